"""Real databases and files; only the keyring is made up."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from samradapp.store import Database
from samradapp.store.database import open_in_memory

Data = dict[str, Any]
Saved = Callable[..., Path]


@pytest.fixture
def db() -> Iterator[Database]:
    database = open_in_memory()
    yield database
    database.close()


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """Save data as a meeting file and give its path."""

    def save(data: Data | bytes, name: str = "mote.json") -> Path:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode())
        return path

    return save
