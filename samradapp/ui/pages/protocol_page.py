"""Protokoll: items at the left, the shown item's paper in the middle, its decisions and presence at the right."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.generated import generated_text
from samradapp.domain.meeting import KIND_NAMES, Item, Kind, Meeting, Status, numbers
from samradapp.domain.swedish import clock
from samradapp.domain.template import read_presenters, written_presenters
from samradapp.domain.text import Text, clean_line, word_count
from samradapp.store import Database, items, proceedings, register
from samradapp.ui import keys
from samradapp.ui.autosave import Autosave
from samradapp.ui.meeting_page import MeetingPage
from samradapp.ui.models.item_list import ItemRow, ItemState, ListRow, PartRow
from samradapp.ui.panes.decision_pane import DecisionPane
from samradapp.ui.panes.formal_pane import FormalPane
from samradapp.ui.panes.item_facts_pane import ItemFactsPane
from samradapp.ui.panes.presence_pane import PresencePane
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.item_list import ItemList
from samradapp.ui.widgets.item_sheet import ItemSheet
from samradapp.ui.widgets.parts import hairline, label, panes, shortcut, side_pane, surface
from samradapp.ui.widgets.step_bar import Step

_RUNNING = (Status.PLANNED, Status.OPEN)


class ProtocolPage(MeetingPage):
    """Where the minutes are written. The shown item may be another than the current one, and the page says so."""

    guide = "protokoll"

    item_shown = Signal(int)

    def __init__(self, db: Database, autosave: Autosave, now: Callable[[], datetime]) -> None:
        super().__init__(db, autosave, now)
        self._shown: int | None = None
        self._stored: dict[int, Text] = {}  # what the editor last wrote or read, by item
        self._build()

    def take_focus(self) -> None:
        self.sheet.take_focus()

    def point_at(self, item_id: int) -> None:
        self.show_item(item_id)

    def show_item(self, item_id: int) -> None:
        """Put an item on the screen; what waits of another is saved first."""
        if item_id == self._shown:
            return
        if not self._settled():
            self.list.show_item(self._shown or 0)
            return
        self._shown = item_id
        self._show(self.meeting)
        self.item_shown.emit(item_id)

    @property
    def shown_item(self) -> int | None:
        return self._shown

    def _show(self, meeting: Meeting) -> None:
        known = [item.id for item in meeting.items]
        if self._shown not in known:
            self._shown = meeting.current_item or (known[0] if known else None)
        for gone in set(self._stored) - set(known):
            self.sheet.editor.forget(gone)
            del self._stored[gone]
        written = items.items_with_minutes(self._db, meeting.id)
        self.list.set_rows(item_rows(meeting, written))
        self._content.setVisible(self._shown is not None)
        self._row.setVisible(self._shown is not None)
        self._empty.setVisible(self._shown is None)
        if self._shown is not None:
            self.list.show_item(self._shown)
            self._show_sheet(meeting, meeting.item(self._shown))
        self._show_place(meeting)

    def _show_sheet(self, meeting: Meeting, item: Item) -> None:
        locked = meeting.locked or item.adjusted is not None
        number = str(numbers(meeting)[item.id])
        self.sheet.set_locked(locked)
        self.sheet.show_item(item.id, number, item.title, item.kind, presenters_text(item))
        if item.writes_itself:
            calendars = {part.body.id: register.calendar(self._db, part.body.id) for part in meeting.parts}
            self.sheet.show_generated(generated_text(meeting, item, calendars))
        else:
            self._show_text(item.id)
        self.decisions.load(meeting, item, locked=locked)
        self.presence.load(meeting, item.id)
        self.formal.load(meeting, item, locked=locked)
        self.facts.load(meeting, item)

    def _show_text(self, item_id: int) -> None:
        """Fill the editor only when another item is shown or the stored text is not what it last wrote."""
        waits = self._autosave.waits(("minutes", item_id))
        stored = self._stored.get(item_id)
        text = items.minutes(self._db, item_id) if not waits or stored is None else stored
        if self.sheet.editor.shown_item() != item_id or (not waits and text != stored):
            self.sheet.show_text(item_id, text)
        else:
            self.sheet.show_own_text()
        if not waits:
            self._stored[item_id] = text

    def _show_place(self, meeting: Meeting) -> None:
        """Say where the meeting is when something else is on the screen."""
        here = meeting.current_item == self._shown
        number = numbers(meeting)
        word = meeting.body.item_word
        self._go_here.setVisible(not here and self._shown is not None and meeting.status in _RUNNING)
        if meeting.locked:
            self._place.setText("Protokollet är justerat och låst.")
        elif meeting.status not in _RUNNING:
            self._place.setText(f"Mötet slutade kl. {clock(meeting.closed)}." if meeting.closed else "")
        elif meeting.current_item is None:
            self._place.setText("Mötet är inte i något ärende.")
        else:
            current = f"Mötet är i {word} {number[meeting.current_item]}."
            self._place.setText(current if here else f"{current} Du visar {word} {number.get(self._shown or 0, '')}.")

    def _build(self) -> None:
        self.list = ItemList()
        self.sheet = ItemSheet()
        self.decisions = DecisionPane(self._db, self._do, self._later)
        self.presence = PresencePane(self._db, self._do, self._clock)
        self.formal = FormalPane(self._db, self._do, self._later)
        self.facts = ItemFactsPane(self._db, self._do, self._later, lambda: self._now().date())
        self._empty = label("Mötet har inga ärenden än. Lägg till dem i steg 1, Ärenden (Ctrl+1).", "hint", wraps=True)
        self._empty.setMargin(24)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._content = panes(
            "protocol", self._build_left(), self.sheet, self._build_right(), sizes=(304, 728, 328), stretched=1
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._row = self._build_place()
        layout.addWidget(self._row)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._content, 1)
        self._connect()

    def _build_place(self) -> QWidget:
        row = surface()
        self._place = label(role="small")
        self._go_here = button("Gå hit", self._on_go_here, key="Ctrl+G")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(24, 6, 16, 6)
        layout.addWidget(self._place)
        layout.addWidget(self._go_here)
        layout.addStretch()
        return row

    def _build_left(self) -> QWidget:
        left = surface()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.list, 1)
        layout.addWidget(button("Nästa ärende", self._on_next, kind="primary", key="Ctrl+↵"))
        return left

    def _build_right(self) -> QWidget:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(12, 8, 12, 16)
        layout.addWidget(label("Beslut", "heading"))
        layout.addWidget(self.decisions)
        layout.addWidget(hairline())
        layout.addWidget(self.presence)
        layout.addWidget(hairline())
        layout.addWidget(self.formal)
        layout.addWidget(hairline())
        layout.addWidget(self.facts)
        layout.addStretch()
        return side_pane(inner)

    def _connect(self) -> None:
        self.list.item_chosen.connect(self.show_item)
        self.sheet.text_edited.connect(self._on_text_edited)
        self.sheet.title_typed.connect(self._on_title_typed)
        self.sheet.presenters_typed.connect(self._on_presenters_typed)
        self.sheet.kind_chosen.connect(self._on_kind_chosen)
        self.sheet.own_text_requested.connect(self._on_own_text)
        shortcut(keys.NEXT_ITEM, self, self._on_next, inside=False)
        shortcut(keys.NEXT_ITEM_TOO, self, self._on_next, inside=False)
        shortcut(keys.GO_HERE, self, self._on_go_here, inside=False)

    def _on_text_edited(self) -> None:
        item_id = self.sheet.editor.shown_item()
        if item_id is not None:
            self._autosave.schedule(("minutes", item_id), lambda: self._save_text(item_id))

    def _save_text(self, item_id: int) -> None:
        """Read the document once, and write it. The pending save always belongs to the shown document."""
        text = self.sheet.editor.text_of(item_id)
        items.save_minutes(self._db, item_id, text)
        first = not self._stored.get(item_id)
        self._stored[item_id] = text
        if first or not text:
            QTimer.singleShot(0, self, self.changed.emit)

    def words(self) -> int:
        """Count the words of the shown item's text as last saved."""
        return word_count(self._stored.get(self._shown or 0, ()))

    def _on_title_typed(self, title: str) -> None:
        item_id, meeting_id = self._shown, self.meeting.id
        if item_id is not None:
            self._later(("title", item_id), lambda: items.save_title(self._db, meeting_id, item_id, clean_line(title)))

    def _on_presenters_typed(self, line: str) -> None:
        item_id, meeting_id = self._shown, self.meeting.id
        if item_id is not None:
            presenters = [(clean_line(name), clean_line(title)) for name, title in read_presenters(line)]
            self._later(
                ("presenters", item_id), lambda: items.save_presenters(self._db, meeting_id, item_id, presenters)
            )

    def _on_kind_chosen(self, kind: Kind) -> None:
        item_id = self._shown
        if item_id is not None:
            self._do(lambda: items.save_kind(self._db, self.meeting.id, item_id, kind))

    def _on_own_text(self) -> None:
        item_id = self._shown
        if item_id is None:
            return
        meeting = self.meeting
        calendars = {part.body.id: register.calendar(self._db, part.body.id) for part in meeting.parts}
        text = generated_text(meeting, meeting.item(item_id), calendars)
        self._do(lambda: items.make_text_own(self._db, meeting.id, item_id, text))

    def _on_go_here(self) -> None:
        item_id = self._shown
        running = self.meeting.status in _RUNNING
        if item_id is not None and running and self.meeting.current_item != item_id:
            self._do(lambda: proceedings.go_to_item(self._db, self.meeting.id, item_id, self._clock()))

    def _on_next(self) -> None:
        """Show the next item, and while the meeting goes on make it the current one; after the last comes review."""
        meeting = self.meeting
        if self._shown is None:
            return
        following = meeting.follows(self._shown)
        while following is not None and meeting.item(following).withdrawn:
            following = meeting.follows(following)
        if following is None:
            self.step_requested.emit(Step.REVIEW)
            return
        if meeting.status not in _RUNNING:
            self.show_item(following)
        elif self._settled():
            self._shown = following  # already now, so that the page is shown once and not twice
            self._do(lambda: proceedings.go_to_item(self._db, meeting.id, following, self._clock()))
            self.item_shown.emit(following)
        self.take_focus()


def item_rows(meeting: Meeting, written: frozenset[int]) -> tuple[ListRow, ...]:
    """Give the list's rows, with a heading above each part after the first."""
    number = numbers(meeting)
    rows: list[ListRow] = []
    for index, part in enumerate(meeting.parts):
        if index:
            rows.append(PartRow(part.id, part.title or part.body.name))
        rows += [
            ItemRow(item.id, str(number[item.id]), item.title, _detail(item), _state(meeting, item, written))
            for item in part.items
        ]
    return tuple(rows)


def _detail(item: Item) -> str:
    count = len(item.decisions)
    return " · ".join(piece for piece in (KIND_NAMES[item.kind], f"{count} beslut" if count else "") if piece)


def _state(meeting: Meeting, item: Item, written: frozenset[int]) -> ItemState:
    if item.withdrawn:
        return ItemState.WITHDRAWN
    if item.id == meeting.current_item:
        return ItemState.CURRENT
    if item.writes_itself:
        return ItemState.GENERATED
    done = item.closed is not None or (item.id in written and meeting.current_item is None)
    return ItemState.DONE if done else ItemState.OPEN


def presenters_text(item: Item) -> str:
    """Give the presenters as they are typed: "Namn, titel; Namn"."""
    return written_presenters((who.name, who.title) for who in item.presenters)
