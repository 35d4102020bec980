"""Pasted HTML to Text: paragraphs, lists, bold and italic; everything else is dropped.

Python's own parser and not QTextDocument.setHtml: that one fetches pictures and style sheets.
"""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from samradapp.domain.text import Block, BlockStyle, Run, Text, normalize, paragraph

# What is no text, and what Word's tracking says is taken out.
_SKIPPED = frozenset({"head", "style", "script", "title", "template", "noscript", "svg", "del"})
_BREAKING = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "ul", "ol", "li", "blockquote", "pre", "section"}
    | {"article", "header", "footer", "dl", "dt", "dd", "hr", "body", "figure", "caption", "main", "address"}
    | {"nav", "aside", "figcaption", "form", "details", "summary", "codeblock"}
)
_CELLS = frozenset({"td", "th"})
_IN_CELLS = frozenset({"p", "div"})  # a cell that is one paragraph is a piece of its row's line
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base", "embed", "source"})
_LISTS = {"ul": BlockStyle.BULLET, "ol": BlockStyle.NUMBERED}
_BOLD_TAGS = frozenset({"b", "strong"})
_ITALIC_TAGS = frozenset({"i", "em"})
_WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(\w+)")
_SLANT = re.compile(r"(?<![\w-])font-style\s*:\s*(\w+)")
_WORD_LEVEL = re.compile(r"mso-list\s*:[^;]*\blevel(\d)")
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def read_html(source: str, words: str = "") -> Text:
    """Give the text of a piece of HTML in normal form.

    ``words`` is the same without its looks, for HTML that cannot be read to its end; without it, what could be.
    """
    reader = _Reader()
    try:
        reader.feed(source)
        reader.close()
    except (AssertionError, ValueError):  # so Python's parser says that it gives up: on a number without end, say
        if words:
            return normalize([paragraph(words)])
    return reader.text()


class _Tag(NamedTuple):
    """An open tag, with the look around it and whether its text is the mark that Word draws before a list item."""

    name: str
    bold: bool
    italic: bool
    is_mark: bool = False


class _Reader(HTMLParser):
    """Collects blocks while it keeps account of the tags that are open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._open: list[_Tag] = []
        self._lists: list[BlockStyle] = []
        self._bold = self._italic = False
        self._item = False
        self._skipping = 0
        self._breaks = False  # before the next word, if it comes in the same cell
        self._word_level = 0
        self._word_mark: str | None = None

    def text(self) -> Text:
        self._end_block()
        return normalize(self._blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = (dict(attrs).get("style") or "").lower()
        if tag in _BREAKING or tag == "br":
            self._break(tag, listed="mso-list" in style)
        if tag in _VOID:
            return
        self._open.append(_Tag(tag, self._bold, self._italic))
        if tag in _SKIPPED:
            self._skipping += 1
        self._take_look(tag, style)
        self._take_list(tag, style)
        if tag in _CELLS:
            self._breaks = False
            if self._runs:
                last = self._runs[-1]
                self._runs[-1] = Run(last.text.rstrip(" "), last.bold, last.italic)
                self._runs.append(Run("\t"))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKING:
            self._break(tag, listed=self._item or self._word_mark is not None)
        if not any(tag == opened.name for opened in self._open):
            return
        while self._open:
            opened = self._open.pop()
            self._bold, self._italic = opened.bold, opened.italic
            self._close(opened.name)
            if opened.name == tag:
                return

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over a mark like Word's <![if ...]>, and as browsers do over one that Python would give up on."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i, report)

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        if self._word_mark is not None and any(tag.is_mark for tag in self._open):
            self._word_mark += data
            return
        inside_pre = any(tag.name == "pre" for tag in self._open)
        words = data if inside_pre else _BLANKS.sub(" ", data)
        if not inside_pre and (not self._runs or self._runs[-1].text.endswith((" ", "\t"))):
            words = words.removeprefix(" ")
        if self._breaks and words.strip():
            self._end_block()
            words = words.removeprefix(" ")
        if words:
            self._runs.append(Run(words, self._bold, self._italic))

    def _break(self, tag: str, *, listed: bool) -> None:
        """End the paragraph; in a cell only if more comes in it, since cells of one paragraph make one line."""
        in_cell = any(opened.name in _CELLS for opened in self._open)
        if not in_cell or listed or tag not in _IN_CELLS:
            self._end_block()
        elif self._runs and self._runs[-1].text != "\t":
            self._breaks = True

    def _take_look(self, tag: str, style: str) -> None:
        self._bold = self._bold or tag in _BOLD_TAGS
        self._italic = self._italic or tag in _ITALIC_TAGS
        if weight := _WEIGHT.search(style):
            value = weight[1]
            self._bold = value in {"bold", "bolder"} or (value.isdigit() and int(value) >= 600)
        if slant := _SLANT.search(style):
            self._italic = slant[1] in {"italic", "oblique"}

    def _take_list(self, tag: str, style: str) -> None:
        """Note where a list opens; Word writes its items as paragraphs, the mark in a span to be ignored."""
        if tag in _LISTS:
            self._lists.append(_LISTS[tag])
        elif tag == "li":
            self._item = True
        elif tag == "p" and (level := _WORD_LEVEL.search(style)):
            self._word_level, self._word_mark = int(level[1]), ""
        elif "mso-list:ignore" in style.replace(" ", "") and self._word_mark is not None:
            self._open[-1] = self._open[-1]._replace(is_mark=True)

    def _close(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping -= 1
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._item = any(opened.name == "li" for opened in self._open)

    def _end_block(self) -> None:
        if self._runs:
            last = self._runs[-1]
            self._runs[-1] = Run(last.text.rstrip(" "), last.bold, last.italic)
            self._blocks.append(self._block(tuple(self._runs)))
        self._runs = []
        self._breaks = False
        self._word_level, self._word_mark = 0, None

    def _block(self, runs: tuple[Run, ...]) -> Block:
        if self._word_mark is not None:
            counted = self._word_mark.strip()[:1].isalnum() and self._word_mark.strip() != "o"
            return Block(BlockStyle.NUMBERED if counted else BlockStyle.BULLET, runs, self._word_level)
        if self._item and self._lists:
            return Block(self._lists[-1], runs, len(self._lists))
        return Block(BlockStyle.PARAGRAPH, runs)
