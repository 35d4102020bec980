from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from samradapp.domain.rollcall import Mark
from samradapp.ui.models.roll_call import RollHeading, RollListRow, RollRow
from samradapp.ui.widgets.roll_call_list import RollCallList
from tests.ui.conftest import CheckModel, Press, TypeText

ROWS: tuple[RollListRow, ...] = (
    RollHeading(1, "Samråd", "0 av 3 avprickade"),
    RollRow(1, "Ylva Åhedén", "Granfors · C"),
    RollRow(2, "Fanny Asp", "Tallvik · M"),
    RollRow(3, "vakant", "Myrhed · V", vacant=True),
    RollHeading(2, "Tjänstepersoner"),
    RollRow(4, "Nils Ödmark", "Granfors"),
)


@pytest.fixture
def roll(qtbot: QtBot, check_model: CheckModel) -> RollCallList:
    roll = RollCallList()
    qtbot.addWidget(roll)
    check_model(roll.model())
    roll.set_rows(ROWS)
    roll.resize(400, 400)
    roll.show()
    roll.setFocus()
    return roll


def marks(roll: RollCallList) -> list[tuple[int, Mark]]:
    result: list[tuple[int, Mark]] = []
    roll.marked.connect(lambda entry, mark: result.append((entry, mark)))
    return result


def chosen(roll: RollCallList) -> str:
    return roll.chosen_row().name


def test_the_first_name_is_chosen(roll: RollCallList) -> None:
    assert chosen(roll) == "Ylva Åhedén"


def test_one_key_marks_and_steps_past_headings(roll: RollCallList, press: Press) -> None:
    found = marks(roll)
    press(roll, Qt.Key.Key_N)
    press(roll, Qt.Key.Key_F)
    assert chosen(roll) == "vakant"
    press(roll, Qt.Key.Key_N)
    press(roll, Qt.Key.Key_A)
    assert found == [(1, Mark.PRESENT), (2, Mark.ABSENT), (4, Mark.EXCUSED)]
    assert chosen(roll) == "Nils Ödmark"


def test_typed_letters_mark_and_never_search(roll: RollCallList, type_text: TypeText) -> None:
    found = marks(roll)
    type_text(roll, "nxöå")
    assert found == [(1, Mark.PRESENT)]
    assert chosen(roll) == "Fanny Asp"


def test_space_skips_backspace_goes_back_and_delete_unmarks(roll: RollCallList, press: Press) -> None:
    found = marks(roll)
    press(roll, Qt.Key.Key_Space)
    assert chosen(roll) == "Fanny Asp"
    press(roll, Qt.Key.Key_Backspace)
    assert chosen(roll) == "Ylva Åhedén"
    press(roll, Qt.Key.Key_Backspace)
    press(roll, Qt.Key.Key_Delete)
    assert found == [(1, Mark.UNMARKED)]


def test_slash_and_ctrl_f_ask_for_the_search(
    roll: RollCallList, qtbot: QtBot, press: Press, type_text: TypeText
) -> None:
    found = marks(roll)
    with qtbot.waitSignal(roll.search_requested):
        type_text(roll, "/")
    with qtbot.waitSignal(roll.search_requested):
        press(roll, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert found == []


def test_a_click_on_the_mark_turns_it_and_a_click_on_the_name_does_not(roll: RollCallList, qtbot: QtBot) -> None:
    found = marks(roll)
    row = roll.visualRect(roll.model().index(2, 0))
    qtbot.mouseClick(roll.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(20, 15))
    qtbot.mouseClick(roll.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert found == [(2, Mark.PRESENT)]


def test_marks_come_back_without_moving_the_keyboard(roll: RollCallList, press: Press) -> None:
    press(roll, Qt.Key.Key_N)
    roll.set_rows(
        tuple(replace(r, mark=Mark.PRESENT) if isinstance(r, RollRow) and r.entry_id == 1 else r for r in ROWS)
    )
    assert chosen(roll) == "Fanny Asp"
    assert roll.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Ylva Åhedén, Granfors · C, närvarande"


def test_a_locked_roll_call_takes_no_marks(roll: RollCallList, press: Press) -> None:
    found = marks(roll)
    roll.set_locked(True)
    press(roll, Qt.Key.Key_N)
    assert found == []
