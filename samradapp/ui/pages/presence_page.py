"""Närvaro, person för person: the event log as a grid, where each event is a cell that changes."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.meeting import Meeting, numbers
from samradapp.domain.presence_grid import HERE, Cell, cell_at, presence_grid
from samradapp.domain.rollcall import EventKind
from samradapp.domain.swedish import sentence_case
from samradapp.store import Database, rollcalls
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.panes.person_presence_pane import events_at, person_state
from samradapp.ui.panes.presence_pane import EventsPane
from samradapp.ui.panes.service_pane import ServicePane
from samradapp.ui.widgets.buttons import tool
from samradapp.ui.widgets.parts import hairline, label, paper, side_pane
from samradapp.ui.widgets.person_presence import PersonPresence
from samradapp.ui.widgets.presence_cells import CellLegend
from samradapp.ui.widgets.presence_table import PresenceGrid
from samradapp.ui.widgets.splitter import Splitter

_LOCKED = "Protokollet är justerat och kan inte ändras."
_COMING = (EventKind.ARRIVES, EventKind.RETURNS)


class PresencePage(MeetingPage):
    """What is noted in a cell holds from its item on, but for jäv, which holds for the item alone."""

    closed = Signal()  # back to where she was

    guide = "narvaro"

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__(db, autosave, now)
        self._build()

    def take_focus(self) -> None:
        self.grid.table.setFocus()

    def status_facts(self) -> list[str]:
        current = self.meeting.current_item
        return [f"{sentence_case(self._word())} {numbers(self.meeting)[current]} pågår"] if current is not None else []

    def key_hints(self) -> list[tuple[str, str]]:
        own = ((keys.CAME, "kom"), (keys.LEFT, "gick"), (keys.RECUSED, "jäv"), (keys.SERVE_OR_NOT, "tjänstgör"))
        return [("←↑↓→", "gå"), *((key.cap, words) for key, words in own), ("Esc", "tillbaka")]

    def _show(self, meeting: Meeting) -> None:
        number = numbers(meeting)
        grid = presence_grid(meeting)
        filled = bool(grid.rows and grid.items)
        self._empty.setVisible(not filled)
        for part in (self.grid, self._legend, self._line):
            part.setVisible(filled)
        self.grid.set_grid(grid, tuple(str(number[item]) for item in grid.items), self._word(), meeting.current_item)
        if grid.items:
            self._events.load(meeting, meeting.current_item or grid.items[0])
        self._events.setVisible(bool(grid.items))
        self._show_person()

    def _show_person(self) -> None:
        chosen = self.grid.table.chosen()
        self._person.setVisible(chosen is not None)
        if chosen is not None:
            self._person.show_state(person_state(self.meeting, *chosen))
            self._service.load_cell(self.meeting, *chosen)
        else:
            self._service.hide()

    def _build(self) -> None:
        self.grid = PresenceGrid()
        table = self.grid.table
        table.cell_chosen.connect(lambda *_: self._show_person())
        table.act_requested.connect(self._on_act)
        table.removal_requested.connect(self._on_removal)
        table.service_requested.connect(self._on_service)
        table.left.connect(self.closed)
        self._person = PersonPresence()
        self._person.act_requested.connect(lambda kind: self._on_chosen(self._on_act, kind))
        self._person.removal_requested.connect(lambda: self._on_chosen(self._on_removal))
        self._service = ServicePane(self._db, self._do, self._clock, "Tjänstgöring")
        self._service.cards.set_key(keys.SERVE_OR_NOT)
        self._service.noted.connect(table.setFocus)
        self._events = EventsPane(self._db, self._do, self._clock, folds=True)
        self._empty = label(
            "Här syns vem som var med vid varje ärende, när mötet har ärenden och namn i uppropet.", "hint", wraps=True
        )
        self._legend, self._line = CellLegend(), hairline()
        left = paper()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 12, 8)
        column.setSpacing(8)
        column.addLayout(self._build_head())
        column.addWidget(self._legend)
        column.addWidget(self._empty)
        column.addWidget(self.grid, 1)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Splitter("presence", left, self._build_right(), sizes=(1000, 328), stretched=0))

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(tool("arrow-left", f"Tillbaka till mötet ({keys.LEAVE_PRESENCE.cap})", self.closed.emit))
        head.addWidget(label("Närvaro", "title"))
        head.addWidget(label("person för person, ärende för ärende", "small"))
        head.addStretch()
        return head

    def _build_right(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(12)
        for part in (self._person, self._service, self._line, self._events):
            column.addWidget(part)
        column.addStretch(1)  # all the room that is over; else the lines of the events would share it
        return side_pane(inner)

    def _word(self) -> str:
        return self.meeting.body.item_word

    def _on_chosen(self, does: Callable[..., None], *given: object) -> None:
        """Do by a button what a key does at the chosen cell, and give the grid the keyboard back."""
        chosen = self.grid.table.chosen()
        if chosen is not None:
            does(*given, *chosen)
            self.grid.table.setFocus()

    def _on_act(self, kind: EventKind, attendee: int, item_id: int) -> None:
        """Note who came, left or was recused, or say why there is nothing to note."""
        cell = cell_at(self.meeting, attendee, item_id)
        refusal = self._refusal(kind, cell, attendee, item_id)
        if self.meeting.locked or refusal:
            self._say(refusal or _LOCKED)
        elif kind is EventKind.ARRIVES and cell is Cell.RECUSED:
            self._add(EventKind.RETURNS, attendee, self.meeting.follows(item_id))
        elif opposite := self._opposite(kind, attendee, item_id):
            self._do(lambda: rollcalls.delete_event(self._db, self.meeting.id, opposite))
        else:
            returns = kind is EventKind.ARRIVES and self._has_left(attendee, item_id)
            self._add(EventKind.RETURNS if returns else kind, attendee, item_id)

    def _on_service(self) -> None:
        """Let a substitute serve, or stop, as the pane says at the chosen cell."""
        if self.meeting.locked:
            self._say(_LOCKED)
        elif not self._service.accept_first() and (chosen := self.grid.table.chosen()):
            name, number = self.meeting.attendee(chosen[0]).name, numbers(self.meeting)[chosen[1]]
            self._say(f"{name} kan inte börja eller sluta tjänstgöra i {self._word()} {number}.")

    def _refusal(self, kind: EventKind, cell: Cell, attendee: int, item_id: int) -> str:
        name = self.meeting.attendee(attendee).name
        where = f"{self._word()} {numbers(self.meeting)[item_id]}"
        if cell is Cell.NONE:
            return f"{name} hör inte till dem som deltar i {where}."
        if kind is EventKind.ARRIVES and cell in HERE:
            return f"{name} är redan på plats i {where}."
        if kind is EventKind.ARRIVES:
            after = events_at(self.meeting, attendee, self.meeting.follows(item_id))
            returned = cell is Cell.RECUSED and any(event.kind is EventKind.RETURNS for event in after)
            return f"{name} är redan tillbaka efter {where}." if returned else ""
        if kind is EventKind.RECUSED and cell is Cell.RECUSED:
            return f"{name} är redan jävig i {where}."
        return "" if cell in HERE or cell is Cell.RECUSED else f"{name} är inte på plats i {where}."

    def _opposite(self, kind: EventKind, attendee: int, item_id: int) -> int | None:
        """Give what is noted in the cell and says the contrary: that is taken away, rather than answered."""
        contrary = {EventKind.ARRIVES: (EventKind.LEAVES,), EventKind.LEAVES: _COMING}.get(kind, ())
        own = events_at(self.meeting, attendee, item_id)
        return next((event.id for event in reversed(own) if event.kind in contrary), None)

    def _has_left(self, attendee: int, item_id: int) -> bool:
        """Tell whether the person has left by the item; who leaves only later has not been there yet."""
        ids = [item.id for item in self.meeting.items]
        reached = ids[: ids.index(item_id) + 1]
        return any(
            event.attendee == attendee and event.kind is EventKind.LEAVES and event.before in reached
            for event in self.meeting.events
        )

    def _add(self, kind: EventKind, attendee: int, before: int | None) -> None:
        """Note an event; what happens now has the clock."""
        moment = self._clock() if self.meeting.stands_now(before) else None
        self._do(lambda: rollcalls.add_event(self._db, self.meeting.id, kind, attendee, before, clock=moment))

    def _on_removal(self, attendee: int, item_id: int) -> None:
        """Take away what was noted last in the cell."""
        own = events_at(self.meeting, attendee, item_id)
        if self.meeting.locked:
            self._say(_LOCKED)
        elif own:
            self._do(lambda: rollcalls.delete_event(self._db, self.meeting.id, own[-1].id))
        else:
            self._say("Inget är noterat i den rutan.")
