"""Undo and redo: the text's own first, then the meeting's steps, each said in the bar."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QTextEdit

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.decision import Choice, DecisionKind
from samradapp.domain.rollcall import Mark
from samradapp.store import decisions, journal, meetings
from samradapp.store.templates import NewMeeting, new_meeting
from samradapp.ui.models.agenda import Column
from samradapp.ui.pages.agenda_page import AgendaPage
from samradapp.ui.pages.protocol_page import ProtocolPage
from samradapp.ui.pages.roll_call_page import RollCallPage
from samradapp.ui.widgets.ballot_list import BallotList
from samradapp.ui.widgets.check_box import CheckBox
from samradapp.ui.widgets.step_bar import Step
from samradapp.ui.widgets.text_box import TextBox
from tests.ui.hand import Desk
from tests.ui.meetings import make_large_meeting, make_planned_meeting
from tests.ui.pages.test_trouble import read_only


@pytest.fixture
def writing(desk: Desk) -> Desk:
    """The planned meeting, its first item shown and the keyboard in the text."""
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    return desk


def steps_of(desk: Desk) -> list[str]:
    return [step.label for step in journal.steps(desk.db, desk.meeting.id)]


def editor(desk: Desk) -> QTextEdit:
    return desk.hand.find(QTextEdit, "Protokolltext")


def test_what_was_undone_is_said_until_something_else_happens(writing: Desk) -> None:
    for happens in (lambda: writing.hand.press("F8"), lambda: writing.hand.press("Ctrl+4")):
        writing.window.show_step(Step.MINUTES)
        writing.hand.press("F8", "Ctrl+Z")
        assert writing.bar == "Ångrade: Godkände informationen."
        happens()
        assert writing.bar == ""
    writing.window.show_step(Step.MINUTES)
    writing.hand.press("F8", "Ctrl+Z")
    writing.hand.write("Ordet är fritt")
    writing.saved()
    assert writing.bar == ""


def test_a_title_is_one_step_until_something_else_happens(writing: Desk) -> None:
    before = len(steps_of(writing))
    writing.hand.enter("Ärendets rubrik", "Ny")
    writing.saved()
    writing.hand.write(" rubrik")
    writing.saved()
    assert steps_of(writing)[before:] == ["Ändrade en rubrik"]
    writing.hand.press("F8")
    writing.hand.write(" till")
    writing.saved()
    assert steps_of(writing)[before:] == ["Ändrade en rubrik", "Godkände informationen", "Ändrade en rubrik"]


@pytest.mark.parametrize(
    ("step", "field", "text", "label"),
    [
        (Step.MINUTES, "Föredragande", "Maj Österdahl, samordnare", "Ändrade föredragande"),
        (Step.ITEMS, "Plats", "Kommunhuset", "Ändrade mötets uppgifter"),
        (Step.ITEMS, "Justerare, med semikolon mellan namnen", "Birgit Åkerlund; Saga", "Ändrade justerare"),
    ],
)
def test_what_is_typed_in_a_field_is_one_step(desk: Desk, step: Step, field: str, text: str, label: str) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), step)
    before = len(steps_of(desk))
    for piece in (text[:5], text[5:]):
        if piece == text[:5]:
            desk.hand.enter(field, piece)
        else:
            desk.hand.write(piece)
        desk.saved()
    assert steps_of(desk)[before:] == [label]


def test_ctrl_z_undoes_the_text_first_and_then_the_meetings_steps(writing: Desk) -> None:
    writing.hand.press("F8")
    writing.hand.write("Ordföranden öppnade mötet.")
    writing.hand.press("Ctrl+Z")
    assert editor(writing).toPlainText() == ""
    assert len(writing.meeting.items[0].decisions) == 1
    writing.hand.press("Ctrl+Z")
    assert writing.meeting.items[0].decisions == ()
    assert writing.bar == "Ångrade: Godkände informationen."
    writing.hand.press("Ctrl+Z")
    assert writing.bar == "Det finns inget mer att ångra."


def test_ctrl_shift_z_redoes_the_meetings_step_and_then_says_that_there_is_none(writing: Desk) -> None:
    writing.hand.press("F8", "Ctrl+Z", "Ctrl+Shift+Z")
    assert len(writing.meeting.items[0].decisions) == 1
    assert writing.bar == "Gjorde om: Godkände informationen."
    writing.hand.press("Ctrl+Shift+Z")
    assert writing.bar == "Det finns inget att göra om."


def test_a_title_field_undoes_its_own_letters_first(writing: Desk) -> None:
    writing.hand.press("F8")
    old = writing.titles()[0]
    writing.hand.enter("Ärendets rubrik", "Ny")
    writing.saved()
    field = writing.hand.find(TextBox, "Ärendets rubrik")
    for _ in range(5):
        if field.value() == old:
            break
        writing.hand.press("Ctrl+Z")
    writing.saved()
    assert writing.titles()[0] == old
    assert len(writing.meeting.items[0].decisions) == 1


def test_undo_of_a_move_keeps_focus_chosen_row_and_scroll(desk: Desk) -> None:
    desk.window.open_meeting(make_large_meeting(desk.db), Step.ITEMS)
    page = desk.window.pages.page(Step.ITEMS)
    assert isinstance(page, AgendaPage)
    page.table.setFocus()
    page.table.choose(desk.meeting.items[30].id)
    before, chosen = desk.titles(), page.table.chosen_item()
    desk.hand.press("Alt+Down")
    assert desk.titles() != before
    scrolled = page.table.verticalScrollBar().value()
    assert scrolled > 0
    desk.hand.press("Ctrl+Z")
    assert desk.titles() == before
    assert page.table.chosen_item() == chosen
    assert page.table.hasFocus()
    assert page.table.verticalScrollBar().value() == scrolled


def test_undo_of_a_mark_goes_back_to_the_name_and_scrolls_no_further(desk: Desk) -> None:
    desk.window.open_meeting(make_large_meeting(desk.db), Step.ROLL_CALL)
    page = desk.window.pages.page(Step.ROLL_CALL)
    assert isinstance(page, RollCallPage)
    desk.hand.press(*["Space"] * 12)
    chosen, scrolled = page.list.chosen_key(), page.list.verticalScrollBar().value()
    desk.hand.press("N")
    marked = [e for group in desk.meeting.groups for e in group.entries if e.attendee and e.mark is Mark.PRESENT]
    assert page.list.chosen_key() != chosen
    desk.hand.press("Ctrl+Z")
    left = [e for group in desk.meeting.groups for e in group.entries if e.attendee and e.mark is Mark.PRESENT]
    assert len(left) == len(marked) - 1
    assert (page.list.chosen_key(), page.list.verticalScrollBar().value()) == (chosen, scrolled)
    assert page.list.hasFocus()


def test_undo_of_an_event_keeps_text_cursor_and_scroll(desk: Desk) -> None:
    desk.window.open_meeting(make_large_meeting(desk.db), Step.MINUTES)
    desk.window.show_item(desk.meeting.items[20].id)
    desk.hand.press("Ctrl+End")
    text = editor(desk)
    place, scrolled = text.textCursor().position(), text.verticalScrollBar().value()
    desk.hand.press("F8")
    desk.hand.press("Ctrl+Z")
    assert desk.bar == "Ångrade: Godkände informationen."
    assert text.hasFocus()
    assert (text.textCursor().position(), text.verticalScrollBar().value()) == (place, scrolled)


def test_each_item_keeps_its_own_undo_and_cursor(writing: Desk) -> None:
    page = writing.window.pages.page(Step.MINUTES)
    assert isinstance(page, ProtocolPage)
    first, second = writing.meeting.items[:2]
    writing.hand.write("Första texten")
    writing.hand.press("Left", "Left")
    page.show_item(second.id)
    writing.hand.write("Andra texten")
    page.show_item(first.id)
    assert editor(writing).textCursor().position() == len("Första text")
    writing.hand.press("Ctrl+Z")
    assert editor(writing).toPlainText() == ""
    page.show_item(second.id)
    assert editor(writing).toPlainText() == "Andra texten"
    writing.hand.press("Ctrl+Z")
    assert editor(writing).toPlainText() == ""
    writing.hand.press("Ctrl+Shift+Z")
    writing.saved()
    assert writing.text_on_disk(second.id) == "Andra texten"
    assert writing.text_on_disk(first.id) == ""


def test_an_item_that_is_removed_while_it_is_shown_gives_place_to_another(writing: Desk) -> None:
    page = writing.window.pages.page(Step.MINUTES)
    assert isinstance(page, ProtocolPage)
    writing.window.show_step(Step.ITEMS)
    writing.hand.press("Ctrl+N")
    writing.hand.write("Nytt\n")
    writing.saved()
    added = writing.item("Nytt").id
    writing.window.show_item(added)
    writing.hand.write("Text i det nya ärendet")
    writing.hand.press("Ctrl+1")
    while added in [item.id for item in writing.meeting.items]:
        writing.hand.press("Ctrl+Z")
    writing.hand.press("Ctrl+3")
    assert page.shown_item != added
    assert editor(writing).toPlainText() == ""
    writing.hand.press(*["Ctrl+Shift+Z"] * 2)
    assert "Nytt" in writing.titles()
    writing.window.show_item(added)
    assert editor(writing).toPlainText() == "Text i det nya ärendet"


def test_an_undone_step_that_the_lock_forbids_is_explained_in_the_bar(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ADJUST)
    desk.hand.click("Lämna till justerarna")
    desk.hand.click("Lås protokollet som justerat")
    before = desk.meeting
    desk.hand.press("Ctrl+Z")
    assert desk.meeting == before
    assert desk.bar == ("Protokollet är justerat och låst. Gör en rättelse, eller öppna det igen med namn och skäl.")


def test_what_is_undone_is_shown_where_it_was_done(desk: Desk) -> None:
    meeting = make_planned_meeting(desk.db)
    desk.window.open_meeting(meeting, Step.MINUTES)
    desk.hand.press("Ctrl+Return", "F8")  # a decision in the second item
    decided = desk.window.pages.page(Step.MINUTES).shown_item
    desk.hand.press("Ctrl+1", "Ctrl+N")
    desk.hand.write("Nytt ärende\n")
    desk.hand.press("Ctrl+2")
    assert isinstance(desk.window.stack.currentWidget(), RollCallPage)
    while "Godkände informationen" not in desk.bar:
        desk.hand.press("Ctrl+Z")
        assert "Ångrade" in desk.bar
    page = desk.window.stack.currentWidget()
    assert isinstance(page, ProtocolPage)
    assert page.shown_item == decided
    assert desk.window.steps.step is Step.MINUTES


def test_undo_on_a_page_that_shows_the_place_leaves_the_page_and_the_keyboard(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    desk.hand.press("Ctrl+N")
    desk.hand.write("Nytt ärende\n")
    desk.hand.press("Ctrl+Z")
    assert isinstance(desk.window.stack.currentWidget(), AgendaPage)
    assert desk.bar.startswith("Ångrade")


@pytest.mark.parametrize(("column", "keys"), [(Column.MINUTES, "25"), (Column.PRESENTERS, "Siv Hed")])
def test_undo_of_a_cell_keeps_the_keyboard_in_its_column(desk: Desk, column: Column, keys: str) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    table = desk.window.page.table
    table.choose(desk.meeting.items[3].id, column)
    desk.hand.press("F2", "Ctrl+A")
    desk.hand.write(f"{keys}\n")
    desk.saved()
    desk.hand.press("Ctrl+Z")
    assert desk.bar.startswith("Ångrade: Ändrade ")
    assert table.hasFocus()
    assert (table.chosen_item(), table.currentIndex().column()) == (desk.meeting.items[3].id, column)


def test_undo_of_a_ballot_goes_back_to_the_name_and_redo_on_to_the_next(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    desk.hand.press("F9", "O")
    ballots = desk.hand.find(BallotList, "Röster")
    desk.hand.reach(ballots)
    first, second = (row.attendee for row in ballots.rows()[:2])
    desk.hand.press("J", "Ctrl+Z")
    assert desk.bar == "Ångrade: Ändrade en omröstning."
    assert ballots.chosen_row().attendee == first
    desk.hand.press("Ctrl+Shift+Z")
    assert ballots.chosen_row().attendee == second
    desk.hand.press("Ctrl+Z", "N")
    cast = desk.meeting.items[0].votes[0].ballots
    assert [(ballot.attendee, ballot.choice) for ballot in cast] == [(first, Choice.NO)]
    assert ballots.hasFocus()


@pytest.fixture
def hiding(desk: Desk) -> Desk:
    """A planned meeting with two items that an earlier one put off, and the keyboard at the first of them."""
    earlier = make_demo_meeting(desk.db)
    for item in meetings.load(desk.db, earlier).items[4:6]:
        decisions.add(desk.db, earlier, item.id, DecisionKind.POSTPONE, "Samrådet beslutade att bordlägga ärendet.")
    later = date(2026, 9, 4)
    desk.window.open_meeting(
        new_meeting(desk.db, NewMeeting(meetings.load(desk.db, earlier).body.id, None, later)), Step.ITEMS
    )
    return desk


def waiting(desk: Desk) -> list[str]:
    return [box.text() for box in desk.window.page.findChildren(CheckBox) if box.isVisible() and "lagt:" in box.text()]


def test_what_was_hidden_of_what_waits_is_shown_again_before_any_step_is_undone(hiding: Desk) -> None:
    before = waiting(hiding)
    hiding.hand.press("Ctrl+N")
    hiding.hand.write("Nytt ärende\n")
    hiding.hand.reach(hiding.hand.find(CheckBox, hiding_name(hiding, before[0])))
    hiding.hand.press("Delete", "Delete")
    assert waiting(hiding) == before[2:]
    with read_only(hiding):
        hiding.hand.press("Ctrl+Z")
    hiding.hand.press("Ctrl+Z")
    assert hiding.bar == f"Ångrade: Dolde ”{before[1]}”."
    hiding.hand.press("Ctrl+Z")
    assert waiting(hiding) == before
    assert QApplication.focusWidget().accessibleName() == hiding_name(hiding, before[0])
    assert "Nytt ärende" in hiding.titles()
    hiding.hand.press("Ctrl+Z")
    assert "Nytt ärende" not in hiding.titles()
    hiding.errors.clear()


def test_a_step_after_something_hidden_is_undone_first(hiding: Desk) -> None:
    before = waiting(hiding)
    hiding.hand.reach(hiding.hand.find(CheckBox, hiding_name(hiding, before[0])))
    hiding.hand.press("Delete", "Ctrl+N")
    hiding.hand.write("Nytt ärende\n")
    hiding.hand.press("Ctrl+Z")
    assert hiding.bar == "Ångrade: Ändrade en rubrik."
    assert waiting(hiding) == before[1:]


def hiding_name(desk: Desk, words: str) -> str:
    return next(box.accessibleName() for box in desk.window.page.findChildren(CheckBox) if box.text() == words)
