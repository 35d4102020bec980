"""Uppdrag: what was assigned in all meetings, what is late, and what is done."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from samradapp.domain.assignment import Assignment
from samradapp.domain.swedish import counted, long_date, sentence_case
from samradapp.store import Database
from samradapp.store.assignments import assignments, mark_assignment_done, reopen_assignment
from samradapp.ui import keys
from samradapp.ui.models.assignments import AssignmentHeading, AssignmentListRow, AssignmentRow
from samradapp.ui.place_page import PlacePage
from samradapp.ui.widgets.assignment_list import AssignmentList
from samradapp.ui.widgets.body_choice import BodyChoice
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.parts import label
from samradapp.ui.widgets.segments import Segments

_OPEN, _DONE = "open", "done"


class AssignmentsPage(PlacePage):
    """Marks lie outside the protocols' lock: an adjusted meeting's assignments are followed up like any other's."""

    guide = "beslut"

    def __init__(self, db: Database, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._db = db
        self._now = now
        self._all: tuple[Assignment, ...] = ()
        self._turned: list[Assignment] = []  # as they were before, the latest last
        self._build()

    def load(self) -> None:
        self._all = assignments(self._db)
        bodies = {one.body_id: one.body for one in self._all}
        self._bodies.set_choices([(None, "Alla organ"), *bodies.items()] if len(bodies) > 1 else [])
        self._show()

    def take_focus(self) -> None:
        if self.list.isHidden():
            self._which.take_focus()
        else:
            self.list.setFocus()

    def status_facts(self) -> list[str]:
        still = sum(one.done is None for one in self._all)
        return [counted(still, "öppet uppdrag", "öppna uppdrag")]

    def key_hints(self) -> list[tuple[str, str]]:
        hints = [(keys.TURN.cap, "klart"), (keys.TO_DECISION.cap, "till beslutet")]
        return hints if isinstance(self.list.chosen_row(), AssignmentRow) else []

    def _build(self) -> None:
        self._which = Segments("Visa")
        self._which.set_choices([(_OPEN, "Öppna"), (_DONE, "Klara")])
        self._bodies = BodyChoice("Visa uppdrag från")
        for choice in (self._which, self._bodies):
            choice.chosen.connect(self._on_choice)
        self.list = AssignmentList()
        self.list.turned.connect(self._on_turned)
        self.list.opened.connect(lambda row: self.meeting_requested.emit(row.meeting_id, row.item_id))
        self._empty = label(role="hint", wraps=True)
        choices = QHBoxLayout()
        choices.addWidget(self._which)
        choices.addSpacing(24)
        choices.addWidget(self._bodies, 1)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(label("Uppdrag", "page"))
        head.addLayout(choices)
        head.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 24, 16, 0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)

    def _show(self) -> None:
        done, body = self._which.value() == _DONE, self._bodies.value()
        shown = [one for one in self._all if (one.done is not None) == done and body in (None, one.body_id)]
        self._empty.setText(_empty_words(done=done, any_known=bool(self._all)))
        self._empty.setVisible(not shown)
        had_keyboard = self.list.hasFocus()
        self.list.set_rows(tuple(assignment_rows(shown, self._now().date())))
        self.list.setVisible(bool(shown))
        if self.list.chosen_row() is None:
            self.list.step(1)
        if had_keyboard:
            self.take_focus()

    def _on_choice(self) -> None:
        self._show()
        self.facts_changed.emit()

    def take_back(self) -> bool:
        """Undo the last mark: it lies outside the meetings, and so outside their steps."""
        if not self._turned:
            return False
        before = self._turned[-1]
        self._mark(before, before.done)
        self._turned.pop()
        self.take_focus()
        self.said.emit(f"Ångrade: {_turned_words(before)}.", MessageKind.INFO)
        return True

    def _on_turned(self, row: AssignmentRow) -> None:
        before = next(one for one in self._all if one.uuid == row.uuid)
        self._mark(before, None if before.done else self._now().date())
        self._turned.append(before)
        self.said.emit(f"{_turned_words(before)}. Ångra med {keys.UNDO.cap}.", MessageKind.INFO)

    def _mark(self, one: Assignment, done: date | None) -> None:
        if done is None:
            reopen_assignment(self._db, one.uuid)
        else:
            mark_assignment_done(self._db, one.uuid, done)
        self.load()
        self.facts_changed.emit()


def _turned_words(before: Assignment) -> str:
    """Say what was done with an assignment that is turned."""
    return f"{'Öppnade igen' if before.done else 'Markerade som klart'}: {sentence_case(before.short)}"


def assignment_rows(found: Sequence[Assignment], today: date) -> Iterator[AssignmentListRow]:
    """Give the rows in the order they are due, under headings."""
    for heading, group in groupby(found, key=lambda one: _heading(one, today)):
        ones = list(group)
        yield AssignmentHeading(heading, str(len(ones)))
        for one in ones:
            where = f"{one.item_word} {one.number} i {one.meeting}, {one.body}"
            detail = " · ".join(piece for piece in (one.assignee, where) if piece)
            day = f"klart {long_date(one.done)}" if one.done else long_date(one.due) if one.due else ""
            place = one.uuid, one.meeting_id, one.item_id
            words = sentence_case(one.short)
            yield AssignmentRow(*place, words, detail, day, one.is_late(today), one.done is not None)


def _heading(one: Assignment, today: date) -> str:
    if one.done is not None:
        return "Klara"
    if one.due is None:
        return "Utan dag"
    return "Försenade" if one.is_late(today) else "Kommande"


def _empty_words(*, done: bool, any_known: bool) -> str:
    if not any_known:
        return "Inga uppdrag än. De kommer hit när ett möte beslutar att uppdra åt någon (F9 U i protokollet)."
    return "Inget är klart än. Blanksteg markerar ett uppdrag som klart." if done else "Allt är klart."
