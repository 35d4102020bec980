"""The table of a body's groups, each with the persons in it."""

from dataclasses import replace

from samradapp.domain.people import Group, GroupMember, Person
from samradapp.errors import NotAllowedError
from samradapp.store import Database, register
from samradapp.store.rows import found
from samradapp.ui.models.register import CellKind, RegisterColumn, RegisterRow, Value
from samradapp.ui.panes.register_tables import (
    Table,
    free_name,
    id_of,
    person_choices,
    person_of,
    principal_choices,
    principal_of,
    text_of,
)


def groups_table(db: Database, body_id: int) -> Table:
    def add(_: Value) -> int:
        taken = (group.name for group in register.roster(db, body_id).groups)
        return register.save_group(db, body_id, Group(0, free_name("Ny grupp", taken)))

    def change(key: int, _: str, value: Value) -> None:
        register.save_group(db, body_id, Group(key, text_of(value)))

    return Table(
        "Grupper",
        (RegisterColumn("name", "Namn"), RegisterColumn("count", "Personer", width=90, editable=False)),
        lambda: [
            RegisterRow(group.id, (group.name, f"{len(group.members)}"))
            for group in register.roster(db, body_id).groups
        ],
        add,
        change,
        lambda key: register.delete_row(db, "people_group", key),
        lambda key, before: register.move_row(db, "people_group", key, before),
        empty="Inga grupper än. Lägg till den första, till exempel Tjänstepersoner.",
        add_words="Ny grupp",
        detail=lambda group_id: _members_table(db, body_id, group_id),
        shares=(1, 2),
    )


def _members_table(db: Database, body_id: int, group_id: int | None) -> Table:
    def group() -> Group:
        return next((one for one in register.roster(db, body_id).groups if one.id == group_id), Group(0, ""))

    def add(person: Value) -> int:
        return register.save_member(db, group_id or 0, GroupMember(0, _not_there(group(), person_of(db, person))))

    def change(key: int, column: str, value: Value) -> None:
        member = found(group().members, key, "group_member")
        if column == "group" and isinstance(value, int):
            register.move_member(db, key, value)
        else:
            register.save_member(db, group().id, _changed_member(db, group(), member, column, value))

    return Table(
        "Personer i gruppen",
        (
            RegisterColumn("person", "Person", CellKind.PERSON),
            RegisterColumn("principal", "Huvudman", CellKind.CHOICE),
            RegisterColumn("role", "Uppdrag"),
            RegisterColumn("group", "Grupp", CellKind.CHOICE, width=150),
        ),
        lambda: [
            RegisterRow(member.id, (member.person.id, id_of(member.principal), member.role, group_id))
            for member in group().members
        ],
        add,
        change,
        lambda key: register.delete_row(db, "group_member", key),
        lambda key, before: register.move_row(db, "group_member", key, before),
        {
            "person": lambda: person_choices(db),
            "principal": lambda: principal_choices(db),
            "group": lambda: [(one.id, one.name) for one in register.roster(db, body_id).groups],
        },
        "Ingen hör till gruppen än." if group_id is not None else "Välj en grupp.",
        "person",
        add_words="Ny person i gruppen",
        heading=group().name or "Personer",
        refuses="" if group_id is not None else "Lägg först till en grupp.",
    )


def _not_there(group: Group, person: Person, own: int = 0) -> Person:
    """Give the person; raises NotAllowedError for one who stands in another row of the group than her ``own``."""
    if any(member.person.id == person.id and member.id != own for member in group.members):
        raise NotAllowedError(f"{person.name} står redan i gruppen.")
    return person


def _changed_member(db: Database, group: Group, member: GroupMember, column: str, value: Value) -> GroupMember:
    match column:
        case "person":
            return replace(member, person=_not_there(group, person_of(db, value), member.id))
        case "principal":
            return replace(member, principal=principal_of(db, value))
        case _:
            return replace(member, role=text_of(value))
