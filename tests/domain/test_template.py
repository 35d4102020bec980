"""A meeting drafted from a template: its parts, its items, and who should be there that day."""

from dataclasses import replace
from datetime import date, time

import pytest

from samradapp.domain.meeting import Generated, Kind, Meeting
from samradapp.domain.people import (
    Body,
    Group,
    GroupMember,
    Holding,
    Period,
    Person,
    Principal,
    Roster,
    Seat,
    Substitute,
)
from samradapp.domain.rollcall import Mark, Standing
from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart, draft_meeting, read_presenters

DAY = date(2026, 5, 8)
NORTH, SOUTH = Principal(1, "Norrby kommun"), Principal(2, "Söderby kommun")
EVA, BO, IDA, OLA = (
    Person(1, "Eva Ek", "chef", "Region Mitt", "s"),
    Person(2, "Bo Ask"),
    Person(3, "Ida Berg"),
    Person(4, "Ola Öst"),
)
COUNCIL, CREW, BOARD = Body(1, "Rådet"), Body(2, "Gruppen", has_seats=False), Body(3, "Styrelsen")
PAST, NOW = Period(end=date(2025, 12, 31)), Period(date(2026, 1, 1))

ROSTER = Roster(
    COUNCIL,
    seats=(
        Seat(11, NORTH, "c", "ordförande", (Holding(1, OLA, PAST), Holding(2, BO, NOW))),
        Seat(12, SOUTH, "", "", (Holding(3, EVA),)),
        Seat(13, SOUTH, "m", "", (Holding(4, IDA, PAST),)),
    ),
    substitutes=(Substitute(1, IDA, NORTH, "c", NOW), Substitute(2, OLA, SOUTH, "s", PAST)),
    groups=(
        Group(21, "Tjänstepersoner", (GroupMember(1, EVA), GroupMember(2, IDA, NORTH, "sekreterare"))),
        Group(22, "Gäster", ()),
        Group(23, "Gruppen", (GroupMember(3, OLA),)),
    ),
)


def _draft(*parts: TemplatePart, others: dict[int, Roster] | None = None) -> Meeting:
    facts = Meeting(0, "", COUNCIL, 2, 2026, DAY, place="Teams", chair="Bo Ask")
    return draft_meeting(AgendaTemplate(1, "Ordinarie", 1, parts), ROSTER, others or {}, facts)


def _group(meeting: Meeting, name: str) -> list[str]:
    names = {attendee.id: attendee.name for attendee in meeting.attendees}
    group = next(group for group in meeting.groups if group.name == name)
    return [names.get(entry.attendee or 0, "vakant") for entry in group.entries]


def test_the_seats_are_those_who_hold_them_that_day_then_the_substitutes() -> None:
    meeting = _draft(TemplatePart(1))
    assert _group(meeting, "Rådet") == ["Bo Ask", "Eva Ek", "vakant", "Ida Berg"]
    (group,) = meeting.groups
    assert [(entry.standing, entry.party, entry.principal, entry.role) for entry in group.entries] == [
        (Standing.MEMBER, "c", "Norrby kommun", "ordförande"),
        (Standing.MEMBER, "s", "Söderby kommun", ""),
        (Standing.MEMBER, "m", "Söderby kommun", ""),
        (Standing.SUBSTITUTE, "c", "Norrby kommun", ""),
    ]
    assert [entry.register_seat for entry in group.entries] == [11, 12, 13, None]
    assert {entry.mark for entry in group.entries} == {Mark.UNMARKED}
    assert group.body_id == COUNCIL.id


def test_only_groups_that_some_part_asks_for_attend() -> None:
    meeting = _draft(TemplatePart(1, groups=(21,)))
    assert [group.name for group in meeting.groups] == ["Rådet", "Tjänstepersoner"]
    assert [(entry.principal, entry.role, entry.party) for entry in meeting.groups[1].entries] == [
        ("Region Mitt", "chef", "s"),
        ("Norrby kommun", "sekreterare", ""),
    ]
    assert meeting.groups[1].register_group == 21


def test_a_person_in_two_groups_is_one_attendee() -> None:
    meeting = _draft(TemplatePart(1, groups=(21,)))
    assert sorted(attendee.name for attendee in meeting.attendees) == ["Bo Ask", "Eva Ek", "Ida Berg"]
    assert [attendee.person_id for attendee in meeting.attendees if attendee.name == "Eva Ek"] == [1]


def test_a_part_of_another_body_has_its_own_seats_and_hours() -> None:
    board = Roster(BOARD, seats=(Seat(31, None, "", "", (Holding(5, OLA),)),))
    meeting = _draft(
        TemplatePart(1, start=time(9, 30), end=time(12)),
        TemplatePart(2, BOARD.id, "Med styrelsen", time(13), time(15), own_seats=False, groups=(23,)),
        others={BOARD.id: board},
    )
    first, second = meeting.parts
    names = {group.id: group.name for group in meeting.groups}
    assert [names[group] for group in first.groups] == ["Rådet"]
    assert [names[group] for group in second.groups] == ["Styrelsen", "Gruppen"]
    assert (second.body, second.title, second.start, second.end) == (BOARD, "Med styrelsen", time(13), time(15))
    assert _group(meeting, "Styrelsen") == ["Ola Öst"]


def test_a_group_that_attends_one_part_alone_has_that_parts_hours() -> None:
    parts = (
        TemplatePart(1, start=time(9, 30), end=time(12), groups=(21,)),
        TemplatePart(2, CREW.id, start=time(13), end=time(15), groups=(21, 23)),
    )
    meeting = _draft(*parts, others={CREW.id: Roster(CREW)})
    hours = {group.name: (group.start, group.end) for group in meeting.groups}
    assert hours == {
        "Rådet": (None, None),
        "Tjänstepersoner": (None, None),
        "Gruppen": (time(13), time(15)),
    }


def test_in_a_meeting_of_one_part_no_group_has_hours_of_its_own() -> None:
    meeting = _draft(TemplatePart(1, start=time(9), end=time(12), groups=(21,)))
    assert {(group.start, group.end) for group in meeting.groups} == {(None, None)}


def test_a_body_without_seats_makes_no_list_of_them() -> None:
    meeting = _draft(TemplatePart(1, CREW.id, own_seats=False), others={CREW.id: Roster(CREW)})
    assert meeting.parts[0].groups == ()
    assert meeting.parts[0].body == CREW


@pytest.mark.parametrize(
    ("parts", "called"),
    [
        ((TemplatePart(1, BOARD.id, own_seats=False),), ["Styrelsen"]),
        ((TemplatePart(1, own_seats=False, groups=(21,)),), ["Tjänstepersoner"]),
        ((TemplatePart(1, COUNCIL.id, own_seats=False),), []),
        ((TemplatePart(1, BOARD.id, own_seats=False), TemplatePart(2)), ["Rådet", "Styrelsen"]),
        ((TemplatePart(1, BOARD.id),), ["Rådet", "Styrelsen"]),
    ],
)
def test_only_those_are_called_who_attend_some_part(parts: tuple[TemplatePart, ...], called: list[str]) -> None:
    meeting = _draft(*parts, others={BOARD.id: Roster(BOARD, seats=(Seat(31, None, "", "", (Holding(5, OLA),)),))})
    assert [group.name for group in meeting.groups] == called
    assert {group.id for group in meeting.groups} == {group for part in meeting.parts for group in part.groups}


def test_standing_items_come_with_what_they_say() -> None:
    item = TemplateItem(
        1,
        "Uppdrag",
        Kind.FORMALITY,
        Generated.ASSIGNMENTS,
        "gruppen",
        "Avslutning",
        planned_minutes=5,
        presenters="Eva, chef",
    )
    (made,) = _draft(TemplatePart(1, items=(item,))).items
    assert (made.title, made.kind, made.generated, made.generated_for) == (
        "Uppdrag",
        Kind.FORMALITY,
        Generated.ASSIGNMENTS,
        "gruppen",
    )
    assert (made.section, made.planned_minutes) == ("Avslutning", 5)
    assert [(who.name, who.title) for who in made.presenters] == [("Eva", "chef")]


def test_the_place_for_own_items_is_no_item_but_is_remembered_by_the_one_after() -> None:
    items = (TemplateItem(1, "Upprop"), TemplateItem(2, "Egna", own_items_here=True), TemplateItem(3, "Övrigt"))
    made = _draft(TemplatePart(1, items=items)).items
    assert [(item.title, item.own_items_before) for item in made] == [("Upprop", False), ("Övrigt", True)]


def test_a_section_stands_once_above_the_items_it_holds() -> None:
    sections = ("", "Inledning", "Inledning", "", "Inledning", "Anmälningar", "Inledning")
    items = tuple(TemplateItem(number, f"Ärende {number}", section=name) for number, name in enumerate(sections, 1))
    made = _draft(TemplatePart(1, items=items), TemplatePart(2, items=items[1:2]))
    headings = [[item.section for item in part.items] for part in made.parts]
    assert headings == [["", "Inledning", "", "", "", "Anmälningar", "Inledning"], ["Inledning"]]


def test_the_facts_stay_as_they_were_given_and_every_id_is_its_own() -> None:
    meeting = _draft(TemplatePart(1, items=(TemplateItem(1, "a"), TemplateItem(2, "b")), groups=(21, 22)))
    assert (meeting.place, meeting.chair, meeting.day, meeting.number) == ("Teams", "Bo Ask", DAY, 2)
    ids = [
        *(part.id for part in meeting.parts),
        *(item.id for item in meeting.items),
        *(group.id for group in meeting.groups),
        *(entry.id for group in meeting.groups for entry in group.entries),
        *(attendee.id for attendee in meeting.attendees),
    ]
    assert len(ids) == len(set(ids))


def test_a_seats_own_party_stands_before_its_holders() -> None:
    roster = replace(ROSTER, seats=(Seat(1, NORTH, "c", "", (Holding(1, EVA),)),), substitutes=())
    facts = Meeting(0, "", COUNCIL, 2, 2026, DAY)
    meeting = draft_meeting(AgendaTemplate(1, "x", 1, (TemplatePart(1),)), roster, {}, facts)
    assert [entry.party for entry in meeting.groups[0].entries] == ["c"]


def test_presenters_are_read_as_they_are_typed() -> None:
    assert list(read_presenters(" Eva Ek, chef, Region Mitt ; Bo Ask;; ,titel")) == [
        ("Eva Ek", "chef, Region Mitt"),
        ("Bo Ask", ""),
    ]
    assert list(read_presenters("")) == []
