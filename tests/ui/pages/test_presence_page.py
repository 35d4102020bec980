"""Närvaro, person för person, in the window: each key is an event of the log, and each is taken back."""

from datetime import time

import pytest
from PySide6.QtWidgets import QLabel, QTextEdit

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.meeting import Status
from samradapp.domain.presence_grid import Cell, cell_at
from samradapp.domain.rollcall import EventKind
from samradapp.store import meetings, proceedings, rollcalls
from samradapp.ui.pages.presence_page import PresencePage
from samradapp.ui.widgets.step_bar import PresenceButton, Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_bare_meeting, make_meeting_of_46


@pytest.fixture
def running(desk: Desk) -> Desk:
    """A meeting where all are present, in the middle of its third item, with the grid shown."""
    meeting_id = make_meeting_of_46(desk.db)
    rollcalls.open_roll(desk.db, meeting_id)
    for group in meetings.load(desk.db, meeting_id).groups:
        rollcalls.mark_rest_present(desk.db, meeting_id, group.id)
    proceedings.set_status(desk.db, meeting_id, Status.OPEN)
    items = meetings.load(desk.db, meeting_id).items
    proceedings.go_to_item(desk.db, meeting_id, items[2].id, time(10, 42))
    desk.window.open_meeting(meeting_id, Step.MINUTES)
    desk.clock.set(10, 51)
    desk.hand.press("Ctrl+Shift+P")
    return desk


def page(desk: Desk) -> PresencePage:
    shown = desk.window.stack.currentWidget()
    assert isinstance(shown, PresencePage)
    return shown


def who(desk: Desk, name: str) -> int:
    return next(attendee.id for attendee in desk.meeting.attendees if attendee.name == name)


def choose(desk: Desk, name: str, item: int = 2) -> None:
    page(desk).grid.table.choose(who(desk, name), desk.meeting.items[item].id)


def cells(desk: Desk, name: str) -> list[Cell]:
    return [cell_at(desk.meeting, who(desk, name), item.id) for item in desk.meeting.items]


def log(desk: Desk) -> list[tuple[EventKind, int | None, time | None]]:
    places = {item.id: n for n, item in enumerate(desk.meeting.items)}
    return [(e.kind, None if e.before is None else places[e.before], e.clock) for e in desk.meeting.events]


def pane(desk: Desk) -> str:
    return "\n".join(known.text() for known in page(desk).findChildren(QLabel) if known.isVisible())


def test_it_is_opened_by_the_button_and_esc_and_the_arrow_lead_back(running: Desk) -> None:
    running.hand.press("Esc")
    assert running.hand.find(QTextEdit, "Protokolltext").hasFocus()
    running.hand.click_on(running.window.findChild(PresenceButton))
    assert page(running).grid.table.hasFocus()
    running.hand.click("Tillbaka till mötet (Esc)")
    assert running.hand.sees("Protokolltext")
    running.hand.press("Ctrl+2", "Ctrl+Shift+P", "Esc")
    assert running.hand.sees("Upprop")


def test_who_leaves_is_away_from_the_cell_on_and_the_protocol_says_so(running: Desk) -> None:
    choose(running, "Rut Isberg")
    running.hand.press("G")
    assert log(running) == [(EventKind.LEAVES, 2, time(10, 51))]
    assert cells(running, "Rut Isberg") == [Cell.SERVING] * 2 + [Cell.ABSENT] * 3
    assert "Gick 10.51, före ärende 3." in pane(running)
    assert "Rut Isberg (M), Norrby, ärende 1–2." in pane(running)
    assert running.window.steps.presence.startswith("19 av 20")
    assert "Kvar" not in running.bar


def test_who_is_recused_is_out_for_the_item_alone_and_comes_back(running: Desk) -> None:
    choose(running, "Ragna Furuvik")
    running.hand.press("J")
    assert cells(running, "Ragna Furuvik")[1:4] == [Cell.SERVING, Cell.RECUSED, Cell.SERVING]
    assert "Utanför rummet 10.51–. Räknas inte i ärende 3 och röstar inte." in pane(running)
    assert "på grund av jäv" in pane(running)
    running.clock.set(11, 5)
    running.hand.press("K")
    assert log(running) == [(EventKind.RECUSED, 2, time(10, 51)), (EventKind.RETURNS, 3, time(11, 5))]
    assert "Utanför rummet 10.51–11.05." in pane(running)
    running.hand.press("K")
    assert running.bar == "Ragna Furuvik är redan tillbaka efter ärende 3."
    running.hand.press("Delete")
    assert [kind for kind, *_ in log(running)] == [EventKind.RETURNS]


def test_each_act_is_taken_back_with_the_cell_kept(running: Desk) -> None:
    choose(running, "Siri Lavbäck", 1)
    for key in ("G", "J"):
        running.hand.press(key)
        assert len(running.meeting.events) == 1
        running.hand.press("Ctrl+Z")
        assert running.meeting.events == ()
        assert page(running).grid.table.chosen() == (who(running, "Siri Lavbäck"), running.meeting.items[1].id)
        assert page(running).grid.table.hasFocus()
    running.hand.press("G", "Delete")
    assert running.meeting.events == ()
    running.hand.press("Ctrl+Z")
    assert log(running) == [(EventKind.LEAVES, 1, None)]  # at an earlier item: nobody knows when
    running.hand.press("K")
    assert running.meeting.events == ()  # what says the contrary in the cell is taken away


def test_undo_stays_in_the_grid_from_whichever_step_she_came(running: Desk) -> None:
    running.hand.press("Ctrl+1", "Ctrl+Shift+P")
    choose(running, "Siri Lavbäck")
    running.hand.press("G", "Ctrl+Z")
    assert running.meeting.events == ()
    assert page(running).grid.table.hasFocus()
    assert running.bar.startswith("Ångrade: Siri Lavbäck")
    running.hand.press("Ctrl+2", "F", "Ctrl+Shift+P", "Ctrl+Z")
    assert running.hand.sees("Upprop")  # a mark is undone where marks are


def test_who_comes_back_returns_and_who_was_never_there_arrives(running: Desk) -> None:
    choose(running, "Siri Lavbäck", 1)
    running.hand.press("G", "Right", "K")
    assert [kind for kind, *_ in log(running)] == [EventKind.LEAVES, EventKind.RETURNS]
    entry = next(e for e in running.meeting.groups[0].entries if e.attendee == who(running, "Bo Nyåker"))
    running.hand.press("Ctrl+2")
    running.hand.write("/Bo Nyåker\n")
    running.hand.press("F", "Ctrl+Shift+P")
    page(running).grid.table.choose(entry.attendee or 0, running.meeting.items[2].id)
    assert "Vid uppropet: frånvarande." in pane(running)
    running.hand.press("K")
    assert running.meeting.events[-1].kind is EventKind.ARRIVES
    assert cells(running, "Bo Nyåker") == [Cell.ABSENT] * 2 + [Cell.SERVING] * 3


def test_what_cannot_be_noted_is_said_and_nothing_is_written(running: Desk) -> None:
    choose(running, "Siri Lavbäck")
    running.hand.press("K")
    assert running.bar == "Siri Lavbäck är redan på plats i ärende 3."
    running.hand.press("Delete")
    assert running.bar == "Inget är noterat i den rutan."
    running.hand.press("G")
    for key in ("G", "J"):
        running.hand.press("Right" if key == "G" else "Up", "Left" if key == "G" else "Down", key)
        assert running.bar == "Siri Lavbäck är inte på plats i ärende 3."
    assert len(running.meeting.events) == 1


def test_who_leaves_later_and_was_not_there_before_arrives(running: Desk) -> None:
    running.hand.press("Ctrl+2")
    running.hand.write("/Bo Nyåker\n")
    running.hand.press("F", "Ctrl+Shift+P")
    choose(running, "Bo Nyåker", 1)
    running.hand.press("K", "Right", "G", "Left", "Delete", "K")
    assert log(running)[-1][:2] == (EventKind.ARRIVES, 1)


def test_what_has_not_begun_is_empty_and_jav_can_be_noted_there_beforehand(running: Desk) -> None:
    grid = page(running).grid.table.grid.grid
    assert all(row.cells[3] is Cell.NONE for row in grid.rows)
    assert grid.counts == (20, 20, 20, None, None)
    choose(running, "Siri Lavbäck", 3)
    assert "Ärende 4 har inte börjat än." in pane(running)
    running.hand.press("J")
    shown = {row.name: row.cells[3] for row in page(running).grid.table.grid.grid.rows}
    assert shown["Siri Lavbäck"] is Cell.RECUSED
    assert shown["Bo Nyåker"] is Cell.NONE


def test_the_buttons_do_what_the_keys_do_and_give_the_grid_the_keyboard(running: Desk) -> None:
    choose(running, "Siri Lavbäck")
    running.hand.click("Jäv i ärendet")
    assert [kind for kind, *_ in log(running)] == [EventKind.RECUSED]
    assert page(running).grid.table.hasFocus()
    running.hand.click("Ta bort jävet")
    assert running.meeting.events == ()
    assert page(running).grid.table.hasFocus()


def test_a_locked_meeting_is_shown_and_not_changed(desk: Desk) -> None:
    meeting_id = make_demo_meeting(desk.db)
    for status in (Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(desk.db, meeting_id, status)
    desk.window.open_meeting(meeting_id, Step.ADJUST)
    before = desk.meeting.events
    desk.hand.press("Ctrl+Shift+P", "G", "J", "K", "Delete")
    assert desk.bar == "Protokollet är justerat och kan inte ändras."
    assert desk.meeting.events == before
    assert not desk.hand.sees("Lämnade mötet")


def test_an_empty_meeting_says_what_will_be_here(desk: Desk) -> None:
    desk.window.open_meeting(make_bare_meeting(desk.db), Step.ROLL_CALL)
    desk.hand.press("Ctrl+Shift+P", "K", "G", "J", "Delete")
    assert "Här syns vem som var med" in pane(desk)
    desk.hand.press("Esc")
    assert desk.hand.sees("Upprop")


def away(desk: Desk, name: str, item: int = 2) -> None:
    choose(desk, name, item)
    desk.hand.press("G")


def log_of(desk: Desk, kind: EventKind) -> list[tuple[str, int | None]]:
    return [(desk.meeting.attendee(e.attendee).name, e.seat) for e in desk.meeting.events if e.kind is kind]


def test_a_substitute_is_let_to_serve_for_whom_is_away_and_stops_again_by_the_same_key(running: Desk) -> None:
    away(running, "Ivar Mossberg")
    choose(running, "Disa Lindmark")
    assert "för Ivar Mossberg (M), från ärende 3" in pane(running)
    assert "står först i tur" in pane(running)
    running.hand.press("E")
    seat = next(e.id for e in running.meeting.groups[0].entries if e.attendee == who(running, "Ivar Mossberg"))
    assert log_of(running, EventKind.SERVES) == [("Disa Lindmark", seat)]
    assert running.meeting.events[-1].clock == time(10, 51)
    assert cells(running, "Disa Lindmark")[2:] == [Cell.SERVING] * 3
    assert running.hand.sees("Låt sluta tjänstgöra: Disa Lindmark (M), för Ivar Mossberg (M), från ärende 3")
    running.hand.press("E")  # in the cell where it began: it never was
    assert [event.kind for event in running.meeting.events] == [EventKind.LEAVES]
    running.hand.press("E", "Ctrl+Z")
    assert [event.kind for event in running.meeting.events] == [EventKind.LEAVES]
    assert page(running).grid.table.hasFocus()


def test_service_that_began_at_an_earlier_item_is_broken_off(running: Desk) -> None:
    away(running, "Ivar Mossberg", 1)
    choose(running, "Disa Lindmark", 1)
    running.hand.press("E", "Right", "E")
    assert log_of(running, EventKind.STANDS_DOWN) == [("Disa Lindmark", None)]
    assert cells(running, "Disa Lindmark")[1:3] == [Cell.SERVING, Cell.PRESENT]
    running.hand.press("E")  # she goes on as if nothing was said
    assert log_of(running, EventKind.STANDS_DOWN) == []
    assert cells(running, "Disa Lindmark")[1:3] == [Cell.SERVING] * 2


def test_at_the_one_who_is_away_her_substitute_is_let_to_serve_and_another_can_be_chosen(running: Desk) -> None:
    away(running, "Ivar Mossberg")
    assert running.hand.sees("Annan för Ivar Mossberg (M), från ärende 3")
    running.hand.click("Låt tjänstgöra: Disa Lindmark (M), för Ivar Mossberg (M), från ärende 3")
    assert [name for name, _ in log_of(running, EventKind.SERVES)] == ["Disa Lindmark"]
    assert page(running).grid.table.hasFocus()


def test_a_member_on_her_own_seat_has_nothing_to_be_let(running: Desk) -> None:
    choose(running, "Bo Nyåker")
    running.hand.press("E")
    assert running.bar == "Bo Nyåker kan inte börja eller sluta tjänstgöra i ärende 3."
    assert running.meeting.events == ()
