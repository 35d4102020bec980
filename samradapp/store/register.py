"""The register: bodies, principals, persons, seats, substitutes, groups and the calendar.

A change is a step of the register, apart from the steps of every meeting; within an open step it joins that one.
"""

from collections.abc import Sequence
from datetime import date

from sqlite_utils import Database

from samradapp.domain.meeting import Meeting
from samradapp.domain.people import (
    Body,
    CalendarEntry,
    Group,
    GroupMember,
    Holding,
    Person,
    Principal,
    Roster,
    Seat,
    Substitute,
)
from samradapp.errors import NotAllowedError
from samradapp.store import register_rows, rows
from samradapp.store.columns import clock, from_clock, from_day
from samradapp.store.journal import REGISTER, step

# What is deleted by table, as a step says it.
_DELETED = {
    "seat": "en plats",
    "holding": "någon från en plats",
    "substitute": "en ersättare",
    "people_group": "en grupp",
    "group_member": "någon ur en grupp",
    "calendar_entry": "ett möte ur kalendern",
}


def _changed(key: int, words: str) -> str:
    """Give a step's sentence: something is new, or it is changed."""
    return f"Ändrade {words}" if key else f"Lade till {words}"


def bodies(db: Database) -> tuple[Body, ...]:
    labels: dict[int, dict[str, str]] = {}
    for body_id, kind, label in db.execute("SELECT body_id, kind, label FROM kind_label").fetchall():
        labels.setdefault(body_id, {})[kind] = label
    return tuple(
        register_rows.body_of(row, labels.get(row["id"], {}))
        for row in rows.select(db, "SELECT * FROM body ORDER BY id")
    )


def body(db: Database, body_id: int) -> Body:
    """Give one body. Raises NotAllowedError when it is gone."""
    for found in bodies(db):
        if found.id == body_id:
            return found
    raise NotAllowedError("Organet finns inte kvar. Välj ett annat i registret.")


def body_named(db: Database, name: str) -> Body | None:
    """Find a body by its name or short name."""
    return next((found for found in bodies(db) if name in (found.name, found.short_name)), None)


def save_body(db: Database, body: Body) -> int:
    """Insert the body (id 0) or change it, and give its id.

    Raises NotAllowedError when it has no name, or another body's, for a number form that shows no number, and when
    its items are called nothing.
    """
    register_rows.refuse_nameless(body.name, "organet")
    if "{n}" not in body.number_form:
        raise NotAllowedError("Skriv {n} där ärendets nummer ska stå, till exempel ”{n}.” eller ”§ {n}”.")
    if not body.item_word.strip():
        raise NotAllowedError("Skriv vad ett ärende kallas, till exempel ”ärende”, ”paragraf” eller ”§”.")
    if rows.one(db, "SELECT 1 FROM body WHERE name = ? AND id <> ?", body.name, body.id):
        raise NotAllowedError(f"Det finns redan ett organ som heter {body.name}. Välj ett annat namn.")
    with step(db, REGISTER, _changed(body.id, f"organet {body.name}")):
        body_id = body.id or rows.insert(db, "body", name=body.name)
        rows.update(db, "body", body_id, **register_rows.body_columns(body))
        register_rows.save_labels(db, body_id, body.kind_labels)
    return body_id


def ensure_body(db: Database, name: str, *, has_seats: bool) -> Body:
    """Give the body of this name, made with default settings when it is unknown."""
    found = body_named(db, name)
    return found or body(db, save_body(db, Body(0, name, has_seats=has_seats)))


def delete_body(db: Database, body_id: int) -> None:
    """Remove a body without meetings. Raises NotAllowedError when it has any."""
    _refuse_used(
        db,
        body_id,
        (("meeting", "body_id"), ("part", "body_id"), ("attendance_group", "body_id")),
        "Organet har möten och kan inte tas bort.",
    )
    with step(db, REGISTER, f"Tog bort organet {rows.one(db, 'SELECT name FROM body WHERE id = ?', body_id)}"):
        rows.delete(db, "body", body_id)


def _refuse_used(db: Database, key: int, uses: Sequence[tuple[str, str]], sentence: str) -> None:
    if any(rows.one(db, f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", key) for table, column in uses):
        raise NotAllowedError(sentence)


def principals(db: Database) -> tuple[Principal, ...]:
    return tuple(
        Principal(*row) for row in db.execute("SELECT id, name FROM principal ORDER BY position, id").fetchall()
    )


def save_principal(db: Database, principal: Principal) -> int:
    """Insert the principal (id 0) or rename it. Raises NotAllowedError when it has no name, or another's."""
    register_rows.refuse_nameless(principal.name, "huvudmannen")
    if rows.one(db, "SELECT 1 FROM principal WHERE name = ? AND id <> ?", principal.name, principal.id):
        raise NotAllowedError(f"Det finns redan en huvudman som heter {principal.name}. Välj ett annat namn.")
    with step(db, REGISTER, _changed(principal.id, f"huvudmannen {principal.name}")):
        if principal.id:
            rows.update(db, "principal", principal.id, name=principal.name)
            return principal.id
        position = float(rows.one(db, "SELECT coalesce(max(position), 0) + 1 FROM principal"))
        return rows.insert(db, "principal", name=principal.name, position=position)


def ensure_principal(db: Database, name: str) -> int:
    return rows.one(db, "SELECT id FROM principal WHERE name = ?", name) or save_principal(db, Principal(0, name))


def delete_principal(db: Database, principal_id: int) -> None:
    """Remove a principal that holds nothing. Raises NotAllowedError otherwise."""
    uses = (("seat", "principal_id"), ("substitute", "principal_id"), ("group_member", "principal_id"))
    _refuse_used(db, principal_id, uses, "Huvudmannen har platser eller personer och kan inte tas bort.")
    name = rows.one(db, "SELECT name FROM principal WHERE id = ?", principal_id)
    with step(db, REGISTER, f"Tog bort huvudmannen {name}"):
        rows.delete(db, "principal", principal_id)


def persons(db: Database) -> tuple[Person, ...]:
    found = db.execute("SELECT id, name, title, organisation, party, email FROM person ORDER BY id").fetchall()
    return tuple(Person(*row) for row in found)


def save_person(db: Database, person: Person) -> int:
    """Insert the person (id 0) or change the facts. Raises NotAllowedError when there is no name."""
    register_rows.refuse_nameless(person.name, "personen")
    values: dict[str, rows.Value] = {
        "name": person.name,
        "title": person.title,
        "organisation": person.organisation,
        "party": person.party,
        "email": person.email,
    }
    with step(db, REGISTER, _changed(person.id, person.name)):
        return _save(db, "person", person.id, values)


def _save(db: Database, table: str, key: int, values: dict[str, rows.Value], **owner: rows.Value) -> int:
    """Insert a row, last among its owner's, or change it; gives its key."""
    if key:
        rows.update(db, table, key, **values)
        return key
    last = {"position": rows.last_position(db, table, **owner)} if owner else {}
    return rows.insert(db, table, **owner, **last, **values)


def delete_person(db: Database, person_id: int) -> None:
    """Remove a person without tasks. Raises NotAllowedError otherwise; protocols keep their own names."""
    uses = (("holding", "person_id"), ("substitute", "person_id"), ("group_member", "person_id"))
    _refuse_used(db, person_id, uses, "Personen har uppdrag i registret. Ta bort dem först.")
    with step(db, REGISTER, f"Tog bort {rows.one(db, 'SELECT name FROM person WHERE id = ?', person_id)}"):
        rows.delete(db, "person", person_id)


def roster(db: Database, body_id: int) -> Roster:
    """Give everything the register knows of one body."""
    people = {person.id: person for person in persons(db)}
    owners = {principal.id: principal for principal in principals(db)}
    return Roster(
        body(db, body_id),
        register_rows.seats(db, body_id, people, owners),
        register_rows.substitutes(db, body_id, people, owners),
        register_rows.groups(db, body_id, people, owners),
        calendar(db, body_id),
    )


def save_seat(db: Database, body_id: int, seat: Seat) -> int:
    """Insert the seat (id 0) or change it; its holders are saved by ``save_holding``."""
    values: dict[str, rows.Value] = {
        "principal_id": seat.principal.id if seat.principal else None,
        "party": seat.party,
        "role": seat.role,
    }
    with step(db, REGISTER, _changed(seat.id, "en plats")):
        return _save(db, "seat", seat.id, values, body_id=body_id)


def save_holding(db: Database, seat_id: int, holding: Holding) -> int:
    """Insert or change who holds a seat in a period. Raises NotAllowedError when two periods overlap."""
    register_rows.refuse_overlap(db, seat_id, holding)
    values: dict[str, rows.Value] = {
        "person_id": holding.person.id,
        "starts": from_day(holding.period.start),
        "ends": from_day(holding.period.end),
    }
    with step(db, REGISTER, _changed(holding.id, f"{holding.person.name} som innehavare av en plats")):
        if holding.id:
            rows.update(db, "holding", holding.id, **values)
            return holding.id
        return rows.insert(db, "holding", seat_id=seat_id, **values)


def save_substitute(db: Database, body_id: int, substitute: Substitute) -> int:
    values: dict[str, rows.Value] = {
        "person_id": substitute.person.id,
        "principal_id": substitute.principal.id if substitute.principal else None,
        "party": substitute.party,
        "starts": from_day(substitute.period.start),
        "ends": from_day(substitute.period.end),
    }
    with step(db, REGISTER, _changed(substitute.id, f"ersättaren {substitute.person.name}")):
        return _save(db, "substitute", substitute.id, values, body_id=body_id)


def save_group(db: Database, body_id: int, group: Group) -> int:
    """Insert the group (id 0) or rename it; its members are saved by ``save_member``.

    Raises NotAllowedError when it has no name.
    """
    register_rows.refuse_nameless(group.name, "gruppen")
    with step(db, REGISTER, _changed(group.id, f"gruppen {group.name}")):
        return _save(db, "people_group", group.id, {"name": group.name}, body_id=body_id)


def save_member(db: Database, group_id: int, member: GroupMember) -> int:
    values: dict[str, rows.Value] = {
        "person_id": member.person.id,
        "principal_id": member.principal.id if member.principal else None,
        "role": member.role,
    }
    with step(db, REGISTER, _changed(member.id, f"{member.person.name} i en grupp")):
        return _save(db, "group_member", member.id, values, group_id=group_id)


def move_member(db: Database, member_id: int, group_id: int) -> None:
    """Let somebody belong to another group, last in it."""
    position = rows.last_position(db, "group_member", group_id=group_id)
    with step(db, REGISTER, "Flyttade någon till en annan grupp"):
        rows.update(db, "group_member", member_id, group_id=group_id, position=position)


def calendar(db: Database, body_id: int) -> tuple[CalendarEntry, ...]:
    return tuple(
        CalendarEntry(
            row["id"],
            date.fromisoformat(row["day"]),
            clock(row["starts"]),
            clock(row["ends"]),
            row["place"],
            row["title"],
            row["note"],
        )
        for row in rows.select(db, "SELECT * FROM calendar_entry WHERE body_id = ? ORDER BY day, starts, id", body_id)
    )


def calendars(db: Database, meeting: Meeting) -> dict[int, tuple[CalendarEntry, ...]]:
    """Give the calendars of the bodies whose parts a meeting has, by body id."""
    return {body_id: calendar(db, body_id) for body_id in {part.body.id for part in meeting.parts}}


def save_calendar_entry(db: Database, body_id: int, entry: CalendarEntry) -> int:
    values: dict[str, rows.Value] = {
        "day": from_day(entry.day),
        "starts": from_clock(entry.start),
        "ends": from_clock(entry.end),
        "place": entry.place,
        "title": entry.title,
        "note": entry.note,
    }
    with step(db, REGISTER, _changed(entry.id, "ett möte i kalendern")):
        if entry.id:
            rows.update(db, "calendar_entry", entry.id, **values)
            return entry.id
        return rows.insert(db, "calendar_entry", body_id=body_id, **values)


def delete_row(db: Database, table: str, key: int) -> None:
    """Remove a seat, holding, substitute, group, group member or calendar entry; meetings keep their own names."""
    if table not in _DELETED:
        raise ValueError(table)
    with step(db, REGISTER, f"Tog bort {_DELETED[table]}"):
        rows.delete(db, table, key)


def move_row(db: Database, table: str, key: int, before: int | None) -> None:
    """Place a principal, seat, substitute, group or group member before another of the same owner, or last."""
    owner = {"seat": "body_id", "substitute": "body_id", "people_group": "body_id", "group_member": "group_id"}.get(
        table
    )
    where = {owner: rows.one(db, f"SELECT {owner} FROM {table} WHERE id = ?", key)} if owner else {}
    with step(db, REGISTER, "Ändrade ordningen i registret"):
        rows.place(db, table, key, before, **where)
