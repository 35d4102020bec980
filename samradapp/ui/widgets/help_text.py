"""A chapter of the guide as it is read: Markdown in the window's own type, as wide as is easy to read."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrame,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from samradapp import paths
from samradapp.ui.tokens import color, scaled, sized, tokens_of

_WIDTH, _TEXT_WIDTH, _MARGIN = 860, 640, 40
_TAKEN_AT = 1.5  # the screen scale of the pictures
_HEADINGS = {1: 21, 2: 15, 3: 12}


class HelpText(QTextBrowser):
    """``chapter_requested`` comes when she follows a link to another chapter. Colours and sizes switch live."""

    chapter_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self._looks: object = None
        self._dressing = False
        self.setAccessibleName("Handbokens text")
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # all of it fits, down to a pixel
        self.anchorClicked.connect(lambda url: self.chapter_requested.emit(url.fileName().removesuffix(".md")))

    def show_text(self, markdown: str) -> None:
        """Show a chapter from its beginning."""
        self._markdown = markdown
        self._render()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def find_first(self, words: str) -> None:
        """Go to the first of the words in the text, and select it."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        for word in words.split():
            if self.find(word):
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Dress the text anew when scheme or text size are switched."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._looks = None  # Qt has just given the text the type of the field
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._render()

    def _render(self) -> None:
        font, tokens = QApplication.font(), tokens_of(QApplication.palette())
        looks = (self._markdown, font.pointSizeF(), tokens)
        if looks == self._looks or not self._markdown:
            return
        self._looks = looks
        self._dressing = True  # each of these changes would fit the text anew
        place = self.verticalScrollBar().value()
        document = self.document()
        document.setDefaultFont(sized(font, 11))
        document.setBaseUrl(QUrl.fromLocalFile(str(paths.resource("help")) + "/"))
        document.setMarkdown(self._markdown)
        for block in self._blocks():
            _dress_block(block, font)
            for fragment in _fragments(block):
                self._dress(fragment, font)
        for frame in document.rootFrame().childFrames():
            _dress_table(frame, font)
        self._dressing = False
        self._fit()
        self.verticalScrollBar().setValue(place)

    def _dress(self, fragment: QTextFragment, font: QFont) -> None:
        """Give keys and links their look."""
        tokens, found = tokens_of(QApplication.palette()), fragment.charFormat()
        look = QTextCharFormat()
        if found.fontFixedPitch():
            look.setFontFixedPitch(False)
            look.setFontFamilies(font.families() or [font.family()])
            look.setFontWeight(QFont.Weight.DemiBold)
            look.setBackground(color(tokens.hover))
            look.setForeground(color(tokens.text))
        elif found.isAnchor():
            look.setForeground(color(tokens.accent))
        else:
            return
        self._cursor(fragment).mergeCharFormat(look)

    def _fit(self) -> None:
        """Let the text be no wider than is easy to read, and pictures no wider than the text."""
        if self._dressing:
            return
        font = QApplication.font()
        width = min(scaled(_WIDTH, font), self.width() - 2 * _MARGIN - 12)
        self._dressing = True
        self.setViewportMargins(_MARGIN, 0, max(self.width() - width - _MARGIN - 12, 0), 0)
        for block in self._blocks():
            pictures = [piece for piece in _fragments(block) if piece.charFormat().isImageFormat()]
            for fragment in pictures:
                self._fit_picture(fragment, width - 8)
            if not pictures and QTextCursor(block).currentTable() is None:
                shape = QTextBlockFormat()
                shape.setRightMargin(max(width - scaled(_TEXT_WIDTH, font), 0))
                QTextCursor(block).mergeBlockFormat(shape)
        self._dressing = False

    def _fit_picture(self, fragment: QTextFragment, width: int) -> None:
        """Give a picture its size, drawn anew for it: Qt would leave out pixels and make its words unreadable."""
        picture, ratio = QTextImageFormat(fragment.charFormat().toImageFormat()), self.devicePixelRatioF()
        taken = QImage(str(paths.resource("help") / picture.name()))
        wanted = min(width, round(taken.width() / _TAKEN_AT))
        if taken.isNull() or picture.width() == wanted:
            return
        drawn = taken.convertToFormat(QImage.Format.Format_RGB32)
        drawn = drawn.scaledToWidth(round(wanted * ratio), Qt.TransformationMode.SmoothTransformation)
        painter = QPainter(drawn)
        painter.setPen(color(tokens_of(QApplication.palette()).line_medium))
        painter.drawRect(drawn.rect().adjusted(0, 0, -1, -1))
        painter.end()
        drawn.setDevicePixelRatio(ratio)
        address = self.document().baseUrl().resolved(QUrl(picture.name()))  # as the document looks it up
        self.document().addResource(QTextDocument.ResourceType.ImageResource.value, address, drawn)
        picture.setWidth(wanted)
        picture.setHeight(wanted * taken.height() / taken.width())
        self._cursor(fragment).setCharFormat(picture)

    def _cursor(self, fragment: QTextFragment) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    """Give the pieces of a block, read before any of them is changed."""
    pieces, place = [], block.begin()
    while not place.atEnd():
        pieces.append(place.fragment())
        place += 1
    return pieces


def _dress_block(block: QTextBlock, font: QFont) -> None:
    """Give a heading its size and a paragraph its air."""
    level, cursor = block.blockFormat().headingLevel(), QTextCursor(block)
    shape = QTextBlockFormat()
    if level:
        look = QTextCharFormat()  # in place of Markdown's own, whose size is told by how much larger it is
        look.setFontPointSize(sized(font, _HEADINGS.get(level, 12)).pointSizeF())
        look.setFontWeight(QFont.Weight.DemiBold)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)
        shape.setTopMargin(scaled(24, font))
        shape.setBottomMargin(scaled(6, font))
    elif QTextCursor(block).currentTable() is None:
        picture = any(fragment.charFormat().isImageFormat() for fragment in _fragments(block))
        height = QTextBlockFormat.LineHeightTypes
        kind = height.SingleHeight if picture else height.ProportionalHeight
        shape.setLineHeight(100 if picture else 135, kind.value)
        shape.setBottomMargin(scaled(10 if block.textList() is None else 4, font))
    QTextCursor(block).mergeBlockFormat(shape)


def _dress_table(frame: QTextFrame, font: QFont) -> None:
    if not isinstance(frame, QTextTable):
        return
    shape = frame.format()
    shape.setBorder(0)
    shape.setCellPadding(scaled(4, font))
    shape.setCellSpacing(0)
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.FixedLength, scaled(150, font)), QTextLength(QTextLength.Type.VariableLength, 0)]
    )
    frame.setFormat(shape)
