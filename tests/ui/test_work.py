"""Long work: it is shown after a second, takes no key, can be stopped, and leaves nothing half done."""

import json
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID, uuid5

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from samradapp.actions import export_document, import_meeting
from samradapp.actions.demo import make_demo_meeting
from samradapp.documents import protocol_docx, word
from samradapp.domain.document import DocumentKind
from samradapp.errors import SamradError
from samradapp.store import Database, copying, exports, meeting_list, meetings, proceedings
from samradapp.store.database import copy_database
from samradapp.ui.widgets.progress_line import ProgressLine
from samradapp.ui.widgets.step_bar import Step
from tests.documents.docx_reader import read_document
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting


def line(desk: Desk) -> str:
    """What the progress line says; empty when it is not seen."""
    found = desk.window.findChildren(ProgressLine)
    return found[0].sentence if found else ""


def going_on(desk: Desk) -> bool:
    return desk.window.upkeep.work._pieces is not None


MANY = 60


@pytest.fixture(autouse=True)
def unhurried() -> None:
    """Let long work be waited for, as it is in earnest."""


@pytest.fixture
def files(desk: Desk, tmp_path: Path) -> list[Path]:
    """Give sixty meeting files, and a database without meetings to take them in."""
    meeting, first = make_planned_meeting(desk.db), tmp_path / "möte.json"
    export_document.write_document(desk.db, meeting, DocumentKind.MEETING, first, desk.clock())
    proceedings.delete_meeting(desk.db, meeting)
    desk.window.show_start()
    data = json.loads(first.read_text(encoding="utf-8"))
    made = []
    for number in range(1, MANY + 1):
        data |= {"id": str(uuid5(UUID(data["id"]), str(number))), "number": 100 + number}
        made.append(tmp_path / f"möte-{number}.json")
        made[-1].write_text(json.dumps(data), encoding="utf-8")
    return made


@pytest.fixture
def slow_import(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each file take its time, as a large one on a slow disk does."""
    real = import_meeting.import_meeting

    def slowly(*arguments: Any, **options: Any) -> object:
        time.sleep(0.05)
        return real(*arguments, **options)

    monkeypatch.setattr(import_meeting, "import_meeting", slowly)


def count(desk: Desk) -> int:
    return len(meeting_list.list_meetings(desk.db))


def until_done(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: not going_on(desk), timeout=30000)


def until_shown(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: line(desk) != "", timeout=10000)


def test_many_files_are_fetched_while_she_types(desk: Desk, files: list[Path], slow_import: None) -> None:
    make_demo_meeting(desk.db)  # a list that can be searched
    desk.window.show_start()
    desk.hand.press("Ctrl+F")
    field = desk.window.focusWidget()
    assert isinstance(field, QLineEdit)
    desk.window.shelf.import_files(files)
    assert going_on(desk)
    assert line(desk) == ""
    desk.hand.write("för")
    until_shown(desk)
    assert line(desk).startswith("60 möten hämtas … ")
    assert desk.window.focusWidget() is field
    desk.hand.write("slag")
    assert field.text() == "förslag"
    until_done(desk)
    assert line(desk) == ""
    assert count(desk) == MANY + 1
    assert desk.meeting.number == 100 + MANY


def test_a_stopped_fetching_keeps_whole_meetings_and_no_others(
    desk: Desk, files: list[Path], slow_import: None
) -> None:
    desk.window.shelf.import_files(files)
    until_shown(desk)
    desk.hand.click("Avbryt")
    assert not going_on(desk)
    assert desk.bar.startswith("Avbrutet.")
    fetched = count(desk)
    assert 0 < fetched < MANY
    whole = [len(meetings.load(desk.db, row.id).items) for row in meeting_list.list_meetings(desk.db)]
    assert len(set(whole)) == 1
    desk.qtbot.wait(300)
    assert count(desk) == fetched
    desk.window.shelf.import_files(files)  # the rest comes, what is there is known
    until_done(desk)
    assert count(desk) == MANY


def test_one_work_waits_for_the_other(desk: Desk, files: list[Path], slow_import: None) -> None:
    desk.window.shelf.import_files(files[:10])
    desk.window.shelf.import_files(files[10:])
    assert desk.bar == "10 möten hämtas. Vänta tills det är klart."
    until_done(desk)
    assert count(desk) == 10


def test_a_file_that_cannot_be_read_keeps_no_other_out(desk: Desk, files: list[Path], tmp_path: Path) -> None:
    bad = tmp_path / "trasig.json"
    bad.write_text("{", encoding="utf-8")
    with suppress(SamradError):  # raised here when it is quick, in the bar when it is not
        desk.window.shelf.import_files([files[0], bad, files[1]])
    until_done(desk)
    assert count(desk) == 2
    assert desk.meeting.number == 102


def test_the_window_closes_when_work_is_stopped(desk: Desk, files: list[Path], slow_import: None) -> None:
    desk.window.shelf.import_files(files)
    desk.window.close()
    assert desk.window.isVisible()
    assert desk.bar == "60 möten hämtas. Vänta tills det är klart, eller avbryt."
    desk.hand.click("Avbryt och stäng")
    assert not desk.window.isVisible()
    assert count(desk) < MANY


@pytest.fixture
def slow_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each item take its time, as in a protocol of ten megabytes."""
    real = protocol_docx._write_item

    def slowly(writer: word.WordWriter, item: Any) -> None:
        time.sleep(0.3)
        real(writer, item)

    monkeypatch.setattr(protocol_docx, "_write_item", slowly)


def test_a_stopped_export_writes_nothing_and_remembers_nothing(
    desk: Desk, slow_word: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "protokoll.docx"
    target.write_bytes(b"")
    target.unlink()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ADJUST)
    desk.hand.press("Ctrl+E")
    desk.qtbot.waitUntil(lambda: "protokoll.docx" in line(desk), timeout=5000)
    desk.hand.click("Avbryt")
    assert desk.bar == "Avbrutet: protokoll skrivs till protokoll.docx."
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("protokoll")] == []
    assert exports.last_exports(desk.db, desk.meeting.id) == {}


def test_an_export_goes_on_while_she_looks_elsewhere_and_is_of_when_it_was_asked_for(
    desk: Desk, slow_word: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "protokoll.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ADJUST)
    first = desk.meeting.items[0].title
    desk.hand.press("Ctrl+E", "Ctrl+3")
    desk.hand.enter("Ärendets rubrik", "Skrivet medan det exporterades")
    desk.saved()
    desk.qtbot.waitUntil(lambda: not going_on(desk), timeout=10000)
    assert desk.bar == "Protokollet är sparat: protokoll.docx."
    words = [block.text for block in read_document(target).paragraphs]
    assert any(first in line for line in words)
    desk.hand.press("Ctrl+5")
    assert desk.hand.sees(
        "Exporterat till Word: pågår. protokoll.docx, 8\u00a0maj 2026 kl. 09.30. Protokollet har ändrats sedan dess."
    )


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Hold every copy back until this is set, as a slow disk does."""
    may_go_on = Event()

    def slowly(db: Database, target: Path, part: Path) -> None:
        may_go_on.wait(20)
        copy_database(db, target, part)

    monkeypatch.setattr(copying, "copy_database", slowly)
    yield may_go_on
    may_go_on.set()


def test_a_large_copy_is_written_beside_her_typing(desk: Desk, held: Event) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    desk.window.upkeep.copy_now()
    desk.hand.enter("Ärendets rubrik", "Skrivet medan kopian togs")
    desk.saved()
    desk.qtbot.waitUntil(lambda: line(desk).startswith("Kopian skrivs i "), timeout=5000)
    held.set()
    desk.qtbot.waitUntil(lambda: not going_on(desk), timeout=8000)
    assert desk.bar.startswith("Kopian samrad-2026-05-08.db är sparad i ")
    assert "Skrivet medan kopian togs" in desk.titles()


def test_a_copy_that_nobody_waits_for_keeps_no_window_open(desk: Desk, held: Event) -> None:
    desk.window.upkeep.take_copies()
    assert going_on(desk)
    held.set()
    desk.window.close()
    assert not desk.window.isVisible()
    folder = desk.data_dir / "copies"
    assert [path.name for path in folder.glob("*.part")] == []


def test_a_folder_that_is_gone_is_said_and_the_other_gets_its_copy(desk: Desk, tmp_path: Path) -> None:
    blocked = tmp_path / "fil"
    blocked.write_bytes(b"")
    desk.window.upkeep.change("copies_folder", str(blocked / "mapp"))
    desk.qtbot.waitUntil(lambda: not going_on(desk), timeout=8000)
    assert "Säkerhetskopian kan inte skrivas i" in desk.bar
    assert [path.name for path in desk.data_dir.rglob("samrad-2026-05-08.db")] == ["samrad-2026-05-08.db"]


def test_a_piece_that_fails_ends_the_work_and_is_explained(desk: Desk) -> None:
    def failing() -> Generator[tuple[int, int], None, None]:
        yield 0, 2
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        desk.window.upkeep.work.start("Något skrivs", failing(), lambda _: None)
    assert not going_on(desk)


def test_quick_work_is_done_at_once_and_never_shown(desk: Desk) -> None:
    def quick() -> Generator[tuple[int, int], None, date]:
        yield 0, 1
        return date(2026, 5, 8)

    got: list[date] = []
    assert desk.window.upkeep.work.start("Något skrivs", quick(), got.append)
    assert got == [date(2026, 5, 8)]
    assert line(desk) == ""
