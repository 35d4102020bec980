"""What is at hand in every page: all commands (Ctrl+K), the guide (F1), and the way from pane to pane (F6).

The window loads it when one of them is first asked for.
"""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QSplitter, QWidget
from shiboken6 import isValid

from samradapp.store import Database, meeting_list
from samradapp.ui import keys
from samradapp.ui.commands import each_once, item_commands, meeting_commands, other_page_commands, shown_commands
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.models.commands import Command
from samradapp.ui.place_page import PlacePage
from samradapp.ui.widgets.command_palette import CommandPalette
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.parts import FIRST
from samradapp.ui.widgets.rail import PLACES, Place
from samradapp.ui.widgets.step_bar import Step

if TYPE_CHECKING:
    from samradapp.ui.main_window import MainWindow


class AtHand(QObject):
    """One for the window. The guide lies over the page she was on, which keeps all it shows until she comes back."""

    def __init__(self, window: "MainWindow", db: Database) -> None:
        super().__init__(window)
        self._window = window
        self._db = db
        self.palette = CommandPalette(window)

    def show_commands(self) -> None:
        """Open the list of all that can be done now, or close it when it is open."""
        if not self.palette.isHidden():
            self.palette.close_and_return()
            return
        before = self.palette.open()
        self.palette.set_commands(each_once(self._commands(before)))

    def show_help(self, chapter: str = "") -> None:
        """Open the guide where it tells of what is shown; the open meeting stays open behind it."""
        from samradapp.ui.guide import FIRST
        from samradapp.ui.pages.help_page import HelpPage

        window, focused = self._window, QApplication.focusWidget()
        page = window.page
        if isinstance(page, HelpPage):
            page.show_chapter(chapter or FIRST)
            return
        guide = HelpPage()
        place = window.show_over(guide, Place.HELP)
        if place is None:
            guide.deleteLater()
            return
        guide.closed.connect(lambda: self._close_help(page, place, focused))
        fitting = page.guide if isinstance(page, MeetingPage | PlacePage) else FIRST
        guide.show_chapter(chapter or fitting)
        guide.take_focus()

    def show_keys(self) -> None:
        """Open the page of all keys."""
        from samradapp.ui.guide import KEYS

        self.show_help(KEYS)

    def _close_help(self, page: QWidget, place: Place, focused: QWidget | None) -> None:
        """Go back to the page she came from, and put the keyboard where it was."""
        self._window.show_again(page, place)
        if focused is not None and isValid(focused) and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_pane(self, by: int) -> None:
        """Put the keyboard in the next pane (1) or the one before (-1), where it was there last."""
        regions = [region for region in self._regions() if _first(region) is not None]
        focused = QApplication.focusWidget() or self._window
        here = next((n for n, region in enumerate(regions) if region.isAncestorOf(focused)), None)
        if not regions:
            return
        region = regions[(here + by) % len(regions) if here is not None else 0]
        last: QWidget | None = region.focusWidget()  # Qt's own types leave out that there may be none
        wanted = last if last is not None and last.isVisible() and last.isEnabled() else _first(region)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _regions(self) -> Iterator[QWidget]:
        """Give what F6 moves between: rail, steps, header and message, and the panes of the page."""
        window = self._window
        for part in (window.frame.rail, window.frame.header, window.steps, window.messages):
            if part.isVisible():
                yield part
        yield from _panes(window.page)

    def _commands(self, before: QWidget | None) -> Iterator[Command]:
        window = self._window
        places = (
            Command(word, partial(window.show_place, place), key.cap, icon)
            for place, (icon, word, key) in PLACES.items()
            if place is not Place.HELP  # its key says more: "Hjälp om det som visas"
        )
        icons = {key.cap: icon for icon, _, key in PLACES.values()} | {key.cap: "arrow-right" for key in keys.STEPS}
        meeting = window.meeting
        items = item_commands(meeting, window.show_item) if meeting is not None else iter(())
        lines = meeting_list.list_meetings(self._db)
        open_now = meeting.id if meeting is not None else None
        return chain(
            shown_commands(window, window.page, before, icons),
            places,
            self._leading_on(),
            items,
            meeting_commands(lines, open_now, window.open_meeting),
            (
                Command("Spara", self._say_saved, icon="check", detail="sker av sig självt medan du skriver"),
                Command("Stäng programmet", window.close, icon="x", also="avsluta"),
            ),
        )

    def _leading_on(self) -> Iterator[Command]:
        """Give what is done on the last page of the open meeting, when another is shown."""
        window, pages = self._window, self._window.pages
        if window.meeting is not None and not (window.steps.step is Step.ADJUST and pages.has(window.page)):
            yield from other_page_commands(window.meeting, pages.show_act, pages.show_document)

    def _say_saved(self) -> None:
        """Answer the habit of saving."""
        if self._window.saved():
            sentence = "Allt är sparat. Det du skriver sparas av sig självt inom en halv sekund."
            self._window.messages.show_message(sentence, MessageKind.OK)


def _panes(page: QWidget) -> Iterator[QWidget]:
    """Give the panes of a page from left to right; a page without panes is one itself."""
    splitter = next((s for s in page.findChildren(QSplitter) if s.isVisible()), None)
    if splitter is None:
        yield page
        return
    for number in range(splitter.count()):
        pane = splitter.widget(number)
        if pane is not None and pane.isVisible():
            yield from _panes(pane)


def _first(region: QWidget) -> QWidget | None:
    """Give the rows that the region is there for, or the first widget that the keyboard can be in, as Tab goes."""
    for rows in region.findChildren(QAbstractItemView):
        if rows.property(FIRST) and rows.isVisible() and rows.model().rowCount():
            return rows
    widget = region.nextInFocusChain()
    while widget is not None and widget is not region:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if takes and widget.isVisible() and widget.isEnabled() and region.isAncestorOf(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None
