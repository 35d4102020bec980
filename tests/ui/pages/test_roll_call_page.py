"""The roll call in the window: 46 names by one key each, substitutes, guests, and the way back from each."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.meeting import Status
from samradapp.domain.people import Person
from samradapp.domain.presence import quorum
from samradapp.domain.rollcall import Entry, EventKind, Mark, Standing
from samradapp.store import proceedings, register
from samradapp.ui.models.roll_call import RollHeading, RollRow
from samradapp.ui.pages.roll_call_page import RollCallPage
from samradapp.ui.style import apply_style
from samradapp.ui.tokens import Scheme
from samradapp.ui.widgets.buttons import KeyButton
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import NOT_SAVED, Desk
from tests.ui.meetings import make_meeting_of_46, make_planned_meeting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus and names pop up


class KeyCounter(QObject):
    """Counts the keys that are pressed, as the program gets them."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and watched.inherits("QWindow"):
            self.keys += 1
        return False


@pytest.fixture
def roll(desk: Desk) -> Desk:
    """A meeting that calls 46 names, with the page of the roll call shown."""
    desk.window.open_meeting(make_meeting_of_46(desk.db), Step.ROLL_CALL)
    return desk


def page(desk: Desk) -> RollCallPage:
    shown = desk.window.stack.currentWidget()
    assert isinstance(shown, RollCallPage)
    return shown


def entry(desk: Desk, name: str) -> Entry:
    known = {attendee.id: attendee.name for attendee in desk.meeting.attendees}
    return next(e for group in desk.meeting.groups for e in group.entries if known.get(e.attendee or 0) == name)


def chosen(desk: Desk) -> str:
    row = page(desk).list.chosen_row()
    assert row is not None
    return row.name


def words(desk: Desk) -> str:
    return "\n".join(known.text() for known in page(desk).findChildren(QLabel) if known.isVisible())


def test_the_roll_of_46_names_is_called_with_at_most_60_keys(roll: Desk) -> None:
    counter = KeyCounter()
    QApplication.instance().installEventFilter(counter)
    away = {"Hedda Älgsjö": "A", "Ivar Mossberg": "F", "Alfhild Norrby": "A"}
    while True:
        before = page(roll).list.chosen_key()
        roll.hand.press(away.get(chosen(roll), "N"))
        if page(roll).list.chosen_key() == before:
            break
    roll.hand.press("E")
    QApplication.instance().removeEventFilter(counter)
    called = [e for group in roll.meeting.groups for e in group.entries]
    assert len(called) == 47  # with the one adjunct, whose list opens by itself
    assert all(e.mark is not Mark.UNMARKED for e in called)
    assert [event.kind for event in roll.meeting.events] == [EventKind.SERVES]
    assert roll.window.steps.presence.startswith("18 av 20")
    assert 47 < counter.keys <= 60


def test_46_names_need_no_scrolling_at_1440_by_900(roll: Desk) -> None:
    application = QApplication.instance()
    kept = application.styleSheet(), application.palette(), application.font()
    apply_style(application, Scheme.LIGHT)
    roll.window.resize(1440, 900)
    QApplication.processEvents()
    assert page(roll).list.verticalScrollBar().maximum() == 0
    shown = [row for row in page(roll).list._rows.rows() if isinstance(row, RollRow)]
    assert len(shown) == 46
    application.setStyleSheet(kept[0])
    application.setPalette(kept[1])
    application.setFont(kept[2])


def test_each_act_is_taken_back_where_it_was_done(roll: Desk) -> None:
    def of(name: str) -> Mark:
        return entry(roll, name).mark

    acts: tuple[tuple[str, Callable[[], object], object], ...] = (
        ("N", lambda: of("Alva Bergdal"), Mark.UNMARKED),
        ("F", lambda: of("Bo Nyåker"), Mark.UNMARKED),
        ("A", lambda: of("Tor Snöberg"), Mark.UNMARKED),
        ("Ctrl+R", lambda: of("Elis Rosfors"), Mark.UNMARKED),
    )
    for key, state, before in acts:
        assert state() == before
        place = page(roll).list.chosen_key()
        roll.hand.press(key)
        assert state() != before
        roll.hand.press("Ctrl+Z")
        assert state() == before
        assert page(roll).list.chosen_key() == place
        assert page(roll).list.hasFocus()
        roll.hand.press("Ctrl+Shift+Z")
        assert state() != before


def test_delete_unmarks_and_backspace_goes_back(roll: Desk) -> None:
    roll.hand.press("N", "Backspace", "Delete")
    assert chosen(roll) == "Alva Bergdal"
    assert entry(roll, "Alva Bergdal").mark is Mark.UNMARKED


def test_e_lets_the_first_proposed_substitute_serve_and_is_taken_back(roll: Desk) -> None:
    roll.hand.press("E")
    assert roll.bar == "Ingen ersättare föreslås just nu."
    roll.hand.write("/Ivar\n")
    roll.hand.press("F")
    roll.hand.write("/Disa\n")
    roll.hand.press("N")
    assert "för Ivar Mossberg (M)" in words(roll)
    place = page(roll).list.chosen_key()
    roll.hand.press("E")
    event = roll.meeting.events[0]
    assert (event.kind, event.attendee) == (EventKind.SERVES, entry(roll, "Disa Lindmark").attendee)
    assert event.seat == entry(roll, "Ivar Mossberg").id
    roll.hand.press("Ctrl+Z")
    assert roll.meeting.events == ()
    assert page(roll).list.chosen_key() == place


def test_the_pane_counts_as_the_roll_goes_on(roll: Desk) -> None:
    summary = page(roll).attendance.summary
    assert summary.verdict == "Inte beslutsför"
    assert summary.number("Kvar att pricka av") == "21"
    roll.hand.press(*["N"] * 11, "A", "F")
    assert summary.verdict == "Beslutsför"
    assert summary.number("Anmält förhinder") == "1"
    assert summary.number("Kvar att pricka av") == "8"
    roll.hand.press(*["F"] * 8)
    missing = next(iter(page(roll).attendance.summary._missing.text.split("\n")))
    assert missing == "Furuby"
    counted = quorum(roll.meeting, roll.meeting.items[0].id)
    assert counted is not None
    assert roll.window.steps.presence.startswith(f"{counted.served} av 20")


def test_a_guest_is_added_on_the_spot_and_taken_back(roll: Desk) -> None:
    roll.hand.press("L")
    roll.hand.write("Gunnel Gäst")
    roll.hand.press("Tab")
    roll.hand.write("utredare")
    roll.hand.press("Tab")
    roll.hand.write("Länsrådet\n")
    added = entry(roll, "Gunnel Gäst")
    assert (added.mark, added.role, added.principal) == (Mark.PRESENT, "utredare", "Länsrådet")
    assert added in roll.meeting.groups[1].entries
    assert chosen(roll) == "Gunnel Gäst"
    assert page(roll).list.hasFocus()
    roll.hand.press("Ctrl+Z")
    assert all(attendee.name != "Gunnel Gäst" for attendee in roll.meeting.attendees)


def test_a_person_of_the_register_is_completed_and_not_listed_twice(roll: Desk) -> None:
    roll.hand.press("L")
    roll.hand.write("aina")
    roll.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    roll.hand.press("Down", "Return")
    assert roll.hand.find(QLineEdit, "Ny person").text() == "Aina Berg"
    roll.hand.press("Return")
    assert roll.bar == "Aina Berg står redan på listan."
    assert chosen(roll) == "Aina Berg"
    assert sum(attendee.name == "Aina Berg" for attendee in roll.meeting.attendees) == 1


def test_esc_closes_the_form_and_gives_the_names_the_keyboard(roll: Desk) -> None:
    before = roll.meeting.attendees
    roll.hand.press("L")
    roll.hand.write("Xq")
    roll.hand.press("Esc")
    assert not roll.hand.sees("Ny person")
    assert page(roll).list.hasFocus()
    assert roll.meeting.attendees == before


def test_the_search_opens_the_list_that_the_name_is_on(roll: Desk) -> None:
    headings = [row for row in page(roll).list._rows.rows() if isinstance(row, RollHeading)]
    assert [(row.name, row.folded) for row in headings] == [
        ("Samråd skog och kust", None),
        ("Övriga tjänstepersoner", None),
        ("Adjungerade", True),
    ]
    roll.hand.write("/åke\n")
    assert chosen(roll) == "Åke Ås"
    roll.hand.write("/finnsinte\n")
    assert roll.bar == "Ingen på listan heter så: finnsinte"


def test_the_menu_of_a_name_marks_it(roll: Desk) -> None:
    names = page(roll).list
    place = names.visualRect(names.currentIndex()).center()
    asks = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, names.viewport().mapToGlobal(QPoint(place)))
    QApplication.sendEvent(names.viewport(), asks)
    roll.hand.press("Down", "Down", "Return")
    assert entry(roll, "Alva Bergdal").mark is Mark.ABSENT


def test_a_locked_meeting_takes_no_marks_and_no_guests(desk: Desk) -> None:
    meeting_id = make_demo_meeting(desk.db)
    for status in (Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(desk.db, meeting_id, status)
    desk.window.open_meeting(meeting_id, Step.ROLL_CALL)
    before = desk.meeting.groups
    desk.hand.press("F", "Delete", "L", "E", "Ctrl+R")
    assert desk.meeting.groups == before
    assert not desk.hand.sees("Ny person")
    assert not desk.hand.sees("Mer")


def test_a_vacant_seat_is_shown_and_cannot_be_marked(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ROLL_CALL)
    vacant = next(e for e in desk.meeting.groups[0].entries if e.attendee is None and e.standing is Standing.MEMBER)
    page(desk).list.choose_entry(vacant.id)
    assert chosen(desk) == "Vakant plats"
    desk.hand.press("N")
    assert chosen(desk) != "Vakant plats"
    assert next(e for e in desk.meeting.groups[0].entries if e.attendee is None).mark is Mark.UNMARKED


def test_f7_notes_who_comes_and_goes_and_the_events_are_folded(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ROLL_CALL)
    assert not desk.hand.sees("Ta bort: Anton Rask (C) gick")
    desk.hand.click("4 händelser, visa")
    assert desk.hand.sees("Ta bort: Anton Rask (C) gick")
    desk.hand.press("F7")
    assert desk.hand.sees("Person")


def test_in_a_narrow_window_the_buttons_say_less_and_mean_the_same(roll: Desk) -> None:
    rest = roll.hand.find(KeyButton, "Alla kvar är närvarande")
    roll.window.resize(1800, 900)
    QApplication.processEvents()
    assert rest.text() == "Alla kvar är närvarande"
    roll.window.resize(960, 600)
    QApplication.processEvents()
    assert roll.window.width() == 960
    assert rest.text() == "Alla kvar"
    roll.hand.click("Alla kvar är närvarande")
    assert entry(roll, "Stellan Myrgård").mark is Mark.PRESENT


@pytest.mark.parametrize("key", ["N", "Ctrl+R"])
def test_the_first_mark_opens_the_roll_call_and_both_are_one_step(desk: Desk, key: str) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ROLL_CALL)
    before = desk.meeting
    desk.hand.press(key)
    assert desk.meeting.roll_opened
    assert Mark.PRESENT in {entry.mark for group in desk.meeting.groups for entry in group.entries}
    desk.hand.press("Ctrl+Z")
    assert desk.meeting == before
    desk.hand.press("Ctrl+Z")
    assert desk.meeting == before


def test_the_first_mark_is_not_given_to_who_has_come_in_place_of_the_one_shown(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ROLL_CALL)
    shown = chosen(desk)
    replace_holder(desk, shown, "Nila Ny")
    desk.hand.press("N")
    assert chosen(desk) == "Nila Ny"
    assert entry(desk, "Nila Ny").mark is Mark.UNMARKED
    assert f"{shown} står inte längre på den raden" in desk.bar
    desk.hand.press("N")
    assert entry(desk, "Nila Ny").mark is Mark.PRESENT
    assert chosen(desk) != "Nila Ny"
    assert desk.bugs == []


def test_marking_the_rest_first_of_all_says_who_has_come_to_the_list_and_is_left(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ROLL_CALL)
    shown = chosen(desk)
    replace_holder(desk, shown, "Nila Ny")
    desk.hand.press("Ctrl+R")
    assert entry(desk, "Nila Ny").mark is Mark.UNMARKED
    assert desk.bar == f"{shown} står inte längre på listan. Nila Ny är ny på listan."


def replace_holder(desk: Desk, old: str, new: str) -> None:
    """Give somebody's seat in the register to a new person."""
    seats = register.roster(desk.db, desk.meeting.body.id).seats
    seat = next(seat for seat in seats if seat.holdings and seat.holdings[0].person.name == old)
    person = Person(register.save_person(desk.db, Person(0, new)), new)
    register.save_holding(desk.db, seat.id, replace(seat.holdings[0], person=person))


def test_an_update_from_the_register_says_who_came_to_the_list_and_who_went(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ROLL_CALL)
    old = chosen(desk)
    replace_holder(desk, old, "Nila Ny")
    page(desk)._on_update()
    assert desk.bar == f"{old} står inte längre på listan. Nila Ny är ny på listan."
    page(desk)._on_update()
    assert desk.bar == "Namnen på listan är desamma som förut."


def test_an_update_that_was_not_made_says_nothing_of_the_names(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ROLL_CALL)
    replace_holder(desk, chosen(desk), "Nila Ny")
    with desk.unsaved():
        page(desk)._on_update()
        assert desk.bar == NOT_SAVED


def test_of_two_namesakes_in_the_register_the_one_that_is_picked_is_added(roll: Desk) -> None:
    register.save_person(roll.db, Person(0, "Siv Hed", organisation="Granfors"))
    second = register.save_person(roll.db, Person(0, "Siv Hed", organisation="Tallvik"))
    roll.hand.press("L")
    roll.hand.write("siv")
    roll.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    roll.hand.press("Down", "Down", "Return")
    assert roll.hand.find(QLineEdit, "Ny person").text() == "Siv Hed"
    assert roll.hand.find(QLineEdit, "Organisation").text() == "Tallvik"
    roll.hand.press("Return")
    assert next(known for known in roll.meeting.attendees if known.name == "Siv Hed").person_id == second


def test_a_guest_who_has_a_councillors_name_and_another_title_is_somebody_else(roll: Desk) -> None:
    register.save_person(roll.db, Person(0, "Siv Hed", title="nämndordförande", organisation="Granfors"))
    roll.hand.press("L")
    roll.hand.write("Siv Hed")
    roll.hand.press("Esc", "Tab")
    roll.hand.write("praktikant")
    roll.hand.press("Return")
    assert next(known for known in roll.meeting.attendees if known.name == "Siv Hed").person_id is None


def test_a_mark_that_is_taken_back_is_given_anew_with_the_next_key(roll: Desk) -> None:
    roll.hand.press("N", "N", "N", "Ctrl+Z")
    assert chosen(roll) == "Tor Snöberg"
    roll.hand.press("F")
    assert [entry(roll, name).mark for name in ("Bo Nyåker", "Tor Snöberg")] == [Mark.PRESENT, Mark.ABSENT]
    assert (chosen(roll), entry(roll, "Elis Rosfors").mark) == ("Elis Rosfors", Mark.UNMARKED)
    roll.hand.press("Ctrl+Z", "Ctrl+Z")
    assert chosen(roll) == "Bo Nyåker"
    roll.hand.press("Ctrl+Y")
    assert chosen(roll) == "Tor Snöberg"
