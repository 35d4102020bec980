"""Rows of a vote: those who serve, each with how they voted."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from samradapp.domain.decision import CHOICE_NAMES, Choice
from samradapp.ui.models.rows import Index, RowsModel

CHOICE_LETTERS = {Choice.YES: "J", Choice.NO: "N", Choice.ABSTAIN: "A"}


@dataclass(frozen=True, slots=True)
class BallotRow:
    """Somebody who serves: "Elsa Björkfall (S)", "ersättare", "Granfors". ``choice`` is None until they have voted.

    ``said`` is what there is no room for. Who has ceased to serve is shown where they have a ballot to take back.
    """

    attendee: int
    name: str
    detail: str = ""
    said: str = ""
    choice: Choice | None = None
    serves: bool = True


class BallotModel(RowsModel[BallotRow]):
    """Said as "Elsa Björkfall (S), ersättare, Granfors, nej"."""

    def key(self, row: BallotRow) -> Hashable:
        return row.attendee

    def text(self, row: BallotRow, _column: int) -> str:
        voted = CHOICE_NAMES[row.choice].lower() if row.choice else "har inte röstat"
        return ", ".join(part for part in (row.name, row.detail, row.said, voted) if part)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            return self.text(self.row(index.row()), 0)
        return super().data(index, role)
