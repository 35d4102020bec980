"""The list under the roll call: one list in several columns, with one choice and one scroll bar."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from samradapp.ui.models.roll_call import RollListRow
from samradapp.ui.models.rows import Index, RowsModel
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.roll_call_layout import Arrangement, arrange
from samradapp.ui.widgets.row_list import RowList

Cursor = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint
_BAR = 14  # kept free for the scroll bar, so that names do not move when it comes


class ColumnList(RowList[RollListRow]):
    """A list whose rows stand where ``roll_call_layout`` puts them; up and down follow the order they are called in,
    left and right go to the name beside.

    Everything Qt asks about places is answered from there, so that nothing of QListView's own layout is left.
    """

    def __init__(self, model: RowsModel[RollListRow], parent: QWidget | None = None) -> None:
        self._arranged = Arrangement((), 0)
        self._hovered = -1
        super().__init__(model, parent)
        self.setSelectionRectVisible(False)

    def set_rows(self, rows: Sequence[RollListRow]) -> None:
        scrolled = self.verticalScrollBar().value()
        super().set_rows(rows)
        self.updateGeometries()
        self.verticalScrollBar().setValue(scrolled)

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._arranged.places):
            return QRect()
        return self._arranged.places[index.row()].translated(0, -self.verticalScrollBar().value())

    def indexAt(self, point: QPoint) -> QModelIndex:
        place = point + QPoint(0, self.verticalScrollBar().value())
        found = (n for n, rect in enumerate(self._arranged.places) if rect.contains(place))
        return self._rows.index(next(found, -1), 0)

    def scrollTo(self, index: Index, _hint: Hint = Hint.EnsureVisible) -> None:
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        if rect.top() < 0:
            top = bar.value() + rect.top()
            bar.setValue(0 if top <= 2 * rect.height() else top)  # with the first names their heading
        elif rect.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + 1)

    def updateGeometries(self) -> None:
        """Place the rows anew, and give the scroll bar its range."""
        view = self.viewport().size()
        room = QSize(self.width() - scaled(_BAR, self.font()), view.height())
        arranged = arrange(self._rows.rows(), room, self.font())
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, arranged.height - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(scaled(32, self.font()))
        if arranged != self._arranged:
            self._arranged = arranged
            self.viewport().update()

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)  # and not QListView's, which places the rows its own way

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometries()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            plain, current = option.state & ~QStyle.StateFlag.State_HasFocus, self.currentIndex().row()
            for position in range(self._rows.rowCount()):
                index = self._rows.index(position, 0)
                option.rect = self.visualRect(index)
                if not event.region().intersects(option.rect):
                    continue
                option.state = plain
                if self.selectionModel().isSelected(index):
                    option.state |= QStyle.StateFlag.State_Selected
                if position == current and self.hasFocus():
                    option.state |= QStyle.StateFlag.State_HasFocus
                if position == self._hovered:
                    option.state |= QStyle.StateFlag.State_MouseOver
                self.itemDelegate().paint(painter, option, index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def moveCursor(self, action: Cursor, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        choosable = [n for n in range(self._rows.rowCount()) if self._can_be_chosen(n)]
        current = self.currentIndex().row()
        if not choosable:
            return QModelIndex()
        page = max(1, self.viewport().height() // max(1, self.visualRect(self.currentIndex()).height()) - 1)
        steps = {
            Cursor.MoveUp: -1, Cursor.MovePrevious: -1, Cursor.MoveDown: 1, Cursor.MoveNext: 1,
            Cursor.MovePageUp: -page, Cursor.MovePageDown: page,
            Cursor.MoveHome: -len(choosable), Cursor.MoveEnd: len(choosable),
        }  # fmt: skip
        if action in (Cursor.MoveLeft, Cursor.MoveRight):
            return self._rows.index(self._beside(current, choosable, right=action == Cursor.MoveRight), 0)
        at = choosable.index(current) if current in choosable else 0
        return self._rows.index(choosable[max(0, min(at + steps[action], len(choosable) - 1))], 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose what is pressed; one row is chosen at a time."""
        index = self.indexAt(rect.topLeft())
        chosen = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def _can_be_chosen(self, position: int) -> bool:
        return bool(self._rows.flags(self._rows.index(position, 0)) & Qt.ItemFlag.ItemIsSelectable)

    def _beside(self, current: int, choosable: list[int], *, right: bool) -> int:
        """Give the row at the same height in the next column, or the row itself where there is none."""
        places = self._arranged.places
        here = places[current]
        outside = [
            n for n in choosable if (places[n].left() > here.right() if right else places[n].right() < here.left())
        ]
        if not outside:
            return current
        nearest = min(abs(places[n].left() - here.left()) for n in outside)
        column = [n for n in outside if abs(places[n].left() - here.left()) == nearest]
        return min(column, key=lambda n: abs(places[n].center().y() - here.center().y()))

    def _hover(self, position: int) -> None:
        for row in {position, self._hovered} if position != self._hovered else ():
            self.viewport().update(self.visualRect(self._rows.index(row, 0)))
        self._hovered = position
