"""A meeting removed from the list, and brought back."""

from samradapp.domain.meeting import Status
from samradapp.store import meeting_list, meetings, proceedings
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
