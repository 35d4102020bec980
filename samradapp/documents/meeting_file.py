"""The meeting file: one meeting as JSON. All of it comes back but its ties to the register it was copied from.

Its keys are described in ``resources/meeting-file.md``. ``write`` gives the bytes; ``meeting_file_reader`` takes them.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date, time
from itertools import count
from typing import Any

from samradapp.domain.decision import Decision, Motion, Reservation, Vote
from samradapp.domain.meeting import Item, Meeting, Part
from samradapp.domain.rollcall import Attendee, Entry, Event, Group, Mark, Standing
from samradapp.domain.text import Text, to_data

FORMAT = "samradapp-meeting"
VERSION = 1

Data = dict[str, Any]


def write(meeting: Meeting, texts: Mapping[int, Text]) -> bytes:
    """Give the meeting as a meeting file."""
    return json.dumps(data_of(meeting, texts), ensure_ascii=False, indent=1).encode() + b"\n"


def data_of(meeting: Meeting, texts: Mapping[int, Text]) -> Data:
    """Give the meeting as the file's JSON, keys without value left out."""
    return _Writer(meeting, texts).meeting()


def _kept(**values: object) -> Data:
    """Leave out what has no value: None, False, and empty text or list. The number 0 is a value."""
    return {key.rstrip("_"): _plain(value) for key, value in values.items() if not _is_empty(value)}


def _is_empty(value: object) -> bool:
    return value is None or value is False or value in ("", [], ())


def _plain(value: object) -> object:
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    return value.isoformat() if isinstance(value, date) else value


class _Writer:
    """Write one meeting; people and seats are called by name, or by a made-up id where a name does not tell."""

    def __init__(self, meeting: Meeting, texts: Mapping[int, Text]) -> None:
        self._meeting = meeting
        self._texts = texts
        self._uuids = {item.id: item.uuid for item in meeting.items}
        self._bodies = {body_id: body.name for body_id, body in meeting.bodies.items()}
        self._attendees = {attendee.id: attendee for attendee in meeting.attendees}
        self._people = _references(meeting)
        self._seats = _seat_references(meeting)

    def meeting(self) -> Data:
        meeting = self._meeting
        return {
            "format": FORMAT,
            "version": VERSION,
            **_kept(id=meeting.uuid, body=meeting.body.name, reference=meeting.reference),
            "number": meeting.number,
            "year": meeting.year,
            "date": meeting.day.isoformat(),
            **_kept(start=meeting.start, end=meeting.end, place=meeting.place),
            **({} if meeting.first_item is None else {"first_item": meeting.first_item}),
            "status": meeting.status.value,
            **_kept(
                opened=meeting.opened,
                closed=meeting.closed,
                current=None if meeting.current_item is None else self._uuids[meeting.current_item],
                notice_sent=meeting.notice_sent,
                roll_opened=meeting.roll_opened,
                chair=meeting.chair,
                secretary=meeting.secretary,
                adjusters=[adjuster.name for adjuster in meeting.adjusters],
            ),
            "parts": [self._part(part) for part in meeting.parts],
            "attendance": [self._group(group) for group in meeting.groups],
            **_kept(people=list(self._unlisted())),
            "events": [self._event(event) for event in meeting.events],
            **_kept(adjournments=list(self._adjournments()), signatures=list(self._signatures())),
        }

    def _part(self, part: Part) -> Data:
        own = part.body.id == self._meeting.body.id
        items = [self._item(item) for item in part.items]
        body = None if own else part.body.name
        return {**_kept(title=part.title, body=body, start=part.start, end=part.end), "items": items}

    def _item(self, item: Item) -> Data:
        return {
            **_kept(id=item.uuid),
            "title": item.title,
            "kind": item.kind.value,
            **_kept(
                number=item.number,
                withdrawn=item.withdrawn,
                reference=item.reference,
                section=item.section,
                opened=item.opened,
                closed=item.closed,
                generated=item.generated.value if item.generated else None,
                generated_for=item.generated_for,
                own_text=item.own_text,
                planned_minutes=item.planned_minutes,
                own_items_before=item.own_items_before,
                adjusted=item.adjusted,
            ),
            "presenters": [{"name": who.name, **_kept(title=who.title)} for who in item.presenters],
            "text": to_data(self._texts.get(item.id, ())),
            "decisions": [self._decision(decision) for decision in item.decisions],
            **_kept(
                motions=[self._motion(motion) for motion in item.motions],
                votes=[self._vote(vote) for vote in item.votes],
                reservations=[self._reservation(reservation) for reservation in item.reservations],
                tags=list(item.tags),
            ),
        }

    @staticmethod
    def _decision(decision: Decision) -> Data:
        return {
            **_kept(id=decision.uuid),
            "kind": decision.kind.value,
            "text": decision.text,
            **_kept(
                clauses=list(decision.clauses),
                assignee=decision.assignee,
                matter=decision.matter,
                due=decision.due,
                edited=decision.edited,
            ),
        }

    def _motion(self, motion: Motion) -> Data:
        movers = [self._people[mover] for mover in motion.movers]
        return _kept(kind=motion.kind.value, movers=movers, text=motion.text, withdrawn=motion.withdrawn)

    def _vote(self, vote: Vote) -> Data:
        ballots = [{"person": self._people[ballot.attendee], "choice": ballot.choice.value} for ballot in vote.ballots]
        return _kept(
            yes_means=vote.yes_means,
            no_means=vote.no_means,
            outcome=vote.outcome,
            casting=vote.casting.value if vote.casting else None,
            ballots=ballots,
        )

    def _reservation(self, reservation: Reservation) -> Data:
        return _kept(members=[self._people[member] for member in reservation.members], text=reservation.text)

    def _group(self, group: Group) -> Data:
        present = [entry for entry in group.entries if entry.mark is Mark.PRESENT]
        absent = [entry for entry in group.entries if entry.mark is not Mark.PRESENT]
        ordered = (*present, *absent) == group.entries
        place = {entry.id: index for index, entry in enumerate(group.entries, start=1)}
        attends = [index for index, part in enumerate(self._meeting.parts) if group.id in part.groups]
        return {
            "group": group.name,
            **_kept(from_=group.start, to=group.end),
            **self._seats_of(group),
            "parts": attends,
            "present": [
                self._entry(entry, None if ordered else place[entry.id], seated=group.body_id is not None)
                for entry in present
            ],
            "absent": [
                self._entry(entry, None if ordered else place[entry.id], seated=group.body_id is not None)
                for entry in absent
            ],
        }

    def _seats_of(self, group: Group) -> Data:
        """Say whose seats the group holds; said of none too where the group's name would make a reader guess."""
        body = self._bodies.get(group.body_id or 0, "")
        return {"seats_of": body} if body or group.name == self._meeting.body.name else {}

    def _entry(self, entry: Entry, place: int | None, *, seated: bool) -> Data:
        attendee = None if entry.attendee is None else self._attendees[entry.attendee]
        seat = self._seats.get(entry.id)
        said = entry.mark not in (Mark.PRESENT, Mark.ABSENT)
        return {
            **(self._named(attendee) if attendee else {"name": ""}),
            **_kept(
                seat=seat if attendee is None or seat != attendee.name else None,
                vacant=attendee is None,
                party=entry.party,
                principal=entry.principal,
                role=entry.role,
                standing=entry.standing.value if seated or entry.standing is not Standing.OTHER else None,
                substitute_for=entry.substitute_for,
                mark=entry.mark.value if said else None,
                place=place,
            ),
        }

    def _named(self, attendee: Attendee) -> Data:
        reference = self._people[attendee.id]
        return {"name": attendee.name, **_kept(id=reference if reference != attendee.name else None)}

    def _unlisted(self) -> Iterator[Data]:
        """Give those who stand in no list, though a motion or an event may speak of them."""
        listed = {entry.attendee for group in self._meeting.groups for entry in group.entries}
        return (self._named(attendee) for attendee in self._meeting.attendees if attendee.id not in listed)

    def _event(self, event: Event) -> Data:
        return {
            "kind": event.kind.value,
            "person": self._people[event.attendee],
            **({} if event.seat is None else {"for": self._seats[event.seat]}),
            "before": None if event.before is None else self._uuids[event.before],
            **_kept(time=event.clock),
        }

    def _adjournments(self) -> Iterator[Data]:
        for pause in self._meeting.adjournments:
            before = None if pause.before is None else self._uuids[pause.before]
            yield {**_kept(from_=pause.start, to=pause.end), "before": before}

    def _signatures(self) -> Iterator[Data]:
        for signature in self._meeting.signatures:
            yield {
                "name": signature.name,
                **_kept(role=signature.role),
                "time": signature.signed,
                **_kept(method=signature.method, id=signature.identifier),
            }


def _references(meeting: Meeting) -> dict[int, str]:
    """Call each attendee by her name, or by an id where two share it, one stands twice in a list, or she has none."""
    names = Counter(attendee.name for attendee in meeting.attendees)
    names[""] = len(meeting.attendees) + 1
    twice = {
        attendee
        for group in meeting.groups
        for attendee, lines in Counter(entry.attendee for entry in group.entries).items()
        if lines > 1
    }
    made = _made_up(names)
    return {
        attendee.id: next(made) if names[attendee.name] > 1 or attendee.id in twice else attendee.name
        for attendee in _as_filed(meeting)
    }


def _as_filed(meeting: Meeting) -> Iterator[Attendee]:
    """Give everybody in the order the file names them, so that a made-up id is the same when it is written again."""
    left = {attendee.id: attendee for attendee in meeting.attendees}
    for group in meeting.groups:
        for entry in sorted(group.entries, key=lambda entry: entry.mark is not Mark.PRESENT):
            if entry.attendee in left:
                yield left.pop(entry.attendee)
    yield from left.values()


def _made_up(names: Collection[str]) -> Iterator[str]:
    """Give ids that nobody is called: "#1", "#2"."""
    return (made for number in count(1) if (made := f"#{number}") not in names)


def _seat_references(meeting: Meeting) -> dict[int, str]:
    """Call each seat that somebody serves in by its holder's name, or by an id where that does not tell."""
    names = {attendee.id: attendee.name for attendee in meeting.attendees}
    held = Counter(names[seat.attendee] for group in meeting.groups for seat in group.seats if seat.attendee)
    used = {event.seat for event in meeting.events}
    made = _made_up(names.values())
    result: dict[int, str] = {}
    for entry in (entry for group in meeting.groups for entry in group.entries if entry.id in used):
        name = names[entry.attendee] if entry.attendee and entry.standing is Standing.MEMBER else ""
        result[entry.id] = name if name and held[name] == 1 else next(made)
    return result


def differences(old: object, new: object, place: str = "") -> Iterator[str]:
    """Give the places where two meeting files differ, as keys: "parts[0].items[2].title"."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from differences(old.get(key), new.get(key), f"{place}.{key}" if place else key)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (left, right) in enumerate(zip(old, new, strict=True)):
            yield from differences(left, right, f"{place}[{index}]")
    elif old != new:
        yield place
