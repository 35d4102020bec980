"""Rows of the agenda: one item a row, under the headings of parts and sections."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QObject, Qt, Signal

from samradapp.domain.meeting import KIND_NAMES, Kind
from samradapp.domain.template import read_presenters
from samradapp.ui.models.rows import Index, RowsModel

Presenters = tuple[tuple[str, str], ...]  # (name, title)


class Column(IntEnum):
    NUMBER = 0
    TITLE = 1
    KIND = 2
    PRESENTERS = 3
    MINUTES = 4
    CLOCK = 5
    MORE = 6  # the row's menu


EDITED = (Column.NUMBER, Column.TITLE, Column.KIND, Column.PRESENTERS, Column.MINUTES)
_RIGHT = (Column.MINUTES, Column.CLOCK)


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An item. ``number`` is as shown; ``clock`` is computed and cannot be edited; ``locked`` is adjusted already."""

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
    locked: bool = False

    @property
    def digits(self) -> str:
        """Give the number as it is edited."""
        return "".join(filter(str.isdigit, self.number))


@dataclass(frozen=True, slots=True)
class AgendaHeading:
    """A part's heading, or a section's when ``before`` is the item it stands above."""

    part_id: int
    heading: str
    detail: str = ""
    before: int | None = None
    warning: str = ""


AgendaListRow = AgendaRow | AgendaHeading


class AgendaModel(RowsModel[AgendaListRow]):
    """What is written in a cell stands there while ``cell_set`` asks for it; the answer comes as new rows."""

    cell_set = Signal(int, int, object)  # item id, column, value
    section_set = Signal(int, str)  # the item it stands above, words

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("Nr", "Ärende", "Typ", "Föredragande", "Minuter", "Klockan", ""), parent)
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
            Column.PRESENTERS: ", ".join(name for name, _ in row.presenters),
            Column.MINUTES: "–" if row.withdrawn else "" if row.minutes is None else str(row.minutes),
            Column.CLOCK: "–" if row.withdrawn else row.clock,
            Column.MORE: "Meny",
        }[Column(column)]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or self.locked:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable if self._editable(index) else flags

    def _editable(self, index: Index) -> bool:
        row = self.row(index.row())
        if isinstance(row, AgendaHeading):
            return row.before is not None
        return index.column() in EDITED and not row.locked

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row = self.row(index.row())
        if isinstance(row, AgendaRow):
            if index.column() != Column.NUMBER or str(value) != row.digits:  # left as it was it goes on following
                self.put(index.row(), _written(row, Column(index.column()), value))
                self.cell_set.emit(row.id, index.column(), value)
        elif row.before is not None:
            self.put(index.row(), replace(row, heading=str(value)))
            self.section_set.emit(row.before, str(value))
        return True


def _written(row: AgendaRow, column: Column, value: object) -> AgendaRow:
    """Give a row with what was written in one of its cells; a number that is taken away is counted anew."""
    if column is Column.TITLE:
        return replace(row, title=str(value))
    if column is Column.KIND:
        return replace(row, kind=Kind(str(value)))
    if column is Column.PRESENTERS:
        return replace(row, presenters=tuple(read_presenters(str(value))))
    if column is Column.MINUTES:
        return replace(row, minutes=value if isinstance(value, int) else None)
    return replace(row, number=str(value)) if str(value).strip() else row
