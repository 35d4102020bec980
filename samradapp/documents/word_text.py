"""Minutes text into Word: paragraphs, sub-headings and real lists that each count from one."""

from samradapp.documents.word import WordWriter
from samradapp.documents.word_styles import Style
from samradapp.domain.text import LISTS, Block, BlockStyle, Text

_STYLES = {
    BlockStyle.PARAGRAPH: Style.NORMAL,
    BlockStyle.HEADING: Style.SUBHEADING,
    BlockStyle.BULLET: Style.BULLET,
    BlockStyle.NUMBERED: Style.NUMBERED,
}


def write_text(writer: WordWriter, text: Text, bookmark: str) -> None:
    """Add the blocks, each in a bookmark of its own: ``bookmark`` with _1, _2, …"""
    position = 0
    while position < len(text):
        if text[position].style in LISTS:
            position = _write_list(writer, text, position, bookmark)
        else:
            block, position = text[position], position + 1
            writer.paragraph(_STYLES[block.style], block.runs, bookmark=f"{bookmark}_{position}")


def _write_list(writer: WordWriter, text: Text, first: int, bookmark: str) -> int:
    """Add neighbouring list items and give the place after them; the first and the last two stay with the next."""
    after = next((place for place in range(first, len(text)) if text[place].style not in LISTS), len(text))
    counting: dict[int, int] = {}
    for place in range(first, after):
        block, name = text[place], f"{bookmark}_{place + 1}"
        keep_next = keeps_next(place - first, after - first)
        style = _STYLES[block.style]
        if block.style is BlockStyle.BULLET and block.level == 1:
            counting.clear()
            writer.paragraph(style, block.runs, keep_next=keep_next, bookmark=name)
        else:
            number = _list_number(writer, block, counting)
            writer.list_item(style, block.runs, number, level=block.level, keep_next=keep_next, bookmark=name)
    return after


def _list_number(writer: WordWriter, block: Block, counting: dict[int, int]) -> int:
    """Give the list an item belongs to; ``counting`` has the numbered list going on at each level.

    A list goes on past items below it, and begins anew after an item above it or a bullet beside it.
    """
    style = _STYLES[block.style]
    for level in [level for level in counting if level > block.level]:
        del counting[level]
    if block.style is BlockStyle.BULLET:
        counting.pop(block.level, None)
        return writer.style_list(style)
    if block.level not in counting:
        counting[block.level] = writer.start_list(style, block.level)
    return counting[block.level]


def keeps_next(index: int, count: int) -> bool:
    """Tell whether a list item stays with the next: the first does, and the last but one."""
    return count > 1 and index in {0, count - 2}
