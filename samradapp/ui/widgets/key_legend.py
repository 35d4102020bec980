"""Keys and what they do, in two columns: the legend of a page where one letter is one act."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.buttons import cap_width, paint_cap

_ROW = 26
_GAP = 8
_BETWEEN = 14


class KeyLegend(QWidget):
    """One column where two do not fit."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = tuple(keys)
        self.setAccessibleName(", ".join(f"{cap} {words}" for cap, words in keys))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = sum(self._column_width(keys) for keys in self._columns(2)) + scaled(_BETWEEN, QApplication.font())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._column_width((key,)) for key in self._keys), scaled(_ROW, QApplication.font()))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        rows = ceil(len(self._keys) / self._fitting(width))
        return rows * scaled(_ROW, QApplication.font())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole legend is painted
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, row_height = 0, scaled(_ROW, font)
        for column in self._columns(self._fitting(self.width())):
            caps = max(cap_width(cap, font) for cap, _ in column)
            for row, (cap, words) in enumerate(column):
                middle = (row + 0.5) * row_height
                paint_cap(painter, QPointF(left, middle), cap, font, tokens)
                x = left + caps + scaled(_GAP, font)
                painter.setFont(sized(font, 9.5))
                painter.setPen(color(tokens.text2))
                place = QRectF(x, row * row_height, self.width() - x, row_height)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            left += self._column_width(column) + scaled(_BETWEEN, font)
        painter.end()

    def _fitting(self, width: int) -> int:
        both = sum(self._column_width(keys) for keys in self._columns(2))
        return 2 if both + scaled(_BETWEEN, QApplication.font()) <= width else 1

    def _columns(self, count: int) -> list[tuple[tuple[str, str], ...]]:
        in_column = ceil(len(self._keys) / count)
        return [self._keys[n : n + in_column] for n in range(0, len(self._keys), in_column)]

    @staticmethod
    def _column_width(keys: Sequence[tuple[str, str]]) -> int:
        font = QApplication.font()
        metrics = QFontMetrics(sized(font, 9.5))
        caps = max(cap_width(cap, font) for cap, _ in keys)
        return caps + scaled(_GAP, font) + max(metrics.horizontalAdvance(words) for _, words in keys) + 2
