"""The list of assignments: Space marks one as done, Enter goes to its decision."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from samradapp.ui import keys
from samradapp.ui.icons import paint_icon
from samradapp.ui.models.assignments import AssignmentHeading, AssignmentListRow, AssignmentModel, AssignmentRow
from samradapp.ui.models.rows import ROW_ROLE, Index
from samradapp.ui.tokens import Tokens, scaled, sized
from samradapp.ui.widgets.painting import RIGHT, paint_heading, paint_row, paint_text, row_painting
from samradapp.ui.widgets.row_list import RowList

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARK = 46  # from the left edge, where a click turns the mark


class AssignmentList(RowList[AssignmentListRow]):
    """A click on the ring turns it, a double click goes to the decision."""

    turned = Signal(object)  # AssignmentRow, to be done or open again
    opened = Signal(object)  # AssignmentRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(AssignmentModel(), parent)
        self.setAccessibleName("Uppdrag")
        self.setAccessibleDescription("Blanksteg markerar som klart, Enter går till beslutet")
        self.setItemDelegate(AssignmentDelegate(self))
        self.doubleClicked.connect(lambda _: self._tell(self.opened))

    def own_keys(self) -> tuple[keys.Key, ...]:
        return (keys.TURN, keys.TO_DECISION) if isinstance(self.chosen_row(), AssignmentRow) else ()

    def event(self, event: QEvent) -> bool:
        """Take the space bar before Qt's own search does."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.key() != Qt.Key.Key_Space or event.modifiers():
            return super().event(event)
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._tell(self.turned)
        elif event.key() in _ENTER and not event.modifiers():
            self._tell(self.opened)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        place = event.position().x() - self.visualRect(index).left()
        if index.isValid() and place < scaled(_MARK, self.font()) and event.button() == Qt.MouseButton.LeftButton:
            self._tell(self.turned)

    def _tell(self, signal: SignalInstance) -> None:
        if isinstance(row := self.chosen_row(), AssignmentRow):
            signal.emit(row)


class AssignmentDelegate(QStyledItemDelegate):
    """Paints an assignment: ring, what over who and where, day."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ROW_ROLE), AssignmentHeading)
        return QSize(300, scaled(44 if heading else 52, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: AssignmentListRow = index.data(ROW_ROLE)
        with row_painting(painter, option) as tokens:
            if isinstance(row, AssignmentHeading):
                paint_heading(painter, option, (row.name, row.detail), tokens, points=12)
            else:
                _paint_assignment(painter, option, row, tokens)


def _paint_assignment(painter: QPainter, option: QStyleOptionViewItem, row: AssignmentRow, tokens: Tokens) -> None:
    paint_row(painter, option, tokens)
    rect, font, size = option.rect.adjusted(16, 0, -16, 0), option.font, scaled(18, option.font)
    icon, ink = ("circle-check", tokens.ok) if row.done else ("circle", tokens.text3)
    paint_icon(painter, QRectF(rect.left(), rect.center().y() - size / 2, size, size), icon, ink)
    day = scaled(150, font)
    title = sized(font, 10.5, QFont.Weight.Medium)
    line = QFontMetrics(title).height()
    words = QRect(rect.left() + size + 14, rect.center().y() - line, rect.width() - size - day - 20, line + 2)
    paint_text(painter, words, row.words, title, tokens.text2 if row.done else tokens.text)
    words.translate(0, line + 1)
    paint_text(painter, words, row.detail, sized(font, 9.5), tokens.text2)
    weight = QFont.Weight.DemiBold if row.late else QFont.Weight.Normal
    beside = QRect(rect.right() - day, rect.top(), day, rect.height())
    paint_text(painter, beside, row.day, sized(font, 10.5, weight), tokens.warn if row.late else tokens.text2, RIGHT)
