"""Paints the rows of the roll call: names with their marks, and the headings of groups, some of which fold."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from samradapp.domain.rollcall import Mark
from samradapp.ui.icons import paint_icon
from samradapp.ui.models.roll_call import MARK_LETTERS, RollHeading, RollListRow, RollRow
from samradapp.ui.models.rows import ROW_ROLE, Index
from samradapp.ui.tokens import Tokens, Tone, color, scaled, sized
from samradapp.ui.widgets.painting import RIGHT, paint_mark, paint_row, paint_text, row_painting

_TONES = {Mark.UNMARKED: None, Mark.PRESENT: Tone.OK, Mark.ABSENT: Tone.PLAIN, Mark.EXCUSED: Tone.WARN}
_MARK_WIDTH = 26
_LEFT = 8


def mark_width(font: QFont) -> int:
    """Give how far from a row's left edge a click is on its mark."""
    return scaled(_LEFT + _MARK_WIDTH, font) + 4


class RollDelegate(QStyledItemDelegate):
    """The absent step back, the unmarked are light."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, scaled(32, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RollListRow = index.data(ROW_ROLE)
        with row_painting(painter, option) as tokens:
            if isinstance(row, RollHeading):
                _paint_heading(painter, option, row, tokens)
            else:
                _paint_name(painter, option, row, tokens)


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, row: RollHeading, tokens: Tokens) -> None:
    rect, font = QRect(option.rect), option.font
    if row.folded is not None:
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), color(tokens.line))
        paint_row(painter, option, tokens)
    edge = scaled(_LEFT, font)
    rect.adjust(edge, 0, -edge, 0)
    if row.folded is not None:
        size = scaled(16, font)
        place = QRectF(rect.left(), rect.center().y() - size / 2 + 1, size, size)
        paint_icon(painter, place, "chevron-right" if row.folded else "chevron-down", tokens.text2)
        rect.setLeft(rect.left() + size + edge)
    small = sized(font, 9.5)
    counts = QFontMetrics(small).horizontalAdvance(row.counts) + 2
    paint_text(painter, rect, row.counts, small, tokens.text2, RIGHT)
    rect.setRight(rect.right() - counts - edge)
    bold = sized(font, 10.5, QFont.Weight.DemiBold)
    paint_text(painter, rect, row.name, bold, tokens.text)
    rect.setLeft(rect.left() + QFontMetrics(bold).horizontalAdvance(row.name) + scaled(10, font))
    if rect.width() >= QFontMetrics(small).horizontalAdvance(row.detail):  # whole or not at all
        paint_text(painter, rect, row.detail, small, tokens.text2)


def _paint_name(painter: QPainter, option: QStyleOptionViewItem, row: RollRow, tokens: Tokens) -> None:
    paint_row(painter, option, tokens)
    rect, font = option.rect, option.font
    width, height = scaled(_MARK_WIDTH, font), scaled(20, font)
    left = rect.left() + scaled(_LEFT, font)
    if not row.vacant:
        box = QRectF(left, rect.center().y() - height / 2 + 1, width, height)
        paint_mark(painter, box, MARK_LETTERS[row.mark], _TONES[row.mark], tokens, font)
    away = row.vacant or row.mark in (Mark.ABSENT, Mark.EXCUSED)
    named = sized(font, 10.5, QFont.Weight.DemiBold if row.mark is Mark.PRESENT else QFont.Weight.Normal)
    place = QRect(left + width + scaled(10, font), rect.top(), 0, rect.height())
    place.setRight(rect.right() - scaled(_LEFT, font))
    paint_text(painter, place, row.name, named, tokens.text2 if away else tokens.text)
    beside = QRect(place)
    beside.setLeft(place.left() + QFontMetrics(named).horizontalAdvance(row.name) + scaled(12, font))
    if beside.width() > scaled(24, font):
        small = sized(font, 9.5)
        words = row.detail if QFontMetrics(small).horizontalAdvance(row.detail) <= beside.width() else row.brief
        paint_text(painter, beside, words, small, tokens.text3 if away else tokens.text2, RIGHT)
