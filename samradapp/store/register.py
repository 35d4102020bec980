"""The register: bodies, principals, persons, seats, substitutes, groups and the calendar.

Register rows are not part of a meeting's steps: each function here is its own transaction.
"""

from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from samradapp.domain.people import (
    Body,
    CalendarEntry,
    Group,
    GroupMember,
    Holding,
    NameOrder,
    Period,
    Person,
    Principal,
    QuorumRule,
    Roster,
    Seat,
    ServiceRules,
    Substitute,
    Tense,
)
from samradapp.errors import NotAllowedError
from samradapp.store import rows
from samradapp.store.columns import clock, day, from_clock, from_day

_SERVICE = tuple(ServiceRules.__dataclass_fields__)
_FLAGS = ("has_seats", "council", "attendance_first", "party_upper", "paper_signatures", "numbers_start_over")
_WORDS = ("name", "short_name", "formula", "number_form", "item_word")


def bodies(db: Database) -> tuple[Body, ...]:
    labels: dict[int, dict[str, str]] = {}
    for body_id, kind, label in db.execute("SELECT body_id, kind, label FROM kind_label").fetchall():
        labels.setdefault(body_id, {})[kind] = label
    return tuple(_body(row, labels.get(row["id"], {})) for row in rows.select(db, "SELECT * FROM body ORDER BY id"))


def body(db: Database, body_id: int) -> Body:
    """Give one body. Raises NotAllowedError when it is gone."""
    for found in bodies(db):
        if found.id == body_id:
            return found
    raise NotAllowedError("Organet finns inte längre. Välj ett annat i registret.")


def body_named(db: Database, name: str) -> Body | None:
    """Find a body by its name or short name."""
    return next((found for found in bodies(db) if name in (found.name, found.short_name)), None)


def _body(row: dict[str, Any], labels: dict[str, str]) -> Body:
    values: dict[str, Any] = {word: row[word] for word in _WORDS} | {flag: bool(row[flag]) for flag in _FLAGS}
    return Body(
        **values,
        id=row["id"],
        tense=Tense(row["tense"]),
        quorum_rule=QuorumRule(row["quorum_rule"]),
        quorum_number=row["quorum_number"],
        service=ServiceRules(**{rule: bool(row[rule]) for rule in _SERVICE}),
        name_order=NameOrder(row["name_order"]),
        kind_labels=labels,
    )


def _body_columns(body: Body) -> dict[str, rows.Value]:
    return {
        "tense": body.tense,
        "quorum_rule": body.quorum_rule,
        "quorum_number": body.quorum_number,
        "name_order": body.name_order,
        **{word: getattr(body, word) for word in _WORDS},
        **{flag: int(getattr(body, flag)) for flag in _FLAGS},
        **{rule: int(getattr(body.service, rule)) for rule in _SERVICE},
    }


def save_body(db: Database, body: Body) -> int:
    """Insert the body (id 0) or change it, and give its id.

    Raises NotAllowedError when another body has the name.
    """
    if rows.one(db, "SELECT 1 FROM body WHERE name = ? AND id <> ?", body.name, body.id):
        raise NotAllowedError(f"Det finns redan ett organ som heter {body.name}. Välj ett annat namn.")
    with db.atomic():
        body_id = body.id or rows.insert(db, "body", name=body.name)
        rows.update(db, "body", body_id, **_body_columns(body))
        _save_labels(db, body_id, body.kind_labels)
    return body_id


def _save_labels(db: Database, body_id: int, wanted: dict[str, str]) -> None:
    found = db.execute("SELECT kind, id, label FROM kind_label WHERE body_id = ?", [body_id]).fetchall()
    old = {kind: (row, label) for kind, row, label in found}
    for kind, (row, _) in old.items():
        if kind not in wanted:
            rows.delete(db, "kind_label", row)
    for kind, label in wanted.items():
        if kind not in old:
            rows.insert(db, "kind_label", body_id=body_id, kind=kind, label=label)
        elif old[kind][1] != label:
            rows.update(db, "kind_label", old[kind][0], label=label)


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
    rows.delete(db, "body", body_id)


def _refuse_used(db: Database, key: int, uses: Sequence[tuple[str, str]], sentence: str) -> None:
    if any(rows.one(db, f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", key) for table, column in uses):
        raise NotAllowedError(sentence)


def principals(db: Database) -> tuple[Principal, ...]:
    return tuple(
        Principal(*row) for row in db.execute("SELECT id, name FROM principal ORDER BY position, id").fetchall()
    )


def save_principal(db: Database, principal: Principal) -> int:
    """Insert the principal (id 0) or rename it. Raises NotAllowedError when another has the name."""
    if rows.one(db, "SELECT 1 FROM principal WHERE name = ? AND id <> ?", principal.name, principal.id):
        raise NotAllowedError(f"Det finns redan en huvudman som heter {principal.name}. Välj ett annat namn.")
    if principal.id:
        rows.update(db, "principal", principal.id, name=principal.name)
        return principal.id
    return rows.insert(
        db,
        "principal",
        name=principal.name,
        position=float(rows.one(db, "SELECT coalesce(max(position), 0) + 1 FROM principal")),
    )


def ensure_principal(db: Database, name: str) -> int:
    return rows.one(db, "SELECT id FROM principal WHERE name = ?", name) or save_principal(db, Principal(0, name))


def delete_principal(db: Database, principal_id: int) -> None:
    """Remove a principal that holds nothing. Raises NotAllowedError otherwise."""
    uses = (("seat", "principal_id"), ("substitute", "principal_id"), ("group_member", "principal_id"))
    _refuse_used(db, principal_id, uses, "Huvudmannen har platser eller personer och kan inte tas bort.")
    rows.delete(db, "principal", principal_id)


def persons(db: Database) -> tuple[Person, ...]:
    found = db.execute("SELECT id, name, title, organisation, party, email FROM person ORDER BY id").fetchall()
    return tuple(Person(*row) for row in found)


def save_person(db: Database, person: Person) -> int:
    values = {
        "name": person.name,
        "title": person.title,
        "organisation": person.organisation,
        "party": person.party,
        "email": person.email,
    }
    if person.id:
        rows.update(db, "person", person.id, **values)
        return person.id
    return rows.insert(db, "person", **values)


def delete_person(db: Database, person_id: int) -> None:
    """Remove a person without tasks. Raises NotAllowedError otherwise; protocols keep their own names."""
    uses = (("holding", "person_id"), ("substitute", "person_id"), ("group_member", "person_id"))
    _refuse_used(db, person_id, uses, "Personen har uppdrag i registret. Ta bort dem först.")
    rows.delete(db, "person", person_id)


def roster(db: Database, body_id: int) -> Roster:
    """Give everything the register knows of one body."""
    people = {person.id: person for person in persons(db)}
    owners = {principal.id: principal for principal in principals(db)}
    return Roster(
        body(db, body_id),
        _seats(db, body_id, people, owners),
        _substitutes(db, body_id, people, owners),
        _groups(db, body_id, people, owners),
        calendar(db, body_id),
    )


def _period(row: dict[str, Any]) -> Period:
    return Period(day(row["starts"]), day(row["ends"]))


def _seats(db: Database, body_id: int, people: dict[int, Person], owners: dict[int, Principal]) -> tuple[Seat, ...]:
    holdings: dict[int, list[Holding]] = {}
    for row in rows.select(
        db,
        "SELECT holding.* FROM holding JOIN seat ON seat.id = seat_id WHERE body_id = ? ORDER BY starts, holding.id",
        body_id,
    ):
        holdings.setdefault(row["seat_id"], []).append(Holding(row["id"], people[row["person_id"]], _period(row)))
    return tuple(
        Seat(row["id"], owners.get(row["principal_id"]), row["party"], row["role"], tuple(holdings.get(row["id"], ())))
        for row in rows.select(db, "SELECT * FROM seat WHERE body_id = ? ORDER BY position, id", body_id)
    )


def _substitutes(
    db: Database, body_id: int, people: dict[int, Person], owners: dict[int, Principal]
) -> tuple[Substitute, ...]:
    return tuple(
        Substitute(row["id"], people[row["person_id"]], owners.get(row["principal_id"]), row["party"], _period(row))
        for row in rows.select(db, "SELECT * FROM substitute WHERE body_id = ? ORDER BY position, id", body_id)
    )


def _groups(db: Database, body_id: int, people: dict[int, Person], owners: dict[int, Principal]) -> tuple[Group, ...]:
    members: dict[int, list[GroupMember]] = {}
    for row in rows.select(
        db,
        "SELECT group_member.* FROM group_member JOIN people_group AS belongs ON belongs.id = group_id "
        "WHERE body_id = ? ORDER BY group_member.position, group_member.id",
        body_id,
    ):
        member = GroupMember(row["id"], people[row["person_id"]], owners.get(row["principal_id"]), row["role"])
        members.setdefault(row["group_id"], []).append(member)
    return tuple(
        Group(row["id"], row["name"], tuple(members.get(row["id"], ())))
        for row in rows.select(db, "SELECT * FROM people_group WHERE body_id = ? ORDER BY position, id", body_id)
    )


def save_seat(db: Database, body_id: int, seat: Seat) -> int:
    """Insert the seat (id 0) or change it; its holders are saved by ``save_holding``."""
    values: dict[str, rows.Value] = {
        "principal_id": seat.principal.id if seat.principal else None,
        "party": seat.party,
        "role": seat.role,
    }
    if seat.id:
        rows.update(db, "seat", seat.id, **values)
        return seat.id
    return rows.insert(db, "seat", body_id=body_id, position=rows.last_position(db, "seat", body_id=body_id), **values)


def save_holding(db: Database, seat_id: int, holding: Holding) -> int:
    """Insert or change who holds a seat in a period. Raises NotAllowedError when two periods overlap."""
    _refuse_overlap(db, seat_id, holding)
    values: dict[str, rows.Value] = {
        "person_id": holding.person.id,
        "starts": from_day(holding.period.start),
        "ends": from_day(holding.period.end),
    }
    if holding.id:
        rows.update(db, "holding", holding.id, **values)
        return holding.id
    return rows.insert(db, "holding", seat_id=seat_id, **values)


def move_holding(db: Database, holding_id: int, seat_id: int) -> None:
    """Let a holder have another seat. Raises NotAllowedError when somebody else has it then."""
    row = rows.select(db, "SELECT * FROM holding WHERE id = ?", holding_id)[0]
    person = next(person for person in persons(db) if person.id == row["person_id"])
    _refuse_overlap(db, seat_id, Holding(holding_id, person, _period(row)))
    rows.update(db, "holding", holding_id, seat_id=seat_id)


def _refuse_overlap(db: Database, seat_id: int, holding: Holding) -> None:
    starts, ends = from_day(holding.period.start) or "0001", from_day(holding.period.end) or "9999"
    if ends < starts:
        raise NotAllowedError("Periodens slut ligger före dess början.")
    name = rows.one(
        db,
        "SELECT person.name FROM holding JOIN person ON person.id = person_id WHERE seat_id = ? AND holding.id <> ? "
        "AND coalesce(starts, '0001') <= ? AND coalesce(ends, '9999') >= ?",
        seat_id,
        holding.id,
        ends,
        starts,
    )
    if name:
        raise NotAllowedError(
            f"{name} har redan platsen under en del av perioden. Ändra perioderna så att de skiljs åt."
        )


def save_substitute(db: Database, body_id: int, substitute: Substitute) -> int:
    values: dict[str, rows.Value] = {
        "person_id": substitute.person.id,
        "principal_id": substitute.principal.id if substitute.principal else None,
        "party": substitute.party,
        "starts": from_day(substitute.period.start),
        "ends": from_day(substitute.period.end),
    }
    if substitute.id:
        rows.update(db, "substitute", substitute.id, **values)
        return substitute.id
    position = rows.last_position(db, "substitute", body_id=body_id)
    return rows.insert(db, "substitute", body_id=body_id, position=position, **values)


def save_group(db: Database, body_id: int, group: Group) -> int:
    """Insert the group (id 0) or rename it; its members are saved by ``save_member``."""
    if group.id:
        rows.update(db, "people_group", group.id, name=group.name)
        return group.id
    position = rows.last_position(db, "people_group", body_id=body_id)
    return rows.insert(db, "people_group", body_id=body_id, name=group.name, position=position)


def save_member(db: Database, group_id: int, member: GroupMember) -> int:
    values: dict[str, rows.Value] = {
        "person_id": member.person.id,
        "principal_id": member.principal.id if member.principal else None,
        "role": member.role,
    }
    if member.id:
        rows.update(db, "group_member", member.id, **values)
        return member.id
    position = rows.last_position(db, "group_member", group_id=group_id)
    return rows.insert(db, "group_member", group_id=group_id, position=position, **values)


def move_member(db: Database, member_id: int, group_id: int) -> None:
    """Let somebody belong to another group, last in it."""
    rows.update(
        db,
        "group_member",
        member_id,
        group_id=group_id,
        position=rows.last_position(db, "group_member", group_id=group_id),
    )


def calendar(db: Database, body_id: int) -> tuple[CalendarEntry, ...]:
    return tuple(
        CalendarEntry(
            row["id"], _date(row), clock(row["starts"]), clock(row["ends"]), row["place"], row["title"], row["note"]
        )
        for row in rows.select(db, "SELECT * FROM calendar_entry WHERE body_id = ? ORDER BY day, starts, id", body_id)
    )


def _date(row: dict[str, Any]) -> Any:  # noqa: ANN401 - never None: the column is NOT NULL
    return day(row["day"])


def save_calendar_entry(db: Database, body_id: int, entry: CalendarEntry) -> int:
    values: dict[str, rows.Value] = {
        "day": from_day(entry.day),
        "starts": from_clock(entry.start),
        "ends": from_clock(entry.end),
        "place": entry.place,
        "title": entry.title,
        "note": entry.note,
    }
    if entry.id:
        rows.update(db, "calendar_entry", entry.id, **values)
        return entry.id
    return rows.insert(db, "calendar_entry", body_id=body_id, **values)


def delete_row(db: Database, table: str, key: int) -> None:
    """Remove a seat, holding, substitute, group, group member or calendar entry; meetings keep their own names."""
    if table not in ("seat", "holding", "substitute", "people_group", "group_member", "calendar_entry"):
        raise ValueError(table)
    rows.delete(db, table, key)


def move_row(db: Database, table: str, key: int, before: int | None) -> None:
    """Place a principal, seat, substitute, group or group member before another of the same owner, or last."""
    owner = {"seat": "body_id", "substitute": "body_id", "people_group": "body_id", "group_member": "group_id"}.get(
        table
    )
    where = {owner: rows.one(db, f"SELECT {owner} FROM {table} WHERE id = ?", key)} if owner else {}
    with db.atomic():
        rows.place(db, table, key, before, **where)
