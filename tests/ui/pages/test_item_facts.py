"""Mer om ärendet: reference, heading above, pauses, and adjusting one item on the spot."""

from datetime import time

import pytest
from PySide6.QtWidgets import QLineEdit, QTextEdit

from samradapp.actions.demo import make_demo_meeting
from samradapp.ui.widgets.step_bar import Step
from samradapp.ui.widgets.time_fields import ClockField
from tests.ui.hand import Desk, written_in
from tests.ui.meetings import make_planned_meeting


@pytest.fixture
def at_work(desk: Desk) -> Desk:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.press("F9", "M")
    return desk


def test_reference_and_heading_are_saved_as_they_are_typed(at_work: Desk) -> None:
    at_work.hand.enter("Ärendets diarienummer", "SVO 3-2026")
    at_work.hand.enter("Mellanrubrik ovanför ärendet", "Beslutsärenden")
    at_work.window.autosave.flush()
    item = at_work.meeting.items[0]
    assert (item.reference, item.section) == ("SVO 3-2026", "Beslutsärenden")


def test_a_pause_stands_before_the_shown_item_until_it_is_removed(at_work: Desk) -> None:
    second = at_work.meeting.items[1].id
    at_work.window.show_item(second)
    at_work.hand.press("F9", "M")
    at_work.hand.enter("Pausen börjar", "12")
    at_work.hand.enter("Pausen slutar", "13")
    at_work.hand.click("Lägg till paus före ärendet")
    pause = at_work.meeting.adjournments[0]
    assert (pause.start, pause.end, pause.before) == (time(12), time(13), second)
    at_work.hand.click("Ta bort: Paus kl. 12.00–13.00")
    assert at_work.meeting.adjournments == ()
    at_work.hand.press("Ctrl+Z")
    assert len(at_work.meeting.adjournments) == 1


def test_a_pause_that_ends_before_it_begins_is_refused_in_words(at_work: Desk) -> None:
    at_work.hand.enter("Pausen börjar", "13")
    at_work.hand.enter("Pausen slutar", "12")
    at_work.hand.click("Lägg till paus före ärendet")
    assert at_work.window.messages.sentence == "Pausen slutar innan den börjar."
    assert written_in(at_work.hand.find(ClockField, "Pausen börjar")) == "13.00"
    assert written_in(at_work.hand.find(ClockField, "Pausen slutar")) == "12.00"
    assert at_work.meeting.adjournments == ()


def test_a_pause_at_what_is_no_clock_time_is_asked_for_again(at_work: Desk) -> None:
    at_work.hand.enter("Pausen börjar", "9.5")
    at_work.hand.enter("Pausen slutar", "10")
    at_work.hand.click("Lägg till paus före ärendet")
    start = at_work.hand.find(ClockField, "Pausen börjar")
    assert start.is_wrong
    assert start.hasFocus()
    assert at_work.meeting.adjournments == ()
    at_work.hand.write("9.50")
    at_work.hand.click("Lägg till paus före ärendet")
    assert [(pause.start, pause.end) for pause in at_work.meeting.adjournments] == [(time(9, 50), time(10))]


def test_an_item_adjusted_at_once_is_read_only_until_it_is_opened_with_name_and_reason(at_work: Desk) -> None:
    at_work.hand.click("Justera ärendet omedelbart")
    assert at_work.meeting.items[0].adjusted is not None
    editor = at_work.hand.find(QTextEdit, "Protokolltext")
    editor.setFocus()
    at_work.hand.write("nej")
    assert editor.toPlainText() == ""
    at_work.hand.enter("Vem som öppnar ärendet igen", "Maj")
    at_work.hand.enter("Skäl att öppna ärendet igen", "fel datum")
    at_work.hand.click("Öppna ärendet igen")
    assert at_work.meeting.items[0].adjusted is None


def test_the_reason_to_open_an_item_again_stays_when_the_name_is_missing(at_work: Desk) -> None:
    at_work.hand.click("Justera ärendet omedelbart")
    at_work.hand.enter("Skäl att öppna ärendet igen", "Fel belopp")
    at_work.hand.click("Öppna ärendet igen")
    assert at_work.bar.startswith("Ange både namn och skäl")
    at_work.errors.clear()
    assert written_in(at_work.hand.find(QLineEdit, "Skäl att öppna ärendet igen")) == "Fel belopp"
    at_work.hand.enter("Vem som öppnar ärendet igen", "Maj Österdahl")
    at_work.hand.click("Öppna ärendet igen")
    assert at_work.meeting.items[0].adjusted is None
    at_work.hand.click("Justera ärendet omedelbart")
    assert written_in(at_work.hand.find(QLineEdit, "Skäl att öppna ärendet igen")) == ""


def test_a_pause_that_is_begun_stays_with_its_item(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    first, second = desk.meeting.items[:2]
    desk.hand.press("F9", "M")
    desk.hand.enter("Pausen börjar", "10.15")
    desk.window.page.show_item(second.id)
    assert desk.window.page.facts.panel.start.text() == ""
    desk.window.page.show_item(first.id)
    assert desk.hand.find(QLineEdit, "Pausen börjar").text() == "10.15"


def test_a_reason_to_open_an_item_again_stays_with_it(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    first, second = desk.meeting.items[:2]
    desk.hand.press("F9", "M")
    desk.hand.click("Justera ärendet omedelbart")
    desk.hand.enter("Skäl att öppna ärendet igen", "Ett namn är fel")
    desk.window.page.show_item(second.id)
    desk.window.page.show_item(first.id)
    assert desk.hand.find(QLineEdit, "Skäl att öppna ärendet igen").text() == "Ett namn är fel"
