"""Meetings for the pages: planned ones, and one that is as large as they come."""

from datetime import date, time

from samradapp.actions.demo import demo_data, make_demo_register
from samradapp.actions.shipped import install_templates
from samradapp.domain.people import Body
from samradapp.domain.text import paragraph
from samradapp.store import Database, items, meetings, register, rollcalls, templates
from samradapp.store.templates import NewMeeting, new_meeting


def make_planned_meeting(db: Database) -> int:
    """Plan the demo's meeting from its template; nothing has happened in it."""
    body_id = make_demo_register(db)
    name = demo_data()["template"]["name"]
    template = next(known.id for known in templates.templates(db) if known.name == name)
    return new_meeting(db, NewMeeting(body_id, template, date(2026, 5, 8), time(9, 30), time(15), "Teams"))


def make_bare_meeting(db: Database) -> int:
    """Plan a meeting without items and people."""
    install_templates(db)
    body_id = register.save_body(db, Body(0, "Styrelsen"))
    return new_meeting(db, NewMeeting(body_id, None, date(2026, 5, 8)))


def make_large_meeting(db: Database) -> int:
    """Plan a meeting with 40 items and 72 names."""
    meeting_id = make_planned_meeting(db)
    meeting = meetings.load(db, meeting_id)
    part = meeting.parts[0].id
    for number in range(40 - len(meeting.items)):
        title = (
            f"Ärende om samverkan i länet, område {number}, med en rubrik som är längre än raden i listan till vänster"
        )
        item_id = items.add(db, meeting_id, part, title)
        items.save_minutes(db, item_id, (paragraph("Det här sades om saken. " * 40),))
    rollcalls.open_roll(db, meeting_id)
    meeting = meetings.load(db, meeting_id)
    names = sum(len(group.entries) for group in meeting.groups)
    for number in range(72 - names):
        rollcalls.add_guest(db, meeting_id, meeting.groups[0].id, f"Gäst Efternamnsson-{number}", role="utredare")
    return meeting_id
