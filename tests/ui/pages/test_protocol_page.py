"""The page Protokoll: what it says at a glance, and the keys that open its parts."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QSplitter,
    QTextEdit,
    QToolButton,
    QWidget,
)

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.decision import DecisionKind
from samradapp.domain.meeting import Status
from samradapp.domain.text import BlockStyle, bullet, paragraph
from samradapp.store import items, proceedings
from samradapp.ui.pages.protocol_page import ProtocolPage
from samradapp.ui.style import apply_style
from samradapp.ui.tokens import Scheme, scaled
from samradapp.ui.widgets.buttons import KeyButton
from samradapp.ui.widgets.key_sheet import KeySheet
from samradapp.ui.widgets.presence_panel import PresencePanel
from samradapp.ui.widgets.section import Section
from samradapp.ui.widgets.step_bar import Step
from tests.ui import walk
from tests.ui.hand import Desk
from tests.ui.meetings import make_bare_meeting, make_large_meeting, make_planned_meeting


@pytest.fixture
def writing(desk: Desk) -> Desk:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    return desk


def page_of(desk: Desk) -> ProtocolPage:
    page = desk.window.pages.page(Step.MINUTES)
    assert isinstance(page, ProtocolPage)
    return page


def sections(desk: Desk) -> dict[str, Section]:
    return {section.head.text(): section for section in page_of(desk).findChildren(Section)}


def test_the_timer_tells_how_long_the_item_has_gone_on_and_how_long_it_took(writing: Desk) -> None:
    timer = page_of(writing).sheet.head.timer
    assert timer.words == ""
    writing.clock.set(10, 18)
    writing.hand.press("Ctrl+G")
    writing.clock.set(10, 42, 59)
    page_of(writing)._on_minute()
    assert timer.words == "24\u00a0min"
    writing.clock.set(10, 50)
    writing.hand.press("Ctrl+Return")
    assert timer.words == "0\u00a0min"
    writing.window.show_item(writing.meeting.items[0].id)
    assert timer.words == "32\u00a0min"
    assert writing.meeting.items[0].closed == time(10, 50)


def test_the_heading_counts_the_items_that_are_done(writing: Desk) -> None:
    column = page_of(writing).column
    assert column._done.text() == "0 av 7 klara"
    writing.hand.press("Ctrl+G", "Ctrl+Return", "Ctrl+Return")
    assert column._done.text() == "2 av 7 klara"
    items.withdraw(writing.db, writing.meeting.id, writing.meeting.items[4].id, withdrawn=True)
    writing.window.reload()
    assert column._done.text() == "2 av 6 klara"


def test_the_paper_says_at_the_title_that_the_item_is_withdrawn(writing: Desk) -> None:
    item = writing.meeting.items[0].id
    writing.window.show_item(item)
    head = page_of(writing).sheet.head
    assert not head.withdrawn.isVisible()
    items.withdraw(writing.db, writing.meeting.id, item, withdrawn=True)
    writing.window.reload()
    assert head.withdrawn.isVisible()
    assert head.withdrawn.text() == "Utgår"
    assert head.withdrawn.sizeHint().height() == head.timer.sizeHint().height()
    items.withdraw(writing.db, writing.meeting.id, item, withdrawn=False)
    writing.window.reload()
    assert not head.withdrawn.isVisible()


def test_the_status_bar_counts_words_as_they_are_saved(writing: Desk) -> None:
    writing.hand.write("Fyra ord står här")
    writing.qtbot.waitUntil(lambda: "4 ord" in writing.window.status.facts)
    writing.hand.write(" nu")
    writing.qtbot.waitUntil(lambda: "5 ord" in writing.window.status.facts)


def test_tools_show_what_the_cursor_stands_in_and_do_it(writing: Desk) -> None:
    item = writing.meeting.items[0].id
    items.save_minutes(writing.db, item, (paragraph("text"), bullet("punkt")))
    writing.window.reload()
    bullets = writing.hand.find(QToolButton, "Punktlista (Ctrl+Shift+L)")
    bold = writing.hand.find(QToolButton, "Fet (Ctrl+B)")
    writing.hand.press("Ctrl+Home")
    assert (bullets.isChecked(), bold.isChecked()) == (False, False)
    writing.hand.press("Ctrl+End")
    assert bullets.isChecked()
    writing.hand.click("Punktlista (Ctrl+Shift+L)")
    assert not bullets.isChecked()
    assert page_of(writing).sheet.editor.current_style()[0] is BlockStyle.PARAGRAPH
    writing.hand.press("Ctrl+B")
    assert bold.isChecked()
    assert page_of(writing).sheet.editor.hasFocus()


def test_tab_makes_a_list_deeper_also_in_the_window(writing: Desk) -> None:
    writing.hand.press("Ctrl+Shift+L")
    writing.hand.write("ett\ntvå")
    writing.hand.press("Tab")
    assert page_of(writing).sheet.editor.current_style() == (BlockStyle.BULLET, 2)
    writing.hand.press("Shift+Tab")
    assert page_of(writing).sheet.editor.current_style() == (BlockStyle.BULLET, 1)
    assert page_of(writing).sheet.editor.hasFocus()


def test_the_undo_tool_takes_the_text_first_and_then_the_meeting(writing: Desk) -> None:
    writing.hand.press("F8")
    writing.hand.write("a")
    writing.hand.click("Ångra (Ctrl+Z)")
    assert page_of(writing).sheet.editor.toPlainText() == ""
    assert len(writing.meeting.items[0].decisions) == 1
    writing.hand.click("Ångra (Ctrl+Z)")
    assert writing.meeting.items[0].decisions == ()


def test_a_long_title_wraps_and_is_edited_where_it_stands(writing: Desk) -> None:
    title = writing.hand.find(QPlainTextEdit, "Ärendets rubrik")
    low = title.height()
    writing.hand.enter("Ärendets rubrik", "En rubrik som är längre än en rad och därför fortsätter på nästa " * 2)
    writing.saved()
    writing.qtbot.waitUntil(lambda: title.height() > low)
    writing.qtbot.waitUntil(lambda: title.verticalScrollBar().maximum() == 0)
    writing.hand.press("Return")
    assert not title.hasFocus()
    assert "\n" not in writing.meeting.items[0].title


def test_f9_alone_shows_the_letters_and_the_next_key_closes_them(writing: Desk) -> None:
    letters = page_of(writing).findChildren(KeySheet)[0]
    writing.hand.press("F9")
    assert letters.isVisible()
    assert page_of(writing).sheet.editor.hasFocus()
    writing.hand.press("U")
    assert not letters.isVisible()
    assert writing.meeting.items[0].decisions[0].kind is DecisionKind.ASSIGNMENT
    assert writing.hand.find(QPlainTextEdit, "Uppdrag, vad det gäller").hasFocus()


@pytest.mark.parametrize(
    ("letter", "name"),
    [("Y", "Vem som yrkar"), ("S", "Vem som reserverar sig"), ("J", "Vem som är jävig")],
)
def test_what_is_formal_is_folded_until_its_key_is_pressed(writing: Desk, letter: str, name: str) -> None:
    assert not writing.hand.sees(name)
    writing.hand.press("F9", letter)
    assert writing.hand.sees(name)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == name


def test_f9_o_begins_a_vote_which_keeps_its_part_open(writing: Desk) -> None:
    writing.hand.press("F9", "O")
    assert len(writing.meeting.items[0].votes) == 1
    assert writing.hand.find(QPlainTextEdit, "Ja betyder").hasFocus()
    writing.hand.press("Ctrl+Return")
    assert not writing.hand.sees("Ny omröstning")
    writing.window.show_item(writing.meeting.items[0].id)
    assert writing.hand.sees("Ny omröstning")  # since there is one


def test_more_of_the_item_opens_by_key_and_by_its_heading(writing: Desk) -> None:
    heading = sections(writing)["Mer om ärendet"].head
    assert not writing.hand.sees("Ärendets diarienummer")
    writing.hand.press("F9", "M")
    assert writing.hand.find(QLineEdit, "Ärendets diarienummer").hasFocus()
    heading.setFocus()
    writing.hand.press("Space")
    assert not writing.hand.sees("Ärendets diarienummer")
    writing.hand.click_on(heading)
    assert writing.hand.sees("Ärendets diarienummer")


def test_the_rest_of_the_kinds_unfold_and_each_adds_its_own(writing: Desk) -> None:
    assert not writing.hand.sees("Bordläggning")
    writing.hand.click("Omröstning och fler")
    writing.hand.click("Bordläggning")
    assert writing.meeting.items[0].decisions[0].kind is DecisionKind.POSTPONE


def test_a_decision_shows_what_it_is_made_of_while_the_keyboard_is_in_it(writing: Desk) -> None:
    writing.hand.press("F9", "U")
    writing.hand.write("räkna på kostnaden")
    writing.saved()
    writing.hand.click_on(page_of(writing).sheet.editor)
    writing.qtbot.waitUntil(lambda: not writing.hand.sees("Uppdrag, vad det gäller"))
    assert "räkna på kostnaden" in writing.hand.find(QPlainTextEdit, "Uppdrag, beslutsmening").toPlainText()
    writing.hand.click_on(writing.hand.find(QLineEdit, "Uppdrag, ansvarig"))
    assert writing.hand.sees("Uppdrag, vad det gäller")


def test_presenters_that_do_not_fit_have_a_tooltip_and_the_pencil_goes_there(writing: Desk) -> None:
    writing.hand.click("Ändra föredragande")
    field = writing.hand.find(QLineEdit, "Föredragande")
    assert field.hasFocus()
    names = "; ".join(f"Maj Österdahl{number}, utvecklingsledare" for number in range(9))
    writing.hand.write(names)
    writing.hand.press("Tab")
    writing.saved()
    writing.window.reload()
    assert field.toolTip() == names
    assert len(writing.meeting.items[0].presenters) == 9


def test_what_is_locked_says_so_above_the_text(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    page, first = page_of(desk), desk.meeting.items[0]
    assert not above_the_paper(page)
    items.adjust_now(desk.db, desk.meeting.id, first.id, date(2026, 5, 8))
    desk.window.reload()
    page.show_item(first.id)
    assert above_the_paper(page) == ["Ärendet är omedelbart justerat och låst."]
    for status in (Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(desk.db, desk.meeting.id, status)
    desk.window.reload()
    assert above_the_paper(page) == ["Protokollet är justerat och låst. Texten kan läsas men inte ändras."]


@pytest.mark.parametrize("locked", [False, True])
def test_the_lines_of_who_came_stand_close_where_there_is_room(styled: Desk, locked: bool) -> None:
    styled.window.resize(1440, 1280)
    meeting = make_demo_meeting(styled.db)
    for status in (Status.WITH_ADJUSTERS, Status.ADJUSTED) if locked else ():
        proceedings.set_status(styled.db, meeting, status)
    styled.window.open_meeting(meeting, Step.MINUTES)
    walk.settle()
    panel = page_of(styled).presence.findChild(PresencePanel)
    noted = [event.sentence for event in panel._rows]
    lines = [
        line
        for line in panel.findChildren(QWidget)
        if line.isVisible() and any(sentence in line.accessibleName() for sentence in noted) and line.layout()
    ]
    assert len(lines) == len(noted)
    for line in lines:
        assert line.height() <= line.heightForWidth(line.width()) + 1, line.accessibleName()


def above_the_paper(page: ProtocolPage) -> list[str]:
    """Give the words and the buttons of the bar above the paper."""
    bar = next(known for known in page.sheet.findChildren(QFrame) if known.property("place"))
    parts = [*bar.findChildren(QLabel), *bar.findChildren(KeyButton)]
    return [known.text() or known.accessibleName() for known in parts if known.isVisible()]


@pytest.fixture
def styled(desk: Desk):
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    sheet, palette, font = application.styleSheet(), application.palette(), application.font()
    apply_style(application, Scheme.LIGHT)
    yield desk
    application.setStyleSheet(sheet)
    application.setPalette(palette)
    application.setFont(font)


def test_in_a_narrow_window_the_list_gives_way_and_comes_back(styled: Desk) -> None:
    styled.window.resize(1440, 900)
    styled.window.open_meeting(make_large_meeting(styled.db), Step.MINUTES)
    page, font = page_of(styled), QApplication.font()
    splitter = page.findChildren(QSplitter)[0]
    splitter.setSizes([350, page.width(), 340])
    splitter.splitterMoved.emit(350, 1)  # as it is when it is drawn by hand
    wide = page.column.width()
    styled.window.resize(1040, 700)
    QApplication.processEvents()
    assert page.column.width() == scaled(72, font)
    assert styled.hand.find(KeyButton, "Nästa ärende").width() < scaled(80, font)
    styled.hand.click("Nästa ärende")
    assert page.shown_item == styled.meeting.items[1].id
    styled.window.resize(1440, 900)
    QApplication.processEvents()
    assert page.column.width() == wide


def test_the_current_item_takes_two_lines_where_its_title_is_long(styled: Desk) -> None:
    styled.window.resize(1440, 900)
    styled.window.open_meeting(make_large_meeting(styled.db), Step.MINUTES)
    page = page_of(styled)
    row = next(n for n, item in enumerate(styled.meeting.items) if item.title.startswith("Ärende om samverkan"))
    page.show_item(styled.meeting.items[row].id)
    index = page.list.model().index(row, 0)
    low = page.list.visualRect(index).height()
    styled.hand.press("Ctrl+G")
    styled.qtbot.waitUntil(lambda: page.list.visualRect(index).height() > low)


def test_the_caret_has_the_accents_colour(styled: Desk) -> None:
    styled.window.open_meeting(make_planned_meeting(styled.db), Step.MINUTES)
    editor = page_of(styled).sheet.editor
    styled.hand.write("a")
    place = editor.cursorRect()
    shot = editor.viewport().grab().toImage()
    assert shot.pixelColor(place.left(), place.center().y()).name() == "#1f4f8f"
    styled.hand.find(QLineEdit, "Föredragande").setFocus(Qt.FocusReason.OtherFocusReason)
    shot = editor.viewport().grab().toImage()
    assert shot.pixelColor(place.left(), place.center().y()).name() == "#ffffff"


def test_a_decision_changes_places_with_the_one_above_it_and_back(writing: Desk) -> None:
    writing.hand.press("F8")
    writing.hand.press("F9", "L")
    kinds = (DecisionKind.TAKE_NOTE, DecisionKind.POSTPONE)
    assert tuple(decision.kind for decision in writing.meeting.items[0].decisions) == kinds
    writing.hand.click("Mer om beslutet Bordläggning")
    writing.hand.press("Down", "Return")
    assert tuple(decision.kind for decision in writing.meeting.items[0].decisions) == kinds[::-1]
    writing.hand.press("Esc", "Ctrl+Z")
    assert tuple(decision.kind for decision in writing.meeting.items[0].decisions) == kinds
    writing.hand.click("Mer om beslutet Information godkänd")
    writing.hand.press("Down", "Return")
    assert tuple(decision.kind for decision in writing.meeting.items[0].decisions) == kinds[::-1]


def test_a_meeting_without_items_says_so_and_leads_to_where_they_are_made(desk: Desk) -> None:
    desk.window.open_meeting(make_bare_meeting(desk.db), Step.MINUTES)
    assert desk.hand.sees("Lägg till ärenden")
    assert QApplication.focusWidget().accessibleName() == "Lägg till ärenden"
    desk.hand.press("Space")
    assert desk.window.steps.step is Step.ITEMS


@pytest.mark.parametrize("keys", ["F9 O", "F9 Y", "F9 S", "F9 J", "F9 M", "F9 U", "F7"])
def test_where_a_key_puts_the_keyboard_is_in_sight_in_a_low_window(writing: Desk, keys: str) -> None:
    writing.window.resize(960, 540)
    writing.hand.press(*keys.split())
    focused = QApplication.focusWidget()
    assert focused is not None
    writing.qtbot.waitUntil(lambda: focused.visibleRegion().boundingRect() == focused.rect())
    bars = writing.window.findChildren(QScrollBar)
    assert not [bar for bar in bars if bar.orientation() is Qt.Orientation.Horizontal and bar.isVisible()]


@pytest.mark.parametrize(("keys", "field"), [("F9 Y", "Yrkandets innehåll"), ("F9 S", "Reservationens text")])
def test_what_is_begun_and_not_added_stays_with_its_item(writing: Desk, keys: str, field: str) -> None:
    writing.hand.press(*keys.split())
    writing.hand.enter(field, "avslag på förslaget")
    writing.window.show_item(writing.meeting.items[1].id)
    writing.hand.press(*keys.split())
    assert writing.hand.find(QLineEdit, field).text() == ""
    writing.window.show_item(writing.meeting.items[0].id)
    assert writing.hand.find(QLineEdit, field).text() == "avslag på förslaget"


def test_a_due_day_is_written_without_its_year(writing: Desk) -> None:
    writing.hand.press("F9", "U")
    writing.hand.enter("Uppdrag, åter senast", "9 okt")
    writing.hand.press("Tab")
    assert writing.meeting.items[0].decisions[0].due == date(2026, 10, 9)


def test_what_is_no_day_stays_in_the_card_with_a_word_on_how_days_are_written(writing: Desk) -> None:
    writing.hand.press("F9", "U")
    writing.hand.enter("Uppdrag, åter senast", "till jul")
    writing.hand.find(QTextEdit, "Protokolltext").setFocus()
    QTest.qWait(300)  # the card folds
    due = writing.hand.find(QLineEdit, "Uppdrag, åter senast")
    assert due.isVisible()
    assert due.text() == "till jul"
    words = [known.text() for known in writing.window.findChildren(QLabel) if known.isVisible()]
    assert "Skriv dagen som 2026-10-09 eller 9 okt 2026." in words
    writing.window.show_item(writing.meeting.items[1].id)
    assert writing.bar == "”till jul” är ingen dag och är inte sparat."


def test_enter_presses_the_button_that_the_keyboard_is_on(writing: Desk) -> None:
    writing.hand.reach(writing.hand.find(QAbstractButton, "Steg 2, Upprop"))
    writing.hand.press("Return")
    assert writing.window.steps.step is Step.ROLL_CALL


def test_the_status_bar_counts_the_words_of_the_item_that_is_shown(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    assert "12 ord" in desk.window.status.facts
    page_of(desk).list.setFocus()
    desk.hand.press("Down")
    words = page_of(desk).words()
    assert words != 12
    desk.qtbot.waitUntil(lambda: f"{words} ord" in desk.window.status.facts)


def test_the_button_below_the_items_says_that_the_last_one_leads_to_the_review(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    *_, before, last = desk.meeting.items
    items.withdraw(desk.db, desk.meeting.id, last.id, withdrawn=True)
    desk.window.show_item(desk.meeting.items[0].id)
    assert desk.hand.sees("Nästa ärende")
    desk.window.reload()
    desk.window.show_item(before.id)
    desk.hand.click("Till Granska")
    assert desk.window.steps.step is Step.REVIEW


@pytest.mark.parametrize("height", [600, 780, 900])
def test_the_field_for_the_next_name_is_seen_when_one_is_noted(desk: Desk, height: int) -> None:
    desk.window.resize(1440, height)
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    desk.hand.press("F9", "J")
    desk.hand.choose("Vem som är jävig", "Saga Wiklund (V)")
    desk.hand.press("Return")
    field = desk.hand.find(QComboBox, "Vem som är jävig")
    assert field.hasFocus()
    desk.qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().height() == field.height(), timeout=1000)
