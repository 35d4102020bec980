"""A full disk, a file that may not be written and another program in the way: one sentence, and nothing changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from samradapp.domain.decision import DecisionKind
from samradapp.domain.people import Person
from samradapp.domain.text import paragraph
from samradapp.errors import explain
from samradapp.store import copies, decisions, exports, items, journal, meetings, proceedings, rows, templates
from samradapp.store import register as known
from samradapp.store.database import open_database
from samradapp.store.keys import Key
from samradapp.store.meeting_writer import insert_meeting, replace_meeting
from samradapp.store.roll_update import update_from_register
from tests.store.builders import (
    Register,
    drafted_meeting,
    full_meeting,
    made_up_register,
    meeting_from_template,
    whole_file,
)

LONG = (paragraph("x" * 100_000),)


def deeds(db: Database, made: Register, meeting: int) -> dict[str, Callable[[], object]]:
    """Give writes of every sort; each asks for far more room than a page has left."""
    loaded = meetings.load(db, meeting)
    item = loaded.items[1].id
    agenda = templates.templates(db)[0]
    return {
        "typing": lambda: items.save_minutes(db, item, LONG),
        "step": lambda: items.save_title(db, meeting, item, "x" * 100_000),
        "several rows": lambda: items.save_presenters(db, meeting, item, [("x" * 30_000, "") for _ in range(4)]),
        "decision": lambda: decisions.add(db, meeting, item, DecisionKind.RESOLUTION, "x" * 100_000),
        "meeting": lambda: insert_meeting(db, drafted_meeting(db, made), {301: LONG}, "Läste in"),
        "replaced": lambda: replace_meeting(db, meeting, drafted_meeting(db, made), {301: LONG}),
        "register": lambda: known.save_person(db, Person(0, "x" * 100_000)),
        "body": lambda: known.save_body(db, replace(known.body(db, made.body), formula="x" * 100_000)),
        "template": lambda: templates.save_template(db, replace(agenda, name="x" * 100_000)),
        "export": lambda: exports.record(db, meeting, "protocol", "2026", Path("a"), "b", b"x" * 100_000, b"{}"),
    }


DEEDS = ["typing", "step", "several rows", "decision", "meeting", "replaced", "register", "body", "template", "export"]


@pytest.fixture
def made(file_db: Database) -> Register:
    return made_up_register(file_db)


@pytest.fixture
def meeting(file_db: Database, made: Register) -> int:
    return full_meeting(file_db, made)


def fails(db: Database, deed: Callable[[], object], sentence: str, reader: Database | None = None) -> None:
    before = whole_file(reader or db)
    with pytest.raises(driver.DatabaseError) as caught:
        deed()
    assert sentence in (explain(caught.value) or "")
    assert not db.conn.in_transaction
    assert whole_file(reader or db) == before


@pytest.mark.parametrize("deed", DEEDS)
def test_a_full_disk_is_said_and_the_text_is_saved_at_the_next_try(
    file_db: Database, made: Register, meeting: int, deed: str
) -> None:
    file_db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    pages = rows.one(file_db, "PRAGMA page_count")
    file_db.execute(f"PRAGMA max_page_count = {pages + 2}").fetchall()
    action = deeds(file_db, made, meeting)[deed]
    fails(file_db, action, "Disken är full. Frigör utrymme, så går det att spara igen.")
    file_db.execute("PRAGMA max_page_count = 1000000").fetchall()
    action()


@pytest.mark.parametrize("deed", DEEDS)
def test_a_file_that_may_not_be_written_is_said(file_db: Database, made: Register, meeting: int, deed: str) -> None:
    file_db.execute("PRAGMA query_only = ON")
    fails(file_db, deeds(file_db, made, meeting)[deed], "Databasen är skrivskyddad")


@pytest.mark.parametrize("deed", DEEDS)
def test_another_program_in_the_way_is_said(
    file_db: Database, path: Path, key: Key, made: Register, meeting: int, deed: str
) -> None:
    other = open_database(path, key)
    other.execute("BEGIN IMMEDIATE")
    file_db.execute("PRAGMA busy_timeout = 10").fetchall()
    action = deeds(file_db, made, meeting)[deed]
    fails(file_db, action, "Ett annat program använder databasen just nu")
    other.execute("ROLLBACK")
    other.close()
    action()


def test_undo_and_redo_leave_no_open_transaction(file_db: Database, meeting: int) -> None:
    items.delete(file_db, meeting, meetings.load(file_db, meeting).items[1].id)
    file_db.execute("PRAGMA query_only = ON")
    fails(file_db, lambda: journal.undo(file_db, meeting), "skrivskyddad")
    file_db.execute("PRAGMA query_only = OFF")
    journal.undo(file_db, meeting)
    file_db.execute("PRAGMA query_only = ON")
    fails(file_db, lambda: journal.redo(file_db, meeting), "skrivskyddad")


def test_what_another_program_wrote_while_we_read_is_no_hindrance(
    file_db: Database, path: Path, key: Key, made: Register, meeting: int
) -> None:
    other = open_database(path, key)
    for _ in range(3):
        meeting_from_template(other, made)
        known.save_body(file_db, known.body(file_db, made.body))
        templates.save_template(file_db, templates.templates(file_db)[0])
        update_from_register(file_db, meeting)
        exports.record(file_db, meeting, "protocol", "2026", Path("a"), "b", b"{}", b"{}")
    other.close()


def test_a_backup_on_a_full_disk_is_said(file_db: Database, meeting: int, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever it is, it must be put into words
        copies.backup(file_db, Path("/dev/full/kopia.db"))
    assert explain(caught.value)


def test_the_meeting_goes_on_after_a_failed_step(file_db: Database, meeting: int) -> None:
    file_db.execute("PRAGMA query_only = ON")
    item = meetings.load(file_db, meeting).items[0].id
    fails(file_db, lambda: proceedings.go_to_item(file_db, meeting, item, time(10)), "skrivskyddad")
    file_db.execute("PRAGMA query_only = OFF")
    proceedings.go_to_item(file_db, meeting, item, time(10))
    assert meetings.load(file_db, meeting).current_item == item
