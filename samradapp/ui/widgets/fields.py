"""Fields one types in: each tells what is typed as it is typed, and keeps it when the same value comes back.

A value that comes from outside never moves the cursor, and never overwrites what is typed but not yet saved.
"""

from datetime import date, time
from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from samradapp.domain.swedish import clock, long_date
from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import scaled, tokens_of
from samradapp.ui.widgets.parts import set_property
from samradapp.ui.written import parse_clock, parse_date

_EDGE = 5  # frame and padding of a box, in the style sheet


class TextLine(QLineEdit):
    """One line. ``typed`` comes at each letter, ``committed`` when she is done and the value is another."""

    typed = Signal(str)
    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.typed)
        self.editingFinished.connect(self._on_finished)

    def show_value(self, value: str) -> None:
        """Show a stored value; what is being typed stays."""
        unsaved = self.hasFocus() and self.text() != self._given
        self._given = value
        if value != self.text() and not unsaved:
            place = self.cursorPosition()
            self.setText(value)
            self.setCursorPosition(min(place, len(value)) if self.hasFocus() else 0)

    def show_other(self, value: str) -> None:
        """Show the value of another thing; what stands here belongs to the one before, the keyboard or not."""
        self._given = value
        self.setText(value)
        self.setCursorPosition(0)

    def _on_finished(self) -> None:
        if self.text() != self._given:
            self._given = self.text()
            self.committed.emit(self.text())


class SearchLine(TextLine):
    """A line with a magnifying glass; Esc empties it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = scaled(16, self.font())
        painter = QPainter(self)
        place = QRectF(scaled(10, self.font()), (self.height() - size) / 2, size, size)
        paint_icon(painter, place, "search", tokens_of(QApplication.palette()).text3)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.typed.emit("")
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setTextMargins(scaled(24, self.font()), 0, 0, 0)


class TextBox(QPlainTextEdit):
    """Several lines, as high as its text, up to ``most`` lines. Enter makes a new line only where ``lines`` says so."""

    typed = Signal(str)
    committed = Signal(str)

    def __init__(
        self, name: str, placeholder: str = "", *, lines: bool = False, most: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._given = ""
        self._lines = lines
        self._most = most
        self._loading = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._build()

    def show_value(self, value: str) -> None:
        """Show a stored value; what is being typed stays."""
        unsaved = self.hasFocus() and self.value() != self._given
        self._given = value
        if value == self.value() or unsaved:
            return
        place = self.textCursor().position()
        self._loading = True
        self.setPlainText(value)
        self._loading = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1) if self.hasFocus() else 0)
        self.setTextCursor(cursor)

    def show_other(self, value: str) -> None:
        """Show the value of another thing; what stands here belongs to the one before, the keyboard or not."""
        self._given = self.value()
        self.show_value(value)

    def value(self) -> str:
        """Give what stands here; block by block, since toPlainText loses no-break spaces."""
        block = self.document().begin()
        lines = []
        while block.isValid():
            lines.append(block.text())
            block = block.next()
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._lines and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.value() != self._given:
            self._given = self.value()
            self.committed.emit(self._given)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # A layout at work does not hear it: the new width gives a new height a moment later.
            QTimer.singleShot(0, self, self.updateGeometry)

    def _build(self) -> None:
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)

    def _height(self) -> int:
        height = 0.0
        block = self.document().begin()
        while block.isValid():
            laid_out = block.layout().lineCount() > 0
            height += block.layout().boundingRect().height() if laid_out else self.fontMetrics().height()
            block = block.next()
        if self._most:
            height = min(height, self._most * self.fontMetrics().lineSpacing())
        # One pixel more than it takes, or Qt scrolls the first line away when the cursor is in the last.
        return ceil(height) + 2 * int(self.document().documentMargin()) + 2 * _EDGE + 1

    def _on_text_changed(self) -> None:
        self.updateGeometry()
        if not self._loading:
            self.typed.emit(self.value())


class DateField(QLineEdit):
    """A day, written "2026-10-09", "9 okt 2026" or "9/10 2026"; empty is none."""

    changed = Signal(object)  # date or None

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: date | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText("åååå-mm-dd")
        self.setToolTip("Skriv dagen som 2026-10-09 eller 9 okt 2026")
        self.textEdited.connect(lambda: set_property(self, "wrong", False))
        self.editingFinished.connect(self._on_finished)

    def show_value(self, day: date | None) -> None:
        """Show a stored day; what is being typed stays."""
        unsaved = self.hasFocus() and self.text() != _day_text(self._given)
        self._given = day
        if not unsaved:
            self.setText(_day_text(day))
            set_property(self, "wrong", False)

    def value(self) -> date | None:
        """Give the day, or None when there is none or it cannot be read."""
        return parse_date(self.text())

    def _on_finished(self) -> None:
        day = self.value()
        set_property(self, "wrong", day is None and bool(self.text().strip()))
        if not self.property("wrong"):
            self.setText(_day_text(day))
            if day != self._given:
                self._given = day
                self.changed.emit(day)


class ClockField(QLineEdit):
    """A clock time, written "09.30", "9:30", "930" or "9"; empty is none."""

    changed = Signal(object)  # time or None

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: time | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText("00.00")
        self.setToolTip("Skriv klockslag som 10.42")
        self.textEdited.connect(lambda: set_property(self, "wrong", False))
        self.editingFinished.connect(self._on_finished)

    def show_value(self, moment: time | None) -> None:
        """Show a stored clock time; what is being typed stays."""
        unsaved = self.hasFocus() and self.text() != _clock_text(self._given)
        self._given = moment
        if not unsaved:
            self.setText(_clock_text(moment))
            set_property(self, "wrong", False)

    def value(self) -> time | None:
        """Give the time, or None when there is none or it cannot be read."""
        return parse_clock(self.text())

    def _on_finished(self) -> None:
        moment = self.value()
        set_property(self, "wrong", moment is None and bool(self.text().strip()))
        if not self.property("wrong"):
            self.setText(_clock_text(moment))
            if moment != self._given:
                self._given = moment
                self.changed.emit(moment)


def _day_text(day: date | None) -> str:
    return long_date(day) if day else ""


def _clock_text(moment: time | None) -> str:
    return clock(moment) if moment else ""
