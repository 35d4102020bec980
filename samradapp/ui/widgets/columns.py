"""Fields with their names over them, in two columns where there is room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.parts import label

_TWO = 480  # as wide as two columns need


def field(words: str, control: QWidget) -> QWidget:
    """Give a control with its name over it."""
    result = QWidget()
    column = QVBoxLayout(result)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    named = label(words, "small")
    named.setBuddy(control)
    column.addWidget(named)
    column.addWidget(control)
    column.addStretch()
    return result


class Columns(QWidget):
    """Two fields beside each other, or in a narrow place under each other."""

    def __init__(self, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= scaled(_TWO, QApplication.font()) else 1)

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for number, part in enumerate(self._parts):
            self._grid.addWidget(part, number // across, number % across)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if across == 2 else 0)
