"""The roll call and the event log."""

from datetime import time

from sqlite_utils import Database

from samradapp.domain.rollcall import EVENT_WORDS, MARK_WORDS, EventKind, Mark
from samradapp.errors import NotAllowedError
from samradapp.store import rows
from samradapp.store.columns import from_clock
from samradapp.store.journal import step
from samradapp.store.proceedings import fix_numbers
from samradapp.store.roll_update import update_from_register


def open_roll(db: Database, meeting_id: int) -> None:
    """Open the roll call: names are copied from the register as it is today, and the first number stands."""
    if rows.one(db, "SELECT roll_opened FROM meeting WHERE id = ?", meeting_id):
        return
    with step(db, meeting_id, "Öppnade uppropet"):
        update_from_register(db, meeting_id)
        fix_numbers(db, meeting_id)
        rows.update(db, "meeting", meeting_id, roll_opened=1)


def mark(db: Database, meeting_id: int, entry_id: int, given: Mark, *, opens: bool = False) -> None:
    """Mark one name; writes that row alone, unless it ``opens`` the roll call, as one step with the mark.

    The register may have another on the line when the roll call opens: it is open then, but nobody is marked by what
    was meant for somebody else, and NotAllowedError says so.
    """
    attendee = _attendee_on(db, entry_id)
    name = rows.one(db, "SELECT name FROM attendee WHERE id = ?", attendee)
    try:
        with step(db, meeting_id, f"{name or 'Vakant plats'}: {MARK_WORDS[given]}"):
            if opens:
                open_roll(db, meeting_id)
            if _attendee_on(db, entry_id) != attendee:
                raise NotAllowedError(
                    f"Registret har ändrats, och {name or 'vakant plats'} står inte längre på den raden. "
                    "Listan är uppdaterad, och ingen är avprickad."
                )
            rows.update(db, "roll_entry", entry_id, mark=given)
    except NotAllowedError:
        if opens:
            open_roll(db, meeting_id)  # as a step of its own: the one with the mark is gone
        raise


def _attendee_on(db: Database, entry_id: int) -> int | None:
    found: int | None = rows.one(db, "SELECT attendee_id FROM roll_entry WHERE id = ?", entry_id)
    return found


def mark_rest_present(db: Database, meeting_id: int, group_id: int, *, opens: bool = False) -> int:
    """Mark everybody in a group that is not yet marked as present, in one step; gives how many.

    It ``opens`` the roll call in the same step; whom the register then brings to the list is not yet called.
    """
    with step(db, meeting_id, "Prickade av alla kvar som närvarande"):
        rest = rows.select(
            db,
            "SELECT id, attendee_id FROM roll_entry "
            "WHERE group_id = ? AND mark = 'unmarked' AND attendee_id IS NOT NULL",
            group_id,
        )
        if opens:
            open_roll(db, meeting_id)
        same = [row["id"] for row in rest if _attendee_on(db, row["id"]) == row["attendee_id"]]
        for entry_id in same:
            rows.update(db, "roll_entry", entry_id, mark=Mark.PRESENT)
    return len(same)


def add_guest(
    db: Database,
    meeting_id: int,
    group_id: int,
    name: str,
    *,
    party: str = "",
    principal: str = "",
    role: str = "",
    person_id: int | None = None,
    opens: bool = False,
) -> int:
    """Add somebody to a group on the spot, present, and give the id of the line; ``opens`` as for a mark.

    ``person_id`` is her place in the register; who is at the meeting already is not made twice.
    """
    with step(db, meeting_id, f"Lade till {name}"):
        if opens:
            open_roll(db, meeting_id)
        attendee = _attendee_of(db, meeting_id, person_id)
        if attendee is None:
            attendee = rows.insert(db, "attendee", meeting_id=meeting_id, name=name, person_id=person_id)
        elif listed := _line_of(db, group_id, attendee):
            rows.update(db, "roll_entry", listed, mark=Mark.PRESENT)  # the register brought her when the roll opened
            return listed
        return rows.insert(
            db,
            "roll_entry",
            meeting_id=meeting_id,
            group_id=group_id,
            attendee_id=attendee,
            mark=Mark.PRESENT,
            party=party,
            principal=principal,
            role=role,
            position=rows.last_position(db, "roll_entry", group_id=group_id),
        )


def _attendee_of(db: Database, meeting_id: int, person_id: int | None) -> int | None:
    """Give who a person of the register is at the meeting, or None."""
    if person_id is None:
        return None
    known = "SELECT id FROM attendee WHERE meeting_id = ? AND person_id = ?"
    found: int | None = rows.one(db, known, meeting_id, person_id)
    return found


def _line_of(db: Database, group_id: int, attendee: int) -> int | None:
    """Give the line of somebody in a group, or None."""
    known = "SELECT min(id) FROM roll_entry WHERE group_id = ? AND attendee_id = ?"
    found: int | None = rows.one(db, known, group_id, attendee)
    return found


def remove_entry(db: Database, meeting_id: int, entry_id: int) -> None:
    """Take a line from an attendance list; its events go with it when the person has no other line.

    Raises NotAllowedError when the person has moved, voted or made a reservation.
    """
    attendee = rows.one(db, "SELECT attendee_id FROM roll_entry WHERE id = ?", entry_id)
    last = not rows.one(db, "SELECT 1 FROM roll_entry WHERE attendee_id = ? AND id <> ?", attendee, entry_id)
    if last:
        _refuse_named(db, attendee)
    with step(db, meeting_id, "Tog bort en person ur närvarolistan"):
        rows.delete(db, "roll_entry", entry_id)
        if last and attendee is not None:
            rows.delete(db, "attendee", attendee)


def _refuse_named(db: Database, attendee: int | None) -> None:
    for table in ("mover", "ballot", "reserver"):
        if rows.one(db, f"SELECT 1 FROM {table} WHERE attendee_id = ?", attendee):
            name = rows.one(db, "SELECT name FROM attendee WHERE id = ?", attendee)
            raise NotAllowedError(f"{name} har yrkat, röstat eller reserverat sig. Ta bort det först.")


def add_event(
    db: Database,
    meeting_id: int,
    kind: EventKind,
    attendee_id: int,
    before: int | None,
    *,
    seat: int | None = None,
    clock: time | None = None,
) -> int:
    """Record who came, left, was recused, served or chaired, from the item it stands before."""
    name = rows.one(db, "SELECT name FROM attendee WHERE id = ?", attendee_id)
    with step(db, meeting_id, f"{name} {EVENT_WORDS[kind]}"):
        return rows.insert(
            db,
            "event",
            meeting_id=meeting_id,
            kind=kind,
            attendee_id=attendee_id,
            before_item=before,
            seat_id=seat,
            clock=from_clock(clock),
            position=rows.last_position(db, "event", meeting_id=meeting_id),
        )


def delete_event(db: Database, meeting_id: int, event_id: int) -> None:
    with step(db, meeting_id, "Tog bort en närvarohändelse"):
        rows.delete(db, "event", event_id)
