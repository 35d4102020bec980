"""The tables of a body's calendar, by year, and of its terms."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from samradapp.domain.people import CalendarEntry, Term
from samradapp.domain.swedish import counted
from samradapp.store import Database, register, terms
from samradapp.store.rows import found
from samradapp.ui.models.register import CellKind, Look, RegisterColumn, RegisterRow, Value
from samradapp.ui.panes.register_tables import Table, clock_of, day_of, free_name, text_of


def calendar_table(db: Database, body_id: int, today: date) -> Table:
    """Give the planned meetings and other days under their years; what is before ``today`` is quiet."""

    def change(key: int, column: str, value: Value) -> None:
        known = found(register.calendar(db, body_id), key, "calendar_entry")
        register.save_calendar_entry(db, body_id, _changed_entry(known, column, value))

    return Table(
        "Kalender",
        (
            RegisterColumn("day", "Dag", CellKind.DATE, width=160, after=today),
            RegisterColumn("start", "Börjar", CellKind.CLOCK, width=72),
            RegisterColumn("end", "Slutar", CellKind.CLOCK, width=72),
            RegisterColumn("place", "Plats"),
            RegisterColumn("title", "Vad"),
            RegisterColumn("note", "Anmärkning"),
        ),
        lambda: list(_calendar_rows(register.calendar(db, body_id), today)),
        lambda _: register.save_calendar_entry(db, body_id, CalendarEntry(0, today)),
        change,
        lambda key: register.delete_row(db, "calendar_entry", key),
        empty="Inga planerade möten än. Lägg till årets möten.",
        add_words="Ny dag",
    )


def _calendar_rows(entries: Sequence[CalendarEntry], today: date) -> Iterator[RegisterRow]:
    for year, of_year in groupby(entries, key=lambda entry: entry.day.year):
        days = list(of_year)
        meetings = sum(entry.is_meeting for entry in days)
        yield RegisterRow(-year, (f"{year}",), Look.GROUP, counted(meetings, "möte", "möten"))
        for entry in days:
            values = (entry.day, entry.start, entry.end, entry.place, entry.title, entry.note)
            yield RegisterRow(entry.id, values, Look.QUIET if entry.day < today else Look.PLAIN)


def _changed_entry(known: CalendarEntry, column: str, value: Value) -> CalendarEntry:
    match column:
        case "day":
            return replace(known, day=day_of(value) or known.day)
        case "start":
            return replace(known, start=clock_of(value))
        case "end":
            return replace(known, end=clock_of(value))
        case "place":
            return replace(known, place=text_of(value))
        case "title":
            return replace(known, title=text_of(value))
        case _:
            return replace(known, note=text_of(value))


def terms_table(db: Database, body_id: int) -> Table:
    def change(key: int, column: str, value: Value) -> None:
        known = found(terms.terms(db, body_id), key, "term")
        facts = {name: getattr(known, name) for name in ("term", "written", "note")} | {column: text_of(value)}
        terms.save_term(db, body_id, Term(key, **facts))

    def add(_: Value) -> int:
        taken = (term.term for term in terms.terms(db, body_id))
        return terms.save_term(db, body_id, Term(0, free_name("Nytt begrepp", taken)))

    return Table(
        "Begrepp",
        (
            RegisterColumn("term", "Begrepp eller förkortning"),
            RegisterColumn("written", "Skrivs"),
            RegisterColumn("note", "Att veta"),
        ),
        lambda: [RegisterRow(term.id, (term.term, term.written, term.note)) for term in terms.terms(db, body_id)],
        add,
        change,
        lambda key: terms.remove_term(db, key),
        empty="Inga begrepp än. Lägg till det första, till exempel en förkortning som ska skrivas ut.",
        add_words="Nytt begrepp",
    )
