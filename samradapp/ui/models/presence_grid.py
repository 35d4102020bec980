"""The presence grid as a Qt model: people down, items across."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from samradapp.domain.presence_grid import Cell, Grid, GridRow
from samradapp.ui.models.rows import Index

CELL_WORDS = {
    Cell.SERVING: "tjänstgör",
    Cell.PRESENT: "närvarande, inte i tjänst",
    Cell.RECUSED: "jäv i ärendet",
    Cell.ABSENT: "inte på plats",
    Cell.UNKNOWN: "inte avprickad",
    Cell.NONE: "",
}
_NOTHING = Grid()


class PresenceGridModel(QAbstractTableModel):
    """Changes in place while people and items are the same, so that the chosen cell stays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = _NOTHING
        self._numbers: tuple[str, ...] = ()
        self._word = ""

    def set_grid(self, grid: Grid, numbers: tuple[str, ...], word: str) -> None:
        """Show a grid; ``numbers`` are those of its items, ``word`` what the body calls them."""
        same = self._grid.items == grid.items and _names(self._grid) == _names(grid)
        if not same or (numbers, word) != (self._numbers, self._word):
            self.beginResetModel()
            self._grid, self._numbers, self._word = grid, numbers, word
            self.endResetModel()
            return
        before, self._grid = self._grid, grid
        last = len(grid.items) - 1
        for row, (old, new) in enumerate(zip(before.rows, grid.rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    @property
    def grid(self) -> Grid:
        return self._grid

    def row(self, index: Index) -> GridRow:
        return self._grid.rows[index.row()]

    def item(self, index: Index) -> int:
        return self._grid.items[index.column()]

    def place(self, attendee: int, item_id: int) -> QModelIndex:
        """Give the cell of a person at an item; an invalid index where there is none."""
        row = next((n for n, known in enumerate(self._grid.rows) if known.attendee == attendee), -1)
        return self.index(row, self._grid.items.index(item_id) if item_id in self._grid.items else -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._grid.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._grid.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._grid.rows[index.row()]
        cell = row.cells[index.column()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            where = f"{row.name}, {self._word} {self._numbers[index.column()]}"
            return f"{where}: {CELL_WORDS[cell]}" if CELL_WORDS[cell] else where
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self._numbers[section] if orientation == Qt.Orientation.Horizontal else row_name(self._grid.rows[section])
        )


def row_name(row: GridRow) -> str:
    """Give the name as the grid has it: "Disa Ripnäs, ers."."""
    return f"{row.name}, ers." if row.stands_in else row.name


def _names(grid: Grid) -> list[tuple[int, str, str, bool]]:
    return [(row.attendee, row.name, row.party, row.stands_in) for row in grid.rows]
