"""The fixed edges of the presence grid: numbers above, names at the left, counts below."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QSizePolicy, QTableView, QWidget

from samradapp.domain.presence_grid import HERE, Cell
from samradapp.ui.models.presence_grid import PresenceGridModel, row_name
from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.painting import CENTER, LEFT, RIGHT, paint_text

_WIDEST_NAME = 260
_EDGE = 8


class NumbersHeader(QHeaderView):
    """The current item's number is blue on its tint; what has not begun is lighter."""

    def __init__(self, model: PresenceGridModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._grid = model
        self.current = -1
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(0, scaled(36, QApplication.font()))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        begun = self._grid.grid.begun[section]
        ink = tokens.accent if section == self.current else tokens.text if begun else tokens.text3
        painter.save()
        if section == self.current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.soft))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 0, 0, 8), 6, 6)
        weight = QFont.Weight.DemiBold if begun else QFont.Weight.Normal
        paint_text(
            painter,
            rect,
            str(self._grid.headerData(section, self.orientation())),
            sized(font, 10.5, weight),
            ink,
            CENTER,
        )
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(tokens.line))
        painter.restore()


class NamesHeader(QHeaderView):
    """Name and party; who is nowhere at an item begun is lighter, and a group of its own begins with a line."""

    def __init__(self, model: PresenceGridModel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._grid = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        font = QApplication.font()
        metrics = QFontMetrics(font)
        names = [metrics.horizontalAdvance(f"{row_name(row)}   {row.party}") for row in self._grid.grid.rows]
        return QSize(min(max(names, default=0) + 3 * scaled(_EDGE, font), scaled(_WIDEST_NAME, font)), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        rows = self._grid.grid.rows
        row = rows[section]
        here = any(cell in HERE or cell is Cell.RECUSED for cell in row.cells)
        painter.save()
        if section and rows[section - 1].group != row.group:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), color(tokens.line_medium))
        edge = scaled(_EDGE, font)
        small = sized(font, 9.5)
        letters = QFontMetrics(small).horizontalAdvance(row.party) + edge if row.party else 0
        name = rect.adjusted(edge, 0, -edge - letters, 0)
        paint_text(painter, name, row_name(row), font, tokens.text if here else tokens.text2, LEFT)
        paint_text(painter, rect.adjusted(edge, 0, -edge, 0), row.party, small, tokens.text2, RIGHT)
        painter.restore()


class CountsRow(QWidget):
    """How many serve at each item, below the grid and in step with it."""

    def __init__(self, table: QTableView, model: PresenceGridModel) -> None:
        super().__init__()
        self._table = table
        self._grid = model
        self.current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.horizontalScrollBar().valueChanged.connect(lambda: self.update())

    def show_counts(self) -> None:
        counted = zip(self._grid.grid.items, self._grid.grid.counts, strict=True)
        said = [
            f"{self._grid.headerData(n, Qt.Orientation.Horizontal)}: {count}"
            for n, (_, count) in enumerate(counted)
            if count is not None
        ]
        self.setAccessibleName(f"Tjänstgör, {', '.join(said)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(34, QApplication.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, font = tokens_of(QApplication.palette()), QApplication.font()
        bold = sized(font, 10.5, QFont.Weight.DemiBold)
        with QPainter(self) as painter:
            painter.fillRect(QRect(0, 0, self.width(), 1), color(tokens.line))
            names = self._table.verticalHeader().width()
            paint_text(
                painter, QRect(scaled(_EDGE, font), 0, names, self.height()), "Tjänstgör", bold, tokens.text, LEFT
            )
            painter.setClipRect(QRect(names, 0, self.width() - names, self.height()))
            for column, count in enumerate(self._grid.grid.counts):
                left = names + self._table.columnViewportPosition(column)
                place = QRect(left, 0, self._table.columnWidth(column), self.height())
                if count is not None and place.intersects(self.rect()):
                    ink = tokens.accent if column == self.current else tokens.text
                    paint_text(painter, place, str(count), bold, ink, CENTER)
