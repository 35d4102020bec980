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

    Guests stay, and marks, but for a seat that another holds: nobody is present by somebody else's mark. Lines are
    matched by the register's seat, else by the person, else (from a meeting file) by the very name.
    """
    with step(db, meeting_id, "Uppdaterade närvarolistan från registret"):
        for group_id in [group.id for group in load(db, meeting_id).groups]:
            meeting, draft = load(db, meeting_id), Draft()
            group = meeting.group(group_id)
            wanted = _wanted(db, draft, meeting, group)
            if wanted is not None:
                _Update(db, meeting, group, {attendee.id: attendee for attendee in draft.attendees}).apply(wanted)


def in_the_proceedings(meeting: Meeting) -> frozenset[int]:
    """Give the attendees whom the log, a motion, a vote or a reservation names."""
    logged = {event.attendee for event in meeting.events}
    moved = {who for item in meeting.items for motion in item.motions for who in motion.movers}
    voted = {ballot.attendee for item in meeting.items for vote in item.votes for ballot in vote.ballots}
    dissented = {who for item in meeting.items for reservation in item.reservations for who in reservation.members}
    return frozenset(logged | moved | voted | dissented)


def _wanted(db: Database, draft: Draft, meeting: Meeting, group: Group) -> tuple[Entry, ...] | None:
    """Give the lines that the register would make for this group, or None when it is not (or no longer) there."""
    if group.register_group is not None:
        owner = rows.one(db, "SELECT body_id FROM people_group WHERE id = ?", group.register_group)
        if owner is None:
            return None
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
        self._added: dict[int, int] = {}
        self._named = in_the_proceedings(meeting)

    def apply(self, wanted: tuple[Entry, ...]) -> None:
        left = list(self._group.entries)
        order: list[int] = []
        for entry in wanted:
            attendee = self._people[entry.attendee] if entry.attendee is not None else None
            old = next((old for old in left if self._same_line(old, entry, attendee)), None)
            values = _values(entry, self._attendee_id(attendee))
            if old is None:
                order.append(self._insert(values))
                continue
            left.remove(old)
            order.append(old.id)
            self._change(old, values)
        for entry in left:
            self._remove_if_gone(entry)
        self._forget_the_unlisted()
        self._put_in_order(order)

    def _put_in_order(self, wanted: list[int]) -> None:
        """Stand in the register's order, which is the order of call, with guests last; writes nothing when it does."""
        now = [
            row["id"]
            for row in rows.select(
                self._db, "SELECT id FROM roll_entry WHERE group_id = ? ORDER BY position, id", self._group.id
            )
        ]
        ordered = [*wanted, *(entry for entry in now if entry not in wanted)]
        if ordered != now:
            for position, entry in enumerate(ordered, start=1):
                rows.update(self._db, "roll_entry", entry, position=float(position))

    def _same_line(self, old: Entry, wanted: Entry, attendee: Attendee | None) -> bool:
        if wanted.register_seat is not None and old.register_seat is not None:
            return old.register_seat == wanted.register_seat
        if attendee is None or old.attendee is None:
            vacant = attendee is None and old.attendee is None
            return vacant and (old.standing, old.principal) == (wanted.standing, wanted.principal)
        return _same_person(self._meeting.attendee(old.attendee), attendee)

    def _change(self, old: Entry, values: dict[str, rows.Value]) -> None:
        differing = rows.changed(_values(old, old.attendee), values)
        if "attendee_id" in differing and old.mark is not Mark.UNMARKED:
            differing["mark"] = Mark.UNMARKED
        if differing:
            rows.update(self._db, "roll_entry", old.id, **differing)

    def _remove_if_gone(self, entry: Entry) -> None:
        """Lines that the register no longer has go, unless somebody is marked on them or named in the proceedings."""
        person = self._meeting.attendee(entry.attendee).person_id if entry.attendee is not None else None
        from_register = entry.register_seat is not None or person is not None
        served = any(event.seat == entry.id for event in self._meeting.events)
        if from_register and entry.mark is Mark.UNMARKED and not served and entry.attendee not in self._named:
            rows.delete(self._db, "roll_entry", entry.id)

    def _forget_the_unlisted(self) -> None:
        """Those of the group who now stand on no list are no attendees, unless the proceedings name them."""
        for attendee in {entry.attendee for entry in self._group.entries} - self._named - {None}:
            if not rows.one(self._db, "SELECT 1 FROM roll_entry WHERE attendee_id = ?", attendee):
                self._db.execute("DELETE FROM attendee WHERE id = ?", [attendee])

    def _attendee_id(self, attendee: Attendee | None) -> int | None:
        """Give the meeting's attendee for a person of the register, renamed or added when need be."""
        if attendee is None:
            return None
        if attendee.id in self._added:
            return self._added[attendee.id]
        known = next((known for known in self._meeting.attendees if _same_person(known, attendee)), None)
        wanted: dict[str, rows.Value] = {"person_id": attendee.person_id, "name": attendee.name}
        if known is None:
            self._added[attendee.id] = rows.insert(self._db, "attendee", meeting_id=self._meeting.id, **wanted)
            return self._added[attendee.id]
        differing = rows.changed({"person_id": known.person_id, "name": known.name}, wanted)
        if differing:
            rows.update(self._db, "attendee", known.id, **differing)
        return known.id

    def _insert(self, values: dict[str, rows.Value]) -> int:
        return rows.insert(
            self._db,
            "roll_entry",
            meeting_id=self._meeting.id,
            group_id=self._group.id,
            position=rows.last_position(self._db, "roll_entry", group_id=self._group.id),
            **values,
        )


def _same_person(known: Attendee, attendee: Attendee) -> bool:
    """Tell by the register's number; by the name when the meeting came from a file and knows no number."""
    if known.person_id is not None:
        return known.person_id == attendee.person_id
    return known.name == attendee.name


def _values(entry: Entry, attendee: int | None) -> dict[str, rows.Value]:
    return {
        "attendee_id": attendee,
        "standing": entry.standing,
        "party": entry.party,
        "principal": entry.principal,
        "role": entry.role,
        "register_seat": entry.register_seat,
    }
