from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from samradapp.ui.models.register import CellKind, RegisterColumn, RegisterRow
from samradapp.ui.tokens import scaled
from samradapp.ui.widgets.register_table import RegisterTable
from tests.ui.conftest import CheckModel, Press, TypeText

COLUMNS = (
    RegisterColumn("name", "Namn"),
    RegisterColumn("from", "Från", CellKind.DATE, width=120),
    RegisterColumn("principal", "Huvudman", CellKind.CHOICE, ((1, "Umeå"), (2, "Åsele"), (None, "ingen")), width=120),
    RegisterColumn("party", "Parti", width=100),
    RegisterColumn("number", "Antal", CellKind.NUMBER, width=80),
)
ROWS = tuple(RegisterRow(n, (f"Namn {n}", date(2024, 1, n), 1, "C", n)) for n in (1, 2, 3))
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qtbot: QtBot, check_model: CheckModel) -> RegisterTable:
    table = RegisterTable("Personer", COLUMNS, ordered=True)
    qtbot.addWidget(table)
    check_model(table._model)
    table.set_rows(ROWS)
    table.resize(800, 400)
    table.show()
    table._table.setFocus()
    qtbot.waitUntil(table._table.hasFocus)
    return table


def heard(signal) -> list[tuple]:
    result: list[tuple] = []
    signal.connect(lambda *args: result.append(args))
    return result


def write(table: RegisterTable, column: int, text: str, type_text: TypeText, press: Press) -> None:
    table._choose(2, column)
    press(table._table, Qt.Key.Key_F2)
    line = table._table.findChildren(QLineEdit)[-1]
    line.clear()
    type_text(line, text)
    press(line, Qt.Key.Key_Return)
    QApplication.processEvents()  # an editor that Enter closes is closed a moment later
    QApplication.sendPostedEvents(None, 52)  # and deleted


def test_cells_are_sent_as_what_their_columns_are(table: RegisterTable, type_text: TypeText, press: Press) -> None:
    changed = heard(table.cell_changed)
    write(table, 0, "Åsa", type_text, press)
    write(table, 1, "9 okt 2026", type_text, press)
    write(table, 4, "12", type_text, press)
    write(table, 4, "", type_text, press)
    assert changed == [(2, "name", "Åsa"), (2, "from", date(2026, 10, 9)), (2, "number", 12), (2, "number", None)]


def test_what_cannot_be_read_is_said_and_not_sent(table: RegisterTable, type_text: TypeText, press: Press) -> None:
    changed = heard(table.cell_changed)
    write(table, 1, "snart", type_text, press)
    assert changed == []
    assert table._wrong.isVisible()
    write(table, 1, "2026-10-09", type_text, press)
    assert not table._wrong.isVisible()


def test_a_choice_is_sent(table: RegisterTable, press: Press) -> None:
    changed = heard(table.cell_changed)
    table._choose(2, 2)
    press(table._table, Qt.Key.Key_F2)
    combo = table._table.findChild(QComboBox)
    combo.showPopup()
    press(combo.view(), Qt.Key.Key_Down)
    press(combo.view(), Qt.Key.Key_Down)
    press(combo.view(), Qt.Key.Key_Return)
    assert changed == [(2, "principal", None)]


def test_typing_is_told_at_once_and_giving_up_tells_the_old(
    table: RegisterTable, type_text: TypeText, press: Press
) -> None:
    edited = heard(table.cell_edited)
    table.edit_first(2)
    line = table._table.findChild(QLineEdit)
    type_text(line, "x")
    table.set_rows((ROWS[0], RegisterRow(2, ("x", *ROWS[1].values[1:])), ROWS[2]))
    type_text(line, "y")
    assert line.text() == "xy"
    press(line, Qt.Key.Key_Escape)
    assert edited == [(2, "name", "x"), (2, "name", "xy"), (2, "name", "Namn 2")]


def test_rows_are_added_removed_and_moved_by_key(table: RegisterTable, press: Press) -> None:
    added, removed, moved = heard(table.added), heard(table.removed), heard(table.moved)
    table.choose(2)
    press(table._table, Qt.Key.Key_N, CTRL)
    press(table._table, Qt.Key.Key_Delete)
    press(table._table, Qt.Key.Key_Up, ALT)
    press(table._table, Qt.Key.Key_Down, ALT)
    table.choose(3)
    press(table._table, Qt.Key.Key_Down, ALT)
    assert (added, removed) == ([()], [(2,)])
    assert moved == [(2, 1), (2, None)]


def test_the_chosen_row_stays_when_rows_move(table: RegisterTable) -> None:
    table.choose(3)
    table.set_rows((ROWS[2], ROWS[0]))
    assert table.chosen_row() == 3


def test_new_choices_are_shown_in_the_cells(table: RegisterTable) -> None:
    table.set_choices("principal", ((1, "Region Västerbotten"),))
    assert table._model.index(0, 2).data() == "Region Västerbotten"


def test_an_empty_table_says_so(table: RegisterTable) -> None:
    table.set_rows(())
    assert table._empty.isVisible()


def test_a_narrow_table_takes_from_empty_columns_before_words_are_cut(table: RegisterTable) -> None:
    view, header = table._table, table._table.horizontalHeader()
    assert header.length() == view.viewport().width()
    assert [view.columnWidth(n) for n in (1, 2, 3, 4)] == [scaled(width, view.font()) for width in (120, 120, 100, 80)]
    table.set_rows([RegisterRow(1, ("Någon med ett långt namn", None, 1, "", None))])
    words = view.fontMetrics().horizontalAdvance("Någon med ett långt namn")
    needed = sum(view._needed_width(n) for n in range(5))
    table.resize(needed + 10, 400)
    assert header.length() == view.viewport().width()
    assert view.columnWidth(0) > words
    assert view.columnWidth(1) < scaled(120, view.font())
    table.resize(needed - 40, 400)
    assert header.length() > view.viewport().width()
    assert view.columnWidth(0) > words
    assert all(view.columnWidth(n) >= header.sectionSizeHint(n) for n in range(5))
