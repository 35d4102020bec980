"""The protocol on pages of paper, about as Word will set it; white in the dark too, since it is paper."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from samradapp.domain.protocol import Protocol
from samradapp.ui.tokens import LIGHT, color, scaled, tokens_of
from samradapp.ui.widgets.painting import painted
from samradapp.ui.widgets.protocol_document import Look, ProtocolWriter, has_rule, is_heading

_PAGE = QSizeF(794, 1123)  # A4 at 96 dots an inch
_LEFT, _TOP, _RIGHT, _BOTTOM = 104, 112, 96, 104
_BODY = 15  # 11 pt
_SMALL = 12
_GAP = 16


class ProtocolPreview(QAbstractScrollArea):
    """Pages under each other, as wide as there is room; PgUp and PgDn turn them."""

    page_shown = Signal(int, int)  # from 1, of how many

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._protocol: Protocol | None = None
        self._document: QTextDocument | None = None
        self._told = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)

    def show_protocol(self, protocol: Protocol) -> None:
        """Show a protocol; the same one stays where it is, another stays at the same page."""
        if protocol == self._protocol:
            return
        self._protocol = protocol
        self._document = _document(protocol)
        self._set_range()
        self.viewport().update()

    @property
    def page(self) -> int:
        """The page at the top, from 1."""
        step = self._step()
        return min(int((self.verticalScrollBar().value() + step / 3) // step) + 1, self.pages) if step else 1

    @property
    def pages(self) -> int:
        return self._document.pageCount() if self._document is not None else 1

    def turn(self, by: int) -> None:
        """Go to another page, down (1) or up (-1)."""
        self.verticalScrollBar().setValue(round((self.page - 1 + by) * self._step()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_PageDown: lambda: self.turn(1),
            Qt.Key.Key_PageUp: lambda: self.turn(-1),
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            move()

    def sizeHint(self) -> QSize:
        return QSize(560, 700)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        page = self.page
        super().resizeEvent(event)
        self._set_range()
        self.verticalScrollBar().setValue(round((page - 1) * self._step()))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._document is None:
            return
        with painted(self.viewport()) as painter:
            scale, step = self._scale(), self._step()
            left = round((self.viewport().width() - _PAGE.width() * scale) / 2)
            first = int(self.verticalScrollBar().value() // step)
            last = int((self.verticalScrollBar().value() + self.viewport().height()) // step)
            for number in range(first, min(last, self.pages - 1) + 1):
                top = round(number * step + _GAP / 2 - self.verticalScrollBar().value())
                painter.save()
                painter.translate(left, top)
                self._paint_page(painter, number, scale)
                painter.restore()
            if self.hasFocus():
                painter.setPen(QPen(color(tokens_of(QApplication.palette()).accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_page(self, painter: QPainter, number: int, scale: float) -> None:
        """Paint one page from its upper left corner."""
        size = _PAGE * scale
        edge = tokens_of(QApplication.palette()).line_medium
        painter.setPen(QPen(color(edge), 1))
        painter.setBrush(QColor(LIGHT.paper))
        painter.drawRect(QRectF(0.5, 0.5, round(size.width()) - 1, round(size.height()) - 1))
        painter.scale(scale, scale)
        self._paint_margins(painter, number)
        painter.translate(0, -number * _PAGE.height())
        document = self._document
        if document is None:
            return
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = _ink()
        seen = QRectF(QPointF(0, number * _PAGE.height()), _PAGE)
        context.clip = seen
        painter.setClipRect(seen)
        document.documentLayout().draw(painter, context)
        _paint_rules(painter, document, seen)

    def _paint_margins(self, painter: QPainter, number: int) -> None:
        """Paint what stands at the head and the foot of each page."""
        if self._protocol is None:
            return
        font = _font(_SMALL)
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.text2))
        width = _PAGE.width() - _LEFT - _RIGHT
        head = QRectF(_LEFT, 48, width, 20)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(head, flags | Qt.AlignmentFlag.AlignLeft, self._protocol.header)
        painter.drawText(head, flags | Qt.AlignmentFlag.AlignRight, self._protocol.reference)
        foot = QRectF(_LEFT, _PAGE.height() - 64, width, 20)
        painter.drawText(foot, flags | Qt.AlignmentFlag.AlignRight, f"Sida {number + 1} ({self.pages})")

    def _scale(self) -> float:
        room = self.viewport().width() - 2 * _GAP
        widest = scaled(760, QApplication.font())
        return max(min(room, widest), 120) / _PAGE.width()

    def _step(self) -> float:
        return _PAGE.height() * self._scale() + _GAP

    def _set_range(self) -> None:
        whole = round(self.pages * self._step())
        bar = self.verticalScrollBar()
        bar.setRange(0, max(whole - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(40)
        self._tell()

    def _tell(self) -> None:
        if (told := (self.page, self.pages)) != self._told:
            self._told = told
            self.setAccessibleName(f"Så blir protokollet, sida {told[0]} av {told[1]}")
            self.page_shown.emit(*told)


def _document(protocol: Protocol) -> QTextDocument:
    document = QTextDocument()
    document.setPageSize(_PAGE)
    ProtocolWriter(document, Look(_font(_BODY), LIGHT.text2)).protocol(protocol)
    frame = document.rootFrame()
    shape = frame.frameFormat()
    shape.setLeftMargin(_LEFT)
    shape.setTopMargin(_TOP)
    shape.setRightMargin(_RIGHT)
    shape.setBottomMargin(_BOTTOM)
    frame.setFrameFormat(shape)
    _keep_headings(document)
    return document


def _keep_headings(document: QTextDocument) -> None:
    """Let no heading stand alone at the foot of a page. Qt has no word for it: it is moved when all has been set."""
    block = document.begin()
    while block.isValid():
        following = block.next()
        starts = is_heading(block) and not is_heading(block.previous())
        if starts and _page_of(document, block) != _page_of(document, _after_headings(block)):
            shape = block.blockFormat()
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(shape)
        block = following


def _after_headings(block: QTextBlock) -> QTextBlock:
    """Give the first paragraph of text below a heading and its like."""
    while block.next().isValid() and is_heading(block):
        block = block.next()
    return block


def _page_of(document: QTextDocument, block: QTextBlock) -> int:
    rect = document.documentLayout().blockBoundingRect(block)
    line = block.layout().lineAt(0) if block.layout().lineCount() else None
    return int((rect.top() + (line.y() if line is not None else 0)) // _PAGE.height())


def _paint_rules(painter: QPainter, document: QTextDocument, seen: QRectF) -> None:
    """Paint the bar at the left of each decision, as the Word template does."""
    layout = document.documentLayout()
    block = document.findBlock(max(layout.hitTest(seen.topLeft(), Qt.HitTestAccuracy.FuzzyHit), 0))
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if rect.top() > seen.bottom():
            return
        if has_rule(block):
            painter.fillRect(QRectF(_LEFT, rect.top(), 3, rect.height()), QColor(LIGHT.accent))
        block = block.next()


def _font(pixels: int) -> QFont:
    """Give the window's font at a size of the paper, which no text size of the window changes."""
    font = QFont(QApplication.font())
    font.setPixelSize(pixels)
    return font


def _ink() -> QPalette:
    result = QPalette()
    result.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
    return result
