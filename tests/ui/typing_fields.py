"""Fields that somebody types in who is going to be killed: how each is gone to, and how it is read."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QTextEdit, QWidget

from samradapp.domain.written import parse_clock, parse_date
from samradapp.ui.main_window import MainWindow
from samradapp.ui.widgets.step_bar import Step

MEETING = 1


class Reads(StrEnum):
    """What a field is read as, where it is more than its letters."""

    DAY = "day"
    CLOCK = "clock"
    NUMBER = "number"

    def write(self, chance: random.Random) -> str:
        """Give something to write that can be read when it is finished, and mostly not before."""
        if self is Reads.DAY:
            return f"{chance.randint(2024, 2028)}-{chance.randint(1, 12)}-{chance.randint(1, 28)}"
        if self is Reads.CLOCK:
            return f"{chance.randint(0, 23)}.{chance.randint(0, 59):02}"
        return str(chance.randint(1, 999))

    def value(self, written: str) -> str | None:
        """Give what the database holds when this is written; None when it cannot be read yet."""
        if self is Reads.NUMBER:
            return str(int(written))
        read = parse_date(written) if self is Reads.DAY else parse_clock(written)
        return None if read is None else read.isoformat()


@dataclass(frozen=True)
class Field:
    """A field under the name that the database has for it. ``widget`` is None for a cell, which ``take`` opens.

    What is read as a day, a clock time or a number is written anew each time; in the others one writes on.
    """

    name: str
    take: Callable[[], QWidget]
    widget: QWidget | None = None
    reads: Reads | None = None


class TypingPage(Protocol):
    """A page, as somebody who types goes to it."""

    def show(self, window: MainWindow) -> None:
        """Go to the page; showing one saves all that waits, and would hide a save that goes astray."""

    def look_elsewhere(self, window: MainWindow, chance: random.Random) -> None:
        """Perhaps show another item or table of the page."""

    def fields(self, window: MainWindow) -> list[Field]:
        """Give the fields that can be typed in now."""


def show_step(window: MainWindow, step: Step) -> None:
    if window.meeting is None:
        window.open_meeting(MEETING, step)
    else:
        window.show_step(step)


def writable(window: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Give the fields that one can see and write in, by name."""
    for kind in (QLineEdit, QTextEdit, QPlainTextEdit):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.isEnabled() and not widget.isReadOnly():
                yield widget.accessibleName(), widget


def field(name: str, widget: QWidget, reads: Reads | None = None) -> Field:
    def take() -> QWidget:
        widget.setFocus()
        return ready(widget, reads)

    return Field(name, take, widget, reads)


def cell(name: str, open_cell: Callable[[], object], reads: Reads | None = None) -> Field:
    def take() -> QWidget:
        open_cell()
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit | QSpinBox), f"{name} did not open"
        return ready(editor, reads)

    return Field(name, take, reads=reads)


def ready(widget: QWidget, reads: Reads | None) -> QWidget:
    """Put the cursor at the end, or mark the day, clock time or number that is to be written over."""
    if reads is None or not isinstance(widget, QLineEdit | QSpinBox):
        return at_end(widget)
    widget.selectAll()
    return widget


def at_end(widget: QWidget) -> QWidget:
    if isinstance(widget, QLineEdit):
        widget.end(False)
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        widget.moveCursor(QTextCursor.MoveOperation.End)
    return widget
