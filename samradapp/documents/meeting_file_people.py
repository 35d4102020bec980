"""The people of a meeting file: who is who, which line is a seat, and what an old file implies."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from samradapp.documents.json_shape import Shape, quoted
from samradapp.domain.meeting import Item, Meeting, Part
from samradapp.domain.rollcall import Attendee, Entry, Event, EventKind, Group, Mark, Standing


class People:
    """Everybody in the file. A name is one person, unless lines with an ``id`` say otherwise."""

    def __init__(self, keys: Iterator[int]) -> None:
        self._keys = keys
        self._called: dict[str, Attendee] = {}
        self._seats: dict[str, int] = {}
        self._hours: list[tuple[Entry, time | None, time | None]] = []

    @property
    def attendees(self) -> tuple[Attendee, ...]:
        return tuple({attendee.id: attendee for attendee in self._called.values()}.values())

    def others(self, shape: Shape) -> None:
        """Read those who stand in no list."""
        for person in shape.shapes("people"):
            self._attendee(person)

    def called(self, shape: Shape, key: str, name: str) -> int:
        """Give the person a reference means. Raises FileError when nobody is called so."""
        if name not in self._called:
            raise shape.refusal(key, f"är en person som inte står i närvaron: {quoted(name)}")
        return self._called[name].id

    def seat_called(self, shape: Shape, key: str) -> int:
        """Give the seat a reference means: the line's id by its ``seat``, or by its holder's name."""
        name = shape.text(key)
        if name not in self._seats:
            raise shape.refusal(key, f"är en plats som inte står i närvaron: {quoted(name)}")
        return self._seats[name]

    def entries(self, shape: Shape, *, seated: bool) -> tuple[Entry, ...]:
        """Read a group's lists, in the order the roll is called in."""
        lines = [self._entry(line, Mark.PRESENT, seated=seated) for line in shape.shapes("present")]
        lines += [self._entry(line, Mark.ABSENT, seated=seated) for line in shape.shapes("absent")]
        if any(place is not None for place, _ in lines):
            lines.sort(key=lambda line: line[0] or 0)
        return tuple(entry for _, entry in lines)

    def _entry(self, shape: Shape, mark: Mark, *, seated: bool) -> tuple[int | None, Entry]:
        role = shape.text("role")
        attendee = None if shape.truth("vacant") else self._attendee(shape)
        arrived, left = shape.clock("arrived"), shape.clock("left")
        entry = Entry(
            next(self._keys),
            attendee.id if attendee else None,
            shape.choice("mark", Mark, Mark.ABSENT if arrived else mark),
            self._standing(shape, role, seated=seated),
            shape.text("party"),
            shape.text("principal"),
            role,
            shape.text("substitute_for"),
        )
        if attendee and (arrived or left):
            self._hours.append((entry, arrived, left))
        self._remember_seat(shape, entry, attendee)
        return shape.number("place"), entry

    def _attendee(self, shape: Shape) -> Attendee:
        reference = shape.text("id") or shape.name("name")
        name = shape.text("name", None)
        if reference not in self._called:
            self._called[reference] = Attendee(next(self._keys), name)
        return self._called[reference]

    @staticmethod
    def _standing(shape: Shape, role: str, *, seated: bool) -> Standing:
        """Without a word on it: in a list of seats everybody holds one but the substitutes."""
        if "standing" in shape or not seated:
            return shape.choice("standing", Standing, Standing.OTHER)
        return Standing.SUBSTITUTE if "ersättare" in role.casefold() else Standing.MEMBER

    def _remember_seat(self, shape: Shape, entry: Entry, attendee: Attendee | None) -> None:
        name = shape.text("name")
        seat = shape.text("seat") or (name if attendee and entry.standing is Standing.MEMBER else "")
        if seat:
            self._seats[seat] = entry.id

    def implied_hours(self, meeting: Meeting) -> Iterator[Event]:
        """Give who came late and left early as events, where the file tells it by hours alone."""
        told = {(event.attendee, event.kind) for event in meeting.events}
        for entry, arrived, left in self._hours:
            group = next(group for group in meeting.groups if entry in group.entries)
            attendee = entry.attendee or 0
            if arrived and (attendee, EventKind.ARRIVES) not in told:
                yield self._event(EventKind.ARRIVES, attendee, _comes_before(meeting, group, arrived), clock=arrived)
            if left and (attendee, EventKind.LEAVES) not in told:
                yield self._event(EventKind.LEAVES, attendee, _leaves_before(meeting, group, left), clock=left)

    def implied_service(self, meeting: Meeting) -> Iterator[Event]:
        """Give who serves, where a file without events tells it by "ersättare för" alone."""
        for group in meeting.groups:
            first = next((part.items[0].id for part in meeting.parts if group.id in part.groups and part.items), None)
            for entry in group.entries:
                seat = self._seats.get(entry.substitute_for)
                if seat is not None and entry.attendee is not None:
                    yield replace(self._event(EventKind.SERVES, entry.attendee, first), seat=seat)

    def _event(self, kind: EventKind, attendee: int, before: int | None, *, clock: time | None = None) -> Event:
        return Event(next(self._keys), kind, attendee, before, clock=clock)


def _comes_before(meeting: Meeting, group: Group, clock: time) -> int | None:
    """Give the item she is first there for: the next one taken up; without stamps, the second of the part."""
    items = _attended(meeting, group)
    stamped = [item for item in items if item.opened is not None]
    if stamped:
        return next((item.id for item in stamped if item.opened and item.opened >= clock), None)
    part = _part_at(meeting, group, clock)
    first = items.index(part.items[0]) + 1 if part else len(items)
    return items[first].id if first < len(items) else None


def _leaves_before(meeting: Meeting, group: Group, clock: time) -> int | None:
    """Give the first item she takes no part in: the one under way; without stamps, the last of the part."""
    items = _attended(meeting, group)
    stamped = [item for item in items if item.opened is not None]
    if stamped:
        begun = [item for item in stamped if item.opened and item.opened <= clock]
        under_way = begun[-1] if begun else stamped[0]
        over = under_way.closed is not None and under_way.closed <= clock
        return _next(items, under_way) if over else under_way.id
    part = _part_at(meeting, group, clock)
    return part.items[-1].id if part else None


def _attended(meeting: Meeting, group: Group) -> list[Item]:
    return [item for part in meeting.parts if group.id in part.groups for item in part.items]


def _next(items: list[Item], item: Item) -> int | None:
    position = items.index(item) + 1
    return items[position].id if position < len(items) else None


def _part_at(meeting: Meeting, group: Group, clock: time) -> Part | None:
    """Give the part under way at a clock time, of those with items that the group attends; else the first."""
    parts = [part for part in meeting.parts if group.id in part.groups and part.items]
    begun = [part for part in parts if part.start is not None and part.start <= clock]
    return begun[-1] if begun else next(iter(parts), None)
