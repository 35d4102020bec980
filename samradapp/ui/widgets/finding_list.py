"""The findings at the left of the review, each with its level, what it is and where."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from samradapp.domain.review import Level
from samradapp.ui.icons import paint_icon
from samradapp.ui.models.findings import FindingHeading, FindingListRow, FindingRow, FindingsModel
from samradapp.ui.models.rows import ROW_ROLE, Index
from samradapp.ui.tokens import Tokens, color, scaled, sized
from samradapp.ui.widgets.painting import paint_heading, paint_row, paint_text, row_painting
from samradapp.ui.widgets.row_list import RowList

_LEFT, _RIGHT = 40, 8
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class FindingList(RowList[FindingListRow]):
    """Enter goes to the place, Delete leaves a finding as it is, 1–3 cure it; the page does all three."""

    finding_chosen = Signal()
    place_requested = Signal()
    left = Signal()
    cure_chosen = Signal(int)  # from 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FindingsModel(), parent)
        self.setAccessibleName("Anmärkningar")
        self.setItemDelegate(FindingDelegate(self))
        self.selectionModel().currentChanged.connect(lambda: self.finding_chosen.emit())
        self.doubleClicked.connect(lambda: self.place_requested.emit())

    def set_rows(self, rows: Sequence[FindingListRow]) -> None:
        """Show these findings; when the chosen one is gone, the one that stands in its place is chosen."""
        position = max(self.currentIndex().row(), 0)
        chosen = self.chosen_key()
        super().set_rows(rows)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)  # nothing to see it by
        if chosen is None or self.chosen_key() != chosen:
            self._choose_near(position)

    def finding(self) -> FindingRow | None:
        """Give the chosen finding."""
        row = self.chosen_row()
        return row if isinstance(row, FindingRow) else None

    def choose_item(self, item_id: int) -> None:
        """Choose the first finding of an item, if it has any."""
        for row in self._rows.rows():
            if isinstance(row, FindingRow) and row.finding.item == item_id:
                self.choose(self._rows.key(row))
                return

    def place(self) -> tuple[int, int]:
        """Give which of how many the chosen one is, from 1."""
        rows = [row for row in self._rows.rows() if isinstance(row, FindingRow)]
        chosen = self.finding()
        return (rows.index(chosen) + 1 if chosen in rows else 0), len(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle_key(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Find nothing: figures are cures here."""

    def _handle_key(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain or self.finding() is None:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.left.emit()
        elif Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_3:
            self.cure_chosen.emit(event.key() - Qt.Key.Key_1)
        else:
            return False
        return True

    def _choose_near(self, position: int) -> None:
        rows = self._rows.rows()
        after = [n for n, row in enumerate(rows) if isinstance(row, FindingRow) and n >= position]
        before = [n for n, row in enumerate(rows) if isinstance(row, FindingRow) and n < position]
        if after or before:
            self.choose(self._rows.key(rows[after[0] if after else before[-1]]))
        self.finding_chosen.emit()


class FindingDelegate(QStyledItemDelegate):
    """Paints what a finding is, in two lines where one is too short, and below it where; all stands in the tooltip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: FindingListRow = index.data(ROW_ROLE)
        if isinstance(row, FindingHeading):
            return QSize(100, scaled(36, option.font))
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 300
        height = sum(_heights(row, option.font, width - scaled(_LEFT + _RIGHT, option.font)))
        return QSize(100, height + scaled(18, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: FindingListRow = index.data(ROW_ROLE)
        with row_painting(painter, option) as tokens:
            if isinstance(row, FindingHeading):
                paint_heading(painter, option, (row.words, str(row.count)), tokens)
            else:
                _paint_finding(painter, option, row, tokens)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        row = index.data(ROW_ROLE)
        if isinstance(row, FindingRow):
            QToolTip.showText(event.globalPos(), f"{row.title}\n{row.where}", view)
            return True
        return super().helpEvent(event, view, option, index)


def level_look(level: Level, tokens: Tokens) -> tuple[str, str]:
    """Give the icon of a level, and its colour."""
    return ("circle-x", tokens.err) if level is Level.ERROR else ("triangle-alert", tokens.warn)


def _paint_finding(painter: QPainter, option: QStyleOptionViewItem, row: FindingRow, tokens: Tokens) -> None:
    paint_row(painter, option, tokens)
    rect, font = option.rect, option.font
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    title_font = sized(font, 10.5, QFont.Weight.DemiBold if selected else QFont.Weight.Medium)
    line = QFontMetrics(title_font).height()
    width = rect.width() - scaled(_LEFT + _RIGHT, font)
    title, where = _heights(row, font, width)
    top = rect.center().y() - (title + where) // 2
    icon, ink = ("check", tokens.text3) if row.left else level_look(row.finding.level, tokens)
    size = scaled(18, font)
    paint_icon(painter, QRectF(rect.left() + scaled(12, font), top + (line - size) / 2, size, size), icon, ink)
    words = QRect(rect.left() + scaled(_LEFT, font), top, width, title)
    painter.setFont(title_font)
    painter.setPen(color(tokens.text2 if row.left else tokens.text))
    painter.drawText(words, _WRAPPED, row.title)
    words = QRect(words.left(), top + title, width, where)
    paint_text(painter, words, row.where, sized(font, 9.5), tokens.text2)


def _heights(row: FindingRow, font: QFont, width: int) -> tuple[int, int]:
    """Give the heights of the title, as it breaks at the weight of a chosen row, and of the line below it."""
    metrics = QFontMetrics(sized(font, 10.5, QFont.Weight.DemiBold))
    broken = metrics.boundingRect(QRect(0, 0, width, 1000), _WRAPPED, row.title)
    return broken.height(), QFontMetrics(sized(font, 9.5)).height() + 2
