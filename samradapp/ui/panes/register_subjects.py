"""What each subject of the register is shown by."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from samradapp.domain.rollcall import Standing
from samradapp.domain.roster import RosterRow
from samradapp.store import Database, register, templates, terms
from samradapp.ui.models.register_list import Subject
from samradapp.ui.panes.body_pane import BodyPane
from samradapp.ui.panes.body_tables import seats_table, substitutes_table
from samradapp.ui.panes.calendar_tables import calendar_table, terms_table
from samradapp.ui.panes.group_tables import groups_table
from samradapp.ui.panes.register_tables import Table, persons_table, principals_table
from samradapp.ui.panes.register_writing import RegisterWriting
from samradapp.ui.panes.table_pane import TablePane
from samradapp.ui.panes.template_pane import TemplatePane

_LEADS = {
    Subject.SETTINGS: "Gäller organets nya möten. Ett möte som har haft upprop behåller det som gällde då.",
    Subject.SEATS: "En plats är en röst. Välj en för att se vem som har den nu, förut och härnäst.",
    Subject.SUBSTITUTES: "Ersättare kallas in i den ordning de står.",
    Subject.GROUPS: "En grupp är de som ropas upp tillsammans utan att ha platser.",
    Subject.CALENDAR: "Det som kommer härnäst blir ”Nästa möte” i protokollet. Lämna Vad tomt för organets möte.",
    Subject.TERMS: "Ord och förkortningar som organet använder, och hur de ska skrivas.",
    Subject.TEMPLATES: "Organets egna mallar: delar, stående ärenden och tider för ett nytt möte.",
    Subject.PRINCIPALS: "Kommuner, regioner och andra som har platser, i den ordning de skrivs.",
    Subject.PERSONS: "Alla som kan ha en plats, höra till en grupp eller föredra ett ärende.",
    Subject.COMMON_TEMPLATES: "Mallar som alla organ kan använda. Kopiera en till organet så blir den organets egen.",
}
_LISTS = {
    Subject.SEATS: Standing.MEMBER,
    Subject.SUBSTITUTES: Standing.SUBSTITUTE,
    Subject.GROUPS: Standing.OTHER,
    Subject.PERSONS: Standing.OTHER,
}


def lead_of(subject: Subject) -> str:
    """Say in a sentence what the subject is."""
    return _LEADS[subject]


def takes_lists(subject: Subject) -> bool:
    """Tell whether a list of names can be pasted there."""
    return subject in _LISTS


def context_standing(subject: Subject, rows: Iterable[RosterRow]) -> tuple[RosterRow, ...]:
    """Give names that say nothing of themselves the standing of the place they are pasted in.

    In a group everybody is of the group, whatever the list says.
    """
    known, standing = tuple(rows), _LISTS[subject]
    if standing is not Standing.OTHER and any(row.standing is not Standing.OTHER for row in known):
        return known
    return tuple(replace(row, standing=standing) for row in known)


def make_pane(
    subject: Subject, db: Database, writing: RegisterWriting, body_id: int | None, today: date
) -> TablePane | TemplatePane | BodyPane:
    """Make what shows a subject; those of a body need one."""
    if subject in (Subject.TEMPLATES, Subject.COMMON_TEMPLATES):
        owner = body_id if subject is Subject.TEMPLATES else None
        return TemplatePane(db, writing, owner, body_id)
    if subject is Subject.SETTINGS and body_id is not None:
        return BodyPane(db, writing, body_id)
    return TablePane(db, writing, _table(subject, db, body_id or 0, today))


def _table(subject: Subject, db: Database, body_id: int, today: date) -> Table:
    match subject:
        case Subject.SEATS:
            return seats_table(db, body_id, today)
        case Subject.SUBSTITUTES:
            return substitutes_table(db, body_id, today)
        case Subject.GROUPS:
            return groups_table(db, body_id)
        case Subject.CALENDAR:
            return calendar_table(db, body_id, today)
        case Subject.TERMS:
            return terms_table(db, body_id)
        case Subject.PRINCIPALS:
            return principals_table(db)
        case _:
            return persons_table(db)


def counts(db: Database, body_id: int | None, today: date) -> dict[Subject, int]:
    """Give how much there is of each subject; of the calendar the days to come."""
    known = templates.templates(db)
    result = {
        Subject.PRINCIPALS: len(register.principals(db)),
        Subject.PERSONS: len(register.persons(db)),
        Subject.COMMON_TEMPLATES: sum(one.body_id is None for one in known),
    }
    if body_id is None:
        return result
    roster = register.roster(db, body_id)
    return result | {
        Subject.SEATS: len(roster.seats),
        Subject.SUBSTITUTES: len(roster.substitutes),
        Subject.GROUPS: len(roster.groups),
        Subject.CALENDAR: sum(entry.day >= today for entry in roster.calendar),
        Subject.TERMS: len(terms.terms(db, body_id)),
        Subject.TEMPLATES: sum(one.body_id == body_id for one in known),
    }
