from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from samradapp.domain.rollcall import EventKind
from samradapp.ui.widgets.choice import Choice, ChoiceBox
from samradapp.ui.widgets.presence_panel import NewEvent, PresencePanel, PresenceRow
from tests.ui.conftest import Press, TypeText

PEOPLE = (Choice(1, "Ylva Åhedén"), Choice(2, "Rutger Isdal"))
ITEMS = (Choice(15, "15 Upprop"), Choice(16, "16 Primärvården"), Choice(None, "efter sista ärendet"))
SEATS = (Choice(7, "Ingvar Mossvik (M)"),)


@pytest.fixture
def panel(qtbot: QtBot) -> PresencePanel:
    panel = PresencePanel()
    qtbot.addWidget(panel)
    panel.set_choices(PEOPLE, ITEMS, SEATS)
    panel.set_current_item(16)
    panel.set_present(frozenset({1, 2}))
    panel.resize(328, 600)
    panel.show()
    panel.setFocus()
    return panel


def heard(signal) -> list[tuple]:
    result: list[tuple] = []
    signal.connect(lambda *args: result.append(args))
    return result


def named(panel: PresencePanel, name: str) -> QAbstractButton:
    return next(b for b in panel.findChildren(QAbstractButton) if b.accessibleName().startswith(name) and b.isVisible())


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list of names pops up
def test_f7_asks_who_and_enter_notes_it_at_the_current_item(
    panel: PresencePanel, qtbot: QtBot, press: Press, type_text: TypeText
) -> None:
    added = heard(panel.event_added)
    press(panel, Qt.Key.Key_F7)
    qtbot.waitUntil(panel._person.hasFocus)
    type_text(panel._person.lineEdit(), "rutger isdal")
    panel._person.completer().popup().hide()
    panel._clock.setFocus()
    type_text(panel._clock, "1038")
    press(panel._clock, Qt.Key.Key_Return)
    assert added == [(NewEvent(EventKind.LEAVES, 2, 16, None, time(10, 38)),)]
    assert panel._form.isVisible()
    panel.leave_form()
    assert panel._form.isHidden()


def test_of_whom_is_not_there_it_is_expected_that_they_came_until_she_says_else(
    panel: PresencePanel, type_text: TypeText
) -> None:
    panel.set_present(frozenset({1}))
    panel.open_form(16)
    for person, what in ((2, EventKind.ARRIVES), (1, EventKind.LEAVES)):
        panel._person.setCurrentIndex(person - 1)
        panel._person.activated.emit(person - 1)
        assert panel._kind.value() is what
    panel._kind.setCurrentIndex(list(EventKind).index(EventKind.RECUSED))
    panel._kind.activated.emit(panel._kind.currentIndex())
    chosen = panel._kind.value()
    panel._person.setCurrentIndex(1)
    panel._person.activated.emit(1)
    assert panel._kind.value() is chosen


def test_the_keyboard_goes_back_to_where_it_was_when_the_form_closes(
    panel: PresencePanel, qtbot: QtBot, press: Press
) -> None:
    field = QLineEdit(panel)
    field.show()
    field.setFocus()
    press(field, Qt.Key.Key_F7)
    qtbot.waitUntil(panel._person.hasFocus)
    press(panel._clock, Qt.Key.Key_Escape)
    assert field.hasFocus()


def test_nothing_is_noted_without_a_name_and_esc_closes(panel: PresencePanel, qtbot: QtBot, press: Press) -> None:
    added = heard(panel.event_added)
    press(panel, Qt.Key.Key_F7)
    qtbot.waitUntil(panel._person.hasFocus)
    qtbot.mouseClick(named(panel, "Lägg till"), Qt.MouseButton.LeftButton)
    assert added == []
    press(panel._clock, Qt.Key.Key_Escape)
    assert panel._form.isHidden()


def test_serving_asks_for_the_seat_and_after_the_last_item_is_none(panel: PresencePanel, qtbot: QtBot) -> None:
    added = heard(panel.event_added)
    panel.open_form(None, EventKind.SERVES)
    assert panel._seat.isVisible()
    panel._person.choose(1)
    panel._seat.choose(7)
    qtbot.mouseClick(named(panel, "Lägg till"), Qt.MouseButton.LeftButton)
    assert added == [(NewEvent(EventKind.SERVES, 1, None, 7, None),)]


def test_an_event_can_be_removed(panel: PresencePanel, qtbot: QtBot) -> None:
    removed = heard(panel.removed)
    panel.set_events((PresenceRow(5, EventKind.LEAVES, "10.38", "Rutger Isdal (M) gick"),))
    qtbot.waitUntil(
        lambda: any(w.text() == "Rutger Isdal (M) gick" and w.isVisible() for w in panel.findChildren(QLabel))
    )
    qtbot.mouseClick(named(panel, "Ta bort"), Qt.MouseButton.LeftButton)
    assert removed == [(5,)]


def test_of_many_events_the_four_noted_last_are_shown_in_order_and_all_when_asked(
    panel: PresencePanel, qtbot: QtBot, press: Press
) -> None:
    def shown() -> list[str]:
        QApplication.processEvents()
        lines = [w for w in panel.findChildren(QWidget) if w.accessibleName().startswith("10.0") and w.isVisible()]
        return [line.accessibleName() for line in sorted(lines, key=lambda line: line.y())]

    rows = [
        PresenceRow(number, EventKind.ARRIVES, f"10.0{number}", f"Gäst {number} kom") for number in (1, 7, 2, 3, 4, 5)
    ]
    panel.set_events(rows[:5])
    assert len(shown()) == 5
    panel.set_events(rows)
    assert shown() == ["10.07 Gäst 7 kom", "10.03 Gäst 3 kom", "10.04 Gäst 4 kom", "10.05 Gäst 5 kom"]
    qtbot.mouseClick(named(panel, "Visa alla 6"), Qt.MouseButton.LeftButton)
    assert len(shown()) == 6
    press(named(panel, "Visa bara de senaste"), Qt.Key.Key_Space)
    assert len(shown()) == 4


def test_a_panel_that_folds_tells_how_many_there_are_and_shows_them_when_asked(qtbot: QtBot) -> None:
    panel = PresencePanel(folds=True)
    qtbot.addWidget(panel)
    panel.show()
    assert not [b for b in panel.findChildren(QAbstractButton) if b.text().endswith("händelser") and b.isVisible()]
    panel.set_events(
        (
            PresenceRow(5, EventKind.LEAVES, "10.38", "Rutger Isdal (M) gick"),
            PresenceRow(6, EventKind.ARRIVES, "10.40", "Ida Ek (S) kom"),
        )
    )

    def shown() -> bool:
        return any("Rutger" in words.text() and words.isVisible() for words in panel.findChildren(QLabel))

    assert not shown()
    qtbot.mouseClick(named(panel, "2 händelser"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(shown)


def test_a_locked_panel_opens_no_form(panel: PresencePanel, press: Press) -> None:
    panel.set_locked(True)
    press(panel, Qt.Key.Key_F7)
    assert panel._form.isHidden()


def test_new_choices_keep_the_chosen_one_and_the_wheel_passes_by(qtbot: QtBot) -> None:
    box = ChoiceBox("Person")
    qtbot.addWidget(box)
    chosen = heard(box.chosen)
    box.set_choices(PEOPLE)
    assert box.value() == 1
    box.choose(2)
    box.set_choices((Choice(9, "Ny"), *PEOPLE))
    assert box.value() == 2
    assert chosen == []


def test_a_sentence_that_breaks_over_lines_is_shown_whole(panel: PresencePanel, qtbot: QtBot) -> None:
    sentence = "Disa-Margareta Lövgren-Åkerlund (M) tjänstgör för Ove-Christian Hammar (M)"
    panel.set_events((PresenceRow(5, EventKind.SERVES, "", sentence, "före ärende 12"),))
    panel.resize(240, 600)
    words = next(known for known in panel.findChildren(QLabel) if known.text() == sentence)
    qtbot.waitUntil(lambda: words.width() < 200)
    assert words.height() >= words.heightForWidth(words.width())
    assert words.heightForWidth(words.width()) >= 3 * words.fontMetrics().height()


def test_what_is_no_clock_time_is_asked_for_again_before_anything_is_noted(
    panel: PresencePanel, press: Press, type_text: TypeText
) -> None:
    added = heard(panel.event_added)
    panel.open_form(16)
    panel._person.choose(2)
    panel._clock.setFocus()
    type_text(panel._clock, "25.61")
    press(panel._clock, Qt.Key.Key_Return)
    assert added == []
    assert panel._clock.is_wrong
    assert panel._clock.hasFocus()
    type_text(panel._clock, "10.38")
    press(panel._clock, Qt.Key.Key_Return)
    assert added == [(NewEvent(EventKind.LEAVES, 2, 16, None, time(10, 38)),)]


def test_enter_on_a_button_of_the_form_presses_that_button(panel: PresencePanel, press: Press) -> None:
    added = heard(panel.event_added)
    panel.open_form(16)
    panel._person.choose(2)
    cancel = named(panel, "Avbryt")
    cancel.setFocus()
    press(cancel, Qt.Key.Key_Return)
    assert panel._form.isHidden()
    assert added == []


def test_a_name_that_nobody_at_the_meeting_has_is_said_and_nothing_noted(
    panel: PresencePanel, press: Press, type_text: TypeText
) -> None:
    added = heard(panel.event_added)
    panel.open_form(16)
    panel._person.setEditText("Nils Okänd")
    panel._clock.setFocus()
    press(panel._clock, Qt.Key.Key_Return)
    assert added == []
    assert panel._unknown.text() == "Nils Okänd står inte på mötets listor. Lägg till personen i uppropet först."
    assert panel._unknown.isVisible()
    panel._person.setEditText("Rutger Isdal")
    assert not panel._unknown.isVisible()


def test_of_two_who_are_called_the_same_the_one_that_is_picked_is_noted(panel: PresencePanel, press: Press) -> None:
    added = heard(panel.event_added)
    panel.set_choices((Choice(1, "Maria Berg (S)"), Choice(2, "Maria Berg (S)")), ITEMS)
    panel.open_form(16)
    panel._person.setCurrentIndex(1)
    press(panel._clock, Qt.Key.Key_Return)
    assert added[0][0].attendee == 2
