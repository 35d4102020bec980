"""Bring a meeting's attendance lists up to the register, writing only the lines that differ."""

from sqlite_utils import Database

from samradapp.domain.meeting import Meeting
from samradapp.domain.rollcall import Attendee, Entry, Group, Mark
from samradapp.domain.template import Draft, register_group, seats_group
from samradapp.store import register, rows
from samradapp.store.journal import step
from samradapp.store.meetings import load


def update_from_register(db: Database, meeting_id: int) -> None:
    """Bring names, parties, principals and roles up to what the register says of the meeting's day.

    Marks and guests stay. Lines are matched by the register's seat, else by the person.
    """
    meeting = load(db, meeting_id)
    with step(db, meeting_id, "Uppdaterade närvarolistan från registret"):
        for group in meeting.groups:
            draft = Draft()
            wanted = _wanted(db, draft, meeting, group)
            if wanted is not None:
                _Update(db, meeting, group, {attendee.id: attendee for attendee in draft.attendees}).apply(wanted)


def _wanted(db: Database, draft: Draft, meeting: Meeting, group: Group) -> tuple[Entry, ...] | None:
    """Give the lines that the register would make for this group, or None when it does not come from there."""
    if group.register_group is not None:
        owner = rows.one(db, "SELECT body_id FROM people_group WHERE id = ?", group.register_group)
        found = next(known for known in register.roster(db, owner).groups if known.id == group.register_group)
        return register_group(draft, found).entries
    if group.body_id is not None:
        roster = register.roster(db, group.body_id)
        return seats_group(draft, roster, meeting.day).entries if roster.seats else None
    return None


class _Update:
    """One group's lines on their way to what the register says; ``people`` are the draft's attendees by id."""

    def __init__(self, db: Database, meeting: Meeting, group: Group, people: dict[int, Attendee]) -> None:
        self._db = db
        self._meeting = meeting
        self._group = group
        self._people = people
        self._known = {attendee.person_id: attendee for attendee in meeting.attendees if attendee.person_id is not None}

    def apply(self, wanted: tuple[Entry, ...]) -> None:
        left = list(self._group.entries)
        for entry in wanted:
            attendee = self._people[entry.attendee] if entry.attendee is not None else None
            values = _values(entry, self._attendee_id(attendee))
            old = next((old for old in left if self._same_line(old, entry, attendee)), None)
            if old is None:
                self._insert(values)
                continue
            left.remove(old)
            differing = rows.changed(_values(old, old.attendee), values)
            if differing:
                rows.update(self._db, "roll_entry", old.id, **differing)
        self._remove_unmarked(left)

    def _same_line(self, old: Entry, wanted: Entry, attendee: Attendee | None) -> bool:
        if wanted.register_seat is not None:
            return old.register_seat == wanted.register_seat
        return attendee is not None and attendee.person_id == self._person(old)

    def _person(self, entry: Entry) -> int | None:
        return self._meeting.attendee(entry.attendee).person_id if entry.attendee is not None else None

    def _remove_unmarked(self, left: list[Entry]) -> None:
        """Lines that the register no longer has go, unless somebody has been marked on them."""
        for entry in left:
            from_register = entry.register_seat is not None or self._person(entry) is not None
            if from_register and entry.mark is Mark.UNMARKED:
                rows.delete(self._db, "roll_entry", entry.id)

    def _attendee_id(self, attendee: Attendee | None) -> int | None:
        """Give the meeting's attendee for a person of the register, renamed or added when need be."""
        if attendee is None or attendee.person_id is None:
            return None
        known = self._known.get(attendee.person_id)
        if known is None:
            added = rows.insert(
                self._db,
                "attendee",
                meeting_id=self._meeting.id,
                person_id=attendee.person_id,
                name=attendee.name,
            )
            known = Attendee(added, attendee.name, attendee.person_id)
        elif known.name != attendee.name:
            rows.update(self._db, "attendee", known.id, name=attendee.name)
        self._known[attendee.person_id] = known
        return known.id

    def _insert(self, values: dict[str, rows.Value]) -> None:
        rows.insert(
            self._db,
            "roll_entry",
            meeting_id=self._meeting.id,
            group_id=self._group.id,
            position=rows.last_position(self._db, "roll_entry", group_id=self._group.id),
            **values,
        )


def _values(entry: Entry, attendee: int | None) -> dict[str, rows.Value]:
    return {
        "attendee_id": attendee,
        "standing": entry.standing,
        "party": entry.party,
        "principal": entry.principal,
        "role": entry.role,
        "register_seat": entry.register_seat,
    }
