"""When the items begin, and whether the day holds: planned time, breaks and what is left."""

from datetime import date, time

import pytest

from samradapp.domain.meeting import Item, Meeting, Part
from samradapp.domain.schedule import DayPlan, clock_times, day_plan
from samradapp.domain.swedish import duration
from tests.domain.conftest import SAMRAD

Hours = tuple[time | None, time | None]


def item(number: int, minutes: int | None = None, **changes: bool) -> Item:
    return Item(number, f"i{number}", f"Ärende {number}", planned_minutes=minutes, **changes)


def plan(*parts: tuple[Hours, tuple[int, ...]], hours: Hours = (time(9, 30), time(15))) -> DayPlan:
    """Plan a meeting with these parts, each with hours of its own and the minutes of its items."""
    made = tuple(
        Part(key, SAMRAD, "", start, end, tuple(item(100 * key + place, m) for place, m in enumerate(minutes)))
        for key, ((start, end), minutes) in enumerate(parts, start=1)
    )
    return day_plan(Meeting(1, "m", SAMRAD, 1, 2026, date(2026, 5, 8), *hours, parts=made))


OPEN: Hours = (None, None)


def test_what_is_not_planned_is_air() -> None:
    found = plan((OPEN, (10, 20)), hours=(time(9), time(10)))
    assert (found.planned, found.breaks, found.air) == (30, (), 30)


def test_a_gap_between_the_parts_is_a_break_and_no_air() -> None:
    found = plan((OPEN, (100, 55)), ((time(13), time(15)), (50,)))
    assert found.breaks == ((time(12, 5), time(13)),)
    assert (found.planned, found.air) == (205, 70)


def test_a_part_that_is_done_early_leaves_air_until_its_own_end() -> None:
    found = plan(((time(9, 30), time(12)), (30,)), ((time(13), None), (10,)))
    assert found.breaks == ((time(12), time(13)),)
    assert found.air == 330 - 40 - 60


def test_a_part_that_runs_over_eats_of_the_break_and_says_by_how_much() -> None:
    found = plan(((time(9, 30), time(12)), (170,)), ((time(13), None), (10,)))
    assert found.breaks == ((time(12, 20), time(13)),)
    assert [part.over for part in found.parts] == [20, 0]
    assert found.air == 330 - 180 - 40


def test_a_part_without_an_end_must_be_over_when_the_next_begins() -> None:
    found = plan((OPEN, (240,)), ((time(13), None), (10,)))
    assert found.breaks == ()
    assert [part.over for part in found.parts] == [30, 0]


def test_too_much_is_less_than_no_air() -> None:
    found = plan((OPEN, (45, 30)), hours=(time(9), time(10)))
    assert found.air == -15
    assert found.parts[0].over == 15


def test_withdrawn_items_take_no_time() -> None:
    part = Part(1, SAMRAD, items=(item(1, 30, withdrawn=True), item(2, 10), item(3, None)))
    meeting = Meeting(1, "m", SAMRAD, 1, 2026, date(2026, 5, 8), time(9), time(10), parts=(part,))
    assert (day_plan(meeting).planned, day_plan(meeting).air) == (10, 50)


@pytest.mark.parametrize("hours", [(None, None), (time(9), None), (None, time(10))])
def test_without_both_hours_nothing_is_said_of_the_air(hours: Hours) -> None:
    assert plan((OPEN, (10,)), hours=hours).air is None


def test_the_hours_of_the_parts_stand_in_for_the_meetings() -> None:
    found = plan(((time(9), time(10)), (10,)), ((time(10), time(11)), (10,)), hours=OPEN)
    assert (found.start, found.end, found.air) == (time(9), time(11), 100)


def test_a_meeting_may_go_on_past_midnight() -> None:
    found = plan((OPEN, (60,)), hours=(time(23), time(1)))
    assert found.air == 60
    assert found.parts[0].end == time(0)


def test_a_part_without_hours_goes_on_from_the_one_before() -> None:
    found = plan((OPEN, (30,)), (OPEN, (20,)))
    assert [(part.start, part.end) for part in found.parts] == [(time(9, 30), time(10)), (time(10), time(10, 20))]
    assert found.part(2) == found.parts[1]
    assert found.part(3) is None


def test_a_meeting_without_items_has_all_its_time() -> None:
    assert plan(hours=(time(9), time(10))).air == 60
    assert plan(hours=OPEN) == DayPlan(None, None, 0)


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (45, "45 min"), (60, "1 tim"), (70, "1 tim 10 min"), (205, "3 tim 25 min")]
)
def test_a_duration_is_said_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert duration(minutes).replace("\u00a0", " ") == words


def timed(*parts: tuple[time | None, tuple[Item, ...]], start: time | None = None) -> list[str]:
    meeting = Meeting(
        1,
        "m",
        SAMRAD,
        1,
        2026,
        date(2026, 5, 8),
        start=start,
        parts=tuple(Part(index, SAMRAD, start=at, items=items) for index, (at, items) in enumerate(parts)),
    )
    return [clock.strftime("%H.%M") for clock in clock_times(meeting).values()]


def test_each_item_begins_when_the_one_before_is_over() -> None:
    items = (item(1, 10), item(2, 25), item(3))
    assert timed((None, items), start=time(9, 30)) == ["09.30", "09.40", "10.05"]


def test_a_part_begins_at_its_own_time_or_goes_on() -> None:
    parts = ((None, (item(1, 10),)), (time(13), (item(2, 30),)), (None, (item(3),)))
    assert timed(*parts, start=time(9, 30)) == ["09.30", "13.00", "13.30"]


def test_without_a_start_there_are_no_times_until_a_part_has_one() -> None:
    assert timed((None, (item(1, 10),)), (time(13), (item(2),))) == ["13.00"]


def test_a_withdrawn_item_takes_no_time() -> None:
    assert timed((None, (item(1, 30, withdrawn=True), item(2))), start=time(9)) == ["09.00", "09.00"]


def test_the_clock_goes_round_at_midnight_however_long_the_items_are() -> None:
    assert timed((None, (item(1, 60), item(2))), start=time(23, 30)) == ["23.30", "00.30"]
    endless = tuple(item(number, 1_000_000) for number in range(10_000))
    assert len(timed((None, endless), start=time(9))) == 10_000
