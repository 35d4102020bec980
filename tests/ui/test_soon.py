"""What is called soon: once, after what goes on, not for one who is gone, and with a road for what it raises."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QHeaderView

from samradapp.ui.soon import soon
from tests.ui.hand import Desk


def test_it_is_called_once_when_this_is_done(desk: Desk) -> None:
    called: list[int] = []
    soon(desk.window, lambda: called.append(1))
    assert called == []
    desk.qtbot.waitUntil(lambda: called == [1])
    desk.qtbot.wait(50)
    assert called == [1]


def test_it_is_not_called_for_one_who_is_gone(desk: Desk) -> None:
    called: list[int] = []
    owner = QObject()
    soon(owner, lambda: called.append(1))
    owner.deleteLater()
    del owner
    desk.qtbot.wait(50)
    assert called == []


def test_nothing_is_left_when_it_has_been_called(desk: Desk) -> None:
    owner = QObject()
    soon(owner, lambda: None)
    desk.qtbot.waitUntil(lambda: not owner.findChildren(QTimer))


@pytest.mark.parametrize(
    "bug", [lambda: 1 // 0, lambda: int("ett"), lambda: QHeaderView(Qt.Orientation.Vertical).scrollTo()]
)
def test_what_it_raises_is_told_while_a_message_watches_the_window(desk: Desk, bug: Callable[[], object]) -> None:
    desk.window.messages.show_message("Något står i listen")
    soon(desk.window, bug)
    desk.qtbot.waitUntil(lambda: len(desk.errors) == 1)
    desk.errors.clear()
