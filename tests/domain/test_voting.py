"""What a vote came to, and what does not hold in votes and reservations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.decision import Ballot, Choice, Reservation, Vote
from samradapp.domain.rollcall import Mark
from samradapp.domain.voting import is_tie, reservation_faults, vote_faults, winner

YLVA, SIGBRITT, ELIS, INGVAR, DISA, NILS, TOVE, ALVA, GUNVOR, FOLKE, BIRGIT = range(1, 12)
YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN


def vote(*ballots: tuple[int, Choice], casting: Choice | None = None) -> Vote:
    return Vote(
        1, "ja", "nej", casting=casting, ballots=tuple(Ballot(number, *each) for number, each in enumerate(ballots, 1))
    )


def sentences(faults) -> list[str]:
    return [fault.sentence for fault in faults]


FOUR = ((YLVA, YES), (SIGBRITT, YES), (ELIS, NO), (INGVAR, ABSTAIN))


def test_a_whole_vote_of_those_who_serve_has_no_fault(samrad):
    assert vote_faults(samrad(), 200, vote(*FOUR)) == ()


def test_who_is_recused_or_never_served_has_no_vote(samrad):
    meeting = samrad(("recused", ELIS, 20))
    assert sentences(vote_faults(meeting, 200, vote(*FOUR))) == [
        "Elis Forsvall har röstat men tjänstgör inte i ärendet.",
        "Rösterna är 4 men 3 tjänstgör i ärendet.",
    ]
    assert vote_faults(meeting, 210, vote(*FOUR)) == ()


def test_a_substitute_votes_in_the_place_of_the_member(samrad):
    meeting = samrad(("serves", DISA, 15, 104), marks={INGVAR: Mark.ABSENT})
    assert vote_faults(meeting, 200, vote(*FOUR[:3], (DISA, NO), casting=YES)) == ()


def test_nobody_votes_twice(samrad):
    found = vote_faults(samrad(), 200, vote(*FOUR[:3], (ELIS, NO), casting=YES))
    assert sentences(found) == ["Elis Forsvall har röstat mer än en gång."]
    assert found[0].attendee == ELIS


def test_a_tie_needs_a_casting_vote_and_nothing_else_has_one(samrad):
    tied = (*FOUR[:3], (INGVAR, NO))
    assert sentences(vote_faults(samrad(), 200, vote(*tied))) == [
        "Rösterna är lika många. Ordförandens utslagsröst saknas."
    ]
    assert sentences(vote_faults(samrad(), 200, vote(*FOUR, casting=YES))) == [
        "Utslagsröst är angiven fast rösterna inte är lika många."
    ]
    assert sentences(vote_faults(samrad(), 200, vote(*tied, casting=ABSTAIN))) == [
        "Utslagsrösten ska vara ja eller nej."
    ]


def test_a_vote_not_counted_yet_has_no_fault(samrad):
    assert vote_faults(samrad(), 200, vote()) == ()


def test_nobody_votes_in_a_body_without_seats(samrad):
    assert "Folke Ripfjäll har röstat men tjänstgör inte i ärendet." in sentences(
        vote_faults(samrad(), 240, vote((FOLKE, YES)))
    )


@pytest.mark.parametrize(
    ("ballots", "casting", "won"),
    [
        (((1, YES), (2, YES), (3, NO)), None, YES),
        (((1, NO), (2, ABSTAIN)), None, NO),
        (((1, NO), (2, YES)), None, None),
        (((1, NO), (2, YES)), NO, NO),
        (((1, NO), (2, YES)), ABSTAIN, None),
        ((), None, None),
    ],
)
def test_the_majority_wins_and_the_casting_vote_at_a_tie(ballots, casting, won):
    assert winner(vote(*ballots, casting=casting)) is won


@given(st.lists(st.sampled_from(Choice), max_size=12), st.sampled_from([YES, NO]))
def test_a_vote_with_ballots_and_a_casting_vote_always_has_a_winner(choices, casting):
    counted = vote(*enumerate(choices), casting=casting)
    assert winner(counted) in {YES, NO}
    assert is_tie(counted) == (bool(choices) and choices.count(YES) == choices.count(NO))


def test_only_who_took_part_in_the_decision_may_reserve(samrad):
    meeting = samrad(("recused", ELIS, 20))
    found = reservation_faults(meeting, 200, Reservation(1, (YLVA, ELIS, NILS)))
    assert [(fault.attendee, fault.sentence) for fault in found] == [
        (ELIS, "Elis Forsvall har reserverat sig men deltog inte i beslutet."),
        (NILS, "Nils Öberg har reserverat sig men deltog inte i beslutet."),
    ]
    assert reservation_faults(meeting, 210, Reservation(1, (YLVA, ELIS))) == ()


def test_in_a_body_without_seats_who_is_present_took_part(samrad):
    assert reservation_faults(samrad(), 240, Reservation(1, (FOLKE,))) == ()
    assert len(reservation_faults(samrad(("leaves", FOLKE, 25)), 250, Reservation(1, (FOLKE,)))) == 1
