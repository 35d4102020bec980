"""Where in a meeting a step was made, read from the rows it touched: what undo and redo show."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from sqlite_utils import Database

from samradapp.store import rows


class PlaceKind(StrEnum):
    """Kinds of places, the one that tells most of a step first."""

    MEETING = "meeting"  # the whole meeting came or went
    AGENDA = "agenda"  # which items, in which order, with which numbers and times
    PARTS = "parts"
    ADJUST = "adjust"  # adjusters, status, what is locked
    ROLL = "roll"
    DECISION = "decision"  # motions, votes and reservations too
    ITEM = "item"  # title, kind, presenters, reference
    PRESENCE = "presence"  # who comes and goes, pauses
    MINUTES = "minutes"  # the text, and where the meeting is
    FACTS = "facts"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Place:
    """A place and, when it is of one item or one line of the roll call that is there, the id of that.

    ``ballot`` is whose vote it was when it is of one: the vote and the attendee.
    """

    kind: PlaceKind
    item_id: int | None = None
    entry_id: int | None = None
    ballot: tuple[int, int] | None = None


# The place of what lies in each table but those of meeting and item, which have many.
KINDS = {
    **dict.fromkeys(("part", "part_group"), PlaceKind.PARTS),
    **dict.fromkeys(("adjuster", "signature", "meeting_body"), PlaceKind.ADJUST),
    **dict.fromkeys(("attendance_group", "attendee", "roll_entry"), PlaceKind.ROLL),
    **dict.fromkeys(("decision", "motion", "mover", "vote", "ballot"), PlaceKind.DECISION),
    **dict.fromkeys(("reservation", "reserver"), PlaceKind.DECISION),
    **dict.fromkeys(("presenter", "tag"), PlaceKind.ITEM),
    **dict.fromkeys(("event", "adjournment"), PlaceKind.PRESENCE),
    "minutes": PlaceKind.MINUTES,
}

# Columns of an item and of the meeting itself that belong elsewhere than the others do.
_ITEM_COLUMNS = {
    PlaceKind.AGENDA: {"part_id", "number", "section", "withdrawn", "planned_minutes", "own_items_before", "position"},
    PlaceKind.ADJUST: {"adjusted"},
    PlaceKind.MINUTES: {"own_text", "opened", "closed"},
}
_MEETING_COLUMNS = {
    PlaceKind.AGENDA: {"notice_sent", "first_item"},
    PlaceKind.ROLL: {"roll_opened"},
    PlaceKind.MINUTES: {"current_item"},
    PlaceKind.ADJUST: {"status"},
}
_ORDER = tuple(PlaceKind)
_Image = dict[str, rows.Value]
_Id = TypeVar("_Id", int, tuple[int, int])


def of_step(db: Database, step_id: int) -> Place:
    """Give the place of a step that is about to be taken back; ``present`` tells afterwards whether it is there."""
    found = [place for change in _changes(db, step_id) for place in _places(*change)]
    if not found:
        return Place(PlaceKind.FACTS)
    kind = min((place.kind for place in found), key=_ORDER.index)
    own = [place for place in found if place.kind is kind]
    return Place(
        kind,
        _only(place.item_id for place in own),
        _only(place.entry_id for place in own),
        _only(place.ballot for place in own),
    )


def _only(ids: Iterable[_Id | None]) -> _Id | None:
    """Give the id that is named, if it is one."""
    named = {known for known in ids if known is not None}
    return named.pop() if len(named) == 1 else None


def present(db: Database, meeting_id: int, place: Place) -> Place:
    """Give the place without an item or a line that is gone; where the meeting is is told by its current item."""
    if place.kind is PlaceKind.MINUTES and place.item_id is None:
        return Place(place.kind, rows.one(db, "SELECT current_item FROM meeting WHERE id = ?", meeting_id))
    return Place(
        place.kind,
        rows.one(db, "SELECT id FROM item WHERE id = ?", place.item_id),
        rows.one(db, "SELECT id FROM roll_entry WHERE id = ?", place.entry_id),
        place.ballot,
    )


def _changes(db: Database, step_id: int) -> Iterator[tuple[str, int, str, _Image, _Image]]:
    """Give each row a step touched: table, key, operation, the row before the step and as it is now."""
    seen: set[tuple[str, int]] = set()
    found = db.execute(
        "SELECT name, row, operation, before FROM change WHERE step_id = ? ORDER BY id", [step_id]
    ).fetchall()
    for table, key, operation, before in found:
        if (table, key) not in seen:
            seen.add((table, key))
            column = "item_id" if table == "minutes" else "id"
            now = rows.select(db, f"SELECT * FROM {table} WHERE {column} = ?", key)
            yield table, key, operation, json.loads(before or "{}"), now[0] if now else {}


def _places(table: str, key: int, operation: str, before: _Image, now: _Image) -> Iterator[Place]:
    if table == "meeting":
        yield from _of_meeting(operation, before, now)
    elif table == "item":
        yield from _of_item(key, operation, before, now)
    elif table == "roll_entry":
        marked = operation == "update" and "mark" in _differing(before, now)
        yield Place(PlaceKind.ROLL, entry_id=key if marked else None)
    elif table in KINDS:
        known = now or before
        item = known.get("item_id", known.get("before_item"))
        yield Place(KINDS[table], item if isinstance(item, int) else None, ballot=_ballot(table, known))
    else:
        yield Place(PlaceKind.REGISTER)


def _ballot(table: str, known: _Image) -> tuple[int, int] | None:
    vote, attendee = known.get("vote_id"), known.get("attendee_id")
    return (vote, attendee) if table == "ballot" and isinstance(vote, int) and isinstance(attendee, int) else None


def _of_item(key: int, operation: str, before: _Image, now: _Image) -> Iterator[Place]:
    if operation != "update" or not now:
        yield Place(PlaceKind.AGENDA, key)
        return
    for column in _differing(before, now):
        yield Place(_kind_of(column, _ITEM_COLUMNS, PlaceKind.ITEM), key)


def _of_meeting(operation: str, before: _Image, now: _Image) -> Iterator[Place]:
    """Give the places of what changed; what begins or ends with the roll call or an item goes with it."""
    if operation != "update" or not now:
        yield Place(PlaceKind.MEETING)
        return
    changed = _differing(before, now)
    moved, opens = "current_item" in changed, "roll_opened" in changed
    for column in changed:
        if moved and column in {"status", "opened", "closed"}:
            yield Place(PlaceKind.MINUTES)
        elif opens and column == "first_item":
            yield Place(PlaceKind.ROLL)
        else:
            yield Place(_kind_of(column, _MEETING_COLUMNS, PlaceKind.FACTS))


def _differing(before: _Image, now: _Image) -> list[str]:
    return [column for column, value in now.items() if before.get(column) != value]


def _kind_of(column: str, columns: dict[PlaceKind, set[str]], otherwise: PlaceKind) -> PlaceKind:
    return next((kind for kind, known in columns.items() if column in known), otherwise)
