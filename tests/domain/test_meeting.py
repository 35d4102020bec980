"""Numbering, and where things stand in a meeting."""

from dataclasses import replace
from datetime import date, time
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.meeting import (
    LOCKED,
    NEXT_STATUS,
    Item,
    Meeting,
    NumberFault,
    Part,
    Status,
    number_faults,
    number_label,
    numbers,
)
from samradapp.domain.people import Body

BODY = Body(1, "Samråd")


def meeting_of(*sizes: int, set_by_hand: dict[int, int] | None = None, first: int | None = 15) -> Meeting:
    """Give a meeting with parts of these sizes; items have ids from 100 on."""
    chosen = set_by_hand or {}
    ids = iter(range(100, 200))
    parts = tuple(
        Part(
            number,
            BODY,
            items=tuple(Item(item, f"i{item}", "Ärende", number=chosen.get(item)) for item in islice(ids, size)),
        )
        for number, size in enumerate(sizes)
    )
    return Meeting(1, "m", BODY, 2, 2024, date(2024, 5, 3), first_item=first, parts=parts)


def test_items_count_from_the_meetings_first_number_through_all_parts():
    assert list(numbers(meeting_of(2, 2)).values()) == [15, 16, 17, 18]


def test_the_first_number_follows_the_previous_meeting_until_it_is_fixed():
    meeting = replace(meeting_of(2, first=None), proposed_first=27)
    assert list(numbers(meeting).values()) == [27, 28]
    assert list(numbers(replace(meeting, first_item=3)).values()) == [3, 4]


def test_the_count_goes_on_from_a_number_set_by_hand():
    assert list(numbers(meeting_of(4, set_by_hand={101: 20})).values()) == [15, 20, 21, 22]


def test_a_withdrawn_item_keeps_its_number():
    meeting = meeting_of(3)
    items = (meeting.items[0], replace(meeting.items[1], withdrawn=True), meeting.items[2])
    withdrawn = replace(meeting, parts=(replace(meeting.parts[0], items=items),))
    assert numbers(withdrawn) == numbers(meeting)


@pytest.mark.parametrize(
    ("by_hand", "fault"),
    [(18, NumberFault(101, 18, 15)), (15, NumberFault(101, 15, 15)), (3, NumberFault(101, 3, 15))],
)
def test_a_gap_a_double_and_a_step_back_are_said(by_hand, fault):
    assert list(number_faults(meeting_of(3, set_by_hand={101: by_hand}))) == [fault]


def test_numbers_that_follow_each_other_have_no_fault():
    assert list(number_faults(meeting_of(2, 0, 3, set_by_hand={100: 40}))) == []
    assert list(number_faults(meeting_of())) == []


@given(st.lists(st.none() | st.integers(1, 60), min_size=1, max_size=8), st.integers(1, 60))
def test_every_step_in_the_numbers_is_one_or_a_fault(by_hand, first):
    chosen = {100 + place: number for place, number in enumerate(by_hand) if number is not None}
    meeting = meeting_of(len(by_hand), set_by_hand=chosen, first=first)
    given_numbers = list(numbers(meeting).values())
    faults = {fault.item_id for fault in number_faults(meeting)}
    for place, (before, number) in enumerate(pairwise(given_numbers), 1):
        assert (number != before + 1) == (100 + place in faults)
    assert faults <= set(chosen), "only a number set by hand can break the series"


def test_a_number_is_shown_in_the_bodys_form():
    assert number_label(BODY, 17) == "17."
    assert number_label(replace(BODY, number_form="KS § {n}"), 17) == "KS § 17"


def test_the_item_after_the_last_of_a_part_is_the_first_of_the_next():
    meeting = meeting_of(2, 1)
    assert meeting.follows(101) == 102
    assert meeting.follows(102) is None
    assert meeting.part_of(102).id == 1


@pytest.mark.parametrize(
    ("current", "now"),
    [(None, {100, 101}), (100, {100, 101}), (101, {101, 102}), (103, {103, None})],
)
def test_only_the_current_item_and_the_place_after_it_stand_for_now(current: int | None, now: set[int | None]):
    meeting = replace(meeting_of(2, 2), status=Status.OPEN, current_item=current)
    assert {before for before in (100, 101, 102, 103, None) if meeting.stands_now(before)} == now


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.OPEN])
def test_nothing_stands_for_now_unless_the_meeting_goes_on(status: Status):
    assert not replace(meeting_of(2), status=status, current_item=100).stands_now(100)


def test_a_meeting_that_goes_on_again_stands_nowhere_until_it_has_gone_to_an_item():
    been = (Item(100, "i100", "Ärende", opened=time(9, 30)),)
    meeting = replace(meeting_of(1), status=Status.OPEN, parts=(Part(1, BODY, items=been),))
    assert not meeting.stands_now(100)
    assert replace(meeting, current_item=100).stands_now(None)


def test_a_meeting_is_named_by_its_number_and_year():
    assert meeting_of().label == "2-2024"


def test_a_locked_meeting_can_only_go_to_the_archive():
    assert {status for status in Status if meeting_of_status(status).locked} == LOCKED
    assert NEXT_STATUS[Status.ADJUSTED] == (Status.ARCHIVED,)
    assert set(NEXT_STATUS) == set(Status)


def meeting_of_status(status: Status) -> Meeting:
    return replace(meeting_of(), status=status)
