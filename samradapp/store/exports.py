"""What was exported: the file's SHA-256, the meeting file it was made from and what it said beside that.

All of it is outside the lock.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from samradapp.store import rows


@dataclass(frozen=True, slots=True)
class Export:
    """One document as it was written; ``at`` is local time in ISO 8601 with its offset.

    ``source`` is the SHA-256 of the meeting file it was made from; ``beside`` that of what else it was made from, or
    None where an older program kept nothing of it.
    """

    id: int
    meeting_id: int
    kind: str
    at: str
    path: Path
    sha256: str
    source: str
    beside: str | None


_COLUMNS = "id, meeting_id, kind, at, path, sha256, source, beside"


def keep_file(db: Database, content: bytes) -> str:
    """Keep the bytes once and give their SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    db.execute("INSERT OR IGNORE INTO file (sha256, content) VALUES (?, ?)", [digest, content])
    return digest


def record(
    db: Database, meeting_id: int, kind: str, at: str, path: Path, sha256: str, source: bytes, beside: bytes
) -> None:
    """Remember that a document was written, from this meeting file and what there was beside it."""
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
            beside=keep_file(db, beside),
        )


def last_exports(db: Database, meeting_id: int) -> dict[str, Export]:
    """Give the newest export of each kind."""
    found = db.execute(
        f"SELECT {_COLUMNS} FROM export WHERE meeting_id = ? ORDER BY id",
        [meeting_id],
    ).fetchall()
    return {export.kind: export for export in map(_export, found)}


def last_export_to(db: Database, path: Path) -> Export | None:
    """Give the newest export to this path, of any meeting."""
    row = db.execute(
        f"SELECT {_COLUMNS} FROM export WHERE path = ? ORDER BY id DESC LIMIT 1",
        [str(path.absolute())],
    ).fetchone()
    return _export(row) if row else None


def _export(row: tuple[int, int, str, str, str, str, str, str | None]) -> Export:
    export_id, meeting_id, kind, at, path, sha256, source, beside = row
    return Export(export_id, meeting_id, kind, at, Path(path), sha256, source, beside)


def kept(db: Database, digest: str | None) -> bytes | None:
    """Give the bytes that were kept by this digest."""
    found: bytes | None = rows.one(db, "SELECT content FROM file WHERE sha256 = ?", digest)
    return found
