from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from samradapp.domain.decision import Choice
from samradapp.ui.models.ballots import BallotRow
from samradapp.ui.widgets.ballot_list import BallotList
from tests.ui.conftest import CheckModel, Press, TypeText

ROWS = (
    BallotRow(1, "Ylva Åhedén (C)", said="Granfors"),
    BallotRow(2, "Elis Forsvall (S)", said="Tallvik", choice=Choice.NO),
    BallotRow(3, "Åke Öst (M)", "ersättare", "Myrhed"),
)


@pytest.fixture
def ballots(qtbot: QtBot, check_model: CheckModel) -> BallotList:
    ballots = BallotList()
    qtbot.addWidget(ballots)
    check_model(ballots.model())
    ballots.set_rows(ROWS)
    ballots.marked.connect(lambda attendee, choice: record(ballots, attendee, choice))
    ballots.show()
    ballots.setFocus()
    return ballots


def record(ballots: BallotList, attendee: int, choice: Choice | None) -> None:
    """Answer as the page does when a ballot is recorded."""
    ballots.set_rows([replace(row, choice=choice) if row.attendee == attendee else row for row in ballots.rows()])


def marks(ballots: BallotList) -> list[tuple[int, Choice | None]]:
    result: list[tuple[int, Choice | None]] = []
    ballots.marked.connect(lambda attendee, choice: result.append((attendee, choice)))
    return result


def chosen(ballots: BallotList) -> str:
    row = ballots.chosen_row()
    return row.name if row else ""


def test_one_letter_marks_and_steps_on(ballots: BallotList, type_text: TypeText) -> None:
    found = marks(ballots)
    type_text(ballots, "jNa")
    assert found == [(1, Choice.YES), (2, Choice.NO), (3, Choice.ABSTAIN)]
    assert chosen(ballots) == "Åke Öst (M)"


def test_space_skips_backspace_goes_back_and_delete_takes_a_ballot_back(ballots: BallotList, press: Press) -> None:
    found = marks(ballots)
    press(ballots, Qt.Key.Key_Space)
    press(ballots, Qt.Key.Key_Delete)
    assert chosen(ballots) == "Elis Forsvall (S)"
    press(ballots, Qt.Key.Key_Backspace)
    assert chosen(ballots) == "Ylva Åhedén (C)"
    assert found == [(2, None)]


def test_other_letters_do_nothing(ballots: BallotList, type_text: TypeText) -> None:
    found = marks(ballots)
    type_text(ballots, "åeö")
    assert found == []
    assert chosen(ballots) == "Ylva Åhedén (C)"


def test_a_click_on_the_mark_turns_it_and_one_on_the_name_only_chooses(ballots: BallotList, qtbot: QtBot) -> None:
    found = marks(ballots)
    row = ballots.visualRect(ballots.model().index(1, 0))
    qtbot.mouseClick(ballots.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    qtbot.mouseClick(ballots.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.left() + 20, row.center().y()))
    assert found == [(2, Choice.ABSTAIN)]
    assert chosen(ballots) == "Elis Forsvall (S)"


def test_a_locked_list_is_only_read(ballots: BallotList, type_text: TypeText, qtbot: QtBot) -> None:
    found = marks(ballots)
    ballots.set_locked(True)
    type_text(ballots, "j")
    qtbot.mouseClick(ballots.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert found == []


def test_the_chosen_name_stays_when_somebody_leaves_and_all_names_are_in_sight(ballots: BallotList) -> None:
    ballots.choose(3)
    tall = ballots.sizeHint().height()
    ballots.set_rows(ROWS[1:])
    assert chosen(ballots) == "Åke Öst (M)"
    assert tall * 2 > ballots.sizeHint().height() * 3 - 12
    assert ballots.verticalScrollBar().maximum() == 0


def test_a_screen_reader_hears_who_and_how(ballots: BallotList) -> None:
    ballots.set_rows([*ROWS[:2], replace(ROWS[2], choice=Choice.ABSTAIN)])
    said = [ballots.model().index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert said == [
        "Ylva Åhedén (C), Granfors, har inte röstat",
        "Elis Forsvall (S), Tallvik, nej",
        "Åke Öst (M), ersättare, Myrhed, avstår",
    ]


def test_a_letter_that_is_held_down_is_one_vote(ballots: BallotList, hold: TypeText) -> None:
    found = marks(ballots)
    hold(ballots, "j")
    assert found == [(1, Choice.YES)]
