"""How the agenda's rows look: one item a row without lines, the row that is edited as a row of fields."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from samradapp.domain.meeting import Kind
from samradapp.ui.icons import paint_icon
from samradapp.ui.models.agenda import AgendaHeading, AgendaRow, Column
from samradapp.ui.tokens import Tokens, Tone, color, scaled, sized, tokens_of
from samradapp.ui.widgets.painting import LEFT, RIGHT, chip_width, paint_chip, paint_text

HANDLE = 32  # what a row begins with: the handle to drag it by, and air
_FIELDS = (Column.TITLE, Column.KIND, Column.PRESENTERS, Column.MINUTES)


def field_rect(cell: QRect, column: Column, font: QFont, *, heading: bool = False) -> QRect:
    """Give the place of the field that is edited in a cell; the words stay where they are read."""
    left = scaled(HANDLE, font) if heading or column is Column.NUMBER else 0
    high = min(scaled(34, font), cell.height() - 4)
    top = cell.bottom() - high - 1 if heading else cell.top() + (cell.height() - high) // 2
    return QRect(cell.left() + left, top, cell.width() - left - 6, high)


def paint_heading(painter: QPainter, option: QStyleOptionViewItem, row: AgendaHeading, *, movable: bool) -> None:
    """Paint the heading of a part, or more quietly that of a section."""
    tokens, font = tokens_of(option.palette), option.font
    section = row.before is not None
    high = scaled(34, font)
    rect = QRect(option.rect.left(), option.rect.bottom() - high, option.rect.width(), high)
    if option.state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected):
        _paint_place(painter, QRectF(rect), tokens, focused=True)
    if section and movable:
        _paint_handle(painter, rect, font, tokens)
    rect.setLeft(rect.left() + scaled(HANDLE, font) + 8)
    words = sized(font, 10.5, QFont.Weight.DemiBold)
    paint_text(painter, rect, row.heading, words, tokens.text2 if section else tokens.text)
    rect.setLeft(rect.left() + QFontMetrics(words).horizontalAdvance(row.heading) + 10)
    if row.detail and rect.width() > 0:
        paint_text(painter, rect, row.detail, sized(font, 9.5), tokens.text2)
        rect.setLeft(rect.left() + QFontMetrics(sized(font, 9.5)).horizontalAdvance(row.detail) + 10)
    if row.warning and rect.width() > 0:
        paint_text(painter, rect, row.warning, sized(font, 9.5, QFont.Weight.DemiBold), tokens.warn)


def paint_cell(
    painter: QPainter,
    option: QStyleOptionViewItem,
    row: AgendaRow,
    column: Column,
    text: str,
    *,
    movable: bool,
    open_column: Column | None,
) -> None:
    """Paint a cell of an item; ``open_column`` is the one that is edited in its row."""
    tokens = tokens_of(option.palette)
    _paint_ground(painter, option, tokens, edited=open_column is not None)
    if open_column is not None and column in _FIELDS and column is not open_column:
        _paint_field(painter, option, column, tokens)
    elif option.state & QStyle.StateFlag.State_HasFocus and open_column is None:
        _paint_place(painter, QRectF(option.rect).adjusted(0, 2, -2, -2), tokens, focused=True)
    if column is Column.MORE:
        if movable:
            _paint_menu(painter, option, tokens)
    elif column is Column.NUMBER:
        _paint_number(painter, option, row, text, tokens, movable=movable)
    else:
        rect = option.rect.adjusted(8, 0, -8, 0)
        if column is Column.MINUTES and open_column is not None:
            rect.setRight(rect.right() - 10)  # as in the field it becomes
        _paint_words(painter, rect, option.font, row, column, text, tokens)


def _paint_words(
    painter: QPainter, rect: QRect, own: QFont, row: AgendaRow, column: Column, text: str, tokens: Tokens
) -> None:
    font = sized(own, 10.5)
    ink = tokens.text if column is Column.TITLE else tokens.text2
    if column is Column.TITLE and row.withdrawn:
        rect.setRight(rect.right() - _paint_withdrawn(painter, rect, own, tokens))
        font.setStrikeOut(True)
        ink = tokens.text3
    elif column is Column.KIND and row.kind is Kind.MATTER:
        ink = tokens.text3
    elif column is Column.PRESENTERS and row.generated and not text:
        text = "skrivs av besluten"
        size = scaled(14, own)
        paint_icon(painter, QRectF(rect.left(), rect.center().y() - size / 2 + 1, size, size), "refresh-cw", ink)
        rect.setLeft(rect.left() + size + 6)
    paint_text(painter, rect, text, font, ink, RIGHT if column in (Column.MINUTES, Column.CLOCK) else LEFT)


def _paint_number(
    painter: QPainter, option: QStyleOptionViewItem, row: AgendaRow, text: str, tokens: Tokens, *, movable: bool
) -> None:
    font = option.font
    if row.locked:
        size = scaled(15, font)
        place = QRectF(option.rect.left() + scaled(10, font), option.rect.center().y() - size / 2 + 1, size, size)
        paint_icon(painter, place, "lock", tokens.text3)
    elif movable:
        _paint_handle(painter, option.rect, font, tokens)
    rect = option.rect.adjusted(scaled(HANDLE, font) + 8, 0, 0, 0)
    ink = tokens.text3 if row.withdrawn else tokens.text
    paint_text(painter, rect, text, sized(font, 10.5, QFont.Weight.DemiBold), ink)


def _paint_handle(painter: QPainter, rect: QRect, font: QFont, tokens: Tokens) -> None:
    size = scaled(16, font)
    place = QRectF(rect.left() + scaled(10, font), rect.center().y() - size / 2 + 1, size, size)
    paint_icon(painter, place, "grip-vertical", tokens.text3)


def _paint_menu(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    size = scaled(18, option.font)
    center = QRectF(option.rect).center()
    paint_icon(painter, QRectF(center.x() - size / 2, center.y() - size / 2, size, size), "ellipsis", tokens.text2)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens, *, edited: bool) -> None:
    """Paint the cell's share of its row: round at the ends of the row alone."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # else cells leave seams between screen pixels
    painter.fillRect(option.rect, color(tokens.paper))  # over the square that the style has painted
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    selected = edited or bool(option.state & QStyle.StateFlag.State_Selected)
    if not selected and not option.state & QStyle.StateFlag.State_MouseOver:
        return
    view = option.widget
    whole = QRectF(option.rect)
    if isinstance(view, QWidget):
        whole.setLeft(0)
        whole.setRight(view.width() if not hasattr(view, "viewport") else view.viewport().width())
    painter.save()
    painter.setClipRect(option.rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(tokens.soft if selected else tokens.hover))
    painter.drawRoundedRect(whole, 6, 6)
    painter.restore()


def _paint_place(painter: QPainter, rect: QRectF, tokens: Tokens, *, focused: bool) -> None:
    """Paint where the keyboard is."""
    painter.setPen(QPen(color(tokens.accent), 2) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(color(tokens.soft))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)


def _paint_field(painter: QPainter, option: QStyleOptionViewItem, column: Column, tokens: Tokens) -> None:
    """Paint a cell beside the one that is edited as the field it becomes when she goes there."""
    rect = QRectF(field_rect(option.rect, column, option.font)).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(color(tokens.line_strong), 1))
    painter.setBrush(color(tokens.paper))
    painter.drawRoundedRect(rect, 6, 6)
    if column is Column.KIND:
        painter.setPen(QPen(color(tokens.text2), 1.5))
        x, y = rect.right() - 14, rect.center().y()
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]))


def _paint_withdrawn(painter: QPainter, rect: QRect, font: QFont, tokens: Tokens) -> int:
    width = chip_width("Utgår", font)
    place = QRectF(rect.right() - width, rect.top(), width, rect.height())
    return paint_chip(painter, place, "Utgår", Tone.PLAIN, tokens, font) + 8
