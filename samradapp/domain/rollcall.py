"""Presence as she recorded it: the roll call and the event log. What follows from them is in ``presence``."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class Mark(StrEnum):
    """What the roll call says of a name; UNMARKED is not absent."""

    UNMARKED = "unmarked"
    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


MARK_WORDS = {
    Mark.UNMARKED: "inte avprickad",
    Mark.PRESENT: "närvarande",
    Mark.ABSENT: "frånvarande",
    Mark.EXCUSED: "anmält förhinder",
}


class Standing(StrEnum):
    MEMBER = "member"  # holds a seat
    SUBSTITUTE = "substitute"
    OTHER = "other"  # attends, does not vote


@dataclass(frozen=True, slots=True)
class Attendee:
    """A human being at this meeting, by the name she had then; ``person_id`` is her place in the register."""

    id: int
    name: str
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in a group's attendance list. A line that stands as MEMBER is a seat; vacant when ``attendee`` is None.

    ``register_seat`` is the seat in the register that the line was copied from. ``substitute_for`` is what an
    attendance list from elsewhere said, by name; who serves for whom is in the events.
    """

    id: int
    attendee: int | None
    mark: Mark = Mark.UNMARKED
    standing: Standing = Standing.OTHER
    party: str = ""
    principal: str = ""
    role: str = ""
    substitute_for: str = ""
    register_seat: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Who is called at the same roll call, before the first item of the group's first part.

    ``body_id`` is the body whose seats its members hold, or None.
    """

    id: int
    name: str
    entries: tuple[Entry, ...] = ()
    body_id: int | None = None
    start: time | None = None
    end: time | None = None
    register_group: int | None = None

    @property
    def seats(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.standing is Standing.MEMBER)


class EventKind(StrEnum):
    ARRIVES = "arrives"
    LEAVES = "leaves"
    RECUSED = "recused"  # for the item it stands before, alone
    RETURNS = "returns"
    SERVES = "serves"
    STANDS_DOWN = "stands-down"
    CHAIRS = "chairs"


# What is said of a person: "Rutger Isdal (M) gick".
EVENT_WORDS = {
    EventKind.ARRIVES: "kom",
    EventKind.LEAVES: "gick",
    EventKind.RECUSED: "anmälde jäv",
    EventKind.RETURNS: "återkom",
    EventKind.SERVES: "tjänstgör",
    EventKind.STANDS_DOWN: "slutar tjänstgöra",
    EventKind.CHAIRS: "leder mötet",
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that holds from the item it stands before; ``before`` None is after the last item.

    ``seat`` is the entry id of the seat that the attendee serves in (SERVES only).
    """

    id: int
    kind: EventKind
    attendee: int
    before: int | None
    seat: int | None = None
    clock: time | None = None
