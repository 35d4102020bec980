"""Fields one types in: each tells what is typed as it is typed, and keeps it when the same value comes back.

A value that comes from outside never moves the cursor, and never overwrites what is typed but not yet saved.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget

from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import scaled, tokens_of
from samradapp.ui.widgets.buttons import cap_width, paint_cap
from samradapp.ui.widgets.painting import painted

SENTENCE, NAMES = 1000, 5000  # signs that fit in a line of one sentence, and of many names or a motion


class ShortLine(QLineEdit):
    """A line of ``signs``: what is pasted beyond them is left out, and it says so; what is typed is not counted.

    Qt lays out a word of 300,000 letters for ten seconds, where it is shown in a box later on.
    """

    def __init__(self, parent: QWidget | None = None, *, signs: int = SENTENCE) -> None:
        super().__init__(parent)
        self._signs = signs

    def paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        room = max(self._signs - len(self.text()) + len(self.selectedText()), 0)
        if len(text) <= room:
            super().paste()
            return
        self.insert(text[:room])
        say_cut(self, self._signs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            self.paste()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open Qt's own menu, whose Paste is not to pass this class by."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste)
        menu.popup(event.globalPos())


def say_cut(field: QWidget, signs: int) -> None:
    """Say under a field that not all of what was pasted is there."""
    words = f"Här får högst {signs:,} tecken plats, så resten togs inte med.".replace(",", "\u00a0", 1)
    QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), words, field)


class TextLine(ShortLine):
    """One line. ``typed`` comes at each letter, ``committed`` when she is done and the value is another."""

    typed = Signal(str)
    committed = Signal(str)

    def __init__(
        self, name: str, placeholder: str = "", parent: QWidget | None = None, *, signs: int = SENTENCE
    ) -> None:
        super().__init__(parent, signs=signs)
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

    def take_back(self) -> None:
        """Show the stored value again: what is typed can never be saved."""
        self.show_other(self._given)

    def _on_finished(self) -> None:
        if self.text() != self._given:
            self._given = self.text()
            self.committed.emit(self.text())


class SearchLine(TextLine):
    """A line with a magnifying glass, and the key that leads to it while it is empty; Esc empties it."""

    def __init__(self, name: str, placeholder: str = "", cap: str = "") -> None:
        super().__init__(name, placeholder)
        self._cap = cap

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        font, tokens = self.font(), tokens_of(QApplication.palette())
        size = scaled(16, font)
        with painted(self) as painter:
            paint_icon(
                painter, QRectF(scaled(10, font), (self.height() - size) / 2, size, size), "search", tokens.text3
            )
            words = scaled(44, font) + QFontMetrics(font).horizontalAdvance(self.placeholderText())
            left = self.width() - cap_width(self._cap, font) - scaled(8, font)
            if self._cap and not self.text() and left > words:
                paint_cap(painter, QPointF(left, self.height() / 2), self._cap, font, tokens)

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
