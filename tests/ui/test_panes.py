"""F6 and Shift+F6: from pane to pane, each where the keyboard was there last."""

from PySide6.QtWidgets import QApplication, QSplitter, QTableView, QTextEdit, QWidget

from samradapp.actions.demo import make_demo_meeting, make_demo_register
from samradapp.ui.widgets.item_list import ItemList
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def region(desk: Desk) -> str:
    """Say in which part of the window the keyboard is."""
    window = desk.window
    frame = window.frame
    parts = {"rail": frame.rail, "header": frame.header, "steps": window.steps, "messages": window.messages}
    for name, part in parts.items():
        if part.isAncestorOf(focused()):
            return name
    splitter = next((s for s in window.page.findChildren(QSplitter) if s.isVisible()), None)
    if splitter is None:
        return "page"
    return next(f"pane {n}" for n in range(splitter.count()) if splitter.widget(n).isAncestorOf(focused()))


def round_trip(desk: Desk, key: str) -> list[str]:
    seen: list[str] = []
    while region(desk) not in seen:
        seen.append(region(desk))
        desk.hand.press(key)
    return seen


def test_f6_goes_through_all_panes_and_round(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    assert round_trip(desk, "F6") == ["pane 1", "pane 2", "rail", "header", "steps", "pane 0"]


def test_shift_f6_goes_the_other_way(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    assert round_trip(desk, "Shift+F6") == ["pane 1", "pane 0", "steps", "header", "rail", "pane 2"]


def test_a_header_that_has_given_way_is_passed_over(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.window.resize(1280, 600)
    assert "header" not in round_trip(desk, "F6")


def test_the_keyboard_comes_back_to_the_word_it_left(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.write("Ett två tre")
    desk.hand.press("Left", "Left", "Left")
    desk.hand.press("F6", "Shift+F6")
    editor = desk.hand.find(QTextEdit, "Protokolltext")
    assert editor.hasFocus()
    assert editor.textCursor().position() == len("Ett två ")


def test_the_arrows_work_in_the_list_one_has_come_to(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.press("Shift+F6")
    assert isinstance(focused(), ItemList)
    desk.hand.press("Down")
    assert desk.window.pages.page(Step.MINUTES).shown_item == desk.meeting.items[1].id


def test_a_message_is_reached_and_answered_from_the_keyboard(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    done: list[int] = []
    desk.window.messages.show_message("Protokollet är sparat.", action="Öppna", on_action=lambda: done.append(1))
    while region(desk) != "messages":
        desk.hand.press("F6")
    desk.hand.press("Space")
    assert done == [1]


def test_a_page_without_panes_is_one(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+,")
    assert round_trip(desk, "F6") == ["page", "rail"]


def test_f6_lands_on_the_rows_of_a_register_table_and_not_on_its_buttons(desk: Desk) -> None:
    make_demo_register(desk.db)
    desk.hand.press("Ctrl+9", "Down")
    desk.hand.press("F6")
    assert focused().accessibleName() == "Platser"
    assert isinstance(focused(), QTableView)
    desk.hand.press("Down")
    assert focused().currentIndex().row() == 1
    desk.hand.press("F6")
    assert focused().accessibleName() == "Innehavare"
    desk.hand.press("Shift+F6")
    assert focused().currentIndex().row() == 1
