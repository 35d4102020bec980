"""The paper wired to the store: title, kind, presenters and text of the shown item, saved as they are typed."""

from collections.abc import Callable, Hashable
from datetime import datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from samradapp.domain.generated import generated_text
from samradapp.domain.meeting import HALF_A_DAY, Item, Kind, Meeting, minutes_between, numbers
from samradapp.domain.template import read_presenters, written_presenters
from samradapp.domain.text import Text, clean_line, plain, word_count
from samradapp.errors import lost_for_good
from samradapp.store import Database, items, register
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import Do, Later
from samradapp.ui.models.phrases import PhraseRow
from samradapp.ui.panes.history_pane import HistoryPane
from samradapp.ui.widgets.item_sheet import ItemSheet
from samradapp.ui.widgets.phrase_popup import PhrasePopup

Saved = TypeVar("Saved")


class MinutesPane(QObject):
    """``do`` makes a change now, ``later`` at the next pause in typing; ``marked`` comes when a text begins or ends."""

    marked = Signal()

    def __init__(
        self, db: Database, do: Do, later: Later, autosave: Autosave, now: Callable[[], datetime], sheet: ItemSheet
    ) -> None:
        super().__init__(sheet)
        self._db = db
        self._do = do
        self._later = later
        self._autosave = autosave
        self._now = now
        self.sheet = sheet
        self._meeting: Meeting | None = None
        self._item: Item | None = None
        self._stored: dict[int, Text] = {}  # what the editor last wrote or read, by item
        self.history = HistoryPane(db, do, now, sheet.history)
        self.phrases = PhrasePopup(sheet)  # a widget of nobody would be left when the program ends
        self._connect()

    def load(self, meeting: Meeting, item: Item, *, locked: bool) -> None:
        """Show an item as it is stored; what is being typed in it stays."""
        same = self._item is not None and self._item.id == item.id
        self._meeting, self._item = meeting, item
        number = str(numbers(meeting)[item.id])
        self.sheet.set_locked(locked)
        self.sheet.head.show_item(item.id, number, item.title, item.kind, presenters_text(item))
        self.sheet.head.withdrawn.setVisible(item.withdrawn)
        self.show_time()
        if same and self.sheet.history.isVisible():
            self.history.open(meeting.id, item.id, locked=locked)
        else:
            self._show_own_or_generated()

    def _show_own_or_generated(self) -> None:
        if self._meeting is None or self._item is None:
            return
        if self._item.writes_itself:
            self.sheet.show_generated(self._generated())
        else:
            self._show_text(self._item.id)

    def forget_all_but(self, known: set[int]) -> None:
        """Drop the texts of items that are gone, or of another meeting."""
        for gone in {item_id for item_id in self._stored if not self._autosave.waits(("minutes", item_id))} - known:
            self.sheet.editor.forget(gone)
            del self._stored[gone]

    def show_time(self) -> None:
        """Say how long the item has gone on, or how long it took."""
        if self._meeting is not None and self._item is not None:
            current = self._meeting.current_item == self._item.id
            self.sheet.head.timer.show_minutes(minutes_taken(self._item, self._now(), current=current))

    def words(self) -> int:
        """Count the words of the shown item's text as last saved."""
        return word_count(self._stored.get(self._item.id, ())) if self._item is not None else 0

    def open_phrases(self) -> None:
        """Offer the phrases at the caret, when the text is hers to write in."""
        if not self.sheet.writes or self._meeting is None or self._item is None:
            return
        from samradapp.actions.phrases import phrases_for  # late: read when they are first wanted
        from samradapp.domain.phrases import find

        known = phrases_for(self._db, self._meeting, self._item.id, self._now())
        editor = self.sheet.editor
        editor.ensureCursorVisible()
        place = editor.cursorRect().translated(editor.viewport().pos())
        self.phrases.open(
            place,
            editor,
            lambda typed: [
                PhraseRow(row.phrase.code, row.filled.text, row.phrase.group, row.filled.blanks)
                for row in find(known, typed)
            ],
        )

    def open_history(self) -> None:
        """Show what the text has been; what is typed is saved first."""
        if self._meeting is None or self._item is None or self._item.writes_itself or not self._autosave.flush():
            return
        self.history.open(self._meeting.id, self._item.id, locked=not self.sheet.writes)
        self.sheet.show_history()

    def _show_text(self, item_id: int) -> None:
        """Fill the editor only when another item is shown or the stored text is not what it last wrote."""
        waits = self._autosave.waits(("minutes", item_id))
        stored = self._stored.get(item_id)
        text = items.minutes(self._db, item_id) if not waits or stored is None else stored
        if self.sheet.editor.shown_item() != item_id or (not waits and text != stored):
            self.sheet.show_text(item_id, text)
        else:
            self.sheet.show_own_text()
        if not waits:
            self._stored[item_id] = text

    def _connect(self) -> None:
        sheet = self.sheet
        sheet.text_edited.connect(self._on_text_edited)
        sheet.head.title_typed.connect(self._on_title_typed)
        sheet.head.presenters_typed.connect(self._on_presenters_typed)
        sheet.head.kind_chosen.connect(self._on_kind_chosen)
        sheet.own_text_requested.connect(self._on_own_text)
        sheet.history.closed.connect(self._on_history_closed)
        sheet.tools.phrases_requested.connect(self.open_phrases)
        sheet.tools.history_requested.connect(self.open_history)
        self.phrases.chosen.connect(self._on_phrase)
        self.phrases.closed.connect(sheet.take_focus)

    def _on_text_edited(self) -> None:
        item_id = self.sheet.editor.shown_item()
        if item_id is not None:
            self._autosave.schedule(
                ("minutes", item_id), partial(self._save_text, item_id), partial(self._words, item_id)
            )

    def _words(self, item_id: int) -> str:
        return plain(self.sheet.editor.text_of(item_id))

    def _save_text(self, item_id: int) -> None:
        """Read the document once, and write it. The pending save always belongs to the shown document."""
        text = self.sheet.editor.text_of(item_id)
        try:
            items.save_minutes(self._db, item_id, text, known=self._stored.get(item_id))
        except Exception as error:
            if lost_for_good(error):
                self._stored.pop(item_id, None)  # what the editor shows is not what is stored
            raise
        first = not self._stored.get(item_id)
        self._stored[item_id] = text
        if first or not text:
            self.marked.emit()

    def _save_later(
        self, field: Hashable, save: Callable[[Database, int, int, Saved], None], value: Saved, words: str
    ) -> None:
        if self._meeting is not None and self._item is not None:
            meeting_id, item_id = self._meeting.id, self._item.id
            self._later((field, item_id), partial(save, self._db, meeting_id, item_id, value), words)

    def _on_title_typed(self, title: str) -> None:
        self._save_later("title", items.save_title, clean_line(title), title)

    def _on_presenters_typed(self, line: str) -> None:
        presenters = [(clean_line(name), clean_line(title)) for name, title in read_presenters(line)]
        self._save_later("presenters", items.save_presenters, presenters, line)

    def _on_kind_chosen(self, kind: Kind) -> None:
        if self._meeting is not None and self._item is not None:
            meeting_id, item_id = self._meeting.id, self._item.id
            self._do(lambda: items.save_kind(self._db, meeting_id, item_id, kind))

    def _on_own_text(self) -> None:
        if self._meeting is not None and self._item is not None:
            meeting_id, item_id, text = self._meeting.id, self._item.id, self._generated()
            self._do(lambda: items.make_text_own(self._db, meeting_id, item_id, text))

    def _on_phrase(self, row: PhraseRow) -> None:
        if self.sheet.writes:
            self.sheet.editor.insert_phrase(row.text, row.blanks)

    def _on_history_closed(self) -> None:
        self._show_own_or_generated()
        self.sheet.take_focus()

    def _generated(self) -> Text:
        if self._meeting is None or self._item is None:
            return ()
        return generated_text(self._meeting, self._item, register.calendars(self._db, self._meeting))


def presenters_text(item: Item) -> str:
    """Give the presenters as they are typed: "Namn, titel; Namn"."""
    return written_presenters((who.name, who.title) for who in item.presenters)


def minutes_taken(item: Item, now: datetime, *, current: bool) -> int | None:
    """Give the minutes since the current item was opened, or those that a closed one took; None for what is not begun.

    A meeting may go on past midnight; what would be most of a day is a clock that was set back.
    """
    end = now.time() if current else item.closed
    if item.opened is None or end is None:
        return None
    taken = minutes_between(item.opened, end)
    return taken if taken <= HALF_A_DAY else 0
