"""The list at the left of the register: bodies, their subjects, and what is common."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.models.register_list import (
    BodyRow,
    HeadingRow,
    RegisterListModel,
    RegisterListRow,
    Subject,
    SubjectRow,
)
from samradapp.ui.models.rows import ROW_ROLE, Index
from samradapp.ui.tokens import Tokens, scaled, sized
from samradapp.ui.widgets.painting import RIGHT, paint_row, paint_text, row_painting
from samradapp.ui.widgets.row_list import RowList


class RegisterList(RowList[RegisterListRow]):
    """What is chosen is shown at once; a closed body opens when it is chosen."""

    subject_chosen = Signal(object)  # Subject
    body_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(RegisterListModel(), parent)
        self.setAccessibleName("Registrets delar")
        self.setItemDelegate(RegisterListDelegate(self))
        self._filling = False
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_rows(self, rows: Sequence[RegisterListRow], subject: Subject) -> None:
        """Show these rows with a subject chosen; nothing is told."""
        self._filling = True
        self.set_rows(rows)
        self.choose(subject)
        self._filling = False

    def _on_current_changed(self) -> None:
        row = self.chosen_row()
        if self._filling or row is None:
            return
        if isinstance(row, SubjectRow):
            self.subject_chosen.emit(row.subject)
        elif isinstance(row, BodyRow):
            self.body_chosen.emit(row.body_id)


class RegisterListDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ROW_ROLE), HeadingRow)
        return QSize(100, scaled(40 if heading and index.row() else 34, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RegisterListRow = index.data(ROW_ROLE)
        font = option.font
        rect = option.rect.adjusted(scaled(10, font), 0, -scaled(10, font), 0)
        with row_painting(painter, option) as tokens:
            if isinstance(row, HeadingRow):
                rect.setTop(rect.bottom() - scaled(28, font))
                paint_text(painter, rect, row.words, sized(font, 9.5, QFont.Weight.DemiBold), tokens.text2)
            elif isinstance(row, BodyRow):
                self._paint_body(painter, option, row, rect, tokens)
            else:
                self._paint_subject(painter, option, row, rect, tokens)

    @staticmethod
    def _paint_body(painter: QPainter, option: QStyleOptionViewItem, row: BodyRow, rect: QRect, tokens: Tokens) -> None:
        if not row.opened:
            paint_row(painter, option, tokens)
        size = scaled(14, option.font)
        arrow = "chevron-down" if row.opened else "chevron-right"
        paint_icon(painter, QRectF(rect.left(), rect.center().y() - size / 2, size, size), arrow, tokens.text2)
        weight = QFont.Weight.DemiBold if row.opened else QFont.Weight.Medium
        words = rect.adjusted(size + scaled(8, option.font), 0, 0, 0)
        paint_text(painter, words, row.words, sized(option.font, 10.5, weight), tokens.text)

    @staticmethod
    def _paint_subject(
        painter: QPainter, option: QStyleOptionViewItem, row: SubjectRow, rect: QRect, tokens: Tokens
    ) -> None:
        paint_row(painter, option, tokens)
        size = scaled(16, option.font)
        rect = rect.adjusted(scaled(22, option.font) if row.of_body else 0, 0, 0, 0)
        paint_icon(painter, QRectF(rect.left(), rect.center().y() - size / 2, size, size), row.icon, tokens.text2)
        count = "" if row.count is None else str(row.count)
        width = option.fontMetrics.horizontalAdvance(count)
        paint_text(painter, rect, count, sized(option.font, 9.5), tokens.text3, RIGHT)
        words = rect.adjusted(size + scaled(10, option.font), 0, -width - 6, 0)
        paint_text(painter, words, row.words, option.font, tokens.text)
