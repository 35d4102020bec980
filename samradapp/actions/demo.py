"""The made-up meeting: its register, and the meeting held from template to the last decision, as she would do it."""

import json
from datetime import date, time
from typing import Any

from samradapp import paths
from samradapp.actions.shipped import read_items
from samradapp.domain import wording
from samradapp.domain.decision import Ballot, Choice, DecisionKind, Motion, MotionKind, Reservation, Vote
from samradapp.domain.meeting import Item, Kind, Meeting
from samradapp.domain.people import (
    Body,
    CalendarEntry,
    Group,
    GroupMember,
    Holding,
    Person,
    Principal,
    Seat,
    Substitute,
)
from samradapp.domain.presence import serving
from samradapp.domain.rollcall import Entry, EventKind, Mark
from samradapp.domain.template import AgendaTemplate, TemplatePart
from samradapp.domain.text import Block, BlockStyle, Run, Text, normalize
from samradapp.store import Database, decisions, items, meetings, proceedings, register, rollcalls, templates
from samradapp.store.columns import clock
from samradapp.store.journal import REGISTER, step
from samradapp.store.templates import NewMeeting, new_meeting

Data = dict[str, Any]


def demo_data() -> Data:
    """Give the made-up body, people and meeting as data."""
    data: Data = json.loads(paths.resource("demo.json").read_text(encoding="utf-8"))
    return data


def make_demo_register(db: Database) -> int:
    """Fill the register with the made-up body, unless it is there, and give its id."""
    data = demo_data()
    known = register.body_named(db, data["body"]["name"])
    return known.id if known else _Register(db, data).make()


def make_demo_meeting(db: Database, until: str = "") -> int:
    """Hold the made-up meeting in a database and give its id; with the title of an item, until that goes on."""
    body_id = make_demo_register(db)
    return _DemoMeeting(db, demo_data(), _new_meeting(db, body_id, demo_data()), until).hold()


class _Register:
    """The demo's bodies, people and template."""

    def __init__(self, db: Database, data: Data) -> None:
        self._db = db
        self._data = data
        self._people: dict[str, Person] = {}
        self._principals: dict[str, Principal] = {}

    def make(self) -> int:
        with step(self._db, REGISTER, "Lade in exemplet i registret"):
            return self._made()

    def _made(self) -> int:
        db, data = self._db, self._data
        facts = data["body"]
        body_id = register.save_body(db, Body(0, facts["name"], facts["short_name"], facts["formula"]))
        for name in data["principals"]:
            self._principals[name] = Principal(register.ensure_principal(db, name), name)
        for seat in data["seats"]:
            self._seat(body_id, seat)
        for line in data["substitutes"]:
            substitute = Substitute(0, self._person(line), self._principal(line), line["party"])
            register.save_substitute(db, body_id, substitute)
        groups = {group["name"]: self._group(body_id, group) for group in data["groups"]}
        for entry in data["calendar"]:
            register.save_calendar_entry(db, body_id, _calendar_entry(entry))
        self._template(body_id, groups)
        return body_id

    def _principal(self, line: Data) -> Principal:
        return self._principals[line["principal"]]

    def _person(self, line: Data) -> Person:
        name = line["person"]
        if name not in self._people:
            person = Person(0, name, line.get("title", ""), party=line.get("party", ""))
            self._people[name] = Person(register.save_person(self._db, person), name)
        return self._people[name]

    def _seat(self, body_id: int, line: Data) -> None:
        seat = Seat(0, self._principal(line), line["party"], line["role"])
        seat_id = register.save_seat(self._db, body_id, seat)
        if line["person"]:
            register.save_holding(self._db, seat_id, Holding(0, self._person(line)))

    def _group(self, body_id: int, group: Data) -> int:
        group_id = register.save_group(self._db, body_id, Group(0, group["name"]))
        for line in group["members"]:
            member = GroupMember(0, self._person(line), self._principal(line), line.get("title", ""))
            register.save_member(self._db, group_id, member)
        return group_id

    def _template(self, body_id: int, groups: dict[str, int]) -> None:
        name = self._data["group_body"]["name"]
        other = register.ensure_body(self._db, name, has_seats=False)
        facts = self._data["template"]
        parts = tuple(
            TemplatePart(
                0,
                other.id if part.get("body") == other.name else None,
                part.get("title", ""),
                clock(part["start"]),
                clock(part["end"]),
                part.get("own_seats", True),
                read_items(part["items"]),
                tuple(groups[group] for group in part["groups"]),
            )
            for part in facts["parts"]
        )
        templates.save_template(self._db, AgendaTemplate(0, facts["name"], body_id, parts))


def _calendar_entry(entry: Data) -> CalendarEntry:
    return CalendarEntry(
        0,
        date.fromisoformat(entry["date"]),
        clock(entry.get("start")),
        clock(entry.get("end")),
        entry.get("place", ""),
        entry.get("title", ""),
    )


def _new_meeting(db: Database, body_id: int, data: Data) -> int:
    facts = data["meeting"]
    template = next(known for known in templates.templates(db) if known.name == data["template"]["name"])
    return new_meeting(
        db,
        NewMeeting(
            body_id,
            template.id,
            date.fromisoformat(facts["date"]),
            clock(facts["start"]),
            clock(facts["end"]),
            facts["place"],
            data["body"]["reference"],
            facts["secretary"],
        ),
    )


class _DemoMeeting:
    """The demo's meeting, held step by step."""

    def __init__(self, db: Database, data: Data, meeting_id: int, until: str) -> None:
        self._db = db
        self._data = data
        self._id = meeting_id
        self._until = until

    def hold(self) -> int:
        self._agenda()
        self._roll()
        self._events()
        self._minutes()
        self._business()
        return self._id

    @property
    def _meeting(self) -> Meeting:
        return meetings.load(self._db, self._id)

    def _reached(self) -> dict[str, Item]:
        """Give the items that have been taken up, by their titles."""
        reached: dict[str, Item] = {}
        for item in self._meeting.items:
            reached[item.title] = item
            if item.title == self._until:
                break
        return reached

    def _item(self, title: str) -> Item:
        return next(item for item in self._meeting.items if item.title == title)

    def _attendee(self, name: str) -> int:
        return next(attendee.id for attendee in self._meeting.attendees if attendee.name == name)

    def _agenda(self) -> None:
        for own in self._data["own_items"]:
            part = self._meeting.parts[own["part"]]
            after = self._item(own["after"]).id if own["after"] else None
            item_id = items.add(self._db, self._id, part.id, own["title"], after=after)
            if after is None:
                items.move(self._db, self._id, item_id, part.id, part.items[0].id)
            items.save_kind(self._db, self._id, item_id, Kind(own["kind"]))
            items.save_planned_minutes(self._db, self._id, item_id, own["minutes"])
        for title, presenters in self._data["presenters"].items():
            lines = [(name, role) for name, role in presenters]
            items.save_presenters(self._db, self._id, self._item(title).id, lines)
        proceedings.save_adjusters(self._db, self._id, tuple(self._data["meeting"]["adjusters"]))

    def _entries(self, name: str) -> list[Entry]:
        attendee = self._attendee(name)
        return [entry for group in self._meeting.groups for entry in group.entries if entry.attendee == attendee]

    def _roll(self) -> None:
        rollcalls.open_roll(self._db, self._id)
        for mark, names in self._data["marks"].items():
            for name in names:
                for entry in self._entries(name):
                    rollcalls.mark(self._db, self._id, entry.id, Mark(mark))
        for group in self._meeting.groups:
            rollcalls.mark_rest_present(self._db, self._id, group.id)
        first = self._meeting.items[0].id
        for line in self._data["serves"]:
            seat = self._entries(line["for"])[0]
            person = self._attendee(line["person"])
            rollcalls.add_event(self._db, self._id, EventKind.SERVES, person, first, seat=seat.id)

    def _events(self) -> None:
        reached = self._reached()
        for event in (event for event in self._data["events"] if event["before"] in reached):
            rollcalls.add_event(
                self._db,
                self._id,
                EventKind(event["kind"]),
                self._attendee(event["person"]),
                reached[event["before"]].id,
                clock=clock(event.get("time")),
            )

    def _minutes(self) -> None:
        reached = self._reached()
        for title, lines in self._data["minutes"].items():
            if title in reached:
                items.save_minutes(self._db, reached[title].id, demo_text(lines))
        moment = time(9, 30)
        for item in reached.values():
            proceedings.go_to_item(self._db, self._id, item.id, moment)
            moment = time(moment.hour + (moment.minute + 25) // 60, (moment.minute + 25) % 60)
        if not self._until:
            proceedings.close_meeting(self._db, self._id, time(14, 50))

    def _business(self) -> None:
        reached = self._reached()
        for line in (line for line in self._data["decisions"] if line["item"] in reached):
            self._decide(line)
        if self._until:
            return  # motions, vote and reservation belong to one of the last items
        for line in self._data["motions"]:
            movers = tuple(self._attendee(name) for name in line["movers"])
            motion = Motion(0, MotionKind(line["kind"]), movers, line.get("text", ""))
            decisions.save_motion(self._db, self._id, self._item(line["item"]).id, motion)
        self._vote()
        dissent = self._data["reservation"]
        members = tuple(self._attendee(name) for name in dissent["members"])
        item_id = self._item(dissent["item"]).id
        decisions.save_reservation(self._db, self._id, item_id, Reservation(0, members))

    def _decide(self, line: Data) -> None:
        item = self._item(line["item"])
        kind = DecisionKind(line["kind"])
        clauses = tuple(line.get("clauses", ()))
        assignee, matter = line.get("assignee", ""), line.get("matter", "")
        text = wording.compose(kind, self._meeting.part_of(item.id).body, assignee, matter, clauses)
        decision_id = decisions.add(self._db, self._id, item.id, kind, text)
        made = next(known for known in self._item(line["item"]).decisions if known.id == decision_id)
        due = date.fromisoformat(line["due"]) if "due" in line else None
        filled = type(made)(made.id, made.uuid, kind, text, clauses, assignee, matter, due)
        decisions.save(self._db, self._id, filled, "demo")

    def _vote(self) -> None:
        vote = self._data["vote"]
        meeting, item = self._meeting, self._item(vote["item"])
        names = {attendee.id: attendee.name for attendee in meeting.attendees}
        voters = [attendee for attendee in serving(meeting, item.id).values() if attendee is not None]
        ballots = tuple(Ballot(0, attendee, _choice(vote, names[attendee])) for attendee in voters)
        decisions.save_vote(self._db, self._id, item.id, Vote(0, vote["yes_means"], vote["no_means"], ballots=ballots))


def _choice(vote: Data, name: str) -> Choice:
    if name in vote["no"]:
        return Choice.NO
    return Choice.ABSTAIN if name in vote["abstain"] else Choice.YES


_MARKS = {"- ": BlockStyle.BULLET, "1.": BlockStyle.NUMBERED}


def demo_text(lines: list[str]) -> Text:
    """Read the demo's minutes: a line that begins with "- " or "1." is a list item."""
    return normalize(
        Block(_MARKS.get(line[:2], BlockStyle.PARAGRAPH), (Run(line[2:].strip() if line[:2] in _MARKS else line),))
        for line in lines
    )
