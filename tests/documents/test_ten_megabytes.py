"""A text of ten million signs in one item, through the database, Word and the meeting file."""

from datetime import date
from pathlib import Path

import pytest

from samradapp import paths
from samradapp.documents import meeting_file
from samradapp.documents.meeting_file_reader import read
from samradapp.documents.protocol_docx import write_protocol
from samradapp.domain import assembly
from samradapp.domain.meeting import Item, Meeting, Part
from samradapp.domain.people import Body
from samradapp.domain.text import Text, bullet, normalize, paragraph, plain
from samradapp.store import items, meetings, register
from samradapp.store.database import open_in_memory
from samradapp.store.meeting_writer import insert_meeting
from tests.documents.docx_reader import read_blocks, read_document

_LINE = "Fjällnära vård på lika villkor – 1\u00a0340 personer, 😀 och é. "
TEXTS = {
    "in many blocks": normalize(
        bullet(_LINE * 8) if index % 5 == 0 else paragraph(_LINE * 12) for index in range(10_000_000 // 700)
    ),
    "in one paragraph": normalize([paragraph(_LINE * (10_000_000 // len(_LINE)))]),
}


@pytest.fixture(params=TEXTS.values(), ids=TEXTS)
def text(request: pytest.FixtureRequest) -> Text:
    return request.param


def _meeting() -> Meeting:
    body = Body(1, "Samråd", has_seats=False)
    item = Item(2, "0f0e0d0c-0b0a-4908-8706-050403020100", "Allt som sades")
    uuid = "00010203-0405-4607-8809-0a0b0c0d0e0f"
    return Meeting(1, uuid, body, 1, 2026, date(2026, 5, 8), parts=(Part(1, body, items=(item,)),))


def test_the_database_gives_back_ten_megabytes(text: Text) -> None:
    assert len(plain(text)) > 9_000_000
    db = open_in_memory()
    known = register.ensure_body(db, "Samråd", has_seats=False)
    part = Part(1, known, items=_meeting().parts[0].items)
    meeting = insert_meeting(db, Meeting(0, "", known, 1, 2026, date(2026, 5, 8), parts=(part,)), {}, "Prov")
    item = meetings.load(db, meeting).items[0].id
    items.save_minutes(db, item, text)
    assert items.minutes(db, item) == text
    db.close()


def test_word_gives_back_ten_megabytes(text: Text, tmp_path: Path) -> None:
    meeting = _meeting()
    target = tmp_path / "protokoll.docx"
    write_protocol(assembly.protocol(meeting, {2: text}), paths.resource("word/protokoll-samrad.docx"), target)
    bookmark = assembly.bookmark(meeting.items[0].uuid)
    assert read_blocks(read_document(target), bookmark) == text


def test_the_meeting_file_gives_back_ten_megabytes(text: Text) -> None:
    filed = read(meeting_file.write(_meeting(), {2: text}), "mote.json")
    assert list(filed.texts.values()) == [text]
