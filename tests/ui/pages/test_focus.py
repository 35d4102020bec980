"""Where the keyboard goes when what had it is gone."""

import pytest
from PySide6.QtWidgets import QApplication, QTextEdit

from samradapp.actions.demo import make_demo_meeting, make_demo_register
from samradapp.domain.decision import DecisionKind
from samradapp.ui.pages.roll_call_page import RollCallPage
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting


def test_after_a_substitute_is_accepted_the_names_have_the_keyboard(desk: Desk) -> None:
    make_demo_register(desk.db)
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ROLL_CALL)
    page = desk.window.pages.page(Step.ROLL_CALL)
    assert isinstance(page, RollCallPage)
    desk.hand.write("/Ove\n")
    desk.hand.press("F")
    desk.hand.write("/Disa\n")
    desk.hand.press("N")
    desk.hand.click("Låt tjänstgöra: Disa Lövgren (M), för Ove Hammar (M)")
    assert page.list.hasFocus()


def test_after_a_decision_is_removed_the_text_has_the_keyboard(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.press("F8")
    assert [known.kind for known in desk.meeting.items[0].decisions] == [DecisionKind.TAKE_NOTE]
    desk.hand.click("Mer om beslutet Information godkänd")
    desk.hand.press("Down", "Return")
    assert desk.meeting.items[0].decisions == ()
    assert desk.hand.find(QTextEdit, "Protokolltext").hasFocus()


@pytest.mark.parametrize("step", [Step.ITEMS, Step.ROLL_CALL, Step.REVIEW])
def test_the_keys_of_a_page_work_also_when_the_rail_has_the_keyboard(desk: Desk, step: Step) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), step)
    desk.window.frame.rail.findChildren(type(desk.window.frame.rail._places.popitem()[1]))[0].setFocus()
    assert desk.window.frame.rail.isAncestorOf(QApplication.focusWidget())
    shown = desk.window.stack.currentWidget()
    desk.hand.press("Ctrl+Return")
    assert desk.window.stack.currentWidget() is not shown


def test_esc_closes_the_form_also_while_the_bar_says_something(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.window.messages.show_message("Något att läsa.")
    desk.hand.press("F7")
    assert desk.hand.sees("Person")
    desk.hand.press("Esc")
    assert not desk.hand.sees("Person")
    assert desk.bar == "Något att läsa."
    desk.hand.press("Esc")
    assert desk.bar == ""
