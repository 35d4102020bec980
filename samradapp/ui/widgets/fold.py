"""A quiet section: one line that says what is in it, and opens it by a click or Enter."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QVBoxLayout, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.buttons import paint_ring, tool_colors
from samradapp.ui.widgets.painting import LEFT, paint_text, painted


class Fold(QWidget):
    """Closed at first; whether it is open lasts as long as the page does."""

    def __init__(self, title: str, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = _Head(title)
        self._inner = inner
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(inner)
        inner.hide()
        self.head.toggled.connect(inner.setVisible)

    def set_summary(self, words: str) -> None:
        """Say at the right of the line what is inside."""
        self.head.say(words)

    def set_open(self, is_open: bool) -> None:
        self.head.setChecked(is_open)

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()


class _Head(QAbstractButton):
    """The line itself; its words are painted from the tokens."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._summary = ""
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _: self.update())

    def say(self, words: str) -> None:
        self._summary = words
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        words = QFontMetrics(sized(font, 10.5, QFont.Weight.DemiBold)).horizontalAdvance(self.text())
        return QSize(words + scaled(40, font), scaled(34, font))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        with painted(self) as painter:
            rect = paint_ring(painter, self, tokens)
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color(tokens.hover))
                painter.drawRoundedRect(rect, 6, 6)
            _, ink = tool_colors(self, tokens)
            size = scaled(16, font)
            sign = "chevron-down" if self.isChecked() else "chevron-right"
            paint_icon(
                painter,
                QRectF(4, (self.height() - size) / 2, size, size),
                sign,
                tokens.text2 if self.isChecked() else ink,
            )
            bold = sized(font, 10.5, QFont.Weight.DemiBold)
            place = self.rect().adjusted(size + 12, 0, -6, 0)
            paint_text(painter, place, self.text(), bold, tokens.text)
            place.setLeft(place.left() + QFontMetrics(bold).horizontalAdvance(self.text()) + scaled(12, font))
            if not self.isChecked() and place.width() > scaled(40, font):
                paint_text(painter, place, self._summary, sized(font, 9.5), tokens.text3, LEFT)
