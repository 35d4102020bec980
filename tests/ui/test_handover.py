"""One window for each data folder; a second one hands over its files and ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from samradapp import paths
from samradapp.store.window_lock import WindowLock
from samradapp.ui.handover import Reception, hand_over

COMMAND = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    "from samradapp.ui.handover import hand_over; application = QCoreApplication([]);"
    "sys.exit(not hand_over(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))"
)


def start_sender(data_dir: Path, *files: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", COMMAND, str(data_dir), *map(str, files)])


def test_files_are_handed_to_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    files = [tmp_path / "möte.json", tmp_path / "andra mötet.json"]
    with qtbot.waitSignal(reception.received, timeout=20_000) as heard:
        sender = start_sender(tmp_path, *files)
    assert heard.args == [files]
    assert sender.wait(20) == 0


def test_a_folder_may_have_any_name_the_disk_can_hold(qtbot: QtBot, tmp_path: Path) -> None:
    data_dir = tmp_path / os.fsdecode("möten".encode("latin-1"))
    data_dir.mkdir()
    reception = Reception(data_dir)
    with qtbot.waitSignal(reception.received, timeout=20_000) as heard:
        sender = start_sender(data_dir)
    assert heard.args == [[]]
    assert sender.wait(20) == 0


def test_a_window_without_files_only_asks_to_be_shown(qtbot: QtBot, tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    with qtbot.waitSignal(reception.received, timeout=20_000) as heard:
        sender = start_sender(tmp_path)
    assert heard.args == [[]]
    assert sender.wait(20) == 0


def test_a_window_that_is_still_opening_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    """Two quick clicks on the program's icon: the first has the lock and no reception yet."""
    sender = start_sender(tmp_path, tmp_path / "möte.json")
    received: list[list[Path]] = []
    kept: list[Reception] = []

    def open_reception() -> None:
        kept.append(Reception(tmp_path))
        kept[0].received.connect(received.append)

    QTimer.singleShot(1500, open_reception)
    qtbot.waitUntil(lambda: received == [[tmp_path / "möte.json"]], timeout=20_000)
    assert sender.wait(20) == 0


def test_nobody_there_is_told(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, [], patience_ms=100)


def test_what_is_no_list_of_files_is_passed_by(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtNetwork import QLocalSocket

    from samradapp.ui.handover import _name

    reception = Reception(tmp_path)
    heard: list[object] = []
    reception.received.connect(heard.append)
    for line in (b"\xff\xfe\n", b'{"a": 1}\n', b'["b.json", 3]\n'):
        socket = QLocalSocket()
        socket.connectToServer(_name(tmp_path))
        assert socket.waitForConnected(2000)
        socket.write(line)
        socket.flush()
        qtbot.waitUntil(lambda socket=socket: socket.bytesToWrite() == 0)
        socket.disconnectFromServer()
    qtbot.waitUntil(lambda: heard == [[Path("b.json")]])


@pytest.fixture
def program(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Give the running program, its window offscreen."""
    started = subprocess.Popen(command(tmp_path), env=environment(), stderr=subprocess.PIPE)
    yield started
    started.terminate()
    started.communicate()


def command(data_dir: Path, *files: Path) -> list[str]:
    return [sys.executable, "-m", "samradapp", "--data-dir", str(data_dir), *map(str, files)]


def environment() -> dict[str, str]:
    null = "keyring.backends.null.Keyring"
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHON_KEYRING_BACKEND": null}


def test_the_program_started_twice_is_one_window(
    program: "subprocess.Popen[bytes]", tmp_path: Path, qtbot: QtBot
) -> None:
    def is_taken() -> bool:
        with WindowLock(paths.lock_path(tmp_path)) as lock:
            return not lock.acquire()

    qtbot.waitUntil(is_taken, timeout=20_000)
    second = subprocess.run(command(tmp_path), env=environment(), timeout=30, check=False, capture_output=True)
    assert (second.returncode, second.stderr) == (0, b"")
    assert program.poll() is None


def test_a_wrong_file_on_the_command_line_does_not_stop_the_program(tmp_path: Path, qtbot: QtBot) -> None:
    wrong = tmp_path / "bild.json"
    wrong.write_bytes(b"\x89PNG")
    data_dir = tmp_path / "data"
    started = subprocess.Popen(command(data_dir, wrong), env=environment(), stderr=subprocess.PIPE)
    try:
        qtbot.waitUntil(lambda: hand_over(data_dir, []) or started.poll() is not None, timeout=20_000)
        assert started.poll() is None
    finally:
        started.terminate()
        started.communicate()
