"""A list of painted rows that is chosen from by pointer and keyboard; headings between rows are stepped over."""

from collections.abc import Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from samradapp.ui.models.rows import Index, RowsModel
from samradapp.ui.tokens import color, tokens_of

Row = TypeVar("Row")


class RowList(QListView, Generic[Row]):
    """Keeps the chosen row by its key when rows come, go or move."""

    def __init__(self, model: RowsModel[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows; with none of them the ring that shows where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus() and not self._rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(color(tokens_of(QApplication.palette()).accent), 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -1, -1), 6, 6)
            painter.end()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, each updated where it stands; what was chosen stays chosen while it is there."""
        chosen = self.chosen_key()
        scrolled = self.verticalScrollBar().value()
        self._rows.set_rows(rows)
        if chosen is not None and self.chosen_key() != chosen:
            self.choose(chosen, scroll=False)
        self.verticalScrollBar().setValue(scrolled)

    def rows(self) -> tuple[Row, ...]:
        return self._rows.rows()

    def choose(self, key: Hashable, *, scroll: bool = True) -> bool:
        """Choose the row with a key; tell whether there is one."""
        position = self._rows.position(key)
        if position is None:
            return False
        index = self._rows.index(position, 0)
        selection = self.selectionModel()
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if scroll:
            self.scrollTo(index)
        return True

    def is_under_pointer(self, index: Index) -> bool:
        """Tell whether the pointer is over a row."""
        if not self.underMouse():
            return False
        edge = self.frameWidth()  # not by viewport(): to wrap a widget of Qt's own, PySide6 loads every class there is
        return self.indexAt(self.mapFromGlobal(QCursor.pos()) - QPoint(edge, edge)) == index

    def chosen_row(self) -> Row | None:
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def chosen_key(self) -> Hashable | None:
        row = self.chosen_row()
        return None if row is None else self._rows.key(row)

    def step(self, by: int) -> bool:
        """Move to the next row that can be chosen, down (1) or up (-1); False at the end."""
        position = self.currentIndex().row() + by
        while 0 <= position < self._rows.rowCount():
            index = self._rows.index(position, 0)
            if self._rows.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)
                return True
            position += by
        return False

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let the keyboard pass over headings."""
        if action == QAbstractItemView.CursorAction.MoveHome:
            found: Any = self._rows.index(0, 0)  # Qt gives up at a heading
        else:
            found = super().moveCursor(action, modifiers)
        up = action in (QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePageUp)
        up = up or action == QAbstractItemView.CursorAction.MoveEnd
        start = found
        while found.isValid() and not self._rows.flags(found) & Qt.ItemFlag.ItemIsSelectable:
            found = self._rows.index(found.row() + (-1 if up else 1), 0)
        return found if found.isValid() or not start.isValid() else self.currentIndex()
