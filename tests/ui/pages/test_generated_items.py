"""Items that write themselves from the decisions."""

from PySide6.QtWidgets import QTextEdit

from samradapp.domain.text import plain
from samradapp.store import items
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting

SUMMARY = "Genomgång och sammanfattning av beslut"


def shown_text(desk: Desk) -> str:
    return desk.hand.find(QTextEdit, "Text som skrivs av besluten").toPlainText()


def open_summary(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.press("F8")
    desk.window.show_item(desk.item(SUMMARY).id)


def test_the_text_follows_the_decisions_while_it_is_shown(desk: Desk) -> None:
    open_summary(desk)
    assert shown_text(desk) == "Ärende 1: Godkände informationen."
    desk.window.show_item(desk.meeting.items[1].id)
    desk.hand.press("F8")
    desk.window.show_item(desk.item(SUMMARY).id)
    assert shown_text(desk) == "Ärende 1: Godkände informationen.\nÄrende 2: Godkände informationen."
    desk.hand.press("Ctrl+Z")
    desk.window.show_item(desk.item(SUMMARY).id)
    assert shown_text(desk) == "Ärende 1: Godkände informationen."
    desk.hand.press("Ctrl+Shift+Z")
    desk.window.show_item(desk.item(SUMMARY).id)
    assert shown_text(desk) == "Ärende 1: Godkände informationen.\nÄrende 2: Godkände informationen."


def test_two_items_that_write_themselves_keep_their_texts_apart(desk: Desk) -> None:
    open_summary(desk)
    desk.window.show_item(desk.item("Nästa möte").id)
    assert shown_text(desk).endswith("fredag 9 oktober 2026 kl. 09.30–15.00, Teams")


def test_her_own_text_begins_as_a_copy_and_follows_no_more(desk: Desk) -> None:
    open_summary(desk)
    item = desk.item(SUMMARY)
    desk.hand.click("Gör till min text")
    editor = desk.hand.find(QTextEdit, "Protokolltext")
    assert editor.toPlainText() == "Ärende 1: Godkände informationen."
    assert editor.hasFocus()
    desk.hand.press("Ctrl+End")
    desk.hand.write(" Så var det.")
    desk.saved()
    assert desk.text_on_disk(item.id) == "Ärende 1: Godkände informationen. Så var det."
    desk.window.show_item(desk.meeting.items[0].id)
    desk.hand.press("F8")
    desk.window.show_item(item.id)
    assert plain(items.minutes(desk.db, item.id)) == "Ärende 1: Godkände informationen. Så var det."
    assert editor.toPlainText() == "Ärende 1: Godkände informationen. Så var det."
