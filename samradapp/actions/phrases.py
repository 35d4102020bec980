"""The phrases that come with the program, filled from a meeting and its neighbours."""

import json
from datetime import datetime
from functools import cache

from samradapp import paths
from samradapp.domain.meeting import Kind, Meeting
from samradapp.domain.phrases import FilledPhrase, Neighbours, Phrase
from samradapp.domain.phrases import phrases_for as filled_for
from samradapp.store import Database, meetings, register


@cache
def shipped_phrases() -> tuple[Phrase, ...]:
    """Read the phrases, once."""
    entries = json.loads(paths.resource("phrases/phrases.json").read_text(encoding="utf-8"))
    return tuple(
        Phrase(
            entry["code"],
            entry["group"],
            entry["text"],
            entry.get("board_text", ""),
            Kind(entry["kind"]) if "kind" in entry else None,
        )
        for entry in entries
    )


def phrases_for(db: Database, meeting: Meeting, item_id: int, now: datetime) -> tuple[FilledPhrase, ...]:
    """Give all phrases as they would be put into an item now."""
    item = meeting.item(item_id)
    following = (entry.day for entry in register.calendar(db, meeting.body.id) if entry.is_meeting)
    neighbours = Neighbours(
        meetings.previous_day(db, meeting), min((day for day in following if day > meeting.day), default=None)
    )
    return filled_for(shipped_phrases(), meeting, item, now, neighbours)
