"""Where an item or a heading ends up when it is dropped, or moved a step by the keyboard.

A section's heading belongs to the item it stands above. So the heading stays where it is seen when the first item
below it is moved away, and goes along when that item is the only one it has.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from samradapp.ui.models.agenda import AgendaHeading, AgendaListRow, AgendaRow


@dataclass(frozen=True, slots=True)
class Move:
    """An item's new place, and the headings that now stand above other items; without an item only those."""

    sections: dict[int, str] = field(default_factory=dict)
    item_id: int | None = None
    part_id: int = 0
    before: int | None = None


def drop(rows: Sequence[AgendaListRow], source: int, gap: int) -> Move | None:
    """Give the move that takes the row ``source`` to stand above the row ``gap``; None when nothing would change."""
    row = rows[source]
    if isinstance(row, AgendaHeading):
        return _drop_heading(rows, source, gap)
    carried = _carries_heading(rows, source)
    first = source - 1 if carried else source
    if gap == 0 and isinstance(rows[0], AgendaHeading) and rows[0].before is None:
        gap = 1  # nothing stands above the first part
    if carried and gap > 0 and _is_section(rows, gap - 1):
        gap -= 1  # a heading with its item cannot stand below another heading
    if first <= gap <= source + 1:
        return None
    kept = [*rows[:first], *rows[source + 1 :]]
    place = gap if gap < first else gap - (source + 1 - first)
    moved = [*kept[:place], *rows[first : source + 1], *kept[place:]]
    at = moved.index(row)
    part = _part_at(moved, at)
    return Move({} if carried else _sections(moved), row.id, part, _next_item(moved, at + 1, part))


def step(rows: Sequence[AgendaListRow], source: int, direction: int) -> Move | None:
    """Give the move one row up (-1) or down (1), into the next part at the edge of its own; None at the very edge."""
    carried = isinstance(rows[source], AgendaRow) and _carries_heading(rows, source)
    if direction < 0:
        first = source - 1 if carried else source
        gap = first - 1
        if carried and gap > 0 and _is_section(rows, gap - 1):
            gap -= 1
    else:
        gap = source + 2
        if carried and source + 1 < len(rows) and _is_section(rows, source + 1):
            gap += 1
    above_all = gap == 0 and isinstance(rows[0], AgendaHeading) and rows[0].before is None
    return None if above_all or not 0 <= gap <= len(rows) else drop(rows, source, gap)


def _drop_heading(rows: Sequence[AgendaListRow], source: int, gap: int) -> Move | None:
    heading = rows[source]
    if not isinstance(heading, AgendaHeading) or heading.before is None:
        return None  # parts are moved by their hours
    below = rows[gap] if gap < len(rows) else None
    if not isinstance(below, AgendaRow) or below.id == heading.before or (gap and _is_section(rows, gap - 1)):
        return None
    return Move({heading.before: "", below.id: heading.heading})


def _carries_heading(rows: Sequence[AgendaListRow], position: int) -> bool:
    """Say whether the item is the only one of its section."""
    if position == 0 or not _is_section(rows, position - 1):
        return False
    return position + 1 == len(rows) or isinstance(rows[position + 1], AgendaHeading)


def _is_section(rows: Sequence[AgendaListRow], position: int) -> bool:
    row = rows[position]
    return isinstance(row, AgendaHeading) and row.before is not None


def _part_at(rows: Sequence[AgendaListRow], position: int) -> int:
    """Give the part of a place: that of the row above, else of the row below."""
    return rows[position - 1 if position else position + 1].part_id


def _next_item(rows: Sequence[AgendaListRow], position: int, part: int) -> int | None:
    for row in rows[position:]:
        if isinstance(row, AgendaHeading) and row.before is None:
            return None
        if isinstance(row, AgendaRow):
            return row.id if row.part_id == part else None
    return None


def _sections(rows: Sequence[AgendaListRow]) -> dict[int, str]:
    """Give the headings that stand above another item than before."""
    new: dict[int, str] = {}
    left: set[int] = set()
    for heading, below in pairwise(rows):
        if not isinstance(heading, AgendaHeading) or heading.before is None or not isinstance(below, AgendaRow):
            continue
        if below.id != heading.before:
            left.add(heading.before)
            new[below.id] = heading.heading
    return {**dict.fromkeys(left - new.keys(), ""), **new}
