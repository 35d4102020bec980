from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from samradapp.ui.widgets.message_bar import MessageBar, MessageKind
from samradapp.ui.widgets.status_bar import StatusBar
from samradapp.ui.widgets.step_bar import PresenceButton, Step, StepBar, StepButton
from tests.ui.conftest import Press

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setLayout(QVBoxLayout())
    window.field = QLineEdit()
    window.layout().addWidget(window.field)
    qtbot.addWidget(window)
    window.show()
    window.field.setFocus()
    qtbot.waitUntil(window.field.hasFocus)
    return window


def place(window: QWidget, widget: QWidget) -> None:
    window.layout().addWidget(widget)
    QApplication.processEvents()


def test_a_message_does_not_take_the_focus_and_esc_closes_it(window: QWidget, qtbot: QtBot, press: Press) -> None:
    bar = MessageBar()
    place(window, bar)
    bar.show_message("Filen är öppen i Word.", MessageKind.ERROR, "Försök igen")
    assert window.field.hasFocus()
    assert bar.sentence == "Filen är öppen i Word."
    assert bar.accessibleName() == "Fel: Filen är öppen i Word."
    with qtbot.waitSignal(bar.closed):
        press(window.field, Qt.Key.Key_Escape)
    assert bar.sentence == ""


def test_the_action_is_done_once_and_the_bar_goes(window: QWidget, qtbot: QtBot) -> None:
    bar = MessageBar()
    place(window, bar)
    done: list[int] = []
    bar.show_message("Protokollet är sparat.", action="Öppna", on_action=lambda: done.append(1))
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == [1]
    assert not bar.isVisible()
    bar.show_message("Ingen åtgärd.")
    assert not bar.findChild(QPushButton).isVisible()
    qtbot.mouseClick(bar.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_a_name_without_end_makes_no_window_wider_and_no_bar_higher(window: QWidget) -> None:
    bar = MessageBar()
    place(window, bar)
    bar.show_message("Mötet är borttaget.", MessageKind.INFO, "Ångra", lambda: None)
    width = window.minimumSizeHint().width()
    bar.show_message(f"Ångrade: Ändrade organet {'x' * 5000}.", MessageKind.INFO, "Ångra", lambda: None)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= width
    bar.show_message("Det finns redan ett organ som heter så. " * 200)
    assert len(bar.sentence) < 500


def test_the_status_bar_says_when_it_was_saved(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.set_saved(time(10, 42, 13))
    assert bar.text == "Sparat 10.42.13"
    bar.set_not_saved("Disken är full.")
    assert bar.text == "Inte sparat. Disken är full."


def test_steps_are_chosen_by_key_and_by_click(window: QWidget, qtbot: QtBot, press: Press) -> None:
    bar = StepBar()
    place(window, bar)
    chosen: list[Step] = []
    bar.step_chosen.connect(chosen.append)
    press(window.field, Qt.Key.Key_3, CTRL)
    press(window.field, Qt.Key.Key_5, CTRL)
    buttons = bar.findChildren(StepButton)
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert chosen == [Step.MINUTES, Step.ADJUST, Step.ROLL_CALL]
    bar.set_step(Step.MINUTES)
    assert [b.isChecked() for b in buttons] == [False, False, True, False, False]
    bar.set_done({Step.ITEMS})
    assert buttons[0].accessibleName() == "Steg 1, Ärenden, klart"


def test_presence_is_a_button_with_words(window: QWidget, qtbot: QtBot) -> None:
    bar = StepBar()
    place(window, bar)
    bar.set_presence("12 av 20", True)
    assert bar.presence == "12 av 20 beslutsför"
    with qtbot.waitSignal(bar.presence_requested):
        qtbot.mouseClick(bar.findChild(PresenceButton), Qt.MouseButton.LeftButton)
    bar.set_presence("8 av 20", False)
    assert "inte beslutsför" in bar.findChild(PresenceButton).accessibleName()
