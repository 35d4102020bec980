from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from samradapp.ui.widgets.time_fields import ClockField, DateField
from tests.ui.conftest import Press, TypeText


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A day, a clock time, and a field to go to; the keyboard is in the last."""
    window = QWidget()
    layout = QVBoxLayout(window)
    window.fields = DateField("Dag"), ClockField("Klockan"), QLineEdit()
    for field in window.fields:
        layout.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.fields[2].setFocus()
    qtbot.waitUntil(window.fields[2].hasFocus)
    return window


def heard(signal) -> list[object]:
    values: list[object] = []
    signal.connect(values.append)
    return values


def test_a_wrong_day_is_marked_and_not_sent(window: QWidget, type_text: TypeText, press: Press) -> None:
    field = window.fields[0]
    days: list[date | None] = []
    field.changed.connect(days.append)
    field.setFocus()
    type_text(field, "snart")
    press(field, Qt.Key.Key_Return)
    assert field.property("wrong")
    field.clear()
    type_text(field, "9 okt 2026")
    press(field, Qt.Key.Key_Return)
    assert not field.property("wrong")
    field.clear()
    press(field, Qt.Key.Key_Return)
    assert days == [date(2026, 10, 9), None]


def test_a_clock_time_is_written_out(window: QWidget, type_text: TypeText, press: Press) -> None:
    field = window.fields[1]
    times: list[time | None] = []
    field.changed.connect(times.append)
    field.setFocus()
    type_text(field, "930")
    press(field, Qt.Key.Key_Return)
    assert field.text() == "09.30"
    assert times == [time(9, 30)]


def test_a_day_is_told_as_it_is_typed_and_half_a_day_is_not(window: QWidget, type_text: TypeText) -> None:
    field = window.fields[0]
    typed, changed = heard(field.typed), heard(field.changed)
    field.show_value(date(2026, 5, 8))
    field.setFocus()
    field.selectAll()
    type_text(field, "2026-1")
    assert (typed, field.is_wrong) == ([], False)
    type_text(field, "0-09")
    assert typed == [date(2026, 10, 9)]
    assert changed == []


def test_what_is_typed_is_left_as_it_is_written_until_the_field_is_left(window: QWidget, type_text: TypeText) -> None:
    field = window.fields[1]
    changed = heard(field.changed)
    field.setFocus()
    type_text(field, "93")
    field.show_value(time(8))  # something else was saved meanwhile
    type_text(field, "0")
    field.setCursorPosition(1)
    field.show_value(time(9, 30))  # it comes back from the disk
    assert (field.text(), field.cursorPosition()) == ("930", 1)
    window.fields[2].setFocus()
    assert (field.text(), changed) == ("09.30", [])


def test_an_emptied_field_stays_empty_while_she_thinks(window: QWidget, type_text: TypeText, press: Press) -> None:
    field = window.fields[0]
    typed = heard(field.typed)
    field.show_value(date(2026, 5, 8))
    field.setFocus()
    field.selectAll()
    press(field, Qt.Key.Key_Delete)
    field.show_value(date(2026, 5, 8))
    assert (field.text(), typed) == ("", [None])


def test_a_value_undone_elsewhere_is_shown_under_the_cursor(window: QWidget, type_text: TypeText) -> None:
    field = window.fields[1]
    field.setFocus()
    type_text(field, "930")
    field.show_value(time(9, 30))
    field.show_value(time(8))
    assert field.text() == "08.00"


def test_what_cannot_be_read_when_it_is_left_counts_for_nothing_and_stays_to_be_mended(
    window: QWidget, type_text: TypeText
) -> None:
    field = window.fields[1]
    field.show_value(time(8))
    typed, changed = heard(field.typed), heard(field.changed)
    field.setFocus()
    field.selectAll()
    type_text(field, "10")
    field.show_value(time(10))
    type_text(field, ".4")
    window.fields[2].setFocus()
    field.show_value(time(8))
    assert (typed, changed) == ([time(1), time(10)], [time(8)])
    assert (field.text(), field.property("wrong"), field.kept()) == ("10.4", True, time(8))
    field.setFocus()
    field.end(False)
    type_text(field, "2")
    window.fields[2].setFocus()
    assert (field.text(), field.property("wrong"), changed) == ("10.42", False, [time(8), time(10, 42)])


def test_what_could_not_be_read_is_forgotten_when_the_page_is_left(window: QWidget, type_text: TypeText) -> None:
    field = window.fields[0]
    field.show_value(date(2026, 5, 8))
    field.setFocus()
    type_text(field, "x")
    window.fields[2].setFocus()
    assert field.property("wrong")
    window.hide()
    window.show()
    assert (field.text(), field.property("wrong")) == ("8\u00a0maj 2026", False)
