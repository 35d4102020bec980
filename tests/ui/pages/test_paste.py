"""What is pasted from other programs, by the keys one pastes with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from samradapp.domain.text import plain
from samradapp.store import items
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
