"""Keys and what they do, at the foot of the window or a panel."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.buttons import cap_width, paint_cap
from samradapp.ui.widgets.painting import painted

_GAP = 7
_BETWEEN = 16


class KeyCap(QWidget):
    """One printed key, beside the field it leads to."""

    def __init__(self, cap: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap = cap
        self.setAccessibleName(cap)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        return QSize(cap_width(self._cap, font) + 1, scaled(20, font))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painted(self) as painter:
            tokens = tokens_of(QApplication.palette())
            paint_cap(painter, QPointF(0, self.height() / 2), self._cap, QApplication.font(), tokens)


class KeyHints(QWidget):
    """Those that do not fit are left out, the first ones first: the last are the most general."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show keys as they are printed and a word for each: ("Ctrl+K", "kommandon")."""
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self.setAccessibleName(", ".join(f"{cap} {word}" for cap, word in keys))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(self._width(*key) for key in self._keys), scaled(22, QApplication.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        small = sized(font, 9.5)
        with painted(self) as painter:
            right = self.width()
            for cap, word in reversed(self._keys):
                left = right - self._width(cap, word)
                if left < 0:
                    break
                left += scaled(_BETWEEN, font)
                paint_cap(painter, QPointF(left, self.height() / 2), cap, font, tokens)
                left += cap_width(cap, font) + scaled(_GAP, font)
                painter.setFont(small)
                painter.setPen(color(tokens.text2))
                painter.drawText(QRectF(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
                right = left - cap_width(cap, font) - scaled(_GAP + _BETWEEN, font)

    @staticmethod
    def _width(cap: str, word: str) -> int:
        font = QApplication.font()
        words = QFontMetrics(sized(font, 9.5)).horizontalAdvance(word) + 2
        return cap_width(cap, font) + words + scaled(_GAP + _BETWEEN, font)
