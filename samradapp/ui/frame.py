"""What stands around the pages: rail, header, steps, messages and status, and how they give way in a small window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.ui import keys
from samradapp.ui.page_stack import PageStack
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.meeting_header import MeetingHeader, done_steps, presence_words, status_chip
from samradapp.ui.widgets.message_bar import MessageBar
from samradapp.ui.widgets.rail import Place, Rail
from samradapp.ui.widgets.status_bar import StatusBar
from samradapp.ui.widgets.step_bar import StepBar

if TYPE_CHECKING:
    from samradapp.domain.meeting import Meeting

_LOW, _NARROW = 800, 1100  # below this height and width the frame makes room, at a text size of 100 %
_ALWAYS_AT_HAND = ((keys.UNDO.cap, "ångra"), (keys.COMMANDS.cap, "kommandon"), (keys.HELP.cap, "hjälp"))


class Frame(QWidget):
    """Shows the open meeting, or that none is, around the stack of pages."""

    def __init__(self, messages: MessageBar) -> None:
        super().__init__()
        self._has_meeting = False
        self.rail = Rail()
        self.header = MeetingHeader()
        self.steps = StepBar()
        self.messages = messages
        self.stack = PageStack()
        self.stack.setObjectName("paper")
        self.status = StatusBar()
        self._content = QVBoxLayout()
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(0)
        for part in (self.header, self.steps, self.messages):
            self._content.addWidget(part)
        self._content.addWidget(self.stack, 1)
        self._content.addWidget(self.status)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(self._content, 1)

    def add_line(self, line: QWidget) -> None:
        """Give the line that tells of long work its place below the messages."""
        self._content.insertWidget(self._content.indexOf(self.messages) + 1, line)

    def show_meeting(self, meeting: "Meeting | None", place: Place) -> None:
        """Bring rail, header and steps to the open meeting; without one they are hidden."""
        self._has_meeting = meeting is not None
        self.steps.setVisible(self._has_meeting)
        self.rail.set_place(place)
        if meeting is not None:
            self.header.set_meeting(meeting)
            self.steps.set_meeting(meeting.label, status_chip(meeting.status, notice_sent=meeting.notice_sent))
            self.steps.set_presence(*presence_words(meeting))
            self.steps.set_done(done_steps(meeting))
        self.make_room()

    def show_facts(self, facts: Sequence[str], hints: Sequence[tuple[str, str]]) -> None:
        """Say at the foot what is to be known, and the keys at hand: the page's own and those that always are."""
        self.status.set_facts(facts)
        self.status.set_keys([*hints, *_ALWAYS_AT_HAND])

    def make_room(self) -> bool:
        """Let header and rail give way in a small window or with large text; tells whether it is narrow."""
        font, window = QApplication.font(), self.window()
        low, narrow = window.height() < scaled(_LOW, font), window.width() < scaled(_NARROW, font)
        self.header.setVisible(self._has_meeting and not low)
        self.steps.set_room(low=low, narrow=narrow)
        self.rail.set_narrow(narrow)
        return narrow
