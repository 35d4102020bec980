"""A program that is going to be killed: the window itself, and in it somebody who types, or somebody who rearranges.

``python tests/ui/typist.py DATA_DIR LOG SEED text|steps``. The log holds one line of JSON for everything that was
done; each line is handed to the system at once, which keeps it when the process is killed.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from samradapp.domain.rollcall import Mark
from samradapp.ui.app import make_application, run
from samradapp.ui.main_window import MainWindow
from samradapp.ui.pages.agenda_page import AgendaPage
from samradapp.ui.pages.protocol_page import ProtocolPage
from samradapp.ui.pages.roll_call_page import RollCallPage
from samradapp.ui.widgets.step_bar import Step

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


def go_to_end(field: QWidget) -> None:
    if isinstance(field, QLineEdit):
        field.end(False)
    elif isinstance(field, QTextEdit | QPlainTextEdit):
        field.moveCursor(QTextCursor.MoveOperation.End)


class Typist:
    """Types on in one field for a while, then in another one, mostly of another item."""

    def __init__(self, window: MainWindow, log: Log, chance: random.Random) -> None:
        self._window = window
        self._log = log
        self._chance = chance
        self._field: QWidget | None = None
        self._name = ""
        self._left = 0
        window.autosave.saved.connect(self._on_saved)

    def start(self) -> None:
        self._window.show_step(Step.MINUTES)
        self._log.write(ready=True)
        QTimer.singleShot(0, self._go_elsewhere)

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
        self._left -= 1
        letter = self._chance.choice(LETTERS)
        at = time.monotonic()
        send_letter(self._field, letter)
        self._log.write(letter=letter, field=self._name, at=at)
        QTimer.singleShot(self._chance.choice(PAUSES_MS), self._type_on)

    def _go_elsewhere(self) -> None:
        """Go to the agenda, to another item, or stay; the field is taken a moment later, when its card is shown."""
        place = self._chance.random() < 0.15
        page = self._window.pages.page(Step.ITEMS if place else Step.MINUTES)
        if page.isHidden():  # showing a page saves all that waits, and would hide a save that goes astray
            self._window.show_step(Step.ITEMS if place else Step.MINUTES)
        if isinstance(page, ProtocolPage) and self._chance.random() < 0.8:
            item = self._chance.choice([item for item in page.meeting.items if not item.writes_itself])
            page.list.choose(("item", item.id))
        QTimer.singleShot(0, lambda: self._take_field(page))

    def _take_field(self, page: QWidget) -> None:
        if isinstance(page, AgendaPage):
            fields: list[tuple[QWidget, str]] = [(page.facts.place, "place")]
        else:
            assert isinstance(page, ProtocolPage)
            fields = self._fields(page)
        staying = [entry for entry in fields if entry[0].hasFocus()]
        if staying and self._chance.random() < 0.5:  # as a shortcut does: another item, and the focus where it was
            fields = staying
        self._field, self._name = self._chance.choice(fields)
        self._field.setFocus()
        go_to_end(self._field)
        self._left = self._chance.randint(1, self._chance.choice(STRETCHES))
        QTimer.singleShot(0, self._type_on)

    def _fields(self, page: ProtocolPage) -> list[tuple[QWidget, str]]:
        sheet, shown = page.sheet, page.shown_item
        fields: list[tuple[QWidget, str]] = [(sheet.title, f"title {shown}"), (sheet.presenters, f"presenters {shown}")]
        fields += [(sheet.editor, f"minutes {shown}")] * 3
        for key, card in page.decisions.cards._cards.items():
            if key % 2:
                fields.append((card.text, f"decision {key}"))
            else:
                card.unfold()  # as it does when the keyboard comes into it
                fields.append((card.matter, f"matter {key}"))
        return fields


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
        page.table.moved.emit(self._chance.choice(page.meeting.items).id, part.id, before)

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
        working.append((Typist if manner == "text" else Secretary)(window, log, chance))
        working[0].start()

    working: list[Typist | Secretary] = []  # kept, since Qt's timers do not
    make_application()
    QTimer.singleShot(0, begin)
    return run(["--data-dir", data_dir])


if __name__ == "__main__":
    sys.exit(main())
