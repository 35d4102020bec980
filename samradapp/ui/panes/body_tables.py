"""The tables of a body's seats, each with those who have had it, and of its substitutes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from samradapp.domain.people import Holding, Period, Seat, Substitute, succession
from samradapp.domain.swedish import long_date
from samradapp.errors import NotAllowedError
from samradapp.store import Database, journal, register
from samradapp.store.rows import found
from samradapp.ui.models.register import CellKind, Look, RegisterColumn, RegisterRow, Value
from samradapp.ui.panes.register_tables import (
    Table,
    changed_period,
    id_of,
    person_choices,
    person_of,
    principal_choices,
    principal_of,
    text_of,
)

_PERIOD = (
    RegisterColumn("start", "Från", CellKind.DATE, width=150),
    RegisterColumn("end", "Till och med", CellKind.DATE, width=150),
)


def seats_table(db: Database, body_id: int, today: date) -> Table:
    """Give the seats as they are held ``today``; beneath, who holds, held and will hold the chosen one."""

    def change(key: int, column: str, value: Value) -> None:
        seat = _seat(db, body_id, key)
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
            RegisterColumn("number", "Nr", width=44, editable=False),
            RegisterColumn("principal", "Huvudman", CellKind.CHOICE),
            RegisterColumn("party", "Parti", width=64),
            RegisterColumn("role", "Uppdrag", width=130),
            RegisterColumn("holder", "Innehas av", editable=False),
            RegisterColumn("until", "Tid", editable=False),
        ),
        lambda: _seat_rows(register.roster(db, body_id).seats, today),
        lambda _: register.save_seat(db, body_id, Seat(0, None, "", "")),
        change,
        lambda key: register.delete_row(db, "seat", key),
        lambda key, before: register.move_row(db, "seat", key, before),
        {"principal": lambda: principal_choices(db)},
        "Inga platser än. Lägg till en i taget, eller klistra in en lista med ledamöter och ersättare.",
        opens="principal",
        add_words="Ny plats",
        detail=lambda seat_id: _holders_table(db, body_id, seat_id, today),
    )


def _holders_table(db: Database, body_id: int, seat_id: int | None, today: date) -> Table:
    seat = next((seat for seat in register.roster(db, body_id).seats if seat.id == seat_id), Seat(0, None, "", ""))

    def holdings() -> tuple[Holding, ...]:
        return _seat(db, body_id, seat.id).holdings if seat.id else ()

    def change(key: int, column: str, value: Value) -> None:
        held = found(holdings(), key, "holding")
        if column == "person":
            held = replace(held, person=person_of(db, value))
        else:
            held = replace(held, period=changed_period(held.period, column, value))
        register.save_holding(db, seat.id, held)

    return Table(
        "Innehavare",
        (RegisterColumn("person", "Person", CellKind.PERSON), *_PERIOD),
        lambda: [_holder_row(held, today) for held in sorted(holdings(), key=_since, reverse=True)],
        lambda person: _succeed(db, _seat(db, body_id, seat.id), person, today),
        change,
        lambda key: register.delete_row(db, "holding", key),
        choices={"person": lambda: person_choices(db)},
        empty="Platsen är vakant." if seat.id else "Välj en plats.",
        opens="person",
        add_words="Ny innehavare",
        heading=_seat_words(db, body_id, seat),
        refuses=_why_nobody_follows(seat, today),
    )


def _why_nobody_follows(seat: Seat, today: date) -> str:
    """Say it before she has named anybody; nothing when somebody can have the seat."""
    if not seat.id:
        return "Lägg först till en plats."
    try:
        succession(seat, today)
    except NotAllowedError as error:
        return str(error)
    return ""


def _succeed(db: Database, seat: Seat, person: Value, today: date) -> int:
    """Let a person follow on the last holder."""
    ended, period = succession(seat, today)
    with journal.step(db, journal.REGISTER, "Gav en plats en ny innehavare"):
        if ended is not None:
            register.save_holding(db, seat.id, ended)
        return register.save_holding(db, seat.id, Holding(0, person_of(db, person), period))


def _seat(db: Database, body_id: int, seat_id: int) -> Seat:
    return found(register.roster(db, body_id).seats, seat_id, "seat")


def _seat_rows(seats: Iterable[Seat], today: date) -> list[RegisterRow]:
    return [_seat_row(number, seat, today) for number, seat in enumerate(seats, start=1)]


def _seat_row(number: int, seat: Seat, today: date) -> RegisterRow:
    held = next((held for held in seat.holdings if held.period.covers(today)), None)
    coming = next((one for one in seat.holdings if one.period.start and one.period.start > today), None)
    if held is not None:
        until = f"till {long_date(held.period.end)}" if held.period.end else ""
    else:
        until = f"från {_day(coming.period)} {coming.person.name}" if coming else ""
    who = held.person.name if held else "Vakant"
    values = (f"{number}", id_of(seat.principal), seat.party, seat.role, who, until)
    return RegisterRow(seat.id, values, warns="" if held else "holder")


def _day(period: Period) -> str:
    return long_date(period.start) if period.start else ""


def _seat_words(db: Database, body_id: int, seat: Seat) -> str:
    """Give "Plats 3 · Dalsele kommun (M)"."""
    ids = [known.id for known in register.roster(db, body_id).seats]
    if seat.id not in ids:
        return "Innehavare"
    owner = seat.principal.name if seat.principal else ""
    party = f"({seat.party})" if seat.party else ""
    whose = " ".join(part for part in (owner, party, seat.role) if part)
    return f"Plats {ids.index(seat.id) + 1}{f' · {whose}' if whose else ''}"


def _since(held: Holding) -> date:
    return held.period.start or date.min


def _holder_row(held: Holding, today: date) -> RegisterRow:
    past = held.period.end is not None and held.period.end < today
    values = (held.person.id, held.period.start, held.period.end)
    return RegisterRow(held.id, values, Look.QUIET if past else Look.PLAIN)


def substitutes_table(db: Database, body_id: int, today: date) -> Table:
    """Give the substitutes in their order of call."""

    def change(key: int, column: str, value: Value) -> None:
        known = found(register.roster(db, body_id).substitutes, key, "substitute")
        if column == "person":
            changed = replace(known, person=person_of(db, value))
        elif column == "principal":
            changed = replace(known, principal=principal_of(db, value))
        elif column == "party":
            changed = replace(known, party=text_of(value))
        else:
            changed = replace(known, period=changed_period(known.period, column, value))
        register.save_substitute(db, body_id, changed)

    def rows() -> list[RegisterRow]:
        substitutes = register.roster(db, body_id).substitutes
        return [_substitute_row(number, one, today) for number, one in enumerate(substitutes, start=1)]

    return Table(
        "Ersättare",
        (
            RegisterColumn("number", "Tur", width=48, editable=False),
            RegisterColumn("person", "Person", CellKind.PERSON),
            RegisterColumn("principal", "Huvudman", CellKind.CHOICE),
            RegisterColumn("party", "Parti", width=64),
            *_PERIOD,
        ),
        rows,
        lambda person: register.save_substitute(db, body_id, Substitute(0, person_of(db, person), None, "")),
        change,
        lambda key: register.delete_row(db, "substitute", key),
        lambda key, before: register.move_row(db, "substitute", key, before),
        {"person": lambda: person_choices(db), "principal": lambda: principal_choices(db)},
        "Inga ersättare än. Lägg till en i taget, eller klistra in en lista.",
        "person",
        add_words="Ny ersättare",
    )


def _substitute_row(number: int, one: Substitute, today: date) -> RegisterRow:
    values = (f"{number}", one.person.id, id_of(one.principal), one.party, one.period.start, one.period.end)
    past = one.period.end is not None and one.period.end < today
    return RegisterRow(one.id, values, Look.QUIET if past else Look.PLAIN)
