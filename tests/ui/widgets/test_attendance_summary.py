import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from samradapp.ui.tokens import tokens_of
from samradapp.ui.widgets.attendance_summary import AttendanceSummary, Summary
from samradapp.ui.widgets.quorum_bar import QuorumBar

TWELVE = Summary(30, 20, 12, 11, met=True, proposed=1, principals=(10, 16), excused=3, left=4)


@pytest.fixture
def summary(qtbot: QtBot) -> AttendanceSummary:
    summary = AttendanceSummary()
    qtbot.addWidget(summary)
    summary.resize(300, 400)
    summary.show()
    return summary


def bar_of(summary: AttendanceSummary) -> QuorumBar:
    return summary.findChild(QuorumBar)


def test_the_verdict_is_said_in_words_and_by_the_bar(summary: AttendanceSummary) -> None:
    summary.set_summary(TWELVE)
    assert summary.verdict == "Beslutsför"
    assert bar_of(summary).accessibleName() == "12 av 20 platser tjänstgör, 11 krävs"
    summary.set_summary(Summary(30, 20, 10, 11, met=False))
    assert summary.verdict == "Inte beslutsför"
    assert bar_of(summary).accessibleName() == "10 av 20 platser tjänstgör, 11 krävs"


def test_the_numbers_are_those_to_look_at(summary: AttendanceSummary) -> None:
    summary.set_summary(TWELVE)
    assert summary.number("Huvudmän") == "10 av 16"
    assert summary.number("Anmält förhinder") == "3"
    assert summary.number("Kvar att pricka av") == "4"


def test_a_body_without_seats_counts_those_present(summary: AttendanceSummary) -> None:
    summary.set_summary(Summary(14))
    assert (summary._count.text(), summary._of.text()) == ("14", "närvarande")
    assert bar_of(summary).isHidden()
    assert summary._verdict.isHidden()


def test_a_body_without_a_rule_on_quorum_has_no_verdict_and_no_line(summary: AttendanceSummary) -> None:
    summary.set_summary(Summary(14, 20, 12))
    assert summary._verdict.isHidden()
    assert bar_of(summary).accessibleName() == "12 av 20 platser tjänstgör"


def test_the_bar_has_a_box_for_each_seat_filled_edged_or_grey(qtbot: QtBot) -> None:
    bar = QuorumBar()
    qtbot.addWidget(bar)
    bar.set_quorum(4, 2, None, proposed=1)
    bar.resize(400, bar.sizeHint().height())
    image = bar.grab().toImage()
    tokens = tokens_of(QApplication.palette())
    ratio = image.devicePixelRatio()
    middles = [image.pixelColor(round((50 + 100 * n) * ratio), round(12 * ratio)).name() for n in range(4)]
    assert middles[:2] == [QColor(tokens.ok).name()] * 2
    assert middles[2] not in (QColor(tokens.ok).name(), QColor(tokens.line).name())
    assert middles[3] == QColor(tokens.line).name()
