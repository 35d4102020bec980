"""A program that is going to be killed: the window itself, and in it somebody who types, or somebody who rearranges.

``python tests/ui/typist.py DATA_DIR LOG SEED steps`` rearranges; in place of the last word the names of the pages to
type in, as ``minutes,register``. The log holds one line of JSON for everything that was
done; each line is handed to the system at once, which keeps it when the process is killed.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from samradapp.domain.rollcall import Mark
from samradapp.ui.app import make_application, run
from samradapp.ui.main_window import MainWindow
from samradapp.ui.pages.agenda_page import AgendaPage
from samradapp.ui.pages.roll_call_page import RollCallPage
from samradapp.ui.widgets.step_bar import Step
from tests.ui.typing_fields import Reads, TypingPage
from tests.ui.typing_pages import PAGES

LETTERS = "abcdefghijklmnopqrstuvwxyzåäöÅÄÖé–  "
PAUSES_MS = (0, 0, 4, 15)  # between letters: from a burst to a very fast typist
STRETCHES = (3, 30, 400)  # letters in a field, at most, before another is gone to


class Log:
    """Lines that are with the system as soon as they are written."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def write(self, **line: object) -> None:
        os.write(self._file, json.dumps(line).encode() + b"\n")


def send_letter(widget: QWidget, letter: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


class Typist:
    """Types on in one field for a while, then in another one, mostly of the same page."""

    def __init__(self, window: MainWindow, log: Log, chance: random.Random, pages: Sequence[TypingPage]) -> None:
        self._window = window
        self._log = log
        self._chance = chance
        self._pages = pages
        self._page = pages[0]
        self._field: QWidget | None = None
        self._name = ""
        self._reads: Reads | None = None
        self._script = ""  # what is to be written in a field that is read
        self._left = 0
        window.autosave.saved.connect(self._on_saved)

    def start(self) -> None:
        self._go_to_page(self._chance.choice(self._pages))
        self._log.write(ready=True)

    def _on_saved(self) -> None:
        """Heard after the window's own slot: what is logged is what she can read in the status bar."""
        if self._window.status.text.startswith("Sparat"):
            self._log.write(saved=True)

    def _type_on(self) -> None:
        if self._left == 0:
            self._go_elsewhere()
            return
        assert self._field is not None
        assert self._field.hasFocus(), f"{self._name} has lost the keyboard"
        letter = self._script[-self._left] if self._reads else self._chance.choice(LETTERS)
        self._left -= 1
        at = time.monotonic()
        send_letter(self._field, letter)
        if self._reads:
            written = self._script[: len(self._script) - self._left]
            self._log.write(value=self._reads.value(written), field=self._name, at=at)
        else:
            self._log.write(letter=letter, field=self._name, at=at)
        QTimer.singleShot(self._chance.choice(PAUSES_MS), self._type_on)

    def _go_to_page(self, page: TypingPage) -> None:
        self._page = page
        page.show(self._window)
        QTimer.singleShot(0, self._go_elsewhere)

    def _go_elsewhere(self) -> None:
        """Go to another page, or stay; the field is taken a moment later, when its card is shown."""
        if len(self._pages) > 1 and self._chance.random() < 0.3:
            self._go_to_page(self._chance.choice([page for page in self._pages if page is not self._page]))
            return
        self._page.look_elsewhere(self._window, self._chance)
        QTimer.singleShot(0, self._take_field)

    def _take_field(self) -> None:
        fields = self._page.fields(self._window)
        staying = [field for field in fields if field.widget is not None and field.widget.hasFocus()]
        if staying and self._chance.random() < 0.5:  # as a shortcut does: another item, and the focus where it was
            fields = staying
        field = self._chance.choice(fields)
        self._field, self._name, self._reads = field.take(), field.name, field.reads
        if self._reads:
            self._script = self._reads.write(self._chance)
            self._left = len(self._script)
        else:
            self._left = self._chance.randint(1, self._chance.choice(STRETCHES))
        QTimer.singleShot(0, self._type_on)


class Secretary:
    """Marks names, moves, adds and removes items, as fast as the window lets her; says what is done when it is."""

    def __init__(self, window: MainWindow, log: Log, chance: random.Random) -> None:
        self._window = window
        self._log = log
        self._chance = chance

    def start(self) -> None:
        self._log.write(ready=True)
        self._go_on()

    def _go_on(self) -> None:
        act: Callable[[], None] = self._chance.choice((self._mark, self._move, self._add, self._remove))
        act()
        self._log.write(did=act.__name__)
        QTimer.singleShot(0, self._go_on)

    def _mark(self) -> None:
        self._window.show_step(Step.ROLL_CALL)
        page = self._window.pages.page(Step.ROLL_CALL)
        assert isinstance(page, RollCallPage)
        entries = [entry.id for group in page.meeting.groups for entry in group.entries]
        page.list.marked.emit(self._chance.choice(entries), self._chance.choice(list(Mark)))

    def _agenda(self) -> AgendaPage:
        self._window.show_step(Step.ITEMS)
        page = self._window.pages.page(Step.ITEMS)
        assert isinstance(page, AgendaPage)
        return page

    def _move(self) -> None:
        page = self._agenda()
        part = self._chance.choice(page.meeting.parts)
        before = self._chance.choice([None, *(item.id for item in part.items)])
        page.table.moved.emit(self._chance.choice(page.meeting.items).id, part.id, before, {})

    def _add(self) -> None:
        page = self._agenda()
        part = self._chance.choice(page.meeting.parts)
        page.table.added.emit(part.id, self._chance.choice([None, *(item.id for item in part.items)]))

    def _remove(self) -> None:
        page = self._agenda()
        if len(page.meeting.items) > 5:
            page.table.removed.emit(self._chance.choice(page.meeting.items).id)


def main() -> int:
    data_dir, log_path, seed, manner = sys.argv[1:5]
    log, chance = Log(Path(log_path)), random.Random(int(seed))

    def begin() -> None:
        window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
        meeting_id = window.start.list.chosen_meeting()
        assert meeting_id is not None
        window.open_meeting(meeting_id)
        if manner == "steps":
            working.append(Secretary(window, log, chance))
        else:
            working.append(Typist(window, log, chance, [PAGES[name] for name in manner.split(",")]))
        working[0].start()

    working: list[Typist | Secretary] = []  # kept, since Qt's timers do not
    make_application()
    QTimer.singleShot(0, begin)
    return run(["--data-dir", data_dir])


if __name__ == "__main__":
    sys.exit(main())
