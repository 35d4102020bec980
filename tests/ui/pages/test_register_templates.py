"""Templates edited in place: an outline of parts and items, all by keys, each change one step."""

from datetime import time

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView

from samradapp.actions.demo import make_demo_register
from samradapp.domain.meeting import Generated, Kind
from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.store import register, templates
from tests.ui.hand import Desk
from tests.ui.pages.test_register_page import body_id, open_subject, said

OUTLINE = "Mallens ärenden"


def saved(desk: Desk) -> AgendaTemplate:
    return templates.templates(desk.db)[0]


@pytest.fixture
def outline(desk: Desk) -> QTableView:
    """Give the outline of a template for all, of two parts, with the keyboard in it."""
    items = tuple(TemplateItem(0, title, Kind.FORMALITY) for title in ("Upprop", "Rapport", "Avslutning"))
    parts = (TemplatePart(0, items=items[:2]), TemplatePart(0, title="Del två", items=items[2:]))
    templates.save_template(desk.db, AgendaTemplate(0, "Prov", None, parts))
    open_subject(desk, "Mallar för alla")
    view = desk.hand.find(QTableView, OUTLINE)
    view.setFocus()
    return view


def titles(desk: Desk) -> list[list[str]]:
    return [[item.title for item in part.items] for part in saved(desk).parts]


def test_parts_are_headings_with_their_items_beneath(outline: QTableView) -> None:
    shown = [outline.model().index(row, 0).data() for row in range(outline.model().rowCount())]
    assert shown == ["", "Upprop", "Rapport", "Del två", "Avslutning"]
    assert outline.model().index(0, 1).data() == "Del 1 · ledamöterna"
    assert outline.columnSpan(0, 0) == 4


def test_an_item_is_added_after_the_chosen_one_written_and_taken_back(desk: Desk, outline: QTableView) -> None:
    before = saved(desk)
    desk.hand.press("Ctrl+Home", "Down", "Ctrl+N", "Ctrl+A")
    desk.hand.write("Årets resultat\n")
    desk.hand.press("Right", "Right")
    desk.hand.write("15\n")
    assert titles(desk) == [["Upprop", "Årets resultat", "Rapport"], ["Avslutning"]]
    assert saved(desk).parts[0].items[1].planned_minutes == 15
    assert said(desk, "4 stående ärenden, 15\u00a0min utan mötets egna")
    desk.hand.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert saved(desk) == before


def test_items_and_parts_move_by_keys_and_keep_the_row(desk: Desk, outline: QTableView) -> None:
    desk.hand.press("Ctrl+Home", "Down", "Down", "Alt+Down")
    assert titles(desk) == [["Upprop"], ["Rapport", "Avslutning"]]
    desk.hand.press("Alt+Up", "Alt+Up")
    assert titles(desk) == [["Rapport", "Upprop"], ["Avslutning"]]
    desk.hand.press("Ctrl+Home", "Alt+Down")
    assert titles(desk) == [["Avslutning"], ["Rapport", "Upprop"]]
    assert outline.currentIndex().row() == 2


def test_an_item_that_moves_to_another_part_moves_in_one_step(desk: Desk, outline: QTableView) -> None:
    before = saved(desk)
    desk.hand.press("Ctrl+Home", "Down", "Down", "Alt+Down", "Ctrl+Z")
    assert saved(desk) == before


def test_a_part_is_added_and_removed_with_its_items(desk: Desk, outline: QTableView) -> None:
    desk.hand.press("Ctrl+Home", "Ctrl+Shift+N", "Ctrl+A")
    desk.hand.write("Eftermiddag\n")
    assert [part.title for part in saved(desk).parts] == ["", "Eftermiddag", "Del två"]
    desk.hand.press("Ctrl+Home", "Delete")
    assert [part.title for part in saved(desk).parts] == ["Eftermiddag", "Del två"]
    desk.hand.press("Delete")
    assert [part.title for part in saved(desk).parts] == ["Del två"]


def test_an_item_says_who_writes_it_and_for_whom(desk: Desk, outline: QTableView) -> None:
    desk.hand.press("Ctrl+Home", "Down", "Down")
    desk.hand.choose("Skrivs av", "mötets uppdrag")
    desk.hand.enter("Uppdrag till", "Ledningsgruppen")
    desk.hand.enter("Avsnitt", "Uppföljning")
    desk.hand.enter("Föredragande", "Åsa Ek, chef")
    desk.hand.press("Tab")
    item = saved(desk).parts[0].items[1]
    assert (item.generated, item.generated_for) == (Generated.ASSIGNMENTS, "Ledningsgruppen")
    assert (item.section, item.presenters) == ("Uppföljning", "Åsa Ek, chef")
    assert "skrivs av mötets uppdrag till Ledningsgruppen" in outline.model().index(2, 3).data()


def test_the_place_for_own_items_is_ticked_and_has_no_kind(desk: Desk, outline: QTableView) -> None:
    desk.hand.press("Ctrl+Home", "Down", "Down")
    desk.hand.click("Mötets egna ärenden hit")
    assert saved(desk).parts[0].items[1].own_items_here
    assert outline.model().index(2, 1).data() == ""


def test_a_field_typed_in_belongs_to_the_item_it_was_typed_for(desk: Desk, outline: QTableView) -> None:
    desk.hand.press("Ctrl+Home", "Down")
    desk.hand.enter("Avsnitt", "Först")
    outline.setFocus()
    desk.hand.press("Down")
    assert [item.section for item in saved(desk).parts[0].items] == ["Först", ""]
    assert desk.hand.find(QLineEdit, "Avsnitt").text() == ""


def test_a_part_has_its_body_times_and_groups(desk: Desk) -> None:
    own = make_demo_register(desk.db)
    open_subject(desk, "Mallar")
    other = next(body.id for body in register.bodies(desk.db) if body.id != own)
    desk.hand.choose("Beslutande organ", register.body(desk.db, other).name)
    desk.hand.enter("Delen börjar", "8.15")
    desk.hand.enter("Delen slutar", "10")
    desk.hand.press("Tab")
    group = register.roster(desk.db, own).groups[0]
    desk.hand.click(group.name)
    part = next(one for one in templates.templates(desk.db) if one.body_id == own).parts[0]
    assert (part.body_id, part.start, part.end) == (other, time(8, 15), time(10))
    assert group.id not in part.groups


def test_a_template_for_all_is_copied_to_the_body(desk: Desk) -> None:
    make_demo_register(desk.db)
    own = body_id(desk)
    open_subject(desk, "Mallar för alla")
    before = [one for one in templates.templates(desk.db) if one.body_id is None]
    desk.hand.find(QTableView, OUTLINE).setFocus()
    desk.hand.press("Ctrl+D")
    assert desk.bar == f"{before[0].name} finns nu också under organets egna mallar."
    made = templates.templates(desk.db)[-1]
    assert (made.body_id, made.name) == (own, before[0].name)
    assert [one for one in templates.templates(desk.db) if one.body_id is None] == before


def test_a_template_is_made_named_and_removed(desk: Desk, outline: QTableView) -> None:
    desk.hand.click("Ny mall")
    desk.hand.press("Ctrl+A")
    desk.hand.write("Extra möte")
    desk.hand.press("Tab")
    assert templates.templates(desk.db)[-1].name == "Extra möte"
    desk.hand.click("Ta bort mallen")
    assert [one.name for one in templates.templates(desk.db)] == ["Prov"]
    desk.hand.press("Ctrl+Z")
    assert [one.name for one in templates.templates(desk.db)] == ["Prov", "Extra möte"]


def test_a_template_and_its_item_must_be_called_something(desk: Desk, outline: QTableView) -> None:
    desk.hand.enter("Mallens namn", "")
    desk.hand.press("Tab")
    assert said(desk, "Skriv ett namn på mallen.")
    assert saved(desk).name == "Prov"


def test_a_body_without_templates_of_its_own_says_what_to_do(desk: Desk) -> None:
    make_demo_register(desk.db)
    open_subject(desk, "Ledningsgruppen")
    open_subject(desk, "Mallar")
    assert said(desk, "Inga egna mallar än.")


def test_a_number_that_is_none_is_refused_in_words(desk: Desk, outline: QTableView) -> None:
    desk.hand.press("Ctrl+Home", "Down", "Right", "Right")
    for words in ("många\n", "99999999999999999999\n"):
        desk.hand.write(words)
        assert said(desk, "Skriv ett tal")


def test_nothing_is_said_of_a_template_that_is_removed(desk: Desk, outline: QTableView) -> None:
    assert said(desk, "stående ärende")
    desk.hand.click("Ta bort mallen")
    assert said(desk, "Inga mallar än.")
    assert not said(desk, "stående ärende")


def test_the_times_of_a_part_stand_clear_of_the_dash_between_them(desk: Desk, outline: QTableView) -> None:
    starts, ends = (desk.hand.find(QLineEdit, f"Delen {word}") for word in ("börjar", "slutar"))
    dash = next(one for one in starts.parentWidget().findChildren(QLabel) if one.text() == "–")
    assert dash.x() - starts.geometry().right() >= 4
    assert ends.x() - dash.geometry().right() >= 4
