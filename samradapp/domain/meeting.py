"""A meeting as one frozen whole: parts, items, who is there; numbering; what may happen when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import pairwise

from samradapp.domain.decision import Decision, Motion, Reservation, Vote
from samradapp.domain.people import Body
from samradapp.domain.rollcall import Attendee, Event, Group
from samradapp.domain.status import LOCKED as LOCKED
from samradapp.domain.status import NEXT_STATUS as NEXT_STATUS
from samradapp.domain.status import STATUS_NAMES as STATUS_NAMES
from samradapp.domain.status import Status as Status


class Kind(StrEnum):
    FORMALITY = "formality"
    INFORMATION = "information"
    DIALOGUE = "dialogue"
    DECISION = "decision"
    MATTER = "matter"  # not yet classified


KIND_NAMES = {
    Kind.FORMALITY: "Formalia",
    Kind.INFORMATION: "Information",
    Kind.DIALOGUE: "Dialog",
    Kind.DECISION: "Beslut",
    Kind.MATTER: "Oklassat",
}


HALF_A_DAY = 12 * 60  # minutes


def minutes_between(start: time, end: time) -> int:
    """Give the minutes from one clock time to the next that reads so, which may be past midnight."""
    return ((end.hour - start.hour) * 60 + end.minute - start.minute) % (2 * HALF_A_DAY)


class Generated(StrEnum):
    """What an item writes by itself until she makes the text her own."""

    DECISIONS = "decisions"
    ASSIGNMENTS = "assignments"
    NEXT_MEETING = "next-meeting"


@dataclass(frozen=True, slots=True)
class Presenter:
    id: int
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One ärende. ``number`` is only what was set by hand: see ``numbers`` for the printed ones."""

    id: int
    uuid: str
    title: str
    kind: Kind = Kind.MATTER
    number: int | None = None
    section: str = ""  # heading above this item in the agenda
    reference: str = ""
    withdrawn: bool = False
    generated: Generated | None = None
    generated_for: str = ""  # whose assignments it gathers; empty for everybody's
    own_text: bool = False  # a generated text she has made her own
    planned_minutes: int | None = None
    own_items_before: bool = False  # the meeting's own items go before this standing one
    opened: time | None = None
    closed: time | None = None
    adjusted: date | None = None  # omedelbar justering: this item alone is locked
    presenters: tuple[Presenter, ...] = ()
    decisions: tuple[Decision, ...] = ()
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def writes_itself(self) -> bool:
        return self.generated is not None and not self.own_text


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the meeting with its own deciding body and attendance; ``groups`` are group ids."""

    id: int
    body: Body
    title: str = ""
    start: time | None = None
    end: time | None = None
    items: tuple[Item, ...] = ()
    groups: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Adjuster:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Adjournment:
    """A pause between two clock times, standing before an item (None: after the last)."""

    id: int
    start: time
    end: time
    before: int | None = None

    @property
    def is_possible(self) -> bool:
        """Tell whether it ends after it starts, be it past midnight; what would last half a day is a slip."""
        return 0 < minutes_between(self.start, self.end) <= HALF_A_DAY


@dataclass(frozen=True, slots=True)
class Signature:
    """Who confirmed the minutes and when; ``signed`` is ISO 8601 with its offset."""

    id: int
    name: str
    role: str
    signed: str
    method: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Everything about one meeting but the texts of its items.

    ``first_item`` None means that the first number still follows the body's previous meeting; ``proposed_first``
    is what that gives. ``current_item`` is where the meeting is, not what the screen shows.
    """

    id: int
    uuid: str
    body: Body
    number: int
    year: int
    day: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    reference: str = ""
    first_item: int | None = None
    proposed_first: int = 1
    status: Status = Status.PLANNED
    opened: time | None = None
    closed: time | None = None
    current_item: int | None = None
    notice_sent: bool = False
    roll_opened: bool = False
    chair: str = ""
    secretary: str = ""
    adjusters: tuple[Adjuster, ...] = ()
    parts: tuple[Part, ...] = ()
    groups: tuple[Group, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    events: tuple[Event, ...] = ()
    adjournments: tuple[Adjournment, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def label(self) -> str:
        """Its name on the command line: "2-2024"."""
        return f"{self.number}-{self.year}"

    @property
    def locked(self) -> bool:
        return self.status in LOCKED

    @property
    def bodies(self) -> dict[int, Body]:
        """The bodies that meet, by id: its own first, then those of the parts."""
        return {body.id: body for body in (self.body, *(part.body for part in self.parts))}

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the meeting."""
        return tuple(item for part in self.parts for item in part.items)

    @property
    def item_now(self) -> int | None:
        """The item the meeting is in; the first, for as long as it is in none; None in a meeting without items."""
        return self.current_item or next((item.id for item in self.items), None)

    def item(self, item_id: int) -> Item:
        return next(item for item in self.items if item.id == item_id)

    def part_of(self, item_id: int) -> Part:
        return next(part for part in self.parts if any(item.id == item_id for item in part.items))

    def attendee(self, attendee_id: int) -> Attendee:
        return next(person for person in self.attendees if person.id == attendee_id)

    def group(self, group_id: int) -> Group:
        return next(group for group in self.groups if group.id == group_id)

    def is_held_on(self, day: date) -> bool:
        """Tell whether the meeting goes on, or may begin this day; on others it begins only when she says so."""
        return self.status is Status.OPEN or (self.status is Status.PLANNED and self.day == day)

    def follows(self, item_id: int) -> int | None:
        """Give the id of the item after this one, or None after the last."""
        ids = [item.id for item in self.items]
        position = ids.index(item_id) + 1
        return ids[position] if position < len(ids) else None

    def stands_now(self, before: int | None) -> bool:
        """Tell whether what is noted before this item (None: after the last) happens now, and has the clock of now.

        That is at the current item, or right after it. A meeting that has begun and come to no item stands at its
        first. What is put right at another place, or when the meeting is over, happened at another time.
        """
        here = self.current_item
        if here is None and not any(item.opened for item in self.items):
            here = next((item.id for item in self.items), None)
        return self.status is Status.OPEN and here is not None and before in (here, self.follows(here))


def numbers(meeting: Meeting) -> dict[int, int]:
    """Give each item's number by its id.

    Numbers count from the meeting's first, withdrawn items included; a number set by hand is kept and the count
    goes on from it. They belong to the meeting's own body, also in another body's part.
    """
    first = meeting.first_item if meeting.first_item is not None else meeting.proposed_first
    items = meeting.items
    return dict(zip((item.id for item in items), count_on(first, (item.number for item in items)), strict=True))


def count_on(first: int, by_hand: Iterable[int | None]) -> Iterator[int]:
    """Give the number of each item in order, counted from the first and on from each number that is set by hand."""
    following = first
    for number in by_hand:
        given = following if number is None else number
        yield given
        following = given + 1


@dataclass(frozen=True, slots=True)
class NumberFault:
    """A number that does not follow the one before it; said, not prevented."""

    item_id: int
    number: int
    previous: int


def number_faults(meeting: Meeting) -> Iterator[NumberFault]:
    """Give each gap, double or step backwards in the numbers."""
    ordered = list(numbers(meeting).items())
    for (_, previous), (item_id, number) in pairwise(ordered):
        if number != previous + 1:
            yield NumberFault(item_id, number, previous)


def number_label(body: Body, number: int) -> str:
    """Show a number in the body's form: "17.", "KS § 17"."""
    return body.number_form.replace("{n}", str(number))
