"""A day, a clock time or a number is saved when its field is left, or the window with the keyboard in it: one step."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView

from samradapp.actions.demo import make_demo_register
from samradapp.domain.decision import Decision, DecisionKind
from samradapp.domain.meeting import Meeting
from samradapp.domain.people import CalendarEntry
from samradapp.domain.template import AgendaTemplate, TemplateItem, TemplatePart
from samradapp.store import journal, meetings, register, templates
from samradapp.ui.models.agenda import Column
from samradapp.ui.pages.agenda_page import AgendaPage
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting
from tests.ui.pages.test_register_page import body_id, open_subject, open_table


@pytest.fixture
def facts(desk: Desk) -> Desk:
    """The planned meeting on Ärenden, all its facts in sight."""
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    agenda(desk).open_sections()
    return desk


def agenda(desk: Desk) -> AgendaPage:
    page = desk.window.pages.page(Step.ITEMS)
    assert isinstance(page, AgendaPage)
    return page


def stored(desk: Desk) -> Meeting:
    return desk.on_disk(lambda db: meetings.load(db, desk.meeting.id))


def steps_of(desk: Desk) -> list[str]:
    return [step.label for step in journal.steps(desk.db, desk.meeting.id)]


def leave_window(desk: Desk) -> None:
    """Look at another window for a moment, the keyboard where it is."""
    assert desk.window.autosave.flush()


def focused_line() -> QLineEdit:
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


@pytest.mark.parametrize(
    ("field", "pieces", "value", "read"),
    [
        ("Dag", ("2026-1", "0-09"), date(2026, 10, 9), lambda meeting: meeting.day),
        ("Börjar", ("8", ".15"), time(8, 15), lambda meeting: meeting.start),
    ],
)
def test_a_fact_is_saved_when_the_window_is_left_with_the_keyboard_in_it_and_is_one_step(
    facts: Desk, field: str, pieces: tuple[str, str], value: object, read: Callable[[Meeting], object]
) -> None:
    before, old = len(steps_of(facts)), read(facts.meeting)
    facts.hand.enter(field, pieces[0])
    leave_window(facts)
    facts.hand.write(pieces[1])
    leave_window(facts)
    assert read(stored(facts)) == value
    assert focused_line().text() == "".join(pieces)
    assert len(steps_of(facts)) == before + 1
    facts.hand.press("Tab")
    assert len(steps_of(facts)) == before + 1
    facts.window.undo()
    assert read(stored(facts)) == old


def test_the_hours_of_a_part_are_saved_when_the_window_is_left_and_are_one_step(facts: Desk) -> None:
    part, before = facts.meeting.parts[0], len(steps_of(facts))
    field = agenda(facts).parts.panel.part(part.id).end
    facts.hand.click_on(field)
    facts.hand.press("Ctrl+A")
    for piece in ("1", "1", "45"):
        facts.hand.write(piece)
        leave_window(facts)
    assert (stored(facts).parts[0].start, stored(facts).parts[0].end) == (part.start, time(11, 45))
    assert (field.text(), len(steps_of(facts))) == ("1145", before + 1)


def test_half_a_day_is_not_saved_and_not_called_wrong(facts: Desk) -> None:
    before = facts.meeting.day
    facts.hand.enter("Dag", "2026-1")
    QTest.qWait(400)  # longer than the pause after which all else is saved
    assert stored(facts).day == before
    assert not focused_line().property("wrong")
    facts.hand.press("Tab")
    assert facts.hand.find(QLineEdit, "Dag").property("wrong")


def test_a_time_that_is_left_half_written_counts_for_nothing_though_its_beginning_was_saved(facts: Desk) -> None:
    before = facts.meeting.start
    facts.hand.enter("Börjar", "8")
    leave_window(facts)
    assert stored(facts).start == time(8)
    facts.hand.write(".1")
    facts.hand.press("Tab")
    leave_window(facts)
    assert stored(facts).start == before
    assert facts.hand.find(QLineEdit, "Börjar").text() == "8.1"


def test_the_day_a_decision_comes_back_is_saved_when_the_window_is_left(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.press("F9", "U")

    def read() -> Decision:
        return stored(desk).items[0].decisions[0]

    assert read().kind is DecisionKind.ASSIGNMENT
    desk.hand.enter("Uppdrag, åter senast", "2026-10-09")
    leave_window(desk)
    assert focused_line().text() == "2026-10-09"
    assert read().due == date(2026, 10, 9)


def test_minutes_in_the_agenda_are_saved_when_the_window_is_left_and_given_up_with_esc(facts: Desk) -> None:
    item = facts.meeting.items[0]
    table = agenda(facts).table
    table.choose(item.id, Column.MINUTES)
    table.setFocus()
    facts.hand.press("F2", "Ctrl+A")
    facts.hand.write("4")
    leave_window(facts)
    facts.hand.write("5")
    leave_window(facts)
    assert stored(facts).items[0].planned_minutes == 45
    facts.hand.press("Escape")
    leave_window(facts)
    assert stored(facts).items[0].planned_minutes == item.planned_minutes


def test_a_day_in_the_calendar_is_saved_when_the_window_is_left_and_given_up_with_esc(desk: Desk) -> None:
    make_demo_register(desk.db)
    desk.hand.press("Ctrl+9")
    body = body_id(desk)
    entry = register.save_calendar_entry(desk.db, body, CalendarEntry(0, date(2026, 11, 2)))

    def read() -> date:
        return next(one.day for one in desk.on_disk(lambda db: register.calendar(db, body)) if one.id == entry)

    view = open_table(desk, "Kalender")
    row = next(n for n in range(view.model().rowCount()) if view.model().index(n, 0).data() == "2\u00a0november 2026")
    view.setCurrentIndex(view.model().index(row, 0))
    desk.hand.press("F2", "Ctrl+A")
    desk.hand.write("2026-11-1")
    leave_window(desk)
    desk.hand.write("6")
    leave_window(desk)
    assert (read(), focused_line().text()) == (date(2026, 11, 16), "2026-11-16")
    desk.hand.press("Escape")
    leave_window(desk)
    assert read() == date(2026, 11, 2)


def test_a_day_in_the_calendar_without_a_year_is_the_next_such_day(desk: Desk) -> None:
    body = make_demo_register(desk.db)
    known = {one.day for one in register.calendar(desk.db, body)}
    desk.hand.press("Ctrl+9")
    open_table(desk, "Kalender")
    for words in ("4 dec", "12/2"):
        desk.hand.press("Ctrl+N")
        desk.hand.write(f"{words}\n")
    leave_window(desk)
    added = {one.day for one in desk.on_disk(lambda db: register.calendar(db, body))} - known
    assert added == {date(2026, 12, 4), date(2027, 2, 12)}


def test_what_cannot_be_read_in_a_cell_leaves_the_old_though_its_beginning_was_saved(desk: Desk) -> None:
    make_demo_register(desk.db)
    desk.hand.press("Ctrl+9")
    body = body_id(desk)
    register.save_calendar_entry(desk.db, body, CalendarEntry(0, date(2026, 11, 2), time(9)))
    view = open_table(desk, "Kalender")
    row = next(n for n in range(view.model().rowCount()) if view.model().index(n, 0).data() == "2\u00a0november 2026")
    view.setCurrentIndex(view.model().index(row, 1))
    desk.hand.press("F2", "Ctrl+A")
    desk.hand.write("10")
    leave_window(desk)
    desk.hand.write(".4\n")
    leave_window(desk)
    found = desk.on_disk(lambda db: register.calendar(db, body))
    assert next(one.start for one in found if one.day == date(2026, 11, 2)) == time(9)


def test_the_times_of_a_part_of_a_template_are_saved_when_the_window_is_left_and_are_one_step(desk: Desk) -> None:
    parts = (TemplatePart(0, items=(TemplateItem(0, "Upprop"),)), TemplatePart(0, title="Del två", start=time(13)))
    templates.save_template(desk.db, AgendaTemplate(0, "Prov", None, parts))
    open_subject(desk, "Mallar för alla")
    view = desk.hand.find(QTableView, "Mallens ärenden")
    view.setFocus()
    desk.hand.press("Ctrl+Home")
    desk.hand.enter("Delen börjar", "9")
    leave_window(desk)
    desk.hand.write(".30")
    leave_window(desk)

    def start() -> time | None:
        return desk.on_disk(templates.templates)[0].parts[0].start

    assert start() == time(9, 30)
    desk.window.undo()
    assert start() is None
    desk.hand.write("x")
    desk.hand.press("Tab")
    view.setFocus(Qt.FocusReason.TabFocusReason)
    desk.hand.press("End", "Ctrl+End")
    assert desk.hand.find(QLineEdit, "Delen börjar").text() == "13.00"


def test_a_day_that_moves_its_row_is_saved_once_and_the_rows_are_whole(desk: Desk) -> None:
    """The row that moves closes the cell, the cell is saved, and the rows come anew while they are still coming."""
    make_demo_register(desk.db)
    desk.hand.press("Ctrl+9")
    body = body_id(desk)
    for month in (9, 10, 11, 12):
        register.save_calendar_entry(desk.db, body, CalendarEntry(0, date(2027, month, 2)))
    view = open_table(desk, "Kalender")
    row = next(n for n in range(view.model().rowCount()) if view.model().index(n, 0).data() == "2\u00a0september 2027")
    view.setCurrentIndex(view.model().index(row, 0))
    desk.hand.press("F2", "Ctrl+A")
    desk.hand.write("2024-01-15")
    leave_window(desk)
    desk.window.reload()
    leave_window(desk)
    shown = [str(view.model().index(n, 0).data()) for n in range(view.model().rowCount())]
    days = [one.day for one in desk.on_disk(lambda db: register.calendar(db, body))]
    assert date(2024, 1, 15) in days
    assert len(days) == len([words for words in shown if "\u00a0" in words])
    assert desk.bugs == []


def test_what_is_no_day_is_said_below_it_until_it_is_one(facts: Desk) -> None:
    facts.hand.enter("Dag", "i morgon")
    facts.hand.press("Tab")
    assert "Skriv dagen som 2026-10-09 eller 9 okt 2026." in words_on(facts)
    facts.hand.enter("Dag", "9 maj 2026")
    facts.hand.press("Tab")
    assert "Skriv dagen som 2026-10-09 eller 9 okt 2026." not in words_on(facts)
    assert facts.meeting.day == date(2026, 5, 9)


def words_on(desk: Desk) -> list[str]:
    return [known.text() for known in desk.window.findChildren(QLabel) if known.isVisible()]
