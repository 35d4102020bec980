"""The decisions of the shown item: cards, and a button for each kind that can be added, the likely ones first."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from samradapp.domain.decision import Decision, DecisionKind
from samradapp.ui import keys
from samradapp.ui.keys import Key
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
_LIKELY = 3
_FORMAL = (keys.VOTE, keys.MOVE, keys.DISSENT, keys.RECUSE)


class DecisionCards(QWidget):
    """``…_edited`` come at each letter, ``due_changed`` when the day is left; each carries the decision's id first."""

    added = Signal(object)  # DecisionKind
    formal_requested = Signal(object)  # Key: what else F9 begins
    text_edited = Signal(int, str)
    assignee_edited = Signal(int, str)
    matter_edited = Signal(int, str)
    clauses_edited = Signal(int, tuple)
    due_edited = Signal(int, object)  # date or None
    due_changed = Signal(int, object)  # date or None
    due_forgotten = Signal(str)  # what could not be read as a day when its card was left
    recompose_requested = Signal(int)
    moved = Signal(int, int)  # one up (-1) or down (1)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[int, DecisionCard] = {}
        self._locked = False
        self._build()

    def set_decisions(self, decisions: Sequence[Decision], after: date | None = None) -> None:
        """Show these decisions in order; a card that is known keeps its focus and cursor.

        A due day that is written without a year is the next ``after`` this one.
        """
        kept = {decision.id: decision.kind for decision in decisions}
        for known in [key for key, shown in self._cards.items() if kept.get(key) is not shown.kind]:
            gone = self._cards.pop(known)
            gone.hide()
            gone.deleteLater()
        for position, decision in enumerate(decisions):
            shown = self._cards.get(decision.id) or self._new_card(decision)
            if self._stack.indexOf(shown) != position:
                self._stack.insertWidget(position, shown)
            shown.place, shown.last_place = position, len(decisions) - 1
            shown.set_decision(decision, after)
        self._count.setText(str(len(decisions)) if decisions else "")
        self._none.setVisible(not decisions)

    def set_locked(self, locked: bool) -> None:
        """Let the decisions be read only."""
        self._locked = locked
        self._choices.setVisible(not locked)
        for shown in self._cards.values():
            shown.set_locked(locked)

    def edit(self, decision_id: int) -> None:
        """Put the cursor where a new decision is written: its matter, or its sentence."""
        self._cards[decision_id].edit()

    def set_heading(self, heading: str) -> None:
        """Say whose decisions they are: "Beslut i ärende 19"."""
        self._heading.setText(heading)

    def shown_ids(self) -> tuple[int, ...]:
        return tuple(self._cards)

    def _build(self) -> None:
        self.setAccessibleName("Beslut")
        self._heading = label("Beslut", "caption")
        self._count = label("", "small")
        head = QHBoxLayout()
        head.setContentsMargins(0, 4, 0, 0)
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._count)
        self._none = label("Inget beslut än.", "hint")
        self._stack = QVBoxLayout()
        self._stack.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._stack)
        layout.addWidget(self._none)
        layout.addWidget(self._build_choices())

    def _build_choices(self) -> QWidget:
        self._choices = card()
        layout = QVBoxLayout(self._choices)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(0)
        for kind, key in _CHOICES[:_LIKELY]:
            self._add_choice(layout, key, self._adder(kind))
        self._unfold = button(
            "Omröstning och fler …", self._on_unfold, kind="bare", key="F9", name="Omröstning och fler", icon="plus"
        )
        layout.addWidget(self._unfold)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(0)
        for kind, key in _CHOICES[_LIKELY:]:
            self._add_choice(rest, key, self._adder(kind))
        for key in _FORMAL:
            self._add_choice(rest, key, partial(self._on_formal, key))
        self._rest.hide()
        layout.addWidget(self._rest)
        return self._choices

    def _add_choice(self, layout: QVBoxLayout, key: Key, does: Callable[[], None]) -> None:
        choice = button(
            key.words, does, kind="bare", key=key, name=key.words.removesuffix(" …"), icon="plus", opens=True
        )
        layout.addWidget(choice)
        layout.addWidget(hairline())
        shortcut(key, self, does, inside=False)

    def _on_unfold(self) -> None:
        """Show the rest in the place of the button that asks for them, with the keyboard at the first."""
        self._unfold.hide()
        self._rest.show()
        self._rest.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_formal(self, key: Key) -> None:
        if not self._locked:
            self.formal_requested.emit(key)

    def _adder(self, kind: DecisionKind) -> Callable[[], None]:
        def add() -> None:
            if not self._locked:
                self.added.emit(kind)

        return add

    def _new_card(self, decision: Decision) -> DecisionCard:
        shown = DecisionCard(decision.kind)
        key = decision.id
        shown.text_edited.connect(lambda text: self.text_edited.emit(key, text))
        shown.assignee_edited.connect(lambda text: self.assignee_edited.emit(key, text))
        shown.matter_edited.connect(lambda text: self.matter_edited.emit(key, text))
        shown.clauses_edited.connect(lambda clauses: self.clauses_edited.emit(key, clauses))
        shown.due_edited.connect(lambda day: self.due_edited.emit(key, day))
        shown.due_changed.connect(lambda day: self.due_changed.emit(key, day))
        shown.due_forgotten.connect(self.due_forgotten)
        shown.recompose_requested.connect(lambda: self.recompose_requested.emit(key))
        shown.moved.connect(lambda step: self.moved.emit(key, step))
        shown.removed.connect(lambda: self.removed.emit(key))
        shown.set_locked(self._locked)
        self._cards[key] = shown
        return shown
