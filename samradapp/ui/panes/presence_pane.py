"""Who comes and goes, and who should serve: the event log, wired to the store."""

from collections.abc import Callable
from datetime import time

from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain.meeting import Meeting, numbers
from samradapp.domain.presence import deciding_group, rooms
from samradapp.domain.rollcall import EVENT_WORDS, Event, EventKind, Standing
from samradapp.domain.swedish import clock
from samradapp.domain.wording import name_with_party, names_told_apart
from samradapp.store import Database, rollcalls
from samradapp.ui.meeting_page import Do
from samradapp.ui.panes.service_pane import ServicePane, holder
from samradapp.ui.widgets.choice import Choice
from samradapp.ui.widgets.presence_panel import NewEvent, PresencePanel, PresenceRow


class EventsPane(QWidget):
    """Who comes and goes; what is noted stands where the meeting is, unless she says otherwise."""

    def __init__(self, db: Database, do: Do, now: Callable[[], time], *, folds: bool = False) -> None:
        super().__init__()
        self._db = db
        self._do = do
        self._now = now
        self._meeting: Meeting | None = None
        self._locked = False
        self.panel = PresencePanel(folds=folds)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self.panel.event_added.connect(self._on_event)
        self.panel.removed.connect(self._on_removed)

    def load(self, meeting: Meeting, item_id: int) -> None:
        """Show the meeting's events, and begin the form where the meeting is, or at the shown item before a start."""
        if self._meeting is not None and self._meeting.id != meeting.id:
            self.panel.close_form()
        self._meeting = meeting
        at = meeting.current_item or item_id
        if meeting.locked != self._locked:
            self._locked = meeting.locked
            self.panel.set_locked(meeting.locked)
        self.panel.stands_now = meeting.stands_now
        self.panel.set_current_item(at)
        room = rooms(meeting)[at]
        self.panel.set_present(room.present | room.recused)
        self.panel.set_choices(_people(meeting), _before(meeting), _seats(meeting, at))
        self.panel.set_events([_row(meeting, event) for event in meeting.events])

    def _on_event(self, wanted: NewEvent) -> None:
        if self._meeting is None:
            return
        meeting_id = self._meeting.id
        moment = self._now() if wanted.clock is None and self._meeting.stands_now(wanted.before) else wanted.clock
        noted = self._do(
            lambda: rollcalls.add_event(
                self._db,
                meeting_id,
                wanted.kind,
                wanted.attendee,
                wanted.before,
                seat=wanted.seat,
                clock=moment,
            )
        )
        if noted:
            self.panel.leave_form()

    def _on_removed(self, event_id: int) -> None:
        if self._meeting is not None:
            meeting_id = self._meeting.id
            self._do(lambda: rollcalls.delete_event(self._db, meeting_id, event_id))


class PresencePane(QWidget):
    """Who comes and goes, and below it who should serve."""

    def __init__(self, db: Database, do: Do, now: Callable[[], time]) -> None:
        super().__init__()
        self._events = EventsPane(db, do, now)
        self._service = ServicePane(db, do, now)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._events)
        layout.addWidget(self._service)

    @property
    def panel(self) -> PresencePanel:
        return self._events.panel

    def load(self, meeting: Meeting, item_id: int) -> None:
        """Show the meeting's events, and who should serve where it is."""
        self._events.load(meeting, item_id)
        self._service.load(meeting, item_id)


def _row(meeting: Meeting, event: Event) -> PresenceRow:
    sentence = f"{name_with_party(meeting, event.attendee)} {EVENT_WORDS[event.kind]}"
    if event.seat is not None:
        sentence += f" för {holder(meeting, event.seat)}"
    number = numbers(meeting)
    word = meeting.body.item_word
    where = "efter sista ärendet" if event.before is None else f"före {word} {number[event.before]}"
    if event.kind is EventKind.RECUSED and event.before is not None:
        where = f"{word} {number[event.before]}"
    return PresenceRow(event.id, event.kind, clock(event.clock) if event.clock else "", sentence, where)


def _people(meeting: Meeting) -> list[Choice]:
    return [Choice(attendee, name) for attendee, name in names_told_apart(meeting).items()]


def _before(meeting: Meeting) -> list[Choice]:
    number = numbers(meeting)
    ordered = [Choice(item.id, f"{number[item.id]} {item.title}") for item in meeting.items]
    return [*ordered, Choice(None, "efter sista ärendet")]


def _seats(meeting: Meeting, item_id: int) -> list[Choice]:
    group = deciding_group(meeting, meeting.part_of(item_id))
    entries = group.entries if group else ()
    return [Choice(entry.id, holder(meeting, entry.id)) for entry in entries if entry.standing is Standing.MEMBER]
