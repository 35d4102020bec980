"""Motions, votes, reservations and recusals of the shown item, wired to the store."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import time
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain.decision import Ballot, Choice, Motion, MotionKind, Reservation, Vote
from samradapp.domain.meeting import Item, Meeting
from samradapp.domain.presence import Room, rooms
from samradapp.domain.rollcall import EventKind
from samradapp.domain.text import clean_line
from samradapp.domain.wording import name_with_party, names_told_apart
from samradapp.store import Database, decisions, rollcalls
from samradapp.ui import keys
from samradapp.ui.meeting_page import Do, Later
from samradapp.ui.models.ballots import BallotRow
from samradapp.ui.widgets import choice
from samradapp.ui.widgets.formal_panel import Formalities, FormalPanel


class FormalPane(QWidget):
    """A ballot or a motion is a change of its own; what is typed in a vote is saved at the next pause."""

    def __init__(self, db: Database, do: Do, later: Later, now: Callable[[], time]) -> None:
        super().__init__()
        self._now = now
        self._db = db
        self._do = do
        self._later = later
        self._meeting: Meeting | None = None
        self._item: Item | None = None
        self._locked = False
        self._typed: dict[int, Vote] = {}
        self.panel = FormalPanel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self._connect()

    def load(self, meeting: Meeting, item: Item, *, locked: bool) -> None:
        """Show what is formal about an item as it is stored."""
        self._meeting, self._item = meeting, item
        self._typed = {vote.id: vote for vote in item.votes}
        if locked != self._locked:
            self._locked = locked
            self.panel.set_locked(locked)
        room = rooms(meeting)[item.id]
        people = [choice.Choice(who, name) for who, name in names_told_apart(meeting).items()]
        self.panel.show_item(item.id, people)
        recusals = tuple(
            (event.id, name_with_party(meeting, event.attendee))
            for event in meeting.events
            if event.kind is EventKind.RECUSED and event.before == item.id
        )
        self.panel.set_formalities(
            Formalities(item.motions, item.votes, item.reservations, recusals, _voters(meeting, item, room))
        )

    def _connect(self) -> None:
        panel = self.panel
        panel.motion_added.connect(self._on_motion)
        panel.motion_withdrawn.connect(self._on_motion_withdrawn)
        panel.motion_removed.connect(lambda key: self._write(lambda meeting, _: self._delete("motion", meeting, key)))
        panel.vote_added.connect(lambda: self._save_vote(Vote(0, "", "")))
        panel.vote_removed.connect(lambda key: self._write(lambda meeting, _: self._delete("vote", meeting, key)))
        panel.yes_edited.connect(lambda key, text: self._type(key, yes_means=clean_line(text)))
        panel.no_edited.connect(lambda key, text: self._type(key, no_means=clean_line(text)))
        panel.outcome_edited.connect(lambda key, text: self._type(key, outcome=clean_line(text)))
        panel.ballot_set.connect(lambda key, attendee, chosen: self._set_ballots(key, {attendee: chosen}))
        panel.rest_set.connect(self._set_ballots)
        panel.casting_set.connect(lambda key, chosen: self._save_vote(replace(self._typed[key], casting=chosen)))
        panel.reservation_added.connect(self._on_reservation)
        panel.reservation_removed.connect(
            lambda key: self._write(lambda meeting, _: self._delete("reservation", meeting, key))
        )
        panel.recused.connect(self._on_recused)
        panel.recusal_removed.connect(
            lambda key: self._write(lambda meeting, _: rollcalls.delete_event(self._db, meeting, key))
        )

    def _write(self, write: Callable[[int, int], object]) -> bool:
        """Make one change now and tell whether it was made; the function is given the ids of meeting and item."""
        if self._meeting is None or self._item is None:
            return False
        meeting_id, item_id = self._meeting.id, self._item.id
        return self._do(lambda: write(meeting_id, item_id))

    def _delete(self, table: str, meeting_id: int, key: int) -> None:
        delete = {
            "motion": decisions.delete_motion,
            "vote": decisions.delete_vote,
            "reservation": decisions.delete_reservation,
        }[table]
        delete(self._db, meeting_id, key)

    def _on_motion(self, kind: MotionKind, movers: tuple[int, ...], text: str) -> None:
        motion = Motion(0, kind, movers, clean_line(text))
        if self._write(lambda meeting, item: decisions.save_motion(self._db, meeting, item, motion)):
            self.panel.tell_recorded(keys.MOVE)

    def _on_motion_withdrawn(self, key: int, withdrawn: bool) -> None:
        known = next((motion for motion in self._item.motions if motion.id == key), None) if self._item else None
        if known is not None:
            changed = replace(known, withdrawn=withdrawn)
            self._write(lambda meeting, item: decisions.save_motion(self._db, meeting, item, changed))

    def _save_vote(self, vote: Vote) -> None:
        self._write(lambda meeting, item: decisions.save_vote(self._db, meeting, item, vote))

    def _type(self, key: int, **typed: Any) -> None:
        if self._meeting is None or self._item is None or key not in self._typed:
            return
        vote = self._typed[key] = replace(self._typed[key], **typed)
        meeting_id, item_id = self._meeting.id, self._item.id
        save = partial(decisions.save_vote, self._db, meeting_id, item_id, vote)
        self._later(("vote", key), save, " ".join(typed.values()))

    def _set_ballots(self, key: int, chosen: dict[int, Choice | None]) -> None:
        """Set how some voted; None takes a ballot back."""
        known = self._typed.get(key)
        if known is None:
            return
        ballots = {ballot.attendee: ballot.choice for ballot in known.ballots} | chosen
        self._save_vote(replace(known, ballots=tuple(_ballots(ballots.items()))))

    def _on_reservation(self, members: tuple[int, ...], text: str) -> None:
        dissent = Reservation(0, members, clean_line(text))
        if self._write(lambda meeting, item: decisions.save_reservation(self._db, meeting, item, dissent)):
            self.panel.tell_recorded(keys.DISSENT)

    def _on_recused(self, attendee: int) -> None:
        if self._meeting is None or self._item is None:
            return
        moment = self._now() if self._meeting.stands_now(self._item.id) else None
        add = partial(rollcalls.add_event, self._db, kind=EventKind.RECUSED, attendee_id=attendee, clock=moment)
        if self._write(lambda meeting, item: add(meeting_id=meeting, before=item)):
            self.panel.tell_recorded(keys.RECUSE)


def _voters(meeting: Meeting, item: Item, room: Room) -> tuple[BallotRow, ...]:
    """Give who may vote, and whose seat they sit in; then who has voted and may not."""
    serving = _serving(meeting, room)
    known = {row.attendee for row in serving}
    voted = dict.fromkeys(ballot.attendee for vote in item.votes for ballot in vote.ballots)
    left = [BallotRow(who, name_with_party(meeting, who), "tjänstgör inte", serves=False) for who in voted]
    return (*serving, *(row for row in left if row.attendee not in known))


def _serving(meeting: Meeting, room: Room) -> tuple[BallotRow, ...]:
    seats = {entry.id: entry for entry in room.deciding.entries} if room.deciding else {}
    return tuple(
        BallotRow(
            who,
            name_with_party(meeting, who),
            "" if seats[seat].attendee == who else "ersättare",
            seats[seat].principal,
        )
        for seat, who in room.serving.items()
        if who is not None
    )


def _ballots(chosen: Iterable[tuple[int, Choice | None]]) -> Iterable[Ballot]:
    return (Ballot(0, attendee, choice) for attendee, choice in chosen if choice is not None)
