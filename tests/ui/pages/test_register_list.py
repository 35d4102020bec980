"""The register's list: bodies with their subjects, what is common; by keys, and remembered."""

from datetime import date

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QTableView

from samradapp.actions.demo import make_demo_register
from samradapp.domain.people import Body, CalendarEntry
from samradapp.domain.swedish import long_date
from samradapp.store import register, terms
from samradapp.ui.models.register_list import BodyRow, Subject
from tests.ui.hand import Desk
from tests.ui.pages.test_register_page import body_id, open_subject, open_table, page_of, said


@pytest.fixture
def filled(desk: Desk) -> Desk:
    make_demo_register(desk.db)
    return desk


def rows(desk: Desk) -> list[str]:
    model = page_of(desk).list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_chosen_body_has_its_subjects_beneath_and_how_much_there_is_of_each(filled: Desk) -> None:
    filled.hand.press("Ctrl+9")
    assert rows(filled)[:4] == ["Organ", "Samrådet", "Inställningar", "Platser, 20"]
    assert rows(filled)[9:12] == ["Ledningsgruppen", "För alla organ", "Huvudmän, 16"]


def test_the_arrows_show_one_subject_after_the_other_and_open_the_next_body(filled: Desk) -> None:
    filled.hand.press("Ctrl+9", "Down")
    assert filled.hand.find(QTableView, "Platser").isVisible()
    filled.hand.press("Down", "Down", "Down", "Down", "Down", "Down")
    page = page_of(filled)
    assert register.body(filled.db, page.body_id or 0).name == "Ledningsgruppen"
    filled.hand.press("Up")
    assert page.list.currentIndex().data() == "Begrepp, 0"  # the subject above the one it came with
    filled.hand.press("End")
    assert filled.hand.find(QTableView, "Mallens ärenden").isVisible()


def test_a_body_without_seats_has_no_seats_and_no_substitutes_in_the_list(filled: Desk) -> None:
    open_subject(filled, "Platser")
    open_subject(filled, "Ledningsgruppen")
    assert not any(row.startswith(("Platser", "Ersättare")) for row in rows(filled))
    assert filled.hand.find(QLineEdit, "Namn").isVisible()


def test_another_body_shows_the_same_subject(filled: Desk) -> None:
    register.save_calendar_entry(filled.db, register.bodies(filled.db)[1].id, CalendarEntry(0, date(2026, 9, 1)))
    open_subject(filled, "Kalender")
    open_subject(filled, "Ledningsgruppen")
    assert filled.hand.find(QTableView, "Kalender").model().index(1, 0).data() == long_date(date(2026, 9, 1))


def test_the_register_opens_where_it_was_left(filled: Desk) -> None:
    open_subject(filled, "Ledningsgruppen")
    open_subject(filled, "Begrepp")
    shown = page_of(filled).body_id
    filled.hand.press("Ctrl+0", "Ctrl+9")
    assert filled.hand.find(QTableView, "Begrepp").isVisible()
    assert page_of(filled).body_id == shown


def test_f6_goes_from_the_list_to_the_rows_and_to_those_beneath(filled: Desk) -> None:
    open_subject(filled, "Platser")
    found = []
    for _ in range(3):
        filled.hand.press("F6")
        focused = QApplication.focusWidget()
        pane = page_of(filled).pane
        found.append([part.isAncestorOf(focused) for part in (pane.rows, pane.detail_rows)])
    assert found == [[True, False], [False, True], [False, False]]


def test_ctrl_n_in_the_list_adds_a_row_to_what_is_shown(filled: Desk) -> None:
    open_subject(filled, "Begrepp")
    filled.hand.press("Ctrl+N", "Ctrl+A")
    filled.hand.write("HSL\n")
    assert [term.term for term in terms.terms(filled.db, body_id(filled))] == ["HSL"]


def test_a_term_is_written_and_a_second_like_it_refused(filled: Desk) -> None:
    open_table(filled, "Begrepp")
    filled.hand.press("Ctrl+N", "Ctrl+A")
    filled.hand.write("HSL\n")
    filled.hand.press("Right")
    filled.hand.write("hälso- och sjukvårdslagen\n")
    filled.hand.press("Ctrl+N", "Ctrl+A")
    filled.hand.write("hsl\n")
    assert said(filled, "Termen hsl finns redan")
    assert [(one.term, one.written) for one in terms.terms(filled.db, body_id(filled))] == [
        ("HSL", "hälso- och sjukvårdslagen"),
        ("Nytt begrepp", ""),
    ]


def test_what_was_refused_is_said_no_more_when_the_next_is_allowed(filled: Desk) -> None:
    open_table(filled, "Huvudmän")
    filled.hand.press("Ctrl+Home", "Delete")
    assert "kan inte tas bort" in filled.bar
    filled.hand.press("Alt+Down")
    assert filled.bar == ""


def test_days_stand_under_their_years_and_those_past_are_quiet(filled: Desk) -> None:
    for day in (date(2025, 12, 4), date(2027, 2, 5)):
        register.save_calendar_entry(filled.db, body_id(filled), CalendarEntry(0, day))
    view = open_table(filled, "Kalender")
    shown = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert [words for words in shown if words.isdecimal()] == ["2025", "2026", "2027"]
    assert view.model().row(1).look == "quiet"
    assert view.model().row(view.model().rowCount() - 1).look == "plain"
    filled.hand.press("Ctrl+Home", "Down", "Down")
    assert not view.model().index(view.currentIndex().row(), 0).data().isdecimal()


def test_the_register_without_a_body_says_what_a_body_is_and_begins_there(desk: Desk) -> None:
    desk.hand.press("Ctrl+9")
    assert said(desk, "Ett organ är det samråd")
    desk.hand.press("Space")
    assert [body.name for body in register.bodies(desk.db)] == ["Nytt organ"]
    assert desk.hand.find(QLineEdit, "Namn").hasFocus()


def test_the_halves_keep_their_heights(filled: Desk) -> None:
    open_subject(filled, "Platser")
    halves = filled.hand.find(QTableView, "Platser").window().findChild(QSplitter, "register-Platser")
    halves.choose([180, 420])
    wanted = halves.sizes()
    filled.hand.press("Ctrl+0", "Ctrl+9")
    assert filled.window.findChild(QSplitter, "register-Platser").sizes() == wanted


def test_a_long_list_of_bodies_and_large_text_cut_no_subject(filled: Desk) -> None:
    filled.hand.press("Ctrl+9")
    for _ in range(5):
        filled.hand.press("Ctrl++")
    listed = page_of(filled).list
    assert QApplication.font().pointSizeF() > 15
    widest = max(QFontMetrics(QApplication.font()).horizontalAdvance(words.split(",")[0]) for words in rows(filled))
    assert listed.viewport().width() > widest


def test_a_body_row_that_is_open_is_passed_over(filled: Desk) -> None:
    filled.hand.press("Ctrl+9", "Up")
    assert page_of(filled).list.chosen_row().subject is Subject.SETTINGS
    register.save_body(filled.db, Body(0, "Arbetsutskottet"))
    filled.window.reload()
    assert [row.opened for row in page_of(filled).list.model().rows() if isinstance(row, BodyRow)] == [
        True,
        False,
        False,
    ]
