"""The frame around a meeting: its header, and what the step bar shows of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from samradapp.domain.status import STATUS_NAMES, Status
from samradapp.domain.swedish import day_and_time
from samradapp.ui import keys
from samradapp.ui.tokens import Tone, scaled
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.chip import Chip
from samradapp.ui.widgets.painting import painted
from samradapp.ui.widgets.parts import follow_room, label, upright
from samradapp.ui.widgets.step_bar import Step

if TYPE_CHECKING:
    from samradapp.domain.meeting import Meeting  # at the start there is a header, and no meeting in it

_LEAST = 120  # of the body's name

# How a status is shown: its tone and its icon.
STATUS_LOOKS = {
    Status.PLANNED: (Tone.INFO, "calendar-days"),
    Status.OPEN: (Tone.OK, "circle-dot"),
    Status.DRAFT: (Tone.PLAIN, "pencil"),
    Status.WITH_ADJUSTERS: (Tone.WARN, "pen-line"),
    Status.ADJUSTED: (Tone.PLAIN, "lock"),
    Status.ARCHIVED: (Tone.PLAIN, "package"),
    Status.CANCELLED: (Tone.PLAIN, "ban"),
}


def status_chip(status: Status, *, notice_sent: bool = False) -> tuple[str, Tone, str]:
    """Give word, tone and icon of a meeting's status; a planned one that has been called to says so."""
    if status is Status.PLANNED and notice_sent:
        return "Kallat", Tone.INFO, "mail"
    return (STATUS_NAMES[status], *STATUS_LOOKS[status])


class MeetingHeader(QFrame):
    """Body, number, day and status of the open meeting, and the way to all commands.

    Where there is too little room the commands go by their icon, and then the body's name is cut.
    """

    commands_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAccessibleName("Mötet")
        self._body = _Name()
        self._number = label()
        self._day = label()
        self._status = Chip()
        self._commands = button("Kommandon", self.commands_requested.emit, key=keys.COMMANDS, icon="search")
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 12, 16, 8)
        layout.setSpacing(12)
        for part in (self._body, self._number, upright(), self._day, self._status):
            layout.addWidget(part)
        layout.addStretch()
        layout.addWidget(self._commands)
        follow_room(self, self._make_room)

    def set_meeting(self, meeting: "Meeting") -> None:
        self._body.setText(meeting.body.name)
        self._body.setToolTip(meeting.body.name)
        self._number.setText(meeting.label)
        self._day.setText(day_and_time(meeting.day, meeting.start, meeting.end))
        self._status.show_word(*status_chip(meeting.status, notice_sent=meeting.notice_sent))
        self._make_room()

    def _make_room(self) -> None:
        self._commands.set_folded(False)
        self._commands.set_folded(self.width() < self._layout.sizeHint().width())


class _Name(QLabel):
    """A name in one line. It is cut rather than hold the window wide, and is whole in its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "figure")

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_LEAST, QApplication.font()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painted(self) as painter:
            painter.setPen(self.palette().windowText().color())
            fits = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, fits)


def presence_words(meeting: "Meeting") -> tuple[str, bool | None]:
    """Give "12 av 20" and whether that is a quorum, at the current item or the first; nothing before the roll call."""
    from samradapp.domain.presence import quorum, quorum_words

    item = meeting.item_now
    if item is None or not meeting.roll_opened:
        return "", None
    counted = quorum(meeting, item)
    return quorum_words(meeting, item)[0], None if counted is None or counted.needed is None else counted.met


def done_steps(meeting: "Meeting") -> frozenset[Step]:
    """Give the steps that are done: an agenda with items, a roll where every name is called, a meeting ended.

    What has been handed to the adjusters has been reviewed.
    """
    from samradapp.domain.rollcall import Mark

    entries = [entry for group in meeting.groups for entry in group.entries if entry.attendee is not None]
    ended = meeting.status not in (Status.PLANNED, Status.OPEN, Status.CANCELLED)
    done = {
        Step.ITEMS: bool(meeting.items) and meeting.roll_opened,
        Step.ROLL_CALL: bool(entries) and all(entry.mark is not Mark.UNMARKED for entry in entries),
        Step.MINUTES: ended,
        Step.REVIEW: meeting.locked or meeting.status is Status.WITH_ADJUSTERS,
        Step.ADJUST: meeting.locked,
    }
    return frozenset(step for step, is_done in done.items() if is_done)
