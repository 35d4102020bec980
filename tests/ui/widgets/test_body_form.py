"""The settings of a body: what they lead to is shown while they are written, and what is not used is not asked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from samradapp.domain.assembly import kind_label
from samradapp.domain.meeting import Kind
from samradapp.domain.people import Body, QuorumRule, Tense
from samradapp.ui.widgets.body_form import BodyForm
from samradapp.ui.widgets.check_box import CheckBox
from samradapp.ui.widgets.columns import Columns, field
from samradapp.ui.widgets.fields import TextLine
from tests.ui.conftest import TypeText

BODY = Body(1, "Samråd vård", "Samrådet", "Samrådet")


@pytest.fixture
def form(qtbot: QtBot) -> BodyForm:
    form = BodyForm()
    qtbot.addWidget(form)
    form.set_body(BODY)
    form.resize(760, 1200)
    form.show()
    return form


def shown(form: BodyForm) -> str:
    return "\n".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


def line(form: BodyForm, name: str) -> TextLine:
    return next(one for one in form.findChildren(TextLine) if one.accessibleName() == name)


def test_the_decision_and_the_number_are_shown_as_they_will_be_written(form: BodyForm) -> None:
    assert "”Samrådet beslutade att uppdra åt förvaltningen att ta fram" in shown(form)
    assert "Ärende 17 får rubriken ”17. Budget för nästa år”." in shown(form)
    form.set_body(replace(BODY, tense=Tense.PRESENT, number_form="KS § {n}", item_word="paragraf"))
    assert "”Samrådet beslutar att uppdra åt" in shown(form)
    assert "Paragraf 17 får rubriken ”KS § 17 Budget" in shown(form)


def test_the_example_follows_what_is_typed(form: BodyForm, type_text: TypeText) -> None:
    formula = line(form, "Namn i beslut")
    formula.setFocus()
    formula.selectAll()
    type_text(formula, "Nämnden i Åmål")
    assert "”Nämnden i Åmål beslutade" in shown(form)


def test_a_number_is_asked_only_for_the_rule_that_has_one(form: BodyForm) -> None:
    assert not line(form, "Antal som krävs").isVisible()
    form.set_body(replace(BODY, quorum_rule=QuorumRule.NUMBER))
    assert line(form, "Antal som krävs").isVisible()


def test_a_body_without_seats_is_asked_nothing_of_seats(form: BodyForm) -> None:
    form.set_body(replace(BODY, has_seats=False))
    assert "Ersättares tjänstgöring" not in shown(form)
    assert "Beslutsförhet" not in shown(form)


def test_the_words_of_a_box_tick_it_too(form: BodyForm, qtbot: QtBot) -> None:
    told: list[tuple[object, str]] = []
    form.changed.connect(lambda body, field: told.append((body, field)))
    tick = next(one for one in form.findChildren(CheckBox) if one.text().startswith("Numren börjar om"))
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(tick.width() - 4, tick.height() // 2))
    assert told == [(replace(BODY, numbers_start_over=True), "numbers_start_over")]


def test_another_body_is_shown_even_while_a_field_is_being_typed_in(form: BodyForm, type_text: TypeText) -> None:
    name = line(form, "Namn")
    name.setFocus()
    type_text(name, "x")
    form.set_body(Body(2, "Nämnden"))
    assert name.text() == "Nämnden"


def test_fields_stand_beside_each_other_where_there_is_room(qtbot: QtBot) -> None:
    one, other = field("Ett", TextLine("Ett")), field("Två", TextLine("Två"))
    columns = Columns(one, other)
    qtbot.addWidget(columns)
    columns.show()
    columns.resize(700, 200)
    qtbot.waitUntil(lambda: one.y() == other.y() and one.x() < other.x())
    columns.resize(300, 200)
    qtbot.waitUntil(lambda: one.x() == other.x() and one.y() < other.y())


def test_an_empty_kind_shows_what_is_printed_for_it(form: BodyForm) -> None:
    names = ("Informationsärende", "Dialogärende", "Beslutsärende", "Formalia")
    shown_empty = [line(form, f"Så skrivs {name}").placeholderText() for name in names]
    kinds = (Kind.INFORMATION, Kind.DIALOGUE, Kind.DECISION, Kind.FORMALITY)
    assert shown_empty == [kind_label(BODY, kind) for kind in kinds]
