"""The first page: three ways to begin, the meetings by year, and files from outside."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QTextEdit, QWidget

from samradapp.actions.demo import make_demo_meeting
from samradapp.actions.export_document import DocumentKind, write_document
from samradapp.domain.meeting import Status
from samradapp.store import proceedings, register
from samradapp.store.templates import NewMeeting, new_meeting
from samradapp.ui.models.meeting_list import MeetingRow, YearRow
from samradapp.ui.pages.new_meeting_page import NewMeetingPage
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting


def rows(desk: Desk) -> list[str]:
    """Give the list as it reads."""
    shown = desk.window.start.list._list._rows.rows()
    return [str(row.year) if isinstance(row, YearRow) else row.label for row in shown]


def make_meeting(desk: Desk, year: int) -> int:
    body = register.ensure_body(desk.db, "Styrelsen", has_seats=True)
    return new_meeting(desk.db, NewMeeting(body.id, None, date(year, 3, 1)))


def test_an_empty_program_offers_three_ways_with_keys(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (asked.append("fil") or [], ""))
    desk.hand.press("3")
    assert asked == ["fil"]
    desk.hand.press("2")
    assert isinstance(desk.window.stack.currentWidget(), NewMeetingPage)
    desk.hand.press("Esc")
    assert desk.window.stack.currentWidget() is desk.window.start
    desk.hand.press("1")
    assert desk.meeting.body.name == "Samråd vård och omsorg"


def test_meetings_stand_under_their_years_newest_first(desk: Desk) -> None:
    for year in (2024, 2026, 2025, 2026):
        make_meeting(desk, year)
    desk.window.show_start()
    assert rows(desk) == ["2026", "2-2026", "1-2026", "2025", "1-2025", "2024", "1-2024"]


def test_enter_opens_the_chosen_meeting_and_the_running_one_is_chosen_first(desk: Desk) -> None:
    make_meeting(desk, 2025)
    running = make_demo_meeting(desk.db)
    make_meeting(desk, 2027)
    proceedings.set_status(desk.db, running, Status.OPEN)
    desk.window.show_start()
    desk.hand.press("Return")
    assert desk.meeting.id == running


def test_a_new_meeting_is_the_chosen_one_when_the_list_is_come_back_to(desk: Desk) -> None:
    make_meeting(desk, 2027)
    desk.window.show_start()
    made = make_meeting(desk, 2026)
    desk.window.open_meeting(made)
    desk.hand.press("Ctrl+0")
    assert desk.window.start.list.chosen_meeting() == made


def test_search_narrows_the_list_and_enter_opens_what_was_found(desk: Desk) -> None:
    make_meeting(desk, 2025)
    demo = make_demo_meeting(desk.db)
    desk.window.show_start()
    desk.hand.press("Ctrl+F")
    desk.hand.write("vård")
    assert rows(desk) == ["2026", "1-2026"]
    desk.hand.press("Return")
    assert desk.meeting.id == demo


def test_a_search_without_hits_says_so_and_offers_no_example(desk: Desk) -> None:
    make_meeting(desk, 2025)
    desk.window.show_start()
    desk.hand.press("Ctrl+F")
    desk.hand.write("1finns inte")
    nothing = [known.text() for known in desk.window.findChildren(QLabel) if known.isVisible()]
    assert "Inget möte stämmer med det du söker." in nothing
    assert desk.window.meeting is None
    assert desk.hand.find(QLineEdit, "Sök bland mötena").text() == "1finns inte"


@pytest.fixture
def filed(desk: Desk, tmp_path: Path) -> Path:
    """Give a meeting file of a meeting that this database has not."""
    from samradapp.store.database import open_in_memory

    other = open_in_memory()
    target = tmp_path / "mote.json"
    write_document(other, make_demo_meeting(other), DocumentKind.MEETING, target, desk.clock())
    other.close()
    return target


def drop(widget: QWidget, *files: Path) -> None:
    """Drag files over a widget and let them go, as the window system tells it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(widget.rect().center())
    entered = QDragEnterEvent(place.toPoint(), copy, mime, left, none)
    QApplication.sendEvent(widget, entered)
    QApplication.sendEvent(widget, QDropEvent(place, copy, mime, left, none))
    QApplication.processEvents()


def test_a_dropped_meeting_file_is_opened(desk: Desk, filed: Path) -> None:
    drop(desk.window, filed)
    assert desk.meeting.body.name == "Samråd vård och omsorg"
    drop(desk.window, filed)
    assert desk.bar == "mote.json: mötet fanns redan. Inget är ändrat."


def test_a_file_is_fetched_by_the_dialog(desk: Desk, filed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_meeting(desk, 2025)
    desk.window.show_start()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(filed)], ""))
    desk.hand.press("Ctrl+O")
    assert desk.meeting.body.name == "Samråd vård och omsorg"


def test_a_changed_meeting_is_replaced_only_when_she_says_so(desk: Desk, filed: Path) -> None:
    drop(desk.window, filed)
    desk.hand.enter("Ärendets rubrik", "Ändrad här")
    desk.saved()
    drop(desk.window, filed)
    assert "Ändrad här" in desk.titles()
    assert "finns redan och skiljer sig" in desk.bar
    desk.hand.click("Ersätt mötet")
    assert "Ändrad här" not in desk.titles()


def test_a_wrong_file_gets_one_sentence_and_the_others_come_in(desk: Desk, filed: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "bild.json"
    wrong.write_bytes(b"\x89PNG")
    drop(desk.window, wrong, filed)
    assert desk.bar.startswith("bild.json")
    assert desk.bar.count(". ") <= 2
    assert desk.meeting.body.name == "Samråd vård och omsorg"


def test_a_file_dropped_on_the_text_is_fetched_and_not_written_there(desk: Desk, filed: Path) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    editor = desk.hand.find(QTextEdit, "Protokolltext")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(filed))])
    assert not editor.canInsertFromMimeData(mime)


def test_every_row_is_told_to_a_screen_reader(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.window.show_start()
    row = next(row for row in desk.window.start.list._list._rows.rows() if isinstance(row, MeetingRow))
    model = desk.window.start.list._list.model()
    said = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert any(row.title in words and row.label in words for words in said)
