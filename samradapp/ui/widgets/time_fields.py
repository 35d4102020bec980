"""Fields for a day and for a clock time, written as people write them.

What can be read is told as it is typed; it is saved, and written out in full, when the field is left.
"""

from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from samradapp.domain.swedish import clock, long_date
from samradapp.domain.written import parse_clock, parse_date
from samradapp.ui.widgets.parts import set_property


class ReadLine(QLineEdit):
    """One line that is read as a value; a subclass says how in ``_read`` and ``_written``, which raise here.

    ``typed`` comes whenever what is typed can be read, ``changed`` when she is done and the value is another. The text
    is written out when she leaves it, never under the cursor. What cannot be read then is marked, and the value from
    before is told: half a clock time counts for nothing.
    """

    typed = Signal(object)  # the value or None
    marked = Signal()  # as unreadable, or so no more
    forgotten = Signal(str)  # what stood here unread when the field was hidden
    changed = Signal(object)  # the value or None

    def __init__(self, name: str, placeholder: str, help_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: object = None  # as it is stored
        self._before: object = None  # as it was when she began to type
        self._told = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setToolTip(help_words)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what could not be read when its page is left; the next meeting shown here has its own."""
        super().hideEvent(event)
        if self.is_wrong and not event.spontaneous():
            unread = self.text()
            self._write_out(self._given)
            self.forgotten.emit(unread)

    @property
    def is_wrong(self) -> bool:
        """Tell whether what stands here is marked as unreadable."""
        return bool(self.property("wrong"))

    def ask_again(self) -> None:
        """Mark what stands here, or does not, and put the keyboard there: it is wanted, and cannot be read."""
        self._mark(True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def _read(self, text: str) -> object:
        raise NotImplementedError

    def _written(self, value: object) -> str:
        raise NotImplementedError

    def _show(self, value: object) -> None:
        """Show a stored value; what is being typed stays, and so does the way in which it is written."""
        typing = (self.hasFocus() or self.is_wrong) and (self.unreadable or self._read(self.text()) != self._given)
        self._given = value
        if not typing and not (self.hasFocus() and self._read(self.text()) == value):
            self._write_out(value)

    def _mark(self, wrong: bool) -> None:
        if wrong != self.is_wrong:
            set_property(self, "wrong", wrong)
            self.marked.emit()

    def _write_out(self, value: object) -> None:
        self._before, self._told = value, False
        self.setText(self._written(value))
        self._mark(False)

    @property
    def unreadable(self) -> bool:
        """Tell whether something stands here that is no value."""
        return self._read(self.text()) is None and bool(self.text().strip())

    def _on_edited(self) -> None:
        self._mark(False)
        if not self.unreadable:
            self._told = True
            self.typed.emit(self._read(self.text()))

    def _on_finished(self) -> None:
        if not self.unreadable:
            value = self._read(self.text())
            self._write_out(value)
            if value != self._given:
                self._given = value
                self.changed.emit(value)
            return
        self._mark(True)
        if self._told:
            self._told, self._given = False, self._before
            self.changed.emit(self._before)


class DateField(ReadLine):
    """A day, written "2026-10-09", "9 okt 2026" or "9/10 2026"; empty is none.

    Where there is a day to count from, ``after``, the year may be left out.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "åååå-mm-dd", "Skriv dagen som 2026-10-09 eller 9 okt 2026", parent)
        self.after: date | None = None

    def show_value(self, day: date | None) -> None:
        """Show a stored day; what is being typed stays."""
        self._show(day)

    def value(self) -> date | None:
        """Give the day, or None when there is none or it cannot be read."""
        return parse_date(self.text(), self.after)

    def _read(self, text: str) -> date | None:
        return parse_date(text, self.after)

    def _written(self, value: object) -> str:
        return long_date(value) if isinstance(value, date) else ""


class ClockField(ReadLine):
    """A clock time, written "09.30", "9:30", "930" or "9"; empty is none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "00.00", "Skriv klockslag som 10.42", parent)

    def show_value(self, moment: time | None) -> None:
        """Show a stored clock time; what is being typed stays."""
        self._show(moment)

    def show_other(self, moment: time | None) -> None:
        """Show the clock time of another thing; what stands here belongs to the one before."""
        self._given = moment
        self._write_out(moment)

    def value(self) -> time | None:
        """Give the time, or None when there is none or it cannot be read."""
        return parse_clock(self.text())

    def kept(self) -> time | None:
        """Give the time that holds: what stands here, or the stored one when that cannot be read."""
        return self._given if self.unreadable and isinstance(self._given, time) else self.value()

    def _read(self, text: str) -> time | None:
        return parse_clock(text)

    def _written(self, value: object) -> str:
        return clock(value) if isinstance(value, time) else ""


class HowWritten(QLabel):
    """Says below fields how their values are written, for as long as one of them cannot be read."""

    def __init__(self, *fields: ReadLine) -> None:
        super().__init__()
        self._fields = fields
        self.setProperty("role", "error")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()
        for field in fields:
            field.marked.connect(self._tell)

    def _tell(self) -> None:
        wrong = next((field for field in self._fields if field.is_wrong), None)
        if wrong is not None:
            self.setText(f"{wrong.toolTip()}.")
        self.setVisible(wrong is not None)
