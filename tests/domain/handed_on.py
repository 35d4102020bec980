"""The event log when an item is deleted, by its rule: what deleting in the database is held against."""

from dataclasses import replace

from samradapp.domain.meeting import Meeting
from samradapp.domain.rollcall import Event, EventKind


def log_without(meeting: Meeting, item_id: int) -> tuple[Event, ...]:
    """Give the event log, in its order, as it stands when the item is deleted.

    What the item hands on comes before the next item's own events, since it happened first. A recusal held for the
    deleted item alone and goes with it.
    """
    heir = meeting.follows(item_id)
    moved = [
        replace(event, before=heir)
        for event in meeting.events
        if event.before == item_id and event.kind is not EventKind.RECUSED
    ]
    own = [event for event in meeting.events if event.before == heir]
    others = [event for event in meeting.events if event.before not in {item_id, heir}]
    return (*others, *moved, *own)
