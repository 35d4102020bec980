"""Meeting, page, item and cursor are where she left them."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from samradapp import paths, settings
from samradapp.actions.demo import make_demo_meeting
from samradapp.store import items
from samradapp.ui.main_window import MainWindow
from samradapp.ui.pages.protocol_page import ProtocolPage
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting


def protocol(window: MainWindow) -> ProtocolPage:
    page = window.pages.page(Step.MINUTES)
    assert isinstance(page, ProtocolPage)
    return page


def test_a_meeting_that_is_come_back_to_shows_the_item_and_the_cursor(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    second = desk.meeting.items[1].id
    desk.hand.press("Ctrl+Return")
    desk.hand.write("Ingen hade något att tillägga.")
    desk.hand.press("Home", "Right", "Right")
    desk.hand.press("Ctrl+0")
    assert desk.window.stack.currentWidget() is desk.window.start
    desk.hand.press("Return")
    assert protocol(desk.window).isVisible()
    assert protocol(desk.window).shown_item == second
    assert protocol(desk.window).sheet.editor.place() == 2
    assert protocol(desk.window).sheet.editor.hasFocus()


def test_it_is_so_the_next_time_the_program_is_started_too(desk: Desk, qtbot: QtBot) -> None:
    meeting_id = make_planned_meeting(desk.db)
    desk.window.open_meeting(meeting_id, Step.MINUTES)
    third = desk.meeting.items[2].id
    desk.window.show_item(third)
    desk.hand.write("Läget är gott.")
    desk.hand.press("Left")
    desk.window.close()
    again = MainWindow(desk.opened, desk.data_dir, desk.clock)
    qtbot.addWidget(again)
    again.show()
    again.open_meeting(meeting_id)
    assert protocol(again).shown_item == third
    assert protocol(again).sheet.editor.place() == len("Läget är gott.") - 1
    again.close()


def test_the_page_is_kept_too_and_a_page_that_is_asked_for_goes_first(desk: Desk) -> None:
    meeting_id = make_demo_meeting(desk.db)
    desk.window.open_meeting(meeting_id)
    assert desk.window.steps.step is Step.MINUTES  # nothing is remembered yet
    desk.hand.press("Ctrl+4", "Ctrl+0")
    desk.window.open_meeting(meeting_id)
    assert desk.window.steps.step is Step.REVIEW
    desk.window.open_meeting(meeting_id, Step.ITEMS)
    assert desk.window.steps.step is Step.ITEMS


def test_an_item_that_is_gone_leaves_the_first_one(desk: Desk) -> None:
    meeting_id = make_planned_meeting(desk.db)
    desk.window.open_meeting(meeting_id, Step.MINUTES)
    first, second = (item.id for item in desk.meeting.items[:2])
    desk.window.show_item(second)
    desk.window.show_start()
    items.delete(desk.db, meeting_id, second)
    desk.window.open_meeting(meeting_id)
    assert protocol(desk.window).shown_item == first


@pytest.mark.parametrize("left", [{"step": 99}, {"step": "tre"}, {"step": 3, "item": -1, "cursor": -7}, [], {}])
def test_settings_that_make_no_sense_do_no_harm(desk: Desk, left: object) -> None:
    meeting_id = make_planned_meeting(desk.db)
    desk.window.upkeep.remember(left={str(meeting_id): left})
    desk.window.open_meeting(meeting_id)
    assert desk.meeting.id == meeting_id


def test_at_most_fifty_meetings_are_remembered_the_last_ones(desk: Desk, tmp_path: Path) -> None:
    for number in range(60):
        desk.window.upkeep.remember_left(number, {"step": 1})
    desk.window.upkeep.remember_left(20, {"step": 2})
    kept = settings.load(paths.settings_path(desk.data_dir)).left
    assert len(kept) == 50
    assert list(kept)[-1] == "20"
    assert "9" not in kept


def test_cursor_and_scroll_stay_while_items_and_pages_are_turned(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    for _ in range(60):
        desk.hand.write("rad\n")
    desk.hand.press("Up", "Up")
    editor = protocol(desk.window).sheet.editor
    place, scrolled = editor.place(), editor.verticalScrollBar().value()
    assert scrolled > 0
    desk.hand.press("Ctrl+Return", "Ctrl+1", "Ctrl+3")
    desk.window.show_item(desk.meeting.items[0].id)
    assert (editor.place(), editor.verticalScrollBar().value()) == (place, scrolled)
