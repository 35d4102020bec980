"""The names of the agenda's columns."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from samradapp.ui.models.agenda import Column
from samradapp.ui.tokens import color, scaled, tokens_of
from samradapp.ui.widgets.agenda_paint import HANDLE


class AgendaHeader(QHeaderView):
    """The numbers' name stands above the numbers and not above the handles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        if logicalIndex != Column.NUMBER:
            super().paintSection(painter, rect, logicalIndex)
            return
        left = scaled(HANDLE, QApplication.font())
        line = color(tokens_of(QApplication.palette()).line)
        painter.fillRect(QRect(rect.left(), rect.bottom(), left, 1), line)
        super().paintSection(painter, rect.adjusted(left, 0, 0, 0), logicalIndex)
