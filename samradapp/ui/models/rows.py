"""A table model over a tuple of frozen rows, changed in place so that selection, focus and scroll stay."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")

ROW_ROLE = Qt.ItemDataRole.UserRole


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Subclasses say what a row's key is and what a cell shows; ``ROW_ROLE`` gives the row itself.

    Qt's classes have a metaclass of their own, which takes no abstract methods: what a subclass must say raises here.
    """

    def __init__(self, columns: Sequence[str] = ("",), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[Row] = []
        self._coming: Sequence[Row] | None = None
        self._changing = False

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows: what has the same key is updated where it stands, the rest comes and goes.

        A row that goes may close the field that is open in it, what was typed there is saved, and newer rows come while
        these are on their way: they take their turn after them.
        """
        self._coming = rows
        if self._changing:
            return
        self._changing = True
        try:
            while (coming := self._coming) is not None:
                self._coming = None
                self._bring_to(coming)
        finally:
            self._changing = False

    def _bring_to(self, rows: Sequence[Row]) -> None:
        old = [self.key(row) for row in self._rows]
        new = [self.key(row) for row in rows]
        if new and not old:
            self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
            self._rows = list(rows)
            self.endInsertRows()
        elif old != new:
            self._change_rows(rows, old, new)
        for position, row in enumerate(rows):
            if row != self._rows[position]:
                self.put(position, row)

    def put(self, position: int, row: Row) -> None:
        """Show a row anew in its place: with what was just written in it, until the answer comes as new rows."""
        self._rows[position] = row
        self.dataChanged.emit(self.index(position, 0), self.index(position, len(self._columns) - 1))

    def key(self, row: Row) -> Hashable:
        """Say what makes a row the same when its words change."""
        raise NotImplementedError  # no abstract method, for the metaclass: see the class

    def text(self, row: Row, column: int) -> str:
        """Say what a cell shows, which is also what a screen reader says."""
        raise NotImplementedError  # no abstract method, for the metaclass: see the class

    def is_heading(self, _row: Row) -> bool:
        """Say whether a row is a heading between the others, which cannot be chosen."""
        return False

    def row(self, position: int) -> Row:
        return self._rows[position]

    def rows(self) -> tuple[Row, ...]:
        return tuple(self._rows)

    def position(self, key: Hashable) -> int | None:
        """Find the row with a key."""
        return next((n for n, row in enumerate(self._rows) if self.key(row) == key), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(row, index.column())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.is_heading(self._rows[index.row()]):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        return None

    def _change_rows(self, rows: Sequence[Row], old: list[Hashable], new: list[Hashable]) -> None:
        from difflib import SequenceMatcher  # late, since the first rows of a list are all new

        nowhere = QModelIndex()
        for what, from_, to, start, end in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
            if what in ("delete", "replace"):
                self.beginRemoveRows(nowhere, from_, to - 1)
                del self._rows[from_:to]
                self.endRemoveRows()
            if what in ("insert", "replace"):
                self.beginInsertRows(nowhere, from_, from_ + end - start - 1)
                self._rows[from_:from_] = rows[start:end]
                self.endInsertRows()
