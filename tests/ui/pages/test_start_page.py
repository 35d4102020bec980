"""The first page: three ways to begin, the meetings by year, and files from outside."""

import errno
import json
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QMenu, QTextEdit, QWidget
from shiboken6 import isValid

from samradapp.actions import import_meeting
from samradapp.actions.demo import make_demo_meeting
from samradapp.actions.export_document import write_document
from samradapp.domain.document import DocumentKind
from samradapp.domain.meeting import Status
from samradapp.domain.people import Body
from samradapp.store import Database, meeting_list, meetings, proceedings, register
from samradapp.store.templates import NewMeeting, new_meeting
from samradapp.ui.models.meeting_list import MeetingRow
from samradapp.ui.pages.new_meeting_page import NewMeetingPage
from samradapp.ui.pages.protocol_page import ProtocolPage
from samradapp.ui.widgets.rail import Place
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting


def rows(desk: Desk) -> list[str]:
    """Give the list as it reads."""
    shown = desk.window.start.list._list._rows.rows()
    return [row.label if isinstance(row, MeetingRow) else str(row.year) for row in shown]


def details(desk: Desk) -> list[str]:
    """Give what the list says of each meeting."""
    shown = desk.window.start.list._list._rows.rows()
    return [row.detail for row in shown if isinstance(row, MeetingRow)]


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


def test_each_file_that_could_not_be_fetched_is_named(desk: Desk, filed: Path, tmp_path: Path) -> None:
    names = [f"bild-{number}.json" for number in range(5)]
    for name in names:
        (tmp_path / name).write_bytes(b"\x89PNG")
    drop(desk.window, tmp_path / names[0], filed, tmp_path / names[1])
    assert all(name in desk.bar for name in names[:2])
    assert desk.meeting.body.name == "Samråd vård och omsorg"
    drop(desk.window, *(tmp_path / name for name in names))
    assert all(name in desk.bar for name in names[:3])
    assert desk.bar.endswith("Ytterligare 2 filer gick inte att hämta.")


def test_a_file_that_the_disk_hinders_does_not_keep_the_others_out(
    desk: Desk, filed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hindered = tmp_path / "hindrad.json"
    hindered.write_bytes(filed.read_bytes())

    def fetch(db: Database, file: Path, *, replace_existing: bool) -> import_meeting.Imported:
        if file == hindered:
            raise OSError(errno.ENOSPC, "full")
        return whole(db, file, replace_existing=replace_existing)

    whole = import_meeting.import_meeting
    monkeypatch.setattr(import_meeting, "import_meeting", fetch)
    drop(desk.window, hindered, filed)
    assert desk.meeting.body.name == "Samråd vård och omsorg"
    assert desk.bar == "Disken är full."


def test_all_changed_meetings_are_asked_about_and_what_failed_is_said_too(
    desk: Desk, filed: Path, tmp_path: Path
) -> None:
    written = json.loads(filed.read_text(encoding="utf-8"))
    for n, other in enumerate(("a", "b"), 1):
        facts = {"id": f"9d1f0c6e-9999-4999-8999-99999999999{n}", "number": 70 + n}
        (tmp_path / f"{other}.json").write_text(json.dumps(written | facts), encoding="utf-8")
    files = [tmp_path / "a.json", tmp_path / "b.json"]
    drop(desk.window, *files)
    assert len(meeting_list.list_meetings(desk.db)) == 2
    for file in files:
        file.write_text(json.dumps(json.loads(file.read_text()) | {"place": "Långsele"}), encoding="utf-8")
    (tmp_path / "trasig.json").write_text("{", encoding="utf-8")
    drop(desk.window, *files, tmp_path / "trasig.json")
    assert all(name in desk.bar for name in ("a.json: mötet 71-", "b.json: mötet 72-", "trasig.json"))
    places = [meetings.load(desk.db, row.id).place for row in meeting_list.list_meetings(desk.db)]
    assert "Långsele" not in places
    desk.hand.click("Ersätt mötena")
    assert [meetings.load(desk.db, row.id).place for row in meeting_list.list_meetings(desk.db)] == ["Långsele"] * 2


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


def test_search_finds_titles_and_names_in_the_meetings(desk: Desk) -> None:
    make_meeting(desk, 2025)
    make_demo_meeting(desk.db)
    desk.window.show_start()
    for words in ("larmkedja", "heikkinen mirja", "bemanningspool 2026"):
        desk.hand.press("Ctrl+F", "Ctrl+A")
        desk.hand.write(words)
        assert rows(desk) == ["2026", "1-2026"], words
    desk.hand.press("Esc")
    assert rows(desk) == ["2026", "1-2026", "2025", "1-2025"]


def test_only_one_bodys_meetings_are_shown_when_she_says_so(desk: Desk) -> None:
    make_meeting(desk, 2026)
    make_demo_meeting(desk.db)
    desk.window.show_start()
    desk.hand.click("Styrelsen")
    assert [row.title for row in shown(desk)] == ["Styrelsen"]
    desk.hand.click("Alla organ")
    assert len(shown(desk)) == 2


def test_of_many_bodies_one_is_chosen_in_a_box(desk: Desk) -> None:
    """Beside each other their names would be cut until nothing is left of them."""
    names = [f"Nämnden för hälso- och sjukvård i distrikt {number:02}" for number in range(1, 31)]
    for name in names:
        body = register.save_body(desk.db, Body(0, name))
        new_meeting(desk.db, NewMeeting(body, None, date(2026, 5, 8)))
    desk.window.show_start()
    desk.hand.choose("Visa möten för", names[1])
    assert {row.title for row in shown(desk)} == {names[1]}
    assert not desk.hand.sees(names[0])
    desk.hand.press("Home")
    assert len({row.title for row in shown(desk)}) == 30


def test_with_one_body_there_is_nothing_to_choose_between(desk: Desk) -> None:
    make_meeting(desk, 2026)
    desk.window.show_start()
    assert not desk.hand.sees("Alla organ")


def shown(desk: Desk) -> list[MeetingRow]:
    return [row for row in desk.window.start.list._list._rows.rows() if isinstance(row, MeetingRow)]


def test_of_an_earlier_year_the_latest_stand_there_and_the_others_are_shown_when_wanted(desk: Desk) -> None:
    for year in (2026, *([2025] * 6)):
        make_meeting(desk, year)
    desk.window.show_start()
    assert rows(desk)[2:6] == ["2025", "6-2025", "5-2025", "4-2025"]
    assert len(shown(desk)) == 4
    desk.hand.press("End", "Return")
    assert len(shown(desk)) == 7
    assert desk.window.start.list.chosen_meeting() == shown(desk)[4].id
    assert desk.window.meeting is None
    desk.hand.press("Return")
    assert desk.meeting.id == shown(desk)[4].id


def test_what_is_hidden_is_found_all_the_same(desk: Desk) -> None:
    for year in (2026, *([2025] * 6)):
        make_meeting(desk, year)
    desk.window.show_start()
    desk.hand.press("Ctrl+F")
    desk.hand.write("1-2025")
    assert [row.label for row in shown(desk)] == ["1-2025"]


def test_the_running_meeting_is_said_beside_the_list_and_opened_there(desk: Desk) -> None:
    running = make_demo_meeting(desk.db)
    proceedings.set_status(desk.db, running, Status.OPEN)
    desk.window.show_start()
    assert desk.hand.sees("Fortsätt skriva: Samråd vård och omsorg 1-2026")
    desk.hand.click("Fortsätt skriva: Samråd vård och omsorg 1-2026")
    assert desk.meeting.id == running


def test_the_next_planned_meeting_is_said_when_none_is_going_on(desk: Desk) -> None:
    make_meeting(desk, 2025)
    make_meeting(desk, 2028)
    make_meeting(desk, 2027)
    desk.window.show_start()
    assert desk.window.start.now_card._title.text() == "Styrelsen 1-2027"


def test_late_assignments_are_told_of_and_lead_to_all_of_them(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.clock.moment = desk.clock.moment.replace(year=2027)
    desk.window.show_start()
    desk.qtbot.waitUntil(lambda: desk.window.start.due.isVisible())
    assert desk.window.start.due._late.text() == "1 försenat"
    desk.hand.click("Alla öppna uppdrag")
    assert desk.hand.sees("Uppdrag")
    assert desk.window.status.facts.startswith("1 öppet uppdrag")


def test_an_assignment_to_follow_up_leads_to_its_decision(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.window.show_start()
    desk.qtbot.waitUntil(lambda: desk.window.start.due.isVisible())
    lines = desk.window.start.due.findChildren(QAbstractButton)
    line = next(known for known in lines if "modell" in known.accessibleName())
    desk.qtbot.waitUntil(line.isVisible)  # what is new in a panel is shown a moment later
    line.setFocus()
    desk.hand.press("Return")
    shown = desk.window.stack.currentWidget()
    assert isinstance(shown, ProtocolPage)
    assert desk.meeting.item(shown.left()["item"]).title == "Trygg hemgång efter sjukhusvistelse"


def test_a_line_of_what_is_due_keeps_the_keyboard_when_the_list_is_read_again(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.window.show_start()
    desk.qtbot.waitUntil(lambda: desk.window.start.due.isVisible())
    line = desk.window.start.due.findChildren(QAbstractButton)[0]
    desk.qtbot.waitUntil(line.isVisible)
    line.setFocus()
    desk.window.start.load()
    desk.qtbot.wait(200)  # what is due is read a moment after the meetings
    assert isValid(line)
    assert line.hasFocus()


def test_a_meeting_says_how_much_it_holds_and_nothing_of_nothing(desk: Desk) -> None:
    make_meeting(desk, 2025)
    demo = make_demo_meeting(desk.db)
    desk.window.show_start()
    assert details(desk) == ["11 ärenden · 4 beslut", "inga ärenden än"]
    proceedings.set_status(desk.db, demo, Status.OPEN)
    third = meetings.load(desk.db, demo).items[2]
    proceedings.go_to_item(desk.db, demo, third.id, time(9, 50))
    desk.window.start.load()
    assert details(desk)[0] == "Nu: Aktuellt i samverkan · 4 beslut hittills"


def test_the_menu_of_a_meeting_offers_what_can_be_done(desk: Desk) -> None:
    meeting = make_meeting(desk, 2026)
    desk.window.show_start()
    listed = desk.window.start.list._list
    QApplication.sendEvent(
        listed.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    )
    menu = desk.window.start.list.findChild(QMenu)
    assert menu is not None
    assert [action.text().partition("\t")[0] for action in menu.actions()] == ["Öppna mötet", "Ta bort mötet"]
    menu.actions()[0].trigger()
    assert desk.meeting.id == meeting
    menu.close()


@pytest.mark.parametrize("key", ["Return", "Space", "1"])
def test_after_a_search_without_hits_no_key_makes_the_example(desk: Desk, key: str) -> None:
    make_meeting(desk, 2026)
    desk.window.show_start()
    desk.hand.press("Ctrl+F")
    desk.hand.write("xyzzy")
    desk.window.show_place(Place.REGISTER)
    desk.window.show_start()
    assert QApplication.focusWidget() is desk.window.start._search
    desk.hand.press(key)
    assert desk.window.stack.currentWidget() is desk.window.start
    assert len(meeting_list.list_meetings(desk.db)) == 1


def test_what_was_said_of_a_meeting_brought_back_is_not_said_on_another_page(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.window.show_start()
    assert "1 möte" in desk.window.status.facts
    desk.hand.press("Delete")
    assert "1 möte" not in desk.window.status.facts
    desk.hand.press("Ctrl+Z")
    assert "1 möte" in desk.window.status.facts
    assert desk.bar == "Mötet 1-2026 är tillbaka."
    desk.hand.press("Ctrl+8")
    assert desk.bar == ""
