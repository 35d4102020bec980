"""Where the meeting is, and what is on the screen."""

import errno
from datetime import time

import pytest
from PySide6.QtWidgets import QLabel

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.meeting import Status
from samradapp.ui.pages.protocol_page import ProtocolPage
from samradapp.ui.widgets.step_bar import Step
from samradapp.ui.widgets.text_box import TextBox
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting


def page_of(desk: Desk) -> ProtocolPage:
    page = desk.window.pages.page(Step.MINUTES)
    assert isinstance(page, ProtocolPage)
    return page


def says(desk: Desk, words: str) -> bool:
    return any(known.text() == words and known.isVisible() for known in desk.window.findChildren(QLabel))


def test_another_item_can_be_shown_while_the_meeting_stays_where_it_is(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    assert says(desk, "Mötet är inte i något ärende.")
    desk.clock.set(9, 31)
    desk.hand.press("Ctrl+G")
    assert not says(desk, "Mötet är inte i något ärende.")
    assert desk.window.status.facts.startswith("Ärende 1 sedan 09.31")
    page_of(desk).list.setFocus()
    desk.hand.press("Down", "Down")
    assert says(desk, "Mötet är i ärende 1. Du visar 3.")
    assert desk.hand.find(TextBox, "Ärendets rubrik").value() == desk.titles()[2]
    desk.clock.set(9, 45)
    desk.hand.click("Gå hit")
    assert not desk.hand.sees("Gå hit")
    assert desk.window.status.facts.startswith("Ärende 3 sedan 09.45")
    first, third = desk.meeting.items[0], desk.meeting.items[2]
    assert (first.opened, first.closed, third.opened) == (time(9, 31), time(9, 45), time(9, 45))


def test_ctrl_enter_goes_on_from_the_shown_item_and_after_the_last_to_review(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.press("Ctrl+G")
    for item in desk.meeting.items[1:]:
        desk.hand.press("Ctrl+Return")
        assert desk.meeting.current_item == page_of(desk).shown_item == item.id
    desk.hand.press("Ctrl+Return")
    assert desk.window.stack.currentWidget() is desk.window.pages.page(Step.REVIEW)
    assert desk.bar == "Det var det sista ärendet. Mötet pågår tills du avslutar det."
    desk.hand.click("Avsluta mötet …")
    desk.clock.set(14, 50)
    desk.hand.press("Space")
    assert (desk.meeting.status, desk.meeting.closed) == (Status.DRAFT, time(14, 50))


def test_the_title_of_the_next_item_is_shown_also_when_she_was_typing_in_the_title(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.enter("Ärendets rubrik", "Ny rubrik")
    desk.hand.press("Ctrl+Return")
    assert desk.hand.find(TextBox, "Ärendets rubrik").value() == "Föregående protokoll"
    assert desk.titles()[:2] == ["Ny rubrik", "Föregående protokoll"]


@pytest.fixture
def ended(desk: Desk) -> Desk:
    """The demo meeting, when it is over and the text is polished."""
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    assert desk.meeting.status is Status.DRAFT
    return desk


def test_when_the_meeting_is_over_ctrl_enter_only_turns_the_leaf(ended: Desk) -> None:
    before = ended.meeting
    ended.clock.set(19, 0)
    ended.hand.press("Ctrl+Return", "Ctrl+G")
    assert ended.meeting == before
    assert page_of(ended).shown_item == before.items[1].id
    assert not ended.hand.sees("Gå hit")
    assert ended.window.status.facts.startswith("Mötet slutade kl. 14.50")


def test_the_meeting_is_ended_with_those_words_and_can_go_on(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.press("Ctrl+G", "Ctrl+5")
    desk.clock.set(14, 50)
    desk.hand.click("Avsluta mötet")
    assert (desk.meeting.status, desk.meeting.closed, desk.meeting.current_item) == (Status.DRAFT, time(14, 50), None)
    desk.hand.click("Fortsätt mötet")
    assert desk.meeting.status is Status.OPEN


def test_the_meeting_begins_with_its_first_item_when_the_roll_is_called(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    page_of(desk).show_item(desk.meeting.items[3].id)
    desk.window.show_step(Step.ROLL_CALL)
    desk.clock.set(9, 31)
    desk.hand.press("N", "Ctrl+Return")
    first, second = desk.meeting.items[:2]
    assert (desk.meeting.status, desk.meeting.opened) == (Status.OPEN, time(9, 31))
    assert page_of(desk).isVisible()
    assert page_of(desk).shown_item == desk.meeting.current_item == first.id
    assert desk.bar == "Mötet började kl. 09.31."
    desk.hand.write("Ordföranden öppnade mötet.")
    desk.clock.set(9, 50)
    desk.hand.press("Ctrl+Return")
    first, second = desk.meeting.items[:2]
    assert (first.opened, first.closed, second.opened) == (time(9, 31), time(9, 50), time(9, 50))
    for _ in range(3):
        desk.window.undo()
    assert (desk.meeting.status, desk.meeting.current_item) == (Status.PLANNED, None)


def test_a_roll_that_nobody_is_called_from_begins_nothing(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ROLL_CALL)
    desk.hand.press("Ctrl+Return")
    assert page_of(desk).isVisible()
    assert desk.meeting.status is Status.PLANNED


def test_before_the_day_nothing_begins_until_she_says_so(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ROLL_CALL)
    desk.clock.moment = desk.clock.moment.replace(day=7)
    desk.hand.press("A", "Ctrl+Return")
    assert page_of(desk).isVisible()
    desk.hand.press("Ctrl+Return")
    assert page_of(desk).shown_item == desk.meeting.items[1].id
    assert (desk.meeting.status, desk.meeting.current_item) == (Status.PLANNED, None)
    desk.hand.press("Ctrl+G")
    assert (desk.meeting.status, desk.meeting.current_item) == (Status.OPEN, desk.meeting.items[1].id)


def test_the_item_she_goes_on_from_has_been_dealt_with_though_nobody_said_that_it_began(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.write("Ordföranden öppnade mötet.")
    desk.clock.set(9, 50)
    desk.hand.press("Ctrl+Return")
    first, second = desk.meeting.items[:2]
    assert (first.opened, first.closed, second.opened) == (time(9, 50), time(9, 50), time(9, 50))
    assert desk.meeting.current_item == second.id


def test_jav_in_the_item_the_meeting_is_in_has_the_clock_of_now_and_in_another_none(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.press("Ctrl+G")
    who = desk.meeting.attendees[0].id
    desk.clock.set(9, 42)
    page_of(desk).formal.panel.recused.emit(who)
    page_of(desk).show_item(desk.meeting.items[4].id)
    page_of(desk).formal.panel.recused.emit(who)
    assert [(event.before, event.clock) for event in desk.meeting.events] == [
        (desk.meeting.items[0].id, time(9, 42)),
        (desk.meeting.items[4].id, None),
    ]


def test_a_meeting_that_cannot_be_saved_to_has_not_begun_and_nobody_says_so(desk: Desk) -> None:
    def save() -> None:
        raise OSError(errno.ENOSPC, "full")

    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ROLL_CALL)
    desk.hand.press("N")
    desk.window.autosave.schedule("something", save)
    desk.hand.press("Ctrl+Return")
    assert desk.meeting.status is Status.PLANNED
    assert desk.window.steps.step is Step.ROLL_CALL
    assert not desk.bar.startswith("Mötet började")
    desk.window.autosave.give_up()
    desk.errors.clear()
