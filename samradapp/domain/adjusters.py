"""Who may adjust the minutes: those who were there, the deciding ones first, and whom the body else knows."""

from collections.abc import Iterable
from datetime import date

from samradapp.domain.meeting import Meeting
from samradapp.domain.people import Holding, Person, Roster, Substitute
from samradapp.domain.presence import rooms
from samradapp.domain.swedish import fold, sort_key


def can_adjust(meeting: Meeting) -> tuple[str, ...]:
    """Give the names to choose adjusters from: who has served, then who else was present.

    The chair adjusts by office and the secretary has written it all; those already chosen are left out too.
    """
    present = {who for room in rooms(meeting).values() for who in room.present}
    others = [person.id for person in meeting.attendees if person.id in present]
    return _free(meeting, (*_served(meeting), *others))


def to_propose(meeting: Meeting) -> tuple[str, ...]:
    """Give whom to propose before others: who has served, or who was present where there are no seats."""
    if any(room.deciding is not None for room in rooms(meeting).values()):
        return _free(meeting, _served(meeting))
    return can_adjust(meeting)


def else_known(meeting: Meeting, roster: Roster) -> tuple[str, ...]:
    """Give, by name, whom the body has on the day of the meeting and ``can_adjust`` leaves out because she was away."""
    taken = _taken(meeting) | {fold(name) for name in can_adjust(meeting)}
    names = dict.fromkeys(person.name for person in _people(roster, meeting.day))
    return tuple(name for name in sorted(names, key=sort_key) if fold(name) not in taken)


def _served(meeting: Meeting) -> list[int]:
    return [who for room in rooms(meeting).values() for who in room.serving.values() if who is not None]


def _free(meeting: Meeting, attendees: Iterable[int]) -> tuple[str, ...]:
    """Give the names of these but for those who cannot be chosen, each once."""
    taken, names = _taken(meeting), {person.id: person.name for person in meeting.attendees}
    return tuple(name for name in dict.fromkeys(names[who] for who in attendees) if fold(name) not in taken)


def _taken(meeting: Meeting) -> set[str]:
    return {fold(name) for name in (meeting.chair, meeting.secretary, *(who.name for who in meeting.adjusters))}


def _people(roster: Roster, day: date) -> Iterable[Person]:
    held: list[Holding | Substitute] = [one for seat in roster.seats for one in seat.holdings]
    yield from (one.person for one in (*held, *roster.substitutes) if one.period.covers(day))
    yield from (member.person for group in roster.groups for member in group.members)
