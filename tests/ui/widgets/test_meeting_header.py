"""The header of the window: it gives way to the window and never holds it wide."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from samradapp.store import meetings, register
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.buttons import KeyButton
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting

LONG = "Samråd om hälsa, vård, omsorg och skola mellan Region Skogskusten och länets alla kommuner och kommunalförbund"


@pytest.fixture
def long_named(desk: Desk) -> Desk:
    meeting = make_planned_meeting(desk.db)
    body = meetings.load(desk.db, meeting).body
    register.save_body(desk.db, replace(body, name=LONG))
    desk.window.open_meeting(meeting, Step.ROLL_CALL)
    return desk


def name_of(desk: Desk) -> QLabel:
    return next(label for label in desk.window.frame.header.findChildren(QLabel) if label.text() == LONG)


def test_a_long_name_of_the_body_lets_the_window_be_narrow(long_named: Desk) -> None:
    window, name = long_named.window, name_of(long_named)
    commands = window.frame.header.findChild(KeyButton)
    window.resize(1900, 900)
    QApplication.processEvents()
    assert name.width() >= name.fontMetrics().horizontalAdvance(LONG)
    whole = commands.width()
    window.resize(960, 900)
    QApplication.processEvents()
    assert window.width() == 960
    assert name.width() < name.fontMetrics().horizontalAdvance(LONG)
    assert name.toolTip() == LONG
    assert commands.width() == scaled(36, QApplication.font()) < whole
    window.resize(1900, 900)
    QApplication.processEvents()
    assert commands.width() == whole


def test_a_name_that_is_cut_ends_where_the_number_begins(long_named: Desk) -> None:
    header, name = long_named.window.frame.header, name_of(long_named)
    long_named.window.resize(960, 900)
    QApplication.processEvents()
    number = next(label for label in header.findChildren(QLabel) if label.text() == long_named.meeting.label)
    assert number.x() > name.geometry().right()
    assert header.width() >= header.findChild(KeyButton).geometry().right()
