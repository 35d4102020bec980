"""What happens to a meeting as a whole."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlite_utils import Database

from samradapp.domain.meeting import NEXT_STATUS, Adjournment, Status
from samradapp.errors import NotAllowedError
from samradapp.store import journal, meetings, proceedings, rows
from tests.store.builders import Register, full_meeting, meeting_from_template


@pytest.fixture
def planned(db: Database, register: Register) -> int:
    return meeting_from_template(db, register)


def test_going_to_an_item_opens_it_closes_the_last_and_opens_the_meeting(db: Database, planned: int) -> None:
    first, second = meetings.load(db, planned).items[:2]
    proceedings.go_to_item(db, planned, first.id, time(9, 31))
    proceedings.go_to_item(db, planned, second.id, time(9, 40))
    meeting = meetings.load(db, planned)
    assert (meeting.status, meeting.opened, meeting.current_item) == (Status.OPEN, time(9, 31), second.id)
    assert (meeting.item(first.id).opened, meeting.item(first.id).closed) == (time(9, 31), time(9, 40))
    assert (meeting.item(second.id).opened, meeting.item(second.id).closed) == (time(9, 40), None)


def test_going_to_where_the_meeting_is_changes_nothing(db: Database, planned: int) -> None:
    item = meetings.load(db, planned).items[0].id
    proceedings.go_to_item(db, planned, item, time(9, 31))
    before = meetings.load(db, planned)
    proceedings.go_to_item(db, planned, item, time(9, 50))
    assert meetings.load(db, planned) == before


def test_an_item_taken_up_again_keeps_when_it_was_first_opened(db: Database, planned: int) -> None:
    first, second = (item.id for item in meetings.load(db, planned).items[:2])
    for item, minute in ((first, 30), (second, 40), (first, 50), (second, 55)):
        proceedings.go_to_item(db, planned, item, time(9, minute))
    again = meetings.load(db, planned).item(first)
    assert (again.opened, again.closed) == (time(9, 30), time(9, 55))


def test_closing_the_meeting_closes_its_item_and_makes_a_draft(db: Database, planned: int) -> None:
    item = meetings.load(db, planned).items[3].id
    proceedings.go_to_item(db, planned, item, time(9, 31))
    proceedings.close_meeting(db, planned, time(14, 58))
    meeting = meetings.load(db, planned)
    assert (meeting.status, meeting.closed, meeting.current_item) == (Status.DRAFT, time(14, 58), None)
    assert meeting.item(item).closed == time(14, 58)


@pytest.mark.parametrize("status", [status for status in Status if status not in (Status.ADJUSTED, Status.ARCHIVED)])
def test_a_meeting_goes_only_where_it_may(db: Database, register: Register, status: Status) -> None:
    for target in Status:
        meeting = full_meeting(db, register)
        with db.atomic():
            proceedings.save_facts(db, meeting, "Satte status", status=status)
        if target in NEXT_STATUS[status]:
            proceedings.set_status(db, meeting, target)
            assert meetings.load(db, meeting).status is target
        else:
            with pytest.raises(NotAllowedError, match="kan inte få status"):
                proceedings.set_status(db, meeting, target)
            assert meetings.load(db, meeting).status is status


def test_facts_are_saved_by_their_own_names(db: Database, planned: int) -> None:
    proceedings.save_facts(db, planned, "Ändrade dag", day=date(2026, 6, 1), start=time(10), end=None, place="Umeå")
    meeting = meetings.load(db, planned)
    assert (meeting.day, meeting.start, meeting.end, meeting.place) == (date(2026, 6, 1), time(10), None, "Umeå")


def test_adjusters_are_written_where_they_differ(db: Database, meeting: int) -> None:
    before = meetings.load(db, meeting).adjusters
    proceedings.save_adjusters(db, meeting, ("Sigbritt Lavskog", "Ylva Åhedén", "Nils Öberg"))
    after = meetings.load(db, meeting).adjusters
    assert [adjuster.name for adjuster in after] == ["Sigbritt Lavskog", "Ylva Åhedén", "Nils Öberg"]
    assert after[0] == before[0]
    assert after[1].id == before[1].id
    proceedings.save_adjusters(db, meeting, ())
    assert meetings.load(db, meeting).adjusters == ()


def test_a_pause_may_go_on_past_midnight(db: Database, meeting: int) -> None:
    pause = proceedings.save_adjournment(db, meeting, Adjournment(0, time(23, 50), time(0, 10)))
    assert meetings.load(db, meeting).adjournments[-1] == Adjournment(pause, time(23, 50), time(0, 10))


def test_a_pause_ends_after_it_starts(db: Database, meeting: int) -> None:
    for end in (time(9), time(10)):
        with pytest.raises(NotAllowedError, match="Pausen slutar innan den börjar"):
            proceedings.save_adjournment(db, meeting, Adjournment(0, time(10), end))
    pause = proceedings.save_adjournment(db, meeting, Adjournment(0, time(14), time(14, 10)))
    proceedings.save_adjournment(db, meeting, Adjournment(pause, time(14), time(14, 15)))
    assert meetings.load(db, meeting).adjournments[-1] == Adjournment(pause, time(14), time(14, 15))
    proceedings.delete_adjournment(db, meeting, pause)
    assert len(meetings.load(db, meeting).adjournments) == 2


def test_a_deleted_meeting_takes_everything_with_it(db: Database, register: Register, meeting: int) -> None:
    other = full_meeting(db, register)
    kept = meetings.load(db, other)
    proceedings.delete_meeting(db, meeting)
    for table in ("item", "minutes", "decision", "roll_entry", "event", "attendee", "ballot", "tag"):
        assert rows.one(db, f"SELECT count(*) FROM {table} WHERE meeting_id = ?", meeting) == 0
    assert meetings.load(db, other) == replace(kept, proposed_first=1)


def test_sending_the_notice_is_remembered(db: Database, planned: int) -> None:
    proceedings.mark_notice_sent(db, planned)
    assert meetings.load(db, planned).notice_sent
    assert meetings.load(db, planned).first_item == 1


def test_a_meeting_that_is_planned_again_has_not_begun(db: Database, planned: int) -> None:
    first, second = (item.id for item in meetings.load(db, planned).items[:2])
    proceedings.go_to_item(db, planned, first, time(9, 30))
    proceedings.go_to_item(db, planned, second, time(9, 40))
    begun = meetings.load(db, planned)
    proceedings.set_status(db, planned, Status.PLANNED)
    again = meetings.load(db, planned)
    assert (again.current_item, again.opened) == (None, None)
    assert all(item.opened is None and item.closed is None for item in again.items)
    proceedings.go_to_item(db, planned, second, time(13))
    later = meetings.load(db, planned)
    assert (later.status, later.opened, later.item(second).opened) == (Status.OPEN, time(13), time(13))
    journal.undo(db, planned)
    journal.undo(db, planned)
    assert meetings.load(db, planned) == begun


def test_a_meeting_that_is_begun_by_its_status_notes_when_and_keeps_it(db: Database, planned: int) -> None:
    proceedings.set_status(db, planned, Status.OPEN, time(9, 30))
    proceedings.close_meeting(db, planned, time(15))
    proceedings.set_status(db, planned, Status.OPEN, time(15, 5))
    meeting = meetings.load(db, planned)
    assert (meeting.opened, meeting.closed) == (time(9, 30), None)
