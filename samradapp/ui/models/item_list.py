"""Rows of the item list: items and the headings of parts between them."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

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

    def text(self, row: ListRow, column: int) -> str:  # noqa: ARG002 -- one column
        if isinstance(row, PartRow):
            return row.heading
        return ", ".join(part for part in (f"{row.number} {row.title}", row.detail, _STATE_WORDS[row.state]) if part)

    def is_heading(self, row: ListRow) -> bool:
        return isinstance(row, PartRow)
