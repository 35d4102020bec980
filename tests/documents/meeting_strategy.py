"""Meetings at random, with everything a meeting can hold, and the form two of them are compared in."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import Phase
from hypothesis import strategies as st

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
from samradapp.domain.rollcall import Attendee, Entry, Event, EventKind, Group, Mark, Standing
from samradapp.domain.text import Block, BlockStyle, Run, Text, clean_line, normalize

# A whole meeting takes minutes to shrink; the small examples beside say which thing was lost.
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)

Filed = tuple[Meeting, dict[int, Text]]

# All of Unicode, with what is easily lost weighted: hard spaces, combining signs, surrogate pairs, JSON's own signs.
_SIGNS = st.characters() | st.sampled_from('åäöÅÄÖé\u00a0\u2028\u200b\t"\\{}#…–🙂\u0301\r\n')
LINES = st.text(_SIGNS, max_size=12).map(clean_line)
BODY_NAMES = ("Samrådet", "Ledningen", "#1")
# Few names, so that several people share one; some look like the ids that a file makes up.
NAMES = st.sampled_from(["Eva Ek", "Eva Ek", "Åsa Öst", "#1", "#2", "#3", "Samrådet", ""]) | LINES
TEXTS = st.lists(
    st.builds(
        Block,
        st.sampled_from(BlockStyle),
        st.lists(st.builds(Run, st.text(_SIGNS, max_size=12), st.booleans(), st.booleans()), max_size=3).map(tuple),
        st.integers(0, 5),
    ),
    max_size=4,
).map(normalize)
CLOCKS = st.none() | st.times().map(lambda clock: time(clock.hour, clock.minute))
STAMPS = CLOCKS | st.times().map(lambda clock: time(clock.hour, clock.minute, clock.second))
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
NUMBERS = st.none() | st.integers(0, 3) | st.integers(0, 1_000_000)
_UUIDS = st.uuids().map(str)


@st.composite
def filed_meetings(draw: st.DrawFn) -> Filed:
    """Give a whole meeting with its texts, all in normal form."""
    attendees = tuple(Attendee(number, draw(NAMES)) for number in range(1, draw(st.integers(0, 6)) + 1))
    people = [attendee.id for attendee in attendees]
    groups = tuple(draw(_group(number, people)) for number in range(1, draw(st.integers(0, 3)) + 1))
    bodies = [_body(number, name, groups) for number, name in enumerate(BODY_NAMES, start=1)]
    parts = tuple(draw(_part(number, bodies, groups, people)) for number in range(1, draw(st.integers(1, 3)) + 1))
    # Only bodies that meet can hold seats at the meeting.
    known = {1, *(part.body.id for part in parts)}
    groups = tuple(group if group.body_id in known else replace(group, body_id=None) for group in groups)
    meeting = draw(_facts(bodies[0]))
    meeting = replace(meeting, parts=parts, groups=groups, attendees=attendees)
    meeting = replace(
        meeting,
        events=draw(_events(meeting)),
        adjournments=draw(_adjournments(meeting)),
        current_item=draw(_items_of(meeting)),
    )
    return meeting, {item.id: draw(TEXTS) for item in meeting.items}


def _body(number: int, name: str, groups: tuple[Group, ...]) -> Body:
    return Body(number, name, has_seats=any(group.body_id == number and group.seats for group in groups))


def _facts(body: Body) -> st.SearchStrategy[Meeting]:
    return st.builds(
        Meeting,
        st.just(0),
        _UUIDS,
        st.just(body),
        st.integers(1, 99),
        st.integers(2000, 2100),
        DAYS,
        CLOCKS,
        CLOCKS,
        LINES,
        LINES,
        first_item=NUMBERS,
        status=st.sampled_from(Status),
        opened=STAMPS,
        closed=STAMPS,
        notice_sent=st.booleans(),
        roll_opened=st.booleans(),
        chair=NAMES | st.just(""),
        secretary=LINES,
        adjusters=st.lists(st.builds(Adjuster, st.just(0), NAMES), max_size=2).map(tuple),
        signatures=st.lists(_signatures(), max_size=2).map(tuple),
    )


def _signatures() -> st.SearchStrategy[Signature]:
    zones = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-5))])
    moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=zones)  # noqa: DTZ001 - bounds
    return st.builds(Signature, st.just(0), NAMES, LINES, moments.map(datetime.isoformat), LINES, LINES)


@st.composite
def _group(draw: st.DrawFn, number: int, people: list[int]) -> Group:
    who = draw(st.lists(st.none() | st.sampled_from(people) if people else st.none(), max_size=6))
    entries = tuple(
        Entry(
            100 * number + place,
            attendee,
            draw(st.sampled_from(Mark)),
            draw(st.sampled_from(Standing)),
            draw(LINES),
            draw(LINES),
            draw(LINES | st.sampled_from(["ersättare", "ordförande"])),
            draw(st.just("") | NAMES),
        )
        for place, attendee in enumerate(who)
    )
    name = draw(st.sampled_from(BODY_NAMES) | LINES)
    return Group(number, name, entries, draw(st.sampled_from([None, 1, 1, 2, 3])), draw(CLOCKS), draw(CLOCKS))


@st.composite
def _part(draw: st.DrawFn, number: int, bodies: list[Body], groups: tuple[Group, ...], people: list[int]) -> Part:
    items = tuple(draw(_item(100 * number + place, people)) for place in range(draw(st.integers(0, 3))))
    attending = tuple(group.id for group in groups if draw(st.booleans()))
    return Part(number, draw(st.sampled_from(bodies)), draw(LINES), draw(CLOCKS), draw(CLOCKS), items, attending)


def _item(key: int, people: list[int]) -> st.SearchStrategy[Item]:
    some = st.lists(st.sampled_from(people), unique=True, max_size=3).map(tuple) if people else st.just(())
    return st.builds(
        Item,
        st.just(key),
        _UUIDS,
        LINES,
        st.sampled_from(Kind),
        NUMBERS,
        LINES,
        LINES,
        st.booleans(),
        st.none() | st.sampled_from(Generated),
        LINES,
        st.booleans(),
        NUMBERS,
        st.booleans(),
        STAMPS,
        STAMPS,
        st.none() | DAYS,
        st.lists(st.builds(Presenter, st.just(0), NAMES, LINES), max_size=3).map(tuple),
        st.lists(_decisions(), max_size=2).map(tuple),
        st.lists(
            st.builds(Motion, st.just(0), st.sampled_from(MotionKind), some, LINES, st.booleans()), max_size=2
        ).map(tuple),
        st.lists(_votes(people), max_size=2).map(tuple),
        st.lists(st.builds(Reservation, st.just(0), some, LINES), max_size=2).map(tuple),
        st.lists(LINES.filter(bool), max_size=2).map(tuple),
    )


def _decisions() -> st.SearchStrategy[Decision]:
    return st.builds(
        Decision,
        st.just(0),
        _UUIDS,
        st.sampled_from(DecisionKind),
        LINES,
        st.lists(LINES, max_size=3).map(tuple),
        LINES,
        LINES,
        st.none() | DAYS,
        st.booleans(),
    )


def _votes(people: list[int]) -> st.SearchStrategy[Vote]:
    casts = st.sampled_from(Choice)
    voters = st.lists(st.sampled_from(people), unique=True, max_size=4) if people else st.just([])
    ballots = voters.flatmap(
        lambda who: st.tuples(*(st.builds(Ballot, st.just(0), st.just(one), casts) for one in who))
    )
    casting = st.sampled_from([None, Choice.YES, Choice.NO])
    return st.builds(Vote, st.just(0), LINES, LINES, LINES, casting, ballots)


def _items_of(meeting: Meeting) -> st.SearchStrategy[int | None]:
    return st.sampled_from([*(item.id for item in meeting.items), None])


def _events(meeting: Meeting) -> st.SearchStrategy[tuple[Event, ...]]:
    if not meeting.attendees:
        return st.just(())
    entries = [entry.id for group in meeting.groups for entry in group.entries]
    attendees = st.sampled_from([attendee.id for attendee in meeting.attendees])
    other = [kind for kind in EventKind if kind is not EventKind.SERVES]
    event = st.builds(Event, st.just(0), st.sampled_from(other), attendees, _items_of(meeting), st.none(), STAMPS)
    if entries:
        seats = st.sampled_from(entries)
        event |= st.builds(Event, st.just(0), st.just(EventKind.SERVES), attendees, _items_of(meeting), seats, STAMPS)
    return st.lists(event, max_size=6).map(tuple)


def _adjournments(meeting: Meeting) -> st.SearchStrategy[tuple[Adjournment, ...]]:
    minutes = st.integers(0, 23 * 60 + 59).map(lambda minute: time(minute // 60, minute % 60))
    pause = st.builds(Adjournment, st.just(0), minutes, minutes, _items_of(meeting))
    return st.lists(pause, max_size=2).map(lambda pauses: tuple(sorted(pauses, key=lambda known: known.start)))


def renumbered(meeting: Meeting, texts: dict[int, Text]) -> Filed:
    """Give the meeting with ids that follow from its order alone, so that two of them can be compared."""
    return _Renumbering(meeting, texts).filed()


class _Renumbering:
    def __init__(self, meeting: Meeting, texts: dict[int, Text]) -> None:
        entries = [entry for group in meeting.groups for entry in group.entries]
        bodies = dict.fromkeys([meeting.body.name, *(part.body.name for part in meeting.parts)])
        listed = dict.fromkeys(entry.attendee for entry in entries if entry.attendee is not None)
        everybody = dict.fromkeys([*listed, *(attendee.id for attendee in meeting.attendees)])
        self.meeting, self.texts = meeting, texts
        self.body = {name: number for number, name in enumerate(bodies, start=1)}
        self.attendee = {old: new for new, old in enumerate(everybody, start=1)} | {None: None}
        self.entry = {entry.id: number for number, entry in enumerate(entries, start=1)} | {None: None}
        self.group = {group.id: number for number, group in enumerate(meeting.groups, start=1)}
        self.item = {item.id: number for number, item in enumerate(meeting.items, start=1)} | {None: None}

    def filed(self) -> Filed:
        meeting = self.meeting
        names = {part.body.id: part.body.name for part in meeting.parts} | {meeting.body.id: meeting.body.name}
        people = sorted(meeting.attendees, key=lambda attendee: self.attendee[attendee.id] or 0)
        renumbered = replace(
            meeting,
            id=0,
            body=self._body(meeting.body),
            current_item=self.item[meeting.current_item],
            adjusters=tuple(replace(adjuster, id=0) for adjuster in meeting.adjusters),
            parts=tuple(self._part(number, part) for number, part in enumerate(meeting.parts, start=1)),
            groups=tuple(self._group(group, names) for group in meeting.groups),
            attendees=tuple(Attendee(number, who.name) for number, who in enumerate(people, start=1)),
            events=tuple(
                replace(
                    event,
                    id=0,
                    attendee=self.attendee[event.attendee],
                    before=self.item[event.before],
                    seat=self.entry[event.seat],
                )
                for event in meeting.events
            ),
            adjournments=tuple(replace(pause, id=0, before=self.item[pause.before]) for pause in meeting.adjournments),
            signatures=tuple(replace(signature, id=0) for signature in meeting.signatures),
        )
        return renumbered, {self.item[item.id] or 0: self.texts.get(item.id, ()) for item in meeting.items}

    def _body(self, body: Body) -> Body:
        return Body(self.body[body.name], body.name, has_seats=body.has_seats)

    def _part(self, number: int, part: Part) -> Part:
        items = tuple(self._item(item) for item in part.items)
        groups = tuple(sorted(self.group[group] for group in part.groups))
        return replace(part, id=number, body=self._body(part.body), items=items, groups=groups)

    def _group(self, group: Group, names: dict[int, str]) -> Group:
        entries = tuple(
            replace(entry, id=self.entry[entry.id], attendee=self.attendee[entry.attendee]) for entry in group.entries
        )
        body = None if group.body_id is None else self.body[names[group.body_id]]
        return replace(group, id=self.group[group.id], entries=entries, body_id=body)

    def _item(self, item: Item) -> Item:
        def people(ids: tuple[int, ...]) -> tuple[int, ...]:
            return tuple(self.attendee[known] or 0 for known in ids)

        return replace(
            item,
            id=self.item[item.id],
            presenters=tuple(replace(presenter, id=0) for presenter in item.presenters),
            decisions=tuple(replace(decision, id=0) for decision in item.decisions),
            motions=tuple(replace(motion, id=0, movers=people(motion.movers)) for motion in item.motions),
            votes=tuple(
                replace(
                    vote,
                    id=0,
                    ballots=tuple(replace(cast, id=0, attendee=self.attendee[cast.attendee]) for cast in vote.ballots),
                )
                for vote in item.votes
            ),
            reservations=tuple(
                replace(dissent, id=0, members=people(dissent.members)) for dissent in item.reservations
            ),
        )
