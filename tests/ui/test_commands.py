"""Ctrl+K: all that can be done now, found by a few letters and done by Enter."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTextEdit

from samradapp.actions.demo import make_demo_meeting, make_demo_register
from samradapp.domain.meeting import Status
from samradapp.store import proceedings
from samradapp.ui import keys
from samradapp.ui.models.commands import Command, found
from samradapp.ui.widgets.buttons import button
from samradapp.ui.widgets.command_palette import CommandPalette
from samradapp.ui.widgets.step_bar import Step
from tests.ui import walk
from tests.ui.hand import Desk
from tests.ui.meetings import make_bare_meeting, make_large_meeting, make_planned_meeting


@pytest.fixture
def writing(desk: Desk) -> Desk:
    """The planned meeting, and the keyboard in the text of its first item."""
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    return desk


def palette(desk: Desk) -> CommandPalette:
    desk.hand.press("Ctrl+K")
    return desk.window.at_hand.palette


def words(shown: CommandPalette) -> list[str]:
    return [row.command.words for row in shown.list._rows.rows()]


def do(desk: Desk, typed: str) -> None:
    palette(desk)
    desk.hand.write(f"{typed}\n")


def test_it_opens_in_its_field_and_esc_gives_the_keyboard_back(writing: Desk) -> None:
    editor = writing.hand.find(QTextEdit, "Protokolltext")
    assert editor.hasFocus()
    shown = palette(writing)
    assert shown.isVisible()
    assert shown.field.hasFocus()
    writing.hand.press("Esc")
    assert not shown.isVisible()
    assert editor.hasFocus()


def test_the_same_key_closes_it_again(writing: Desk) -> None:
    shown = palette(writing)
    writing.hand.press("Ctrl+K")
    assert not shown.isVisible()
    assert writing.hand.find(QTextEdit, "Protokolltext").hasFocus()


def test_it_is_opened_by_the_button_in_the_header(writing: Desk) -> None:
    writing.window.resize(1440, 900)
    writing.hand.click("Kommandon")
    assert writing.window.at_hand.palette.isVisible()


def test_the_first_row_is_chosen_and_enter_does_it(writing: Desk) -> None:
    before = len(writing.meeting.items[0].decisions)
    shown = palette(writing)
    writing.hand.write("godk inf")
    row = shown.list.chosen_row()
    assert row is not None
    assert (row.command.words, row.command.cap) == ("Godkänn informationen", "F8")
    writing.hand.press("Return")
    assert not shown.isVisible()
    assert len(writing.meeting.items[0].decisions) == before + 1


def test_arrows_choose_among_what_was_found(writing: Desk) -> None:
    shown = palette(writing)
    writing.hand.write("steg anpassa")
    assert words(shown) == []
    writing.hand.press("Ctrl+A")
    writing.hand.write("ärende")
    first = shown.list.chosen_row()
    writing.hand.press("Down")
    assert shown.list.chosen_row() != first
    writing.hand.press("Up")
    assert shown.list.chosen_row() == first


def test_words_are_found_in_any_order_and_without_their_accents(writing: Desk) -> None:
    shown = palette(writing)
    writing.hand.write("exportera justera")
    assert words(shown)[0] == "Justera och exportera"


def test_nothing_found_says_so_and_enter_does_nothing(writing: Desk) -> None:
    shown = palette(writing)
    writing.hand.write("xyzzy\n")
    assert shown.isVisible()
    assert not shown.list.isVisible()
    writing.hand.press("Esc")


@pytest.mark.parametrize(
    ("typed", "step"), [("ärenden", Step.ITEMS), ("upprop", Step.ROLL_CALL), ("granska", Step.REVIEW)]
)
def test_it_leads_to_the_steps(writing: Desk, typed: str, step: Step) -> None:
    do(writing, typed)
    assert writing.window.page is writing.window.pages.page(step)


def test_it_leads_to_an_item(writing: Desk) -> None:
    item = writing.meeting.items[3]
    do(writing, f"gå till {item.title}")
    assert writing.window.pages.page(Step.MINUTES).shown_item == item.id


def test_it_leads_to_another_meeting_but_not_to_the_open_one(desk: Desk) -> None:
    first, second = make_planned_meeting(desk.db), make_bare_meeting(desk.db)
    desk.window.open_meeting(first)
    label = desk.meeting.label
    shown = palette(desk)
    desk.hand.write("öppna möte")
    opens = [row.command for row in shown.list._rows.rows()]
    assert [command.words for command in opens] == [f"Öppna möte {label}"]  # both are the first of their year
    assert "Styrelsen" in opens[0].detail
    desk.hand.press("Return")
    assert desk.meeting.id == second


def test_it_leads_to_the_places(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.window.show_start()
    do(desk, "register")
    assert type(desk.window.page).__name__ == "RegisterPage"
    do(desk, "anpassa")
    assert type(desk.window.page).__name__ == "SettingsPage"


def test_it_shows_what_can_be_done_here_and_nothing_else(writing: Desk) -> None:
    shown = palette(writing)
    here = words(shown)
    assert {"Fet", "Nästa ärende", "Godkänn informationen", "Ångra", "Kom eller gick …"} <= {
        word.partition(" (")[0] for word in here
    }
    assert "Skapa mötet" not in here
    assert "Exportera protokollet" not in here
    assert "Visa alla kommandon" not in here
    assert len(here) == len(set(here))
    writing.hand.press("Esc", "Ctrl+5")
    assert "Exportera protokollet" in words(palette(writing))


def test_what_a_button_says_cannot_be_done_is_left_out(writing: Desk) -> None:
    note = writing.hand.find(type(writing.window.frame.header._commands), "Godkänn informationen")
    note.setEnabled(False)
    assert "Godkänn informationen" not in words(palette(writing))


def test_a_key_that_works_in_one_table_is_there_only_from_that_table(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+9")
    assert "Ta bort raden" not in words(palette(desk))


def test_every_usable_key_of_a_page_is_among_the_commands(writing: Desk) -> None:
    page = writing.window.page
    wanted = {
        pressed.whatsThis()
        for pressed in page.findChildren(QShortcut)
        if pressed.context() == Qt.ShortcutContext.WindowShortcut and pressed.isEnabled()
    }
    caps = {row.command.cap for row in palette(writing).list._rows.rows()}
    by_words = {key.words: key.cap for key in keys.every_key() if QKeySequence(key.keys)}
    writing.hand.press("Esc")
    hidden = {"Gå hit: mötet är i ärendet som visas", "Nästa ärende"}
    assert {by_words[word] for word in wanted - hidden} <= caps


def test_a_click_elsewhere_closes_it_and_keeps_the_keyboard_there(writing: Desk) -> None:
    shown = palette(writing)
    title = writing.hand.find(QLineEdit, "Föredragande")
    QTest.mouseClick(title, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))
    assert not shown.isVisible()
    assert title.hasFocus()


def test_what_was_typed_is_saved_before_a_command_is_done(writing: Desk) -> None:
    item = writing.meeting.items[0].id
    writing.hand.write("Halva meningen")
    do(writing, "granska")
    assert writing.text_on_disk(item).startswith("Halva meningen")


def test_it_lies_inside_a_small_window(desk: Desk) -> None:
    desk.window.open_meeting(make_large_meeting(desk.db), Step.MINUTES)
    desk.window.resize(640, 400)
    shown = palette(desk)
    assert desk.window.rect().contains(shown.geometry())
    assert shown.field.isVisible()


def test_where_words_begin_comes_first_and_else_the_order_stays() -> None:
    commands = [Command(words, lambda: None) for words in ("Samråd", "Råd och rön", "Rådet")]
    assert [row.command.words for row in found(commands, "råd")] == ["Råd och rön", "Rådet", "Samråd"]


def test_a_key_finds_what_it_does() -> None:
    commands = [
        Command("Fet", lambda: None, "Ctrl+B"),
        Command("Nästa ärende", lambda: None, "Ctrl+↵"),
        Command("Godkänn informationen", lambda: None, "F8"),
        Command("Hitta F8 i texten", lambda: None),
        Command("Uppdrag …", lambda: None, "F9 U"),
        Command("Val …", lambda: None, "F9 V"),
    ]

    def words(typed: str) -> list[str]:
        return [row.command.words for row in found(commands, typed)]

    assert words("f8") == ["Godkänn informationen", "Hitta F8 i texten"]
    assert words("ctrl+b") == words("CTRL B") == ["Fet"]
    assert words("ctrl+enter") == ["Nästa ärende"]
    assert words("f9") == ["Uppdrag …", "Val …"]
    assert words("f9 v") == ["Val …"]
    assert words("+") == []


def test_other_words_find_a_command_after_those_that_say_it() -> None:
    commands = [Command("Anpassa", lambda: None, also="säkerhetskopia"), Command("Ny säkerhetskopia", lambda: None)]
    assert [row.command.words for row in found(commands, "kopia")] == ["Ny säkerhetskopia", "Anpassa"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("spara", "Spara"),
        ("spara som", "Exportera protokollet …"),
        ("skriv ut", "Exportera protokollet …"),
        ("ctrl+e", "Exportera protokollet …"),
        ("stäng", "Stäng programmet"),
        ("stäng mötet", "Möten"),
        ("avsluta", "Avsluta mötet …"),
        ("säkerhetskopia", "Anpassa"),
    ],
)
def test_the_words_people_say_find_something(desk: Desk, typed: str, expected: str) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    proceedings.set_status(desk.db, desk.meeting.id, Status.OPEN)
    desk.window.reload()
    shown = palette(desk)
    desk.hand.write(typed)
    assert words(shown)[0] == expected


def test_what_leads_the_meeting_on_is_reached_from_every_page(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    proceedings.set_status(desk.db, desk.meeting.id, Status.OPEN)
    desk.window.reload()
    do(desk, "avsluta mötet")
    assert desk.window.page is desk.window.pages.page(Step.ADJUST)
    assert desk.hand.find(QAbstractButton, "Avsluta mötet").hasFocus()
    assert desk.meeting.status is Status.OPEN
    assert "Avsluta mötet …" not in words(palette(desk))
    desk.hand.press("Esc", "Space")
    assert desk.meeting.status is Status.DRAFT


def test_who_wants_to_save_is_told_that_it_is_done(writing: Desk) -> None:
    item = writing.meeting.items[0].id
    writing.hand.write("Halva meningen")
    do(writing, "spara")
    assert "Allt är sparat." in writing.bar
    assert writing.text_on_disk(item).startswith("Halva meningen")


@pytest.mark.parametrize("page", ["minutes", "roll_call", "adjust", "register, seats", "start"])
def test_every_button_is_found_by_what_it_says_and_no_key_leads_to_two(desk: Desk, page: str) -> None:
    make_demo_register(desk.db)
    walk.PAGES[page](desk, make_demo_meeting(desk.db))
    walk.settle()
    said = [
        (control.text() or control.accessibleName()).partition(" (")[0]
        for control in walk.controls(desk)
        if isinstance(control, QAbstractButton) and desk.window.page.isAncestorOf(control)
    ]
    commands = [row.command for row in palette(desk).list._rows.rows()]
    assert said
    assert [words for words in said if not found(commands, words)] == []
    caps = [command.cap for command in commands if command.cap]
    assert len(caps) == len(set(caps))


def test_buttons_that_print_the_same_are_told_apart_by_their_names(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ADJUST)
    here = words(palette(desk))
    assert {"Spara protokoll", "Spara kallelse", "Spara närvarolista", "Spara mötesfil"} <= set(here)
    desk.hand.press("Esc", "Ctrl+2")
    here = words(palette(desk))
    assert len([said for said in here if said.startswith("Låt tjänstgöra: ")]) == 2
    assert len([said for said in here if said.startswith("Annan för ")]) == 2
    desk.hand.press("Esc", "Ctrl+,")
    assert "Visa databasens mapp" in words(palette(desk))


def test_what_is_printed_on_a_button_finds_it_too(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ROLL_CALL)
    palette(desk)
    desk.hand.write("annan …")
    found = words(desk.window.at_hand.palette)
    assert len(found) == 2
    assert all(said.startswith("Annan för ") for said in found)


def test_buttons_of_one_name_are_all_there(writing: Desk) -> None:
    twins = [button("Mer", lambda: None, name="Mer om saken") for _ in range(2)]
    for twin in twins:
        twin.setParent(writing.window.page)
        twin.show()
    shown = palette(writing)
    writing.hand.write("mer om saken")
    assert [row.command.detail for row in shown.list.rows()] == ["1 av 2", "2 av 2"]


def test_what_a_key_and_a_button_say_is_said_once(writing: Desk) -> None:
    here = words(palette(writing))
    assert [said for said in here if said.startswith("Historik")] == ["Historik för texten"]
    assert [said for said in here if said.startswith("Mer om ärendet")] == ["Mer om ärendet …"]


def test_a_box_and_a_choice_say_what_they_will_be(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+9")
    assert "Kryssa ur: Organet har platser som tjänstgör och röstar" in words(palette(desk))
    desk.hand.press("Esc", "Ctrl+8")
    here = words(palette(desk))
    assert "Visa: Klara" in here
    assert "Visa: Öppna" not in here  # they are shown


def test_the_presence_of_people_is_offered_in_a_meeting_alone(desk: Desk) -> None:
    assert keys.PRESENCE.words not in words(palette(desk))
    desk.hand.press("Esc")
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    assert keys.PRESENCE.words in words(palette(desk))
    desk.hand.press("Esc", "Ctrl+0")
    assert keys.PRESENCE.words not in words(palette(desk))


def test_information_is_approved_in_the_review_where_it_is_a_cure(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.REVIEW)
    assert keys.TAKE_NOTE.words not in words(palette(desk))
