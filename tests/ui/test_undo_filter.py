from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from samradapp.ui.undo_filter import UndoFilter
from tests.ui.conftest import Press, TypeText

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def steps(qapp: QApplication) -> Iterator[list[str]]:
    undo_filter = UndoFilter(qapp)
    steps: list[str] = []
    undo_filter.undo_requested.connect(lambda: steps.append("undo"))
    undo_filter.redo_requested.connect(lambda: steps.append("redo"))
    yield steps
    qapp.focusChanged.disconnect(undo_filter._on_focus_changed)
    undo_filter.deleteLater()


def editable_combo() -> QComboBox:
    combo = QComboBox()
    combo.setEditable(True)
    return combo


def window_with(qtbot: QtBot, field: QWidget) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(QPushButton())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: window.isAncestorOf(QApplication.focusWidget()) if QApplication.focusWidget() else False)
    return window


@pytest.mark.parametrize("make", [QLineEdit, QTextEdit, QPlainTextEdit, editable_combo])
def test_the_text_undoes_first_and_then_the_meeting(
    make: type[QWidget], steps: list[str], qtbot: QtBot, type_text: TypeText, press: Press
) -> None:
    field = make()
    window = window_with(qtbot, field)
    assert window.isVisible()
    focused = QApplication.focusWidget()
    type_text(focused, "hej")
    press(focused, Qt.Key.Key_Z, CTRL)
    assert steps == []
    press(focused, Qt.Key.Key_Z, CTRL_SHIFT)
    assert steps == []
    press(focused, Qt.Key.Key_Z, CTRL_SHIFT)
    assert steps == ["redo"]
    press(focused, Qt.Key.Key_Z, CTRL)
    press(focused, Qt.Key.Key_Z, CTRL)
    assert steps == ["redo", "undo"]


def test_an_empty_field_gives_the_key_away_once_though_a_shortcut_has_it_too(
    steps: list[str], qtbot: QtBot, press: Press
) -> None:
    field = QLineEdit()
    window = window_with(qtbot, field)
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, window)
    shortcut.activated.connect(lambda: steps.append("shortcut"))
    press(field, Qt.Key.Key_Z, CTRL)
    assert steps == ["undo"]


def test_a_spin_box_without_changes_and_a_read_only_text_give_the_key_away(
    steps: list[str], qtbot: QtBot, press: Press
) -> None:
    spin = QSpinBox()
    first = window_with(qtbot, spin)
    press(spin, Qt.Key.Key_Z, CTRL)
    first.close()
    text = QTextEdit()
    second = window_with(qtbot, text)
    assert second.isVisible()
    text.insertPlainText("hej")
    text.setReadOnly(True)
    press(text, Qt.Key.Key_Z, CTRL)
    assert steps == ["undo", "undo"]


def test_a_field_that_is_deleted_while_it_has_focus_does_no_harm(steps: list[str], qtbot: QtBot) -> None:
    field = QLineEdit()
    window = window_with(qtbot, field)
    field.deleteLater()
    qtbot.waitUntil(lambda: window.findChild(QLineEdit) is None)
    assert steps == []
