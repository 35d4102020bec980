"""The parts beside the agenda: sections that open, what waits, the lines of the day, names that are proposed."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from samradapp.domain.schedule import DayPlan
from samradapp.ui.widgets.day_times import DayTimes, TimeLine, time_lines
from samradapp.ui.widgets.fold import Fold
from samradapp.ui.widgets.name_line import proposals
from samradapp.ui.widgets.waiting_panel import WaitingPanel, WaitingRow
from tests.ui.conftest import Press

KNOWN = ("Maj Ek, chef", "Maj-Britt Öst, utredare", "Bo Ekman", "Åke Émile von Rosen, läkare")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("maj", ["Maj Ek, chef", "Maj-Britt Öst, utredare"]),
        ("ek", ["Maj Ek, chef", "Bo Ekman"]),
        ("von r", ["Åke Émile von Rosen, läkare"]),
        ("emile", ["Åke Émile von Rosen, läkare"]),
        ("ake", []),
        ("jan", []),
        ("", []),
    ],
)
def test_a_name_is_found_by_the_beginning_of_any_of_its_words(written: str, found: list[str]) -> None:
    assert list(proposals(KNOWN, written, written)) == found


def test_who_is_in_the_line_already_and_who_is_written_whole_is_not_proposed() -> None:
    assert proposals(KNOWN, "maj", "Maj Ek, chef; maj") == ("Maj-Britt Öst, utredare",)
    assert proposals(KNOWN, "Bo Ekman", "Bo Ekman") == ()


def test_at_most_six_names_are_proposed() -> None:
    assert len(proposals([f"Anna {letter}" for letter in "ABCDEFGH"], "an", "an")) == 6


@pytest.fixture
def fold(qtbot: QtBot) -> Fold:
    fold = Fold("Mötets uppgifter", QLineEdit())
    qtbot.addWidget(fold)
    fold.show()
    return fold


def test_a_section_opens_and_closes_by_the_keyboard(fold: Fold, press: Press) -> None:
    inner = fold.findChild(QLineEdit)
    assert not inner.isVisible()
    press(fold.head, Qt.Key.Key_Space)
    assert inner.isVisible()
    press(fold.head, Qt.Key.Key_Space)
    assert not inner.isVisible()


def test_a_section_opens_by_a_click_and_says_what_is_in_it(fold: Fold, qtbot: QtBot) -> None:
    fold.set_summary("Teams")
    assert fold.head.accessibleDescription() == "Teams"
    qtbot.mouseClick(fold.head, Qt.MouseButton.LeftButton)
    assert fold.is_open


ROWS = (
    WaitingRow("a", "Bordlagt: Tolkstöd", "ärende 9, möte 1-2026", taken=True),
    WaitingRow("b", "Uppdrag: Underlag", "Maj Tallvret, åter 5 maj"),
)


@pytest.fixture
def waiting(qtbot: QtBot) -> WaitingPanel:
    panel = WaitingPanel()
    qtbot.addWidget(panel)
    panel.set_rows(ROWS)
    panel.show()
    return panel


def test_a_click_on_the_words_asks_as_one_on_the_box_does(waiting: WaitingPanel, press: Press) -> None:
    asked: list[tuple[object, bool]] = []
    waiting.toggled.connect(lambda key, wanted: asked.append((key, wanted)))
    QTest.mouseClick(waiting._rows["b"], Qt.MouseButton.LeftButton)
    press(waiting._rows["a"].box, Qt.Key.Key_Space)
    assert asked == [("b", True), ("a", False)]


def test_the_keyboard_stays_at_its_row_when_others_come(waiting: WaitingPanel, qtbot: QtBot) -> None:
    waiting._rows["b"].box.setFocus()
    waiting.set_rows((WaitingRow("c", "Återremiss: Jour", "ärende 2, möte 1-2026"), *ROWS))
    assert waiting._rows["b"].box.hasFocus()
    assert waiting._count.text() == "1 av 3 valda"
    assert waiting._rows["a"].box.accessibleName() == "Bordlagt: Tolkstöd, ärende 9, möte 1-2026"


def test_nothing_waiting_is_not_shown(waiting: WaitingPanel) -> None:
    waiting.set_rows(())
    assert not waiting.isVisible()


def test_the_lines_of_the_day_say_breaks_and_what_is_left() -> None:
    breaks = ((time(10), time(10, 15)), (time(12), time(13)))
    found = time_lines(DayPlan(time(9), time(15), 240, breaks, 45))
    assert [(line.name, line.value.replace("\u00a0", " ")) for line in found] == [
        ("Tid", "09.00–15.00"),
        ("Planerat", "4 tim"),
        ("Raster", "10.00–10.15"),
        ("", "12.00–13.00"),
        ("Luft kvar", "45 min"),
    ]
    assert found[-1].role == "ok"


@pytest.mark.parametrize(("air", "words", "role"), [(0, "ingen", "ok"), (-15, "15 min för mycket", "warn")])
def test_too_much_is_said_in_words_and_not_by_colour_alone(air: int, words: str, role: str) -> None:
    line = time_lines(DayPlan(time(9), time(10), 75, (), air))[-1]
    assert (line.value.replace("\u00a0", " "), line.role) == (words, role)


def test_without_hours_nothing_is_said_of_what_is_left(qtbot: QtBot) -> None:
    found = time_lines(DayPlan(None, None, 0))
    assert [line.name for line in found] == ["Tid", "Planerat"]
    shown = DayTimes()
    qtbot.addWidget(shown)
    shown.set_lines(found)
    assert shown.lines[0] == TimeLine("Tid", "ingen tid satt")
