"""Which body's meetings or assignments are shown."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.parts import follow_text_size
from samradapp.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from samradapp.ui.widgets.choice import ChoiceBox

_ROOM = 560  # for the names beside each other; cut, those that begin alike could not be told apart
_BOX = 360


class BodyChoice(QWidget):
    """The names stand beside each other while they have room, else in a box. ``chosen`` comes when she chooses."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._segments = Segments(name)
        self._segments.chosen.connect(self.chosen)
        self._box: ChoiceBox | None = None
        self._choices: Sequence[tuple[Hashable, str]] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._segments)
        self._row.addStretch()
        follow_text_size(self, self._make_room)

    def set_choices(self, choices: Sequence[tuple[Hashable, str]]) -> None:
        """Offer these; the first is chosen when the chosen one is gone, and fewer than two are no choice."""
        self._choices = choices
        self._segments.set_choices(choices)
        self.setVisible(len(choices) > 1)
        self._make_room()

    def value(self) -> Hashable:
        return self._segments.value()

    def _make_room(self) -> None:
        font = QApplication.font()
        fits = self._segments.wanted_width() <= scaled(_ROOM, font)
        self._segments.setVisible(fits)
        if not fits:
            self._fill_box(scaled(_BOX, font))
        if self._box is not None:
            self._box.setVisible(not fits)

    def _fill_box(self, width: int) -> None:
        from samradapp.ui.widgets.choice import Choice

        self._box = self._box or self._made_box()
        self._box.set_choices([Choice(value, words) for value, words in self._choices])
        self._box.choose(self._segments.value())
        self._box.setMinimumWidth(width)

    def _made_box(self) -> "ChoiceBox":
        from samradapp.ui.widgets.choice import ChoiceBox  # late: the start does not wait for what few bodies need not

        box = ChoiceBox(self._name)
        box.chosen.connect(self._on_boxed)
        self._row.insertWidget(1, box)
        return box

    def _on_boxed(self, value: Hashable) -> None:
        self._segments.choose(value)
        self.chosen.emit(value)
