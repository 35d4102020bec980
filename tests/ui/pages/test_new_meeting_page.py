"""Nytt möte: what the register and the calendar fill in, and what is asked for."""

import errno
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from samradapp.actions.demo import make_demo_register
from samradapp.domain.people import Body, CalendarEntry
from samradapp.store import Database, register
from samradapp.store.meeting_list import list_meetings
from samradapp.ui.pages.new_meeting_page import NewMeetingPage
from samradapp.ui.widgets.key_hints import KeyHints
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting


@pytest.fixture
def asking(desk: Desk) -> Desk:
    """The page, with the demo's register."""
    make_demo_register(desk.db)
    desk.hand.press("Ctrl+N")
    assert isinstance(desk.window.stack.currentWidget(), NewMeetingPage)
    return desk


def said(desk: Desk, words: str) -> bool:
    return any(words in known.text() and known.isVisible() for known in desk.window.findChildren(QLabel))


def test_the_bodys_own_template_and_next_planned_day_are_filled_in(asking: Desk) -> None:
    assert asking.hand.find(QComboBox, "Mall").currentText() == "Samråd med ledningsgruppen"
    assert asking.hand.find(QLineEdit, "Datum").text() == "8\u00a0maj 2026"
    assert asking.hand.find(QLineEdit, "Börjar").text() == "09.30"
    assert asking.hand.find(QLineEdit, "Plats").text() == "Teams"


def test_the_planned_day_is_the_next_without_a_meeting_of_the_body(desk: Desk) -> None:
    make_planned_meeting(desk.db)
    desk.window.show_start()
    desk.hand.press("Ctrl+N")
    assert desk.hand.find(QLineEdit, "Datum").text() == "9\u00a0oktober 2026"
    assert not said(desk, "den dagen")


def test_a_day_that_has_a_meeting_already_is_said_and_hinders_nothing(desk: Desk) -> None:
    made = make_planned_meeting(desk.db)
    desk.window.show_start()
    desk.hand.press("Ctrl+N")
    words = "Samråd vård och omsorg har redan möte 1-2026 den dagen."
    desk.hand.enter("Datum", "8/5 2026")
    assert said(desk, words)
    desk.hand.enter("Datum", "9/5 2026")
    assert not said(desk, words)
    desk.hand.enter("Datum", "8/5 2026")
    desk.hand.press("Ctrl+Return")
    assert (desk.meeting.day, desk.meeting.id == made) == (date(2026, 5, 8), False)


def test_a_day_that_another_body_has_is_free(desk: Desk) -> None:
    make_planned_meeting(desk.db)
    other = register.save_body(desk.db, Body(0, "Ö styrelsen"))
    register.save_calendar_entry(desk.db, other, CalendarEntry(0, date(2026, 5, 8)))
    desk.window.show_start()
    desk.hand.press("Ctrl+N")
    desk.hand.choose("Organ", "Ö styrelsen")
    assert desk.hand.find(QLineEdit, "Datum").text() == "8\u00a0maj 2026"
    assert not said(desk, "den dagen")


def test_the_keys_at_the_foot_are_those_of_the_page(desk: Desk) -> None:
    make_planned_meeting(desk.db)
    desk.window.show_start()
    hints = desk.window.status.findChild(KeyHints)
    assert isinstance(hints, KeyHints)
    of_the_list = hints.accessibleName()
    assert "↵ öppna" in of_the_list
    desk.hand.press("Ctrl+N")
    assert hints.accessibleName().startswith("Ctrl+↵ skapa mötet, Esc tillbaka, Ctrl+Z")
    assert "1 möte" not in desk.window.status.facts
    desk.hand.press("Esc")
    assert hints.accessibleName() == of_the_list
    assert "1 möte" in desk.window.status.facts


def test_an_empty_register_gets_its_body_when_the_name_is_typed(desk: Desk) -> None:
    desk.hand.press("2")
    assert desk.hand.find(QLineEdit, "Organets namn").hasFocus()
    desk.hand.press("Ctrl+Return")
    assert said(desk, "Skriv vad organet heter.")
    desk.hand.write("Socialnämnden i Åmål")
    desk.hand.choose("Mall", "Nämnd, sammanträde")
    desk.hand.press("Ctrl+Return")
    assert desk.meeting.body.name == "Socialnämnden i Åmål"
    assert desk.titles()[0] == "Upprop"


@pytest.mark.parametrize(
    ("field", "words", "problem"),
    [
        ("Datum", "någon dag", "Skriv vilken dag mötet är"),
        ("Börjar", "halv nio", "Skriv klockslagen som 09.30"),
        ("Slutar", "25.00", "Skriv klockslagen som 09.30"),
    ],
)
def test_what_cannot_be_read_is_asked_for_again(asking: Desk, field: str, words: str, problem: str) -> None:
    asking.hand.enter(field, words)
    asking.hand.press("Tab", "Ctrl+Return")
    assert asking.window.meeting is None
    assert asking.hand.find(QLineEdit, field).selectedText() == words
    assert asking.hand.find(QLineEdit, field).hasFocus()
    assert said(asking, problem)
    assert list_meetings(asking.db) == ()


def test_a_meeting_has_the_day_and_times_that_were_typed(asking: Desk) -> None:
    asking.hand.enter("Datum", "9/10 2026")
    asking.hand.enter("Börjar", "930")
    asking.hand.enter("Slutar", "")
    asking.hand.press("Ctrl+Return")
    meeting = asking.meeting
    assert (meeting.day, meeting.start, meeting.end) == (date(2026, 10, 9), time(9, 30), None)


@pytest.mark.parametrize(("written", "day"), [("9 okt", date(2026, 10, 9)), ("12/2", date(2027, 2, 12))])
def test_a_day_without_a_year_is_the_next_such_day(asking: Desk, written: str, day: date) -> None:
    asking.hand.enter("Datum", written)
    asking.hand.press("Ctrl+Return")
    assert asking.meeting.day == day


def test_two_quick_clicks_make_one_meeting(asking: Desk) -> None:
    button = asking.hand.find(QAbstractButton, "Skapa mötet")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert len(list_meetings(asking.db)) == 1


def test_the_secretary_is_remembered_for_the_next_meeting(asking: Desk) -> None:
    asking.hand.enter("Sekreterare", "Maj Österdahl")
    asking.hand.press("Ctrl+Return", "Ctrl+0", "Ctrl+N")
    assert asking.hand.find(QLineEdit, "Sekreterare").text() == "Maj Österdahl"


def test_esc_leaves_without_a_meeting_also_while_the_bar_says_something(asking: Desk) -> None:
    asking.window.messages.show_message("Något att läsa.")
    asking.hand.press("Esc")
    assert asking.window.stack.currentWidget() is asking.window.start
    assert list_meetings(asking.db) == ()


def test_every_body_of_the_register_can_be_chosen(asking: Desk) -> None:
    box = asking.hand.find(QComboBox, "Organ")
    assert [box.itemText(n) for n in range(box.count())] == [body.name for body in register.bodies(asking.db)]


def test_the_chosen_templates_items_stand_beside_the_form(desk: Desk) -> None:
    make_demo_register(desk.db)
    desk.window.show_start()
    desk.hand.press("Ctrl+N")
    titles = desk.hand.find(QLabel, "Mallens ärenden")
    assert "Mötets egna ärenden …" in titles.text()
    desk.hand.choose("Mall", "Tom dagordning")
    assert titles.text() == "Tom. Du lägger till ärendena själv."


def test_an_evening_meeting_without_a_planned_end_is_given_none(desk: Desk) -> None:
    make_demo_register(desk.db)
    body = register.bodies(desk.db)[0].id
    register.save_calendar_entry(desk.db, body, CalendarEntry(0, date(2026, 5, 9), time(18)))
    desk.clock.moment = desk.clock.moment.replace(day=9)
    desk.hand.press("Ctrl+N")
    assert desk.hand.find(QLineEdit, "Börjar").text() == "18.00"
    assert desk.hand.find(QLineEdit, "Slutar").text() == ""


def test_a_meeting_that_the_disk_hindered_is_made_at_the_next_try(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def hindered(_db: Database, _wanted: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    desk.hand.press("Ctrl+N")
    desk.hand.enter("Organets namn", "Vägföreningen")
    with monkeypatch.context() as full:
        full.setattr("samradapp.ui.pages.new_meeting_page.new_meeting", hindered)
        desk.hand.press("Ctrl+Return")
    assert len(desk.errors) == 1
    desk.errors.clear()
    desk.hand.press("Ctrl+Return")
    assert desk.meeting.body.name == "Vägföreningen"


def test_what_she_has_typed_stays_when_another_body_is_chosen(asking: Desk) -> None:
    typed = {"Datum": "3\u00a0december 2026", "Börjar": "13.00", "Slutar": "16.00", "Plats": "Kommunhuset"}
    for name, words in typed.items():
        asking.hand.enter(name, words)
    asking.hand.reach(asking.hand.find(QComboBox, "Organ"))
    for key, body in (("Down", "Ledningsgruppen"), ("Up", "Samråd vård och omsorg")):
        asking.hand.press(key)
        assert asking.hand.find(QComboBox, "Organ").currentText() == body
        assert {name: asking.hand.find(QLineEdit, name).text() for name in typed} == typed


def test_the_place_that_one_body_has_planned_is_not_left_to_another(asking: Desk) -> None:
    asking.hand.choose("Organ", "Ledningsgruppen")
    assert not asking.hand.find(QLineEdit, "Plats").text()
