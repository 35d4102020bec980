"""A part of a pane that is folded until it is wanted: a heading, and below it what it has."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QVBoxLayout, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.keys import Key
from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.buttons import cap_width, paint_cap, paint_ring
from samradapp.ui.widgets.painting import RIGHT, paint_text, painted

_LINE, _CHEVRON = 30, 24  # the height of one line, and how far in the heading begins
_EDGE, _GAP = 6, 8
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class Section(QWidget):
    """Opens by a click, Enter or its key. It is open of itself while it has something that must not be missed."""

    def __init__(self, heading: str, content: QWidget, key: Key | None = None) -> None:
        super().__init__()
        self._of_itself = False
        self._chosen: bool | None = None
        self.content = content
        self.head = _Heading(heading, key.cap if key else "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.head)
        layout.addWidget(content)
        self.head.clicked.connect(lambda: self.set_open(not self.is_open))
        self._show()

    @property
    def is_open(self) -> bool:
        return self._of_itself if self._chosen is None else self._chosen

    def set_open(self, opened: bool) -> None:
        """Open or close it; it stays so until something else is shown."""
        self._chosen = opened
        self._show()

    def set_content(self, words: str, *, same: bool) -> None:
        """Say what is in it ("2"), which opens it; ``same``: what it belongs to is still the same."""
        self._of_itself = bool(words)
        if not same:
            self._chosen = None
        self.head.set_words(words)
        self._show()

    def _show(self) -> None:
        self.content.setVisible(self.is_open)
        self.head.set_open(self.is_open)


class _Heading(QAbstractButton):
    """A chevron, the heading, and at the right what is in it, and the key that opens it where there is room.

    A heading that is wider than the pane goes on over more lines.
    """

    def __init__(self, heading: str, cap: str) -> None:
        super().__init__()
        self._cap = cap
        self._words = ""
        self._open = False
        self.setText(heading)
        self.setAccessibleName(heading)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_open(self, opened: bool) -> None:
        self._open = opened
        self._describe()

    def set_words(self, words: str) -> None:
        self._words = words
        self.updateGeometry()
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription(
            ", ".join(part for part in ("öppen" if self._open else "stängd", self._words) if part)
        )
        self.update()

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        width = QFontMetrics(_bold(font)).horizontalAdvance(self.text()) + self._beside(font)
        return QSize(width + cap_width(self._cap, font) + _GAP, scaled(_LINE, font))

    def minimumSizeHint(self) -> QSize:
        font = QApplication.font()
        words = (QFontMetrics(_bold(font)).horizontalAdvance(word) for word in self.text().split())
        return QSize(max(words) + self._beside(font), scaled(_LINE, font))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        font = QApplication.font()
        metrics = QFontMetrics(_bold(font))
        words = metrics.boundingRect(QRect(0, 0, width - self._beside(font), 10_000), _WRAP, self.text())
        return words.height() + scaled(_LINE, font) - metrics.height()

    def _beside(self, font: QFont) -> int:
        """Give the width of what stands beside the heading, but for the key."""
        words = QFontMetrics(sized(font, 9.5)).horizontalAdvance(self._words) + _GAP if self._words else 0
        return scaled(_CHEVRON, font) + words + _EDGE

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        with painted(self) as painter:
            paint_ring(painter, self, tokens)
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color(tokens.hover))
                painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 5, 5)
            size = scaled(14, font)
            place = QRectF(4, (self.height() - size) / 2, size, size)
            paint_icon(painter, place, "chevron-down" if self._open else "chevron-right", tokens.text2)
            rect = self.rect().adjusted(scaled(_CHEVRON, font), 0, -_EDGE, 0)
            if self._cap and self.width() >= self.sizeHint().width():
                left = rect.right() - cap_width(self._cap, font)
                paint_cap(painter, QRectF(left, 0, 1, self.height()).center(), self._cap, font, tokens)
                rect.setRight(left - _GAP)
            paint_text(painter, rect, self._words, sized(font, 9.5), tokens.text2, RIGHT)
            rect.setWidth(self.width() - self._beside(font))
            painter.setFont(_bold(font))
            painter.setPen(color(tokens.text2))
            painter.drawText(rect, _WRAP, self.text())


def _bold(font: QFont) -> QFont:
    return sized(font, 9.5, QFont.Weight.DemiBold)
