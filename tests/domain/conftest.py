"""A small consultative body on paper, and meetings at random."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import strategies as st

from samradapp.domain.meeting import Adjuster, Item, Meeting, Part
from samradapp.domain.people import Body, NameOrder, QuorumRule, ServiceRules
from samradapp.domain.rollcall import Attendee, Entry, Event, EventKind, Group, Mark, Standing

YLVA, SIGBRITT, ELIS, INGVAR, DISA, NILS, TOVE, ALVA, GUNVOR, FOLKE, BIRGIT = range(1, 12)
NAMES = {
    YLVA: "Ylva Åhedén",
    SIGBRITT: "Sigbritt Lavskog",
    ELIS: "Elis Forsvall",
    INGVAR: "Ingvar Mossvik",
    DISA: "Disa Ripnäs",
    NILS: "Nils Öberg",
    TOVE: "Tove Norrhed",
    ALVA: "Alva Berg",
    GUNVOR: "Gunvor Tallbrink",
    FOLKE: "Folke Ripfjäll",
    BIRGIT: "Birgit Myrheden",
}

# Entry id, attendee, standing, party, principal, role. Seats are 101–105; the substitutes stand in order of call.
LINES = (
    (101, YLVA, Standing.MEMBER, "c", "Granfors kommun", "ordförande"),
    (102, SIGBRITT, Standing.MEMBER, "s", "Region Nordanå", "vice ordförande"),
    (103, ELIS, Standing.MEMBER, "c", "Tallviks kommun", "ledamot"),
    (104, INGVAR, Standing.MEMBER, "m", "Bjursunds kommun", ""),
    (105, None, Standing.MEMBER, "s", "Bjursunds kommun", ""),
    (111, NILS, Standing.SUBSTITUTE, "s", "Bjursunds kommun", "ersättare"),
    (112, DISA, Standing.SUBSTITUTE, "m", "Bjursunds kommun", ""),
    (113, TOVE, Standing.SUBSTITUTE, "c", "Tallviks kommun", ""),
    (114, ALVA, Standing.SUBSTITUTE, "c", "Tallviks kommun", ""),
)
SAMRAD = Body(1, "Samråd hälsa och omsorg", formula="Samrådet", party_upper=True)
LEDNING = Body(2, "Ledningsgruppen", has_seats=False)


@pytest.fixture(scope="session")
def samrad() -> Callable[..., Meeting]:
    """Build the meeting of a body with five seats, one of them vacant: items 15–23, then 24–26 with another body.

    An item's id is its number times ten. Everybody is present unless ``marks`` says otherwise (by attendee). An event
    is written (kind, attendee, item number), with a seat or a clock time after it.
    """

    def build(*events: tuple, marks: dict[int, Mark] | None = None, body: Body = SAMRAD, **changes: object) -> Meeting:
        return replace(_meeting(marks or {}, body), events=tuple(map(_event, range(1, 1000), events)), **changes)

    return build


def _event(number: int, written: tuple) -> Event:
    kind, attendee, before, *others = written
    seat = next((other for other in others if isinstance(other, int)), None)
    clock = next((other for other in others if isinstance(other, time)), None)
    return Event(number, EventKind(kind), attendee, before * 10 if before else None, seat, clock)


def _meeting(marks: dict[int, Mark], body: Body) -> Meeting:
    def mark(attendee: int | None) -> Mark:
        return marks.get(attendee or 0, Mark.PRESENT if attendee else Mark.UNMARKED)

    entries = tuple(
        Entry(entry, who, mark(who), standing, party, principal, role)
        for entry, who, standing, party, principal, role in LINES
    )
    officials = (Entry(121, GUNVOR, mark(GUNVOR), role="samordnare, sekreterare"),)
    leaders = (
        Entry(131, FOLKE, mark(FOLKE), principal="Granfors kommun"),
        Entry(132, BIRGIT, mark(BIRGIT), principal="Hällsjö kommun"),
        Entry(133, ALVA, mark(ALVA), principal="Tallviks kommun", role="ersättare"),
    )
    groups = (
        Group(1, "Samråd", entries, body_id=1),
        Group(2, "Övriga tjänstepersoner", officials),
        Group(3, "Ledningsgruppen", leaders, body_id=2, start=time(13), end=time(15)),
    )
    return Meeting(
        id=1,
        uuid="m",
        body=body,
        number=2,
        year=2026,
        day=date(2026, 5, 8),
        first_item=15,
        chair="Ylva Åhedén",
        secretary="Gunvor Tallbrink",
        adjusters=(Adjuster(1, "Sigbritt Lavskog"),),
        parts=(
            Part(1, body, items=_items(15, 23), groups=(1, 2)),
            Part(2, LEDNING, items=_items(24, 26), groups=(1, 3)),
        ),
        groups=groups,
        attendees=tuple(Attendee(number, name) for number, name in NAMES.items()),
    )


def _items(first: int, last: int) -> tuple[Item, ...]:
    return tuple(Item(number * 10, f"i{number}", f"Ärende {number}") for number in range(first, last + 1))


@pytest.fixture(scope="session")
def meetings() -> st.SearchStrategy[Meeting]:
    """Give meetings with random parts, groups, marks, events and rules."""
    return _meetings()


@st.composite
def _meetings(draw: st.DrawFn) -> Meeting:
    bodies = [draw(_bodies(1)), draw(_bodies(2))]
    groups = tuple(draw(_groups(number)) for number in range(1, draw(st.integers(1, 3)) + 1))
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=3))
    parts = []
    for position, size in enumerate(sizes):
        attending = draw(st.lists(st.sampled_from([group.id for group in groups]), unique=True))
        items = tuple(Item(100 * position + place, f"i{position}{place}", "Ärende") for place in range(size))
        parts.append(Part(position, draw(st.sampled_from(bodies)), items=items, groups=tuple(attending)))
    meeting = Meeting(
        id=1,
        uuid="m",
        body=bodies[0],
        number=1,
        year=2024,
        day=date(2024, 5, 3),
        first_item=draw(st.integers(1, 40)),
        chair="Person 1",
        parts=tuple(parts),
        groups=groups,
        attendees=tuple(Attendee(number, f"Person {number}") for number in range(1, 7)),
    )
    return replace(meeting, events=draw(_logs(meeting)))


def _bodies(number: int) -> st.SearchStrategy[Body]:
    return st.builds(
        Body,
        st.just(number),
        st.just(f"Organ {number}"),
        has_seats=st.sampled_from([True, True, True, False]),
        quorum_rule=st.sampled_from(QuorumRule),
        quorum_number=st.integers(0, 5),
        council=st.booleans(),
        name_order=st.sampled_from(NameOrder),
        service=st.builds(ServiceRules, *[st.booleans()] * 6),
    )


@st.composite
def _groups(draw: st.DrawFn, number: int) -> Group:
    people = draw(st.lists(st.integers(1, 6), unique=True, max_size=6))
    entries = [
        Entry(
            id=100 * number + place,
            attendee=who,
            mark=draw(st.sampled_from(Mark)),
            standing=draw(st.sampled_from(Standing)),
            party=draw(st.sampled_from(["s", "m"])),
            principal=draw(st.sampled_from(["Umeå kommun", "Åsele kommun"])),
        )
        for place, who in enumerate(people)
    ]
    if draw(st.booleans()):
        entries.append(Entry(100 * number + 99, None, standing=Standing.MEMBER, party="s", principal="Umeå kommun"))
    return Group(number, f"Grupp {number}", tuple(entries), body_id=draw(st.sampled_from([1, 1, 2, None])))


def _logs(meeting: Meeting) -> st.SearchStrategy[tuple[Event, ...]]:
    seats = [seat.id for group in meeting.groups for seat in group.seats]
    places = [item.id for item in meeting.items]
    events = st.builds(
        Event,
        st.just(0),
        st.sampled_from(EventKind),
        st.integers(1, 6),
        st.sampled_from([*places, None]),
        st.sampled_from([*seats, None]),
        st.times() | st.none(),
    )
    numbered = st.lists(events, max_size=12).map(
        lambda log: tuple(replace(event, id=number) for number, event in enumerate(log, 1))
    )
    return numbered.map(
        lambda log: tuple(replace(event, seat=None) if event.kind is not EventKind.SERVES else event for event in log)
    )
