"""How much memory the program holds when it stands idle with 1,000 meetings, next to a bare window.

``python packaging/dev.py bench memory`` prints the resident memory of whole processes in megabytes, two seconds after
they are painted: the program, the program with a meeting open on its Protokoll page, and a bare window with a text
field over the same modules of Qt and the same font (*golv*). The aim is
for the list; each figure is the median of three processes.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.aims import Line, print_table
from tests.benchmarks.bench_start import data_dir_in, make_meetings

TIMES = 1.8

_WHEN_IDLE = """
import os
from pathlib import Path
from PySide6.QtCore import QTimer

def tell():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    os.write(1, str(pages * os.sysconf("SC_PAGE_SIZE")).encode())
    os._exit(0)
"""

BARE = f"""
import sys
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
{_WHEN_IDLE}
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QTextEdit("Samråd"))
window.resize(1440, 900)
window.show()
QTimer.singleShot(2000, tell)
application.exec()
"""

OURS = f"""
import sys
from samradapp.__main__ import load_quickly, main
load_quickly()
from samradapp.ui import main_window
{_WHEN_IDLE}
show = main_window.MainWindow.show

def watched_show(window):
    show(window)
    if OPEN:
        window.open_meeting(window.start.list.chosen_meeting(), main_window.Step.MINUTES)
    QTimer.singleShot(2000, tell)

main_window.MainWindow.show = watched_show
sys.argv = ["samradapp"]
main()
"""


def megabytes(script: str, home: Path) -> float:
    """Give the median of three processes."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(home)}
    command = [sys.executable, "-c", script]
    said = [subprocess.run(command, env=environment, capture_output=True, check=True).stdout for _ in range(3)]
    return statistics.median(int(number) for number in said) / 1024**2


def main() -> int:
    """Measure and print; exit code 1 when the aim is missed."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make_meetings(data_dir_in(home))
        bare = megabytes(BARE, home)
        lines = [
            Line("listan med 1 000 möten", megabytes(OURS.replace("OPEN", "False"), home), bare, times=TIMES),
            Line("ett möte öppet", megabytes(OURS.replace("OPEN", "True"), home), bare),
        ]
    return print_table("minne i vila", "MB", lines)


if __name__ == "__main__":
    sys.exit(main())
