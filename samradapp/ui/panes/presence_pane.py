"""Who comes and goes, and who should serve: the event log at the shown item, wired to the store."""

from collections.abc import Callable
from datetime import time

from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain import service
from samradapp.domain.meeting import Meeting, Status, numbers
from samradapp.domain.presence import deciding_group
from samradapp.domain.rollcall import EVENT_WORDS, Event, EventKind, Standing
from samradapp.domain.service import ProposalKind, proposals
from samradapp.domain.swedish import clock
from samradapp.domain.wording import name_with_party
from samradapp.store import Database, rollcalls
from samradapp.ui.panes.decision_pane import Do
from samradapp.ui.widgets.choice import Choice
from samradapp.ui.widgets.presence_panel import NewEvent, PresencePanel, PresenceRow, Proposal


class PresencePane(QWidget):
    """Events follow the current item; proposals are those of the current item, or of the shown one before a start."""

    def __init__(self, db: Database, do: Do, now: Callable[[], time]) -> None:
        super().__init__()
        self._db = db
        self._do = do
        self._now = now
        self._meeting: Meeting | None = None
        self._at: int | None = None
        self._locked = False
        self._kinds: dict[tuple[int, int], ProposalKind] = {}
        self.panel = PresencePanel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self.panel.event_added.connect(self._on_event)
        self.panel.removed.connect(self._on_removed)
        self.panel.proposal_accepted.connect(self._on_accepted)

    def load(self, meeting: Meeting, item_id: int) -> None:
        """Show the meeting's events, and who should serve where it is."""
        self._meeting = meeting
        at = meeting.current_item or item_id
        self._at = at
        if meeting.locked != self._locked:
            self._locked = meeting.locked
            self.panel.set_locked(meeting.locked)
        self.panel.set_current_item(at)
        self.panel.set_choices(_people(meeting), _before(meeting), _seats(meeting, at))
        self.panel.set_events([_row(meeting, event) for event in meeting.events])
        offered = () if meeting.locked or not meeting.roll_opened else proposals(meeting, at)
        self._kinds = {(proposal.attendee, proposal.seat): proposal.kind for proposal in offered}
        self.panel.set_proposals([_card(meeting, proposal) for proposal in offered])

    def _on_event(self, wanted: NewEvent) -> None:
        if self._meeting is None:
            return
        meeting_id = self._meeting.id
        self._do(
            lambda: rollcalls.add_event(
                self._db,
                meeting_id,
                wanted.kind,
                wanted.attendee,
                wanted.before,
                seat=wanted.seat,
                clock=wanted.clock or self._clock(),
            )
        )

    def _clock(self) -> time | None:
        """Give the time when the meeting is going on; what is put right afterwards happened at another."""
        return self._now() if self._meeting is not None and self._meeting.status is Status.OPEN else None

    def _on_removed(self, event_id: int) -> None:
        if self._meeting is not None:
            meeting_id = self._meeting.id
            self._do(lambda: rollcalls.delete_event(self._db, meeting_id, event_id))

    def _on_accepted(self, attendee: int, seat: int) -> None:
        if self._meeting is None:
            return
        meeting_id, at = self._meeting.id, self._at
        serves = self._kinds.get((attendee, seat)) is ProposalKind.SERVE
        kind = EventKind.SERVES if serves else EventKind.STANDS_DOWN
        self._do(
            lambda: rollcalls.add_event(
                self._db, meeting_id, kind, attendee, at, seat=seat if serves else None, clock=self._clock()
            )
        )


def _row(meeting: Meeting, event: Event) -> PresenceRow:
    sentence = f"{name_with_party(meeting, event.attendee)} {EVENT_WORDS[event.kind]}"
    if event.seat is not None:
        sentence += f" för {_holder(meeting, event.seat)}"
    number = numbers(meeting)
    word = meeting.body.item_word
    where = "efter sista ärendet" if event.before is None else f"före {word} {number[event.before]}"
    if event.kind is EventKind.RECUSED and event.before is not None:
        where = f"{word} {number[event.before]}"
    return PresenceRow(event.id, clock(event.clock) if event.clock else "", sentence, where)


def _holder(meeting: Meeting, entry_id: int) -> str:
    """Give whose seat a line is."""
    for group in meeting.groups:
        for entry in group.entries:
            if entry.id == entry_id:
                return "vakant plats" if entry.attendee is None else name_with_party(meeting, entry.attendee)
    return "vakant plats"


def _card(meeting: Meeting, proposal: service.Proposal) -> Proposal:
    words = "Låt tjänstgöra" if proposal.kind is ProposalKind.SERVE else "Låt sluta tjänstgöra"
    whom, name = f"för {_holder(meeting, proposal.seat)}", name_with_party(meeting, proposal.attendee)
    return Proposal(proposal.attendee, proposal.seat, whom, name, proposal.reason, words)


def _people(meeting: Meeting) -> list[Choice]:
    return [Choice(attendee.id, name_with_party(meeting, attendee.id)) for attendee in meeting.attendees]


def _before(meeting: Meeting) -> list[Choice]:
    number = numbers(meeting)
    ordered = [Choice(item.id, f"{number[item.id]} {item.title}") for item in meeting.items]
    return [*ordered, Choice(None, "efter sista ärendet")]


def _seats(meeting: Meeting, item_id: int) -> list[Choice]:
    group = deciding_group(meeting, meeting.part_of(item_id))
    entries = group.entries if group else ()
    return [Choice(entry.id, _holder(meeting, entry.id)) for entry in entries if entry.standing is Standing.MEMBER]
