"""Read a meeting file: strict about its shape, and never half a meeting."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import count
from uuid import NAMESPACE_URL, UUID, uuid5

from samradapp.documents.json_shape import Shape, parse, quoted
from samradapp.documents.meeting_file import FORMAT, VERSION
from samradapp.documents.meeting_file_people import People
from samradapp.domain.decision import (
    Ballot,
    Choice,
    Decision,
    DecisionKind,
    Motion,
    MotionKind,
    Reservation,
    Vote,
)
from samradapp.domain.meeting import (
    Adjournment,
    Adjuster,
    Generated,
    Item,
    Kind,
    Meeting,
    Part,
    Presenter,
    Signature,
    Status,
)
from samradapp.domain.people import Body
from samradapp.domain.rollcall import Event, EventKind, Group
from samradapp.domain.text import Block, BlockStyle, Run, Text, normalize
from samradapp.errors import FileError


@dataclass(frozen=True, slots=True)
class FiledMeeting:
    """A meeting from a file: ids are provisional, and bodies are known by their names alone."""

    meeting: Meeting
    texts: dict[int, Text]


def read(content: bytes, name: str) -> FiledMeeting:
    """Read a meeting file's bytes; ``name`` is what messages call it.

    Raises FileError with one sentence naming key and place when anything is not as it should be.
    """
    shape = parse(content, name)
    if shape.text("format") != FORMAT:
        raise FileError(f"{name} är ingen mötesfil från det här programmet. Välj en fil som slutar på .json.")
    version = shape.whole("version")
    if version > VERSION:
        raise FileError(f"{name} är skriven av en nyare version av programmet. Uppdatera programmet och försök igen.")
    if version < 1:
        raise shape.refusal("version", "ska vara 1")
    filed = _Reader(shape).filed()
    shape.finish()
    return filed


class _Reader:
    """Read one file, handing out provisional ids and keeping account of names."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._keys = count(1)
        self._bodies: dict[str, Body] = {}
        self._texts: dict[int, Text] = {}
        self._items: dict[str, int] = {}
        self._decisions: set[str] = set()
        self._people = People(self._keys)

    def filed(self) -> FiledMeeting:
        shape = self._shape
        facts = self._facts()
        attending = [self._group(group, facts.body) for group in shape.shapes("attendance")]
        self._people.others(shape)
        parts = tuple(self._part(part, facts) for part in shape.shapes("parts"))
        if not parts:
            raise shape.refusal("parts", "ska ha minst en mötesdel")
        self._refuse_dangling(attending, facts.body, parts)
        meeting = replace(
            facts,
            parts=tuple(_attended(part, index, attending) for index, part in enumerate(parts)),
            groups=tuple(group for group, _ in attending),
            attendees=self._people.attendees,
            adjournments=tuple(sorted(map(self._adjournment, shape.shapes("adjournments")), key=_start)),
            signatures=tuple(self._signature(signature) for signature in shape.shapes("signatures")),
            current_item=self._item_called(shape, "current"),
        )
        told = tuple(self._event(event) for event in shape.shapes("events"))
        meeting = replace(meeting, events=told if "events" in shape else tuple(self._people.implied_service(meeting)))
        meeting = replace(meeting, events=(*meeting.events, *self._people.implied_hours(meeting)))
        return FiledMeeting(_with_bodies(meeting), self._texts)

    def _refuse_dangling(
        self, attending: list[tuple[Group, tuple[int, ...] | None]], own: Body, parts: tuple[Part, ...]
    ) -> None:
        """Refuse a group that attends a part, or holds seats of a body, that the meeting does not have."""
        bodies = {own.id, *(part.body.id for part in parts)}
        for index, (group, attends) in enumerate(attending):
            place = f"attendance[{index}]"
            if group.body_id is not None and group.body_id not in bodies:
                raise self._shape.refusal(f"{place}.seats_of", "är ett organ som ingen mötesdel har")
            for part in attends or ():
                if part >= len(parts):
                    raise self._shape.refusal(f"{place}.parts", f"är en mötesdel som inte finns: {part}")

    def _facts(self) -> Meeting:
        shape = self._shape
        body = self._body(shape.name("body"))
        number, year = shape.whole("number"), shape.whole("year")
        return Meeting(
            0,
            _uuid(shape, f"{body.name}/{number}-{year}"),
            body,
            number,
            year,
            _day(shape),
            shape.clock("start"),
            shape.clock("end"),
            shape.text("place"),
            shape.text("reference"),
            first_item=shape.number("first_item"),
            status=shape.choice("status", Status, Status.DRAFT),
            opened=shape.clock("opened"),
            closed=shape.clock("closed"),
            notice_sent=shape.truth("notice_sent"),
            # An old file says nothing of its roll call, but has the names as they were.
            roll_opened=shape.truth("roll_opened") or "events" not in shape,
            chair=shape.text("chair"),
            secretary=shape.text("secretary"),
            adjusters=tuple(Adjuster(next(self._keys), name) for name in shape.texts("adjusters")),
        )

    def _body(self, name: str) -> Body:
        if name not in self._bodies:
            self._bodies[name] = Body(len(self._bodies) + 1, name, has_seats=False)
        return self._bodies[name]

    def _part(self, shape: Shape, facts: Meeting) -> Part:
        name = shape.text("body")
        return Part(
            next(self._keys),
            self._body(name) if name else facts.body,
            shape.text("title"),
            shape.clock("start"),
            shape.clock("end"),
            tuple(self._item(item, facts) for item in shape.shapes("items")),
        )

    def _item(self, shape: Shape, facts: Meeting) -> Item:
        key = next(self._keys)
        uuid = _uuid(shape, f"{facts.uuid}/{shape.place}")
        if uuid in self._items:
            raise shape.refusal("id", "finns på två ärenden")
        self._items[uuid] = key
        self._texts[key] = normalize(_block(block) for block in shape.shapes("text"))
        return Item(
            key,
            uuid,
            shape.text("title", None),
            shape.choice("kind", Kind, Kind.MATTER),
            shape.number("number"),
            shape.text("section"),
            shape.text("reference"),
            shape.truth("withdrawn"),
            shape.choice("generated", Generated) if "generated" in shape else None,
            shape.text("generated_for"),
            shape.truth("own_text"),
            shape.number("planned_minutes"),
            shape.truth("own_items_before"),
            shape.clock("opened"),
            shape.clock("closed"),
            shape.day("adjusted"),
            tuple(self._presenter(presenter) for presenter in shape.shapes("presenters")),
            tuple(self._decision(decision, facts) for decision in shape.shapes("decisions")),
            tuple(self._motion(motion) for motion in shape.shapes("motions")),
            tuple(self._vote(vote) for vote in shape.shapes("votes")),
            tuple(self._reservation(reservation) for reservation in shape.shapes("reservations")),
            shape.texts("tags"),
        )

    def _presenter(self, shape: Shape) -> Presenter:
        return Presenter(next(self._keys), shape.text("name", None), shape.text("title"))

    def _decision(self, shape: Shape, facts: Meeting) -> Decision:
        uuid = _uuid(shape, f"{facts.uuid}/{shape.place}")
        if uuid in self._decisions:
            raise shape.refusal("id", "finns på två beslut")
        self._decisions.add(uuid)
        return Decision(
            next(self._keys),
            uuid,
            shape.choice("kind", DecisionKind),
            shape.text("text", None),
            shape.texts("clauses"),
            shape.text("assignee"),
            shape.text("matter"),
            shape.day("due"),
            # A sentence from elsewhere is the record: no field may rewrite it.
            shape.truth("edited") or ("edited" not in shape and "matter" not in shape and "id" not in shape),
        )

    def _motion(self, shape: Shape) -> Motion:
        movers = tuple(self._people.called(shape, "movers", name) for name in shape.texts("movers"))
        kind = shape.choice("kind", MotionKind)
        return Motion(next(self._keys), kind, movers, shape.text("text"), shape.truth("withdrawn"))

    def _vote(self, shape: Shape) -> Vote:
        casting = shape.choice("casting", Choice) if "casting" in shape else None
        if casting is Choice.ABSTAIN:
            raise shape.refusal("casting", "ska vara yes eller no")
        return Vote(
            next(self._keys),
            shape.text("yes_means"),
            shape.text("no_means"),
            shape.text("outcome"),
            casting,
            tuple(self._ballot(ballot) for ballot in shape.shapes("ballots")),
        )

    def _ballot(self, shape: Shape) -> Ballot:
        person = self._people.called(shape, "person", shape.name("person"))
        return Ballot(next(self._keys), person, shape.choice("choice", Choice))

    def _reservation(self, shape: Shape) -> Reservation:
        members = tuple(self._people.called(shape, "members", name) for name in shape.texts("members"))
        return Reservation(next(self._keys), members, shape.text("text"))

    def _group(self, shape: Shape, own: Body) -> tuple[Group, tuple[int, ...] | None]:
        """Give a group and the parts it attends; None when the file does not say.

        Without ``seats_of`` the group that is called as the meeting's body holds its seats.
        """
        name = shape.text("group", None)
        seats_of = shape.text("seats_of", "" if name != own.name else name)
        group = Group(
            next(self._keys),
            name,
            self._people.entries(shape, seated=bool(seats_of)),
            self._body(seats_of).id if seats_of else None,
            shape.clock("from"),
            shape.clock("to"),
        )
        return group, shape.numbers("parts")

    def _event(self, shape: Shape) -> Event:
        return Event(
            next(self._keys),
            shape.choice("kind", EventKind),
            self._people.called(shape, "person", shape.name("person")),
            self._item_called(shape, "before"),
            self._people.seat_called(shape, "for") if "for" in shape else None,
            shape.clock("time"),
        )

    def _item_called(self, shape: Shape, key: str) -> int | None:
        given = shape.text(key)
        if not given:
            return None
        uuid = _as_uuid(given) or given
        if uuid not in self._items:
            raise shape.refusal(key, f"är ett ärende som inte finns: {quoted(given)}")
        return self._items[uuid]

    def _adjournment(self, shape: Shape) -> Adjournment:
        start, end = shape.clock("from"), shape.clock("to")
        if start is None or end is None:
            raise shape.refusal("from" if start is None else "to", "saknas")
        return Adjournment(next(self._keys), start, end, self._item_called(shape, "before"))

    def _signature(self, shape: Shape) -> Signature:
        signed = shape.text("time", None)
        if not _is_moment(signed):
            raise shape.refusal("time", "ska vara en tidpunkt som 2024-05-13T11:52:39+02:00")
        return Signature(
            next(self._keys),
            shape.text("name", None),
            shape.text("role"),
            signed,
            shape.text("method"),
            shape.text("id"),
        )


def _uuid(shape: Shape, otherwise: str) -> str:
    """Give the id, or one that the same place in the same file always gets."""
    given = shape.text("id")
    uuid = _as_uuid(given) if given else str(uuid5(NAMESPACE_URL, otherwise))
    if uuid is None:
        raise shape.refusal("id", "ska vara ett uuid")
    return uuid


def _as_uuid(given: str) -> str | None:
    try:
        return str(UUID(given))
    except ValueError:
        return None


def _is_moment(given: str) -> bool:
    """Tell whether this is a date and time with its offset: only such can be told apart and ordered."""
    try:
        return datetime.fromisoformat(given).tzinfo is not None
    except ValueError:
        return False


def _start(pause: Adjournment) -> time:
    return pause.start


def _day(shape: Shape) -> date:
    day = shape.day("date")
    if day is None:
        raise shape.refusal("date", "saknas")
    return day


def _block(shape: Shape) -> Block:
    style = shape.choice("style", BlockStyle)
    level = shape.number("level")
    if "text" in shape and "runs" in shape:
        raise shape.refusal("runs", "kan inte stå bredvid text")
    runs = tuple(
        Run(run.characters("text"), run.truth("bold"), run.truth("italic")) for run in shape.shapes("runs")
    ) or (Run(shape.characters("text")),)
    return Block(style, runs, 1 if level is None else level)


def _attended(part: Part, index: int, attending: list[tuple[Group, tuple[int, ...] | None]]) -> Part:
    """Give the part its groups. Where the file does not say, a group with hours of its own comes to the later parts."""
    groups = [
        group.id
        for group, attends in attending
        if (index in attends if attends is not None else group.start is None or index > 0)
    ]
    return replace(part, groups=tuple(groups))


def _with_bodies(meeting: Meeting) -> Meeting:
    """Say of each body whether it has seats: whether some group at this meeting holds them."""
    seated = {group.body_id for group in meeting.groups if group.seats}

    def known(body: Body) -> Body:
        return replace(body, has_seats=body.id in seated)

    parts = tuple(replace(part, body=known(part.body)) for part in meeting.parts)
    return replace(meeting, body=known(meeting.body), parts=parts)
