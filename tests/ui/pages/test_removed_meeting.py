"""A meeting removed from the list, and brought back."""

import pytest

from samradapp.domain.meeting import Status
from samradapp.store import journal, meeting_list, meetings, proceedings
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting


def test_a_removed_meeting_comes_back_whole(desk: Desk) -> None:
    meeting = make_planned_meeting(desk.db)
    before = meetings.load(desk.db, meeting)
    desk.window.show_start()
    desk.hand.press("Delete")
    assert meeting_list.list_meetings(desk.db) == ()
    assert "borttaget" in desk.window.messages.sentence
    desk.hand.click("Ångra")
    assert meetings.load(desk.db, meeting) == before
    assert desk.window.start.list.chosen_meeting() == meeting


def test_an_adjusted_meeting_is_not_removed(desk: Desk) -> None:
    meeting = make_planned_meeting(desk.db)
    for status in (Status.OPEN, Status.DRAFT, Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(desk.db, meeting, status)
    desk.window.show_start()
    desk.hand.press("Delete")
    assert "justerat och låst" in desk.window.messages.sentence
    assert meetings.load(desk.db, meeting).locked


@pytest.mark.parametrize("field", ["the list", "the search"])
def test_ctrl_z_brings_a_removed_meeting_back_as_the_bar_does(desk: Desk, field: str) -> None:
    meeting = make_planned_meeting(desk.db)
    before = meetings.load(desk.db, meeting)
    desk.window.show_start()
    desk.hand.press("Delete")
    if field == "the search":
        desk.hand.press("Ctrl+F")
    desk.hand.press("Ctrl+Shift+Z", "Ctrl+Z")
    assert meetings.load(desk.db, meeting) == before
    assert desk.window.start.list.chosen_meeting() == meeting
    assert desk.bar == f"Mötet {before.label} är tillbaka."
    desk.hand.press("Ctrl+Z", "Ctrl+Shift+Z")
    assert meetings.load(desk.db, meeting) == before


def test_meetings_removed_one_after_another_come_back_in_turn_also_when_the_offer_is_gone(desk: Desk) -> None:
    made = [make_planned_meeting(desk.db) for _ in range(3)]
    before = [meetings.load(desk.db, meeting) for meeting in made]
    desk.window.show_start()
    desk.hand.press("Delete", "Delete", "Delete")
    desk.hand.click("Stäng meddelandet")
    assert meeting_list.list_meetings(desk.db) == ()
    desk.hand.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert [meetings.load(desk.db, meeting) for meeting in made] == before
    desk.hand.press("Ctrl+Z")
    assert desk.bar == "Det finns inget mer att ångra."


def test_a_removed_meeting_that_another_window_has_brought_back_is_left_as_it_is(desk: Desk) -> None:
    meeting = make_planned_meeting(desk.db)
    desk.window.show_start()
    desk.hand.press("Delete")
    journal.undo(desk.db, meeting)
    proceedings.set_status(desk.db, meeting, Status.OPEN)
    desk.hand.press("Ctrl+Z")
    assert meetings.load(desk.db, meeting).status is Status.OPEN
    assert desk.bar == "Det finns inget mer att ångra."
