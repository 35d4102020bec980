"""The window: the rail, the pages, the bars, and the one block that wires them to each other.

It starts with the list of meetings; what only an open meeting needs is imported when one is opened.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from samradapp.actions.open_data import OpenedData
from samradapp.errors import HINDRANCES, GoneError, explain
from samradapp.store.database import set_patience
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.closing import Closing
from samradapp.ui.crash import CrashHandler
from samradapp.ui.frame import Frame
from samradapp.ui.keyboard_window import KeyboardWindow
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.pages.start_page import StartPage
from samradapp.ui.place_page import PlacePage
from samradapp.ui.place_pages import PlacePages
from samradapp.ui.save_report import SaveReport
from samradapp.ui.shelf import Shelf
from samradapp.ui.soon import soon
from samradapp.ui.step_pages import StepPages
from samradapp.ui.undo_filter import UndoFilter
from samradapp.ui.upkeep import Upkeep
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.parts import application, keep_rows_in_sight, shortcut
from samradapp.ui.widgets.rail import Place
from samradapp.ui.widgets.step_bar import Step

if TYPE_CHECKING:
    from samradapp.domain.meeting import Meeting
    from samradapp.ui.at_hand import AtHand

_SHOWN_MS = 50  # after another item is shown
_FACTS_MS = 700  # after the first letters saved
_PATIENCE_MS = 250  # for another program that holds the file; the keyboard waits meanwhile, and the save is tried again


class MainWindow(KeyboardWindow):
    """Holds one frozen snapshot of the open meeting and hands it to the page that is shown."""

    def __init__(self, opened: OpenedData, data_dir: Path, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._opened = opened
        self._db = opened.db
        set_patience(self._db, _PATIENCE_MS)
        self._data_dir = data_dir
        self._now = now
        self._meeting: Meeting | None = None
        self._place = Place.MEETINGS
        self._stale = False
        self._explaining = False
        self._facts_soon = QTimer(self)
        self._facts_soon.setSingleShot(True)
        self._facts_soon.timeout.connect(self._show_status)
        self.upkeep = Upkeep(opened, data_dir, now, self)  # first, since it gives the window its looks
        self.messages = self.upkeep.messages
        self._build()
        self.pages = StepPages(self._db, self.autosave, now, self.stack, self.upkeep)
        self.shelf = Shelf(self._db, self.upkeep, self.messages, self)
        self.places = PlacePages(opened, data_dir, now, self.autosave, self.upkeep, self)
        self._wire()
        self._restore_geometry()
        self.show_start()
        self.status.set_ready("Allt sparat")
        self.upkeep.begin()

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self.stack.currentWidget() or self.start

    @property
    def meeting(self) -> "Meeting | None":
        """The open meeting as it was last read."""
        return self._meeting

    def show_start(self) -> None:
        """Leave the meeting and show the list of meetings."""
        left = self._meeting
        if self._leave(Place.MEETINGS):
            self.start.load()
            if left is not None:
                self.start.list.choose(left.id)
            self._show_page(self.start)
            self.start.take_focus()
            self._show_status()

    def open_meeting(self, meeting_id: int, step: Step | None = None) -> None:
        """Open a meeting where she left it, or where its work is: the agenda, the roll call or the minutes."""
        if not self._leave(Place.MEETINGS):
            return
        try:
            self._meeting = self._read(meeting_id)
        except GoneError:
            self.show_start()
            raise
        left = {} if step else self.upkeep.left_in(meeting_id)
        if left.get("step") not in list(Step):
            self.show_step(step or _likely_step(self._meeting))
            return
        self.show_step(Step(left["step"]))
        self.pages.go_back(left)

    def show_step(self, step: Step) -> None:
        """Show one of the meeting's five pages; what waits is saved first."""
        if self._meeting is None or not self.saved():
            return
        self._place = Place.MEETINGS
        self.steps.set_step(step)
        self._show_meeting_page(self.pages.page(step))

    def show_presence(self) -> None:
        """Show who was there, person by person; Esc leads back to the step she came from."""
        if self._meeting is not None and self.saved():
            self._place = Place.MEETINGS
            self._show_meeting_page(self.pages.presence())

    def show_item(self, item_id: int) -> None:
        """Show an item on the Protokoll page."""
        self.show_step(Step.MINUTES)
        if self._meeting is not None:
            self.pages.show_item(item_id)

    def show_new_meeting(self) -> None:
        """Ask what a new meeting needs."""
        from samradapp.ui.pages.new_meeting_page import NewMeetingPage

        if not self._leave(Place.MEETINGS):
            return
        page = NewMeetingPage(self._db, self._now, self.upkeep.settings.secretary)
        page.made.connect(self._on_made)
        page.cancelled.connect(self.show_start)
        self._show_passing(page)
        page.load()
        page.take_focus()
        self._show_status()

    def show_place(self, place: Place) -> None:
        """Show what the rail leads to; the open meeting is left, but not for the guide."""
        if place is Place.MEETINGS:
            self.show_start()
        elif place is Place.HELP:
            self.at_hand.show_help()
        elif self._leave(place):
            page = self.places.make(place)
            self.upkeep.restore_panes(page)
            self._show_passing(page)
            page.load()
            page.take_focus()
            self._show_status()

    def show_over(self, page: PlacePage, place: Place) -> Place | None:
        """Show a page over the one that is shown, which stays as it is; tells the place that was, None if unsaved."""
        if not self.saved():
            return None
        before, self._place = self._place, place
        self.upkeep.restore_panes(page)
        self.stack.lay_over(page)
        self._show_frame()
        return before

    def show_again(self, page: QWidget, place: Place) -> None:
        """Go back to a page that another was shown over."""
        self._place = place
        self._show_page(page)
        self.reload()
        self._show_frame()

    @cached_property
    def at_hand(self) -> "AtHand":
        """Commands, guide and the way between panes; loaded when one of them is first asked for."""
        from samradapp.ui.at_hand import AtHand

        return AtHand(self, self._db)

    def reload(self) -> None:
        """Read the meeting again and hand it to the page that is shown."""
        if self._meeting is None:
            self._reload_place()
            return
        self._stale = self.autosave.failing
        if self._stale:
            return  # what stands in the window is newer than what can be read; it is read when it has been saved
        try:
            self._meeting = self._read(self._meeting.id)
        except GoneError:
            self._on_meeting_gone(self._meeting.label)
            return
        page, focused = self.stack.currentWidget(), QApplication.focusWidget()
        if isinstance(page, MeetingPage):
            page.load(self._meeting)
            if focused is not None and page.isAncestorOf(focused) and not focused.isVisible():
                page.take_focus()  # what had the keyboard is gone; Qt would give it to the rail
        self._show_frame()

    def _on_meeting_gone(self, label: str) -> None:
        """Lead to the list of meetings: the open one was removed by another window or program."""
        self._meeting, self._place = None, Place.MEETINGS
        self._show_page(self.start)
        self.start.load()
        self.start.take_focus()
        self._show_frame()
        self.messages.show_message(f"Mötet {label} är borttaget i ett annat fönster.", MessageKind.WARNING)

    def _on_let_go(self) -> None:
        """Show what is stored in the place of what can never be saved, where the keyboard is too."""
        from samradapp.ui.widgets.fields import SearchLine, TextLine
        from samradapp.ui.widgets.text_box import TextBox

        field = QApplication.focusWidget()
        self.reload()
        if self.autosave.pending or isinstance(field, SearchLine):
            return
        if isinstance(field, TextLine | TextBox) and field.isVisible():
            field.take_back()

    def _reload_place(self) -> None:
        """Read again what is shown where no meeting is open."""
        page, focused = self.stack.currentWidget(), QApplication.focusWidget()
        if not isinstance(page, PlacePage):
            self.start.load()
            return
        page.load()
        gone, now = focused is not None and page.isAncestorOf(focused), QApplication.focusWidget()
        if gone and (now is None or not page.isAncestorOf(now)):
            page.take_focus()  # what had the keyboard is gone, and Qt has given it to the rail

    def undo(self) -> None:
        """Take back what was last done in the open meeting, or in the place that is shown."""
        from samradapp.ui.step_back import undo

        undo(self, self._db)

    def redo(self) -> None:
        from samradapp.ui.step_back import redo

        redo(self, self._db)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when that is allowed, and remember how the window was left."""
        event.ignore()
        if not self._closing.allowed():
            return
        with suppress(OSError):  # a place that cannot be remembered keeps no window open
            self.upkeep.remember_panes(self)
            self._remember_left()
            self.upkeep.remember(geometry=self.saveGeometry().toBase64().toStdString())
        self._meeting, self._place = None, Place.MEETINGS  # nothing is read or written any more
        self.upkeep.end()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Save when the window is left; read again when it is come back to and another program has written."""
        if event.type() == QEvent.Type.ActivationChange:
            if not self.isActiveWindow():
                self.autosave.flush()
            elif self.upkeep.written_elsewhere():
                self.reload()
        elif event.type() == QEvent.Type.FontChange:
            self._make_room()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        soon(self, lambda: self.shelf.import_files(files))  # the program dragged from waits for the drop

    def _build(self) -> None:
        self.setWindowTitle("Samrådsprotokoll")
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.autosave = Autosave(self._now, self)
        self.frame = Frame(self.messages)
        self.steps, self.stack, self.status = self.frame.steps, self.frame.stack, self.frame.status
        self.upkeep.line_made.connect(self.frame.add_line)
        self.setCentralWidget(self.frame)
        self.start = StartPage(self._db, self._now, self.upkeep.safety_words())
        self.stack.addWidget(self.start)

    def _wire(self) -> None:
        self.crash = CrashHandler(self.autosave.flush, self)
        self.crash.explained.connect(self._on_explained)
        self.undo_filter = UndoFilter(application())
        self.undo_filter.undo_requested.connect(self.undo)
        self.undo_filter.redo_requested.connect(self.redo)
        application().focusChanged.connect(self._on_focus_changed)
        self.autosave.saved.connect(self._on_saved)
        self.autosave.deed_done.connect(self._on_deed)
        self._closing = Closing(self, self.autosave, self.upkeep, self.messages)
        self.autosave.let_go.connect(self._on_let_go)  # first, since it may say something of its own
        SaveReport(self.autosave, self.status, self.messages, self.upkeep.misplaced)
        application().applicationStateChanged.connect(self._on_application_state)
        self.frame.rail.place_chosen.connect(self.show_place)
        self.stack.thrown_away.connect(self._on_thrown_away)
        self.steps.step_chosen.connect(self.show_step)
        self.frame.header.commands_requested.connect(lambda: self.at_hand.show_commands())
        self.steps.commands_requested.connect(lambda: self.at_hand.show_commands())
        self.steps.presence_requested.connect(self.show_presence)
        self.pages.presence_left.connect(lambda: self.show_step(self.steps.step))
        self.start.opened.connect(self.open_meeting)
        self.start.new_requested.connect(self.show_new_meeting)
        self.start.import_requested.connect(self.shelf.choose_files)
        self.start.example_requested.connect(self.shelf.make_example)
        self.start.removal_requested.connect(self.shelf.remove)
        self.shelf.opened.connect(self.open_meeting)
        self.shelf.changed.connect(self.start.load)
        self.shelf.changed.connect(self._show_status)
        self.start.decision_requested.connect(self._on_meeting_requested)
        self.start.assignments_requested.connect(lambda: self.show_place(Place.ASSIGNMENTS))
        self.pages.changed.connect(self.reload)
        self.pages.facts_changed.connect(partial(self._facts_soon.start, _SHOWN_MS))
        self.pages.said.connect(self.messages.show_message)
        self.pages.offered.connect(self.messages.show_message)
        self.pages.step_requested.connect(self.show_step)
        self.pages.item_requested.connect(self.show_item)
        self.pages.undo_requested.connect(self.undo)
        self.pages.redo_requested.connect(self.redo)
        self.places.said.connect(self.messages.show_message)
        self.places.meeting_requested.connect(self._on_meeting_requested)
        self.places.facts_changed.connect(self._show_status)
        self._bind_keys()

    def _bind_keys(self) -> None:
        for key, does in (
            (keys.UNDO, self.undo),
            (keys.REDO, self.redo),
            (keys.REDO_TOO, self.redo),
            (keys.MEETINGS, self.show_start),
            (keys.ASSIGNMENTS, lambda: self.show_place(Place.ASSIGNMENTS)),
            (keys.REGISTER, lambda: self.show_place(Place.REGISTER)),
            (keys.SETTINGS, lambda: self.show_place(Place.SETTINGS)),
            (keys.COMMANDS, lambda: self.at_hand.show_commands()),
            (keys.HELP, lambda: self.at_hand.show_help()),
            (keys.ALL_KEYS, lambda: self.at_hand.show_keys()),
            (keys.NEXT_PANE, lambda: self.at_hand.move_pane(1)),
            (keys.PANE_BEFORE, lambda: self.at_hand.move_pane(-1)),
            (keys.LARGER, lambda: self._on_text_size(1)),
            (keys.SMALLER, lambda: self._on_text_size(-1)),
        ):
            shortcut(key, self, does, inside=False)
        self._presence_key = shortcut(keys.PRESENCE, self, self.show_presence, inside=False)

    def saved(self) -> bool:
        """Save what waits, and say so when it cannot be."""
        if self.autosave.flush():
            return True
        self.messages.show_message("Det sist skrivna är inte sparat än, så sidan står kvar.", MessageKind.WARNING)
        return False

    def _read(self, meeting_id: int) -> "Meeting":
        from samradapp.store import meetings

        return meetings.load(self._db, meeting_id)

    def _leave(self, place: Place) -> bool:
        """Leave the open meeting for another place; tells whether all is saved so that it can be left."""
        if not self.saved():
            return False
        self._remember_left()
        self._meeting = None
        self._place = place
        self._show_frame()
        return True

    def _remember_left(self) -> None:
        """Remember where she is in the open meeting; a place that cannot be written down keeps her nowhere."""
        page = self.stack.currentWidget()
        if self._meeting is not None and isinstance(page, MeetingPage):
            with suppress(OSError):
                self.upkeep.remember_left(self._meeting.id, self.pages.left(self.steps.step))

    def scope(self) -> int | None:
        """Give whose steps are taken back here: the open meeting's, or the shown place's."""
        page = self.stack.currentWidget()
        if isinstance(page, PlacePage):
            return page.undoes
        return self._meeting.id if self._meeting is not None else None

    def _show_page(self, page: QWidget) -> None:
        """Show a page that stays; what was said on the last one goes."""
        self.messages.pass_by()
        self.stack.show_page(page)

    def _show_meeting_page(self, page: MeetingPage) -> None:
        self._show_page(page)
        self.reload()
        if self._meeting is not None:
            page.take_focus()

    def _show_passing(self, page: QWidget) -> None:
        self.messages.pass_by()
        self.stack.show_passing(page)

    def _on_thrown_away(self, page: QWidget) -> None:
        with suppress(OSError):
            self.upkeep.remember_panes(page)

    def _show_frame(self) -> None:
        """Bring all that stands around the page to the open meeting and to the page."""
        self.frame.show_meeting(self._meeting, self._place)
        self._presence_key.setEnabled(self._meeting is not None)
        self._show_status()

    def _show_status(self) -> None:
        page = self.page
        facts = [] if self._opened.encrypted else ["Databasen är inte krypterad"]
        if isinstance(page, MeetingPage | PlacePage | StartPage):
            self.frame.show_facts([*page.status_facts(), *facts], page.key_hints())
        else:
            self.frame.show_facts(facts, ())

    def _make_room(self) -> None:
        self.start.make_room(narrow=self.frame.make_room())

    def _restore_geometry(self) -> None:
        if self.upkeep.settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.upkeep.settings.geometry.encode()))

    def _on_text_size(self, steps: int) -> None:
        """Make the text larger or smaller, and say how large it is."""
        keep_rows_in_sight(self.page, lambda: self._change_text_size(steps))
        self.messages.show_message(f"Textstorlek {self.upkeep.settings.text_size} %.")

    def _change_text_size(self, steps: int) -> None:
        self.upkeep.change_text_size(steps)
        self.reload()

    def _on_meeting_requested(self, meeting_id: int, item_id: int | None) -> None:
        self.open_meeting(meeting_id, Step.MINUTES if item_id is not None else None)
        if item_id is not None and self._meeting is not None:
            self.show_item(item_id)

    def _on_saved(self) -> None:
        self.messages.pass_by()
        if self._stale:
            self.reload()
        if self.upkeep.a_day_has_passed():
            self.upkeep.take_copies()
        if not self._facts_soon.isActive():
            self._facts_soon.start(_FACTS_MS)  # words are counted in a pause, and not at a letter

    def _on_deed(self) -> None:
        """Take away what was said to be in the way, now that something is done; at a word typed it would be missed."""
        if self.messages.sentence in HINDRANCES:
            self.messages.clear()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        """Save before the machine sleeps, and take the new day's copies when it wakes."""
        if state != Qt.ApplicationState.ApplicationActive:
            self.autosave.flush()
        elif self.upkeep.a_day_has_passed():
            self.upkeep.take_copies()

    def _on_explained(self, sentence: str) -> None:
        """Say what went wrong, and show what is stored; when that cannot be read either, it is not tried on and on."""
        self.messages.show_message(sentence, MessageKind.ERROR)
        if self._meeting is None or self._explaining:
            return
        self._explaining = True
        try:
            self.reload()
        except Exception as error:
            if explain(error) is None:
                raise
        finally:
            self._explaining = False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """A field that is left is saved, and what is typed there next is a step of its own; the next is in sight."""
        self.keep_in_sight(new)
        scope = self.scope() if self.isVisible() else None  # a closed window has nothing to save to
        if old is not None and scope is not None and self.autosave.flush():
            from samradapp.store import journal

            journal.end_field(self._db, scope)

    def _on_made(self, meeting_id: int) -> None:
        self.open_meeting(meeting_id, Step.ITEMS)
        if self._meeting is not None and self._meeting.secretary:
            self.upkeep.remember(secretary=self._meeting.secretary)


def _likely_step(meeting: "Meeting") -> Step:
    """Give the page where the work is: the agenda until the roll is called, then the minutes."""
    if not meeting.roll_opened:
        return Step.ITEMS
    return Step.ADJUST if meeting.locked else Step.MINUTES
