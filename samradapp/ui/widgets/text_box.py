"""A field of several lines; like ``fields``, in a file of its own since the start page has none."""

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from samradapp.ui.soon import soon
from samradapp.ui.widgets.fields import say_cut

_SIGNS = 5000  # a decision may be long
_EDGE = 5  # frame and padding of a box, in the style sheet


class TextBox(QPlainTextEdit):
    """Several lines, as high as its text, up to ``most`` lines. Enter makes a new line only where ``lines`` says so.

    What is pasted beyond ``signs`` is left out, and it says so.
    """

    typed = Signal(str)

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        lines: bool = False,
        most: int = 0,
        signs: int = _SIGNS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._given = ""
        self._lines = lines
        self._most = most
        self._signs = signs
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

    def take_back(self) -> None:
        """Show the stored value again: what is typed can never be saved."""
        self.show_other(self._given)

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

    def insertFromMimeData(self, source: QMimeData) -> None:
        text, stays = source.text(), len(self.value()) - len(self.textCursor().selectedText())
        room = max(self._signs - stays, 0)
        if len(text) > room:
            source = QMimeData()
            source.setText(text[:room])
            say_cut(self, self._signs)
        super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._given = self.value()  # what she leaves is no longer being typed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # A layout at work does not hear it: the new width gives a new height a moment later.
            soon(self, self.updateGeometry)
        self._show_whole_lines()

    def _build(self) -> None:
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)

    def _show_whole_lines(self) -> None:
        """Show no half line at the bottom where a low window leaves it less than it asks for."""
        line = self.fontMetrics().lineSpacing()
        room = self.height() - self._around()
        left = room % line if line < room and self.height() < self._height() else 0
        if left != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, left)

    def _around(self) -> int:
        # One pixel more than it takes, or Qt scrolls the first line away when the cursor is in the last.
        return 2 * int(self.document().documentMargin()) + 2 * _EDGE + 1

    def _height(self) -> int:
        height = 0.0
        block = self.document().begin()
        while block.isValid():
            laid_out = block.layout().lineCount() > 0
            height += block.layout().boundingRect().height() if laid_out else self.fontMetrics().height()
            block = block.next()
        if self._most:
            height = min(height, self._most * self.fontMetrics().lineSpacing())
        return ceil(height) + self._around()

    def _on_text_changed(self) -> None:
        self.updateGeometry()
        if not self._loading:
            self.typed.emit(self.value())
