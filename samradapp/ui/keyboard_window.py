"""A window that is gone through by the keyboard alone."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget

from samradapp.ui.soon import soon
from samradapp.ui.widgets.parts import bring_into_sight

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyboardWindow(QMainWindow):
    """Tab goes as the window is read, Enter presses the button it is on, and what has the keyboard is in sight."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press a button as the space bar does; Qt does so in dialogs alone."""
        focused = QApplication.focusWidget()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or not plain or not isinstance(focused, QAbstractButton):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            focused.click()

    def focusNextPrevChild(self, following: bool) -> bool:
        from samradapp.ui.tab_order import next_widget  # late: the start needs no Tab

        target = next_widget(self, forward=following)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason)
        return True

    @staticmethod
    def keep_in_sight(focused: QWidget | None) -> None:
        """Scroll to what has come to have the keyboard; not under the pointer, which would lose what it is pressing."""
        if focused is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            soon(focused, partial(bring_into_sight, focused))  # once what unfolds with it is laid out
