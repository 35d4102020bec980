"""Each fault of a database is seen and named."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from samradapp.domain.text import paragraph
from samradapp.store import checks, items, meetings, proceedings, rows
from samradapp.store import register as known
from samradapp.store.database import open_database, open_for_reading
from samradapp.store.journal import REGISTER, step
from samradapp.store.keys import Key
from tests.store.builders import Register, full_meeting, made_up_register, meeting_from_template


@pytest.fixture
def sound(db: Database, register: Register) -> int:
    """A meeting without any fault."""
    meeting = meeting_from_template(db, register)
    items.save_minutes(db, meetings.load(db, meeting).items[0].id, (paragraph("Hej"),))
    return meeting


def kinds(db: Database) -> list[str]:
    return [finding.kind for finding in checks.check(db)]


def test_a_sound_database_has_no_faults(db: Database, sound: int) -> None:
    assert checks.check(db) == ()


def test_a_plain_file_and_a_reading_handle_can_be_checked(path: Path) -> None:
    db = open_database(path)
    made_up_register(db)
    assert checks.check(db) == ()
    reader = open_for_reading(path)
    assert checks.check(reader) == ()
    reader.close()
    db.close()


def test_damaged_bytes_are_named(path: Path, key: Key) -> None:
    db = open_database(path, key)
    full_meeting(db, made_up_register(db))
    root = rows.one(db, "SELECT rootpage FROM sqlite_master WHERE name = 'roll_entry'")
    db.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 + 500] ^= 0xFF
    path.write_bytes(content)
    db = open_database(path, key)
    findings = checks.check(db)
    db.close()
    assert {finding.kind for finding in findings} == {"integrity"}
    assert findings[0].message.startswith("Databasfilen är skadad")


def test_damaged_bytes_of_a_plain_file_are_named(path: Path) -> None:
    db = open_database(path)
    full_meeting(db, made_up_register(db))
    root = rows.one(db, "SELECT rootpage FROM sqlite_master WHERE name = 'roll_entry'")
    db.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 : (root - 1) * 4096 + 12] = bytes(12)
    path.write_bytes(content)
    db = open_database(path)
    assert set(kinds(db)) == {"integrity"}
    db.close()


def test_a_row_without_its_parent_is_named(db: Database, sound: int) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    with step(db, REGISTER, "Tog bort en huvudman"):
        db.execute("DELETE FROM principal WHERE name = 'Granfors kommun'")
    (finding,) = checks.check(db)
    assert finding.kind == "foreign-key"
    assert "seat" in finding.message
    assert "principal" in finding.message


def test_a_dropped_trigger_is_named(db: Database, sound: int) -> None:
    db.execute("DROP TRIGGER lock_item_update")
    (finding,) = checks.check(db)
    assert (finding.kind, "lock_item_update" in finding.message) == ("trigger", True)


def test_an_altered_and_a_foreign_trigger_are_named(db: Database, sound: int) -> None:
    altered = rows.one(db, "SELECT sql FROM sqlite_master WHERE name = 'lock_meeting_delete'")
    db.execute("DROP TRIGGER lock_meeting_delete")
    db.execute(altered.replace("'adjusted', ", ""))
    db.execute("CREATE TRIGGER spion AFTER INSERT ON person BEGIN SELECT 1; END")
    assert [(f.kind, f.message.split()[1]) for f in checks.check(db)] == [
        ("trigger", "lock_meeting_delete"),
        ("trigger", "spion"),
    ]


@pytest.mark.parametrize(
    "stored",
    [
        "ingen json",
        "{}",
        '["Hej"]',
        "7",
        "null",
        '[{"style":"okänd","text":"Hej"}]',
        '[{"style":"paragraph","text":"e\u0301"}]',
        '[{"style":"paragraph","text":""}]',
        '[{"style":"paragraph","text":"a\\nb"}]',
        '[{"style":"paragraph","level":2,"text":"a"}]',
        '[{"style":"paragraph","text":"a","runs":null}]',
        '[{"style":"paragraph","text":"a","okänt":1}]',
    ],
)
def test_a_text_that_is_not_as_it_should_be_is_named(db: Database, sound: int, stored: str) -> None:
    item = meetings.load(db, sound).items[0]
    db.execute("UPDATE minutes SET text = ? WHERE item_id = ?", [stored, item.id])
    (finding,) = checks.check(db)
    assert finding.kind == "text"
    assert item.title in finding.message


@pytest.mark.parametrize(("table", "column"), [("decision", "clauses"), ("item", "opened"), ("meeting", "day")])
def test_a_meeting_that_cannot_be_read_is_named(db: Database, meeting: int, table: str, column: str) -> None:
    with step(db, meeting, "Skadade"):
        db.execute(f"UPDATE {table} SET {column} = 'trasigt'")
    assert [(finding.kind, "2-2026 kan inte läsas" in finding.message) for finding in checks.check(db)] == [
        ("text", True)
    ]


def test_a_gap_in_the_numbers_is_named(db: Database, sound: int) -> None:
    items.save_number(db, sound, meetings.load(db, sound).items[2].id, 9)
    (finding,) = checks.check(db)
    assert finding.kind == "number"
    assert "ärende 9 följer på 2" in finding.message


def test_a_gap_is_named_in_the_bodys_word(db: Database, sound: int) -> None:
    body = meetings.load(db, sound).body
    known.save_body(db, replace(body, item_word="paragraf"))
    items.save_number(db, sound, meetings.load(db, sound).items[2].id, 9)
    (finding,) = checks.check(db)
    assert "paragraf 9 följer på 2" in finding.message


def test_faults_of_several_kinds_are_all_named(db: Database, sound: int) -> None:
    items.save_number(db, sound, meetings.load(db, sound).items[2].id, 9)
    db.execute("UPDATE minutes SET text = 'x'")
    db.execute("DROP TRIGGER lock_item_update")
    assert set(kinds(db)) == {"trigger", "text", "number"}


def test_a_meeting_that_is_gone_is_said_to_be(db: Database, sound: int) -> None:
    proceedings.delete_meeting(db, sound)
    with pytest.raises(Exception, match="Mötet finns inte kvar"):
        meetings.load(db, sound)
