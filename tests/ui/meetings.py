"""Meetings for the pages: planned ones, and one that is as large as they come."""

from datetime import date, time

from samradapp.actions.demo import demo_data, make_demo_meeting, make_demo_register
from samradapp.actions.shipped import install_templates
from samradapp.domain.decision import DecisionKind
from samradapp.domain.people import Body, Group, GroupMember, Holding, Person, Principal, Seat, Substitute
from samradapp.domain.rollcall import Mark
from samradapp.domain.text import paragraph
from samradapp.store import Database, decisions, items, meetings, proceedings, register, rollcalls, templates
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


def make_meeting_of_46(db: Database) -> int:
    """Plan a meeting that calls 46 names at its opening: 20 in seats, a substitute and 25 officials, and two lists
    that are called later or stand apart.
    """
    install_templates(db)
    body_id = register.save_body(db, Body(0, "Samråd skog och kust"))
    for number, (name, place, letters) in enumerate(_SEATED):
        person = register.save_person(db, Person(0, name, party=letters))
        principal = Principal(register.ensure_principal(db, place), place)
        seat_id = register.save_seat(db, body_id, Seat(0, principal, letters, "ordförande" if not number else ""))
        register.save_holding(db, seat_id, Holding(0, Person(person, name)))
    stand_in = register.save_person(db, Person(0, "Disa Lindmark"))
    hallsele = Principal(register.ensure_principal(db, "Hällsele"), "Hällsele")
    register.save_substitute(db, body_id, Substitute(0, Person(stand_in, "Disa Lindmark"), hallsele, "M"))
    officials = [(f"{given} {_FAMILIES[n % 7]}", _SEATED[n % 16][1]) for n, given in enumerate(_GIVEN)]
    for group, members in (("Övriga tjänstepersoner", officials), ("Adjungerade", [("Åke Ås", "Länsrådet")])):
        group_id = register.save_group(db, body_id, Group(0, group))
        for name, place in members:
            person = register.save_person(db, Person(0, name))
            principal = Principal(register.ensure_principal(db, place), place)
            register.save_member(db, group_id, GroupMember(0, Person(person, name), principal))
    meeting_id = new_meeting(db, NewMeeting(body_id, None, date(2026, 5, 8), time(9, 30), time(15), "Teams"))
    part = meetings.load(db, meeting_id).parts[0].id
    for title in ("Upprop", "Föregående protokoll", "Aktuellt i länet", "Nära vård", "Samordnad planering"):
        items.add(db, meeting_id, part, title)
    return meeting_id


_SEATED = (
    ("Alva Bergdal", "Granby", "C"), ("Bo Nyåker", "Granby", "S"), ("Tor Snöberg", "Tallby", "M"),
    ("Elis Rosfors", "Tallby", "C"), ("Siri Lavbäck", "Björnsund", "S"), ("Hedda Älgsjö", "Myrnäs", "V"),
    ("Arvid Stensele", "Älvby", "S"), ("Ragna Furuvik", "Ekby", "KD"), ("Ivar Mossberg", "Hällsele", "M"),
    ("Sixten Rip", "Hällsele", "S"), ("Gunvor Tallgren", "Kvarnby", "C"), ("Alfhild Norrby", "Stenby", "S"),
    ("Bertil Åsgård", "Furuby", "L"), ("Märta Vintervik", "Sågby", "S"), ("Rut Isberg", "Norrby", "M"),
    ("Tyra Kallsjö", "Lidby", "S"), ("Evald Hedberg", "Åkerby", "C"), ("Signe Rönnås", "Tjärnby", "S"),
    ("Love Granvik", "Region Skogskust", "S"), ("Stellan Myrgård", "Region Skogskust", "M"),
)  # fmt: skip
_FAMILIES = ("Berg", "Tjärnlund", "Forsnäs", "Älvdal", "Granlund", "Sjöäng", "Björkvattnet-Lindström")
_GIVEN = (
    "Aina", "Bo", "Cilla", "Dag", "Ebba", "Folke", "Greta", "Holger", "Ines", "Jarl", "Kerstin", "Lage", "Maj",
    "Nanna", "Orvar", "Pia", "Ruben", "Selma", "Ture", "Ulla", "Valter", "Vega", "Yngve", "Åsa", "Örjan",
)  # fmt: skip


def make_faulty_meeting(db: Database) -> int:
    """Hold the demo's meeting with something to remark of most kinds.

    Item 4 has a presenter from nowhere, item 5 an unfinished decision, item 7 the number 40; there is no adjuster,
    item 3 is information without a decision, and one name of the last group is not marked.
    """
    meeting_id = make_demo_meeting(db)
    meeting = meetings.load(db, meeting_id)
    third, fourth, fifth, seventh = (meeting.items[place] for place in (2, 3, 4, 6))
    for decision in third.decisions:
        decisions.delete(db, meeting_id, decision.id)
    items.save_presenters(db, meeting_id, fourth.id, [("Frida Holmsel", "utvecklingsledare")])
    unfinished = "Samrådet beslutade att uppdra åt … att återkomma."
    decisions.add(db, meeting_id, fifth.id, DecisionKind.ASSIGNMENT, unfinished)
    items.save_number(db, meeting_id, seventh.id, 40)
    proceedings.save_adjusters(db, meeting_id, ())
    official = next(entry for entry in meeting.groups[-1].entries if entry.attendee is not None)
    rollcalls.mark(db, meeting_id, official.id, Mark.UNMARKED)
    return meeting_id
