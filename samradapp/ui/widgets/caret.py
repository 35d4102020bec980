"""The caret of the minutes: Qt paints one in the colour of the text, and it is to be seen where one writes."""

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QTextEdit

from samradapp.ui.tokens import color, tokens_of

_WIDTH = 2


class Caret(QObject):
    """Blinks as the system has it. The editor calls ``paint`` last of all; its own caret has no width."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._lit = True
        self._painted = QRect()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_blink)
        editor.setCursorWidth(0)
        editor.cursorPositionChanged.connect(self._on_moved)
        editor.installEventFilter(self)

    def paint(self, painter: QPainter) -> None:
        """Paint the caret where the keyboard is in the text."""
        if self._lit and self._editor.hasFocus():
            self._painted = self._place()
            painter.fillRect(self._painted, color(tokens_of(QApplication.palette()).accent))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._on_moved()
        return super().eventFilter(watched, event)

    def _place(self) -> QRect:
        rect = self._editor.cursorRect()
        return QRect(rect.left(), rect.top(), _WIDTH, rect.height())

    def _on_moved(self) -> None:
        self._lit = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if self._editor.hasFocus() and flash > 0:
            self._timer.start(flash // 2)
        else:
            self._timer.stop()
        self._refresh()

    def _on_blink(self) -> None:
        self._lit = not self._lit
        self._refresh()

    def _refresh(self) -> None:
        self._editor.viewport().update(self._painted)
        self._editor.viewport().update(self._place())
