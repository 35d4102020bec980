"""The presence grid: people down, items across, and one key for each thing that happens."""

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QVBoxLayout, QWidget

from samradapp.domain.presence_grid import Cell, Grid
from samradapp.domain.rollcall import EventKind
from samradapp.ui.models.presence_grid import PresenceGridModel
from samradapp.ui.models.rows import Index
from samradapp.ui.tokens import color, scaled, tokens_of
from samradapp.ui.widgets.presence_cells import CellMarks, paint_chosen
from samradapp.ui.widgets.presence_headers import CountsRow, NamesHeader, NumbersHeader

_ACTS = {Qt.Key.Key_K: EventKind.ARRIVES, Qt.Key.Key_G: EventKind.LEAVES, Qt.Key.Key_J: EventKind.RECUSED}
_COLUMN, _ROW = 56, 31


class PresenceTable(QTableView):
    """K came, G left, J recused, E serves or not, Delete removes what is noted in the cell, Esc leaves.

    Names and numbers stay in sight.
    """

    cell_chosen = Signal(int, int)  # attendee, item
    act_requested = Signal(object, int, int)  # EventKind, attendee, item
    service_requested = Signal()  # about the chosen cell
    removal_requested = Signal(int, int)  # attendee, item
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = PresenceGridModel(self)
        self._marks = CellMarks()
        self._current = -1
        self._numbers = NumbersHeader(self._grid)
        self._names = NamesHeader(self._grid)
        self._build()

    def set_grid(self, grid: Grid, numbers: tuple[str, ...], word: str, current: int | None) -> None:
        """Show a grid; the chosen cell stays, and the first time it is the one of the current item."""
        chosen = self.chosen()
        column = grid.items.index(current) if current in grid.items else -1
        self._current = self._numbers.current = column
        self._grid.set_grid(grid, numbers, word)
        self._scale()
        index = self._grid.place(*chosen) if chosen else QModelIndex()
        if not index.isValid():
            index = self._grid.index(0, max(column, 0))
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self.viewport().update()
        self._numbers.viewport().update()

    def chosen(self) -> tuple[int, int] | None:
        """Give the person and the item that are chosen."""
        index = self.currentIndex()
        return (self._grid.row(index).attendee, self._grid.item(index)) if index.isValid() else None

    def choose(self, attendee: int, item_id: int) -> None:
        index = self._grid.place(attendee, item_id)
        if index.isValid():
            self.setCurrentIndex(index)

    @property
    def grid(self) -> PresenceGridModel:
        return self._grid

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle_key(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Find nothing: letters are acts here."""

    def event(self, event: QEvent) -> bool:
        """Take the plain letters before a shortcut of the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() or event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            if plain and event.key() in (*_ACTS, Qt.Key.Key_E, Qt.Key.Key_Delete):
                event.accept()
                return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._scale()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and (chosen := self.chosen()):
            self.cell_chosen.emit(*chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells here: a delegate that is called for each takes five times as long."""
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        pictures = self._marks.pictures(tokens, font, self.devicePixelRatioF())
        columns, rows = self._in_sight(event.rect())
        right, down = self._inset(pictures[Cell.SERVING])
        with QPainter(self.viewport()) as painter:
            for column, x in columns:
                if column == self._current:
                    tint = QRect(x, event.rect().top(), self.columnWidth(column), event.rect().height())
                    painter.fillRect(tint, color(tokens.soft))
            for row, y in rows:
                cells = self._grid.grid.rows[row].cells
                for column, x in columns:
                    if (picture := pictures.get(cells[column])) is not None:
                        painter.drawPixmap(x + right, y + down, picture)
            if self.currentIndex().isValid():
                paint_chosen(painter, self.visualRect(self.currentIndex()), tokens, font, focused=self.hasFocus())

    def _in_sight(self, rect: QRect) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Give columns and rows that meet the rectangle, each with where it begins."""
        wide, high = self._numbers.defaultSectionSize(), self._names.defaultSectionSize()
        columns = [(n, self.columnViewportPosition(n)) for n in range(self._grid.columnCount())]
        rows = [(n, self.rowViewportPosition(n)) for n in range(self._grid.rowCount())]
        return (
            [(n, x) for n, x in columns if x < rect.right() + 1 and x + wide > rect.left()],
            [(n, y) for n, y in rows if y < rect.bottom() + 1 and y + high > rect.top()],
        )

    def _inset(self, picture: QPixmap) -> tuple[int, int]:
        """Give how far inside its cell a mark begins."""
        size = picture.deviceIndependentSize()
        wide, high = self._numbers.defaultSectionSize(), self._names.defaultSectionSize()
        return round((wide - size.width()) / 2), round((high - size.height()) / 2)

    def _build(self) -> None:
        self.setAccessibleName("Närvaro, person för person")
        self.setAccessibleDescription(
            "K kom, G gick, J jäv, E tjänstgör eller slutar tjänstgöra, Delete tar bort det som är noterat"
        )
        self.setModel(self._grid)
        self.setHorizontalHeader(self._numbers)
        self.setVerticalHeader(self._names)
        for header in (self._numbers, self._names):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(8)
            header.show()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._scale()

    def _scale(self) -> None:
        """Give rows and columns their size at the window's text size."""
        font = QApplication.font()
        self._numbers.setDefaultSectionSize(scaled(_COLUMN, font))
        self._names.setDefaultSectionSize(scaled(_ROW, font))
        self._names.setFixedWidth(self._names.sizeHint().width())
        self.updateGeometries()

    def _handle_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        key, chosen = Qt.Key(event.key()), self.chosen()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif chosen is not None and key in _ACTS:
            self.act_requested.emit(_ACTS[key], *chosen)
        elif chosen is not None and key == Qt.Key.Key_E:
            self.service_requested.emit()
        elif chosen is not None and key == Qt.Key.Key_Delete:
            self.removal_requested.emit(*chosen)
        else:
            return bool(event.text()) and event.text().isprintable()
        return True


class PresenceGrid(QWidget):
    """The table, and under it how many serve at each item."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = PresenceTable()
        self._counts = CountsRow(self.table, self.table.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._counts)

    def set_grid(self, grid: Grid, numbers: tuple[str, ...], word: str, current: int | None) -> None:
        """Show a grid, with the column of the current item tinted."""
        self.table.set_grid(grid, numbers, word, current)
        self._counts.current = grid.items.index(current) if current in grid.items else -1
        self._counts.show_counts()
