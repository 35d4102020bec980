"""Minutes text into Word: paragraphs, sub-headings and real lists that each count from one."""

from itertools import groupby

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
    numbered = enumerate(text, start=1)
    for is_list, group in groupby(numbered, key=lambda entry: entry[1].style in LISTS):
        if is_list:
            _write_list(writer, list(group), bookmark)
            continue
        for position, block in group:
            with writer.bookmark(f"{bookmark}_{position}"):
                writer.paragraph(_STYLES[block.style], block.runs)


def _write_list(writer: WordWriter, blocks: list[tuple[int, Block]], bookmark: str) -> None:
    """Add neighbouring list items; the first and the last two stay with each other across pages."""
    counting: dict[int, int] = {}
    for index, (position, block) in enumerate(blocks):
        keep_next = keeps_next(index, len(blocks))
        style = _STYLES[block.style]
        with writer.bookmark(f"{bookmark}_{position}"):
            if block.style is BlockStyle.BULLET and block.level == 1:
                counting.clear()
                writer.paragraph(style, block.runs, keep_next=keep_next)
                continue
            number = _list_number(writer, block, counting)
            writer.list_item(style, block.runs, number, level=block.level, keep_next=keep_next)


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
