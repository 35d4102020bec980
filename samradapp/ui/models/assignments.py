"""Rows of the assignments: what is late, what is due, what is done, under headings."""

from collections.abc import Hashable
from dataclasses import dataclass

from samradapp.ui.models.rows import RowsModel


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """An assignment: "Underlag om helgbemanning", "Maj Österdahl · ärende 5 i 1-2026", "5 maj", late, done."""

    uuid: str
    meeting_id: int
    item_id: int
    words: str
    detail: str = ""
    day: str = ""
    late: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class AssignmentHeading:
    """ "Försenade", "2 uppdrag"."""

    name: str
    detail: str = ""


AssignmentListRow = AssignmentRow | AssignmentHeading


class AssignmentModel(RowsModel[AssignmentListRow]):
    def key(self, row: AssignmentListRow) -> Hashable:
        return ("assignment", row.uuid) if isinstance(row, AssignmentRow) else ("heading", row.name)

    def text(self, row: AssignmentListRow, _column: int) -> str:
        if isinstance(row, AssignmentHeading):
            return f"{row.name} {row.detail}".strip()
        state = "klart" if row.done else "försenat" if row.late else "öppet"
        return ", ".join(part for part in (row.words, row.detail, row.day, state) if part)

    def is_heading(self, row: AssignmentListRow) -> bool:
        return isinstance(row, AssignmentHeading)
