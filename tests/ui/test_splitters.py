"""Panes drawn with the mouse are as wide the next time; those that were never drawn are as wide as the text asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from samradapp.actions.demo import make_demo_meeting
from samradapp.actions.open_data import open_data
from samradapp.ui.widgets.splitter import Splitter
from samradapp.ui.widgets.step_bar import Step
from tests.ui import walk
from tests.ui.hand import Desk


@contextmanager
def opened(qtbot: QtBot, folder: Path, step: Step) -> Iterator[Desk]:
    """Give the desk with the example meeting on one of its pages, from the program's start to its end."""
    data = open_data(folder)
    desk = Desk(qtbot, data, folder)
    desk.window.resize(1440, 900)
    desk.window.show()
    qtbot.waitUntil(desk.window.isActiveWindow)
    there = data.db.table("meeting").count
    desk.window.open_meeting(1 if there else make_demo_meeting(data.db), step)
    walk.settle()
    yield desk
    desk.window.close()
    desk.window.deleteLater()
    data.db.close()


def splitter_of(desk: Desk) -> Splitter:
    return next(found for found in desk.window.page.findChildren(Splitter) if found.isVisible())


def draw(splitter: Splitter, pixels: int) -> None:
    """Draw the first border with the mouse."""
    handle = splitter.handle(1)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start + QPoint(pixels, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start)
    walk.settle()


@pytest.mark.parametrize(
    ("step", "pixels"), [(Step.ITEMS, -60), (Step.ROLL_CALL, -60), (Step.MINUTES, 60), (Step.REVIEW, 60)]
)
def test_drawn_panes_are_as_wide_when_the_program_is_started_again(
    qtbot: QtBot, tmp_path: Path, step: Step, pixels: int
) -> None:
    with opened(qtbot, tmp_path, step) as desk:
        before = splitter_of(desk).sizes()
        draw(splitter_of(desk), pixels)
        drawn = splitter_of(desk).sizes()
        assert abs(drawn[0] - before[0] - pixels) <= 4  # the hairline is taken a little beside it
    with opened(qtbot, tmp_path, step) as desk:
        assert splitter_of(desk).sizes() == drawn


def test_panes_never_drawn_are_as_wide_as_from_the_start_when_the_text_is_smaller_the_next_time(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened(qtbot, tmp_path, Step.MINUTES) as desk:
        from_the_start = splitter_of(desk).sizes()
        desk.window.upkeep.change("text_size", 120)
        walk.settle()
        assert splitter_of(desk).sizes() != from_the_start
    with opened(qtbot, tmp_path, Step.MINUTES) as desk:
        desk.window.upkeep.change("text_size", 100)
        walk.settle()
        assert splitter_of(desk).sizes() == from_the_start
