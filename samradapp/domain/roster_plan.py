"""What a written roster would add to the register: decided here, so that it can be shown before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from samradapp.domain.people import Period, Person, Principal, Roster, Seat
from samradapp.domain.rollcall import Standing
from samradapp.domain.roster import RosterRow, WrittenRoster
from samradapp.domain.roster_words import known_principal
from samradapp.domain.swedish import counted, fold, joined
from samradapp.domain.swedish import party as bare_party


class Deed(StrEnum):
    SEAT = "seat"  # a member in a seat, or a vacant seat
    SUBSTITUTE = "substitute"
    GROUP = "group"
    PERSON = "person"  # in the register alone, when no group was chosen
    NOTHING = "nothing"  # is there already


@dataclass(frozen=True, slots=True)
class Planned:
    """What is done for one row.

    ``person`` has 0 less the line as its id when it is new, and is None for a vacant seat; ``seat_id`` is the empty
    seat it takes, None for a new one. ``principal`` is a name as the register spells it, empty for none.
    """

    row: RosterRow
    deed: Deed
    person: Person | None
    principal: str = ""
    seat_id: int | None = None


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What is done for every row, in the order it is done, and what the list says otherwise than the register."""

    planned: tuple[Planned, ...] = ()
    notes: tuple[str, ...] = ()

    def count(self, deed: Deed) -> int:
        return sum(planned.deed is deed for planned in self.planned)

    def sentence(self, *, done: bool) -> str:
        """Give "12 ledamöter och 8 ersättare lades till, 3 fanns redan.", or in the present what would be done."""
        added = [words for deed in _COUNTED for words in _counted(self, deed)]
        there = self.count(Deed.NOTHING)
        if not self.planned:
            return "Listan innehåller inga namn."
        if not added:
            who = {1: "namnet", 2: "båda"}.get(there, f"alla {there}")
            return f"Inget nytt: {who} {'fanns' if done else 'finns'} redan."
        more = f", {there} {'fanns' if done else 'finns'} redan" if there else ""
        return f"{joined(added)} {'lades' if done else 'läggs'} till{more}."


_COUNTED = {
    Deed.SEAT: ("ledamot", "ledamöter"),
    Deed.SUBSTITUTE: ("ersättare", "ersättare"),
    Deed.GROUP: ("person i gruppen", "personer i gruppen"),
    Deed.PERSON: ("person i registret", "personer i registret"),
}


def _counted(plan: RosterPlan, deed: Deed) -> list[str]:
    """Give "12 ledamöter" and "2 vakanta platser", as far as there are any."""
    one, many = _COUNTED[deed]
    vacant = sum(planned.deed is deed and planned.person is None for planned in plan.planned)
    count = plan.count(deed) - vacant
    named = [counted(count, one, many)] if count else []
    empty = [counted(vacant, "vakant plats", "vakanta platser")] if vacant else []
    return [*named, *empty]


def plan_roster(
    written: WrittenRoster,
    roster: Roster,
    persons: tuple[Person, ...],
    principals: tuple[Principal, ...],
    today: date,
    group_id: int | None = None,
) -> RosterPlan:
    """Decide for each row: who it is, and whether a seat, a place among the substitutes or in the group is added.

    The same name with the same party and organisation, as far as both are known, is the same person. A body without
    seats takes everybody into the group. Who is there already is left as it is, but for facts that were empty.
    A row without a first day holds from ``today`` where somebody had the seat before, else without beginning.
    """
    planner = _Planner(roster, persons, principals, today, group_id)
    members = [row for row in written.rows if row.standing is not Standing.SUBSTITUTE]
    called = [row for row in written.rows if row.standing is Standing.SUBSTITUTE]
    in_order = sorted(called, key=lambda row: (row.order is None, row.order or 0))
    planned = tuple(planner.plan(row) for row in (*members, *in_order))
    return RosterPlan(planned, (*written.notes, *planner.notes, *_missing(roster, planned, today)))


def _missing(roster: Roster, planned: tuple[Planned, ...], today: date) -> Iterator[str]:
    """Say who holds a seat and is not in the list, if the list is one of members."""
    listed = {planned.person.id for planned in planned if planned.person}
    holders = [holder for seat in roster.seats if (holder := seat.holder(today))]
    names = [holder.name for holder in holders if holder.id not in listed]
    if names and any(planned.row.standing is Standing.MEMBER for planned in planned):
        yield f"I registret men inte i listan: {joined(names)}. De är kvar."


class _Planner:
    """Plans row by row and remembers what the earlier ones took."""

    def __init__(
        self,
        roster: Roster,
        persons: tuple[Person, ...],
        principals: tuple[Principal, ...],
        today: date,
        group_id: int | None,
    ) -> None:
        self._today = today
        self._roster = roster
        self._persons = {person.id: person for person in persons}
        self._principals = [principal.name for principal in principals]
        self._group = next((group for group in roster.groups if group.id == group_id), None)
        self._taken: set[int] = set()
        self._planned: list[Planned] = []
        self._parties = _parties(roster)
        self.notes: list[str] = []

    def plan(self, row: RosterRow) -> Planned:
        principal = self._principal(row.principal)
        if not self._roster.body.has_seats:
            row = replace(row, standing=Standing.OTHER)
        if row.vacant:
            return self._vacancy(row, principal)
        person = self._person(row)
        again = Planned(row, Deed.NOTHING, person, principal)
        if any(_is_repeated(earlier, again) for earlier in self._planned):
            return again
        plan = {
            Standing.MEMBER: self._member,
            Standing.SUBSTITUTE: self._substitute,
            Standing.OTHER: self._other,
        }[row.standing]
        self._planned.append(plan(row, person, principal))
        return self._planned[-1]

    def _principal(self, name: str) -> str:
        if not name:
            return ""
        known = known_principal(name, self._principals)
        if known is None:
            self._principals.append(name)
        return known or name

    def _person(self, row: RosterRow) -> Person:
        """Find who it is, with the facts that were empty filled in, or give somebody new."""
        same = [person for person in self._persons.values() if self._is_same(person, row)]
        exact = [person for person in same if fold(person.organisation) == fold(row.organisation)]
        new = Person(-row.line, row.name)
        found = next(iter((*exact, *same)), new)
        filled = replace(
            found,
            title=found.title or row.title,
            organisation=found.organisation or row.organisation,
            party=found.party or row.party,
            email=found.email or row.email,
        )
        self._persons[filled.id] = filled
        if row.party:
            self._parties.setdefault(filled.id, set()).add(_letters(row.party))
        return filled

    def _is_same(self, person: Person, row: RosterRow) -> bool:
        parties = self._parties.get(person.id, set()) | ({_letters(person.party)} if person.party else set())
        return (
            fold(person.name) == fold(row.name)
            and _agree(person.organisation, row.organisation)
            and (not row.party or not parties or _letters(row.party) in parties)
        )

    def _then(self, row: RosterRow) -> Period:
        """Give the days a row speaks of: from today on when it does not say."""
        over = row.period.end is not None and row.period.end < self._today
        return row.period if row.period.start or over else replace(row.period, start=self._today)

    def _member(self, row: RosterRow, person: Person, principal: str) -> Planned:
        for seat in self._roster.seats:
            held = any(
                known.person.id == person.id and _overlap(known.period, self._then(row)) for known in seat.holdings
            )
            if held and _agree(_owner(seat), principal) and _same_party(seat.party, row.party):
                self._note_other_role(seat, row)
                return Planned(row, Deed.NOTHING, person, principal, seat.id)
        empty = self._empty_seat(row, principal)
        if empty is not None and empty.holdings:
            row = replace(row, period=self._then(row))
        return Planned(row, Deed.SEAT, person, principal, empty.id if empty else None)

    def _substitute(self, row: RosterRow, person: Person, principal: str) -> Planned:
        there = any(
            known.person.id == person.id
            and _overlap(known.period, self._then(row))
            and _agree(known.principal.name if known.principal else "", principal)
            and _same_party(known.party, row.party)
            for known in self._roster.substitutes
        )
        return Planned(row, Deed.NOTHING if there else Deed.SUBSTITUTE, person, principal)

    def _note_other_role(self, seat: Seat, row: RosterRow) -> None:
        if row.role and fold(row.role) != fold(seat.role):
            there = f"rollen ”{seat.role}”" if seat.role else "ingen roll"
            self.notes.append(f"{row.name} har {there} i registret och ”{row.role}” i listan. Registret gäller.")

    def _vacancy(self, row: RosterRow, principal: str) -> Planned:
        """Plan a seat that nobody holds; a vacant substitute or guest is nothing to remember."""
        empty = self._empty_seat(row, principal)
        is_new = row.standing is Standing.MEMBER and empty is None
        return Planned(row, Deed.SEAT if is_new else Deed.NOTHING, None, principal, empty.id if empty else None)

    def _empty_seat(self, row: RosterRow, principal: str) -> Seat | None:
        """Take a seat of the same principal, party and role that stands empty, and that no earlier row has taken."""
        for seat in self._roster.seats:
            free = not any(_overlap(held.period, self._then(row)) for held in seat.holdings)
            alike = fold(_owner(seat)) == fold(principal) and _letters(seat.party) == _letters(row.party)
            if free and alike and fold(seat.role) == fold(row.role) and seat.id not in self._taken:
                self._taken.add(seat.id)
                return seat
        return None

    def _other(self, row: RosterRow, person: Person, principal: str) -> Planned:
        if self._group is None:
            return Planned(row, Deed.PERSON if person.id < 0 else Deed.NOTHING, person, principal)
        there = any(member.person.id == person.id for member in self._group.members)
        return Planned(row, Deed.NOTHING if there else Deed.GROUP, person, principal)


def _parties(roster: Roster) -> dict[int, set[str]]:
    """Give the parties that each person holds something for, by the person's id."""
    parties: dict[int, set[str]] = {}
    held = [(holding.person, seat.party) for seat in roster.seats for holding in seat.holdings]
    for person, party in (*held, *((known.person, known.party) for known in roster.substitutes)):
        if party:
            parties.setdefault(person.id, set()).add(_letters(party))
    return parties


def _is_repeated(earlier: Planned, planned: Planned) -> bool:
    """Tell whether the list says the same of the same person again, with more or fewer words."""
    return (
        earlier.person is not None
        and planned.person is not None
        and (earlier.person.id, earlier.row.standing) == (planned.person.id, planned.row.standing)
        and _agree(earlier.principal, planned.principal)
    )


def _overlap(one: Period, other: Period) -> bool:
    begins_in_time = one.start is None or other.end is None or one.start <= other.end
    return begins_in_time and (other.start is None or one.end is None or other.start <= one.end)


def _owner(seat: Seat) -> str:
    return seat.principal.name if seat.principal else ""


def _letters(party: str) -> str:
    return fold(bare_party(party))


def _agree(one: str, other: str) -> bool:
    """Tell whether the two are the same as far as both are known."""
    return not one or not other or fold(one) == fold(other)


def _same_party(one: str, other: str) -> bool:
    return _agree(_letters(one), _letters(other))
