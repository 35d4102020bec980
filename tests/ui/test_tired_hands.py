"""Tired hands: a double click where one is meant, and things removed while something else is being written."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

from samradapp.actions.demo import make_demo_meeting, make_demo_register
from samradapp.domain.meeting import Status
from samradapp.errors import NotAllowedError
from samradapp.store import Database, meetings, proceedings, register
from samradapp.ui import keys
from samradapp.ui.models.agenda import Column
from samradapp.ui.panes.minutes_pane import presenters_text
from samradapp.ui.widgets.rail import Place
from samradapp.ui.widgets.step_bar import Step
from tests.ui import walk
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus pop up


@pytest.fixture(autouse=True)
def _no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file dialog be closed without a file, and nothing be opened in another program."""
    for ask in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, staticmethod(lambda *_, **__: ("", "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_, **__: ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _: True))


COUNTED = ("meeting", "item", "attendee", "person", "body", "template", "export", "decision", "event", "part")


def counts(desk: Desk) -> dict[str, int]:
    tables = [*COUNTED, "step"]
    return {table: desk.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def buttons(desk: Desk) -> list[str]:
    """Give the names of the buttons of the shown page, each once."""
    found = [w for w in walk.controls(desk) if isinstance(w, QAbstractButton) and desk.window.page.isAncestorOf(w)]
    return list(dict.fromkeys(walk.spoken(button) for button in found))


def close_what_popped_up(desk: Desk) -> None:
    """Close menus and lists of names, the ones over others first, until the window has the keyboard."""
    QApplication.processEvents()
    while (shown := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
        shown.close()
        QApplication.processEvents()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.focusWindow() is not None)


def double_click(desk: Desk, name: str) -> None:
    button = next(w for w in desk.window.findChildren(QAbstractButton) if w.isVisible() and walk.spoken(w) == name)
    desk.hand.bring_into_view(button)
    for press in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        if valid(button):
            press(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    QApplication.processEvents()


def valid(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible()


def done_twice(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    """Give what there is two more of; a new meeting brings its items and people, and templates come at the first."""
    grown = {table: number - before[table] for table, number in after.items()}
    brought = {"template", "step"} | ({"item", "attendee", "part"} if grown["meeting"] == 1 else set())
    return {table: number for table, number in grown.items() if number > 1 and table not in brought}


@pytest.mark.parametrize("page", walk.PAGES)
def test_a_double_click_on_a_button_does_nothing_twice(desk: Desk, page: str) -> None:
    make_demo_register(desk.db)
    meeting = make_demo_meeting(desk.db)
    walk.PAGES[page](desk, meeting)
    QApplication.processEvents()
    twice: dict[str, dict[str, int]] = {}
    for name in buttons(desk):
        walk.PAGES[page](desk, meeting)
        QApplication.processEvents()
        if name not in buttons(desk):
            continue
        before = counts(desk)
        double_click(desk, name)
        close_what_popped_up(desk)
        if grown := done_twice(before, counts(desk)):
            twice[name] = grown
    assert twice == {}
    assert desk.bugs == []


@pytest.mark.parametrize("page", walk.PAGES)
def test_a_double_click_on_a_row_adds_and_removes_nothing(desk: Desk, page: str) -> None:
    make_demo_register(desk.db)
    meeting = make_demo_meeting(desk.db)
    walk.PAGES[page](desk, meeting)
    QApplication.processEvents()
    before = counts(desk)
    for number, row, column in cells(desk):
        if number >= len(views(desk)):
            walk.PAGES[page](desk, meeting)
            QApplication.processEvents()
        view = views(desk)[number]
        place = view.visualRect(view.model().index(row, column))
        if view.viewport().rect().contains(place.center()):
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
            QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
            QApplication.processEvents()
            close_what_popped_up(desk)
        if not valid(view):
            walk.PAGES[page](desk, meeting)
            QApplication.processEvents()
    after = counts(desk)
    assert {table: after[table] for table in COUNTED} == {table: before[table] for table in COUNTED}
    assert desk.bugs == []


def views(desk: Desk) -> list[QAbstractItemView]:
    return [view for view in desk.window.page.findChildren(QAbstractItemView) if view.isVisible()]


def cells(desk: Desk) -> list[tuple[int, int, int]]:
    """Give some cells of each list and table: view, row, column."""
    return [
        (number, row, column)
        for number, view in enumerate(views(desk))
        for row in range(min(view.model().rowCount(), 2))
        for column in range(min(view.model().columnCount(), 2))
    ]


WORD = "Första\traden\r\nandra\u2028tredje\xad delen\xa0här\x0b" + "a" * 10_000


@pytest.mark.parametrize("column", [Column.TITLE, Column.PRESENTERS])
def test_text_from_word_pasted_in_a_cell_of_the_agenda_is_one_line(desk: Desk, column: Column) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    table = desk.window.page.table
    item = desk.meeting.items[1]
    table.choose(item.id, column)
    table.setFocus()
    desk.hand.press("F2", "Ctrl+A")
    QApplication.clipboard().setText(WORD)
    desk.hand.press("Ctrl+V", "Return")
    desk.saved()
    stored = desk.on_disk(lambda db: meetings.load(db, 1)).items[1]
    written = stored.title if column is Column.TITLE else presenters_text(stored)
    assert written.replace(";", "").startswith("Första raden andra tredje delen\xa0här ")
    assert not {"\t", "\n", "\r", "\u2028", "\x0b", "\xad"} & set(written)
    assert len(written) > 900  # of the thousand that a line takes
    assert desk.bugs == []


def test_an_item_that_is_deleted_while_its_cell_is_open_is_gone_and_comes_back(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    table = desk.window.page.table
    item = desk.meeting.items[1]
    table.choose(item.id, Column.TITLE)
    table.setFocus()
    desk.hand.press("F2", "End")
    desk.hand.write(" och mer")
    table.removed.emit(item.id)
    assert item.title not in desk.titles()
    assert f"{item.title} och mer" not in desk.titles()
    desk.window.undo()
    assert f"{item.title} och mer" in desk.titles()
    assert desk.bugs == []


@pytest.mark.parametrize("end", ["lock", "remove", "close"])
@pytest.mark.parametrize(("step", "key"), [(Step.ROLL_CALL, "L"), (Step.MINUTES, "F7")])
def test_a_form_that_is_open_when_the_meeting_is_locked_removed_or_closed_breaks_nothing(
    desk: Desk, step: Step, key: str, end: str
) -> None:
    meeting = make_planned_meeting(desk.db)
    desk.window.open_meeting(meeting, step)
    desk.hand.press(key)
    assert isinstance(QApplication.focusWidget(), QComboBox | QLineEdit), "no form is open"
    desk.hand.write("Maj Öst")
    if end == "lock":
        for status in (Status.OPEN, Status.DRAFT, Status.WITH_ADJUSTERS, Status.ADJUSTED):
            proceedings.set_status(desk.db, meeting, status)
    elif end == "remove":
        proceedings.delete_meeting(desk.db, meeting)
    else:
        assert desk.window.close()
        return
    people = desk.db.execute("SELECT count(*) FROM attendee").fetchone()
    desk.hand.press("Return", "Return")
    assert desk.db.execute("SELECT count(*) FROM attendee").fetchone() == people
    desk.window.reload()
    assert desk.bugs == []


@pytest.mark.parametrize(
    ("remove", "words"),
    [
        (lambda db: register.delete_person(db, 1), "person"),
        (lambda db: register.delete_principal(db, 1), "principal"),
    ],
)
def test_what_is_in_use_in_the_register_is_not_removed(
    desk: Desk, remove: Callable[[Database], None], words: str
) -> None:
    make_planned_meeting(desk.db)
    before = desk.db.execute(f"SELECT count(*) FROM {words}").fetchone()
    with pytest.raises(NotAllowedError):
        remove(desk.db)
    assert desk.db.execute(f"SELECT count(*) FROM {words}").fetchone() == before


def test_a_key_that_is_held_down_does_once_what_is_done_once(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    for step in Step:
        desk.window.show_step(step)
    desk.window.show_place(Place.REGISTER)
    held = {known.whatsThis() for known in desk.window.findChildren(QShortcut) if known.autoRepeat()}
    assert held == {key.words for key in keys.REPEATING}
