"""Write single rows; every function touches the rows it names and no others."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar

import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from samradapp.errors import GoneError

Value = str | int | float | bytes | None


class _HasId(Protocol):
    @property
    def id(self) -> int: ...


Kept = TypeVar("Kept", bound=_HasId)

# What a row of a table is called, when it is not there any more.
_NAMES = {
    "meeting": "Mötet", "item": "Ärendet", "minutes": "Ärendet", "decision": "Beslutet", "motion": "Yrkandet",
    "vote": "Omröstningen", "reservation": "Reservationen", "part": "Mötesdelen", "attendee": "Personen",
    "roll_entry": "Namnet", "attendance_group": "Gruppen", "event": "Närvarohändelsen", "adjournment": "Pausen",
    "body": "Organet", "person": "Personen", "principal": "Huvudmannen", "people_group": "Gruppen", "seat": "Platsen",
    "term": "Termen", "template": "Mallen", "template_part": "Mallens del",
}  # fmt: skip


def insert(db: Database, table: str, **values: Value) -> int:
    """Insert one row and give its key. Raises GoneError when what it belongs to is not there any more."""
    columns = ", ".join(values)
    marks = ", ".join("?" * len(values))
    try:
        cursor = db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values.values()))
    except driver.IntegrityError as error:
        if str(error) != "FOREIGN KEY constraint failed":  # sqlcipher3 has no extended error codes
            raise
        raise gone(_missing_parent(db, table, values)) from error
    return int(cursor.lastrowid or 0)


def update(db: Database, table: str, key: int, **values: Value) -> None:
    """Change the named columns of one row. Raises GoneError when it is not there any more."""
    assignments = ", ".join(f"{column} = ?" for column in values)
    cursor = db.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", [*values.values(), key])
    if not cursor.rowcount:
        raise gone(table)


def gone(table: str) -> GoneError:
    """Give the error that says what is not there any more."""
    return GoneError(f"{_NAMES.get(table, 'Raden')} finns inte kvar.")


def found(candidates: Iterable[Kept], key: int, table: str) -> Kept:
    """Give the one with that id. Raises GoneError when it is not there any more."""
    for one in candidates:
        if one.id == key:
            return one
    raise gone(table)


def _missing_parent(db: Database, table: str, values: Mapping[str, Value]) -> str:
    """Name the table of the row that a new one refers to and that is not there."""
    for key in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
        parent, column = key[2], key[3]
        wanted = values.get(column)
        if wanted is not None and not db.execute(f"SELECT 1 FROM {parent} WHERE rowid = ?", [wanted]).fetchone():
            return str(parent)
    return ""


def delete(db: Database, table: str, key: int) -> None:
    db.execute(f"DELETE FROM {table} WHERE id = ?", [key])


def select(db: Database, sql: str, *values: Value) -> list[dict[str, Any]]:
    """Give the rows as dicts, for the store alone: no row crosses its wall."""
    cursor = db.execute(sql, list(values))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def one(db: Database, sql: str, *values: Value) -> Any:  # noqa: ANN401 - of SQLite's types the one the caller asks for
    """Give the first column of the first row, or None."""
    row = db.execute(sql, list(values)).fetchone()
    return row[0] if row else None


def last_position(db: Database, table: str, **where: Value) -> float:
    """Give a position after the last row that matches."""
    conditions = " AND ".join(f"{column} = ?" for column in where)
    return float(one(db, f"SELECT coalesce(max(position), 0) + 1 FROM {table} WHERE {conditions}", *where.values()))


def place(db: Database, table: str, key: int, before: int | None, **where: Value) -> None:
    """Move one row among those of these values, to stand before another of them, or last.

    Writes that row alone, the values with its position; only when the gap between two neighbours is used up are all
    of them numbered anew.
    """
    if before == key:
        return
    conditions = " AND ".join([*(f"{column} IS ?" for column in where), "id <> ?"])
    others = db.execute(
        f"SELECT id, position FROM {table} WHERE {conditions} ORDER BY position, id", [*where.values(), key]
    ).fetchall()
    ids, positions = [row[0] for row in others], [row[1] for row in others]
    index = ids.index(before) if before in ids else len(ids)
    low, middle, high = _gap(positions, index)
    if low < middle < high:
        update(db, table, key, position=middle, **where)
        return
    for position, row in enumerate([*ids[:index], key, *ids[index:]], start=1):
        update(db, table, row, position=float(position), **where)


def _gap(positions: list[float], index: int) -> tuple[float, float, float]:
    """Give the position before the place, one in it, and the position after it."""
    if not positions:
        return 0.0, 1.0, 2.0
    low = positions[index - 1] if index > 0 else positions[0] - 2
    high = positions[index] if index < len(positions) else low + 2
    return low, (low + high) / 2, high


def changed(old: Mapping[str, Value], new: Mapping[str, Value]) -> dict[str, Value]:
    """Give the columns that differ."""
    return {column: value for column, value in new.items() if old.get(column) != value}
