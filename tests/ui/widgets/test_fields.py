import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from samradapp.ui.widgets.fields import TextLine
from samradapp.ui.widgets.text_box import TextBox
from tests.ui.conftest import Press, TypeText


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    window.fields = TextLine("Titel"), TextBox("Beslut"), QLineEdit()
    for field in window.fields:
        layout.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.fields[0].setFocus()
    qtbot.waitUntil(window.fields[0].hasFocus)
    return window


@pytest.mark.parametrize("which", [0, 1])
def test_a_value_that_comes_back_leaves_cursor_and_typing_alone(
    window: QWidget, which: int, type_text: TypeText, press: Press
) -> None:
    field = window.fields[which]
    typed: list[str] = []
    field.typed.connect(typed.append)
    field.show_value("b\u00a0c")
    field.setFocus()
    press(field, Qt.Key.Key_Home)
    type_text(field, "å")
    field.show_value("b\u00a0c")
    type_text(field, "ä")
    field.show_value("åb\u00a0c")
    type_text(field, "ö")
    assert typed == ["åb\u00a0c", "åäb\u00a0c", "åäöb\u00a0c"]


@pytest.mark.parametrize("which", [0, 1])
def test_a_value_changed_elsewhere_is_shown_and_not_sent_back(window: QWidget, which: int) -> None:
    field = window.fields[which]
    sent: list[str] = []
    field.typed.connect(sent.append)
    if which == 0:
        field.committed.connect(sent.append)
    field.show_value("ett")
    field.show_value("två")
    field.setFocus()
    window.fields[2].setFocus()
    assert (field.text() if which == 0 else field.value()) == "två"
    assert sent == []


def test_leaving_a_changed_line_commits_it_once(window: QWidget, type_text: TypeText) -> None:
    field = window.fields[0]
    committed: list[str] = []
    field.committed.connect(committed.append)
    field.setFocus()
    type_text(field, "hej")
    window.fields[2].setFocus()
    field.setFocus()
    window.fields[2].setFocus()
    assert committed == ["hej"]


def test_enter_leaves_a_box_of_one_sentence_and_breaks_a_box_of_lines(
    window: QWidget, qtbot: QtBot, type_text: TypeText, press: Press
) -> None:
    box = window.fields[1]
    box.setFocus()
    press(box, Qt.Key.Key_Return)
    assert not box.hasFocus()
    lines = TextBox("Att-satser", lines=True)
    qtbot.addWidget(lines)
    lines.show()
    small = lines.sizeHint().height()
    type_text(lines, "a")
    press(lines, Qt.Key.Key_Return)
    assert lines.value() == "a\n"
    assert lines.sizeHint().height() > small


@pytest.mark.parametrize("missing", [0, 0.4, 1, 1.7])
def test_a_box_that_is_given_too_little_shows_whole_lines(qtbot: QtBot, missing: float) -> None:
    box = TextBox("Rubrik", most=5)
    qtbot.addWidget(box)
    box.resize(200, 400)
    box.show()
    box.show_value("En rubrik som är så lång att den tar många rader i en smal ruta. " * 4)
    line = box.fontMetrics().lineSpacing()
    whole = box.sizeHint().height()
    seen = box.viewport().height() - 400 + whole
    box.setMinimumHeight(1)
    box.resize(200, round(whole - missing * line))
    left_out = seen - box.viewport().height()
    assert left_out == round(left_out / line) * line
    assert (left_out > 0) is (missing > 0)


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_pasted_beyond_what_fits_is_left_out_and_what_is_stored_is_not(
    window: QWidget, which: int, press: Press
) -> None:
    field, limit = window.fields[which], (1000, 5000)[which]
    field.setFocus()
    field.show_value("början ")
    press(field, Qt.Key.Key_End)
    QApplication.clipboard().setText("ö" * 9000)
    press(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    text = field.text() if which == 0 else field.value()
    assert (len(text), text[:9]) == (limit, "början öö")
    assert "tecken plats" in QToolTip.text()
    sent: list[str] = []
    for told in (field.typed, field.committed) if which == 0 else (field.typed,):
        told.connect(sent.append)
    field.show_other("ä" * 9000)
    window.fields[2].setFocus()
    assert (field.text() if which == 0 else field.value()) == "ä" * 9000
    assert sent == []
    QApplication.clipboard().clear()
