"""What a vote came to, and what does not hold in votes and reservations."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from samradapp.domain.decision import Choice, Reservation, Vote
from samradapp.domain.meeting import Meeting
from samradapp.domain.presence import Room, rooms


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold, as a Swedish sentence; ``attendee`` is whom it is about, if anybody."""

    sentence: str
    attendee: int | None = None


def is_tie(vote: Vote) -> bool:
    """Tell whether as many voted yes as no."""
    return bool(vote.ballots) and vote.count(Choice.YES) == vote.count(Choice.NO)


def winner(vote: Vote) -> Choice | None:
    """Give yes or no, whichever won, by the casting vote at a tie; None where nothing is decided yet."""
    if not vote.ballots or is_tie(vote):
        return vote.casting if vote.casting is not Choice.ABSTAIN else None
    return Choice.YES if vote.count(Choice.YES) > vote.count(Choice.NO) else Choice.NO


def vote_faults(meeting: Meeting, item_id: int, vote: Vote, room: Room | None = None) -> tuple[Fault, ...]:
    """Give what does not hold in the vote (R69).

    Only who serves votes, and once; the votes are as many as serve; a tie needs the chair's casting vote and nothing
    else has one (KL 5:55). A vote without ballots was secret or is not counted yet, and has only the last to answer.
    ``room`` spares deriving it anew.
    """
    return (*_ballot_faults(meeting, room or rooms(meeting)[item_id], vote), *_casting_faults(vote))


def _ballot_faults(meeting: Meeting, room: Room, vote: Vote) -> Iterator[Fault]:
    if not vote.ballots:
        return
    serving = {attendee for attendee in room.serving.values() if attendee is not None}
    for attendee, times in Counter(ballot.attendee for ballot in vote.ballots).items():
        name = meeting.attendee(attendee).name
        if attendee not in serving:
            yield Fault(f"{name} har röstat men tjänstgör inte i ärendet.", attendee)
        if times > 1:
            yield Fault(f"{name} har röstat mer än en gång.", attendee)
    if len(vote.ballots) != len(serving):
        yield Fault(f"Rösterna är {len(vote.ballots)} men {len(serving)} tjänstgör i ärendet.")


def _casting_faults(vote: Vote) -> Iterator[Fault]:
    if vote.casting is Choice.ABSTAIN:
        yield Fault("Utslagsrösten ska vara ja eller nej.")
    if is_tie(vote) and vote.casting is None:
        yield Fault("Rösterna är lika många. Ordförandens utslagsröst saknas.")
    if vote.ballots and not is_tie(vote) and vote.casting is not None:
        yield Fault("Utslagsröst är angiven fast rösterna inte är lika många.")


def reservation_faults(
    meeting: Meeting, item_id: int, reservation: Reservation, room: Room | None = None
) -> tuple[Fault, ...]:
    """Give who reserved without having taken part in the decision (KL 4:27, R70).

    Who serves takes part; in a body without seats it is who is present.
    """
    room = room or rooms(meeting)[item_id]
    took_part = set(room.serving.values()) if room.deciding is not None else room.present
    return tuple(
        Fault(f"{meeting.attendee(member).name} har reserverat sig men deltog inte i beslutet.", member)
        for member in reservation.members
        if member not in took_part
    )
