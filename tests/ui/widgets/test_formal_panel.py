import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from samradapp.domain.decision import Ballot, Motion, MotionKind, Reservation, Vote
from samradapp.domain.decision import Choice as Ballots
from samradapp.ui import keys
from samradapp.ui.models.ballots import BallotRow
from samradapp.ui.widgets.choice import Choice
from samradapp.ui.widgets.formal_panel import Formalities, FormalPanel
from tests.ui.conftest import Press, TypeText
from tests.ui.hand import Hand

PEOPLE = (Choice(1, "Ylva Åhedén (C)"), Choice(2, "Elis Forsvall (S)"), Choice(3, "Åke Öst (M)"))
SERVING = tuple(BallotRow(number, who.words) for number, who in enumerate(PEOPLE, 1))
VOTE = Vote(7, "bifall", "avslag", ballots=(Ballot(1, 1, Ballots.YES), Ballot(2, 2, Ballots.NO)))
SHOWN = Formalities(
    motions=(Motion(4, MotionKind.REJECT, (2,), "på förslaget"),),
    votes=(VOTE,),
    reservations=(Reservation(5, (2,), "kostnaden"),),
    recusals=((9, "Åke Öst (M)"),),
    serving=SERVING,
)


@pytest.fixture
def panel(qtbot: QtBot) -> FormalPanel:
    panel = FormalPanel()
    qtbot.addWidget(panel)
    panel.set_people(PEOPLE)
    panel.set_formalities(SHOWN)
    panel.resize(360, 900)
    panel.show()
    return panel


def heard(signal) -> list[tuple]:
    result: list[tuple] = []
    signal.connect(lambda *args: result.append(args))
    return result


def click(panel: FormalPanel, qtbot: QtBot, name: str) -> None:
    found = [b for b in panel.findChildren(QAbstractButton) if b.accessibleName().startswith(name) and not b.isHidden()]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_what_is_recorded_is_said_in_words(panel: FormalPanel) -> None:
    said = {words.text() for words in panel.findChildren(QLabel) if not words.isHidden()}
    assert {"Elis Forsvall (S): avslag på förslaget", "Elis Forsvall (S): kostnaden", "Åke Öst (M)"} <= said


def test_a_motion_is_added_with_its_mover_and_not_without(
    panel: FormalPanel, qtbot: QtBot, type_text: TypeText
) -> None:
    added = heard(panel.motion_added)
    click(panel, qtbot, "Lägg till yrkande")
    assert added == []
    panel._motion.person.choose(1)
    panel._motion_kind.choose(MotionKind.AMEND)
    type_text(panel._motion_text, "på två år")
    click(panel, qtbot, "Lägg till yrkande")
    assert added == [(MotionKind.AMEND, (1,), "på två år")]
    assert panel._motion_text.text() == "på två år"
    panel.tell_recorded(keys.MOVE)
    assert panel._motion.person.value() is None
    assert panel._motion_text.text() == ""


def test_motions_are_withdrawn_and_removed(panel: FormalPanel, qtbot: QtBot) -> None:
    withdrawn, removed = heard(panel.motion_withdrawn), heard(panel.motion_removed)
    click(panel, qtbot, "Återta: Elis")
    click(panel, qtbot, "Ta bort: Elis Forsvall (S): avslag")
    assert (withdrawn, removed) == ([(4, True)], [(4,)])


def test_ballots_are_set_one_by_one_or_for_all_that_are_left(
    panel: FormalPanel, qtbot: QtBot, type_text: TypeText, press: Press
) -> None:
    one, rest = heard(panel.ballot_set), heard(panel.rest_set)
    form = panel._forms[7]
    assert form.sums() == "1 ja, 1 nej, 0 avstår, 1 kvar"
    form.ballots.choose(3)
    type_text(form.ballots, "a")
    click(panel, qtbot, "Resten röstar ja")
    form.ballots.setFocus()
    qtbot.waitUntil(form.ballots.hasFocus)
    press(form.ballots, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert one == [(7, 3, Ballots.ABSTAIN)]
    assert rest == [(7, {3: Ballots.YES}), (7, {3: Ballots.NO})]
    panel.set_locked(True)
    press(form.ballots, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert len(rest) == 2


def test_a_tie_asks_for_the_casting_vote(panel: FormalPanel) -> None:
    form = panel._forms[7]
    cast = heard(panel.casting_set)
    assert form.casting.isVisible()
    form.casting.setCurrentIndex(1)
    form.casting.activated.emit(1)
    assert cast == [(7, Ballots.YES)]
    panel.set_formalities(Formalities(votes=(Vote(7, "bifall", "avslag", ballots=VOTE.ballots[:1]),), serving=SERVING))
    assert not form.casting.isVisible()


def test_the_words_of_a_vote_are_told_as_they_are_typed_and_kept(
    panel: FormalPanel, qtbot: QtBot, type_text: TypeText
) -> None:
    edited = heard(panel.yes_edited)
    form = panel._forms[7]
    form.yes_means.setFocus()
    qtbot.waitUntil(form.yes_means.hasFocus)
    type_text(form.yes_means, "å")
    panel.set_formalities(SHOWN)
    type_text(form.yes_means, "ä")
    assert edited == [(7, "åbifall"), (7, "åäbifall")]


def test_reservations_and_recusals_come_and_go(panel: FormalPanel, qtbot: QtBot) -> None:
    added, recused = heard(panel.reservation_added), heard(panel.recused)
    gone, back = heard(panel.reservation_removed), heard(panel.recusal_removed)
    panel._reservation.person.choose(3)
    click(panel, qtbot, "Lägg till reservation")
    panel._recusal.person.choose(1)
    click(panel, qtbot, "Anteckna jäv")
    click(panel, qtbot, "Ta bort: Elis Forsvall (S): kostnaden")
    click(panel, qtbot, "Ta bort: Åke")
    assert (added, recused, gone, back) == ([((3,), "")], [(1,)], [(5,)], [(9,)])


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists of names pop up
def test_jav_is_noted_once_by_two_letters_and_enter(panel: FormalPanel, qtbot: QtBot) -> None:
    recused = heard(panel.recused)
    panel.recused.connect(lambda _: panel.tell_recorded(keys.RECUSE))
    panel.begin(keys.RECUSE)
    Hand(qtbot, panel).write("Fo\n")
    qtbot.waitUntil(lambda: recused == [(2,)])
    assert panel._recusal.person.currentText() == ""


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists of names pop up
def test_enter_goes_from_the_name_to_the_next_field_and_adds_from_there(panel: FormalPanel, qtbot: QtBot) -> None:
    moved, dissented = heard(panel.motion_added), heard(panel.reservation_added)
    hand = Hand(qtbot, panel)
    panel.begin(keys.MOVE)
    hand.write("Yl\n")
    assert panel.focusWidget() is panel._motion_kind
    hand.press("Return")
    assert moved == [(MotionKind.APPROVE, (1,), "")]
    assert panel.focusWidget() is panel._motion.person
    panel.begin(keys.DISSENT)
    hand.write("Ös\nkostnaden\n")
    assert dissented == [((3,), "kostnaden")]


def test_votes_are_added_and_removed(panel: FormalPanel, qtbot: QtBot) -> None:
    added, removed = heard(panel.vote_added), heard(panel.vote_removed)
    click(panel, qtbot, "Ny omröstning")
    click(panel, qtbot, "Ta bort omröstningen")
    assert (added, removed) == ([()], [(7,)])


def test_a_locked_panel_can_be_read_only(panel: FormalPanel) -> None:
    panel.set_locked(True)
    assert panel._forms[7].yes_means.isReadOnly()
    assert all(adder.isHidden() for adder in panel._adders)


def test_a_mover_that_nobody_at_the_meeting_is_is_said(panel: FormalPanel, press: Press) -> None:
    told = heard(panel.motion_added)
    panel._motion.person.setEditText("Nils Okänd")
    panel._motion_text.setFocus()
    press(panel._motion_text, Qt.Key.Key_Return)
    assert told == []
    assert panel._motion._unknown.isVisible()


def test_who_has_voted_and_serves_no_more_is_shown_where_the_ballot_can_be_taken_back(panel: FormalPanel) -> None:
    left = BallotRow(9, "Ove Hammar (M)", "tjänstgör inte", serves=False)
    shown = BallotRow(1, "Ylva Åhedén (C)")
    with_ballot = Vote(1, "", "", ballots=(Ballot(1, 9, Ballots.YES),))
    panel.set_formalities(Formalities(votes=(with_ballot, Vote(2, "", "")), serving=(shown, left)))
    assert [[row.attendee for row in panel._forms[key].ballots.rows()] for key in (1, 2)] == [[1, 9], [1]]
