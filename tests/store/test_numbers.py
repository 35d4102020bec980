"""An item's number follows the body's previous meeting until the notice is sent or the roll is opened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlite_utils import Database

from samradapp.domain.meeting import Status, numbers
from samradapp.store import items, meeting_list, meetings, proceedings, rollcalls
from samradapp.store import register as known
from tests.store.builders import DAY, Register, meeting_from_template


@pytest.fixture
def first(db: Database, register: Register) -> int:
    """The year's first meeting: items 1–5."""
    return meeting_from_template(db, register, date(2026, 2, 6))


@pytest.fixture
def second(db: Database, register: Register, first: int) -> int:
    return meeting_from_template(db, register, DAY)


def numbered(db: Database, meeting: int) -> list[int]:
    return list(numbers(meetings.load(db, meeting)).values())


def test_meetings_are_numbered_through_the_year(db: Database, register: Register, first: int, second: int) -> None:
    other_year = meeting_from_template(db, register, date(2027, 1, 15))
    assert [meetings.load(db, meeting).label for meeting in (first, second, other_year)] == [
        "1-2026",
        "2-2026",
        "1-2027",
    ]
    assert numbered(db, other_year)[0] == 1


def test_items_follow_the_previous_meeting(db: Database, first: int, second: int) -> None:
    assert numbered(db, first) == [1, 2, 3, 4, 5]
    assert numbered(db, second) == [6, 7, 8, 9, 10]
    items.add(db, first, meetings.load(db, first).parts[0].id, "Extra")
    assert numbered(db, second)[0] == 7


def test_a_withdrawn_item_keeps_its_number(db: Database, first: int, second: int) -> None:
    items.withdraw(db, first, meetings.load(db, first).items[4].id, withdrawn=True)
    assert numbered(db, first) == [1, 2, 3, 4, 5]
    assert numbered(db, second)[0] == 6


def test_a_number_set_by_hand_is_counted_on_from(db: Database, first: int, second: int) -> None:
    items.save_number(db, first, meetings.load(db, first).items[1].id, 10)
    assert numbered(db, first) == [1, 10, 11, 12, 13]
    assert numbered(db, second)[0] == 14
    items.save_number(db, first, meetings.load(db, first).items[1].id, None)
    assert numbered(db, second)[0] == 6


def test_a_first_number_set_by_hand_is_followed(db: Database, first: int, second: int) -> None:
    proceedings.save_facts(db, first, "Ändrade första numret", first_item=15)
    assert numbered(db, first)[0] == 15
    assert numbered(db, second)[0] == 20


@pytest.mark.parametrize("fix", [proceedings.mark_notice_sent, rollcalls.open_roll])
def test_the_numbers_stand_when_the_notice_is_sent_or_the_roll_opens(
    db: Database, first: int, second: int, fix: object
) -> None:
    fix(db, second)
    items.delete(db, first, meetings.load(db, first).items[0].id)
    assert numbered(db, second)[0] == 6
    assert meetings.load(db, second).proposed_first == 5


def test_a_cancelled_meeting_uses_up_no_numbers(db: Database, first: int, second: int) -> None:
    proceedings.set_status(db, first, Status.CANCELLED)
    assert numbered(db, second)[0] == 1


def test_a_body_whose_numbers_start_over_begins_at_one(
    db: Database, register: Register, first: int, second: int
) -> None:
    known.save_body(db, replace(known.body(db, register.body), numbers_start_over=True))
    assert numbered(db, second)[0] == 1


def test_another_bodys_part_is_numbered_by_the_meetings_own(db: Database, register: Register, second: int) -> None:
    assert [part.body.id for part in meetings.load(db, second).parts] == [register.body, register.other_body]
    assert numbered(db, second) == [6, 7, 8, 9, 10]


def test_the_list_shows_the_latest_day_first(db: Database, register: Register, first: int, second: int) -> None:
    earlier = meeting_from_template(db, register, DAY - timedelta(days=300))
    found = meeting_list.list_meetings(db)
    assert [line.id for line in found] == [second, first, earlier]
    assert (found[0].label, found[0].items, found[0].decisions, found[0].current) == ("2-2026", 5, 0, "")
    assert (found[0].body, found[0].short_name, found[0].status) == (
        "Samråd hälsa och omsorg",
        "samrad",
        Status.PLANNED,
    )


def test_a_planned_meeting_moved_over_new_year_gets_that_years_number(db: Database, register: Register) -> None:
    meeting = meeting_from_template(db, register, date(2026, 11, 20))
    proceedings.save_facts(db, meeting, "Ändrade dag", day=date(2027, 1, 8))
    assert meetings.load(db, meeting).label == "1-2027"
    proceedings.set_status(db, meeting, Status.OPEN)
    proceedings.save_facts(db, meeting, "Ändrade dag", day=date(2028, 1, 8))
    assert meetings.load(db, meeting).label == "1-2027"
