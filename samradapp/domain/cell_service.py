"""Who may begin or end her service at one cell of the presence grid: a person at an item."""

from samradapp.domain.meeting import Meeting
from samradapp.domain.presence import rooms
from samradapp.domain.service import Proposal, ProposalKind, may_serve, proposals


def offered_at(meeting: Meeting, attendee: int, item_id: int) -> Proposal | None:
    """Give what can be changed in who serves, as far as it is about this person.

    First what is proposed for her, then that she leaves a seat that is not her own, then whom is proposed for her own
    seat. A substitute whom nobody proposes may still serve in the first open seat that the rules let her have.
    """
    if meeting.locked or not meeting.roll_opened:
        return None
    offered = proposals(meeting, item_id)
    about_her = next((one for one in offered if one.attendee == attendee), None)
    own = _own_seats(meeting, attendee)
    leaving = _leaving(meeting, attendee, item_id, own)
    for_her_seat = next((one for one in offered if one.seat in own), None)
    return about_her or leaving or for_her_seat or _open_to(meeting, attendee, item_id)


def _own_seats(meeting: Meeting, attendee: int) -> set[int]:
    return {seat.id for group in meeting.groups for seat in group.seats if seat.attendee == attendee}


def _leaving(meeting: Meeting, attendee: int, item_id: int, own: set[int]) -> Proposal | None:
    served = rooms(meeting)[item_id].serving
    seat = next((seat for seat, who in served.items() if who == attendee and seat not in own), None)
    return Proposal(ProposalKind.STAND_DOWN, attendee, seat, "") if seat is not None else None


def _open_to(meeting: Meeting, attendee: int, item_id: int) -> Proposal | None:
    """Let her serve in the first seat that nobody serves in; her own is hers without being let."""
    served = rooms(meeting)[item_id].serving
    own = _own_seats(meeting, attendee)
    empty = (seat for seat, who in served.items() if who is None and seat not in own)
    seat = next((seat for seat in empty if may_serve(meeting, attendee, seat, item_id) is None), None)
    return Proposal(ProposalKind.SERVE, attendee, seat, "") if seat is not None else None
