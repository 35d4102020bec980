"""Word-level differences between two texts, as pieces to mark."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from samradapp.domain.text import BlockStyle, Text


class Mark(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one look that is the same, added or removed."""

    mark: Mark
    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block made of pieces; ``mark`` tells whether it begins in both texts or in one alone."""

    mark: Mark
    style: BlockStyle
    level: int
    pieces: tuple[Piece, ...]


class _Token(NamedTuple):  # made by the ten thousand, and four times as fast as a dataclass
    """A word with the blanks around it or, with ``style``, the beginning of a block."""

    text: str
    bold: bool = False
    italic: bool = False
    style: BlockStyle | None = None
    level: int = 0


Pairs = Iterator[tuple[int, int]]

_WORD = re.compile(r"\s*\S+\s*|\s+")

# A stretch with more pairs of words than this, and no rare word in common, is told as replaced as a whole.
_COMPARED = 4096


def differences(old: Text, new: Text) -> tuple[MarkedBlock, ...]:
    """Give the new text, with what was removed from the old where it stood.

    A word whose look has changed is removed and added; where a block has changed its style it begins anew.
    """
    return tuple(_blocks(_marked(tuple(_tokens(old)), tuple(_tokens(new)))))


def _tokens(text: Text) -> Iterator[_Token]:
    for block in text:
        yield _Token("", style=block.style, level=block.level)
        for run in block.runs:
            yield from (_Token(word, run.bold, run.italic) for word in _WORD.findall(run.text))


def _marked(before: Sequence[_Token], after: Sequence[_Token]) -> Iterator[tuple[Mark, _Token]]:
    """Give all tokens in reading order, what is the same as the new text has it; blanks around a word do not count."""
    keys: dict[tuple[object, ...], int] = {}
    old, new = (
        [keys.setdefault((text.strip(), *look), len(keys)) for text, *look in tokens] for tokens in (before, after)
    )
    i = j = 0
    for in_old, in_new in (*_matches(old, new), (len(old), len(new))):
        yield from ((Mark.REMOVED, token) for token in before[i:in_old])
        yield from ((Mark.ADDED, token) for token in after[j:in_new])
        yield from ((Mark.SAME, token) for token in after[in_new : in_new + 1])
        i, j = in_old + 1, in_new + 1


def _matches(old: Sequence[int], new: Sequence[int], i: int = 0, j: int = 0) -> Pairs:
    """Give the pairs of places that are the same, in order: both ends, then around the words that stand once in each.

    So a text of thousands of words takes milliseconds (Bram Cohen's patience diff); what is left between is short.
    ``i`` and ``j`` are where the stretches begin.
    """
    head = _common(zip(old, new, strict=False))
    tail = _common(zip(reversed(old[head:]), reversed(new[head:]), strict=False))
    yield from ((i + place, j + place) for place in range(head))
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    yield from _between(inner_old, inner_new, i + head, j + head)
    yield from ((i + len(old) - place, j + len(new) - place) for place in range(tail, 0, -1))


def _common(pairs: Iterable[tuple[int, int]]) -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _between(old: Sequence[int], new: Sequence[int], i: int, j: int) -> Pairs:
    if not old or not new:
        return
    anchors = _anchors(old, new)
    if not anchors:
        yield from _compared(old, new, i, j)
        return
    start_old = start_new = 0
    for in_old, in_new in (*anchors, (len(old), len(new))):
        yield from _matches(old[start_old:in_old], new[start_new:in_new], i + start_old, j + start_new)
        if in_old < len(old):
            yield i + in_old, j + in_new
        start_old, start_new = in_old + 1, in_new + 1


def _compared(old: Sequence[int], new: Sequence[int], i: int, j: int) -> Pairs:
    if len(old) * len(new) > _COMPARED:
        return
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        yield from ((i + block.a + place, j + block.b + place) for place in range(block.size))


def _anchors(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int]]:
    """Give the longest rising row of places of the words that stand once in each stretch."""
    in_new = {word: place for place, word in enumerate(new)}
    once = _once(old) & _once(new)
    pairs = [(place, in_new[word]) for place, word in enumerate(old) if word in once]
    ends: list[int] = []  # the lowest last place of a row of each length
    last: list[int] = []  # its pair
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    row: list[tuple[int, int]] = []
    reached = last[-1] if last else None
    while reached is not None:
        row.append(pairs[reached])
        reached = before[reached]
    return row[::-1]


def _once(words: Sequence[int]) -> set[int]:
    return {word for word, times in Counter(words).items() if times == 1}


def _blocks(marked: Iterable[tuple[Mark, _Token]]) -> Iterator[MarkedBlock]:
    """Gather blocks; one whose words all went to another block is left out."""
    beginning: tuple[Mark, _Token] | None = None
    words: list[tuple[Mark, _Token]] = []
    for mark, token in (*marked, (Mark.SAME, _END)):
        if token.style is None:
            words.append((mark, token))
            continue
        if beginning is not None and words:
            first = beginning[1]
            yield MarkedBlock(beginning[0], first.style or BlockStyle.PARAGRAPH, first.level, tuple(_pieces(words)))
        beginning, words = (mark, token), []


_END = _Token("", style=BlockStyle.PARAGRAPH)


def _pieces(words: Iterable[tuple[Mark, _Token]]) -> Iterator[Piece]:
    for (mark, bold, italic), group in groupby(words, key=lambda known: (known[0], known[1].bold, known[1].italic)):
        yield Piece(mark, "".join(token.text for _, token in group), bold, italic)
