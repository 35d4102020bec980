"""Write a whole meeting at once: a new one from a template, or one from a meeting file."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from sqlite_utils import Database

from samradapp.domain import text as minutes_text
from samradapp.domain.decision import Decision, Motion, Reservation, Vote
from samradapp.domain.meeting import Item, Meeting, Part, Status
from samradapp.domain.rollcall import Entry, Event, Group
from samradapp.domain.text import Text
from samradapp.errors import NotAllowedError
from samradapp.store import bodies_then, decisions, rows
from samradapp.store.columns import from_clock, from_day
from samradapp.store.journal import NEW_MEETING, step


def insert_meeting(db: Database, meeting: Meeting, texts: Mapping[int, Text], label: str) -> int:
    """Insert a meeting with everything in it, whole or not at all, and give its id.

    Ids in ``meeting`` and the keys of ``texts`` are provisional; empty uuids are made. Bodies must exist.
    Raises NotAllowedError when the meeting, one of its items or decisions is already there.
    """
    _refuse_known(db, meeting)
    with step(db, NEW_MEETING, label, starts_meeting=True) as step_id:
        # The locked status comes last: a locked meeting takes no rows.
        unlocked = replace(meeting, status=Status.DRAFT) if meeting.locked else meeting
        writer = _Writer(db, _insert_facts(db, unlocked))
        rows.update(db, "step", step_id, meeting_id=writer.meeting_id)
        writer.write(meeting, texts)
        if meeting.locked:
            bodies_then.keep(db, writer.meeting_id, meeting.bodies)
            rows.update(db, "meeting", writer.meeting_id, status=meeting.status)
    return writer.meeting_id


def replace_meeting(db: Database, meeting_id: int, meeting: Meeting, texts: Mapping[int, Text]) -> None:
    """Put another content in a meeting's place as one step that can be undone; its id and uuid stay."""
    with step(db, meeting_id, "Ersatte mötet med en mötesfil"):
        db.execute("PRAGMA defer_foreign_keys = ON")
        rows.update(db, "meeting", meeting_id, current_item=None)
        for table in ("adjournment", "event", "part", "attendance_group", "attendee", "adjuster", "signature"):
            db.execute(f"DELETE FROM {table} WHERE meeting_id = ?", [meeting_id])
        rows.update(db, "meeting", meeting_id, **{**_facts(meeting), "status": "draft"})
        _Writer(db, meeting_id).write(meeting, texts)
        if meeting.locked:
            bodies_then.keep(db, meeting_id, meeting.bodies)
        rows.update(db, "meeting", meeting_id, status=meeting.status)


def _refuse_known(db: Database, meeting: Meeting) -> None:
    decisions = [decision.uuid for item in meeting.items for decision in item.decisions]
    given = (("meeting", [meeting.uuid]), ("item", [item.uuid for item in meeting.items]), ("decision", decisions))
    for table, uuids in given:
        if any(rows.one(db, f"SELECT 1 FROM {table} WHERE uuid = ?", uuid) for uuid in uuids if uuid):
            raise NotAllowedError(f"Mötet {meeting.label}, eller något av dess ärenden, finns redan. Inget är ändrat.")


def _facts(meeting: Meeting) -> dict[str, rows.Value]:
    return {
        "body_id": meeting.body.id,
        "number": meeting.number,
        "year": meeting.year,
        "day": from_day(meeting.day),
        "starts": from_clock(meeting.start),
        "ends": from_clock(meeting.end),
        "place": meeting.place,
        "reference": meeting.reference,
        "first_item": meeting.first_item,
        "status": meeting.status,
        "opened": from_clock(meeting.opened),
        "closed": from_clock(meeting.closed),
        "notice_sent": int(meeting.notice_sent),
        "roll_opened": int(meeting.roll_opened),
        "chair": meeting.chair,
        "secretary": meeting.secretary,
    }


def _insert_facts(db: Database, meeting: Meeting) -> int:
    return rows.insert(db, "meeting", uuid=meeting.uuid or str(uuid4()), **_facts(meeting))


class _Writer:
    """Insert the parts of a meeting, keeping account of which provisional id became which."""

    def __init__(self, db: Database, meeting_id: int) -> None:
        self._db = db
        self.meeting_id = meeting_id
        self._attendees: dict[int, int] = {}
        self._groups: dict[int, int] = {}
        self._entries: dict[int, int] = {}
        self._items: dict[int, int] = {}

    def _insert(self, table: str, **values: rows.Value) -> int:
        return rows.insert(self._db, table, meeting_id=self.meeting_id, **values)

    def write(self, meeting: Meeting, texts: Mapping[int, Text]) -> None:
        for attendee in meeting.attendees:
            self._attendees[attendee.id] = self._insert("attendee", name=attendee.name, person_id=attendee.person_id)
        for position, group in enumerate(meeting.groups, start=1):
            self._write_group(group, float(position))
        for position, part in enumerate(meeting.parts, start=1):
            self._write_part(part, float(position), texts)
        for position, event in enumerate(meeting.events, start=1):
            self._write_event(event, float(position))
        self._write_rest(meeting)

    def _write_rest(self, meeting: Meeting) -> None:
        for position, adjuster in enumerate(meeting.adjusters, start=1):
            self._insert("adjuster", name=adjuster.name, position=float(position))
        for pause in meeting.adjournments:
            self._insert(
                "adjournment",
                starts=from_clock(pause.start),
                ends=from_clock(pause.end),
                before_item=self._item(pause.before),
            )
        for signature in meeting.signatures:
            self._insert(
                "signature",
                name=signature.name,
                role=signature.role,
                signed=signature.signed,
                method=signature.method,
                identifier=signature.identifier,
            )
        if meeting.current_item is not None:
            rows.update(self._db, "meeting", self.meeting_id, current_item=self._item(meeting.current_item))
        for item in meeting.items:
            if item.adjusted:
                rows.update(self._db, "item", self._items[item.id], adjusted=from_day(item.adjusted))

    def _item(self, provisional: int | None) -> int | None:
        return None if provisional is None else self._items[provisional]

    def _write_group(self, group: Group, position: float) -> None:
        self._groups[group.id] = self._insert(
            "attendance_group",
            name=group.name,
            body_id=group.body_id,
            register_group=group.register_group,
            starts=from_clock(group.start),
            ends=from_clock(group.end),
            position=position,
        )
        for place, entry in enumerate(group.entries, start=1):
            self._write_entry(self._groups[group.id], entry, float(place))

    def _write_entry(self, group_id: int, entry: Entry, position: float) -> None:
        self._entries[entry.id] = self._insert(
            "roll_entry",
            group_id=group_id,
            attendee_id=None if entry.attendee is None else self._attendees[entry.attendee],
            mark=entry.mark,
            standing=entry.standing,
            party=entry.party,
            principal=entry.principal,
            role=entry.role,
            substitute_for=entry.substitute_for,
            register_seat=entry.register_seat,
            position=position,
        )

    def _write_part(self, part: Part, position: float, texts: Mapping[int, Text]) -> None:
        part_id = self._insert(
            "part",
            body_id=part.body.id,
            title=part.title,
            starts=from_clock(part.start),
            ends=from_clock(part.end),
            position=position,
        )
        for group_id in part.groups:
            self._insert("part_group", part_id=part_id, group_id=self._groups[group_id])
        for place, item in enumerate(part.items, start=1):
            self._write_item(part_id, item, float(place), texts.get(item.id, ()))

    def _write_item(self, part_id: int, item: Item, position: float, text: Text) -> None:
        item_id = self._items[item.id] = self._insert(
            "item",
            part_id=part_id,
            uuid=item.uuid or str(uuid4()),
            title=item.title,
            kind=item.kind,
            number=item.number,
            section=item.section,
            reference=item.reference,
            withdrawn=int(item.withdrawn),
            generated=item.generated,
            generated_for=item.generated_for,
            own_text=int(item.own_text),
            own_items_before=int(item.own_items_before),
            planned_minutes=item.planned_minutes,
            opened=from_clock(item.opened),
            closed=from_clock(item.closed),
            position=position,
        )
        self._insert("minutes", item_id=item_id, text=minutes_text.to_json(text))
        for place, presenter in enumerate(item.presenters, start=1):
            self._insert(
                "presenter", item_id=item_id, name=presenter.name, title=presenter.title, position=float(place)
            )
        for tag in item.tags:
            self._insert("tag", item_id=item_id, name=tag)
        self._write_business(item_id, item)

    def _write_business(self, item_id: int, item: Item) -> None:
        for place, decision in enumerate(item.decisions, start=1):
            self._write_decision(item_id, decision, float(place))
        for place, motion in enumerate(item.motions, start=1):
            self._write_motion(item_id, motion, float(place))
        for place, vote in enumerate(item.votes, start=1):
            self._write_vote(item_id, vote, float(place))
        for place, reservation in enumerate(item.reservations, start=1):
            self._write_reservation(item_id, reservation, float(place))

    def _write_decision(self, item_id: int, decision: Decision, position: float) -> None:
        self._insert(
            "decision",
            item_id=item_id,
            uuid=decision.uuid or str(uuid4()),
            position=position,
            **decisions.decision_values(decision),
        )

    def _write_motion(self, item_id: int, motion: Motion, position: float) -> None:
        values = decisions.motion_values(motion)
        motion_id = self._insert("motion", item_id=item_id, position=position, **values)
        for mover in motion.movers:
            self._insert("mover", item_id=item_id, motion_id=motion_id, attendee_id=self._attendees[mover])

    def _write_vote(self, item_id: int, vote: Vote, position: float) -> None:
        vote_id = self._insert("vote", item_id=item_id, position=position, **decisions.vote_values(vote))
        for ballot in vote.ballots:
            self._insert(
                "ballot",
                item_id=item_id,
                vote_id=vote_id,
                attendee_id=self._attendees[ballot.attendee],
                choice=ballot.choice,
            )

    def _write_reservation(self, item_id: int, reservation: Reservation, position: float) -> None:
        reservation_id = self._insert("reservation", item_id=item_id, text=reservation.text, position=position)
        for member in reservation.members:
            self._insert(
                "reserver", item_id=item_id, reservation_id=reservation_id, attendee_id=self._attendees[member]
            )

    def _write_event(self, event: Event, position: float) -> None:
        self._insert(
            "event",
            kind=event.kind,
            attendee_id=self._attendees[event.attendee],
            before_item=self._item(event.before),
            seat_id=None if event.seat is None else self._entries[event.seat],
            clock=from_clock(event.clock),
            position=position,
        )
