"""Who serves and whether that is enough, who should serve, who came and went: the right side of the roll call."""

from collections.abc import Callable
from datetime import time

from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain.meeting import Meeting
from samradapp.domain.presence import missing_principals, present_at, quorum
from samradapp.domain.rollcall import Mark
from samradapp.store import Database
from samradapp.ui import keys
from samradapp.ui.meeting_page import Do
from samradapp.ui.models.roll_call_rows import called_now, leading_group
from samradapp.ui.panes.presence_pane import EventsPane
from samradapp.ui.panes.service_pane import ServicePane
from samradapp.ui.widgets.attendance_summary import AttendanceSummary, Summary
from samradapp.ui.widgets.parts import hairline


class AttendancePane(QWidget):
    """What is shown is of the current item, or of the first before the meeting has begun."""

    def __init__(self, db: Database, do: Do, now: Callable[[], time]) -> None:
        super().__init__()
        self.summary = AttendanceSummary()
        self.service = ServicePane(db, do, now)
        self.service.cards.set_key(keys.LET_SERVE)
        self.events = EventsPane(db, do, now, folds=True)
        self._build()

    def load(self, meeting: Meeting) -> None:
        item = meeting.item_now
        self.setVisible(item is not None)
        if item is None:
            return
        self.service.load(meeting, item, unfilled_too=True)
        self.summary.set_summary(summary(meeting, item, self.service.offered))
        self.events.load(meeting, item)

    def accept_first(self) -> bool:
        """Let the first proposed substitute serve; tell whether there is one."""
        return self.service.accept_first()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        for part in (self.summary, hairline(), self.service, self.events):
            column.addWidget(part)
        column.addStretch(1)  # all the room that is over; else the lines of the events would share it


def summary(meeting: Meeting, item_id: int, proposed: int = 0) -> Summary:
    """Give the attendance at an item in numbers; excused and left to call are the deciding group's, where there is one.

    Before the roll call is opened nobody is missing: nobody has been asked.
    """
    lead = leading_group(meeting)
    called = [entry for entry in lead.entries if entry.attendee is not None] if lead else called_now(meeting)
    present, counted = len(present_at(meeting, item_id)), quorum(meeting, item_id)
    excused = sum(entry.mark is Mark.EXCUSED for entry in called)
    left = sum(entry.mark is Mark.UNMARKED for entry in called)
    if counted is None or lead is None:
        return Summary(present, excused=excused, left=left)
    missing = missing_principals(meeting, item_id)
    all_of_them = len({seat.principal for seat in lead.seats if seat.principal})
    return Summary(
        present,
        counted.seats,
        counted.served,
        counted.needed,
        counted.met,
        proposed,
        (all_of_them - len(missing), all_of_them),
        excused,
        left,
        missing if not left else (),
    )
