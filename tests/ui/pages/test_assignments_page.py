"""Uppdrag: marked as done, opened again, and the way to their decisions."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.decision import DecisionKind
from samradapp.domain.meeting import Status
from samradapp.store import assignments, decisions, meetings, proceedings, register
from samradapp.ui.models.assignments import AssignmentHeading, AssignmentRow
from samradapp.ui.pages.assignments_page import AssignmentsPage
from samradapp.ui.pages.protocol_page import ProtocolPage
from samradapp.ui.widgets.key_hints import KeyHints
from tests.ui.hand import NO_MODIFIER, Desk


def shown(desk: Desk) -> list[str]:
    page = desk.window.stack.currentWidget()
    assert isinstance(page, AssignmentsPage)
    return [row.name if isinstance(row, AssignmentHeading) else row.words for row in page.list._rows.rows()]


def add_assignment(desk: Desk, meeting_id: int, text: str) -> None:
    item = meetings.load(desk.db, meeting_id).items[3]
    decisions.add(desk.db, meeting_id, item.id, DecisionKind.ASSIGNMENT, text)


def test_they_stand_under_headings_by_when_they_are_due(desk: Desk) -> None:
    add_assignment(desk, make_demo_meeting(desk.db), "Samrådet beslutade att uppdra åt Maj att återkomma.")
    desk.hand.press("Ctrl+8")
    assert shown(desk) == [
        "Kommande",
        "Ta fram ett förslag till gemensam modell för trygg hemgång",
        "Utan dag",
        "Samrådet beslutade att uppdra åt Maj att återkomma.",
    ]
    desk.clock.moment = desk.clock.moment.replace(year=2027)
    desk.hand.press("Ctrl+0", "Ctrl+8")
    assert shown(desk)[0] == "Försenade"


def test_where_it_was_given_is_said_in_the_bodys_word(desk: Desk) -> None:
    meeting = meetings.load(desk.db, make_demo_meeting(desk.db))
    register.save_body(desk.db, replace(meeting.body, item_word="paragraf"))
    desk.hand.press("Ctrl+8")
    page = desk.window.stack.currentWidget()
    assert isinstance(page, AssignmentsPage)
    (row,) = (row for row in page.list._rows.rows() if isinstance(row, AssignmentRow))
    assert " · paragraf 5 i 1-2026, " in row.detail


def test_space_marks_one_as_done_and_takes_the_mark_away_again(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+8", "Space")
    assert shown(desk) == []
    assert [one.done for one in assignments.assignments(desk.db)] == [date(2026, 5, 8)]
    desk.hand.click("Klara")
    page = desk.window.stack.currentWidget()
    page.take_focus()
    assert shown(desk)[0] == "Klara"
    desk.hand.press("Space")
    assert [one.done for one in assignments.assignments(desk.db)] == [None]


def test_an_adjusted_meetings_assignment_is_marked_like_any_other(desk: Desk) -> None:
    meeting = make_demo_meeting(desk.db)
    for status in (Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(desk.db, meeting, status)
    desk.hand.press("Ctrl+8", "Space")
    assert assignments.open_assignments(desk.db) == ()


def test_a_click_on_the_ring_turns_it_and_a_click_on_the_words_does_not(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+8")
    page = desk.window.stack.currentWidget()
    assert isinstance(page, AssignmentsPage)
    place = page.list.visualRect(page.list.model().index(1, 0))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(page.list.viewport(), left, NO_MODIFIER, place.center())
    assert len(assignments.open_assignments(desk.db)) == 1
    QTest.mouseClick(page.list.viewport(), left, NO_MODIFIER, place.topLeft() + place.center() - place.center())
    ring = place.topLeft()
    ring.setX(ring.x() + 24)
    ring.setY(place.center().y())
    QTest.mouseClick(page.list.viewport(), left, NO_MODIFIER, ring)
    assert assignments.open_assignments(desk.db) == ()


def test_enter_goes_to_the_decision(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    (one,) = assignments.open_assignments(desk.db)
    desk.hand.press("Ctrl+8", "Return")
    page = desk.window.stack.currentWidget()
    assert isinstance(page, ProtocolPage)
    assert page.shown_item == one.item_id


def test_every_row_is_told_to_a_screen_reader_with_its_state(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+8")
    page = desk.window.stack.currentWidget()
    assert isinstance(page, AssignmentsPage)
    model = page.list.model()
    said = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    row = next(row for row in page.list._rows.rows() if isinstance(row, AssignmentRow))
    assert any(row.words in words and words.endswith("öppet") for words in said)


def test_without_assignments_the_page_says_where_they_come_from(desk: Desk) -> None:
    desk.hand.press("Ctrl+8")
    page = desk.window.stack.currentWidget()
    assert isinstance(page, AssignmentsPage)
    assert page._empty.isVisible()
    assert "F9 U" in page._empty.text()


def test_an_empty_list_is_not_shown_and_no_key_is_promised_for_it(desk: Desk) -> None:
    desk.hand.press("Ctrl+8")
    page = desk.window.stack.currentWidget()
    assert isinstance(page, AssignmentsPage)
    assert not page.list.isVisible()
    assert page.key_hints() == []
    assert focused() == "Öppna"


def test_the_keyboard_stays_on_the_page_when_the_last_is_marked_and_goes_back_to_it(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+8")
    page = desk.window.stack.currentWidget()
    assert isinstance(page, AssignmentsPage)
    assert page.list.hasFocus()
    assert [words for _, words in page.key_hints()] == ["klart", "till beslutet"]
    desk.hand.press("Space")
    assert (focused(), page.list.isVisible()) == ("Öppna", False)
    assert "klart" not in hinted(desk)
    desk.hand.click("Klara")
    assert "klart" in hinted(desk)
    desk.hand.click("Öppna")
    desk.hand.press("Ctrl+Z")
    assert page.list.hasFocus()


def hinted(desk: Desk) -> str:
    hints = desk.window.status.findChild(KeyHints)
    assert isinstance(hints, KeyHints)
    return hints.accessibleName()


def focused() -> str:
    there = QApplication.focusWidget()
    return there.accessibleName() if there is not None else ""


def test_a_mark_is_told_counted_and_taken_back(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    words = "Ta fram ett förslag till gemensam modell för trygg hemgång"
    desk.hand.press("Ctrl+8", "Space")
    assert desk.bar == f"Markerade som klart: {words}. Ångra med Ctrl+Z."
    assert "0 öppna uppdrag" in desk.window.status.facts
    desk.hand.press("Ctrl+Z")
    assert desk.bar == f"Ångrade: Markerade som klart: {words}."
    assert shown(desk) == ["Kommande", words]
    assert "1 öppet uppdrag" in desk.window.status.facts
    desk.hand.press("Ctrl+Z")
    assert desk.bar == "Det finns inget mer att ångra."


def test_one_opened_again_and_taken_back_was_done_the_day_it_was(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+8", "Space")
    desk.clock.moment = desk.clock.moment.replace(month=9)
    desk.hand.click("Klara")
    page = desk.window.stack.currentWidget()
    page.take_focus()
    desk.hand.press("Space", "Ctrl+Z")
    assert [one.done for one in assignments.assignments(desk.db)] == [date(2026, 5, 8)]
