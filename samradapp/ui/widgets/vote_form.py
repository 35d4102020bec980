"""One vote: what yes and no mean, a ballot for each who serves, the sums in view."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.decision import CHOICE_NAMES, Vote
from samradapp.domain.decision import Choice as Ballots
from samradapp.domain.voting import is_tie
from samradapp.ui import keys
from samradapp.ui.models.ballots import BallotRow
from samradapp.ui.widgets.ballot_list import BallotList
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.key_legend import KeyLegend
from samradapp.ui.widgets.parts import label, shortcut
from samradapp.ui.widgets.text_box import TextBox

_CASTING = (Choice(None, "–"), *(Choice(choice, CHOICE_NAMES[choice]) for choice in (Ballots.YES, Ballots.NO)))
_LEGEND = (
    (keys.VOTE_YES.cap, "ja"),
    (keys.VOTE_NO.cap, "nej"),
    (keys.VOTE_ABSTAIN.cap, "avstår"),
    (keys.VOTE_SKIP.cap, "hoppa över"),
    (keys.VOTE_BACK.cap, "tillbaka"),
)


class VoteForm(QFrame):
    """Signals carry no id: the panel knows whose form it is, by its ``key``."""

    yes_edited = Signal(str)
    no_edited = Signal(str)
    outcome_edited = Signal(str)
    ballot_set = Signal(int, object)  # attendee, choice or None
    rest_set = Signal(object)  # {attendee: choice} for those who have not voted
    casting_set = Signal(object)  # choice or None
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locked = False
        self.key = 0
        self._build()

    def set_vote(self, vote: Vote, serving: Sequence[BallotRow]) -> None:
        """Show a vote, those who serve and whoever else has a ballot in it; what is being typed stays."""
        self.yes_means.show_value(vote.yes_means)
        self.no_means.show_value(vote.no_means)
        self.outcome.show_value(vote.outcome)
        cast = {ballot.attendee: ballot.choice for ballot in vote.ballots}
        shown = [row for row in serving if row.serves or row.attendee in cast]
        self.ballots.set_rows([replace(row, choice=cast.get(row.attendee)) for row in shown])
        self.casting.choose(vote.casting)
        asks = is_tie(vote) or vote.casting is not None
        self.casting.setVisible(asks)
        self._casting_label.setVisible(asks)
        self._sums.setText(_sum_words(vote, len(self.ballots.waiting())))

    def set_locked(self, locked: bool) -> None:
        for field in (self.yes_means, self.no_means, self.outcome):
            field.setReadOnly(locked)
        self._locked = locked
        self.ballots.set_locked(locked)
        self.casting.setEnabled(not locked)
        for part in (self._remove, self._legend, *self._rest):
            part.setVisible(not locked)

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
        self.ballots = BallotList()
        self._sums = label("", "heading", wraps=True)
        self._casting_label = label("Utslagsröst", "small")
        self._legend = KeyLegend(_LEGEND)
        self._rest = [
            button(key.words, partial(self._on_rest, choice), kind="bare", key=key)
            for key, choice in ((keys.REST_YES, Ballots.YES), (keys.REST_NO, Ballots.NO))
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 12)
        layout.setSpacing(6)
        layout.addLayout(self._build_head())
        layout.addLayout(_rows((label("Ja", "small"), self.yes_means), (label("Nej", "small"), self.no_means)))
        for part in (self._sums, self.ballots, self._legend, *self._rest):
            layout.addWidget(part)
        layout.addLayout(_rows((self._casting_label, self.casting), (label("Utfall", "small"), self.outcome)))
        self._connect()

    def _build_head(self) -> QHBoxLayout:
        self._remove = button("Ta bort", self.removed.emit, kind="bare-delete", name="Ta bort omröstningen")
        head = QHBoxLayout()
        head.addWidget(label("Omröstning", "heading"))
        head.addStretch()
        head.addWidget(self._remove)
        return head

    def _connect(self) -> None:
        self.yes_means.typed.connect(self.yes_edited)
        self.no_means.typed.connect(self.no_edited)
        self.outcome.typed.connect(self.outcome_edited)
        self.casting.chosen.connect(self.casting_set)
        self.ballots.marked.connect(self.ballot_set)
        shortcut(keys.REST_YES, self.ballots, lambda: self._on_rest(Ballots.YES))
        shortcut(keys.REST_NO, self.ballots, lambda: self._on_rest(Ballots.NO))

    def _on_rest(self, choice: Ballots) -> None:
        waiting = self.ballots.waiting()
        if waiting and not self._locked:
            self.rest_set.emit(dict.fromkeys(waiting, choice))


def _rows(*rows: tuple[QWidget, QWidget]) -> QGridLayout:
    """Give fields, each beside its word."""
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setVerticalSpacing(6)
    for position, (words, field) in enumerate(rows):
        grid.addWidget(words, position, 0)
        grid.addWidget(field, position, 1)
    return grid


def _sum_words(vote: Vote, waiting: int) -> str:
    """Say how the vote stands: "7 ja, 4 nej, 1 avstår, 2 kvar"."""
    counts = [f"{vote.count(choice)} {name.lower()}" for choice, name in CHOICE_NAMES.items()]
    return ", ".join([*counts, f"{waiting} kvar"] if waiting else counts)
