"""Tab goes through the window as it is read, also through what was made while it was open."""

import gc

import pytest
from PySide6.QtWidgets import QApplication, QWidget, QWidgetItem

from samradapp.actions.demo import make_demo_meeting
from samradapp.ui.widgets.decision_card import DecisionCard
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def writing(desk: Desk) -> Desk:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    return desk


def test_tab_goes_from_field_to_field_of_a_new_decision_and_on_to_what_stands_below(writing: Desk) -> None:
    writing.hand.press("F9", "U")
    names = []
    while writing.window.findChild(DecisionCard).isAncestorOf(focused()):
        names.append(focused().accessibleName())
        writing.hand.press("Tab")
    assert names == ["Uppdrag, vad det gäller", "Uppdrag, ansvarig", "Uppdrag, åter senast"]
    assert focused().accessibleName() == "Godkänn informationen"
    writing.hand.press("Shift+Tab")
    assert focused().accessibleName() == "Uppdrag, åter senast"


@pytest.mark.parametrize("step", list(Step))
def test_tab_goes_round_through_all_that_takes_the_keyboard_and_shift_tab_the_same_way_back(
    writing: Desk, step: Step
) -> None:
    writing.window.show_step(step)
    QApplication.processEvents()  # Qt shows what is new in a layout in its own turn
    first = focused()
    there = round_by(writing, "Tab", first)
    back = round_by(writing, "Shift+Tab", first)
    assert [widget.accessibleName() for widget in reversed(back)] == [widget.accessibleName() for widget in there]
    assert len(set(map(id, there))) == len(there)


def test_tab_leaves_nothing_in_python_that_outlives_the_widget_it_is_about(writing: Desk) -> None:
    """An object for a place in a layout would be taken for whatever gets its place in memory next, and crash."""
    writing.hand.press("F9", "U")
    before = places_in_layouts()
    writing.hand.press(*["Tab"] * 12)
    assert places_in_layouts() == before


def places_in_layouts() -> int:
    gc.collect()
    return sum(type(known) is QWidgetItem for known in gc.get_objects())


def round_by(desk: Desk, key: str, first: QWidget) -> list[QWidget]:
    """Give where a key leads, one after another, until it comes back to the first."""
    met: list[QWidget] = []
    for _ in range(200):
        desk.hand.press(key)
        if focused() is first:
            return met
        met.append(focused())
    raise AssertionError("it never came back")
