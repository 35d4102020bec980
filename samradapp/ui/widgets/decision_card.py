"""One decision as a card: its sentence to be edited in place, and the fields it is composed from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.decision import DECISION_NAMES, Decision, DecisionKind
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.chip import Chip
from samradapp.ui.widgets.fields import DateField, TextBox, TextLine
from samradapp.ui.widgets.parts import label

_WITH_DUE = frozenset({DecisionKind.ASSIGNMENT, DecisionKind.DIRECTION, DecisionKind.REFER_BACK, DecisionKind.POSTPONE})
_WITH_CLAUSES = frozenset({DecisionKind.RESOLUTION, DecisionKind.RECOMMENDATION})
_MATTER_LABELS = {
    DecisionKind.DIRECTION: "Inriktning",
    DecisionKind.RECOMMENDATION: "Rekommenderar",
    DecisionKind.ASSIGNMENT: "Uppdrag",
    DecisionKind.RESOLUTION: "Beslutar",
    DecisionKind.ELECTION: "Till uppdraget",
    DecisionKind.POSTPONE: "Till",
    DecisionKind.REFER_BACK: "Skäl",
}
_ASSIGNEE_LABELS = {
    DecisionKind.ASSIGNMENT: "Ansvarig",
    DecisionKind.DIRECTION: "Förankras hos",
    DecisionKind.RECOMMENDATION: "Till",
    DecisionKind.ELECTION: "Vem",
    DecisionKind.REFER_BACK: "Till",
}


class DecisionCard(QFrame):
    """Signals carry no id: the panel knows whose card it is."""

    text_edited = Signal(str)
    text_changed = Signal(str)
    assignee_edited = Signal(str)
    assignee_changed = Signal(str)
    matter_edited = Signal(str)
    matter_changed = Signal(str)
    clauses_edited = Signal(tuple)
    clauses_changed = Signal(tuple)
    due_changed = Signal(object)
    recompose_requested = Signal()
    removed = Signal()

    def __init__(self, kind: DecisionKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._build()
        self._connect()

    def set_decision(self, decision: Decision) -> None:
        """Show a decision; what is being typed stays."""
        self.text.show_value(decision.text)
        self.assignee.show_value(decision.assignee)
        self.matter.show_value(decision.matter)
        self.due.show_value(decision.due)
        self.clauses.show_value("\n".join(decision.clauses))
        self._own_wording.setVisible(decision.edited)
        self._recompose.setVisible(decision.edited and not self._locked)
        self._show_row(self.clauses, self.kind in _WITH_CLAUSES or bool(decision.clauses))
        self._show_row(self.assignee, self.kind in _ASSIGNEE_LABELS or bool(decision.assignee))
        self._show_row(self.due, self.kind in _WITH_DUE or decision.due is not None)
        self._show_row(self.matter, self.kind in _MATTER_LABELS or bool(decision.matter))

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        for field in (self.text, self.assignee, self.matter, self.due, self.clauses):
            field.setReadOnly(locked)
        self._remove.setVisible(not locked)
        self._recompose.setVisible(not locked and not self._own_wording.isHidden())

    def _build(self) -> None:
        self._locked = False
        name = DECISION_NAMES[self.kind]
        self.setProperty("card", True)
        self.setAccessibleName(f"Beslut: {name}")
        self._own_wording = Chip("egen lydelse")
        self._own_wording.setToolTip("Meningen är ändrad för hand och följer inte fälten")
        self._recompose = button("Följ fälten", self.recompose_requested.emit, kind="bare")
        self._recompose.setToolTip("Skriv meningen på nytt av fälten")
        self._remove = button("Ta bort", self.removed.emit, kind="bare-delete", name=f"Ta bort beslutet {name}")
        self.text = TextBox(f"{name}, beslutsmening", "Beslutsmening")
        self.text.setProperty("quiet", True)
        head = QHBoxLayout()
        head.addWidget(label(name, "heading"))
        head.addWidget(self._own_wording)
        head.addStretch()
        head.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.text)
        layout.addWidget(self._recompose)
        layout.addLayout(self._build_fields(name))

    def _build_fields(self, name: str) -> QGridLayout:
        self.matter = TextBox(f"{name}, vad det gäller")
        self.clauses = TextBox(f"{name}, att-satser", "att … (en på varje rad)", lines=True)
        self.assignee = TextLine(f"{name}, ansvarig")
        self.due = DateField(f"{name}, åter senast")
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.setColumnStretch(1, 1)
        self._labels = {}
        rows: tuple[tuple[str, QWidget], ...] = (
            (_MATTER_LABELS.get(self.kind, "Gäller"), self.matter),
            ("Att-satser", self.clauses),
            (_ASSIGNEE_LABELS.get(self.kind, "Ansvarig"), self.assignee),
            ("Åter senast", self.due),
        )
        for position, (words, field) in enumerate(rows):
            beside = label(words, "small")
            beside.setBuddy(field)
            self._labels[field] = beside
            grid.addWidget(beside, position, 0)
            grid.addWidget(field, position, 1)
        return grid

    def _connect(self) -> None:
        self.text.typed.connect(self.text_edited)
        self.text.committed.connect(self.text_changed)
        self.assignee.typed.connect(self.assignee_edited)
        self.assignee.committed.connect(self.assignee_changed)
        self.matter.typed.connect(self.matter_edited)
        self.matter.committed.connect(self.matter_changed)
        self.clauses.typed.connect(lambda text: self.clauses_edited.emit(_lines(text)))
        self.clauses.committed.connect(lambda text: self.clauses_changed.emit(_lines(text)))
        self.due.changed.connect(self.due_changed)

    def _show_row(self, field: QWidget, shown: bool) -> None:
        field.setVisible(shown)
        self._labels[field].setVisible(shown)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
