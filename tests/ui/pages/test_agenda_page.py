"""Ärenden, end to end: the agenda is edited by key and mouse, and what is on the disk is what was done."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QWidget,
)

from samradapp.domain.decision import DecisionKind
from samradapp.domain.meeting import Generated, Kind, Status, numbers
from samradapp.domain.people import Person
from samradapp.store import decisions, items, journal, meetings, parts, proceedings, register, templates
from samradapp.store.templates import NewMeeting, new_meeting
from samradapp.ui.models.agenda import AgendaHeading, AgendaRow, Column
from samradapp.ui.pages.agenda_page import AgendaPage
from samradapp.ui.style import apply_style
from samradapp.ui.tokens import Scheme
from samradapp.ui.widgets.name_line import NameLine
from samradapp.ui.widgets.step_bar import Step
from tests.documents.docx_reader import read_document
from tests.ui.hand import Desk
from tests.ui.meetings import make_bare_meeting, make_large_meeting, make_planned_meeting

LEFT = Qt.MouseButton.LeftButton
FIRST = "Upprop och godkännande av föredragningslista"
OWN = "Aktuellt i samverkan"
OTHER = "Övriga frågor"


@pytest.fixture
def planning(desk: Desk) -> Desk:
    """A planned meeting of two parts and seven items, with its agenda shown."""
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    return desk


def page_of(desk: Desk) -> AgendaPage:
    page = desk.window.pages.page(Step.ITEMS)
    assert isinstance(page, AgendaPage)
    return page


def stored_titles(desk: Desk) -> list[str]:
    meeting_id = desk.meeting.id
    return desk.on_disk(lambda db: [item.title for item in meetings.load(db, meeting_id).items])


def choose(desk: Desk, title: str, column: Column = Column.TITLE) -> None:
    table = page_of(desk).table
    table.setFocus()
    table.choose(desk.item(title).id, column)


def shown_items(desk: Desk) -> list[AgendaRow]:
    return [row for row in page_of(desk).table.model().rows() if isinstance(row, AgendaRow)]


def row_of(desk: Desk, title: str) -> int:
    rows = page_of(desk).table.model().rows()
    return next(place for place, row in enumerate(rows) if isinstance(row, AgendaRow) and row.title == title)


def shown_row(desk: Desk, title: str) -> AgendaRow:
    row = page_of(desk).table.model().row(row_of(desk, title))
    assert isinstance(row, AgendaRow)
    return row


def headings(desk: Desk) -> list[str]:
    return [row.heading for row in page_of(desk).table.model().rows() if isinstance(row, AgendaHeading)]


def drag(desk: Desk, title: str, to: str, *, upper: bool) -> None:
    """Take an item by its handle and let it go on the upper or lower half of another."""
    table = page_of(desk).table
    model, viewport = table.model(), table.viewport()
    handle = QPoint(16, table.visualRect(model.index(row_of(desk, title), 0)).center().y())
    target = QPoint(60, table.visualRect(model.index(row_of(desk, to), 0)).center().y() + (-9 if upper else 9))
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.NoModifier, handle)
    for place in ((handle + target) / 2, target):
        QTest.mouseMove(viewport, place)
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, target)


def lines(desk: Desk) -> dict[str, str]:
    """Give what stands under "Mötet", hard spaces as blanks."""
    return {line.name: line.value.replace("\u00a0", " ") for line in page_of(desk)._side.times.lines}


def write_minutes_planned(desk: Desk, title: str, minutes: int) -> None:
    choose(desk, title, Column.MINUTES)
    desk.hand.write(f"{minutes}\n")
    desk.saved()


def test_ctrl_n_makes_a_room_for_the_meetings_own_item_and_its_title_is_written_at_once(planning: Desk) -> None:
    planning.hand.press("Ctrl+N")
    planning.hand.write("Gemensam bemanningspool\n")
    planning.saved()
    assert stored_titles(planning)[2:5] == [OWN, "Gemensam bemanningspool", "Ärenden till ledningsgruppen"]
    number = numbers(planning.meeting)
    assert [number[item.id] for item in planning.meeting.items] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert shown_row(planning, "Nästa möte").number == "8"


def test_a_whole_row_is_written_from_cell_to_cell(planning: Desk) -> None:
    planning.hand.press("Ctrl+N")
    planning.hand.write("Trygg hemgång")
    planning.hand.press("Tab")
    planning.hand.press("Down", "Tab")  # from "Oklassat" there is nothing below
    planning.hand.write("Sixten Ripnäs, utredare")
    planning.hand.press("Tab")
    planning.hand.write("30\n")
    planning.saved()
    item = planning.item("Trygg hemgång")
    assert [(who.name, who.title) for who in item.presenters] == [("Sixten Ripnäs", "utredare")]
    assert (item.kind, item.planned_minutes) == (Kind.MATTER, 30)


def test_a_title_is_edited_in_place_and_esc_takes_it_back(planning: Desk) -> None:
    choose(planning, OTHER)
    planning.hand.press("F2", "Ctrl+A")
    planning.hand.write("Övrigt, å ä ö\n")
    planning.saved()
    assert stored_titles(planning)[4] == "Övrigt, å ä ö"
    choose(planning, "Övrigt, å ä ö")
    planning.hand.press("F2")
    planning.hand.write("!!")
    planning.hand.press("Esc")
    planning.saved()
    assert stored_titles(planning)[4] == "Övrigt, å ä ö"


def test_a_new_item_undone_at_once_is_gone_and_can_be_done_again(planning: Desk) -> None:
    before = stored_titles(planning)
    planning.hand.press("Ctrl+N", "Ctrl+Z")
    assert stored_titles(planning) == before
    assert [row.title for row in shown_items(planning)] == before
    planning.hand.press("Ctrl+Shift+Z")
    assert len(stored_titles(planning)) == len(before) + 1


def test_a_new_item_that_is_written_and_undone_with_its_field_open_is_gone(planning: Desk) -> None:
    before = stored_titles(planning)
    planning.hand.press("Ctrl+N")
    planning.hand.write("Hej")
    planning.hand.press(*["Ctrl+Z"] * 5)
    planning.saved()
    assert stored_titles(planning) == before == [row.title for row in shown_items(planning)]


def test_a_new_heading_undone_at_once_is_gone(planning: Desk) -> None:
    choose(planning, OTHER)
    planning.hand.press("Ctrl+Shift+N", "Ctrl+Z")
    planning.saved()
    assert not planning.item(OTHER).section
    assert "Det finns inget" not in planning.bar


def test_an_item_is_dragged_and_the_numbers_follow_at_once(planning: Desk) -> None:
    drag(planning, OTHER, "Föregående protokoll", upper=True)
    assert stored_titles(planning)[:3] == [FIRST, OTHER, "Föregående protokoll"]
    assert shown_row(planning, OTHER).number == "2"
    assert shown_row(planning, "Föregående protokoll").number == "3"
    assert shown_row(planning, OTHER).clock == "09.40"
    planning.hand.press("Ctrl+Z")
    assert stored_titles(planning)[4] == OTHER


def test_an_item_is_dragged_into_another_part(planning: Desk) -> None:
    drag(planning, OTHER, "Nästa möte", upper=False)
    assert [item.title for item in planning.meeting.parts[1].items] == ["Nästa möte", OTHER]


def test_alt_and_the_arrows_move_an_item_and_undo_brings_it_back(planning: Desk) -> None:
    before = planning.titles()
    choose(planning, OWN)
    planning.hand.press("Alt+Up", "Alt+Up")
    assert stored_titles(planning)[0] == OWN
    assert shown_row(planning, OWN).number == "1"
    assert page_of(planning).table.chosen_item() == planning.item(OWN).id
    planning.hand.press("Ctrl+Z", "Ctrl+Z")
    assert planning.titles() == before


def test_a_heading_is_written_moved_and_removed(planning: Desk) -> None:
    choose(planning, OTHER)
    planning.hand.press("Ctrl+Shift+N")
    assert planning.hand.find(QLineEdit, "Mellanrubrik").selectedText() == "Ny rubrik"
    planning.hand.write("Avslutning\n")
    planning.saved()
    assert planning.item(OTHER).section == "Avslutning"
    assert "Avslutning" in headings(planning)
    planning.hand.press("Alt+Up")
    assert planning.item(OTHER).section == ""
    assert planning.item("Ärenden till ledningsgruppen").section == "Avslutning"
    planning.hand.press("Ctrl+Z")
    assert planning.item(OTHER).section == "Avslutning"
    table = page_of(planning).table
    table.setCurrentIndex(table.model().index(row_of(planning, OTHER) - 1, 0))
    planning.hand.press("Delete")
    planning.saved()
    assert planning.item(OTHER).section == ""
    assert "Avslutning" not in headings(planning)


def test_the_heading_stays_when_its_first_item_is_moved_out_or_removed(planning: Desk) -> None:
    items.save_section(planning.db, planning.meeting.id, planning.item(OWN).id, "Samverkan")
    planning.window.reload()
    choose(planning, OWN)
    planning.hand.press("Alt+Up")
    assert planning.titles().index(OWN) == 2  # only the heading is passed
    assert planning.item("Ärenden till ledningsgruppen").section == "Samverkan"
    choose(planning, "Ärenden till ledningsgruppen")
    planning.hand.press("Ctrl+Delete")
    assert planning.item(OTHER).section == "Samverkan"


def test_delete_lets_an_item_lapse_and_keeps_its_number(planning: Desk) -> None:
    choose(planning, OWN)
    planning.hand.press("Delete")
    row = shown_row(planning, OWN)
    assert (row.withdrawn, row.number, planning.item(OWN).withdrawn) == (True, "3", True)
    assert page_of(planning).table.model().text(row, Column.CLOCK) == "–"
    planning.hand.press("Delete")
    assert not planning.item(OWN).withdrawn


def test_ctrl_delete_removes_an_item_and_undo_brings_it_back(planning: Desk) -> None:
    before = planning.meeting.items
    choose(planning, OWN)
    planning.hand.press("Ctrl+Delete")
    assert OWN not in stored_titles(planning)
    planning.hand.press("Ctrl+Z")
    assert planning.meeting.items == before


def test_tab_takes_a_proposed_presenter_and_then_goes_on(planning: Desk) -> None:
    register.save_person(planning.db, Person(0, "Zelda Bok"))
    planning.hand.press("Ctrl+N")
    planning.hand.write("Trygg hemgång")
    planning.hand.press("Tab", "Tab")
    planning.hand.write("zel")
    planning.hand.press("Tab", "Tab")
    planning.hand.write("30\n")
    planning.saved()
    item = planning.item("Trygg hemgång")
    assert ([who.name for who in item.presenters], item.planned_minutes) == (["Zelda Bok"], 30)


@pytest.mark.parametrize(("typed", "found"), [("kersti", "Kerstin Fjällgren"), ("fjäll", "Kerstin Fjällgren")])
def test_presenters_come_from_the_register_by_given_or_family_name(planning: Desk, typed: str, found: str) -> None:
    register.save_person(planning.db, Person(0, "Kerstin Fjällgren", "hälsostrateg"))
    choose(planning, OWN, Column.PRESENTERS)
    planning.hand.write(typed)
    assert planning.hand.find(NameLine, "Föredragande: namn, titel; namn").proposals() == (f"{found}, hälsostrateg",)
    planning.hand.press("Return")
    planning.hand.write("; Någon Utifrån, konsult\n")
    planning.saved()
    presenters = [(who.name, who.title) for who in planning.item(OWN).presenters]
    assert presenters == [(found, "hälsostrateg"), ("Någon Utifrån", "konsult")]


def test_who_is_at_the_meeting_is_proposed_and_esc_leaves_what_is_typed(planning: Desk) -> None:
    name = planning.meeting.attendees[0].name
    choose(planning, OWN, Column.PRESENTERS)
    planning.hand.write(name[:4])
    line = planning.hand.find(NameLine, "Föredragande: namn, titel; namn")
    assert any(proposed.startswith(name) for proposed in line.proposals())
    planning.hand.press("Esc")
    assert line.proposals() == ()
    planning.hand.press("Return")
    planning.saved()
    assert [who.name for who in planning.item(OWN).presenters] == [name[:4]]


def test_a_name_is_taken_from_the_list_with_the_arrows_or_the_mouse(planning: Desk) -> None:
    for name in ("Zelda Alm", "Zelda Bok", "Zelda Cedergren"):
        register.save_person(planning.db, Person(0, name))
    choose(planning, OWN, Column.PRESENTERS)
    planning.hand.write("zel")
    planning.hand.press("Down", "Down", "Up", "Return")
    line = planning.hand.find(NameLine, "Föredragande: namn, titel; namn")
    assert line.text() == "Zelda Bok"
    planning.hand.write("; ze")
    names = planning.hand.find(QWidget, "Namn att välja")
    rect = names.visualRect(names.model().index(1, 0))
    QTest.mouseClick(names.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, rect.center())
    planning.hand.press("Return")
    planning.saved()
    assert [who.name for who in planning.item(OWN).presenters] == ["Zelda Bok", "Zelda Cedergren"]


def test_minutes_move_the_clock_of_what_follows_and_tell_what_is_left(planning: Desk) -> None:
    assert lines(planning) == {
        "Tid": "09.30–15.00",
        "Planerat": "1 tim 15 min",
        "Rast": "12.00–13.00",
        "Luft kvar": "3 tim 15 min",
    }
    write_minutes_planned(planning, OWN, 60)
    assert shown_row(planning, "Ärenden till ledningsgruppen").clock == "10.50"
    assert (lines(planning)["Planerat"], lines(planning)["Luft kvar"]) == ("1 tim 55 min", "2 tim 35 min")


def test_too_much_is_said_in_words_and_at_the_part_that_runs_over(planning: Desk) -> None:
    write_minutes_planned(planning, OWN, 135)
    assert shown_row(planning, OTHER).clock == "12.10"
    first = page_of(planning).table.model().row(0)
    assert isinstance(first, AgendaHeading)
    assert first.warning.replace("\u00a0", " ") == "30 min för mycket"
    write_minutes_planned(planning, "Nästa möte", 150)
    assert lines(planning)["Luft kvar"] == "30 min för mycket"
    assert page_of(planning)._side.times.lines[-1].role == "warn"


def test_the_facts_and_parts_are_folded_and_open_by_click_or_enter_until_she_closes_them(planning: Desk) -> None:
    hand = planning.hand
    assert not hand.sees("Plats")
    hand.click("Mötets uppgifter")
    assert hand.sees("Plats")
    planning.window.show_step(Step.ROLL_CALL)
    planning.window.show_step(Step.ITEMS)
    assert hand.sees("Plats")
    hand.find(QAbstractButton, "Mötesdelar").setFocus()
    hand.press("Return")
    assert hand.sees("Ny mötesdel")
    hand.press("Space")
    assert not hand.sees("Ny mötesdel")
    hand.enter("Plats", "Kommunhuset")
    hand.press("Tab")
    assert planning.meeting.place == "Kommunhuset"


def test_the_notice_is_marked_as_sent_and_what_has_changed_since_is_said(planning: Desk) -> None:
    assert "numren är preliminära tills kallelsen är skickad" in planning.window.status.facts
    planning.hand.click("Kallelsen är skickad")
    assert "preliminära" not in planning.window.status.facts
    assert planning.meeting.first_item == 1
    assert notice_words(planning).endswith("Inget ärende har ändrats sedan dess.")
    write_minutes_planned(planning, OWN, 25)
    assert notice_words(planning).endswith("Ärende 3 har ändrats sedan dess.")
    assert planning.hand.sees("Skriv kallelsen …")
    planning.hand.press("Ctrl+Z", "Ctrl+Z")
    assert notice_words(planning).startswith("Inte skickad.")


def test_writing_the_notice_asks_where_it_is_to_be_saved(
    planning: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["", str(tmp_path / "kallelse.docx")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (answers.pop(0), ""))
    planning.hand.click("Skriv kallelsen …")
    save = planning.hand.find(QAbstractButton, "Spara kallelse")
    assert save.hasFocus(), "she gave no answer, and may press the button"
    assert not save.visibleRegion().isEmpty()
    planning.hand.press("Ctrl+1")
    planning.hand.click("Skriv kallelsen …")
    assert read_document(tmp_path / "kallelse.docx").language == "sv-SE"


def notice_words(desk: Desk) -> str:
    found = [known.text() for known in desk.window.findChildren(QLabel) if known.isVisible()]
    return next(words for words in found if words.startswith(("Skickad", "Inte skickad")))


def make_two_meetings(desk: Desk) -> tuple[int, int]:
    """A meeting that put an item off and gave an assignment, and the next one, which is open."""
    first = make_planned_meeting(desk.db)
    meeting = meetings.load(desk.db, first)
    put_off = items.add(desk.db, first, meeting.parts[0].id, "Tolkstöd vid vårdplanering")
    decisions.add(desk.db, first, put_off, DecisionKind.POSTPONE, "Samrådet bordlade ärendet.")
    given = decisions.add(desk.db, first, meeting.items[0].id, DecisionKind.ASSIGNMENT, "Samrådet gav ett uppdrag.")
    decision = next(d for d in meetings.load(desk.db, first).items[0].decisions if d.id == given)
    asked = replace(decision, matter="ta fram underlag om helgbemanning", assignee="Maj Tallvret", due=date(2026, 9, 4))
    decisions.save(desk.db, first, asked, "matter")
    second = new_meeting(desk.db, NewMeeting(meeting.body.id, None, date(2026, 9, 18), time(9), time(12)))
    desk.window.open_meeting(second, Step.ITEMS)
    return first, second


def test_what_earlier_meetings_left_is_taken_up_by_a_tick_and_left_without_it(desk: Desk) -> None:
    make_two_meetings(desk)
    boxes = [box for box in desk.window.findChildren(QCheckBox) if box.isVisible()]
    names = [box.accessibleName().replace("\u00a0", " ") for box in boxes]
    assert names[0] == "Bordlagt: Tolkstöd vid vårdplanering, ärende 4, möte 1-2026"
    assert names[1].startswith("Uppdrag: ")
    assert names[1].endswith("Maj Tallvret, åter 4 september")
    for box in boxes:
        box.setFocus()
        desk.hand.press("Space")
    assert len(desk.meeting.items) == 2
    assert desk.meeting.items[0].title == "Tolkstöd vid vårdplanering"
    assert [who.name for who in desk.meeting.items[1].presenters] == ["Maj Tallvret"]
    assert "2 av 2 valda" in [known.text() for known in desk.window.findChildren(QLabel) if known.isVisible()]
    desk.hand.press("Space")
    assert desk.titles() == ["Tolkstöd vid vårdplanering"]
    desk.hand.press("Ctrl+Z", "Ctrl+Z")
    assert desk.titles() == ["Tolkstöd vid vårdplanering"]


def test_a_tick_and_no_tick_leave_the_standing_item_where_it_is(desk: Desk) -> None:
    first = make_planned_meeting(desk.db)
    standing = meetings.load(desk.db, first).items[0].title
    decisions.add(desk.db, first, meetings.load(desk.db, first).items[0].id, DecisionKind.POSTPONE, "Bordlades.")
    template = next(known.id for known in templates.templates(desk.db) if known.body_id)
    body = meetings.load(desk.db, first).body.id
    desk.window.open_meeting(new_meeting(desk.db, NewMeeting(body, template, date(2026, 9, 18))), Step.ITEMS)
    before = desk.meeting.items
    box = next(box for box in desk.window.findChildren(QCheckBox) if box.accessibleName().startswith("Bordlagt"))
    assert not box.isChecked()
    box.setFocus()
    desk.hand.press("Space")
    assert desk.titles().count(standing) == 2
    desk.hand.press("Space")
    assert desk.meeting.items == before


def test_what_a_later_meeting_decided_does_not_wait_for_an_earlier_one(desk: Desk) -> None:
    first, second = make_two_meetings(desk)
    item = items.add(desk.db, second, desk.meeting.parts[0].id, "Larmkedjan")
    decisions.add(desk.db, second, item, DecisionKind.ASSIGNMENT, "Samrådet gav ett uppdrag till.")
    desk.window.open_meeting(first, Step.ITEMS)
    assert visible_boxes(desk) == []


def visible_boxes(desk: Desk) -> list[str]:
    QApplication.processEvents()  # what is new in a panel is shown a moment later
    boxes = [box for box in desk.window.findChildren(QCheckBox) if box.isVisible()]
    return [box.accessibleName().partition(",")[0] for box in boxes]


def test_what_is_not_taken_up_is_hidden_in_this_meeting_alone_and_shown_again(desk: Desk) -> None:
    _, second = make_two_meetings(desk)
    before = desk.meeting
    box = next(box for box in desk.window.findChildren(QCheckBox) if box.accessibleName().startswith("Bordlagt"))
    box.setFocus()
    desk.hand.press("Delete")
    assert [name[:7] for name in visible_boxes(desk)] == ["Uppdrag"]
    assert QApplication.focusWidget().accessibleName().startswith("Uppdrag")
    assert desk.meeting == before
    desk.hand.press("Delete")
    assert visible_boxes(desk) == []
    head = desk.hand.find(QAbstractButton, "2 dolda från tidigare möten")
    assert head.hasFocus()
    desk.window.open_meeting(second, Step.ITEMS)
    assert visible_boxes(desk) == []
    desk.hand.click("2 dolda från tidigare möten")
    desk.hand.click("Visa igen: Bordlagt: Tolkstöd vid vårdplanering")
    assert visible_boxes(desk) == ["Bordlagt: Tolkstöd vid vårdplanering"]
    third = new_meeting(desk.db, NewMeeting(desk.meeting.body.id, None, date(2026, 10, 16), time(9), time(12)))
    desk.window.open_meeting(third, Step.ITEMS)
    assert len(visible_boxes(desk)) == 2


def test_what_is_taken_up_is_not_hidden(desk: Desk) -> None:
    make_two_meetings(desk)
    box = next(box for box in desk.window.findChildren(QCheckBox) if box.accessibleName().startswith("Bordlagt"))
    box.setFocus()
    desk.hand.press("Space", "Delete")
    assert len(visible_boxes(desk)) == 2
    assert desk.titles() == ["Tolkstöd vid vårdplanering"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu pops up
def test_standing_items_come_from_a_template_with_all_they_have(desk: Desk) -> None:
    make_planned_meeting(desk.db)
    body = register.bodies(desk.db)[0]
    desk.window.open_meeting(new_meeting(desk.db, NewMeeting(body.id, None, date(2026, 9, 18))), Step.ITEMS)
    desk.hand.click("Lägg in från mall …")
    menu = next(m for m in desk.window.findChildren(QMenu) if m.accessibleName() == "Lägg in från mall")
    every = [act for inner in menu.findChildren(QMenu) for act in inner.actions()]
    summary = next(act for act in every if act.text() == "Genomgång och sammanfattning av beslut")
    summary.trigger()
    menu.close()
    assert desk.titles() == ["Genomgång och sammanfattning av beslut"]
    assert desk.meeting.items[0].generated is Generated.DECISIONS
    assert desk.meeting.items[0].planned_minutes == 10
    desk.window.undo()  # offscreen, a menu that is closed leaves the keyboard to nobody
    assert desk.titles() == []


@pytest.fixture
def large_text(planning: Desk) -> Iterator[Desk]:
    """The window with text of 150 %."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    sheet, palette, font = application.styleSheet(), application.palette(), application.font()
    apply_style(application, Scheme.LIGHT, 1.5)
    yield planning
    application.setStyleSheet(sheet)
    application.setPalette(palette)
    application.setFont(font)


def test_a_narrow_window_shows_agenda_or_facts_and_says_what_is_left(large_text: Desk) -> None:
    planning = large_text
    hand = planning.hand
    assert not hand.sees("Mötets uppgifter")
    assert hand.find(QAbstractButton, "Mötets tid och uppgifter").text() == "Luft kvar: 3\u00a0tim 15\u00a0min"
    hand.click("Mötets tid och uppgifter")
    assert hand.sees("Mötets uppgifter")
    assert not page_of(planning).table.isVisible()
    hand.click("Tillbaka till ärendena")
    assert page_of(planning).table.hasFocus()


def test_a_locked_agenda_is_read_and_not_changed(planning: Desk) -> None:
    for status in (Status.DRAFT, Status.WITH_ADJUSTERS, Status.ADJUSTED):
        if status is Status.DRAFT:
            proceedings.go_to_item(planning.db, planning.meeting.id, planning.meeting.items[0].id, time(9, 30))
            proceedings.close_meeting(planning.db, planning.meeting.id, time(15))
        else:
            proceedings.set_status(planning.db, planning.meeting.id, status)
    planning.window.reload()
    before = planning.meeting
    choose(planning, OWN)
    planning.hand.press("F2", "Delete", "Ctrl+Delete", "Alt+Down", "Return", "Ctrl+N", "Ctrl+Shift+N", "Shift+F10")
    drag(planning, OTHER, "Föregående protokoll", upper=True)
    assert planning.meeting == before
    assert not planning.hand.sees("Nytt ärende")
    assert "Protokollet är låst. Ärendena kan läsas men inte ändras." in [
        known.text() for known in planning.window.findChildren(QLabel) if known.isVisible()
    ]


def test_an_empty_agenda_is_begun_by_the_keyboard(desk: Desk) -> None:
    desk.window.open_meeting(make_bare_meeting(desk.db), Step.ITEMS)
    desk.hand.press("Ctrl+N")
    desk.hand.write("Mötet öppnas\n")
    desk.saved()
    assert stored_titles(desk) == ["Mötet öppnas"]
    assert desk.window.status.facts.startswith("1 ärende")


def test_the_last_of_forty_items_is_dragged_up_by_scrolling(desk: Desk) -> None:
    desk.window.open_meeting(make_large_meeting(desk.db), Step.ITEMS)
    table, last = page_of(desk).table, desk.meeting.items[-1]
    table.choose(last.id)
    viewport, model = table.viewport(), table.model()
    handle = QPoint(16, table.visualRect(model.index(model.rowCount() - 1, 0)).center().y())
    top = QPoint(16, 4)
    assert table.verticalScrollBar().value() > 0
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.NoModifier, handle)
    QTest.mouseMove(viewport, (handle + top) / 2)
    QTest.mouseMove(viewport, top)
    desk.qtbot.waitUntil(lambda: table.verticalScrollBar().value() == 0, timeout=20000)
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, top)
    assert desk.meeting.items[0].id == last.id


@pytest.mark.parametrize("end", ["Esc", "Return", "Ctrl+2"])
def test_a_new_item_that_is_given_no_title_has_never_been(planning: Desk, end: str) -> None:
    before = planning.titles()
    for _ in range(2):
        planning.hand.press("Ctrl+1", "Ctrl+N", end)
        planning.qtbot.waitUntil(lambda: planning.titles() == before)
    planning.hand.press("Ctrl+Z")
    assert planning.bar == "Det finns inget mer att ångra."


@pytest.mark.parametrize("redo", ["Ctrl+Shift+Z", "Ctrl+Y"])
def test_a_new_item_that_was_given_no_title_cannot_be_done_again(planning: Desk, redo: str) -> None:
    before = planning.titles()
    planning.hand.press("Ctrl+N", "Esc")
    planning.qtbot.waitUntil(lambda: planning.titles() == before)
    planning.hand.press(redo)
    assert planning.bar == "Det finns inget att göra om."
    assert stored_titles(planning) == before


def test_what_could_be_done_again_before_a_new_item_without_a_title_still_can(planning: Desk) -> None:
    choose(planning, OTHER)
    planning.hand.press("Ctrl+Delete", "Ctrl+Z")
    before = planning.titles()
    assert OTHER in before
    planning.hand.press("Ctrl+N", "Esc")
    planning.qtbot.waitUntil(lambda: planning.titles() == before)
    planning.hand.press("Ctrl+Shift+Z")
    assert planning.bar == "Gjorde om: Tog bort ärende 5."
    assert stored_titles(planning) == [title for title in before if title != OTHER]


def test_a_new_item_whose_title_is_written_last_stays_while_she_writes_the_rest(planning: Desk) -> None:
    count = len(planning.titles())
    planning.hand.press("Ctrl+N", "Tab")
    QApplication.processEvents()
    assert len(planning.titles()) == count + 1


def led_to(desk: Desk, words: str) -> QWidget:
    """Give where the keyboard is once the review's finding with these words has been followed."""
    desk.window.show_step(Step.REVIEW)
    page = desk.window.stack.currentWidget()
    page.finding_requested.emit(next(row.finding for row in page._shown_rows if words in getattr(row, "title", "")))
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_a_missing_title_is_found_by_the_review_and_led_to(planning: Desk) -> None:
    planning.window.show_step(Step.MINUTES)
    planning.hand.enter("Ärendets rubrik", "")
    assert led_to(planning, "ingen rubrik").accessibleName() == "Ärendets rubrik"


def test_in_a_narrow_window_a_finding_leads_to_a_fact_that_is_seen(planning: Desk) -> None:
    planning.window.resize(960, 540)
    focused = led_to(planning, "Sekreterare")
    assert focused.accessibleName() == "Sekreterare"
    planning.qtbot.waitUntil(lambda: focused.visibleRegion().boundingRect() == focused.rect())


def test_a_number_that_is_left_as_it_was_goes_on_following_the_one_before(planning: Desk) -> None:
    second = planning.meeting.items[1].id
    page_of(planning).table.choose(second, Column.NUMBER)
    planning.hand.press("F2", "Return")
    assert planning.meeting.item(second).number is None
    page_of(planning).table.choose(second, Column.NUMBER)
    planning.hand.press("F2", "Ctrl+A")
    planning.hand.write("7")
    planning.hand.press("Return")
    assert planning.meeting.item(second).number == 7


def test_a_part_that_is_taken_back_stands_where_it_stood(planning: Desk) -> None:
    panel = page_of(planning).parts.panel
    page_of(planning).open_sections()
    for _ in range(2):
        planning.hand.click("Ny mötesdel")
    order = [part.id for part in planning.meeting.parts]
    parts.delete(planning.db, planning.meeting.id, order[2])
    planning.window.reload()
    planning.hand.press("Ctrl+Z")
    QApplication.processEvents()
    assert sorted(order, key=lambda part: panel.part(part).y()) == order


@pytest.mark.parametrize(("written", "minutes"), [("1 tim", 60), ("1:15", 75), ("20", 20), ("1,5", 90)])
def test_the_minutes_of_an_item_are_written_as_people_write_them(
    planning: Desk, written: str, minutes: int | None
) -> None:
    second = planning.meeting.items[1].id
    page_of(planning).table.choose(second, Column.MINUTES)
    planning.hand.press("F2", "Ctrl+A")
    planning.hand.write(written)
    planning.hand.press("Return")
    planning.window.autosave.flush()
    assert planning.meeting.item(second).planned_minutes == minutes


def test_the_minutes_are_seen_while_they_are_typed(planning: Desk) -> None:
    choose(planning, OTHER, Column.MINUTES)
    planning.hand.press("F2")
    planning.hand.write("1:30 tim")
    line = planning.hand.find(QSpinBox, "Minuter").lineEdit()
    assert line.text() == "1:30 tim"
    assert line.width() > line.fontMetrics().horizontalAdvance(line.text())


def test_a_moved_heading_stays_chosen_so_that_the_next_key_is_for_it_too(planning: Desk) -> None:
    items.save_section(planning.db, planning.meeting.id, planning.item(OWN).id, "Samverkan")
    planning.window.reload()
    choose(planning, OWN)
    planning.hand.press("Up", "Alt+Down", "Alt+Down")
    assert planning.item(OTHER).section == "Samverkan"
    planning.hand.press("Alt+Up", "Delete")
    planning.saved()
    assert not any(item.section or item.withdrawn for item in planning.meeting.items)


def test_a_new_item_asked_for_while_one_has_no_title_is_that_one(planning: Desk) -> None:
    before = planning.titles()
    planning.hand.press("Ctrl+N", "Ctrl+N")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert len(planning.titles()) == len(before) + 1
    planning.hand.press("Escape")
    planning.saved()
    QApplication.processEvents()
    assert planning.titles() == before
    planning.hand.press("Ctrl+N")
    planning.hand.write("Ett")
    planning.hand.press("Ctrl+N")
    planning.hand.write("Två\n")
    planning.saved()
    assert len(planning.titles()) == len(before) + 2
    assert {"Ett", "Två"} <= set(planning.titles())


def test_a_new_part_has_the_keyboard_in_its_heading(planning: Desk) -> None:
    planning.hand.unfold("Ny mötesdel")
    planning.hand.reach(planning.hand.find(QAbstractButton, "Ny mötesdel"))
    count = len(planning.meeting.parts)
    planning.hand.press("Return", "Return")
    planning.hand.write("Eftermiddagen")
    planning.saved()
    assert [part.title for part in planning.meeting.parts][count:] == ["Eftermiddagen"]


def test_a_double_click_on_new_item_makes_one_and_leaves_its_title_open(planning: Desk) -> None:
    before, pressed = (
        journal.steps(planning.db, planning.meeting.id),
        planning.hand.find(QAbstractButton, "Nytt ärende"),
    )
    for press in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        press(pressed, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
    assert QApplication.focusWidget().accessibleName() == "Ärendets rubrik"
    after = journal.steps(planning.db, planning.meeting.id)
    assert [step.label for step in after[len(before) :]] == ["Lade till ärendet"]
