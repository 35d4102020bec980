"""Keys as a hand sends them, and the desk: the window over a database of its own."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import keyring
import pytest
from keyring.backends.null import Keyring as NoKeyring
from PySide6.QtCore import QAbstractItemModel, QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from samradapp.actions.open_data import OpenedData, open_data
from samradapp.ui import work
from tests.ui.hand import Desk

TypeText = Callable[[QWidget, str], None]
CheckModel = Callable[[QAbstractItemModel], None]
Press = Callable[..., None]

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _swedish(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("sv_SE"))


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let long work be done when it is asked for, on a slow machine too; tests of the waiting say otherwise."""
    monkeypatch.setattr(work, "_AT_ONCE", 60.0)


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
def hold(qtbot: QtBot) -> TypeText:
    """Give a function that holds a letter down on a widget: one press, and two repeats of it."""

    def send(widget: QWidget, letter: str) -> None:
        for repeats in (False, True, True):
            key = Qt.Key(ord(letter.upper()))
            QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, NO_MODIFIER, letter, autorep=repeats))

    return send


@pytest.fixture
def check_model() -> Iterator[CheckModel]:
    """Give a function that has Qt check a model through all its changes; what it finds is a warning, and fails."""
    testers: list[QAbstractItemModelTester] = []

    def check(model: QAbstractItemModel) -> None:
        testers.append(QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning))

    yield check
    testers.clear()


@pytest.fixture
def no_keyring() -> Iterator[None]:
    """Let the machine have no keyring; the database is plain then."""
    kept = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(kept)


@pytest.fixture
def opened(no_keyring: None, tmp_path: Path) -> OpenedData:
    """Give a new database in a folder of its own."""
    return open_data(tmp_path / "data")


@pytest.fixture
def desk(qtbot: QtBot, opened: OpenedData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Give the shown window; an error goes the program's own way, and a bug fails the test unless it is asked for."""
    desk = Desk(qtbot, opened, tmp_path / "data")

    def handle(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        desk.errors.append(error)
        desk.window.crash.handle(kind, error, trace)

    monkeypatch.setattr(sys, "excepthook", handle)
    qtbot.addWidget(desk.window)
    desk.window.show()
    qtbot.waitUntil(desk.window.isActiveWindow)
    yield desk
    try:
        desk.window.close()
    finally:
        desk.window.autosave.give_up()  # what one test leaves unsaved shall not fail the ones after it
        desk.window.close()
        opened.db.close()
    assert desk.bugs == []
