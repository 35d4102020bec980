"""The roll call, the event log, and bringing the lists up to the register."""

from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database

from samradapp.domain.people import Holding, Period, Person, Seat, Substitute
from samradapp.domain.rollcall import Entry, EventKind, Mark, Standing
from samradapp.errors import NotAllowedError
from samradapp.store import meetings, rollcalls, rows
from samradapp.store import register as known
from samradapp.store.journal import step, steps
from samradapp.store.roll_update import update_from_register
from tests.store.builders import DAY, Register, meeting_from_template


@pytest.fixture
def planned(db: Database, register: Register) -> int:
    return meeting_from_template(db, register)


def line(db: Database, meeting: int, name: str, group: int = 0) -> Entry:
    loaded = meetings.load(db, meeting)
    person = next(attendee.id for attendee in loaded.attendees if attendee.name == name)
    return next(entry for entry in loaded.groups[group].entries if entry.attendee == person)


def names(db: Database, meeting: int, group: int = 0) -> list[str | None]:
    loaded = meetings.load(db, meeting)
    entries = loaded.groups[group].entries
    return [None if entry.attendee is None else loaded.attendee(entry.attendee).name for entry in entries]


def changes(db: Database) -> list[tuple[str, str]]:
    return db.execute("SELECT name, operation FROM change WHERE step_id = (SELECT max(id) FROM step)").fetchall()


MEMBERS = ["Ylva Åhedén", "Sigbritt Lavskog", "Elis Forsvall", None, "Nils Öberg", "Tove Norrhed"]


def test_a_new_meeting_lists_seats_substitutes_and_groups(db: Database, planned: int) -> None:
    assert names(db, planned) == MEMBERS
    assert names(db, planned, 1) == ["Gunvor Tallbrink", "Folke Ripfjäll"]
    standings = [entry.standing for entry in meetings.load(db, planned).groups[0].entries]
    assert standings == [Standing.MEMBER] * 4 + [Standing.SUBSTITUTE] * 2


def test_the_rest_are_marked_present_in_one_step(db: Database, planned: int) -> None:
    group = meetings.load(db, planned).groups[0]
    rollcalls.mark(db, planned, group.entries[1].id, Mark.ABSENT)
    assert rollcalls.mark_rest_present(db, planned, group.id) == 4
    marks = [entry.mark for entry in meetings.load(db, planned).groups[0].entries]
    present = Mark.PRESENT
    assert marks == [present, Mark.ABSENT, present, Mark.UNMARKED, present, present]


def test_a_guest_is_present_at_once(db: Database, planned: int) -> None:
    group = meetings.load(db, planned).groups[1]
    rollcalls.add_guest(db, planned, group.id, "Hillevi Kvarnmark", party="V", principal="Kvarnås", role="expert")
    entry = line(db, planned, "Hillevi Kvarnmark", 1)
    assert (entry.mark, entry.party, entry.principal, entry.role) == (Mark.PRESENT, "V", "Kvarnås", "expert")


def test_a_guest_whom_the_register_brings_when_the_roll_opens_stands_once_and_is_present(
    db: Database, register: Register, planned: int
) -> None:
    person = Person(known.save_person(db, Person(0, "Alva Berg")), "Alva Berg")
    known.save_substitute(db, register.body, Substitute(0, person, None, "l"))
    group = meetings.load(db, planned).groups[0].id
    added = rollcalls.add_guest(db, planned, group, "Alva Berg", person_id=person.id, opens=True)
    assert names(db, planned) == [*MEMBERS, "Alva Berg"]
    entry = line(db, planned, "Alva Berg")
    assert (entry.id, entry.mark, entry.standing) == (added, Mark.PRESENT, Standing.SUBSTITUTE)


def test_a_line_is_removed_with_the_person_and_her_events(db: Database, planned: int) -> None:
    group = meetings.load(db, planned).groups[1]
    guest = rollcalls.add_guest(db, planned, group.id, "Gäst")
    attendee = line(db, planned, "Gäst", 1).attendee
    rollcalls.add_event(db, planned, EventKind.LEAVES, attendee, None)
    rollcalls.remove_entry(db, planned, guest)
    loaded = meetings.load(db, planned)
    assert attendee not in [person.id for person in loaded.attendees]
    assert loaded.events == ()


def test_a_person_who_has_voted_or_moved_stays_on_the_list(db: Database, meeting: int) -> None:
    before = meetings.load(db, meeting)
    with pytest.raises(NotAllowedError, match="Ylva Åhedén har yrkat, röstat eller reserverat sig"):
        rollcalls.remove_entry(db, meeting, before.groups[0].entries[0].id)
    assert meetings.load(db, meeting) == before
    assert not db.conn.in_transaction


def test_opening_the_roll_takes_the_names_as_they_are_today(db: Database, register: Register, planned: int) -> None:
    known.save_person(db, Person(register.persons["Ylva Åhedén"], "Ylva Åhedén-Berg"))
    assert names(db, planned)[0] == "Ylva Åhedén"
    rollcalls.open_roll(db, planned)
    assert names(db, planned)[0] == "Ylva Åhedén-Berg"
    assert meetings.load(db, planned).roll_opened
    known.save_person(db, Person(register.persons["Ylva Åhedén"], "Ylva Igen"))
    rollcalls.open_roll(db, planned)
    assert names(db, planned)[0] == "Ylva Åhedén-Berg"


def test_an_update_without_news_writes_nothing(db: Database, planned: int) -> None:
    before = rows.one(db, "SELECT count(*) FROM change")
    update_from_register(db, planned)
    assert rows.one(db, "SELECT count(*) FROM change") == before


def test_a_renamed_person_is_one_row_and_keeps_her_mark(db: Database, register: Register, planned: int) -> None:
    rollcalls.mark(db, planned, line(db, planned, "Elis Forsvall").id, Mark.PRESENT)
    known.save_person(db, Person(register.persons["Elis Forsvall"], "Elis Berg", party="m"))
    update_from_register(db, planned)
    assert changes(db) == [("attendee", "update")]
    assert line(db, planned, "Elis Berg").mark is Mark.PRESENT


def test_a_change_of_principal_or_role_is_one_row(db: Database, register: Register, planned: int) -> None:
    seat = known.roster(db, register.body).seats[2]
    known.save_seat(db, register.body, replace(seat, role="vice ordförande", party="m"))
    update_from_register(db, planned)
    assert changes(db) == [("roll_entry", "update")]
    assert (line(db, planned, "Elis Forsvall").role, line(db, planned, "Elis Forsvall").party) == (
        "vice ordförande",
        "m",
    )


def hand_over(db: Database, register: Register, name: str) -> None:
    """Let a new person hold the third seat from the meeting's day."""
    person = Person(known.save_person(db, Person(0, name)), name)
    old = known.roster(db, register.body).seats[2].holdings[0]
    known.save_holding(db, register.seats[2], replace(old, period=Period(date(2023, 1, 1), date(2026, 5, 7))))
    known.save_holding(db, register.seats[2], Holding(0, person, Period(DAY)))


def test_a_new_holder_takes_the_seat_and_the_old_one_leaves_the_list(
    db: Database, register: Register, planned: int
) -> None:
    hand_over(db, register, "Kerstin Ny")
    update_from_register(db, planned)
    assert names(db, planned) == ["Ylva Åhedén", "Sigbritt Lavskog", "Kerstin Ny", *MEMBERS[3:]]
    assert "Elis Forsvall" not in [attendee.name for attendee in meetings.load(db, planned).attendees]


def test_a_new_holder_is_never_present_by_the_old_ones_mark(db: Database, register: Register, planned: int) -> None:
    rollcalls.mark(db, planned, line(db, planned, "Elis Forsvall").id, Mark.PRESENT)
    hand_over(db, register, "Kerstin Ny")
    update_from_register(db, planned)
    assert line(db, planned, "Kerstin Ny").mark is Mark.UNMARKED


def test_the_mark_that_opens_the_roll_is_never_anothers(db: Database, register: Register, planned: int) -> None:
    seat = line(db, planned, "Elis Forsvall").id
    hand_over(db, register, "Kerstin Ny")
    with pytest.raises(NotAllowedError, match="Elis Forsvall står inte längre på den raden"):
        rollcalls.mark(db, planned, seat, Mark.PRESENT, opens=True)
    new = line(db, planned, "Kerstin Ny")
    assert (new.id, new.mark) == (seat, Mark.UNMARKED)
    assert meetings.load(db, planned).roll_opened
    assert steps(db, planned)[-1].label == "Öppnade uppropet"
    rollcalls.mark(db, planned, seat, Mark.PRESENT, opens=True)
    assert line(db, planned, "Kerstin Ny").mark is Mark.PRESENT


def test_the_mark_that_opens_the_roll_is_refused_when_the_line_is_gone(
    db: Database, register: Register, planned: int
) -> None:
    gone = line(db, planned, "Nils Öberg").id
    known.delete_row(db, "substitute", known.roster(db, register.body).substitutes[0].id)
    with pytest.raises(NotAllowedError, match="Nils Öberg står inte längre på den raden"):
        rollcalls.mark(db, planned, gone, Mark.ABSENT, opens=True)
    assert "Nils Öberg" not in names(db, planned)


def test_marking_the_rest_when_it_opens_the_roll_leaves_those_who_come_to_the_list(
    db: Database, register: Register, planned: int
) -> None:
    hand_over(db, register, "Kerstin Ny")
    assert rollcalls.mark_rest_present(db, planned, meetings.load(db, planned).groups[0].id, opens=True) == 4
    assert line(db, planned, "Kerstin Ny").mark is Mark.UNMARKED
    assert line(db, planned, "Tove Norrhed").mark is Mark.PRESENT


def test_a_seat_that_falls_vacant_is_vacant(db: Database, register: Register, planned: int) -> None:
    rollcalls.mark(db, planned, line(db, planned, "Elis Forsvall").id, Mark.PRESENT)
    known.delete_row(db, "holding", register.holdings[2])
    update_from_register(db, planned)
    vacant = meetings.load(db, planned).groups[0].entries[2]
    assert (vacant.attendee, vacant.mark, vacant.standing) == (None, Mark.UNMARKED, Standing.MEMBER)


def test_who_has_voted_stays_known_when_her_seat_goes_to_another(
    db: Database, register: Register, meeting: int
) -> None:
    before = meetings.load(db, meeting)
    known.delete_row(db, "holding", register.holdings[0])
    update_from_register(db, meeting)
    after = meetings.load(db, meeting)
    assert before.attendees[0] in after.attendees
    assert after.items[1].votes == before.items[1].votes


def test_a_new_seat_comes_after_the_seats_and_a_new_substitute_last(
    db: Database, register: Register, planned: int
) -> None:
    known.save_seat(db, register.body, Seat(0, None, "l", ""))
    person = Person(known.save_person(db, Person(0, "Alva Berg")), "Alva Berg")
    known.save_substitute(db, register.body, Substitute(0, person, None, "l"))
    update_from_register(db, planned)
    seats, substitutes = MEMBERS[:4], MEMBERS[4:]
    assert names(db, planned) == [*seats, None, *substitutes, "Alva Berg"]


def test_who_comes_twice_on_a_list_is_one_human_being(db: Database, register: Register, planned: int) -> None:
    hand_over(db, register, "Kerstin Ny")
    person = next(person for person in known.persons(db) if person.name == "Kerstin Ny")
    known.save_substitute(db, register.body, Substitute(0, person, None, "c"))
    update_from_register(db, planned)
    assert [attendee.name for attendee in meetings.load(db, planned).attendees].count("Kerstin Ny") == 1
    assert names(db, planned).count("Kerstin Ny") == 2


def test_one_of_two_lines_of_a_person_can_be_removed(db: Database, meeting: int) -> None:
    first, second = meetings.load(db, meeting).groups
    with step(db, meeting, "Samma person i båda grupperna"):
        rows.update(db, "roll_entry", second.entries[0].id, attendee_id=first.entries[0].attendee)
    rollcalls.remove_entry(db, meeting, second.entries[0].id)
    assert meetings.load(db, meeting).groups[1].entries == ()


def test_guests_stay(db: Database, planned: int) -> None:
    for group in meetings.load(db, planned).groups:
        rollcalls.add_guest(db, planned, group.id, f"Gäst i {group.name}")
    update_from_register(db, planned)
    assert names(db, planned) == [*MEMBERS, "Gäst i Samråd hälsa och omsorg"]
    assert names(db, planned, 1)[-1] == "Gäst i Tjänstepersoner"


def test_who_left_the_register_leaves_the_list_unless_marked_or_in_the_log(
    db: Database, register: Register, planned: int
) -> None:
    rollcalls.mark(db, planned, line(db, planned, "Nils Öberg").id, Mark.EXCUSED)
    rollcalls.add_event(db, planned, EventKind.ARRIVES, line(db, planned, "Folke Ripfjäll", 1).attendee, None)
    for table in ("substitute", "group_member"):
        for row in rows.select(db, f"SELECT id FROM {table}"):
            known.delete_row(db, table, row["id"])
    update_from_register(db, planned)
    assert names(db, planned) == [*MEMBERS[:4], "Nils Öberg"]
    assert names(db, planned, 1) == ["Folke Ripfjäll"]
    left = [attendee.name for attendee in meetings.load(db, planned).attendees]
    assert "Tove Norrhed" not in left
    assert "Gunvor Tallbrink" not in left


def test_a_group_that_is_gone_from_the_register_is_left_as_it_is(
    db: Database, register: Register, planned: int
) -> None:
    before = names(db, planned, 1)
    known.delete_row(db, "people_group", register.officials)
    update_from_register(db, planned)
    assert names(db, planned, 1) == before


def test_people_of_a_meeting_file_are_found_again_by_name(db: Database, register: Register, planned: int) -> None:
    with step(db, planned, "Som ur en fil"):
        db.execute("UPDATE attendee SET person_id = NULL")
        db.execute("UPDATE roll_entry SET register_seat = NULL")
    rollcalls.mark(db, planned, line(db, planned, "Elis Forsvall").id, Mark.PRESENT)
    update_from_register(db, planned)
    assert sorted(str(name) for name in names(db, planned)) == sorted(str(name) for name in MEMBERS)
    assert line(db, planned, "Elis Forsvall").mark is Mark.PRESENT
    assert names(db, planned, 1) == ["Gunvor Tallbrink", "Folke Ripfjäll"]
