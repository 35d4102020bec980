"""What else there is to say of an item: its reference, the heading above it, pauses before it, adjusting it at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from samradapp.domain.swedish import clock_range, counted
from samradapp.ui.widgets.buttons import button, tool
from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.parts import clear, label
from samradapp.ui.widgets.time_fields import ClockField, HowWritten


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause that stands before the item."""

    id: int
    start: time
    end: time


class ItemFactsPanel(QWidget):
    """``…_edited`` come at each letter. A pause is added when both its times are written."""

    reference_edited = Signal(str)
    section_edited = Signal(str)
    pause_added = Signal(object, object)  # time, time
    pause_removed = Signal(int)
    adjust_requested = Signal()
    reopen_requested = Signal(str, str)  # who, reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: int | None = None
        self._begun: dict[int, tuple[str, ...]] = {}  # a pause or a reason that is written and not added, by item
        self._pauses: tuple[Pause, ...] | None = None
        self._locked = False
        self.reference = TextLine("Ärendets diarienummer")
        self.section = TextLine("Mellanrubrik ovanför ärendet")
        self.start = ClockField("Pausen börjar")
        self.end = ClockField("Pausen slutar")
        self.who = TextLine("Vem som öppnar ärendet igen", "Ditt namn")
        self.reason = TextLine("Skäl att öppna ärendet igen", "Skäl")
        self._build()

    def set_item(self, key: int, reference: str, section: str, pauses: Sequence[Pause]) -> None:
        """Show an item's facts; what is being typed in the same item stays, and what is begun stays with its item."""
        if key != self._key:
            self._take_up(key)
            self.reference.show_other(reference)
            self.section.show_other(section)
        self.reference.show_value(reference)
        self.section.show_value(section)
        if tuple(pauses) != self._pauses:
            self._pauses = tuple(pauses)
            self._show_pauses()

    def _take_up(self, key: int) -> None:
        """Put away what is begun and not added, and show what was begun in another item."""
        fields = (self.start, self.end, self.who, self.reason)
        if self._key is not None:
            self._begun[self._key] = tuple(field.text() for field in fields)
        self._key = key
        for field, words in zip(fields, self._begun.pop(key, ("",) * len(fields)), strict=True):
            field.setText(words)

    def summary(self) -> str:
        """Say what is known, or nothing: "SVO 3-2026 · 1 paus"."""
        count = len(self._pauses or ())
        pauses = counted(count, "paus", "pauser") if count else ""
        adjusted = "" if self._reopen.isHidden() else "justerat"
        begun = "påbörjat" if any(field.text() for field in (self.start, self.end, self.reason)) else ""
        known = (self.reference.text(), self.section.text(), pauses, adjusted, begun)
        return " · ".join(part for part in known if part)

    def set_locked(self, *, meeting: bool, item: bool) -> None:
        """Let it be read only: the whole meeting is adjusted, or this item alone was, on the spot."""
        locked = meeting or item
        for field in (self.reference, self.section):
            field.setReadOnly(locked)
        self._new_pause.setVisible(not locked)
        self._adjust.setVisible(not locked)
        self._reopen.setVisible(item and not meeting)
        if locked != self._locked:
            self._locked = locked
            self._show_pauses()

    def _build(self) -> None:
        self.setAccessibleName("Mer om ärendet")
        self.reference.typed.connect(self.reference_edited)
        self.section.typed.connect(self.section_edited)
        form = QFormLayout()
        form.addRow(label("Diarienummer", "small"), self.reference)
        form.addRow(label("Rubrik ovanför", "small"), self.section)
        self._lines = QVBoxLayout()
        self._adjust = button("Justera ärendet omedelbart", self.adjust_requested.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addLayout(self._lines)
        layout.addWidget(self._build_new_pause())
        layout.addWidget(HowWritten(self.start, self.end))
        layout.addWidget(self._adjust)
        layout.addWidget(self._build_reopen())

    def _build_new_pause(self) -> QWidget:
        self._new_pause = QWidget()
        row = QHBoxLayout(self._new_pause)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(label("Paus", "small"))
        row.addWidget(self.start)
        row.addWidget(label("–"))
        row.addWidget(self.end)
        row.addWidget(button("Lägg till", self._on_pause, name="Lägg till paus före ärendet"))
        return self._new_pause

    def _build_reopen(self) -> QWidget:
        self._reopen = QWidget()
        column = QVBoxLayout(self._reopen)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label("Ärendet är omedelbart justerat och låst.", "small", wraps=True))
        column.addWidget(self.who)
        column.addWidget(self.reason)
        column.addWidget(button("Öppna ärendet igen", self._on_reopen))
        self._reopen.hide()
        return self._reopen

    def _show_pauses(self) -> None:
        clear(self._lines)
        for pause in self._pauses or ():
            words = f"Paus kl. {clock_range(pause.start, pause.end)}"
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(words), 1)
            if not self._locked:
                row.addWidget(tool("x", f"Ta bort: {words}", partial(self.pause_removed.emit, pause.id)))
            self._lines.addWidget(line)

    def _on_pause(self) -> None:
        start, end = self.start.value(), self.end.value()
        if start is None or end is None:
            (self.start if start is None else self.end).ask_again()
            return
        self.pause_added.emit(start, end)

    def _on_reopen(self) -> None:
        self.reopen_requested.emit(self.who.text(), self.reason.text())
