"""Safety copies: one each day the program is used, thirty kept, and the way back from one."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from samradapp.errors import DatabaseError, FileError, SamradError
from samradapp.paths import left_unfinished, unfinished
from samradapp.store import checks
from samradapp.store.copying import copy_beside
from samradapp.store.database import copy_database, fold_log_in, open_copy, open_database
from samradapp.store.keys import Key

KEPT = 30
_PREFIX = "samrad-"


def daily_copy(db: Database, folder: Path, today: date, *, anew: bool = False) -> Path | None:
    """Write today's copy to a folder unless it is there, keep the newest thirty, and give the new one's path.

    ``anew`` takes one in place of the day's earlier copy.

    Raises FileError when the folder cannot be used.
    """
    target = folder / f"{_PREFIX}{today.isoformat()}.db"
    if target.exists() and not anew:
        return None
    with _in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        copy_database(db, target)
    _keep_newest(folder, today)
    return target


def daily_copy_pieces(
    path: Path, key: Key | None, folder: Path, today: date, *, anew: bool = False
) -> Generator[tuple[int, int], None, Path | None]:
    """Do as ``daily_copy``, beside the window's own work; tells how many bytes of how many are written.

    Closed early, there is no new copy and the older ones are all there.
    """
    target = folder / f"{_PREFIX}{today.isoformat()}.db"
    if target.exists() and not anew:
        return None
    with _in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        yield from copy_beside(path, key, target)
    _keep_newest(folder, today)
    return target


def _keep_newest(folder: Path, today: date) -> None:
    """Take away the oldest copies, and what an earlier day's copying left when it was killed.

    The day's copy is written by now: one that cannot be taken away is left, and tried again with the next.
    """
    for old in sorted(folder.glob(f"{_PREFIX}????-??-??.db"))[:-KEPT]:
        with suppress(OSError):
            old.unlink()
    for left in left_unfinished(folder):
        with suppress(OSError):
            if datetime.fromtimestamp(left.stat().st_mtime, UTC).date() < today:
                left.unlink()


@contextmanager
def _in_words(folder: Path) -> Iterator[None]:
    """Say which folder could not be written in, whether the file system or the database found out."""
    try:
        yield
    except (OSError, driver.OperationalError) as error:
        raise FileError(f"Säkerhetskopian kan inte skrivas i {folder}. Välj en annan mapp för kopior.") from error


def newest_copy(folder: Path) -> Path | None:
    return max(folder.glob(f"{_PREFIX}????-??-??.db"), default=None)


def backup(db: Database, target: Path) -> None:
    """Write a whole copy to a file of her choice. Raises FileError when it cannot be written or exists already."""
    if target.exists():
        raise FileError(f"{target.name or target} finns redan. Välj ett annat namn, så skrivs inget över.")
    if not target.parent.is_dir():
        raise FileError(f"Mappen {target.parent} finns inte. Skapa den eller välj en annan.")
    with _in_words(target.parent):
        copy_database(db, target)


def restore(source: Path, target: Path, key: Key | None, now: datetime) -> Path | None:
    """Put a copy in the database's place, tested first; what it replaces is kept beside and its path given.

    Raises DatabaseError or FileError when the copy cannot be read; then nothing has changed.
    """
    if not source.is_file():
        raise FileError(f"{source.name or source} finns inte eller är ingen fil. Välj en säkerhetskopia.")
    part = unfinished(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        _copy_tested(source, part, key)
        kept = _set_aside(target, key, now)
        part.replace(target)
    finally:
        for leftover in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            leftover.unlink(missing_ok=True)
    return kept


def _copy_tested(source: Path, part: Path, key: Key | None) -> None:
    """Copy through the database itself, which reads every page; upgrade the copy and look it through."""
    db = open_copy(source, key)
    try:
        _refuse_faults(source, checks.integrity(db))
        copy_database(db, part)
    finally:
        db.close()
    db = open_database(part, key, copy_first=False)
    try:
        # A gap in the numbers is hers to leave; every other finding is a fault of the file.
        _refuse_faults(source, (finding for finding in checks.check(db) if finding.kind != "number"))
    finally:
        db.close()


def _refuse_faults(source: Path, findings: Iterable[checks.Finding]) -> None:
    for finding in findings:
        raise DatabaseError(f"{source.name} är inte hel: {finding.message} Inget är ändrat; välj en annan kopia.")


def _set_aside(target: Path, key: Key | None, now: datetime) -> Path | None:
    """Move the database out of the way, with its log folded in, or beside it when it cannot be read.

    Gives None when there was no database. A log can be left even then, when the program was killed and the file was
    moved away: SQLite would write its pages into whatever file comes in the place.
    """
    there = target.exists()
    if there:
        with suppress(SamradError, driver.Error):
            fold_log_in(target, key)
    kept = _free_name(target.with_name(f"{target.stem}-ersatt-{now:%Y%m%d-%H%M%S}.db"))
    for suffix in ("-wal", "-shm"):
        beside = Path(f"{target}{suffix}")
        if beside.exists():
            beside.replace(f"{kept}{suffix}")
    if not there:
        return None
    target.replace(kept)
    return kept


def _free_name(path: Path) -> Path:
    tries = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return path if not path.exists() else next(free for free in tries if not free.exists())
