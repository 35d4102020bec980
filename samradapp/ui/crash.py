"""The one place where errors meet the user in the window."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from samradapp import __version__
from samradapp.errors import explain
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.parts import label

_log = logging.getLogger("samradapp")


class CrashHandler(QObject):
    """Take every uncaught error: what can be explained goes to the message bar, a bug to the report dialog.

    PySide6 sends errors in slots, timers and overrides to ``sys.excepthook``, so slots need no ``try``.
    """

    explained = Signal(str)

    def __init__(self, flush: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._flush = flush
        self._window = parent
        self._dialog: CrashDialog | None = None

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
        if self._dialog is None or not self._dialog.isVisible():
            self._dialog = CrashDialog(report, saved=saved, parent=self._window)
            self._dialog.show()

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


class CrashDialog(QDialog):
    """Something is wrong in the program: what she can trust, and a report to copy."""

    def __init__(self, report: str, *, saved: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Något gick fel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        trust = "Din text är sparad." if saved else "Det sist skrivna är inte sparat än; det står kvar i fönstret."
        self.sentence = label(f"Något gick fel. {trust} Du kan fortsätta skriva.", wraps=True)
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName("Felrapport utan text ur protokollet")
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(button("Kopiera felrapport", lambda: QGuiApplication.clipboard().setText(report)))
        buttons.addWidget(button("Fortsätt", self.accept, kind="primary"))
        layout = QVBoxLayout(self)
        layout.addWidget(self.sentence)
        layout.addWidget(shown)
        layout.addLayout(buttons)
        self.resize(560, 320)
