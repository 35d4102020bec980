"""What is formal about an item: motions, votes, reservations, recusals."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from samradapp.domain.decision import Motion, MotionKind, Reservation, Vote
from samradapp.ui import keys
from samradapp.ui.keys import Key
from samradapp.ui.models.ballots import BallotRow
from samradapp.ui.soon import soon
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.fields import NAMES, TextLine
from samradapp.ui.widgets.parts import bring_into_sight, clear, hairline, label
from samradapp.ui.widgets.person_adder import PersonAdder
from samradapp.ui.widgets.vote_form import VoteForm

_LAID_OUT_MS = 60  # what grows in an area that scrolls is laid out in several rounds
MOTION_NAMES = {
    MotionKind.APPROVE: "Bifall",
    MotionKind.REJECT: "Avslag",
    MotionKind.AMEND: "Ändring",
    MotionKind.ADD: "Tillägg",
    MotionKind.POSTPONE: "Bordläggning",
    MotionKind.REFER_BACK: "Återremiss",
    MotionKind.ADJOURN: "Ajournering",
}


@dataclass(frozen=True, slots=True)
class Formalities:
    """What is recorded in the shown item; ``serving`` are those who may vote, ``recusals`` (event id, name)."""

    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    recusals: tuple[tuple[int, str], ...] = ()
    serving: tuple[BallotRow, ...] = ()


class FormalPanel(QWidget):
    """Each part has its list and, below it, a row to add one more; people are chosen by attendee id."""

    motion_added = Signal(object, tuple, str)  # MotionKind, movers, text
    motion_withdrawn = Signal(int, bool)
    motion_removed = Signal(int)
    vote_added = Signal()
    vote_removed = Signal(int)
    yes_edited = Signal(int, str)
    no_edited = Signal(int, str)
    outcome_edited = Signal(int, str)
    ballot_set = Signal(int, int, object)  # vote, attendee, choice or None
    rest_set = Signal(int, object)  # vote, {attendee: choice}
    casting_set = Signal(int, object)  # vote, choice or None
    reservation_added = Signal(tuple, str)  # members, text
    reservation_removed = Signal(int)
    recused = Signal(int)  # attendee
    recusal_removed = Signal(int)  # event

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: dict[object, str] = {}
        self._shown = Formalities()
        self._item = 0
        self._forms: dict[int, VoteForm] = {}
        self._locked = False
        self._build()

    def show_item(self, key: int, people: Sequence[Choice]) -> None:
        """Begin to show an item, with who can be named in it; what was begun and not added stays with its item."""
        if key == self._item:
            self.set_people(people)
            return
        self._item = key
        for adder in self._adders:
            adder.put_away()
        self.set_people(people)
        for adder in self._adders:
            adder.take_up(key)

    def set_people(self, people: Sequence[Choice]) -> None:
        """Give who can be named: attendee id and name."""
        known = {person.value: person.words for person in people}
        if known == self._people:
            return
        self._people = known
        for adder in self._adders:
            adder.person.set_choices(people)
        self._show_lines()

    def set_formalities(self, shown: Formalities) -> None:
        """Show what is recorded; a vote that is being written in keeps its focus and cursor."""
        lines_changed = (shown.motions, shown.reservations, shown.recusals) != (
            self._shown.motions,
            self._shown.reservations,
            self._shown.recusals,
        )
        self._shown = shown
        if lines_changed:
            self._show_lines()
        self._show_votes()

    def begin(self, key: Key) -> None:
        """Begin what a key asks for: a vote is made at once, the others are first to be given a name."""
        if key is keys.VOTE:
            self._begin_vote()
            return
        self._adder_of[key].begin()

    def _begin_vote(self) -> None:
        """Ask for a vote, and put the keyboard in it if it came."""
        before = {vote.id for vote in self._shown.votes}
        self.vote_added.emit()
        for vote in self._shown.votes:
            if vote.id not in before:
                self._forms[vote.id].yes_means.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def point_at(self, vote: int, attendee: int) -> None:
        """Choose whose ballot was taken back, in its vote if that is shown."""
        if vote in self._forms:
            self._forms[vote].ballots.point_at(attendee)

    def tell_recorded(self, key: Key) -> None:
        """Empty the fields of what the key begins: their words are recorded now."""
        self._adder_of[key].clear()

    def summary(self) -> str:
        """Count what is recorded: "3", or say that something is begun, or nothing."""
        shown = self._shown
        count = len(shown.motions) + len(shown.votes) + len(shown.reservations) + len(shown.recusals)
        begun = "påbörjat" if any(adder.is_begun for adder in self._adders) else ""
        return str(count) if count else begun

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        for part in (*self._adders, self._new_vote):
            part.setVisible(not locked)
        for form in self._forms.values():
            form.set_locked(locked)
        self._show_lines()

    def _build(self) -> None:
        self.setAccessibleName("Yrkanden, omröstningar, reservationer och jäv")
        self._build_adders()
        self._new_vote = button("+  Ny omröstning", self._begin_vote, name="Ny omröstning", opens=True)
        self._motions, self._votes, self._reservations, self._recusals = (QVBoxLayout() for _ in range(4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for heading, lines, adder in (
            ("Yrkanden", self._motions, self._motion),
            ("Omröstningar", self._votes, self._new_vote),
            ("Reservationer", self._reservations, self._reservation),
            ("Jäv i ärendet", self._recusals, self._recusal),
        ):
            if layout.count():
                layout.addWidget(hairline())
            layout.addWidget(label(heading, "caption"))
            lines.setSpacing(4)
            layout.addLayout(lines)
            layout.addWidget(adder)
        layout.setAlignment(self._new_vote, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        self._spare: VoteForm | None = self._new_form()  # made beforehand: an item with a vote is shown at once
        self._spare.hide()
        self._show_lines()

    def _build_adders(self) -> None:
        self._motion_kind = ChoiceBox("Yrkandets slag")
        self._motion_kind.set_choices([Choice(kind, name) for kind, name in MOTION_NAMES.items()])
        self._motion_text = TextLine("Yrkandets innehåll", "vad som yrkas", signs=NAMES)
        self._dissent_text = TextLine("Reservationens text", "skäl, om de lämnas", signs=NAMES)
        self._motion = PersonAdder(
            "Lägg till yrkande", _names_box("Vem som yrkar"), self._motion_kind, self._motion_text
        )
        self._reservation = PersonAdder(
            "Lägg till reservation", _names_box("Vem som reserverar sig"), self._dissent_text
        )
        self._recusal = PersonAdder("Anteckna jäv", _names_box("Vem som är jävig"))
        self._adder_of = {keys.MOVE: self._motion, keys.DISSENT: self._reservation, keys.RECUSE: self._recusal}
        self._adders = tuple(self._adder_of.values())
        self._motion.added.connect(self._on_motion)
        self._reservation.added.connect(self._on_reservation)
        self._recusal.added.connect(self.recused)

    def _show_lines(self) -> None:
        for lines in (self._motions, self._reservations, self._recusals):
            clear(lines)
        for motion in self._shown.motions:
            self._motions.addWidget(self._motion_line(motion))
        for reservation in self._shown.reservations:
            words = ": ".join(part for part in (self._names(reservation.members), reservation.text) if part)
            self._add_line(self._reservations, words, reservation.id, self.reservation_removed)
        for event_id, name in self._shown.recusals:
            self._add_line(self._recusals, name, event_id, self.recusal_removed)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            soon(focused, partial(bring_into_sight, focused), _LAID_OUT_MS)  # a new line has pushed it down

    def _motion_line(self, motion: Motion) -> QWidget:
        words = f"{self._names(motion.movers)}: {MOTION_NAMES[motion.kind].lower()} {motion.text}".strip()
        words += " (återtaget)" if motion.withdrawn else ""
        line = self._line(words, motion.id, self.motion_removed)
        if not self._locked:
            toggle = "Ta upp igen" if motion.withdrawn else "Återta"
            take = tool(
                "rotate-ccw" if motion.withdrawn else "undo-2",
                f"{toggle}: {words}",
                lambda: self.motion_withdrawn.emit(motion.id, not motion.withdrawn),
                compact=True,
            )
            if (row := line.layout()) is not None and isinstance(row, QHBoxLayout):
                row.insertWidget(1, take)
        return line

    def _add_line(self, layout: QLayout, words: str, key: int, removed: SignalInstance) -> None:
        layout.addWidget(self._line(words, key, removed))

    def _line(self, words: str, key: int, removed: SignalInstance) -> QWidget:
        line = QWidget()
        line.setAccessibleName(words)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addWidget(label(words, wraps=True), 1)
        if not self._locked:
            remove = tool("x", f"Ta bort: {words}", lambda: removed.emit(key), compact=True)
            layout.addWidget(remove)
        return line

    def _show_votes(self) -> None:
        """Show the item's votes; a form stays for when its item is come back to."""
        kept = {vote.id for vote in self._shown.votes}
        for key, form in self._forms.items():
            form.setVisible(key in kept)
        for vote in self._shown.votes:
            form = self._forms.get(vote.id) or self._take_form(vote.id)
            form.set_vote(vote, self._shown.serving)
            form.set_locked(self._locked)

    def _take_form(self, key: int) -> VoteForm:
        form, self._spare = self._spare or self._new_form(), None
        form.key = key
        self._forms[key] = form
        form.show()
        return form

    def _new_form(self) -> VoteForm:
        form = VoteForm()
        form.yes_edited.connect(lambda text: self.yes_edited.emit(form.key, text))
        form.no_edited.connect(lambda text: self.no_edited.emit(form.key, text))
        form.outcome_edited.connect(lambda text: self.outcome_edited.emit(form.key, text))
        form.ballot_set.connect(lambda attendee, choice: self.ballot_set.emit(form.key, attendee, choice))
        form.rest_set.connect(lambda ballots: self.rest_set.emit(form.key, ballots))
        form.casting_set.connect(lambda choice: self.casting_set.emit(form.key, choice))
        form.removed.connect(lambda: self.vote_removed.emit(form.key))
        self._votes.addWidget(form)
        return form

    def _names(self, attendees: Sequence[int]) -> str:
        return ", ".join(self._people.get(attendee, "okänd") for attendee in attendees)

    def _on_motion(self, mover: int) -> None:
        kind = MotionKind(str(self._motion_kind.value()))
        self.motion_added.emit(kind, (mover,), self._motion_text.text().strip())

    def _on_reservation(self, member: int) -> None:
        self.reservation_added.emit((member,), self._dissent_text.text().strip())


def _names_box(name: str) -> ChoiceBox:
    return ChoiceBox(name, searchable=True)
