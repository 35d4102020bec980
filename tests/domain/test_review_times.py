"""R06: times that cannot be, and those that may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest

from samradapp.domain.findings import Level, Spot
from samradapp.domain.meeting import Meeting
from samradapp.domain.review_times import time_findings

Samrad = Callable[..., Meeting]
Hours = tuple[time | None, time | None]


def _found(meeting: Meeting) -> list[tuple[Level, int | None, Spot, str]]:
    return [(known.level, known.item, known.spot, known.message) for known in time_findings(meeting)]


def _stamped(meeting: Meeting, *stamps: Hours) -> Meeting:
    """Stamp the first items of the meeting."""
    first, *parts = meeting.parts
    stamped = [
        replace(item, opened=hours[0], closed=hours[1]) for item, hours in zip(first.items, stamps, strict=False)
    ]
    return replace(meeting, parts=(replace(first, items=(*stamped, *first.items[len(stamped) :])), *parts))


def _timed(meeting: Meeting, *hours: Hours) -> Meeting:
    parts = (replace(part, start=start, end=end) for part, (start, end) in zip(meeting.parts, hours, strict=False))
    return replace(meeting, parts=tuple(parts))


@pytest.mark.parametrize(("start", "end"), [(time(15), time(9)), (time(9), time(9))])
def test_a_meeting_that_ends_before_it_starts_is_found(samrad: Samrad, start: time, end: time) -> None:
    assert _found(samrad(start=start, end=end)) == [(Level.ERROR, None, Spot.FACTS, "Mötet slutar innan det börjar.")]


def test_a_meeting_that_was_closed_before_it_opened_is_found(samrad: Samrad) -> None:
    said = "Mötet avslutades kl. 09.10 men öppnades kl. 09.31."
    assert _found(samrad(opened=time(9, 31), closed=time(9, 10))) == [(Level.ERROR, None, Spot.FACTS, said)]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"start": time(9)},
        {"end": time(9)},
        {"start": time(9), "end": time(9, 1)},
        {"opened": time(9)},
        {"opened": time(9), "closed": time(9)},
    ],
)
def test_times_that_may_be_are_let_be(samrad: Samrad, facts: dict[str, time]) -> None:
    assert _found(samrad(**facts)) == []


def test_an_item_closed_before_it_opened_is_found(samrad: Samrad) -> None:
    meeting = _stamped(samrad(), (time(9, 30), time(9, 45)), (time(10, 42), time(10, 10)))
    said = "Ärende 16 avslutades kl. 10.10 men öppnades kl. 10.42."
    assert _found(meeting) == [(Level.ERROR, 160, Spot.CLOCK, said)]


def test_an_item_opened_before_the_one_before_it_is_a_warning(samrad: Samrad) -> None:
    meeting = _stamped(samrad(), (time(10), None), (None, None), (time(9, 45), None), (time(10, 30), None))
    said = "Ärende 17 öppnades kl. 09.45, före ärende 15 kl. 10.00."
    assert _found(meeting) == [(Level.WARNING, 170, Spot.CLOCK, said)]


def test_seconds_that_are_not_shown_are_not_compared(samrad: Samrad) -> None:
    assert _found(_stamped(samrad(), (time(10, 0, 50), time(10, 0, 10)), (time(10, 0, 5), None))) == []


def test_a_withdrawn_item_is_in_nobodys_way(samrad: Samrad) -> None:
    meeting = _stamped(samrad(), (time(9), None), (time(11), None), (time(10), None))
    first, *parts = meeting.parts
    items = (first.items[0], replace(first.items[1], withdrawn=True), *first.items[2:])
    assert _found(replace(meeting, parts=(replace(first, items=items), *parts))) == []


def test_parts_that_overlap_are_a_warning_at_the_later_one(samrad: Samrad) -> None:
    meeting = _timed(samrad(), (time(9), time(13, 30)), (time(13), time(15)))
    (finding,) = time_findings(meeting)
    assert (finding.level, finding.item, finding.spot, finding.about) == (Level.WARNING, None, Spot.PARTS, 2)
    assert finding.message == ("Mötesdelen Ledningsgruppen börjar innan mötesdelen Samråd hälsa och omsorg slutar.")


def test_a_long_part_overlaps_each_that_begins_within_it(samrad: Samrad) -> None:
    meeting = samrad()
    first, second = meeting.parts
    third = replace(second, id=3, items=(), start=time(11), end=time(12))
    parts = (replace(first, start=time(9), end=time(12)), replace(second, start=time(10), end=time(10, 30)), third)
    assert [finding.about for finding in time_findings(replace(meeting, parts=parts))] == [2, 3]


@pytest.mark.parametrize(
    "hours",
    [
        ((time(9), time(13)), (time(13), time(15))),
        ((time(13), time(15)), (time(9), time(12))),
        ((time(9), None), (time(8), time(9))),
        ((None, time(12)), (time(10), time(11))),
    ],
)
def test_parts_one_after_the_other_are_let_be(samrad: Samrad, hours: tuple[Hours, Hours]) -> None:
    assert _found(_timed(samrad(), *hours)) == []


def test_a_part_that_ends_before_it_starts_is_found(samrad: Samrad) -> None:
    said = "Mötesdelen Ledningsgruppen slutar innan den börjar."
    assert _found(_timed(samrad(), (None, None), (time(15), time(13)))) == [(Level.ERROR, None, Spot.PARTS, said)]
