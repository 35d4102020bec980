"""The printed protocol as a text document: what Granska reads from and what the preview shows.

Its order is the Word writer's; its pages are only about Word's, whose template has the last word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from samradapp.domain.protocol import (
    Fact,
    PrintedDecision,
    PrintedItem,
    PrintedList,
    PrintedPart,
    PrintedSignature,
    PrintedVote,
    Protocol,
)
from samradapp.ui.widgets import text_document

RULE = QTextFormat.Property.UserProperty.value + 1  # a bar stands at the left of the paragraph: it is a decision
HEADING = RULE + 1  # the paragraph stays with the next
FACT_COLUMNS = (26, 74)  # per cent
_LINE = 140  # per cent


@dataclass(frozen=True, slots=True)
class Look:
    """``quiet`` is the ink of kinds and presenters; all other text has the ink it is painted with."""

    font: QFont
    quiet: str


class Place(NamedTuple):
    """What a paragraph is: whose (a bookmark, or "" for the meeting), and which part of it."""

    bookmark: str
    part: str


class ProtocolWriter:
    """Writes into an empty document; ``places`` gives the paragraphs of each place, as first and last position."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(look.font)
        self.places: dict[Place, tuple[int, int]] = {}
        self._cursor = QTextCursor(document)
        self._look = look
        self._fresh = True

    def protocol(self, protocol: Protocol) -> None:
        """Write all of it, in the order of the Word file."""
        self.cover(protocol)
        if protocol.attendance_first:
            self.attendance(protocol.attendance)
        for part in protocol.parts:
            self.part(part)
            for item in part.items:
                self.item(item)
        if not protocol.attendance_first:
            self.attendance(protocol.attendance)
        self.signatures(protocol.signature_line, protocol.signatures)

    def cover(self, protocol: Protocol) -> None:
        self.paragraph(protocol.title, size=1.6, weight=QFont.Weight.DemiBold, after=2)
        if protocol.reference:
            self.paragraph(protocol.reference, size=1.05, quiet=True, after=8)
        self.facts(protocol.facts)

    def facts(self, facts: Iterable[Fact]) -> QTextTable | None:
        """Write labels and values in two columns, and give the table; None without facts."""
        rows = tuple(facts)
        if not rows:
            return None
        table = self._table([(fact.label, fact.value) for fact in rows], FACT_COLUMNS, QFont.Weight.DemiBold)
        for row, fact in enumerate(rows):
            value = table.cellAt(row, 1)
            self.places[Place("", fact.label)] = (value.firstPosition(), value.lastPosition())
        return table

    def part(self, part: PrintedPart) -> None:
        if part.heading:
            self.heading(part.heading, 1.4, before=22, place=Place(part.bookmark, "title"))
        if part.line:
            self.paragraph(part.line, quiet=True, place=Place(part.bookmark, "line"))

    def item(self, item: PrintedItem) -> None:
        """Write an item as it is printed."""
        mark = item.bookmark
        if item.section:
            self.heading(item.section, 1.25, before=20)
        self.heading(f"{item.number} {item.title}", 1.25, before=18, place=Place(mark, "title"))
        if item.kind:
            self.paragraph(item.kind, size=0.92, quiet=True, after=1, place=Place(mark, "kind"))
        if item.presenters:
            self.paragraph(item.presenters, size=0.92, quiet=True, place=Place(mark, "presenters"))
        self._text(item)
        for note in item.notes:
            self.paragraph(note)
        self._under("Yrkanden", item.motions)
        for vote in item.votes:
            self._vote(vote, mark)
        for decision in item.decisions:
            self._decision(decision, mark)
        reservations = "Reservation" if len(item.reservations) == 1 else "Reservationer"
        self._under(reservations, item.reservations, Place(mark, "reservations"))

    def attendance(self, lists: Iterable[PrintedList]) -> None:
        shown = [group for group in lists if group.lines]
        if shown:
            self.heading("Närvarande", 1.25, before=22, place=Place("", "Närvarande"))
        for group in shown:
            self.heading(group.heading, 1.0, before=8)
            for line in group.lines:
                self.paragraph(line, after=1)

    def signatures(self, line: str, signatures: Iterable[PrintedSignature]) -> None:
        """Write the page that is signed on paper."""
        names = tuple(signatures)
        if not names:
            return
        self.heading("Underskrifter", 1.25, before=0)
        shape = self._cursor.blockFormat()
        shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        self._cursor.setBlockFormat(shape)
        self.paragraph(line, quiet=True)
        for signature in names:
            self.paragraph("_" * 44, quiet=True, before=30, after=0)
            self.paragraph(signature.name, after=0)
            self.paragraph(signature.role, size=0.92, quiet=True)

    def heading(self, words: str, size: float, *, before: float = 12, place: Place | None = None) -> None:
        shape = _block(before, 4)
        shape.setProperty(HEADING, True)
        self._write(words, shape, self._characters(size, QFont.Weight.DemiBold), place)

    def paragraph(
        self,
        words: str,
        *,
        size: float = 1.0,
        weight: QFont.Weight = QFont.Weight.Normal,
        quiet: bool = False,
        before: float = 0,
        after: float = 7,
        place: Place | None = None,
    ) -> None:
        shape = self._characters(size, weight)
        if quiet:
            shape.setForeground(QColor(self._look.quiet))
        self._write(words, _block(before, after), shape, place)

    def _text(self, item: PrintedItem) -> None:
        if not item.text:
            return
        self._next(_block(0, 7), self._characters())
        start = self._cursor.position()
        text_document.write(self._cursor, item.text)
        self.places[Place(item.bookmark, "text")] = (start, self._cursor.position())

    def _under(self, heading: str, lines: tuple[str, ...], place: Place | None = None) -> None:
        if any(line.strip() for line in lines):
            self.heading(heading, 1.0, before=8, place=place)
            for line in lines:
                self.paragraph(line)

    def _vote(self, vote: PrintedVote, mark: str) -> None:
        self.heading("Omröstning", 1.0, before=8)
        self.paragraph(vote.sentences, place=Place(mark, "vote"))
        if vote.ballots:
            rows = [("Ledamot", "Huvudman", "Röst")]
            rows += [(ballot.name, ballot.principal, ballot.choice) for ballot in vote.ballots]
            self._table(rows, (46, 38, 16))

    def _decision(self, decision: PrintedDecision, mark: str) -> None:
        lines = (decision.lead, *(f"{n}. {clause}" for n, clause in enumerate(decision.clauses, 1)))
        for line in (line for line in lines if line):
            shape = _block(2, 4)
            shape.setLeftMargin(14)
            shape.setProperty(RULE, True)
            self._write(line, shape, self._characters(weight=QFont.Weight.DemiBold), Place(mark, decision.bookmark))
            self._remember(Place(mark, "decision"), *self.places[Place(mark, decision.bookmark)])
        if decision.follow_up:
            shape = _block(0, 8)
            shape.setLeftMargin(14)
            self._write(decision.follow_up, shape, self._characters(0.92), None)

    def _table(
        self, rows: Sequence[tuple[str, ...]], widths: tuple[int, ...], first: QFont.Weight = QFont.Weight.Normal
    ) -> QTextTable:
        """Write cells in columns of these widths, in per cent; ``first`` is the weight of the first column."""
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellPadding(1)
        shape.setCellSpacing(0)
        shape.setBottomMargin(20)  # what follows has no margin of its own: Qt drops it after a table
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, width) for width in widths])
        self._next(_block(0, 0), self._characters())
        table = self._cursor.insertTable(len(rows), len(widths), shape)
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                look = self._characters(0.96, QFont.Weight.Normal if column else first)
                table.cellAt(row, column).firstCursorPosition().insertText(words, look)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True  # Qt leaves an empty paragraph after a table
        return table

    def _write(self, words: str, block: QTextBlockFormat, characters: QTextCharFormat, place: Place | None) -> None:
        self._next(block, characters)
        start = self._cursor.position()
        self._cursor.insertText(words, characters)
        if place is not None:
            self._remember(place, start, self._cursor.position())

    def _remember(self, place: Place, start: int, end: int) -> None:
        first, last = self.places.get(place, (start, end))
        self.places[place] = min(first, start), max(last, end)

    def _next(self, block: QTextBlockFormat, characters: QTextCharFormat) -> None:
        """Begin a paragraph; the document's first one, and the one after a table, are there already."""
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(characters)
            self._fresh = False
        else:
            self._cursor.insertBlock(block, characters)

    def _characters(self, size: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QTextCharFormat:
        font = QFont(self._look.font)
        if font.pixelSize() > 0:
            font.setPixelSize(round(font.pixelSize() * size))
        else:
            font.setPointSizeF(font.pointSizeF() * size)
        font.setWeight(weight)
        shape = QTextCharFormat()
        shape.setFont(font)
        return shape


def _block(before: float, after: float) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(before)
    shape.setBottomMargin(after)
    return shape


def has_rule(block: QTextBlock) -> bool:
    """Tell whether a bar stands at the left of the paragraph."""
    return bool(block.blockFormat().property(RULE))


def is_heading(block: QTextBlock) -> bool:
    return bool(block.blockFormat().property(HEADING))
