"""Beside the meetings: what is going on now, and which assignments are to be followed up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from samradapp.domain.swedish import counted
from samradapp.ui import keys
from samradapp.ui.tokens import Tone, tokens_of
from samradapp.ui.widgets.buttons import button, paint_tool
from samradapp.ui.widgets.chip import Chip
from samradapp.ui.widgets.painting import painted
from samradapp.ui.widgets.parts import card, clear, hairline, label


@dataclass(frozen=True, slots=True)
class Now:
    """The meeting one comes to first: its chip, "sedan 09.30", "Samråd … 2-2026", what is dealt with, the act."""

    meeting_id: int
    heading: str
    chip: tuple[str, Tone, str]
    since: str
    title: str
    detail: str
    act: str


@dataclass(frozen=True, slots=True)
class Due:
    """An assignment in two lines: what, who; and its day, late or not."""

    meeting_id: int
    item_id: int
    words: str
    who: str
    day: str
    late: bool


class NowCard(QWidget):
    """A card with one button; hidden when nothing is going on."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: Now | None = None
        self._heading = label(role="caption")
        self._chip = Chip()
        self._since = label(role="small")
        self._title = label(role="heading", wraps=True)
        self._detail = label(role="small", wraps=True)
        self._open = button("", self._on_open, key=keys.OPEN_MEETING, icon="arrow-right")
        inside = card()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._chip)
        head.addStretch()
        head.addWidget(self._since)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._detail)
        column.addSpacing(6)
        column.addWidget(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(inside)
        self.hide()

    def show_now(self, now: Now | None) -> None:
        """Show this meeting, or nothing."""
        self._now = now
        self.setVisible(now is not None)
        if now is None:
            return
        self._heading.setText(now.heading)
        self._chip.show_word(*now.chip)
        self._since.setText(now.since)
        self._title.setText(now.title)
        self._detail.setText(now.detail)
        self._detail.setVisible(bool(now.detail))
        self._open.setText(now.act)
        self._open.setAccessibleName(f"{now.act}: {now.title}")

    def _on_open(self) -> None:
        if self._now is not None:
            self.opened.emit(self._now.meeting_id)


class DuePanel(QWidget):
    """The assignments that are due first, and the way to all of them; hidden when there are none."""

    all_requested = Signal()
    chosen = Signal(int, int)  # meeting, item

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Due, ...], int, int] | None = None
        self._late = Chip()
        head = QHBoxLayout()
        head.addWidget(label("Uppdrag att följa upp", "caption"))
        head.addStretch()
        head.addWidget(self._late)
        inside = card()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(6, 6, 6, 6)
        self._rows.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(inside)
        self.hide()

    def show_due(self, first: Sequence[Due], late: int, count: int) -> None:
        """Show the first of them; ``late`` and ``count`` are of all that are open."""
        shown = (tuple(first), late, count)
        if shown == self._shown:
            return  # a line that has the keyboard keeps it
        self._shown = shown
        clear(self._rows)
        self.setVisible(bool(count))
        self._late.show_word(counted(late, "försenat", "försenade"), Tone.WARN, "clock-alert")
        self._late.setVisible(bool(late))
        for due in first:
            self._rows.addWidget(_DueLine(due, self.chosen.emit))
            self._rows.addWidget(hairline())
        words = "Alla öppna uppdrag" if count == 1 else f"Alla {count} öppna uppdrag"
        every = button(words, self.all_requested.emit, kind="bare", icon="arrow-right", key=keys.ASSIGNMENTS)
        self._rows.addWidget(every)


class _DueLine(QAbstractButton):
    """What is to be done, who does it and its day; a click leads to the decision."""

    def __init__(self, due: Due, on_chosen: Callable[[int, int], object]) -> None:
        super().__init__()
        self.setAccessibleName(f"{due.words}, {due.who} {due.day}".strip())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # a button would not wrap
        self.clicked.connect(lambda: on_chosen(due.meeting_id, due.item_id))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(due.words, wraps=True))
        if due.who:
            words.addWidget(label(due.who, "small", wraps=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addLayout(words, 1)
        layout.addWidget(label(due.day, "warn" if due.late else "small"), 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painted(self) as painter:
            paint_tool(painter, self, tokens_of(QApplication.palette()))
