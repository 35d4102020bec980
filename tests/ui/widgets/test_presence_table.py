"""The presence grid: what it shows, what its keys ask for, and that it is quick."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from samradapp.domain.presence_grid import Cell, Grid, GridRow
from samradapp.domain.rollcall import EventKind
from samradapp.ui.tokens import tokens_of
from samradapp.ui.widgets.presence_table import PresenceGrid, PresenceTable
from tests.ui.conftest import CheckModel, Press, TypeText

HERE, OUT, AWAY, NOTHING = Cell.SERVING, Cell.RECUSED, Cell.ABSENT, Cell.NONE
GRID = Grid(
    (10, 20, 30),
    (
        GridRow(1, 7, "Ragna Furuvik", "KD", cells=(HERE, OUT, NOTHING)),
        GridRow(2, 7, "Disa Lind", "M", stands_in=True, cells=(Cell.PRESENT, Cell.PRESENT, NOTHING)),
        GridRow(3, 8, "Åke Ås", cells=(AWAY, Cell.UNKNOWN, NOTHING)),
    ),
    (1, 0, None),
    (True, True, False),
)
NUMBERS = ("15", "16", "17")


@pytest.fixture
def grid(qtbot: QtBot, check_model: CheckModel) -> PresenceGrid:
    grid = PresenceGrid()
    qtbot.addWidget(grid)
    check_model(grid.table.grid)
    grid.set_grid(GRID, NUMBERS, "ärende", 20)
    grid.resize(700, 400)
    grid.show()
    grid.table.setFocus()
    return grid


def heard(signal) -> list[tuple]:
    result: list[tuple] = []
    signal.connect(lambda *args: result.append(args))
    return result


def said(table: PresenceTable, row: int, column: int) -> str:
    return table.model().index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_chosen_cell_is_at_first_the_current_item(grid: PresenceGrid) -> None:
    assert grid.table.chosen() == (1, 20)


def test_each_cell_says_itself_in_words(grid: PresenceGrid) -> None:
    assert said(grid.table, 0, 1) == "Ragna Furuvik, ärende 16: jäv i ärendet"
    assert said(grid.table, 2, 0) == "Åke Ås, ärende 15: inte på plats"
    assert said(grid.table, 2, 2) == "Åke Ås, ärende 17"
    names = [grid.table.model().headerData(row, Qt.Orientation.Vertical) for row in range(3)]
    assert names == ["Ragna Furuvik", "Disa Lind, ers.", "Åke Ås"]


def test_arrows_move_and_letters_ask(grid: PresenceGrid, press: Press, type_text: TypeText) -> None:
    asked, removed = heard(grid.table.act_requested), heard(grid.table.removal_requested)
    press(grid.table, Qt.Key.Key_Down)
    press(grid.table, Qt.Key.Key_Left)
    assert grid.table.chosen() == (2, 10)
    for key in (Qt.Key.Key_K, Qt.Key.Key_G, Qt.Key.Key_J, Qt.Key.Key_Delete):
        press(grid.table, key)
    type_text(grid.table, "xå")
    assert asked == [(kind, 2, 10) for kind in (EventKind.ARRIVES, EventKind.LEAVES, EventKind.RECUSED)]
    assert removed == [(2, 10)]
    assert grid.table.chosen() == (2, 10)


def test_esc_leaves(grid: PresenceGrid, qtbot: QtBot, press: Press) -> None:
    with qtbot.waitSignal(grid.table.left):
        press(grid.table, Qt.Key.Key_Escape)


def test_the_chosen_cell_stays_when_people_and_items_come_and_go(grid: PresenceGrid) -> None:
    grid.table.choose(3, 30)
    new = GridRow(9, 7, "Ny Person", cells=(HERE, HERE, NOTHING))
    grid.set_grid(replace(GRID, rows=(new, *GRID.rows)), NUMBERS, "ärende", 20)
    assert grid.table.chosen() == (3, 30)
    grid.set_grid(GRID, ("1", "2", "3"), "ärende", 20)
    assert grid.table.chosen() == (3, 30)
    grid.set_grid(replace(GRID, rows=GRID.rows[:2]), NUMBERS, "ärende", 20)
    assert grid.table.chosen() == (1, 20)
    grid.set_grid(Grid(), (), "ärende", None)
    assert grid.table.chosen() is None


def test_the_column_of_the_current_item_is_tinted_and_no_other(grid: PresenceGrid) -> None:
    image, ratio = grid.table.viewport().grab().toImage(), grid.table.devicePixelRatioF()
    edges = [grid.table.visualRect(grid.table.model().index(2, column)).topLeft() for column in range(3)]
    tinted = [image.pixelColor(round((p.x() + 1) * ratio), round((p.y() + 2) * ratio)).name().upper() for p in edges]
    soft = tokens_of(QApplication.palette()).soft
    assert [ink == soft for ink in tinted] == [False, True, False]


def test_the_chosen_cell_of_40_items_and_72_names_is_in_sight(grid: PresenceGrid) -> None:
    rows = tuple(GridRow(n, 1, f"Namn {n}", "S", cells=(HERE,) * 40) for n in range(72))
    large = Grid(tuple(range(40)), rows, (72,) * 40, (True,) * 40)
    grid.set_grid(large, tuple(str(n) for n in range(40)), "ärende", 39)
    grid.resize(2560, 1400)
    QApplication.processEvents()
    assert grid.table.viewport().rect().contains(grid.table.visualRect(grid.table.currentIndex()))
