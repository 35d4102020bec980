"""A copy written beside the window's own work: whole, or not there."""

import time
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from samradapp.domain.text import paragraph
from samradapp.errors import FileError
from samradapp.store import copies, copying, items, meetings
from samradapp.store.copying import copy_beside
from samradapp.store.database import copy_database, open_for_reading
from samradapp.store.keys import Key
from tests.store.builders import full_meeting, made_up_register


@pytest.fixture
def meeting(file_db: Database) -> int:
    return full_meeting(file_db, made_up_register(file_db))


def test_what_is_written_meanwhile_harms_neither_the_copy_nor_the_database(
    file_db: Database, meeting: int, path: Path, key: Key, tmp_path: Path
) -> None:
    target, item = tmp_path / "kopia.db", meetings.load(file_db, meeting).items[0].id
    steps = 0
    for written, whole in copy_beside(path, key, target):
        steps += 1
        items.save_minutes(file_db, item, (paragraph(f"Skrivet {steps}"),))
        assert whole > 0
        assert written >= 0
    assert steps
    copy = open_for_reading(target, key)
    assert meetings.load(copy, meeting).uuid == meetings.load(file_db, meeting).uuid
    copy.close()
    assert items.minutes(file_db, item) == (paragraph(f"Skrivet {steps}"),)


def test_a_copy_that_is_stopped_is_interrupted_and_leaves_nothing(
    file_db: Database, meeting: int, path: Path, key: Key, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kopior"
    folder.mkdir()

    def endless(db: Database, _target: Path, _part: Path) -> None:
        db.execute("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n").fetchone()

    monkeypatch.setattr(copying, "copy_database", endless)
    pieces = copy_beside(path, key, folder / "kopia.db")
    next(pieces)
    begun = time.monotonic()
    pieces.close()
    assert time.monotonic() - begun < 5
    assert list(folder.iterdir()) == []
    monkeypatch.setattr(copying, "copy_database", copy_database)
    for _ in copy_beside(path, key, folder / "kopia.db"):
        pass
    assert [found.name for found in folder.iterdir()] == ["kopia.db"]


def test_what_fails_in_the_copy_is_raised_where_it_was_asked_for(
    file_db: Database, path: Path, key: Key, tmp_path: Path
) -> None:
    pieces = copies.daily_copy_pieces(path, key, tmp_path / "samrad.db" / "mapp", date(2026, 5, 8))
    with pytest.raises(FileError, match="Säkerhetskopian kan inte skrivas"):
        list(pieces)
