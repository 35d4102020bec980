"""Rows of the roll call: names with their marks, under the headings of their groups."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from samradapp.domain.rollcall import MARK_WORDS, Mark
from samradapp.ui.models.rows import Index, RowsModel

MARK_LETTERS = {Mark.UNMARKED: "", Mark.PRESENT: "N", Mark.ABSENT: "F", Mark.EXCUSED: "A"}


@dataclass(frozen=True, slots=True)
class RollRow:
    """A line in a group's list: "Elsa Björkfall", "Granfors · S". A vacant seat cannot be marked.

    ``said`` is the whole of what is known, where ``detail`` is only what there is room for, and ``brief`` what there
    still is in a narrow column: "Granfors · S" for "Granfors kommun · S".
    """

    entry_id: int
    name: str
    detail: str = ""
    mark: Mark = Mark.UNMARKED
    vacant: bool = False
    said: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True)
class RollHeading:
    """A group and its counts: "Samråd", "20 platser och 1 ersättare", "16 av 20 avprickade".

    ``leads`` marks the group that decides, which stands in a column of its own. ``folded`` is None for a group that is
    always open. ``in_turn`` groups are called now: whoever steps on into one finds it open. ``part`` tells apart
    several headings of one group.
    """

    group_id: int
    name: str
    detail: str = ""
    counts: str = ""
    leads: bool = False
    folded: bool | None = None
    in_turn: bool = False
    part: str = ""


RollListRow = RollRow | RollHeading


class RollCallModel(RowsModel[RollListRow]):
    """A heading that opens and closes can be chosen like a name."""

    def key(self, row: RollListRow) -> Hashable:
        return ("entry", row.entry_id) if isinstance(row, RollRow) else ("group", row.group_id, row.part)

    def text(self, row: RollListRow, _column: int) -> str:
        if isinstance(row, RollHeading):
            state = {None: "", True: "stängd", False: "öppen"}[row.folded]
            return ", ".join(part for part in (row.name, row.detail, row.counts, state) if part)
        words = "vakant plats" if row.vacant else MARK_WORDS[row.mark]
        return ", ".join(part for part in (row.name, row.said or row.detail, words) if part)

    def is_heading(self, row: RollListRow) -> bool:
        return isinstance(row, RollHeading) and row.folded is None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            return self.text(self.row(index.row()), 0)
        return super().data(index, role)
