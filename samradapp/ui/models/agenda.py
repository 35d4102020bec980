"""Rows of the agenda: one item a row, under the headings of parts and sections."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from samradapp.domain.meeting import KIND_NAMES, Kind
from samradapp.domain.template import written_presenters
from samradapp.ui.models.rows import RowsModel

Index = QModelIndex | QPersistentModelIndex
Presenters = tuple[tuple[str, str], ...]  # (name, title)
ROW_MIME = "application/x-samradapp-agenda-row"


class Column(IntEnum):
    NUMBER = 0
    TITLE = 1
    KIND = 2
    PRESENTERS = 3
    MINUTES = 4
    CLOCK = 5


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An item. ``number`` is as shown; ``clock`` is computed and cannot be edited."""

    id: int
    part_id: int
    number: str
    title: str
    kind: Kind = Kind.MATTER
    presenters: Presenters = ()
    minutes: int | None = None
    clock: str = ""
    withdrawn: bool = False
    generated: bool = False


@dataclass(frozen=True, slots=True)
class AgendaHeading:
    """A part's heading, or a section's when ``before`` is the item it stands above."""

    part_id: int
    heading: str
    detail: str = ""
    before: int | None = None


AgendaListRow = AgendaRow | AgendaHeading


class AgendaModel(RowsModel[AgendaListRow]):
    """Editing changes nothing here: ``cell_set`` asks for it, and the answer comes as new rows."""

    cell_set = Signal(int, int, object)  # item id, column, value
    dropped = Signal(int, int)  # item id, the row it was dropped above

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("Nr", "Ärende", "Typ", "Föredragande", "Minuter", "Klockan"), parent)
        self.locked = False

    def key(self, row: AgendaListRow) -> Hashable:
        if isinstance(row, AgendaRow):
            return ("item", row.id)
        return ("part", row.part_id) if row.before is None else ("section", row.before)

    def is_heading(self, row: AgendaListRow) -> bool:
        return isinstance(row, AgendaHeading)

    def text(self, row: AgendaListRow, column: int) -> str:
        if isinstance(row, AgendaHeading):
            return f"{row.heading} {row.detail}".strip() if column == 0 else ""
        return {
            Column.NUMBER: row.number,
            Column.TITLE: row.title,
            Column.KIND: KIND_NAMES[row.kind],
            Column.PRESENTERS: written_presenters(row.presenters),
            Column.MINUTES: "" if row.minutes is None else str(row.minutes),
            Column.CLOCK: row.clock,
        }[Column(column)]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (Column.MINUTES, Column.CLOCK):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags if self.locked else Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        if self.locked or self.is_heading(self.row(index.row())):
            return flags
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags if index.column() == Column.CLOCK else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        row = self.row(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.EditRole or not isinstance(row, AgendaRow):
            return False
        self.cell_set.emit(row.id, index.column(), value)
        return True

    def mimeTypes(self) -> list[str]:
        return [ROW_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        row = self.row(indexes[0].row()) if indexes else None
        if isinstance(row, AgendaRow):
            mime.setData(ROW_MIME, str(row.id).encode())
        return mime

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002
        """Say where an item was dropped; nothing is moved until the rows come back."""
        written = bytes(data.data(ROW_MIME).data())
        if not written.isdigit() or self.locked:
            return False
        target = row if row >= 0 else (parent.row() if parent.isValid() else self.rowCount())
        self.dropped.emit(int(written), target)
        return True
