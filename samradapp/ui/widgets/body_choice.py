"""Which body's meetings or assignments are shown."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.parts import follow_text_size
from samradapp.ui.widgets.segments import Segments

_ROOM = 560  # for the names beside each other; cut, those that begin alike could not be told apart
_BOX = 360


class BodyChoice(QWidget):
    """The names stand beside each other while they have room, else in a box. ``chosen`` comes when she chooses."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments, self._box = Segments(name), ChoiceBox(name)
        self._segments.chosen.connect(self._box.choose)
        self._box.chosen.connect(self._segments.choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._segments, self._box):
            row.addWidget(part)
            part.chosen.connect(self.chosen)
        row.addStretch()
        follow_text_size(self, self._make_room)

    def set_choices(self, choices: Sequence[tuple[Hashable, str]]) -> None:
        """Offer these; the first is chosen when the chosen one is gone, and fewer than two are no choice."""
        self._segments.set_choices(choices)
        self._box.set_choices([Choice(value, words) for value, words in choices])
        self._box.choose(self._segments.value())
        self.setVisible(len(choices) > 1)
        self._make_room()

    def value(self) -> Hashable:
        return self._segments.value()

    def _make_room(self) -> None:
        font = QApplication.font()
        fits = self._segments.wanted_width() <= scaled(_ROOM, font)
        self._box.setMinimumWidth(scaled(_BOX, font))
        self._segments.setVisible(fits)
        self._box.setVisible(not fits)
