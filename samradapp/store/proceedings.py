"""What happens to a meeting as a whole: its facts, where it is, its status, its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time

from sqlite_utils import Database

from samradapp.domain import text as minutes_text
from samradapp.domain.generated import generated_text
from samradapp.domain.meeting import (
    LOCKED,
    NEXT_STATUS,
    STATUS_NAMES,
    Adjournment,
    Item,
    Meeting,
    Status,
    numbers,
)
from samradapp.errors import NotAllowedError
from samradapp.store import bodies_then, register, rows
from samradapp.store.columns import from_clock, from_day
from samradapp.store.journal import replace_text, step
from samradapp.store.meetings import load, next_number

_FACT_COLUMNS = {"day": "day", "start": "starts", "end": "ends"}


def save_facts(db: Database, meeting_id: int, label: str, **facts: date | time | str | int | None) -> None:
    """Change some of a meeting's own facts, named as in Meeting, as one step.

    Facts typed one letter at a time are one step as long as nothing else is done in between.
    """
    values = _over_new_year(db, meeting_id, facts.get("day"))
    for name, value in facts.items():
        column = _FACT_COLUMNS.get(name, name)
        if isinstance(value, date):
            values[column] = from_day(value)
        elif isinstance(value, time):
            values[column] = from_clock(value)
        else:
            values[column] = value
    with step(db, meeting_id, label, field="meeting " + " ".join(sorted(facts))):
        rows.update(db, "meeting", meeting_id, **values)


def _over_new_year(db: Database, meeting_id: int, day: object) -> dict[str, rows.Value]:
    """Give the year and the number that go with a day in another year, as long as the meeting is only planned."""
    meeting = load(db, meeting_id)
    if not isinstance(day, date) or day.year == meeting.year or meeting.status is not Status.PLANNED:
        return {}
    return {"year": day.year, "number": next_number(db, meeting.body.id, day.year)}


def save_adjusters(db: Database, meeting_id: int, names: tuple[str, ...]) -> None:
    """Set who adjusts, in this order; only the lines that differ are written."""
    old = rows.select(db, "SELECT id, name FROM adjuster WHERE meeting_id = ? ORDER BY position, id", meeting_id)
    with step(db, meeting_id, "Ändrade justerare", field="meeting adjusters"):
        for row, name in zip(old, names, strict=False):
            if row["name"] != name:
                rows.update(db, "adjuster", row["id"], name=name)
        for row in old[len(names) :]:
            rows.delete(db, "adjuster", row["id"])
        for position, name in enumerate(names[len(old) :], start=len(old) + 1):
            rows.insert(db, "adjuster", meeting_id=meeting_id, name=name, position=float(position))


def set_status(db: Database, meeting_id: int, status: Status, now: time | None = None) -> None:
    """Take the meeting to another status. Raises NotAllowedError when it may not go there from where it is.

    A meeting that begins is stamped with ``now``; one that is planned again has not begun, nor have its items.
    """
    before = Status(rows.one(db, "SELECT status FROM meeting WHERE id = ?", meeting_id))
    if status not in NEXT_STATUS[before]:
        raise NotAllowedError(
            f"Mötet har status {STATUS_NAMES[before].lower()} och kan inte få status "
            f"{STATUS_NAMES[status].lower()} därifrån."
        )
    with step(db, meeting_id, status_label(status)):
        if status is Status.ADJUSTED:
            _freeze(db, meeting_id)
        rows.update(db, "meeting", meeting_id, status=status)
        if status is Status.PLANNED:
            _unbegin(db, meeting_id)
        elif status is Status.OPEN:
            began = from_clock(load(db, meeting_id).opened or now)
            rows.update(db, "meeting", meeting_id, opened=began, closed=None)


def _unbegin(db: Database, meeting_id: int) -> None:
    """Take away the clock times of a meeting that turned out not to have begun."""
    rows.update(db, "meeting", meeting_id, current_item=None, opened=None, closed=None)
    for item in load(db, meeting_id).items:
        if item.opened or item.closed:
            rows.update(db, "item", item.id, opened=None, closed=None)


def status_label(status: Status) -> str:
    """Give what the step that sets a status is called; the way to adjusted is read from it."""
    return f"Satte status {STATUS_NAMES[status].lower()}"


def _freeze(db: Database, meeting_id: int) -> None:
    """Fix what followed something else: the numbers, the texts that write themselves, the bodies' settings."""
    fix_numbers(db, meeting_id)
    meeting = load(db, meeting_id)
    for item in meeting.items:
        if item.writes_itself and not item.withdrawn:  # one that lapsed has no text of its own to keep
            freeze_text(db, meeting, item)
    bodies_then.keep(db, meeting_id, meeting.bodies)


def freeze_text(db: Database, meeting: Meeting, item: Item) -> None:
    """Write down the text an item writes by itself, as it is today; within an open step."""
    text = generated_text(meeting, item, register.calendars(db, meeting))
    rows.update(db, "item", item.id, own_text=1)
    replace_text(db, item.id, minutes_text.to_json(text))


def reopen(db: Database, meeting_id: int, who: str, reason: str) -> None:
    """Open an adjusted protocol again; name and reason stay visible. Raises NotAllowedError without both."""
    with _reopening(db, meeting_id, None, who, reason):
        rows.update(db, "meeting", meeting_id, status=Status.DRAFT)


def reopen_item(db: Database, meeting_id: int, item_id: int, who: str, reason: str) -> None:
    """Open one item again that was adjusted on the spot."""
    with _reopening(db, meeting_id, item_id, who, reason):
        rows.update(db, "item", item_id, adjusted=None)


@contextmanager
def _reopening(db: Database, meeting_id: int, item_id: int | None, who: str, reason: str) -> Iterator[None]:
    """Open a step that the lock lets through, since it says who reopened and why."""
    who, reason = who.strip(), reason.strip()
    if not who or not reason:
        raise NotAllowedError("Ange både namn och skäl för att öppna ett justerat protokoll igen.")
    if not _is_adjusted(db, meeting_id, item_id):
        raise NotAllowedError("Det är inte justerat och behöver inte öppnas igen.")
    with step(db, meeting_id, f"Öppnade igen: {reason}") as step_id:
        rows.insert(db, "reopening", meeting_id=meeting_id, item_id=item_id, step_id=step_id, who=who, reason=reason)
        yield


def _is_adjusted(db: Database, meeting_id: int, item_id: int | None) -> bool:
    if item_id is not None:
        return rows.one(db, "SELECT adjusted FROM item WHERE id = ?", item_id) is not None
    return rows.one(db, "SELECT status FROM meeting WHERE id = ?", meeting_id) in LOCKED


def fix_numbers(db: Database, meeting_id: int) -> None:
    """Store the first number that until now followed the previous meeting: the notice is sent or the roll opened."""
    meeting = load(db, meeting_id)
    if meeting.first_item is None:
        rows.update(db, "meeting", meeting_id, first_item=meeting.proposed_first)


def mark_notice_sent(db: Database, meeting_id: int) -> None:
    """Remember that the notice went out; from now the first number stands."""
    with step(db, meeting_id, "Skickade kallelsen"):
        fix_numbers(db, meeting_id)
        rows.update(db, "meeting", meeting_id, notice_sent=1)


def go_to_item(db: Database, meeting_id: int, item_id: int, now: time, *, after: int | None = None) -> None:
    """Make an item the current one; the one left is closed and this one opened, by the clock.

    A meeting that is in no item leaves the one ``after`` which it goes on: nobody said that it had begun.
    """
    meeting = load(db, meeting_id)
    if meeting.current_item == item_id and meeting.status is not Status.PLANNED:
        return
    number = numbers(meeting)[item_id]
    with step(db, meeting_id, f"Gick till {meeting.body.item_word} {number}"):
        left = meeting.current_item if meeting.current_item is not None else after
        for opened in (left, item_id):
            if opened is not None and meeting.item(opened).opened is None:
                rows.update(db, "item", opened, opened=from_clock(now))
        if left is not None:
            rows.update(db, "item", left, closed=from_clock(now))
        rows.update(db, "meeting", meeting_id, current_item=item_id)
        if meeting.status is Status.PLANNED:
            rows.update(db, "meeting", meeting_id, status=Status.OPEN, opened=from_clock(now))


def close_meeting(db: Database, meeting_id: int, now: time) -> None:
    """End the meeting: the current item is closed and the protocol becomes a draft."""
    meeting = load(db, meeting_id)
    with step(db, meeting_id, "Avslutade mötet"):
        if meeting.current_item is not None:
            rows.update(db, "item", meeting.current_item, closed=from_clock(now))
        rows.update(db, "meeting", meeting_id, closed=from_clock(now), current_item=None, status=Status.DRAFT)


def save_adjournment(db: Database, meeting_id: int, adjournment: Adjournment) -> int:
    """Insert a pause (id 0) or change it. Raises NotAllowedError when it ends before it starts."""
    if not adjournment.is_possible:
        raise NotAllowedError("Pausen slutar innan den börjar.")
    values: dict[str, rows.Value] = {
        "starts": from_clock(adjournment.start),
        "ends": from_clock(adjournment.end),
        "before_item": adjournment.before,
    }
    with step(db, meeting_id, "Ändrade en paus" if adjournment.id else "Lade till en paus"):
        if adjournment.id:
            rows.update(db, "adjournment", adjournment.id, **values)
            return adjournment.id
        return rows.insert(db, "adjournment", meeting_id=meeting_id, **values)


def delete_adjournment(db: Database, meeting_id: int, adjournment_id: int) -> None:
    with step(db, meeting_id, "Tog bort en paus"):
        rows.delete(db, "adjournment", adjournment_id)


def delete_meeting(db: Database, meeting_id: int) -> None:
    """Remove a meeting that is not locked; undo brings it back whole."""
    with step(db, meeting_id, "Tog bort mötet"):
        db.execute("PRAGMA defer_foreign_keys = ON")
        rows.delete(db, "meeting", meeting_id)
