"""The machine's keyring, when it is sound; the only import of keyring."""

import keyring
from keyring.backend import KeyringBackend

_SERVICE = "Samradsprotokoll"
_PROBE = "prov"

# A backend lets through what its desktop raises: errors of D-Bus, of Windows, of a broken configuration.
_FAILURES = (Exception,)

# Backends that keep secrets in plain text or not at all.
_UNSOUND = ("keyrings.alt", "keyring.backends.null", "keyring.backends.fail", "keyring.backends.chainer")


def is_sound() -> bool:
    """Tell whether the keyring keeps a secret and gives it back."""
    try:
        if not _trusted(keyring.get_keyring()):
            return False
        keyring.set_password(_SERVICE, _PROBE, _PROBE)
        kept = keyring.get_password(_SERVICE, _PROBE) == _PROBE
        keyring.delete_password(_SERVICE, _PROBE)
    except _FAILURES:
        return False
    return kept


def _trusted(backend: KeyringBackend) -> bool:
    """A chain of backends is as sound as the one it would ask first."""
    chained: list[KeyringBackend] = getattr(backend, "backends", [])
    if chained:
        return _trusted(chained[0])
    return not type(backend).__module__.startswith(_UNSOUND)


def recovery_code(name: str) -> str | None:
    """Give the recovery code kept under this name, or None when the keyring has none or does not answer."""
    try:
        return keyring.get_password(_SERVICE, name)
    except _FAILURES:
        return None


def keep_recovery_code(name: str, code: str) -> bool:
    """Keep a recovery code and tell whether it is really there."""
    try:
        keyring.set_password(_SERVICE, name, code)
    except _FAILURES:
        return False
    return recovery_code(name) == code
