"""The tables of the register: each says its columns, its rows, and what adding, changing, moving and removing do."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from samradapp.domain.people import (
    CalendarEntry,
    Group,
    GroupMember,
    Holding,
    Period,
    Person,
    Principal,
    Roster,
    Seat,
    Substitute,
)
from samradapp.domain.swedish import sort_key
from samradapp.errors import NotAllowedError
from samradapp.store import Database, register
from samradapp.ui.models.register import CellKind, RegisterColumn, RegisterRow, Value

Choices = Sequence[tuple[Value, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``change`` gets the row's id, the column's key and the new value; ``move`` None: no order of its own.

    ``choices`` gives, by column, what there is to choose from now.
    """

    name: str
    columns: tuple[RegisterColumn, ...]
    rows: Callable[[], Iterable[RegisterRow]]
    add: Callable[[], int]
    change: Callable[[int, str, Value], None]
    remove: Callable[[int], None]
    move: Callable[[int, int | None], None] | None = None
    choices: dict[str, Callable[[], Choices]] = field(default_factory=dict)
    empty: str = "Här är tomt än."


def _text(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


def _clock(value: Value) -> time | None:
    return value if isinstance(value, time) else None


def _period(period: Period, key: str, value: Value) -> Period:
    return replace(period, **{key: _day(value)})


def _calendar_entry(known: CalendarEntry, column: str, value: Value) -> CalendarEntry:
    match column:
        case "day":
            return replace(known, day=_day(value) or known.day)
        case "start":
            return replace(known, start=_clock(value))
        case "end":
            return replace(known, end=_clock(value))
        case "place":
            return replace(known, place=_text(value))
        case "title":
            return replace(known, title=_text(value))
        case _:
            return replace(known, note=_text(value))


class PeopleTables:
    """The tables that are the same for every body: principals and persons."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def tables(self) -> tuple[Table, ...]:
        return (self._principals(), self._persons())

    def _principals(self) -> Table:
        db = self._db

        def change(key: int, _: str, value: Value) -> None:
            register.save_principal(db, Principal(key, _text(value)))

        return Table(
            "Huvudmän",
            (RegisterColumn("name", "Namn"),),
            lambda: [RegisterRow(one.id, (one.name,)) for one in register.principals(db)],
            lambda: register.save_principal(db, Principal(0, _free_name(db, "Ny huvudman"))),
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
            facts = {name: getattr(known, name) for name in columns} | {column: _text(value)}
            register.save_person(db, Person(key, **facts))

        return Table(
            "Personer",
            tuple(RegisterColumn(key, title) for key, title in zip(columns, titles, strict=True)),
            lambda: [
                RegisterRow(one.id, (one.name, one.title, one.organisation, one.party, one.email))
                for one in sorted(register.persons(db), key=lambda person: sort_key(person.name))
            ],
            lambda: register.save_person(db, Person(0, "Ny person")),
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


def _person(db: Database, key: Value) -> Person:
    """Give a person by id. Raises NotAllowedError when there is nobody."""
    found = next((person for person in register.persons(db) if person.id == key), None)
    if found is None:
        raise NotAllowedError("Lägg först in personen under Personer.")
    return found


def _first_person(db: Database) -> Person:
    people = person_choices(db)
    return _person(db, people[0][0] if people else None)


def _principal(db: Database, key: Value) -> Principal | None:
    return next((principal for principal in register.principals(db) if principal.id == key), None)


class BodyTables:
    """The tables of one body: seats, who holds them, substitutes, groups, members and calendar."""

    def __init__(self, db: Database, body_id: int) -> None:
        self._db = db
        self._body_id = body_id

    def tables(self) -> tuple[Table, ...]:
        return (
            self._seats(),
            self._holdings(),
            self._substitutes(),
            self._groups(),
            self._members(),
            self._calendar(),
        )

    def _roster(self) -> Roster:
        return register.roster(self._db, self._body_id)

    def _people(self) -> dict[str, Callable[[], Choices]]:
        return {"person": lambda: person_choices(self._db), "principal": lambda: principal_choices(self._db)}

    def _seats(self) -> Table:
        db, body_id = self._db, self._body_id

        def change(key: int, column: str, value: Value) -> None:
            seat = next(seat for seat in self._roster().seats if seat.id == key)
            if column == "principal":
                changed = replace(seat, principal=_principal(db, value))
            elif column == "party":
                changed = replace(seat, party=_text(value))
            else:
                changed = replace(seat, role=_text(value))
            register.save_seat(db, body_id, changed)

        return Table(
            "Platser",
            (
                RegisterColumn("principal", "Huvudman", CellKind.CHOICE),
                RegisterColumn("party", "Parti", width=90),
                RegisterColumn("role", "Uppdrag", width=180),
                RegisterColumn("holder", "Innehas av i dag", editable=False),
            ),
            lambda: [_seat_row(seat, self._today) for seat in self._roster().seats],
            lambda: register.save_seat(db, body_id, Seat(0, None, "", "")),
            change,
            lambda key: register.delete_row(db, "seat", key),
            lambda key, before: register.move_row(db, "seat", key, before),
            self._people(),
            "Inga platser än. En plats är en röst som en huvudman har.",
        )

    _today = date.max

    def on(self, today: date) -> "BodyTables":
        """Say what day it is: whose seats are shown as held."""
        self._today = today
        return self

    def _holdings(self) -> Table:
        db = self._db

        def seat_choices() -> Choices:
            return [(seat.id, _seat_name(index, seat)) for index, seat in enumerate(self._roster().seats, start=1)]

        def rows() -> list[RegisterRow]:
            return [
                RegisterRow(held.id, (seat.id, held.person.id, held.period.start, held.period.end))
                for seat in self._roster().seats
                for held in seat.holdings
            ]

        def add() -> int:
            vacant = next((seat for seat in self._roster().seats if not seat.holdings), None)
            if vacant is None:
                raise NotAllowedError("Varje plats har redan någon. Ändra raden, eller lägg till en plats.")
            return register.save_holding(db, vacant.id, Holding(0, _first_person(db)))

        def change(key: int, column: str, value: Value) -> None:
            seat, held = next((seat, held) for seat in self._roster().seats for held in seat.holdings if held.id == key)
            if column == "person":
                held = replace(held, person=_person(db, value))
            elif column == "seat" and isinstance(value, int):
                register.move_holding(db, key, value)
                return
            else:
                held = replace(held, period=_period(held.period, column, value))
            register.save_holding(db, seat.id, held)

        return Table(
            "Ledamöter",
            (
                RegisterColumn("seat", "Plats", CellKind.CHOICE),
                RegisterColumn("person", "Person", CellKind.CHOICE),
                RegisterColumn("start", "Från", CellKind.DATE, width=150),
                RegisterColumn("end", "Till", CellKind.DATE, width=150),
            ),
            rows,
            add,
            change,
            lambda key: register.delete_row(db, "holding", key),
            choices=self._people() | {"seat": seat_choices},
            empty="Ingen har någon plats än.",
        )

    def _substitutes(self) -> Table:
        db, body_id = self._db, self._body_id

        def change(key: int, column: str, value: Value) -> None:
            known = next(one for one in self._roster().substitutes if one.id == key)
            if column == "person":
                changed = replace(known, person=_person(db, value))
            elif column == "principal":
                changed = replace(known, principal=_principal(db, value))
            elif column == "party":
                changed = replace(known, party=_text(value))
            else:
                changed = replace(known, period=_period(known.period, column, value))
            register.save_substitute(db, body_id, changed)

        return Table(
            "Ersättare",
            (
                RegisterColumn("person", "Person", CellKind.CHOICE),
                RegisterColumn("principal", "Huvudman", CellKind.CHOICE),
                RegisterColumn("party", "Parti", width=90),
                RegisterColumn("start", "Från", CellKind.DATE, width=150),
                RegisterColumn("end", "Till", CellKind.DATE, width=150),
            ),
            lambda: [_substitute_row(one) for one in self._roster().substitutes],
            lambda: register.save_substitute(db, body_id, Substitute(0, _first_person(db), None, "")),
            change,
            lambda key: register.delete_row(db, "substitute", key),
            lambda key, before: register.move_row(db, "substitute", key, before),
            self._people(),
            "Inga ersättare än. De kallas in i den ordning de står.",
        )

    def _groups(self) -> Table:
        db, body_id = self._db, self._body_id
        return Table(
            "Grupper",
            (RegisterColumn("name", "Namn"),),
            lambda: [RegisterRow(group.id, (group.name,)) for group in self._roster().groups],
            lambda: register.save_group(db, body_id, Group(0, "Ny grupp")),
            lambda key, _, value: _ignore(register.save_group(db, body_id, Group(key, _text(value)))),
            lambda key: register.delete_row(db, "people_group", key),
            lambda key, before: register.move_row(db, "people_group", key, before),
            empty="Inga grupper än. En grupp är de som ropas upp tillsammans utan att ha platser.",
        )

    def _members(self) -> Table:
        db = self._db

        def rows() -> list[RegisterRow]:
            return [
                RegisterRow(member.id, (group.id, member.person.id, _id(member.principal), member.role))
                for group in self._roster().groups
                for member in group.members
            ]

        def add() -> int:
            group = next(iter(self._roster().groups), None)
            if group is None:
                raise NotAllowedError("Lägg först till en grupp under Grupper.")
            return register.save_member(db, group.id, GroupMember(0, _first_person(db)))

        def change(key: int, column: str, value: Value) -> None:
            group, member = next(
                (group, member) for group in self._roster().groups for member in group.members if member.id == key
            )
            if column == "group" and isinstance(value, int):
                register.move_member(db, key, value)
                return
            if column == "person":
                member = replace(member, person=_person(db, value))
            elif column == "principal":
                member = replace(member, principal=_principal(db, value))
            else:
                member = replace(member, role=_text(value))
            register.save_member(db, group.id, member)

        return Table(
            "Gruppernas personer",
            (
                RegisterColumn("group", "Grupp", CellKind.CHOICE),
                RegisterColumn("person", "Person", CellKind.CHOICE),
                RegisterColumn("principal", "Huvudman", CellKind.CHOICE),
                RegisterColumn("role", "Uppdrag"),
            ),
            rows,
            add,
            change,
            lambda key: register.delete_row(db, "group_member", key),
            choices=self._people() | {"group": lambda: [(group.id, group.name) for group in self._roster().groups]},
            empty="Ingen hör till någon grupp än.",
        )

    def _calendar(self) -> Table:
        db, body_id = self._db, self._body_id

        def change(key: int, column: str, value: Value) -> None:
            known = next(entry for entry in register.calendar(db, body_id) if entry.id == key)
            register.save_calendar_entry(db, body_id, _calendar_entry(known, column, value))

        return Table(
            "Kalender",
            (
                RegisterColumn("day", "Dag", CellKind.DATE, width=170),
                RegisterColumn("start", "Börjar", CellKind.CLOCK, width=90),
                RegisterColumn("end", "Slutar", CellKind.CLOCK, width=90),
                RegisterColumn("place", "Plats"),
                RegisterColumn("title", "Vad (tomt: organets möte)"),
                RegisterColumn("note", "Anmärkning"),
            ),
            lambda: [_calendar_row(entry) for entry in register.calendar(db, body_id)],
            lambda: register.save_calendar_entry(db, body_id, CalendarEntry(0, self._today)),
            change,
            lambda key: register.delete_row(db, "calendar_entry", key),
            empty="Inga planerade möten än. De blir ”Nästa möte” i protokollet.",
        )


def _ignore(_: object) -> None:
    """Take a value that nobody needs: a table's change gives none."""


def _id(principal: Principal | None) -> int | None:
    return principal.id if principal else None


def _seat_row(seat: Seat, today: date) -> RegisterRow:
    holder = seat.holder(today)
    return RegisterRow(seat.id, (_id(seat.principal), seat.party, seat.role, holder.name if holder else "vakant"))


def _seat_name(index: int, seat: Seat) -> str:
    pieces = (f"{index}.", seat.principal.name if seat.principal else "", f"({seat.party})" if seat.party else "")
    return " ".join(piece for piece in pieces if piece)


def _substitute_row(one: Substitute) -> RegisterRow:
    return RegisterRow(one.id, (one.person.id, _id(one.principal), one.party, one.period.start, one.period.end))


def _calendar_row(entry: CalendarEntry) -> RegisterRow:
    return RegisterRow(entry.id, (entry.day, entry.start, entry.end, entry.place, entry.title, entry.note))
