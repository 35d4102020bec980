"""What there is to say of one part or one item of a template, beneath the outline."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from samradapp.domain.meeting import Generated
from samradapp.domain.template import TemplateItem, TemplatePart
from samradapp.ui.widgets.check_box import CheckBox
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.fields import NAMES, TextLine
from samradapp.ui.widgets.flow import Flow
from samradapp.ui.widgets.parts import label
from samradapp.ui.widgets.time_fields import ClockField

GENERATED_NAMES = {
    None: "sekreteraren",
    Generated.DECISIONS: "mötets beslut",
    Generated.ASSIGNMENTS: "mötets uppdrag",
    Generated.NEXT_MEETING: "nästa möte i kalendern",
}


@dataclass(frozen=True, slots=True)
class PartChoices:
    """What a part may have: (id or None, words) of the bodies and (id, words) of the groups."""

    bodies: tuple[tuple[int | None, str], ...] = ()
    groups: tuple[tuple[int, str], ...] = ()


class TemplateItemForm(QWidget):
    """``typed`` at each letter, ``changed`` when she leaves a field, chooses or ticks: the item, and which field."""

    typed = Signal(object, str)
    changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: TemplateItem | None = None
        self._lines = {
            "section": TextLine("Avsnitt", "rubrik över flera ärenden"),
            "presenters": TextLine("Föredragande", "namn, titel; namn", signs=NAMES),
            "generated_for": TextLine("Uppdrag till", "organ eller grupp"),
        }
        self._generated = ChoiceBox("Skrivs av")
        self._generated.set_choices([Choice(value, words) for value, words in GENERATED_NAMES.items()])
        self._own = CheckBox("Mötets egna ärenden hit")
        self._build()

    def set_item(self, item: TemplateItem) -> None:
        """Show an item; what is being typed in the same one stays."""
        same = self._item is not None and self._item.id == item.id
        self._item = item
        for name, line in self._lines.items():
            (line.show_value if same else line.show_other)(getattr(item, name))
        self._generated.choose(item.generated)
        self._own.setChecked(item.own_items_here)
        for name, part in (*self._lines.items(), ("generated", self._generated)):
            wanted = not item.own_items_here and (name != "generated_for" or item.generated is Generated.ASSIGNMENTS)
            part.setEnabled(wanted)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        cells = (*self._lines.items(), ("generated", self._generated))
        order = {"section": (0, 0), "presenters": (0, 2), "generated": (1, 0), "generated_for": (1, 2)}
        for name, part in cells:
            row, column = order[name]
            grid.addWidget(label(part.accessibleName(), "field"), row, column)
            grid.addWidget(part, row, column + 1)
        grid.addWidget(self._own, 2, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for name, line in self._lines.items():
            line.typed.connect(lambda text, name=name: self._tell(self.typed.emit, name, text.strip()))
            line.committed.connect(lambda text, name=name: self._tell(self.changed.emit, name, text.strip()))
        self._generated.chosen.connect(lambda value: self._tell(self.changed.emit, "generated", value))
        self._own.clicked.connect(lambda on: self._tell(self.changed.emit, "own_items_here", on))

    def _tell(self, tell: Callable[[TemplateItem, str], None], field: str, value: object) -> None:
        changes: dict[str, Any] = {field: value}
        if self._item is not None:
            tell(replace(self._item, **changes), field)


class TemplatePartForm(QWidget):
    """``typed`` and ``changed`` tell the part as she wants it, and which field."""

    typed = Signal(object, str)
    changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: TemplatePart | None = None
        self._choices = PartChoices()
        self._body = ChoiceBox("Beslutande organ")
        self._start, self._end = ClockField("Delen börjar"), ClockField("Delen slutar")
        self._seats = CheckBox("Organets ledamöter")
        self._groups = Flow(gap=16)
        self._build()

    def set_part(self, part: TemplatePart, choices: PartChoices) -> None:
        """Show a part and what it may have."""
        same = self._part is not None and self._part.id == part.id
        self._part = part
        self._body.set_choices([Choice(value, words) for value, words in choices.bodies])
        self._body.choose(part.body_id)
        for field, moment in ((self._start, part.start), (self._end, part.end)):
            (field.show_value if same else field.show_other)(moment)
        self._seats.setChecked(part.own_seats)
        if choices.groups != self._choices.groups or not self._groups.count():
            self._choices = choices
            self._show_groups(choices.groups)
        for group_id, box in self._boxes.items():
            box.setChecked(group_id in part.groups)

    def _build(self) -> None:
        self._boxes: dict[int, CheckBox] = {}
        times = QHBoxLayout()
        times.setSpacing(8)
        times.addWidget(self._start)
        times.addWidget(label("–"))
        times.addWidget(self._end)
        times.addStretch()
        for field in (self._start, self._end):
            field.setMaximumWidth(110)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(label("Beslutande organ", "field"), 0, 0)
        grid.addWidget(self._body, 0, 1)
        grid.addWidget(label("Tid", "field"), 0, 2)
        grid.addLayout(times, 0, 3)
        grid.addWidget(label("Deltar", "field"), 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._groups, 1, 1, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._body.chosen.connect(lambda value: self._tell(self.changed.emit, "body_id", value))
        for name, field in (("start", self._start), ("end", self._end)):
            field.typed.connect(lambda value, name=name: self._tell(self.typed.emit, name, value))
            field.changed.connect(lambda value, name=name: self._tell(self.changed.emit, name, value))
        self._seats.clicked.connect(lambda on: self._tell(self.changed.emit, "own_seats", on))

    def _show_groups(self, groups: Sequence[tuple[int, str]]) -> None:
        for box in self._boxes.values():
            self._groups.removeWidget(box)
            box.deleteLater()
        self._boxes = {group_id: CheckBox(name) for group_id, name in groups}
        for box in (self._seats, *self._boxes.values()):
            self._groups.addWidget(box)
        for box in self._boxes.values():
            box.clicked.connect(self._on_groups)

    def _on_groups(self) -> None:
        """Tell the groups in the register's order; one that cannot be chosen here stays."""
        if self._part is not None:
            ticked = tuple(group_id for group_id, box in self._boxes.items() if box.isChecked())
            others = tuple(group_id for group_id in self._part.groups if group_id not in self._boxes)
            self._tell(self.changed.emit, "groups", (*ticked, *others))

    def _tell(self, tell: Callable[[TemplatePart, str], None], field: str, value: object) -> None:
        changes: dict[str, Any] = {field: value}
        if self._part is not None:
            tell(replace(self._part, **changes), field)
