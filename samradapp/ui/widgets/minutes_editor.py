"""The editor of an item's minutes: paragraphs, sub-headings, lists, bold and italic."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from samradapp.domain.text import LISTS, MAX_LEVEL, BlockStyle, Text, normalize, paragraph
from samradapp.ui import keys
from samradapp.ui.widgets import copied, text_document
from samradapp.ui.widgets.blanks import Blanks, utf16_length
from samradapp.ui.widgets.caret import Caret
from samradapp.ui.widgets.paper_text import set_type

_NO_ITEM = -1
_INVITATION = "Skriv vad som sägs"
_BELOW = 120  # room under the last line
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class MinutesEditor(QTextEdit):
    """Shows one item's text at a time; each item keeps its document, so undo never reaches into another.

    ``edited`` says only that something changed: read ``text()`` when the typing pauses.
    """

    edited = Signal()
    style_changed = Signal()  # the cursor stands in another style, or the style here changed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents: dict[int, QTextDocument] = {}
        self._places: dict[int, tuple[int, int]] = {}
        self._key: int | None = None
        self._loading = False
        self._blanks = Blanks()
        self._build()

    def show_item(self, key: int, text: Text) -> None:
        """Show an item's text; a text that was changed elsewhere since goes in as one step that can be undone."""
        self._keep_place()
        known = key in self._documents
        if not known:
            self._documents[key] = self._new_document(text)
        self._show(key)
        if known and self.text() != text:
            self.replace_text(text)

    def set_text(self, text: Text) -> None:
        """Show a text afresh, in a new document with nothing to undo."""
        key = self._key if self._key is not None else _NO_ITEM
        old = self._documents.get(key)
        self._documents[key] = self._new_document(text)
        self._places.pop(key, None)
        self._show(key)
        if old is not None:
            old.deleteLater()

    def replace_text(self, text: Text) -> None:
        """Put another text in place of the shown one, as one step that can be undone; ``edited`` is not sent."""
        self._loading = True
        cursor = self.textCursor()
        place = cursor.position()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        text_document.write(cursor, text)
        cursor.endEditBlock()
        self._loading = False
        self._move_to(place)

    def forget(self, key: int) -> None:
        """Drop an item's document with its undo; the shown one is emptied."""
        if key == self._key:
            self._key = None
            self.set_text(())
        self._places.pop(key, None)
        if (document := self._documents.pop(key, None)) is not None:
            document.deleteLater()

    def text(self) -> Text:
        """Read the shown document, in normal form."""
        return text_document.read(self.document())

    def text_of(self, key: int) -> Text:
        """Read an item's document, shown or not, in normal form."""
        return text_document.read(self._documents[key])

    def shown_item(self) -> int | None:
        return self._key

    def set_locked(self, locked: bool) -> None:
        """Let the text be read and copied only; the keyboard still moves in it."""
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(selectable if locked else Qt.TextInteractionFlag.TextEditorInteraction)

    def place(self) -> int:
        """Give where the cursor stands."""
        return self.textCursor().position()

    def go_to(self, place: int) -> None:
        """Put the cursor somewhere, at the end when the text is shorter, and show it."""
        self._move_to(place)
        self.ensureCursorVisible()

    def insert_phrase(self, text: str, blanks: Sequence[tuple[int, int]]) -> None:
        """Put a phrase in as one edit, and select its first "…"; Tab goes on to the next.

        ``blanks`` are (start, length) in characters of the text; a line break in it parts two paragraphs.
        """
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        before = cursor.block().text()[: cursor.positionInBlock()]
        if before and not before[-1].isspace():
            cursor.insertText(" ")
        start = cursor.position()
        text_document.insert(cursor, tuple(paragraph(line) for line in text.split("\n")))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        places = [start + utf16_length(text[:blank]) for blank, _ in blanks]
        self._blanks.set_places(self.document(), places, cursor.position())
        self.go_to_blank()
        self.ensureCursorVisible()

    def go_to_blank(self) -> bool:
        """Select the next "…" of the phrase that was put in last; False when all have been visited."""
        place = self._blanks.next()
        if place is not None:
            self.setTextCursor(place)
        return place is not None

    def toggle_bold(self) -> None:
        style, _ = self.current_style()
        shape = self.currentCharFormat()
        weight = text_document.char_format(style, bold=not text_document.is_bold(shape)).fontWeight()
        self._merge_look(weight=QFont.Weight(weight))

    def toggle_italic(self) -> None:
        self._merge_look(italic=not self.currentCharFormat().fontItalic())

    def toggle_style(self, style: BlockStyle) -> None:
        """Make the selected paragraphs that style, or plain paragraphs when they all have it."""
        blocks = self._selected_blocks()
        if all(text_document.style_of(block)[0] is style for block in blocks):
            style = BlockStyle.PARAGRAPH
        self._restyle([(block, style, text_document.style_of(block)[1]) for block in blocks])

    def indent(self, steps: int) -> None:
        """Move the selected list items one level in (1) or out (-1); out of the first level leaves the list."""
        changes = []
        for block in self._selected_blocks():
            style, level = text_document.style_of(block)
            if style in LISTS:
                to = level + steps
                changes.append((block, style if to > 0 else BlockStyle.PARAGRAPH, min(max(to, 1), MAX_LEVEL)))
        self._restyle(changes)

    def current_style(self) -> tuple[BlockStyle, int]:
        return text_document.style_of(self.textCursor().block())

    def own_keys(self) -> tuple[keys.Key, ...]:
        if self.isReadOnly():
            return ()
        in_list = (keys.INDENT, keys.OUTDENT) if self.current_style()[0] in LISTS else ()
        return (keys.PASTE_PLAIN, *((keys.NEXT_BLANK,) if self._blanks.waiting else in_list))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._command(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._command(event)
        if command is not None:
            command()
        elif self.isReadOnly() or not self._handle_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._caret.move()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._caret.move()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Keep Tab for lists and the "…" of a phrase: Qt asks here before it sends the key at all."""
        in_list = self.current_style()[0] in LISTS
        if not self.isReadOnly() and (in_list or (following and self._blanks.waiting)):
            return False
        return super().focusNextPrevChild(following)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper too: Qt would paint all that lies behind the text anew at each letter."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().base())
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        if self.document().isEmpty():
            self._paint_invitation(painter)
        self._caret.paint(painter)
        painter.end()

    def _paint_invitation(self, painter: QPainter) -> None:
        """Say what to do where there is no text; Qt's own words stand higher than the line that is typed."""
        place = self.cursorRect()
        painter.setFont(self.document().defaultFont())
        painter.setPen(self.palette().placeholderText().color())
        baseline = place.bottom() - painter.fontMetrics().descent()
        painter.drawText(place.left(), baseline, "" if self.isReadOnly() else _INVITATION)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for document in self._documents.values():
                set_type(document)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; files are left to the window, which fetches them."""
        files = any(url.isLocalFile() for url in source.urls())
        return not files and copied.can_be_read(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste paragraphs, lists, bold and italic; whatever else there was is left behind."""
        self._paste(copied.read(source))

    def paste_plain(self) -> None:
        """Paste the characters alone, line by line."""
        if not self.isReadOnly():
            self._paste(normalize([paragraph(QApplication.clipboard().text())]))

    def createMimeDataFromSelection(self) -> QMimeData:
        # Qt's own object makes its formats on demand and does not show one that is added.
        text = text_document.read_selection(self.textCursor())
        return copied.carry(text, self.textCursor().selection().toHtml())

    def _build(self) -> None:
        self.setAccessibleName("Protokolltext")
        self._caret = Caret(self)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.cursorPositionChanged.connect(self.style_changed)
        self.set_text(())

    def _new_document(self, text: Text) -> QTextDocument:
        document = QTextDocument(self)
        set_type(document)
        document.setDocumentMargin(0)
        frame = document.rootFrame().frameFormat()
        frame.setTopMargin(10)  # under the toolbar; a margin of the editor would cut lines off as they scroll by
        frame.setBottomMargin(_BELOW)
        document.rootFrame().setFrameFormat(frame)
        text_document.fill(document, text)
        document.contentsChanged.connect(self._on_contents_changed)
        return document

    def _show(self, key: int) -> None:
        self._loading = True
        self._blanks.clear()
        self._key = None if key == _NO_ITEM else key
        self.setDocument(self._documents[key])
        self._loading = False
        position, scrolled = self._places.get(key, (0, 0))
        self._move_to(position)
        self.verticalScrollBar().setValue(scrolled)

    def _keep_place(self) -> None:
        if self._key is not None:
            self._places[self._key] = (self.textCursor().position(), self.verticalScrollBar().value())

    def _move_to(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _command(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Give what a shortcut of the editor does, or None."""
        if self.isReadOnly():
            return None
        commands = {
            (_CTRL, Qt.Key.Key_B): self.toggle_bold,
            (_CTRL, Qt.Key.Key_I): self.toggle_italic,
            (_CTRL_SHIFT, Qt.Key.Key_R): lambda: self.toggle_style(BlockStyle.HEADING),
            (_CTRL_SHIFT, Qt.Key.Key_L): lambda: self.toggle_style(BlockStyle.BULLET),
            (_CTRL_SHIFT, Qt.Key.Key_N): lambda: self.toggle_style(BlockStyle.NUMBERED),
            (_CTRL_SHIFT, Qt.Key.Key_V): self.paste_plain,
        }
        return commands.get((event.modifiers(), Qt.Key(event.key())))

    def _handle_key(self, event: QKeyEvent) -> bool:
        """Do what lists and headings ask of a key; False leaves it to Qt."""
        key = event.key()
        if key in _ENTER and not event.modifiers() & _CTRL:
            return self._enter()
        if key == Qt.Key.Key_Tab and not event.modifiers() and self.go_to_blank():
            return True
        in_list = self.current_style()[0] in LISTS
        if in_list and key == Qt.Key.Key_Tab and not event.modifiers():
            self.indent(1)
            return True
        if key == Qt.Key.Key_Tab and not event.modifiers():
            self.focusNextChild()
            return True
        cursor = self.textCursor()
        at_start = cursor.atBlockStart() and not cursor.hasSelection()
        back = key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and event.modifiers() == _SHIFT)
        if in_list and (back or (key == Qt.Key.Key_Backspace and at_start)):
            self.indent(-1)
            return True
        return False

    def _enter(self) -> bool:
        """Break the paragraph: an empty list item leaves its list, what follows a heading is a paragraph."""
        cursor = self.textCursor()
        style, _ = self.current_style()
        if style in LISTS and cursor.block().length() == 1:
            self.indent(-1)
            return True
        follows_heading = style is BlockStyle.HEADING and cursor.atBlockEnd()
        cursor.beginEditBlock()
        cursor.insertBlock()
        if follows_heading:
            text_document.set_style(cursor, BlockStyle.PARAGRAPH)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        if follows_heading:
            self.setCurrentCharFormat(text_document.char_format(BlockStyle.PARAGRAPH))
        self.ensureCursorVisible()
        return True

    def _merge_look(self, *, weight: QFont.Weight | None = None, italic: bool | None = None) -> None:
        shape = self.currentCharFormat()
        if weight is not None:
            shape.setFontWeight(weight)
        if italic is not None:
            shape.setFontItalic(italic)
        self.mergeCurrentCharFormat(shape)
        self.style_changed.emit()

    def _selected_blocks(self) -> list[QTextBlock]:
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        blocks = [block]
        while block != last:
            block = block.next()
            blocks.append(block)
        return blocks

    def _restyle(self, changes: list[tuple[QTextBlock, BlockStyle, int]]) -> None:
        if not changes:
            return
        cursor = QTextCursor(changes[-1][0])
        cursor.beginEditBlock()
        for block, style, level in changes:
            text_document.restyle(block, style, level)
        text_document.regroup(cursor)
        cursor.endEditBlock()
        if changes[-1][0].length() == 1:
            self.setCurrentCharFormat(text_document.char_format(changes[-1][1]))
        self.style_changed.emit()

    def _paste(self, text: Text) -> None:
        cursor = self.textCursor()
        text_document.insert(cursor, text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _on_contents_changed(self) -> None:
        if not self._loading:
            self.edited.emit()
