"""The frame around a meeting: the rail, the header, and what the step bar shows of it."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.status import STATUS_NAMES, Status
from samradapp.domain.swedish import day_and_time
from samradapp.ui.tokens import Tone
from samradapp.ui.widgets.parts import chip, label, set_property, tool
from samradapp.ui.widgets.step_bar import Step

if TYPE_CHECKING:
    from samradapp.domain.meeting import Meeting  # at the start there is a header, and no meeting in it

STATUS_TONES = {
    Status.OPEN: Tone.OK,
    Status.WITH_ADJUSTERS: Tone.WARN,
    Status.DRAFT: Tone.INFO,
    Status.PLANNED: Tone.INFO,
}


class Place(StrEnum):
    """What the rail leads to."""

    MEETINGS = "meetings"
    REGISTER = "register"
    SETTINGS = "settings"


class Rail(QFrame):
    """The places of the program, at the left edge."""

    meetings_chosen = Signal()
    register_chosen = Signal()
    settings_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def set_place(self, place: Place) -> None:
        self._places[place].setChecked(True)

    def _build(self) -> None:
        self.setObjectName("rail")
        self.setAccessibleName("Programmets delar")
        self.setFixedWidth(88)
        self._places = {
            Place.MEETINGS: tool("Möten", "Möten (Ctrl+0)", self.meetings_chosen.emit, checkable=True),
            Place.REGISTER: tool("Register", "Register (Ctrl+9)", self.register_chosen.emit, checkable=True),
            Place.SETTINGS: tool("Anpassa", "Anpassa (Ctrl+,)", self.settings_chosen.emit, checkable=True),
        }
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 12, 6, 12)
        for place, choice in self._places.items():
            choice.setProperty("rail", True)
            group.addButton(choice)
            if place is Place.SETTINGS:
                layout.addStretch()
            layout.addWidget(choice)


class MeetingHeader(QFrame):
    """Body, number, day and status of the open meeting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAccessibleName("Mötet")
        self._body = label(role="heading")
        self._number = label()
        self._day = label(role="small")
        self._status = chip("", Tone.PLAIN)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 12, 16, 8)
        layout.setSpacing(16)
        for part in (self._body, self._number, self._day, self._status):
            layout.addWidget(part)
        layout.addStretch()

    def set_meeting(self, meeting: "Meeting") -> None:
        self._body.setText(meeting.body.name)
        self._number.setText(meeting.label)
        self._day.setText(day_and_time(meeting.day, meeting.start, meeting.end))
        self._status.setText(STATUS_NAMES[meeting.status])
        set_property(self._status, "chip", STATUS_TONES.get(meeting.status, Tone.PLAIN).value)


def presence_words(meeting: "Meeting") -> tuple[str, bool | None]:
    """Give "12 av 20" and whether that is a quorum, at the current item or the first; nothing before the roll call."""
    from samradapp.domain.presence import quorum, quorum_words

    item = meeting.current_item or next((item.id for item in meeting.items), None)
    if item is None or not meeting.roll_opened:
        return "", None
    counted = quorum(meeting, item)
    return quorum_words(meeting, item)[0], None if counted is None or counted.needed is None else counted.met


def done_steps(meeting: "Meeting") -> frozenset[Step]:
    """Give the steps that are done: an agenda with items, a roll where every name is called, a meeting ended."""
    from samradapp.domain.rollcall import Mark

    entries = [entry for group in meeting.groups for entry in group.entries if entry.attendee is not None]
    ended = meeting.status not in (Status.PLANNED, Status.OPEN, Status.CANCELLED)
    done = {
        Step.ITEMS: bool(meeting.items) and meeting.roll_opened,
        Step.ROLL_CALL: bool(entries) and all(entry.mark is not Mark.UNMARKED for entry in entries),
        Step.MINUTES: ended,
        Step.ADJUST: meeting.locked,
    }
    return frozenset(step for step, is_done in done.items() if is_done)
