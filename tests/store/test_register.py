"""The register and what it refuses."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlite_utils import Database

from samradapp.domain.people import (
    Body,
    CalendarEntry,
    Group,
    GroupMember,
    Holding,
    NameOrder,
    Period,
    Person,
    Principal,
    QuorumRule,
    Seat,
    ServiceRules,
    Substitute,
    Tense,
)
from samradapp.domain.template import AgendaTemplate
from samradapp.errors import NotAllowedError
from samradapp.store import register, rows, templates
from tests.store.builders import Register, made_up_register, meeting_from_template, whole_file


@pytest.fixture
def made(db: Database) -> Register:
    return made_up_register(db)


FULL = Body(
    0, "Nämnden", "KS", "Kommunstyrelsen", "§ {n}", "paragraf", True, Tense.PRESENT, True, QuorumRule.NUMBER, 7, True,
    ServiceRules(False, False, False, False, False, False), True, NameOrder.FAMILY_NAME, False, True,
    {"decision": "Beslutsärende", "matter": "Ärende"},
)  # fmt: skip


def test_a_body_comes_back_with_all_its_choices(db: Database, made: Register) -> None:
    body_id = register.save_body(db, FULL)
    assert register.body(db, body_id) == replace(FULL, id=body_id)
    changed = replace(FULL, id=body_id, tense=Tense.PAST, kind_labels={"matter": "Övrigt"})
    assert register.save_body(db, changed) == body_id
    assert register.body(db, body_id) == changed


def test_saving_a_body_unchanged_keeps_its_rows(db: Database, made: Register) -> None:
    before = db.execute("SELECT * FROM kind_label").fetchall()
    register.save_body(db, register.body(db, made.body))
    assert db.execute("SELECT * FROM kind_label").fetchall() == before


def test_a_body_is_found_by_either_of_its_names(db: Database, made: Register) -> None:
    assert register.body_named(db, "samrad").id == made.body
    assert register.body_named(db, "Systemledningen").id == made.other_body
    assert register.body_named(db, "Okänt") is None
    assert register.ensure_body(db, "samrad", has_seats=True).id == made.body
    assert not register.ensure_body(db, "Nytt organ", has_seats=False).has_seats


def refused(db: Database, sentence: str) -> object:
    return pytest.raises(NotAllowedError, match=sentence)


def test_two_bodies_never_share_a_name(db: Database, made: Register) -> None:
    with refused(db, "redan ett organ som heter Systemledningen"):
        register.save_body(db, Body(0, "Systemledningen"))
    with refused(db, "redan ett organ"):
        register.save_body(db, replace(register.body(db, made.body), name="Systemledningen"))


def test_a_body_that_is_gone_is_said_to_be(db: Database, made: Register) -> None:
    with refused(db, "Organet finns inte kvar"):
        register.body(db, 4711)


def test_a_body_with_meetings_stays(db: Database, made: Register) -> None:
    meeting_from_template(db, made)
    for body in (made.body, made.other_body):
        with refused(db, "Organet har möten"):
            register.delete_body(db, body)


def test_a_body_without_meetings_goes_with_all_it_has(db: Database, made: Register) -> None:
    register.delete_body(db, made.body)
    assert [body.id for body in register.bodies(db)] == [made.other_body]
    assert rows.one(db, "SELECT count(*) FROM seat") == 0
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_principal_with_seats_stays(db: Database, made: Register) -> None:
    principal = register.principals(db)[0]
    with refused(db, "Huvudmannen har platser"):
        register.delete_principal(db, principal.id)
    lonely = register.save_principal(db, Principal(0, "Hällsjö kommun"))
    register.save_principal(db, Principal(lonely, "Hällsjö stad"))
    assert register.principals(db)[-1].name == "Hällsjö stad"
    register.delete_principal(db, lonely)
    assert lonely not in [found.id for found in register.principals(db)]


def test_two_principals_never_share_a_name(db: Database, made: Register) -> None:
    with refused(db, "redan en huvudman som heter Granfors kommun"):
        register.save_principal(db, Principal(0, "Granfors kommun"))
    other = register.ensure_principal(db, "Tallviks kommun")
    with refused(db, "redan en huvudman"):
        register.save_principal(db, Principal(other, "Granfors kommun"))


def test_a_person_with_tasks_stays(db: Database, made: Register) -> None:
    for name in ("Ylva Åhedén", "Nils Öberg", "Gunvor Tallbrink"):
        with refused(db, "Personen har uppdrag i registret"):
            register.delete_person(db, made.persons[name])


def test_a_person_comes_back_with_everything(db: Database, made: Register) -> None:
    person = Person(0, "Åsa Ek", "chef", "Regionen", "s", "asa@example.se")
    key = register.save_person(db, person)
    assert register.persons(db)[-1] == replace(person, id=key)
    register.save_person(db, Person(key, "Åsa Ask"))
    assert register.persons(db)[-1] == Person(key, "Åsa Ask")


@pytest.mark.parametrize(
    ("start", "end", "allowed"),
    [
        (None, None, False),
        (date(2026, 12, 31), None, False),
        (None, date(2023, 1, 1), False),
        (date(2024, 1, 1), date(2024, 2, 1), False),
        (date(2020, 1, 1), date(2030, 1, 1), False),
        (date(2027, 1, 1), None, True),
        (None, date(2022, 12, 31), True),
    ],
)
def test_two_people_never_hold_a_seat_at_once(
    db: Database, made: Register, start: date | None, end: date | None, allowed: bool
) -> None:
    person = Person(made.persons["Nils Öberg"], "Nils Öberg")
    holding = Holding(0, person, Period(start, end))
    if allowed:
        register.save_holding(db, made.seats[0], holding)
        return
    with refused(db, "Ylva Åhedén har redan platsen under en del av perioden"):
        register.save_holding(db, made.seats[0], holding)


def test_a_period_ends_after_it_starts(db: Database, made: Register) -> None:
    holding = register.roster(db, made.body).seats[0].holdings[0]
    with refused(db, "Periodens slut ligger före dess början"):
        register.save_holding(db, made.seats[0], replace(holding, period=Period(date(2026, 2, 1), date(2026, 1, 1))))


def test_a_holding_may_change_its_own_period(db: Database, made: Register) -> None:
    holding = register.roster(db, made.body).seats[0].holdings[0]
    register.save_holding(db, made.seats[0], replace(holding, period=Period(date(2024, 1, 1), None)))
    assert register.roster(db, made.body).seats[0].holdings[0].period == Period(date(2024, 1, 1), None)


def test_the_roster_gives_all_in_their_order(db: Database, made: Register) -> None:
    roster = register.roster(db, made.body)
    day = date(2026, 5, 8)
    holders = [seat.holder(day) for seat in roster.seats]
    assert [holder.name if holder else None for holder in holders] == [
        "Ylva Åhedén",
        "Sigbritt Lavskog",
        "Elis Forsvall",
        None,
    ]
    assert [substitute.person.name for substitute in roster.substitutes] == ["Nils Öberg", "Tove Norrhed"]
    assert [[member.person.name for member in group.members] for group in roster.groups] == [
        ["Gunvor Tallbrink", "Folke Ripfjäll"]
    ]
    register.move_row(db, "seat", made.seats[3], made.seats[1])
    register.move_row(db, "substitute", roster.substitutes[0].id, None)
    moved = register.roster(db, made.body)
    assert [seat.id for seat in moved.seats] == [made.seats[0], made.seats[3], made.seats[1], made.seats[2]]
    assert [substitute.person.name for substitute in moved.substitutes] == ["Tove Norrhed", "Nils Öberg"]
    last = register.principals(db)[-1].id
    register.move_row(db, "principal", last, register.principals(db)[0].id)
    assert register.principals(db)[0].id == last


def test_seats_groups_members_and_substitutes_change(db: Database, made: Register) -> None:
    roster = register.roster(db, made.body)
    owner = register.principals(db)[3]
    register.save_seat(db, made.body, Seat(made.seats[0], owner, "m", "ordförande"))
    register.save_group(db, made.body, Group(made.officials, "Tjänstemän"))
    member = roster.groups[0].members[0]
    register.save_member(db, made.officials, GroupMember(member.id, member.person, owner, "ny roll"))
    substitute = roster.substitutes[0]
    register.save_substitute(db, made.body, Substitute(substitute.id, substitute.person, None, "m", Period()))
    changed = register.roster(db, made.body)
    assert (changed.seats[0].principal, changed.seats[0].party) == (owner, "m")
    assert changed.groups[0].name == "Tjänstemän"
    assert (changed.groups[0].members[0].principal, changed.groups[0].members[0].role) == (owner, "ny roll")
    assert (changed.substitutes[0].principal, changed.substitutes[0].period) == (None, Period())


def test_the_calendar_is_kept_by_day(db: Database, made: Register) -> None:
    late = CalendarEntry(0, date(2026, 11, 6), time(9), time(12), "Teams")
    early = CalendarEntry(0, date(2026, 8, 21), None, None, "", "Länssamverkansgruppen", "prel.")
    late_id = register.save_calendar_entry(db, made.body, late)
    early_id = register.save_calendar_entry(db, made.body, early)
    assert register.calendar(db, made.body) == (replace(early, id=early_id), replace(late, id=late_id))
    register.save_calendar_entry(db, made.body, replace(late, id=late_id, day=date(2026, 8, 1)))
    register.delete_row(db, "calendar_entry", early_id)
    assert [entry.day for entry in register.calendar(db, made.body)] == [date(2026, 8, 1)]


def test_a_member_moves_to_another_group(db: Database, made: Register) -> None:
    member = register.roster(db, made.body).groups[0].members[0]
    register.move_member(db, member.id, made.leadership)
    assert register.roster(db, made.other_body).groups[0].members[-1].person.name == "Gunvor Tallbrink"
    assert [left.person.name for left in register.roster(db, made.body).groups[0].members] == ["Folke Ripfjäll"]


def test_no_other_table_is_deleted_from_by_name(db: Database, made: Register) -> None:
    with pytest.raises(ValueError, match="meeting"):
        register.delete_row(db, "meeting", 1)


@pytest.mark.parametrize("name", ["", "  "])
def test_nothing_in_the_register_is_without_a_name(db: Database, made: Register, name: str) -> None:
    before = whole_file(db)
    with refused(db, "Skriv ett namn på organet"):
        register.save_body(db, Body(0, name))
    with refused(db, "Skriv ett namn på organet"):
        register.save_body(db, replace(register.body(db, made.body), name=name))
    with refused(db, "Skriv ett namn på huvudmannen"):
        register.save_principal(db, Principal(0, name))
    with refused(db, "Skriv ett namn på personen"):
        register.save_person(db, Person(made.persons["Nils Öberg"], name))
    with refused(db, "Skriv ett namn på gruppen"):
        register.save_group(db, made.body, Group(made.officials, name))
    with refused(db, "Skriv ett namn på mallen"):
        templates.save_template(db, AgendaTemplate(0, name))
    assert whole_file(db) == before


@pytest.mark.parametrize("word", ["", " \u00a0"])
def test_a_body_has_a_word_for_its_items(db: Database, made: Register, word: str) -> None:
    before = whole_file(db)
    with refused(db, "Skriv vad ett ärende kallas"):
        register.save_body(db, replace(register.body(db, made.body), item_word=word))
    assert whole_file(db) == before


def test_an_items_number_is_written_with_its_number(db: Database, made: Register) -> None:
    with refused(db, "{n}"):
        register.save_body(db, replace(register.body(db, made.body), number_form="§"))
    register.save_body(db, replace(register.body(db, made.body), number_form="§ {n}"))
