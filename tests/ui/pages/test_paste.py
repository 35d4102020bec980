"""What is pasted from other programs, by the keys one pastes with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolTip

from samradapp.domain.text import plain
from samradapp.store import items, meetings
from samradapp.ui.widgets.pasted_html import read_html
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_planned_meeting

PASTE = Path(__file__).parents[2] / "data" / "paste"


@pytest.fixture
def writing(desk: Desk) -> Iterator[Desk]:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    yield desk
    QApplication.clipboard().clear()  # what Python has put there must not outlive it


def put_on_clipboard(html: str, words: str) -> None:
    mime = QMimeData()
    mime.setHtml(html)
    mime.setText(words)
    QApplication.clipboard().setMimeData(mime)


@pytest.mark.parametrize("name", ["word", "teams", "webbsida"])
def test_ctrl_v_keeps_paragraphs_lists_bold_and_italic(writing: Desk, name: str) -> None:
    source = (PASTE / f"{name}.html").read_text(encoding="utf-8")
    put_on_clipboard(source, "den oformaterade texten")
    writing.hand.press("Ctrl+V")
    writing.saved()
    item = writing.meeting.items[0]
    stored = writing.on_disk(lambda db: items.minutes(db, item.id))
    assert stored == read_html(source)
    writing.hand.press("Ctrl+Z")
    writing.saved()
    assert writing.on_disk(lambda db: items.minutes(db, item.id)) == ()


def test_ctrl_shift_v_pastes_the_words_alone_into_the_sentence(writing: Desk) -> None:
    put_on_clipboard("<p>en <b>fet</b> text</p>", "en fet text\noch en rad till")
    writing.hand.write("Detta är ")
    writing.hand.press("Ctrl+Shift+V")
    writing.saved()
    item = writing.meeting.items[0]
    stored = writing.on_disk(lambda db: items.minutes(db, item.id))
    assert plain(stored) == "Detta är en fet text\noch en rad till"
    assert not any(run.bold for block in stored for run in block.runs)


def test_a_title_takes_a_sentence_of_what_is_pasted_and_says_so(writing: Desk) -> None:
    item = writing.meeting.items[0]
    QApplication.clipboard().setText("x" * 300_000)
    title = writing.hand.find(QPlainTextEdit, "Ärendets rubrik")
    title.setFocus()
    writing.hand.press("Ctrl+A", "Ctrl+V")
    assert QToolTip.text() == "Här får högst 1\u00a0000 tecken plats, så resten togs inte med."
    writing.saved()
    assert writing.on_disk(lambda db: meetings.load(db, writing.meeting.id)).items[0].title == "x" * 1000
    writing.hand.press("Ctrl+Z")
    writing.saved()
    assert writing.on_disk(lambda db: meetings.load(db, writing.meeting.id)).items[0].title == item.title


def test_a_title_in_the_agenda_takes_no_more(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    QApplication.clipboard().setText("å" * 300_000)
    desk.hand.press("F2", "Ctrl+A", "Ctrl+V")
    assert "1\u00a0000 tecken" in QToolTip.text()
    desk.hand.press("Return")
    desk.saved()
    assert [len(item.title) for item in desk.meeting.items if item.title.startswith("åå")] == [1000]
    QApplication.clipboard().clear()


def test_a_longer_title_from_elsewhere_is_shown_whole_and_kept(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    item = desk.meeting.items[0]
    items.save_title(desk.db, desk.meeting.id, item.id, "Ord " * 600)
    desk.window.reload()
    desk.hand.press("Home", "F2", "Home")
    desk.hand.write("Å")
    desk.hand.press("Tab")
    desk.saved()
    assert len(desk.meeting.items[0].title) in (2399, 2400)
