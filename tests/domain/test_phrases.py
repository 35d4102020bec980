"""Phrases: what the meeting fills in, what is left to her, and how they are found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.decision import Ballot, Choice, Vote
from samradapp.domain.meeting import Generated, Kind, Meeting, Presenter
from samradapp.domain.people import Body, Tense
from samradapp.domain.phrases import KNOWN, Filled, FilledPhrase, Neighbours, Phrase, facts_for, fill, find, phrases_for
from tests.domain.conftest import ELIS, SAMRAD, SIGBRITT, YLVA

Samrad = Callable[..., Meeting]
NOW = datetime(2026, 5, 8, 10, 42)  # noqa: DTZ001 - the clock on her wall


def _with(meeting: Meeting, **changes: object) -> Meeting:
    """Change item 15."""
    first, *parts = meeting.parts
    return replace(
        meeting, parts=(replace(first, items=(replace(first.items[0], **changes), *first.items[1:])), *parts)
    )


def _facts(meeting: Meeting, neighbours: Neighbours | None = None) -> dict[str, str]:
    return facts_for(meeting, meeting.items[0], NOW, neighbours or Neighbours())


def test_places_are_filled_and_what_is_not_known_is_left_to_her_in_order() -> None:
    filled = fill("{Organ} uppdrog åt {mottagare} att {uppdrag}.", {"organ": "samrådet", "mottagare": ""})
    assert filled == Filled("Samrådet uppdrog åt … att …", ((20, 1), (26, 1)))


def test_a_blank_at_the_end_of_a_line_is_its_only_sign() -> None:
    assert fill("Om {a}. Från {b}.\nAtt {c}.", {"b": "Ekby"}) == Filled("Om …. Från Ekby.\nAtt …", ((3, 1), (21, 1)))
    assert fill("Om {a}.\nAtt {b}!", {}) == Filled("Om …\nAtt …!", ((3, 1), (9, 1)))


def test_a_text_without_places_is_itself() -> None:
    assert fill("Ärendet utgick.", {}) == Filled("Ärendet utgick.")


@given(st.lists(st.sampled_from(["{a}", "{B}", "{okänt}", "ord ", "😀", "\n"]), max_size=12), st.text(max_size=4))
def test_every_blank_is_found_where_it_is_told(pieces: list[str], fact: str) -> None:
    filled = fill("".join(pieces), {"a": fact, "b": "x"})
    assert all(filled.text[start : start + length] == "…" for start, length in filled.blanks)
    assert len(filled.blanks) == pieces.count("{okänt}") + (0 if fact else pieces.count("{a}"))


def test_the_meeting_tells_who_where_and_when(samrad: Samrad) -> None:
    meeting = _with(samrad(place="Teams"), title="Hemgång", presenters=(Presenter(1, "Eva Ek"), Presenter(2, "Bo By")))
    facts = _facts(meeting, Neighbours(date(2026, 2, 6), date(2026, 9, 18)))
    assert facts == {
        "organ": "Samrådet",
        "mottagare": "",
        "huvudmännen": "kommunerna och regionen",
        "ordförande": "Ylva Åhedén",
        "vice_ordförande": "Sigbritt Lavskog",
        "sekreterare": "Gunvor Tallbrink",
        "justerare": "Sigbritt Lavskog (S)",
        "tid": "10.42",
        "datum": "8\u00a0maj 2026",
        "plats": "Teams",
        "ärende": "ärende",
        "nr": "15",
        "rubrik": "Hemgång",
        "föredragande": "Eva Ek och Bo By",
        "röster": "",
        "förra_mötet": "6\u00a0februari 2026",
        "nästa_möte": "18\u00a0september 2026",
    }
    assert facts.keys() == KNOWN


@pytest.mark.parametrize(
    ("roles", "name"),
    [
        ({YLVA: "Ordf.", SIGBRITT: "2:e v ordf", ELIS: "1:e vice ordförande"}, "Elis Forsvall"),
        ({SIGBRITT: "Andra vice ordförande"}, "Sigbritt Lavskog"),
        ({SIGBRITT: "vice ordförande i socialnämnden"}, ""),
    ],
)
def test_the_vice_chair_is_the_first_of_them_however_it_is_written(
    samrad: Samrad, roles: dict[int, str], name: str
) -> None:
    first, *groups = samrad().groups
    entries = tuple(replace(entry, role=roles.get(entry.attendee or 0, "")) for entry in first.entries)
    meeting = samrad(groups=(replace(first, entries=entries), *groups))
    assert _facts(meeting)["vice_ordförande"] == name


def test_the_receiver_is_the_body_that_the_meetings_assignments_are_gathered_for(samrad: Samrad) -> None:
    meeting = samrad()
    gathering = replace(meeting.items[3], generated=Generated.ASSIGNMENTS, generated_for="Ledningsgruppen")
    first, *parts = meeting.parts
    items = (*first.items[:3], gathering, *first.items[4:])
    assert _facts(replace(meeting, parts=(replace(first, items=items), *parts)))["mottagare"] == "Ledningsgruppen"


def test_the_decision_is_that_of_the_parts_own_body(samrad: Samrad) -> None:
    meeting = samrad()
    assert facts_for(meeting, meeting.parts[1].items[0], NOW)["organ"] == "Ledningsgruppen"


def _principals(meeting: Meeting, *names: str) -> str:
    group = meeting.groups[0]
    entries = tuple(replace(group.entries[0], principal=name) for name in names)
    return _facts(replace(meeting, groups=(replace(group, entries=entries),)))["huvudmännen"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("Granfors kommun", "Tallviks kommun"), "kommunerna"),
        (("Region Nordanå", "Tallviks kommun"), "kommunen och regionen"),
        (("Region Nordanå", "Sjukhusbolaget"), "huvudmännen"),
        (("",), "huvudmännen"),
    ],
)
def test_the_principals_are_called_what_their_names_tell(samrad: Samrad, names: tuple[str, ...], words: str) -> None:
    assert _principals(samrad(), *names) == words


def test_the_last_vote_counted_is_told(samrad: Samrad) -> None:
    counted = Vote(1, "a", "b", ballots=(Ballot(1, YLVA, Choice.YES), Ballot(2, ELIS, Choice.ABSTAIN)))
    meeting = _with(samrad(), votes=(counted, Vote(2, "a", "b")))
    assert _facts(meeting)["röster"] == "1 ja, 0 nej och 1 som avstår"


PHRASES = (
    Phrase("BES1", "Beslut", "{Organ} beslutade att {beslut}.", "{Organ} beslutar att {beslut}.", kind=Kind.DECISION),
    Phrase("INF1", "Information", "{Organ} godkände informationen.", kind=Kind.INFORMATION),
    Phrase("OVR1", "Övriga frågor", "Inga frågor lyftes."),
)


def test_a_body_that_writes_in_the_present_tense_says_it_its_own_way(samrad: Samrad) -> None:
    board: Body = replace(SAMRAD, formula="Nämnden", tense=Tense.PRESENT)
    meeting = samrad(body=board)
    texts = [known.filled.text for known in phrases_for(PHRASES, meeting, meeting.items[0], NOW)]
    assert texts == ["Nämnden beslutar att …", "Nämnden godkände informationen.", "Inga frågor lyftes."]


def test_phrases_for_the_items_kind_come_first(samrad: Samrad) -> None:
    meeting = _with(samrad(), kind=Kind.INFORMATION)
    filled = phrases_for(PHRASES, meeting, meeting.items[0], NOW)
    assert [known.phrase.code for known in filled] == ["INF1", "BES1", "OVR1"]


@pytest.fixture
def filled(samrad: Samrad) -> tuple[FilledPhrase, ...]:
    meeting = samrad()
    return phrases_for(PHRASES, meeting, meeting.items[0], NOW)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ["BES1", "INF1", "OVR1"]),
        ("frågor inga", ["OVR1"]),
        ("INFORMATIONÉN godk", ["INF1"]),
        ("ovr1", ["OVR1"]),
        ("inf", ["INF1"]),
        ("in", ["INF1", "OVR1"]),
        ("samråd", ["BES1", "INF1"]),
        ("rådet inf", ["INF1"]),
        ("ormation", ["INF1"]),
        ("(", []),
    ],
)
def test_typed_words_find_phrases_best_first(filled: tuple[FilledPhrase, ...], typed: str, codes: list[str]) -> None:
    assert [known.phrase.code for known in find(filled, typed)] == codes


def test_a_word_that_begins_as_typed_comes_before_one_that_holds_it(samrad: Samrad) -> None:
    meeting = samrad()
    phrases = (Phrase("A", "Grupp", "Bordet flyttas."), Phrase("B", "Grupp", "Ordet begärs."))
    found = find(phrases_for(phrases, meeting, meeting.items[0], NOW), "ord")
    assert [known.phrase.code for known in found] == ["B", "A"]
