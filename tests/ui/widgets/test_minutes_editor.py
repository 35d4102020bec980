from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from samradapp.domain.text import Block, BlockStyle, Run, Text, bullet, paragraph, plain
from samradapp.ui.widgets.minutes_editor import MinutesEditor
from tests.ui.conftest import Press, TypeText
from tests.ui.widgets.strategies import texts

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[MinutesEditor]:
    editor = MinutesEditor()
    qtbot.addWidget(editor)
    editor.resize(600, 400)
    editor.show()
    editor.setFocus()
    return editor


def html(source: str) -> QMimeData:
    mime = QMimeData()
    mime.setHtml(source)
    return mime


def heading(text: str) -> Block:
    return Block(BlockStyle.HEADING, (Run(text),))


def nested(text: str, level: int) -> Block:
    return Block(BlockStyle.BULLET, (Run(text),), level)


def end(editor: MinutesEditor) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.End)


def test_what_is_typed_is_the_text(editor: MinutesEditor, type_text: TypeText, press: Press) -> None:
    type_text(editor, "Åsa – ”hälsa”")
    press(editor, Qt.Key.Key_Return)
    type_text(editor, "é😀")
    assert editor.text() == (paragraph("Åsa – ”hälsa”"), paragraph("é😀"))


def test_shift_enter_is_a_paragraph_too(editor: MinutesEditor, type_text: TypeText, press: Press) -> None:
    type_text(editor, "a")
    press(editor, Qt.Key.Key_Return, SHIFT)
    type_text(editor, "b")
    assert editor.document().blockCount() == 2


def test_each_letter_says_edited_and_showing_says_nothing(
    editor: MinutesEditor, type_text: TypeText, qtbot: QtBot
) -> None:
    count: list[int] = []
    editor.edited.connect(lambda: count.append(1))
    editor.show_item(1, (paragraph("hej"),))
    editor.show_item(2, ())
    editor.set_text((bullet("a"),))
    editor.replace_text((paragraph("b"),))
    QApplication.processEvents()
    assert count == []
    type_text(editor, "åäö")
    assert len(count) == 3


def test_ctrl_b_and_ctrl_i_mark_what_is_typed_next(editor: MinutesEditor, type_text: TypeText, press: Press) -> None:
    type_text(editor, "a ")
    press(editor, Qt.Key.Key_B, CTRL)
    type_text(editor, "b")
    press(editor, Qt.Key.Key_I, CTRL)
    type_text(editor, "c")
    press(editor, Qt.Key.Key_B, CTRL)
    type_text(editor, "d")
    assert editor.text()[0].runs == (Run("a "), Run("b", True), Run("c", True, True), Run("d", False, True))


def test_ctrl_b_on_a_selection_can_be_undone(editor: MinutesEditor, press: Press) -> None:
    editor.show_item(1, (paragraph("hej"),))
    editor.selectAll()
    press(editor, Qt.Key.Key_B, CTRL)
    assert editor.text()[0].runs == (Run("hej", True),)
    editor.undo()
    assert editor.text() == (paragraph("hej"),)


def test_a_list_grows_indents_and_is_left_by_enter(editor: MinutesEditor, type_text: TypeText, press: Press) -> None:
    press(editor, Qt.Key.Key_L, CTRL | SHIFT)
    type_text(editor, "ett")
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Tab)
    type_text(editor, "under")
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return)
    type_text(editor, "två")
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Return)
    type_text(editor, "prosa")
    assert editor.text() == (bullet("ett"), nested("under", 2), bullet("två"), paragraph("prosa"))


def test_tab_outside_lists_moves_on_and_shift_tab_in_them_moves_out(editor: MinutesEditor, press: Press) -> None:
    editor.show_item(1, (nested("djupt", 3),))
    press(editor, Qt.Key.Key_Backtab, SHIFT)
    assert editor.text() == (nested("djupt", 2),)
    press(editor, Qt.Key.Key_Tab)
    press(editor, Qt.Key.Key_Tab)
    assert editor.text() == (nested("djupt", 3),)
    editor.show_item(2, (paragraph("a"),))
    press(editor, Qt.Key.Key_Tab)
    assert editor.text() == (paragraph("a"),)


def test_backspace_first_in_an_item_takes_it_out_of_the_list(editor: MinutesEditor, press: Press) -> None:
    editor.show_item(1, (bullet("a"), bullet("b")))
    editor.setTextCursor(QTextCursor(editor.document().lastBlock()))
    press(editor, Qt.Key.Key_Backspace)
    assert editor.text() == (bullet("a"), paragraph("b"))


def test_a_heading_is_followed_by_a_paragraph(editor: MinutesEditor, type_text: TypeText, press: Press) -> None:
    press(editor, Qt.Key.Key_R, CTRL | SHIFT)
    type_text(editor, "Bakgrund")
    press(editor, Qt.Key.Key_Return)
    type_text(editor, "text")
    assert editor.text() == (heading("Bakgrund"), paragraph("text"))
    assert not editor.textCursor().charFormat().fontWeight() > 400
    press(editor, Qt.Key.Key_R, CTRL | SHIFT)
    assert editor.text() == (heading("Bakgrund"), heading("text"))
    press(editor, Qt.Key.Key_R, CTRL | SHIFT)
    assert editor.text() == (heading("Bakgrund"), paragraph("text"))


def test_changing_style_keeps_bold_and_italic(editor: MinutesEditor) -> None:
    runs = (Run("ett "), Run("två😀", True), Run("tre", False, True))
    editor.show_item(1, (Block(BlockStyle.PARAGRAPH, runs),))
    for style in (BlockStyle.HEADING, BlockStyle.NUMBERED, BlockStyle.BULLET, BlockStyle.BULLET):
        editor.toggle_style(style)
    assert editor.text() == (Block(BlockStyle.PARAGRAPH, runs),)


def test_a_selection_becomes_a_list_in_one_step(editor: MinutesEditor) -> None:
    text = (paragraph("a"), paragraph("b"), paragraph("c"))
    editor.show_item(1, text)
    editor.selectAll()
    editor.toggle_style(BlockStyle.NUMBERED)
    first = editor.document().firstBlock()
    assert [block.style for block in editor.text()] == [BlockStyle.NUMBERED] * 3
    assert first.textList().count() == 3
    editor.undo()
    assert editor.text() == text


def test_undo_survives_switching_and_stays_in_its_item(editor: MinutesEditor, type_text: TypeText) -> None:
    editor.show_item(1, (paragraph("ett"),))
    end(editor)
    type_text(editor, "!")
    editor.show_item(2, (paragraph("två"),))
    assert not editor.document().isUndoAvailable()
    editor.show_item(1, (paragraph("ett!"),))
    editor.undo()
    assert editor.text() == (paragraph("ett"),)
    assert editor.shown_item() == 1


def test_a_text_restored_elsewhere_goes_in_as_one_step(editor: MinutesEditor) -> None:
    editor.show_item(1, (paragraph("nytt"),))
    editor.show_item(2, ())
    editor.show_item(1, (heading("gammalt"), bullet("punkt")))
    assert editor.text() == (heading("gammalt"), bullet("punkt"))
    editor.undo()
    assert editor.text() == (paragraph("nytt"),)


def test_forgetting_an_item_forgets_its_undo(editor: MinutesEditor, type_text: TypeText) -> None:
    editor.show_item(1, ())
    type_text(editor, "abc")
    editor.forget(1)
    assert editor.text() == ()
    editor.show_item(1, (paragraph("abc"),))
    assert not editor.document().isUndoAvailable()


def test_the_cursor_is_where_it_was_when_the_item_is_shown_again(editor: MinutesEditor) -> None:
    editor.show_item(1, (paragraph("hej"),))
    end(editor)
    editor.show_item(2, ())
    editor.show_item(1, (paragraph("hej"),))
    assert editor.textCursor().position() == 3


def test_a_locked_text_takes_no_keys(editor: MinutesEditor, type_text: TypeText, press: Press) -> None:
    editor.show_item(1, (paragraph("hej"),))
    editor.set_locked(True)
    type_text(editor, "x")
    press(editor, Qt.Key.Key_B, CTRL)
    press(editor, Qt.Key.Key_Return)
    assert editor.text() == (paragraph("hej"),)
    editor.set_locked(False)
    type_text(editor, "x")
    assert plain(editor.text()) == "xhej"


def test_html_is_pasted_without_colours_and_fonts(editor: MinutesEditor) -> None:
    editor.insertFromMimeData(html("<p style='color:red'>röd <b>fet</b></p><ul><li>punkt</li></ul>"))
    assert editor.text() == (Block(BlockStyle.PARAGRAPH, (Run("röd "), Run("fet", True))), bullet("punkt"))
    assert "#ff0000" not in editor.toHtml()


def test_a_pasted_word_goes_into_the_sentence(editor: MinutesEditor) -> None:
    editor.show_item(1, (bullet("ab"),))
    editor.moveCursor(QTextCursor.MoveOperation.Right)
    editor.insertFromMimeData(html("<i>x</i>"))
    assert editor.text() == (Block(BlockStyle.BULLET, (Run("a"), Run("x", False, True), Run("b"))),)


def test_plain_lines_are_pasted_as_paragraphs(editor: MinutesEditor) -> None:
    mime = QMimeData()
    mime.setText("ett\u00a0\r\n\r\ntvå\x00\ufdd0\u2028tre")
    editor.insertFromMimeData(mime)
    assert editor.text() == (paragraph("ett\u00a0"), paragraph("två"), paragraph("tre"))


def test_a_part_of_a_sentence_is_copied_with_its_look(editor: MinutesEditor) -> None:
    editor.show_item(1, (Block(BlockStyle.BULLET, (Run("a😀b "), Run("fet", True))), paragraph("slut")))
    cursor = editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    copied = editor.createMimeDataFromSelection()
    end(editor)
    editor.insertFromMimeData(copied)
    assert editor.text()[1].runs == (Run("slutb "), Run("fe", True))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts)
def test_cut_and_paste_inside_the_editor_loses_nothing(editor: MinutesEditor, text: Text) -> None:
    editor.set_text(text)
    editor.selectAll()
    mime = editor.createMimeDataFromSelection()
    editor.textCursor().removeSelectedText()
    editor.set_text(())
    editor.insertFromMimeData(mime)
    assert editor.text() == text


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, texts)
def test_replacing_can_be_undone_and_redone(editor: MinutesEditor, old: Text, new: Text) -> None:
    editor.set_text(old)
    editor.replace_text(new)
    assert editor.text() == new
    editor.undo()
    assert editor.text() == old
    editor.redo()
    assert editor.text() == new


def test_a_letter_repaints_the_text_and_nothing_behind_it(qtbot: QtBot, type_text: TypeText) -> None:
    desk = QWidget()
    desk.setStyleSheet("QTextEdit { background: white }")  # with one, Qt no longer knows that nothing shines through
    qtbot.addWidget(desk)
    layout = QVBoxLayout(desk)
    editor = MinutesEditor()
    layout.addWidget(editor)
    desk.show()
    qtbot.waitExposed(desk)
    QApplication.processEvents()
    painted = PaintedWidgets()
    QApplication.instance().installEventFilter(painted)
    type_text(editor, "å")
    qtbot.waitUntil(lambda: bool(painted.widgets))
    QApplication.instance().removeEventFilter(painted)
    assert painted.widgets == {editor.viewport()}


def test_the_paper_is_painted_under_the_text(editor: MinutesEditor) -> None:
    paper = editor.palette().base().color()
    QApplication.processEvents()
    assert editor.grab().toImage().pixelColor(300, 390) == paper


class PaintedWidgets(QObject):
    """Which widgets are painted, within a window."""

    def __init__(self) -> None:
        super().__init__()
        self.widgets: set[QWidget] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.widgets.add(watched)
        return False
