from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from samradapp.ui.widgets.facts_form import Fact, Facts, FactsForm
from tests.ui.conftest import Press, TypeText

FACTS = Facts(
    date(2024, 5, 3), time(9, 30), time(15), "Teams", "HSN: 50:2-2024", "Ylva", "Maj", ("A B", "C D"), None, 15
)


@pytest.fixture
def form(qtbot: QtBot) -> FactsForm:
    form = FactsForm()
    qtbot.addWidget(form)
    form.set_facts(FACTS)
    form.show()
    form.place.setFocus()
    qtbot.waitUntil(form.place.hasFocus)
    return form


def heard(signal) -> list[tuple]:
    result: list[tuple] = []
    signal.connect(lambda *args: result.append(args))
    return result


def test_the_facts_are_shown_in_swedish(form: FactsForm) -> None:
    assert form.day.text() == "3\u00a0maj 2024"
    assert form.start.text() == "09.30"
    assert form.adjusters.text() == "A B; C D"
    assert form.first_item.placeholderText() == "15 (följer förra mötet)"


def test_typing_is_told_at_once_and_stays_when_the_facts_come_back(form: FactsForm, type_text: TypeText) -> None:
    edited, changed = heard(form.field_edited), heard(form.field_changed)
    form.place.end(False)
    type_text(form.place, "!")
    form.set_facts(FACTS)
    type_text(form.place, "?")
    form.set_facts(replace(FACTS, place="Teams!"))
    assert edited == [(Fact.PLACE, "Teams!"), (Fact.PLACE, "Teams!?")]
    form.chair.setFocus()
    assert changed == [(Fact.PLACE, "Teams!?")]


def test_each_field_tells_its_kind_of_value(form: FactsForm, type_text: TypeText, press: Press) -> None:
    changed = heard(form.field_changed)
    for field, text in (
        (form.adjusters, "E F; G"),
        (form.first_item, "17"),
        (form.start, "8"),
        (form.day, "2024-05-06"),
    ):
        field.setFocus()
        field.clear()
        type_text(field, text)
        press(field, Qt.Key.Key_Return)
    form.end.setFocus()
    form.end.clear()
    press(form.end, Qt.Key.Key_Return)
    assert changed == [
        (Fact.ADJUSTERS, ("E F", "G")),
        (Fact.FIRST_ITEM, 17),
        (Fact.START, time(8)),
        (Fact.DAY, date(2024, 5, 6)),
        (Fact.END, None),
    ]


def test_an_emptied_first_number_follows_again_and_rubbish_is_not_told(
    form: FactsForm, type_text: TypeText, press: Press
) -> None:
    form.set_facts(replace(FACTS, first_item=15))
    changed = heard(form.field_changed)
    form.first_item.setFocus()
    form.first_item.clear()
    type_text(form.first_item, "x")
    press(form.first_item, Qt.Key.Key_Return)
    form.first_item.clear()
    press(form.first_item, Qt.Key.Key_Return)
    assert changed == [(Fact.FIRST_ITEM, None)]


def test_a_meeting_always_has_a_day(form: FactsForm, press: Press) -> None:
    changed = heard(form.field_changed)
    form.day.setFocus()
    form.day.clear()
    press(form.day, Qt.Key.Key_Return)
    form.place.setFocus()
    assert changed == []
    assert form.day.text() == "3\u00a0maj 2024"


def test_locked_facts_can_be_read_only(form: FactsForm, type_text: TypeText) -> None:
    edited = heard(form.field_edited)
    form.set_locked(True)
    type_text(form.place, "x")
    assert edited == []
