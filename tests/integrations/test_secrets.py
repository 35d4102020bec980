"""The keyring: trusted only when it keeps what it is given, and out of sight of others."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null

from samradapp.integrations import secrets
from tests.integrations.keyrings import (
    BrokenKeyring,
    ForgetfulKeyring,
    LockedKeyring,
    MemoryKeyring,
    PlainTextKeyring,
    using,
)

UNSOUND = (fail.Keyring, null.Keyring, PlainTextKeyring, ForgetfulKeyring, LockedKeyring, BrokenKeyring)


class Chain(chainer.ChainerBackend):
    """A chain of the backends it is given."""

    backends: tuple[KeyringBackend, ...] = ()


def test_a_keyring_that_keeps_is_sound_and_left_as_it_was() -> None:
    backend = MemoryKeyring()
    with using(backend):
        assert secrets.is_sound()
    assert backend.kept == {}


@pytest.mark.parametrize("backend", UNSOUND)
def test_a_keyring_that_loses_or_shows_secrets_is_not_sound(backend: type[KeyringBackend]) -> None:
    with using(backend()):
        assert not secrets.is_sound()


@pytest.mark.parametrize("backend", [fail.Keyring, ForgetfulKeyring, LockedKeyring, BrokenKeyring])
def test_a_code_that_is_not_kept_is_said_not_to_be(backend: type[KeyringBackend]) -> None:
    with using(backend()):
        assert not secrets.keep_recovery_code("databasen", "KOD")
        assert secrets.recovery_code("databasen") is None


def test_a_code_is_kept_under_its_name() -> None:
    with using(MemoryKeyring()):
        assert secrets.keep_recovery_code("den ena", "KOD 1")
        assert secrets.keep_recovery_code("den andra", "KOD 2")
        assert secrets.recovery_code("den ena") == "KOD 1"
        assert secrets.recovery_code("den tredje") is None


def test_a_chain_is_as_sound_as_what_it_asks_first() -> None:
    chain = Chain()
    for first, sound in ((MemoryKeyring(), True), (PlainTextKeyring(), False)):
        chain.backends = (first, MemoryKeyring())
        with using(chain):
            assert secrets.is_sound() is sound


def test_an_empty_chain_is_not_sound() -> None:
    with using(Chain()):
        assert not secrets.is_sound()


_KEEP = """
from samradapp.integrations import secrets
assert secrets.is_sound(), "not sound"
assert secrets.keep_recovery_code("databasen", "ÅÄÖ-KOD")
assert secrets.recovery_code("databasen") == "ÅÄÖ-KOD"
assert secrets.recovery_code("en annan") is None
print("kept")
"""


@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="gnome-keyring and dbus-run-session are not installed",
)
def test_a_real_secret_service_keeps_the_code(tmp_path: Path) -> None:
    script = tmp_path / "keep.py"
    script.write_text(_KEEP, encoding="utf-8")
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    unlock = "echo -n lösen | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", f'{unlock}; exec "{sys.executable}" "{script}"'],
        env=os.environ | home | {"PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "kept", done.stderr
