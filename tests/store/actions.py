"""Things a secretary does, drawn at random: each goes through the store's own functions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TypeVar

from hypothesis import strategies as st
from sqlite_utils import Database

from samradapp.domain.decision import Ballot, Choice, DecisionKind, Motion, MotionKind, Reservation, Vote
from samradapp.domain.meeting import Adjournment, Item, Kind, Meeting
from samradapp.domain.rollcall import EventKind, Mark
from samradapp.domain.text import paragraph
from samradapp.store import decisions, items, meetings, parts, proceedings, register, roll_update, rollcalls

T = TypeVar("T")


@dataclass(frozen=True)
class Draw:
    """One action with the dice it was given; ``first`` says which of the two meetings."""

    name: str
    first: bool
    dice: tuple[int, int, int]


@dataclass(frozen=True)
class Scene:
    """A meeting as an action finds it, and the dice that choose what it is done to."""

    db: Database
    meeting: Meeting
    dice: tuple[int, int, int]

    def pick(self, choices: tuple[T, ...] | list[T], die: int = 0) -> T:
        return choices[self.dice[die] % len(choices)]

    @property
    def item(self) -> Item:
        return self.pick(self.meeting.items)

    @property
    def somebody(self) -> int:
        return self.pick(self.meeting.attendees, 1).id

    @property
    def before(self) -> int | None:
        return self.pick([None, *(item.id for item in self.meeting.items)], 2)

    @property
    def clock(self) -> time:
        return time(9 + self.dice[2] % 6, self.dice[1] % 60)

    @property
    def text(self) -> str:
        return self.pick(["", "Vård", "Första\u00a0linjen", "”Å”", "e\u0301 och 😀", "x" * 60], 1) + str(self.dice[2])


def _add_item(s: Scene) -> None:
    part = s.pick(s.meeting.parts, 1)
    after = s.pick([None, *(item.id for item in part.items)], 2)
    items.add(s.db, s.meeting.id, part.id, s.text, after=after)


def _move_item(s: Scene) -> None:
    part = s.pick(s.meeting.parts, 1)
    items.move(s.db, s.meeting.id, s.item.id, part.id, s.pick([None, *(item.id for item in part.items)], 2))


def _delete_item(s: Scene) -> None:
    if len(s.meeting.items) > 1:
        items.delete(s.db, s.meeting.id, s.item.id)


def _change_item(s: Scene) -> None:
    save: Callable[[], None] = s.pick(
        [
            lambda: items.save_kind(s.db, s.meeting.id, s.item.id, s.pick(list(Kind), 2)),
            lambda: items.save_number(s.db, s.meeting.id, s.item.id, s.dice[2] % 40 or None),
            lambda: items.save_section(s.db, s.meeting.id, s.item.id, s.text),
            lambda: items.save_reference(s.db, s.meeting.id, s.item.id, s.text),
            lambda: items.save_planned_minutes(s.db, s.meeting.id, s.item.id, s.dice[2] % 90 or None),
            lambda: items.withdraw(s.db, s.meeting.id, s.item.id, withdrawn=not s.item.withdrawn),
            lambda: items.make_text_own(s.db, s.meeting.id, s.item.id, (paragraph(f"Min {s.dice[2]}"),)),
        ],
        1,
    )
    save()


def _presenters(s: Scene) -> None:
    people = [(f"Namn {n}", s.text) for n in range(s.dice[1] % 4)]
    items.save_presenters(s.db, s.meeting.id, s.item.id, people)


def _add_decision(s: Scene) -> None:
    decisions.add(s.db, s.meeting.id, s.item.id, s.pick(list(DecisionKind), 1), s.text)


def _change_decision(s: Scene) -> None:
    for item in s.meeting.items:
        if item.decisions:
            decision = s.pick(item.decisions)
            changed = replace(decision, text=s.text, clauses=("att", s.text), due=date(2026, 1, 1), edited=True)
            decisions.save(s.db, s.meeting.id, changed, "text")
            decisions.move(s.db, s.meeting.id, decision.id, s.pick(item.decisions, 1).id)


def _delete_decision(s: Scene) -> None:
    if s.item.decisions:
        decisions.delete(s.db, s.meeting.id, s.pick(s.item.decisions, 1).id)


def _motion(s: Scene) -> None:
    known = s.pick([0, *(motion.id for motion in s.item.motions)], 1)
    people = tuple({s.somebody, s.meeting.attendees[0].id})
    decisions.save_motion(s.db, s.meeting.id, s.item.id, Motion(known, s.pick(list(MotionKind), 2), people, s.text))


def _vote(s: Scene) -> None:
    known = s.pick([0, *(vote.id for vote in s.item.votes)], 1)
    ballots = tuple(Ballot(0, person.id, s.pick(list(Choice), 2)) for person in s.meeting.attendees[: s.dice[0] % 4])
    decisions.save_vote(s.db, s.meeting.id, s.item.id, Vote(known, s.text, "Avslag", "", None, ballots))


def _reservation(s: Scene) -> None:
    known = s.pick([0, *(found.id for found in s.item.reservations)], 1)
    reservation = Reservation(known, (s.somebody,), s.text)
    decisions.save_reservation(s.db, s.meeting.id, s.item.id, reservation)


def _delete_business(s: Scene) -> None:
    for motion in s.item.motions[:1]:
        decisions.delete_motion(s.db, s.meeting.id, motion.id)
    for vote in s.item.votes[:1]:
        decisions.delete_vote(s.db, s.meeting.id, vote.id)
    for reservation in s.item.reservations[:1]:
        decisions.delete_reservation(s.db, s.meeting.id, reservation.id)


def _mark(s: Scene) -> None:
    entries = [entry for group in s.meeting.groups for entry in group.entries]
    rollcalls.mark(s.db, s.meeting.id, s.pick(entries).id, s.pick(list(Mark), 1))


def _mark_rest(s: Scene) -> None:
    rollcalls.mark_rest_present(s.db, s.meeting.id, s.pick(s.meeting.groups).id)


def _guest(s: Scene) -> None:
    rollcalls.add_guest(s.db, s.meeting.id, s.pick(s.meeting.groups).id, f"Gäst {s.text}", role="gäst")


def _remove_entry(s: Scene) -> None:
    guests = [entry for entry in s.meeting.groups[-1].entries if entry.role == "gäst" and not _tied(s, entry.attendee)]
    if guests:
        rollcalls.remove_entry(s.db, s.meeting.id, s.pick(guests).id)


def _tied(s: Scene, attendee: int | None) -> bool:
    movers = {who for item in s.meeting.items for motion in item.motions for who in motion.movers}
    voters = {ballot.attendee for item in s.meeting.items for vote in item.votes for ballot in vote.ballots}
    dissent = {who for item in s.meeting.items for reservation in item.reservations for who in reservation.members}
    return attendee in movers | voters | dissent


def _add_event(s: Scene) -> None:
    kind = s.pick(list(EventKind))
    seats = [entry.id for entry in s.meeting.groups[0].seats]
    seat = s.pick(seats, 2) if kind is EventKind.SERVES else None
    rollcalls.add_event(s.db, s.meeting.id, kind, s.somebody, s.before, seat=seat, clock=s.clock)


def _delete_event(s: Scene) -> None:
    if s.meeting.events:
        rollcalls.delete_event(s.db, s.meeting.id, s.pick(s.meeting.events).id)


def _facts(s: Scene) -> None:
    proceedings.save_facts(s.db, s.meeting.id, "Ändrade plats", place=s.text, start=s.clock)


def _adjusters(s: Scene) -> None:
    proceedings.save_adjusters(s.db, s.meeting.id, tuple(f"Justerare {s.text}" for _ in range(s.dice[0] % 4)))


def _pause(s: Scene) -> None:
    known = s.pick([0, *(pause.id for pause in s.meeting.adjournments)])
    proceedings.save_adjournment(s.db, s.meeting.id, Adjournment(known, s.clock, time(16), s.before))


def _delete_pause(s: Scene) -> None:
    if s.meeting.adjournments:
        proceedings.delete_adjournment(s.db, s.meeting.id, s.pick(s.meeting.adjournments).id)


def _go(s: Scene) -> None:
    proceedings.go_to_item(s.db, s.meeting.id, s.item.id, s.clock)


def _open_roll(s: Scene) -> None:
    rollcalls.open_roll(s.db, s.meeting.id)


def _update_roll(s: Scene) -> None:
    roll_update.update_from_register(s.db, s.meeting.id)


def _close(s: Scene) -> None:
    proceedings.close_meeting(s.db, s.meeting.id, s.clock)


def _notice(s: Scene) -> None:
    proceedings.mark_notice_sent(s.db, s.meeting.id)


def _add_part(s: Scene) -> None:
    parts.add(s.db, s.meeting.id, s.meeting.body.id, s.text)


def _change_part(s: Scene) -> None:
    part = s.pick(s.meeting.parts)
    parts.save_title(s.db, s.meeting.id, part.id, s.text)
    parts.save_hours(s.db, s.meeting.id, part.id, s.clock, None)
    parts.save_groups(s.db, s.meeting.id, part.id, [group.id for group in s.meeting.groups[: s.dice[1] % 3]])


def _delete_part(s: Scene) -> None:
    empty = [part for part in s.meeting.parts if not part.items]
    if empty and len(s.meeting.parts) > 1:
        parts.delete(s.db, s.meeting.id, s.pick(empty).id)


def _register(s: Scene) -> None:
    """The register changes beneath the meetings: a new name, a seat that falls vacant, somebody who is gone."""
    people = list(register.persons(s.db))
    if people and s.dice[1] % 3 == 0:
        register.save_person(s.db, replace(s.pick(people), name=f"Omdöpt {s.text}"))
    table = s.pick(["holding", "substitute", "group_member", "seat"], 2)
    found = [row[0] for row in s.db.execute(f"SELECT id FROM {table}").fetchall()]
    if found and s.dice[1] % 3 == 1:
        register.delete_row(s.db, table, s.pick(found))


ACTIONS: dict[str, Callable[[Scene], None]] = {
    action.__name__.removeprefix("_"): action
    for action in (
        _add_item, _move_item, _delete_item, _change_item, _presenters, _add_decision, _change_decision,
        _delete_decision, _motion, _vote, _reservation, _delete_business, _mark, _mark_rest, _guest, _remove_entry,
        _add_event, _delete_event, _facts, _adjusters, _pause, _delete_pause, _go, _open_roll,
        _update_roll, _close, _notice, _add_part, _change_part, _delete_part, _register,
    )
}  # fmt: skip


def type_text(s: Scene) -> None:
    """Typing in the minutes: no step."""
    items.save_minutes(s.db, s.item.id, (paragraph(f"Skrivet {s.text}"),))


def act(db: Database, meeting_id: int, draw: Draw) -> None:
    scene = Scene(db, meetings.load(db, meeting_id), draw.dice)
    type_text(scene) if draw.name == "type" else ACTIONS[draw.name](scene)


_dice = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
draws = st.builds(
    Draw,
    # Typing and what moves ids about come often.
    st.sampled_from(["type", "type", "type", "add_item", "delete_item", "delete_item", "move_item", *ACTIONS]),
    st.booleans(),
    _dice,
)
