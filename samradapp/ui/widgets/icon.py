"""An icon that stands by itself, and only shows."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import scaled, tokens_of


class Icon(QWidget):
    """In the accent's colour, as high as a line."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = scaled(16, QApplication.font())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), self._name, tokens_of(QApplication.palette()).accent)
        painter.end()
