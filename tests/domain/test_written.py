from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.written import parse_clock, parse_date, parse_minutes


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-10-09", date(2026, 10, 9)),
        ("9 okt 2026", date(2026, 10, 9)),
        ("9\u00a0oktober 2026", date(2026, 10, 9)),
        ("9/10 2026", date(2026, 10, 9)),
        ("20261009", date(2026, 10, 9)),
        ("2026-1009", date(2026, 10, 9)),
        ("9.10.2026", date(2026, 10, 9)),
        ("9/10-2026", date(2026, 10, 9)),
        ("9 okt-2026", date(2026, 10, 9)),
        ("9 okt.2026", date(2026, 10, 9)),
        ("fredag 9 oktober 2026", date(2026, 10, 9)),
        ("Fre den 9 okt 2026", date(2026, 10, 9)),
        ("2026109", None),
        ("9102026", None),
        ("9 okt2026", None),
        ("31 feb 2026", None),
        ("9 ju 2026", None),
        ("9 jul 2026", date(2026, 7, 9)),
        ("i morgon", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(written: str, day: date | None) -> None:
    assert parse_date(written) == day


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        *((written, time(9, 30)) for written in ("09.30", "9:30", "0930", "930")),
        *(("9", time(9)), ("kl. 13.00", time(13))),
        *((written, None) for written in ("25.70", "snart", "")),
    ],
)
def test_clock_times_are_read_as_people_write_them(written: str, moment: time | None) -> None:
    assert parse_clock(written) == moment


@given(st.text())
def test_any_rubbish_is_no_day_and_no_time(written: str) -> None:
    assert parse_date(written) is None or any(letter.isdigit() for letter in written)
    assert parse_clock(written) is None or any(letter.isdigit() for letter in written)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("9 okt", date(2026, 10, 9)),
        ("9/10", date(2026, 10, 9)),
        ("8 maj", date(2026, 5, 8)),
        ("7 maj", date(2027, 5, 7)),
        ("29 feb", date(2028, 2, 29)),
        ("9 okto 2025", date(2025, 10, 9)),
        ("32 okt", None),
        ("30 feb", None),
    ],
)
def test_a_day_without_a_year_is_the_next_one(written: str, day: date | None) -> None:
    assert parse_date(written, date(2026, 5, 8)) == day


def test_without_a_day_to_count_from_the_year_is_needed() -> None:
    assert parse_date("9 okt") is None


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        *((written, 90) for written in ("90", "90 min", "1:30", "1 tim 30", "1 tim 30 min", "1t30")),
        *((written, 90) for written in ("1,5", "1,5 tim", "1.5 h")),
        *((written, 60) for written in ("60", "1 tim", "1 timme", "1h")),
        ("25 minuter", 25),
        *((written, None) for written in ("", "snart", "1:75", "-5")),
    ],
)
def test_lengths_of_time_are_read_as_people_write_them(written: str, minutes: int | None) -> None:
    assert parse_minutes(written) == minutes
