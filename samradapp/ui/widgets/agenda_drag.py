"""Dragging a row of the agenda with the mouse: a line shows where it would stand."""

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from samradapp.ui.tokens import color, tokens_of
from samradapp.ui.widgets.painting import painted

_EDGE = 28  # so near the upper or lower edge the list scrolls
_SCROLL = 10
_SCROLL_MS = 30


class RowDrag(QObject):
    """Within one table, so that nothing is handed to other programs and a move is only asked for, not made."""

    dropped = Signal(int, int)  # row, the row it would stand above

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._row: int | None = None
        self._from = QPoint()
        self._at = QPoint()
        self.active = False
        self._line = _DropLine(table.viewport())
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll)

    def press(self, row: int, place: QPoint) -> None:
        """Remember what may be dragged from here."""
        self._row, self._from = row, place

    def move(self, place: QPoint) -> bool:
        """Follow the mouse; tell whether it drags something."""
        if self._row is None:
            return False
        far = (place - self._from).manhattanLength() >= QApplication.startDragDistance()
        if not self.active and far:
            self.active = True
            self._table.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scrolling.start()
        if self.active:
            self._at = place
            self._show_line()
        return True

    def release(self) -> bool:
        """Let go; tell whether something was dragged."""
        row, gap, dragged = self._row, self._gap(), self.active
        self.cancel()
        if dragged and row is not None:
            self.dropped.emit(row, gap)
        return dragged

    def cancel(self) -> None:
        """Forget what was dragged."""
        self._row, self.active = None, False
        self._scrolling.stop()
        self._line.hide()
        self._table.viewport().unsetCursor()

    def _gap(self) -> int:
        """Give the row that what is dragged would stand above."""
        row = self._table.rowAt(self._at.y())
        if row < 0:
            return 0 if self._at.y() < 0 else self._table.model().rowCount()
        middle = self._table.rowViewportPosition(row) + self._table.rowHeight(row) / 2
        return row if self._at.y() < middle else row + 1

    def _show_line(self) -> None:
        gap, rows = self._gap(), self._table.model().rowCount()
        last = gap == rows
        row = gap - 1 if last else gap
        y = self._table.rowViewportPosition(row) + (self._table.rowHeight(row) if last else 0)
        self._line.setGeometry(0, y - 5, self._table.viewport().width(), 10)
        self._line.show()

    def _scroll(self) -> None:
        """Scroll while the mouse is held near an edge."""
        bar, height = self._table.verticalScrollBar(), self._table.viewport().height()
        if self._at.y() < _EDGE:
            bar.setValue(bar.value() - _SCROLL)
        elif self._at.y() > height - _EDGE:
            bar.setValue(bar.value() + _SCROLL)
        self._show_line()


class _DropLine(QWidget):
    """A line with a ring at its beginning."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QApplication.palette())
        with painted(self) as painter:
            painter.setPen(QPen(color(tokens.accent), 2))
            painter.drawLine(10, 5, self.width(), 5)
            painter.setBrush(color(tokens.paper))
            painter.drawEllipse(QRectF(2, 1, 8, 8))
