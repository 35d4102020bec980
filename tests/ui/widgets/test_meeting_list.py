import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from samradapp.ui.models.meeting_list import MeetingListRow, MeetingRow, YearRow
from samradapp.ui.tokens import Tone
from samradapp.ui.widgets.meeting_list import MeetingList
from tests.ui.conftest import CheckModel, Press

ROWS: tuple[MeetingListRow, ...] = (
    YearRow(2024, "2 möten"),
    MeetingRow(2, "2-2024", "Samråd", "Ärende 19", "fre 3 maj 2024", "Pågår", Tone.OK),
    MeetingRow(1, "1-2024", "Samråd", "14 ärenden", "fre 2 feb 2024", "Justerat"),
    YearRow(2023),
    MeetingRow(3, "4-2023", "Samråd"),
)


@pytest.fixture
def meetings(qtbot: QtBot, check_model: CheckModel) -> MeetingList:
    meetings = MeetingList()
    qtbot.addWidget(meetings)
    check_model(meetings._list.model())
    meetings.set_rows(ROWS)
    meetings.resize(900, 500)
    meetings.show()
    meetings.focus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return meetings


def heard(signal) -> list[tuple]:
    result: list[tuple] = []
    signal.connect(lambda *args: result.append(args))
    return result


def test_the_first_meeting_is_chosen_and_enter_opens_it(meetings: MeetingList, press: Press) -> None:
    opened = heard(meetings.opened)
    press(meetings._list, Qt.Key.Key_Return)
    press(meetings._list, Qt.Key.Key_End)
    press(meetings._list, Qt.Key.Key_Return)
    assert opened == [(2,), (3,)]


def test_a_double_click_opens(meetings: MeetingList, qtbot: QtBot) -> None:
    opened = heard(meetings.opened)
    place = meetings._list.visualRect(meetings._list.model().index(2, 0)).center()
    qtbot.mouseClick(meetings._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(meetings._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [(1,)]


def test_without_meetings_keys_one_to_three_begin(meetings: MeetingList, press: Press) -> None:
    asked = [heard(s) for s in (meetings.example_requested, meetings.new_requested, meetings.import_requested)]
    press(meetings._list, Qt.Key.Key_1)
    assert asked == [[], [], []]
    meetings.set_rows(())
    meetings.focus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        press(meetings._cards[0], key)
    assert asked == [[()], [()], [()]]


def test_the_cards_are_buttons(meetings: MeetingList, qtbot: QtBot, press: Press) -> None:
    meetings.set_rows(())
    meetings.focus()
    new, example = heard(meetings.new_requested), heard(meetings.example_requested)
    qtbot.mouseClick(meetings._cards[1], Qt.MouseButton.LeftButton)
    press(meetings._cards[0], Qt.Key.Key_Space)
    assert (new, example) == ([()], [()])


def test_the_chosen_meeting_stays_when_others_come(meetings: MeetingList) -> None:
    assert meetings.choose(1)
    meetings.set_rows((YearRow(2025), MeetingRow(9, "1-2025", "Nytt"), *ROWS))
    assert meetings.chosen_meeting() == 1


def test_the_row_under_the_pointer_is_grey_and_no_other(meetings: MeetingList, qtbot: QtBot) -> None:
    rows = meetings._list
    first, second = (rows.model().index(row, 0) for row in (1, 2))

    def ground(index) -> str:
        corner = rows.visualRect(index).topRight() - QPoint(rows.visualRect(index).width() // 2, -8)
        return rows.viewport().grab().toImage().pixelColor(corner).name()

    resting = ground(second)
    qtbot.mouseMove(rows.viewport(), rows.visualRect(second).center())
    qtbot.waitUntil(lambda: rows.is_under_pointer(second))
    assert not rows.is_under_pointer(first)
    assert ground(second) != resting
    qtbot.mouseMove(rows.viewport(), rows.visualRect(first).center())
    qtbot.waitUntil(lambda: rows.is_under_pointer(first))
    assert ground(second) == resting
