"""Paints the cells of the presence grid: the normal is pale, the exception can be read."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from samradapp.domain.presence_grid import Cell
from samradapp.ui.icons import paint_icon
from samradapp.ui.models.presence_grid import CELL_WORDS
from samradapp.ui.tokens import Tokens, Tone, color, scaled, sized, tokens_of
from samradapp.ui.widgets.painting import CENTER, paint_mark, paint_text, painted

MARK_WIDTH, MARK_HEIGHT = 30, 20
_LEGEND = (Cell.SERVING, Cell.PRESENT, Cell.RECUSED, Cell.ABSENT, Cell.UNKNOWN)


def paint_cell(painter: QPainter, rect: QRectF, cell: Cell, tokens: Tokens, font: QFont) -> None:
    """Paint a cell's mark: a check, an empty box, J, a dash, or a question mark for who is not called yet."""
    match cell:
        case Cell.SERVING:
            paint_mark(painter, rect, "", Tone.OK, tokens, font)
            size = scaled(14, font)
            middle = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
            paint_icon(painter, middle, "check", tokens.ok)
        case Cell.PRESENT:
            painter.setPen(QPen(color(tokens.ok), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        case Cell.RECUSED:
            paint_mark(painter, rect, "J", Tone.WARN, tokens, font)
        case Cell.ABSENT:
            width = scaled(10, font)
            painter.fillRect(
                QRectF(rect.center().x() - width / 2, round(rect.center().y()), width, 1.5), color(tokens.text3)
            )
        case Cell.UNKNOWN:
            paint_text(painter, rect.toRect(), "?", font, tokens.text3, CENTER)
        case _:
            pass


class CellLegend(QWidget):
    """What the marks mean, in a row; what does not fit is left out from the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(", ".join(CELL_WORDS[cell] for cell in _LEGEND))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        return QSize(sum(self._width(cell) for cell in _LEGEND), scaled(24, font))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        with painted(self) as painter:
            left, width, height = 0, scaled(MARK_WIDTH, font), scaled(MARK_HEIGHT, font)
            for cell in _LEGEND:
                if left + self._width(cell) > self.width():
                    break
                paint_cell(
                    painter, QRectF(left, round((self.height() - height) / 2), width, height), cell, tokens, font
                )
                start = left + width + scaled(8, font)
                place = QRect(start, 0, self._width(cell), self.height())
                paint_text(painter, place, CELL_WORDS[cell], sized(font, 9.5), tokens.text2)
                left += self._width(cell)

    @staticmethod
    def _width(cell: Cell) -> int:
        font = QApplication.font()
        return scaled(MARK_WIDTH + 32, font) + QFontMetrics(sized(font, 9.5)).horizontalAdvance(CELL_WORDS[cell])


class CellMarks:
    """The marks as pictures, painted once for each colour, size and screen, since a grid has thousands of cells."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[str, int, float], dict[Cell, QPixmap]] = {}

    def pictures(self, tokens: Tokens, font: QFont, ratio: float) -> dict[Cell, QPixmap]:
        """Give a picture for each cell that has one."""
        key = (tokens.paper, scaled(MARK_WIDTH, font), ratio)
        if key not in self._pictures:
            self._pictures = {key: {cell: _picture(cell, tokens, font, ratio) for cell in _LEGEND}}
        return self._pictures[key]


def _picture(cell: Cell, tokens: Tokens, font: QFont, ratio: float) -> QPixmap:
    width, height = scaled(MARK_WIDTH, font), scaled(MARK_HEIGHT, font)
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_cell(painter, QRectF(0, 0, width, height), cell, tokens, font)
    painter.end()
    return pixmap


def paint_chosen(painter: QPainter, rect: QRect, tokens: Tokens, font: QFont, *, focused: bool) -> None:
    """Paint a ring around the chosen cell, blue where the keyboard is."""
    width, height = scaled(MARK_WIDTH + 8, font), scaled(MARK_HEIGHT + 8, font)
    ring = QRectF(rect.center().x() - width / 2 + 1, rect.center().y() - height / 2 + 1, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(tokens.accent if focused else tokens.line_strong), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(ring.adjusted(1, 1, -1, -1), 6, 6)
