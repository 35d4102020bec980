"""Take a roster, pasted or from a .csv file, into the register: first shown, then done as one step."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from samradapp.actions import chosen_file
from samradapp.actions.decoding import decoded
from samradapp.domain.people import Body, GroupMember, Holding, Person, Principal, Roster, Seat, Substitute
from samradapp.domain.roster import WrittenRoster, read_roster
from samradapp.domain.roster_plan import Deed, Planned, RosterPlan, plan_roster
from samradapp.errors import FileError
from samradapp.store import Database, register
from samradapp.store.journal import REGISTER, step

_LARGEST = 2 * 1024 * 1024
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # Excel, new and old
_PDF = b"%PDF"
_WEB_PAGES = ("<!doctype", "<html")
_TO_PASTE = "Öppna den, kopiera raderna och klistra in dem."
_TEXT_CONTROLS = frozenset("\t\n\r\x0b\x0c\x1a")
_BLANK = "\ufeff\x1a \t\r\n"


def read_written_roster(db: Database, text: str) -> WrittenRoster:
    """Read a pasted list with what the register knows of principals and parties."""
    rosters = [register.roster(db, body.id) for body in register.bodies(db)]
    parties = {seat.party for roster in rosters for seat in roster.seats if seat.party}
    return read_roster(text, [principal.name for principal in register.principals(db)], sorted(parties))


def read_roster_file(db: Database, path: Path) -> WrittenRoster:
    """Read a list from a .csv file. Raises FileError with one sentence when the file cannot be read."""
    written = chosen_file.content(path, largest=_LARGEST, kind="en lista med namn", choose="en fil som slutar på .csv")
    return read_written_roster(db, _text(path.name, written))


def _text(name: str, content: bytes) -> str:
    """Give the text. Raises FileError, with what to do instead, for what is none or has none."""
    if content.startswith(_WORKBOOKS):
        raise FileError(f"{name} är en Excel-fil. Spara den som CSV, eller kopiera raderna och klistra in dem.")
    if content.startswith(_PDF):
        raise FileError(f"{name} är en PDF-fil. {_TO_PASTE}")
    text = decoded(content)
    if text.lstrip(_BLANK).lower().startswith(_WEB_PAGES):
        raise FileError(f"{name} är en webbsida. {_TO_PASTE}")
    if any(sign < " " and sign not in _TEXT_CONTROLS for sign in text):
        raise FileError(f"{name} är ingen textfil. Välj en fil som slutar på .csv.")
    if not text.strip(_BLANK):
        raise FileError(f"{name} är tom. Välj en fil med namn i.")
    return text


def preview_roster(
    db: Database, body_id: int | None, written: WrittenRoster, today: date, group_id: int | None = None
) -> RosterPlan:
    """Tell what ``apply_roster`` would do; nothing is changed."""
    roster = Roster(Body(0, "", has_seats=False)) if body_id is None else register.roster(db, body_id)
    return plan_roster(written, roster, register.persons(db), register.principals(db), today, group_id)


def apply_roster(
    db: Database, body_id: int | None, written: WrittenRoster, today: date, group_id: int | None = None
) -> RosterPlan:
    """Add what the list has and the register has not, as one step, and tell what was done.

    Done again, it changes nothing. Who is neither member nor substitute comes into the group of ``group_id``, or
    into the register alone, as everybody does without a body.
    """
    with step(db, REGISTER, f"Lade in en lista med {len(written.rows)} namn"):
        plan = preview_roster(db, body_id, written, today, group_id)
        people = _saved_people(db, plan)
        owners = _saved_principals(db, plan)
        for planned in plan.planned:
            person = people[planned.person.id] if planned.person else None
            if body_id is not None:
                _add(db, body_id, planned, person, owners.get(planned.principal), group_id)
    return plan


def _saved_people(db: Database, plan: RosterPlan) -> dict[int, Person]:
    """Save who is new and whose empty facts the list fills in; gives the persons by their ids in the plan."""
    known = {person.id: person for person in register.persons(db)}
    # What is planned last for somebody has the facts of all their rows.
    final = {planned.person.id: planned.person for planned in plan.planned if planned.person}
    saved: dict[int, Person] = {}
    for key, person in final.items():
        saved[key] = person
        if key < 0:
            saved[key] = replace(person, id=register.save_person(db, replace(person, id=0)))
        elif known[key] != person:
            register.save_person(db, person)
    return saved


def _saved_principals(db: Database, plan: RosterPlan) -> dict[str, Principal]:
    names = dict.fromkeys(planned.principal for planned in plan.planned if planned.principal)
    return {name: Principal(register.ensure_principal(db, name), name) for name in names}


def _add(
    db: Database, body_id: int, planned: Planned, person: Person | None, owner: Principal | None, group_id: int | None
) -> None:
    row = planned.row
    match planned.deed:
        case Deed.SEAT:
            seat = planned.seat_id or register.save_seat(db, body_id, Seat(0, owner, row.party, row.role))
            if person is not None:
                register.save_holding(db, seat, Holding(0, person, row.period))
        case Deed.SUBSTITUTE if person is not None:
            register.save_substitute(db, body_id, Substitute(0, person, owner, row.party, row.period))
        case Deed.GROUP if person is not None and group_id is not None:
            register.save_member(db, group_id, GroupMember(0, person, owner, row.role or row.title))
