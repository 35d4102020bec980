"""What the grid offers at one cell: about that person, and by the rules of service."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.cell_service import offered_at
from samradapp.domain.meeting import Meeting
from samradapp.domain.presence import rooms
from samradapp.domain.rollcall import Mark
from samradapp.domain.service import ProposalKind, may_serve, proposals

YLVA, SIGBRITT, ELIS, INGVAR, DISA, NILS, TOVE = range(1, 8)
ABSENT = Mark.ABSENT


def briefly(meeting: Meeting, attendee: int) -> tuple[str, int, int] | None:
    offered = offered_at(meeting, attendee, 150)
    return (offered.kind.value, offered.attendee, offered.seat) if offered else None


def test_who_is_proposed_and_who_is_away_are_offered_the_same(samrad):
    meeting = samrad(marks={ELIS: ABSENT}, roll_opened=True)
    assert briefly(meeting, TOVE) == briefly(meeting, ELIS) == ("serve", TOVE, 103)
    assert briefly(meeting, YLVA) is None


def test_who_serves_for_another_may_stop(samrad):
    meeting = samrad(("serves", TOVE, 15, 103), marks={ELIS: ABSENT}, roll_opened=True)
    assert briefly(meeting, TOVE) == ("stand-down", TOVE, 103)
    assert briefly(meeting, ELIS) is None


def test_before_the_roll_call_nothing_is_offered(samrad):
    assert briefly(samrad(marks={ELIS: ABSENT}, roll_opened=False), TOVE) is None


@given(data=st.data())
def test_what_is_offered_is_proposed_allowed_or_a_leave(meetings, data) -> None:
    meeting = replace(data.draw(meetings), roll_opened=True)
    for item, room in rooms(meeting).items():
        for attendee in meeting.attendees:
            offered = offered_at(meeting, attendee.id, item)
            if offered is None or offered in proposals(meeting, item):
                continue
            if offered.kind is ProposalKind.SERVE:
                assert may_serve(meeting, offered.attendee, offered.seat, item) is None
            else:
                assert room.serving[offered.seat] == attendee.id
