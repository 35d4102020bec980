"""The paper: whose title and presenters stand in the fields."""

from pytestqt.qtbot import QtBot

from samradapp.domain.meeting import Kind
from samradapp.ui.widgets.item_sheet import ItemSheet
from tests.ui.conftest import TypeText


def test_another_items_title_is_shown_though_the_keyboard_stays_in_the_field(qtbot: QtBot, type_text: TypeText) -> None:
    sheet = ItemSheet()
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
    sheet.head.show_item(1, "1", "Upprop", Kind.FORMALITY, "Ylva")
    sheet.title.setFocus()
    type_text(sheet.title, "et")
    sheet.head.show_item(2, "2", "Aktuellt", Kind.INFORMATION, "Folke")
    assert sheet.title.hasFocus()
    assert sheet.title.value() == "Aktuellt"
    assert sheet.presenters.text() == "Folke"


def test_what_is_typed_in_a_title_stays_while_the_same_item_is_shown_again(qtbot: QtBot, type_text: TypeText) -> None:
    sheet = ItemSheet()
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
    sheet.head.show_item(1, "1", "", Kind.FORMALITY, "")
    sheet.title.setFocus()
    type_text(sheet.title, "Upprop ")
    sheet.head.show_item(1, "1", "Uppro", Kind.FORMALITY, "")
    assert sheet.title.value() == "Upprop "
