"""Steps: the one door for every change but typing; undo and redo.

Triggers write the before-image of every touched row into ``change`` under the open step, and a write to protocol
content outside a step fails. Undo replays a step backwards and is itself a step; redo undoes the undo.
"""

import getpass
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from samradapp.errors import NotAllowedError
from samradapp.store import places, rows, triggers
from samradapp.store.places import Place

# What a step has in the place of a meeting's id: the steps of the register, those the program takes there by itself,
# which are never undone, and a meeting that has no id yet.
REGISTER = 0
PROGRAM = -2
NEW_MEETING = -1

_KEYS = {"minutes": "item_id"}


@dataclass(frozen=True, slots=True)
class Step:
    """One change as she made it: ``label`` is its sentence, ``at`` UTC in ISO 8601.

    ``place`` is where it was made, told of a step that has just been taken back or done again.
    """

    id: int
    label: str
    at: str
    place: Place | None = None


@contextmanager
def step(
    db: Database, meeting_id: int, label: str, *, field: str | None = None, starts_meeting: bool = False
) -> Iterator[int]:
    """Open the door for one change to a meeting, whole or not at all; gives the step's id.

    Changes with the same ``field`` that follow on each other are one step: typing in a title is undone at once.
    A step that starts a meeting is never undone. Within an open step, joins it; one that changes nothing is none.
    """
    joined = rows.one(db, "SELECT step_id FROM open_step")
    if joined is not None:
        yield int(joined)
        return
    with transaction(db):
        step_id = _joinable(db, meeting_id, field) or _new_step(
            db, meeting_id=meeting_id, label=label, field=field, starts_meeting=int(starts_meeting)
        )
        db.execute("UPDATE open_step SET step_id = ?", [step_id])
        yield step_id
        db.execute("UPDATE open_step SET step_id = NULL")
        _forget_if_empty(db, step_id)


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Write all or nothing. Begins at once as a writer: a reader that turns writer may find that it came too late."""
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def _forget_if_empty(db: Database, step_id: int) -> None:
    """Drop a step that changed nothing, so that undo never seems to do nothing and redo is not lost for it."""
    db.execute(
        "DELETE FROM step WHERE id = ? AND undoes IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM change WHERE step_id = step.id)",
        [step_id],
    )


def _joinable(db: Database, meeting_id: int, field: str | None) -> int | None:
    """Give the newest step of all when it is of the same field: nothing may have happened in between."""
    if field is None:
        return None
    newest = db.execute("SELECT id, meeting_id, field FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return newest[0] if newest and newest[1:] == (meeting_id, field) else None


def _new_step(db: Database, **values: rows.Value) -> int:
    return rows.insert(db, "step", who=_login(), **values)


@cache
def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no login name in this environment
        return ""


def end_field(db: Database, meeting_id: int) -> None:
    """Close the field that is typed in, so that what follows is a step of its own: the focus has left it.

    Writes nothing when none is: the focus moves also while nothing can be written.
    """
    newest = db.execute("SELECT id, meeting_id FROM step WHERE field IS NOT NULL AND id = (SELECT max(id) FROM step)")
    found = newest.fetchone()
    if found and found[1] == meeting_id:
        rows.update(db, "step", found[0], field=None)


def undoable(db: Database, meeting_id: int) -> Step | None:
    """Give the step that undo would take back, or None."""
    return _step(
        db,
        """SELECT id, label, at, starts_meeting FROM step AS done WHERE meeting_id = ? AND undoes IS NULL
           AND NOT EXISTS (SELECT 1 FROM step AS undone WHERE undone.undoes = done.id
                           AND NOT EXISTS (SELECT 1 FROM step AS redone WHERE redone.undoes = undone.id))
           ORDER BY id DESC LIMIT 1""",
        meeting_id,
    )


def redoable(db: Database, meeting_id: int) -> Step | None:
    """Give the undo that redo would take back, with the label of the step it undid, or None."""
    return _step(
        db,
        """SELECT undone.id, done.label, undone.at, 0 FROM step AS undone
           JOIN step AS done ON done.id = undone.undoes AND done.undoes IS NULL
           WHERE undone.meeting_id = ? AND NOT EXISTS (SELECT 1 FROM step AS redone WHERE redone.undoes = undone.id)
           AND undone.id > (SELECT coalesce(max(id), 0) FROM step WHERE meeting_id = ? AND undoes IS NULL)
           ORDER BY undone.id DESC LIMIT 1""",
        meeting_id,
        meeting_id,
    )


def _step(db: Database, sql: str, *values: int) -> Step | None:
    row = db.execute(sql, list(values)).fetchone()
    return Step(*row[:3]) if row and not row[3] else None


def undo(db: Database, meeting_id: int) -> Step | None:
    """Take back the newest step and give it, or None when there is none.

    Typed text is never changed, but where the step put another text in its place; then it is kept as a version.
    """
    return _reverted(db, meeting_id, undoable(db, meeting_id), "ångras")


def redo(db: Database, meeting_id: int) -> Step | None:
    """Do again what was last undone and give it, or None."""
    return _reverted(db, meeting_id, redoable(db, meeting_id), "göras om")


def forget(db: Database, meeting_id: int, newest: Step) -> bool:
    """Let a step be as if it had never been: it is taken back, and what could be done again before it still can.

    Tells whether it was: not when it is no longer the meeting's newest step, nor when text typed since would be lost.
    """
    with _in_words(meeting_id, newest.label, "ångras"), transaction(db):
        if undoable(db, meeting_id) != newest or not _forgettable(db, meeting_id, newest.id):
            return False
        db.execute("UPDATE open_step SET step_id = ?", [newest.id])
        _replay_backwards(db, newest.id)
        db.execute("UPDATE open_step SET step_id = NULL")
        db.execute("DELETE FROM change WHERE step_id = ?", [newest.id])
        rows.delete(db, "step", newest.id)
        end_field(db, meeting_id)  # it was left for the step that is gone
    return True


def _forgettable(db: Database, meeting_id: int, step_id: int) -> bool:
    """Tell that no step of the meeting came after, nobody's reason to reopen hangs on it, and no text would go."""
    return bool(
        rows.one(
            db,
            """SELECT max(id) = ?1 AND NOT EXISTS (SELECT 1 FROM reopening WHERE step_id = ?1)
               AND NOT EXISTS (SELECT 1 FROM change JOIN minutes ON item_id = row
                               WHERE step_id = ?1 AND name = 'minutes' AND operation = 'insert' AND text <> '[]')
               FROM step WHERE meeting_id = ?2""",
            step_id,
            meeting_id,
        )
    )


def _reverted(db: Database, meeting_id: int, taken_back: Step | None, act: str) -> Step | None:
    if taken_back is None:
        return None
    place = places.of_step(db, taken_back.id)
    with _in_words(meeting_id, taken_back.label, act), step(db, meeting_id, taken_back.label) as step_id:
        rows.update(db, "step", step_id, undoes=taken_back.id)
        _replay_backwards(db, taken_back.id)
    return replace(taken_back, place=places.present(db, meeting_id, place))


@contextmanager
def _in_words(meeting_id: int, label: str, act: str) -> Iterator[None]:
    """Raise NotAllowedError when the step of this label cannot be taken back; ``act`` is what she was about."""
    try:
        yield
    except driver.IntegrityError as error:
        refusal = _refusal(str(error), meeting_id, label, act)
        if refusal is None:
            raise
        raise refusal from error


def _refusal(error: str, meeting_id: int, label: str, act: str) -> NotAllowedError | None:
    """Say why a step cannot be taken back: what it needs is gone, or a meeting needs what it made."""
    if "UNIQUE" in error:
        why = "namnet är taget av något som har kommit till sedan dess"
    elif "FOREIGN KEY" in error:  # a deferred one has no error name of its own
        why = "ett möte använder det" if meeting_id == REGISTER else "något som behövs är borttaget ur registret"
    else:
        return None
    return NotAllowedError(f"”{label}” kan inte {act}: {why}. Inget är ändrat.")


def _replay_backwards(db: Database, step_id: int) -> None:
    db.execute("PRAGMA defer_foreign_keys = ON")
    changes = db.execute(
        "SELECT name, row, operation, before FROM change WHERE step_id = ? ORDER BY id DESC", [step_id]
    ).fetchall()
    columns = {name: triggers.columns_of(db, name) for name in {change[0] for change in changes}}
    for name, row, operation, before in changes:
        if operation == "insert":
            db.execute(f"DELETE FROM {name} WHERE {_KEYS.get(name, 'id')} = ?", [row])
            continue
        old: dict[str, rows.Value] = json.loads(before)
        # A column that a later version of the program dropped is left out; a newer one keeps its default.
        image = {column: value for column, value in old.items() if column in columns[name]}
        if operation == "delete":
            rows.insert(db, name, **image)
        elif name == "minutes":
            replace_text(db, row, str(image["text"]))
        else:
            rows.update(db, name, row, **image)


def replace_text(db: Database, item_id: int, stored: str) -> None:
    """Put another text in the place of an item's, within an open step that can be taken back.

    Typing is no step, so no trigger journals it; this does, and keeps the text that was there as a version, however
    new the last one is. All but typing writes a text this way.
    """
    keep_version(db, item_id)
    db.execute(
        "INSERT INTO change (step_id, name, row, operation, before) "
        "SELECT step_id, 'minutes', item_id, 'update', json_object('text', text) FROM open_step, minutes "
        "WHERE item_id = ?",
        [item_id],
    )
    db.execute("UPDATE minutes SET text = ? WHERE item_id = ?", [stored, item_id])


def keep_version(db: Database, item_id: int, *, unless: str | None = None) -> None:
    """Keep an item's text as a version, unless it is this one, or the latest version's."""
    db.execute(
        "INSERT INTO minutes_version (item_id, meeting_id, at, text) "
        "SELECT item_id, meeting_id, unixepoch('subsec'), text FROM minutes WHERE item_id = ? AND text IS NOT ? "
        "AND text IS NOT (SELECT text FROM minutes_version WHERE item_id = ? ORDER BY id DESC LIMIT 1)",
        [item_id, unless, item_id],
    )


def steps(db: Database, meeting_id: int) -> tuple[Step, ...]:
    """Give what was done in a meeting, oldest first, undone steps included."""
    found = db.execute("SELECT id, label, at FROM step WHERE meeting_id = ? ORDER BY id", [meeting_id]).fetchall()
    return tuple(Step(*row) for row in found)
