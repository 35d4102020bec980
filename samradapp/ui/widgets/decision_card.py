"""One decision as a card: its sentence to be edited in place, and the fields it is composed from."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from samradapp.domain.decision import DECISION_NAMES, Decision, DecisionKind
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.chip import Chip
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.icon import Icon
from samradapp.ui.widgets.parts import application, label
from samradapp.ui.widgets.text_box import TextBox
from samradapp.ui.widgets.time_fields import DateField, HowWritten

_WITH_DUE = frozenset({DecisionKind.ASSIGNMENT, DecisionKind.DIRECTION, DecisionKind.REFER_BACK, DecisionKind.POSTPONE})
_WITH_CLAUSES = frozenset({DecisionKind.RESOLUTION, DecisionKind.RECOMMENDATION})
_MATTER_LABELS = {
    DecisionKind.DIRECTION: "Inriktning",
    DecisionKind.RECOMMENDATION: "Rekommenderar",
    DecisionKind.ASSIGNMENT: "Uppdrag",
    DecisionKind.RESOLUTION: "Beslutar",
    DecisionKind.ELECTION: "Till uppdraget",
    DecisionKind.POSTPONE: "Till när",
    DecisionKind.REFER_BACK: "Skäl",
}
_MATTER_ASKED = {DecisionKind.POSTPONE: ("till när", "Till exempel nästa möte")}  # of the others, what it is about
_ASSIGNEE_LABELS = {
    DecisionKind.ASSIGNMENT: "Ansvarig",
    DecisionKind.DIRECTION: "Förankras hos",
    DecisionKind.RECOMMENDATION: "Till",
    DecisionKind.ELECTION: "Vem",
    DecisionKind.REFER_BACK: "Till",
}


_ICONS = {
    DecisionKind.TAKE_NOTE: "circle-check",
    DecisionKind.DIRECTION: "compass",
    DecisionKind.RECOMMENDATION: "message-square-quote",
    DecisionKind.ASSIGNMENT: "clipboard-check",
    DecisionKind.RESOLUTION: "gavel",
    DecisionKind.ELECTION: "user-check",
    DecisionKind.POSTPONE: "hourglass",
    DecisionKind.REFER_BACK: "rotate-ccw",
}
_FOLD_MS = 200  # after the keyboard has left


class DecisionCard(QFrame):
    """What the sentence is made of is seen while the keyboard is in the card; its fields are quiet till then.

    Signals carry no id: the panel knows whose card it is.
    """

    text_edited = Signal(str)
    assignee_edited = Signal(str)
    matter_edited = Signal(str)
    clauses_edited = Signal(tuple)
    due_edited = Signal(object)
    due_changed = Signal(object)
    due_forgotten = Signal(str)  # what could not be read as a day
    recompose_requested = Signal()
    moved = Signal(int)  # one up (-1) or down (1)
    removed = Signal()

    def __init__(self, kind: DecisionKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.place = self.last_place = 0  # among the decisions of the item
        self._decision = Decision(0, "", kind, "")
        self._unfolded = False
        self._locked = False
        self._labels: dict[QWidget, QLabel] = {}
        self._build()
        self._connect()

    def set_decision(self, decision: Decision, after: date | None = None) -> None:
        """Show a decision; what is being typed stays. A due day without a year is the next ``after`` this one."""
        self.due.after = after
        self.text.show_value(decision.text)
        self.assignee.show_value(decision.assignee)
        self.matter.show_value(decision.matter)
        self.due.show_value(decision.due)
        self.clauses.show_value("\n".join(decision.clauses))
        self._own_wording.setVisible(decision.edited)
        self._recompose.setVisible(decision.edited and not self._locked)
        self._decision = decision
        self._show_rows()

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        for field in (self.text, self.assignee, self.matter, self.due, self.clauses):
            field.setReadOnly(locked)
        self.more.setVisible(not locked)
        self._recompose.setVisible(not locked and not self._own_wording.isHidden())

    def unfold(self) -> None:
        """Show all that the sentence is made of."""
        self._unfolded = True
        self._show_rows()

    def edit(self) -> None:
        """Put the keyboard where a new decision is written: what it is about, or its sentence."""
        self.unfold()
        (self.text if self.matter.isHidden() else self.matter).setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click beside the fields be one in the sentence."""
        super().mousePressEvent(event)
        self.text.setFocus(Qt.FocusReason.MouseFocusReason)

    def _show_rows(self) -> None:
        decision, open_ = self._decision, self._unfolded
        self._show_row(self.clauses, bool(decision.clauses) or (open_ and self.kind in _WITH_CLAUSES))
        self._show_row(self.assignee, self.kind in _ASSIGNEE_LABELS or bool(decision.assignee))
        unread = self.due.is_wrong  # then it is shown until it can be read, the keyboard here or not
        self._show_row(self.due, decision.due is not None or unread or (open_ and self.kind in _WITH_DUE))
        self._show_row(self.matter, open_ and (self.kind in _MATTER_LABELS or bool(decision.matter)))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and self.isAncestorOf(new)
        if inside and not self._unfolded:
            self.unfold()
        elif not inside and self._unfolded:
            self._fold_soon.start(_FOLD_MS)

    def _fold(self) -> None:
        """Fold when the keyboard is elsewhere; not while a button is held, which would slip away under the pointer."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._fold_soon.start(_FOLD_MS)
            return
        self._unfolded = False
        self._show_rows()

    def _build(self) -> None:
        name = DECISION_NAMES[self.kind]
        self.setProperty("card", True)
        self.setAccessibleName(f"Beslut: {name}")
        self._fold_soon = QTimer(self)
        self._fold_soon.setSingleShot(True)
        self._own_wording = Chip("egen lydelse")
        self._own_wording.setToolTip("Meningen är ändrad för hand och följer inte fälten")
        self._recompose = button("Följ fälten", self.recompose_requested.emit, kind="bare", icon="rotate-ccw")
        self._recompose.setToolTip("Skriv meningen på nytt av fälten")
        self.more = tool("ellipsis", f"Mer om beslutet {name}", self._on_more)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else a click would give the keyboard to the pane
        self.text = TextBox(f"{name}, beslutsmening", "Beslutsmening")
        self.text.setProperty("quiet", True)
        self.text.setProperty("compact", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 6, 6, 8)
        layout.setSpacing(2)
        layout.addLayout(self._build_head(name))
        layout.addWidget(self.text)
        layout.addWidget(self._recompose, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._build_fields(name))

    def _build_head(self, name: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(Icon(lambda tokens: (_ICONS[self.kind], tokens.accent)))
        head.addWidget(label(name, "heading"))
        head.addWidget(self._own_wording)
        head.addStretch()
        head.addWidget(self.more)
        return head

    def _on_more(self) -> None:
        """Open what else can be done; the menu takes no turn of its own, so that saving goes on meanwhile."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._decision.edited:
            menu.addAction("Följ fälten", self.recompose_requested.emit)
        if self.place > 0:
            menu.addAction("Flytta uppåt", partial(self.moved.emit, -1))
        if self.place < self.last_place:
            menu.addAction("Flytta nedåt", partial(self.moved.emit, 1))
        menu.addAction("Ta bort", self.removed.emit)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _build_fields(self, name: str) -> QGridLayout:
        what, asked = _MATTER_ASKED.get(self.kind, ("vad det gäller", "Vad det gäller"))
        self.matter = TextBox(f"{name}, {what}", asked)
        self.clauses = TextBox(f"{name}, att-satser", "att … (en på varje rad)", lines=True)
        self.assignee = TextLine(f"{name}, ansvarig", "Vem?")
        self.due = DateField(f"{name}, åter senast")
        fields: tuple[QWidget, ...] = (self.matter, self.clauses, self.assignee, self.due)
        for quiet in fields:
            quiet.setProperty("quiet", True)
            quiet.setProperty("compact", True)
        grid = QGridLayout()
        grid.setContentsMargins(8, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
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
        grid.addWidget(HowWritten(self.due), len(rows), 1)
        return grid

    def _connect(self) -> None:
        application().focusChanged.connect(self._on_focus_changed)
        self._fold_soon.timeout.connect(self._fold)
        self.text.typed.connect(self.text_edited)
        self.assignee.typed.connect(self.assignee_edited)
        self.matter.typed.connect(self.matter_edited)
        self.clauses.typed.connect(lambda text: self.clauses_edited.emit(_lines(text)))
        self.due.typed.connect(self.due_edited)
        self.due.changed.connect(self.due_changed)
        self.due.forgotten.connect(self.due_forgotten)
        self.due.marked.connect(self._show_rows)

    def _show_row(self, field: QWidget, shown: bool) -> None:
        field.setVisible(shown)
        self._labels[field].setVisible(shown)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
