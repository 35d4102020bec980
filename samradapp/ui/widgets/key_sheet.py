"""The letters that can follow a key, shown while the program waits for one of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from samradapp.ui.keys import Key
from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.buttons import cap_width, paint_cap
from samradapp.ui.widgets.painting import LEFT, paint_text, painted
from samradapp.ui.widgets.parts import application

_ENDING = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.Shortcut, QEvent.Type.MouseButtonPress, QEvent.Type.WindowDeactivate}
)
_COLUMNS, _ROW, _WIDTH = 2, 28, 190


class KeySheet(QFrame):
    """Never takes the keyboard; the next key or click closes it, whatever it is."""

    def __init__(self, first: str, keys: Sequence[Key], parent: QWidget) -> None:
        super().__init__(parent)
        self._first = first
        self._keys = tuple(keys)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{first} och sedan " + ", ".join(f"{_letter(key)} {key.words}" for key in keys))
        self.hide()

    def open_above(self, foot: QPoint) -> None:
        """Open with its lower left corner there, in the parent's own places."""
        self.adjustSize()
        self.move(foot.x(), foot.y() - self.height())
        self.show()
        self.raise_()
        application().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ENDING:
            self.hide()
            application().removeEventFilter(self)
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        rows = (len(self._keys) + _COLUMNS - 1) // _COLUMNS
        return QSize(scaled(_COLUMNS * _WIDTH + 16, font), scaled(rows * _ROW + 44, font))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        with painted(self) as painter:
            head = QRectF(scaled(14, font), scaled(8, font), self.width(), scaled(24, font)).toRect()
            paint_text(
                painter, head, f"{self._first} och sedan", sized(font, 9.5, QFont.Weight.DemiBold), tokens.text2, LEFT
            )
            rows = (len(self._keys) + _COLUMNS - 1) // _COLUMNS
            for position, key in enumerate(self._keys):
                left = scaled(14 + position // rows * _WIDTH, font)
                middle = scaled(36 + position % rows * _ROW + _ROW / 2, font)
                paint_cap(painter, QPointF(left, middle), _letter(key), font, tokens)
                painter.setFont(sized(font, 10.5))
                painter.setPen(color(tokens.text))
                beside = left + max(cap_width(_letter(key), font), scaled(20, font)) + scaled(8, font)
                height = QFontMetrics(painter.font()).height()
                painter.drawText(QRectF(beside, middle - height / 2, scaled(_WIDTH, font), height), LEFT, key.words)


def _letter(key: Key) -> str:
    return key.cap.rpartition(" ")[2]
