"""All meetings, each as one line; by itself, since the program starts with no more than this."""

from datetime import date
from typing import NamedTuple

from sqlite_utils import Database

from samradapp.domain.status import Status


class MeetingLine(NamedTuple):  # made by the thousand at the start, and four times as fast as a dataclass
    """A meeting as it stands in a list."""

    id: int
    body_id: int
    body: str
    short_name: str
    number: int
    year: int
    day: date
    status: Status
    reference: str
    items: int
    decisions: int
    current: str  # title of the current item
    opened: str  # when the meeting was opened, "09:30"; empty before

    @property
    def label(self) -> str:
        return f"{self.number}-{self.year}"


def days_of(db: Database, body_id: int) -> dict[date, str]:
    """Give the days that have a meeting of the body, a cancelled one too, with what it is called: "2-2026"."""
    found = db.execute("SELECT day, number, year FROM meeting WHERE body_id = ?", [body_id]).fetchall()
    return {date.fromisoformat(day): f"{number}-{year}" for day, number, year in found}


_STATUSES = {status.value: status for status in Status}  # calling the enum a thousand times takes 3 ms


def list_meetings(db: Database) -> tuple[MeetingLine, ...]:
    """Give all meetings, the latest day first."""
    found = db.execute(
        """SELECT meeting.id, body_id, body.name, short_name, meeting.number, year, day, status, meeting.reference,
           (SELECT count(*) FROM item WHERE meeting_id = meeting.id),
           (SELECT count(*) FROM decision JOIN item ON item.id = item_id
            WHERE decision.meeting_id = meeting.id AND NOT withdrawn),
           coalesce((SELECT title FROM item WHERE id = current_item), ''), coalesce(opened, '')
           FROM meeting JOIN body ON body.id = body_id ORDER BY day DESC, meeting.id DESC"""
    ).fetchall()
    day = date.fromisoformat
    return tuple(MeetingLine._make((*row[:6], day(row[6]), _STATUSES[row[7]], *row[8:])) for row in found)
