"""Ctrl+Z on the register page takes back what was done there, in words; typing is saved as it comes."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView

from samradapp.actions.demo import make_demo_meeting, make_demo_register
from samradapp.domain.people import Body, Holding, Period, Person, Seat
from samradapp.store import register, templates
from samradapp.ui.pages.register_page import RegisterPage
from samradapp.ui.widgets.name_line import NameLine
from tests.ui.hand import Desk
from tests.ui.pages.test_register_page import body_id, open_subject, open_table, said


@pytest.fixture
def filled(desk: Desk) -> Desk:
    make_demo_register(desk.db)
    return desk


def names(desk: Desk) -> list[str]:
    return [principal.name for principal in register.principals(desk.db)]


def test_what_is_done_in_the_register_is_undone_and_redone_in_words(desk: Desk) -> None:
    open_table(desk, "Huvudmän")
    desk.hand.press("Ctrl+N", "Ctrl+A")
    desk.hand.write("Åmåls kommun\n")
    desk.hand.press("Delete")
    assert names(desk) == []
    desk.hand.press("Ctrl+Z")
    assert names(desk) == ["Åmåls kommun"]
    assert desk.bar == "Ångrade: Tog bort huvudmannen Åmåls kommun."
    assert desk.hand.find(QTableView, "Huvudmän").model().rowCount() == 1
    desk.hand.press("Ctrl+Shift+Z")
    assert names(desk) == []
    assert desk.bar == "Gjorde om: Tog bort huvudmannen Åmåls kommun."


def test_nothing_more_to_undo_is_said_and_the_shipped_templates_stay(desk: Desk) -> None:
    desk.hand.press("Ctrl+9")
    shipped = templates.templates(desk.db)
    desk.hand.press("Ctrl+Z")
    assert desk.bar == "Det finns inget mer att ångra."
    assert templates.templates(desk.db) == shipped != ()


def test_a_removed_body_comes_back_with_its_seats(filled: Desk) -> None:
    filled.hand.press("Ctrl+9")
    before = register.roster(filled.db, body_id(filled))
    filled.hand.click("Ta bort organet")
    assert before.body not in register.bodies(filled.db)
    filled.hand.press("Ctrl+Z")
    assert register.roster(filled.db, before.body.id) == before


def test_it_is_said_what_is_removed_with_all_that_belongs_to_it(filled: Desk) -> None:
    open_subject(filled, "Mallar")
    filled.hand.click("Ta bort mallen")
    assert filled.bar == "Mallen Samråd med ledningsgruppen är borttagen. Ångra med Ctrl+Z."
    open_subject(filled, "Inställningar")
    filled.hand.click("Ta bort organet")
    assert filled.bar == "Organet Samråd vård och omsorg är borttaget. Ångra med Ctrl+Z."
    filled.hand.press("Ctrl+Z")
    assert filled.bar.startswith("Ångrade: ")


def test_a_body_just_made_and_shown_is_taken_back(desk: Desk) -> None:
    desk.hand.press("Ctrl+9")
    desk.hand.click("Nytt organ")
    desk.hand.press("Ctrl+Z")
    assert register.bodies(desk.db) == ()
    assert not desk.hand.sees("Kortnamn")
    assert desk.hand.find(QPushButton, "Lägg till ett organ").hasFocus()


def test_where_the_form_of_a_body_goes_the_keyboard_stays_on_the_page(filled: Desk) -> None:
    filled.hand.press("Ctrl+9")
    filled.hand.click("Nytt organ")
    filled.hand.press("Ctrl+Z")
    assert filled.window.page.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("others", [(), ("Nämnden",)])
def test_the_keyboard_stays_in_the_register_when_the_body_it_stood_in_is_taken_back(
    desk: Desk, others: tuple[str, ...]
) -> None:
    for name in others:
        register.save_body(desk.db, Body(0, name))
    desk.hand.press("Ctrl+9")
    desk.hand.click("Nytt organ" if others else "Lägg till ett organ")
    desk.hand.write("Styrelsen")
    desk.hand.press("Tab", "Ctrl+Z", "Ctrl+Z")
    assert [body.name for body in register.bodies(desk.db)] == list(others)
    page = desk.window.stack.currentWidget()
    assert isinstance(page, RegisterPage)
    assert (page.list if others else desk.hand.find(QPushButton, "Lägg till ett organ")).hasFocus()


def test_what_a_meeting_needs_is_not_taken_back_and_that_is_said(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+9")
    before = register.bodies(desk.db)
    desk.hand.press("Ctrl+Z")
    assert register.bodies(desk.db) == before
    assert "kan inte ångras: ett möte använder det" in desk.bar


def test_the_meetings_own_steps_are_left_alone(desk: Desk) -> None:
    meeting = make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+9")
    desk.hand.press("Ctrl+Z")
    desk.window.open_meeting(meeting)
    assert desk.meeting.items


def edited(desk: Desk, table: str) -> QLineEdit:
    return desk.hand.find(QTableView, table).findChildren(QLineEdit)[-1]


def test_a_cell_that_is_typed_in_is_on_the_disk_within_half_a_second_and_that_is_told(desk: Desk) -> None:
    open_table(desk, "Personer")
    desk.clock.set(10, 42, 13)
    desk.hand.press("Ctrl+N", "Ctrl+A")
    desk.hand.write("Örjan Åhs")
    assert desk.window.autosave.pending
    desk.qtbot.waitUntil(lambda: not desk.window.autosave.pending, timeout=500)
    assert [person.name for person in desk.on_disk(register.persons)] == ["Örjan Åhs"]
    assert desk.window.status.text == "Sparat 10.42.13"
    desk.hand.write("berg")
    assert edited(desk, "Personer").text() == "Örjan Åhsberg"


def test_typing_in_one_cell_is_one_step_however_often_it_is_saved(desk: Desk) -> None:
    register.save_person(desk.db, Person(0, "Åsa"))
    open_table(desk, "Personer")
    desk.hand.press("Ctrl+Home", "F2", "End")
    for letters in (" Ek", "man"):
        desk.hand.write(letters)
        desk.saved()
    desk.hand.press("Return")
    assert register.persons(desk.db)[0].name == "Åsa Ekman"
    desk.hand.press("Ctrl+Z")
    assert desk.bar == "Ångrade: Ändrade namn under Personer."
    assert register.persons(desk.db)[0].name == "Åsa"
    desk.hand.press("Ctrl+Z")
    assert register.persons(desk.db) == ()


def test_a_cell_that_is_left_and_typed_in_again_is_two_steps(desk: Desk) -> None:
    register.save_person(desk.db, Person(0, "Åsa"))
    open_table(desk, "Personer")
    desk.hand.press("Ctrl+Home")
    for name in ("Ylva", "Örjan"):
        desk.hand.press("F2", "Ctrl+A")
        desk.hand.write(f"{name}\n")
    desk.hand.press("Ctrl+Z")
    assert register.persons(desk.db)[0].name == "Ylva"


def test_escape_gives_the_old_words_back_though_the_new_were_saved(desk: Desk) -> None:
    register.save_person(desk.db, Person(0, "Åsa"))
    open_table(desk, "Personer")
    desk.hand.press("Ctrl+Home", "F2", "Ctrl+A")
    desk.hand.write("Fel")
    desk.saved()
    desk.hand.press("Escape")
    desk.saved()
    assert [person.name for person in desk.on_disk(register.persons)] == ["Åsa"]


def test_a_field_of_a_body_is_saved_while_it_is_typed_in_and_is_one_step(filled: Desk) -> None:
    filled.hand.press("Ctrl+9")
    before = register.bodies(filled.db)[0]
    filled.hand.enter("Namn", "Sam")
    filled.saved()
    assert filled.on_disk(register.bodies)[0].name == "Sam"
    filled.hand.write("råd")
    filled.saved()
    filled.hand.press("Tab")
    assert filled.on_disk(register.bodies)[0].name == "Samråd"
    assert said(filled, "Samråd")
    filled.hand.press("Ctrl+Z")
    assert register.bodies(filled.db)[0] == before


def test_an_emptied_name_is_refused_in_words_and_keeps_nobody_on_the_page(filled: Desk) -> None:
    filled.hand.press("Ctrl+9")
    before = register.bodies(filled.db)[0].name
    filled.hand.enter("Namn", "")
    filled.saved()
    assert said(filled, "Skriv ett namn på organet.")
    filled.hand.press("Ctrl+0")
    assert not isinstance(filled.window.stack.currentWidget(), RegisterPage)
    assert register.bodies(filled.db)[0].name == before


def test_another_subject_saves_what_is_typed(filled: Desk) -> None:
    filled.hand.press("Ctrl+9")
    filled.hand.enter("Kortnamn", "SVO")
    open_subject(filled, "Kalender")
    assert filled.on_disk(register.bodies)[0].short_name == "SVO"


def seated(desk: Desk, *ends: date | None) -> int:
    """Make a body of which each seat is held by somebody until a day."""
    body = register.save_body(desk.db, Body(0, "Nämnden"))
    for number, end in enumerate(ends):
        person = Person(register.save_person(desk.db, Person(0, f"Person {number}")), "")
        seat = register.save_seat(desk.db, body, Seat(0, None, "", ""))
        register.save_holding(desk.db, seat, Holding(0, person, Period(None, end)))
    return body


def test_a_successor_follows_on_the_last_day_of_the_holder(desk: Desk) -> None:
    body = seated(desk, None, date(2026, 6, 30))
    open_table(desk, "Platser")
    desk.hand.press("Ctrl+End", "Ctrl+T")
    desk.hand.write("Ulla Ström\n")
    held = register.roster(desk.db, body).seats[1].holdings
    assert [one.period for one in held] == [Period(None, date(2026, 6, 30)), Period(date(2026, 7, 1), None)]


def test_a_successor_ends_the_time_of_a_holder_without_a_last_day_and_both_are_one_step(desk: Desk) -> None:
    body = seated(desk, None)
    before = register.roster(desk.db, body)
    open_table(desk, "Platser")
    desk.hand.press("Ctrl+T")
    desk.hand.write("Ulla Ström\n")
    held = register.roster(desk.db, body).seats[0].holdings
    assert [one.period for one in held] == [Period(None, date(2026, 5, 7)), Period(date(2026, 5, 8), None)]
    desk.hand.press("Ctrl+Z")
    assert register.roster(desk.db, body) == before


def test_a_seat_got_today_takes_nobody_else_and_that_is_said(desk: Desk) -> None:
    body = seated(desk, None)
    open_table(desk, "Platser")
    desk.hand.press("Ctrl+T")
    desk.hand.write("Ulla Ström\n")
    before = register.roster(desk.db, body)
    desk.hand.press("Ctrl+T")
    assert said(desk, "har nyss fått platsen")
    assert register.roster(desk.db, body) == before


def test_a_vacant_seat_says_so_and_is_taken_without_beginning(desk: Desk) -> None:
    body = seated(desk)
    register.save_person(desk.db, Person(0, "Åsa Ek"))
    register.save_seat(desk.db, body, Seat(0, None, "", ""))
    view = open_table(desk, "Platser")
    assert view.model().index(0, 4).data() == "Vakant"
    desk.hand.press("Ctrl+T")
    desk.hand.write("ås\n")
    assert [one.period for one in register.roster(desk.db, body).seats[0].holdings] == [Period()]
    assert view.model().index(0, 4).data() == "Åsa Ek"


@pytest.mark.parametrize("table", ["Innehavare", "Ersättare", "Personer i gruppen"])
def test_a_new_row_opens_where_the_person_is_chosen_and_is_taken_back_in_one(filled: Desk, table: str) -> None:
    register.save_seat(filled.db, body_id(filled), Seat(0, None, "", ""))
    before, people = register.roster(filled.db, body_id(filled)), register.persons(filled.db)
    view = open_table(filled, table)
    filled.hand.press("Ctrl+N")
    assert view.findChild(NameLine).accessibleName() == "Person"
    assert register.roster(filled.db, body_id(filled)) == before
    filled.hand.write("Ulla Ström\n")
    assert register.roster(filled.db, body_id(filled)) != before
    filled.hand.press("Ctrl+Z")
    assert register.roster(filled.db, body_id(filled)) == before
    assert register.persons(filled.db) == people
