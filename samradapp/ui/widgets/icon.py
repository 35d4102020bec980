"""An icon that stands by itself, and only shows."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import Tokens, scaled, tokens_of

Look = Callable[[Tokens], tuple[str, str]]


class Icon(QWidget):
    """``look`` gives its name and its colour among the tokens, ``side`` its size: 16 is as high as a line."""

    def __init__(self, look: Look, *, side: int = 16) -> None:
        super().__init__()
        self._look = look
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        side = scaled(self._side, QApplication.font())
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_icon(painter, QRectF(self.rect()), *self._look(tokens_of(QApplication.palette())))
