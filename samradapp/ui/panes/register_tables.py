"""The tables of the register: each says its columns, its rows, and what adding, changing, moving and removing do."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from samradapp.domain.people import Person, Principal
from samradapp.domain.swedish import sort_key
from samradapp.errors import NotAllowedError
from samradapp.store import Database, register
from samradapp.ui.models.register import RegisterColumn, RegisterRow, Value

Choices = Sequence[tuple[Value, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``change`` gets the row's id, the column's key and the new value; ``move`` None: no order of its own.

    ``add`` gets the chosen row, or None, and gives the new one, whose cell in the column ``opens`` is opened.
    ``choices`` gives, by column, what there is to choose from now.
    """

    name: str
    columns: tuple[RegisterColumn, ...]
    rows: Callable[[], Iterable[RegisterRow]]
    add: Callable[[int | None], int]
    change: Callable[[int, str, Value], None]
    remove: Callable[[int], None]
    move: Callable[[int, int | None], None] | None = None
    choices: dict[str, Callable[[], Choices]] = field(default_factory=dict)
    empty: str = "Här är tomt än."
    opens: str = ""


def text_of(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""


class PeopleTables:
    """The tables that are the same for every body: principals and persons."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def tables(self) -> tuple[Table, ...]:
        return (self._principals(), self._persons())

    def _principals(self) -> Table:
        db = self._db

        def change(key: int, _: str, value: Value) -> None:
            register.save_principal(db, Principal(key, text_of(value)))

        return Table(
            "Huvudmän",
            (RegisterColumn("name", "Namn"),),
            lambda: [RegisterRow(one.id, (one.name,)) for one in register.principals(db)],
            lambda _: register.save_principal(db, Principal(0, _free_name(db, "Ny huvudman"))),
            change,
            lambda key: register.delete_principal(db, key),
            lambda key, before: register.move_row(db, "principal", key, before),
            empty="Inga huvudmän än. En huvudman är den kommun eller region som har en plats.",
        )

    def _persons(self) -> Table:
        db = self._db
        columns = ("name", "title", "organisation", "party", "email")
        titles = ("Namn", "Titel", "Organisation", "Parti", "E-post")

        def change(key: int, column: str, value: Value) -> None:
            known = next(person for person in register.persons(db) if person.id == key)
            facts = {name: getattr(known, name) for name in columns} | {column: text_of(value)}
            register.save_person(db, Person(key, **facts))

        return Table(
            "Personer",
            tuple(RegisterColumn(key, title) for key, title in zip(columns, titles, strict=True)),
            lambda: [
                RegisterRow(one.id, (one.name, one.title, one.organisation, one.party, one.email))
                for one in sorted(register.persons(db), key=lambda person: sort_key(person.name))
            ],
            lambda _: register.save_person(db, Person(0, "Ny person")),
            change,
            lambda key: register.delete_person(db, key),
            empty="Inga personer än.",
        )


def _free_name(db: Database, wanted: str) -> str:
    """Give a name no principal has yet."""
    taken = {principal.name for principal in register.principals(db)}
    return next(name for name in (wanted, *(f"{wanted} {n}" for n in range(2, 1000))) if name not in taken)


def person_choices(db: Database) -> Choices:
    """Give the persons to choose from, by name."""
    return [(one.id, one.name) for one in sorted(register.persons(db), key=lambda person: sort_key(person.name))]


def principal_choices(db: Database) -> Choices:
    return [(None, "–"), *((one.id, one.name) for one in register.principals(db))]


def person_of(db: Database, key: Value) -> Person:
    """Give a person by id. Raises NotAllowedError when there is nobody."""
    found = next((person for person in register.persons(db) if person.id == key), None)
    if found is None:
        raise NotAllowedError("Lägg först in personen under Personer.")
    return found


def first_person(db: Database) -> Person:
    people = person_choices(db)
    return person_of(db, people[0][0] if people else None)


def principal_of(db: Database, key: Value) -> Principal | None:
    return next((principal for principal in register.principals(db) if principal.id == key), None)
