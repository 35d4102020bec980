"""The sentences of the record."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.decision import (
    Ballot,
    Choice,
    Decision,
    DecisionKind,
    Motion,
    MotionKind,
    Reservation,
    Vote,
)
from samradapp.domain.people import Body, Tense
from samradapp.domain.wording import (
    clause_lines,
    compose,
    decision_sentence,
    follow_up_line,
    motion_sentence,
    names_told_apart,
    propositions_sentence,
    recusal_sentence,
    reservation_sentence,
    vote_sentence,
)

YLVA, SIGBRITT, ELIS, INGVAR, DISA, NILS, TOVE, ALVA, GUNVOR, FOLKE, BIRGIT = range(1, 12)
SAMRAD = Body(1, "Samrådet", formula="Samråd hälsa, vård och omsorg")
BOARD = Body(1, "Nämnden", tense=Tense.PRESENT)
LSG = "Länssamverkansgruppen"


ANCHORED = "Inriktningen förankras hos respektive huvudman."


@pytest.mark.parametrize(
    ("kind", "assignee", "matter", "predicate"),
    [
        (DecisionKind.TAKE_NOTE, "", "", "godkände informationen."),
        (DecisionKind.TAKE_NOTE, "", "föredragningslistan", "godkände föredragningslistan."),
        (DecisionKind.DIRECTION, "", "satsa", f"enades om inriktningen att satsa. {ANCHORED}"),
        (DecisionKind.RECOMMENDATION, "", "satsa", "beslutade att rekommendera huvudmännen att satsa."),
        (DecisionKind.RECOMMENDATION, "kommunerna", "satsa", "beslutade att rekommendera kommunerna att satsa."),
        (DecisionKind.ASSIGNMENT, LSG, "satsa", f"beslutade att uppdra åt {LSG} att satsa."),
        (DecisionKind.RESOLUTION, "", "satsa", "beslutade att satsa."),
        (DecisionKind.ELECTION, "Bo Ek (C)", "ordförande", "utsåg Bo Ek (C) till ordförande."),
        (DecisionKind.POSTPONE, "", "", "beslutade att bordlägga ärendet."),
        (DecisionKind.POSTPONE, "", "nästa möte", "beslutade att bordlägga ärendet till nästa möte."),
        (DecisionKind.REFER_BACK, "", "", "beslutade att återremittera ärendet."),
        (
            DecisionKind.REFER_BACK,
            "beredningen",
            "ny kostnadsberäkning",
            "beslutade att återremittera ärendet till beredningen för ny kostnadsberäkning.",
        ),
    ],
)
def test_every_kind_of_decision_has_its_sentence(kind, assignee, matter, predicate):
    assert compose(kind, SAMRAD, assignee, matter) == f"Samråd hälsa, vård och omsorg {predicate}"


@pytest.mark.parametrize(
    ("kind", "verb"),
    [
        (DecisionKind.TAKE_NOTE, "godkänner"),
        (DecisionKind.DIRECTION, "enas"),
        (DecisionKind.RECOMMENDATION, "beslutar"),
        (DecisionKind.ASSIGNMENT, "beslutar"),
        (DecisionKind.RESOLUTION, "beslutar"),
        (DecisionKind.ELECTION, "utser"),
        (DecisionKind.POSTPONE, "beslutar"),
        (DecisionKind.REFER_BACK, "beslutar"),
    ],
)
def test_a_body_that_writes_in_the_present_gets_the_present(kind, verb):
    assert compose(kind, BOARD).startswith(f"Nämnden {verb} ")


@pytest.mark.parametrize(
    "matter", ["undersöka frågan", "att undersöka frågan.", " Att undersöka frågan ", "undersöka frågan,"]
)
def test_what_she_typed_around_the_matter_does_not_come_twice(matter):
    assert (
        compose(DecisionKind.ASSIGNMENT, BOARD, LSG, matter)
        == f"Nämnden beslutar att uppdra åt {LSG} att undersöka frågan."
    )


def test_an_abbreviation_keeps_its_full_stop_and_gets_no_second(samrad):
    matter = "ta fram avtal m.m."
    assert compose(DecisionKind.ASSIGNMENT, SAMRAD, LSG, matter).endswith(f"åt {LSG} att ta fram avtal m.m.")
    assert compose(DecisionKind.TAKE_NOTE, SAMRAD, "", "avtal, rutiner osv.").endswith("godkände avtal, rutiner osv.")
    assert compose(DecisionKind.POSTPONE, SAMRAD, "", "våren e.dyl.").endswith("ärendet till våren e.dyl.")
    assert clause_lines((matter, matter)) == ("att ta fram avtal m.m., och", "att ta fram avtal m.m.")
    assert compose(DecisionKind.DIRECTION, SAMRAD, "Granfors m.fl.", matter).endswith("förankras hos Granfors m.fl.")
    assert follow_up_line(_assigned("Granfors m.fl.")) == "Ansvarig: Granfors m.fl."
    motion = Motion(1, MotionKind.APPROVE, (YLVA,), "avtal m.m.")
    assert motion_sentence(samrad(), 150, motion) == "Ylva Åhedén (C) yrkade bifall till avtal m.m."
    assert propositions_sentence(Vote(1, "att anta avtal m.m.", "avslag m.m.")) == (
        "Ja betyder att anta avtal m.m., nej avslag m.m."
    )


def _assigned(to: str) -> Decision:
    return Decision(1, "", DecisionKind.ASSIGNMENT, "Så.", assignee=to)


def test_a_word_that_begins_with_att_is_not_taken_for_it():
    assert (
        compose(DecisionKind.RESOLUTION, BOARD, "", "attestera fakturan") == "Nämnden beslutar att attestera fakturan."
    )


def test_a_preposition_she_typed_does_not_come_twice():
    assert (
        compose(DecisionKind.POSTPONE, BOARD, "", "till nästa möte")
        == "Nämnden beslutar att bordlägga ärendet till nästa möte."
    )
    assert compose(DecisionKind.REFER_BACK, BOARD, "", "för att höra kommunerna").endswith(
        "ärendet för att höra kommunerna."
    )


def test_what_is_not_filled_in_is_a_gap():
    assert compose(DecisionKind.ASSIGNMENT, BOARD) == "Nämnden beslutar att uppdra åt … att …"
    assert compose(DecisionKind.ELECTION, BOARD) == "Nämnden utser … till …"


@pytest.mark.parametrize(
    ("kind", "lead"),
    [
        (DecisionKind.RESOLUTION, "Nämnden beslutar"),
        (DecisionKind.ASSIGNMENT, f"Nämnden beslutar att uppdra åt {LSG}"),
        (DecisionKind.DIRECTION, "Nämnden enas om inriktningen"),
    ],
)
def test_with_clauses_the_sentence_only_introduces_them(kind, lead):
    assert compose(kind, BOARD, LSG, "", ("att a", "att b")) == lead


@pytest.mark.parametrize(
    ("clauses", "lines"),
    [
        ((), ()),
        (("godkänna avtalet",), ("att godkänna avtalet.",)),
        (("att godkänna avtalet", "ge chefen i uppdrag"), ("att godkänna avtalet, och", "att ge chefen i uppdrag.")),
        (("a", "b;", "c."), ("att a,", "att b, och", "att c.")),
        (("", "b"), ("att …, och", "att b.")),
        (("och", "a och, och"), ("att …, och", "att a.")),
    ],
)
def test_clauses_end_with_commas_an_and_and_a_full_stop(clauses, lines):
    assert clause_lines(clauses) == lines


@given(st.lists(st.text(max_size=20), max_size=5))
def test_printed_clauses_read_as_clauses_print_the_same(clauses):
    assert clause_lines(clause_lines(clauses)) == clause_lines(clauses)


def test_a_decision_with_clauses_is_one_sentence():
    decision = Decision(1, "d", DecisionKind.RESOLUTION, "Samrådet beslutade", ("att a", "att b"))
    assert decision_sentence(decision) == "Samrådet beslutade att a, och att b."


@pytest.mark.parametrize(
    ("kind", "assignee", "due", "line"),
    [
        (DecisionKind.ASSIGNMENT, LSG, date(2026, 10, 9), f"Ansvarig: {LSG}. Åter senast: 9\u00a0oktober 2026."),
        (DecisionKind.ASSIGNMENT, LSG, None, f"Ansvarig: {LSG}."),
        (DecisionKind.RESOLUTION, "", date(2026, 10, 9), "Åter senast: 9\u00a0oktober 2026."),
        (DecisionKind.ELECTION, "Bo Ek", None, ""),
    ],
)
def test_the_follow_up_says_who_answers_and_when(kind, assignee, due, line):
    assert follow_up_line(Decision(1, "d", kind, "…", assignee=assignee, due=due)) == line


@pytest.mark.parametrize(
    ("kind", "text", "ending"),
    [
        (MotionKind.APPROVE, "", " yrkade bifall till förslaget."),
        (MotionKind.REJECT, "", " yrkade avslag på förslaget."),
        (MotionKind.AMEND, "tiden förlängs", " yrkade, med bifall till förslaget i övrigt, att tiden förlängs."),
        (MotionKind.ADD, "att kostnaden redovisas.", " yrkade som tillägg att kostnaden redovisas."),
        (MotionKind.POSTPONE, "nästa möte", " yrkade att ärendet bordläggs till nästa möte."),
        (MotionKind.REFER_BACK, "ny kostnadsberäkning", " yrkade att ärendet återremitteras för ny kostnadsberäkning."),
        (MotionKind.ADJOURN, "", " yrkade att mötet ajourneras."),
    ],
)
def test_every_kind_of_motion_has_its_sentence(samrad, kind, text, ending):
    sentence = motion_sentence(samrad(), 200, Motion(1, kind, (ELIS,), text))
    assert sentence == "Elis Forsvall (C)" + ending


def test_a_motion_may_have_several_movers_and_be_withdrawn(samrad):
    motion = Motion(1, MotionKind.REJECT, (ELIS, NILS, GUNVOR), withdrawn=True)
    assert motion_sentence(samrad(), 200, motion) == (
        "Elis Forsvall (C), Nils Öberg (S) och Gunvor Tallbrink yrkade avslag på förslaget. Yrkandet togs tillbaka."
    )


def vote(yes: int, no: int, abstain: int = 0, **others: object) -> Vote:
    choices = [Choice.YES] * yes + [Choice.NO] * no + [Choice.ABSTAIN] * abstain
    ballots = tuple(Ballot(number, number, choice) for number, choice in enumerate(choices, 1))
    return Vote(1, "att ärendet avgörs i dag", "att det återremitteras", ballots=ballots, **others)


def test_a_vote_says_what_it_meant_and_what_it_came_to():
    assert vote_sentence(BOARD, vote(7, 2, 1, outcome="att avgöra ärendet i dag")) == (
        "Ja betyder att ärendet avgörs i dag, nej att det återremitteras. "
        "Med 7 ja, 2 nej och 1 som avstår beslutar Nämnden att avgöra ärendet i dag."
    )


def test_without_an_outcome_the_winning_side_says_it():
    assert vote_sentence(BOARD, vote(2, 7)).endswith("Med 2 ja och 7 nej beslutar Nämnden att det återremitteras.")
    bare = Vote(1, "bifall", "avslag", ballots=(Ballot(1, 1, Choice.YES),))
    assert vote_sentence(BOARD, bare) == (
        "Ja betyder bifall, nej avslag. Med 1 ja och 0 nej beslutar Nämnden enligt ja-rösterna: bifall."
    )


def test_a_tie_is_decided_by_the_casting_vote():
    assert vote_sentence(BOARD, vote(3, 3)).endswith("Med 3 ja och 3 nej faller rösterna lika.")
    assert vote_sentence(BOARD, vote(3, 3, casting=Choice.NO)).endswith(
        "Med 3 ja och 3 nej faller rösterna lika. Med ordförandens utslagsröst beslutar Nämnden att det återremitteras."
    )


def test_a_vote_not_counted_yet_says_only_what_it_means():
    assert vote_sentence(BOARD, vote(0, 0)) == propositions_sentence(vote(0, 0))
    assert vote_sentence(BOARD, vote(0, 0, outcome="att avgöra ärendet")).endswith(
        "Nämnden beslutar att avgöra ärendet."
    )


def test_a_reservation_takes_its_ground_into_the_sentence_or_after_it(samrad):
    def sentence(text: str) -> str:
        return reservation_sentence(samrad(), 200, Reservation(1, (INGVAR, YLVA), text))

    both = "Ingvar Mossvik (M) och Ylva Åhedén (C) reserverade sig mot beslutet"
    assert sentence("") == f"{both}."
    assert sentence("till förmån för eget yrkande") == f"{both} till förmån för eget yrkande."
    assert sentence("Förslaget är för dyrt.") == f"{both}. Förslaget är för dyrt."


def test_a_recusal_names_the_person_the_principal_and_the_cause(samrad):
    assert recusal_sentence(samrad(), 200, ELIS) == (
        "Elis Forsvall (C), Tallviks kommun, deltog inte i ärendet på grund av jäv."
    )
    assert recusal_sentence(samrad(), 200, GUNVOR) == "Gunvor Tallbrink deltog inte i ärendet på grund av jäv."


def test_an_att_inside_a_clause_stays() -> None:
    clauses = ("rekommendera huvudmännen att införa larmkedjan", "att föreslå fullmäktige att avslå motionen")
    assert clause_lines(clauses) == (
        "att rekommendera huvudmännen att införa larmkedjan, och",
        "att föreslå fullmäktige att avslå motionen.",
    )


def test_a_direction_is_anchored_where_she_says_and_nobody_answers_for_it() -> None:
    sentence = compose(DecisionKind.DIRECTION, SAMRAD, "kommunstyrelserna", "satsa")
    assert sentence.endswith("Inriktningen förankras hos kommunstyrelserna.")
    decision = Decision(1, "", DecisionKind.DIRECTION, sentence, assignee="kommunstyrelserna")
    assert follow_up_line(decision) == ""


def test_namesakes_are_told_apart_by_whom_they_come_from(samrad):
    meeting = samrad()
    first, second = meeting.attendees[:2]
    same = replace(second, name=first.name)
    group, *others = meeting.groups
    entries = tuple(
        replace(entry, party="S") if entry.attendee in (first.id, second.id) else entry for entry in group.entries
    )
    meeting = replace(
        meeting, attendees=(first, same, *meeting.attendees[2:]), groups=(replace(group, entries=entries), *others)
    )
    names = names_told_apart(meeting)
    principals = {entry.attendee: entry.principal for entry in entries}
    assert names[first.id] == f"{first.name} (S), {principals[first.id]}"
    assert names[same.id] == f"{first.name} (S), {principals[same.id]}"
    assert len(set(names.values())) == len(names)
