"""Who should serve where the meeting is, wired to the store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain.cell_service import offered_at
from samradapp.domain.meeting import Meeting, numbers
from samradapp.domain.presence import rooms
from samradapp.domain.rollcall import Entry, EventKind, Standing
from samradapp.domain.service import Proposal, ProposalKind, may_serve, proposals, unfilled
from samradapp.domain.swedish import sentence_case
from samradapp.domain.wording import name_with_party
from samradapp.store import Database, rollcalls
from samradapp.ui.meeting_page import Do
from samradapp.ui.widgets import service_cards
from samradapp.ui.widgets.choice import Choice
from samradapp.ui.widgets.service_cards import ServiceCards

_CONTRARY = {EventKind.SERVES: EventKind.STANDS_DOWN, EventKind.STANDS_DOWN: EventKind.SERVES}


class ServicePane(QWidget):
    """Proposals are those of the current item, or of the shown one before a start.

    ``noted`` comes when she has let somebody serve, or stop.
    """

    noted = Signal()

    def __init__(self, db: Database, do: Do, now: Callable[[], time], caption: str = "Ersättare föreslås") -> None:
        super().__init__()
        self._db = db
        self._do = do
        self._now = now
        self._meeting: Meeting | None = None
        self._at: int | None = None
        self._kinds: dict[tuple[int, int], ProposalKind] = {}
        self.cards = ServiceCards(caption)
        self.cards.others = self._others
        self.cards.accepted.connect(self._on_accepted)
        self.cards.other_chosen.connect(self._on_other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.cards)

    def load(self, meeting: Meeting, item_id: int, *, unfilled_too: bool = False) -> None:
        """Show who should serve where the meeting is, and on wish the seats that stand empty."""
        self._meeting = meeting
        at = self._at = meeting.current_item or item_id
        quiet = meeting.locked or not meeting.roll_opened
        offered = () if quiet else proposals(meeting, at)
        empty = () if quiet else unfilled(meeting, at)
        self._kinds = {(proposal.attendee, proposal.seat): proposal.kind for proposal in offered}
        to_fill = sum(proposal.kind is ProposalKind.SERVE for proposal in offered)
        self.cards.set_proposals([_card(meeting, proposal) for proposal in offered], to_fill + len(empty))
        self.cards.set_unfilled([_seat_line(meeting, seat) for seat in empty] if unfilled_too else ())
        self.setVisible(bool(offered or (empty and unfilled_too)))

    def load_cell(self, meeting: Meeting, attendee: int, item_id: int) -> None:
        """Show what can be changed in who serves from an item on, as far as it is about one person."""
        self._meeting, self._at = meeting, item_id
        offered = offered_at(meeting, attendee, item_id)
        self._kinds = {(offered.attendee, offered.seat): offered.kind} if offered else {}
        since = f", från {meeting.body.item_word} {numbers(meeting)[item_id]}"
        self.cards.set_proposals([_card(meeting, offered, since)] if offered else [])
        self.setVisible(offered is not None)

    @property
    def offered(self) -> int:
        """How many seats somebody is proposed for."""
        return sum(kind is ProposalKind.SERVE for kind in self._kinds.values())

    def accept_first(self) -> bool:
        """Follow the first proposal; tell whether there was one."""
        return self.cards.accept_first()

    def _others(self, seat: int, proposed: int) -> list[Choice]:
        """Give who else may serve in the seat, in the order of call."""
        if self._meeting is None or self._at is None:
            return []
        meeting, at = self._meeting, self._at
        group = rooms(meeting)[at].deciding
        stand_ins = [
            entry.attendee
            for entry in (group.entries if group is not None else ())
            if entry.standing is Standing.SUBSTITUTE and entry.attendee is not None and entry.attendee != proposed
        ]
        return [
            Choice(attendee, name_with_party(meeting, attendee))
            for attendee in dict.fromkeys(stand_ins)
            if may_serve(meeting, attendee, seat, at) is None
        ]

    def _on_accepted(self, attendee: int, seat: int) -> None:
        serves = self._kinds.get((attendee, seat)) is ProposalKind.SERVE
        self._note(EventKind.SERVES if serves else EventKind.STANDS_DOWN, attendee, seat if serves else None)

    def _on_other(self, attendee: int, seat: int) -> None:
        self._note(EventKind.SERVES, attendee, seat)

    def _note(self, kind: EventKind, attendee: int, seat: int | None) -> None:
        if self._meeting is None:
            return
        meeting_id, at = self._meeting.id, self._at
        moment = self._now() if self._meeting.stands_now(at) else None
        own = self._taken_back(kind, attendee, seat)
        if own is not None:
            self._do(lambda: rollcalls.delete_event(self._db, meeting_id, own))
        else:
            self._do(lambda: rollcalls.add_event(self._db, meeting_id, kind, attendee, at, seat=seat, clock=moment))
        self.noted.emit()

    def _taken_back(self, kind: EventKind, attendee: int, seat: int | None) -> int | None:
        """Give what was noted at this very item and says the contrary: it is taken away, so that nobody breaks off a
        service that never was (KL 5:20).
        """
        meeting, at = self._meeting, self._at
        if meeting is None or at is None:
            return None
        for event in meeting.events:
            if (event.kind, event.attendee, event.before) == (_CONTRARY[kind], attendee, at):
                others = tuple(other for other in meeting.events if other.id != event.id)
                served = rooms(replace(meeting, events=others))[at].serving
                does = next((known for known, who in served.items() if who == attendee), None)
                return event.id if does == seat else None
        return None


def holder(meeting: Meeting, entry_id: int) -> str:
    """Give whose seat a line is: "Ingvar Mossvik (M)"."""
    for group in meeting.groups:
        for entry in group.entries:
            if entry.id == entry_id:
                return "vakant plats" if entry.attendee is None else name_with_party(meeting, entry.attendee)
    return "vakant plats"


def _seat_line(meeting: Meeting, seat: Entry) -> str:
    """Give "Hjördis Älgmyr (V), Myrhed"."""
    line = sentence_case(holder(meeting, seat.id))
    return f"{line}, {seat.principal}" if seat.principal else line


def _card(meeting: Meeting, proposal: Proposal, since: str = "") -> service_cards.Proposal:
    serves = proposal.kind is ProposalKind.SERVE
    words = "Låt tjänstgöra" if serves else "Låt sluta tjänstgöra"
    whom, name = f"för {holder(meeting, proposal.seat)}{since}", name_with_party(meeting, proposal.attendee)
    return service_cards.Proposal(proposal.attendee, proposal.seat, whom, name, proposal.reason, words, others=serves)
