"""Documents and status: what is written where, and what is asked before something is written over."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton

from samradapp.actions.demo import make_demo_meeting
from samradapp.domain.adjusters import can_adjust, else_known
from samradapp.domain.meeting import Status
from samradapp.store import items, proceedings, register
from samradapp.ui.pages.adjust_page import AdjustPage
from samradapp.ui.tokens import LIGHT
from samradapp.ui.widgets.choice import ChoiceBox
from samradapp.ui.widgets.step_bar import Step
from tests.documents.docx_reader import read_document
from tests.ui.hand import NOT_SAVED, Desk
from tests.ui.meetings import make_bare_meeting, make_large_meeting
from tests.ui.pages.test_trouble import read_only


@pytest.fixture
def ended(desk: Desk) -> Desk:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ADJUST)
    return desk


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the list whose last entry is the file dialog's answer."""
    answers: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (answers[-1], ""))
    return answers


@pytest.mark.parametrize("document", ["protokoll", "kallelse", "närvarolista"])
def test_every_document_is_written_and_remembered(
    ended: Desk, answer: list[str], tmp_path: Path, document: str
) -> None:
    target = tmp_path / f"{document}.docx"
    answer.append(str(target))
    ended.hand.click(f"Spara {document}")
    assert read_document(target).language == "sv-SE"
    assert ended.bar.endswith(f": {target.name}.")
    assert ended.hand.sees("Öppna")
    words = [known.text() for known in ended.window.findChildren(QLabel) if known.isVisible()]
    assert any(target.name in sentence for sentence in words)
    assert ended.hand.sees(f"Öppna {document}")


def test_a_name_without_ending_gets_the_right_one(ended: Desk, answer: list[str], tmp_path: Path) -> None:
    answer.append(str(tmp_path / "protokoll 8.5.2026"))
    ended.hand.press("Ctrl+E")
    assert (tmp_path / "protokoll 8.5.2026.docx").exists()
    answer.append(str(tmp_path / "mötet"))
    ended.hand.click("Spara mötesfil")
    assert (tmp_path / "mötet.json").exists()


def test_no_answer_writes_nothing(ended: Desk, answer: list[str], tmp_path: Path) -> None:
    answer.append("")
    ended.hand.press("Ctrl+E")
    assert ended.bar == ""
    assert list(tmp_path.glob("*.docx")) == []


def test_a_file_that_was_changed_by_hand_is_written_over_only_when_she_says_so(
    ended: Desk, answer: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "protokoll.docx"
    answer.append(str(target))
    ended.hand.press("Ctrl+E")
    target.write_bytes(target.read_bytes() + b" ")
    changed = target.read_bytes()
    ended.hand.press("Ctrl+E")
    assert target.read_bytes() == changed
    assert "har ändrats sedan programmet skrev den" in ended.bar
    ended.hand.click("Skriv över")
    assert target.read_bytes() != changed
    assert read_document(target).title == "Protokoll Samråd vård och omsorg"


def test_writing_over_is_for_the_meeting_that_was_asked_about(ended: Desk, answer: list[str], tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    target.write_bytes(b"hers")
    answer.append(str(target))
    ended.hand.press("Ctrl+E")
    ended.window.open_meeting(make_bare_meeting(ended.db), Step.ADJUST)
    if ended.hand.sees("Skriv över"):
        ended.hand.click("Skriv över")
        assert read_document(target).title == "Protokoll Samråd vård och omsorg"
    else:
        assert target.read_bytes() == b"hers"


def test_a_folder_that_is_gone_is_explained(ended: Desk, answer: list[str], tmp_path: Path) -> None:
    answer.append(str(tmp_path / "borta" / "protokoll.docx"))
    ended.hand.press("Ctrl+E")
    assert "protokoll.docx" in ended.bar
    assert not (tmp_path / "borta").exists()


def test_the_chosen_folder_is_proposed_the_next_time(
    ended: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def answer(_parent: object, _title: str, proposed: str, *_: object, **__: object) -> tuple[str, str]:
        asked.append(Path(proposed))
        return str(tmp_path / "ut.docx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    ended.hand.press("Ctrl+E", "Ctrl+E")
    assert asked[1].parent == tmp_path


def test_a_meeting_without_anything_can_be_exported(desk: Desk, answer: list[str], tmp_path: Path) -> None:
    desk.window.open_meeting(make_bare_meeting(desk.db), Step.ADJUST)
    answer.append(str(tmp_path / "tomt.docx"))
    desk.hand.press("Ctrl+E")
    assert desk.bar == "Protokollet är sparat: tomt.docx."


def test_every_status_has_words_of_its_own_and_a_way_on(ended: Desk) -> None:
    for words, status in (
        ("Lämna till justerarna", Status.WITH_ADJUSTERS),
        ("Tillbaka till utkast", Status.DRAFT),
        ("Lämna till justerarna", Status.WITH_ADJUSTERS),
        ("Lås protokollet som justerat", Status.ADJUSTED),
        ("Arkivera", Status.ARCHIVED),
    ):
        ended.hand.click(words)
        assert ended.meeting.status is status
    assert not [b for b in ended.window.findChildren(QPushButton) if b.text() == "Arkivera" and b.isVisible()]


def test_a_planned_meeting_is_begun_or_cancelled(desk: Desk) -> None:
    desk.window.open_meeting(make_bare_meeting(desk.db), Step.ADJUST)
    desk.hand.click("Ställ in mötet")
    assert desk.meeting.status is Status.CANCELLED
    desk.hand.click("Håll mötet ändå")
    desk.hand.click("Börja mötet")
    assert desk.meeting.status is Status.OPEN


def words_on(desk: Desk) -> str:
    QApplication.processEvents()  # what is new in a panel is shown a moment later
    return "\n".join(known.text() for known in desk.window.findChildren(QLabel) if known.isVisible())


def adjust_page(desk: Desk) -> AdjustPage:
    page = desk.window.pages.page(Step.ADJUST)
    assert isinstance(page, AdjustPage)
    desk.qtbot.waitUntil(lambda: "av" in page.preview.accessibleName())
    return page


def test_the_way_to_adjusted_says_what_is_done_and_what_has_changed_since(
    ended: Desk, answer: list[str], tmp_path: Path
) -> None:
    assert "Inga fel kvar." in words_on(ended)
    assert "Inte exporterat än." in words_on(ended)
    answer.append(str(tmp_path / "protokoll.docx"))
    ended.hand.press("Ctrl+E")
    assert "protokoll.docx, 8\u00a0maj 2026 kl. 09.30." in words_on(ended)
    ended.hand.click("Lämna till justerarna")  # whose turn it is, is not printed
    assert "har ändrats sedan dess" not in words_on(ended)
    items.save_title(ended.db, ended.meeting.id, ended.meeting.items[0].id, "Mötet öppnas")
    ended.window.reload()
    assert "Protokollet har ändrats sedan dess." in words_on(ended)
    assert "Mötet har ändrats sedan dess." in words_on(ended)


def test_errors_are_counted_at_the_first_station(desk: Desk) -> None:
    desk.window.open_meeting(make_large_meeting(desk.db), Step.ADJUST)
    assert "saker måste rättas." in words_on(desk)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list of names pops up
def test_an_adjuster_who_was_away_is_found_in_the_register_after_those_present(ended: Desk) -> None:
    box = ended.hand.find(ChoiceBox, "Lägg till justerare")
    offered = [box.itemText(row) for row in range(box.count())]
    present = can_adjust(ended.meeting)
    away = else_known(ended.meeting, register.roster(ended.db, ended.meeting.body.id))
    assert offered == [*present, *away]
    assert away
    ended.hand.choose("Lägg till justerare", away[0])
    assert ended.meeting.adjusters[-1].name == away[0]
    ended.hand.press("Ctrl+Z")
    assert all(who.name != away[0] for who in ended.meeting.adjusters)


def test_adjusters_are_chosen_among_those_present_and_taken_away(ended: Desk) -> None:
    ended.hand.click("Ta bort justeraren Birgit Åkerlund")
    ended.hand.click("Ta bort justeraren Lovisa Ekman")
    assert ended.meeting.adjusters == ()
    assert "Ingen justerare är vald." in words_on(ended)
    buttons = [b for b in ended.window.findChildren(QPushButton) if b.isVisible()]
    proposed = next(b for b in buttons if b.accessibleName().startswith("Välj "))
    name = proposed.text()
    ended.hand.click_on(proposed)
    assert [who.name for who in ended.meeting.adjusters] == [name]
    ended.hand.choose("Lägg till justerare", "Lovisa Ekman")
    assert [who.name for who in ended.meeting.adjusters] == [name, "Lovisa Ekman"]
    box = ended.hand.find(QComboBox, "Lägg till justerare")
    offered = [box.itemText(row) for row in range(box.count())]
    assert ended.meeting.chair not in offered
    assert ended.meeting.secretary not in offered
    ended.hand.press("Ctrl+Z")
    assert [who.name for who in ended.meeting.adjusters] == [name]


def test_the_lock_says_why_it_is_shut(desk: Desk) -> None:
    desk.window.open_meeting(make_bare_meeting(desk.db), Step.ADJUST)
    for why, act in (
        ("Mötet har inte hållits än.", "Börja mötet"),
        ("Mötet pågår. Avsluta det först.", "Avsluta mötet"),
        ("Lämna protokollet till justerarna först.", "Lämna till justerarna"),
    ):
        assert not desk.hand.find(QPushButton, "Lås protokollet som justerat").isEnabled()
        assert why in words_on(desk)
        desk.hand.click(act)
    assert desk.hand.find(QPushButton, "Lås protokollet som justerat").isEnabled()


def test_an_opened_protocol_keeps_its_reasons_in_sight(ended: Desk) -> None:
    proceedings.set_status(ended.db, ended.meeting.id, Status.WITH_ADJUSTERS)
    proceedings.set_status(ended.db, ended.meeting.id, Status.ADJUSTED)
    ended.window.reload()
    assert not ended.hand.sees("Lägg till justerare")
    ended.hand.enter("Vem som öppnar igen", "Maj Österdahl")
    ended.hand.enter("Skäl att öppna igen", "Ett namn var fel")
    ended.hand.click("Öppna protokollet igen")
    assert ended.meeting.status is Status.DRAFT
    assert "Maj Österdahl: Ett namn var fel" in words_on(ended)
    assert ended.bar == "Protokollet är öppnat igen. Det går att ändra."


def test_a_protocol_that_was_not_opened_is_not_said_to_be_and_the_reason_stays(ended: Desk) -> None:
    proceedings.set_status(ended.db, ended.meeting.id, Status.WITH_ADJUSTERS)
    proceedings.set_status(ended.db, ended.meeting.id, Status.ADJUSTED)
    ended.window.reload()
    ended.hand.enter("Vem som öppnar igen", "Maj Österdahl")
    ended.hand.enter("Skäl att öppna igen", "Ett namn var fel")
    with ended.unsaved():
        ended.hand.click("Öppna protokollet igen")
        assert ended.bar == NOT_SAVED
        assert ended.meeting.status is Status.ADJUSTED
    ended.hand.click("Öppna protokollet igen")
    assert "Maj Österdahl: Ett namn var fel" in words_on(ended)


def test_the_preview_turns_its_pages_by_key_and_stays_paper_in_the_dark(ended: Desk) -> None:
    preview = adjust_page(ended).preview
    ended.qtbot.waitUntil(lambda: preview.pages > 2)
    assert preview.page == 1
    ended.hand.press("PgDown", "PgDown")
    assert preview.page == 3
    assert preview.accessibleName() == f"Så blir protokollet, sida 3 av {preview.pages}"
    ended.hand.press("PgUp")
    ended.hand.click("Nästa sida")
    assert preview.page == 3
    ended.window.upkeep.change("scheme", "dark")
    image = preview.grab().toImage()
    assert image.pixelColor(image.width() // 2, 60).name().upper() == LIGHT.paper


def test_the_preview_follows_what_is_changed_and_stays_at_its_page(ended: Desk) -> None:
    preview = adjust_page(ended).preview
    ended.qtbot.waitUntil(lambda: preview.pages > 2)
    ended.hand.press("PgDown")
    before = preview.grab().toImage()
    for item in ended.meeting.items:
        items.save_title(ended.db, ended.meeting.id, item.id, f"{item.title}, igen")
    ended.window.reload()
    ended.qtbot.waitUntil(lambda: preview.grab().toImage() != before)
    assert preview.page == 2


def test_what_was_saved_is_opened_and_shown_in_its_folder_or_said_to_be_gone(
    ended: Desk, answer: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(QUrl(url).toLocalFile())))
    target = tmp_path / "protokoll.docx"
    answer.append(str(target))
    ended.hand.press("Ctrl+E")
    ended.hand.click("Öppna")  # in the bar
    ended.hand.click("Öppna protokoll")
    ended.hand.click("Visa protokoll i mapp")
    assert opened == [target, target, tmp_path]
    target.unlink()
    ended.hand.click("Öppna protokoll")
    assert "finns inte kvar" in ended.bar
    assert len(opened) == 3


def test_what_is_handed_to_the_adjusters_has_been_reviewed(ended: Desk) -> None:
    assert ended.hand.sees("Steg 4, Granska")
    ended.hand.click("Lämna till justerarna")
    assert ended.hand.sees("Steg 4, Granska, klart")


def test_the_box_of_adjusters_keeps_a_name_until_it_is_on_the_list_and_is_empty_then(ended: Desk) -> None:
    before = [who.name for who in ended.meeting.adjusters]
    box = ended.hand.find(ChoiceBox, "Lägg till justerare")
    name = box.itemText(1)
    ended.hand.reach(box)
    with read_only(ended):
        ended.hand.write(f"{name}\n")
        assert box.currentText() == name
    ended.hand.press("Return")
    ended.qtbot.waitUntil(lambda: box.currentText() == "")
    assert [who.name for who in ended.meeting.adjusters] == [*before, name]
    ended.errors.clear()
