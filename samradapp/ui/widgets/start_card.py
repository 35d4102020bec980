"""One of the ways to begin: a big button with an icon, a key, a heading and a few lines."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.buttons import cap_width, paint_cap
from samradapp.ui.widgets.painting import painted

_MARGIN = 22


class StartCard(QPushButton):
    """Painted by hand: a button with a layout inside has the wrong size and its words ignore its state."""

    def __init__(
        self,
        icon: str,
        key: str,
        heading: str,
        words: str,
        on_clicked: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._key = key
        self._heading = heading
        self._words = words
        self.setAccessibleName(f"{heading}. {words}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(True)
        self.clicked.connect(lambda: on_clicked())

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        return QSize(scaled(288, font), scaled(180, font))

    def minimumSizeHint(self) -> QSize:
        font = QApplication.font()
        return QSize(scaled(180, font), scaled(180, font))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that holds all the words."""
        font = QApplication.font()
        margin, size = scaled(_MARGIN, font), scaled(24, font)
        room = QRect(0, 0, width - 2 * margin, 10_000)
        words = QFontMetrics(sized(font, 10.5)).boundingRect(room, Qt.TextFlag.TextWordWrap.value, self._words)
        heading = QFontMetrics(sized(font, 12, QFont.Weight.DemiBold)).height()
        needed = 2 * margin + size + scaled(12, font) + heading + 6 + words.height()
        return max(needed, scaled(180, font))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        with painted(self) as painter:
            focused = self.hasFocus()
            painter.setPen(QPen(color(tokens.accent if focused else tokens.line), 2 if focused else 1))
            painter.setBrush(color(tokens.hover if self.underMouse() else tokens.paper))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            margin, size = scaled(_MARGIN, font), scaled(24, font)
            inner = self.rect().adjusted(margin, margin, -margin, -margin)
            paint_icon(painter, QRectF(inner.left(), inner.top(), size, size), self._icon, tokens.accent)
            right = QPointF(inner.right() - cap_width(self._key, font), inner.top() + size / 2)
            paint_cap(painter, right, self._key, font, tokens)
            heading = sized(font, 12, QFont.Weight.DemiBold)
            line, top = QFontMetrics(heading).height(), inner.top() + size + scaled(12, font)
            painter.setFont(heading)
            painter.setPen(color(tokens.text))
            painter.drawText(
                QRect(inner.left(), top, inner.width(), line + 2), Qt.AlignmentFlag.AlignLeft, self._heading
            )
            painter.setFont(sized(font, 10.5))
            painter.setPen(color(tokens.text2))
            words = QRect(inner.left(), top + line + 6, inner.width(), inner.bottom() - top - line)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._words)
