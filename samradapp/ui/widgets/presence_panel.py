"""Who came and went."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFormLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from samradapp.domain.rollcall import EventKind
from samradapp.domain.swedish import counted
from samradapp.ui import keys
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.choice import Choice, ChoiceBox, UnknownName
from samradapp.ui.widgets.icon import Icon, Look
from samradapp.ui.widgets.parts import card, clear, follow_text_size, form_keys, label, shortcut
from samradapp.ui.widgets.time_fields import ClockField, HowWritten

EVENT_NAMES = {
    EventKind.ARRIVES: "Kom",
    EventKind.LEAVES: "Gick",
    EventKind.RECUSED: "Jäv, lämnar rummet",
    EventKind.RETURNS: "Åter i rummet",
    EventKind.SERVES: "Tjänstgör",
    EventKind.STANDS_DOWN: "Slutar tjänstgöra",
    EventKind.CHAIRS: "Leder mötet",
}

_ICONS = {
    EventKind.ARRIVES: "log-in",
    EventKind.LEAVES: "log-out",
    EventKind.RECUSED: "log-out",
    EventKind.RETURNS: "log-in",
    EventKind.SERVES: "user-check",
    EventKind.STANDS_DOWN: "user",
    EventKind.CHAIRS: "gavel",
}

_COMING = (EventKind.ARRIVES, EventKind.RETURNS)
_FEW = 4


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """An event in words: "10.38", "Rutger Isdal (M) gick", "från ärende 19"."""

    event_id: int
    kind: EventKind
    clock: str
    sentence: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What the form asks to be noted; ``before`` None is after the last item."""

    kind: EventKind
    attendee: int
    before: int | None
    seat: int | None = None
    clock: time | None = None


class PresencePanel(QWidget):
    """F7 opens the form; Enter in it notes the event, Esc closes it, and the keyboard goes back to where it was.

    Of whom is there it is expected that they went, of others that they came, until she says something else.

    Of many events those noted last are shown, and all when she asks. A panel that ``folds`` shows how many there are,
    and them only when she asks.
    """

    event_added = Signal(object)  # NewEvent
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, folds: bool = False) -> None:
        super().__init__(parent)
        self._folds = folds
        self._unfolded = False
        self._locked = False
        self._current: int | None = None
        self._places: list[object] = []
        self._place_chosen = False
        self._kind_chosen = False
        self._present: frozenset[int] = frozenset()
        self._came_from: QWidget | None = None
        self._rows: tuple[PresenceRow, ...] = ()
        self.stands_now: Callable[[int | None], bool] = lambda _: False  # whether what is noted there happens now
        self._build()

    def set_events(self, rows: Sequence[PresenceRow]) -> None:
        """Show these events in order."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._show_events()

    def set_present(self, attendees: frozenset[int]) -> None:
        """Say who is there now, by attendee id."""
        self._present = attendees

    def set_choices(self, people: Sequence[Choice], items: Sequence[Choice], seats: Sequence[Choice] = ()) -> None:
        """Give what the form chooses from; an item's value None is "efter sista ärendet"."""
        self._person.set_choices(people)
        self._places = [item.value for item in items]
        self._before.set_choices(items)
        self._seat.set_choices(seats)

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        self._open.setVisible(not locked)
        self._form.hide()
        self._show_events()

    def open_form(self, before: int | None = None, kind: EventKind = EventKind.LEAVES) -> None:
        """Open the form at an item, with the keyboard at the name."""
        if self._locked:
            return
        focused = QApplication.focusWidget()
        if focused is None or not self._form.isAncestorOf(focused):
            self._came_from = focused
        self._place_chosen = self._kind_chosen = False
        self._current = before
        self._show_kind(kind)
        self._person.choose(None)
        self._clock.show_value(None)
        self._show_clock()
        self._form.show()
        self._person.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_form(self) -> None:
        """Close the form without noting anything: what it asks about is another meeting's."""
        self._form.hide()

    def leave_form(self) -> None:
        """Close the form and give the keyboard back: what it asked is noted, or not wanted."""
        self._form.hide()
        back = self._came_from
        if back is None or not isValid(back) or not back.isVisible():
            back = self._open
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_current_item(self, item_id: int | None) -> None:
        """Say where the meeting is: there the form begins."""
        self._current = item_id

    def _build(self) -> None:
        self.setAccessibleName("Närvaro")
        self._count = button("", self._on_unfolded, kind="bare", icon="chevron-right")
        self._more = button("", self._on_unfolded, kind="bare")
        head = QHBoxLayout()
        if not self._folds:
            head.addWidget(label("Närvaro", "caption"))
            head.addStretch()
        self._open = button(
            "Kom eller gick …",
            self._on_opened,
            kind="" if self._folds else "bare",
            key=keys.CAME_OR_WENT,
            name="Kom eller gick",
            icon="plus",
        )
        head.addWidget(self._open)
        if self._folds:
            head.addStretch()
        self._listed = QWidget()
        self._events = QVBoxLayout(self._listed)
        self._events.setContentsMargins(0, 0, 0, 0)
        self._events.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._build_form())
        layout.addWidget(self._count, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._listed)
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_events()
        shortcut(keys.CAME_OR_WENT, self, self._on_opened, inside=False)

    def _build_form(self) -> QFrame:
        self._form = card()
        self._person = ChoiceBox("Person", searchable=True)
        self._kind = ChoiceBox("Vad som hände")
        self._kind.set_choices([Choice(kind, name) for kind, name in EVENT_NAMES.items()])
        self._seat = ChoiceBox("I stället för")
        self._before = ChoiceBox("Före ärende")
        self._clock = ClockField("Klockan")
        form = QFormLayout(self._form)
        form.setContentsMargins(10, 10, 10, 10)
        form.setVerticalSpacing(6)
        form.addRow(label("Vem", "field"), self._person)
        self._unknown = UnknownName(self._person)
        form.addRow(self._unknown)
        form.addRow(label("Vad", "field"), self._kind)
        self._seat_label = label("För", "field")
        form.addRow(self._seat_label, self._seat)
        form.addRow(label("Före", "field"), self._before)
        form.addRow(label("Klockan", "field"), self._clock)
        form.addRow(HowWritten(self._clock))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button("Avbryt", self.leave_form, kind="bare", key="Esc"))
        row.addWidget(button("Lägg till", self._on_noted, kind="primary", key="↵"))
        form.addRow(row)
        self._person.chosen.connect(self._on_person_chosen)
        self._kind.chosen.connect(self._on_kind_chosen)
        self._before.chosen.connect(self._on_place_chosen)
        self._before.currentIndexChanged.connect(self._show_clock)
        form_keys(self._form, self._on_noted, self.leave_form)
        self._show_kind(EventKind.ARRIVES)
        self._form.hide()
        return self._form

    def _show_events(self) -> None:
        clear(self._events)
        if not self._rows:
            self._events.addWidget(label("Ingen har kommit eller gått.", "hint"))
        for row in self._shown_rows():
            self._events.addWidget(self._event_line(row))
        self._listed.setVisible(not self._folds or (self._unfolded and bool(self._rows)))
        self._show_count()
        self._show_more()

    def _shown_rows(self) -> Sequence[PresenceRow]:
        """Give those noted last, in the order of the meeting; one more than a few is shown rather than folded away."""
        if self._folds or self._unfolded or not self._many():
            return self._rows
        latest = sorted(row.event_id for row in self._rows)[-_FEW:]
        return [row for row in self._rows if row.event_id in latest]

    def _many(self) -> bool:
        return len(self._rows) > _FEW + 1

    def _show_more(self) -> None:
        words = "Visa bara de senaste" if self._unfolded else f"Visa alla {len(self._rows)}"
        self._more.setText(words)
        self._more.setAccessibleName(f"{words}: Närvaro")
        self._more.setVisible(self._many() and not self._folds)
        self._more.updateGeometry()

    def _show_count(self) -> None:
        """Say how many events are folded away; none need no saying."""
        words = counted(len(self._rows), "händelse", "händelser")
        self._count.icon_name = "chevron-down" if self._unfolded else "chevron-right"
        self._count.setText(words)
        self._count.setAccessibleName(f"{words}, {'dölj' if self._unfolded else 'visa'}")
        self._count.setVisible(self._folds and bool(self._rows))
        self._count.updateGeometry()

    def _event_line(self, row: PresenceRow) -> QWidget:
        line = QWidget()
        line.setAccessibleName(f"{row.clock} {row.sentence} {row.detail}".strip())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(row.sentence, wraps=True))
        if row.detail:
            words.addWidget(label(row.detail, "small", wraps=True))
        words.addStretch()  # aligned to the top it would be as high as its words are when they need not wrap
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(8)
        clock = label(row.clock, "small")
        follow_text_size(clock, lambda: clock.setMinimumWidth(clock.fontMetrics().horizontalAdvance("00.00") + 2))
        layout.addWidget(clock, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Icon(_look(row.kind)), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        if not self._locked:
            remove = tool("x", f"Ta bort: {row.sentence}", lambda: self.removed.emit(row.event_id), compact=True)
            layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _on_unfolded(self) -> None:
        self._unfolded = not self._unfolded
        self._show_events()

    def _on_opened(self) -> None:
        self.open_form(self._current)

    def _on_place_chosen(self) -> None:
        self._place_chosen = True

    def _on_person_chosen(self, attendee: object) -> None:
        if not self._kind_chosen and isinstance(attendee, int):
            self._show_kind(EventKind.LEAVES if attendee in self._present else EventKind.ARRIVES)

    def _on_kind_chosen(self, kind: object) -> None:
        self._kind_chosen = True
        self._show_kind(kind)

    def _show_kind(self, kind: object) -> None:
        self._kind.choose(kind)
        if not self._place_chosen:
            self._before.choose(self._next_place() if kind in _COMING else self._current)
        self._seat.setVisible(kind == EventKind.SERVES)
        self._seat_label.setVisible(kind == EventKind.SERVES)

    def _next_place(self) -> object:
        """Give the item after the current one: who comes during an item takes part from the next."""
        index = self._places.index(self._current) + 1 if self._current in self._places else 0
        return self._places[index] if 0 < index < len(self._places) else None

    def _show_clock(self) -> None:
        """Say which clock an event gets that is written without one: that of now, or none."""
        before = self._before.value()
        now = self.stands_now(before if isinstance(before, int) else None)
        self._clock.setPlaceholderText("nu" if now else "00.00")

    def _on_noted(self) -> None:
        kind, attendee = EventKind(str(self._kind.value())), self._person.value()
        if not isinstance(attendee, int):
            self._unknown.tell()
            self._person.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._clock.unreadable:
            self._clock.ask_again()
            return
        before, seat = self._before.value(), self._seat.value()
        self.event_added.emit(
            NewEvent(
                kind,
                attendee,
                before if isinstance(before, int) else None,
                seat if kind is EventKind.SERVES and isinstance(seat, int) else None,
                self._clock.value(),
            )
        )


def _look(kind: EventKind) -> Look:
    """Give an event's icon: green for who comes, ochre for who goes."""
    name = _ICONS[kind]
    return lambda tokens: (name, tokens.ok if name == "log-in" else tokens.warn if name == "log-out" else tokens.text2)
