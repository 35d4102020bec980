"""How long it takes to go to another item until it is painted: a meeting of 40 items, 2,000 words in each.

``python packaging/dev.py bench switch`` prints p50 and p99 in milliseconds, for the first time an item is shown, with
its text laid out, and for each time after that; by Ctrl+Enter, which moves the meeting on as well, and by the list.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from samradapp.actions.demo import make_demo_meeting
from samradapp.actions.open_data import OpenedData
from samradapp.store import Database, items, meetings
from samradapp.store.database import open_database
from samradapp.store.keys import new_key
from samradapp.ui.app import local_now, make_application
from samradapp.ui.main_window import MainWindow
from samradapp.ui.widgets.step_bar import Step
from tests.benchmarks.aims import Line, percentile, print_table
from tests.benchmarks.bench_store import long_text

ITEMS, WORDS, ROUNDS = 40, 2000, 5
LONGEST_MS = 50
Go = Callable[[MainWindow], None]


def make_meeting(db: Database) -> int:
    """Give the demo's meeting, grown to 40 items of 2,000 words that are all hers to write."""
    meeting = meetings.load(db, make_demo_meeting(db))
    for item in meeting.items:
        if item.writes_itself:
            items.delete(db, meeting.id, item.id)
    meeting = meetings.load(db, meeting.id)
    for index in range(ITEMS - len(meeting.items)):
        items.add(db, meeting.id, meeting.parts[0].id, f"Ärende nummer {index}")
    for index, item in enumerate(meetings.load(db, meeting.id).items):
        items.save_minutes(db, item.id, long_text(WORDS, index))
    return meeting.id


def by_key(window: MainWindow) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def by_list(window: MainWindow) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)


def round_of(window: MainWindow, go: Go) -> list[float]:
    """Go from the first item to the last, and give the milliseconds of each step until it is painted."""
    meeting = window.meeting
    if meeting is None:
        raise SystemExit("inget möte är öppet")
    window.show_item(meeting.items[0].id)
    if go is by_list:
        named = (view for view in window.findChildren(QListView) if view.accessibleName() == "Ärenden")
        next(view for view in named if view.isVisible()).setFocus()
    settle()
    taken = []
    for _ in range(ITEMS - 1):
        began = time.perf_counter()
        go(window)
        QApplication.processEvents()  # painted, and what was left for a moment later
        taken.append((time.perf_counter() - began) * 1000)
        settle()
    return taken


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def measure(db: Database, path: Path, meeting_id: int, rounds: int) -> dict[str, list[float]]:
    """Open the meeting anew in each round; the first way through it shows every item for the first time."""
    took: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, go in (("Ctrl+Enter", by_key), ("listan", by_list)):
            window = MainWindow(OpenedData(db, path, None), path.parent, local_now)
            window.resize(1440, 900)
            window.show()
            window.open_meeting(meeting_id, Step.MINUTES)
            took.setdefault(f"{name}, första gången", []).extend(round_of(window, go))
            took.setdefault(f"{name}, sedan", []).extend(round_of(window, go))
            window.close()
            window.deleteLater()
            settle()
    return took


def main() -> int:
    """Measure and print; exit code 1 when an aim is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    make_application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "samrad.db"
        db = open_database(path, new_key())
        took = measure(db, path, make_meeting(db), rounds)
        db.close()
    lines = []
    for name, times in took.items():
        lines += [
            Line(f"{name}, p50", percentile(times, 50)),
            Line(f"{name}, p99", percentile(times, 99), most=LONGEST_MS),
        ]
    return print_table(f"till ett annat ärende, {ITEMS} ärenden à {WORDS} ord", "ms", lines)


if __name__ == "__main__":
    sys.exit(main())
