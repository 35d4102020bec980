"""The history of an item's text: what it was, when, and the way back."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlite_utils import Database

from samradapp.domain import text as minutes_text
from samradapp.domain.meeting import numbers
from samradapp.domain.swedish import clock, long_date
from samradapp.domain.text import Text
from samradapp.errors import NotAllowedError
from samradapp.store import rows
from samradapp.store.journal import replace_text, step
from samradapp.store.meetings import load


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A text as it was until ``at`` (UTC); ``id`` and ``at`` are None for the text as it is now."""

    id: int | None
    at: datetime | None
    words: int


def versions(db: Database, item_id: int) -> tuple[TextVersion, ...]:
    """Give the texts an item has had, newest first, beginning with the one it has; nothing for no item.

    One is kept when a text changes that has stood for a minute, when much is pasted or deleted at once, and when
    another text is put in its place. What has no word is left out, but for the text of now.
    """
    now = rows.one(db, "SELECT text FROM minutes WHERE item_id = ?", item_id)
    if now is None:
        return ()
    earlier = db.execute(
        "SELECT id, at, text FROM minutes_version WHERE item_id = ? AND text <> '[]' ORDER BY id DESC", [item_id]
    ).fetchall()
    return (
        TextVersion(None, None, minutes_text.stored_word_count(now)),
        *(TextVersion(key, _moment(at), minutes_text.stored_word_count(stored)) for key, at, stored in earlier),
    )


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def text(db: Database, item_id: int, version_id: int | None) -> Text:
    """Give the text of one of an item's versions; None is the text as it is now.

    Raises NotAllowedError when it is gone.
    """
    return minutes_text.from_json(_stored(db, item_id, version_id))


def _stored(db: Database, item_id: int, version_id: int | None) -> str:
    if version_id is None:
        found = rows.one(db, "SELECT text FROM minutes WHERE item_id = ?", item_id)
    else:
        found = rows.one(db, "SELECT text FROM minutes_version WHERE item_id = ? AND id = ?", item_id, version_id)
    if found is None:
        raise NotAllowedError("Texten finns inte kvar.")
    return str(found)


def restore(db: Database, meeting_id: int, item_id: int, version_id: int) -> None:
    """Put a version in the place of an item's text, as a step that undo takes back; what was there is a version.

    Changes nothing when the text is the same. A locked protocol refuses it; raises NotAllowedError when the version
    is gone.
    """
    stored = _stored(db, item_id, version_id)
    if stored == _stored(db, item_id, None):
        return
    meeting = load(db, meeting_id)
    at = _moment(rows.one(db, "SELECT at FROM minutes_version WHERE id = ?", version_id)).astimezone()
    day = "" if at.date() == datetime.now(UTC).astimezone().date() else f"den {long_date(at.date())} "
    place = f"{meeting.body.item_word} {numbers(meeting)[item_id]}"
    with step(db, meeting_id, f"Återställde texten i {place} från {day}kl. {clock(at.time())}"):
        replace_text(db, item_id, stored)
