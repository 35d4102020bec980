from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from samradapp.ui.widgets.fields import ClockField, DateField, TextBox, TextLine
from samradapp.ui.written import parse_clock, parse_date
from tests.ui.conftest import Press, TypeText


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    window.fields = TextLine("Titel"), TextBox("Beslut"), DateField("Dag"), ClockField("Klockan"), QLineEdit()
    for field in window.fields:
        layout.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.fields[0].setFocus()
    qtbot.waitUntil(window.fields[0].hasFocus)
    return window


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-10-09", date(2026, 10, 9)),
        ("9 okt 2026", date(2026, 10, 9)),
        ("9\u00a0oktober 2026", date(2026, 10, 9)),
        ("9/10 2026", date(2026, 10, 9)),
        ("31 feb 2026", None),
        ("9 ju 2026", None),
        ("9 jul 2026", date(2026, 7, 9)),
        ("i morgon", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(written: str, day: date | None) -> None:
    assert parse_date(written) == day


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        *((written, time(9, 30)) for written in ("09.30", "9:30", "0930", "930")),
        *(("9", time(9)), ("kl. 13.00", time(13))),
        *((written, None) for written in ("25.70", "snart", "")),
    ],
)
def test_clock_times_are_read_as_people_write_them(written: str, moment: time | None) -> None:
    assert parse_clock(written) == moment


@given(st.text())
def test_any_rubbish_is_no_day_and_no_time(written: str) -> None:
    assert parse_date(written) is None or any(letter.isdigit() for letter in written)
    assert parse_clock(written) is None or any(letter.isdigit() for letter in written)


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
    field.committed.connect(sent.append)
    field.show_value("ett")
    field.show_value("två")
    field.setFocus()
    window.fields[4].setFocus()
    assert (field.text() if which == 0 else field.value()) == "två"
    assert sent == []


@pytest.mark.parametrize("which", [0, 1])
def test_leaving_a_changed_field_commits_it_once(window: QWidget, which: int, type_text: TypeText) -> None:
    field = window.fields[which]
    committed: list[str] = []
    field.committed.connect(committed.append)
    field.setFocus()
    type_text(field, "hej")
    window.fields[4].setFocus()
    field.setFocus()
    window.fields[4].setFocus()
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


def test_a_wrong_day_is_marked_and_not_sent(window: QWidget, type_text: TypeText, press: Press) -> None:
    field = window.fields[2]
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
    field = window.fields[3]
    times: list[time | None] = []
    field.changed.connect(times.append)
    field.setFocus()
    type_text(field, "930")
    press(field, Qt.Key.Key_Return)
    assert field.text() == "09.30"
    assert times == [time(9, 30)]
