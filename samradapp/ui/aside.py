"""What was done last in an open meeting that is no step of it: taken back before the steps, until a new one is made."""

from typing import Generic, TypeVar

from samradapp.domain.meeting import Meeting
from samradapp.store import Database, journal

Deed = TypeVar("Deed")


class Aside(Generic[Deed]):
    """The latest deed stands last. A step that is made or taken back comes after them all, and they are forgotten."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._deeds: list[Deed] = []
        self._newest: tuple[int, journal.Step | None] | None = None

    def follow(self, meeting: Meeting) -> None:
        """Forget what was done before the meeting's newest step, or in another meeting."""
        newest = (meeting.id, journal.undoable(self._db, meeting.id))
        if newest != self._newest:
            self._newest = newest
            self._deeds.clear()

    def add(self, deed: Deed) -> None:
        self._deeds.append(deed)

    def last(self) -> Deed | None:
        return self._deeds[-1] if self._deeds else None

    def drop(self) -> None:
        """Forget the last one: it is taken back."""
        self._deeds.pop()
