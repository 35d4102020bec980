"""What puts meetings on the shelf and takes them away: fetched from files, the example, removed and brought back."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from samradapp.domain.swedish import counted
from samradapp.errors import FileError, explain
from samradapp.store import Database
from samradapp.ui.upkeep import Upkeep
from samradapp.ui.widgets.message_bar import MessageBar, MessageKind

if TYPE_CHECKING:
    from samradapp.actions.import_meeting import DifferentMeetingError, Imported
    from samradapp.ui.work import Pieces


_NAMED = 3  # of the files that could not be fetched, at most


@dataclass(slots=True)
class _Fetched:
    """What came of the files: the last meeting, those that differ from one that is there, and why some did not come."""

    last: "Imported | None" = None
    differing: "dict[Path, DifferentMeetingError]" = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


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
        self._upkeep.work.start(words, self._pieces(files), self._on_fetched, self._on_stopped)

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
            meeting_id, label = self._removed[-1]
            there = meetings.is_there(self._db, meeting_id)
            if not there:
                journal.undo(self._db, meeting_id)
            self._removed.pop()  # only now: what cannot be brought back yet can be asked for again
            if there:
                continue  # another window has brought it back, and what was done last in it is something else
            self.changed.emit()
            self._messages.show_message(f"Mötet {label} är tillbaka.", MessageKind.OK)
            return
        self._messages.show_message("Det finns inget mer att ångra.")

    def make_example(self) -> None:
        """Hold the example meeting, and open it."""
        from samradapp.actions.demo import make_demo_meeting

        self.opened.emit(make_demo_meeting(self._db))

    def _pieces(self, files: list[Path], *, replace_existing: bool = False) -> "Pieces":
        """Import file by file; one that cannot be read does not keep the others out, and is explained last."""
        from samradapp.actions.import_meeting import DifferentMeetingError, import_meeting

        fetched = _Fetched()
        for number, file in enumerate(files):
            yield number, len(files)
            try:
                fetched.last = import_meeting(self._db, file, replace_existing=replace_existing)
            except DifferentMeetingError as error:
                fetched.differing[file] = error
            except Exception as error:
                sentence = explain(error)
                if sentence is None:
                    raise
                fetched.failed.append(sentence)
        return fetched

    def _on_fetched(self, fetched: _Fetched) -> None:
        """Open the last meeting, say what did not come, and ask about those that differ."""
        last = fetched.last
        if last is not None:
            self.opened.emit(last.meeting_id)
        sentences = fetched.failed[:_NAMED]
        if (more := len(fetched.failed) - _NAMED) > 0:
            sentences.append(f"Ytterligare {counted(more, 'fil', 'filer')} gick inte att hämta.")
        if fetched.differing:
            files = list(fetched.differing)
            sentences += [error.question for error in fetched.differing.values()]
            action = "Ersätt mötet" if len(files) == 1 else "Ersätt mötena"
            self._messages.show_message(" ".join(sentences), MessageKind.WARNING, action, lambda: self._replace(files))
        elif sentences:
            raise FileError(" ".join(sentences))
        elif last is not None and last.duplicate:
            self._messages.show_message(f"{Path(last.file).name}: mötet fanns redan. Inget är ändrat.")

    def _replace(self, files: list[Path]) -> None:
        words = f"{len(files)} möten ersätts" if len(files) > 1 else f"{files[0].name} ersätter mötet"
        self._upkeep.work.start(words, self._pieces(files, replace_existing=True), self._on_fetched, self._on_stopped)

    def _on_stopped(self) -> None:
        self.changed.emit()
        self._messages.show_message("Avbrutet. De möten som redan är hämtade är hela och finns kvar.")
