"""Assignments followed up: who was to do what until when, and whether it is done."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Assignment:
    """A decision of kind assignment with its follow-up.

    ``meeting`` is the meeting's label ("2-2024"), ``given`` its day and ``number`` its item's, which the body calls
    ``item_word``; ``short`` is one line. ``done`` is the day it was marked as done, with what she noted about it.
    """

    decision_id: int
    uuid: str
    meeting_id: int
    meeting: str
    given: date
    body_id: int
    body: str
    item_word: str
    item_id: int
    number: int
    short: str
    assignee: str
    due: date | None
    done: date | None = None
    note: str = ""

    def is_late(self, today: date) -> bool:
        """Tell whether the day has passed; the day itself is still in time."""
        return self.done is None and self.due is not None and self.due < today

    def waits_for(self, meeting_id: int, day: date) -> bool:
        """Tell whether a meeting that day should take it up: it was given before, and is due by then or has no day."""
        return (self.given, self.meeting_id) < (day, meeting_id) and (self.due is None or self.due <= day)
