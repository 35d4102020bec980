"""Who follows on whom in a seat."""

from datetime import date

import pytest

from samradapp.domain.people import Holding, Period, Person, Seat, succession
from samradapp.errors import NotAllowedError

TODAY = date(2026, 5, 8)


def seat(*periods: Period) -> Seat:
    holdings = tuple(Holding(n, Person(n, f"Person {n}"), period) for n, period in enumerate(periods, start=1))
    return Seat(1, None, "", "", holdings)


def test_a_seat_nobody_has_had_is_taken_without_beginning() -> None:
    assert succession(seat(), TODAY) == (None, Period())


def test_a_successor_begins_the_day_after_the_last_one_ends() -> None:
    periods = (Period(date(2026, 1, 1), date(2026, 6, 30)), Period(None, date(2025, 12, 31)))
    assert succession(seat(*periods), TODAY) == (None, Period(date(2026, 7, 1)))


def test_who_has_no_last_day_leaves_the_day_before() -> None:
    ended, period = succession(seat(Period(date(2023, 1, 1))), TODAY)
    assert ended is not None
    assert (ended.period, period) == (Period(date(2023, 1, 1), date(2026, 5, 7)), Period(TODAY))


@pytest.mark.parametrize("start", [TODAY, date(2026, 7, 1)])
def test_who_has_not_had_the_seat_for_a_day_is_not_followed(start: date) -> None:
    with pytest.raises(NotAllowedError, match="Person 1 har nyss fått platsen"):
        succession(seat(Period(start)), TODAY)
