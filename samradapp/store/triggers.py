"""The triggers of journal, lock and versions, all generated from the schema as it is.

``transform()`` drops a table's triggers and a trigger made before ADD COLUMN does not see the new column, so they
are always dropped first and made again last in a migration, by ``install``. ``expected`` is what ``check``
compares with.
"""

from sqlite_utils import Database

# Content of a protocol: journaled, and refused by the lock. Parents stand before their children.
LOCKED_TABLES = (
    "meeting", "adjuster", "part", "attendance_group", "part_group", "attendee", "roll_entry", "item", "presenter",
    "decision", "motion", "mover", "vote", "ballot", "reservation", "reserver", "event", "adjournment",
    "meeting_body",
)  # fmt: skip
JOURNALED_TABLES = (*LOCKED_TABLES, "tag", "signature")

# The register, journaled in steps of its own: no meeting owns its rows, and no lock holds them.
REGISTER_TABLES = (
    "body", "kind_label", "principal", "person", "seat", "holding", "substitute", "people_group", "group_member",
    "calendar_entry", "term", "template", "template_part", "template_part_group", "template_item",
)  # fmt: skip

_LOCKED_STATUS = "('adjusted', 'archived')"
_MUCH = 200  # bytes pasted, or deleted, at once: counting letters would read both texts through at each save
_STEP = "(SELECT step_id FROM open_step)"

# What may still move on an item adjusted on the spot: the clock and its place in the agenda.
_ITEM_FREE = frozenset({"opened", "closed", "position"})


def install(db: Database) -> None:
    """Drop all triggers and make them anew for the schema as it is now."""
    drop(db)
    for statement in expected(db).values():
        db.execute(statement)


def drop(db: Database) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f'DROP TRIGGER "{name}"')


def present(db: Database) -> dict[str, str]:
    """Give the triggers the file has, by name."""
    return dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())


def expected(db: Database) -> dict[str, str]:
    """Give the triggers the schema should have, by name."""
    triggers: dict[str, str] = {}
    for table in (*JOURNALED_TABLES, *REGISTER_TABLES):
        triggers |= _journal(table, columns_of(db, table))
    for table in LOCKED_TABLES:
        triggers |= _lock(table, columns_of(db, table))
    return triggers | _minutes(columns_of(db, "minutes"))


def columns_of(db: Database, table: str) -> list[str]:
    """Give the columns a table has now."""
    return [row[1] for row in db.execute(f'PRAGMA table_info("{table}")').fetchall()]


def _image(columns: list[str]) -> str:
    pairs = ", ".join(f"'{column}', old.{column}" for column in columns)
    return f"json_object({pairs})"


def _changed(columns: list[str]) -> str:
    return " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)


def _journal(table: str, columns: list[str], key: str = "id") -> dict[str, str]:
    def trigger(operation: str, condition: str, row: str, before: str) -> str:
        return (
            f"CREATE TRIGGER journal_{table}_{operation} AFTER {operation.upper()} ON {table}{condition} BEGIN "
            f"SELECT RAISE(ABORT, 'outside a step') WHERE {_STEP} IS NULL; "
            f"INSERT INTO change (step_id, name, row, operation, before) "
            f"VALUES ({_STEP}, '{table}', {row}.{key}, '{operation}', {before}); END"
        )

    image = _image(columns)
    return {
        f"journal_{table}_insert": trigger("insert", "", "new", "NULL"),
        f"journal_{table}_update": trigger("update", f" WHEN {_changed(columns)}", "old", image),
        f"journal_{table}_delete": trigger("delete", "", "old", image),
    }


def _lock(table: str, columns: list[str], key: str = "id") -> dict[str, str]:
    """Refuse every way in: the row as it was, as it would be, and the row that a REPLACE would push out."""
    if table == "meeting":
        return _meeting_lock(columns)
    old, new = _frozen(table, columns, "old"), _frozen(table, columns, "new")
    unique = " OR ".join(f"gone.{column} = new.{column}" for column in (key, "uuid") if column in columns)
    pushed_out = f"SELECT 1 FROM {table} AS gone WHERE ({unique}) AND {_frozen(table, columns, 'gone')}"
    if table == "item":
        was, becomes = f"({old} AND {_touches_adjusted(columns)})", _meeting_locked("new.meeting_id")
    else:
        was, becomes = old, new
    conditions = {
        "insert": f"{becomes} OR EXISTS ({pushed_out})",
        "update": f"{was} OR {becomes} OR EXISTS ({pushed_out} AND gone.{key} <> old.{key})",
        "delete": old,
    }
    return {
        f"lock_{table}_{operation}": _refusal(table, operation, condition)
        for operation, condition in conditions.items()
    }


def _refusal(table: str, operation: str, condition: str) -> str:
    return (
        f"CREATE TRIGGER lock_{table}_{operation} BEFORE {operation.upper()} ON {table} "
        f"WHEN {condition} BEGIN SELECT RAISE(ABORT, 'locked'); END"
    )


def _frozen(table: str, columns: list[str], row: str) -> str:
    """True when the row belongs to a locked meeting, or is or belongs to an item adjusted on the spot."""
    conditions = [_meeting_locked(f"{row}.meeting_id")]
    if table == "item":
        conditions.append(f"{row}.adjusted IS NOT NULL")
    elif "item_id" in columns:
        conditions.append(_of_adjusted_item(f"{row}.item_id"))
    elif table == "event":  # the one kind that holds for its item alone, and is printed with it
        conditions.append(f"({row}.kind = 'recused' AND {_of_adjusted_item(f'{row}.before_item')})")
    elif "before_item" in columns:
        conditions.append(_of_adjusted_item(f"{row}.before_item"))
    return f"({' OR '.join(conditions)})"


def _of_adjusted_item(item: str) -> str:
    return f"EXISTS (SELECT 1 FROM item WHERE id = {item} AND adjusted IS NOT NULL)"


def _touches_adjusted(columns: list[str]) -> str:
    """An item adjusted on the spot keeps all but its clock and place, until it is reopened in the same step."""
    kept = [column for column in columns if column not in _ITEM_FREE]
    return f"({_meeting_locked('old.meeting_id')} OR ({_changed(kept)}) AND NOT {_reopened('item_id = old.id')})"


def _meeting_locked(meeting: str) -> str:
    return f"EXISTS (SELECT 1 FROM meeting WHERE id = {meeting} AND status IN {_LOCKED_STATUS})"


def _reopened(which: str) -> str:
    return f"EXISTS (SELECT 1 FROM reopening WHERE {which} AND step_id = {_STEP})"


def _meeting_lock(columns: list[str]) -> dict[str, str]:
    """From adjusted the meeting's own row may go to the archive, or back through a reopening of the same step."""
    others = [column for column in columns if column != "status"]
    archived = "new.status = 'archived'"
    reopened = _reopened("meeting_id = old.id AND item_id IS NULL")
    allowed = f"(NOT ({_changed(others)}) AND ({archived} OR {reopened}))"
    locked = f"old.status IN {_LOCKED_STATUS}"
    pushed_out = f"SELECT 1 FROM meeting WHERE (id = new.id OR uuid = new.uuid) AND status IN {_LOCKED_STATUS}"
    conditions = {
        "insert": f"EXISTS ({pushed_out})",
        "update": f"({locked} AND NOT {allowed}) OR EXISTS ({pushed_out} AND id <> old.id)",
        "delete": locked,
    }
    return {
        f"lock_meeting_{operation}": _refusal("meeting", operation, condition)
        for operation, condition in conditions.items()
    }


def _minutes(columns: list[str]) -> dict[str, str]:
    """Typing is no step: a version at most once a minute, and before much comes or goes at once.

    A deleted item's text goes to the journal with it.
    """
    journal = _journal("minutes", columns, key="item_id")
    del journal["journal_minutes_update"]
    version = (
        "CREATE TRIGGER version_minutes AFTER UPDATE OF text ON minutes WHEN old.text IS NOT new.text "
        f"AND (abs(octet_length(new.text) - octet_length(old.text)) > {_MUCH} OR NOT EXISTS "
        "(SELECT 1 FROM minutes_version WHERE item_id = old.item_id "
        "AND at BETWEEN unixepoch('subsec') - 60 AND unixepoch('subsec') + 60)) BEGIN "
        "INSERT INTO minutes_version (item_id, meeting_id, at, text) "
        "VALUES (old.item_id, old.meeting_id, unixepoch('subsec'), old.text); END"
    )
    return journal | _lock("minutes", columns, key="item_id") | {"version_minutes": version}
