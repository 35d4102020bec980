"""A hand at the keyboard and the mouse, and the desk it works at: the window over a database of its own."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from samradapp.actions.open_data import OpenedData
from samradapp.domain.meeting import Item, Meeting
from samradapp.domain.text import plain
from samradapp.errors import FileError, explain
from samradapp.store import Database, items
from samradapp.store.database import open_for_reading
from samradapp.ui.main_window import MainWindow
from samradapp.ui.widgets.fold import Fold

Sought = TypeVar("Sought", bound=QWidget)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
NOT_SAVED = "Det sist skrivna är inte sparat än. Det står kvar här; försök igen."
SUMMER_TIME = timezone(timedelta(hours=2))


class Clock:
    """The time, as the test sets it."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 5, 8, 9, 30, 0, tzinfo=SUMMER_TIME)

    def __call__(self) -> datetime:
        return self.moment

    def set(self, hour: int, minute: int, second: int = 0) -> None:
        self.moment = self.moment.replace(hour=hour, minute=minute, second=second)


class Hand:
    """Types and clicks where a person would: keys go to what has the focus, clicks to what can be seen."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot = qtbot
        self._window = window
        self.reached = 0

    def write(self, text: str) -> None:
        """Type letter by letter; a line break is the Enter key."""
        for letter in text:
            if letter == "\n":
                self.press("Return")
                continue
            key, modifier = _key_of(letter)
            QTest.sendKeyEvent(QTest.KeyAction.Click, self._focused(), key, letter, modifier)

    def press(self, *keys: str) -> None:
        """Press keys as they are printed on the buttons: "Ctrl+N", "Alt+Up", "F9", "U"."""
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(self._focused(), combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()  # what a key leaves for a moment later: a cell that closes, a panel that grows

    def click(self, name: str) -> None:
        """Click the button one can see by that name."""
        self.click_on(self.find(QAbstractButton, name))

    def click_on(self, widget: QWidget) -> None:
        """Scroll to a widget and click in the middle of it."""
        self.bring_into_view(widget)
        widget = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        assert not widget.visibleRegion().isEmpty(), f"{widget.accessibleName()} cannot be seen"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_MODIFIER, widget.rect().center())
        QApplication.processEvents()

    def enter(self, name: str, text: str) -> None:
        """Click in a field and type over what stands there; a section it is folded into is opened first."""
        self.unfold(name)
        field = self.find(QWidget, name)
        self.click_on(field)
        self._qtbot.waitUntil(lambda: field.hasFocus())
        if not written_in(field):
            self.write(text)
            return
        self.press("Ctrl+A")
        if text:
            self.write(text)
        else:
            self.press("Delete")

    def unfold(self, name: str) -> None:
        """Click on the line of the closed section that has something by that name."""
        for fold in self._window.findChildren(Fold):
            inside = any(widget.accessibleName() == name for widget in fold.findChildren(QWidget))
            if inside and fold.isVisible() and not fold.is_open:
                self.click_on(fold.head)

    def choose(self, name: str, words: str) -> None:
        """Choose in a box as the keyboard does: by typing how the words begin, and stepping on from there."""
        box = self.find(QComboBox, name)
        self.bring_into_view(box)
        self.reach(box)
        if box.isEditable():
            self.write(f"{words}\n")
            return
        if box.currentText().startswith(words):
            return  # its first letters would go on to the next that begins so
        for letter in words.split()[0]:
            self.write(letter)
            if box.currentText().startswith(words):
                return
        for _ in range(box.count()):
            self.press("Down")
            if box.currentText().startswith(words):
                return
        raise AssertionError(f"{words} is not among the choices of {name}")

    def reach(self, widget: QWidget) -> None:
        """Give a widget the keyboard, as Tab does; counted, since a person would press or click for it."""
        if not widget.hasFocus():
            self.reached += 1
            widget.setFocus(Qt.FocusReason.TabFocusReason)

    def find(self, kind: type[Sought], name: str) -> Sought:
        """Give the only visible widget of that kind by its accessible name."""
        QApplication.processEvents()  # what is new in a panel is shown a moment later
        found = [w for w in self._window.findChildren(kind) if w.accessibleName() == name and w.isVisible()]
        assert len(found) == 1, f"{len(found)} widgets are named {name}"
        return found[0]

    def sees(self, name: str) -> bool:
        """Tell whether something by that name is visible."""
        QApplication.processEvents()  # what is new in a panel is shown a moment later
        return any(w.accessibleName() == name and w.isVisible() for w in self._window.findChildren(QWidget))

    def bring_into_view(self, widget: QWidget) -> None:
        QApplication.processEvents()
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        QApplication.processEvents()

    def _focused(self) -> QWindow:
        """Give the window that gets the keys; Qt hands them on to popup, shortcut or field as it does in earnest."""
        window = QGuiApplication.focusWindow()
        assert window is not None, "something flashed up as a window of its own and took the keyboard away"
        # Offscreen, a list of names that has closed keeps the keyboard for a moment.
        return window if window.isVisible() else self._window.windowHandle()


def written_in(field: QWidget | None) -> str:
    """Give what a text field holds; nothing for what is none."""
    if isinstance(field, QComboBox | QAbstractSpinBox):
        field = field.findChild(QLineEdit)
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QTextEdit | QPlainTextEdit) else ""


def _key_of(letter: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """Give the key of a Swedish keyboard, or an unknown one that yields the letter all the same."""
    shift = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else NO_MODIFIER
    upper = letter.upper()
    return (Qt.Key(ord(upper)) if len(upper) == 1 and ord(upper) < 256 else Qt.Key.Key_unknown), shift


class Desk:
    """The window, the hand, and a second connection that sees only what is on the disk."""

    def __init__(self, qtbot: QtBot, opened: OpenedData, data_dir: Path) -> None:
        self.opened = opened
        self.data_dir = data_dir
        self.clock = Clock()
        self.window = MainWindow(opened, data_dir, self.clock)
        self.hand = Hand(qtbot, self.window)
        self.errors: list[BaseException] = []
        self.qtbot = qtbot

    @property
    def bugs(self) -> list[BaseException]:
        """Give the errors that nobody can act on."""
        return [error for error in self.errors if explain(error) is None]

    @property
    def db(self) -> Database:
        return self.opened.db

    @property
    def meeting(self) -> Meeting:
        meeting = self.window.meeting
        assert meeting is not None
        return meeting

    @property
    def bar(self) -> str:
        """What the message bar says."""
        return self.window.messages.sentence

    def item(self, title: str) -> Item:
        return next(item for item in self.meeting.items if item.title == title)

    def titles(self) -> list[str]:
        return [item.title for item in self.meeting.items]

    def saved(self) -> None:
        """Wait until nothing typed waits."""
        self.qtbot.waitUntil(lambda: not self.window.autosave.pending)

    @contextmanager
    def unsaved(self) -> Iterator[None]:
        """Let something typed before be hindered from being saved, and then be let through."""
        saved: list[str] = []
        hindered = True

        def save() -> None:
            if hindered:
                raise FileError("Disken är full.")
            saved.append("")

        self.window.autosave.schedule("hindered", save)
        self.window.autosave.flush()
        yield
        hindered = False
        self.window.autosave.flush()
        assert saved

    def on_disk(self, read: Callable[[Database], Sought]) -> Sought:
        """Read through a connection of its own."""
        other = open_for_reading(self.opened.path, self.opened.key)
        with closing(other.conn):
            return read(other)

    def text_on_disk(self, item_id: int) -> str:
        return self.on_disk(lambda db: plain(items.minutes(db, item_id)))
