"""Items: the agenda, and the minutes typed under each of them."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from sqlite_utils import Database

from samradapp.domain import text as minutes_text
from samradapp.domain.meeting import Kind, Meeting, numbers
from samradapp.domain.rollcall import EventKind
from samradapp.domain.text import Text
from samradapp.store import rows
from samradapp.store.columns import from_day
from samradapp.store.journal import keep_version, replace_text, step
from samradapp.store.meetings import load
from samradapp.store.proceedings import freeze_text


def add(db: Database, meeting_id: int, part_id: int, title: str = "", *, after: int | None = None) -> int:
    """Add an item after another of the part, else where the template has its place, else last; give its id."""
    with step(db, meeting_id, f"Lade till ärendet {title}".rstrip()):
        item_id = rows.insert(
            db,
            "item",
            meeting_id=meeting_id,
            part_id=part_id,
            uuid=str(uuid4()),
            title=title,
            position=rows.last_position(db, "item", part_id=part_id),
        )
        rows.insert(db, "minutes", item_id=item_id, meeting_id=meeting_id)
        following = _own_place(db, part_id) if after is None else _next_in_part(db, part_id, after)
        if following is not None and following != item_id:
            rows.place(db, "item", item_id, following, part_id=part_id)
    return item_id


def _own_place(db: Database, part_id: int) -> int | None:
    """Give the standing item that the meeting's own items go before."""
    found: int | None = rows.one(
        db, "SELECT id FROM item WHERE part_id = ? AND own_items_before ORDER BY position, id LIMIT 1", part_id
    )
    return found


def _next_in_part(db: Database, part_id: int, item_id: int) -> int | None:
    ordered = [
        row[0]
        for row in db.execute("SELECT id FROM item WHERE part_id = ? ORDER BY position, id", [part_id]).fetchall()
    ]
    index = ordered.index(item_id) + 1 if item_id in ordered else len(ordered)
    return ordered[index] if index < len(ordered) else None


def save_title(db: Database, meeting_id: int, item_id: int, title: str) -> None:
    """Change an item's title as it is typed: one step until something else is done."""
    _save(db, meeting_id, item_id, "Ändrade en rubrik", title=title)


def save_kind(db: Database, meeting_id: int, item_id: int, kind: Kind) -> None:
    with step(db, meeting_id, "Ändrade ärendetyp"):
        rows.update(db, "item", item_id, kind=kind)


def save_section(db: Database, meeting_id: int, item_id: int, section: str) -> None:
    """Set the heading that stands above the item in the agenda; empty for none."""
    _save(db, meeting_id, item_id, "Ändrade en mellanrubrik", section=section)


def save_reference(db: Database, meeting_id: int, item_id: int, reference: str) -> None:
    _save(db, meeting_id, item_id, "Ändrade ett diarienummer", reference=reference)


def save_planned_minutes(db: Database, meeting_id: int, item_id: int, minutes: int | None) -> None:
    _save(db, meeting_id, item_id, "Ändrade planerad tid", planned_minutes=minutes)


def save_number(db: Database, meeting_id: int, item_id: int, number: int | None) -> None:
    """Set an item's number by hand; None lets it follow the one before."""
    _save(db, meeting_id, item_id, "Ändrade ett ärendenummer", number=number)


def _save(db: Database, meeting_id: int, item_id: int, label: str, **values: rows.Value) -> None:
    with step(db, meeting_id, label, field=f"item {item_id} {' '.join(values)}"):
        rows.update(db, "item", item_id, **values)


def save_presenters(db: Database, meeting_id: int, item_id: int, presenters: Sequence[tuple[str, str]]) -> None:
    """Set an item's presenters (name, title) in this order; only the lines that differ are written."""
    old = rows.select(db, "SELECT id, name, title FROM presenter WHERE item_id = ? ORDER BY position, id", item_id)
    with step(db, meeting_id, "Ändrade föredragande", field=f"item {item_id} presenters"):
        for row, (name, title) in zip(old, presenters, strict=False):
            if (row["name"], row["title"]) != (name, title):
                rows.update(db, "presenter", row["id"], name=name, title=title)
        for row in old[len(presenters) :]:
            rows.delete(db, "presenter", row["id"])
        for position, (name, title) in enumerate(presenters[len(old) :], start=len(old) + 1):
            rows.insert(
                db,
                "presenter",
                meeting_id=meeting_id,
                item_id=item_id,
                name=name,
                title=title,
                position=float(position),
            )


def withdraw(db: Database, meeting_id: int, item_id: int, *, withdrawn: bool) -> None:
    """Let an item lapse (utgår) or take it up again; its number is kept."""
    with step(db, meeting_id, "Lät ett ärende utgå" if withdrawn else "Tog upp ett ärende igen"):
        rows.update(db, "item", item_id, withdrawn=int(withdrawn))


def move(db: Database, meeting_id: int, item_id: int, part_id: int, before: int | None) -> None:
    """Move an item to stand before another in a part, or last in it. Its events move with it."""
    with step(db, meeting_id, "Flyttade ett ärende"):
        rows.place(db, "item", item_id, before, part_id=part_id)


def delete(db: Database, meeting_id: int, item_id: int) -> None:
    """Remove an item; its events and its heading are handed to the next item, and the meeting goes on there."""
    meeting = load(db, meeting_id)
    following = meeting.follows(item_id)
    with step(db, meeting_id, f"Tog bort {meeting.body.item_word} {numbers(meeting)[item_id]}"):
        _hand_on_events(db, meeting, item_id, following)
        _hand_on_section(db, meeting, item_id)
        db.execute("UPDATE adjournment SET before_item = ? WHERE before_item = ?", [following, item_id])
        if meeting.current_item == item_id:
            rows.update(db, "meeting", meeting_id, current_item=following)
        rows.delete(db, "item", item_id)


def _hand_on_events(db: Database, meeting: Meeting, item_id: int, following: int | None) -> None:
    """Hand events to the next item, before its own, as they happened first; a recusal was for this item alone."""
    handed = [event for event in meeting.events if event.before == item_id and event.kind is not EventKind.RECUSED]
    first = rows.one(
        db,
        "SELECT coalesce(min(position), 0) FROM event WHERE meeting_id = ? AND before_item IS ?",
        meeting.id,
        following,
    )
    for offset, event in enumerate(reversed(handed), start=1):
        rows.update(db, "event", event.id, before_item=following, position=first - offset)
    db.execute("DELETE FROM event WHERE before_item = ?", [item_id])


def _hand_on_section(db: Database, meeting: Meeting, item_id: int) -> None:
    """Let the heading above an item stand above the next of its part, unless that begins a section of its own."""
    item, ordered = meeting.item(item_id), meeting.part_of(item_id).items
    following = ordered[ordered.index(item) + 1 :][:1]
    if item.section and following and not following[0].section:
        rows.update(db, "item", following[0].id, section=item.section)


def adjust_now(db: Database, meeting_id: int, item_id: int, day: date) -> None:
    """Adjust one item on the spot (omedelbar justering): it is locked, and keeps the number it has."""
    meeting = load(db, meeting_id)
    number, item = numbers(meeting)[item_id], meeting.item(item_id)
    with step(db, meeting_id, "Justerade ett ärende omedelbart"):
        if item.writes_itself:
            freeze_text(db, meeting, item)
        rows.update(db, "item", item_id, adjusted=from_day(day), number=number)


def make_text_own(db: Database, meeting_id: int, item_id: int, text: Text) -> None:
    """Copy a generated text into the item; from then it no longer writes itself."""
    with step(db, meeting_id, "Gjorde den skrivna texten till min"):
        rows.update(db, "item", item_id, own_text=1)
        replace_text(db, item_id, minutes_text.to_json(text))


def save_minutes(db: Database, item_id: int, text: Text, *, known: Text | None = None) -> None:
    """Save an item's minutes, in normal form. One durable write and no step: typing has its own undo.

    What another window has written there since the text was ``known`` is kept as a version. Raises GoneError when the
    item is not there any more.
    """
    if known is not None:
        keep_version(db, item_id, unless=minutes_text.to_json(known))
    cursor = db.execute("UPDATE minutes SET text = ? WHERE item_id = ?", [minutes_text.to_json(text), item_id])
    if not cursor.rowcount:
        raise rows.gone("minutes")


def minutes(db: Database, item_id: int) -> Text:
    """Give an item's minutes."""
    return minutes_text.from_json(rows.one(db, "SELECT text FROM minutes WHERE item_id = ?", item_id) or "[]")


def all_minutes(db: Database, meeting_id: int) -> dict[int, Text]:
    """Give the minutes of every item of a meeting by item id."""
    found = db.execute("SELECT item_id, text FROM minutes WHERE meeting_id = ?", [meeting_id]).fetchall()
    return {item_id: minutes_text.from_json(stored) for item_id, stored in found}


def is_known(db: Database, uuid: str) -> bool:
    """Tell whether some meeting has an item with this uuid."""
    return bool(rows.one(db, "SELECT 1 FROM item WHERE uuid = ?", uuid))


def items_with_minutes(db: Database, meeting_id: int) -> frozenset[int]:
    """Give the ids of the items that have any text: what a list marks as written."""
    found = db.execute("SELECT item_id FROM minutes WHERE meeting_id = ? AND text <> '[]'", [meeting_id]).fetchall()
    return frozenset(row[0] for row in found)
