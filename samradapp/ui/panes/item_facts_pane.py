"""What else there is to say of the shown item, wired to the store."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain.meeting import Adjournment, Item, Meeting
from samradapp.domain.text import clean_line
from samradapp.store import Database, items, proceedings
from samradapp.ui.meeting_page import Do, Later
from samradapp.ui.widgets.item_facts import ItemFactsPanel, Pause


class ItemFactsPane(QWidget):
    """``do`` makes a change now, ``later`` at the next pause in typing."""

    def __init__(self, db: Database, do: Do, later: Later, today: Callable[[], date]) -> None:
        super().__init__()
        self._db = db
        self._do = do
        self._later = later
        self._today = today
        self._ids: tuple[int, int] | None = None  # meeting, item
        self.panel = ItemFactsPanel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self._connect()

    def load(self, meeting: Meeting, item: Item) -> None:
        """Show an item's facts as they are stored."""
        self._ids = (meeting.id, item.id)
        pauses = [Pause(pause.id, pause.start, pause.end) for pause in meeting.adjournments if pause.before == item.id]
        self.panel.set_item(item.id, item.reference, item.section, pauses)
        self.panel.set_locked(meeting=meeting.locked, item=item.adjusted is not None)

    def _connect(self) -> None:
        panel = self.panel
        panel.reference_edited.connect(lambda text: self._type("reference", items.save_reference, text))
        panel.section_edited.connect(lambda text: self._type("section", items.save_section, text))
        panel.pause_added.connect(self._on_pause)
        panel.pause_removed.connect(
            lambda key: self._write(lambda meeting, _: proceedings.delete_adjournment(self._db, meeting, key))
        )
        panel.adjust_requested.connect(
            lambda: self._write(lambda meeting, item: items.adjust_now(self._db, meeting, item, self._today()))
        )
        panel.reopen_requested.connect(self._on_reopen)

    def _write(self, write: Callable[[int, int], object]) -> bool:
        """Make one change now and tell whether it was made; the function is given the ids of meeting and item."""
        if self._ids is None:
            return False
        meeting_id, item_id = self._ids
        return self._do(lambda: write(meeting_id, item_id))

    def _type(self, field: str, save: Callable[[Database, int, int, str], None], text: str) -> None:
        if self._ids is not None:
            meeting_id, item_id = self._ids
            self._later((field, item_id), lambda: save(self._db, meeting_id, item_id, clean_line(text)), text)

    def _on_pause(self, start: time, end: time) -> None:
        """Add a pause; one that is refused stays in its fields."""
        if self._write(
            lambda meeting, item: proceedings.save_adjournment(self._db, meeting, Adjournment(0, start, end, item))
        ):
            self.panel.start.clear()
            self.panel.end.clear()

    def _on_reopen(self, who: str, why: str) -> None:
        """Open the item again; the reason stays where a name is missing."""
        if self._write(
            lambda meeting, item: proceedings.reopen_item(self._db, meeting, item, clean_line(who), clean_line(why))
        ):
            self.panel.reason.clear()
