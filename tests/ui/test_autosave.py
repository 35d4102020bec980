from datetime import UTC, datetime, time

import pytest
from pytestqt.qtbot import QtBot

from samradapp.errors import DatabaseError
from samradapp.ui.autosave import PAUSE_MS, RETRY_MS, Autosave

NOON = datetime(2024, 5, 3, 12, 0, 1, tzinfo=UTC)


@pytest.fixture
def autosave(qapp: object) -> Autosave:
    return Autosave(lambda: NOON)


class Disk:
    """A place to save to that can be full."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.saved: list[str] = []

    def keep(self, text: str) -> None:
        if self.error is not None:
            raise self.error
        self.saved.append(text)


@pytest.fixture
def disk() -> Disk:
    return Disk()


def test_it_saves_by_itself_and_says_when(autosave: Autosave, disk: Disk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(autosave.saved) as said:
        autosave.schedule("minutes", lambda: disk.keep("hej"))
        assert autosave.pending
    assert said.args == [time(12, 0, 1)]
    assert disk.saved == ["hej"]
    assert not autosave.pending


def test_later_changes_do_not_put_the_save_off(autosave: Autosave, disk: Disk, qtbot: QtBot) -> None:
    autosave.schedule("minutes", lambda: disk.keep("h"))
    timer = autosave._timer
    assert timer.remainingTime() <= PAUSE_MS
    qtbot.waitUntil(lambda: timer.remainingTime() < PAUSE_MS - 40)
    left = timer.remainingTime()
    autosave.schedule("minutes", lambda: disk.keep("he"))
    assert timer.remainingTime() <= left
    qtbot.waitUntil(lambda: disk.saved == ["he"])


def test_different_fields_are_all_saved_in_order(autosave: Autosave, disk: Disk) -> None:
    autosave.schedule("title", lambda: disk.keep("titel"))
    autosave.schedule("minutes", lambda: disk.keep("text"))
    assert autosave.flush()
    assert disk.saved == ["titel", "text"]
    assert autosave.flush()


def test_a_full_disk_keeps_the_text_and_tries_again(autosave: Autosave, disk: Disk, qtbot: QtBot) -> None:
    disk.error = DatabaseError("Disken är full.")
    autosave.schedule("minutes", lambda: disk.keep("hej"))
    with qtbot.waitSignal(autosave.failed) as said:
        assert not autosave.flush()
    assert said.args == ["Disken är full."]
    assert autosave.pending
    disk.error = None
    with qtbot.waitSignal(autosave.saved, timeout=RETRY_MS * 3):
        pass
    assert disk.saved == ["hej"]


def test_one_field_that_fails_does_not_hold_up_the_others(autosave: Autosave, disk: Disk) -> None:
    def refuse() -> None:
        raise OSError(28, "full")

    autosave.schedule("title", refuse)
    autosave.schedule("minutes", lambda: disk.keep("hej"))
    assert not autosave.flush()
    assert disk.saved == ["hej"]


def test_a_bug_is_raised_and_the_text_still_waits(autosave: Autosave, disk: Disk) -> None:
    disk.error = ZeroDivisionError()
    autosave.schedule("minutes", lambda: disk.keep("hej"))
    with pytest.raises(ZeroDivisionError):
        autosave.flush()
    assert autosave.pending
    disk.error = None
    assert autosave.flush()
    assert disk.saved == ["hej"]


def test_what_changes_while_saving_waits_for_the_next(autosave: Autosave, disk: Disk) -> None:
    def save_and_type() -> None:
        disk.keep("a")
        autosave.schedule("minutes", lambda: disk.keep("ab"))

    autosave.schedule("minutes", save_and_type)
    assert not autosave.flush()
    assert autosave.pending
    assert autosave.flush()
    assert disk.saved == ["a", "ab"]


def test_a_bug_that_hinders_a_save_is_said_raised_and_tried_again(
    autosave: Autosave, disk: Disk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samradapp.ui.autosave.RETRY_MS", 50)
    said: list[str] = []
    autosave.failed.connect(said.append)
    autosave.schedule("minutes", lambda: disk.keep("hej"))
    disk.error = KeyError("Det sekretessbelagda ordet")
    with pytest.raises(KeyError):
        autosave.flush()
    assert said == ["Ett fel i programmet hindrar det."]
    assert autosave.failing
    disk.error = None
    qtbot.waitUntil(lambda: disk.saved == ["hej"])
    assert not autosave.failing
