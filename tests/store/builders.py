"""A made-up body with its people, and meetings that hold something of everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlite_utils import Database

from samradapp.domain.decision import (
    Ballot,
    Choice,
    Decision,
    DecisionKind,
    Motion,
    MotionKind,
    Reservation,
    Vote,
)
from samradapp.domain.meeting import (
    Adjournment,
    Adjuster,
    Generated,
    Item,
    Kind,
    Meeting,
    Part,
    Presenter,
    Signature,
    Status,
)
from samradapp.domain.people import Body, Group, GroupMember, Holding, Period, Person, Seat, Substitute
from samradapp.domain.rollcall import Attendee, Entry, Event, EventKind, Mark, Standing
from samradapp.domain.rollcall import Group as AttendanceGroup
from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.domain.text import Text, bullet, paragraph
from samradapp.store import register, rows, triggers
from samradapp.store.meeting_writer import insert_meeting
from samradapp.store.templates import NewMeeting, new_meeting, save_template

DAY = date(2026, 5, 8)
TERM = Period(date(2023, 1, 1), date(2026, 12, 31))


@dataclass(frozen=True)
class Register:
    """Ids of what ``made_up_register`` made; ``seats`` and ``persons`` in the order of the register."""

    body: int
    other_body: int
    seats: tuple[int, ...]
    holdings: tuple[int, ...]
    persons: dict[str, int]
    officials: int
    leadership: int
    template: int


SEATS = (
    ("Granfors kommun", "c", "ordförande", "Ylva Åhedén"),
    ("Region Nordanå", "s", "vice ordförande", "Sigbritt Lavskog"),
    ("Tallviks kommun", "c", "", "Elis Forsvall"),
    ("Bjursunds kommun", "s", "", None),
)
SUBSTITUTES = (("Bjursunds kommun", "s", "Nils Öberg"), ("Tallviks kommun", "c", "Tove Norrhed"))
OFFICIALS = (("Gunvor Tallbrink", "sekreterare"), ("Folke Ripfjäll", "kommunalråd"))


def person(db: Database, name: str) -> Person:
    return Person(register.save_person(db, Person(0, name, party="")), name)


def made_up_register(db: Database) -> Register:
    """Make a body of four seats (one vacant) with two groups, a body without seats, and a template of two parts."""
    body = register.save_body(
        db, Body(0, "Samråd hälsa och omsorg", "samrad", kind_labels={"information": "Informationsärende"})
    )
    other = register.save_body(db, Body(0, "Systemledningen", has_seats=False))
    persons: dict[str, int] = {}
    seats, holdings = [], []
    owners = {name: register.ensure_principal(db, name) for name in dict.fromkeys(row[0] for row in SEATS)}
    known = {principal.id: principal for principal in register.principals(db)}
    for owner, party, role, name in SEATS:
        seats.append(register.save_seat(db, body, Seat(0, known[owners[owner]], party, role)))
        if name:
            holder = person(db, name)
            persons[name] = holder.id
            holdings.append(register.save_holding(db, seats[-1], Holding(0, holder, TERM)))
    for owner, party, name in SUBSTITUTES:
        stand_in = person(db, name)
        persons[name] = stand_in.id
        register.save_substitute(db, body, Substitute(0, stand_in, known[owners[owner]], party, TERM))
    officials = register.save_group(db, body, Group(0, "Tjänstepersoner"))
    for name, role in OFFICIALS:
        member = person(db, name)
        persons[name] = member.id
        register.save_member(db, officials, GroupMember(0, member, None, role))
    leadership = register.save_group(db, other, Group(0, "Systemledningen"))
    register.save_member(db, leadership, GroupMember(0, person(db, "Birgit Myrheden"), None, "chef"))
    template = save_template(db, agenda(body, other, officials, leadership))
    return Register(body, other, tuple(seats), tuple(holdings), persons, officials, leadership, template)


def agenda(body: int, other: int, officials: int, leadership: int) -> AgendaTemplate:
    own = (
        TemplateItem(0, "Upprop", Kind.FORMALITY),
        TemplateItem(0, "Egna ärenden", own_items_here=True),
        TemplateItem(0, "Aktuellt", Kind.INFORMATION, planned_minutes=20, presenters="Folke Ripfjäll, kommunalråd"),
        TemplateItem(0, "Genomgång av beslut", generated=Generated.DECISIONS, section="Avslutning"),
    )
    theirs = (TemplateItem(0, "Följeutvärdering"), TemplateItem(0, "Nästa möte", generated=Generated.NEXT_MEETING))
    parts = (
        TemplatePart(0, None, "", time(9, 30), time(12), items=own, groups=(officials,)),
        TemplatePart(
            0, other, "Systemledningen", time(13), time(15), own_seats=False, items=theirs, groups=(leadership,)
        ),
    )
    return AgendaTemplate(0, "Ordinarie möte", body, parts)


def meeting_from_template(db: Database, made: Register, day: date = DAY) -> int:
    return new_meeting(db, NewMeeting(made.body, made.template, day, time(9, 30), time(15), "Teams"))


TEXTS: dict[int, Text] = {
    301: (paragraph("Ordföranden öppnade mötet."), bullet("Välkomna")),
    302: (paragraph("Folke berättade om läget."),),
}


def drafted_meeting(db: Database, made: Register, status: Status = Status.DRAFT) -> Meeting:
    """Give a meeting that holds something of everything, with provisional ids."""
    body, other = register.body(db, made.body), register.body(db, made.other_body)
    seats = AttendanceGroup(
        201,
        body.name,
        (
            Entry(401, 101, Mark.PRESENT, Standing.MEMBER, "c", "Granfors kommun", "ordförande", "", made.seats[0]),
            Entry(402, 102, Mark.ABSENT, Standing.MEMBER, "s", "Region Nordanå", "", "", made.seats[1]),
            Entry(403, None, Mark.UNMARKED, Standing.MEMBER, "s", "Bjursunds kommun", "", "", made.seats[3]),
            Entry(404, 103, Mark.PRESENT, Standing.SUBSTITUTE, "s", "Bjursunds kommun", "", "Sigbritt Lavskog"),
        ),
        body.id,
    )
    officials = AttendanceGroup(
        202, "Tjänstepersoner", (Entry(405, 104, role="sekreterare"),), None, time(9), time(12), made.officials
    )
    parts = (
        Part(501, body, "", time(9, 30), time(12), _items(), (201, 202)),
        Part(
            502,
            other,
            "Systemledningen",
            time(13),
            time(15),
            (Item(303, "", "Följeutvärdering", generated=Generated.ASSIGNMENTS, generated_for="SLG"),),
            (202,),
        ),
    )
    return Meeting(
        0,
        "",
        body,
        2,
        DAY.year,
        DAY,
        time(9, 30),
        time(15),
        "Teams",
        "SAM 2026/1",
        15,
        status=status,
        opened=time(9, 31),
        closed=time(14, 58, 30),
        current_item=302,
        notice_sent=True,
        roll_opened=True,
        chair="Ylva Åhedén",
        secretary="Gunvor Tallbrink",
        adjusters=(Adjuster(601, "Sigbritt Lavskog"), Adjuster(602, "Elis Forsvall")),
        parts=parts,
        groups=(seats, officials),
        attendees=(
            Attendee(101, "Ylva Åhedén", made.persons["Ylva Åhedén"]),
            Attendee(102, "Sigbritt Lavskog", made.persons["Sigbritt Lavskog"]),
            Attendee(103, "Nils Öberg", made.persons["Nils Öberg"]),
            Attendee(104, "Gunvor Tallbrink", made.persons["Gunvor Tallbrink"]),
        ),
        events=(
            Event(701, EventKind.SERVES, 103, 301, 402),
            Event(702, EventKind.LEAVES, 101, 302, None, time(10, 15)),
            Event(703, EventKind.CHAIRS, 103, None),
        ),
        adjournments=(Adjournment(801, time(10), time(10, 15), 302), Adjournment(802, time(12), time(13))),
        signatures=(Signature(901, "Ylva Åhedén", "ordförande", "2026-05-12T10:00:00+02:00", "papper", "x"),),
    )


def _items() -> tuple[Item, ...]:
    return (
        Item(
            301, "", "Upprop", Kind.FORMALITY, opened=time(9, 31), tags=("upprop",), presenters=(Presenter(1, "Ylva"),)
        ),
        Item(
            302,
            "",
            "Primärvården",
            Kind.DECISION,
            17,
            "Beslut",
            "Dnr 4",
            planned_minutes=30,
            presenters=(Presenter(2, "Folke Ripfjäll", "kommunalråd"), Presenter(3, "Katarina Lönn")),
            decisions=(
                Decision(
                    1, "", DecisionKind.ASSIGNMENT, "Samrådet uppdrog.", ("att utreda",), "SLG", "frågan", DAY, True
                ),
                Decision(2, "", DecisionKind.TAKE_NOTE, "Samrådet godkände."),
            ),
            motions=(Motion(1, MotionKind.APPROVE, (101, 103), "bifall"), Motion(2, MotionKind.REJECT, (), "", True)),
            votes=(
                Vote(
                    1, "Bifall", "Avslag", "Bifall", Choice.YES, (Ballot(1, 101, Choice.YES), Ballot(2, 103, Choice.NO))
                ),
            ),
            reservations=(Reservation(1, (103,), "Protest"),),
            tags=("vård", "primärvård"),
        ),
    )


def full_meeting(db: Database, made: Register, status: Status = Status.DRAFT) -> int:
    return insert_meeting(db, drafted_meeting(db, made, status), TEXTS, "Läste in mötet")


def dump(db: Database, meeting_id: int, tables: Iterable[str] = triggers.JOURNALED_TABLES) -> dict[str, list[Any]]:
    """Give every row of a meeting's tables; the minutes with the rows that stand, not with their texts."""
    state = {
        table: rows.select(db, f"SELECT * FROM {table} WHERE {owner(table)} = ? ORDER BY 1", meeting_id)
        for table in tables
    }
    return state | {
        "minutes": rows.select(db, "SELECT item_id FROM minutes WHERE meeting_id = ? ORDER BY 1", meeting_id)
    }


def owner(table: str) -> str:
    return "id" if table == "meeting" else "meeting_id"


def stored_texts(db: Database, meeting_id: int) -> dict[int, str]:
    return dict(db.execute("SELECT item_id, text FROM minutes WHERE meeting_id = ?", [meeting_id]).fetchall())


def whole_file(db: Database) -> list[Any]:
    """Give every row of every table: what a refused write must leave as it was."""
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return [
        (table, db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall())
        for (table,) in tables
        if table != "open_step"
    ]
