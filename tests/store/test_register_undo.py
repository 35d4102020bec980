"""Whatever is done to the register, undo and redo bring every table back; meetings are not touched."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from samradapp.domain.people import (
    Body,
    CalendarEntry,
    Group,
    GroupMember,
    Holding,
    Period,
    Person,
    Principal,
    Seat,
    Term,
)
from samradapp.domain.people import Substitute as StandIn
from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.errors import NotAllowedError, SamradError
from samradapp.store import journal, register, rows, templates, terms, triggers
from samradapp.store.database import open_in_memory
from tests.store.builders import Register, dump, made_up_register, meeting_from_template

T = TypeVar("T")
Dice = tuple[int, int, int]


def whole_register(db: Database) -> dict[str, list[Any]]:
    return {table: rows.select(db, f"SELECT * FROM {table} ORDER BY id") for table in triggers.REGISTER_TABLES}


def pick(choices: list[T] | tuple[T, ...], die: int) -> T:
    return choices[die % len(choices)]


def keys(db: Database, table: str) -> list[int]:
    return [row[0] for row in db.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()]


def somebody(db: Database, die: int) -> Person:
    return pick(register.persons(db), die)


def _body(db: Database, dice: Dice) -> None:
    known = pick([Body(0, f"Organ {dice[1]}"), *register.bodies(db)], dice[0])
    register.save_body(db, replace(known, formula=f"Formel {dice[2]}", kind_labels={"matter": f"Ord {dice[1]}"}))


def _delete_body(db: Database, dice: Dice) -> None:
    if len(register.bodies(db)) > 1:
        register.delete_body(db, pick(register.bodies(db), dice[0]).id)


def _people(db: Database, dice: Dice) -> None:
    known = pick([Person(0, "Ny"), *register.persons(db)], dice[0])
    register.save_person(db, replace(known, name=f"Person {dice[1]}"))
    register.ensure_principal(db, f"Huvudman {dice[2]}")
    register.save_principal(db, Principal(pick(keys(db, "principal"), dice[0]), f"Kommun {dice[1]}"))


def _delete_people(db: Database, dice: Dice) -> None:
    delete: Callable[[Database, int], None] = pick([register.delete_person, register.delete_principal], dice[0])
    delete(db, pick(keys(db, "person" if delete is register.delete_person else "principal"), dice[1]))


def _seats(db: Database, dice: Dice) -> None:
    body = pick(register.bodies(db), dice[0]).id
    seat = register.save_seat(db, body, Seat(0, pick(register.principals(db), dice[1]), "s", ""))
    register.save_holding(db, seat, Holding(0, somebody(db, dice[2]), Period(date(2026, 1, 1), None)))
    register.save_substitute(db, body, StandIn(0, somebody(db, dice[0]), None, "m"))
    register.save_calendar_entry(db, body, CalendarEntry(0, date(2026, 1, 1 + dice[1] % 28)))


def _groups(db: Database, dice: Dice) -> None:
    group = register.save_group(db, pick(register.bodies(db), dice[0]).id, Group(0, f"Grupp {dice[1]}"))
    member = register.save_member(db, group, GroupMember(0, somebody(db, dice[2])))
    register.move_member(db, member, pick(keys(db, "people_group"), dice[0]))


def _terms(db: Database, dice: Dice) -> None:
    body = pick(register.bodies(db), dice[0]).id
    known = pick([Term(0, ""), *terms.terms(db, body)], dice[1])
    terms.save_term(db, body, replace(known, term=f"Term {dice[2]}", written=f"Så här {dice[0]}"))
    if dice[0] % 3 == 0:
        terms.remove_term(db, pick(keys(db, "term"), dice[1]))


def _move(db: Database, dice: Dice) -> None:
    table = pick(["principal", "seat", "substitute", "people_group", "group_member"], dice[0])
    known = keys(db, table)
    if known:
        register.move_row(db, table, pick(known, dice[1]), pick([None, *known], dice[2]))


def _delete_row(db: Database, dice: Dice) -> None:
    table = pick(["seat", "holding", "substitute", "people_group", "group_member", "calendar_entry"], dice[0])
    if known := keys(db, table):
        register.delete_row(db, table, pick(known, dice[1]))


def _template(db: Database, dice: Dice) -> None:
    groups = tuple(keys(db, "people_group")[: dice[0] % 3])
    part = TemplatePart(0, pick([None, *keys(db, "body")], dice[1]), items=(TemplateItem(0, "Upprop"),), groups=groups)
    known = pick([AgendaTemplate(0, "Mall"), *templates.templates(db)], dice[2])
    parts = (*known.parts[dice[0] % 2 :], part)
    templates.save_template(db, replace(known, name=f"Mall {dice[0]}", parts=parts))


def _delete_template(db: Database, dice: Dice) -> None:
    if known := keys(db, "template"):
        templates.delete_template(db, pick(known, dice[0]))


ACTIONS = (
    _body, _delete_body, _people, _delete_people, _seats, _groups, _terms, _move, _delete_row, _template,
    _delete_template,
)  # fmt: skip
dice = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
draws = st.lists(st.tuples(st.sampled_from(ACTIONS), dice), min_size=1, max_size=20)


def scene() -> tuple[Database, int]:
    """Give a register with a meeting, and nothing to undo: the meeting's body cannot be taken back."""
    db = open_in_memory()
    meeting = meeting_from_template(db, made_up_register(db))
    return db, meeting


@given(draws)
def test_all_that_is_done_to_the_register_is_taken_back_and_done_again(drawn: list[tuple[Any, Dice]]) -> None:
    db, meeting = scene()
    before, met, known = whole_register(db), dump(db, meeting), len(journal.steps(db, journal.REGISTER))
    states = [before]
    for action, thrown in drawn:
        steps = len(journal.steps(db, journal.REGISTER))
        with suppress(SamradError):  # a refusal; what was done before it stands
            action(db, thrown)
        done = len(journal.steps(db, journal.REGISTER)) - steps
        states += [{}] * (done - 1) + [whole_register(db)] * (done > 0)
    assert len(journal.steps(db, journal.REGISTER)) - known == len(states) - 1
    for state in reversed(states[:-1]):
        assert journal.undo(db, journal.REGISTER) is not None
        assert not state or whole_register(db) == state
    assert whole_register(db) == before
    for _ in states[1:]:
        assert journal.redo(db, journal.REGISTER) is not None
    assert whole_register(db) == states[-1]
    assert dump(db, meeting) == met
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()


@pytest.fixture
def made(db: Database) -> Register:
    return made_up_register(db)


def test_each_change_is_a_step_with_its_own_sentence(db: Database, made: Register) -> None:
    register.save_person(db, Person(0, "Åsa Ek"))
    register.delete_row(db, "seat", made.seats[3])
    templates.delete_template(db, made.template)
    assert [step.label for step in journal.steps(db, journal.REGISTER)][-3:] == [
        "Lade till Åsa Ek",
        "Tog bort en plats",
        "Tog bort mallen Ordinarie möte",
    ]


def test_changes_within_an_open_step_are_taken_back_together(db: Database, made: Register) -> None:
    before = whole_register(db)
    with journal.step(db, journal.REGISTER, "Lade upp två personer"):
        register.save_person(db, Person(0, "Åsa"))
        register.save_person(db, Person(0, "Örjan"))
    undone = journal.undo(db, journal.REGISTER)
    assert undone is not None
    assert undone.label == "Lade upp två personer"
    assert whole_register(db) == before


def test_a_new_meeting_is_no_step_of_the_register(db: Database, made: Register) -> None:
    newest = journal.undoable(db, journal.REGISTER)
    meeting_from_template(db, made)
    assert journal.undoable(db, journal.REGISTER) == newest
    with pytest.raises(RuntimeError), journal.step(db, journal.NEW_MEETING, "Försök", starts_meeting=True):
        raise RuntimeError
    assert journal.undoable(db, journal.REGISTER) == newest


def test_a_change_of_the_register_is_no_step_of_a_meeting(db: Database, made: Register) -> None:
    meeting = meeting_from_template(db, made)
    register.save_person(db, Person(0, "Åsa"))
    assert journal.undoable(db, meeting) is None


def test_a_body_that_a_meeting_needs_is_not_taken_back(db: Database) -> None:
    made = made_up_register(db)
    body = register.save_body(db, Body(0, "Nämnden"))
    meeting_from_template(db, replace(made, body=body))
    before = whole_register(db)
    with pytest.raises(NotAllowedError, match="kan inte ångras"):
        journal.undo(db, journal.REGISTER)
    assert whole_register(db) == before


def test_a_name_that_is_taken_again_meanwhile_is_said_to_be(db: Database, made: Register) -> None:
    gone = register.save_principal(db, Principal(0, "Åmåls kommun"))
    register.delete_principal(db, gone)
    with journal.step(db, journal.NEW_MEETING, "Hämtade mötet", starts_meeting=True):
        register.save_principal(db, Principal(0, "Åmåls kommun"))
    with pytest.raises(NotAllowedError, match="kan inte ångras"):
        journal.undo(db, journal.REGISTER)


def test_what_cannot_be_done_again_is_not_said_to_be_an_undo(db: Database, made: Register) -> None:
    register.save_principal(db, Principal(0, "Åmåls kommun"))
    journal.undo(db, journal.REGISTER)
    with journal.step(db, journal.NEW_MEETING, "Hämtade mötet", starts_meeting=True):
        register.save_principal(db, Principal(0, "Åmåls kommun"))
    with pytest.raises(NotAllowedError, match="kan inte göras om: namnet är taget"):
        journal.redo(db, journal.REGISTER)
