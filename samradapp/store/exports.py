"""What was exported: the file's SHA-256 and the meeting file it was made from, outside the lock."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from samradapp.store import rows


@dataclass(frozen=True, slots=True)
class Export:
    """One document as it was written; ``at`` is local time in ISO 8601 with its offset.

    ``source`` is the SHA-256 of the meeting file it was made from.
    """

    id: int
    meeting_id: int
    kind: str
    at: str
    path: Path
    sha256: str
    source: str


def keep_file(db: Database, content: bytes) -> str:
    """Keep the bytes once and give their SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    db.execute("INSERT OR IGNORE INTO file (sha256, content) VALUES (?, ?)", [digest, content])
    return digest


def record(db: Database, meeting_id: int, kind: str, at: str, path: Path, sha256: str, source: bytes) -> None:
    """Remember that a document was written, from this meeting file."""
    with db.atomic():
        rows.insert(
            db,
            "export",
            meeting_id=meeting_id,
            kind=kind,
            at=at,
            path=str(path.absolute()),
            sha256=sha256,
            source=keep_file(db, source),
        )


def last_exports(db: Database, meeting_id: int) -> dict[str, Export]:
    """Give the newest export of each kind."""
    found = db.execute(
        "SELECT id, meeting_id, kind, at, path, sha256, source FROM export WHERE meeting_id = ? ORDER BY id",
        [meeting_id],
    ).fetchall()
    return {export.kind: export for export in map(_export, found)}


def last_export_to(db: Database, path: Path) -> Export | None:
    """Give the newest export to this path, of any meeting."""
    row = db.execute(
        "SELECT id, meeting_id, kind, at, path, sha256, source FROM export WHERE path = ? ORDER BY id DESC LIMIT 1",
        [str(path.absolute())],
    ).fetchone()
    return _export(row) if row else None


def _export(row: tuple[int, int, str, str, str, str, str]) -> Export:
    export_id, meeting_id, kind, at, path, sha256, source = row
    return Export(export_id, meeting_id, kind, at, Path(path), sha256, source)


def source_of(db: Database, export_id: int) -> bytes | None:
    """Give the meeting file that an export was made from."""
    found: bytes | None = rows.one(
        db, "SELECT content FROM file JOIN export ON source = file.sha256 WHERE export.id = ?", export_id
    )
    return found
