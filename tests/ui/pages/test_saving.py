"""What is typed is saved, the status bar is true, and a full disk loses nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QTextEdit

from samradapp.domain.meeting import Item
from samradapp.store import items, meetings
from samradapp.ui.widgets.step_bar import Step
from samradapp.ui.widgets.text_box import TextBox
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting

FULL = "Inte sparat. Disken är full. Frigör utrymme, så går det att spara igen."


@pytest.fixture
def writing(desk: Desk) -> Desk:
    """The planned meeting, its first item shown and the keyboard in the text."""
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    return desk


def stored(desk: Desk) -> Item:
    return desk.on_disk(lambda db: meetings.load(db, desk.meeting.id)).items[0]


def fill_the_disk(desk: Desk) -> None:
    pages = desk.db.execute("PRAGMA page_count").fetchone()[0]
    desk.db.execute(f"PRAGMA max_page_count = {pages}")


def free_the_disk(desk: Desk) -> None:
    desk.db.execute("PRAGMA max_page_count = 1000000")


def long_text(desk: Desk) -> str:
    """Type more than there is room for."""
    text = "Så här många ord ryms inte på disken. " * 400
    desk.hand.find(QTextEdit, "Protokolltext").insertPlainText(text)
    return text.strip()


def test_sparat_is_said_with_the_time_when_it_is_on_the_disk(writing: Desk) -> None:
    item = writing.meeting.items[0]
    writing.clock.set(10, 42, 13)
    writing.hand.write("Mötet öppnades – alla hälsades välkomna.")
    writing.saved()
    assert writing.window.status.text == "Sparat 10.42.13"
    assert writing.text_on_disk(item.id) == "Mötet öppnades – alla hälsades välkomna."


@pytest.mark.parametrize("keys", [["F8"], ["Ctrl+G"], ["F8", "Ctrl+Z"]])
def test_sparat_is_said_also_when_something_is_done_without_typing(writing: Desk, keys: list[str]) -> None:
    writing.clock.set(11, 0, 1)
    writing.hand.press(*keys)
    assert writing.window.status.text == "Sparat 11.00.01"


def test_title_and_presenters_are_saved_as_they_are_typed(writing: Desk) -> None:
    writing.hand.enter("Ärendets rubrik", "Upprop å ä ö")
    writing.hand.enter("Föredragande", "Maj Österdahl, samordnare; Dag Rönn")
    writing.saved()
    item = stored(writing)
    assert item.title == "Upprop å ä ö"
    assert [(who.name, who.title) for who in item.presenters] == [("Maj Österdahl", "samordnare"), ("Dag Rönn", "")]


def test_facts_are_saved_as_they_are_typed(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    desk.hand.enter("Plats", "Kommunhuset")
    desk.saved()
    assert desk.on_disk(lambda db: meetings.load(db, desk.meeting.id)).place == "Kommunhuset"


def test_closing_the_window_in_the_middle_of_a_word_saves_it(writing: Desk) -> None:
    item = writing.meeting.items[0]
    writing.hand.write("Ordför")
    assert writing.window.autosave.pending
    assert writing.window.close()
    assert writing.text_on_disk(item.id) == "Ordför"


def test_closing_the_window_in_the_middle_of_a_cell_saves_it(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    meeting_id = desk.meeting.id
    desk.hand.press("Home", "Right", "Right", "Right", "Right")
    desk.hand.write("25")
    assert desk.window.close()
    chosen = desk.on_disk(lambda db: meetings.load(db, meeting_id)).items
    assert 25 in [item.planned_minutes for item in chosen]


def test_leaving_the_window_saves(writing: Desk, qtbot) -> None:
    item = writing.meeting.items[0]
    writing.hand.write("Ordför")
    other = QMainWindow()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    writing.qtbot.waitUntil(lambda: not writing.window.isActiveWindow())
    assert not writing.window.autosave.pending
    assert writing.text_on_disk(item.id) == "Ordför"


def test_a_full_disk_keeps_the_text_and_says_so_until_there_is_room(writing: Desk) -> None:
    item = writing.meeting.items[0]
    fill_the_disk(writing)
    text = long_text(writing)
    writing.qtbot.waitUntil(lambda: writing.window.status.text == FULL)
    assert writing.text_on_disk(item.id) == ""
    free_the_disk(writing)
    writing.saved()
    assert writing.window.status.text.startswith("Sparat")
    assert writing.text_on_disk(item.id).strip() == text


def leave_by(keys: str) -> Callable[[Desk], None]:
    return lambda desk: desk.hand.press(keys)


@pytest.mark.parametrize("keys", ["Ctrl+1", "Ctrl+0", "Ctrl+9", "Ctrl+Z", "Ctrl+Return"])
def test_a_full_disk_keeps_the_page_with_the_text(writing: Desk, keys: str) -> None:
    fill_the_disk(writing)
    text = long_text(writing)
    page = writing.window.stack.currentWidget()
    shown = writing.hand.find(TextBox, "Ärendets rubrik").value()
    if keys == "Ctrl+Z":
        writing.hand.find(QTextEdit, "Protokolltext").document().clearUndoRedoStacks()
    writing.hand.press(keys)
    assert writing.window.stack.currentWidget() is page
    assert writing.hand.find(TextBox, "Ärendets rubrik").value() == shown
    assert writing.hand.find(QTextEdit, "Protokolltext").toPlainText().strip() == text
    assert writing.bar
    free_the_disk(writing)
    assert writing.window.autosave.flush()


def test_a_full_disk_keeps_every_field_also_when_something_else_is_tried(writing: Desk) -> None:
    writing.hand.press("F9", "U")
    fill_the_disk(writing)
    long_text(writing)
    matter = "ta fram ett förslag " * 400
    field = writing.hand.find(QPlainTextEdit, "Uppdrag, vad det gäller")
    field.insertPlainText(matter)
    writing.hand.enter("Ärendets rubrik", "En ny rubrik " * 300)
    writing.hand.press("F8")  # refused, and what is typed stands
    writing.hand.enter("Uppdrag, ansvarig", "ledningsgruppen")
    writing.hand.press("F8")
    assert field.toPlainText() == matter
    assert writing.hand.find(TextBox, "Ärendets rubrik").value() == "En ny rubrik " * 300
    assert writing.hand.find(QLineEdit, "Uppdrag, ansvarig").text() == "ledningsgruppen"
    free_the_disk(writing)
    assert writing.window.autosave.flush()
    item = stored(writing)
    assert item.title == ("En ny rubrik " * 300).strip()
    assert [(known.matter, known.assignee) for known in item.decisions] == [(matter.strip(), "ledningsgruppen")]


def test_the_window_stays_open_when_the_last_words_cannot_be_saved(writing: Desk) -> None:
    fill_the_disk(writing)
    text = long_text(writing)
    assert not writing.window.close()
    assert writing.window.isVisible()
    assert writing.bar == "Det sist skrivna kunde inte sparas."
    assert writing.hand.find(QTextEdit, "Protokolltext").toPlainText().strip() == text
    free_the_disk(writing)
    assert writing.window.close()


def test_the_window_can_be_closed_all_the_same_when_she_says_so(writing: Desk) -> None:
    fill_the_disk(writing)
    long_text(writing)
    writing.window.close()
    writing.hand.click("Stäng ändå")
    assert not writing.window.isVisible()


def test_the_window_closes_also_when_its_place_cannot_be_remembered(writing: Desk) -> None:
    settings = writing.data_dir / "settings.json"
    settings.unlink(missing_ok=True)
    settings.mkdir()  # in the way
    assert writing.window.close()


def test_a_number_that_is_too_long_is_not_taken(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    desk.hand.enter("Första ärendets nummer", "9" * 30)
    desk.hand.press("Tab")
    desk.saved()
    assert (desk.meeting.first_item or 0) < 100_000


def test_a_text_that_another_program_changed_is_shown_when_the_window_is_come_back_to(writing: Desk, qtbot) -> None:
    item = writing.meeting.items[0]
    other = QMainWindow()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not writing.window.isActiveWindow())
    write_from_elsewhere(writing, item.id)
    writing.window.activateWindow()
    qtbot.waitUntil(lambda: writing.hand.find(TextBox, "Ärendets rubrik").value() == "Ändrad utifrån")


def write_from_elsewhere(desk: Desk, item_id: int) -> None:
    from samradapp.store.database import open_database

    other = open_database(desk.opened.path, desk.opened.key)
    items.save_title(other, desk.meeting.id, item_id, "Ändrad utifrån")
    other.close()


def test_a_database_that_was_moved_away_is_told(writing: Desk) -> None:
    path = writing.opened.path
    path.rename(path.with_name("flyttad.db"))
    writing.hand.write("x")
    writing.saved()
    assert writing.bar == f"{path.name} har flyttats eller bytts ut. Stäng programmet och lägg tillbaka filen."
    assert writing.window.status.text.startswith("Inte sparat.")
