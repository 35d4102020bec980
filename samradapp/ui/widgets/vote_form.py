"""One vote: what yes and no mean, a ballot for each who serves, the sums in view."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.decision import CHOICE_NAMES, Vote
from samradapp.domain.decision import Choice as Ballots
from samradapp.domain.voting import is_tie
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.parts import clear, label
from samradapp.ui.widgets.text_box import TextBox

_NO_BALLOT = Choice(None, "–")
_BALLOTS = (_NO_BALLOT, *(Choice(choice, name) for choice, name in CHOICE_NAMES.items()))
_CASTING = _BALLOTS[:3]


class VoteForm(QFrame):
    """Signals carry no id: the panel knows whose form it is."""

    yes_edited = Signal(str)
    no_edited = Signal(str)
    outcome_edited = Signal(str)
    ballot_set = Signal(int, object)  # attendee, choice or None
    rest_set = Signal(object)  # {attendee: choice} for those who have not voted
    casting_set = Signal(object)  # choice or None
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._serving: tuple[Choice, ...] = ()
        self._vote: Vote | None = None
        self._boxes: dict[int, ChoiceBox] = {}
        self._build()

    def set_vote(self, vote: Vote, serving: Sequence[Choice]) -> None:
        """Show a vote and those who serve, by attendee id; what is being typed stays."""
        self._vote = vote
        if tuple(serving) != self._serving:
            self._serving = tuple(serving)
            self._show_names()
        self.yes_means.show_value(vote.yes_means)
        self.no_means.show_value(vote.no_means)
        self.outcome.show_value(vote.outcome)
        cast = {ballot.attendee: ballot.choice for ballot in vote.ballots}
        for attendee, box in self._boxes.items():
            box.choose(cast.get(attendee))
        self.casting.choose(vote.casting)
        asks = is_tie(vote) or vote.casting is not None
        self.casting.setVisible(asks)
        self._casting_label.setVisible(asks)
        self._sums.setText(self._sum_words(vote))

    def set_locked(self, locked: bool) -> None:
        for field in (self.yes_means, self.no_means, self.outcome):
            field.setReadOnly(locked)
        for box in (*self._boxes.values(), self.casting):
            box.setEnabled(not locked)
        self._remove.setVisible(not locked)
        self._rest.setVisible(not locked)

    def sums(self) -> str:
        """Give the sums as they stand in view."""
        return self._sums.text()

    def _build(self) -> None:
        self.setProperty("card", True)
        self.setAccessibleName("Omröstning")
        self.yes_means = TextBox("Ja betyder", "Vad ja betyder")
        self.no_means = TextBox("Nej betyder", "Vad nej betyder")
        self.outcome = TextLine("Omröstningens utfall", "Till exempel: bifalla förslaget")
        self.casting = ChoiceBox("Ordförandens utslagsröst")
        self.casting.set_choices(_CASTING)
        self._sums = label("", "heading")
        self._remove = button("Ta bort", self.removed.emit, kind="bare-delete", name="Ta bort omröstningen")
        self._rest = button("Alla kvar röstar ja", self._on_rest, kind="bare")
        head = QHBoxLayout()
        head.addWidget(label("Omröstning", "heading"))
        head.addStretch()
        head.addWidget(self._remove)
        self._names = QGridLayout()
        self._names.setColumnStretch(0, 1)
        self._names.setVerticalSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self._build_fields())
        layout.addLayout(self._names)
        layout.addWidget(self._rest)
        layout.addWidget(self._sums)
        self.yes_means.typed.connect(self.yes_edited)
        self.no_means.typed.connect(self.no_edited)
        self.outcome.typed.connect(self.outcome_edited)
        self.casting.chosen.connect(self.casting_set)

    def _build_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(6)
        self._casting_label = label("Utslagsröst", "small")
        rows: tuple[tuple[QWidget, QWidget], ...] = (
            (label("Ja", "small"), self.yes_means),
            (label("Nej", "small"), self.no_means),
            (label("Utfall", "small"), self.outcome),
            (self._casting_label, self.casting),
        )
        for position, (words, field) in enumerate(rows):
            grid.addWidget(words, position, 0)
            grid.addWidget(field, position, 1)
        return grid

    def _show_names(self) -> None:
        clear(self._names)
        self._boxes = {}
        for position, person in enumerate(self._serving):
            if not isinstance(person.value, int):
                continue
            attendee = person.value
            box = ChoiceBox(f"{person.words} röstar", parent=self)
            box.set_choices(_BALLOTS)
            box.chosen.connect(lambda choice, attendee=attendee: self.ballot_set.emit(attendee, choice))
            self._boxes[attendee] = box
            self._names.addWidget(label(person.words), position, 0)
            self._names.addWidget(box, position, 1)

    def _sum_words(self, vote: Vote) -> str:
        counts = [f"{name} {vote.count(choice)}" for choice, name in CHOICE_NAMES.items()]
        waiting = len(self._boxes) - sum(ballot.attendee in self._boxes for ballot in vote.ballots)
        return " · ".join([*counts, f"kvar {waiting}"] if waiting else counts)

    def _on_rest(self) -> None:
        rest = {attendee: Ballots.YES for attendee, box in self._boxes.items() if box.value() is None}
        if rest:
            self.rest_set.emit(rest)
