"""How long the program takes to start with 1,000 meetings, next to the least that Qt and the database take.

``python tests/benchmarks/bench_start.py [ROUNDS]`` prints medians in milliseconds, from the process being started until
the window is painted, the list of meetings filled and the event loop idle. *Golv* is a bare window with a text field
that imports sqlite_utils over the same driver and opens the same file; the aim is 1.3 times that. Both are whole
processes, in turn, without a screen.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from samradapp import paths
from samradapp.domain.decision import Decision, DecisionKind
from samradapp.domain.meeting import Item, Kind, Meeting, Part
from samradapp.domain.people import Body
from samradapp.domain.text import paragraph
from samradapp.store import register
from samradapp.store.database import open_database
from samradapp.store.meeting_writer import insert_meeting

LIMIT = 1.3
MEETINGS, ITEMS = 1000, 11

# Written to the standard output when something is painted and then nothing is left to do.
_WHEN_PAINTED = """
import os
from PySide6.QtCore import QEvent, QObject, QTimer

class Watch(QObject):
    painted = False

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self):
        os.write(1, b"!")
        QTimer.singleShot(0, QApplication.quit)

watch = Watch()
"""

BARE = f"""
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
import sqlcipher3.dbapi2
sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2
from sqlite_utils import Database
{_WHEN_PAINTED}
application = QApplication(sys.argv[:1])
db = Database(sys.argv[1] + "/samrad.db", execute_plugins=False)
db.execute("SELECT count(*) FROM meeting").fetchone()
window = QMainWindow()
field = QTextEdit()
window.setCentralWidget(field)
window.installEventFilter(watch)
window.resize(1440, 900)
window.show()
application.exec()
"""

OURS = f"""
import sys
from samradapp.__main__ import load_quickly, main
load_quickly()
from samradapp.ui import main_window
from PySide6.QtWidgets import QApplication
{_WHEN_PAINTED}
show = main_window.MainWindow.show

def watched_show(window):
    watch.window = window
    window.installEventFilter(watch)
    show(window)

main_window.MainWindow.show = watched_show
sys.argv = ["samradapp"]
main()
sys.exit(watch.window.start.status_facts() != ["{MEETINGS} möten"])
"""


def data_dir_in(home: Path) -> Path:
    """Give the place where the program looks without being told; the bare window is told."""
    return home / "Samradsprotokoll"


def make_meetings(data_dir: Path) -> None:
    """Fill a plain database with meetings of eleven items, each with its text and a decision."""
    db = open_database(paths.database_path(data_dir))
    body = register.body(db, register.save_body(db, Body(0, "Samråd hälsa, vård och omsorg", "Samrådet")))
    text = paragraph("Samrådet gick igenom läget i kommunerna och regionen under hösten. " * 6)
    texts = dict.fromkeys(range(1, ITEMS + 1), (text,))
    for number in range(MEETINGS):
        insert_meeting(db, _meeting(body, number), texts, "Skapade mötet")
    db.close()


def _meeting(body: Body, number: int) -> Meeting:
    note = Decision(1, "", DecisionKind.TAKE_NOTE, "Samrådet godkände informationen.")
    items = tuple(
        Item(key, "", f"Ärende {key} om hemtjänst", Kind.INFORMATION, decisions=(note,)) for key in range(1, ITEMS + 1)
    )
    day = date(2026, 5, 8) - timedelta(days=9 * number)
    return Meeting(0, "", body, 1000 - number, day.year, day, parts=(Part(1, body, items=items),))


def milliseconds(script: str, home: Path) -> float:
    """Start a process and give the time until it says that it is ready; its modules are compiled, as when installed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(home)}
    environment["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
    command = [sys.executable, "-c", script, str(data_dir_in(home))]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        ready = process.stdout.read(1)
        taken = time.perf_counter() - start
        said = process.communicate()[1].decode()
    if ready != b"!" or process.returncode:
        raise SystemExit(said)
    return taken * 1000


def main() -> int:
    """Measure and print; exit code 1 when the limit is missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_meetings(data_dir_in(home))
        for script in (BARE, OURS):  # the first one reads from the disk, and compiles
            milliseconds(script, home)
        pairs = [(milliseconds(OURS, home), milliseconds(BARE, home)) for _ in range(rounds)]
    ours, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{'':28}{'median ms':>12}{'fortast ms':>12}")
    print(f"{'programmet, 1 000 möten':28}{ours:>12.0f}{min(pair[0] for pair in pairs):>12.0f}")
    print(f"{'golv: ett tomt fönster':28}{bare:>12.0f}{min(pair[1] for pair in pairs):>12.0f}")
    print(f"{'kvot':28}{ours / bare:>12.2f}   mål ≤ {LIMIT}")
    return int(ours / bare > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
