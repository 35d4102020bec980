"""The parts of a meeting: heading, hours, who decides and who attends; plain fields, one part under the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.check_box import CheckBox
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.parts import card, label
from samradapp.ui.widgets.time_fields import ClockField, HowWritten


@dataclass(frozen=True, slots=True)
class PartFacts:
    """A part; ``groups`` are (group id, name, attends)."""

    id: int
    title: str
    body: int
    start: time | None
    end: time | None
    groups: tuple[tuple[int, str, bool], ...] = ()


class PartsPanel(QWidget):
    """``…_edited`` come at each letter; the others when a choice is made or a field is left."""

    title_edited = Signal(int, str)
    hours_edited = Signal(int, object, object)  # part, time or None, time or None
    hours_changed = Signal(int, object, object)  # part, time or None, time or None
    body_chosen = Signal(int, int)
    groups_changed = Signal(int, tuple)
    added = Signal()
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[int, _PartCard] = {}
        self._stack = QVBoxLayout()
        self._add = button("Ny mötesdel", self.added.emit, kind="bare", icon="plus", opens=True)
        self.setAccessibleName("Mötesdelar")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._stack)
        layout.addWidget(self._add)

    def set_parts(self, parts: Sequence[PartFacts], bodies: Sequence[Choice]) -> None:
        """Show these parts; a part that is known keeps its focus and cursor."""
        known = {part.id for part in parts}
        for gone in [key for key in self._cards if key not in known]:
            shown = self._cards.pop(gone)
            shown.hide()
            shown.deleteLater()
        for position, part in enumerate(parts):
            shown = self._cards.get(part.id) or self._new_card(part.id)
            if self._stack.indexOf(shown) != position:
                self._stack.insertWidget(position, shown)
            shown.set_part(part, bodies)

    def set_locked(self, locked: bool) -> None:
        self._add.setVisible(not locked)
        for shown in self._cards.values():
            shown.setEnabled(not locked)

    def part(self, part_id: int) -> "_PartCard":
        """Give the fields of a part."""
        return self._cards[part_id]

    def _new_card(self, key: int) -> "_PartCard":
        shown = _PartCard()
        shown.title.typed.connect(lambda text: self.title_edited.emit(key, text))
        for field in (shown.start, shown.end):
            field.typed.connect(lambda _: self.hours_edited.emit(key, shown.start.kept(), shown.end.kept()))
            field.changed.connect(lambda _: self.hours_changed.emit(key, shown.start.kept(), shown.end.kept()))
        shown.body.chosen.connect(lambda body: self.body_chosen.emit(key, body))
        shown.groups_changed.connect(lambda groups: self.groups_changed.emit(key, groups))
        shown.removed.connect(lambda: self.removed.emit(key))
        self._cards[key] = shown
        return shown


class _PartCard(QWidget):
    """The fields of one part."""

    groups_changed = Signal(tuple)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = TextLine("Mötesdelens rubrik", "Rubrik, om delen har en egen")
        self.start = ClockField("Mötesdelen börjar")
        self.end = ClockField("Mötesdelen slutar")
        self.body = ChoiceBox("Vem som beslutar i mötesdelen")
        self._groups: dict[int, CheckBox] = {}
        self._group_boxes = QVBoxLayout()
        self._build()

    def set_part(self, part: PartFacts, bodies: Sequence[Choice]) -> None:
        self.title.show_value(part.title)
        self.start.show_value(part.start)
        self.end.show_value(part.end)
        self.body.set_choices(bodies)
        self.body.choose(part.body)
        for group_id, name, attends in part.groups:
            if group_id not in self._groups:
                self._groups[group_id] = self._new_box(name)
            self._groups[group_id].setText(name)
            self._groups[group_id].setChecked(attends)

    def _new_box(self, name: str) -> CheckBox:
        box = CheckBox(name)
        box.clicked.connect(lambda _: self._on_group())
        self._group_boxes.addWidget(box)
        return box

    def _build(self) -> None:
        hours = QHBoxLayout()
        hours.addWidget(self.start)
        hours.addWidget(label("–"))
        hours.addWidget(self.end)
        frame = card()
        form = QFormLayout(frame)
        form.setContentsMargins(12, 8, 12, 8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.title)
        form.addRow(label("Klockan", "field"), hours)
        form.addRow(HowWritten(self.start, self.end))
        form.addRow(label("Beslutar", "field"), self.body)
        form.addRow(label("Deltar", "field"), self._group_boxes)
        form.addRow(button("Ta bort delen", self.removed.emit, kind="bare-delete"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def _on_group(self) -> None:
        self.groups_changed.emit(tuple(group_id for group_id, box in self._groups.items() if box.isChecked()))
