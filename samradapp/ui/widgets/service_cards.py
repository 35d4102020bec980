"""Who is proposed to serve, one card each, and the seats that nobody present may fill."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from samradapp.ui.keys import Key
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.choice import Choice
from samradapp.ui.widgets.name_fold import NameFold
from samradapp.ui.widgets.parts import card, clear, label

_WORDS_FIT = 110  # up to this text size, in percent, both buttons of a card have their words
_NOBODY = "Ingen annan på plats får tjänstgöra här"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody who may serve: "för Ingvar Mossvik (M)", "Disa Ripnäs (M)", "Först i inkallelseordningen."."""

    attendee: int
    seat: int
    for_whom: str
    name: str
    reason: str = ""
    words: str = "Låt tjänstgöra"
    others: bool = True  # whether somebody else may be chosen in place of the one proposed


class ServiceCards(QWidget):
    """The first card has the key; nothing is done until she says so. ``others`` is asked when the menu opens."""

    accepted = Signal(int, int)  # attendee, seat
    other_chosen = Signal(int, int)  # attendee, seat

    def __init__(self, caption: str = "Ersättare föreslås", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._proposals: tuple[Proposal, ...] = ()
        self._key: Key | str = ""
        self.others: Callable[[int, int], Sequence[Choice]] = lambda *_: ()
        self._menu = QMenu(self)
        self._build()

    def set_key(self, key: Key) -> None:
        """Say which key lets the first of them serve here."""
        self._key = key

    def set_proposals(self, proposals: Sequence[Proposal], open_seats: int = 0) -> None:
        """Show who may serve, of so many seats that stand open."""
        self._of.setText(f"{len(proposals)} av {open_seats}" if open_seats > len(proposals) else "")
        if tuple(proposals) != self._proposals:
            self._proposals = tuple(proposals)
            self._show_proposals()

    def set_unfilled(self, seats: Sequence[str]) -> None:
        """Show whose seats stand empty with nobody there to fill them."""
        self._unfilled.set_names(seats)

    def changeEvent(self, event: QEvent) -> None:
        """Make the cards anew in another text size: in a large one the pane is too narrow for all words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._show_proposals()

    def accept_first(self) -> bool:
        """Let the first proposed serve, as the key does; tell whether there is one."""
        for proposal in self._proposals[:1]:
            self.accepted.emit(proposal.attendee, proposal.seat)
        return bool(self._proposals)

    def _build(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        self._of = label(role="small")
        head.addWidget(label(self._caption, "caption"))
        head.addStretch()
        head.addWidget(self._of)
        self._proposed = QVBoxLayout()
        self._proposed.setSpacing(8)
        self._unfilled = NameFold("Saknar ersättare på plats", framed=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._head)
        layout.addLayout(self._proposed)
        layout.addWidget(self._unfilled)
        self._show_proposals()

    def _show_proposals(self) -> None:
        clear(self._proposed)
        self._head.setVisible(bool(self._proposals))
        for number, proposal in enumerate(self._proposals):
            self._proposed.addWidget(self._card(proposal, first=not number))

    def _card(self, proposal: Proposal, *, first: bool) -> QFrame:
        result = card()
        layout = QVBoxLayout(result)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(2)
        layout.addWidget(label(proposal.for_whom, "small", wraps=True))
        layout.addWidget(label(proposal.name, "heading", wraps=True))
        if proposal.reason:
            layout.addWidget(label(proposal.reason, "hint", wraps=True))
        key = self._key if first else ""
        serve = button(
            proposal.words,
            lambda: self.accepted.emit(proposal.attendee, proposal.seat),
            kind="primary" if key else "",
            key=key,
            name=f"{proposal.words}: {proposal.name}, {proposal.for_whom}",
        )
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(serve)
        if proposal.others:
            name = _other_name(proposal)
            other = button("Annan …", lambda: self._on_other(other, proposal), kind="bare", name=name, icon="ellipsis")
            other.set_folded(scaled(100, QApplication.font()) > _WORDS_FIT)
            row.addWidget(other)
        row.addStretch()
        layout.addLayout(row)
        return result

    def _on_other(self, below: QPushButton, proposal: Proposal) -> None:
        """Offer the others who may serve in the seat."""
        self._menu.clear()
        for choice in self.others(proposal.seat, proposal.attendee):
            action = self._menu.addAction(choice.words)
            action.setData((choice.value, proposal.seat))
            action.triggered.connect(lambda _, chosen=action: self.other_chosen.emit(*chosen.data()))
        if self._menu.isEmpty():
            self._menu.addAction(_NOBODY).setEnabled(False)
        self._menu.popup(below.mapToGlobal(QPoint(0, below.height())))


def _other_name(proposal: Proposal) -> str:
    return f"Annan {proposal.for_whom}"
