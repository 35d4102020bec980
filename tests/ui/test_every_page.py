"""What holds on every page: each control has a name, is reached by keyboard, shows the keyboard, and is seen whole."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from samradapp.ui.widgets.buttons import KeyButton
from samradapp.ui.widgets.step_bar import Step
from tests.ui import walk
from tests.ui.hand import Desk

each_page = pytest.mark.parametrize("page", walk.PAGES)
each_data = pytest.mark.parametrize("data", walk.DATA)


@each_page
@pytest.mark.parametrize("data", ["empty", "demo"])
def test_every_control_has_a_name_that_can_be_said(desk: Desk, page: str, data: str) -> None:
    walk.show(desk, page, data)
    nameless = [walk.named(control) for control in walk.controls(desk) if not walk.spoken(control).strip()]
    assert not nameless, "\n".join(nameless)


@each_page
def test_every_control_is_reached_by_keyboard(desk: Desk, page: str) -> None:
    walk.show(desk, page, "demo")
    reached = walk.reached_by_keyboard(desk)
    assert reached
    missed = [walk.named(c) for c in walk.controls(desk) if not _is_reached(c, reached)]
    assert not missed, "\n".join(missed)


@each_page
def test_the_keyboard_is_seen_where_it_is(desk: Desk, page: str) -> None:
    walk.show(desk, page, "demo")
    unseen = [walk.named(control) for control in _one_of_each(desk) if not _shows_focus(desk, control)]
    assert not unseen, "\n".join(unseen)


@each_page
@each_data
def test_nothing_is_cut_off_in_a_small_window_with_large_text(desk: Desk, page: str, data: str) -> None:
    desk.window.resize(1280, 720)
    desk.window.upkeep.change("text_size", 150)
    walk.show(desk, page, data)
    assert desk.window.size() == QSize(1280, 720), "a page keeps the window larger"
    cut = walk.cut(desk)
    assert not cut, "\n".join(cut)


@pytest.mark.parametrize("page", [step.name.lower() for step in Step])
@each_data
def test_nothing_is_cut_off_in_the_narrowest_window_with_large_text(desk: Desk, page: str, data: str) -> None:
    desk.window.upkeep.change("text_size", 150)
    desk.window.resize(1280, 720)
    walk.show(desk, page, data)
    for _ in range(2):  # it may be narrower still when the frame has made room
        desk.window.resize(1, 720)
        walk.settle()
    if QFontInfo(QApplication.font()).family() == "Inter":  # others are wider
        assert desk.window.width() < 1000
    cut = walk.cut(desk)
    assert not cut, "\n".join(cut)


def _is_reached(control: QWidget, reached: set[QWidget]) -> bool:
    if control in reached or any(control.isAncestorOf(other) for other in reached):
        return True
    if isinstance(control, KeyButton) and control.key:
        return True
    group = control.group() if isinstance(control, QAbstractButton) else None
    if group is not None and group.exclusive() and any(other in reached for other in group.buttons()):
        return True  # the arrows lead from one to the next
    return control.focusProxy() in reached


def _one_of_each(desk: Desk) -> list[QWidget]:
    """Give one control of each kind; they are painted alike."""
    found = {(type(c), getattr(c, "kind", ""), c.property("quiet")): c for c in walk.controls(desk) if _takes_tab(c)}
    return list(found.values())


def _takes_tab(control: QWidget) -> bool:
    return bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _shows_focus(desk: Desk, control: QWidget) -> bool:
    desk.window.setFocus()
    walk.settle()
    before = control.grab().toImage()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    return control.grab().toImage() != before
