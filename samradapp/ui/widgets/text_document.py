"""QTextDocument to and from the domain's Text; what one holds, the other holds.

A heading is semi-bold on the screen and its bold runs are bold, so weight alone tells what is stored. Nothing but
style, level, bold and italic is read: a colour or font that got in is not stored.
"""

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
)

from samradapp.domain.text import LISTS, MAX_LEVEL, Block, BlockStyle, Run, Text, normalize

LINE_HEIGHT = 150  # per cent
_GAP = {BlockStyle.PARAGRAPH: 8, BlockStyle.HEADING: 2, BlockStyle.BULLET: 2, BlockStyle.NUMBERED: 2}
_HEADING_LEVEL = 3  # the item's title is a second-level heading
_SHAPES = {
    BlockStyle.BULLET: QTextListFormat.Style.ListDisc,
    BlockStyle.NUMBERED: QTextListFormat.Style.ListDecimal,
}
_STYLES = {shape: style for style, shape in _SHAPES.items()}


def read(document: QTextDocument) -> Text:
    """Give the document's text in normal form; empty paragraphs are left out."""
    return normalize(_blocks(document))


def read_selection(cursor: QTextCursor) -> Text:
    """Give what is selected, in normal form."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    blocks = []
    while block.isValid() and block.position() < end:
        style, level = style_of(block)
        blocks.append(Block(style, tuple(_runs(block, start, end)), level))
        block = block.next()
    return normalize(blocks)


def fill(document: QTextDocument, text: Text) -> None:
    """Write the text into an empty document without leaving anything to undo."""
    document.setUndoRedoEnabled(False)
    write(QTextCursor(document), text)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def write(cursor: QTextCursor, text: Text) -> None:
    """Write the blocks from the cursor's empty paragraph on, as one edit."""
    cursor.beginEditBlock()
    for position, block in enumerate(text or (Block(BlockStyle.PARAGRAPH, ()),)):
        if position:
            cursor.insertBlock()
        set_style(cursor, block.style, block.level)
        _write_runs(cursor, block.style, block.runs)
    cursor.endEditBlock()


def insert(cursor: QTextCursor, text: Text) -> None:
    """Put a text where the cursor is, in place of what is selected, as one edit."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for position, block in enumerate(text):
        if position:
            cursor.insertBlock()
            set_style(cursor, block.style, block.level)
        else:
            _insert_first(cursor, block, alone=len(text) == 1)
        _write_runs(cursor, style_of(cursor.block())[0], block.runs)
    regroup(cursor)
    cursor.endEditBlock()


def _insert_first(cursor: QTextCursor, block: Block, *, alone: bool) -> None:
    """Make place for the first block: what is no paragraph gets one of its own, but for a lone piece in a sentence."""
    empty = cursor.block().length() == 1
    if block.style is BlockStyle.PARAGRAPH or (alone and not empty):
        return
    if not empty:
        cursor.insertBlock()
    set_style(cursor, block.style, block.level)


def _write_runs(cursor: QTextCursor, style: BlockStyle, runs: tuple[Run, ...]) -> None:
    for run in runs:
        cursor.insertText(run.text, char_format(style, bold=run.bold, italic=run.italic))


def style_of(block: QTextBlock) -> tuple[BlockStyle, int]:
    """Give a paragraph's style and level."""
    if (in_list := _list_of(block)) is not None:
        shape = in_list.format()
        style = _STYLES.get(shape.style(), BlockStyle.BULLET)
        return style, min(max(shape.indent(), 1), MAX_LEVEL)
    return (BlockStyle.HEADING if block.blockFormat().headingLevel() else BlockStyle.PARAGRAPH), 1


def set_style(cursor: QTextCursor, style: BlockStyle, level: int = 1) -> None:
    """Make the cursor's paragraph that style; a list item joins the list it continues, so that numbers run on."""
    if (old := cursor.currentList()) is not None:
        old.remove(cursor.block())
    cursor.setBlockFormat(block_format(style))
    cursor.setBlockCharFormat(char_format(style))
    if style in LISTS:
        _join_list(cursor, style, level)


def block_format(style: BlockStyle) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(0 if style in LISTS else _GAP[BlockStyle.PARAGRAPH])  # of two gaps that meet Qt takes the larger
    shape.setBottomMargin(_GAP[style])
    if style is BlockStyle.HEADING:
        shape.setHeadingLevel(_HEADING_LEVEL)
    return shape


def char_format(style: BlockStyle, *, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    shape = QTextCharFormat()
    plain = QFont.Weight.DemiBold if style is BlockStyle.HEADING else QFont.Weight.Normal
    shape.setFontWeight(QFont.Weight.Bold if bold else plain)
    shape.setFontItalic(italic)
    return shape


def is_bold(shape: QTextCharFormat) -> bool:
    return shape.fontWeight() > QFont.Weight.DemiBold


def restyle(block: QTextBlock, style: BlockStyle, level: int = 1) -> None:
    """Change a paragraph's style, its text and its bold and italic kept."""
    runs = tuple(_runs(block))
    cursor = QTextCursor(block)
    cursor.beginEditBlock()
    set_style(cursor, style, level)
    start = block.position()
    for run in runs:
        cursor.setPosition(start)
        start += len(run.text.encode("utf-16-le")) // 2
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(char_format(style, bold=run.bold, italic=run.italic))
    cursor.endEditBlock()


def regroup(cursor: QTextCursor) -> None:
    """Put each list item after the cursor's paragraph in the list it now continues, until a paragraph outside lists."""
    block = cursor.block().next()
    while block.isValid() and block.textList() is not None:
        style, level = style_of(block)
        before = _list_before(block, style, level)
        if before is None and block.textList().itemNumber(block) > 0:
            set_style(QTextCursor(block), style, level)
        elif before is not None and before != block.textList():
            before.add(block)
        block = block.next()


def _join_list(cursor: QTextCursor, style: BlockStyle, level: int) -> None:
    before = _list_before(cursor.block(), style, level)
    if before is not None:
        before.add(cursor.block())
        return
    shape = QTextListFormat()
    shape.setStyle(_SHAPES[style])
    shape.setIndent(level)
    cursor.createList(shape)


def _list_before(block: QTextBlock, style: BlockStyle, level: int) -> QTextList | None:
    """Give the list that an item here continues: past deeper items, up to the first of its level."""
    block = block.previous()
    while block.isValid() and (in_list := _list_of(block)) is not None:
        other, depth = style_of(block)
        if depth <= level:
            return in_list if depth == level and other is style else None
        block = block.previous()
    return None


def _blocks(document: QTextDocument) -> Iterator[Block]:
    block = document.begin()
    while block.isValid():
        if block.length() > 1:
            style, level = style_of(block)
            yield Block(style, tuple(_runs(block)), level)
        block = block.next()


def _runs(block: QTextBlock, start: int = 0, end: int | None = None) -> Iterator[Run]:
    """Give the block's runs, cut to what lies between two positions of the document."""
    # Fragments and not toPlainText: that one turns a no-break space into a blank.
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        text = fragment.text()
        first = fragment.position()
        if first < start or (end is not None and first + fragment.length() > end):
            text = _cut(text, max(start - first, 0), None if end is None else max(end - first, 0))
        shape = fragment.charFormat()
        yield Run(text, is_bold(shape), shape.fontItalic())
        place += 1


def _cut(text: str, start: int, end: int | None) -> str:
    """Cut by Qt's positions, which count an emoji as two."""
    units = text.encode("utf-16-le")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "ignore")


def _list_of(block: QTextBlock) -> QTextList | None:
    return block.textList()  # None outside lists, whatever the stubs say
