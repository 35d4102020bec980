"""Findings left as they are: no content of the meeting, so neither lock nor undo touches them."""

from sqlite_utils import Database

from samradapp.domain.meeting import Status
from samradapp.store import items, journal, meetings, proceedings, set_aside
from tests.store.builders import Register, meeting_from_template


def test_a_finding_stays_left_until_it_is_taken_up_again(db: Database) -> None:
    set_aside.add(db, "uuid-1", "R36 facts")
    set_aside.add(db, "uuid-1", "R36 facts")
    set_aside.add(db, "uuid-2", "R13 text")
    assert set_aside.all_of(db, "uuid-1") == {"R36 facts"}
    set_aside.take_back(db, "uuid-1", "R36 facts")
    assert set_aside.all_of(db, "uuid-1") == frozenset()
    assert set_aside.all_of(db, "uuid-2") == {"R13 text"}


def test_a_lock_does_not_hold_it_and_undo_leaves_it(db: Database, register: Register) -> None:
    meeting = meeting_from_template(db, register)
    uuid = meetings.load(db, meeting).uuid
    for status in (Status.OPEN, Status.DRAFT, Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(db, meeting, status)
    set_aside.add(db, uuid, "R36 facts")
    assert set_aside.all_of(db, uuid) == {"R36 facts"}
    proceedings.reopen(db, meeting, "Maj Österdahl", "Ett namn var fel")
    items.save_title(db, meeting, meetings.load(db, meeting).items[0].id, "Ny rubrik")
    undone = journal.undo(db, meeting)
    assert undone is not None
    assert "rubrik" in undone.label.lower()
    assert set_aside.all_of(db, uuid) == {"R36 facts"}
