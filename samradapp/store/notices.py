"""The notice (kallelse): when it was marked as sent, and what of the agenda is another since then.

Both are read from the journal, which keeps how every row was before each change.
"""

import json
from dataclasses import dataclass

from sqlite_utils import Database

from samradapp.store import rows

# What a reader of the notice would find changed; the minutes and the clock of the meeting are no part of it.
_PRINTED = ("title", "kind", "number", "section", "withdrawn", "planned_minutes", "part_id", "position")


@dataclass(frozen=True, slots=True)
class SentNotice:
    """``at`` is UTC in ISO 8601, "" when it is not known; ``changed`` are items, ``removed`` counts those gone."""

    at: str
    changed: frozenset[int] = frozenset()
    removed: int = 0


def sent(db: Database, meeting_id: int) -> SentNotice | None:
    """Give what is known of the notice, or None when it is not sent."""
    if not rows.one(db, "SELECT notice_sent FROM meeting WHERE id = ?", meeting_id):
        return None
    # The last time the meeting's row was written while the notice was unsent is when it was sent.
    found = db.execute(
        "SELECT step.id, step.at FROM change JOIN step ON step.id = step_id WHERE step.meeting_id = ? "
        "AND change.name = 'meeting' AND json_extract(before, '$.notice_sent') = 0 ORDER BY change.id DESC LIMIT 1",
        [meeting_id],
    ).fetchone()
    if found is None:  # an imported meeting brings no history
        return SentNotice("")
    changed, removed = _changed_items(db, meeting_id, found[0])
    return SentNotice(found[1], changed | _changed_presenters(db, meeting_id, found[0]), removed)


def _first_images(db: Database, meeting_id: int, name: str, since: int) -> dict[int, dict[str, rows.Value] | None]:
    """Give how each row that was touched after a step stood at that step; None for one that did not exist."""
    found = db.execute(
        "SELECT row, operation, before FROM change JOIN step ON step.id = step_id "
        "WHERE step.meeting_id = ? AND step_id > ? AND change.name = ? ORDER BY change.id",
        [meeting_id, since, name],
    ).fetchall()
    images: dict[int, dict[str, rows.Value] | None] = {}
    for row, operation, before in found:
        images.setdefault(row, None if operation == "insert" else json.loads(before))
    return images


def _changed_items(db: Database, meeting_id: int, since: int) -> tuple[frozenset[int], int]:
    now = {row["id"]: row for row in rows.select(db, "SELECT * FROM item WHERE meeting_id = ?", meeting_id)}
    images = _first_images(db, meeting_id, "item", since)
    changed = {
        key
        for key, old in images.items()
        if key in now and (old is None or any(old.get(name) != now[key][name] for name in _PRINTED))
    }
    return frozenset(changed), sum(1 for key, old in images.items() if old is not None and key not in now)


def _changed_presenters(db: Database, meeting_id: int, since: int) -> frozenset[int]:
    now = {row["id"]: row for row in rows.select(db, "SELECT * FROM presenter WHERE meeting_id = ?", meeting_id)}
    changed: set[rows.Value] = set()
    for key, old in _first_images(db, meeting_id, "presenter", since).items():
        new = now.get(key)
        if _named(old) != _named(new):
            changed |= {row["item_id"] for row in (old, new) if row is not None}
    existing = {row[0] for row in db.execute("SELECT id FROM item WHERE meeting_id = ?", [meeting_id]).fetchall()}
    return frozenset(existing & changed)


def _named(row: dict[str, rows.Value] | None) -> tuple[rows.Value, rows.Value] | None:
    return None if row is None else (row["name"], row["title"])
