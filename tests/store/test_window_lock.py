"""One window at a time, also when the other one was killed."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from samradapp.store.window_lock import WindowLock

HOLDER = """
import sys
from pathlib import Path
from samradapp.store.window_lock import WindowLock
print(WindowLock(Path(sys.argv[1])).acquire() and "held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def lock_file(tmp_path: Path) -> Path:
    return tmp_path / "mapp" / "samrad.lock"


@pytest.fixture
def other_window(lock_file: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock_file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_the_lock_is_free_until_a_window_has_it(lock_file: Path) -> None:
    with WindowLock(lock_file) as lock:
        assert lock.acquire()
        assert not WindowLock(lock_file).acquire()
    assert WindowLock(lock_file).acquire()


def test_another_process_cannot_take_it(lock_file: Path, other_window: subprocess.Popen[str]) -> None:
    assert not WindowLock(lock_file).acquire()


def test_it_is_free_when_the_process_is_killed(lock_file: Path, other_window: subprocess.Popen[str]) -> None:
    other_window.kill()
    other_window.wait()
    with WindowLock(lock_file) as lock:
        assert lock.acquire()


def test_it_is_free_when_the_process_ends(lock_file: Path, other_window: subprocess.Popen[str]) -> None:
    other_window.communicate("")
    with WindowLock(lock_file) as lock:
        assert lock.acquire()
    lock.release()
