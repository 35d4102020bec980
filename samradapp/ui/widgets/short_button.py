"""A row of tools whose buttons say less where there is little room."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from samradapp.ui.keys import Key
from samradapp.ui.widgets.buttons import KeyButton


class ShortButton(KeyButton):
    """It never keeps the window wider than its shorter words; its name and tooltip are the long ones."""

    def __init__(self, words: str, shorter: str, key: Key, *, icon: str) -> None:
        super().__init__(words, key.cap, icon=icon)
        self._words = words
        self._shorter = shorter
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key.cap})")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_short(self, short: bool) -> None:
        self.setText(self._shorter if short else self._words)
        self.updateGeometry()

    def long_width(self) -> int:
        """Give the width that the whole words need."""
        return self._width_of(self._words)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(self._shorter), self.sizeHint().height())

    def _width_of(self, words: str) -> int:
        metrics = QFontMetrics(self._words_font())
        return self.sizeHint().width() + metrics.horizontalAdvance(words) - metrics.horizontalAdvance(self.text())


class ToolRow(QWidget):
    """A field that takes what room there is up to its own largest width, and buttons at the right."""

    def __init__(self, field: QWidget, *tools: QWidget) -> None:
        super().__init__()
        self._field = field
        self._tools = tools
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 8, 0)
        self._row.setSpacing(8)
        self._row.addWidget(field, 100)  # before the empty space beside it
        self._row.addStretch(1)
        for part in tools:
            self._row.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    def _make_room(self) -> None:
        """Let the buttons say less where their words would leave the field too little."""
        widths = [
            part.long_width() if isinstance(part, ShortButton) else part.sizeHint().width() for part in self._tools
        ]
        needed = sum(widths) + self._field.sizeHint().width() + self._row.spacing() * (len(widths) + 2)
        for part in self._tools:
            if isinstance(part, ShortButton):
                part.set_short(needed > self.width())
