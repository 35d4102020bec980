"""Is the database whole? Every fault gets one sentence."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from samradapp.domain import text as minutes_text
from samradapp.domain.meeting import number_faults
from samradapp.errors import SamradError, explain
from samradapp.store import schema, triggers
from samradapp.store.database import open_copy
from samradapp.store.keys import Key
from samradapp.store.meetings import load


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in the file; ``kind`` is a stable English word for programs."""

    kind: str
    message: str


def schema_version() -> str:
    """Name the newest migration this program knows."""
    return max(schema.known_migrations())


def check(db: Database) -> tuple[Finding, ...]:
    """Look the whole file through: integrity, foreign keys, triggers, texts and numbers."""
    damage = tuple(integrity(db))
    if damage:
        return damage  # nothing further can be trusted
    return (*_foreign_keys(db), *_triggers(db), *_texts(db), *_meetings(db))


def integrity(db: Database) -> Iterator[Finding]:
    """Read every page of the file and give the damage found."""
    for pragma in ("integrity_check", "cipher_integrity_check"):
        try:
            messages = [row[0] for row in db.execute(f"PRAGMA {pragma}").fetchall()]
        except driver.DatabaseError as error:
            if error.sqlite_errorname.split("_")[1] not in ("CORRUPT", "NOTADB", "IOERR"):
                raise
            messages = [str(error)]
        for message in messages:
            if message != "ok":
                yield Finding("integrity", f"Databasfilen är skadad: {message}.")


def _foreign_keys(db: Database) -> Iterator[Finding]:
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding("foreign-key", f"Rad {row} i {table} hör till något i {parent} som inte finns.")


def _triggers(db: Database) -> Iterator[Finding]:
    there, wanted = triggers.present(db), triggers.expected(db)
    for name in sorted(there.keys() | wanted.keys()):
        if there.get(name) != wanted.get(name):
            yield Finding("trigger", f"Skyddet {name} saknas eller är ändrat. Återställ en säkerhetskopia.")


def _texts(db: Database) -> Iterator[Finding]:
    """Texts as JSON in normal form; read raw, so that a foreign hand's change is seen and not mended."""
    for item_id, title, stored in db.execute(
        "SELECT item_id, title, text FROM minutes JOIN item ON item.id = item_id"
    ).fetchall():
        try:
            whole = json.loads(stored) == minutes_text.to_data(minutes_text.from_json(stored))
        except (ValueError, KeyError, TypeError, AttributeError):
            whole = False
        if not whole:
            yield Finding("text", f"Texten i ärendet {title} (id {item_id}) är inte i normalform.")


def _meetings(db: Database) -> Iterator[Finding]:
    """Meetings that cannot be read, and numbers that do not follow on each other."""
    found = "SELECT meeting.id, body.name, number, year FROM meeting JOIN body ON body.id = body_id ORDER BY meeting.id"
    for meeting_id, body, number, year in db.execute(found).fetchall():
        label = f"{body} {number}-{year}"
        try:
            meeting = load(db, meeting_id)
        except (ValueError, KeyError, TypeError):
            yield Finding("text", f"{label} kan inte läsas: ett datum, ett klockslag eller ett val är inte giltigt.")
            continue
        for fault in number_faults(meeting):
            yield Finding("number", f"{label}: {meeting.body.item_word} {fault.number} följer på {fault.previous}.")


def check_copies(folder: Path, key: Key | None) -> Iterator[Finding]:
    """Tell which safety copies cannot be read."""
    for path in sorted(folder.glob("*.db")):
        try:
            db = open_copy(path, key)
        except (SamradError, driver.DatabaseError) as error:
            yield Finding("copy", f"Säkerhetskopian {path.name} kan inte läsas: {explain(error)}")
            continue
        try:
            if tuple(integrity(db)):
                yield Finding("copy", f"Säkerhetskopian {path.name} är skadad.")
        finally:
            db.close()
