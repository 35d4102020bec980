"""The tables of the register: each says its columns, its rows, and what adding, changing, moving and removing do."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from samradapp.domain.people import Period, Person, Principal
from samradapp.domain.swedish import sort_key
from samradapp.domain.text import clean_line
from samradapp.errors import NotAllowedError
from samradapp.store import Database, register
from samradapp.store.rows import found
from samradapp.ui.models.register import CellKind, RegisterColumn, RegisterRow, Value

Choices = Sequence[tuple[Value, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``change`` gets the row's id, the column's key and the new value; ``move`` None: no order of its own.

    ``add`` gets the chosen row, or None, and gives the new one, whose cell in the column ``opens`` is opened. Where
    that is a person, ``add`` gets whom she named: an id, or the name of somebody new. ``refuses`` says why no row is
    added.
    ``choices`` gives, by column, what there is to choose from now. ``detail`` gives the table that belongs to a chosen
    row, or to none yet; ``heading`` says whose it is, ``shares`` how the two part the height.
    """

    name: str
    columns: tuple[RegisterColumn, ...]
    rows: Callable[[], Iterable[RegisterRow]]
    add: Callable[[Value], int]
    change: Callable[[int, str, Value], None]
    remove: Callable[[int], None]
    move: Callable[[int, int | None], None] | None = None
    choices: dict[str, Callable[[], Choices]] = field(default_factory=dict)
    empty: str = "Här är tomt än."
    opens: str = ""
    add_words: str = "Lägg till"
    heading: str = ""
    detail: "Callable[[int | None], Table] | None" = None
    shares: tuple[int, int] = (3, 2)
    refuses: str = ""

    @property
    def begins_with_person(self) -> bool:
        return any(column.key == self.opens and column.kind is CellKind.PERSON for column in self.columns)


def text_of(value: Value) -> str:
    return clean_line(value) if isinstance(value, str) else ""


def day_of(value: Value) -> date | None:
    return value if isinstance(value, date) else None


def clock_of(value: Value) -> time | None:
    return value if isinstance(value, time) else None


def id_of(principal: Principal | None) -> int | None:
    return principal.id if principal else None


def changed_period(period: Period, key: str, value: Value) -> Period:
    """Give the period with another ``start`` or ``end``."""
    return replace(period, **{key: day_of(value)})


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """Give a name that nothing has yet: "Ny grupp", "Ny grupp 2"."""
    known = set(taken)
    return next(name for name in (wanted, *(f"{wanted} {n}" for n in range(2, 10_000))) if name not in known)


def principals_table(db: Database) -> Table:
    def change(key: int, _: str, value: Value) -> None:
        register.save_principal(db, Principal(key, text_of(value)))

    def add(_: Value) -> int:
        taken = (principal.name for principal in register.principals(db))
        return register.save_principal(db, Principal(0, free_name("Ny huvudman", taken)))

    return Table(
        "Huvudmän",
        (RegisterColumn("name", "Namn"),),
        lambda: [RegisterRow(one.id, (one.name,)) for one in register.principals(db)],
        add,
        change,
        lambda key: register.delete_principal(db, key),
        lambda key, before: register.move_row(db, "principal", key, before),
        empty="Inga huvudmän än. Lägg till den första, eller läs in en lista under Platser.",
        add_words="Ny huvudman",
    )


def persons_table(db: Database) -> Table:
    columns = ("name", "title", "organisation", "party", "email")
    titles = ("Namn", "Titel", "Organisation", "Parti", "E-post")

    def change(key: int, column: str, value: Value) -> None:
        known = found(register.persons(db), key, "person")
        facts = {name: getattr(known, name) for name in columns} | {column: text_of(value)}
        register.save_person(db, Person(key, **facts))

    return Table(
        "Personer",
        tuple(
            RegisterColumn(key, title, width=70 if key == "party" else 0)
            for key, title in zip(columns, titles, strict=True)
        ),
        lambda: [
            RegisterRow(one.id, (one.name, one.title, one.organisation, one.party, one.email))
            for one in sorted(register.persons(db), key=lambda person: sort_key(person.name))
        ],
        lambda _: register.save_person(db, Person(0, "Ny person")),
        change,
        lambda key: register.delete_person(db, key),
        empty="Inga personer än. Lägg till en i taget, eller klistra in en lista.",
        add_words="Ny person",
    )


def person_choices(db: Database) -> Choices:
    """Give the persons to choose from, by name; those of one name are told apart by what else is known of them."""
    people = sorted(register.persons(db), key=lambda person: sort_key(person.name))
    named = Counter(person.name for person in people)
    return [(one.id, _told_apart(one) if named[one.name] > 1 else one.name) for one in people]


def _told_apart(person: Person) -> str:
    more = person.organisation or person.title or person.party or person.email
    return f"{person.name}, {more}" if more else person.name


def principal_choices(db: Database) -> Choices:
    return [(None, "–"), *((one.id, one.name) for one in register.principals(db))]


def person_of(db: Database, key: Value) -> Person:
    """Give a person by id, or somebody new by a name that nobody in the register has."""
    if isinstance(key, str):
        return Person(register.save_person(db, Person(0, key)), key)
    known = next((person for person in register.persons(db) if person.id == key), None)
    if known is None:
        raise NotAllowedError("Personen finns inte kvar i registret.")
    return known


def principal_of(db: Database, key: Value) -> Principal | None:
    return next((principal for principal in register.principals(db) if principal.id == key), None)
