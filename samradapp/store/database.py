"""Open the one database file: where it may lie, what it is, its key, and its upgrade."""

import os
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from samradapp.errors import DatabaseError
from samradapp.paths import unfinished
from samradapp.store import schema, triggers
from samradapp.store.keys import Key
from samradapp.store.place import refuse_shared_folder

_PLAIN_HEADER = b"SQLite format 3\x00"
_PAGE = 4096

# How other files begin that are as uneven as an encrypted one: Word, Excel and zip, the older Word, PDF, pictures.
_OTHERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")


class FileKind(Enum):
    """What a file seems to be before it is opened."""

    MISSING = "missing"
    PLAIN = "plain"
    ENCRYPTED = "encrypted"
    OTHER = "other"


def kind_of(path: Path) -> FileKind:
    """Look at a file's beginning. Encrypted pages are told from other files by their size and evenness."""
    if not path.exists():
        return FileKind.MISSING
    if path.is_dir():
        return FileKind.OTHER
    with path.open("rb") as file:
        page = file.read(_PAGE)
    if not page:
        return FileKind.MISSING
    if page.startswith(_PLAIN_HEADER):
        return FileKind.PLAIN
    if page.startswith(_OTHERS):
        return FileKind.OTHER
    whole_pages = path.stat().st_size % _PAGE == 0
    return FileKind.ENCRYPTED if whole_pages and len(set(page)) > _PAGE // 20 else FileKind.OTHER


def open_database(
    path: Path, key: Key | None = None, migrations: Migrations = schema.migrations, *, copy_first: bool = True
) -> Database:
    """Open the file for writing, made or upgraded to this program's version.

    A dated copy is laid beside it before an upgrade, unless the file is itself a copy. Raises DatabaseError for a
    folder that is shared, a wrong key, damage, a file that is no database, and a file from a newer program.
    """
    refuse_shared_folder(path.parent)
    path.parent.mkdir(parents=True, exist_ok=True)
    db = _connect(path, key, "rwc")
    try:
        _upgrade(db, path if copy_first else None, migrations)
        db.execute("PRAGMA journal_mode = WAL").fetchall()
        db.execute("PRAGMA synchronous = FULL")
        _guard(db)
    except BaseException:
        db.close()
        raise
    return db


def open_for_reading(path: Path, key: Key | None = None, migrations: Migrations = schema.migrations) -> Database:
    """Open the file beside the window: no write goes through this handle.

    Raises DatabaseError as ``open_database``, and for a file that the window should upgrade first.
    """
    if kind_of(path) is FileKind.MISSING:
        raise DatabaseError(f"Det finns ingen databas i {path.parent}. Öppna programmet en gång, så skapas den.")
    db, old = _open_as_it_is(path, key, migrations)
    if old:
        db.close()
        raise DatabaseError("Databasen är från en äldre version. Öppna programmet en gång, så uppgraderas den.")
    return db


def open_copy(path: Path, key: Key | None) -> Database:
    """Open a safety copy for reading, also one from an older program. Raises DatabaseError as ``open_database``."""
    if kind_of(path) is FileKind.MISSING:
        raise DatabaseError(f"{path.name} är tom. Välj en annan säkerhetskopia.")
    return _open_as_it_is(path, key, schema.migrations)[0]


def _open_as_it_is(path: Path, key: Key | None, migrations: Migrations) -> tuple[Database, bool]:
    """Open for reading alone, and tell whether the file is from an older program."""
    db = _connect(path, key, "rw")
    try:
        old = _pending(db, migrations)
        db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return db, old


def open_in_memory() -> Database:
    """Give an empty database that is gone when closed."""
    db = _handle(driver.connect(":memory:", isolation_level=None))
    _migrate(db, schema.migrations)
    _guard(db)
    return db


def _guard(db: Database) -> None:
    """Let the connection check foreign keys, and run the delete triggers of a row that a REPLACE pushes out."""
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA recursive_triggers = ON")


def _handle(connection: driver.Connection) -> Database:
    return Database(connection, execute_plugins=False)


def _connect(path: Path, key: Key | None, mode: str) -> Database:
    kind = kind_of(path)
    if kind is FileKind.OTHER:
        raise _damaged(path) if key is not None and _beginning(path) == key.mark else _foreign(path)
    if kind is FileKind.ENCRYPTED and key is None:
        raise DatabaseError(f"{path.name} är krypterad och nyckeln saknas. Skriv in återställningskoden.")
    connection = driver.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=5)
    try:
        if key is not None and kind is not FileKind.PLAIN:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f'PRAGMA key = "{key.pragma}"')
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError as error:
        connection.close()
        raise _unreadable(path, key, error) from error
    return _handle(connection)


def _unreadable(path: Path, key: Key | None, error: Exception) -> Exception:
    """Tell a wrong key from damage: both are the same error, but the file begins with its own key's mark."""
    if getattr(error, "sqlite_errorname", "") not in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
        return error
    if key is None or _beginning(path) in (key.mark, _PLAIN_HEADER):
        return _damaged(path)
    return DatabaseError(f"Nyckeln passar inte till {path.name}. Skriv in den återställningskod som hör till filen.")


def _beginning(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(16)


def _damaged(path: Path) -> DatabaseError:
    return DatabaseError(
        f"{path.name} är skadad och kan inte läsas. Återställ en säkerhetskopia med ”samradapp restore”."
    )


def _foreign(path: Path) -> DatabaseError:
    return DatabaseError(f"{path.name} är ingen databas från det här programmet. Flytta undan den och försök igen.")


def is_encrypted(path: Path) -> bool:
    return kind_of(path) is FileKind.ENCRYPTED


def opened_path(db: Database) -> Path:
    return Path(db.execute("PRAGMA database_list").fetchone()[2])


def _applied(db: Database) -> set[str]:
    """Name the migrations the file has been through; raises DatabaseError when its tables are another program's."""
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
    if not tables:
        return set()
    if not tables >= {Migrations.migrations_table, "meeting"}:
        raise _foreign(opened_path(db))
    return {row[0] for row in db.execute(f"SELECT name FROM {Migrations.migrations_table}").fetchall()}


def _pending(db: Database, migrations: Migrations) -> bool:
    """Tell whether the file needs an upgrade; raises DatabaseError when it comes from a newer program."""
    known, applied = schema.known_migrations(migrations), _applied(db)
    if applied - known:
        raise DatabaseError(
            "Databasen är från en nyare version av programmet. Uppdatera programmet på den här datorn; inget är ändrat."
        )
    return bool(known - applied)


def _upgrade(db: Database, path: Path | None, migrations: Migrations) -> None:
    """Bring the file up to date, with a dated copy laid beside it first when its path is given."""
    if not _pending(db, migrations):
        return
    if path is not None and _applied(db):
        copy_database(db, path.with_name(f"{path.stem}-före-uppgradering-{datetime.now(UTC):%Y%m%d-%H%M%S}.db"))
    _migrate(db, migrations)


def _migrate(db: Database, migrations: Migrations) -> None:
    """Run what is pending in one transaction, with the triggers away meanwhile and foreign keys off."""
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        triggers.drop(db)
        migrations.apply(db)
        triggers.install(db)
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise DatabaseError("Uppgraderingen stämmer inte med innehållet och är ångrad. Inget är ändrat.")
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def copy_database(db: Database, target: Path, part: Path | None = None) -> None:
    """Write a whole, compact copy with the same key; it is there complete or not at all.

    ``part`` is what it is called until it is complete, by ``unfinished``.
    """
    part = part or unfinished(target)
    # A handle for reading refuses VACUUM INTO, though it writes nothing in the file it reads.
    (reading,) = db.execute("PRAGMA query_only").fetchone()
    db.execute("PRAGMA query_only = OFF")
    try:
        db.execute("VACUUM INTO ?", [str(part)])
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        db.execute(f"PRAGMA query_only = {reading}")
        part.unlink(missing_ok=True)


def fold_log_in(path: Path, key: Key | None) -> None:
    """Write what lies in the log beside a database into its file, so that the file is whole by itself.

    Raises DatabaseError as ``open_database``.
    """
    db = _connect(path, key, "rw")
    try:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        db.close()


def end_typing(db: Database) -> None:
    """Close the field that a window which was killed had open: what is typed today is no part of yesterday's step.

    It stands here and not in the journal, which the start has no other use for.
    """
    newest = db.execute("SELECT id, field FROM step ORDER BY id DESC LIMIT 1").fetchone()
    if newest is not None and newest[1] is not None:
        db.execute("UPDATE step SET field = NULL WHERE id = ?", [newest[0]])


def set_patience(db: Database, milliseconds: int) -> None:
    """Wait no longer than this for another program that holds the file."""
    db.execute(f"PRAGMA busy_timeout = {milliseconds:d}").fetchall()


def data_version(db: Database) -> int:
    """Give a number that moves when another connection has written."""
    (version,) = db.execute("PRAGMA data_version").fetchone()
    return int(version)


def still_the_opened_file(path: Path, inode: int) -> bool:
    """Tell whether the path still leads to the opened file; a moved or replaced one still takes writes."""
    try:
        return path.stat().st_ino == inode
    except OSError:
        return False
