"""The agenda as a whole: headings that stay where they are seen, and standing items from a template."""

import pytest
from sqlite_utils import Database

from samradapp.domain.meeting import Generated, Item, Kind
from samradapp.domain.template import TemplateItem
from samradapp.store import agenda, items, journal, meetings
from tests.store.builders import dump


def item(db: Database, meeting: int, title: str) -> Item:
    return next(known for known in meetings.load(db, meeting).items if known.title == title)


def test_a_move_takes_the_headings_with_it_in_one_step(db: Database, meeting: int) -> None:
    first, second, *_ = meetings.load(db, meeting).items
    items.save_section(db, meeting, first.id, "Inledning")
    before, steps = dump(db, meeting), len(journal.steps(db, meeting))
    part = meetings.load(db, meeting).parts[0].id
    agenda.move(db, meeting, second.id, part, first.id, {second.id: "Inledning", first.id: ""})
    moved = meetings.load(db, meeting).items
    assert [(known.id, known.section) for known in moved[:2]] == [(second.id, "Inledning"), (first.id, "")]
    assert len(journal.steps(db, meeting)) == steps + 1
    journal.undo(db, meeting)
    assert dump(db, meeting) == before


def test_a_heading_is_moved_alone(db: Database, meeting: int) -> None:
    first, second, *_ = meetings.load(db, meeting).items
    items.save_section(db, meeting, first.id, "Inledning")
    agenda.save_sections(db, meeting, {first.id: "", second.id: "Inledning"}, "Flyttade en mellanrubrik")
    assert [known.section for known in meetings.load(db, meeting).items[:2]] == ["", "Inledning"]
    assert journal.steps(db, meeting)[-1].label == "Flyttade en mellanrubrik"


@pytest.mark.parametrize(("following", "kept"), [("", "Inledning"), ("Nästa del", "Nästa del")])
def test_a_removed_item_hands_its_heading_to_the_next_that_has_none(
    db: Database, meeting: int, following: str, kept: str
) -> None:
    first, second, *_ = meetings.load(db, meeting).items
    items.save_section(db, meeting, first.id, "Inledning")
    items.save_section(db, meeting, second.id, following)
    items.delete(db, meeting, first.id)
    assert meetings.load(db, meeting).item(second.id).section == kept


def test_the_last_of_a_part_hands_its_heading_to_nobody(db: Database, meeting: int) -> None:
    last = meetings.load(db, meeting).parts[0].items[-1]
    items.save_section(db, meeting, last.id, "Avslutning")
    items.delete(db, meeting, last.id)
    assert all(known.section != "Avslutning" for known in meetings.load(db, meeting).items)


def test_standing_items_are_brought_with_all_they_have_and_in_their_order(db: Database, meeting: int) -> None:
    part = meetings.load(db, meeting).parts[0]
    standing = (
        TemplateItem(
            1, "Anmälningar", Kind.INFORMATION, section="Löpande", planned_minutes=5, presenters="Maj Ek, chef"
        ),
        TemplateItem(2, "Sammanfattning", Kind.FORMALITY, Generated.DECISIONS),
    )
    before = dump(db, meeting)
    added = agenda.add_standing(db, meeting, part.id, standing, part.items[0].id)
    now = meetings.load(db, meeting).parts[0].items
    assert tuple(known.id for known in now[1:3]) == added
    first, second = now[1:3]
    assert (first.title, first.kind, first.section, first.planned_minutes) == (
        "Anmälningar",
        Kind.INFORMATION,
        "Löpande",
        5,
    )
    assert [(who.name, who.title) for who in first.presenters] == [("Maj Ek", "chef")]
    assert second.generated is Generated.DECISIONS
    journal.undo(db, meeting)
    assert dump(db, meeting) == before


def test_a_section_that_is_there_already_gets_no_second_heading(db: Database, meeting: int) -> None:
    part = meetings.load(db, meeting).parts[0]
    items.save_section(db, meeting, part.items[0].id, "Inledning")
    standing = [TemplateItem(n, f"Nytt {n}", section=name) for n, name in enumerate(("Inledning", "Beslut", "Beslut"))]
    added = agenda.add_standing(db, meeting, part.id, standing, part.items[0].id)
    now = meetings.load(db, meeting)
    assert [now.item(item_id).section for item_id in added] == ["", "Beslut", ""]
