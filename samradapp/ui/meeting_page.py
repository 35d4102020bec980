"""What every page of an open meeting has in common."""

from collections.abc import Callable, Hashable
from datetime import datetime, time
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from samradapp.store import Database
from samradapp.ui.autosave import Autosave
from samradapp.ui.widgets.message_bar import MessageKind

if TYPE_CHECKING:
    from samradapp.domain.findings import Finding
    from samradapp.domain.meeting import Meeting  # the window knows its pages before a meeting is open


Do = Callable[[Callable[[], object]], bool]  # make a change now; tells whether it was made


class Later(Protocol):
    """Make a change at the next pause in typing, or when the field is left; ``words`` are what is typed."""

    def __call__(self, key: Hashable, write: Callable[[], object], words: str = "", *, held: bool = False) -> None: ...


class MeetingPage(QWidget):
    """A page that shows the open meeting. It writes through the store, says so, and is handed the meeting anew."""

    facts_changed = Signal()  # what it tells in the status bar, though the meeting is the same
    changed = Signal()  # something was written that the meeting must be read again for
    said = Signal(str, object)  # a sentence, MessageKind
    step_requested = Signal(object)  # Step
    document_requested = Signal(str)  # its kind: she wants to save it

    guide = "borja"  # the chapter of the guide that tells of this page

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._db = db
        self._autosave = autosave
        self._now = now
        self._meeting: Meeting | None = None

    def load(self, meeting: "Meeting") -> None:
        """Show the meeting as it is now; focus, selection and scroll stay."""
        self._meeting = meeting
        self._show(meeting)

    def point_at(self, item_id: int) -> None:
        """Show an item where this page has it: what was undone, or looked for, is there. The keyboard stays."""

    def point_at_name(self, entry_id: int) -> None:
        """Show a line of the roll call where this page has it, as an item is shown."""

    def point_at_ballot(self, vote_id: int, attendee: int) -> None:
        """Show whose ballot it was where this page has votes, as an item is shown."""

    def take_back(self) -> bool:
        """Take back what was last done here, if that is no step of the meeting; tell whether there was any such."""
        return False

    def status_facts(self) -> list[str]:
        """Say what is to be known at the foot of the window: "Ärende 19 sedan 10.18", "412 ord"."""
        return []

    def key_hints(self) -> list[tuple[str, str]]:
        """Give the keys that are most at hand here, as they are printed, with a word for each."""
        return []

    def left(self) -> dict[str, int]:
        """Give what is to be shown again when the meeting is come back to; the same goes to ``go_back``."""
        return {}

    def go_back(self, place: dict[str, int]) -> None:
        """Show what was shown when the meeting was left, as far as it is still there."""

    def take_focus(self) -> None:
        """Put the keyboard where it is most wanted."""
        self.setFocus()

    def show_spot(self, _finding: "Finding") -> None:
        """Put the keyboard where a finding is mended."""
        self.take_focus()

    def show_document(self, _kind: str) -> None:
        """Ask where a document is to be saved."""
        self.take_focus()

    @property
    def meeting(self) -> "Meeting":
        """The meeting that is shown; the page is asked for nothing before it has one."""
        if self._meeting is None:
            raise RuntimeError("the page has no meeting yet")
        return self._meeting

    def _show(self, meeting: "Meeting") -> None:
        """Bring the page's panels to the meeting."""

    def _do(self, write: Callable[[], object]) -> bool:
        """Save what waits, make one change, and have the meeting read again even when it is refused.

        Tells whether the change was made; what hindered it is said.
        """
        if not self._settled():
            return False
        try:
            write()
        finally:
            self.changed.emit()
        self._autosave.tell_saved()
        return True

    def _settled(self) -> bool:
        """Save what waits; while that fails nothing else may be done, since it would be read again without it."""
        self._autosave.flush()
        if self._autosave.failing:
            self._say("Det sist skrivna är inte sparat än. Det står kvar här; försök igen.", MessageKind.WARNING)
        return not self._autosave.failing

    def _later(self, key: Hashable, write: Callable[[], object], words: str = "", *, held: bool = False) -> None:
        """Make a change at the next pause in typing, or one that is ``held`` when the field is left.

        ``words`` are what is typed, should it never be possible.
        """

        def save() -> None:
            write()
            self.changed.emit()

        self._autosave.schedule(key, save, lambda: words, held=held)

    def _clock(self) -> time:
        return self._now().time().replace(second=0, microsecond=0)

    def _say(self, sentence: str, kind: MessageKind = MessageKind.INFO) -> None:
        self.said.emit(sentence, kind)
