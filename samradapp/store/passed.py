"""What the journal tells of a meeting's way to adjusted: when it came to a status, and who opened it again."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from samradapp.domain.status import Status
from samradapp.store import rows
from samradapp.store.proceedings import status_label


@dataclass(frozen=True, slots=True)
class Reopening:
    """An adjusted protocol, or one item of it, that was opened again; ``at`` has its zone."""

    at: datetime
    who: str
    reason: str
    item: int | None = None


def reopenings(db: Database, meeting_id: int) -> tuple[Reopening, ...]:
    """Give all reopenings, the oldest first."""
    found = rows.select(
        db,
        "SELECT at, reopening.who, reason, item_id FROM reopening JOIN step ON step.id = step_id "
        "WHERE reopening.meeting_id = ? ORDER BY reopening.id",
        meeting_id,
    )
    return tuple(Reopening(_moment(row["at"]), row["who"], row["reason"], row["item_id"]) for row in found)


def came_to(db: Database, meeting_id: int, status: Status) -> datetime | None:
    """Give when the meeting last came to a status by her choice, or None when the journal has no word of it."""
    # By the step's label, since the rows the journal keeps cannot tell her choice from a meeting file that was
    # brought in adjusted, or from what was undone. The labels lie in her files: an old one is never worded anew.
    at = rows.one(db, "SELECT max(at) FROM step WHERE meeting_id = ? AND label = ?", meeting_id, status_label(status))
    return _moment(at) if at else None


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)
