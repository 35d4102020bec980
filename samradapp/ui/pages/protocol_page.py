"""Protokoll: items at the left, the shown item's paper in the middle, its decisions and presence at the right."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from samradapp.domain.findings import Finding, Spot
from samradapp.domain.meeting import Item, Meeting, Status, numbers
from samradapp.domain.swedish import clock, sentence_case
from samradapp.store import Database, items, proceedings
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.keys import Key
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.models.item_list import item_rows, progress
from samradapp.ui.panes.decision_pane import DecisionPane
from samradapp.ui.panes.formal_pane import FormalPane
from samradapp.ui.panes.item_facts_pane import ItemFactsPane
from samradapp.ui.panes.minutes_pane import MinutesPane
from samradapp.ui.panes.presence_pane import PresencePane
from samradapp.ui.soon import soon
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.item_column import ItemColumn
from samradapp.ui.widgets.item_sheet import ItemSheet
from samradapp.ui.widgets.key_sheet import KeySheet
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.parts import hairline, label, paper, shortcut, side_pane
from samradapp.ui.widgets.section import Section
from samradapp.ui.widgets.step_bar import Step
from samradapp.ui.widgets.three_panes import ThreePanes

_RUNNING = (Status.PLANNED, Status.OPEN)
_AFTER_F9 = (
    keys.ASSIGN, keys.DIRECT, keys.RECOMMEND, keys.RESOLVE, keys.ELECT, keys.POSTPONE, keys.REFER_BACK,
    keys.VOTE, keys.MOVE, keys.DISSENT, keys.RECUSE, keys.ITEM_FACTS,
)  # fmt: skip


class ProtocolPage(MeetingPage):
    """Where the minutes are written. The shown item may be another than the current one, and the page says so."""

    guide = "protokoll"

    undo_requested = Signal()
    redo_requested = Signal()
    all_gone_through = Signal()  # the last item is left while the meeting goes on

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__(db, autosave, now)
        self._shown: int | None = None
        self._sheet_item = (0, 0)  # meeting and item
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._on_minute)
        self._build()

    def take_focus(self) -> None:
        if self._shown is None:
            self._to_items.setFocus()
        else:
            self.sheet.take_focus()

    def point_at(self, item_id: int) -> None:
        self.show_item(item_id)

    def point_at_ballot(self, vote_id: int, attendee: int) -> None:
        self.formal.panel.point_at(vote_id, attendee)

    def show_item(self, item_id: int) -> None:
        """Put an item on the screen; what waits of another is saved first."""
        if item_id == self._shown:
            return
        if not self._settled():
            self.list.show_item(self._shown or 0)
            return
        self._shown = item_id
        self._show(self.meeting)
        self.facts_changed.emit()

    def show_spot(self, finding: Finding) -> None:
        """Show the item of a finding, with the keyboard in what the finding is about."""
        if finding.item is None:
            return
        self.show_item(finding.item)
        cards = self.decisions.cards
        if finding.spot is Spot.PRESENTERS:
            self.sheet.presenters.setFocus()
        elif finding.spot is Spot.TITLE:
            self.sheet.title.setFocus()
        elif finding.rule == "R25" and finding.about in cards.shown_ids():
            cards.edit(finding.about)
        else:
            self.take_focus()

    @property
    def shown_item(self) -> int | None:
        return self._shown

    def left(self) -> dict[str, int]:
        if self._shown is None:
            return {}
        return {"item": self._shown, "cursor": self.sheet.editor.place()}

    def go_back(self, place: dict[str, int]) -> None:
        if any(item.id == place.get("item") for item in self.meeting.items):
            self.show_item(place["item"])
            if self.sheet.editor.shown_item() == place["item"]:
                self.sheet.editor.go_to(place.get("cursor", 0))

    def words(self) -> int:
        """Count the words of the shown item's text as last saved."""
        return self.minutes.words()

    def status_facts(self) -> list[str]:
        """Say where the meeting is and since when, and how long the shown text is."""
        words = self.words()
        return [fact for fact in (self._where(), f"{words} ord" if words else "") if fact]

    def key_hints(self) -> list[tuple[str, str]]:
        return [(keys.NEXT_ITEM.cap, "nästa ärende"), (keys.NEXT_PANE.cap, "byt ruta")]

    def event(self, event: QEvent) -> bool:
        """Show which letters F9 waits for; the key itself goes on to its shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            locked = self._meeting is not None and self._meeting.locked
            if event.key() == Qt.Key.Key_F9 and not event.modifiers() and self._shown is not None and not locked:
                place = self.sheet.mapTo(self, self.sheet.rect().bottomLeft())
                self._letters.open_above(place + QPoint(16, -12))
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_minute()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()
        self.minutes.phrases.hide()

    def _show(self, meeting: Meeting) -> None:
        known = [item.id for item in meeting.items]
        if self._shown not in known:
            self._shown = meeting.current_item or (known[0] if known else None)
        self.minutes.forget_all_but(set(known))
        written = items.items_with_minutes(self._db, meeting.id)
        self.column.set_rows(item_rows(meeting, written), *progress(meeting, written))
        self.column.set_last(self._shown is not None and self._following(meeting, self._shown) is None)
        self._content.setVisible(self._shown is not None)
        self._empty.setVisible(self._shown is None)
        if self._shown is not None:
            self.list.show_item(self._shown)
            self._show_sheet(meeting, meeting.item(self._shown))
            place = self._place(meeting)
            self.sheet.set_place(place or self._lock(meeting), elsewhere=bool(place))

    def _show_sheet(self, meeting: Meeting, item: Item) -> None:
        locked = meeting.locked or item.adjusted is not None
        same = self._sheet_item == (meeting.id, item.id)
        self._sheet_item = (meeting.id, item.id)
        self.minutes.load(meeting, item, locked=locked)
        self.decisions.load(meeting, item, locked=locked)
        self.presence.load(meeting, item.id)
        self.formal.load(meeting, item, locked=locked)
        self.facts.load(meeting, item)
        self._formal_section.set_content(self.formal.panel.summary(), same=same)
        self._facts_section.set_content(self.facts.panel.summary(), same=same)

    def _where(self) -> str:
        """Say where the meeting is: "Ärende 19 sedan 10.18"."""
        meeting = self.meeting
        if meeting.locked:
            return "Protokollet är justerat och låst"
        if meeting.status not in _RUNNING:
            return f"Mötet slutade kl. {clock(meeting.closed)}" if meeting.closed else ""
        if meeting.current_item is None:
            return ""
        current = meeting.item(meeting.current_item)
        words = f"{sentence_case(meeting.body.item_word)} {numbers(meeting)[current.id]}"
        return f"{words} sedan {clock(current.opened)}" if current.opened else words

    def _place(self, meeting: Meeting) -> str:
        """Say where the meeting is when something else is on the screen."""
        if meeting.status not in _RUNNING or meeting.current_item == self._shown:
            return ""
        number, word = numbers(meeting), meeting.body.item_word
        if meeting.current_item is None:
            return f"Mötet är inte i något {word}."
        return f"Mötet är i {word} {number[meeting.current_item]}. Du visar {number.get(self._shown or 0, '')}."

    def _lock(self, meeting: Meeting) -> str:
        """Say that what is shown can be read and not changed."""
        if meeting.locked:
            return "Protokollet är justerat och låst. Texten kan läsas men inte ändras."
        adjusted = self._shown is not None and meeting.item(self._shown).adjusted is not None
        return "Ärendet är omedelbart justerat och låst." if adjusted else ""

    def _build(self) -> None:
        self.column = ItemColumn()
        self.list = self.column.list
        self.sheet = ItemSheet()
        self.minutes = MinutesPane(self._db, self._do, self._later, self._autosave, self._now, self.sheet)
        self.decisions = DecisionPane(self._db, self._do, self._later)
        self.presence = PresencePane(self._db, self._do, self._clock)
        self.formal = FormalPane(self._db, self._do, self._later, self._clock)
        self.facts = ItemFactsPane(self._db, self._do, self._later, lambda: self._now().date())
        self._empty = self._build_empty()
        right = self._build_right()
        self._content = ThreePanes("protocol", self.column, self.sheet, side_pane(right), right)
        self._letters = KeySheet("F9", _AFTER_F9, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._content, 1)
        self._connect()

    def _build_empty(self) -> QWidget:
        self._to_items = button(
            "Lägg till ärenden", lambda: self.step_requested.emit(Step.ITEMS), key=keys.STEP_1, kind="primary"
        )
        empty = paper()
        column = QVBoxLayout(empty)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        column.addWidget(label("Mötet har inga ärenden än", "title"))
        column.addWidget(label("Protokollet skrivs ärende för ärende.", "hint", wraps=True))
        column.addWidget(self._to_items, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return empty

    def _build_right(self) -> QWidget:
        self._formal_section = Section("Yrkanden, omröstning, reservation, jäv", self.formal)
        self._facts_section = Section("Mer om ärendet", self.facts, keys.ITEM_FACTS)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(12, 8, 8, 16)
        layout.setSpacing(8)
        layout.addWidget(self.decisions)
        layout.addSpacing(8)
        layout.addWidget(self.presence)
        for section in (self._formal_section, self._facts_section):
            layout.addWidget(hairline())
            layout.addWidget(section)
        layout.addStretch(1)  # all the room that is over; else the lines of the events would share it
        return inner

    def _connect(self) -> None:
        self.list.item_chosen.connect(self.show_item)
        self.column.next_requested.connect(self._on_next)
        self.sheet.go_here_requested.connect(self._on_go_here)
        self.sheet.tools.undo_requested.connect(self.undo_requested)
        self.sheet.tools.redo_requested.connect(self.redo_requested)
        self.minutes.marked.connect(lambda: soon(self, self.changed.emit))
        self.decisions.cards.formal_requested.connect(self._on_formal)
        self.decisions.cards.due_forgotten.connect(
            lambda words: self._say(f"”{words}” är ingen dag och är inte sparat.", MessageKind.WARNING)
        )
        shortcut(keys.NEXT_ITEM, self, self._on_next, inside=False)
        shortcut(keys.GO_HERE, self, self._on_go_here, inside=False)
        shortcut(keys.PHRASES, self, self.minutes.open_phrases, inside=False)
        shortcut(keys.HISTORY, self, self.minutes.open_history, inside=False)
        shortcut(keys.ITEM_FACTS, self, self._on_facts, inside=False)
        for part in (self.decisions, self._formal_section, self._facts_section):
            shortcut(keys.TO_TEXT, part, self.take_focus)

    def _on_minute(self) -> None:
        """Bring the item's time up to date, and again when the clock's minute is full."""
        self.minutes.show_time()
        self._minute.start((60 - self._now().second) * 1000)

    def _on_formal(self, key: Key) -> None:
        self._formal_section.set_open(True)
        self.formal.panel.begin(key)

    def _on_facts(self) -> None:
        self._facts_section.set_open(True)
        self.facts.panel.reference.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_go_here(self) -> None:
        item_id = self._shown
        running = self.meeting.status in _RUNNING
        if item_id is not None and running and self.meeting.current_item != item_id:
            self._do(lambda: proceedings.go_to_item(self._db, self.meeting.id, item_id, self._clock()))

    @staticmethod
    def _following(meeting: Meeting, item_id: int) -> int | None:
        """Give the next item that is not withdrawn; None after the last."""
        following = meeting.follows(item_id)
        while following is not None and meeting.item(following).withdrawn:
            following = meeting.follows(following)
        return following

    def _on_next(self) -> None:
        """Show the next item, and when the meeting is held make it the current one; after the last comes review."""
        meeting = self.meeting
        if self._shown is None:
            return
        following = self._following(meeting, self._shown)
        if following is None:
            self.step_requested.emit(Step.REVIEW)
            if meeting.status is Status.OPEN:
                self.all_gone_through.emit()
            return
        if not meeting.is_held_on(self._now().date()):
            self.show_item(following)
        elif self._settled():
            self._go_on(self._shown, following)
        self.take_focus()

    def _go_on(self, left: int, following: int) -> None:
        """Go from an item to the next; where that is hindered the page stays, or the next try would pass it by."""
        meeting_id, gone = self.meeting.id, False
        self._shown = following  # already now, so that the page is shown once and not twice
        try:
            gone = self._do(lambda: proceedings.go_to_item(self._db, meeting_id, following, self._clock(), after=left))
        finally:
            if not gone:
                self.show_item(left)
