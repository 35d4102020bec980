"""What earlier meetings left for this one, wired to the store: items put off, and assignments due by its day."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from samradapp.domain.assignment import Assignment
from samradapp.domain.decision import DecisionKind
from samradapp.domain.meeting import Meeting
from samradapp.domain.swedish import day_and_month
from samradapp.store import Database, assignments, items, set_aside, waiting
from samradapp.store.waiting import WaitingItem
from samradapp.ui.aside import Aside
from samradapp.ui.meeting_page import Do
from samradapp.ui.widgets.parts import hairline
from samradapp.ui.widgets.waiting_panel import WaitingPanel, WaitingRow

_WHY = {DecisionKind.POSTPONE: "Bordlagt", DecisionKind.REFER_BACK: "Återremiss"}
Waiting = WaitingItem | Assignment


class WaitingPane(QWidget):
    """A tick puts it in the agenda, where it is an item as any other; without the tick it waits again.

    What she hides waits for the next meeting, and is left out of this one's list.
    """

    def __init__(self, db: Database, do: Do) -> None:
        super().__init__()
        self._db = db
        self._do = do
        self._meeting: Meeting | None = None
        self._known: dict[str, Waiting] = {}
        self._rows: dict[object, WaitingRow] = {}
        self._aside: Aside[tuple[str, bool]] = Aside(db)  # what was hidden, or shown again
        self.panel = WaitingPanel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.panel)
        layout.addWidget(hairline())
        self.panel.toggled.connect(self._on_toggled)
        self.panel.hiding.connect(self._on_hiding)

    def load(self, meeting: Meeting) -> None:
        """Show what waits; nothing waiting takes no room."""
        self._meeting = meeting
        self._aside.follow(meeting)
        put_off = waiting.waiting_items(self._db, meeting.id)
        given = assignments.open_assignments(self._db, meeting.body.id)
        due = [known for known in given if known.waits_for(meeting.id, meeting.day)]
        self._known = {known.uuid: known for known in put_off} | {known.uuid: known for known in due}
        rows = [_item_row(meeting, known) for known in put_off]
        rows += [_assignment_row(meeting, known) for known in due]
        self._rows = {row.key: row for row in rows}
        left = set_aside.all_of(self._db, meeting.uuid)
        self.panel.set_rows([replace(row, hidden=not row.taken and _mark(str(row.key)) in left) for row in rows])
        self.panel.set_locked(meeting.locked)
        self.setVisible(bool(self._known))

    def _on_toggled(self, key: str, wanted: bool) -> None:
        if self._meeting is not None:
            meeting, known = self._meeting, self._known[key]
            if isinstance(known, Assignment):
                self._do(lambda: self._take_assignment(meeting, known, wanted=wanted))
            elif wanted:
                self._do(lambda: waiting.take_up(self._db, meeting.id, known))
            else:
                self._do(lambda: waiting.put_back(self._db, meeting.id, known))

    def take_back(self) -> str | None:
        """Show again what was hidden last, or the other way round; gives what that was in words, None for nothing."""
        last = self._aside.last()
        if last is None:
            return None
        key, hidden = last
        focused = QApplication.focusWidget()
        here = focused is not None and self.panel.isAncestorOf(focused)
        if not self._hide(key, hidden=not hidden):
            return ""
        self._aside.drop()
        if here:
            self.panel.point_at(key)
        return f"{'Dolde' if hidden else 'Visade igen'} ”{self._rows[key].heading}”"

    def _on_hiding(self, key: str, hidden: bool) -> None:
        if self._hide(key, hidden=hidden):
            self._aside.add((key, hidden))

    def _hide(self, key: str, *, hidden: bool) -> bool:
        if self._meeting is None:
            return False
        meeting, write = self._meeting, set_aside.add if hidden else set_aside.take_back
        return self._do(lambda: write(self._db, meeting.uuid, _mark(key)))

    def _take_assignment(self, meeting: Meeting, known: Assignment, *, wanted: bool) -> None:
        taken = waiting.taken_item(meeting, known.uuid)
        if wanted:
            waiting.take_assignment(self._db, meeting.id, known)
        elif taken is not None:
            items.delete(self._db, meeting.id, taken)


def _mark(uuid: str) -> str:
    """Name what waits among all that she has set aside in a meeting."""
    return f"waiting {uuid}"


def _item_row(meeting: Meeting, known: WaitingItem) -> WaitingRow:
    detail = f"{meeting.body.item_word} {known.number}, möte {known.meeting}"
    return WaitingRow(known.uuid, f"{_WHY[known.why]}: {known.title}", detail, known.taken_as is not None)


def _assignment_row(meeting: Meeting, known: Assignment) -> WaitingRow:
    due = f"åter {day_and_month(known.due)}" if known.due else f"möte {known.meeting}"
    detail = ", ".join(piece for piece in (known.assignee, due) if piece)
    return WaitingRow(
        known.uuid, f"Uppdrag: {known.short}", detail, waiting.taken_item(meeting, known.uuid) is not None
    )
