"""When each item begins, and whether the day holds: the hours of the meeting against its items' planned minutes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from samradapp.domain.meeting import Item, Meeting, Part

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class PartPlan:
    """When a part begins and ends: by its own hours, else as its items are planned. ``over`` are minutes too many."""

    part_id: int
    start: time
    end: time
    over: int = 0


@dataclass(frozen=True, slots=True)
class DayPlan:
    """``planned`` and ``air`` are minutes; ``air`` is negative when too much is planned, None without hours."""

    start: time | None
    end: time | None
    planned: int
    breaks: tuple[tuple[time, time], ...] = ()
    air: int | None = None
    parts: tuple[PartPlan, ...] = ()

    def part(self, part_id: int) -> PartPlan | None:
        """Give a part's plan; None when nothing says when it begins."""
        return next((plan for plan in self.parts if plan.part_id == part_id), None)


@dataclass(frozen=True, slots=True)
class _Span:
    """A part in minutes of the day; ``due`` is when it must be over, by its own end or the start of the next."""

    part: Part
    start: int
    end: int
    done: int
    due: int | None


def clock_times(meeting: Meeting) -> dict[int, time]:
    """Give when each item begins: the planned minutes counted from the part's, else the meeting's, start.

    A part without a start of its own goes on from the one before; without any start nothing is given.
    """
    result: dict[int, time] = {}
    for span in _spans(meeting):
        now = span.start
        for item in span.part.items:
            result[item.id] = _time(now)
            now += _takes(item)
    return result


def day_plan(meeting: Meeting) -> DayPlan:
    """Give the plan of the day. What lies between two parts that have hours of their own is a break, and no air."""
    spans = tuple(_spans(meeting))
    planned = sum(_planned(part) for part in meeting.parts)
    start = _minutes(meeting.start) if meeting.start else (spans[0].start if spans else None)
    end = _minutes(meeting.end) if meeting.end else _last_end(meeting)
    breaks = tuple(_breaks(spans))
    if start is None or end is None:
        air = None
    else:
        air = (end - start) % _DAY - planned - sum(until - since for since, until in breaks)
    return DayPlan(
        None if start is None else _time(start),
        None if end is None else _time(end),
        planned,
        tuple((_time(since), _time(until)) for since, until in breaks),
        air,
        tuple(PartPlan(span.part.id, _time(span.start), _time(span.end), _over(span)) for span in spans),
    )


def _spans(meeting: Meeting) -> Iterator[_Span]:
    """Lay the parts after each other, each from its own start or where the one before is done."""
    now: int | None = None
    for index, part in enumerate(meeting.parts):
        start = part.start or (meeting.start if now is None else None)
        begins = now if start is None else _minutes(start)
        if begins is None:
            continue
        now = begins + _planned(part)
        following = meeting.parts[index + 1] if index + 1 < len(meeting.parts) else None
        due = part.end or (following.start if following else meeting.end)
        end = _after(begins, part.end) if part.end else now
        yield _Span(part, begins, end, now, None if due is None else _after(begins, due))


def _breaks(spans: tuple[_Span, ...]) -> Iterator[tuple[int, int]]:
    for before, after in pairwise(spans):
        since = max(before.end, before.done)
        if after.start > since:
            yield since, after.start


def _over(span: _Span) -> int:
    return 0 if span.due is None else max(span.done - span.due, 0)


def _last_end(meeting: Meeting) -> int | None:
    end = meeting.parts[-1].end if meeting.parts else None
    return _minutes(end) if end else None


def _planned(part: Part) -> int:
    return sum(_takes(item) for item in part.items)


def _takes(item: Item) -> int:
    return 0 if item.withdrawn else item.planned_minutes or 0


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _after(begins: int, moment: time) -> int:
    """Give a clock time as minutes; one before the beginning is past midnight."""
    minutes = _minutes(moment)
    return minutes if minutes >= begins else minutes + _DAY


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
