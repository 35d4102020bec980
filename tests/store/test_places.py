"""Where a step was made, told when it is taken back and when it is done again."""

from collections.abc import Callable
from datetime import date, time

import pytest
from sqlite_utils import Database

from samradapp.domain.decision import Choice, DecisionKind, Motion, MotionKind, Reservation, Vote
from samradapp.domain.meeting import Adjournment, Kind, Meeting, Status
from samradapp.domain.rollcall import EventKind, Mark
from samradapp.domain.text import paragraph
from samradapp.store import (
    decisions,
    items,
    journal,
    meetings,
    parts,
    places,
    proceedings,
    rollcalls,
    rows,
    triggers,
    versions,
)
from samradapp.store import register as known
from samradapp.store.places import Place, PlaceKind
from tests.store.builders import Register

Deed = Callable[[Database, Meeting], object]


def _second(meeting: Meeting) -> int:
    return meeting.items[1].id


def _restore(db: Database, m: Meeting) -> None:
    items.save_minutes(db, _second(m), (paragraph("Nyare"),))
    versions.restore(db, m.id, _second(m), versions.versions(db, _second(m))[1].id or 0)


def _tag(db: Database, m: Meeting) -> None:
    with journal.step(db, m.id, "Märkte"):
        rows.insert(db, "tag", meeting_id=m.id, item_id=_second(m), name="vård")


# What is done to the second item, or to the meeting, and the place it is told to have.
OF_ITEM: dict[str, tuple[PlaceKind, Deed]] = {
    "title": (PlaceKind.ITEM, lambda db, m: items.save_title(db, m.id, _second(m), "Annan")),
    "kind": (PlaceKind.ITEM, lambda db, m: items.save_kind(db, m.id, _second(m), Kind.DIALOGUE)),
    "reference": (PlaceKind.ITEM, lambda db, m: items.save_reference(db, m.id, _second(m), "Dnr 5")),
    "presenters": (PlaceKind.ITEM, lambda db, m: items.save_presenters(db, m.id, _second(m), [("Eva", "")])),
    "tag": (PlaceKind.ITEM, _tag),
    "section": (PlaceKind.AGENDA, lambda db, m: items.save_section(db, m.id, _second(m), "Annat")),
    "number": (PlaceKind.AGENDA, lambda db, m: items.save_number(db, m.id, _second(m), 40)),
    "minutes": (PlaceKind.AGENDA, lambda db, m: items.save_planned_minutes(db, m.id, _second(m), 5)),
    "withdrawn": (PlaceKind.AGENDA, lambda db, m: items.withdraw(db, m.id, _second(m), withdrawn=True)),
    "moved": (PlaceKind.AGENDA, lambda db, m: items.move(db, m.id, _second(m), m.parts[0].id, m.items[0].id)),
    "own text": (PlaceKind.MINUTES, lambda db, m: items.make_text_own(db, m.id, _second(m), (paragraph("Min"),))),
    "restored": (PlaceKind.MINUTES, _restore),
    "decision": (
        PlaceKind.DECISION,
        lambda db, m: decisions.add(db, m.id, _second(m), DecisionKind.POSTPONE, "Bordlades."),
    ),
    "decision gone": (PlaceKind.DECISION, lambda db, m: decisions.delete(db, m.id, m.items[1].decisions[0].id)),
    "motion": (
        PlaceKind.DECISION,
        lambda db, m: decisions.save_motion(db, m.id, _second(m), Motion(0, MotionKind.REJECT, (m.attendees[0].id,))),
    ),
    "vote": (
        PlaceKind.DECISION,
        lambda db, m: decisions.save_vote(db, m.id, _second(m), Vote(0, "a", "b", "", Choice.YES)),
    ),
    "reservation": (
        PlaceKind.DECISION,
        lambda db, m: decisions.save_reservation(db, m.id, _second(m), Reservation(0, (m.attendees[0].id,))),
    ),
    "event": (
        PlaceKind.PRESENCE,
        lambda db, m: rollcalls.add_event(db, m.id, EventKind.LEAVES, m.attendees[0].id, _second(m)),
    ),
    "pause": (
        PlaceKind.PRESENCE,
        lambda db, m: proceedings.save_adjournment(db, m.id, Adjournment(0, time(9), time(10), _second(m))),
    ),
}
OF_MEETING: dict[str, tuple[PlaceKind, Deed]] = {
    "guest": (PlaceKind.ROLL, lambda db, m: rollcalls.add_guest(db, m.id, m.groups[0].id, "Gäst")),
    "part": (PlaceKind.PARTS, lambda db, m: parts.add(db, m.id, m.body.id, "Del")),
    "part hours": (PlaceKind.PARTS, lambda db, m: parts.save_hours(db, m.id, m.parts[0].id, time(8), None)),
    "place": (PlaceKind.FACTS, lambda db, m: proceedings.save_facts(db, m.id, "Ändrade plats", place="Rådhuset")),
    "adjusters": (PlaceKind.ADJUST, lambda db, m: proceedings.save_adjusters(db, m.id, ("Elis Forsvall",))),
    "status": (PlaceKind.ADJUST, lambda db, m: proceedings.set_status(db, m.id, Status.WITH_ADJUSTERS)),
    "gone": (PlaceKind.MEETING, lambda db, m: proceedings.delete_meeting(db, m.id)),
}


def _done(db: Database, meeting: int, deed: Deed) -> tuple[Place | None, Place | None]:
    deed(db, meetings.load(db, meeting))
    undone, redone = journal.undo(db, meeting), journal.redo(db, meeting)
    assert undone is not None
    assert redone is not None
    return undone.place, redone.place


@pytest.mark.parametrize(("kind", "deed"), OF_ITEM.values(), ids=OF_ITEM)
def test_what_is_done_to_an_item_is_told_with_it(db: Database, meeting: int, kind: PlaceKind, deed: Deed) -> None:
    place = Place(kind, _second(meetings.load(db, meeting)))
    assert _done(db, meeting, deed) == (place, place)


@pytest.mark.parametrize(("kind", "deed"), OF_MEETING.values(), ids=OF_MEETING)
def test_what_is_done_to_the_meeting_has_no_item(db: Database, meeting: int, kind: PlaceKind, deed: Deed) -> None:
    assert _done(db, meeting, deed) == (Place(kind), Place(kind))


def test_a_mark_is_told_with_the_line_it_stands_on(db: Database, meeting: int) -> None:
    line = meetings.load(db, meeting).groups[0].entries[0].id
    place = Place(PlaceKind.ROLL, entry_id=line)
    assert _done(db, meeting, lambda db, m: rollcalls.mark(db, m.id, line, Mark.EXCUSED)) == (place, place)


def test_an_item_opened_again_is_told_where_it_is_adjusted(db: Database, meeting: int) -> None:
    item = _second(meetings.load(db, meeting))
    items.adjust_now(db, meeting, item, date(2026, 5, 8))
    proceedings.reopen_item(db, meeting, item, "Ylva", "skrivfel")
    undone = journal.undo(db, meeting)
    assert undone is not None
    assert undone.place == Place(PlaceKind.ADJUST, item)


def test_an_item_is_told_only_while_it_is_there(db: Database, meeting: int) -> None:
    part = meetings.load(db, meeting).parts[0].id
    added: list[int] = []
    told = _done(db, meeting, lambda db, m: added.append(items.add(db, m.id, part, "Nytt")))
    assert told == (Place(PlaceKind.AGENDA), Place(PlaceKind.AGENDA, added[0]))


def test_a_deleted_item_is_told_where_it_has_come_back(db: Database, meeting: int) -> None:
    item = _second(meetings.load(db, meeting))
    told = _done(db, meeting, lambda db, m: items.delete(db, m.id, item))
    assert told == (Place(PlaceKind.AGENDA, item), Place(PlaceKind.AGENDA))


def test_where_the_meeting_is_is_told_by_its_current_item(db: Database, register: Register, meeting: int) -> None:
    _, second, third = (item.id for item in meetings.load(db, meeting).items)
    told = _done(db, meeting, lambda db, m: proceedings.go_to_item(db, m.id, third, time(11)))
    assert told == (Place(PlaceKind.MINUTES, second), Place(PlaceKind.MINUTES, third))
    ended = _done(db, meeting, lambda db, m: proceedings.close_meeting(db, m.id, time(12)))
    assert ended == (Place(PlaceKind.MINUTES, third), Place(PlaceKind.MINUTES, third))


def test_a_field_typed_in_many_times_is_told_by_what_it_was_before_all_of_it(db: Database, meeting: int) -> None:
    def typed(db: Database, m: Meeting) -> None:
        for title in ("A", "AB", m.items[1].title + "x"):
            items.save_title(db, m.id, _second(m), title)

    assert _done(db, meeting, typed)[0] == Place(PlaceKind.ITEM, _second(meetings.load(db, meeting)))


def test_the_register_is_one_place(db: Database, register: Register) -> None:
    known.ensure_principal(db, "Almfors kommun")
    undone = journal.undo(db, journal.REGISTER)
    assert undone is not None
    assert undone.place == Place(PlaceKind.REGISTER)


def test_every_table_of_a_meeting_has_its_place() -> None:
    assert set(triggers.JOURNALED_TABLES) == {"meeting", "item", *places.KINDS} - {"minutes"}
