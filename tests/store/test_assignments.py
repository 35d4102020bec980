"""Assignments of all meetings: what is listed, in which order and with which numbers, and their follow-up."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlite_utils import Database

from samradapp.domain.decision import Decision, DecisionKind
from samradapp.domain.meeting import Status, numbers
from samradapp.errors import NotAllowedError
from samradapp.store import assignments, decisions, items, journal, meetings, proceedings, register, rows, triggers
from samradapp.store.assignments import mark_assignment_done, open_assignments, reopen_assignment
from samradapp.store.meeting_list import list_meetings
from tests.store.builders import DAY, Register, full_meeting, made_up_register, meeting_from_template, whole_file


@pytest.fixture
def made(db: Database) -> Register:
    return made_up_register(db)


@pytest.fixture
def plain(db: Database, made: Register) -> int:
    """A meeting from a template, without assignments."""
    return meeting_from_template(db, made)


def give(db: Database, meeting: int, place: int, **facts: Any) -> Decision:
    """Let the item at this place of the agenda give an assignment."""
    item = meetings.load(db, meeting).items[place]
    key = decisions.add(db, meeting, item.id, DecisionKind.ASSIGNMENT, "Samrådet uppdrog.")
    decided = next(decision for decision in meetings.load(db, meeting).item(item.id).decisions if decision.id == key)
    decisions.save(db, meeting, replace(decided, **facts), "allt")
    return replace(decided, **facts)


def shorts(db: Database, body: int | None = None) -> list[str]:
    return [assignment.short for assignment in open_assignments(db, body)]


def test_an_assignment_says_who_does_what_until_when_and_where_it_was_given(db: Database, made: Register) -> None:
    meeting = full_meeting(db, made)
    item = meetings.load(db, meeting).items[1]
    (given,) = open_assignments(db)
    assert (given.decision_id, given.uuid) == (item.decisions[0].id, item.decisions[0].uuid)
    assert (given.meeting_id, given.meeting, given.body) == (meeting, "2-2026", "Samråd hälsa och omsorg")
    assert (given.item_id, given.number, given.item_word) == (item.id, 17, "ärende")
    assert (given.short, given.assignee, given.due, given.done) == ("frågan", "SLG", DAY, None)


def test_what_is_due_first_stands_first_and_what_has_no_day_last(db: Database, plain: int) -> None:
    give(db, plain, 0, matter="utan dag")
    give(db, plain, 1, matter="i höst", due=date(2026, 10, 9))
    give(db, plain, 1, matter="i vår", due=date(2026, 4, 1))
    assert shorts(db) == ["i vår", "i höst", "utan dag"]


def test_without_a_matter_the_sentence_stands_on_one_line(db: Database, plain: int) -> None:
    give(db, plain, 0, text="Samrådet\nbeslutade", clauses=("att uppdra åt LSG att\tåterkomma",), matter=" ")
    assert shorts(db) == ["Samrådet beslutade att uppdra åt LSG att återkomma"]


def test_only_assignments_are_listed_and_none_of_a_cancelled_meeting(db: Database, plain: int) -> None:
    decisions.add(db, plain, meetings.load(db, plain).items[0].id, DecisionKind.TAKE_NOTE, "Samrådet godkände.")
    give(db, plain, 0, matter="frågan")
    assert shorts(db) == ["frågan"]
    proceedings.set_status(db, plain, Status.CANCELLED)
    assert shorts(db) == []


def test_a_withdrawn_item_gives_none_until_it_is_put_back(db: Database, plain: int) -> None:
    give(db, plain, 0, matter="frågan")
    give(db, plain, 1, matter="en annan fråga")
    item = meetings.load(db, plain).items[0].id
    items.withdraw(db, plain, item, withdrawn=True)
    assert shorts(db) == ["en annan fråga"]
    assert [line.decisions for line in list_meetings(db)] == [1]
    items.withdraw(db, plain, item, withdrawn=False)
    assert shorts(db) == ["frågan", "en annan fråga"]
    assert [line.decisions for line in list_meetings(db)] == [2]


def test_one_body_sees_its_own(db: Database, made: Register, plain: int) -> None:
    give(db, plain, 0, matter="frågan")
    assert shorts(db, made.body) == ["frågan"]
    assert shorts(db, made.other_body) == []


@pytest.mark.parametrize("by_hand", [{}, {0: 30}, {1: 40}, {0: 12, 2: 5}, {3: 8, 4: 8}])
def test_numbers_are_the_ones_the_meeting_shows(db: Database, made: Register, by_hand: dict[int, int]) -> None:
    earlier = full_meeting(db, made, Status.ADJUSTED)
    meeting = meeting_from_template(db, made)
    items.add(db, meeting, meetings.load(db, meeting).parts[0].id, "Eget ärende")
    loaded = meetings.load(db, meeting)
    for place, number in by_hand.items():
        items.save_number(db, meeting, loaded.items[place].id, number)
    for place in range(len(loaded.items)):
        give(db, meeting, place, matter=f"fråga {place}")
    expected = numbers(meetings.load(db, meeting)) | numbers(meetings.load(db, earlier))
    found = open_assignments(db)
    assert len(found) == len(loaded.items) + 1
    assert {given.item_id: given.number for given in found}.items() <= expected.items()


def test_numbers_start_over_at_each_meeting_of_a_body_that_wants_it(db: Database, made: Register) -> None:
    register.save_body(db, replace(register.body(db, made.body), numbers_start_over=True))
    for _ in range(2):
        give(db, meeting_from_template(db, made), 1, matter="frågan")
    assert [given.number for given in open_assignments(db)] == [2, 2]


def test_numbers_run_on_over_meetings_that_are_not_fixed(db: Database, made: Register) -> None:
    cancelled, first, second = (meeting_from_template(db, made) for _ in range(3))
    proceedings.set_status(db, cancelled, Status.CANCELLED)
    for meeting in (first, second):
        give(db, meeting, 1, matter="frågan")
    count = len(meetings.load(db, first).items)
    assert [given.number for given in open_assignments(db)] == [2, count + 2]


def test_numbers_hold_when_the_meetings_first_is_fixed(db: Database, plain: int) -> None:
    proceedings.save_facts(db, plain, "Satte numret", first_item=55)
    give(db, plain, 2, matter="frågan")
    assert open_assignments(db)[0].number == 57


# --- follow-up ---------------------------------------------------------------------------------------------------


def test_what_is_done_leaves_the_open_ones_and_comes_back(db: Database, plain: int) -> None:
    uuid = give(db, plain, 0, matter="frågan").uuid
    mark_assignment_done(db, uuid, date(2026, 9, 1), " Rapport lämnad. ")
    assert open_assignments(db) == ()
    (done,) = assignments.assignments(db)
    assert (done.done, done.note) == (date(2026, 9, 1), "Rapport lämnad.")
    reopen_assignment(db, uuid)
    (again,) = open_assignments(db)
    assert (again.done, again.note) == (None, "Rapport lämnad.")


def test_marking_twice_keeps_the_latest(db: Database, plain: int) -> None:
    uuid = give(db, plain, 0).uuid
    mark_assignment_done(db, uuid, date(2026, 9, 1), "Först")
    mark_assignment_done(db, uuid, date(2026, 9, 2), "Sedan")
    (done,) = assignments.assignments(db)
    assert (done.done, done.note) == (date(2026, 9, 2), "Sedan")


def test_the_assignments_of_an_adjusted_meeting_are_followed_up(db: Database, made: Register) -> None:
    full_meeting(db, made, Status.ADJUSTED)
    (given,) = open_assignments(db)
    mark_assignment_done(db, given.uuid, date(2026, 9, 1))
    assert open_assignments(db) == ()
    reopen_assignment(db, given.uuid)
    assert open_assignments(db) == (given,)
    assert "meeting_id" not in triggers.columns_of(db, "follow_up")


def test_undo_in_the_meeting_leaves_the_mark_and_a_decision_that_returns_has_it(db: Database, plain: int) -> None:
    decision = give(db, plain, 0, matter="frågan")
    mark_assignment_done(db, decision.uuid, date(2026, 9, 1))
    done = assignments.assignments(db)
    decisions.delete(db, plain, decision.id)
    assert assignments.assignments(db) == ()
    journal.undo(db, plain)
    assert assignments.assignments(db) == done
    journal.redo(db, plain)
    assert assignments.assignments(db) == ()
    for _ in journal.steps(db, plain):
        journal.undo(db, plain)
    assert rows.one(db, "SELECT done FROM follow_up WHERE decision_uuid = ?", decision.uuid) == "2026-09-01"


def test_an_assignment_that_is_gone_cannot_be_marked(db: Database, plain: int) -> None:
    decision = give(db, plain, 0)
    decisions.delete(db, plain, decision.id)
    before = whole_file(db)
    with pytest.raises(NotAllowedError, match="finns inte kvar"):
        mark_assignment_done(db, decision.uuid, date(2026, 9, 1))
    assert whole_file(db) == before


def test_a_day_that_has_passed_is_late_until_it_is_done(db: Database, plain: int) -> None:
    decision = give(db, plain, 0, due=date(2026, 9, 1))
    (given,) = open_assignments(db)
    assert [given.is_late(date(2026, 9, day)) for day in (1, 2)] == [False, True]
    mark_assignment_done(db, decision.uuid, date(2026, 9, 3))
    assert not assignments.assignments(db)[0].is_late(date(2026, 9, 4))


def test_it_waits_for_later_meetings_alone_once_it_is_due(db: Database, made: Register, plain: int) -> None:
    give(db, plain, 0, matter="när som helst")
    give(db, plain, 0, matter="till hösten", due=date(2026, 9, 1))
    same_day = meeting_from_template(db, made)
    give(db, same_day, 0, matter="senare samma dag")

    def waiting(meeting: int, day: date = DAY) -> list[str]:
        return [given.short for given in open_assignments(db) if given.waits_for(meeting, day)]

    assert waiting(plain) == []
    assert waiting(same_day) == ["när som helst"]
    assert waiting(99, date(2026, 5, 7)) == []
    assert waiting(99, date(2026, 8, 31)) == ["när som helst", "senare samma dag"]
    assert waiting(99, date(2026, 9, 1)) == ["till hösten", "när som helst", "senare samma dag"]
