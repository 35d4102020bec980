"""The protocol around a finding as it will read, with the place marked in the text and in the margin."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from samradapp.domain.protocol import Fact, PrintedItem, PrintedList, PrintedPart
from samradapp.domain.review import Level
from samradapp.ui.icons import paint_icon
from samradapp.ui.tokens import color, scaled, sized, tokens_of
from samradapp.ui.widgets.finding_list import level_look
from samradapp.ui.widgets.paper_text import paper_font
from samradapp.ui.widgets.protocol_document import FACT_COLUMNS, Look, Place, ProtocolWriter, has_rule

_SIGNS = 76  # a line of the text, as in the editor
_LEFT, _GUTTER = 40, 56


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the protocol; ``quote`` are the words at ``place``, ``gap`` is said where there is nothing to mark."""

    title: str = ""
    facts: tuple[Fact, ...] = ()
    parts: tuple[PrintedPart, ...] = ()
    items: tuple[PrintedItem, ...] = ()
    attendance: tuple[PrintedList, ...] = ()
    place: Place | None = None
    quote: str = ""
    gap: str = ""
    level: Level = Level.WARNING


_GAP = Place("", "gap")


class ReviewSheet(QTextEdit):
    """Read and copied from, never written in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passage: Passage | None = None
        self._marked: int | None = None  # position of the mark
        self._document: QTextDocument | None = None
        self._facts: QTextTable | None = None
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Protokollet där anmärkningen gäller")

    def show_passage(self, passage: Passage | None) -> None:
        """Show a passage with its mark in sight; the same one stays as it is scrolled."""
        if passage != self._passage:
            self._passage = passage
            self._write()

    @property
    def marked(self) -> str:
        """The words that are marked."""
        if self._marked is None:
            return ""
        pieces = [selection.cursor.selectedText() for selection in self.extraSelections()]
        return " ".join(pieces)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._passage is not None:
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()
        self._bring_into_sight()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = tokens_of(QApplication.palette())
        with QPainter(self.viewport()) as painter:
            self._paint_rules(painter, tokens.accent)
            if self._marked is not None and self._passage is not None:
                icon, ink = level_look(self._passage.level, tokens)
                size = scaled(18, QApplication.font())
                line = self.cursorRect(self._cursor_at(self._marked))
                right = self._left() + self._column() + scaled(_GUTTER, QApplication.font()) / 2
                paint_icon(painter, QRectF(right - size / 2, line.center().y() - size / 2, size, size), icon, ink)

    def _write(self) -> None:
        """Write the passage into a document of its own, in today's colours and size."""
        tokens, font = tokens_of(QApplication.palette()), paper_font()
        document = QTextDocument(self)
        writer = ProtocolWriter(document, Look(font, tokens.text2))
        passage = self._passage or Passage()
        self._write_pieces(writer, passage)
        old, self._document, self._marked = self._document, document, None
        self.setDocument(document)
        if old is not None:
            old.deleteLater()
        self._set_margins()
        self._mark(writer, passage)
        self._bring_into_sight()

    def _write_pieces(self, writer: ProtocolWriter, passage: Passage) -> None:
        if passage.title:
            writer.heading(passage.title, 1.4, before=8)
        self._facts = writer.facts(passage.facts)
        for part in passage.parts:
            writer.part(part)
        for item in passage.items:
            writer.item(item)
        if passage.gap:
            writer.paragraph(passage.gap, before=4, place=_GAP)
        writer.attendance(passage.attendance)

    def _mark(self, writer: ProtocolWriter, passage: Passage) -> None:
        """Mark the words by ground and line, so that it is seen without colours too."""
        where = writer.places.get(_GAP if passage.gap else passage.place or _GAP)
        if where is None:
            self.setExtraSelections([])
            return
        tokens = tokens_of(QApplication.palette())
        error = passage.level is Level.ERROR
        shape = QTextCharFormat()
        shape.setBackground(QColor(tokens.err_soft if error else tokens.warn_soft))
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        shape.setUnderlineColor(QColor(tokens.err if error else tokens.warn))
        selections = []
        for start, end in self._stretches(where, passage.quote):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor_at(start)
            selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.format = shape
            selections.append(selection)
            self._marked = start if self._marked is None else self._marked
        self.setExtraSelections(selections)

    def _stretches(self, where: tuple[int, int], quote: str) -> list[tuple[int, int]]:
        """Give where the quoted words stand in a place; all of it when they do not."""
        first, last = where
        found: list[tuple[int, int]] = []
        cursor = self.document().find(quote, first) if quote else QTextCursor()
        while not cursor.isNull() and cursor.selectionEnd() <= last:
            found.append((cursor.selectionStart(), cursor.selectionEnd()))
            cursor = self.document().find(quote, cursor)
        return found or [where]

    def _cursor_at(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return cursor

    def _bring_into_sight(self) -> None:
        """Put the mark a little above the middle, with what comes before it in sight."""
        if self._marked is None:
            self.verticalScrollBar().setValue(0)
            return
        bar = self.verticalScrollBar()
        top = self.cursorRect(self._cursor_at(self._marked)).top() + bar.value()
        bar.setValue(round(top - self.viewport().height() * 0.45))

    def _set_margins(self) -> None:
        """Keep the lines at a length that is read with ease, and a margin for the mark at their right."""
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        shape.setTopMargin(scaled(16, QApplication.font()))
        shape.setBottomMargin(scaled(40, QApplication.font()))
        shape.setLeftMargin(self._left())
        shape.setRightMargin(max(self.viewport().width() - self._left() - self._column(), 0))
        frame.setFrameFormat(shape)
        self._set_fact_columns()

    def _set_fact_columns(self) -> None:
        """Keep the names of the facts whole where the paper is narrow."""
        if self._facts is None or self._passage is None:
            return
        name = QFont(sized(QApplication.font(), 12, QFont.Weight.DemiBold))
        widest = max(QFontMetrics(name).horizontalAdvance(fact.label) for fact in self._passage.facts)
        shape = self._facts.format()
        first, second = (QTextLength(QTextLength.Type.PercentageLength, width) for width in FACT_COLUMNS)
        if widest > self._column() * FACT_COLUMNS[0] / 100:
            first, second = QTextLength(QTextLength.Type.FixedLength, widest), QTextLength()
        shape.setColumnWidthConstraints([first, second])
        self._facts.setFormat(shape)

    def _left(self) -> int:
        return scaled(_LEFT, QApplication.font())

    def _column(self) -> int:
        widest = QFontMetrics(paper_font()).horizontalAdvance("n") * _SIGNS
        return min(widest, self.viewport().width() - self._left() - scaled(_GUTTER, QApplication.font()))

    def _paint_rules(self, painter: QPainter, ink: str) -> None:
        layout, scrolled = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.document().begin()
        while block.isValid():
            if has_rule(block):
                rect = layout.blockBoundingRect(block)
                painter.fillRect(QRectF(self._left(), rect.top() - scrolled, 3, rect.height()), color(ink))
            block = block.next()
