"""What the list of meetings is searched by; by itself, since nobody searches before the list is shown."""

from datetime import date
from functools import cache

from sqlite_utils import Database

from samradapp.domain.swedish import fold, weekday_date

_FACTS = """SELECT meeting.id, day, body.name, short_name, meeting.number || '-' || year, meeting.reference, chair,
secretary FROM meeting JOIN body ON body.id = body_id"""

# The names of a meeting as one text, which is faster than a row for each.
_MANY = (
    "SELECT meeting_id, group_concat(title, char(10)) FROM item GROUP BY meeting_id",
    "SELECT meeting_id, group_concat(name, char(10)) FROM presenter GROUP BY meeting_id",
    "SELECT meeting_id, group_concat(name, char(10)) FROM attendee GROUP BY meeting_id",
    "SELECT meeting_id, group_concat(name, char(10)) FROM adjuster GROUP BY meeting_id",
)


def searched_words(db: Database) -> dict[int, str]:
    """Give for each meeting, by its id, what it is found by.

    That is body, number, reference, day in figures and in words, titles, and the names of presenters, attendees,
    chair, secretary and adjusters, folded as ``domain.swedish.fold`` does and with line breaks between them.
    A meeting is found when each of ``fold(written).split()`` is in its text.
    """
    lines = {
        meeting_id: {day, *_in_words(date.fromisoformat(day)), *facts}
        for meeting_id, day, *facts in db.execute(_FACTS).fetchall()
    }
    for query in _MANY:
        for meeting_id, text in db.execute(query).fetchall():
            lines[meeting_id].update(text.split("\n"))
    folded = cache(lambda line: fold(line).replace("\u00a0", " "))  # names and titles return from meeting to meeting
    return {meeting_id: "\n".join(map(folded, found)) for meeting_id, found in lines.items()}


def _in_words(day: date) -> tuple[str, str]:
    """Give a day as it is read, and as it is jotted down: "8/5 2026"."""
    return weekday_date(day), f"{day.day}/{day.month} {day.year}"
