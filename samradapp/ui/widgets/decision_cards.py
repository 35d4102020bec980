"""The decisions of the shown item: cards, and a button for each kind that can be added."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from samradapp.domain.decision import Decision, DecisionKind
from samradapp.ui import keys
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.decision_card import DecisionCard
from samradapp.ui.widgets.parts import card, hairline, label, shortcut

# The key has the words; F9 waits for a letter.
_CHOICES = (
    (DecisionKind.TAKE_NOTE, keys.TAKE_NOTE),
    (DecisionKind.ASSIGNMENT, keys.ASSIGN),
    (DecisionKind.DIRECTION, keys.DIRECT),
    (DecisionKind.RECOMMENDATION, keys.RECOMMEND),
    (DecisionKind.RESOLUTION, keys.RESOLVE),
    (DecisionKind.ELECTION, keys.ELECT),
    (DecisionKind.POSTPONE, keys.POSTPONE),
    (DecisionKind.REFER_BACK, keys.REFER_BACK),
)


class DecisionCards(QWidget):
    """``…_edited`` come at each letter, ``…_changed`` when she leaves a field; both carry the decision's id first."""

    added = Signal(object)  # DecisionKind
    text_edited = Signal(int, str)
    text_changed = Signal(int, str)
    assignee_edited = Signal(int, str)
    assignee_changed = Signal(int, str)
    matter_edited = Signal(int, str)
    matter_changed = Signal(int, str)
    clauses_edited = Signal(int, tuple)
    clauses_changed = Signal(int, tuple)
    due_changed = Signal(int, object)  # date or None
    recompose_requested = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[int, DecisionCard] = {}
        self._adders: list[QPushButton] = []
        self._locked = False
        self._build()

    def set_decisions(self, decisions: Sequence[Decision]) -> None:
        """Show these decisions in order; a card that is known keeps its focus and cursor."""
        kept = {decision.id: decision.kind for decision in decisions}
        for known in [key for key, shown in self._cards.items() if kept.get(key) is not shown.kind]:
            gone = self._cards.pop(known)
            gone.hide()
            gone.deleteLater()
        for position, decision in enumerate(decisions):
            shown = self._cards.get(decision.id) or self._new_card(decision)
            if self._stack.indexOf(shown) != position:
                self._stack.insertWidget(position, shown)
            shown.set_decision(decision)
        self._none.setVisible(not decisions)

    def set_locked(self, locked: bool) -> None:
        """Let the decisions be read only."""
        self._locked = locked
        self._choices.setVisible(not locked)
        for shown in self._cards.values():
            shown.set_locked(locked)

    def edit(self, decision_id: int) -> None:
        """Put the cursor where a new decision is written: its matter, or its sentence."""
        shown = self._cards[decision_id]
        (shown.text if shown.matter.isHidden() else shown.matter).setFocus(Qt.FocusReason.OtherFocusReason)

    def shown_ids(self) -> tuple[int, ...]:
        return tuple(self._cards)

    def _build(self) -> None:
        self.setAccessibleName("Beslut")
        self._none = label("Inget beslut än.", "hint")
        self._stack = QVBoxLayout()
        self._stack.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._stack)
        layout.addWidget(self._none)
        layout.addWidget(self._build_choices())

    def _build_choices(self) -> QWidget:
        self._choices = card()
        layout = QVBoxLayout(self._choices)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(0)
        for position, (kind, key) in enumerate(_CHOICES):
            if position:
                layout.addWidget(hairline())
            add = self._adder(kind)
            choice = button(key.words, add, kind="bare", key=key, name=key.words.removesuffix(" …"), icon="plus")
            self._adders.append(choice)
            layout.addWidget(choice)
            shortcut(key, self, add, inside=False)
        return self._choices

    def _adder(self, kind: DecisionKind) -> Callable[[], None]:
        def add() -> None:
            if not self._locked:
                self.added.emit(kind)

        return add

    def _new_card(self, decision: Decision) -> DecisionCard:
        shown = DecisionCard(decision.kind)
        key = decision.id
        shown.text_edited.connect(lambda text: self.text_edited.emit(key, text))
        shown.text_changed.connect(lambda text: self.text_changed.emit(key, text))
        shown.assignee_edited.connect(lambda text: self.assignee_edited.emit(key, text))
        shown.assignee_changed.connect(lambda text: self.assignee_changed.emit(key, text))
        shown.matter_edited.connect(lambda text: self.matter_edited.emit(key, text))
        shown.matter_changed.connect(lambda text: self.matter_changed.emit(key, text))
        shown.clauses_edited.connect(lambda clauses: self.clauses_edited.emit(key, clauses))
        shown.clauses_changed.connect(lambda clauses: self.clauses_changed.emit(key, clauses))
        shown.due_changed.connect(lambda day: self.due_changed.emit(key, day))
        shown.recompose_requested.connect(lambda: self.recompose_requested.emit(key))
        shown.removed.connect(lambda: self.removed.emit(key))
        shown.set_locked(self._locked)
        self._cards[key] = shown
        return shown
