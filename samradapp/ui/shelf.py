"""What puts meetings on the shelf and takes them away: fetched from files, the example, removed and brought back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from samradapp.errors import SamradError
from samradapp.store import Database
from samradapp.ui.upkeep import Upkeep
from samradapp.ui.widgets.message_bar import MessageBar, MessageKind

if TYPE_CHECKING:
    from samradapp.actions.import_meeting import Imported
    from samradapp.ui.work import Pieces


class Shelf(QObject):
    """Does it through the store, says so in the message bar, and asks for the meeting to be opened."""

    opened = Signal(int)
    changed = Signal()  # the list of meetings is another

    def __init__(self, db: Database, upkeep: Upkeep, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._db = db
        self._upkeep = upkeep
        self._messages = messages
        self._window = window
        self._removed: list[tuple[int, str]] = []  # the meetings removed here, as id and label, the latest last

    def choose_files(self) -> None:
        """Ask for meeting files, and fetch them."""
        from PySide6.QtWidgets import QFileDialog

        files, _ = QFileDialog.getOpenFileNames(self._window, "Hämta möte", "", "Mötesfil (*.json)")
        self.import_files([Path(file) for file in files])

    def import_files(self, files: list[Path]) -> None:
        """Import meeting files and open the last one; each is there whole before the next begins."""
        if not files:
            return
        words = f"{files[0].name} hämtas" if len(files) == 1 else f"{len(files)} möten hämtas"
        self._upkeep.work.start(words, self._pieces(files), self._on_imported, self._on_stopped)

    def remove(self, meeting_id: int) -> None:
        """Remove a meeting from the list; the bar offers it back."""
        from samradapp.store import meetings, proceedings

        label = meetings.load(self._db, meeting_id).label
        proceedings.delete_meeting(self._db, meeting_id)
        self.changed.emit()
        self._removed.append((meeting_id, label))
        self._messages.show_message(f"Mötet {label} är borttaget.", MessageKind.INFO, "Ångra", self.take_back)

    def take_back(self) -> None:
        """Bring back the meeting that was removed last, and each time it is asked one before that."""
        from samradapp.store import journal, meetings

        while self._removed:
            meeting_id, label = self._removed.pop()
            if meetings.is_there(self._db, meeting_id):
                continue  # another window has brought it back, and what was done last in it is something else
            journal.undo(self._db, meeting_id)
            self.changed.emit()
            self._messages.show_message(f"Mötet {label} är tillbaka.", MessageKind.OK)
            return
        self._messages.show_message("Det finns inget mer att ångra.")

    def make_example(self) -> None:
        """Hold the example meeting, and open it."""
        from samradapp.actions.demo import make_demo_meeting

        self.opened.emit(make_demo_meeting(self._db))

    def _pieces(self, files: list[Path]) -> "Pieces":
        """Import file by file; one that cannot be read does not keep the others out, and is explained last."""
        failed: SamradError | None = None
        last: Imported | None = None
        for number, file in enumerate(files):
            yield number, len(files)
            try:
                last = self._import(file, replace_existing=False) or last
            except SamradError as error:
                failed = error
        return last, failed

    def _on_imported(self, result: "tuple[Imported | None, SamradError | None]") -> None:
        last, failed = result
        if last is not None:
            self.opened.emit(last.meeting_id)
        if last is not None and last.duplicate:
            self._messages.show_message(f"{Path(last.file).name}: mötet fanns redan. Inget är ändrat.")
        if failed is not None:
            raise failed

    def _on_stopped(self) -> None:
        self.changed.emit()
        self._messages.show_message("Avbrutet. De möten som redan är hämtade är hela och finns kvar.")

    def _import(self, file: Path, *, replace_existing: bool) -> "Imported | None":
        """Import one file; one that differs from the meeting that is there is asked about in the bar."""
        from samradapp.actions.import_meeting import DifferentMeetingError, import_meeting

        try:
            return import_meeting(self._db, file, replace_existing=replace_existing)
        except DifferentMeetingError as error:

            def replace_it() -> None:
                self._on_imported((self._import(file, replace_existing=True), None))

            self._messages.show_message(error.question, MessageKind.WARNING, "Ersätt mötet", replace_it)
            return None
