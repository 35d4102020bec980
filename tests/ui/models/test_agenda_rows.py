"""What the agenda's rows say of a meeting."""

from dataclasses import replace
from datetime import date, time

import pytest

from samradapp.domain.meeting import Item, Meeting, Part
from samradapp.domain.people import Body
from samradapp.domain.schedule import day_plan
from samradapp.ui.models.agenda import AgendaHeading, AgendaRow
from samradapp.ui.models.agenda_rows import agenda_rows, counted_items

BODY = Body(1, "Samråd")
ITEMS = (
    Item(1, "a", "Upprop", planned_minutes=40),
    Item(2, "b", "Val", section="Val", withdrawn=True, planned_minutes=5),
    Item(3, "c", "Nästa möte", adjusted=date(2026, 5, 8)),
)
MEETING = Meeting(1, "m", BODY, 1, 2026, date(2026, 5, 8), time(9), time(9, 30), parts=(Part(1, BODY, items=ITEMS),))


def test_a_single_part_without_a_heading_has_none_and_a_section_stands_above_its_item() -> None:
    rows = agenda_rows(MEETING, day_plan(MEETING))
    assert rows[1] == AgendaHeading(1, "Val", before=2)
    items = [row for row in rows if isinstance(row, AgendaRow)]
    assert [(row.number, row.clock, row.withdrawn, row.locked) for row in items] == [
        ("1", "09.00", False, False),
        ("2", "", True, False),
        ("3", "09.40", False, True),
    ]


def test_a_part_says_how_many_items_and_when_and_by_how_much_it_runs_over() -> None:
    first = Part(1, BODY, "Öppet", items=ITEMS)
    meeting = replace(MEETING, parts=(first, Part(2, BODY, "", time(9, 30), time(10))))
    found = [row for row in agenda_rows(meeting, day_plan(meeting)) if isinstance(row, AgendaHeading)]
    assert [(row.heading, row.detail, row.warning.replace("\u00a0", " ")) for row in found if row.before is None] == [
        ("Öppet", "3 ärenden · 09.00–09.40", "10 min för mycket"),
        ("Samråd", "0 ärenden · 09.30–10.00", ""),
    ]


@pytest.mark.parametrize(
    ("word", "one", "many"),
    [("ärende", "1 ärende", "3 ärenden"), ("paragraf", "1 paragraf", "3 paragrafer"), ("§", "1 §", "3 §")],
)
def test_items_are_counted_in_the_bodys_own_word(word: str, one: str, many: str) -> None:
    meeting = replace(MEETING, body=replace(BODY, item_word=word))
    assert (counted_items(meeting, 1), counted_items(meeting, 3)) == (one, many)
