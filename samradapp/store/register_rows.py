"""The rows of the register as what they mean, for the functions that read and write it."""

from typing import Any

from sqlite_utils import Database

from samradapp.domain.people import (
    Body,
    Group,
    GroupMember,
    Holding,
    NameOrder,
    Period,
    Person,
    Principal,
    QuorumRule,
    Seat,
    ServiceRules,
    Substitute,
    Tense,
)
from samradapp.errors import NotAllowedError
from samradapp.store import rows
from samradapp.store.columns import day, from_day

_SERVICE = tuple(ServiceRules.__dataclass_fields__)
_FLAGS = ("has_seats", "council", "attendance_first", "party_upper", "paper_signatures", "numbers_start_over")
_WORDS = ("name", "short_name", "formula", "number_form", "item_word")


def body_of(row: dict[str, Any], labels: dict[str, str]) -> Body:
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


def body_columns(body: Body) -> dict[str, rows.Value]:
    return {
        "tense": body.tense,
        "quorum_rule": body.quorum_rule,
        "quorum_number": body.quorum_number,
        "name_order": body.name_order,
        **{word: getattr(body, word) for word in _WORDS},
        **{flag: int(getattr(body, flag)) for flag in _FLAGS},
        **{rule: int(getattr(body.service, rule)) for rule in _SERVICE},
    }


def refuse_nameless(name: str, what: str) -> None:
    """Raise NotAllowedError for an empty name: what is printed and chosen from must be called something."""
    if not name.strip():
        raise NotAllowedError(f"Skriv ett namn på {what}.")


def save_labels(db: Database, body_id: int, wanted: dict[str, str]) -> None:
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


def period_of(row: dict[str, Any]) -> Period:
    return Period(day(row["starts"]), day(row["ends"]))


def seats(db: Database, body_id: int, people: dict[int, Person], owners: dict[int, Principal]) -> tuple[Seat, ...]:
    holdings: dict[int, list[Holding]] = {}
    for row in rows.select(
        db,
        "SELECT holding.* FROM holding JOIN seat ON seat.id = seat_id WHERE body_id = ? ORDER BY starts, holding.id",
        body_id,
    ):
        holdings.setdefault(row["seat_id"], []).append(Holding(row["id"], people[row["person_id"]], period_of(row)))
    return tuple(
        Seat(row["id"], owners.get(row["principal_id"]), row["party"], row["role"], tuple(holdings.get(row["id"], ())))
        for row in rows.select(db, "SELECT * FROM seat WHERE body_id = ? ORDER BY position, id", body_id)
    )


def substitutes(
    db: Database, body_id: int, people: dict[int, Person], owners: dict[int, Principal]
) -> tuple[Substitute, ...]:
    return tuple(
        Substitute(row["id"], people[row["person_id"]], owners.get(row["principal_id"]), row["party"], period_of(row))
        for row in rows.select(db, "SELECT * FROM substitute WHERE body_id = ? ORDER BY position, id", body_id)
    )


def groups(db: Database, body_id: int, people: dict[int, Person], owners: dict[int, Principal]) -> tuple[Group, ...]:
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


def refuse_overlap(db: Database, seat_id: int, holding: Holding) -> None:
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
