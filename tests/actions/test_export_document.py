"""Writing documents: remembered with what they were made from, and never over what somebody has changed."""

import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from samradapp.actions.demo import make_demo_meeting
from samradapp.actions.export_document import (
    ChangedByHandError,
    export_document,
    file_name,
    printed_texts,
    write_document,
)
from samradapp.actions.import_meeting import import_meeting
from samradapp.domain.document import DocumentKind
from samradapp.domain.meeting import Meeting
from samradapp.domain.people import Body
from samradapp.domain.text import plain
from samradapp.errors import FileError
from samradapp.store import Database, exports, items, meetings
from tests.actions.conftest import Saved
from tests.documents.docx_reader import read_document
from tests.documents.test_meeting_file_refusals import a_file

NOW = datetime(2026, 5, 8, 15, 30, tzinfo=UTC)


@pytest.fixture
def meeting_id(db: Database, saved: Saved) -> int:
    return import_meeting(db, saved(a_file())).meeting_id


def _export(
    db: Database,
    meeting_id: int,
    target: Path,
    kind: DocumentKind = DocumentKind.PROTOCOL,
    *,
    overwrite: bool = False,
) -> str:
    return export_document(db, meeting_id, kind, target, NOW, overwrite=overwrite).sha256


def test_an_export_is_remembered_with_its_hash_and_the_meeting_file_it_was_made_from(
    db: Database, meeting_id: int, tmp_path: Path
) -> None:
    target = tmp_path / "protokoll.docx"
    _export(db, meeting_id, target)
    export = exports.last_exports(db, meeting_id)["protocol"]
    assert export.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    assert (export.path, export.at) == (target, "2026-05-08T15:30:00+00:00")
    source = exports.kept(db, export.source)
    assert source is not None
    assert json.loads(source)["parts"][0]["items"][0]["title"] == "Upprop"


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (DocumentKind.PROTOCOL, "Protokoll Samrådet"),
        (DocumentKind.NOTICE, "Kallelse till Samrådet"),
        (DocumentKind.ATTENDANCE, "Närvarolista Samrådet"),
    ],
)
def test_each_kind_is_a_word_file_that_says_what_it_is(
    db: Database, meeting_id: int, tmp_path: Path, kind: DocumentKind, title: str
) -> None:
    target = tmp_path / "fil.docx"
    _export(db, meeting_id, target, kind)
    assert read_document(target).title == title


def test_the_meeting_file_is_the_meeting(db: Database, meeting_id: int, tmp_path: Path) -> None:
    target = tmp_path / "ut.json"
    _export(db, meeting_id, target, DocumentKind.MEETING)
    assert import_meeting(db, target).duplicate


def test_a_file_the_program_wrote_is_written_again(db: Database, meeting_id: int, tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    first = _export(db, meeting_id, target)
    items.save_title(db, meeting_id, meetings.load(db, meeting_id).items[0].id, "Ny rubrik")
    assert _export(db, meeting_id, target) != first


@pytest.mark.parametrize("how", ["changed since", "never written by the program"])
def test_what_somebody_has_changed_is_not_written_over_unasked(
    db: Database, meeting_id: int, tmp_path: Path, how: str
) -> None:
    target = tmp_path / "protokoll.docx"
    if how == "changed since":
        _export(db, meeting_id, target)
    target.write_bytes(b"mina egna ord")
    with pytest.raises(ChangedByHandError, match=r"protokoll\.docx"):
        _export(db, meeting_id, target)
    assert target.read_bytes() == b"mina egna ord"
    _export(db, meeting_id, target, overwrite=True)
    assert read_document(target).title == "Protokoll Samrådet"
    _export(db, meeting_id, target)


def test_a_file_that_was_removed_is_written_again(db: Database, meeting_id: int, tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    _export(db, meeting_id, target)
    target.unlink()
    _export(db, meeting_id, target)
    assert target.exists()


def test_a_file_open_in_word_stays_whole_and_nothing_is_remembered(
    db: Database, meeting_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "protokoll.docx"
    _export(db, meeting_id, target)
    before = target.read_bytes(), exports.last_export_to(db, target)

    def refuse(*_: object) -> None:
        raise PermissionError

    items.save_title(db, meeting_id, meetings.load(db, meeting_id).items[0].id, "Ny rubrik")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError, match=r"öppen i ett annat program\. Stäng den i Word"):
        _export(db, meeting_id, target)
    assert (target.read_bytes(), exports.last_export_to(db, target)) == before
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_missing_folder_is_said_by_name(db: Database, meeting_id: int, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="borta finns inte"):
        _export(db, meeting_id, tmp_path / "borta" / "protokoll.docx")
    assert exports.last_exports(db, meeting_id) == {}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (f"{'å' * 130}.docx", "Filnamnet är för långt. Välj ett kortare."),
        ("mapp.docx", "mapp.docx är en mapp. Välj ett annat filnamn."),
    ],
)
def test_a_place_no_file_can_have_is_said_in_words_of_saving(
    db: Database, meeting_id: int, tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "mapp.docx").mkdir()
    with pytest.raises(FileError) as caught:
        _export(db, meeting_id, tmp_path / name)
    assert str(caught.value) == sentence
    assert exports.last_exports(db, meeting_id) == {}


def test_writing_alone_remembers_nothing(db: Database, meeting_id: int, tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    write_document(db, meeting_id, DocumentKind.PROTOCOL, target, NOW)
    assert target.exists()
    assert exports.last_exports(db, meeting_id) == {}


@pytest.mark.parametrize(
    ("name", "short", "expected"),
    [
        ("Samråd hälsa, vård och omsorg", "", "protokoll-samrad-2024-05-03.docx"),
        ("Kommunstyrelsen", "KS", "protokoll-ks-2024-05-03.docx"),
        ("Övernämnden", "", "protokoll-overnamnden-2024-05-03.docx"),
        ("Råd/et: *?", "", "protokoll-radet-2024-05-03.docx"),
        ("Лосось", "", "protokoll-mote-2024-05-03.docx"),
    ],
)
def test_a_proposed_name_is_of_plain_letters(name: str, short: str, expected: str) -> None:
    meeting = Meeting(1, "m", Body(1, name, short), 2, 2024, date(2024, 5, 3))
    assert file_name(meeting, DocumentKind.PROTOCOL) == expected


def test_each_kind_has_a_name_of_its_own() -> None:
    meeting = Meeting(1, "m", Body(1, "Samrådet"), 2, 2024, date(2024, 5, 3))
    assert [file_name(meeting, kind) for kind in DocumentKind] == [
        "protokoll-samradet-2024-05-03.docx",
        "kallelse-samradet-2024-05-03.docx",
        "narvarolista-samradet-2024-05-03.docx",
        "mote-samradet-2024-05-03.json",
    ]


def test_printed_texts_have_the_generated_ones_filled_in(db: Database, saved: Saved) -> None:
    data = a_file()
    data["parts"][0]["items"].append({"title": "Sammanfattning", "generated": "decisions"})
    meeting = meetings.load(db, import_meeting(db, saved(data)).meeting_id)
    texts = printed_texts(db, meeting)
    assert [plain(texts[item.id]) for item in meeting.items] == ["Alla var där.", "Ärende 1: Beslutat."]


def test_another_meetings_document_of_the_same_name_is_not_overwritten(db: Database, tmp_path: Path) -> None:
    first, second = make_demo_meeting(db), make_demo_meeting(db)
    target = tmp_path / "protokoll.docx"
    export_document(db, first, DocumentKind.PROTOCOL, target, NOW)
    kept = target.read_bytes()
    with pytest.raises(ChangedByHandError, match="ett annat mötes dokument"):
        export_document(db, second, DocumentKind.PROTOCOL, target, NOW)
    assert target.read_bytes() == kept
