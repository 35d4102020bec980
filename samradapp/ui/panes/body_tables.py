"""The tables of one body: seats, who holds them, substitutes, groups, members and calendar."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from samradapp.domain.people import (
    CalendarEntry,
    Group,
    GroupMember,
    Holding,
    Period,
    Principal,
    Roster,
    Seat,
    Substitute,
)
from samradapp.errors import NotAllowedError
from samradapp.store import Database, register
from samradapp.ui.models.register import CellKind, RegisterColumn, RegisterRow, Value
from samradapp.ui.panes.register_tables import (
    Choices,
    Table,
    first_person,
    person_choices,
    person_of,
    principal_choices,
    principal_of,
    text_of,
)


class BodyTables:
    """``today`` says whose seats are shown as held."""

    def __init__(self, db: Database, body_id: int, today: date) -> None:
        self._db = db
        self._body_id = body_id
        self._today = today

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
                changed = replace(seat, principal=principal_of(db, value))
            elif column == "party":
                changed = replace(seat, party=text_of(value))
            else:
                changed = replace(seat, role=text_of(value))
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
            lambda _: register.save_seat(db, body_id, Seat(0, None, "", "")),
            change,
            lambda key: register.delete_row(db, "seat", key),
            lambda key, before: register.move_row(db, "seat", key, before),
            self._people(),
            "Inga platser än. En plats är en röst som en huvudman har.",
        )

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

        def add(_: int | None) -> int:
            seat, period = _next_seat(self._roster().seats)
            return register.save_holding(db, seat.id, Holding(0, first_person(db), period))

        def change(key: int, column: str, value: Value) -> None:
            seat, held = next((seat, held) for seat in self._roster().seats for held in seat.holdings if held.id == key)
            if column == "person":
                held = replace(held, person=person_of(db, value))
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
            opens="person",
        )

    def _substitutes(self) -> Table:
        db, body_id = self._db, self._body_id

        def change(key: int, column: str, value: Value) -> None:
            known = next(one for one in self._roster().substitutes if one.id == key)
            if column == "person":
                changed = replace(known, person=person_of(db, value))
            elif column == "principal":
                changed = replace(known, principal=principal_of(db, value))
            elif column == "party":
                changed = replace(known, party=text_of(value))
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
            lambda _: register.save_substitute(db, body_id, Substitute(0, first_person(db), None, "")),
            change,
            lambda key: register.delete_row(db, "substitute", key),
            lambda key, before: register.move_row(db, "substitute", key, before),
            self._people(),
            "Inga ersättare än. De kallas in i den ordning de står.",
            "person",
        )

    def _groups(self) -> Table:
        db, body_id = self._db, self._body_id
        return Table(
            "Grupper",
            (RegisterColumn("name", "Namn"),),
            lambda: [RegisterRow(group.id, (group.name,)) for group in self._roster().groups],
            lambda _: register.save_group(db, body_id, Group(0, "Ny grupp")),
            lambda key, _, value: _ignore(register.save_group(db, body_id, Group(key, text_of(value)))),
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

        def change(key: int, column: str, value: Value) -> None:
            group, member = next(
                (group, member) for group in self._roster().groups for member in group.members if member.id == key
            )
            if column == "group" and isinstance(value, int):
                register.move_member(db, key, value)
                return
            if column == "person":
                member = replace(member, person=person_of(db, value))
            elif column == "principal":
                member = replace(member, principal=principal_of(db, value))
            else:
                member = replace(member, role=text_of(value))
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
            self._add_member,
            change,
            lambda key: register.delete_row(db, "group_member", key),
            choices=self._people() | {"group": lambda: [(group.id, group.name) for group in self._roster().groups]},
            empty="Ingen hör till någon grupp än.",
            opens="person",
        )

    def _add_member(self, chosen: int | None) -> int:
        """Add somebody to the chosen row's group, or to the first."""
        groups = self._roster().groups
        among = [group for group in groups if chosen in [member.id for member in group.members]]
        group = next(iter((*among, *groups)), None)
        if group is None:
            raise NotAllowedError("Lägg först till en grupp under Grupper.")
        return register.save_member(self._db, group.id, GroupMember(0, first_person(self._db)))

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
            lambda _: register.save_calendar_entry(db, body_id, CalendarEntry(0, self._today)),
            change,
            lambda key: register.delete_row(db, "calendar_entry", key),
            empty="Inga planerade möten än. De blir ”Nästa möte” i protokollet.",
        )


def _ignore(_: object) -> None:
    """Take a value that nobody needs: a table's change gives none."""


def _id(principal: Principal | None) -> int | None:
    return principal.id if principal else None


def _next_seat(seats: Sequence[Seat]) -> tuple[Seat, Period]:
    """Give the seat that a new holder takes, and from when: a vacant one, else the one that falls vacant first.

    Raises NotAllowedError when nobody's time ends.
    """
    if not seats:
        raise NotAllowedError("Lägg först till en plats under Platser.")
    for seat in seats:
        if not seat.holdings:
            return seat, Period()
    ends = {seat.id: [held.period.end or date.max for held in seat.holdings] for seat in seats}
    seat = min(seats, key=lambda seat: max(ends[seat.id]))
    last = max(ends[seat.id])
    if last == date.max:
        raise NotAllowedError(
            "Alla platser innehas utan slutdatum. Skriv först när någon slutar, eller lägg till en plats."
        )
    return seat, Period(last + timedelta(days=1), None)


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
            return replace(known, place=text_of(value))
        case "title":
            return replace(known, title=text_of(value))
        case _:
            return replace(known, note=text_of(value))
