"""Safety copies and the way back from one."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from samradapp import paths
from samradapp.domain.text import paragraph
from samradapp.errors import SamradError, explain
from samradapp.store import checks, copies, items, meeting_list, meetings
from samradapp.store.database import is_encrypted, open_database, open_for_reading
from samradapp.store.keys import Key, new_key
from samradapp.store.register import body_named, ensure_body
from tests.store.builders import full_meeting, made_up_register, stored_texts
from tests.store.migrated import grown_migrations

TODAY = date(2026, 5, 8)
NOW = datetime(2026, 5, 8, 12, 30, tzinfo=UTC)


@pytest.fixture
def meeting(file_db: Database) -> int:
    return full_meeting(file_db, made_up_register(file_db))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kopior"


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_a_copy_is_made_once_a_day(file_db: Database, meeting: int, folder: Path, key: Key) -> None:
    made = copies.daily_copy(file_db, folder, TODAY)
    assert made == folder / "samrad-2026-05-08.db"
    before = everything_in(folder)
    assert copies.daily_copy(file_db, folder, TODAY) is None
    assert everything_in(folder) == before
    assert copies.newest_copy(folder) == made
    assert list(checks.check_copies(folder, key)) == []


def test_the_newest_thirty_copies_are_kept_and_other_files_left_alone(
    file_db: Database, meeting: int, folder: Path
) -> None:
    folder.mkdir()
    for days in range(1, 41):
        (folder / f"samrad-{TODAY - timedelta(days=days)}.db").write_bytes(b"x")
    (folder / "samrad-minne.db").write_bytes(b"x")
    copies.daily_copy(file_db, folder, TODAY)
    kept = sorted(path.name for path in folder.iterdir())
    assert len(kept) == 31
    assert kept[0] == "samrad-2026-04-09.db"
    assert kept[-2:] == ["samrad-2026-05-08.db", "samrad-minne.db"]


def test_what_an_earlier_days_copying_left_when_it_was_killed_is_taken_away(
    file_db: Database, meeting: int, folder: Path
) -> None:
    folder.mkdir()
    old, new = (paths.unfinished(folder / "samrad-2026-05-07.db") for _ in range(2))
    for left, at in ((old, TODAY - timedelta(days=1)), (new, TODAY)):
        left.write_bytes(b"x")
        moment = datetime.combine(at, time(12)).timestamp()
        os.utime(left, (moment, moment))
    (folder / "hennes.part").write_bytes(b"x")
    copies.daily_copy(file_db, folder, TODAY)
    assert {path.name for path in folder.iterdir()} == {"samrad-2026-05-08.db", new.name, "hennes.part"}


def test_an_old_copy_that_cannot_be_taken_away_stops_nothing(
    file_db: Database, meeting: int, folder: Path, tmp_path: Path
) -> None:
    oldest = folder / "samrad-2026-01-01.db"
    oldest.mkdir(parents=True)  # it cannot be unlinked
    for days in range(1, 32):
        (folder / f"samrad-{TODAY - timedelta(days=days)}.db").write_bytes(b"x")
    assert copies.daily_copy(file_db, folder, TODAY)
    assert len(list(folder.iterdir())) == copies.KEPT + 1
    assert oldest.exists()


def test_a_second_folder_gets_its_own_copy(file_db: Database, meeting: int, folder: Path, tmp_path: Path) -> None:
    assert copies.daily_copy(file_db, folder, TODAY)
    assert copies.daily_copy(file_db, tmp_path / "usb", TODAY)


def test_there_is_no_newest_copy_where_there_is_none(folder: Path) -> None:
    assert copies.newest_copy(folder) is None


def test_a_copy_holds_what_is_only_in_the_log(file_db: Database, meeting: int, folder: Path, key: Key) -> None:
    item = meetings.load(file_db, meeting).items[0].id
    items.save_minutes(file_db, item, (paragraph("Nyss skrivet"),))
    copy = open_for_reading(copies.daily_copy(file_db, folder, TODAY), key)
    assert items.minutes(copy, item) == (paragraph("Nyss skrivet"),)
    copy.close()


def refused(action: Callable[[], object]) -> str:
    with pytest.raises(SamradError) as caught:
        action()
    return explain(caught.value)


def test_a_folder_that_cannot_be_used_is_named(file_db: Database, tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")
    for folder in (tmp_path / "fil", tmp_path / "fil" / "under", Path("/proc/kopior")):
        sentence = refused(lambda where=folder: copies.daily_copy(file_db, where, TODAY))
        assert sentence.startswith(f"Säkerhetskopian kan inte skrivas i {folder}")


def test_a_copy_that_fails_leaves_nothing_half_done(file_db: Database, meeting: int, folder: Path) -> None:
    target = folder / "samrad-2026-05-08.db"
    target.mkdir(parents=True)  # in the way of the copy
    refused(lambda: copies.daily_copy(file_db, folder, TODAY, anew=True))
    assert list(folder.iterdir()) == [target]


def test_a_file_of_hers_beside_a_copy_stays(file_db: Database, meeting: int, tmp_path: Path) -> None:
    hers = tmp_path / "kopia.db.part"
    hers.write_bytes(b"mitt")
    copies.backup(file_db, tmp_path / "kopia.db")
    assert hers.read_bytes() == b"mitt"


def test_a_backup_never_writes_over_a_file(file_db: Database, meeting: int, tmp_path: Path, key: Key) -> None:
    target = tmp_path / "kopia.db"
    copies.backup(file_db, target)
    before = target.read_bytes()
    assert "finns redan" in refused(lambda: copies.backup(file_db, target))
    assert "finns inte" in refused(lambda: copies.backup(file_db, tmp_path / "saknas" / "kopia.db"))
    assert "kan inte skrivas" in refused(lambda: copies.backup(file_db, Path("/proc/kopia.db")))
    assert target.read_bytes() == before
    copy = open_for_reading(target, key)
    assert meeting_list.list_meetings(copy) == meeting_list.list_meetings(file_db)
    copy.close()


# --- restoring ----------------------------------------------------------------------------------------------------


@pytest.fixture
def copy(file_db: Database, meeting: int, tmp_path: Path) -> Path:
    """A copy made before the last thing that was typed; the database is closed after it."""
    target = tmp_path / "annan" / "kopia.db"
    target.parent.mkdir()
    copies.backup(file_db, target)
    items.save_minutes(file_db, meetings.load(file_db, meeting).items[0].id, (paragraph("Efter kopian"),))
    file_db.close()
    return target


def texts_in(path: Path, key: Key | None, meeting: int) -> str:
    db = open_for_reading(path, key)
    try:
        return " ".join(stored_texts(db, meeting).values())
    finally:
        db.close()


def test_restoring_brings_the_copy_back_and_keeps_what_it_replaces(
    path: Path, key: Key, meeting: int, copy: Path
) -> None:
    untouched = copy.read_bytes()
    kept = copies.restore(copy, path, key, NOW)
    assert kept == path.with_name("samrad-ersatt-20260508-123000.db")
    assert "Efter kopian" not in texts_in(path, key, meeting)
    assert "Efter kopian" in texts_in(kept, key, meeting)
    assert copy.read_bytes() == untouched
    assert sorted(found.name for found in path.parent.iterdir() if found.is_file()) == [kept.name, path.name]


def test_a_file_of_hers_beside_a_restored_database_stays(path: Path, key: Key, meeting: int, copy: Path) -> None:
    hers = [path.with_name(f"{path.name}.part{suffix}") for suffix in ("", "-wal", "-shm")]
    for file in hers:
        file.write_bytes(b"mitt")
    copies.restore(copy, path, key, NOW)
    assert [file.read_bytes() for file in hers] == [b"mitt"] * 3


def test_restoring_twice_in_a_second_keeps_both(path: Path, key: Key, meeting: int, copy: Path) -> None:
    first = copies.restore(copy, path, key, NOW)
    second = copies.restore(copy, path, key, NOW)
    assert first != second
    assert "Efter kopian" in texts_in(first, key, meeting)


def test_what_was_only_in_the_log_is_kept_too(path: Path, key: Key, meeting: int, copy: Path, tmp_path: Path) -> None:
    db = open_database(path, key)
    items.save_minutes(db, meetings.load(db, meeting).items[1].id, (paragraph("I loggen"),))
    crashed = tmp_path / "kraschad"
    crashed.mkdir()
    for name in ("samrad.db", "samrad.db-wal"):
        shutil.copy(path.with_name(name), crashed / name)
    db.close()
    kept = copies.restore(copy, crashed / "samrad.db", key, NOW)
    assert "I loggen" in texts_in(kept, key, meeting)
    assert "I loggen" not in texts_in(crashed / "samrad.db", key, meeting)


def test_restoring_where_there_is_nothing_makes_the_database(
    tmp_path: Path, key: Key, meeting: int, copy: Path
) -> None:
    target = tmp_path / "ny" / "samrad.db"
    assert copies.restore(copy, target, key, NOW) is None
    assert texts_in(target, key, meeting)


def test_a_log_left_without_its_database_is_not_read_into_the_copy(
    path: Path, key: Key, meeting: int, copy: Path, tmp_path: Path
) -> None:
    db = open_database(path, key)
    items.save_minutes(db, meetings.load(db, meeting).items[1].id, (paragraph("I loggen"),))
    crashed = tmp_path / "kraschad"
    crashed.mkdir()
    shutil.copy(path.with_name("samrad.db-wal"), crashed)
    db.close()
    log = (crashed / "samrad.db-wal").read_bytes()
    assert copies.restore(copy, crashed / "samrad.db", key, NOW) is None
    restored = open_database(crashed / "samrad.db", key)
    assert list(checks.integrity(restored)) == []
    restored.close()
    assert (crashed / "samrad-ersatt-20260508-123000.db-wal").read_bytes() == log


def test_restoring_over_a_damaged_database_keeps_the_damaged_one(
    path: Path, key: Key, meeting: int, copy: Path
) -> None:
    path.write_bytes(b"trasig" * 1000)
    kept = copies.restore(copy, path, key, NOW)
    assert kept.read_bytes() == b"trasig" * 1000
    assert texts_in(path, key, meeting)


def test_a_gap_in_the_numbers_does_not_stop_a_restore(path: Path, key: Key, meeting: int, copy: Path) -> None:
    db = open_for_reading(copy, key)
    assert [finding.kind for finding in checks.check(db)] == ["number"]
    db.close()
    assert copies.restore(copy, path, key, NOW)


def damage_page(copy: Path, key: Key) -> None:
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 0xFF
    copy.write_bytes(content)


def drop_trigger(copy: Path, key: Key) -> None:
    db = open_database(copy, key)
    db.execute("DROP TRIGGER lock_item_update")
    db.close()


def spoil_text(copy: Path, key: Key) -> None:
    db = open_database(copy, key)
    db.execute("UPDATE minutes SET text = 'ingen json'")
    db.close()


BAD: dict[str, Callable[[Path, Key], object]] = {
    "damaged page": damage_page,
    "trigger dropped": drop_trigger,
    "text spoiled": spoil_text,
    "torn": lambda copy, _: copy.write_bytes(copy.read_bytes()[:9000]),
    "empty": lambda copy, _: copy.write_bytes(b""),
    "text file": lambda copy, _: copy.write_text("Protokoll"),
    "missing": lambda copy, _: copy.unlink(),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_copy_changes_nothing(path: Path, key: Key, meeting: int, copy: Path, fault: str) -> None:
    BAD[fault](copy, key)
    before = everything_in(path.parent)
    assert "kopia.db" in refused(lambda: copies.restore(copy, path, key, NOW))
    assert everything_in(path.parent) == before


def test_a_copy_with_another_key_changes_nothing(path: Path, key: Key, meeting: int, copy: Path) -> None:
    before = everything_in(path.parent)
    assert "Nyckeln passar inte till kopia.db" in refused(lambda: copies.restore(copy, path, new_key(), NOW))
    assert everything_in(path.parent) == before


def test_a_copy_from_an_older_version_is_upgraded_on_its_way_back(
    path: Path, key: Key, meeting: int, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samradapp.store.schema.migrations._migrations", grown_migrations()._migrations)
    untouched = copy.read_bytes()
    assert list(checks.check_copies(copy.parent, key)) == []
    kept = copies.restore(copy, path, key, NOW)
    db = open_database(path, key)
    assert "note" in [row[1] for row in db.execute("PRAGMA table_info(item)").fetchall()]
    db.close()
    assert copy.read_bytes() == untouched
    assert sorted(found.name for found in path.parent.iterdir() if found.is_file()) == [kept.name, path.name]


def test_a_plain_copy_is_restored_as_it_is(tmp_path: Path, path: Path) -> None:
    plain = open_database(tmp_path / "klartext.db")
    ensure_body(plain, "Styrelsen", has_seats=True)
    plain.close()
    copies.restore(tmp_path / "klartext.db", path, None, NOW)
    assert not is_encrypted(path)
    restored = open_database(path)
    assert body_named(restored, "Styrelsen")
    restored.close()


def test_unreadable_copies_are_named(file_db: Database, meeting: int, folder: Path, key: Key) -> None:
    for days in range(4):
        copies.daily_copy(file_db, folder, TODAY + timedelta(days=days))
    damage_page(folder / "samrad-2026-05-09.db", key)
    (folder / "samrad-2026-05-10.db").write_bytes(b"")
    (folder / "samrad-2026-05-11.db").write_text("Hej")
    findings = list(checks.check_copies(folder, key))
    assert [finding.kind for finding in findings] == ["copy"] * 3
    for finding, day in zip(findings, ("09", "10", "11"), strict=True):
        assert f"samrad-2026-05-{day}.db" in finding.message
