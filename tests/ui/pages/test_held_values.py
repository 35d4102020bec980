"""Days, clock times and numbers are saved when their field is left, and never half of one."""

from datetime import time

import pytest
from PySide6.QtTest import QTest

from samradapp.store import meetings, register
from samradapp.ui.autosave import PAUSE_MS
from samradapp.ui.models.register_list import Subject
from samradapp.ui.pages.register_page import RegisterPage
from samradapp.ui.panes.table_pane import TablePane
from samradapp.ui.widgets.rail import Place
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting

LONGER = 2 * PAUSE_MS + 100


def stored(desk: Desk) -> tuple[str, ...]:
    meeting = desk.on_disk(lambda db: meetings.load(db, 1))
    return tuple(str(value) for value in (meeting.start, meeting.day, meeting.first_item))


@pytest.mark.parametrize(
    ("field", "half", "rest", "whole"),
    [
        ("Börjar", "1", "3.30", "13:30:00"),
        ("Dag", "2026-10-1", "2", "2026-10-12"),
    ],
)
@pytest.mark.parametrize("leave", ["Tab", "Return", "close"])
def test_half_a_value_waits_for_its_other_half(
    desk: Desk, field: str, half: str, rest: str, whole: str, leave: str
) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    before = stored(desk)
    desk.hand.enter(field, half)
    QTest.qWait(LONGER)  # the pause in which what is typed elsewhere is saved
    assert stored(desk) == before
    desk.hand.write(rest)
    if leave == "close":
        assert desk.window.close()
    else:
        desk.hand.press(leave)
    assert whole in stored(desk)


def test_a_half_number_in_the_agenda_waits(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    before = desk.on_disk(lambda db: [item.planned_minutes for item in meetings.load(db, 1).items])
    desk.hand.press("Home", "Right", "Right", "Right", "Right")
    desk.hand.write("77")
    QTest.qWait(LONGER)
    assert desk.on_disk(lambda db: [item.planned_minutes for item in meetings.load(db, 1).items]) == before
    desk.hand.press("Return")
    assert 77 in desk.on_disk(lambda db: [item.planned_minutes for item in meetings.load(db, 1).items])


def test_half_a_day_in_the_register_is_not_refused_before_it_is_whole(desk: Desk) -> None:
    make_planned_meeting(desk.db)
    desk.window.show_place(Place.REGISTER)
    page = desk.window.page
    assert isinstance(page, RegisterPage)
    page.show_subject(Subject.SEATS, 1)
    assert isinstance(page.pane, TablePane)
    holding = register.roster(desk.db, 1).seats[0].holdings[0].id
    page.pane.detail_rows.edit_first(holding, "start")
    desk.hand.write("2026-05-01\t")
    page.pane.detail_rows.edit_first(holding, "end")
    desk.hand.press("Ctrl+A")
    desk.hand.write("2026-1-1")
    QTest.qWait(LONGER)
    assert desk.bar == ""
    desk.hand.write("2\n")
    desk.saved()
    assert desk.bar == "Periodens slut ligger före dess början."


def test_a_half_clock_time_is_saved_with_the_rest_when_the_window_is_left(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    desk.hand.enter("Slutar", "16.15")
    assert desk.window.autosave.flush()
    assert desk.on_disk(lambda db: meetings.load(db, 1)).end == time(16, 15)
