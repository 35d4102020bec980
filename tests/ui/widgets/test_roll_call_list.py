from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from samradapp.domain.rollcall import Mark
from samradapp.ui.models.roll_call import RollHeading, RollListRow, RollRow
from samradapp.ui.widgets.roll_call_list import RollCallList
from tests.ui.conftest import CheckModel, Press, TypeText

ROWS: tuple[RollListRow, ...] = (
    RollHeading(1, "Samråd", counts="0 av 3 avprickade", leads=True),
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
    roll.marked.connect(lambda entry, mark: record(roll, entry, mark))
    roll.resize(400, 400)
    roll.show()
    roll.setFocus()
    return roll


def record(roll: RollCallList, entry: int, mark: Mark) -> None:
    """Answer as the page does when a mark is recorded."""
    rows = roll.rows()
    roll.set_rows([replace(r, mark=mark) if isinstance(r, RollRow) and r.entry_id == entry else r for r in rows])


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


WIDE: tuple[RollListRow, ...] = (
    RollHeading(1, "Samråd", leads=True),
    *(RollRow(n, f"Ledamot {n}") for n in range(1, 6)),
    RollHeading(2, "Tjänstepersoner"),
    *(RollRow(10 + n, f"Tjänsteperson {n}") for n in range(1, 6)),
    RollHeading(3, "Adjungerade", folded=True, in_turn=True),
    RollHeading(4, "Ledningsgruppen", folded=True),
)


@pytest.fixture
def wide(roll: RollCallList) -> RollCallList:
    """Three columns of names, and two groups that are folded."""
    roll.resize(1000, 500)
    roll.set_rows(WIDE)
    roll.choose_entry(1)
    return roll


def test_right_and_left_go_to_the_name_beside(wide: RollCallList, press: Press) -> None:
    press(wide, Qt.Key.Key_Down)
    assert chosen(wide) == "Ledamot 2"
    press(wide, Qt.Key.Key_Right)
    assert chosen(wide) == "Tjänsteperson 2"
    press(wide, Qt.Key.Key_Right)
    assert chosen(wide) == "Tjänsteperson 5"
    press(wide, Qt.Key.Key_Right)
    assert chosen(wide) == "Tjänsteperson 5"
    press(wide, Qt.Key.Key_Left)
    press(wide, Qt.Key.Key_Left)
    assert chosen(wide) == "Ledamot 2"


def test_a_mark_at_the_foot_of_a_column_steps_to_the_next_column(wide: RollCallList, press: Press) -> None:
    found = marks(wide)
    wide.choose_entry(5)
    press(wide, Qt.Key.Key_N)
    assert (found, chosen(wide)) == ([(5, Mark.PRESENT)], "Tjänsteperson 1")


def test_what_is_clicked_is_what_stands_there(wide: RollCallList, qtbot: QtBot) -> None:
    for position, row in enumerate(WIDE):
        if isinstance(row, RollRow):
            index = wide.model().index(position, 0)
            qtbot.mouseClick(wide.viewport(), Qt.MouseButton.LeftButton, pos=wide.visualRect(index).center())
            assert chosen(wide) == row.name
            assert wide.indexAt(wide.visualRect(index).center()) == index


def test_stepping_on_opens_a_group_that_is_called_now_and_passes_by_others(wide: RollCallList, press: Press) -> None:
    asked: list[int] = []

    def unfold(group: int) -> None:
        asked.append(group)
        opened = replace(WIDE[12], folded=False)
        wide.set_rows((*WIDE[:12], opened, RollRow(30, "Åke Ås"), WIDE[13]))

    wide.fold_requested.connect(unfold)
    wide.choose_entry(15)
    press(wide, Qt.Key.Key_N)
    assert (asked, chosen(wide)) == ([3], "Åke Ås")
    press(wide, Qt.Key.Key_N)
    assert (asked, chosen(wide)) == ([3], "Åke Ås")


def test_a_folded_group_is_opened_by_enter_and_by_a_click(wide: RollCallList, qtbot: QtBot, press: Press) -> None:
    asked: list[int] = []
    wide.fold_requested.connect(asked.append)
    press(wide, Qt.Key.Key_End)
    press(wide, Qt.Key.Key_Return)
    press(wide, Qt.Key.Key_N)
    place = wide.visualRect(wide.model().index(12, 0)).center()
    qtbot.mouseClick(wide.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [4, 3]


def test_e_and_l_ask_for_a_substitute_and_a_person(wide: RollCallList, qtbot: QtBot, type_text: TypeText) -> None:
    with qtbot.waitSignal(wide.service_requested):
        type_text(wide, "e")
    with qtbot.waitSignal(wide.person_requested):
        type_text(wide, "L")


def test_the_chosen_name_is_in_sight_wherever_she_steps(roll: RollCallList, press: Press) -> None:
    roll.resize(300, 200)
    roll.set_rows((RollHeading(1, "Samråd", leads=True), *(RollRow(n, f"Namn {n}") for n in range(1, 40))))
    shown = roll.viewport().height() // roll.visualRect(roll.model().index(1, 0)).height()
    page_up = f"Namn {39 - shown + 1}"  # a page is as many rows as are seen whole, less the one that is kept
    for key, names in ((Qt.Key.Key_End, {"Namn 39"}), (Qt.Key.Key_PageUp, {page_up, f"Namn {39 - shown}"}),
                       (Qt.Key.Key_Home, {"Namn 1"})):  # fmt: skip
        press(roll, key)
        assert chosen(roll) in names
        assert roll.viewport().rect().contains(roll.visualRect(roll.currentIndex()))
    assert roll.verticalScrollBar().value() == 0


def test_a_letter_that_is_held_down_marks_one_name(roll: RollCallList, hold: TypeText) -> None:
    found = marks(roll)
    hold(roll, "n")
    assert found == [(1, Mark.PRESENT)]
