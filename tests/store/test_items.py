"""The agenda, and what goes with an item when it moves or is removed."""

from datetime import time

import pytest
from sqlite_utils import Database

from samradapp.domain.meeting import Adjournment, Generated
from samradapp.domain.rollcall import EventKind
from samradapp.domain.text import bullet, paragraph
from samradapp.store import items, meetings, proceedings, rollcalls, rows
from tests.domain.handed_on import log_without
from tests.store.builders import Register, meeting_from_template


def titles(db: Database, meeting: int) -> list[list[str]]:
    return [[item.title for item in part.items] for part in meetings.load(db, meeting).parts]


def test_an_item_is_added_last_or_after_another(db: Database, meeting: int) -> None:
    part = meetings.load(db, meeting).parts[0]
    items.add(db, meeting, part.id, "Sist")
    items.add(db, meeting, part.id, "Tvåa", after=part.items[0].id)
    items.add(db, meeting, part.id, "Efter sist", after=items.add(db, meeting, part.id, "Näst sist"))
    assert titles(db, meeting)[0] == ["Upprop", "Tvåa", "Primärvården", "Sist", "Näst sist", "Efter sist"]


def test_a_new_item_has_room_for_text(db: Database, meeting: int) -> None:
    item = items.add(db, meeting, meetings.load(db, meeting).parts[0].id)
    assert items.minutes(db, item) == ()
    items.save_minutes(db, item, (paragraph("Hej"), bullet("punkt")))
    assert items.minutes(db, item) == (paragraph("Hej"), bullet("punkt"))
    assert item in items.items_with_minutes(db, meeting)


def test_events_stay_with_the_item_that_moves(db: Database, meeting: int) -> None:
    before = meetings.load(db, meeting)
    items.move(db, meeting, before.items[1].id, before.parts[1].id, None)
    assert meetings.load(db, meeting).events == before.events


@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_deleted_item_hands_its_events_to_the_next_in_the_order_they_happened(
    db: Database, meeting: int, index: int
) -> None:
    loaded = meetings.load(db, meeting)
    people, agenda = loaded.attendees, loaded.items
    for kind, person, before in (
        (EventKind.ARRIVES, people[1].id, agenda[2].id),
        (EventKind.ARRIVES, people[1].id, agenda[1].id),
        (EventKind.RECUSED, people[0].id, agenda[1].id),
        (EventKind.LEAVES, people[1].id, agenda[1].id),
        (EventKind.RETURNS, people[0].id, agenda[0].id),
    ):
        rollcalls.add_event(db, meeting, kind, person, before)
    loaded = meetings.load(db, meeting)
    expected = log_without(loaded, agenda[index].id)
    items.delete(db, meeting, agenda[index].id)
    after = meetings.load(db, meeting).events
    for before in {event.before for event in expected}:
        assert [e for e in after if e.before == before] == [e for e in expected if e.before == before]
    assert len(after) == len(expected)


def test_a_deleted_item_hands_on_its_pauses_and_being_the_current_one(db: Database, meeting: int) -> None:
    loaded = meetings.load(db, meeting)
    items.delete(db, meeting, loaded.items[1].id)
    after = meetings.load(db, meeting)
    assert after.current_item == loaded.items[2].id
    assert after.adjournments[0] == Adjournment(loaded.adjournments[0].id, time(10), time(10, 15), loaded.items[2].id)
    items.delete(db, meeting, loaded.items[2].id)
    after = meetings.load(db, meeting)
    assert after.current_item is None
    assert after.adjournments[0].before is None


def test_only_the_presenters_that_differ_are_written(db: Database, meeting: int) -> None:
    item = meetings.load(db, meeting).items[1]
    items.save_presenters(db, meeting, item.id, [("Folke Ripfjäll", "kommunalråd"), ("Ny", ""), ("Nyare", "t")])
    after = meetings.load(db, meeting).items[1].presenters
    assert [(p.name, p.title) for p in after] == [("Folke Ripfjäll", "kommunalråd"), ("Ny", ""), ("Nyare", "t")]
    assert after[0] == item.presenters[0]
    changes = "SELECT count(*) FROM change WHERE step_id = (SELECT max(id) FROM step)"
    assert rows.one(db, changes) == 2
    items.save_presenters(db, meeting, item.id, [])
    assert meetings.load(db, meeting).items[1].presenters == ()


def test_a_generated_text_is_made_her_own_once(db: Database, register: Register) -> None:
    meeting = meeting_from_template(db, register)
    item = next(item for item in meetings.load(db, meeting).items if item.generated is Generated.DECISIONS)
    assert item.writes_itself
    items.make_text_own(db, meeting, item.id, (paragraph("Beslut i korthet"),))
    assert not meetings.load(db, meeting).item(item.id).writes_itself
    assert items.minutes(db, item.id) == (paragraph("Beslut i korthet"),)


def test_saved_fields_come_back(db: Database, meeting: int) -> None:
    item = meetings.load(db, meeting).items[0].id
    items.save_section(db, meeting, item, "Inledning")
    items.save_reference(db, meeting, item, "Dnr 7")
    items.save_planned_minutes(db, meeting, item, 15)
    items.save_number(db, meeting, item, 3)
    found = meetings.load(db, meeting).item(item)
    assert (found.section, found.reference, found.planned_minutes, found.number) == ("Inledning", "Dnr 7", 15, 3)


def test_the_number_of_an_item_adjusted_on_the_spot_stands_when_others_move(db: Database, meeting: int) -> None:
    loaded = meetings.load(db, meeting)
    items.adjust_now(db, meeting, loaded.items[2].id, loaded.day)
    items.delete(db, meeting, loaded.items[0].id)
    assert meetings.load(db, meeting).item(loaded.items[2].id).number == 18


def test_nothing_is_open_after_a_meeting_that_is_gone(db: Database, meeting: int) -> None:
    proceedings.delete_meeting(db, meeting)
    with pytest.raises(Exception, match="finns inte kvar"):
        items.delete(db, meeting, 1)
    assert not db.conn.in_transaction
