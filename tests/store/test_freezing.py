"""What an adjusted protocol keeps, whatever is changed around it afterwards."""

from dataclasses import replace
from datetime import date, time

import pytest
import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from samradapp.domain.generated import generated_text
from samradapp.domain.meeting import Generated, Status, numbers
from samradapp.domain.people import CalendarEntry
from samradapp.domain.rollcall import EventKind
from samradapp.store import items, journal, meetings, proceedings, register, rollcalls, rows
from samradapp.store.templates import NewMeeting, new_meeting
from tests.store.builders import DAY, Register


@pytest.fixture
def planned(db: Database, register: Register) -> int:
    return new_meeting(db, NewMeeting(register.body, register.template, DAY))


def adjust(db: Database, meeting: int) -> None:
    for status in (Status.OPEN, Status.DRAFT, Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(db, meeting, status)


def next_meeting_item(db: Database, meeting: int) -> int:
    return next(i.id for i in meetings.load(db, meeting).items if i.generated is Generated.NEXT_MEETING)


def test_a_text_that_wrote_itself_stays_as_it_was_that_day(db: Database, register: Register, planned: int) -> None:
    entry = CalendarEntry(0, date(2026, 10, 9), time(9, 30), None, "Teams")
    entry_id = register_entry(db, register.body, entry)
    item = next_meeting_item(db, planned)
    adjust(db, planned)
    written = items.minutes(db, item)
    assert "9\u00a0oktober 2026" in written[0].text
    register_delete(db, entry_id)
    assert items.minutes(db, item) == written
    assert not meetings.load(db, planned).item(item).writes_itself


def test_a_withdrawn_item_is_not_written_down_and_writes_itself_again_when_it_is_put_back(
    db: Database, planned: int
) -> None:
    item = next_meeting_item(db, planned)
    items.withdraw(db, planned, item, withdrawn=True)
    adjust(db, planned)
    assert items.minutes(db, item) == ()
    proceedings.reopen(db, planned, "Maj", "det utgick inte")
    items.withdraw(db, planned, item, withdrawn=False)
    assert meetings.load(db, planned).item(item).writes_itself


def register_entry(db: Database, body: int, entry: CalendarEntry) -> int:
    return register.save_calendar_entry(db, body, entry)


def register_delete(db: Database, entry: int) -> None:
    register.delete_row(db, "calendar_entry", entry)


def test_a_body_that_is_renamed_later_keeps_its_name_in_what_was_adjusted(db: Database, planned: int) -> None:
    before = meetings.load(db, planned).body
    adjust(db, planned)
    register.save_body(db, replace(before, name="Nya namnet", number_form="§ {n}"))
    assert meetings.load(db, planned).body == before
    proceedings.reopen(db, planned, "Maj", "nytt namn")
    assert meetings.load(db, planned).body.name == "Nya namnet"


def test_a_protocol_adjusted_again_keeps_the_settings_of_that_day_in_the_same_rows(db: Database, planned: int) -> None:
    first = meetings.load(db, planned).body
    adjust(db, planned)
    kept = db.execute("SELECT id FROM meeting_body WHERE meeting_id = ?", [planned]).fetchall()
    register.save_body(db, replace(first, number_form="§ {n}"))
    proceedings.reopen(db, planned, "Maj", "ny form")
    proceedings.set_status(db, planned, Status.WITH_ADJUSTERS)
    proceedings.set_status(db, planned, Status.ADJUSTED)
    register.save_body(db, replace(first, number_form="nr {n}"))
    assert meetings.load(db, planned).body.number_form == "§ {n}"
    assert db.execute("SELECT id FROM meeting_body WHERE meeting_id = ?", [planned]).fetchall() == kept


def test_the_numbers_no_longer_follow_an_earlier_meeting(db: Database, register: Register, planned: int) -> None:
    later = new_meeting(db, NewMeeting(register.body, register.template, date(2026, 9, 1)))
    before = numbers(meetings.load(db, later))
    adjust(db, later)
    items.add(db, planned, meetings.load(db, planned).parts[0].id, "Ett till")
    assert numbers(meetings.load(db, later)) == before


def test_an_item_adjusted_at_once_keeps_its_text_and_its_recusals(db: Database, planned: int) -> None:
    item = next_meeting_item(db, planned)
    who = meetings.load(db, planned).attendees[0].id
    event = rollcalls.add_event(db, planned, EventKind.RECUSED, who, item)
    items.adjust_now(db, planned, item, DAY)
    assert meetings.load(db, planned).item(item).own_text
    with pytest.raises(driver.IntegrityError, match="locked"):
        rollcalls.delete_event(db, planned, event)
    with pytest.raises(driver.IntegrityError, match="locked"):
        rollcalls.add_event(db, planned, EventKind.RECUSED, who, item)
    rollcalls.add_event(db, planned, EventKind.LEAVES, who, item)
    assert len(meetings.load(db, planned).events) == 2


def test_the_order_of_call_follows_the_register_until_the_roll_is_opened(
    db: Database, register: Register, planned: int
) -> None:
    group = meetings.load(db, planned).groups[0]
    before = [entry.id for entry in group.entries if entry.standing == "substitute"]
    substitutes = register_substitutes(db, register.body)
    register_move(db, substitutes[-1], substitutes[0])
    rollcalls.open_roll(db, planned)
    after = [entry.id for entry in meetings.load(db, planned).groups[0].entries if entry.standing == "substitute"]
    assert after == [before[-1], *before[:-1]]
    steps = rows.one(db, "SELECT count(*) FROM change")
    rollcalls.open_roll(db, planned)
    assert rows.one(db, "SELECT count(*) FROM change") == steps


def register_substitutes(db: Database, body: int) -> list[int]:
    return [substitute.id for substitute in register.roster(db, body).substitutes]


def register_move(db: Database, key: int, before: int) -> None:
    register.move_row(db, "substitute", key, before)


def test_undo_takes_an_item_adjusted_at_once_no_further(db: Database, planned: int) -> None:
    item = meetings.load(db, planned).items[0].id
    items.adjust_now(db, planned, item, DAY)
    with pytest.raises(driver.IntegrityError, match="locked"):
        journal.undo(db, planned)
    assert generated_text(meetings.load(db, planned), meetings.load(db, planned).item(item), {}) == ()
