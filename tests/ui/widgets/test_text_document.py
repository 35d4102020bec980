from itertools import pairwise

import pytest
from hypothesis import given, settings
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from samradapp.domain.text import Block, BlockStyle, Run, Text, bullet, paragraph
from samradapp.ui.widgets import text_document
from tests.ui.widgets.strategies import texts

NUMBERED = BlockStyle.NUMBERED


def document_with(text: Text) -> QTextDocument:
    document = QTextDocument()
    text_document.fill(document, text)
    return document


def item(text: str, style: BlockStyle = NUMBERED, level: int = 1) -> Block:
    return Block(style, (Run(text),), level)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    pass


@settings(deadline=None)
@given(texts)
def test_every_text_comes_back_as_it_was(text: Text) -> None:
    assert text_document.read(document_with(text)) == text


def test_no_break_space_and_emoji_survive() -> None:
    text = (paragraph("91\u00a0% 😀"),)
    assert text_document.read(document_with(text)) == text


def test_filling_leaves_nothing_to_undo() -> None:
    assert not document_with((paragraph("hej"), bullet("då"))).isUndoAvailable()


def test_a_bold_word_in_a_heading_is_told_from_the_heading() -> None:
    text = (Block(BlockStyle.HEADING, (Run("Ett "), Run("viktigt", bold=True))),)
    assert text_document.read(document_with(text)) == text


def test_numbers_run_on_past_deeper_items() -> None:
    document = document_with((item("ett"), item("under", level=2), item("två"), paragraph("prosa"), item("ett igen")))
    numbers = [b.textList().itemNumber(b) for b in _blocks(document) if b.textList() is not None]
    assert numbers == [0, 0, 1, 0]


def test_a_paragraph_put_in_a_list_makes_the_numbers_start_again() -> None:
    document = document_with((item("ett"), item("två"), item("tre")))
    cursor = QTextCursor(document.findBlockByNumber(1))
    text_document.restyle(cursor.block(), BlockStyle.PARAGRAPH)
    text_document.regroup(cursor)
    assert document.findBlockByNumber(2).textList().itemNumber(document.findBlockByNumber(2)) == 0


def test_colours_and_fonts_are_not_read() -> None:
    document = QTextDocument()
    document.setHtml("<p style='color:red;font-family:Comic Sans MS'>röd <a href='x'>länk</a></p>")
    assert text_document.read(document) == (paragraph("röd länk"),)


@pytest.mark.parametrize("text", [(paragraph("ord " * 2_500_000),), (paragraph("ett ärende " * 10),) * 95_000])
def test_ten_megabytes_in_one_item_load_and_read_back(text: Text) -> None:
    assert text_document.read(document_with(text)) == text


def _blocks(document: QTextDocument):
    blocks = [document.findBlockByNumber(n) for n in range(document.blockCount())]
    assert all(before.next() == after for before, after in pairwise(blocks))
    return blocks
