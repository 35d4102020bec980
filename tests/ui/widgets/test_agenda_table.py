from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QSpinBox
from pytestqt.qtbot import QtBot

from samradapp.domain.meeting import Kind
from samradapp.domain.template import read_presenters
from samradapp.ui.models.agenda import AgendaHeading, AgendaListRow, AgendaRow, Column
from samradapp.ui.style import window_font
from samradapp.ui.widgets.agenda_table import AgendaTable
from samradapp.ui.widgets.name_line import NameLine
from tests.ui.conftest import CheckModel, Press, TypeText

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
FIRST = AgendaRow(1, 10, "15.", "Upprop", Kind.FORMALITY, (("Ordföranden", ""),), 10, "09.30")
ROWS: tuple[AgendaListRow, ...] = (
    AgendaHeading(10, "Samråd", "2 ärenden"),
    FIRST,
    AgendaRow(2, 10, "16.", "Primärvården", Kind.INFORMATION, (), None, "09.40"),
    AgendaHeading(20, "Systemledningen"),
    AgendaRow(3, 20, "17.", "Följeutvärdering", Kind.DIALOGUE, withdrawn=True),
)


@pytest.fixture
def agenda(qtbot: QtBot, check_model: CheckModel) -> AgendaTable:
    QApplication.setFont(window_font())  # a window of another test may have had larger text
    agenda = AgendaTable()
    qtbot.addWidget(agenda)
    check_model(agenda.model())
    agenda.set_rows(ROWS)
    agenda.resize(1000, 500)
    agenda.show()
    agenda.setFocus()
    qtbot.waitUntil(agenda.hasFocus)
    return agenda


def heard(signal) -> list[tuple]:
    result: list[tuple] = []
    signal.connect(lambda *args: result.append(args))
    return result


def test_a_title_is_edited_in_place_and_told_as_it_is_typed(
    agenda: AgendaTable, type_text: TypeText, press: Press
) -> None:
    edited, changed = heard(agenda.title_edited), heard(agenda.title_changed)
    agenda.edit_title(2)
    line = agenda.findChild(QLineEdit)
    type_text(line, "Å")
    agenda.set_rows(tuple(replace(r, title="Å") if isinstance(r, AgendaRow) and r.id == 2 else r for r in ROWS))
    line.end(False)
    type_text(line, "r")
    press(line, Qt.Key.Key_Return)
    QApplication.processEvents()  # an editor that Enter closes is closed a moment later
    assert edited == [(2, "Å"), (2, "År")]
    assert changed == [(2, "År")]


def test_giving_up_sends_the_old_title_again(agenda: AgendaTable, type_text: TypeText, press: Press) -> None:
    edited, changed = heard(agenda.title_edited), heard(agenda.title_changed)
    agenda.edit_title(2)
    line = agenda.findChild(QLineEdit)
    type_text(line, "x")
    press(line, Qt.Key.Key_Escape)
    assert edited == [(2, "x"), (2, "Primärvården")]
    assert changed == []


def test_presenters_kind_minutes_and_number_are_sent_as_what_they_are(
    agenda: AgendaTable, type_text: TypeText, press: Press, qtbot: QtBot
) -> None:
    presenters, kinds = heard(agenda.presenters_changed), heard(agenda.kind_changed)
    minutes, numbers = heard(agenda.minutes_changed), heard(agenda.number_changed)
    agenda.choose(2, Column.PRESENTERS)
    press(agenda, Qt.Key.Key_F2)
    line = agenda.findChild(QLineEdit)
    type_text(line, "Maj Ek, chef; Bo Öst")
    press(line, Qt.Key.Key_Return)
    QApplication.processEvents()  # an editor that Enter closes is closed a moment later
    agenda.choose(2, Column.KIND)
    press(agenda, Qt.Key.Key_F2)
    combo = agenda.findChild(QComboBox)
    combo.setCurrentIndex(combo.findData(Kind.DECISION))
    combo.activated.emit(combo.currentIndex())
    agenda.choose(2, Column.MINUTES)
    press(agenda, Qt.Key.Key_F2)
    spin = agenda.findChild(QSpinBox)
    spin.selectAll()
    type_text(spin.findChild(QLineEdit), "25")
    press(spin, Qt.Key.Key_Return)
    QApplication.processEvents()
    agenda.choose(1, Column.NUMBER)
    press(agenda, Qt.Key.Key_F2)
    line = agenda.focusWidget()
    assert line.text() == "15"
    line.clear()
    press(line, Qt.Key.Key_Return)
    QApplication.processEvents()  # an editor that Enter closes is closed a moment later
    assert presenters == [(2, (("Maj Ek", "chef"), ("Bo Öst", "")))]
    assert kinds == [(2, Kind.DECISION)]
    assert minutes == [(2, 25)]
    assert numbers == [(1, None)]


def test_alt_and_arrows_move_within_and_between_parts(agenda: AgendaTable, press: Press) -> None:
    moved = heard(agenda.moved)
    for item, key in ((1, Qt.Key.Key_Down), (2, Qt.Key.Key_Up), (2, Qt.Key.Key_Down), (3, Qt.Key.Key_Up)):
        agenda.choose(item)
        press(agenda, key, ALT)
    agenda.choose(1)
    press(agenda, Qt.Key.Key_Up, ALT)
    agenda.choose(3)
    press(agenda, Qt.Key.Key_Down, ALT)
    assert moved == [(1, 10, None, {}), (2, 10, 1, {}), (2, 20, 3, {}), (3, 10, None, {})]


@pytest.mark.parametrize(
    ("row", "upper", "target"),
    [(0, True, (10, 1)), (1, True, (10, 1)), (1, False, None), (4, True, (20, 3)), (4, False, (20, None))],
)
def test_a_row_dragged_with_the_mouse_asks_for_its_place(
    agenda: AgendaTable, row: int, upper: bool, target: tuple[int, int | None] | None
) -> None:
    moved = heard(agenda.moved)
    drag(agenda, 2, row, upper=upper)
    assert moved == ([] if target is None else [(2, *target, {})])
    assert agenda.chosen_item() == 2


def test_a_row_dragged_above_the_next_part_stands_last_in_its_own(agenda: AgendaTable) -> None:
    moved = heard(agenda.moved)
    drag(agenda, 1, 3, upper=True)
    assert moved == [(1, 10, None, {})]


def test_esc_lets_go_of_what_is_dragged(agenda: AgendaTable, press: Press) -> None:
    moved = heard(agenda.moved)
    viewport = agenda.viewport()
    begin, end = middle_of(agenda, 2), middle_of(agenda, 4)
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.NoModifier, begin)
    QTest.mouseMove(viewport, end)
    press(agenda, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, end)
    assert moved == []


def middle_of(agenda: AgendaTable, row: int, column: Column = Column.TITLE) -> QPoint:
    return agenda.visualRect(agenda.model().index(row, column)).center()


def drag(agenda: AgendaTable, row: int, to: int, *, upper: bool) -> None:
    """Drag a row by its handle to the upper or lower half of another."""
    viewport, handle = agenda.viewport(), QPoint(16, middle_of(agenda, row).y())
    target = QPoint(60, middle_of(agenda, to, Column.NUMBER).y() + (-8 if upper else 8))
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.NoModifier, handle)
    QTest.mouseMove(viewport, (handle + target) / 2)
    QTest.mouseMove(viewport, target)
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, target)


def test_enter_and_ctrl_n_ask_for_a_new_item_after(agenda: AgendaTable, press: Press) -> None:
    added = heard(agenda.added)
    agenda.choose(1)
    press(agenda, Qt.Key.Key_Return)
    agenda.choose(3)
    press(agenda, Qt.Key.Key_N, CTRL)
    agenda.setCurrentIndex(agenda.model().index(3, 0))
    press(agenda, Qt.Key.Key_Return)
    assert added == [(10, 1), (20, 3), (20, None)]


def test_delete_withdraws_and_with_ctrl_removes(agenda: AgendaTable, press: Press) -> None:
    removed, withdrawn = heard(agenda.removed), heard(agenda.withdrawn)
    agenda.choose(2)
    press(agenda, Qt.Key.Key_Delete)
    press(agenda, Qt.Key.Key_Delete, CTRL)
    agenda.choose(3)
    press(agenda, Qt.Key.Key_Delete)
    assert removed == [(2,)]
    assert withdrawn == [(2, True), (3, False)]


def test_a_click_in_the_chosen_row_opens_the_cell_and_one_in_another_only_chooses(agenda: AgendaTable) -> None:
    agenda.choose(1)
    click(agenda, 2, Column.PRESENTERS)
    assert agenda.chosen_item() == 2
    assert agenda.findChild(QLineEdit) is None
    click(agenda, 2, Column.PRESENTERS)
    assert isinstance(agenda.focusWidget(), NameLine)


def test_tab_goes_from_cell_to_cell_and_on_to_the_next_item(agenda: AgendaTable, press: Press) -> None:
    agenda.edit_title(2)
    names = []
    for _ in range(4):
        field = agenda.focusWidget()
        names.append(field.accessibleName())
        press(field, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert names == ["Ärendets rubrik", "Ärendetyp", "Föredragande: namn, titel; namn", "Minuter"]
    assert agenda.chosen_item() == 3
    assert agenda.focusWidget().accessibleName() == "Ärendets rubrik"
    press(agenda.focusWidget(), Qt.Key.Key_Backtab)
    assert agenda.chosen_item() == 2


def test_a_letter_chooses_a_kind_and_tab_goes_on_from_there(
    agenda: AgendaTable, press: Press, type_text: TypeText
) -> None:
    changed = heard(agenda.kind_changed)
    agenda.choose(2, Column.KIND)
    agenda.edit(agenda.currentIndex())
    type_text(agenda.focusWidget(), "b")
    QApplication.processEvents()
    assert agenda.focusWidget().accessibleName() == "Ärendetyp"
    press(agenda.focusWidget(), Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert changed == [(2, Kind.DECISION)]
    assert agenda.focusWidget().accessibleName() == "Föredragande: namn, titel; namn"


def click(agenda: AgendaTable, row: int, column: Column) -> None:
    QTest.mouseClick(agenda.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, middle_of(agenda, row, column))
    QApplication.processEvents()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu pops up
@pytest.mark.parametrize("how", ["sign", "key", "menu key", "enter"])
def test_the_menu_of_a_row_opens_by_mouse_and_keyboard_and_says_the_keys(
    agenda: AgendaTable, press: Press, qtbot: QtBot, how: str
) -> None:
    withdrawn = heard(agenda.withdrawn)
    agenda.choose(2)
    if how == "sign":
        click(agenda, 2, Column.MORE)
    elif how == "key":
        press(agenda, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    elif how == "menu key":
        press(agenda, Qt.Key.Key_Menu)
    else:
        agenda.choose(2, Column.MORE)
        press(agenda, Qt.Key.Key_Return)
    menu = agenda.findChild(QMenu)
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert list(actions) == [
        "Nytt ärende efter\t↵",
        "Ny rubrik ovanför\tCtrl+Shift+N",
        "Flytta uppåt\tAlt+↑",
        "Flytta nedåt\tAlt+↓",
        "Ärendet utgår\tDel",
        "Ta bort ärendet\tCtrl+Del",
    ]
    actions["Ärendet utgår\tDel"].trigger()
    assert withdrawn == [(2, True)]
    menu.close()


def test_an_item_adjusted_already_cannot_be_edited(agenda: AgendaTable, press: Press, type_text: TypeText) -> None:
    agenda.set_rows(tuple(replace(r, locked=True) if r is FIRST else r for r in ROWS))
    agenda.choose(1)
    press(agenda, Qt.Key.Key_F2)
    type_text(agenda, "x")
    assert agenda.findChild(QLineEdit) is None


def test_the_chosen_item_stays_when_rows_move(agenda: AgendaTable) -> None:
    agenda.choose(2, Column.KIND)
    agenda.set_rows((ROWS[0], ROWS[2], ROWS[1], *ROWS[3:]))
    assert agenda.chosen_item() == 2
    assert agenda.currentIndex().column() == Column.KIND


def test_a_locked_agenda_takes_no_keys(agenda: AgendaTable, press: Press, type_text: TypeText) -> None:
    removed, added = heard(agenda.removed), heard(agenda.added)
    agenda.set_locked(True)
    agenda.choose(1)
    press(agenda, Qt.Key.Key_Delete)
    press(agenda, Qt.Key.Key_Return)
    type_text(agenda, "x")
    assert (removed, added) == ([], [])
    assert agenda.findChild(QLineEdit) is None


@pytest.mark.parametrize(
    ("written", "presenters"),
    [("", ()), (" ; ", ()), ("A", (("A", ""),)), ("A, b, c;D", (("A", "b, c"), ("D", "")))],
)
def test_presenters_are_read(written: str, presenters: tuple[tuple[str, str], ...]) -> None:
    assert tuple(read_presenters(written)) == presenters


def test_where_titles_are_long_presenters_have_what_their_names_need(agenda: AgendaTable) -> None:
    agenda.resize(1000, 400)
    before = agenda.columnWidth(Column.TITLE)
    long = "Ärende om samverkan i länet med en rubrik som är längre än den plats som annars finns"
    agenda.set_rows([AgendaRow(1, 1, "1", long, presenters=(("Bo Ek", ""),)), AgendaRow(2, 1, "2", "Kort")])
    assert agenda.columnWidth(Column.TITLE) > before + 80
    words = agenda.fontMetrics().horizontalAdvance("Bo Ek")
    assert agenda.columnWidth(Column.PRESENTERS) >= words
