"""Real databases: one in memory, one encrypted file, and what is made in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from samradapp.store.database import open_database, open_in_memory
from samradapp.store.keys import Key
from tests.store.builders import Register, full_meeting, made_up_register

KEY = Key(bytes(range(20)))


@pytest.fixture
def db() -> Iterator[Database]:
    database = open_in_memory()
    yield database
    database.close()


@pytest.fixture
def key() -> Key:
    return KEY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "samrad.db"


@pytest.fixture
def file_db(path: Path, key: Key) -> Iterator[Database]:
    """An encrypted database on disk."""
    database = open_database(path, key)
    yield database
    database.close()


@pytest.fixture
def register(db: Database) -> Register:
    return made_up_register(db)


@pytest.fixture
def meeting(db: Database, register: Register) -> int:
    """A meeting with something in every table of a protocol."""
    return full_meeting(db, register)
