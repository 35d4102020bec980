from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from samradapp.domain.meeting import Kind
from samradapp.domain.template import read_presenters
from samradapp.ui.models.agenda import AgendaHeading, AgendaListRow, AgendaRow, Column
from samradapp.ui.widgets.agenda_table import AgendaTable
from tests.ui.conftest import CheckModel, Press, TypeText

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
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
    assert moved == [(1, 10, None), (2, 10, 1), (2, 20, 3), (3, 10, None)]


@pytest.mark.parametrize(("row", "target"), [(1, (10, 1)), (3, (10, None)), (4, (20, 3)), (5, (20, None))])
def test_a_dropped_item_asks_for_its_place(agenda: AgendaTable, row: int, target: tuple[int, int | None]) -> None:
    moved = heard(agenda.moved)
    model = agenda.model()
    mime = model.mimeData([model.index(2, 0)])
    assert model.dropMimeData(mime, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert moved == [(2, *target)]


def test_enter_and_ctrl_n_ask_for_a_new_item_after(agenda: AgendaTable, press: Press) -> None:
    added = heard(agenda.added)
    agenda.choose(1)
    press(agenda, Qt.Key.Key_Return)
    agenda.choose(3)
    press(agenda, Qt.Key.Key_N, CTRL)
    agenda.setCurrentIndex(agenda.model().index(3, 0))
    press(agenda, Qt.Key.Key_Return)
    assert added == [(10, 1), (20, 3), (20, None)]


def test_delete_removes_and_with_ctrl_withdraws(agenda: AgendaTable, press: Press) -> None:
    removed, withdrawn = heard(agenda.removed), heard(agenda.withdrawn)
    agenda.choose(2)
    press(agenda, Qt.Key.Key_Delete)
    press(agenda, Qt.Key.Key_Delete, CTRL)
    agenda.choose(3)
    press(agenda, Qt.Key.Key_Delete, CTRL)
    assert removed == [(2,)]
    assert withdrawn == [(2, True), (3, False)]


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
