"""Keyrings for tests: one that keeps, and some that should not be trusted."""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
import keyring.core
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """A sound keyring that lives as long as the test."""

    priority = 1  # type: ignore[assignment]  # a property of the class there

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class ForgetfulKeyring(MemoryKeyring):
    """Takes a secret and loses it."""

    def get_password(self, service: str, username: str) -> str | None:
        return None


class LockedKeyring(MemoryKeyring):
    """Answers nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked

    get_password = delete_password = set_password  # type: ignore[assignment]  # they take fewer words


class DesktopError(Exception):
    """What a desktop's own library raises, unknown to keyring."""


class BrokenKeyring(LockedKeyring):
    """Lets through what its desktop raises."""

    def set_password(self, *words: str) -> None:  # type: ignore[override]  # whatever it is asked
        raise DesktopError

    get_password = delete_password = set_password  # type: ignore[assignment]  # they take fewer words


class PlainTextKeyring(MemoryKeyring):
    """Keeps secrets where anybody can read them, as the backends of keyrings.alt do."""


PlainTextKeyring.__module__ = "keyrings.alt.file"


@contextmanager
def using(backend: KeyringBackend) -> Iterator[KeyringBackend]:
    """Let the program find this keyring, and give the machine its own back."""
    before = keyring.core._keyring_backend
    keyring.set_keyring(backend)
    try:
        yield backend
    finally:
        keyring.core._keyring_backend = before
