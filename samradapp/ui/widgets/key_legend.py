"""Keys and what they do, in two columns: the legend of a page where one letter is one act."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.buttons import cap_width, paint_cap
from samradapp.ui.widgets.painting import painted

_ROW = 26
_GAP = 8
_BETWEEN = 14


class KeyLegend(QWidget):
    """Where two columns do not fit the first one stands alone: the most important keys come first."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        half = ceil(len(keys) / 2)
        self._columns = tuple(keys[:half]), tuple(keys[half:])
        self.setAccessibleName(", ".join(f"{cap} {words}" for cap, words in keys))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._column_width(self._columns[0]), len(self._columns[0]) * scaled(_ROW, QApplication.font()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painted(self) as painter:
            left = 0
            for column in self._columns:
                if left + self._column_width(column) <= self.width():
                    self._paint_column(painter, left, column)
                left += self._column_width(column) + scaled(_BETWEEN, QApplication.font())

    def _paint_column(self, painter: QPainter, left: int, column: Sequence[tuple[str, str]]) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        x = left + max(cap_width(cap, font) for cap, _ in column) + scaled(_GAP, font)
        height = scaled(_ROW, font)
        for row, (cap, words) in enumerate(column):
            paint_cap(painter, QPointF(left, (row + 0.5) * height), cap, font, tokens)
            painter.setFont(sized(font, 9.5))
            painter.setPen(color(tokens.text2))
            place = QRectF(x, row * height, self.width() - x, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    @staticmethod
    def _column_width(keys: Sequence[tuple[str, str]]) -> int:
        font = QApplication.font()
        metrics = QFontMetrics(sized(font, 9.5))
        caps = max(cap_width(cap, font) for cap, _ in keys)
        return caps + scaled(_GAP, font) + max(metrics.horizontalAdvance(words) for _, words in keys) + 2
