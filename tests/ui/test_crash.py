"""Errors meet the user in one place: what she can act on in the bar, a bug in a dialog with a report."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QTextEdit

from samradapp.errors import NotAllowedError
from samradapp.ui.crash import CrashDialog
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


def dialog_of(desk: Desk) -> CrashDialog:
    shown = [dialog for dialog in desk.window.findChildren(CrashDialog) if dialog.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_a_bug_shows_a_report_without_text_of_the_protocol_and_without_paths(writing: Desk) -> None:
    item = writing.meeting.items[0]
    writing.hand.write(SECRET)
    raise_in_a_slot(writing, ForgottenCaseError(SECRET, str(writing.data_dir)))
    dialog = dialog_of(writing)
    report = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "ForgottenCaseError" in report
    assert "test_crash.py" in report
    assert SECRET not in report
    assert "/" not in report.replace("Qt/", "")
    assert str(writing.data_dir) not in report
    assert "Din text är sparad." in dialog.sentence.text()
    assert writing.text_on_disk(item.id) == SECRET


def test_the_log_holds_no_more_than_the_report(writing: Desk, caplog: pytest.LogCaptureFixture) -> None:
    raise_in_a_slot(writing, ForgottenCaseError(SECRET))
    assert "ForgottenCaseError" in caplog.text
    assert SECRET not in caplog.text


def test_the_program_goes_on_after_a_bug(writing: Desk) -> None:
    item = writing.meeting.items[0]
    raise_in_a_slot(writing, ForgottenCaseError())
    dialog = dialog_of(writing)
    proceed = next(b for b in dialog.findChildren(QAbstractButton) if b.accessibleName() == "Fortsätt")
    proceed.click()
    writing.window.activateWindow()
    writing.hand.click_on(writing.hand.find(QTextEdit, "Protokolltext"))
    writing.hand.write("Vidare.")
    writing.saved()
    assert writing.text_on_disk(item.id) == "Vidare."


def test_many_bugs_show_one_dialog(writing: Desk) -> None:
    for _ in range(3):
        raise_in_a_slot(writing, ForgottenCaseError())
    dialog_of(writing)


def test_the_report_can_be_copied(writing: Desk) -> None:
    raise_in_a_slot(writing, ForgottenCaseError())
    dialog = dialog_of(writing)
    next(b for b in dialog.findChildren(QAbstractButton) if b.accessibleName() == "Kopiera felrapport").click()
    assert "ForgottenCaseError" in QGuiApplication.clipboard().text()


def test_what_is_not_saved_is_said_in_the_dialog(writing: Desk) -> None:
    def save() -> None:
        raise ForgottenCaseError

    writing.window.autosave.schedule("something", save)
    error = ForgottenCaseError()
    raise_in_a_slot(writing, error)
    words = [known.text() for known in dialog_of(writing).findChildren(QLabel)]
    assert any("inte sparat än" in sentence for sentence in words)
    writing.window.autosave.discard("something")
    writing.errors.clear()  # each try to save raised it again


def test_an_explained_error_goes_to_the_bar_alone(writing: Desk) -> None:
    raise_in_a_slot(writing, NotAllowedError("Det går inte nu. Försök sedan."))
    assert writing.bar == "Det går inte nu. Försök sedan."
    assert not [dialog for dialog in writing.window.findChildren(CrashDialog) if dialog.isVisible()]


def test_an_error_that_the_system_gives_is_put_in_words(writing: Desk) -> None:
    raise_in_a_slot(writing, PermissionError(13, "Permission denied", "/någonstans/protokoll.docx"))
    assert writing.bar == "protokoll.docx: Du har inte behörighet."
