"""Assignments of all meetings, and their follow-up.

A follow-up is no protocol content: it belongs to the decision's uuid, outside lock and journal. So an adjusted
meeting's assignments can be marked as done, undo in a meeting leaves the marks alone, and a decision that is deleted
hides its follow-up until it comes back, as does one of an item that lapsed.
"""

import json
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import Any

from sqlite_utils import Database

from samradapp.domain.assignment import Assignment
from samradapp.errors import NotAllowedError
from samradapp.store import rows
from samradapp.store.columns import day, from_day

# Items are counted as ``domain.meeting.numbers`` does: from the meeting's first, and anew from each number that was
# set by hand. ``offset`` is what such a number adds to the place; ``stretch`` are the items that follow on it.
_ASSIGNMENTS = """
WITH given AS (
    SELECT decision.*, done, note FROM decision JOIN item ON item.id = item_id
    LEFT JOIN follow_up ON decision_uuid = decision.uuid
    WHERE decision.kind = 'assignment' AND NOT withdrawn AND (done IS NULL OR NOT :only_open)
), placed AS (
    SELECT item.id, item.meeting_id, item.number, row_number() OVER agenda AS nth,
    count(item.number) OVER agenda AS stretch
    FROM item JOIN part ON part.id = part_id WHERE item.meeting_id IN (SELECT meeting_id FROM given)
    WINDOW agenda AS (PARTITION BY item.meeting_id ORDER BY part.position, part.id, item.position, item.id)
), counted AS (
    SELECT id, nth, max(number - nth) OVER (PARTITION BY meeting_id, stretch) AS offset FROM placed
)
SELECT given.id, given.uuid, meeting.id, meeting.number, year, day, body_id, body.name, item_word, item_id, nth,
coalesce(offset, first_item - 1), matter, text, clauses, assignee, due, done, coalesce(note, '')
FROM given JOIN counted ON counted.id = item_id JOIN meeting ON meeting.id = given.meeting_id
JOIN body ON body.id = body_id
WHERE status <> 'cancelled' AND body_id = coalesce(:body, body_id)
ORDER BY due IS NULL, due, day, meeting.id, nth, given.position, given.id
"""


def open_assignments(db: Database, body_id: int | None = None) -> tuple[Assignment, ...]:
    """Give what is not done, of all bodies' meetings or one body's: first what is due first, last what has no day."""
    return _found(db, body_id, only_open=True)


def assignments(db: Database, body_id: int | None = None) -> tuple[Assignment, ...]:
    """Give all assignments in the same order, done ones among them; a cancelled meeting gives none."""
    return _found(db, body_id, only_open=False)


def _found(db: Database, body_id: int | None, *, only_open: bool) -> tuple[Assignment, ...]:
    found = db.execute(_ASSIGNMENTS, {"body": body_id, "only_open": only_open}).fetchall()
    firsts = cache(partial(_proposed_firsts, db))
    return tuple(_assignment(firsts, *row) for row in found)


def _proposed_firsts(db: Database, body_id: int, year: int) -> dict[int, int]:
    """Give where the numbers begin of meetings that are not fixed yet: they seldom have assignments."""
    # Late: the start page lists assignments, and what reads whole meetings is more than it needs.
    from samradapp.store import meetings

    return meetings.proposed_firsts(db, body_id, year)


def _assignment(firsts: Callable[[int, int], dict[int, int]], *row: Any) -> Assignment:
    decision, uuid, meeting, number, year, given, body_id, body, item_word, item, nth, offset = row[:12]
    matter, text, clauses, assignee, due, done, note = row[12:]
    return Assignment(
        decision,
        uuid,
        meeting,
        f"{number}-{year}",
        date.fromisoformat(given),
        body_id,
        body,
        item_word,
        item,
        nth + (firsts(body_id, year)[meeting] - 1 if offset is None else offset),
        _short(matter, text, clauses),
        assignee.strip(),
        day(due),
        day(done),
        note,
    )


def _short(matter: str, text: str, clauses: str) -> str:
    """Give one line: what it is about, else the sentence with its att-satser."""
    said = matter.strip() or " ".join((text, *json.loads(clauses)))
    return " ".join(said.split())


def mark_assignment_done(db: Database, decision_uuid: str, done: date, note: str = "") -> None:
    """Mark as done that day, in place of an earlier mark. Raises NotAllowedError when the decision is gone."""
    if not rows.one(db, "SELECT 1 FROM decision WHERE uuid = ?", decision_uuid):
        raise NotAllowedError("Uppdraget finns inte kvar: beslutet är borttaget. Inget är ändrat.")
    db.execute(
        "INSERT INTO follow_up (decision_uuid, done, note) VALUES (?, ?, ?) "
        "ON CONFLICT (decision_uuid) DO UPDATE SET done = excluded.done, note = excluded.note",
        [decision_uuid, from_day(done), note.strip()],
    )


def reopen_assignment(db: Database, decision_uuid: str) -> None:
    """Take the mark away again; what was noted stays."""
    db.execute("UPDATE follow_up SET done = NULL WHERE decision_uuid = ?", [decision_uuid])
