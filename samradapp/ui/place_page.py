"""What the pages of the rail's places have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class PlacePage(QWidget):
    """A page outside the meetings. It is made when it is wanted, and thrown away when it is left."""

    said = Signal(str, object)  # a sentence, MessageKind
    meeting_requested = Signal(int, object)  # meeting, item or None
    facts_changed = Signal()  # what it tells in the status bar

    guide = "borja"  # the chapter of the guide that tells of this page
    undoes: int | None = None  # whose steps Ctrl+Z takes back here; None when there are none

    def load(self) -> None:
        """Read again what the page shows; focus, selection and scroll stay."""

    def take_back(self) -> bool:
        """Take back what was last done here, if that is no step of a journal; tell whether there was any such."""
        return False

    def status_facts(self) -> list[str]:
        """Say what is to be known at the foot of the window: "Ärende 19 sedan 10.18", "412 ord"."""
        return []

    def key_hints(self) -> list[tuple[str, str]]:
        """Give the keys that are most at hand here, as they are printed, with a word for each."""
        return []

    def take_focus(self) -> None:
        """Put the keyboard where it is most wanted."""
        self.setFocus()
