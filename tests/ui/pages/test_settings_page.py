"""Anpassa: her name, the copies, and the recovery code of an encrypted database."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit

from samradapp import paths, settings
from samradapp.actions.demo import make_demo_meeting
from samradapp.actions.open_data import KeyMissingError, OpenedData, open_data
from samradapp.store.keys import key_from_code, new_key
from samradapp.ui import app
from samradapp.ui.recovery import CodeDialog, RecoveryDialog
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk, Hand


class MemoryKeyring(KeyringBackend):
    """A sound keyring that is gone with the test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    kept, ring = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(kept)


def remembered(desk: Desk) -> settings.Settings:
    return settings.load(paths.settings_path(desk.data_dir))


def test_the_secretarys_name_is_remembered_when_the_field_is_left(desk: Desk) -> None:
    desk.hand.press("Ctrl+,")
    desk.hand.enter("Sekreterarens namn", "Maj Österdahl")
    desk.hand.press("Ctrl+0")
    assert remembered(desk).secretary == "Maj Österdahl"


def test_closing_the_window_in_the_middle_of_the_name_saves_it(desk: Desk) -> None:
    desk.hand.press("Ctrl+,")
    desk.hand.enter("Sekreterarens namn", "Maj")
    desk.window.close()
    assert remembered(desk).secretary == "Maj"


def test_a_folder_for_copies_is_chosen_used_and_given_up(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kopior på annat håll"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    desk.hand.press("Ctrl+,")
    desk.hand.click("Välj mapp för kopior")
    assert remembered(desk).copies_folder == str(folder)
    assert list(folder.iterdir())
    desk.hand.click("Ta bort valet")
    assert remembered(desk).copies_folder == ""
    assert desk.hand.find(QAbstractButton, "Välj mapp för kopior").hasFocus()


def test_a_plain_database_is_said_to_be_plain(desk: Desk) -> None:
    desk.hand.press("Ctrl+,")
    words = " ".join(known.text() for known in desk.window.findChildren(QLabel) if known.isVisible())
    assert "Databasen är inte krypterad, för datorn har ingen säker nyckelring." in words
    assert not desk.hand.sees("Visa återställningskoden …")


class TestEncrypted:
    @pytest.fixture
    def opened(self, ring: MemoryKeyring, tmp_path: Path) -> OpenedData:
        return open_data(tmp_path / "data")

    def test_the_code_is_reminded_of_until_it_has_been_put_away(
        self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert desk.bar.startswith("Spara eller skriv ut återställningskoden.")
        desk.hand.click("Visa koden")
        dialog = desk.window.findChild(RecoveryDialog)
        target = tmp_path / "kod.txt"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
        Hand(desk.qtbot, dialog).click("Spara som fil …")
        assert desk.opened.key is not None
        assert desk.opened.key.code in target.read_text(encoding="utf-8")
        assert remembered(desk).code_saved
        assert not dialog.isVisible()

    def test_the_code_is_shown_from_the_settings_and_copied(self, desk: Desk) -> None:
        desk.hand.press("Ctrl+,")
        desk.hand.click("Visa återställningskoden …")
        dialog = desk.window.findChild(RecoveryDialog)
        Hand(desk.qtbot, dialog).click("Kopiera")
        assert desk.opened.key is not None
        assert QGuiApplication.clipboard().text() == desk.opened.key.code

    def test_the_code_grows_with_the_text(self, desk: Desk) -> None:
        heights = []
        for size in (100, 150):
            desk.window.upkeep.change("text_size", size)
            desk.window.upkeep.show_code()
            dialog = desk.window.findChildren(RecoveryDialog)[-1]
            code = next(one for one in dialog.findChildren(QLabel) if one.accessibleName().startswith("Återställ"))
            heights.append(code.fontMetrics().height())
            dialog.close()
        assert heights[1] > heights[0] * 1.4

    def test_the_second_connection_needs_the_key(self, desk: Desk) -> None:
        assert desk.on_disk(lambda db: db.execute("SELECT count(*) FROM meeting").fetchone()) == (0,)


def test_the_code_opens_the_database_when_the_keyring_has_lost_the_key(
    ring: MemoryKeyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    first = open_data(tmp_path)
    assert first.key is not None
    first.db.close()
    ring.kept.clear()
    with pytest.raises(KeyMissingError):
        open_data(tmp_path)
    answers = [new_key().code, first.key.code]
    asked: list[str] = []

    def answer(sentence: str) -> str:
        asked.append(sentence)
        return answers[len(asked) - 1]

    monkeypatch.setattr(app, "_asked_code", answer)
    opened = app._open(tmp_path)
    assert opened is not None
    assert opened.key == first.key
    assert asked[1].startswith("Nyckeln passar inte till samrad.db.")
    opened.db.close()
    again = open_data(tmp_path)  # the keyring has been given the key again
    assert again.key == first.key
    again.db.close()


def test_a_mistyped_code_is_told_before_the_database_is_tried(qtbot) -> None:
    dialog = CodeDialog("Nyckeln finns inte på den här datorn.")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    hand = Hand(qtbot, dialog)
    hand.enter("Återställningskod", "ABCD-EFGH\n")
    assert dialog.isVisible()
    assert [known.text() for known in dialog.findChildren(QLabel) if known.property("role") == "error"] != [""]
    code = new_key().code
    hand.enter("Återställningskod", f"{code.lower()}\n")
    assert not dialog.isVisible()
    assert key_from_code(dialog.findChild(QLineEdit).text()).code == code


def paper(desk: Desk) -> int:
    """Give how light the page is painted."""
    return desk.window.stack.grab().toImage().pixelColor(3, 3).lightness()


def test_dark_and_light_are_chosen_painted_at_once_and_remembered(desk: Desk) -> None:
    desk.hand.press("Ctrl+,")
    desk.hand.click("Mörkt")
    assert paper(desk) < 80
    assert remembered(desk).scheme == "dark"
    desk.hand.click("Ljust")
    assert paper(desk) > 240
    desk.hand.click("Som datorn")
    assert remembered(desk).scheme == "system"


def test_the_text_grows_and_shrinks_by_keys_and_buttons_and_is_remembered(desk: Desk) -> None:
    desk.hand.press("Ctrl+,")
    before = QApplication.font().pointSizeF()
    desk.hand.press("Ctrl++", "Ctrl++")
    assert QApplication.font().pointSizeF() == pytest.approx(before * 1.2)
    assert remembered(desk).text_size == 120
    desk.hand.click("Mindre text (Ctrl+-)")
    assert remembered(desk).text_size == 110
    for _ in range(4):
        desk.hand.press("Ctrl+-")
    assert remembered(desk).text_size == 90
    assert not desk.hand.find(QAbstractButton, "Mindre text (Ctrl+-)").isEnabled()
    desk.hand.press("Ctrl++")
    assert QApplication.font().pointSizeF() == pytest.approx(before)


def test_a_copy_is_taken_when_she_asks_for_one(desk: Desk) -> None:
    desk.hand.press("Ctrl+,")
    desk.hand.click("Ta en kopia nu")
    copy = paths.copies_dir(desk.data_dir) / "samrad-2026-05-08.db"
    first = copy.stat().st_mtime_ns
    assert desk.bar.startswith("Kopian samrad-2026-05-08.db är sparad")
    desk.hand.click("Ta en kopia nu")
    assert copy.stat().st_mtime_ns > first


def test_the_folder_of_exports_is_chosen(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    desk.hand.press("Ctrl+,")
    desk.hand.click("Välj mapp för exporter")
    assert remembered(desk).export_folder == str(tmp_path)


def test_the_folder_of_exports_is_proposed_at_once(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also on a page that was shown before it was chosen."""
    proposed: list[Path] = []

    def cancelled(_parent: object, _title: str, path: str, *_: object, **_options: object) -> tuple[str, str]:
        proposed.append(Path(path))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", cancelled)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ADJUST)
    desk.hand.press("Ctrl+E", "Ctrl+,")
    desk.hand.click("Välj mapp för exporter")
    desk.hand.press("Ctrl+0", "Return", "Ctrl+5", "Ctrl+E")
    assert [path.parent for path in proposed] == [Path.home(), tmp_path]


@pytest.mark.parametrize("size", [100, 150])
def test_all_values_stand_below_each_other(desk: Desk, size: int) -> None:
    desk.window.upkeep.change("text_size", size)
    desk.hand.press("Ctrl+,")
    QApplication.processEvents()
    page = desk.window.stack.currentWidget()
    names = ("Färger", "Sekreterare i nya möten", "Exporterade dokument", "Senaste säkerhetskopian")
    labels = [next(one for one in page.findChildren(QLabel) if one.text() == name) for name in names]
    assert len({one.mapTo(page, one.rect().topRight()).x() for one in labels}) == 1
