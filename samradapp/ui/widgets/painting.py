"""What the delegates share: rows, state marks, chips and text that fits."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from samradapp.ui.tokens import Tokens, Tone, color, scaled, sized

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


def tone_colors(tone: Tone, tokens: Tokens) -> tuple[QColor, QColor]:
    """Give the ground and the ink of a tone."""
    ground, ink = {
        Tone.PLAIN: (tokens.press, tokens.text2),
        Tone.INFO: (tokens.soft, tokens.accent),
        Tone.OK: (tokens.ok_soft, tokens.ok),
        Tone.WARN: (tokens.warn_soft, tokens.warn),
        Tone.ERR: (tokens.err_soft, tokens.err),
    }[tone]
    return color(ground), color(ink)


def paint_row(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens, *, whole: bool = True) -> None:
    """Paint a row's ground: grey under the pointer, soft when selected, with a ring where the keyboard is."""
    rect = QRectF(option.rect)
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not selected and not hovered:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(tokens.soft if selected else tokens.hover))
    if not whole:
        painter.drawRect(rect)
        return
    painter.drawRoundedRect(rect, 6, 6)
    if selected and option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(color(tokens.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)


def paint_text(
    painter: QPainter, rect: QRect, text: str, font: QFont, ink: str | QColor, align: Qt.AlignmentFlag = LEFT
) -> None:
    """Paint one line, cut with "…" when it does not fit."""
    painter.setFont(font)
    painter.setPen(QColor(ink))
    fits = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align, fits)


def paint_heading(painter: QPainter, option: QStyleOptionViewItem, words: tuple[str, str], tokens: Tokens) -> None:
    """Paint a heading between rows, and beside it in lighter type what there is to know."""
    heading, detail = words
    font = sized(option.font, 10.5, QFont.Weight.DemiBold)
    rect = option.rect.adjusted(8, 0, -8, -4)
    line = QFontMetrics(font).height()
    rect.setTop(rect.bottom() - line - 2)
    paint_text(painter, rect, heading, font, tokens.text)
    rect.setLeft(rect.left() + QFontMetrics(font).horizontalAdvance(heading) + 10)
    paint_text(painter, rect, detail, sized(option.font, 9.5), tokens.text2)


def paint_chip(painter: QPainter, right: QRect, text: str, tone: Tone, tokens: Tokens, font: QFont) -> int:
    """Paint a chip at the left of a rectangle; give its width."""
    ground, ink = tone_colors(tone, tokens)
    small = sized(font, 9.5, QFont.Weight.DemiBold)
    width = QFontMetrics(small).horizontalAdvance(text) + 20
    height = scaled(22, font)
    rect = QRectF(right.left(), right.center().y() - height / 2 + 1, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, height / 2 - 1, height / 2 - 1)
    paint_text(painter, rect.toRect(), text, small, ink, CENTER)
    return width


def paint_mark(painter: QPainter, rect: QRectF, letter: str, tone: Tone | None, tokens: Tokens, font: QFont) -> None:
    """Paint a letter on its tone; without one an empty box to be filled."""
    if tone is None:
        painter.setPen(QPen(color(tokens.line_strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        return
    ground, ink = tone_colors(tone, tokens)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, 5, 5)
    paint_text(painter, rect.toRect(), letter, sized(font, 10, QFont.Weight.Bold), ink, CENTER)


def paint_circle(painter: QPainter, center: QPointF, ink: str, *, dot: bool = False, check: bool = False) -> None:
    """Paint a ring of 14; with a dot where the meeting is, with a check when done."""
    painter.setPen(QPen(color(ink), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(center, 7, 7)
    if dot:
        painter.setBrush(color(ink))
        painter.drawEllipse(center, 2.5, 2.5)
    if check:
        x, y = center.x(), center.y()
        painter.drawPolyline(QPolygonF([QPointF(x - 3.2, y), QPointF(x - 0.8, y + 2.6), QPointF(x + 3.4, y - 2.4)]))
