"""A field is one step for as long as it keeps the focus, whatever is typed in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from sqlite_utils import Database

from samradapp.domain.decision import Choice
from samradapp.domain.meeting import Meeting
from samradapp.store import decisions, items, journal, meetings, parts, proceedings
from tests.store.builders import dump

Typed = Callable[[Database, Meeting, int], object]


def _fact(name: str, *values: object) -> Typed:
    return lambda db, m, turn: proceedings.save_facts(db, m.id, f"Ändrade {name}", **{name: values[turn]})


def _decision(field: str, *values: object) -> Typed:
    def save(db: Database, m: Meeting, turn: int) -> None:
        decisions.save(db, m.id, replace(m.items[1].decisions[0], **{field: values[turn]}), field)

    return save


def _vote(field: str) -> Typed:
    def save(db: Database, m: Meeting, turn: int) -> None:
        decisions.save_vote(db, m.id, m.items[1].id, replace(m.items[1].votes[0], **{field: WORDS[turn]}))

    return save


def _motion(db: Database, m: Meeting, turn: int) -> None:
    decisions.save_motion(db, m.id, m.items[1].id, replace(m.items[1].motions[0], text=WORDS[turn]))


def _reservation(db: Database, m: Meeting, turn: int) -> None:
    decisions.save_reservation(db, m.id, m.items[1].id, replace(m.items[1].reservations[0], text=WORDS[turn]))


def _presenters(db: Database, m: Meeting, turn: int) -> None:
    names = ([("Eva", "")], [("Eva Ek", ""), ("Bo", "")], [("Eva Ek", "samordnare")])
    items.save_presenters(db, m.id, m.items[1].id, names[turn])


WORDS = ("H", "He", "Hemgång")
FIELDS: dict[str, Typed] = {
    "title": lambda db, m, turn: items.save_title(db, m.id, m.items[1].id, WORDS[turn]),
    "section": lambda db, m, turn: items.save_section(db, m.id, m.items[1].id, WORDS[turn]),
    "reference": lambda db, m, turn: items.save_reference(db, m.id, m.items[1].id, WORDS[turn]),
    "planned minutes": lambda db, m, turn: items.save_planned_minutes(db, m.id, m.items[1].id, (1, 15, 150)[turn]),
    "number": lambda db, m, turn: items.save_number(db, m.id, m.items[1].id, (2, 20, 201)[turn]),
    "presenters": _presenters,
    "decision's sentence": _decision("text", *WORDS),
    "decision's clauses": _decision("clauses", ("a",), ("a", "b"), ("a", "bc")),
    "decision's assignee": _decision("assignee", *WORDS),
    "decision's matter": _decision("matter", *WORDS),
    "decision's day": _decision("due", date(2026, 6, 1), None, date(2026, 6, 12)),
    "motion": _motion,
    "yes": _vote("yes_means"),
    "no": _vote("no_means"),
    "outcome": _vote("outcome"),
    "reservation": _reservation,
    "part's title": lambda db, m, turn: parts.save_title(db, m.id, m.parts[0].id, WORDS[turn]),
    "part's hours": lambda db, m, turn: parts.save_hours(db, m.id, m.parts[0].id, time(8, turn), None),
    "day": _fact("day", date(2026, 5, 9), date(2026, 5, 10), date(2026, 5, 11)),
    "start": _fact("start", time(9), time(9, 3), time(9, 35)),
    "end": _fact("end", time(16), None, time(16, 30)),
    "place": _fact("place", *WORDS),
    "meeting's reference": _fact("reference", *WORDS),
    "chair": _fact("chair", *WORDS),
    "secretary": _fact("secretary", *WORDS),
    "first number": _fact("first_item", 2, 20, None),
    "adjusters": lambda db, m, turn: proceedings.save_adjusters(db, m.id, (WORDS[turn], "Elis")[: turn + 1]),
}


@pytest.mark.parametrize("typed", FIELDS.values(), ids=FIELDS)
def test_what_is_typed_in_a_field_is_one_step_until_it_is_left(db: Database, meeting: int, typed: Typed) -> None:
    before, known = dump(db, meeting), len(journal.steps(db, meeting))
    states = []
    for turn in range(3):
        typed(db, meetings.load(db, meeting), turn)
        states.append(dump(db, meeting))
    assert len({str(state) for state in (before, *states)}) == 4
    assert len(journal.steps(db, meeting)) == known + 1
    journal.end_field(db, meeting)
    typed(db, meetings.load(db, meeting), 1)
    assert len(journal.steps(db, meeting)) == known + 2
    journal.undo(db, meeting)
    assert dump(db, meeting) == states[-1]
    journal.undo(db, meeting)
    assert dump(db, meeting) == before
    journal.redo(db, meeting)
    assert dump(db, meeting) == states[-1]


@pytest.mark.parametrize("one", FIELDS)
def test_two_fields_are_two_steps(db: Database, meeting: int, one: str) -> None:
    other = "place" if one != "place" else "title"
    known = len(journal.steps(db, meeting))
    for name, turn in ((one, 0), (other, 0), (one, 1)):
        FIELDS[name](db, meetings.load(db, meeting), turn)
    assert len(journal.steps(db, meeting)) == known + 3


def test_what_is_chosen_in_a_vote_is_a_step_each_time(db: Database, meeting: int) -> None:
    known = len(journal.steps(db, meeting))
    for choice in (Choice.NO, Choice.YES, None):
        loaded = meetings.load(db, meeting)
        decisions.save_vote(db, meeting, loaded.items[1].id, replace(loaded.items[1].votes[0], casting=choice))
    assert len(journal.steps(db, meeting)) == known + 3


def test_yes_and_no_of_a_vote_are_two_fields(db: Database, meeting: int) -> None:
    known = len(journal.steps(db, meeting))
    for name in ("yes", "no"):
        FIELDS[name](db, meetings.load(db, meeting), 0)
    assert len(journal.steps(db, meeting)) == known + 2
