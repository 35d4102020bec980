"""Rows of the roll call: names with their marks, under the headings of their groups."""

from collections.abc import Hashable
from dataclasses import dataclass

from samradapp.domain.rollcall import MARK_WORDS, Mark
from samradapp.ui.models.rows import RowsModel

MARK_LETTERS = {Mark.UNMARKED: "", Mark.PRESENT: "N", Mark.ABSENT: "F", Mark.EXCUSED: "A"}


@dataclass(frozen=True, slots=True)
class RollRow:
    """A line in a group's list: "Elsa Björkfall", "Granfors · S". A vacant seat cannot be marked."""

    entry_id: int
    name: str
    detail: str = ""
    mark: Mark = Mark.UNMARKED
    vacant: bool = False


@dataclass(frozen=True, slots=True)
class RollHeading:
    """A group and its counts: "Samråd", "16 av 20 avprickade"."""

    group_id: int
    name: str
    counts: str = ""


RollListRow = RollRow | RollHeading


class RollCallModel(RowsModel[RollListRow]):
    def key(self, row: RollListRow) -> Hashable:
        return ("entry", row.entry_id) if isinstance(row, RollRow) else ("group", row.group_id)

    def text(self, row: RollListRow, column: int) -> str:  # noqa: ARG002 -- one column
        if isinstance(row, RollHeading):
            return ", ".join(part for part in (row.name, row.counts) if part)
        words = "vakant plats" if row.vacant else MARK_WORDS[row.mark]
        return ", ".join(part for part in (row.name, row.detail, words) if part)

    def is_heading(self, row: RollListRow) -> bool:
        return isinstance(row, RollHeading)
