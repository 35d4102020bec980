"""Who may adjust the minutes: those who were there, the deciding ones first."""

from samradapp.domain.meeting import Meeting
from samradapp.domain.presence import rooms
from samradapp.domain.swedish import fold


def can_adjust(meeting: Meeting) -> tuple[str, ...]:
    """Give the names to choose adjusters from: who has served, then who else was present.

    The chair adjusts by office and the secretary has written it all; those already chosen are left out too.
    """
    at = rooms(meeting).values()
    served = [who for room in at for who in room.serving.values() if who is not None]
    present = {who for room in at for who in room.present}
    others = [person.id for person in meeting.attendees if person.id in present]
    taken = {fold(name) for name in (meeting.chair, meeting.secretary, *(who.name for who in meeting.adjusters))}
    names = {person.id: person.name for person in meeting.attendees}
    ordered = dict.fromkeys(names[who] for who in (*served, *others))
    return tuple(name for name in ordered if fold(name) not in taken)
