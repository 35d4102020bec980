"""Names taken from the roll, and the notice that fixes the numbers."""

import pytest

from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus pop up


def names(desk: Desk) -> list[str]:
    return [attendee.name for attendee in desk.meeting.attendees]


def test_a_misspelt_guest_is_taken_from_the_list_and_comes_back(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ROLL_CALL)
    before = names(desk)
    desk.hand.press("L")
    desk.hand.write("Karri Fel\n")
    assert names(desk) == [*before, "Karri Fel"]
    desk.hand.enter("Hitta namn", "Karri\n")
    desk.hand.click("Mer")
    desk.hand.press("Up", "Return")
    assert names(desk) == before
    desk.hand.press("Ctrl+Z")
    assert names(desk) == [*before, "Karri Fel"]


def test_a_sent_notice_lets_the_numbers_stand(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    assert desk.meeting.first_item is None
    desk.hand.click("Kallelsen är skickad")
    assert desk.meeting.notice_sent
    assert desk.meeting.first_item == 1
    assert not desk.hand.sees("Kallelsen är skickad")
