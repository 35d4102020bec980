"""A row of tools whose buttons say less where there is little room."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from samradapp.ui.keys import Key
from samradapp.ui.widgets.buttons import KeyButton
from samradapp.ui.widgets.parts import follow_room


class ShortButton(KeyButton):
    """It never keeps the window wider than its icon; its name and tooltip are the long words."""

    def __init__(self, words: str, shorter: str, key: Key, *, icon: str) -> None:
        super().__init__(words, key, icon=icon)
        self._words = words
        self._shorter = shorter
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key.cap})")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_short(self, short: bool) -> None:
        self.setText(self._shorter if short else self._words)
        self.updateGeometry()

    def width_of(self, *, short: bool) -> int:
        """Give the width that its words need."""
        folded, self._folded = self._folded, False
        whole, metrics = self.sizeHint().width(), QFontMetrics(self._words_font())
        self._folded = folded
        words = self._shorter if short else self._words
        return whole + metrics.horizontalAdvance(words) - metrics.horizontalAdvance(self.text())


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
        follow_room(self, self._make_room)

    def _make_room(self) -> None:
        """Let the buttons say less where their words would leave the field too little, and at last nothing."""
        short = self._needed(short=False) > self.width()
        folded = short and self._needed(short=True) > self.width()
        for part in self._tools:
            if isinstance(part, ShortButton):
                part.set_short(short)
                part.set_folded(folded)

    def _needed(self, *, short: bool) -> int:
        widths = [
            part.width_of(short=short) if isinstance(part, ShortButton) else part.sizeHint().width()
            for part in self._tools
        ]
        field = self._field.minimumSizeHint() if short else self._field.sizeHint()
        return sum(widths) + field.width() + self._row.spacing() * (len(widths) + 2)
