"""Scheme and text size switched while the window is open: what is painted changes at once, on every page."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QListView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from samradapp.actions.demo import make_demo_meeting
from samradapp.actions.open_data import OpenedData, open_data
from samradapp.domain.text import paragraph
from samradapp.ui.tokens import DARK, LIGHT
from samradapp.ui.widgets.splitter import Splitter
from samradapp.ui.widgets.step_bar import Step
from tests.ui import walk
from tests.ui.hand import Desk
from tests.ui.meetings import make_large_meeting

each_page = pytest.mark.parametrize("page", walk.PAGES)
_ROUNDED = 2  # pixels: the style sheet and the layouts round by themselves


def colour(widget: QWidget, place: QPoint) -> QColor:
    return QColor(widget.grab().toImage().pixelColor(place))


def change(desk: Desk, **looks: object) -> None:
    for name, value in looks.items():
        desk.window.upkeep.change(name, value)
    walk.settle()


def test_the_paper_turns_dark_and_light_again(desk: Desk) -> None:
    change(desk, scheme="light")
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    walk.settle()
    editor = desk.hand.find(QTextEdit, "Protokolltext").viewport()
    corner = editor.rect().bottomRight() - QPoint(4, 4)
    for scheme, tokens in (("light", LIGHT), ("dark", DARK), ("light", LIGHT)):
        change(desk, scheme=scheme)
        assert colour(editor, corner) == QColor(tokens.paper)


@each_page
def test_no_page_keeps_a_colour_of_the_other_scheme(desk: Desk, page: str) -> None:
    """Nothing of the light grounds is left on a page that has been turned dark while it was shown."""
    change(desk, scheme="light")
    walk.show(desk, page, "demo")
    change(desk, scheme="dark")
    image = desk.window.grab().toImage()
    places = [QPoint(x, y) for x in range(4, image.width(), 16) for y in range(4, image.height(), 16)]
    bright = sum(image.pixelColor(place).lightness() > 200 for place in places)
    papers = 0.5 if page in ("help", "keys", "adjust") else 0.05  # pictures and Word's paper stay white
    assert bright / len(places) < papers


@pytest.mark.parametrize("generated", [False, True])
def test_the_text_of_the_protocol_grows_on_its_paper(desk: Desk, generated: bool) -> None:
    """A text that is written and one that writes itself are set 12 points large where the window's type is 10,5."""
    desk.window.resize(1720, 1280)
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    page = desk.window.page
    if generated:
        page.sheet.show_generated((paragraph("Samrådet godkände informationen."),))
    walk.settle()
    text = page.sheet.findChild(QStackedWidget).currentWidget()
    assert text.document().defaultFont().pointSizeF() == 12
    change(desk, text_size=150)
    assert text.document().defaultFont().pointSizeF() == 18
    change(desk, text_size=100)
    assert text.document().defaultFont().pointSizeF() == 12


@pytest.mark.parametrize("width", [1280, 1720])
def test_panes_are_as_wide_as_they_were_when_the_text_is_as_large_as_it_was(desk: Desk, width: int) -> None:
    desk.window.resize(width, 900)
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    walk.settle()
    splitter = desk.window.page.findChild(QSplitter)
    before = splitter.sizes()
    change(desk, text_size=150)
    assert splitter.sizes() != before
    change(desk, text_size=100)
    assert splitter.sizes() == before


@pytest.mark.parametrize(("step", "key"), [(Step.ITEMS, "PgDown"), (Step.ROLL_CALL, "Down"), (Step.MINUTES, "")])
def test_the_chosen_row_is_in_sight_when_the_text_is_larger(desk: Desk, step: Step, key: str) -> None:
    desk.window.resize(1440, 900)
    desk.window.open_meeting(make_large_meeting(desk.db), step)
    walk.settle()
    if key:
        desk.hand.press(*[key] * (2 if key == "PgDown" else 17))
    else:
        desk.window.show_item(desk.meeting.items[12].id)
    walk.settle()
    before = {view for view in _views(desk) if _sees_its_row(view)}
    assert before
    for _ in range(5):
        desk.hand.press("Ctrl++")
    walk.settle()
    assert {view for view in _views(desk) if _sees_its_row(view)} >= before


def _sees_its_row(view: QAbstractItemView) -> bool:
    row = view.visualRect(view.currentIndex())
    return not row.isEmpty() and view.viewport().rect().contains(row.center())


@each_page
def test_rows_grow_with_the_text_on_an_open_page(desk: Desk, page: str) -> None:
    desk.window.resize(1720, 1280)  # where nothing gives way at 150 % either
    walk.show(desk, page, "demo")
    before = {view: _row_height(view) for view in _views(desk)}
    change(desk, text_size=150)
    for view, height in before.items():
        if height and view.isVisible() and _row_height(view):
            assert _row_height(view) >= height * 1.35, walk.named(view)


@each_page
def test_a_page_switched_live_is_laid_out_like_one_opened_so(desk: Desk, page: str) -> None:
    """Switched to 150 % while it is shown, nothing is cut that is whole in a window of that size from the start."""
    desk.window.resize(1440, 900)
    change(desk, text_size=150)
    walk.show(desk, page, "demo")
    opened_so = set(walk.cut(desk))
    change(desk, text_size=100)
    change(desk, text_size=150)
    assert {line.partition(":")[0] for line in walk.cut(desk)} <= {line.partition(":")[0] for line in opened_so}


@each_page
def test_a_page_switched_live_is_as_large_in_all_its_parts_as_one_opened_so(
    qtbot: QtBot, no_keyring: None, tmp_path: Path, page: str
) -> None:
    switched, opened = (_sizes(qtbot, tmp_path / str(first), first, page) for first in (100, 150))
    differing = [
        f"{where}: {switched[where]}, opened so {opened[where]}"
        for where in switched.keys() & opened.keys()
        if any(abs(a - b) > _ROUNDED for a, b in zip(switched[where], opened[where], strict=True))
    ]
    assert not differing, "\n".join(sorted(differing))
    assert len(switched.keys() ^ opened.keys()) == 0


def _sizes(qtbot: QtBot, folder: Path, first: int, page: str) -> dict[str, tuple[int, ...]]:
    """Give the size of all that is seen at 150 % and of its type, in a window opened at another text size."""
    opened = open_data(folder)
    desk = Desk(qtbot, opened, folder)
    qtbot.addWidget(desk.window)
    desk.window.resize(1720, 1280)  # where nothing gives way at 150 % either
    change(desk, text_size=first)
    desk.window.show()
    qtbot.waitUntil(desk.window.isActiveWindow)
    walk.show(desk, page, "demo")
    change(desk, text_size=150)
    for splitter in desk.window.findChildren(Splitter):
        splitter.choose([400] * splitter.count())  # how wide a pane is she has chosen herself
    walk.settle()
    found = dict(_each_size(desk.window, ""))
    desk.window.close()
    opened.db.close()
    return found


def _each_size(widget: QWidget, place: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    font = widget.document().defaultFont() if isinstance(widget, QTextEdit) else widget.font()
    yield place, (widget.width(), widget.height(), round(10 * font.pointSizeF()))
    kinds: Counter[str] = Counter()
    for child in widget.children():
        kind = type(child).__name__
        if kind == "PhrasePopup":
            continue  # as wide as the pane was when it opened
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            kinds[kind] += 1
            yield from _each_size(child, f"{place}/{kind} {kinds[kind]}")


def _views(desk: Desk) -> list[QAbstractItemView]:
    return [view for view in desk.window.findChildren(QAbstractItemView) if view.isVisible()]


def _row_height(view: QAbstractItemView) -> int:
    model = view.model()
    if model is None or not model.rowCount():
        return 0
    last = model.index(model.rowCount() - 1, 0)
    if isinstance(view, QTableView):
        return view.rowHeight(last.row())
    return view.visualRect(last).height() if isinstance(view, QListView) else 0


def test_what_is_said_above_the_page_has_the_windows_type_from_the_first(
    qtbot: QtBot, qapp: QApplication, opened: OpenedData, tmp_path: Path
) -> None:
    qapp.setStyleSheet("")
    qapp.setFont(QFont("Sans Serif", 9))
    desk = Desk(qtbot, opened, tmp_path / "data")
    qtbot.addWidget(desk.window)
    desk.window.show()
    desk.window.messages.show_message("Mötet började kl. 09.31.")
    words = next(known for known in desk.window.messages.findChildren(QLabel) if known.text())
    assert words.font().pointSizeF() == qapp.font().pointSizeF() > 9
