import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from samradapp.ui import keys
from samradapp.ui.widgets.buttons import KeyButton
from samradapp.ui.widgets.choice import Choice
from samradapp.ui.widgets.service_cards import Proposal, ServiceCards

DISA = Proposal(3, 7, "för Ingvar Mossvik (M)", "Disa Ripnäs (M)", "Först i ordningen.")
ASTA = Proposal(4, 8, "för vakant plats", "Asta Ek (S)")


@pytest.fixture
def cards(qtbot: QtBot) -> ServiceCards:
    cards = ServiceCards()
    qtbot.addWidget(cards)
    cards.set_key(keys.LET_SERVE)
    cards.resize(300, 500)
    cards.show()
    return cards


def heard(signal) -> list[tuple]:
    result: list[tuple] = []
    signal.connect(lambda *args: result.append(args))
    return result


def named(cards: ServiceCards, qtbot: QtBot, name: str) -> KeyButton:
    """Give a button by the beginning of its name, when it has been laid out."""
    found: list[KeyButton] = []

    def look() -> bool:
        known = cards.findChildren(KeyButton)
        found[:] = [b for b in known if b.accessibleName().startswith(name) and b.isVisible()]
        return len(found) == 1

    qtbot.waitUntil(look)
    return found[0]


def words(cards: ServiceCards) -> str:
    return "\n".join(known.text() for known in cards.findChildren(QLabel) if known.isVisible())


def test_a_proposal_is_followed_only_when_she_says_so(cards: ServiceCards, qtbot: QtBot) -> None:
    accepted = heard(cards.accepted)
    cards.set_proposals((DISA,))
    assert accepted == []
    qtbot.mouseClick(named(cards, qtbot, "Låt tjänstgöra: Disa"), Qt.MouseButton.LeftButton)
    assert accepted == [(3, 7)]


def test_the_key_is_printed_on_the_first_card_and_follows_it(cards: ServiceCards, qtbot: QtBot) -> None:
    accepted = heard(cards.accepted)
    cards.set_proposals((DISA, ASTA), 4)
    qtbot.waitUntil(lambda: "2 av 4" in words(cards))
    assert (named(cards, qtbot, "Låt tjänstgöra: Disa").key, named(cards, qtbot, "Låt tjänstgöra: Asta").key) == (
        "E",
        "",
    )
    assert cards.accept_first()
    cards.set_proposals(())
    assert not cards.accept_first()
    assert accepted == [(3, 7)]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_another_may_be_chosen_of_those_who_may_serve(cards: ServiceCards, qtbot: QtBot) -> None:
    chosen = heard(cards.other_chosen)
    asked: list[tuple[int, int]] = []
    cards.others = lambda seat, attendee: asked.append((seat, attendee)) or [Choice(9, "Nils Ek (M)")]
    cards.set_proposals((DISA,))
    qtbot.mouseClick(named(cards, qtbot, "Annan för Ingvar"), Qt.MouseButton.LeftButton)
    menu = cards.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Nils Ek (M)"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert asked == [(7, 3)]
    assert chosen == [(9, 7)]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_where_nobody_else_may_serve_the_menu_says_so(cards: ServiceCards, qtbot: QtBot) -> None:
    cards.set_proposals((DISA,))
    qtbot.mouseClick(named(cards, qtbot, "Annan för Ingvar"), Qt.MouseButton.LeftButton)
    only: QAction = cards.findChild(QMenu).actions()[0]
    assert only.text().startswith("Ingen annan på plats")
    assert not only.isEnabled()
    cards.findChild(QMenu).hide()


def test_many_empty_seats_are_folded(cards: ServiceCards, qtbot: QtBot) -> None:
    cards.set_unfilled(tuple(f"Namn {n}" for n in range(9)))
    qtbot.waitUntil(lambda: "Namn 0" in words(cards))
    assert "Namn 8" not in words(cards)
    qtbot.mouseClick(named(cards, qtbot, "Visa alla 9"), Qt.MouseButton.LeftButton)
    assert "Namn 8" in words(cards)
    cards.set_unfilled(())
    assert "Saknar ersättare" not in words(cards)
