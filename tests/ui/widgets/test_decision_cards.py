from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from samradapp.domain.decision import Decision, DecisionKind
from samradapp.ui.widgets.decision_cards import DecisionCards
from tests.ui.conftest import Press, TypeText

NOTE = Decision(1, "u1", DecisionKind.TAKE_NOTE, "Samrådet godkände informationen.")
TASK = Decision(2, "u2", DecisionKind.ASSIGNMENT, "Samrådet beslutade att uppdra åt …", assignee="LSG")


@pytest.fixture
def cards(qtbot: QtBot) -> DecisionCards:
    cards = DecisionCards()
    qtbot.addWidget(cards)
    cards.set_decisions((NOTE, TASK))
    cards.show()
    return cards


def heard(signal) -> list[tuple]:
    result: list[tuple] = []
    signal.connect(lambda *args: result.append(args))
    return result


def test_f8_and_f9_with_a_letter_add_a_decision(cards: DecisionCards, press: Press) -> None:
    added = heard(cards.added)
    press(cards, Qt.Key.Key_F8)
    press(cards, Qt.Key.Key_F9)
    press(cards, Qt.Key.Key_U)
    assert added == [(DecisionKind.TAKE_NOTE,), (DecisionKind.ASSIGNMENT,)]


@pytest.mark.parametrize(
    ("kind", "name", "asks"),
    [
        (DecisionKind.POSTPONE, "Bordläggning, till när", "Till exempel nästa möte"),
        (DecisionKind.ASSIGNMENT, "Uppdrag, vad det gäller", "Vad det gäller"),
    ],
)
def test_the_field_of_what_it_is_about_asks_for_what_the_sentence_says_there(
    cards: DecisionCards, kind: DecisionKind, name: str, asks: str
) -> None:
    cards.set_decisions((Decision(4, "u4", kind, ""),))
    matter = cards._cards[4].matter
    assert (matter.accessibleName(), matter.placeholderText()) == (name, asks)


def test_the_sentence_is_edited_in_place_and_keeps_the_cursor(
    cards: DecisionCards, qtbot: QtBot, type_text: TypeText
) -> None:
    box = cards._cards[2].text
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    edited = heard(cards.text_edited)
    type_text(box, "å")
    cards.set_decisions((NOTE, replace(TASK, text="å" + TASK.text)))
    type_text(box, "ä")
    cards.set_decisions((Decision(3, "u3", DecisionKind.ELECTION, "Val."), replace(TASK, text="å" + TASK.text)))
    type_text(box, "ö")
    assert box.hasFocus()
    assert edited[-1] == (2, "åäö" + TASK.text)
    assert cards.shown_ids() == (2, 3)


def test_fields_send_the_decision_they_belong_to(cards: DecisionCards, type_text: TypeText, press: Press) -> None:
    card = cards._cards[2]
    assignees, days, clauses = heard(cards.assignee_edited), heard(cards.due_changed), heard(cards.clauses_edited)
    card.assignee.setFocus()
    card.assignee.selectAll()
    type_text(card.assignee, "Ledningsgruppen")
    press(card.assignee, Qt.Key.Key_Return)
    type_text(card.due, "9 okt 2026")
    press(card.due, Qt.Key.Key_Return)
    type_text(card.clauses, "att a")
    press(card.clauses, Qt.Key.Key_Return)
    type_text(card.clauses, "att b")
    assert assignees[-1:] == [(2, "Ledningsgruppen")]
    assert days == [(2, date(2026, 10, 9))]
    assert clauses[-1] == (2, ("att a", "att b"))


def test_only_the_fields_of_the_kind_are_shown(cards: DecisionCards) -> None:
    assert cards._cards[1].assignee.isHidden()
    assert not cards._cards[2].assignee.isHidden()
    assert cards._cards[2].clauses.isHidden()


def test_own_wording_is_marked_and_can_be_given_up(cards: DecisionCards, qtbot: QtBot) -> None:
    cards.set_decisions((NOTE, replace(TASK, edited=True)))
    asked = heard(cards.recompose_requested)
    assert not cards._cards[2]._own_wording.isHidden()
    qtbot.mouseClick(cards._cards[2]._recompose, Qt.MouseButton.LeftButton)
    assert asked == [(2,)]


def test_a_card_can_be_removed_and_a_locked_one_cannot(cards: DecisionCards, qtbot: QtBot, press: Press) -> None:
    removed, added = heard(cards.removed), heard(cards.added)
    qtbot.mouseClick(cards._cards[1].more, Qt.MouseButton.LeftButton)
    press(cards._cards[1].findChild(QMenu), Qt.Key.Key_Up)  # the last of the menu
    press(cards._cards[1].findChild(QMenu), Qt.Key.Key_Return)
    assert removed == [(1,)]
    cards.set_decisions((TASK,))
    cards.set_locked(True)
    press(cards, Qt.Key.Key_F8)
    assert added == []
    assert cards._cards[2].text.isReadOnly()


def test_every_button_has_a_name(cards: DecisionCards) -> None:
    assert all(button.accessibleName() for button in cards.findChildren(QPushButton))


@pytest.mark.parametrize(
    ("kind", "who", "what"),
    [
        (DecisionKind.ELECTION, "Vem", "Till uppdraget"),
        (DecisionKind.RECOMMENDATION, "Till", "Rekommenderar"),
        (DecisionKind.POSTPONE, None, "Till när"),
    ],
)
def test_each_kind_has_the_fields_its_sentence_is_made_of(
    cards: DecisionCards, kind: DecisionKind, who: str | None, what: str
) -> None:
    cards.set_decisions((Decision(9, "u9", kind, "Samrådet …"),))
    card = cards._cards[9]
    assert card.matter.isHidden()  # the sentence says it
    card.text.setFocus()
    assert card.assignee.isVisibleTo(card) is (who is not None)
    assert card.matter.isVisibleTo(card)
    assert card._labels[card.matter].text() == what
    if who is not None:
        assert card._labels[card.assignee].text() == who
