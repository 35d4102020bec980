"""Is the database whole? Every fault gets one sentence."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from samradapp.domain import text as minutes_text
from samradapp.domain.meeting import number_faults
from samradapp.errors import SamradError
from samradapp.store import schema, triggers
from samradapp.store.database import open_for_reading
from samradapp.store.keys import Key
from samradapp.store.meetings import list_meetings, load


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
    integrity = tuple(_integrity(db))
    if integrity:
        return integrity  # nothing further can be trusted
    return (*_foreign_keys(db), *_triggers(db), *_texts(db), *_numbers(db))


def _integrity(db: Database) -> Iterator[Finding]:
    for pragma in ("integrity_check", "cipher_integrity_check"):
        for (message,) in db.execute(f"PRAGMA {pragma}").fetchall():
            if message != "ok":
                yield Finding("integrity", f"Databasfilen är skadad: {message}")


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


def _numbers(db: Database) -> Iterator[Finding]:
    for line in list_meetings(db):
        for fault in number_faults(load(db, line.id)):
            yield Finding(
                "number",
                f"{line.body} {line.label}: ärende {fault.number} följer på {fault.previous}.",
            )


def check_copies(folder: Path, key: Key | None) -> Iterator[Finding]:
    """Tell which safety copies cannot be read."""
    for path in sorted(folder.glob("*.db")):
        try:
            db = open_for_reading(path, key)
        except SamradError as error:
            yield Finding("copy", f"Säkerhetskopian {path.name} kan inte läsas: {error}")
            continue
        try:
            if tuple(_integrity(db)):
                yield Finding("copy", f"Säkerhetskopian {path.name} är skadad.")
        finally:
            db.close()
