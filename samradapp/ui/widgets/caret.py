"""The caret of the minutes: Qt paints one in the colour of the text, and it is to be seen where one writes."""

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QTextEdit

from samradapp.ui.tokens import color, tokens_of

_WIDTH = 2


class Caret(QObject):
    """Blinks as the system has it. The editor calls ``paint`` last, and ``move`` when the keyboard comes or goes."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._lit = True
        self._painted = QRect()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_blink)
        editor.setCursorWidth(0)
        editor.cursorPositionChanged.connect(self.move)

    def paint(self, painter: QPainter) -> None:
        """Paint the caret where the keyboard is in the text."""
        if self._lit and self._editor.hasFocus():
            self._painted = self._place()
            painter.fillRect(self._painted, color(tokens_of(QApplication.palette()).accent))

    def _place(self) -> QRect:
        rect = self._editor.cursorRect()
        return QRect(rect.left(), rect.top(), _WIDTH, rect.height())

    def move(self) -> None:
        """Show the caret where it is now, lit; also when the keyboard comes and goes."""
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
