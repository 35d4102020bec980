"""Who is there, who serves and who chairs at each item: derived from the roll call and the event log, never stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from samradapp.domain.meeting import Item, Meeting, Part
from samradapp.domain.people import Body, QuorumRule
from samradapp.domain.rollcall import Entry, Event, EventKind, Group, Mark
from samradapp.domain.swedish import sort_key


@dataclass(frozen=True, slots=True)
class Room:
    """The room at one item.

    ``present`` are attendee ids over all groups that attend, without the ``recused``; ``entries`` are the ids of the
    lines whose person is there or out only for jäv. ``serving`` gives who votes in each seat of the ``deciding``
    group, in the group's order; it is empty for a body without seats. ``interrupted`` broke off her service for
    another reason than jäv (KL 5:20); ``left`` has left the meeting; ``aside`` has stood down. ``displaced`` gives,
    by seat, the substitute who was out for jäv when another was called in.
    """

    item: int
    present: frozenset[int]
    recused: frozenset[int]
    entries: frozenset[int]
    chair: str
    deciding: Group | None = None
    serving: dict[int, int | None] = field(default_factory=dict)
    interrupted: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()
    displaced: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Roll:
    """One group's list while its log is read from the roll call on."""

    group: Group
    entries: set[int] = field(default_factory=set)
    recused: set[int] = field(default_factory=set)
    substitutes: dict[int, int] = field(default_factory=dict)  # by seat
    interrupted: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)
    aside: set[int] = field(default_factory=set)
    displaced: dict[int, int] = field(default_factory=dict)

    def call(self) -> None:
        """Take the marks of the roll call."""
        self.entries = {entry.id for entry in self.group.entries if entry.mark is Mark.PRESENT}

    def read(self, events: list[Event]) -> None:
        """Take the events that stand before one item, in the order of the log."""
        self.recused = {event.attendee for event in events if event.kind is EventKind.RECUSED}
        for event in events:
            match event.kind:
                case EventKind.ARRIVES | EventKind.RETURNS:
                    self.entries |= self._lines(event.attendee)
                    self.left.discard(event.attendee)
                case EventKind.LEAVES:
                    self._leave(event.attendee)
                case EventKind.SERVES:
                    self._serve(event)
                case EventKind.STANDS_DOWN:
                    self._release(event.attendee)
                    self.aside.add(event.attendee)

    def seated(self, present: frozenset[int]) -> dict[int, int | None]:
        """Give who votes in each seat when these are present; nobody votes in two."""
        result: dict[int, int | None] = {
            seat: substitute for seat, substitute in self.substitutes.items() if substitute in present
        }
        taken = set(result.values())
        for seat in self.group.seats:
            if seat.id in result:
                continue
            member = seat.attendee if seat.id in self.entries else None
            serves = member in present and member not in taken and member not in self.aside
            result[seat.id] = member if serves else None
            taken.add(member)
        return {seat.id: result[seat.id] for seat in self.group.seats}

    def _lines(self, attendee: int) -> set[int]:
        return {entry.id for entry in self.group.entries if entry.attendee == attendee}

    def _leave(self, attendee: int) -> None:
        if attendee in self._in_service():
            self.interrupted.add(attendee)
        self.entries -= self._lines(attendee)
        self.left.add(attendee)
        self._release(attendee)

    def _in_service(self) -> set[int | None]:
        """Give who holds a seat, those out for jäv at this item included."""
        away = {entry.attendee for entry in self.group.entries} - {
            entry.attendee for entry in self.group.entries if entry.id in self.entries
        }
        known = {entry.attendee for entry in self.group.seats} | set(self.substitutes.values())
        return set(self.seated(frozenset(who for who in known - away if who is not None)).values())

    def _serve(self, event: Event) -> None:
        """Put the attendee in the seat and out of any other; a member put in her own seat takes it back."""
        own = {seat.id: seat.attendee for seat in self.group.seats}
        if event.seat is None or event.seat not in own:
            return
        before = self.substitutes.get(event.seat)
        self._release(event.attendee)
        self.aside.discard(event.attendee)
        if own[event.seat] == event.attendee:
            self.substitutes.pop(event.seat, None)
            return
        if before is not None and before in self.recused:
            self.displaced[event.seat] = before
        self.substitutes[event.seat] = event.attendee

    def _release(self, attendee: int) -> None:
        self.substitutes = {seat: who for seat, who in self.substitutes.items() if who != attendee}
        self.displaced = {seat: who for seat, who in self.displaced.items() if who != attendee}


Rooms = Mapping[int, Room]


def rooms(meeting: Meeting) -> Rooms:
    """Give the room at every item by the item's id, in the order of the meeting.

    The rooms of the meeting that was asked about last are kept: a page asks many times for each change.
    """
    if not _last or _last[0][0] is not meeting:
        _last[:] = [(meeting, {room.item: room for room in _walk(meeting)})]
    return _last[0][1]


_last: list[tuple[Meeting, Rooms]] = []


def _walk(meeting: Meeting) -> Iterator[Room]:
    log: dict[int | None, list[Event]] = {}
    for event in meeting.events:
        log.setdefault(event.before, []).append(event)
    rolls: dict[int, _Roll] = {}
    chair = meeting.chair
    for part in meeting.parts:
        _call_rolls(meeting, part, rolls)
        room: Room | None = None
        for item in part.items:
            events = log.get(item.id, [])
            for roll in rolls.values():
                roll.read(events)
            chair = _chair_after(meeting, events, chair)
            # Where nothing happens the room stays as it was; a recusal was for its own item alone.
            unchanged = room is not None and not events and not room.recused
            room = replace(room, item=item.id) if room and unchanged else _room(meeting, part, item, rolls, chair)
            yield room


def _call_rolls(meeting: Meeting, part: Part, rolls: dict[int, _Roll]) -> None:
    """Call the roll of each group that attends for the first time."""
    for group_id in part.groups:
        if group_id not in rolls:
            rolls[group_id] = _Roll(meeting.group(group_id))
            rolls[group_id].call()


def _chair_after(meeting: Meeting, events: list[Event], chair: str) -> str:
    chairs = [event.attendee for event in events if event.kind is EventKind.CHAIRS]
    return meeting.attendee(chairs[-1]).name if chairs else chair


def _room(meeting: Meeting, part: Part, item: Item, rolls: dict[int, _Roll], chair: str) -> Room:
    attending = [rolls[group_id] for group_id in part.groups]
    entries = frozenset(entry for roll in attending for entry in roll.entries)
    here = {entry.attendee for roll in attending for entry in roll.group.entries if entry.id in entries}
    there = frozenset(attendee for attendee in here if attendee is not None)
    recused = there & frozenset(person for roll in attending for person in roll.recused)
    room = Room(item.id, there - recused, recused, entries, chair)
    group = deciding_group(meeting, part)
    return _decided_in(room, rolls[group.id]) if group is not None else room


def _decided_in(room: Room, roll: _Roll) -> Room:
    return replace(
        room,
        deciding=roll.group,
        serving=roll.seated(room.present),
        interrupted=frozenset(roll.interrupted),
        left=frozenset(roll.left),
        aside=frozenset(roll.aside),
        displaced=dict(roll.displaced),
    )


def deciding_group(meeting: Meeting, part: Part) -> Group | None:
    """Give the group whose seats decide in the part: the first that attends it and holds seats of its body."""
    if not part.body.has_seats:
        return None
    attending = (meeting.group(group_id) for group_id in part.groups)
    return next((group for group in attending if group.body_id == part.body.id and group.seats), None)


def present_at(meeting: Meeting, item_id: int) -> frozenset[int]:
    """Give the attendee ids of those present at the item, over all groups that attend; who is recused is not."""
    return rooms(meeting)[item_id].present


def serving(meeting: Meeting, item_id: int) -> dict[int, int | None]:
    """Give, by seat entry, the attendee who votes in the seat at the item, or None; empty without seats.

    A member present in her own seat serves unless a substitute serves in it or she has stood down.
    """
    return rooms(meeting)[item_id].serving


@dataclass(frozen=True, slots=True)
class Quorum:
    """``served`` of ``seats``, vacant ones included; ``needed`` is None when the body has no rule: always met."""

    seats: int
    served: int
    needed: int | None
    met: bool


def quorum(meeting: Meeting, item_id: int) -> Quorum | None:
    """Give the body's quorum at the item, or None for a body without seats.

    More than half of the seats (KL 6:27), a number, or no rule. Who is out for jäv lowers what is needed in a
    council only (KL 5:46), and only where nobody serves in the seat.
    """
    room = rooms(meeting)[item_id]
    if room.deciding is None:
        return None
    seats = room.deciding.seats
    served = sum(attendee is not None for attendee in room.serving.values())
    needed = _needed(meeting.part_of(item_id).body, room, seats)
    return Quorum(len(seats), served, needed, needed is None or served >= needed)


def _needed(body: Body, room: Room, seats: tuple[Entry, ...]) -> int | None:
    if body.quorum_rule is QuorumRule.NONE:
        return None
    if body.quorum_rule is QuorumRule.NUMBER:
        return body.quorum_number
    out = sum(room.serving[seat.id] is None and seat.attendee in room.recused for seat in seats)
    return (len(seats) - out if body.council else len(seats)) // 2 + 1


def quorum_words(meeting: Meeting, item_id: int) -> tuple[str, str]:
    """Give the count and the verdict: ("12 av 20", "beslutsför"); ("14 närvarande", "") for a body without seats."""
    counted = quorum(meeting, item_id)
    if counted is None:
        return f"{len(present_at(meeting, item_id))} närvarande", ""
    verdict = "beslutsför" if counted.met else "inte beslutsför"
    return f"{counted.served} av {counted.seats}", verdict if counted.needed is not None else ""


def missing_principals(meeting: Meeting, item_id: int) -> tuple[str, ...]:
    """Give the principals of the deciding seats that nobody serves for at the item, in order of the alphabet."""
    room = rooms(meeting)[item_id]
    seats = room.deciding.seats if room.deciding is not None else ()
    served = {seat.principal for seat in seats if room.serving[seat.id] is not None}
    missing = {seat.principal for seat in seats if seat.principal} - served
    return tuple(sorted(missing, key=sort_key))
