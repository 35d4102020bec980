"""One of the ways to begin: a big button with a key, a heading and two lines."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from samradapp.ui.tokens import scaled, sized, tokens_of
from samradapp.ui.widgets.parts import KeyButton

_MARGIN = 20


class StartCard(KeyButton):
    """Painted by hand: a button with a layout inside has the wrong size and its words ignore its state."""

    def __init__(
        self, key: str, heading: str, words: str, on_clicked: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self._heading = heading
        self._words = words
        self._number = key
        self.setProperty("kind", "card")
        self.setAccessibleName(f"{heading}. {words}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)
        self.clicked.connect(lambda: on_clicked())

    def sizeHint(self) -> QSize:
        return QSize(scaled(270, self.font()), scaled(160, self.font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(QApplication.palette())
        painter = QPainter(self)
        font = self.font()
        heading = sized(font, 12, QFont.Weight.DemiBold)
        line = QFontMetrics(heading).height()
        inner = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.setFont(sized(font, 9.5))
        painter.setPen(QColor(tokens.text3))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._number)
        painter.setFont(heading)
        painter.setPen(QColor(tokens.text))
        top = inner.top() + line
        painter.drawText(QRect(inner.left(), top, inner.width(), line + 2), Qt.AlignmentFlag.AlignLeft, self._heading)
        painter.setFont(sized(font, 10.5))
        painter.setPen(QColor(tokens.text2))
        words = QRect(inner.left(), top + line + 8, inner.width(), inner.bottom() - top - line - 4)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._words)
        painter.end()
