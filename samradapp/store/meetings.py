"""Meetings: find one, and read it whole."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from sqlite_utils import Database

from samradapp.domain.decision import Ballot, Choice, Decision, DecisionKind, Motion, MotionKind, Reservation, Vote
from samradapp.domain.meeting import (
    LOCKED,
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
    count_on,
)
from samradapp.domain.people import Body
from samradapp.domain.rollcall import Attendee, Entry, Event, EventKind, Group, Mark, Standing
from samradapp.errors import GoneError
from samradapp.store import bodies_then, register, rows
from samradapp.store.columns import clock, day

Row = dict[str, Any]


def find(db: Database, uuid: str) -> int | None:
    """Give the id of the meeting with this uuid."""
    found: int | None = rows.one(db, "SELECT id FROM meeting WHERE uuid = ?", uuid)
    return found


def is_there(db: Database, meeting_id: int) -> bool:
    return rows.one(db, "SELECT 1 FROM meeting WHERE id = ?", meeting_id) is not None


def load(db: Database, meeting_id: int) -> Meeting:
    """Read a whole meeting but the texts of its items. Raises GoneError when it is not there."""
    found = rows.select(db, "SELECT * FROM meeting WHERE id = ?", meeting_id)
    if not found:
        raise GoneError("Mötet finns inte kvar.")
    return _Reader(db, found[0]).meeting()


class _Reader:
    """Read the tables of one meeting, each once."""

    def __init__(self, db: Database, row: Row) -> None:
        self._db = db
        self._row = row
        self._bodies = {body.id: body for body in register.bodies(db)}
        if Status(row["status"]) in LOCKED:
            self._bodies |= bodies_then.kept(db, row["id"])

    def _rows(self, table: str, order: str = "position, id") -> list[Row]:
        return rows.select(self._db, f"SELECT * FROM {table} WHERE meeting_id = ? ORDER BY {order}", self._row["id"])

    def _by(self, column: str, table: str, order: str = "position, id") -> dict[int, list[Row]]:
        grouped: dict[int, list[Row]] = defaultdict(list)
        for row in self._rows(table, order):
            grouped[row[column]].append(row)
        return grouped

    def meeting(self) -> Meeting:
        row = self._row
        body = self._bodies[row["body_id"]]
        return Meeting(
            **{name: row[name] for name in ("id", "uuid", "number", "year", "place", "reference", "first_item")},
            **{name: row[name] for name in ("current_item", "chair", "secretary")},
            body=body,
            day=date.fromisoformat(row["day"]),
            start=clock(row["starts"]),
            end=clock(row["ends"]),
            proposed_first=proposed_first(self._db, body, row["id"], row["year"], row["number"]),
            status=Status(row["status"]),
            opened=clock(row["opened"]),
            closed=clock(row["closed"]),
            notice_sent=bool(row["notice_sent"]),
            roll_opened=bool(row["roll_opened"]),
            adjusters=tuple(Adjuster(found["id"], found["name"]) for found in self._rows("adjuster")),
            parts=self._parts(),
            groups=self._groups(),
            attendees=tuple(
                Attendee(found["id"], found["name"], found["person_id"]) for found in self._rows("attendee", "id")
            ),
            events=tuple(_event(found) for found in self._rows("event")),
            adjournments=tuple(_adjournment(found) for found in self._rows("adjournment", "starts, id")),
            signatures=tuple(_signature(found) for found in self._rows("signature", "id")),
        )

    def _parts(self) -> tuple[Part, ...]:
        items = self._items()
        groups = self._by("part_id", "part_group", "id")
        return tuple(
            Part(
                row["id"],
                self._bodies[row["body_id"]],
                row["title"],
                clock(row["starts"]),
                clock(row["ends"]),
                tuple(items[row["id"]]),
                tuple(found["group_id"] for found in groups[row["id"]]),
            )
            for row in self._rows("part")
        )

    def _items(self) -> dict[int, list[Item]]:
        presenters = self._by("item_id", "presenter")
        decisions = self._by("item_id", "decision")
        motions, movers = self._by("item_id", "motion"), self._by("motion_id", "mover", "id")
        votes, ballots = self._by("item_id", "vote"), self._by("vote_id", "ballot", "id")
        reservations = self._by("item_id", "reservation")
        reservers = self._by("reservation_id", "reserver", "id")
        tags = self._by("item_id", "tag", "id")
        grouped: dict[int, list[Item]] = defaultdict(list)
        for row in self._rows("item"):
            key = row["id"]
            item = Item(
                **_item_facts(row),
                presenters=tuple(Presenter(found["id"], found["name"], found["title"]) for found in presenters[key]),
                decisions=tuple(_decision(found) for found in decisions[key]),
                motions=tuple(_motion(found, movers[found["id"]]) for found in motions[key]),
                votes=tuple(_vote(found, ballots[found["id"]]) for found in votes[key]),
                reservations=tuple(_reservation(found, reservers[found["id"]]) for found in reservations[key]),
                tags=tuple(found["name"] for found in tags[key]),
            )
            grouped[row["part_id"]].append(item)
        return grouped

    def _groups(self) -> tuple[Group, ...]:
        entries = self._by("group_id", "roll_entry")
        return tuple(
            Group(
                row["id"],
                row["name"],
                tuple(_entry(found) for found in entries[row["id"]]),
                row["body_id"],
                clock(row["starts"]),
                clock(row["ends"]),
                row["register_group"],
            )
            for row in self._rows("attendance_group")
        )


def _item_facts(row: Row) -> dict[str, Any]:
    names = ("id", "uuid", "title", "number", "section", "reference", "planned_minutes", "generated_for")
    return {
        **{name: row[name] for name in names},
        "kind": Kind(row["kind"]),
        "withdrawn": bool(row["withdrawn"]),
        "generated": Generated(row["generated"]) if row["generated"] else None,
        "own_text": bool(row["own_text"]),
        "own_items_before": bool(row["own_items_before"]),
        "opened": clock(row["opened"]),
        "closed": clock(row["closed"]),
        "adjusted": day(row["adjusted"]),
    }


def _decision(row: Row) -> Decision:
    return Decision(
        row["id"],
        row["uuid"],
        DecisionKind(row["kind"]),
        row["text"],
        tuple(json.loads(row["clauses"])),
        row["assignee"],
        row["matter"],
        day(row["due"]),
        bool(row["edited"]),
    )


def _motion(row: Row, movers: list[Row]) -> Motion:
    people = tuple(found["attendee_id"] for found in movers)
    return Motion(row["id"], MotionKind(row["kind"]), people, row["text"], bool(row["withdrawn"]))


def _vote(row: Row, ballots: list[Row]) -> Vote:
    return Vote(
        row["id"],
        row["yes_means"],
        row["no_means"],
        row["outcome"],
        Choice(row["casting"]) if row["casting"] else None,
        tuple(Ballot(found["id"], found["attendee_id"], Choice(found["choice"])) for found in ballots),
    )


def _reservation(row: Row, reservers: list[Row]) -> Reservation:
    return Reservation(row["id"], tuple(found["attendee_id"] for found in reservers), row["text"])


def _entry(row: Row) -> Entry:
    return Entry(
        row["id"],
        row["attendee_id"],
        Mark(row["mark"]),
        Standing(row["standing"]),
        row["party"],
        row["principal"],
        row["role"],
        row["substitute_for"],
        row["register_seat"],
    )


def _event(row: Row) -> Event:
    return Event(
        row["id"], EventKind(row["kind"]), row["attendee_id"], row["before_item"], row["seat_id"], clock(row["clock"])
    )


def _adjournment(row: Row) -> Adjournment:
    return Adjournment(
        row["id"], time.fromisoformat(row["starts"]), time.fromisoformat(row["ends"]), row["before_item"]
    )


def _signature(row: Row) -> Signature:
    return Signature(row["id"], row["name"], row["role"], row["signed"], row["method"], row["identifier"])


def proposed_first(db: Database, body: Body, meeting_id: int, year: int, number: int) -> int:
    """Give the number after the last one of the body's previous meeting that year; 1 when there is none."""
    if body.numbers_start_over:
        return 1
    following = 1
    for other, other_number, after in _through_year(db, body.id, year):
        if (other_number, other) >= (number, meeting_id):
            break
        following = after
    return following


def proposed_firsts(db: Database, body_id: int, year: int) -> dict[int, int]:
    """Give what ``proposed_first`` gives for all of a body's meetings in a year, by id, cancelled ones left out."""
    if rows.one(db, "SELECT numbers_start_over FROM body WHERE id = ?", body_id):
        return defaultdict(lambda: 1)
    walked = list(_through_year(db, body_id, year))
    return dict(zip((meeting for meeting, _, _ in walked), (1, *(after for _, _, after in walked)), strict=False))


def _through_year(db: Database, body_id: int, year: int) -> Iterator[tuple[int, int, int]]:
    """Give a body's meetings in their order: id, number, and which item number follows on the last one's."""
    following = 1
    for meeting, number, first in db.execute(
        "SELECT id, number, first_item FROM meeting WHERE body_id = ? AND year = ? AND status <> 'cancelled' "
        "ORDER BY number, id",
        [body_id, year],
    ).fetchall():
        following = _after_last(db, meeting, following if first is None else first)
        yield meeting, number, following


def _after_last(db: Database, meeting_id: int, first: int) -> int:
    """Give the number that one more item last in a meeting would have, counted from its first number."""
    by_hand = db.execute(
        "SELECT item.number FROM item JOIN part ON part.id = part_id WHERE item.meeting_id = ? "
        "ORDER BY part.position, part.id, item.position, item.id",
        [meeting_id],
    ).fetchall()
    *_, following = count_on(first, (*(row[0] for row in by_hand), None))
    return following


def next_number(db: Database, body_id: int, year: int) -> int:
    """Give the number of the body's next meeting that year."""
    return int(
        rows.one(db, "SELECT coalesce(max(number), 0) + 1 FROM meeting WHERE body_id = ? AND year = ?", body_id, year)
    )


def previous_day(db: Database, meeting: Meeting) -> date | None:
    """Give the day of the body's meeting before this one."""
    return day(
        rows.one(
            db,
            "SELECT day FROM meeting WHERE body_id = ? AND status <> 'cancelled' AND (day, id) < (?, ?) "
            "ORDER BY day DESC, id DESC LIMIT 1",
            meeting.body.id,
            meeting.day.isoformat(),
            meeting.id,
        )
    )
