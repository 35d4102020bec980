"""How large the window is when it is opened the first time, on screens of different sizes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from samradapp.ui.app import make_application, run
from samradapp.ui.main_window import MainWindow

def tell_and_close():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    print(window.width(), window.height(), flush=True)
    window.close()

make_application()
QTimer.singleShot(300, tell_and_close)
sys.exit(run(["--data-dir", sys.argv[1]]))
"""


def opened_on(screen: tuple[int, int], folder: Path) -> tuple[int, int]:
    """Open the program for the first time on a screen of this size, and give the size of its window."""
    width, height = screen
    looks = {"x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    (folder / "screen.json").write_text(json.dumps({"screens": [{"name": "screen", **looks}]}), encoding="utf-8")
    own = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring", "PYTHONPATH": os.pathsep.join(sys.path)}
    environment = os.environ | own | {"QT_QPA_PLATFORM": "offscreen:configfile=screen.json"}
    # In the folder, since a colon as in C: would end the file's name.
    start = [sys.executable, "-c", PROGRAM, str(folder / "data")]
    ended = subprocess.run(start, capture_output=True, text=True, env=environment, cwd=folder, timeout=60, check=True)
    wide, high = ended.stdout.split()
    return int(wide), int(high)


@pytest.mark.parametrize(
    ("screen", "window"),
    [((1920, 1080), (1440, 900)), ((1366, 768), (1366, 728)), ((1280, 720), (1280, 680))],
)
def test_the_first_window_is_no_larger_than_its_screen(
    tmp_path: Path, screen: tuple[int, int], window: tuple[int, int]
) -> None:
    assert opened_on(screen, tmp_path) == window
