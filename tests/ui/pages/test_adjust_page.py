"""Documents and status: what is written where, and what is asked before something is written over."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from samradapp.actions.demo import make_demo_meeting
from samradapp.documents.docx_reader import read_document
from samradapp.domain.meeting import Status
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_bare_meeting


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
    assert ended.bar == f"{target.name} är sparad."
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
    assert desk.bar == "tomt.docx är sparad."


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
