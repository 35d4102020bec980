"""Who should serve: proposals with their reasons, never changes.

Each rule can be switched off for a body (ServiceRules):

- First in turn and present serves in a seat that is vacant or whose member is away or recused (KL 5:17–18). For each
  principal and party its own substitutes come first, then the principal's others; other principals' substitutes only
  where the body lets them.
- Who already serves is not pushed aside by one earlier in the order (KL 5:18).
- A member who comes takes her seat back (KL 5:19).
- Who broke off her service for another reason than jäv serves no more that day (KL 5:20).
- After jäv both member and substitute may go back (KL 5:20).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from samradapp.domain.meeting import Meeting
from samradapp.domain.people import ServiceRules
from samradapp.domain.presence import Room, Rooms, rooms
from samradapp.domain.rollcall import Entry, EventKind, Group, Mark, Standing
from samradapp.domain.swedish import party


class ProposalKind(StrEnum):
    SERVE = "serve"
    STAND_DOWN = "stand-down"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Let ``attendee`` serve in, or stand down from, the seat with this entry id; ``reason`` is a Swedish sentence."""

    kind: ProposalKind
    attendee: int
    seat: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Case:
    """One item's room with the group that decides and its body's rules."""

    meeting: Meeting
    item: int
    earlier: Rooms
    room: Room
    group: Group
    rules: ServiceRules
    upper: bool

    def name(self, attendee: int) -> str:
        return self.meeting.attendee(attendee).name

    def barred(self, attendee: int) -> bool:
        """Tell whether she broke off her service and so serves no more today."""
        return self.rules.no_return_after_leaving and attendee in self.room.interrupted

    def free(self, attendee: int | None) -> bool:
        """Tell whether the person is there, serves nowhere and is not barred."""
        if attendee is None or attendee not in self.room.present or self.barred(attendee):
            return False
        return attendee not in self.room.serving.values()


def _case(meeting: Meeting, item_id: int) -> _Case | None:
    at = rooms(meeting)
    room = at[item_id]
    if room.deciding is None:
        return None
    body = meeting.part_of(item_id).body
    return _Case(meeting, item_id, at, room, room.deciding, body.service, body.party_upper)


def proposals(meeting: Meeting, item_id: int) -> tuple[Proposal, ...]:
    """Give what should change in who serves from the item on, at most one proposal a seat, in the order of the seats.

    A member whom the roll call has not reached is waited for.
    """
    case = _case(meeting, item_id)
    if case is None:
        return ()
    found = {seat.id: proposal for seat in case.group.seats if (proposal := _stand_down(case, seat))}
    found.update(_calls(case))
    return tuple(found[seat.id] for seat in case.group.seats if seat.id in found)


def unfilled(meeting: Meeting, item_id: int) -> tuple[Entry, ...]:
    """Give the seats that stand empty at the item and that no substitute present may fill."""
    case = _case(meeting, item_id)
    if case is None:
        return ()
    called = _calls(case)
    return tuple(seat for seat in case.group.seats if _is_open(case, seat) and seat.id not in called)


def _stand_down(case: _Case, seat: Entry) -> Proposal | None:
    occupant = case.room.serving[seat.id]
    if occupant is None:
        return None
    if case.barred(occupant):
        reason = (
            f"{case.name(occupant)} avbröt sin tjänstgöring av annat skäl än jäv "
            "och får inte tjänstgöra mer i dag (KL 5:20)."
        )
    elif occupant == seat.attendee:
        return None
    else:
        reason = _giving_way(case, seat, occupant)
    return Proposal(ProposalKind.STAND_DOWN, occupant, seat.id, reason) if reason else None


def _giving_way(case: _Case, seat: Entry, occupant: int) -> str:
    """Say why a substitute should leave the seat to another, or nothing."""
    member = seat.attendee
    if member is not None and case.free(member) and seat.id in case.room.entries and member not in case.room.aside:
        if _came_in_for_recusal(case, seat, occupant):
            after_recusal = f"{case.name(member)} är inte längre jävig och får gå in igen (KL 5:20)."
            return after_recusal if case.rules.return_after_recusal else ""
        arrived = f"{case.name(member)} är på plats och har rätt att tjänstgöra i stället för ersättaren (KL 5:19)."
        return arrived if case.rules.member_resumes else ""
    displaced = case.room.displaced.get(seat.id)
    if displaced is not None and case.free(displaced) and case.rules.return_after_recusal:
        return f"{case.name(displaced)} tjänstgjorde före jävet och får gå in igen (KL 5:20)."
    if case.rules.call_order and not case.rules.no_displacement:
        return _ahead(case, seat, occupant)
    return ""


def _came_in_for_recusal(case: _Case, seat: Entry, occupant: int) -> bool:
    """Tell whether the substitute took the seat at an item where its member was recused."""
    order = list(case.earlier)
    so_far = order[: order.index(case.item) + 1]
    calls = [
        item
        for item in so_far
        for event in case.meeting.events
        if event.before == item and (event.kind, event.attendee, event.seat) == (EventKind.SERVES, occupant, seat.id)
    ]
    return bool(calls) and seat.attendee in case.earlier[calls[-1]].recused


def _ahead(case: _Case, seat: Entry, occupant: int) -> str:
    """Say who stands before the occupant in the order of call and is there, or nothing."""
    for substitute in _in_turn(case, seat):
        if substitute.attendee == occupant:
            return ""
        if substitute.attendee is not None and case.free(substitute.attendee):
            return f"{case.name(substitute.attendee)} står före {case.name(occupant)} i inkallelseordningen."
    return ""


def _calls(case: _Case) -> dict[int, Proposal]:
    """Propose a substitute for each open seat, by seat.

    Every seat is first offered to the substitutes of its own principal and party, so that none of them is spent on
    another party's seat.
    """
    found: dict[int, Proposal] = {}
    if not case.rules.call_order:
        return found
    open_seats = [seat for seat in case.group.seats if _is_open(case, seat)]
    for widest in range(4):
        for seat in open_seats:
            taken = {proposal.attendee for proposal in found.values()}
            first = _first_in_turn(case, seat, taken) if seat.id not in found else None
            if first is not None and first.attendee is not None and _distance(first, seat) <= widest:
                reason = _call_reason(case, first, first.attendee, seat)
                found[seat.id] = Proposal(ProposalKind.SERVE, first.attendee, seat.id, reason)
    return found


def _first_in_turn(case: _Case, seat: Entry, taken: set[int]) -> Entry | None:
    eligible = (entry for entry in _in_turn(case, seat) if entry.attendee not in taken)
    return next((entry for entry in eligible if _may_be_called(case, entry, seat)), None)


def _is_open(case: _Case, seat: Entry) -> bool:
    """Tell whether nobody serves in the seat and its member is known to be away, recused or aside."""
    if case.room.serving[seat.id] is not None:
        return False
    waited_for = seat.mark is Mark.UNMARKED and seat.attendee not in case.room.left
    return seat.attendee is None or seat.id in case.room.entries or not waited_for


def _in_turn(case: _Case, seat: Entry) -> Iterator[Entry]:
    """Give the substitutes who may fill the seat in their order of call; who was out for jäv stands first in hers."""
    displaced = case.room.displaced.get(seat.id) if case.rules.return_after_recusal else None
    ordered = sorted(
        (entry for entry in case.group.entries if entry.standing is Standing.SUBSTITUTE),
        key=lambda entry: (entry.attendee != displaced, _distance(entry, seat)),
    )
    for entry in ordered:
        if not case.rules.own_principal_only or entry.principal == seat.principal:
            yield entry


def _distance(substitute: Entry, seat: Entry) -> int:
    """Give 0 for the seat's principal and party, 1 for the principal's other parties, 2 and 3 for other principals."""
    other_party = substitute.party.casefold() != seat.party.casefold()
    return 2 * (substitute.principal != seat.principal) + other_party


def _may_be_called(case: _Case, substitute: Entry, seat: Entry) -> bool:
    if substitute.id not in case.room.entries or not case.free(substitute.attendee):
        return False
    return not _just_stood_down(case, substitute.attendee, seat)


def _just_stood_down(case: _Case, attendee: int | None, seat: Entry) -> bool:
    """Tell whether she has just left this very seat: it would be rude to offer it to her again at once."""
    own = [event for event in case.meeting.events if event.attendee == attendee]
    leaves = any(event.kind is EventKind.STANDS_DOWN and event.before == case.item for event in own)
    seats = [event.seat for event in own if event.kind is EventKind.SERVES]
    return leaves and seats[-1:] == [seat.id]


def _call_reason(case: _Case, substitute: Entry, attendee: int, seat: Entry) -> str:
    name = case.name(attendee)
    if case.rules.return_after_recusal and case.room.displaced.get(seat.id) == attendee:
        return f"{name} tjänstgjorde före jävet och får gå in igen (KL 5:20)."
    of_principal = f" för {seat.principal}" if seat.principal else ""
    match _distance(substitute, seat):
        case 0:
            letters = f" ({party(seat.party, upper=case.upper)})" if seat.party else ""
            return f"{name} står först i tur av de närvarande ersättarna{of_principal}{letters} (KL 5:18)."
        case 1:
            return (
                "Ingen ledig ersättare från samma parti är på plats. "
                f"{name} står först i tur av de andra ersättarna{of_principal} (KL 5:18)."
            )
        case _:
            return (
                "Ingen ledig ersättare från samma huvudman är på plats. "
                f"{name} står först i tur av de andra ersättarna (KL 5:18)."
            )


def may_serve(meeting: Meeting, attendee: int, seat: int, item_id: int) -> str | None:
    """Say in a Swedish sentence why the attendee may not serve in the seat at the item, or None where she may."""
    case = _case(meeting, item_id)
    place = next((entry for entry in case.group.seats if entry.id == seat), None) if case else None
    if case is None or place is None:
        return "Platsen hör inte till det organ som beslutar i ärendet."
    return _absence(case, attendee) or _bar(case, attendee, place) or _claim(case, attendee, place)


def _absence(case: _Case, attendee: int) -> str | None:
    if attendee in case.room.recused:
        return f"{case.name(attendee)} är jävig i ärendet (KL 6:28–30)."
    if attendee not in case.room.present:
        return f"{case.name(attendee)} är inte på plats."
    return None


def _bar(case: _Case, attendee: int, seat: Entry) -> str | None:
    name = case.name(attendee)
    if case.barred(attendee):
        return f"{name} avbröt sin tjänstgöring av annat skäl än jäv och får inte tjänstgöra mer i dag (KL 5:20)."
    if attendee == seat.attendee:
        return None
    own = [entry for entry in case.group.entries if entry.attendee == attendee]
    if not any(entry.standing is Standing.SUBSTITUTE for entry in own):
        return f"{name} är inte ersättare i {case.group.name}."
    if case.rules.own_principal_only and all(entry.principal != seat.principal for entry in own):
        return f"{name} är inte ersättare för {seat.principal or 'platsen'}."
    return None


def _claim(case: _Case, attendee: int, seat: Entry) -> str | None:
    """Say whether she serves in another seat, or another rightly serves in this one."""
    if any(who == attendee and place != seat.id for place, who in case.room.serving.items()):
        return f"{case.name(attendee)} tjänstgör redan på en annan plats."
    occupant = case.room.serving[seat.id]
    if occupant is None or occupant == attendee or attendee == seat.attendee:
        return None
    if occupant == seat.attendee:
        return f"{case.name(occupant)} tjänstgör själv på sin plats."
    if case.rules.no_displacement and case.room.displaced.get(seat.id) != attendee:
        return f"{case.name(occupant)} tjänstgör redan på platsen och trängs inte undan av ordningen (KL 5:18)."
    return None
