"""How long the window takes to show an undone step, in a meeting of 40 items and 72 names.

``python tests/benchmarks/bench_window.py [ROUNDS]`` prints, for each page, the median and the slowest tenth in
milliseconds from Ctrl+Z to painted; the limit is 20 ms. *Golv* is repainting the same page with nothing changed.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from samradapp.actions.demo import make_demo_meeting
from samradapp.actions.open_data import OpenedData
from samradapp.domain.meeting import Meeting
from samradapp.domain.rollcall import Mark
from samradapp.domain.text import paragraph
from samradapp.store import Database, items, meetings, rollcalls
from samradapp.store.database import open_database
from samradapp.ui.app import local_now, make_application
from samradapp.ui.main_window import MainWindow
from samradapp.ui.widgets.step_bar import STEP_NAMES, Step

LIMIT_MS = 20
_PAGES = (Step.ITEMS, Step.ROLL_CALL, Step.MINUTES)


def main() -> int:
    """Measure and print; exit code 1 when a median is over the limit."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    application = make_application()
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "samrad.db"
        db = open_database(path)
        meeting = large_meeting(db)
        window = MainWindow(OpenedData(db, path, None), Path(folder), local_now)
        window.resize(1440, 900)
        window.show()
        window.open_meeting(meeting.id)
        print(f"{'ångra ett steg':<16}{'median':>9}{'p90':>9}{'golv':>9}   gräns {LIMIT_MS} ms")
        for step in _PAGES:
            window.show_step(step)
            application.processEvents()
            took = [undo_once(db, meeting, window, application, index) for index in range(rounds)]
            floor = [timed(lambda: repaint(window, application)) for _ in range(rounds)]
            median = statistics.median(took)
            missed = missed or median > LIMIT_MS
            slow = statistics.quantiles(took, n=10)[-1]
            print(f"{STEP_NAMES[step]:<16}{median:>9.1f}{slow:>9.1f}{statistics.median(floor):>9.1f}")
        window.close()
        db.close()
    return int(missed)


def large_meeting(db: Database) -> Meeting:
    """Give the demo's meeting, grown to 40 items and 72 names."""
    meeting = meetings.load(db, make_demo_meeting(db))
    for index in range(40 - len(meeting.items)):
        item = items.add(db, meeting.id, meeting.parts[0].id, f"Ärende nummer {index}")
        items.save_minutes(db, item, (paragraph("Ett stycke om vården i länet. " * 40),))
    names = sum(len(group.entries) for group in meeting.groups)
    for index in range(72 - names):
        rollcalls.add_guest(db, meeting.id, meeting.groups[1].id, f"Gäst {index}")
    return meetings.load(db, meeting.id)


def undo_once(db: Database, meeting: Meeting, window: MainWindow, application: QApplication, index: int) -> float:
    """Mark a name and show it; give how long it takes until the undone mark is painted."""
    seats = [entry for entry in meeting.groups[0].entries if entry.attendee is not None]
    rollcalls.mark(db, meeting.id, seats[index % len(seats)].id, Mark.EXCUSED if index % 2 else Mark.ABSENT)
    window.reload()
    application.processEvents()

    def undo() -> None:
        window.undo()
        application.processEvents()

    return timed(undo)


def repaint(window: MainWindow, application: QApplication) -> None:
    window.update()
    application.processEvents()


def timed(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
