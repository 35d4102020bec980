"""Days, clock times and lengths of time as people write them, in a field or in a list that is pasted."""

import re
from datetime import date, time

from samradapp.domain.swedish import MONTHS

# Compiled when the first one is read: every field knows them, and the start needs none.
_DATE = (
    r"(?:(?:mån|tis|ons|tor|fre|lör|sön)[a-z]*\.?\s+)?(?:den\s+)?"
    r"(?:([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{4})-?([0-9]{2})-?([0-9]{2})"
    r"|([0-9]{1,2})[./\s]\s*([0-9]{1,2}|[a-z]{3,9})\.?(?:(?:\s+|-|(?<=\.))([0-9]{4}))?)"
)
_LEAP = 8  # years from one 29 February to the next, at most
_LENGTH = (
    r"(?P<minutes>[0-9]{1,3})\s*(?:m|min|minuter)?"
    r"|(?P<hours>[0-9]{1,2})(?::(?P<colon>[0-5][0-9])|[,.](?P<part>[0-9]{1,2})\s*(?:h|t|tim|timmar)?"
    r"|\s*(?:h|t|tim|timme|timmar)\.?\s*(?:(?P<rest>[0-9]{1,2})\s*(?:m|min)?)?)"
)
_CLOCK = r"([0-9]{1,2})(?:[.:,]?([0-9]{2}))?"


def parse_date(text: str, after: date | None = None) -> date | None:
    """Read a day as people write it; None when it is none. Without a year it is the next such day ``after`` one."""
    found = re.fullmatch(_DATE, text.replace("\u00a0", " ").strip(), re.IGNORECASE)
    if found is None:
        return None
    *written, day, month, year = found.groups()
    if day is None:
        year, month, day = filter(None, written)
    if year is not None:
        return _date(int(year), month, int(day))
    if after is None:
        return None
    coming = (_date(after.year + more, month, int(day)) for more in range(_LEAP + 1))
    return next((known for known in coming if known is not None and known >= after), None)


def _date(year: int, month: str, day: int) -> date | None:
    try:
        return date(year, int(month) if month.isdecimal() else _month(month), day)
    except ValueError:
        return None


def _month(name: str) -> int:
    """Give the month whose name begins so; raises ValueError."""
    matching = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower())]
    if len(matching) != 1:
        raise ValueError(name)
    return matching[0]


def parse_minutes(text: str) -> int | None:
    """Read how long something takes, in minutes: "45", "45 min", "1 tim", "1 tim 30", "1,5", "1:30"; else None."""
    found = re.fullmatch(_LENGTH, text.replace("\u00a0", " ").strip().lower())
    if found is None:
        return None
    if found["minutes"] is not None:
        return int(found["minutes"])
    part, rest = found["part"], found["rest"] or found["colon"]
    return int(found["hours"]) * 60 + (round(float(f"0.{part}") * 60) if part else int(rest or 0))


def parse_clock(text: str) -> time | None:
    """Read a clock time as people write it; None when it is none."""
    found = re.fullmatch(_CLOCK, text.lower().removeprefix("kl.").removeprefix("kl").strip())
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None
