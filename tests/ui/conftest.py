"""Keys as a hand sends them, and text as hypothesis invents it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

TypeText = Callable[[QWidget, str], None]
CheckModel = Callable[[QAbstractItemModel], None]
Press = Callable[..., None]

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _swedish(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("sv_SE"))


@pytest.fixture
def type_text(qtbot: QtBot) -> TypeText:
    """Give a function that types letters one by one; keyClicks aborts on å, ä and ö."""

    def send(widget: QWidget, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, NO_MODIFIER, letter))

    return send


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Give a function that presses one key, shortcuts included."""

    def send(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        qtbot.keyClick(widget, key, modifier)

    return send


@pytest.fixture
def check_model() -> Iterator[CheckModel]:
    """Give a function that has Qt check a model through all its changes; what it finds is a warning, and fails."""
    testers: list[QAbstractItemModelTester] = []

    def check(model: QAbstractItemModel) -> None:
        testers.append(QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning))

    yield check
    testers.clear()
