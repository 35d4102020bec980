"""Safety copies: one each day the program is used, thirty kept, and the way back from one."""

import os
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from samradapp.errors import DatabaseError, FileError
from samradapp.store import checks
from samradapp.store.database import copy_database, open_database, open_for_reading
from samradapp.store.keys import Key

KEPT = 30
_PREFIX = "samrad-"


def daily_copy(db: Database, folder: Path, today: date) -> Path | None:
    """Write today's copy to a folder unless it is there, keep the newest thirty, and give the new one's path.

    Raises FileError when the folder cannot be used.
    """
    target = folder / f"{_PREFIX}{today.isoformat()}.db"
    if target.exists():
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy_database(db, target)
    except OSError as error:
        raise FileError(f"Säkerhetskopian kan inte skrivas i {folder}. Välj en annan mapp för kopior.") from error
    for old in sorted(folder.glob(f"{_PREFIX}????-??-??.db"))[:-KEPT]:
        old.unlink()
    return target


def newest_copy(folder: Path) -> Path | None:
    return max(folder.glob(f"{_PREFIX}????-??-??.db"), default=None)


def backup(db: Database, target: Path) -> None:
    """Write a whole copy to a file of her choice. Raises FileError when it cannot be written or exists already."""
    if target.exists():
        raise FileError(f"{target.name} finns redan. Välj ett annat namn, så skrivs inget över.")
    if not target.parent.is_dir():
        raise FileError(f"Mappen {target.parent} finns inte. Skapa den eller välj en annan.")
    copy_database(db, target)


def restore(source: Path, target: Path, key: Key | None, now: datetime) -> Path | None:
    """Put a copy in the database's place, tested first; what it replaces is kept beside and its path given.

    Raises DatabaseError or FileError when the copy cannot be read; then nothing has changed.
    """
    if not source.is_file():
        raise FileError(f"{source.name} finns inte eller är ingen fil. Välj en säkerhetskopia.")
    part = target.with_name(f"{target.name}.part")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        _copy_tested(source, part, key)
        kept = _set_aside(target, now) if target.exists() else None
        part.replace(target)
    finally:
        for leftover in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            leftover.unlink(missing_ok=True)
    open_database(target, key).close()
    return kept


def _copy_tested(source: Path, part: Path, key: Key | None) -> None:
    """Copy through the database itself, which reads every page, and look the copy through."""
    part.unlink(missing_ok=True)
    db = open_for_reading(source, key)
    try:
        findings = checks.check(db)
        if findings:
            raise DatabaseError(
                f"{source.name} är inte hel: {findings[0].message} Inget är ändrat; välj en annan kopia."
            )
        copy_database(db, part)
    finally:
        db.close()


def _set_aside(target: Path, now: datetime) -> Path:
    """Move the database out of the way, with its log folded in if it can be read."""
    kept = target.with_name(f"{target.stem}-ersatt-{now:%Y%m%d-%H%M%S}.db")
    os.replace(target, kept)
    for suffix in ("-wal", "-shm"):
        beside = Path(f"{target}{suffix}")
        if beside.exists():
            os.replace(beside, f"{kept}{suffix}")
    return kept
