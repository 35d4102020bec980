"""What is removed or locked by another window while she writes in it: her words can be copied, and she goes on."""

from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from samradapp.actions.demo import make_demo_register
from samradapp.domain.decision import DecisionKind
from samradapp.domain.meeting import Status
from samradapp.domain.people import Body, Person
from samradapp.store import Database, decisions, items, proceedings, register
from samradapp.store.database import open_database
from samradapp.ui import autosave
from samradapp.ui.widgets.message_bar import MessageKind
from samradapp.ui.widgets.rail import Place
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk, written_in
from tests.ui.meetings import make_planned_meeting

GONE = "Ärendet finns inte kvar. Det du skrev sist gick inte att spara."
LOCKED = "Protokollet är justerat och låst. Det du skrev sist gick inte att spara."


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Save when the test says so: a slow machine makes a pause in the middle of a word."""
    monkeypatch.setattr(autosave, "PAUSE_MS", 60_000)


@pytest.fixture
def writing(desk: Desk) -> Desk:
    """The planned meeting, its first item shown and the keyboard in the text."""
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    return desk


def elsewhere(desk: Desk, write: Callable[[Database], object]) -> None:
    """Let another program write in the same file."""
    other = open_database(desk.opened.path, desk.opened.key)
    with closing(other.conn):
        write(other)


def save(desk: Desk) -> None:
    """Save what waits, and let what follows of it be done."""
    desk.window.autosave.flush()
    QApplication.processEvents()


def still_gone(db: Database, meeting: int) -> None:
    assert not db.execute("SELECT 1 FROM meeting WHERE id = ?", [meeting]).fetchone()


def remove_first(desk: Desk) -> str:
    item = desk.meeting.items[0]
    elsewhere(desk, lambda db: items.delete(db, desk.meeting.id, item.id))
    return item.title


def lock(desk: Desk) -> None:
    def adjust(db: Database) -> None:
        for status in (Status.OPEN, Status.DRAFT, Status.WITH_ADJUSTERS, Status.ADJUSTED):
            proceedings.set_status(db, desk.meeting.id, status)

    elsewhere(desk, adjust)


def copied(desk: Desk) -> str:
    QApplication.clipboard().clear()
    desk.hand.click("Kopiera texten")
    return QApplication.clipboard().text()


FIELDS = {
    "Protokolltext": "Ordföranden öppnade mötet.",
    "Ärendets rubrik": "Upprop å ä ö",
    "Föredragande": "Maj Österdahl, samordnare; Dag Rönn",
}


@pytest.mark.parametrize("field", FIELDS)
def test_words_for_an_item_that_is_gone_can_be_copied_and_are_let_go(writing: Desk, field: str) -> None:
    writing.hand.enter(field, "")
    save(writing)
    title = remove_first(writing)
    writing.hand.write(FIELDS[field])
    save(writing)
    assert writing.bar == GONE
    assert title not in writing.titles()
    assert copied(writing) == FIELDS[field]
    assert not writing.window.autosave.failing
    assert writing.window.status.text.startswith("Sparat")
    assert writing.errors == []


def test_a_cell_of_an_item_that_is_gone_can_be_copied(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    desk.hand.press("Home")
    item_id = desk.meeting.items[0].id
    desk.window.page.table.choose(item_id)
    desk.hand.press("F2")
    remove_first(desk)
    desk.hand.press("Ctrl+A")
    desk.hand.write("Val av justerare")
    save(desk)
    assert desk.bar == GONE
    assert copied(desk) == "Val av justerare"
    assert desk.errors == []


def test_a_decision_that_is_gone_is_named(writing: Desk) -> None:
    meeting, item = writing.meeting.id, writing.meeting.items[0].id
    key = decisions.add(writing.db, meeting, item, DecisionKind.RESOLUTION, "Samrådet beslutar")
    writing.window.reload()
    decision = writing.meeting.items[0].decisions[0]
    elsewhere(writing, lambda db: decisions.delete(db, meeting, key))
    page = writing.window.page
    page.decisions.cards.text_edited.emit(decision.id, "Samrådet beslutar att resa")
    save(writing)
    assert writing.bar == "Beslutet finns inte kvar. Det du skrev sist gick inte att spara."
    assert copied(writing) == "Samrådet beslutar att resa"


def test_what_waits_in_two_fields_is_copied_together(writing: Desk) -> None:
    remove_first(writing)
    writing.window.page.minutes.sheet.head.title_typed.emit("En rubrik")
    writing.hand.write("En text.")
    save(writing)
    assert sorted(copied(writing).split("\n")) == ["En rubrik", "En text."]


def test_a_thing_done_to_an_item_that_is_gone_is_refused_in_words(writing: Desk) -> None:
    remove_first(writing)
    writing.hand.press("F8")
    assert writing.bar == "Ärendet finns inte kvar."


def test_the_words_stay_to_be_copied_while_other_things_are_said(writing: Desk) -> None:
    remove_first(writing)
    writing.hand.write("En text.")
    save(writing)
    writing.hand.press("F8", "Ctrl+Z")
    assert writing.bar.startswith("Ångrade")
    writing.hand.click("Stäng meddelandet")
    assert writing.bar == GONE
    assert copied(writing) == "En text."
    assert writing.bar == "Texten är kopierad."
    writing.hand.click("Stäng meddelandet")
    assert writing.bar == ""


@pytest.mark.parametrize("field", FIELDS)
def test_words_for_a_protocol_that_is_locked_elsewhere_can_be_copied_and_the_window_closed(
    writing: Desk, field: str
) -> None:
    writing.hand.enter(field, "Så")
    save(writing)
    lock(writing)
    writing.hand.write(" blev det")
    save(writing)
    assert writing.bar == LOCKED
    assert copied(writing) == "Så blev det"
    assert writing.meeting.locked
    assert writing.window.close()


def test_a_locked_text_is_shown_as_it_is_stored(writing: Desk) -> None:
    writing.hand.write("Så")
    save(writing)
    lock(writing)
    writing.hand.write(" blev det")
    save(writing)
    assert writing.window.page.minutes.sheet.editor.toPlainText() == "Så"


def test_a_meeting_that_is_removed_elsewhere_leads_to_the_list(writing: Desk) -> None:
    meeting, label = writing.meeting.id, writing.meeting.label
    elsewhere(writing, lambda db: proceedings.delete_meeting(db, meeting))
    writing.window.reload()
    assert writing.window.page is writing.window.start
    assert writing.window.meeting is None
    assert writing.bar == f"Mötet {label} är borttaget i ett annat fönster."
    assert writing.window.start.list.chosen_meeting() is None


def test_words_for_a_meeting_that_is_gone_can_be_copied_in_the_list(writing: Desk) -> None:
    meeting = writing.meeting.id
    elsewhere(writing, lambda db: proceedings.delete_meeting(db, meeting))
    writing.hand.write("Ordföranden")
    save(writing)
    assert writing.window.page is writing.window.start
    assert copied(writing) == "Ordföranden"
    assert writing.errors == []


def test_a_meeting_that_is_gone_is_not_opened_and_the_list_is_read_again(desk: Desk) -> None:
    meeting = make_planned_meeting(desk.db)
    desk.window.show_start()
    elsewhere(desk, lambda db: proceedings.delete_meeting(db, meeting))
    desk.hand.press("Return")
    assert desk.bar == "Mötet finns inte kvar."
    assert desk.window.page is desk.window.start
    assert desk.window.start.list.chosen_meeting() is None


def test_words_for_a_body_that_is_gone_can_be_copied(desk: Desk) -> None:
    body = register.save_body(desk.db, Body(0, "Styrelsen"))
    desk.window.show_place(Place.REGISTER)
    elsewhere(desk, lambda db: register.delete_body(db, body))
    desk.hand.enter("Kortnamn", "Styr")
    save(desk)
    assert desk.bar == "Organet finns inte kvar. Det du skrev sist gick inte att spara."
    assert copied(desk) == "Styr"
    assert desk.errors == []


def test_the_window_offers_the_words_once_before_it_closes_without_them(writing: Desk) -> None:
    writing.hand.write("Ordför")
    lock(writing)
    assert not writing.window.close()
    assert writing.bar == LOCKED
    assert copied(writing) == "Ordför"
    assert writing.window.close()


def test_an_offer_that_is_not_taken_keeps_the_window_open_only_once(writing: Desk) -> None:
    writing.hand.write("Ordför")
    lock(writing)
    assert not writing.window.close()
    assert writing.window.close()


def test_a_title_that_cannot_be_saved_gives_way_to_the_one_that_is(writing: Desk) -> None:
    title = writing.meeting.items[0].title
    writing.hand.enter("Ärendets rubrik", "Något annat")
    lock(writing)
    save(writing)
    assert written_in(writing.hand.find(QWidget, "Ärendets rubrik")) == title
    assert copied(writing) == "Något annat"


@pytest.mark.parametrize(
    "key", ["F8", "Ctrl+Z", "Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+Return", "Ctrl+Shift+P"]
)
def test_whatever_is_asked_for_in_a_meeting_that_is_gone_leads_to_the_list(writing: Desk, key: str) -> None:
    meeting = writing.meeting.id
    elsewhere(writing, lambda db: proceedings.delete_meeting(db, meeting))
    writing.hand.press(key)
    assert writing.window.page is writing.window.start
    elsewhere(writing, lambda db: still_gone(db, meeting))
    assert writing.window.start.list.hasFocus() or writing.window.start.isAncestorOf(QApplication.focusWidget())
    assert writing.bugs == []


def test_words_are_offered_before_closing_also_beside_an_older_offer(writing: Desk) -> None:
    remove_first(writing)
    writing.hand.write("En text.")
    save(writing)
    writing.hand.write("En till.")
    lock(writing)
    assert not writing.window.close()
    assert copied(writing) == "En text.\nEn till."
    assert writing.window.close()


def test_words_for_a_person_that_is_gone_can_be_copied(desk: Desk) -> None:
    make_demo_register(desk.db)
    person = register.save_person(desk.db, Person(0, "Aa Först"))
    desk.window.show_place(Place.REGISTER)
    desk.hand.press("End", "Up")  # Personer, before the templates for all
    desk.hand.find(QTableView, "Personer").setFocus()
    desk.hand.press("Ctrl+Home", "Right", "F2")
    elsewhere(desk, lambda db: register.delete_person(db, person))
    desk.hand.write("chef")
    save(desk)
    assert desk.bar == "Personen finns inte kvar. Det du skrev sist gick inte att spara."
    assert copied(desk) == "chef"
    assert desk.errors == []


def test_what_is_allowed_again_in_the_register_leaves_the_offer(desk: Desk) -> None:
    desk.window.messages.show_message("Organet finns inte kvar.", MessageKind.ERROR, "Kopiera texten", str, kept=True)
    desk.window.messages.show_message("")
    assert desk.bar == "Organet finns inte kvar."
    desk.hand.click("Stäng meddelandet")
    assert desk.bar == ""
