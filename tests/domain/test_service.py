"""Proposals for service: each rule, each switch, and that following them comes to an end."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.people import Body, ServiceRules
from samradapp.domain.presence import rooms, serving
from samradapp.domain.rollcall import Entry, Event, EventKind, Mark
from samradapp.domain.service import Proposal, ProposalKind, may_serve, proposals, unfilled

YLVA, SIGBRITT, ELIS, INGVAR, DISA, NILS, TOVE, ALVA, GUNVOR, FOLKE, BIRGIT = range(1, 12)
ABSENT, UNMARKED = Mark.ABSENT, Mark.UNMARKED
# The substitute of the vacant seat is not there, so that it is left alone.
QUIET = {NILS: ABSENT, DISA: ABSENT}


def briefly(found: tuple[Proposal, ...]) -> list[tuple[str, int, int]]:
    return [(proposal.kind.value, proposal.attendee, proposal.seat) for proposal in found]


def body(**rules: bool) -> Body:
    return Body(1, "Samrådet", service=ServiceRules(**rules))


def test_the_first_in_turn_of_the_same_principal_and_party_is_called(samrad):
    meeting = samrad(marks={ELIS: ABSENT, INGVAR: ABSENT})
    assert briefly(proposals(meeting, 150)) == [("serve", TOVE, 103), ("serve", DISA, 104), ("serve", NILS, 105)]
    assert "(KL 5:18)" in proposals(meeting, 150)[0].reason


def test_who_is_not_there_is_passed_over(samrad):
    meeting = samrad(marks={ELIS: ABSENT, TOVE: ABSENT, INGVAR: Mark.EXCUSED, DISA: ABSENT, NILS: UNMARKED})
    assert briefly(proposals(meeting, 150)) == [("serve", ALVA, 103)]
    assert [seat.id for seat in unfilled(meeting, 150)] == [104, 105]


def test_another_party_of_the_same_principal_comes_last(samrad):
    meeting = samrad(marks={INGVAR: ABSENT, DISA: ABSENT})
    assert briefly(proposals(meeting, 150)) == [("serve", NILS, 105)], "Nils is kept for his own party's seat"
    filled = samrad(("serves", DISA, 15, 105), ("leaves", INGVAR, 15), marks={DISA: Mark.PRESENT})
    assert briefly(proposals(filled, 150)) == [("serve", NILS, 104)]
    assert proposals(filled, 150)[0].reason.startswith("Ingen ledig ersättare från samma parti")


def test_another_principal_is_asked_only_where_the_body_lets_it(samrad):
    marks = {SIGBRITT: ABSENT, **QUIET}
    assert briefly(proposals(samrad(marks=marks), 150)) == []
    allowed = samrad(marks=marks, body=body(own_principal_only=False))
    assert briefly(proposals(allowed, 150)) == [("serve", TOVE, 102), ("serve", ALVA, 105)]


def test_a_member_whom_the_roll_call_has_not_reached_is_waited_for(samrad):
    meeting = samrad(marks={ELIS: UNMARKED, **QUIET})
    assert proposals(meeting, 150) == ()
    assert [seat.id for seat in unfilled(meeting, 150)] == [105]


def test_who_already_serves_is_not_pushed_aside_by_the_order(samrad):
    events = (("serves", ALVA, 15, 103), ("arrives", TOVE, 17))
    marks = {ELIS: ABSENT, TOVE: ABSENT, **QUIET}
    assert proposals(samrad(*events, marks=marks), 170) == ()
    displacing = samrad(*events, marks=marks, body=body(no_displacement=False))
    assert briefly(proposals(displacing, 170)) == [("stand-down", ALVA, 103)]


def test_who_stands_later_in_the_order_displaces_nobody(samrad):
    meeting = samrad(("serves", TOVE, 15, 103), marks={ELIS: ABSENT, **QUIET}, body=body(no_displacement=False))
    assert proposals(meeting, 160) == ()


def test_a_member_who_stood_down_is_not_asked_back(samrad):
    meeting = samrad(("stands-down", ELIS, 16), ("serves", TOVE, 16, 103), marks=QUIET)
    assert proposals(meeting, 170) == ()


def test_a_member_there_in_another_capacity_does_not_take_her_seat_back(samrad):
    meeting = samrad(("serves", TOVE, 15, 103), marks={ELIS: ABSENT, **QUIET})
    officials = replace(meeting.group(2), entries=(Entry(122, ELIS, Mark.PRESENT),))
    meeting = replace(meeting, groups=(meeting.group(1), officials, meeting.group(3)))
    assert ELIS in rooms(meeting)[150].present
    assert proposals(meeting, 150) == ()


def test_a_member_who_came_and_left_again_is_no_longer_waited_for(samrad):
    meeting = samrad(("arrives", ELIS, 16), ("leaves", ELIS, 18), marks={ELIS: UNMARKED, **QUIET})
    assert proposals(meeting, 150) == ()
    assert briefly(proposals(meeting, 180)) == [("serve", TOVE, 103)]


def test_a_member_who_comes_takes_her_seat_back(samrad):
    events = (("serves", TOVE, 15, 103), ("arrives", ELIS, 17))
    marks = {ELIS: ABSENT, **QUIET}
    found = proposals(samrad(*events, marks=marks), 170)
    assert briefly(found) == [("stand-down", TOVE, 103)]
    assert (
        found[0].reason == "Elis Forsvall är på plats och har rätt att tjänstgöra i stället för ersättaren (KL 5:19)."
    )
    assert proposals(samrad(*events, marks=marks, body=body(member_resumes=False)), 170) == ()


def test_a_member_who_left_and_returned_serves_no_more_that_day(samrad):
    events = (("leaves", ELIS, 17), ("returns", ELIS, 19))
    meeting = samrad(*events, marks=QUIET)
    assert briefly(proposals(meeting, 170)) == [("serve", TOVE, 103)]
    found = proposals(meeting, 190)
    assert briefly(found) == [("stand-down", ELIS, 103)]
    assert "(KL 5:20)" in found[0].reason
    without = samrad(*events, marks=QUIET, body=body(no_return_after_leaving=False))
    assert proposals(without, 190) == ()


def test_a_substitute_keeps_the_seat_of_a_member_who_left_and_returned(samrad):
    meeting = samrad(("leaves", ELIS, 17), ("serves", TOVE, 17, 103), ("returns", ELIS, 19), marks=QUIET)
    assert proposals(meeting, 190) == ()


def test_a_substitute_who_left_in_service_is_not_called_again(samrad):
    meeting = samrad(
        ("serves", TOVE, 15, 103), ("leaves", TOVE, 17), ("returns", TOVE, 19), marks={ELIS: ABSENT, **QUIET}
    )
    assert briefly(proposals(meeting, 190)) == [("serve", ALVA, 103)]
    assert may_serve(meeting, TOVE, 103, 190) == (
        "Tove Norrhed avbröt sin tjänstgöring av annat skäl än jäv och får inte tjänstgöra mer i dag (KL 5:20)."
    )


def test_a_substitute_who_left_without_serving_may_still_be_called(samrad):
    meeting = samrad(("leaves", TOVE, 16), ("returns", TOVE, 17), ("leaves", ELIS, 18), marks=QUIET)
    assert briefly(proposals(meeting, 180)) == [("serve", TOVE, 103)]


def test_jäv_brings_a_substitute_in_and_out_again(samrad):
    recused = (("recused", ELIS, 20),)
    assert briefly(proposals(samrad(*recused, marks=QUIET), 200)) == [("serve", TOVE, 103)]
    served = (*recused, ("serves", TOVE, 20, 103))
    assert proposals(samrad(*served, marks=QUIET), 200) == ()
    back = proposals(samrad(*served, marks=QUIET), 210)
    assert briefly(back) == [("stand-down", TOVE, 103)]
    assert back[0].reason == "Elis Forsvall är inte längre jävig och får gå in igen (KL 5:20)."
    done = samrad(*served, ("stands-down", TOVE, 21), marks=QUIET)
    assert proposals(done, 210) == ()
    assert serving(done, 210)[103] == ELIS
    assert proposals(samrad(*served, marks=QUIET, body=body(return_after_recusal=False)), 210) == ()


def test_a_substitute_goes_back_after_her_own_recusal(samrad):
    events = (("serves", TOVE, 15, 103), ("recused", TOVE, 20), ("serves", ALVA, 20, 103))
    marks = {ELIS: ABSENT, **QUIET}
    found = proposals(samrad(*events, marks=marks), 210)
    assert briefly(found) == [("stand-down", ALVA, 103)]
    assert found[0].reason == "Tove Norrhed tjänstgjorde före jävet och får gå in igen (KL 5:20)."
    out = samrad(*events, ("stands-down", ALVA, 21), marks=marks)
    assert briefly(proposals(out, 210)) == [("serve", TOVE, 103)]


def test_who_was_out_for_jäv_goes_back_before_one_earlier_in_the_order(samrad):
    meeting = samrad(
        ("serves", ALVA, 15, 103),
        ("recused", ALVA, 20),
        ("arrives", TOVE, 20),
        ("serves", TOVE, 20, 103),
        ("leaves", TOVE, 21),
        ("arrives", TOVE, 21),
        marks={ELIS: ABSENT, TOVE: ABSENT, **QUIET},
        body=body(no_return_after_leaving=False),
    )
    assert briefly(proposals(meeting, 210)) == [("serve", ALVA, 103)]


def test_the_seat_she_has_just_left_is_not_offered_to_her_again(samrad):
    meeting = samrad(("serves", TOVE, 15, 103), ("stands-down", TOVE, 18), marks={ELIS: ABSENT, **QUIET})
    assert briefly(proposals(meeting, 180)) == [("serve", ALVA, 103)]


def test_without_the_order_of_call_nobody_is_proposed(samrad):
    assert proposals(samrad(marks={ELIS: ABSENT}, body=body(call_order=False)), 150) == ()


def test_a_body_without_seats_has_no_proposals(samrad):
    assert proposals(samrad(), 240) == ()
    assert unfilled(samrad(), 240) == ()


@pytest.mark.parametrize(
    ("attendee", "seat", "reason"),
    [
        (TOVE, 103, None),
        (DISA, 104, "Ingvar Mossvik tjänstgör själv på sin plats."),
        (DISA, 103, "Disa Ripnäs är inte ersättare för Tallviks kommun."),
        (GUNVOR, 103, "Gunvor Tallbrink är inte ersättare i Samråd."),
        (ALVA, 103, "Alva Berg är inte på plats."),
        (NILS, 105, "Nils Öberg är jävig i ärendet (KL 6:28–30)."),
        (YLVA, 105, "Ylva Åhedén är inte ersättare i Samråd."),
        (TOVE, 131, "Platsen hör inte till det organ som beslutar i ärendet."),
    ],
)
def test_why_somebody_may_not_serve_is_said_in_words(samrad, attendee, seat, reason):
    meeting = samrad(("recused", NILS, 15), marks={ELIS: ABSENT, ALVA: ABSENT})
    assert may_serve(meeting, attendee, seat, 150) == reason


def test_who_serves_in_one_seat_may_not_take_another(samrad):
    meeting = samrad(("serves", DISA, 15, 104), marks={INGVAR: ABSENT})
    assert may_serve(meeting, DISA, 105, 150) == "Disa Ripnäs tjänstgör redan på en annan plats."
    assert may_serve(meeting, NILS, 104, 150) == (
        "Disa Ripnäs tjänstgör redan på platsen och trängs inte undan av ordningen (KL 5:18)."
    )
    assert may_serve(meeting, DISA, 104, 150) is None


@given(data=st.data())
def test_a_proposal_calls_only_who_may_serve_and_sends_out_only_who_serves(meetings, data):
    meeting = data.draw(meetings)
    for item_id, room in rooms(meeting).items():
        found = proposals(meeting, item_id)
        called = [proposal.attendee for proposal in found if proposal.kind is ProposalKind.SERVE]
        assert len(called) == len(set(called))
        assert len({proposal.seat for proposal in found}) == len(found)
        for proposal in found:
            assert proposal.reason.endswith(".")
            if proposal.kind is ProposalKind.SERVE:
                assert room.serving[proposal.seat] is None
                assert may_serve(meeting, proposal.attendee, proposal.seat, item_id) is None
            else:
                assert room.serving[proposal.seat] == proposal.attendee


@given(data=st.data())
def test_following_the_proposals_comes_to_an_end(meetings, data):
    meeting = data.draw(meetings)
    for item_id in rooms(meeting):
        followed, rounds = meeting, 0
        while found := proposals(followed, item_id):
            rounds += 1
            assert rounds <= 20
            followed = replace(followed, events=(*followed.events, *(_event(each, item_id) for each in found)))


def _event(proposal: Proposal, item_id: int) -> Event:
    if proposal.kind is ProposalKind.SERVE:
        return Event(0, EventKind.SERVES, proposal.attendee, item_id, proposal.seat)
    return Event(0, EventKind.STANDS_DOWN, proposal.attendee, item_id)
