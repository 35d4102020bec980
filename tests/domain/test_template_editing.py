"""A template is changed part by part and item by item."""

from dataclasses import replace

import pytest

from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.domain.template_editing import (
    altered_item,
    altered_part,
    copied,
    moved_item,
    moved_part,
    with_item,
    with_part,
    without_item,
    without_part,
)
from samradapp.errors import GoneError

NEW = TemplateItem(0, "Ny")


def item(key: int) -> TemplateItem:
    return TemplateItem(key, f"Ärende {key}")


TEMPLATE = AgendaTemplate(
    7, "Mall", 3, (TemplatePart(1, items=(item(11), item(12)), groups=(5,)), TemplatePart(2, items=(item(21),)))
)


def ids(template: AgendaTemplate) -> list[list[int]]:
    return [[known.id for known in part.items] for part in template.parts]


def test_a_copy_is_new_in_all_its_rows_and_the_same_in_what_they_say() -> None:
    copy = copied(TEMPLATE, "Kopian", None)
    assert (copy.id, copy.name, copy.body_id) == (0, "Kopian", None)
    assert ids(copy) == [[0, 0], [0]]
    assert [part.id for part in copy.parts] == [0, 0]
    assert copy.parts[0].groups == (5,)
    assert [known.title for known in copy.parts[0].items] == ["Ärende 11", "Ärende 12"]


def test_an_item_is_added_after_another_first_in_a_part_or_last() -> None:
    changed, place = with_item(TEMPLATE, NEW, after=11)
    assert (ids(changed), place) == ([[11, 0, 12], [21]], (0, 1))
    changed, place = with_item(TEMPLATE, NEW, part_id=2)
    assert (ids(changed), place) == ([[11, 12], [0, 21]], (1, 0))
    changed, place = with_item(TEMPLATE, NEW)
    assert (ids(changed), place) == ([[11, 12], [21, 0]], (1, 1))


def test_a_template_without_parts_gets_one_with_its_first_item() -> None:
    changed, place = with_item(AgendaTemplate(0, "Tom"), NEW)
    assert (ids(changed), place) == ([[0]], (0, 0))


def test_a_part_is_added_after_another_or_last_and_taken_away_with_its_items() -> None:
    changed, place = with_part(TEMPLATE, TemplatePart(0), after=1)
    assert ([part.id for part in changed.parts], place) == ([1, 0, 2], 1)
    assert with_part(TEMPLATE, TemplatePart(0))[1] == 2
    assert ids(without_part(TEMPLATE, 1)) == [[21]]


def test_an_item_moves_within_its_part_and_into_the_next_at_the_edge() -> None:
    assert ids(moved_item(TEMPLATE, 12, -1)) == [[12, 11], [21]]
    assert ids(moved_item(TEMPLATE, 11, 1)) == [[12, 11], [21]]
    assert ids(moved_item(TEMPLATE, 12, 1)) == [[11], [12, 21]]
    assert ids(moved_item(TEMPLATE, 21, -1)) == [[11, 12, 21], []]


def test_what_is_first_or_last_of_all_stays_there() -> None:
    assert moved_item(TEMPLATE, 11, -1) == TEMPLATE
    assert moved_item(TEMPLATE, 21, 1) == TEMPLATE
    assert moved_part(TEMPLATE, 1, -1) == TEMPLATE


def test_a_part_moves_with_its_items() -> None:
    assert ids(moved_part(TEMPLATE, 2, -1)) == [[21], [11, 12]]


def test_one_item_and_one_part_are_altered_and_the_others_left() -> None:
    changed = altered_item(TEMPLATE, 12, lambda known: replace(known, title="Annat"))
    assert [known.title for known in changed.parts[0].items] == ["Ärende 11", "Annat"]
    assert altered_part(TEMPLATE, 2, lambda part: replace(part, title="Del")).parts[1].title == "Del"
    assert ids(without_item(TEMPLATE, 11)) == [[12], [21]]


def test_what_is_not_there_is_not_altered_in_silence() -> None:
    for alter in (altered_item, altered_part):
        with pytest.raises(GoneError, match="finns inte kvar"):
            alter(TEMPLATE, 99, lambda known: known)
