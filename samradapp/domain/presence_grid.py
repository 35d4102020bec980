"""Presence as a grid: each person at each item. Derived like all presence, and never stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from samradapp.domain.meeting import Meeting, Status
from samradapp.domain.presence import Room, rooms
from samradapp.domain.rollcall import Entry, Group, Mark, Standing
from samradapp.domain.swedish import party


class Cell(StrEnum):
    """How a person is at an item; NONE where there is nothing to say: another part, or what has not begun."""

    SERVING = "serving"
    PRESENT = "present"  # and does not serve
    RECUSED = "recused"
    ABSENT = "absent"
    UNKNOWN = "unknown"  # not called yet: nobody has said that she is absent
    NONE = "none"


HERE = frozenset({Cell.SERVING, Cell.PRESENT})


@dataclass(frozen=True, slots=True)
class GridRow:
    """A person on a list, with a cell for each item; ``stands_in`` is a substitute."""

    attendee: int
    group: int
    name: str
    party: str = ""
    stands_in: bool = False
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """``counts`` are those who serve at each item; None where there are no seats, or where it has not ``begun``."""

    items: tuple[int, ...] = ()
    rows: tuple[GridRow, ...] = ()
    counts: tuple[int | None, ...] = ()
    begun: tuple[bool, ...] = ()


def presence_grid(meeting: Meeting) -> Grid:
    """Give each person once, by the first list that names her, at every item in the order of the meeting.

    While the meeting is open what comes after the current item is empty, but for what she has noted there already.
    """
    at = rooms(meeting)
    begun = _begun(meeting)
    noted = {(event.attendee, event.before) for event in meeting.events}
    rows = []
    for group, entry, attendee in _people(meeting):
        cells = tuple(
            _cell(meeting, room, attendee) if item in begun or (attendee, item) in noted else Cell.NONE
            for item, room in at.items()
        )
        name, letters = meeting.attendee(attendee).name, party(entry.party, upper=meeting.body.party_upper)
        stands_in = entry.standing is Standing.SUBSTITUTE
        rows.append(GridRow(attendee, group.id, name, letters, stands_in, cells))
    counts = tuple(_count(room) if item in begun else None for item, room in at.items())
    return Grid(tuple(at), tuple(rows), counts, tuple(item in begun for item in at))


def cell_at(meeting: Meeting, attendee: int, item_id: int) -> Cell:
    """Give how the person is at the item by what is noted so far, whether it has begun or not."""
    return _cell(meeting, rooms(meeting)[item_id], attendee)


def has_begun(meeting: Meeting, item_id: int) -> bool:
    """Tell whether the meeting has come to the item; of one that is not open every item counts as such."""
    return item_id in _begun(meeting)


def _begun(meeting: Meeting) -> frozenset[int]:
    items = [item.id for item in meeting.items]
    if meeting.status is not Status.OPEN or meeting.current_item not in items:
        return frozenset(items)
    return frozenset(items[: items.index(meeting.current_item) + 1])


def _people(meeting: Meeting) -> Iterator[tuple[Group, Entry, int]]:
    seen: set[int] = set()
    for group in meeting.groups:
        for entry in group.entries:
            if entry.attendee is not None and entry.attendee not in seen:
                seen.add(entry.attendee)
                yield group, entry, entry.attendee


def _cell(meeting: Meeting, room: Room, attendee: int) -> Cell:
    if attendee in room.recused:
        return Cell.RECUSED
    if attendee in room.serving.values():
        return Cell.SERVING
    if attendee in room.present:
        return Cell.PRESENT
    attending = meeting.part_of(room.item).groups
    own = [e for group in meeting.groups if group.id in attending for e in group.entries if e.attendee == attendee]
    if not own:
        return Cell.NONE
    uncalled = all(entry.mark is Mark.UNMARKED for entry in own)
    moved = any(event.attendee == attendee for event in meeting.events)
    return Cell.UNKNOWN if uncalled and not moved else Cell.ABSENT


def _count(room: Room) -> int | None:
    if room.deciding is None:
        return None
    return sum(attendee is not None for attendee in room.serving.values())
