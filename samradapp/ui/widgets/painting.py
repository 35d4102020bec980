"""What all that is painted shares: a painter, rows, state marks, chips and text that fits."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintDevice, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import Tokens, Tone, color, scaled, sized, tokens_of

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


def painted(device: QPaintDevice) -> QPainter:
    """Give a painter with smooth edges, for a ``with`` that ends it, also when what is painted fails."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


@contextmanager
def row_painting(painter: QPainter, option: QStyleOptionViewItem) -> Iterator[Tokens]:
    """Paint a row with smooth edges in the colours its view has; the painter is afterwards as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield tokens_of(option.palette)
    finally:
        painter.restore()


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
    """Paint a row's ground by the state its view says it has."""
    from PySide6.QtWidgets import QStyle  # its nine hundred names take 6 ms, and the list of meetings needs none

    state = option.state
    paint_ground(
        painter,
        option.rect,
        tokens,
        selected=bool(state & QStyle.StateFlag.State_Selected),
        hovered=bool(state & QStyle.StateFlag.State_MouseOver),
        focused=bool(state & QStyle.StateFlag.State_HasFocus),
        whole=whole,
    )


def paint_ground(
    painter: QPainter,
    place: QRect,
    tokens: Tokens,
    *,
    selected: bool,
    hovered: bool,
    focused: bool,
    whole: bool = True,
) -> None:
    """Paint a row's ground: grey under the pointer, soft when selected, with a ring where the keyboard is."""
    rect = QRectF(place)
    if not selected and not hovered:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(tokens.soft if selected else tokens.hover))
    if not whole:
        painter.drawRect(rect)
        return
    painter.drawRoundedRect(rect, 6, 6)
    if selected and focused:
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


def paint_heading(
    painter: QPainter, option: QStyleOptionViewItem, words: tuple[str, str], tokens: Tokens, points: float = 10.5
) -> None:
    """Paint a heading between rows, and beside it in lighter type what there is to know."""
    heading, detail = words
    font = sized(option.font, points, QFont.Weight.DemiBold)
    rect = option.rect.adjusted(16 if points > 10.5 else 8, 0, -8, -6)
    line = QFontMetrics(font).height()
    rect.setTop(rect.bottom() - line - 2)
    paint_text(painter, rect, heading, font, tokens.text)
    rect.setLeft(rect.left() + QFontMetrics(font).horizontalAdvance(heading) + 10)
    paint_text(painter, rect, detail, sized(option.font, 9.5), tokens.text2)


def chip_width(text: str, font: QFont, *, icon: bool = False) -> int:
    """Give the width of a chip with this word."""
    words = QFontMetrics(sized(font, 9.5, QFont.Weight.DemiBold)).horizontalAdvance(text)
    return words + scaled(20, font) + (scaled(18, font) if icon else 0)


def paint_chip(
    painter: QPainter, place: QRectF, text: str, tone: Tone, tokens: Tokens, font: QFont, *, icon: str = ""
) -> int:
    """Paint a chip at the left of a rectangle, in the middle of its height; give its width."""
    ground, ink = tone_colors(tone, tokens)
    small = sized(font, 9.5, QFont.Weight.DemiBold)
    width, height = chip_width(text, font, icon=bool(icon)), scaled(22, font)
    rect = QRectF(place.left(), round(place.center().y() - height / 2), width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, height / 2, height / 2)
    left = rect.left() + scaled(10, font)
    if icon:
        size = scaled(14, font)
        paint_icon(painter, QRectF(left - 1, rect.center().y() - size / 2, size, size), icon, ink)
        left += scaled(18, font)
    painter.setFont(small)
    painter.setPen(ink)
    painter.drawText(QRectF(left, rect.top(), rect.right() - left, height), LEFT, text)
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
