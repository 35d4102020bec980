"""The quorum as a row of boxes: one for each seat, with a line where it is reached."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.painting import painted

_BOX = 16  # height of the boxes; the line is a little longer
_OVER = 4


class QuorumBar(QWidget):
    """Filled is a seat somebody serves in, an edge one that a proposed substitute could fill, grey an empty one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats, self._served, self._proposed = 0, 0, 0
        self._needed: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_quorum(self, seats: int, served: int, needed: int | None, proposed: int = 0) -> None:
        """Show how many serve of how many seats; without a rule on quorum ``needed`` is None and there is no line."""
        self._seats, self._served, self._needed, self._proposed = seats, served, needed, proposed
        words = f"{served} av {seats} platser tjänstgör"
        self.setAccessibleName(words if needed is None else f"{words}, {needed} krävs")
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        words = QFontMetrics(sized(font, 9)).height() if self._needed is not None else 0
        return QSize(scaled(160, font), scaled(_BOX + 2 * _OVER, font) + words)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._seats:
            return
        with painted(self) as painter:
            self._paint_boxes(painter)
            if self._needed is not None and 0 < self._needed <= self._seats:
                self._paint_line(painter, self._needed)

    def _paint_boxes(self, painter: QPainter) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        width = self.width() / self._seats
        gap = min(3.0, width / 4)
        top, height = scaled(_OVER, font), scaled(_BOX, font)
        radius = min(3.5, (width - gap) / 2.5)
        for seat in range(self._seats):
            box = QRectF(seat * width + gap / 2, top, width - gap, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.ok if seat < self._served else tokens.line))
            if self._served <= seat < self._served + self._proposed:
                painter.setPen(QPen(color(tokens.ok), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                box.adjust(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(box, radius, radius)

    def _paint_line(self, painter: QPainter, needed: int) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        x, small = needed * self.width() / self._seats, sized(font, 9)
        painter.fillRect(QRectF(round(x) - 1, 0, 2, scaled(_BOX + 2 * _OVER, font)), color(tokens.text))
        words = f"{needed} krävs"
        width = QFontMetrics(small).horizontalAdvance(words) + 4
        left = max(0.0, min(x - width / 2, self.width() - width))
        painter.setFont(small)
        painter.setPen(color(tokens.text2))
        top = scaled(_BOX + 2 * _OVER, font)
        painter.drawText(QRectF(left, top, width, self.height() - top), Qt.AlignmentFlag.AlignCenter, words)
