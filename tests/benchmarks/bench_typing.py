"""How long a letter takes to be painted in an item of 5,000 words, while what is typed is saved.

``python packaging/dev.py bench typing`` prints p50 and p99 in milliseconds: the whole window over an encrypted database
with autosave on, next to a bare text field with the same text in the same formats, font and size (*golv*). The letters
go to the two in turn, fifty a second to each, so that what disturbs the machine hits both alike. A letter that was due
while a save went on waits for it, and that counts in full.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget

from samradapp.actions.demo import make_demo_meeting
from samradapp.actions.open_data import OpenedData
from samradapp.domain.text import plain
from samradapp.store import Database, items, meetings
from samradapp.store.database import open_database
from samradapp.store.keys import new_key
from samradapp.ui.app import local_now, make_application
from samradapp.ui.main_window import MainWindow
from samradapp.ui.widgets.step_bar import Step
from tests.benchmarks.aims import Line, percentile, print_table
from tests.benchmarks.bench_store import long_text

WORDS, LETTERS = 5000, 1500
PACE = 0.010  # seconds from a letter in the one to a letter in the other
LONGEST_MS = 8
_LETTERS = "samrådet enades om att följa frågan "


class Painted(QObject):
    """Notes when a widget was last painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def open_window(db: Database, path: Path, folder: Path) -> MainWindow:
    """Show the demo's meeting with 5,000 words in its third item, and the keyboard in the middle of them."""
    meeting = meetings.load(db, make_demo_meeting(db))
    item = meeting.items[2]
    items.save_minutes(db, item.id, long_text(WORDS, 1))
    window = MainWindow(OpenedData(db, path, None), folder, local_now)
    window.resize(1440, 900)
    window.show()
    window.open_meeting(meeting.id, Step.MINUTES)
    window.show_item(item.id)
    return window


def editor_of(window: QWidget) -> QTextEdit:
    return next(field for field in window.findChildren(QTextEdit) if field.accessibleName() == "Protokolltext")


def bare_window(editor: QTextEdit) -> tuple[QMainWindow, QTextEdit]:
    """Give a window with nothing but a text field: the editor's text, formats, font and size."""
    window, field = QMainWindow(), QTextEdit()
    field.setDocument(editor.document().clone(field))
    field.document().setDefaultFont(editor.document().defaultFont())
    window.setCentralWidget(field)
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.resize(editor.size())
    window.show()
    field.setFocus()
    return window, field


def put_in_the_middle(field: QTextEdit) -> None:
    cursor = QTextCursor(field.document().findBlockByNumber(field.document().blockCount() // 2))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    field.setTextCursor(cursor)
    field.ensureCursorVisible()


def type_letter(window: QWidget, painted: Painted, letter: str) -> float:
    """Give the milliseconds from a key until what it did is painted."""
    began = time.perf_counter()
    before = painted.at
    QTest.sendKeyEvent(
        QTest.KeyAction.Click, window.windowHandle(), Qt.Key.Key_unknown, letter, Qt.KeyboardModifier.NoModifier
    )
    while painted.at == before:
        QApplication.processEvents()
    return (painted.at - began) * 1000


def wait_until(moment: float) -> None:
    """Let timers fire, and the saves they bring, until a letter is due."""
    while time.perf_counter() < moment:
        QApplication.processEvents()


def measure(window: MainWindow, letters: int) -> tuple[list[float], list[float], int]:
    """Give the times in the window, those in the bare field, and how often the text was saved meanwhile."""
    editor = editor_of(window)
    bare, field = bare_window(editor)
    for each in (editor, field):
        put_in_the_middle(each)
    window.activateWindow()
    saves: list[float] = []  # when each was done
    window.autosave.saved.connect(lambda _: saves.append(time.perf_counter()))
    watched, floor = Painted(editor.viewport()), Painted(field.viewport())
    for letter in _LETTERS:  # what the first ones find out for all
        type_letter(bare, floor, letter)
        type_letter(window, watched, letter)
    ours, theirs = [], []
    due = time.perf_counter()
    for number in range(letters):
        letter = _LETTERS[number % len(_LETTERS)]
        due = max(due + PACE, time.perf_counter())
        wait_until(due)
        theirs.append(type_letter(bare, floor, letter))
        due += PACE
        wait_until(due)
        waited = max(0.0, saves[-1] - due) * 1000 if saves else 0.0
        ours.append(waited + type_letter(window, watched, letter))
    bare.close()
    return ours, theirs, len(saves)


def main() -> int:
    """Measure and print; exit code 1 when an aim is missed."""
    letters = int(sys.argv[1]) if len(sys.argv) > 1 else LETTERS
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "samrad.db"
        db = open_database(path, new_key())
        window = open_window(db, path, Path(folder))
        ours, theirs, saves = measure(window, letters)
        item = window.meeting.items[2] if window.meeting is not None else None
        window.close()
        typed = "".join(_LETTERS[number % len(_LETTERS)] for number in range(letters))
        if item is None or "".join(typed.split()) not in "".join(plain(items.minutes(db, item.id)).split()):
            raise SystemExit("vad som skrevs står inte i databasen")
        db.close()
    return print_table(
        f"en bokstav i {WORDS} ord, sparad {saves} gånger",
        "ms",
        [
            Line("p50", percentile(ours, 50), percentile(theirs, 50)),
            Line("p99", percentile(ours, 99), percentile(theirs, 99), LONGEST_MS, 1.5),
            Line("värst", max(ours), max(theirs)),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
