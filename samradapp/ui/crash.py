"""The one place where errors meet the user in the window."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from samradapp import __version__
from samradapp.errors import explain
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.parts import label

_SIZE = QSize(420, 240)
_FROM_EDGE, _FROM_STATUS = 16, 48

_log = logging.getLogger("samradapp")


class CrashHandler(QObject):
    """Take every uncaught error: what can be explained goes to the message bar, a bug to the report.

    PySide6 sends errors in slots, timers and overrides to ``sys.excepthook``, so slots need no ``try``.
    """

    explained = Signal(str)

    def __init__(self, flush: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._flush = flush
        self._window = parent
        self._panel: CrashPanel | None = None

    def install(self) -> None:
        sys.excepthook = self.handle

    def remove(self) -> None:
        sys.excepthook = sys.__excepthook__

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Save what is typed, first of all; then say what happened. The program goes on."""
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        sentence = explain(error)
        saved = self._saved()
        if sentence is not None:
            self.explained.emit(sentence)
            return
        report = error_report(error)
        _log.error(report)
        self._show(report, saved=saved)

    def _show(self, report: str, *, saved: bool) -> None:
        """Show one panel at a time; a bug that strikes at each new try to save is not told over and over."""
        if self._panel is not None and (self._panel.isVisible() or self._panel.report == report):
            return
        if self._panel is not None:
            self._panel.deleteLater()
        self._panel = CrashPanel(report, saved=saved, parent=self._window)
        self._panel.show()

    def _saved(self) -> bool:
        try:
            return self._flush()
        except Exception:  # noqa: BLE001 - a second error must not hide the first
            return False


def error_report(error: BaseException) -> str:
    """Say where in the program it went wrong; neither messages nor values, since they may hold text of the protocol."""
    versions = f"Python {platform.python_version()}, Qt {qt_version}, {platform.system()}"
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([f"Samrådsprotokoll {__version__}, {versions}", type(error).__name__, *places])


class CrashPanel(QFrame):
    """Something is wrong in the program: what she can trust, and a report to copy.

    It lies in the window's lower corner and is no window of its own: the keyboard stays where it is, so that no word is
    broken off. Esc closes it once she has gone into it.
    """

    def __init__(self, report: str, *, saved: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.report = report
        self._window = parent
        self.setProperty("card", True)
        self.setAccessibleName("Något gick fel")
        trust = "Din text är sparad." if saved else "Det sist skrivna är inte sparat än; det står kvar i fönstret."
        self.sentence = label(f"Något gick fel. {trust} Du kan fortsätta skriva.", wraps=True)
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName("Felrapport utan text ur protokollet")
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(button("Kopiera felrapport", lambda: QGuiApplication.clipboard().setText(report)))
        buttons.addWidget(button("Fortsätt", self.hide, kind="primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.sentence)
        layout.addWidget(shown)
        layout.addLayout(buttons)
        parent.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        """Lie in the corner, as large as there is room for."""
        room = self._window.rect().adjusted(_FROM_EDGE, _FROM_EDGE, -_FROM_EDGE, -_FROM_STATUS)
        place = QRect(QPoint(), _SIZE.boundedTo(room.size()))
        place.moveBottomRight(room.bottomRight())
        self.setGeometry(place)
