"""What was copied: as this program or a newer one put it there, and when the program ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData

from samradapp import paths
from samradapp.domain.text import Block, BlockStyle, Run, paragraph
from samradapp.store.database import open_database
from samradapp.ui.widgets import copied

OWN_FORMAT = "application/x-samradapp-text"

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


@pytest.mark.parametrize(
    "foreign",
    [
        b'[{"style":"quote","text":"fet"}]',
        b'[{"style":"paragraph","runs":[{}]}]',
        b'[{"style":"paragraph","runs":7}]',
        b'["fet"]',
        b"7",
        b"{}",
        b"\xff\xfe",
        b"inget",
        b"[" * 100_000,
        b"",
    ],
)
def test_what_a_newer_program_has_copied_comes_as_it_comes_in_word_or_as_plain_words(foreign: bytes) -> None:
    mime = QMimeData()
    mime.setData(OWN_FORMAT, foreign)
    assert copied.read(mime) == ()
    mime.setText("fet")
    assert copied.read(mime) == (paragraph("fet"),)
    mime.setHtml("<p><b>fet</b></p>")
    assert copied.read(mime) == (Block(BlockStyle.PARAGRAPH, (Run("fet", bold=True),)),)


def test_html_that_cannot_be_read_comes_as_the_plain_words_beside_it() -> None:
    mime = QMimeData()
    mime.setHtml(f"<p>&#{'9' * 6000};</p>")
    mime.setText("hel\nslut")
    assert copied.read(mime) == (paragraph("hel"), paragraph("slut"))
