"""Open the user's database with the key the machine keeps, made the first time."""

from dataclasses import dataclass
from pathlib import Path

from samradapp import paths
from samradapp.errors import DatabaseError
from samradapp.store import Database
from samradapp.store.database import FileKind, end_typing, kind_of, open_database, open_for_reading
from samradapp.store.keys import Key, key_from_code, new_key

_KEY_NAME = "databasen"


class KeyMissingError(DatabaseError):
    """The database is encrypted and the keyring has no key that fits: the recovery code is asked for."""


@dataclass(frozen=True, slots=True)
class OpenedData:
    """An open database with its key; None for a plain file. ``new_key``: the code has never been shown."""

    db: Database
    path: Path
    key: Key | None
    new_key: bool = False

    @property
    def encrypted(self) -> bool:
        return self.key is not None


def open_data(data_dir: Path, code: str | None = None) -> OpenedData:
    """Open for writing, making the file when it is new: encrypted when the keyring is sound.

    ``code`` is a recovery code she has typed; when it fits, the keyring is given it again. Raises KeyMissingError
    when a key is needed, and DatabaseError as ``open_database`` does.
    """
    path = paths.database_path(data_dir)
    kind = kind_of(path)
    if kind is FileKind.MISSING:
        return _create(path)
    key = _key(path, kind, code)
    db = open_database(path, key)
    end_typing(db)
    if code is not None and key is not None:
        _keep(path, key)
    return OpenedData(db, path, key)


def open_data_for_reading(data_dir: Path) -> OpenedData:
    """Open beside the window; raises as ``open_data``, and for a folder without a database."""
    path = paths.database_path(data_dir)
    key = _key(path, kind_of(path), None)
    return OpenedData(open_for_reading(path, key), path, key)


def known_key(path: Path) -> Key | None:
    """Give the key the machine keeps for this database, or None."""
    # Late, since a plain file needs no keyring and finding a backend takes a tenth of a second.
    from samradapp.integrations import secrets

    code = secrets.recovery_code(_name(path))
    try:
        return key_from_code(code) if code else None
    except DatabaseError:  # something else has written there
        return None


def _create(path: Path) -> OpenedData:
    from samradapp.integrations import secrets

    if not secrets.is_sound():
        return OpenedData(open_database(path), path, None)
    # A key that is there already opens the safety copies of a database that is gone.
    known = known_key(path)
    key = known or new_key()
    if known is None and not _keep(path, key):
        return OpenedData(open_database(path), path, None)
    return OpenedData(open_database(path, key), path, key, new_key=known is None)


def _key(path: Path, kind: FileKind, code: str | None) -> Key | None:
    if kind is not FileKind.ENCRYPTED:
        return None
    if code is not None:
        return key_from_code(code)
    key = known_key(path)
    if key is None or not is_key_of(path, key):
        raise KeyMissingError(
            "Databasen är krypterad och nyckeln finns inte på den här datorn. Skriv in återställningskoden."
        )
    return key


def is_key_of(path: Path, key: Key) -> bool:
    """Tell by the mark at the file's beginning whether it was made with this key."""
    with path.open("rb") as file:
        return file.read(len(key.mark)) == key.mark


def _keep(path: Path, key: Key) -> bool:
    from samradapp.integrations import secrets

    return secrets.keep_recovery_code(_name(path), key.code)


def _name(path: Path) -> str:
    """Each data folder has its own key, by whatever way it is reached."""
    return f"{_KEY_NAME} {path.resolve()}"
