"""Who comes and goes, on the pages where it is noted."""

from datetime import time

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QTextEdit, QToolButton

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.meeting import Status
from samradapp.domain.rollcall import EventKind
from samradapp.store import proceedings
from samradapp.ui.widgets.step_bar import Step
from samradapp.ui.widgets.time_fields import ClockField
from tests.ui.hand import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list of names pops up


@pytest.fixture
def running(desk: Desk) -> Desk:
    """The demo meeting, in the middle of its first item but one."""
    meeting_id = make_demo_meeting(desk.db)
    proceedings.set_status(desk.db, meeting_id, Status.OPEN)
    desk.window.open_meeting(meeting_id, Step.MINUTES)
    desk.hand.press("Ctrl+G", "Ctrl+Return")
    assert desk.meeting.current_item == desk.meeting.items[1].id
    return desk


def test_enter_in_the_list_of_names_chooses_the_name_and_no_more(running: Desk) -> None:
    before = running.meeting.events
    running.hand.press("F7")
    running.hand.write("Birgit")
    running.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    running.hand.press("Down", "Return")
    assert running.meeting.events == before
    assert running.hand.find(QComboBox, "Person").currentText() == "Birgit Åkerlund (S)"
    running.hand.press("Return")
    noted = running.meeting.events[-1] if running.meeting.events != before else None
    assert noted is not None
    assert (noted.kind, noted.before) == (EventKind.LEAVES, running.meeting.items[1].id)


def test_who_comes_during_an_item_stands_before_the_next(running: Desk) -> None:
    running.hand.press("F7")
    running.hand.choose("Vad som hände", "Kom")
    running.hand.choose("Person", "Nils Ahlgren (V)")
    running.hand.press("Return")
    assert (running.meeting.events[-1].kind, running.meeting.events[-1].before) == (
        EventKind.ARRIVES,
        running.meeting.items[2].id,
    )


def test_the_item_that_she_chose_herself_stays_chosen(running: Desk) -> None:
    running.hand.press("F7")
    running.hand.choose("Före ärende", "4")
    running.hand.choose("Vad som hände", "Kom")
    running.hand.choose("Person", "Nils Ahlgren (V)")
    running.hand.press("Return")
    assert running.meeting.events[-1].before == running.meeting.items[3].id


@pytest.mark.parametrize(("place", "noted"), [("1", None), ("2", time(11, 40)), ("3", time(11, 40)), ("4", None)])
def test_the_clock_is_taken_where_the_meeting_is_and_nowhere_else(
    running: Desk, place: str, noted: time | None
) -> None:
    running.clock.set(11, 40)
    running.hand.press("F7")
    running.hand.choose("Före ärende", place)
    assert running.hand.find(ClockField, "Klockan").placeholderText() == ("nu" if noted else "00.00")
    running.hand.choose("Person", "Nils Ahlgren (V)")
    running.hand.press("Return")
    assert running.meeting.events[-1].clock == noted


def test_a_clock_that_she_types_stands_wherever_it_was(running: Desk) -> None:
    running.hand.press("F7")
    running.hand.choose("Före ärende", "1")
    running.hand.choose("Person", "Nils Ahlgren (V)")
    running.hand.click_on(running.hand.find(ClockField, "Klockan"))
    running.hand.write("9.05")
    running.hand.press("Return")
    assert running.meeting.events[-1].clock == time(9, 5)


def test_undo_takes_back_who_came_and_the_text_keeps_the_keyboard(running: Desk) -> None:
    before = running.meeting.events
    running.hand.press("F7")
    running.hand.choose("Vad som hände", "Kom")
    running.hand.choose("Person", "Nils Ahlgren (V)")
    running.hand.press("Return")
    assert len(running.meeting.events) == len(before) + 1
    running.hand.click_on(running.hand.find(QTextEdit, "Protokolltext"))
    running.hand.press("Ctrl+Z")
    assert running.meeting.events == before
    assert running.bar.startswith("Ångrade: Nils Ahlgren")
    assert running.hand.find(QTextEdit, "Protokolltext").hasFocus()


def test_a_line_that_has_the_keyboard_keeps_it_when_something_else_changes(running: Desk) -> None:
    item = next(item for item in running.meeting.items if item.motions)
    running.window.show_item(item.id)
    take_back = next(
        tool for tool in running.window.findChildren(QToolButton) if tool.accessibleName().startswith("Återta: Ylva")
    )
    running.hand.bring_into_view(take_back)
    take_back.setFocus()
    running.hand.press("F8")
    assert take_back.hasFocus()
