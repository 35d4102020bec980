"""The parts of a meeting: each with its deciding body, its hours and the groups that attend."""

from collections.abc import Collection
from datetime import time

from sqlite_utils import Database

from samradapp.errors import NotAllowedError
from samradapp.store import rows
from samradapp.store.columns import from_clock
from samradapp.store.journal import step


def add(db: Database, meeting_id: int, body_id: int, title: str = "") -> int:
    """Add a part last in the meeting, attended by every group, and give its id."""
    with step(db, meeting_id, f"Lade till mötesdelen {title}".rstrip()):
        part_id = rows.insert(
            db,
            "part",
            meeting_id=meeting_id,
            body_id=body_id,
            title=title,
            position=rows.last_position(db, "part", meeting_id=meeting_id),
        )
        for group in rows.select(db, "SELECT id FROM attendance_group WHERE meeting_id = ?", meeting_id):
            rows.insert(db, "part_group", meeting_id=meeting_id, part_id=part_id, group_id=group["id"])
    return part_id


def save_title(db: Database, meeting_id: int, part_id: int, title: str) -> None:
    """Change a part's heading as it is typed: one step until something else is done."""
    with step(db, meeting_id, "Ändrade en mötesdels rubrik", field=f"part {part_id} title"):
        rows.update(db, "part", part_id, title=title)


def save_hours(db: Database, meeting_id: int, part_id: int, start: time | None, end: time | None) -> None:
    with step(db, meeting_id, "Ändrade en mötesdels tider", field=f"part {part_id} hours"):
        rows.update(db, "part", part_id, starts=from_clock(start), ends=from_clock(end))


def save_body(db: Database, meeting_id: int, part_id: int, body_id: int) -> None:
    """Let another body decide in the part."""
    with step(db, meeting_id, "Ändrade vem som beslutar i en mötesdel"):
        rows.update(db, "part", part_id, body_id=body_id)


def save_groups(db: Database, meeting_id: int, part_id: int, groups: Collection[int]) -> None:
    """Say which groups attend the part; only what differs is written."""
    found = db.execute("SELECT group_id, id FROM part_group WHERE part_id = ?", [part_id]).fetchall()
    with step(db, meeting_id, "Ändrade vilka grupper som deltar i en mötesdel"):
        for group_id, row in found:
            if group_id not in groups:
                rows.delete(db, "part_group", row)
        for group_id in groups:
            if group_id not in dict(found):
                rows.insert(db, "part_group", meeting_id=meeting_id, part_id=part_id, group_id=group_id)


def delete(db: Database, meeting_id: int, part_id: int) -> None:
    """Remove an empty part. Raises NotAllowedError when it has items, or is the only one."""
    if rows.one(db, "SELECT 1 FROM item WHERE part_id = ? LIMIT 1", part_id):
        raise NotAllowedError("Mötesdelen har ärenden. Flytta eller ta bort dem först.")
    if rows.one(db, "SELECT count(*) FROM part WHERE meeting_id = ?", meeting_id) == 1:
        raise NotAllowedError("Mötet måste ha minst en del.")
    with step(db, meeting_id, "Tog bort en mötesdel"):
        rows.delete(db, "part", part_id)
