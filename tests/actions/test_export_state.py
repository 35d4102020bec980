"""Whether an exported document still reads as the meeting does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from samradapp.actions.demo import make_demo_meeting
from samradapp.actions.export_document import export_document, export_pieces
from samradapp.actions.export_state import changed_since
from samradapp.domain.document import DocumentKind
from samradapp.domain.meeting import Status
from samradapp.domain.text import paragraph
from samradapp.store import Database, exports, items, meetings, proceedings, register

NOW = datetime(2026, 5, 8, 15, 30, tzinfo=UTC)


@pytest.fixture
def exported(db: Database, tmp_path: Path) -> int:
    """A meeting whose every document has been exported."""
    meeting = make_demo_meeting(db)
    for kind in DocumentKind:
        export_document(db, meeting, kind, tmp_path / f"{kind}.fil", NOW)
    return meeting


def changed(db: Database, meeting: int) -> set[str]:
    return set(changed_since(db, meetings.load(db, meeting), exports.last_exports(db, meeting)))


def test_nothing_has_changed_just_after(db: Database, exported: int) -> None:
    assert changed(db, exported) == set()


def test_a_text_changes_the_protocol_and_the_meeting_file_alone(db: Database, exported: int) -> None:
    item = meetings.load(db, exported).items[1].id
    items.save_minutes(db, item, (paragraph("Nya ord."),))
    assert changed(db, exported) == {"protocol", "meeting"}


def test_a_title_changes_the_notice_too(db: Database, exported: int) -> None:
    items.save_title(db, exported, meetings.load(db, exported).items[1].id, "Ny rubrik")
    assert changed(db, exported) == {"protocol", "notice", "meeting"}


def test_who_has_it_for_adjusting_is_not_printed_but_that_it_is_adjusted_is(db: Database, exported: int) -> None:
    proceedings.set_status(db, exported, Status.WITH_ADJUSTERS)
    assert changed(db, exported) == {"meeting"}
    proceedings.set_status(db, exported, Status.ADJUSTED)  # "utkast" is gone from the head of each page
    assert "protocol" in changed(db, exported)


def test_what_is_changed_back_is_no_change(db: Database, exported: int) -> None:
    item = meetings.load(db, exported).items[1]
    items.save_title(db, exported, item.id, "Ny rubrik")
    items.save_title(db, exported, item.id, item.title)
    assert changed(db, exported) == set()


def test_an_export_in_pieces_that_is_closed_early_writes_nothing(db: Database, tmp_path: Path) -> None:
    meeting, target = make_demo_meeting(db), tmp_path / "protokoll.docx"
    pieces = export_pieces(db, meeting, DocumentKind.PROTOCOL, target, NOW)
    assert next(pieces) == (0, 11)
    assert next(pieces) == (1, 11)
    pieces.close()
    assert list(tmp_path.glob("protokoll*")) == []
    assert exports.last_exports(db, meeting) == {}


def test_an_export_in_pieces_is_of_the_moment_it_began(db: Database, tmp_path: Path) -> None:
    meeting, first, second = make_demo_meeting(db), tmp_path / "a.docx", tmp_path / "b.docx"
    export_document(db, meeting, DocumentKind.PROTOCOL, first, NOW)
    pieces = export_pieces(db, meeting, DocumentKind.PROTOCOL, second, NOW)
    next(pieces)
    items.save_title(db, meeting, meetings.load(db, meeting).items[0].id, "För sent")
    for _ in pieces:
        pass
    assert second.read_bytes() == first.read_bytes()
    assert changed(db, meeting) == {"protocol"}


def test_a_next_meeting_that_is_moved_in_the_calendar_changes_the_protocol_that_tells_it(
    db: Database, exported: int
) -> None:
    body = meetings.load(db, exported).body
    entry = next(known for known in register.calendar(db, body.id) if known.is_meeting and known.day > NOW.date())
    register.save_calendar_entry(db, body.id, replace(entry, day=entry.day + timedelta(days=7)))
    assert changed(db, exported) == {"protocol"}
    register.save_calendar_entry(db, body.id, entry)
    assert changed(db, exported) == set()


def test_how_the_body_writes_its_numbers_changes_every_paper(db: Database, exported: int) -> None:
    register.save_body(db, replace(meetings.load(db, exported).body, number_form="SVO § {n}"))
    assert changed(db, exported) == {"protocol", "notice", "attendance"}


def test_an_export_of_an_older_program_is_compared_by_its_meeting_file_alone(db: Database, exported: int) -> None:
    db.execute("UPDATE export SET beside = NULL")
    register.save_body(db, replace(meetings.load(db, exported).body, number_form="SVO § {n}"))
    assert changed(db, exported) == set()
