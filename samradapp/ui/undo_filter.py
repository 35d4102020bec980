"""Whose is Ctrl+Z: the text field's while it has something to undo, else the meeting's."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


class UndoFilter(QObject):
    """Watches the field that has focus; Qt's fields swallow the key even when they have nothing to undo."""

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._field: QWidget | None = None
        application.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, application.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        step = _step(event)
        if step is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # so that the press comes here and not to a shortcut
            return True
        if event.type() != QEvent.Type.KeyPress or _has_step(watched, step):
            return False
        (self.undo_requested if step == "undo" else self.redo_requested).emit()
        return True

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = new if new is not None and any(new.inherits(name) for name in _FIELDS) else None
        if self._field is not None:
            self._field.installEventFilter(self)


# By name: the start needs none of these classes but the first.
_FIELDS = ("QLineEdit", "QTextEdit", "QPlainTextEdit", "QAbstractSpinBox", "QComboBox")


def _step(event: QKeyEvent) -> str | None:
    pressed = (event.modifiers(), event.key())
    if pressed == (_CTRL_SHIFT, Qt.Key.Key_Z) or event.matches(QKeySequence.StandardKey.Redo):
        return "redo"
    if pressed == (_CTRL, Qt.Key.Key_Z) or event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    return None


def _has_step(field: QWidget, step: str) -> bool:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    if isinstance(field, QTextEdit | QPlainTextEdit):
        document = field.document()
        available = document.isUndoAvailable() if step == "undo" else document.isRedoAvailable()
        return available and not field.isReadOnly()
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    if line is None or line.isReadOnly():
        return False
    return line.isUndoAvailable() if step == "undo" else line.isRedoAvailable()
