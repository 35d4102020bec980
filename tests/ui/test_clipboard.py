"""What was copied, when the program ends."""

import os
import subprocess
import sys
from pathlib import Path

from samradapp import paths
from samradapp.store.database import open_database

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from samradapp.ui.app import make_application, run
from samradapp.ui.main_window import MainWindow
from samradapp.ui.widgets.minutes_editor import MinutesEditor

def copy_and_close():
    editor = MinutesEditor()
    editor.textCursor().insertText("det som sades")
    editor.selectAll()
    editor.toggle_bold()
    editor.copy()
    next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)).close()

make_application()
QTimer.singleShot(300, copy_and_close)
code = run(["--data-dir", sys.argv[1]])
if sys.argv[2] == "read":
    mime = QApplication.clipboard().mimeData()
    print(mime.text(), "font-weight:700" in mime.html(), flush=True)
sys.exit(code)
"""


def end(data_dir: Path, manner: str) -> subprocess.CompletedProcess[str]:
    """Copy, close and end the program; reading the clipboard afterwards would hide a crash."""
    open_database(paths.database_path(data_dir)).close()
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(data_dir), manner],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )


def test_the_program_ends_in_peace(tmp_path: Path) -> None:
    assert end(tmp_path, "only end").returncode == 0


def test_it_stays_on_the_clipboard(tmp_path: Path) -> None:
    assert end(tmp_path, "read").stdout.split("\n")[0] == "det som sades True"
