"""A box to tick, painted from the tokens; its words wrap where there is little room."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QCheckBox, QSizePolicy, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import Tokens, color, scaled, sized, tokens_of
from samradapp.ui.widgets.painting import painted

_BOX, _GAP, _MARGIN = 18, 10, 4  # the margin holds the ring of the keyboard
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class CheckBox(QCheckBox):
    """Blue with a check when ticked. Its name for a screen reader is its words."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._words_font()).horizontalAdvance(self.text()) + 2  # or Qt wraps them to the pixel
        return QSize(self._left() + words + _MARGIN, self._height(1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left() + scaled(80, QApplication.font()), self._height(1))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - self._left() - _MARGIN, 10_000)
        words = QFontMetrics(self._words_font()).boundingRect(room, _WRAP, self.text())
        return max(self._height(1), words.height() + 2 * _MARGIN)

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), self._words_font()
        with painted(self) as painter:
            side = scaled(_BOX, font)
            box = QRectF(_MARGIN + 0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
            if self.hasFocus():
                painter.setPen(QPen(color(tokens.accent), 2))
                painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 6, 6)
            paint_tick(painter, box, self.isChecked(), tokens, usable=self.isEnabled())
            painter.setFont(font)
            painter.setPen(color(tokens.text if self.isEnabled() else tokens.text3))
            room = self.rect().adjusted(self._left(), 0, -_MARGIN, 0)
            painter.drawText(room, _WRAP, self.text())

    @staticmethod
    def _words_font() -> QFont:
        return sized(QApplication.font(), 10.5)

    @staticmethod
    def _left() -> int:
        return _MARGIN + scaled(_BOX + _GAP, QApplication.font())

    @staticmethod
    def _height(lines: int) -> int:
        font = CheckBox._words_font()
        return max(lines * QFontMetrics(font).height(), scaled(_BOX, font)) + 2 * _MARGIN


def paint_tick(painter: QPainter, box: QRectF, ticked: bool, tokens: Tokens, *, usable: bool = True) -> None:
    """Paint the box itself, as it also stands in the cell of a table."""
    filled = tokens.accent if usable else tokens.line_medium
    edge = filled if ticked or not usable else tokens.line_strong
    painter.setPen(QPen(color(edge), 1))
    painter.setBrush(color(filled if ticked else tokens.paper))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        paint_icon(painter, box.adjusted(2, 2, -2, -2), "check", tokens.on_accent if usable else tokens.paper)
