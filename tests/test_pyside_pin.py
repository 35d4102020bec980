"""PySide6 6.12.0 drops a reference to None on every call under Python 3.11; the pin must stay sound."""

import subprocess
import sys

_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
"""


def test_two_hundred_thousand_calls_leave_none_alone() -> None:
    done = subprocess.run([sys.executable, "-c", _CALLS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
