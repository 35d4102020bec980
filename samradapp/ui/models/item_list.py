"""Rows of the item list: items and the headings of parts between them."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from samradapp.domain.meeting import KIND_NAMES, Item, Meeting, Part, numbers
from samradapp.domain.swedish import clock_range
from samradapp.ui.models.rows import RowsModel


class ItemState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    OPEN = "open"
    WITHDRAWN = "withdrawn"
    GENERATED = "generated"


_STATE_WORDS = {
    ItemState.DONE: "klart",
    ItemState.CURRENT: "pågår",
    ItemState.OPEN: "återstår",
    ItemState.WITHDRAWN: "utgår",
    ItemState.GENERATED: "skrivs av besluten",
}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item: "19", "Primärvården är navet", "Information · 2 beslut"."""

    id: int
    number: str
    title: str
    detail: str = ""
    state: ItemState = ItemState.OPEN


@dataclass(frozen=True, slots=True)
class PartRow:
    """A heading above the items of a part; it cannot be chosen."""

    part_id: int
    heading: str


ListRow = ItemRow | PartRow


class ItemListModel(RowsModel[ListRow]):
    def key(self, row: ListRow) -> Hashable:
        return ("item", row.id) if isinstance(row, ItemRow) else ("part", row.part_id)

    def text(self, row: ListRow, _column: int) -> str:
        if isinstance(row, PartRow):
            return row.heading
        state = _STATE_WORDS[row.state]
        said = (f"{row.number} {row.title}", row.detail, "" if row.detail.lower() == state else state)
        return ", ".join(part for part in said if part)

    def is_heading(self, row: ListRow) -> bool:
        return isinstance(row, PartRow)


def item_rows(meeting: Meeting, written: frozenset[int]) -> tuple[ListRow, ...]:
    """Give the list's rows, with a heading above each part after the first; ``written`` are the items with a text."""
    number = numbers(meeting)
    rows: list[ListRow] = []
    for index, part in enumerate(meeting.parts):
        if index:
            rows.append(PartRow(part.id, _heading(part)))
        rows += [
            ItemRow(item.id, str(number[item.id]), item.title, _detail(item), _state(meeting, item, written))
            for item in part.items
        ]
    return tuple(rows)


def progress(meeting: Meeting, written: frozenset[int]) -> tuple[int, int]:
    """Give how many items are done, and of how many; those that lapse count in neither."""
    left = [item for item in meeting.items if not item.withdrawn]
    over = meeting.current_item is None
    done = [i for i in left if i.closed is not None or (over and (i.id in written or (i.writes_itself and written)))]
    return len(done), len(left)


def _heading(part: Part) -> str:
    title = part.title or part.body.name
    return f"{title} kl. {clock_range(part.start, part.end)}" if part.start and part.end else title


def _detail(item: Item) -> str:
    if item.withdrawn:
        return "Utgår"
    if item.writes_itself:
        return "Skrivs av besluten"
    count = len(item.decisions)
    return " · ".join(piece for piece in (KIND_NAMES[item.kind], f"{count} beslut" if count else "") if piece)


def _state(meeting: Meeting, item: Item, written: frozenset[int]) -> ItemState:
    if item.withdrawn:
        return ItemState.WITHDRAWN
    if item.id == meeting.current_item:
        return ItemState.CURRENT
    if item.writes_itself:
        return ItemState.GENERATED
    done = item.closed is not None or (item.id in written and meeting.current_item is None)
    return ItemState.DONE if done else ItemState.OPEN
