"""Errors meet the user in one place: what she can act on in the bar, a bug in a panel with a report."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget

from samradapp.errors import NotAllowedError
from samradapp.store import Database, decisions, items
from samradapp.ui.crash import CrashPanel
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting

SECRET = "Det sekretessbelagda ordet"


class ForgottenCaseError(Exception):
    """What a bug raises."""


@pytest.fixture
def writing(desk: Desk) -> Desk:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    return desk


def raise_in_a_slot(desk: Desk, error: Exception) -> None:
    def slot() -> None:
        raise error

    QTimer.singleShot(0, desk.window, slot)
    desk.qtbot.waitUntil(lambda: error in desk.errors)
    desk.errors.remove(error)  # it was asked for


def panel_of(desk: Desk) -> CrashPanel:
    shown = [panel for panel in desk.window.findChildren(CrashPanel) if panel.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_a_bug_shows_a_report_without_text_of_the_protocol_and_without_paths(writing: Desk) -> None:
    item = writing.meeting.items[0]
    writing.hand.write(SECRET)
    raise_in_a_slot(writing, ForgottenCaseError(SECRET, str(writing.data_dir)))
    panel = panel_of(writing)
    report = panel.findChild(QPlainTextEdit).toPlainText()
    assert "ForgottenCaseError" in report
    assert "test_crash.py" in report
    assert SECRET not in report
    assert "/" not in report.replace("Qt/", "")
    assert str(writing.data_dir) not in report
    assert "Din text är sparad." in panel.sentence.text()
    assert writing.text_on_disk(item.id) == SECRET


def test_the_log_holds_no_more_than_the_report(writing: Desk, caplog: pytest.LogCaptureFixture) -> None:
    raise_in_a_slot(writing, ForgottenCaseError(SECRET))
    assert "ForgottenCaseError" in caplog.text
    assert SECRET not in caplog.text


def test_the_program_goes_on_after_a_bug(writing: Desk) -> None:
    item = writing.meeting.items[0]
    raise_in_a_slot(writing, ForgottenCaseError())
    panel = panel_of(writing)
    proceed = next(b for b in panel.findChildren(QAbstractButton) if b.accessibleName() == "Fortsätt")
    proceed.click()
    writing.hand.write("Vidare.")
    writing.saved()
    assert writing.text_on_disk(item.id) == "Vidare."


def test_a_bug_in_the_middle_of_a_word_takes_no_letter_from_it(writing: Desk) -> None:
    item = writing.meeting.items[0]
    writing.hand.write("Ordför")
    raise_in_a_slot(writing, ForgottenCaseError())
    panel = panel_of(writing)
    assert writing.hand.find(QTextEdit, "Protokolltext").hasFocus()
    writing.hand.write("anden – å, ä och ö.")
    writing.hand.press("Return", "Space", "Escape")  # what would close it, or push its button
    assert panel.isVisible()
    writing.saved()
    assert writing.text_on_disk(item.id).startswith("Ordföranden – å, ä och ö.")


def test_the_report_stands_aside_of_what_is_written(writing: Desk) -> None:
    raise_in_a_slot(writing, ForgottenCaseError())
    editor = writing.hand.find(QTextEdit, "Protokolltext")
    caret = editor.viewport().mapToGlobal(editor.cursorRect().center())
    assert not panel_of(writing).frameGeometry().contains(caret)


@pytest.mark.parametrize("deed", ["typing", "title", "decision"])
def test_a_bug_raised_by_what_is_typed_keeps_it_and_says_so(
    writing: Desk, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    """The save itself is what fails: the text stays in the window, and is saved when the bug no longer strikes."""
    field = {
        "typing": lambda: writing.hand.find(QTextEdit, "Protokolltext"),
        "title": lambda: writing.hand.find(QWidget, "Ärendets rubrik"),
        "decision": lambda: writing.hand.find(QWidget, "Uppdrag, vad det gäller"),
    }[deed]
    if deed == "decision":
        writing.hand.press("F9", "U")
    field().setFocus()
    strikes = [True]
    for module, name in ((items, "save_minutes"), (items, "save_title"), (decisions, "save")):
        monkeypatch.setattr(module, name, raising_the_text(getattr(module, name), strikes))
    writing.hand.write(SECRET)
    writing.qtbot.waitUntil(lambda: bool(writing.bugs))
    panel = panel_of(writing)
    assert "inte sparat än" in panel.sentence.text()
    assert SECRET not in panel.findChild(QPlainTextEdit).toPlainText()
    assert "Sparat" not in writing.window.status.text
    writing.hand.write(" och mer")
    strikes.clear()
    writing.errors.clear()
    writing.qtbot.waitUntil(lambda: not writing.window.autosave.pending, timeout=6000)
    assert f"{SECRET} och mer" in writing.on_disk(everything)


def raising_the_text(save: Callable[..., object], strikes: list[bool]) -> Callable[..., object]:
    """Give the save with a bug in it, which shows what it was given for as long as it strikes."""

    def strike(*given: object, **named: object) -> object:
        if strikes:
            raise ForgottenCaseError(given, named)
        return save(*given, **named)

    return strike


def everything(db: Database) -> str:
    """Give all that the file holds of text."""
    tables = ("minutes", "item", "decision")
    return "\n".join(str(row) for table in tables for row in db.execute(f"SELECT * FROM {table}").fetchall())


def test_the_report_is_reached_and_closed_by_keyboard_and_stays_inside_a_small_window(writing: Desk) -> None:
    raise_in_a_slot(writing, ForgottenCaseError())
    panel = panel_of(writing)
    writing.window.resize(900, 560)
    assert writing.window.rect().contains(panel.geometry())
    for _ in range(200):
        if panel.isAncestorOf(QApplication.focusWidget()):
            break
        writing.hand.press("Tab")
    assert panel.isAncestorOf(QApplication.focusWidget())
    writing.hand.press("Escape")
    assert not panel.isVisible()


def test_many_bugs_show_one_panel(writing: Desk) -> None:
    for _ in range(3):
        raise_in_a_slot(writing, ForgottenCaseError())
    panel_of(writing)


def test_the_report_can_be_copied(writing: Desk) -> None:
    raise_in_a_slot(writing, ForgottenCaseError())
    panel = panel_of(writing)
    next(b for b in panel.findChildren(QAbstractButton) if b.accessibleName() == "Kopiera felrapport").click()
    assert "ForgottenCaseError" in QGuiApplication.clipboard().text()


def test_what_is_not_saved_is_said_in_the_panel(writing: Desk) -> None:
    def save() -> None:
        raise ForgottenCaseError

    writing.window.autosave.schedule("something", save)
    error = ForgottenCaseError()
    raise_in_a_slot(writing, error)
    words = [known.text() for known in panel_of(writing).findChildren(QLabel)]
    assert any("inte sparat än" in sentence for sentence in words)
    writing.window.autosave.give_up()
    writing.errors.clear()  # each try to save raised it again


def test_a_window_that_a_bug_keeps_from_saving_can_be_closed_all_the_same(writing: Desk) -> None:
    def save() -> None:
        raise ForgottenCaseError

    writing.window.autosave.schedule("something", save)
    QTimer.singleShot(0, writing.window, writing.window.close)  # as the system asks: no Python around it
    writing.qtbot.waitUntil(lambda: bool(writing.bugs))
    assert writing.window.isVisible()
    writing.hand.click("Stäng ändå")
    assert not writing.window.isVisible()
    writing.errors.clear()


def test_an_explained_error_goes_to_the_bar_alone(writing: Desk) -> None:
    raise_in_a_slot(writing, NotAllowedError("Det går inte nu. Försök sedan."))
    assert writing.bar == "Det går inte nu. Försök sedan."
    assert not [panel for panel in writing.window.findChildren(CrashPanel) if panel.isVisible()]


def test_an_error_that_the_system_gives_is_put_in_words(writing: Desk) -> None:
    raise_in_a_slot(writing, PermissionError(13, "Permission denied", "/någonstans/protokoll.docx"))
    assert writing.bar == "protokoll.docx: Du har inte behörighet."
