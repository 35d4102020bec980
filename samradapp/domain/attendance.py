"""Attendance lists: what each line took part in, and the present and the absent in the body's order."""

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import time

from samradapp.domain.meeting import Meeting, numbers
from samradapp.domain.offices import office_of
from samradapp.domain.people import Body, NameOrder
from samradapp.domain.presence import Rooms, deciding_group, rooms
from samradapp.domain.presence_words import Presence, numbered, presence_words
from samradapp.domain.rollcall import Entry, EventKind, Group, Mark, Standing
from samradapp.domain.swedish import family_name_key, joined, party, person_line, sort_key


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One printed line in its pieces; ``name`` is with party, ``service`` whom a substitute serves for."""

    entry: Entry
    name: str
    principal: str = ""
    role: str = ""
    service: str = ""
    presence: str = ""

    @property
    def text(self) -> str:
        """The whole line: "Disa Ripnäs (M), Bjursunds kommun, ersättare för Ingvar Mossvik, ärende 15–19"."""
        pieces = (self.name, self.principal, self.role, self.service, self.presence)
        return ", ".join(piece for piece in pieces if piece)


@dataclass(frozen=True, slots=True)
class Listed:
    """A group's list. ``unknown`` were never marked and never came: nobody has said that they were absent."""

    present: tuple[AttendanceLine, ...]
    absent: tuple[AttendanceLine, ...]
    unknown: tuple[AttendanceLine, ...] = ()


def presences(meeting: Meeting, group: Group, at: Rooms) -> dict[int, Presence]:
    """Give what each line of the group took part in, by entry id; vacant seats are left out."""
    number = numbers(meeting)
    attended = [item.id for part in meeting.parts if group.id in part.groups for item in part.items]
    taken_up = {item.id for item in meeting.items if not item.withdrawn}  # nobody is out of what lapsed
    result: dict[int, Presence] = {}
    for entry in group.entries:
        if entry.attendee is None:
            continue
        there = [item for item in attended if entry.id in at[item].entries]
        out = [item for item in there if item in taken_up and entry.attendee in at[item].recused]
        start, end = _clocks(meeting, attended, entry)
        result[entry.id] = Presence(
            attended=tuple(number[item] for item in attended),
            present=tuple(number[item] for item in there if item not in out),
            recused=tuple(number[item] for item in out),
            start=start,
            end=end,
            frame=(group.start, group.end),
        )
    return result


def _clocks(meeting: Meeting, attended: list[int], entry: Entry) -> tuple[time | None, time | None]:
    """Give when the person first came, if she came late, and when she left for good, if she did."""
    order = [item.id for item in meeting.items]
    counting = order[order.index(attended[0]) :] if attended else []
    own = [event for event in meeting.events if event.attendee == entry.attendee]
    came: time | None = None
    left: time | None = None
    here = entry.mark is Mark.PRESENT
    late = not here
    for event in (event for item in counting for event in own if event.before == item):
        if event.kind in {EventKind.ARRIVES, EventKind.RETURNS} and not here:
            came = event.clock if late else came
            here, late, left = True, False, None
        elif event.kind is EventKind.LEAVES and here:
            here, left = False, event.clock
    return came, left


def listed(meeting: Meeting, group: Group, at: Rooms | None = None) -> Listed:
    """Give the group's attendance list in the order of its body.

    Present is who took part in one item or more. Who was marked absent or excused is absent; who was never marked is
    neither. Vacant seats make no line. Who has the rooms already hands them in, as they cost a walk through the log.
    """
    at = rooms(meeting) if at is None else at
    took_part = presences(meeting, group, at)
    services = _services(meeting, group, at)
    present: list[AttendanceLine] = []
    absent: list[AttendanceLine] = []
    unknown: list[AttendanceLine] = []
    for entry in ordered(meeting, group):
        if entry.attendee is None:
            continue
        presence = took_part[entry.id]
        line = _line(meeting, group, entry, _service(entry, services), presence)
        if _was_present(entry, presence):
            present.append(line)
        else:
            (unknown if entry.mark is Mark.UNMARKED else absent).append(line)
    return Listed(tuple(present), tuple(absent), tuple(unknown))


def _was_present(entry: Entry, presence: Presence) -> bool:
    """Tell who goes among the present; before there are items to attend, the roll call decides alone."""
    return bool(presence.present) if presence.attended else entry.mark is Mark.PRESENT


def body_of(meeting: Meeting, group: Group) -> Body:
    """Give the body whose seats the group holds, or the meeting's own."""
    return next((part.body for part in meeting.parts if part.body.id == group.body_id), meeting.body)


def ordered(meeting: Meeting, group: Group) -> tuple[Entry, ...]:
    """Give the lines in the body's order: chair and vice chair first, or just as they stand in the register."""
    order = body_of(meeting, group).name_order
    if order is NameOrder.REGISTER:
        return group.entries
    keys: dict[NameOrder, Callable[[Entry, str], object]] = {
        NameOrder.GIVEN_NAME: lambda _, name: sort_key(name),
        NameOrder.FAMILY_NAME: lambda _, name: family_name_key(name),
        NameOrder.PRINCIPAL: lambda entry, name: (sort_key(entry.principal), sort_key(name)),
    }
    names = {person.id: person.name for person in meeting.attendees}
    bodies = {meeting.body.name, *(part.body.name for part in meeting.parts), *(known.name for known in meeting.groups)}
    return tuple(
        sorted(
            group.entries,
            key=lambda entry: (_precedence(entry, bodies), keys[order](entry, names.get(entry.attendee or 0, ""))),
        )
    )


def _precedence(entry: Entry, bodies: Collection[str]) -> float:
    """Put the chair first, then the vice chairs in their order, then everybody else."""
    office = office_of(entry.role, bodies)
    return math.inf if office is None else office


def _line(meeting: Meeting, group: Group, entry: Entry, service: str, presence: Presence) -> AttendanceLine:
    body = body_of(meeting, group)
    name = meeting.attendee(entry.attendee or 0).name
    return AttendanceLine(
        entry,
        person_line(name, party(entry.party, upper=body.party_upper)),
        entry.principal,
        _role(meeting, group, entry, name, has_service=bool(service)),
        service,
        presence_words(presence, body.item_word),
    )


def _service(entry: Entry, services: dict[int, str]) -> str:
    """Give whom the line's person served for: by the log, else by what a list from elsewhere said, and only once."""
    if "ersättare för" in entry.role.casefold():
        return ""
    written = f"ersättare för {entry.substitute_for}" if entry.substitute_for else ""
    return services.get(entry.attendee or 0, written)


def _role(meeting: Meeting, group: Group, entry: Entry, name: str, *, has_service: bool) -> str:
    """Give the role once: a substitute is called so unless her service says it, a member is not called member."""
    role = entry.role
    if role.casefold() == "ledamot" and entry.standing is Standing.MEMBER:
        role = ""
    if has_service and role.casefold() in {"ersättare", "tjänstgörande ersättare"}:
        role = ""
    if entry.standing is Standing.SUBSTITUTE and not has_service and "ersättare" not in role.casefold():
        role = f"{role}, ersättare" if role else "ersättare"
    if _is_adjuster_here(meeting, group, name) and "justerare" not in role.casefold():
        role = f"{role} och justerare" if role else "justerare"
    return role


def _is_adjuster_here(meeting: Meeting, group: Group, name: str) -> bool:
    """Tell whether the name is an adjuster's and this the first list she stands in."""
    if all(adjuster.name != name for adjuster in meeting.adjusters):
        return False
    people = {person.id for person in meeting.attendees if person.name == name}
    lists = (other.id for other in meeting.groups if any(entry.attendee in people for entry in other.entries))
    return next(lists, None) == group.id


def _services(meeting: Meeting, group: Group, at: Rooms) -> dict[int, str]:
    """Give, by attendee, whom each substitute served for.

    "ersättare för X" when she did all the time she was there, else "tjänstgörande ersättare för X ärende 20".
    """
    number = numbers(meeting)
    word = body_of(meeting, group).item_word
    decided = [item.id for part in meeting.parts if deciding_group(meeting, part) == group for item in part.items]
    result: dict[int, str] = {}
    for substitute, seats in _served_seats(group, decided, at).items():
        there = [item for item in decided if substitute in at[item].present]
        if list(seats.values()) == [there]:
            result[substitute] = f"ersättare för {_holder(meeting, *seats)}"
            continue
        stretches = [
            f"för {_holder(meeting, seat)} {numbered(word, [number[item] for item in items])}"
            for seat, items in seats.items()
        ]
        result[substitute] = f"tjänstgörande ersättare {joined(stretches)}"
    return result


def _served_seats(group: Group, decided: list[int], at: Rooms) -> dict[int, dict[Entry, list[int]]]:
    """Give the items that each substitute served for, by the substitute and the seat."""
    result: dict[int, dict[Entry, list[int]]] = {}
    for item in decided:
        for seat in group.seats:
            substitute = at[item].serving[seat.id]
            if substitute is not None and substitute != seat.attendee:
                result.setdefault(substitute, {}).setdefault(seat, []).append(item)
    return result


def _holder(meeting: Meeting, seat: Entry) -> str:
    return "vakant plats" if seat.attendee is None else meeting.attendee(seat.attendee).name


def chair_words(meeting: Meeting) -> str:
    """Give who chaired: a name, or "Ylva Åhedén (ärende 15–19, 21–26) och Sigbritt Lavskog (ärende 20)"."""
    number = numbers(meeting)
    chaired: dict[str, list[int]] = {}
    for room in rooms(meeting).values():
        chaired.setdefault(room.chair, []).append(number[room.item])
    if len(chaired) < 2:
        return next(iter(chaired), meeting.chair)
    word = meeting.body.item_word
    return joined([f"{name} ({numbered(word, items)})" for name, items in chaired.items() if name])
