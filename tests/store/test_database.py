"""Opening the file: what it is made of, its upgrade, its key, and what is said of a file that will not do."""

import os
import zipfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from samradapp.domain.people import Term
from samradapp.errors import DatabaseError, explain
from samradapp.store import checks, items, journal, meetings, rows, schema, triggers
from samradapp.store.assignments import mark_assignment_done, open_assignments
from samradapp.store.database import (
    FileKind,
    copy_database,
    is_encrypted,
    kind_of,
    open_database,
    open_for_reading,
    opened_path,
    still_the_opened_file,
)
from samradapp.store.keys import Key, new_key
from samradapp.store.terms import save_term
from tests.store.builders import dump, full_meeting, made_up_register, stored_texts
from tests.store.migrated import later_migrations


@pytest.fixture
def filled(path: Path, key: Key) -> int:
    """An encrypted file with a meeting in it, closed; gives the meeting's id."""
    db = open_database(path, key)
    meeting = full_meeting(db, made_up_register(db))
    db.close()
    return meeting


def refusal(action: Callable[[], object]) -> str:
    with pytest.raises((DatabaseError, driver.DatabaseError)) as caught:
        action()
    sentence = explain(caught.value)
    assert sentence
    return sentence


def spoil(path: Path, start: int, length: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        old = file.read(length)
        file.seek(start)
        file.write(bytes(byte ^ 0x5A for byte in old))


def test_a_database_is_one_file_written_through_at_once(file_db: Database, path: Path) -> None:
    pragmas = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
    assert {name: rows.one(file_db, f"PRAGMA {name}") for name in pragmas} == pragmas
    assert opened_path(file_db) == path
    file_db.close()
    assert [found.name for found in path.parent.iterdir()] == ["samrad.db"]


def test_migrations_alone_make_the_schema(file_db: Database) -> None:
    by_migrations = Database(memory=True, execute_plugins=False)
    schema.migrations.apply(by_migrations)
    tables = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL ORDER BY name"
    assert file_db.execute(tables).fetchall() == by_migrations.execute(tables).fetchall()
    assert triggers.present(file_db) == triggers.expected(file_db)


def test_every_table_of_a_meeting_never_gives_a_number_twice(db: Database) -> None:
    for table in (*triggers.JOURNALED_TABLES, "person", "seat", "people_group", "body"):
        assert "AUTOINCREMENT" in rows.one(db, "SELECT sql FROM sqlite_master WHERE name = ?", table)


def test_every_table_that_belongs_to_a_meeting_is_journaled(db: Database) -> None:
    beside = {"minutes", "minutes_version", "step", "reopening", "export"}
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    owned = {table for table in tables if "meeting_id" in triggers.columns_of(db, table)}
    assert owned - beside == set(triggers.JOURNALED_TABLES) - {"meeting"}


def test_a_file_from_before_the_registers_journal_gets_its_triggers(path: Path, key: Key, filled: int) -> None:
    old = open_database(path, key)
    for table in triggers.REGISTER_TABLES:
        for operation in ("insert", "update", "delete"):
            old.execute(f"DROP TRIGGER journal_{table}_{operation}")
    old.execute("DELETE FROM _sqlite_migrations WHERE name = 'm002_register_journal'")
    old.close()
    upgraded = open_database(path, key)
    assert triggers.present(upgraded) == triggers.expected(upgraded)
    upgraded.close()


def test_a_file_from_before_follow_up_and_terms_gets_them_and_keeps_its_meeting(
    path: Path, key: Key, filled: int
) -> None:
    old = open_database(path, key)
    before = dump(old, filled)
    triggers.drop(old)
    for statement in ("DROP TABLE term", "DROP TABLE follow_up", "DROP INDEX decision_assignment"):
        old.execute(statement)
    old.execute("DELETE FROM _sqlite_migrations WHERE name IN ('m003_follow_up', 'm004_term')")
    old.close()
    upgraded = open_database(path, key)
    assert triggers.present(upgraded) == triggers.expected(upgraded)
    assert {finding.kind for finding in checks.check(upgraded)} == {"number"}
    assert dump(upgraded, filled) == before
    (given,) = open_assignments(upgraded)
    mark_assignment_done(upgraded, given.uuid, date(2026, 9, 1))
    assert save_term(upgraded, given.body_id, Term(0, "LSG")) == 1
    upgraded.close()


def test_opening_again_changes_nothing(path: Path, key: Key, filled: int) -> None:
    open_database(path, key).close()
    before = path.read_bytes()
    open_database(path, key).close()
    assert path.read_bytes() == before


def test_nothing_of_the_content_can_be_read_in_the_file(path: Path, filled: int) -> None:
    content = path.read_bytes()
    assert is_encrypted(path)
    for word in ("SQLite format", "Sigbritt", "CREATE TABLE", "Primärvården"):
        assert word.encode() not in content


def test_a_file_without_key_is_plain(path: Path) -> None:
    open_database(path).close()
    assert kind_of(path) is FileKind.PLAIN
    assert not is_encrypted(path)
    open_database(path).close()


def test_a_plain_file_opens_also_when_there_is_a_key(path: Path, key: Key) -> None:
    open_database(path).close()
    open_database(path, key).close()
    assert kind_of(path) is FileKind.PLAIN


# --- what is said of a file that will not do ---------------------------------------------------------------------


def test_the_wrong_key_is_told_from_damage(path: Path, filled: int) -> None:
    before = path.read_bytes()
    assert "Nyckeln passar inte till samrad.db" in refusal(lambda: open_database(path, new_key()))
    assert "nyckeln saknas" in refusal(lambda: open_database(path))
    assert path.read_bytes() == before


def test_a_damaged_first_page_is_told_from_a_wrong_key(path: Path, key: Key, filled: int) -> None:
    spoil(path, 200, 50)
    assert "samrad.db är skadad" in refusal(lambda: open_database(path, key))


def test_a_damaged_beginning_does_not_keep_the_right_key_out(path: Path, key: Key, filled: int) -> None:
    spoil(path, 0, 16)
    assert "Nyckeln passar inte" in refusal(lambda: open_database(path, new_key()))
    db = open_database(path, key)
    assert meetings.load(db, filled).items
    db.close()


def test_a_damaged_later_page_is_named_as_damage(path: Path, key: Key, filled: int) -> None:
    for page in range(1, path.stat().st_size // 4096):
        spoil(path, page * 4096 + 100, 200)

    def use() -> None:
        db = open_database(path, key)
        try:
            meetings.load(db, filled)
        finally:
            db.close()

    assert "skadad" in refusal(use)


def test_a_torn_file_is_named_as_damage(path: Path, key: Key, filled: int) -> None:
    path.write_bytes(path.read_bytes()[:10_000])
    assert "samrad.db är skadad" in refusal(lambda: open_database(path, key))


def test_a_damaged_plain_file_is_named_as_damage(path: Path) -> None:
    open_database(path).close()
    spoil(path, 100, 300)
    assert "skadad" in refusal(lambda: open_database(path))


def word_file(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", os.urandom(9000))


def word_file_of_whole_pages(path: Path) -> None:
    word_file(path)
    with path.open("ab") as file:
        file.write(bytes(-path.stat().st_size % 4096))


NO_DATABASES: dict[str, Callable[[Path], object]] = {
    "text": lambda path: path.write_text("Protokoll " * 2000, encoding="utf-8"),
    "short text": lambda path: path.write_text("Hej", encoding="utf-8"),
    "word": word_file,
    "word of whole pages": word_file_of_whole_pages,
    "picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000)),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
    "folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("kind", NO_DATABASES)
@pytest.mark.parametrize("with_key", [True, False])
def test_a_file_that_is_no_database_is_called_that(path: Path, key: Key, kind: str, with_key: bool) -> None:
    NO_DATABASES[kind](path)
    before = path.read_bytes() if path.is_file() else None
    for open_it in (open_database, open_for_reading):
        assert "samrad.db är ingen databas" in refusal(partial(open_it, path, key if with_key else None))
    assert before is None or path.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    foreign = driver.connect(str(path))
    foreign.execute("CREATE TABLE bokmärke (id INTEGER PRIMARY KEY)")
    foreign.commit()
    foreign.close()
    before = path.read_bytes()
    for open_it in (open_database, open_for_reading):
        assert "är ingen databas från det här programmet" in refusal(partial(open_it, path))
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_database_but_is_none_to_read(path: Path, key: Key) -> None:
    path.touch()
    assert "Det finns ingen databas" in refusal(lambda: open_for_reading(path, key))
    db = open_database(path, key)
    assert triggers.present(db)
    db.close()
    assert is_encrypted(path)


def test_a_missing_file_is_not_made_by_reading(path: Path, key: Key) -> None:
    assert "Det finns ingen databas" in refusal(lambda: open_for_reading(path, key))
    assert not path.exists()


# --- beside the window --------------------------------------------------------------------------------------------


def test_a_reading_handle_sees_what_is_written_and_writes_nothing(path: Path, key: Key, filled: int) -> None:
    writer, reader = open_database(path, key), open_for_reading(path, key)
    item = meetings.load(writer, filled).items[0].id
    items.save_title(writer, filled, item, "Nytt")
    assert meetings.load(reader, filled).item(item).title == "Nytt"
    for write in (
        lambda: items.save_title(reader, filled, item, "Fel"),
        lambda: items.save_minutes(reader, item, ()),
        lambda: reader.execute("DELETE FROM person"),
        lambda: journal.undo(reader, filled),
    ):
        assert "skrivskyddad" in refusal(write)
        assert not reader.conn.in_transaction
    items.save_title(writer, filled, item, "Åter")
    assert meetings.load(reader, filled).item(item).title == "Åter"
    reader.close()
    writer.close()


def test_a_moved_or_replaced_file_is_noticed(path: Path, file_db: Database) -> None:
    inode = path.stat().st_ino
    assert still_the_opened_file(path, inode)
    path.rename(path.with_name("flyttad.db"))
    assert not still_the_opened_file(path, inode)
    path.write_bytes(b"")
    assert not still_the_opened_file(path, inode)


# --- upgrades -----------------------------------------------------------------------------------------------------


def test_an_upgrade_lays_a_dated_copy_beside_first(path: Path, key: Key, filled: int) -> None:
    db = open_database(path, key, later_migrations())
    assert rows.one(db, "SELECT count(*) FROM item WHERE note = 'ny'") == 3
    db.close()
    (copy,) = path.parent.glob("samrad-före-uppgradering-*.db")
    old = open_for_reading(copy, key)
    assert len(meetings.load(old, filled).items) == 3
    old.close()
    open_database(path, key, later_migrations()).close()
    assert len(list(path.parent.glob("*.db"))) == 2


def test_a_new_file_needs_no_copy(path: Path, key: Key) -> None:
    open_database(path, key, later_migrations()).close()
    assert list(path.parent.iterdir()) == [path]


def test_an_upgrade_that_fails_changes_nothing(path: Path, key: Key, filled: int) -> None:
    broken = Migrations(schema.migrations.name)
    broken._migrations = list(schema.migrations._migrations)

    @broken()
    def m900_breaks(db: Database) -> None:
        db.execute("DELETE FROM person")  # holdings still point at them

    assert "ångrad" in refusal(lambda: open_database(path, key, broken))
    db = open_database(path, key)
    assert rows.one(db, "SELECT count(*) FROM person") > 0
    assert {finding.kind for finding in checks.check(db)} == {"number"}  # the gap that the made-up meeting has
    db.close()


def test_triggers_are_as_they_should_be_after_an_upgrade(path: Path, key: Key, filled: int) -> None:
    db = open_database(path, key, later_migrations())
    assert triggers.present(db) == triggers.expected(db)
    assert any("old.note" in sql for sql in triggers.present(db).values())
    assert rows.one(db, "PRAGMA foreign_keys") == 1
    db.close()


def test_undo_reaches_across_an_upgrade(path: Path, key: Key, filled: int) -> None:
    db = open_database(path, key)
    loaded = meetings.load(db, filled)
    before, texts = dump(db, filled), stored_texts(db, filled)
    items.save_section(db, filled, loaded.items[0].id, "Inledning")
    items.delete(db, filled, loaded.items[1].id)
    db.close()
    db = open_database(path, key, later_migrations())
    journal.undo(db, filled)
    journal.undo(db, filled)
    after = dump(db, filled)
    assert journal.undoable(db, filled) is None
    assert stored_texts(db, filled) == texts
    assert [row["heading"] for row in after["item"]] != []
    for table, old in before.items():
        shared = [{name: row[name] for name in row if name in after[table][0]} for row in old]
        assert [{name: row[name] for name in shared[0]} for row in after[table]] == shared
    db.close()


def test_a_file_from_a_newer_version_is_refused_and_left_alone(path: Path, key: Key, filled: int) -> None:
    open_database(path, key, later_migrations()).close()
    before = path.read_bytes()
    for open_it in (open_database, open_for_reading):
        assert "nyare version" in refusal(partial(open_it, path, key))
    assert path.read_bytes() == before


def test_a_reading_handle_never_upgrades(path: Path, key: Key, filled: int) -> None:
    before = path.read_bytes()
    assert "äldre version" in refusal(lambda: open_for_reading(path, key, later_migrations()))
    assert path.read_bytes() == before


# --- copies carry the key ----------------------------------------------------------------------------------------


def test_a_copy_has_the_same_key_and_the_newest_rows(path: Path, key: Key, filled: int, tmp_path: Path) -> None:
    db = open_database(path, key)
    item = meetings.load(db, filled).items[0].id
    items.save_title(db, filled, item, "Endast i loggen")
    target = tmp_path / "kopia.db"
    copy_database(db, target)
    db.close()
    assert target.read_bytes()[:16] == key.mark
    assert "Nyckeln passar inte" in refusal(lambda: open_for_reading(target, new_key()))
    copy = open_for_reading(target, key)
    assert meetings.load(copy, filled).item(item).title == "Endast i loggen"
    copy.close()
