"""The decisions of the shown item, wired to the store: sentences follow their fields until she edits them."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain import wording
from samradapp.domain.decision import Decision, DecisionKind
from samradapp.domain.meeting import Item, Meeting, numbers
from samradapp.domain.text import clean_line
from samradapp.store import Database, decisions
from samradapp.ui.meeting_page import Do, Later
from samradapp.ui.widgets.decision_cards import DecisionCards


class DecisionPane(QWidget):
    """Cards for the shown item's decisions. ``do`` makes a change now, ``later`` at the next pause in typing."""

    def __init__(self, db: Database, do: Do, later: Later) -> None:
        super().__init__()
        self._db = db
        self._do = do
        self._later = later
        self._meeting: Meeting | None = None
        self._item: Item | None = None
        self._typed: dict[int, Decision] = {}
        self._build()

    def load(self, meeting: Meeting, item: Item, *, locked: bool) -> None:
        """Show an item's decisions as they are stored."""
        self._meeting, self._item = meeting, item
        self._typed = {decision.id: decision for decision in item.decisions}
        self.cards.set_heading(f"Beslut i {meeting.body.item_word} {numbers(meeting)[item.id]}")
        self.cards.set_decisions(item.decisions, meeting.day)
        self.cards.set_locked(locked)

    def _build(self) -> None:
        self.cards = DecisionCards()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.cards)
        cards = self.cards
        cards.added.connect(self._on_added)
        cards.moved.connect(self._on_moved)
        cards.removed.connect(self._on_removed)
        cards.recompose_requested.connect(lambda key: self._save_now(key, "text", edited=False))
        cards.text_edited.connect(lambda key, text: self._save_later(key, "text", text=text, edited=True))
        for name, typed in (
            ("assignee", cards.assignee_edited),
            ("matter", cards.matter_edited),
            ("clauses", cards.clauses_edited),
            ("due", cards.due_edited),
        ):
            self._connect(typed, name)
        cards.due_changed.connect(lambda key, due: self._save_now(key, "due", due=due))

    def _connect(self, typed: SignalInstance, name: str) -> None:
        typed.connect(lambda key, value: self._save_later(key, name, **{name: value}))

    def _on_added(self, kind: DecisionKind) -> None:
        if self._meeting is None or self._item is None:
            return
        meeting, item = self._meeting, self._item
        text = wording.compose(kind, meeting.part_of(item.id).body)
        added: list[int] = []
        self._do(lambda: added.append(decisions.add(self._db, meeting.id, item.id, kind, text)))
        if kind is not DecisionKind.TAKE_NOTE and added and added[0] in self.cards.shown_ids():
            self.cards.edit(added[0])

    def _on_moved(self, decision_id: int, step: int) -> None:
        """Change places with the decision above or below."""
        if self._meeting is None or self._item is None:
            return
        meeting_id, order = self._meeting.id, [decision.id for decision in self._item.decisions]
        place = order.index(decision_id) + (step if step < 0 else step + 1)
        before = order[place] if place < len(order) else None
        self._do(lambda: decisions.move(self._db, meeting_id, decision_id, before))

    def _on_removed(self, decision_id: int) -> None:
        if self._meeting is not None:
            meeting_id = self._meeting.id
            self._do(lambda: decisions.delete(self._db, meeting_id, decision_id))

    def _save_later(self, key: int, field: str, **typed: Any) -> None:
        decision = self._typing(key, **typed)
        if decision is not None and self._meeting is not None:
            meeting_id = self._meeting.id
            save = partial(decisions.save, self._db, meeting_id, decision, field)
            words = decision.text if field == "text" or not decision.edited else _words(typed[field])
            self._later(("decision", key), save, words, held=field == "due")

    def _save_now(self, key: int, field: str, **typed: Any) -> None:
        decision = self._typing(key, **typed)
        if decision is not None and self._meeting is not None:
            meeting_id = self._meeting.id
            self._do(lambda: decisions.save(self._db, meeting_id, decision, field))

    def _typing(self, key: int, **typed: Any) -> Decision | None:
        """Give the decision with what is typed, its sentence composed anew unless it is her own."""
        known = self._typed.get(key)
        if known is None or self._meeting is None or self._item is None:
            return None
        decision = _cleaned(replace(known, **typed))
        if not decision.edited:
            body = self._meeting.part_of(self._item.id).body
            text = wording.compose(decision.kind, body, decision.assignee, decision.matter, decision.clauses)
            decision = replace(decision, text=text)
        self._typed[key] = decision
        return decision


def _words(typed: object) -> str:
    return "\n".join(typed) if isinstance(typed, tuple) else str(typed or "")


def _cleaned(decision: Decision) -> Decision:
    return replace(
        decision,
        text=clean_line(decision.text),
        assignee=clean_line(decision.assignee),
        matter=clean_line(decision.matter),
        clauses=tuple(clean_line(clause) for clause in decision.clauses),
    )
