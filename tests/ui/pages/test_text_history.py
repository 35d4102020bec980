"""The history of a text: versions, what differs, and the way back."""

from time import mktime

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat
from PySide6.QtWidgets import QAbstractButton, QListView, QTextEdit

from samradapp.domain.text import paragraph
from samradapp.store import items, versions
from samradapp.ui.models.rows import ROW_ROLE
from samradapp.ui.tokens import sized
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting


@pytest.fixture
def written(desk: Desk) -> Desk:
    """An item whose text has been another."""
    meeting_id = make_planned_meeting(desk.db)
    desk.window.open_meeting(meeting_id, Step.MINUTES)
    item = desk.meeting.items[0].id
    items.save_minutes(desk.db, item, (paragraph("Ordföranden öppnade mötet klockan nio."),))
    desk.db.execute("DELETE FROM minutes_version WHERE item_id = ?", [item])
    items.save_minutes(desk.db, item, (paragraph("Ordföranden öppnade mötet."),))
    desk.window.reload()
    assert len(versions.versions(desk.db, item)) == 2
    return desk


def shapes(desk: Desk) -> dict[str, QTextCharFormat]:
    """Give what is shown, in pieces of one look."""
    block = desk.hand.find(QTextEdit, "Skillnader").document().begin()
    found = {}
    place = block.begin()
    while not place.atEnd():
        found[place.fragment().text().strip()] = place.fragment().charFormat()
        place += 1
    return found


def text(desk: Desk) -> str:
    desk.saved()
    return desk.text_on_disk(desk.meeting.items[0].id)


def test_ctrl_h_shows_the_versions_and_marks_what_differs_not_by_colour_alone(written: Desk) -> None:
    written.hand.press("Ctrl+End")
    written.hand.write(" Alla hälsades välkomna.")
    written.hand.press("Ctrl+Shift+H")
    shown = written.hand.find(QListView, "Tidigare texter")
    assert shown.hasFocus()
    rows = [shown.model().index(row, 0).data(ROW_ROLE) for row in range(shown.model().rowCount())]
    assert [row.words for row in rows][:2] == ["6 ord", "5 ord"]
    assert rows[0].when == "Nu"
    found = shapes(written)
    removed = next(shape for words, shape in found.items() if "nio" in words)
    added = next(shape for words, shape in found.items() if "välkomna" in words)
    assert (removed.fontStrikeOut(), removed.fontUnderline()) == (True, False)
    assert (added.fontStrikeOut(), added.fontUnderline()) == (False, True)


def test_enter_restores_and_one_ctrl_z_takes_it_back(written: Desk) -> None:
    written.hand.press("Ctrl+Shift+H", "Return")
    assert text(written) == "Ordföranden öppnade mötet klockan nio."
    editor = written.hand.find(QTextEdit, "Protokolltext")
    assert editor.hasFocus()
    assert editor.toPlainText() == "Ordföranden öppnade mötet klockan nio."
    written.hand.press("Ctrl+Z")
    assert text(written) == "Ordföranden öppnade mötet."


def test_esc_goes_back_to_the_text_as_it_was(written: Desk) -> None:
    written.hand.click("Historik för texten")
    written.hand.press("Up", "Down", "Esc")
    assert written.hand.find(QTextEdit, "Protokolltext").hasFocus()
    assert text(written) == "Ordföranden öppnade mötet."
    written.hand.press("Ctrl+End")
    written.hand.write("!")
    assert text(written) == "Ordföranden öppnade mötet.!"


def test_another_item_closes_it(written: Desk) -> None:
    written.hand.press("Ctrl+Shift+H", "Ctrl+Return")
    assert written.hand.find(QTextEdit, "Protokolltext").isVisible()
    assert not written.hand.sees("Tidigare texter")


def test_a_text_without_versions_says_so_and_nothing_can_be_restored(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.press("Ctrl+Shift+H")
    assert desk.hand.sees("Tidigare texter")
    desk.hand.press("Return")
    assert desk.hand.sees("Tidigare texter")


def test_a_locked_item_shows_its_history_and_restores_nothing(written: Desk) -> None:
    written.hand.press("F9", "M")
    written.hand.click("Justera ärendet omedelbart")
    before = text(written)
    assert not written.hand.find(QAbstractButton, "Fras").isEnabled()
    written.hand.click("Historik för texten")
    assert written.hand.sees("Tidigare texter")
    assert not written.hand.sees("Återställ texten")
    written.hand.press("Return")
    assert text(written) == before


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_clock_of_another_days_version_is_seen(written: Desk, year: int) -> None:
    at = mktime((year, 9, 26, 12, 57, 0, 0, 0, -1))
    written.db.execute("UPDATE minutes_version SET at = ?", [at])
    written.hand.press("Ctrl+Shift+H")
    shown = written.hand.find(QListView, "Tidigare texter")
    when = shown.model().index(1, 0).data(ROW_ROLE).when
    assert when == f"26\u00a0sep {'2025 ' if year == 2025 else ''}kl. 12.57"
    font = sized(shown.font(), 10.5, QFont.Weight.Medium)
    assert QFontMetrics(font).horizontalAdvance(when) < shown.viewport().width() - 20
