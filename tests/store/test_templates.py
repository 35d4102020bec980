"""Agenda templates, and meetings made from them."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlite_utils import Database

from samradapp.domain.meeting import Generated, Kind, Status
from samradapp.domain.rollcall import Mark
from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.errors import NotAllowedError
from samradapp.store import items, journal, meeting_list, meetings, proceedings, register, templates
from samradapp.store.templates import NewMeeting, new_meeting, save_template
from tests.store.builders import DAY, Register, made_up_register, meeting_from_template, whole_file


@pytest.fixture
def made(db: Database) -> Register:
    return made_up_register(db)


def the_template(db: Database) -> AgendaTemplate:
    return templates.templates(db)[0]


def test_the_days_of_a_bodys_meetings_are_told_with_their_names(db: Database, made: Register) -> None:
    meeting_from_template(db, made)
    second = meeting_from_template(db, made, date(2026, 10, 9))
    new_meeting(db, NewMeeting(made.other_body, None, date(2026, 12, 1)))
    proceedings.set_status(db, second, Status.CANCELLED)
    assert meeting_list.days_of(db, made.body) == {DAY: "1-2026", date(2026, 10, 9): "2-2026"}


def test_a_template_comes_back_as_it_was_saved(db: Database, made: Register) -> None:
    template = the_template(db)
    save_template(db, template)
    assert the_template(db) == template
    assert [item.title for item in template.parts[0].items] == [
        "Upprop", "Egna ärenden", "Aktuellt", "Genomgång av beslut",
    ]  # fmt: skip
    assert template.parts[0].groups == (made.officials,)


def test_saving_a_template_unchanged_writes_nothing(db: Database, made: Register) -> None:
    before = whole_file(db)
    save_template(db, the_template(db))
    assert whole_file(db) == before


def test_items_are_moved_changed_added_and_removed(db: Database, made: Register) -> None:
    template = the_template(db)
    first, own, news, summary = template.parts[0].items
    wanted = (
        summary,
        replace(first, title="Mötet öppnas", planned_minutes=5),
        own,
        TemplateItem(0, "Nytt", Kind.DIALOGUE),
    )
    save_template(
        db, replace(template, name="Extra", parts=(replace(template.parts[0], items=wanted), template.parts[1]))
    )
    after = the_template(db)
    assert after.name == "Extra"
    assert after.parts[0].items[:3] == wanted[:3]
    assert after.parts[0].items[3].title == "Nytt"
    assert news.id not in [item.id for item in after.parts[0].items]
    assert after.parts[1] == template.parts[1]


def test_parts_and_groups_are_replaced(db: Database, made: Register) -> None:
    template = the_template(db)
    new = TemplatePart(0, None, "Eftermiddag", time(13), None, items=(TemplateItem(0, "Övrigt"),))
    save_template(db, replace(template, parts=(replace(template.parts[0], groups=()), new)))
    after = the_template(db)
    assert [part.title for part in after.parts] == ["", "Eftermiddag"]
    assert after.parts[0].groups == ()
    assert after.parts[1].items[0].title == "Övrigt"


def test_a_deleted_template_is_gone_and_its_meetings_stay(db: Database, made: Register) -> None:
    meeting = meeting_from_template(db, made)
    templates.delete_template(db, made.template)
    assert templates.templates(db) == ()
    assert meetings.load(db, meeting).items


def test_a_meeting_is_made_of_the_templates_parts_and_people(db: Database, made: Register) -> None:
    meeting = meetings.load(db, meeting_from_template(db, made))
    assert (meeting.label, meeting.day, meeting.place, meeting.chair) == ("1-2026", DAY, "Teams", "Ylva Åhedén")
    assert meeting.status is Status.PLANNED
    own, theirs = meeting.parts
    assert [item.title for item in own.items] == ["Upprop", "Aktuellt", "Genomgång av beslut"]
    assert [item.title for item in theirs.items] == ["Följeutvärdering", "Nästa möte"]
    assert (own.body.id, theirs.body.id) == (made.body, made.other_body)
    assert (own.start, own.end, theirs.start) == (time(9, 30), time(12), time(13))
    assert [[meeting.group(group).name for group in part.groups] for part in meeting.parts] == [
        ["Samråd hälsa och omsorg", "Tjänstepersoner"],
        ["Systemledningen"],
    ]
    assert own.items[2].generated is Generated.DECISIONS
    assert own.items[2].section == "Avslutning"
    assert own.items[1].planned_minutes == 20
    assert [(p.name, p.title) for p in own.items[1].presenters] == [("Folke Ripfjäll", "kommunalråd")]
    assert {entry.mark for group in meeting.groups for entry in group.entries} == {Mark.UNMARKED}
    assert len({attendee.person_id for attendee in meeting.attendees}) == len(meeting.attendees)


@pytest.mark.parametrize(
    ("roles", "chair"),
    [
        (("Ordf.", "v. ordf"), "Ylva Åhedén"),
        (("1:e vice ordförande", "Ordförande"), "Sigbritt Lavskog"),
        (("ordförande i socialnämnden", "vice ordförande"), ""),
    ],
)
def test_the_chair_is_who_has_that_office_however_it_is_written(
    db: Database, made: Register, roles: tuple[str, str], chair: str
) -> None:
    for seat, role in zip(register.roster(db, made.body).seats, roles, strict=False):
        register.save_seat(db, made.body, replace(seat, role=role))
    assert meetings.load(db, meeting_from_template(db, made)).chair == chair


def test_who_sits_that_day_is_listed(db: Database, made: Register) -> None:
    later = new_meeting(db, NewMeeting(made.body, made.template, date(2027, 3, 1)))
    meeting = meetings.load(db, later)
    assert [entry.attendee for entry in meeting.groups[0].entries] == [None] * 4
    assert meeting.chair == ""


def test_without_a_template_there_is_one_empty_part_for_all(db: Database, made: Register) -> None:
    meeting = meetings.load(db, new_meeting(db, NewMeeting(made.body, None, DAY)))
    (part,) = meeting.parts
    assert part.items == ()
    assert [meeting.group(group).name for group in part.groups] == ["Samråd hälsa och omsorg", "Tjänstepersoner"]


def test_a_part_whose_body_is_gone_belongs_to_the_meetings_own(db: Database, made: Register) -> None:
    register.delete_body(db, made.other_body)
    meeting = meetings.load(db, meeting_from_template(db, made))
    assert {part.body.id for part in meeting.parts} == {made.body}


def test_a_new_meeting_is_not_undone_away(db: Database, made: Register) -> None:
    meeting = meeting_from_template(db, made)
    assert journal.undo(db, meeting) is None
    assert [done.label for done in journal.steps(db, meeting)] == ["Skapade mötet 1-2026"]


def test_a_meeting_of_a_body_that_is_gone_is_refused_in_words(db: Database, made: Register) -> None:
    with pytest.raises(NotAllowedError, match="Organet finns inte kvar"):
        new_meeting(db, NewMeeting(4711, None, DAY))
    assert meeting_list.list_meetings(db) == ()


def test_the_meetings_own_items_go_where_the_template_has_its_place(db: Database, register: Register) -> None:
    items_of_template = (
        TemplateItem(0, "Upprop"),
        TemplateItem(0, "Här", own_items_here=True),
        TemplateItem(0, "Övriga frågor"),
    )
    template = save_template(
        db, AgendaTemplate(0, "Med plats", register.body, (TemplatePart(0, items=items_of_template),))
    )
    meeting = new_meeting(db, NewMeeting(register.body, template, DAY))
    part = meetings.load(db, meeting).parts[0].id
    items.add(db, meeting, part, "Första egna")
    items.add(db, meeting, part, "Andra egna")
    titles = [item.title for item in meetings.load(db, meeting).items]
    assert titles == ["Upprop", "Första egna", "Andra egna", "Övriga frågor"]


def test_an_item_that_moves_to_another_part_keeps_its_id(db: Database, made: Register) -> None:
    template = the_template(db)
    moved = template.parts[0].items[-1]
    parts = (replace(template.parts[0], items=template.parts[0].items[:-1]), TemplatePart(0, items=(moved,)))
    save_template(db, replace(template, parts=parts))
    assert the_template(db).parts[1].items == (moved,)
    back = the_template(db)
    save_template(db, replace(back, parts=(replace(back.parts[0], items=template.parts[0].items),)))
    assert the_template(db).parts[0].items == template.parts[0].items
