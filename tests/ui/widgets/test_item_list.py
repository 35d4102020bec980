import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from samradapp.ui.models.item_list import ItemListModel, ItemRow, ItemState, ListRow, PartRow
from samradapp.ui.widgets.item_list import ItemList
from tests.ui.conftest import CheckModel, Press

ROWS: tuple[ListRow, ...] = (
    ItemRow(1, "15", "Upprop", "Formalia", ItemState.DONE),
    ItemRow(2, "16", "Primärvården är navet", "Information", ItemState.CURRENT),
    PartRow(9, "Systemledningen kl. 13.00"),
    ItemRow(3, "17", "Följeutvärdering"),
    ItemRow(4, "18", "Utgått", "Utgår", ItemState.WITHDRAWN),
)


@pytest.fixture
def items(qtbot: QtBot, check_model: CheckModel) -> ItemList:
    items = ItemList()
    qtbot.addWidget(items)
    check_model(items.model())
    items.set_rows(ROWS)
    items.resize(304, 400)
    items.show()
    return items


def chosen(items: ItemList) -> list[int]:
    result: list[int] = []
    items.item_chosen.connect(result.append)
    return result


def test_the_keyboard_steps_over_the_heading_of_a_part(items: ItemList, press: Press) -> None:
    items.show_item(2)
    ids = chosen(items)
    press(items, Qt.Key.Key_Down)
    press(items, Qt.Key.Key_Down)
    press(items, Qt.Key.Key_Up)
    press(items, Qt.Key.Key_Up)
    press(items, Qt.Key.Key_End)
    press(items, Qt.Key.Key_Home)
    assert ids == [3, 4, 3, 2, 4, 1]


def test_a_click_chooses_and_a_click_on_a_heading_does_not(items: ItemList, qtbot: QtBot) -> None:
    ids = chosen(items)
    for position in (3, 2):
        place = items.visualRect(items.model().index(position, 0)).center()
        qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ids == [3]


def test_showing_an_item_sends_nothing(items: ItemList) -> None:
    ids = chosen(items)
    items.show_item(3)
    assert items.shown_item() == 3
    assert ids == []


def test_the_shown_item_stays_when_it_is_moved_or_others_come_and_go(items: ItemList) -> None:
    items.show_item(3)
    ids = chosen(items)
    items.set_rows((ItemRow(3, "14", "Följeutvärdering"), *ROWS[:3], ItemRow(7, "19", "Nytt")))
    assert items.shown_item() == 3
    items.set_rows(ROWS)
    assert items.shown_item() == 3
    assert ids == []


def test_the_state_is_said_in_words(items: ItemList) -> None:
    assert items.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "16 Primärvården är navet, Information, pågår"
    )


row_lists = st.lists(
    st.one_of(
        st.builds(ItemRow, st.integers(1, 9), st.just("1"), st.sampled_from(("a", "b"))),
        st.builds(PartRow, st.integers(1, 3), st.just("Del")),
    ),
    max_size=8,
    unique_by=lambda row: (type(row), row.id if isinstance(row, ItemRow) else row.part_id),
).map(tuple)


@settings(deadline=None)
@given(st.lists(row_lists, max_size=5))
def test_any_change_of_rows_keeps_the_model_sound(changes: list[tuple[ListRow, ...]]) -> None:
    model = ItemListModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for rows in changes:
        model.set_rows(rows)
        assert model.rows() == rows
    assert tester is not None
