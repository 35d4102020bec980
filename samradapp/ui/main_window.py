"""The window: the rail, the pages, the bars, and the one block that wires them to each other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from samradapp import paths, settings
from samradapp.actions.open_data import OpenedData
from samradapp.domain.meeting import Meeting
from samradapp.store import Database, database, journal, meetings
from samradapp.ui.autosave import Autosave
from samradapp.ui.crash import CrashHandler
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.pages.start_page import StartPage
from samradapp.ui.undo_filter import UndoFilter
from samradapp.ui.widgets.meeting_header import MeetingHeader, Place, Rail, done_steps, presence_words
from samradapp.ui.widgets.message_bar import MessageBar, MessageKind
from samradapp.ui.widgets.parts import shortcut
from samradapp.ui.widgets.status_bar import StatusBar
from samradapp.ui.widgets.step_bar import Step, StepBar

if TYPE_CHECKING:
    from samradapp.ui.pages.settings_page import SettingsPage

_KEYS = (("Ctrl+Z", "ångra"), ("Ctrl+1–5", "steg"), ("Ctrl+0", "möten"))
_COPY_DELAY_MS = 1500  # after the first paint: a copy of a large file takes a moment


class MainWindow(QMainWindow):
    """Holds one frozen snapshot of the open meeting and hands it to the page that is shown."""

    def __init__(self, opened: OpenedData, data_dir: Path, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._opened = opened
        self._db = opened.db
        self._data_dir = data_dir
        self._now = now
        self._inode = opened.path.stat().st_ino
        self._data_version = database.data_version(opened.db)
        self._settings = settings.load(paths.settings_path(data_dir))
        self._meeting: Meeting | None = None
        self._place = Place.MEETINGS
        self._pages: dict[Step, MeetingPage] = {}
        self._build()
        self._wire()
        self._restore_place()
        self.show_start()
        self._greet()

    @property
    def meeting(self) -> Meeting | None:
        """The open meeting as it was last read."""
        return self._meeting

    def show_start(self) -> None:
        """Leave the meeting and show the list of meetings."""
        if not self.autosave.flush():
            return
        self._leave_meeting(Place.MEETINGS)
        self.start.load()
        self._show_page(self.start)
        self.start.take_focus()

    def open_meeting(self, meeting_id: int, step: Step | None = None) -> None:
        """Open a meeting where its work is: the agenda, the roll call or the minutes."""
        if not self.autosave.flush():
            return
        self._meeting = meetings.load(self._db, meeting_id)
        self._place = Place.MEETINGS
        self.show_step(step or _likely_step(self._meeting))

    def show_step(self, step: Step) -> None:
        """Show one of the meeting's five pages; what waits is saved first."""
        if self._meeting is None or not self.autosave.flush():
            return
        page = self.page(step)
        self.steps.set_step(step)
        self._show_page(page)
        self.reload()
        page.take_focus()

    def page(self, step: Step) -> MeetingPage:
        """Give the page of a step, made when it is first wanted."""
        if step not in self._pages:
            self._pages[step] = self._make_page(step)
            self.stack.addWidget(self._pages[step])
        return self._pages[step]

    def reload(self) -> None:
        """Read the meeting again and hand it to the page that is shown."""
        if self._meeting is None:
            self.start.load()
            return
        self._meeting = meetings.load(self._db, self._meeting.id)
        page = self.stack.currentWidget()
        if isinstance(page, MeetingPage):
            page.load(self._meeting)
        self._show_frame()

    def import_files(self, files: list[Path]) -> None:
        """Import meeting files and open the last one."""
        from samradapp.actions.import_meeting import DifferentMeetingError, import_meeting

        for file in files:
            try:
                imported = import_meeting(self._db, file)
            except DifferentMeetingError as error:
                again = self._replacing(file)
                self.messages.show_message(error.question, MessageKind.WARNING, "Ersätt mötet", again)
                continue
            self.open_meeting(imported.meeting_id)
            if imported.duplicate:
                self.messages.show_message(f"{file.name}: mötet fanns redan. Inget är ändrat.")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when all that is typed is saved."""
        event.ignore()
        if self.autosave.flush():
            self._keep_place()
            event.accept()
            return
        self.messages.show_message(
            "Det sist skrivna kunde inte sparas.", MessageKind.ERROR, "Stäng ändå", QApplication.quit
        )

    def changeEvent(self, event: QEvent) -> None:
        """Save when the window is left; read again when it is come back to and another program has written."""
        if event.type() == QEvent.Type.ActivationChange:
            if not self.isActiveWindow():
                self.autosave.flush()
            elif self._written_elsewhere():
                self.reload()
        super().changeEvent(event)

    def _written_elsewhere(self) -> bool:
        """Tell whether another connection has written since this was last asked."""
        before, self._data_version = self._data_version, database.data_version(self._db)
        return before != self._data_version

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.import_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _build(self) -> None:
        self.setWindowTitle("Samrådsprotokoll")
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.autosave = Autosave(self._now, self)
        self.rail = Rail()
        self.header = MeetingHeader()
        self.steps = StepBar()
        self.messages = MessageBar()
        self.stack = QStackedWidget()
        self.status = StatusBar()
        self.start = StartPage(self._db)
        self.stack.addWidget(self.start)
        content = QVBoxLayout()
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        for part in (self.header, self.steps, self.messages):
            content.addWidget(part)
        content.addWidget(self.stack, 1)
        content.addWidget(self.status)
        central = QWidget()
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(content, 1)
        self.setCentralWidget(central)
        self.status.set_keys(_KEYS)

    def _wire(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - a window without an application cannot be
        self.crash = CrashHandler(self.autosave.flush, self)
        self.crash.explained.connect(self._on_explained)
        self.undo_filter = UndoFilter(application)
        self.undo_filter.undo_requested.connect(self.undo)
        self.undo_filter.redo_requested.connect(self.redo)
        application.focusChanged.connect(self._on_focus_changed)
        self.autosave.saved.connect(self._on_saved)
        self.autosave.failed.connect(self.status.set_not_saved)
        self.rail.meetings_chosen.connect(self.show_start)
        self.rail.register_chosen.connect(self.show_register)
        self.rail.settings_chosen.connect(self.show_settings)
        self.steps.step_chosen.connect(self.show_step)
        self.steps.presence_requested.connect(lambda: self.show_step(Step.ROLL_CALL))
        self.start.opened.connect(self.open_meeting)
        self.start.new_requested.connect(self.show_new_meeting)
        self.start.import_requested.connect(self._on_import)
        self.start.example_requested.connect(self._on_example)
        for keys, does in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+0", self.show_start),
            ("Ctrl+9", self.show_register),
            ("Ctrl+,", self.show_settings),
        ):
            shortcut(keys, self, does, inside=False)

    def _make_page(self, step: Step) -> MeetingPage:
        """Make a page; late imports, so that the start does not pay for pages that are not shown."""
        arguments = (self._db, self.autosave, self._now)
        page: MeetingPage
        if step is Step.ITEMS:
            from samradapp.ui.pages.agenda_page import AgendaPage

            page = AgendaPage(*arguments)
        elif step is Step.ROLL_CALL:
            from samradapp.ui.pages.roll_call_page import RollCallPage

            page = RollCallPage(*arguments)
        elif step is Step.MINUTES:
            page = self._make_protocol_page()
        elif step is Step.REVIEW:
            from samradapp.ui.pages.review_page import ReviewPage

            review = ReviewPage(*arguments)
            review.item_requested.connect(self.show_item)
            page = review
        else:
            page = self._make_adjust_page()
        page.changed.connect(self.reload)
        page.said.connect(self.messages.show_message)
        page.step_requested.connect(self.show_step)
        return page

    def _make_protocol_page(self) -> MeetingPage:
        from samradapp.ui.pages.protocol_page import ProtocolPage

        page = ProtocolPage(self._db, self.autosave, self._now)
        page.item_shown.connect(lambda _: self._show_status())
        return page

    def _make_adjust_page(self) -> MeetingPage:
        from samradapp.ui.pages.adjust_page import AdjustPage

        page = AdjustPage(self._db, self.autosave, self._now)
        page.export_folder = self._settings.export_folder
        page.folder_chosen.connect(lambda folder: self._remember(export_folder=folder))
        page.action_offered.connect(self.messages.show_message)
        return page

    def show_item(self, item_id: int) -> None:
        """Show an item on the Protokoll page."""
        self.show_step(Step.MINUTES)
        page = self.page(Step.MINUTES)
        from samradapp.ui.pages.protocol_page import ProtocolPage

        if isinstance(page, ProtocolPage):
            page.show_item(item_id)
            page.take_focus()

    def show_new_meeting(self) -> None:
        from samradapp.ui.pages.new_meeting_page import NewMeetingPage

        page = NewMeetingPage(self._db, self._now, self._settings.secretary)
        page.made.connect(self._on_made)
        page.cancelled.connect(self.show_start)
        self._show_passing(page)
        page.load()
        page.take_focus()

    def show_register(self) -> None:
        """Show the register; the open meeting is left."""
        from samradapp.ui.pages.register_page import RegisterPage

        if not self.autosave.flush():
            return
        self._leave_meeting(Place.REGISTER)
        page = RegisterPage(self._db, self._now)
        self._show_passing(page)
        page.load()
        page.take_focus()

    def show_settings(self) -> None:
        """Show what can be adapted; the open meeting is left."""
        from samradapp.ui.pages.settings_page import SettingsPage

        if not self.autosave.flush():
            return
        self._leave_meeting(Place.SETTINGS)
        page = SettingsPage(self._opened, paths.copies_dir(self._data_dir))
        page.changed.connect(lambda name, value: self._on_setting(page, name, value))
        page.code_requested.connect(self._show_code)
        self._show_passing(page)
        page.load(self._settings)
        page.take_focus()

    def _on_setting(self, page: "SettingsPage", name: str, value: str) -> None:
        self._remember(**{name: value})
        page.load(self._settings)
        self._take_copies()

    def _leave_meeting(self, place: Place) -> None:
        self._meeting = None
        self._place = place
        self._show_frame()

    def undo(self) -> None:
        self._step_back(journal.undo, "Ångrade")

    def redo(self) -> None:
        self._step_back(journal.redo, "Gjorde om")

    def _step_back(self, act: Callable[[Database, int], journal.Step | None], done: str) -> None:
        """Undo or redo in the open meeting, and say what it was."""
        if self._meeting is None or not self.autosave.flush():
            return
        step = act(self._db, self._meeting.id)
        self.reload()
        if step is None:
            self.messages.show_message("Det finns inget mer att ångra." if done == "Ångrade" else "Inget att göra om.")
        else:
            self.messages.show_message(f"{done}: {step.label}.")

    def _show_page(self, page: QWidget) -> None:
        """Show a page; one that was only passing is thrown away."""
        passing = self.stack.currentWidget()
        self.stack.setCurrentWidget(page)
        kept = (None, page, self.start, *self._pages.values())
        if passing is not None and passing not in kept:
            self.stack.removeWidget(passing)
            passing.deleteLater()

    def _show_passing(self, page: QWidget) -> None:
        self.stack.addWidget(page)
        self._show_page(page)

    def _show_frame(self) -> None:
        """Bring header, steps and status to the open meeting."""
        meeting = self._meeting
        self.header.setVisible(meeting is not None)
        self.steps.setVisible(meeting is not None)
        self.rail.set_place(self._place)
        if meeting is not None:
            self.header.set_meeting(meeting)
            self.steps.set_presence(*presence_words(meeting))
            self.steps.set_done(done_steps(meeting))
        self._show_status()

    def _show_status(self) -> None:
        facts = [] if self._opened.encrypted else ["Databasen är inte krypterad"]
        if self._meeting is not None:
            facts.insert(0, f"{len(self._meeting.items)} ärenden")
        self.status.set_facts(facts)

    def _greet(self) -> None:
        self.status.set_ready("Allt sparat")
        QTimer.singleShot(_COPY_DELAY_MS, self, self._take_copies)
        if self._opened.key is not None and not self._settings.code_saved:
            self.messages.show_message(
                "Spara eller skriv ut återställningskoden. Utan den går inget att läsa om datorn byts.",
                MessageKind.WARNING,
                "Visa koden",
                self._show_code,
            )

    def _show_code(self) -> None:
        from samradapp.ui.recovery import RecoveryDialog

        if self._opened.key is None:
            return
        dialog = RecoveryDialog(self._opened.key.code, self)
        dialog.kept.connect(lambda: self._remember(code_saved=True))
        dialog.open()

    def _take_copies(self) -> None:
        """Take the day's safety copy, and a second one where she has chosen a folder for it."""
        from samradapp.store import copies

        today = self._now().date()
        copies.daily_copy(self._db, paths.copies_dir(self._data_dir), today)
        if self._settings.copies_folder:
            copies.daily_copy(self._db, Path(self._settings.copies_folder), today)

    def _on_saved(self, moment: time) -> None:
        if database.still_the_opened_file(self._opened.path, self._inode):
            self.status.set_saved(moment)
            return
        sentence = f"{self._opened.path.name} har flyttats eller bytts ut. Stäng programmet och lägg tillbaka filen."
        self.status.set_not_saved(sentence)
        self.messages.show_message(sentence, MessageKind.ERROR)

    def _on_explained(self, sentence: str) -> None:
        self.messages.show_message(sentence, MessageKind.ERROR)
        if self._meeting is not None:
            self.reload()

    def _on_focus_changed(self, old: QWidget | None, _new: QWidget | None) -> None:
        """A field that is left is saved, and what is typed there next is a step of its own."""
        if old is not None and self._meeting is not None and self.autosave.flush():
            journal.end_field(self._db, self._meeting.id)

    def _on_made(self, meeting_id: int) -> None:
        self.open_meeting(meeting_id, Step.ITEMS)
        if self._meeting is not None and self._meeting.secretary:
            self._remember(secretary=self._meeting.secretary)

    def _on_import(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(self, "Hämta möte", "", "Mötesfil (*.json)")
        self.import_files([Path(file) for file in files])

    def _on_example(self) -> None:
        from samradapp.actions.demo import make_demo_meeting

        self.open_meeting(make_demo_meeting(self._db))

    def _replacing(self, file: Path) -> Callable[[], None]:
        def again() -> None:
            from samradapp.actions.import_meeting import import_meeting

            self.open_meeting(import_meeting(self._db, file, replace_existing=True).meeting_id)

        return again

    def _remember(self, **changes: str | bool) -> None:
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        settings.save(paths.settings_path(self._data_dir), self._settings)

    def _keep_place(self) -> None:
        self._remember(geometry=self.saveGeometry().toBase64().toStdString())

    def _restore_place(self) -> None:
        if self._settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self._settings.geometry.encode()))


def _likely_step(meeting: Meeting) -> Step:
    """Give the page where the work is: the agenda until the roll is called, then the minutes."""
    if not meeting.roll_opened:
        return Step.ITEMS
    return Step.ADJUST if meeting.locked else Step.MINUTES
