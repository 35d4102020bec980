"""Texts that write themselves: decisions, assignments, the next meeting."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from samradapp.domain.decision import Decision, DecisionKind
from samradapp.domain.generated import all_texts, generated_text
from samradapp.domain.meeting import Generated, Item, Meeting
from samradapp.domain.people import CalendarEntry
from samradapp.domain.text import BlockStyle, paragraph, plain
from tests.domain.conftest import LEDNING, SAMRAD

Samrad = Callable[..., Meeting]


def _decision(text: str, kind: DecisionKind = DecisionKind.RESOLUTION, **fields: object) -> Decision:
    return Decision(1, "d", kind, text, **fields)


def _assignment(assignee: str, matter: str = "", due: date | None = None) -> Decision:
    return _decision("Så.", DecisionKind.ASSIGNMENT, assignee=assignee, matter=matter, due=due)


def _decided(meeting: Meeting, **decisions: tuple[Decision, ...]) -> Meeting:
    """Give the meeting with decisions at items, named "i15"."""
    parts = tuple(
        replace(part, items=tuple(replace(item, decisions=decisions.get(item.uuid, ())) for item in part.items))
        for part in meeting.parts
    )
    return replace(meeting, parts=parts)


def _written(meeting: Meeting, kind: Generated, item: str = "i23", *, whose: str = "", calendars: object = None) -> str:
    asked = next(known for known in meeting.items if known.uuid == item)
    return plain(generated_text(meeting, replace(asked, generated=kind, generated_for=whose), calendars or {}))


def test_decisions_are_listed_with_their_numbers_without_the_bodys_name(samrad: Samrad) -> None:
    meeting = _decided(
        samrad(),
        i16=(_decision("Samrådet godkände informationen."),),
        i18=(
            _decision("Samrådet beslutade", clauses=("införa larmkedjan", "följa upp")),
            _decision("Ordföranden fick ordet."),
        ),
    )
    assert _written(meeting, Generated.DECISIONS).splitlines() == [
        "Ärende 16: Godkände informationen.",
        "Ärende 18: Beslutade att införa larmkedjan, och att följa upp.",
        "Ärende 18: Ordföranden fick ordet.",
    ]


@pytest.mark.parametrize("kind", [Generated.DECISIONS, Generated.ASSIGNMENTS])
def test_a_withdrawn_item_decides_nothing(samrad: Samrad, kind: Generated) -> None:
    given = (_assignment("LSG", "ta fram en modell"),)
    meeting = _decided(samrad(), i16=given, i18=given)
    first, *parts = meeting.parts
    items = tuple(replace(item, withdrawn=item.uuid == "i16") for item in first.items)
    withdrawn = replace(meeting, parts=(replace(first, items=items), *parts))
    assert "16" in _written(meeting, kind)
    assert "16" not in _written(withdrawn, kind)
    assert "18" in _written(withdrawn, kind)


def test_a_word_that_only_begins_with_the_bodys_name_is_left_whole(samrad: Samrad) -> None:
    meeting = _decided(samrad(), i16=(_decision("Samrådets ordförande utsågs."),))
    assert _written(meeting, Generated.DECISIONS) == "Ärende 16: Samrådets ordförande utsågs."


def test_the_decisions_are_those_of_the_body_that_decides_in_the_part(samrad: Samrad) -> None:
    meeting = _decided(samrad(), i16=(_decision("Samrådet ett."),), i24=(_decision("Ledningsgruppen två."),))
    assert _written(meeting, Generated.DECISIONS, "i23") == "Ärende 16: Ett."
    assert _written(meeting, Generated.DECISIONS, "i26") == "Ärende 24: Två."


def test_the_body_calls_its_items_what_it_will(samrad: Samrad) -> None:
    meeting = _decided(samrad(body=replace(SAMRAD, item_word="§")), i16=(_decision("Samrådet ett."),))
    assert _written(meeting, Generated.DECISIONS) == "§ 16: Ett."


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [(Generated.DECISIONS, "Inga beslut fattades."), (Generated.ASSIGNMENTS, "Inga uppdrag gavs.")],
)
def test_where_there_is_nothing_it_says_so(samrad: Samrad, kind: Generated, sentence: str) -> None:
    assert _written(samrad(), kind) == sentence


def test_assignments_are_gathered_from_every_part_for_the_one_they_are_given(samrad: Samrad) -> None:
    meeting = _decided(
        samrad(),
        i16=(_assignment("Ledningsgruppen", "ta fram en modell", date(2026, 10, 9)),),
        i17=(_assignment("Bo Ask", "ringa runt"), _decision("Annat.", assignee="ledningsgruppen")),
        i24=(_assignment("ledningsgruppen ", "att följa upp."),),
    )
    assert _written(meeting, Generated.ASSIGNMENTS, whose="ledningsgruppen").splitlines() == [
        "Ta fram en modell (ärende 16), åter senast 9\u00a0oktober 2026",
        "Följa upp (ärende 24)",
    ]
    assert len(_written(meeting, Generated.ASSIGNMENTS).splitlines()) == 3


@pytest.mark.parametrize(
    ("matter", "said"),
    [
        ("ta fram budget m.m.", "Ta fram budget m.m."),
        ("ta fram budget m. m. ", "Ta fram budget m. m."),
        ("bjuda in kommunerna m.fl..", "Bjuda in kommunerna m.fl."),
        ("se över rutiner, avtal osv.", "Se över rutiner, avtal osv."),
        ("se över rutinerna.", "Se över rutinerna"),
        ("ta fram plan B.", "Ta fram plan B"),
    ],
)
def test_an_abbreviation_keeps_its_full_stop(samrad: Samrad, matter: str, said: str) -> None:
    meeting = _decided(samrad(), i16=(_assignment("Bo Ask", matter),))
    assert _written(meeting, Generated.ASSIGNMENTS) == f"{said} (ärende 16)"


def test_an_assignment_without_a_matter_is_called_by_its_item(samrad: Samrad) -> None:
    meeting = _decided(samrad(), i16=(_assignment("Bo Ask"),))
    assert _written(meeting, Generated.ASSIGNMENTS) == "Ärende 16 (ärende 16)"


def test_the_next_meeting_is_the_calendars_and_what_is_dated_until_then(samrad: Samrad) -> None:
    calendars = {
        SAMRAD.id: (
            CalendarEntry(1, date(2026, 5, 8)),
            CalendarEntry(2, date(2026, 12, 4)),
            CalendarEntry(3, date(2026, 10, 9), time(9, 30), time(15), "Teams"),
            CalendarEntry(4, date(2026, 9, 16), place="Almfors", title="Länskonferens", note="anmälan behövs"),
        ),
        LEDNING.id: (CalendarEntry(5, date(2026, 6, 16), time(13)),),
    }
    assert _written(samrad(), Generated.NEXT_MEETING, calendars=calendars).splitlines() == [
        "Länskonferens: onsdag 16\u00a0september 2026, Almfors, anmälan behövs",
        "Samråd hälsa och omsorg: fredag 9\u00a0oktober 2026 kl. 09.30–15.00, Teams",
        "Ledningsgruppen: tisdag 16\u00a0juni 2026 kl. 13.00",
    ]


def test_what_stands_on_the_day_of_the_next_meeting_comes_by_the_clock(samrad: Samrad) -> None:
    day = date(2026, 10, 9)
    calendars = {SAMRAD.id: (CalendarEntry(1, day, time(9, 30)), CalendarEntry(2, day, time(8), title="Frukost"))}
    written = _written(samrad(), Generated.NEXT_MEETING, calendars=calendars)
    assert [line.partition(":")[0] for line in written.splitlines()] == ["Frukost", "Samråd hälsa och omsorg"]


def test_without_a_calendar_the_next_meeting_is_empty(samrad: Samrad) -> None:
    assert _written(samrad(), Generated.NEXT_MEETING) == ""


def test_the_list_is_a_real_list(samrad: Samrad) -> None:
    meeting = _decided(samrad(), i16=(_decision("Samrådet ett."),))
    item = replace(meeting.items[0], generated=Generated.DECISIONS)
    assert [block.style for block in generated_text(meeting, item, {})] == [BlockStyle.BULLET]


def test_only_items_that_write_themselves_are_filled_in(samrad: Samrad) -> None:
    hers = (paragraph("Min text"),)
    first, *parts = samrad().parts
    items = (
        Item(1, "a", "Vanligt"),
        Item(2, "b", "Skrivs", generated=Generated.DECISIONS),
        Item(3, "c", "Eget", generated=Generated.DECISIONS, own_text=True),
    )
    meeting = samrad(parts=(replace(first, items=items), *parts))
    texts = all_texts(meeting, {1: hers, 2: hers, 3: hers}, {})
    assert [plain(texts[key]) for key in (1, 2, 3)] == ["Min text", "Inga beslut fattades.", "Min text"]
