"""Commands run in this process or in one of their own, each test in a data folder of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from keyring.backends import null

from samradapp.cli.commands import run_command
from tests.integrations.keyrings import using


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Done]

_HOLD = """
import sys
from pathlib import Path
from samradapp.store.window_lock import WindowLock
lock = WindowLock(Path(sys.argv[1]))
print("held" if lock.acquire() else "busy", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    """Let no test touch the machine's own keyring."""
    with using(null.Keyring()):
        yield


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in the test's data folder."""

    def command(*words: str | Path, folder: Path = data_dir) -> Done:
        capsys.readouterr()
        code = run_command(["--data-dir", str(folder), *map(str, words)])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Done(code, out, err)

    return command


@pytest.fixture
def process(data_dir: Path, tmp_path: Path) -> Run:
    """Run the program as a process of its own, as she does."""

    def command(*words: str | Path, folder: Path = data_dir) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "samradapp", "--data-dir", str(folder), *map(str, words)],
            cwd=tmp_path,
            env=os.environ
            | {
                "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "PYTHONIOENCODING": "ascii",
            },
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    return command


@pytest.fixture
def window(data_dir: Path) -> Callable[[], Any]:
    """Let another process hold the window's lock for a while."""

    @contextmanager
    def open_window() -> Iterator[None]:
        held = subprocess.Popen(
            [sys.executable, "-c", _HOLD, str(data_dir / "samrad.lock")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        )
        with held:
            assert held.stdout is not None
            assert held.stdout.readline() == "held\n"
            yield
            held.communicate()

    return open_window


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Save data as a meeting file."""

    def save(data: dict[str, Any] | bytes, name: str = "mote.json") -> Path:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode())
        return path

    return save
