"""A box to tick, painted from the tokens: the style's own has no edge on dark ground."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QCheckBox

from samradapp.ui.tokens import Tokens, color, scaled, tokens_of
from samradapp.ui.widgets.painting import LEFT, paint_text

_BOX, _GAP, _HEIGHT = 16, 8, 28


class Tick(QCheckBox):
    """A check box with its words beside it; words that do not fit are cut and stand in the tooltip."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        words = QFontMetrics(font).horizontalAdvance(self.text())
        return QSize(scaled(_BOX + _GAP, font) + words + 8, scaled(_HEIGHT, font))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(120, QApplication.font()), self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's own name
        """Take a click on the words too; the style believes them to be where it would paint them."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        size = scaled(_BOX, font)
        box = QRectF(2.5, round((self.height() - size) / 2) + 0.5, size - 1, size - 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tick(painter, box, self.isChecked(), tokens)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-2, 1, -1, -1), 5, 5)
        words = self.rect().adjusted(2 + size + scaled(_GAP, font), 0, -4, 0)
        paint_text(painter, words, self.text(), font, tokens.text if self.isEnabled() else tokens.text3, LEFT)
        painter.end()


def paint_tick(painter: QPainter, box: QRectF, ticked: bool, tokens: Tokens) -> None:
    """Paint the box alone, ticked or not."""
    painter.setPen(QPen(color(tokens.accent if ticked else tokens.line_strong), 1))
    painter.setBrush(color(tokens.accent if ticked else tokens.paper))
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        unit = box.width() / 16
        x, y = box.center().x(), box.center().y()
        painter.setPen(QPen(color(tokens.on_accent), 1.75 * unit))
        points = ((-3.6, 0.2), (-1, 2.8), (3.8, -2.6))
        painter.drawPolyline(QPolygonF([QPointF(x + dx * unit, y + dy * unit) for dx, dy in points]))
