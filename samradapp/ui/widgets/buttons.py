"""Buttons, painted from the tokens: an icon, words, and the key that does the same printed at the right."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QSizePolicy, QToolButton, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.keys import Key
from samradapp.ui.tokens import Tokens, color, scaled, sized, tokens_of
from samradapp.ui.widgets.painting import painted

_PADDING = 12
_ICON = 16
_TOOL_ICON = 18
_GAP = 8
_CAP_GAP = 14


class KeyButton(QPushButton):
    """``kind``: "" edged, primary, bare, delete or bare-delete. ``key`` is printed; its words find the button too."""

    def __init__(
        self, text: str, key: Key | str = "", parent: QWidget | None = None, *, icon: str = "", kind: str = ""
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self.key = key.cap if isinstance(key, Key) else key
        self.key_words = key.words if isinstance(key, Key) else ""
        self.icon_name = icon
        self.kind = kind
        self._folded = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_folded(self, folded: bool) -> None:
        """Show the icon alone where there is little room; the tooltip has the words."""
        if folded != self._folded:
            self._folded = folded
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        font = self._words_font()
        if self._folded:
            return QSize(scaled(36, font), scaled(32, font))
        width = 2 * scaled(_PADDING, font) + QFontMetrics(font).horizontalAdvance(self.text())
        width += self._icon_width() + (cap_width(self.key, font) + scaled(_CAP_GAP, font) if self.key else 0)
        return QSize(width, scaled(32, font))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Let a double click be one: the second press does nothing, or what the button adds would be there twice."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QApplication.palette())
        with painted(self) as painter:
            ink = self._paint_ground(painter, tokens)
            if self._folded:
                size = scaled(_TOOL_ICON, self.font())
                place = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
                paint_icon(painter, place, self.icon_name, ink)
            else:
                self._paint_words(painter, ink, tokens)

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> str:
        """Paint what is behind the words, and give the colour of these."""
        ground, edge, ink = self._colors(tokens)
        rect = paint_ring(painter, self, tokens).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(color(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 6, 6)
        return ink

    def _colors(self, tokens: Tokens) -> tuple[str, str, str]:
        """Give ground, edge and ink; an empty one is not painted."""
        bare = self.kind.startswith("bare")
        deletes = self.kind.endswith("delete")
        over, down = self.underMouse() and self.isEnabled(), self.isDown()
        if not self.isEnabled():
            return ("" if bare else tokens.hover), ("" if bare else tokens.line), tokens.text3
        if self.kind == "primary":
            ground = tokens.accent_hover if over or down else tokens.accent
            return ground, ground, tokens.on_accent
        resting = "" if bare else tokens.paper
        hovered = tokens.err_soft if deletes else tokens.hover
        ground = tokens.press if down else hovered if over else resting
        return ground, ("" if bare else tokens.line_medium), (tokens.err if deletes else tokens.text)

    def _paint_words(self, painter: QPainter, ink: str, tokens: Tokens) -> None:
        font = self._words_font()
        left = float(scaled(_PADDING, font))
        metrics = QFontMetrics(font)
        centered = not self.key and not self.kind.startswith("bare")
        if centered:
            left = (self.width() - self._icon_width() - metrics.horizontalAdvance(self.text())) / 2
        if self.icon_name:
            size = scaled(_ICON, font)
            paint_icon(painter, QRectF(left, (self.height() - size) / 2, size, size), self.icon_name, ink)
            left += self._icon_width()
        painter.setFont(font)
        painter.setPen(color(ink))
        rect = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self.text())
        if self.key:
            width = cap_width(self.key, font)
            right = QPointF(self.width() - scaled(_PADDING, font) + 3 - width, self.height() / 2)
            filled = self.kind == "primary" and self.isEnabled()
            paint_cap(painter, right, self.key, font, tokens, filled=filled)

    def _icon_width(self) -> int:
        return scaled(_ICON + _GAP, self.font()) if self.icon_name else 0

    def _words_font(self) -> QFont:
        weight = QFont.Weight.DemiBold if self.kind == "primary" else QFont.Weight.Medium
        return sized(QApplication.font(), 10.5, weight)


class IconButton(QToolButton):
    """A square with an icon; checked it is soft and blue. Its name is its tooltip."""

    def __init__(self, icon: str, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self.icon_name = icon
        self._side = 24 if compact else 32
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = scaled(self._side, QApplication.font())
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QApplication.palette())
        with painted(self) as painter:
            ink = paint_tool(painter, self, tokens)
            size = scaled(_TOOL_ICON if self._side > 24 else 14, QApplication.font())
            place = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
            paint_icon(painter, place, self.icon_name, ink)


def tool_colors(button: QAbstractButton, tokens: Tokens) -> tuple[str, str]:
    """Give ground ("" for none) and ink of a button without edges, by its state."""
    if not button.isEnabled():
        return "", tokens.line_strong
    if button.isChecked():
        return tokens.soft, tokens.accent
    if button.isDown():
        return tokens.press, tokens.text
    return (tokens.hover if button.underMouse() else ""), tokens.text2


def paint_tool(painter: QPainter, button: QAbstractButton, tokens: Tokens) -> str:
    """Paint ring and ground of a button without edges, and give the colour of what stands on it."""
    rect = paint_ring(painter, button, tokens)
    ground, ink = tool_colors(button, tokens)
    if ground:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(ground))
        painter.drawRoundedRect(rect, 6, 6)
    return ink


def paint_ring(painter: QPainter, button: QAbstractButton, tokens: Tokens) -> QRectF:
    """Paint a ring where the keyboard is; give the place that is left for the button itself inside ring and gap."""
    rect = QRectF(button.rect())
    if not button.hasFocus():
        return rect
    painter.setPen(QPen(color(tokens.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)
    return rect.adjusted(4, 4, -4, -4)


def cap_width(cap: str, font: QFont) -> int:
    """Give the width of a printed key."""
    words = QFontMetrics(sized(font, 9)).horizontalAdvance(cap)
    return max(words + scaled(10, font), scaled(18, font))


def paint_cap(painter: QPainter, left: QPointF, cap: str, font: QFont, tokens: Tokens, *, filled: bool = False) -> None:
    """Paint a key from the middle of its left edge; ``filled`` on a button of the accent's colour."""
    small = sized(font, 9)
    width, height = cap_width(cap, font), scaled(18, font)
    rect = QRectF(round(left.x()) + 0.5, round(left.y() - height / 2) + 0.5, width - 1, height - 1)
    painter.setPen(QPen(color(tokens.on_accent if filled else tokens.line_medium), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if filled else color(tokens.paper))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setFont(small)
    painter.setPen(color(tokens.on_accent if filled else tokens.text2))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cap)


def button(
    text: str,
    on_clicked: Callable[[], object],
    *,
    kind: str = "",
    key: Key | str = "",
    name: str = "",
    icon: str = "",
    opens: bool = False,
) -> KeyButton:
    """Give a button; ``key`` is printed after its words, ``kind`` is primary, bare, delete or bare-delete.

    One that ``opens`` a field to write in takes no keyboard by a click: the second of a double click would close it.
    """
    result = KeyButton(text, key, icon=icon, kind=kind)
    result.setAccessibleName(name or text)
    result.setToolTip(f"{name or text} ({result.key})" if key else name)
    if opens:
        result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    result.clicked.connect(lambda: on_clicked())
    return result


def tool(
    icon: str, name: str, on_clicked: Callable[[], object], *, checkable: bool = False, compact: bool = False
) -> IconButton:
    """Give a button with an icon alone, its name as a tooltip."""
    result = IconButton(icon, compact=compact)
    result.setAccessibleName(name)
    result.setToolTip(name)
    result.setCheckable(checkable)
    result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    result.clicked.connect(lambda: on_clicked())
    return result
