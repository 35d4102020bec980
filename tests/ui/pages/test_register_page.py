"""The register: every table added to, changed, ordered and emptied by keys; refusals in words."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView

from samradapp.actions.demo import make_demo_meeting, make_demo_register
from samradapp.domain.people import Period, Person, Principal
from samradapp.store import register
from samradapp.ui.pages.register_page import RegisterPage
from samradapp.ui.widgets.key_hints import KeyHints
from samradapp.ui.widgets.name_line import NameLine
from tests.ui.hand import Desk


def page_of(desk: Desk) -> RegisterPage:
    page = desk.window.stack.currentWidget()
    assert isinstance(page, RegisterPage)
    return page


BENEATH = {"Innehavare": "Platser", "Personer i gruppen": "Grupper", "Mallens ärenden": "Mallar för alla"}


def open_subject(desk: Desk, words: str) -> None:
    """Open the register and click on a row of its list."""
    if not isinstance(desk.window.stack.currentWidget(), RegisterPage):
        desk.hand.press("Ctrl+9")
    listed = page_of(desk).list
    model = listed.model()
    row = next(n for n in range(model.rowCount()) if str(model.index(n, 0).data()).split(",")[0] == words)
    place = listed.visualRect(model.index(row, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def open_table(desk: Desk, name: str) -> QTableView:
    """Open the register at a table, with the keyboard in it."""
    open_subject(desk, BENEATH.get(name, name))
    table = desk.hand.find(QTableView, name)
    table.setFocus()
    return table


def said(desk: Desk, words: str) -> bool:
    return any(words in known.text() and known.isVisible() for known in desk.window.findChildren(QLabel))


@pytest.fixture
def filled(desk: Desk) -> Desk:
    make_demo_register(desk.db)
    return desk


def body_id(desk: Desk) -> int:
    return register.bodies(desk.db)[0].id


def test_a_principal_is_chosen_by_as_many_letters_as_it_takes(filled: Desk) -> None:
    """One letter, or one step, would not tell Granlidens kommun from the others on G."""
    for name in ("Grankulla kommun", "Grannäs kommun"):
        register.save_principal(filled.db, Principal(0, name))
    open_table(filled, "Platser")
    filled.hand.press("Ctrl+N")
    filled.hand.write("grann")
    filled.hand.press("Tab")
    filled.hand.write("KD\n")
    seat = register.roster(filled.db, body_id(filled)).seats[-1]
    assert (seat.principal and seat.principal.name, seat.party) == ("Grannäs kommun", "KD")


def test_arrows_step_among_the_principals_until_enter(filled: Desk) -> None:
    open_table(filled, "Platser")
    filled.hand.press("Ctrl+N", "Down", "Down", "Down", "Return")
    seat = register.roster(filled.db, body_id(filled)).seats[-1]
    assert seat.principal == register.principals(filled.db)[2]


def test_an_empty_register_says_what_to_do(desk: Desk) -> None:
    desk.hand.press("Ctrl+9")
    open_table(desk, "Huvudmän")
    assert said(desk, "Inga huvudmän än.")
    open_table(desk, "Personer")
    assert said(desk, "Inga personer än.")


def test_a_body_is_added_named_and_removed(desk: Desk) -> None:
    desk.hand.press("Ctrl+9")
    desk.hand.click("Nytt organ")
    desk.hand.enter("Namn", "Socialnämnden i Åmål")
    desk.hand.press("Tab")
    assert [body.name for body in register.bodies(desk.db)] == ["Socialnämnden i Åmål"]
    desk.hand.click("Ta bort organet")
    assert register.bodies(desk.db) == ()


def test_a_body_with_meetings_stays_and_that_is_said(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+9")
    before = register.bodies(desk.db)
    desk.hand.click("Ta bort organet")
    assert register.bodies(desk.db) == before
    assert said(desk, "möten")


def test_lines_pasted_into_a_name_become_one(filled: Desk) -> None:
    filled.hand.press("Ctrl+9")
    field = filled.hand.find(QLineEdit, "Namn")
    filled.hand.click_on(field)
    filled.hand.press("Ctrl+A")
    QApplication.clipboard().setText("Nämnden för\r\nvård och omsorg")
    filled.hand.press("Ctrl+V", "Tab")
    assert register.bodies(filled.db)[0].name == "Nämnden för vård och omsorg"


def test_lines_pasted_into_a_cell_become_one(filled: Desk) -> None:
    open_table(filled, "Huvudmän")
    filled.hand.press("F2", "Ctrl+A")
    QApplication.clipboard().setText("Almfors\r\nkommun i norr")
    filled.hand.press("Ctrl+V", "Return")
    names = [known.name for known in register.principals(filled.db)]
    assert "Almfors kommun i norr" in names, names


def test_a_body_must_have_a_name(filled: Desk) -> None:
    filled.hand.press("Ctrl+9")
    before = register.bodies(filled.db)
    filled.hand.enter("Namn", "")
    filled.hand.press("Tab")
    assert register.bodies(filled.db) == before
    assert said(filled, "Skriv ett namn")


def test_principals_are_added_named_ordered_and_removed(desk: Desk) -> None:
    open_table(desk, "Huvudmän")
    for name in ("Åmåls kommun", "Bengtsfors kommun"):
        desk.hand.press("Ctrl+N")
        desk.hand.press("Ctrl+A")
        desk.hand.write(f"{name}\n")
    assert [one.name for one in register.principals(desk.db)] == ["Åmåls kommun", "Bengtsfors kommun"]
    desk.hand.press("Alt+Up")
    assert [one.name for one in register.principals(desk.db)] == ["Bengtsfors kommun", "Åmåls kommun"]
    desk.hand.press("Delete")
    assert [one.name for one in register.principals(desk.db)] == ["Åmåls kommun"]


def test_two_principals_cannot_have_one_name(filled: Desk) -> None:
    open_table(filled, "Huvudmän")
    before = len(register.principals(filled.db))
    filled.hand.press("Ctrl+N", "Ctrl+A")
    filled.hand.write("Almfors kommun\n")
    names = [one.name for one in register.principals(filled.db)]
    assert (len(names), names.count("Almfors kommun")) == (before + 1, 1)
    assert said(filled, "Almfors kommun")


def test_a_principal_that_holds_a_seat_stays_and_that_is_said(filled: Desk) -> None:
    open_table(filled, "Huvudmän")
    before = register.principals(filled.db)
    filled.hand.press("Ctrl+Home", "Delete")
    assert register.principals(filled.db) == before
    assert said(filled, "plats")


def test_persons_are_added_and_changed_in_every_cell(desk: Desk) -> None:
    open_table(desk, "Personer")
    desk.hand.press("Ctrl+N", "Ctrl+A")
    desk.hand.write("Örjan Åhs\n")
    for words in ("kanslichef", "Åmåls kommun", "s", "orjan@example.se"):
        desk.hand.press("Right")
        desk.hand.write(f"{words}\n")
    person = register.persons(desk.db)[0]
    assert (person.name, person.title, person.organisation, person.party, person.email) == (
        "Örjan Åhs",
        "kanslichef",
        "Åmåls kommun",
        "s",
        "orjan@example.se",
    )
    desk.hand.press("Delete")
    assert register.persons(desk.db) == ()


def test_a_seat_is_added_with_principal_and_party_and_given_to_a_member(filled: Desk) -> None:
    before = len(register.roster(filled.db, body_id(filled)).seats)
    open_table(filled, "Platser")
    filled.hand.press("Ctrl+N")
    filled.hand.write("B")
    filled.hand.press("Return", "Right")
    filled.hand.write("s\n")
    seat = register.roster(filled.db, body_id(filled)).seats[-1]
    assert len(register.roster(filled.db, body_id(filled)).seats) == before + 1
    assert (seat.principal.name if seat.principal else "", seat.party) == ("Bergvattnets kommun", "s")
    filled.hand.press("Ctrl+T")
    filled.hand.write("Ylva\n")
    filled.hand.press("Right")
    filled.hand.write("1 jan 2026\n")
    held = register.roster(filled.db, body_id(filled)).seats[-1].holdings
    assert [(one.person.name, one.period.start) for one in held] == [("Ylva Sandström", date(2026, 1, 1))]


def test_a_day_that_cannot_be_read_is_refused_in_words(filled: Desk) -> None:
    open_table(filled, "Innehavare")
    filled.hand.press("Ctrl+Home", "Right")
    filled.hand.write("i går\n")
    assert said(filled, "Skriv dagen som 2026-10-09")


def test_substitutes_are_called_in_the_order_that_the_keys_give(filled: Desk) -> None:
    before = [one.person.name for one in register.roster(filled.db, body_id(filled)).substitutes]
    open_table(filled, "Ersättare")
    filled.hand.press("Ctrl+Home", "Alt+Down")
    after = [one.person.name for one in register.roster(filled.db, body_id(filled)).substitutes]
    assert after == [before[1], before[0], *before[2:]]
    filled.hand.press("Delete")
    assert len(register.roster(filled.db, body_id(filled)).substitutes) == len(before) - 1


def test_groups_and_their_persons_are_added(filled: Desk) -> None:
    open_table(filled, "Grupper")
    filled.hand.press("Ctrl+N", "Ctrl+A")
    filled.hand.write("Åhörare\n")
    filled.hand.press("Ctrl+T")
    filled.hand.write("yl\n")
    roster = register.roster(filled.db, body_id(filled))
    assert [group.name for group in roster.groups][-1] == "Åhörare"
    assert [member.person.name for member in roster.groups[-1].members] == ["Ylva Sandström"]


def test_a_name_that_nobody_has_makes_the_person_and_both_are_undone_at_once(filled: Desk) -> None:
    people = len(register.persons(filled.db))
    open_table(filled, "Ersättare")
    filled.hand.press("Ctrl+N")
    filled.hand.write("Örjan Åkerö\n")
    last = register.roster(filled.db, body_id(filled)).substitutes[-1]
    assert last.person.name == "Örjan Åkerö"
    assert len(register.persons(filled.db)) == people + 1
    table = filled.hand.find(QTableView, "Ersättare")
    assert table.hasFocus()
    assert table.currentIndex().row() == table.model().rowCount() - 1
    filled.hand.press("Ctrl+Z")
    assert len(register.persons(filled.db)) == people
    assert last not in register.roster(filled.db, body_id(filled)).substitutes
    filled.hand.press("Ctrl+Shift+Z")
    assert register.roster(filled.db, body_id(filled)).substitutes[-1].person.name == "Örjan Åkerö"


@pytest.mark.parametrize(("written", "named"), [("Örjan Åkerö", "Örjan Åkerö"), ("ylva", "Ylva Sandström")])
def test_tab_goes_on_from_the_person_to_the_day_in_a_new_row(filled: Desk, written: str, named: str) -> None:
    """What is typed next would else be taken for somebody's name."""
    open_table(filled, "Platser")
    filled.hand.press("Ctrl+N", "Tab", "Esc", "Ctrl+T")
    filled.hand.write(written)
    filled.hand.press("Tab")
    filled.hand.write("1 jan 2026\n")
    held = register.roster(filled.db, body_id(filled)).seats[-1].holdings
    assert [(one.person.name, one.period.start) for one in held] == [(named, date(2026, 1, 1))]


def test_an_emptied_number_of_the_quorum_shows_what_holds_when_it_is_left(filled: Desk) -> None:
    filled.hand.press("Ctrl+9")
    filled.hand.choose("Beslutsförhet", "ett antal")
    filled.hand.enter("Antal som krävs", "11")
    filled.hand.press("Tab")
    filled.hand.enter("Antal som krävs", "")
    filled.hand.press("Tab")
    assert filled.hand.find(QLineEdit, "Antal som krävs").text() == "11"
    assert register.body(filled.db, body_id(filled)).quorum_number == 11


@pytest.mark.parametrize("size", [100, 150])
def test_the_last_day_of_a_seat_is_seen_whole(filled: Desk, size: int) -> None:
    """The longest month there is, in a window of the least size that is asked for."""
    seat = register.roster(filled.db, body_id(filled)).seats[0]
    register.save_holding(filled.db, seat.id, replace(seat.holdings[0], period=Period(None, date(2026, 12, 30))))
    filled.window.upkeep.change("text_size", size)
    filled.window.resize(1440, 900)
    table = open_table(filled, "Platser")
    index = table.model().index(0, 5)
    assert index.data() == "till 30\u00a0december 2026"
    assert table.columnWidth(5) >= table.fontMetrics().horizontalAdvance(index.data()) + 16


def test_the_foot_promises_the_keys_of_rows_only_where_there_are_rows(filled: Desk) -> None:
    hints = filled.window.status.findChild(KeyHints)
    assert isinstance(hints, KeyHints)
    filled.hand.press("Ctrl+9")
    assert "ny rad" not in hints.accessibleName()
    open_subject(filled, "Platser")
    assert "Ctrl+N ny rad, F2 ändra" in hints.accessibleName()
    QGuiApplication.clipboard().setText("Åsa Ek")
    filled.hand.press("Ctrl+V")
    assert "ny rad" not in hints.accessibleName()
    filled.hand.press("Esc")
    assert "ny rad" in hints.accessibleName()


def test_the_keyboard_stays_at_the_table_whose_last_row_a_click_removes(filled: Desk) -> None:
    open_table(filled, "Innehavare")
    filled.hand.click("Ta bort vald rad i Innehavare")
    assert register.roster(filled.db, body_id(filled)).seats[0].holdings == ()
    assert filled.hand.find(QAbstractButton, "Ny innehavare").hasFocus()


def test_nobody_stands_twice_in_a_group(filled: Desk) -> None:
    def members() -> list[str]:
        return [member.person.name for member in register.roster(filled.db, body_id(filled)).groups[0].members]

    before = members()
    open_table(filled, "Grupper")
    filled.hand.press("Ctrl+T")
    filled.hand.write(f"{before[0]}\n")
    assert members() == before
    assert filled.bar == f"{before[0]} står redan i gruppen."
    table = filled.hand.find(QTableView, "Personer i gruppen")
    table.setCurrentIndex(table.model().index(1, 0))
    table.setFocus()
    filled.hand.press("F2", "Ctrl+A")
    filled.hand.write(f"{before[0]}\n")
    assert members() == before


def test_tab_takes_a_proposed_name_and_goes_on(filled: Desk) -> None:
    open_table(filled, "Innehavare")
    filled.hand.press("Ctrl+Home", "F2", "Ctrl+A")
    filled.hand.write("tore")
    filled.hand.press("Tab")
    filled.hand.write("1 jan 2026\n")
    held = register.roster(filled.db, body_id(filled)).seats[0].holdings
    assert [(one.person.name, one.period.start) for one in held] == [("Tore Lindahl", date(2026, 1, 1))]


def test_a_new_row_without_a_name_leaves_nothing(filled: Desk) -> None:
    before = register.roster(filled.db, body_id(filled)).substitutes
    table = open_table(filled, "Ersättare")
    rows = table.model().rowCount()
    for keys_pressed in (("Escape",), ("Return",), ("Tab",)):
        filled.hand.press("Ctrl+N")
        assert table.model().rowCount() == rows + 1
        filled.hand.press(*keys_pressed)
        assert table.model().rowCount() == rows
    assert register.roster(filled.db, body_id(filled)).substitutes == before


def test_another_person_is_found_by_two_letters_of_any_name(filled: Desk) -> None:
    open_table(filled, "Innehavare")
    filled.hand.press("Ctrl+Home", "F2", "Ctrl+A")
    filled.hand.write("li")
    assert filled.hand.find(NameLine, "Person").proposals()
    filled.hand.press("Down", "Up", "Return")
    name = register.roster(filled.db, body_id(filled)).seats[0].holdings[0].person.name
    assert any(part.startswith("Li") for part in name.split())
    before = len(register.persons(filled.db))
    filled.hand.press("F2", "Ctrl+A", "Delete", "Return")
    assert register.roster(filled.db, body_id(filled)).seats[0].holdings[0].person.name == name
    filled.hand.press("F2", "Ctrl+A")
    filled.hand.write("Gudrun Ahl\n")
    assert register.roster(filled.db, body_id(filled)).seats[0].holdings[0].person.name == "Gudrun Ahl"
    assert len(register.persons(filled.db)) == before + 1


def test_persons_of_one_name_are_told_apart_and_none_is_made_in_vain(filled: Desk) -> None:
    for organisation in ("Ekby kommun", "Region Skog"):
        register.save_person(filled.db, Person(0, "Eva Ek", organisation=organisation))
    before = len(register.persons(filled.db))
    open_table(filled, "Ersättare")
    filled.hand.press("Ctrl+N")
    filled.hand.write("eva ek, reg")
    filled.hand.press("Return", "Ctrl+N")
    filled.hand.write("eva ek")
    assert filled.hand.find(NameLine, "Person").proposals() == ("Eva Ek, Ekby kommun", "Eva Ek, Region Skog")
    filled.hand.press("Return")
    both = [one.person for one in register.roster(filled.db, body_id(filled)).substitutes[-2:]]
    assert [person.organisation for person in both] == ["Region Skog", "Ekby kommun"]
    assert len(register.persons(filled.db)) == before


def test_giving_up_a_new_row_leaves_the_cell_that_was_written_before_it(filled: Desk) -> None:
    table = open_table(filled, "Ersättare")
    filled.hand.press("Ctrl+Home")
    titles = [table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(table.model().columnCount())]
    party = titles.index("Parti")
    filled.hand.press(*["Right"] * party, "F2", "Ctrl+A")
    filled.hand.write("KD")
    filled.hand.press("Ctrl+N")
    filled.hand.write("Zz")
    filled.hand.press("Escape")
    filled.saved()
    first = register.roster(filled.db, body_id(filled)).substitutes[0]
    assert first.party == "KD"


def test_a_row_that_is_not_added_is_not_moved(filled: Desk) -> None:
    table = open_table(filled, "Ersättare")
    filled.hand.press("Ctrl+N")
    table.parent()._on_move(-1)
    assert filled.bar == ""


def test_closing_the_window_while_somebody_is_named_adds_her(filled: Desk) -> None:
    open_table(filled, "Ersättare")
    filled.hand.press("Ctrl+N")
    filled.hand.write("Örjan Åkerö")
    body = body_id(filled)
    assert filled.window.close()
    assert filled.on_disk(lambda db: register.roster(db, body)).substitutes[-1].person.name == "Örjan Åkerö"


def test_the_calendar_takes_day_clock_and_place(filled: Desk) -> None:
    open_table(filled, "Kalender")
    filled.hand.press("Ctrl+N", "Ctrl+A")
    filled.hand.write("3 dec 2026\n")
    filled.hand.press("Right")
    filled.hand.write("930\n")
    filled.hand.press("Right", "Right")
    filled.hand.write("Skogså\n")
    entry = next(one for one in register.calendar(filled.db, body_id(filled)) if one.day == date(2026, 12, 3))
    assert (entry.start.isoformat() if entry.start else "", entry.place) == ("09:30:00", "Skogså")


def test_closing_the_window_in_the_middle_of_a_cell_saves_it(desk: Desk) -> None:
    open_table(desk, "Personer")
    desk.hand.press("Ctrl+N", "Ctrl+A")
    desk.hand.write("Örj")
    assert desk.window.close()
    assert [person.name for person in desk.on_disk(register.persons)] == ["Örj"]


def test_leaving_the_register_in_the_middle_of_a_field_saves_it(filled: Desk) -> None:
    filled.hand.press("Ctrl+9")
    filled.hand.enter("Kortnamn", "SVO")
    filled.hand.press("Ctrl+0")
    assert register.bodies(filled.db)[0].short_name == "SVO"


def test_another_body_shows_its_own_tables(filled: Desk) -> None:
    open_subject(filled, "Ledningsgruppen")
    assert filled.hand.find(QLineEdit, "Namn").text() == "Ledningsgruppen"
    open_table(filled, "Kalender")
    assert said(filled, "Inga planerade möten än.")


@pytest.mark.parametrize("table", ["Huvudmän", "Personer", "Grupper"])
def test_what_stands_in_the_protocol_must_have_a_name(filled: Desk, table: str) -> None:
    view = open_table(filled, table)
    filled.hand.press("Ctrl+Home")
    before = view.model().index(0, 0).data()
    filled.hand.press("F2", "Ctrl+A", "Delete", "Return")
    assert said(filled, "Skriv ett namn")
    assert view.model().index(0, 0).data() == before


def test_the_name_of_a_new_body_is_written_over_what_stands_there(desk: Desk) -> None:
    desk.hand.press("Ctrl+9")
    desk.hand.click("Nytt organ")
    desk.hand.write("Kulturnämnden\n")
    desk.saved()
    assert [body.name for body in register.bodies(desk.db)] == ["Kulturnämnden"]
