"""What goes on beside the meetings: settings remembered, copies taken, the recovery code reminded of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from samradapp import paths, settings
from samradapp.actions.open_data import OpenedData
from samradapp.errors import SamradError
from samradapp.store import database
from samradapp.ui import appearance
from samradapp.ui.appearance import Appearance
from samradapp.ui.widgets.message_bar import MessageBar, MessageKind
from samradapp.ui.widgets.parts import application
from samradapp.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from samradapp.ui.work import Pieces, Work

_LEFT_MOST = 50  # meetings that are remembered where she was in
_COPY_DELAY_MS = 1500  # after the first paint: a copy of a large file takes a moment


class Upkeep(QObject):
    """Looks after the data folder of one window."""

    line_made = Signal(object)  # ProgressLine: the window gives it its place

    def __init__(self, opened: OpenedData, data_dir: Path, now: Callable[[], datetime], window: QWidget) -> None:
        super().__init__(window)
        self._opened = opened
        self._data_dir = data_dir
        self._now = now
        self._window = window
        self._inode = opened.path.stat().st_ino
        self._data_version = database.data_version(opened.db)
        self._copied: date | None = None
        self._work: Work | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.take_copies)
        self.settings = settings.load(paths.settings_path(data_dir))
        self.appearance = Appearance(application(), self, self.settings.scheme, self.settings.text_size)
        self.messages = MessageBar()  # after the looks: what is made before them keeps the system's type

    @property
    def work(self) -> "Work":
        """What long work is begun with; made when the first is, since the start has none."""
        if self._work is None:
            from samradapp.ui.widgets.progress_line import ProgressLine
            from samradapp.ui.work import Work

            line = ProgressLine()
            self.line_made.emit(line)
            self._work = Work(line, self.messages, self)
        return self._work

    def busy_with(self) -> str:
        """Say what she has asked for and is still being done; nothing when nothing is."""
        return self._work.asked_for if self._work is not None else ""

    def remember(self, **changes: Any) -> None:
        """Change some settings and write them, unless the folder is gone: a new one would be in its way back."""
        self.settings = replace(self.settings, **changes)
        if self._data_dir.is_dir():
            settings.save(paths.settings_path(self._data_dir), self.settings)

    def change(self, name: str, value: object) -> None:
        """Change a setting she has chosen, and do what follows from it."""
        self.remember(**{name: value})
        if name in ("scheme", "text_size"):
            self.appearance.choose(self.settings.scheme, self.settings.text_size)
        if name == "copies_folder":
            self.take_copies()

    def change_text_size(self, steps: int) -> None:
        """Make the text larger (1) or smaller (-1) by one step."""
        self.change("text_size", appearance.stepped(self.settings.text_size, steps))

    def begin(self) -> None:
        """Take the day's copies soon, and remind of the recovery code until it has been put away."""
        self._soon.start(_COPY_DELAY_MS)
        if self._opened.key is not None and not self.settings.code_saved:
            self.messages.show_message(
                "Spara eller skriv ut återställningskoden. Utan den går inget att läsa om datorn byts.",
                MessageKind.WARNING,
                "Visa koden",
                self.show_code,
            )

    def restore_panes(self, page: QWidget) -> None:
        """Give the panes of a page the widths they had when they were last left."""
        for splitter in page.findChildren(Splitter):
            sizes = self.settings.panes.get(splitter.objectName(), [])
            if len(sizes) == splitter.count():
                splitter.choose(sizes)

    def remember_panes(self, window: QWidget) -> None:
        """Remember the widths she has chosen."""
        chosen = {s.objectName(): s.chosen for s in window.findChildren(Splitter) if s.chosen}
        self.remember(panes=self.settings.panes | chosen)

    def end(self) -> None:
        """Begin nothing more: the window closes."""
        self._soon.stop()
        if self._work is not None:
            self._work.end()

    def take_copies(self) -> None:
        """Take the day's safety copy, and a second one where she has chosen a folder for it."""
        before, self._copied = self._copied, self._now().date()  # tried: what hinders it today is tried again tomorrow
        if not self.work.start("Säkerhetskopian skrivs", self._copy_pieces(self._copied), lambda _: None, asked=False):
            self._copied = before
            self._soon.start(_COPY_DELAY_MS)  # something she has asked for goes on

    def _copy_pieces(self, today: date) -> "Pieces":
        from samradapp.store import copies  # late: it reads whole meetings, which the start does not

        chosen = self.settings.copies_folder
        folders = [paths.copies_dir(self._data_dir), *([Path(chosen)] if chosen else [])]
        for folder in folders:
            try:
                yield from copies.daily_copy_pieces(self._opened.path, self._opened.key, folder, today)
            except SamradError as error:  # one folder that is gone must not keep the other from its copy
                self.messages.show_message(str(error), MessageKind.WARNING)

    def remember_left(self, meeting_id: int, place: dict[str, int]) -> None:
        """Remember where she was in a meeting: ``step``, and on Protokoll ``item`` and ``cursor``."""
        others = {key: known for key, known in self.settings.left.items() if key != str(meeting_id)}
        kept = dict(list(others.items())[1 - _LEFT_MOST :])
        self.remember(left=kept | {str(meeting_id): place})

    def left_in(self, meeting_id: int) -> dict[str, int]:
        """Give where she was in a meeting; empty when it is not known. What was written by hand may be anything."""
        place = self.settings.left.get(str(meeting_id))
        if not isinstance(place, dict):
            return {}
        return {name: value for name, value in place.items() if type(value) is int}

    def copy_now(self) -> None:
        """Take a copy now, in place of the day's earlier one, and say where it is."""
        from samradapp.store import copies

        folder, today = paths.copies_dir(self._data_dir), self._now().date()
        pieces = copies.daily_copy_pieces(self._opened.path, self._opened.key, folder, today, anew=True)
        self.work.start(f"Kopian skrivs i {folder}", pieces, self._on_copied)

    def _on_copied(self, copy: Path | None) -> None:
        if copy is not None:
            self.messages.show_message(f"Kopian {copy.name} är sparad i {copy.parent}.", MessageKind.OK)

    def safety_words(self) -> str:
        """Say how what is written is kept: encrypted only where a key is set."""
        kept = "krypterat" if self._opened.encrypted else "okrypterat"
        return f"Allt ligger {kept} på den här datorn och sparas medan du skriver."

    def a_day_has_passed(self) -> bool:
        """Tell whether the last copies are of another day: the window may stay open for weeks."""
        return self._copied is not None and self._copied != self._now().date()

    def show_code(self) -> None:
        """Show the recovery code, to be saved, printed or copied."""
        from samradapp.ui.recovery import RecoveryDialog

        if self._opened.key is not None:
            dialog = RecoveryDialog(self._opened.key.code, self._window)
            dialog.kept.connect(lambda: self.remember(code_saved=True))
            dialog.open()

    def misplaced(self) -> str:
        """Say in a sentence that the path no longer leads to the opened file; nothing when it does."""
        path = self._opened.path
        if database.still_the_opened_file(path, self._inode):
            return ""
        return f"{path.name} har flyttats eller bytts ut. Stäng programmet och lägg tillbaka filen."

    def written_elsewhere(self) -> bool:
        """Tell whether another connection has written since this was last asked."""
        before, self._data_version = self._data_version, database.data_version(self._opened.db)
        return before != self._data_version
