"""What a third reading misses: each rule found where it is broken, and silent where it is not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from unittest.mock import patch

import pytest

from samradapp.domain import review as reviewing
from samradapp.domain import voting
from samradapp.domain.decision import Ballot, Choice, Decision, DecisionKind, Motion, MotionKind, Reservation, Vote
from samradapp.domain.meeting import Adjuster, Generated, Item, Kind, Meeting, Part, Presenter
from samradapp.domain.people import CalendarEntry
from samradapp.domain.review import RULES, Finding, Level, Spot, review, without_remark
from samradapp.domain.rollcall import Mark
from tests.domain.conftest import ELIS, FOLKE, GUNVOR, INGVAR, SAMRAD, SIGBRITT, YLVA

Samrad = Callable[..., Meeting]

NOTE = Decision(1, "d", DecisionKind.TAKE_NOTE, "Samrådet godkände informationen.")


def _review(meeting: Meeting, *, unwritten: tuple[int, ...] = ()) -> tuple[Finding, ...]:
    return review(meeting, [item.id for item in meeting.items if item.id not in unwritten], {})


def _found(meeting: Meeting, *, unwritten: tuple[int, ...] = ()) -> list[tuple[str, Level, int | None, str]]:
    found = _review(meeting, unwritten=unwritten)
    return [(known.rule, known.level, known.item, known.message) for known in found]


def _with(meeting: Meeting, **changes: object) -> Meeting:
    """Change item 15."""
    first, *parts = meeting.parts
    items = (replace(first.items[0], **changes), *first.items[1:])
    return replace(meeting, parts=(replace(first, items=items), *parts))


def test_a_sound_meeting_has_no_findings(samrad: Samrad) -> None:
    assert _found(_with(samrad(), kind=Kind.INFORMATION, decisions=(NOTE,))) == []


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"chair": ""}, ("R37", Level.ERROR, None, "Ordförande saknas.")),
        ({"secretary": ""}, ("R37", Level.ERROR, None, "Sekreterare saknas.")),
        ({"adjusters": ()}, ("R36", Level.WARNING, None, "Ingen justerare är utsedd.")),
        (
            {"adjusters": (Adjuster(1, "Ylva Åhedén"),)},
            ("R36", Level.ERROR, None, "Ylva Åhedén justerar och är ordförande eller sekreterare."),
        ),
        (
            {"adjusters": (Adjuster(1, "ylva åhedén"),)},
            ("R36", Level.ERROR, None, "ylva åhedén justerar och är ordförande eller sekreterare."),
        ),
        (
            {"adjusters": (Adjuster(1, "Eva Ek"),)},
            ("R36", Level.ERROR, None, "Eva Ek justerar men står inte i närvaron."),
        ),
    ],
)
def test_what_the_meeting_itself_lacks_is_found(
    samrad: Samrad, changes: dict[str, object], finding: tuple[str, Level, None, str]
) -> None:
    assert _found(samrad(**changes)) == [finding]


def test_names_that_are_not_called_are_counted_by_group(samrad: Samrad) -> None:
    marks = {FOLKE: Mark.UNMARKED, ELIS: Mark.UNMARKED, INGVAR: Mark.UNMARKED}
    assert _found(samrad(marks=marks)) == [
        ("R39", Level.WARNING, None, "Samråd: 2 namn är inte avprickade."),
        ("R39", Level.WARNING, None, "Ledningsgruppen: 1 namn är inte avprickat."),
    ]


def test_a_gap_in_the_numbers_is_found_where_it_is(samrad: Samrad) -> None:
    first, *parts = samrad().parts
    items = (first.items[0], replace(first.items[1], number=18), *first.items[2:])
    meeting = samrad(parts=(replace(first, items=items), *parts))
    assert _found(meeting) == [("R11", Level.ERROR, 160, "Nummer 18 följer på 15.")]


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (15, "Numret står två gånger"),
        (14, "Numret är lägre än det förra"),
        (17, "Ett nummer saknas"),
        (19, "Flera nummer saknas"),
    ],
)
def test_what_is_wrong_with_a_number_is_said_shortly(samrad: Samrad, number: int, title: str) -> None:
    first, *parts = samrad().parts
    items = (first.items[0], replace(first.items[1], number=number), *first.items[2:])
    (finding,) = (known for known in _review(samrad(parts=(replace(first, items=items), *parts))))
    assert (finding.title, finding.spot) == (title, Spot.NUMBER)


def test_an_item_without_text_and_decision_is_found(samrad: Samrad) -> None:
    assert _found(samrad(), unwritten=(150,)) == [("R13", Level.ERROR, 150, "Ärende 15 har varken text eller beslut.")]
    assert _found(_with(samrad(), decisions=(NOTE,)), unwritten=(150,)) == []
    assert _found(_with(samrad(), generated=Generated.DECISIONS), unwritten=(150,)) == []
    own = _with(samrad(), generated=Generated.DECISIONS, own_text=True)
    assert [rule for rule, *_ in _found(own, unwritten=(150,))] == ["R13"]


@pytest.mark.parametrize("title", ["", "  "])
def test_an_item_without_a_title_is_found(samrad: Samrad, title: str) -> None:
    (finding,) = _review(_with(samrad(), title=title))
    assert (finding.rule, finding.level, finding.item, finding.spot) == ("R13", Level.ERROR, 150, Spot.TITLE)
    assert finding.message == "Ärende 15 har ingen rubrik."


def test_a_next_meeting_that_no_calendar_tells_of_is_found_until_one_does(samrad: Samrad) -> None:
    meeting = _with(samrad(), generated=Generated.NEXT_MEETING)
    (finding,) = _review(meeting, unwritten=(150,))
    assert (finding.rule, finding.spot, finding.message) == ("R13", Spot.TEXT, "Ärende 15 har ingen text.")
    assert "kalender" in finding.advice
    planned = CalendarEntry(1, meeting.day + timedelta(days=60), time(9, 30))
    others = [item.id for item in meeting.items if item.id != 150]
    assert review(meeting, others, {meeting.body.id: (planned,)}) == ()


def test_a_withdrawn_item_needs_nothing(samrad: Samrad) -> None:
    assert _found(_with(samrad(), withdrawn=True, kind=Kind.DECISION), unwritten=(150,)) == []


@pytest.mark.parametrize(
    ("changes", "events", "what"),
    [
        ({"decisions": (NOTE,)}, (), "beslut"),
        ({"motions": (Motion(1, MotionKind.APPROVE, (YLVA,)),)}, (), "yrkanden"),
        ({"votes": (Vote(1, "a", "b"),)}, (), "omröstning"),
        ({"reservations": (Reservation(1, (ELIS,)),)}, (), "reservation"),
        ({}, (("recused", ELIS, 15),), "jäv"),
        ({"decisions": (NOTE,), "votes": (Vote(1, "a", "b"),)}, (("recused", ELIS, 15),), "omröstning, beslut och jäv"),
    ],
)
def test_a_withdrawn_item_that_was_dealt_with_is_found(
    samrad: Samrad, changes: dict[str, object], events: tuple[tuple[str, int, int], ...], what: str
) -> None:
    (finding,) = _review(_with(samrad(*events), withdrawn=True, **changes), unwritten=(150,))
    assert (finding.rule, finding.level, finding.item, finding.spot) == ("R77", Level.ERROR, 150, Spot.DECISION)
    assert finding.message == f"Ärende 15 utgår men har {what}."
    assert finding.advice.startswith("Ta med ärendet igen, eller ta bort")


def test_a_withdrawn_item_may_say_why(samrad: Samrad) -> None:
    (finding,) = _review(_with(samrad(), withdrawn=True))
    assert (finding.rule, finding.level, finding.spot) == ("R77", Level.WARNING, Spot.TEXT)
    assert finding.message == "Ärende 15 utgår men har text."
    assert _review(_with(samrad(), withdrawn=True, generated=Generated.DECISIONS), unwritten=(150,)) == ()


@pytest.mark.parametrize(
    ("kind", "level", "what"),
    [(Kind.DECISION, Level.ERROR, "beslutsärende"), (Kind.INFORMATION, Level.WARNING, "informationsärende")],
)
def test_an_item_that_should_be_decided_and_is_not_is_found(
    samrad: Samrad, kind: Kind, level: Level, what: str
) -> None:
    assert _found(_with(samrad(), kind=kind)) == [("R14", level, 150, f"Ärende 15 är ett {what} utan beslut.")]


@pytest.mark.parametrize("text", ["", "  ", "Samrådet beslutade att uppdra åt …."])
def test_a_decision_with_a_gap_is_found(samrad: Samrad, text: str) -> None:
    decision = Decision(1, "d", DecisionKind.ASSIGNMENT, text)
    assert _found(_with(samrad(), decisions=(decision,))) == [
        ("R25", Level.ERROR, 150, "Ett beslut i ärende 15 är inte färdigskrivet.")
    ]


@pytest.mark.parametrize(
    ("text", "clauses", "advice"),
    [
        ("Samrådet beslutade", ("att utreda frågan", ""), "Fyll i det som saknas där det står …, eller ta bort det."),
        ("Samrådet uppdrog åt …", (), "Fyll i det som saknas där det står …, eller ta bort det."),
        ("", (), "Skriv beslutet, eller ta bort det."),
    ],
)
def test_a_gap_in_a_decision_leads_to_that_decision(
    samrad: Samrad, text: str, clauses: tuple[str, ...], advice: str
) -> None:
    decision = Decision(7, "d", DecisionKind.RESOLUTION, text, clauses)
    (finding,) = _review(_with(samrad(), decisions=(NOTE, decision)))
    assert (finding.rule, finding.spot, finding.about, finding.advice) == ("R25", Spot.DECISION, 7, advice)


def test_a_presenter_who_stands_in_no_list_is_found(samrad: Samrad) -> None:
    presenters = (Presenter(1, "Folke Ripfjäll"), Presenter(2, "Eva Ek"), Presenter(3, "sigbritt lavskog"))
    finding = ("R35", Level.ERROR, 150, "Eva Ek är föredragande men står inte i närvaron.")
    assert _found(_with(samrad(), presenters=presenters)) == [finding]


def test_a_presenter_who_came_late_is_there_and_one_who_stayed_away_is_not(samrad: Samrad) -> None:
    meeting = _with(samrad(marks={FOLKE: Mark.ABSENT}), presenters=(Presenter(1, "Folke Ripfjäll"),))
    assert [rule for rule, *_ in _found(meeting)] == ["R35"]
    came = samrad(("arrives", FOLKE, 24), marks={FOLKE: Mark.ABSENT})
    assert _found(_with(came, presenters=(Presenter(1, "Folke Ripfjäll"),))) == []


def test_before_anybody_is_marked_presenters_are_let_be(samrad: Samrad) -> None:
    marks = dict.fromkeys(range(1, 12), Mark.UNMARKED)
    meeting = _with(samrad(marks=marks), presenters=(Presenter(1, "Eva Ek"),))
    assert {rule for rule, *_ in _found(meeting)} == {"R39"}


def test_faults_in_votes_and_reservations_are_found(samrad: Samrad) -> None:
    serving = (YLVA, SIGBRITT, ELIS, INGVAR)
    ballots = tuple(Ballot(number, who, Choice.YES) for number, who in enumerate((*serving, GUNVOR)))
    meeting = _with(samrad(), votes=(Vote(1, "a", "b", ballots=ballots),), reservations=(Reservation(1, (GUNVOR,)),))
    assert _found(meeting) == [
        ("R69", Level.ERROR, 150, "Gunvor Tallbrink har röstat men tjänstgör inte i ärendet."),
        ("R69", Level.ERROR, 150, "Rösterna är 5 men 4 tjänstgör i ärendet."),
        ("R70", Level.ERROR, 150, "Gunvor Tallbrink har reserverat sig men deltog inte i beslutet."),
    ]


@pytest.mark.parametrize(
    ("vote", "found"),
    [
        (Vote(1, "", ""), [(Level.ERROR, "En omröstning i ärende 15 är inte färdigskriven.")]),
        (Vote(1, "bifall", ""), [(Level.ERROR, "En omröstning i ärende 15 är inte färdigskriven.")]),
        (Vote(1, "bifall", "avslag"), [(Level.WARNING, "En omröstning i ärende 15 har inget resultat.")]),
        (Vote(1, "bifall", "avslag", outcome="att bifalla förslaget"), []),
    ],
)
def test_a_vote_that_is_only_begun_is_found(samrad: Samrad, vote: Vote, found: list[tuple[Level, str]]) -> None:
    assert [(level, said) for rule, level, _, said in _found(_with(samrad(), votes=(vote,))) if rule == "R69"] == found


@pytest.mark.parametrize(
    ("motion", "found"),
    [
        (Motion(1, MotionKind.AMEND, (YLVA,)), ["Ett yrkande i ärende 15 är inte färdigskrivet."]),
        (Motion(1, MotionKind.ADD, (YLVA,), " "), ["Ett yrkande i ärende 15 är inte färdigskrivet."]),
        (Motion(1, MotionKind.APPROVE, ()), ["Ett yrkande i ärende 15 är inte färdigskrivet."]),
        (Motion(1, MotionKind.APPROVE, (YLVA,)), []),
        (Motion(1, MotionKind.ADD, (YLVA,), "att frågan följs upp"), []),
    ],
)
def test_a_motion_that_would_be_printed_with_a_gap_is_found(samrad: Samrad, motion: Motion, found: list[str]) -> None:
    assert [said for rule, _, _, said in _found(_with(samrad(), motions=(motion,))) if rule == "R70"] == found


def test_findings_come_in_the_order_of_the_meeting(samrad: Samrad) -> None:
    found = review(samrad(chair=""), (), {})
    places = [finding.item for finding in found]
    assert places == [None, *(item.id for item in samrad().items)]
    assert isinstance(found[0], Finding)


def test_a_thousand_items_are_read_with_the_rooms_walked_a_few_times(samrad: Samrad) -> None:
    vote = Vote(1, "a", "b", ballots=(Ballot(1, YLVA, Choice.YES),))
    items = tuple(
        Item(number, f"{number}", "Ärende", votes=(vote,), reservations=(Reservation(1, (ELIS,)),))
        for number in range(1, 1001)
    )
    meeting = samrad(parts=(Part(1, SAMRAD, items=items, groups=(1, 2)),))
    calls = 0
    walk = voting.rooms

    def counted(known: Meeting) -> object:
        nonlocal calls
        calls += 1
        return walk(known)

    with patch.object(voting, "rooms", counted), patch.object(reviewing, "rooms", counted):
        assert review(meeting, [item.id for item in items], {})
    assert calls <= 3


def _broken(samrad: Samrad) -> Meeting:
    """A meeting that breaks every rule."""
    gap = Decision(1, "d", DecisionKind.ASSIGNMENT, "Samrådet uppdrog åt …")
    vote, reservation = Vote(1, "a", "b", ballots=(Ballot(1, GUNVOR, Choice.YES),)), Reservation(1, (GUNVOR,))
    meeting = samrad(marks={FOLKE: Mark.UNMARKED}, chair="", adjusters=(), start=time(15), end=time(9))
    first, *parts = meeting.parts
    broken = replace(
        first.items[0],
        number=90,
        decisions=(gap,),
        presenters=(Presenter(1, "Eva Ek"),),
        votes=(vote,),
        reservations=(reservation,),
    )
    undecided = replace(first.items[1], kind=Kind.DECISION, number=15)
    withdrawn = replace(first.items[3], withdrawn=True, decisions=(NOTE,))
    items = (broken, undecided, first.items[2], withdrawn, *first.items[4:])
    return replace(meeting, parts=(replace(first, items=items), *parts))


def test_every_rule_is_named_and_those_that_found_nothing_are_told(samrad: Samrad) -> None:
    assert without_remark(_review(samrad())) == RULES
    found = _review(_broken(samrad), unwritten=(170,))
    assert without_remark(found) == ()
    assert {finding.rule for finding in found} == {rule.id for rule in RULES}
    without = [finding for finding in found if finding.rule != "R25"]
    assert [rule.name for rule in without_remark(without)] == ["Besluten är färdigskrivna"]


OF_MEETING = frozenset({Spot.FACTS, Spot.CHAIR, Spot.SECRETARY, Spot.ROLL, Spot.PARTS})


def test_every_finding_says_shortly_what_it_is_and_then_what_to_do(samrad: Samrad) -> None:
    for finding in _review(_broken(samrad), unwritten=(170,)):
        assert len(finding.title) <= 60
        assert not finding.title.endswith(".")
        assert finding.advice.endswith(".")
        assert (finding.item is None) == (finding.spot in OF_MEETING)


def test_a_word_for_items_keeps_its_capitals(samrad: Samrad) -> None:
    meeting = samrad()
    said = replace(meeting, body=replace(meeting.body, item_word="KS-ärende"))
    assert any(finding.message.startswith("KS-ärende 1") for finding in _review(said, unwritten=(150, 160, 170)))


def test_the_chair_and_the_secretary_who_are_missing_are_told_apart(samrad: Samrad) -> None:
    found = _review(samrad(chair="", secretary=""))
    assert [finding.spot for finding in found if finding.rule == "R37"] == [Spot.CHAIR, Spot.SECRETARY]


def test_each_finding_leads_to_what_it_is_about(samrad: Samrad) -> None:
    spots = {finding.rule: (finding.spot, finding.about) for finding in _review(_broken(samrad), unwritten=(170,))}
    assert spots == {
        "R37": (Spot.CHAIR, None),
        "R36": (Spot.FACTS, None),
        "R06": (Spot.FACTS, None),
        "R39": (Spot.ROLL, 3),
        "R11": (Spot.NUMBER, None),
        "R13": (Spot.TEXT, None),
        "R14": (Spot.DECISION, None),
        "R25": (Spot.DECISION, 1),
        "R35": (Spot.PRESENTERS, 1),
        "R69": (Spot.DECISION, 1),
        "R70": (Spot.DECISION, 1),
        "R77": (Spot.TEXT, None),
    }
