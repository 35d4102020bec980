"""How the domain's values lie in columns: dates and times as ISO text, years apart from none."""

from datetime import date, time


def day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def clock(stored: str | None) -> time | None:
    return time.fromisoformat(stored) if stored else None


def from_day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def from_clock(value: time | None) -> str | None:
    """Give HH:MM, with seconds only when there are any."""
    return (value.isoformat() if value.second else value.isoformat("minutes")) if value else None
