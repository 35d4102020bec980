"""The small builder of Word text: paragraphs, lists, tables and bookmarks in the styles of a template.

It writes XML as text: elements made one by one cost some ten times as much, and a long protocol is waited for.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from samradapp.documents import word_xml
from samradapp.documents.word_styles import Style
from samradapp.documents.word_template import WordTemplate
from samradapp.documents.word_xml import Cell, Table
from samradapp.domain.text import Run

_LONGEST_BOOKMARK = 40
_BOOKMARK = re.compile(r"[^\W\d_]\w{0,39}")
_PARAGRAPH_END = "</w:p>"
_PROPERTIES_END = "</w:pPr>"


class WordWriter:
    """A document in the making: what is added comes after what was added before."""

    def __init__(self, template: Path) -> None:
        self._template = WordTemplate(template)
        self._blocks: list[str] = []
        self._lists: list[str] = []
        self._next_list = 0
        self._definitions: dict[Style, tuple[int, int]] = {}
        self._style_ids: dict[Style, str] = {}
        self._loose: dict[Style, str] = {}
        self._kept: dict[Style, str] = {}
        self._bookmarks: set[str] = set()

    def paragraph(
        self, style: Style, content: str | Sequence[Run], *, keep_next: bool = False, bookmark: str = ""
    ) -> None:
        """Add a paragraph, perhaps in a bookmark; one without a visible character is left out."""
        if runs := word_xml.runs(content):
            self._add(self._properties(style, keep_next), runs, bookmark)

    def list_item(
        self,
        style: Style,
        content: str | Sequence[Run],
        number: int,
        *,
        level: int = 1,
        keep_next: bool = False,
        bookmark: str = "",
    ) -> None:
        """Add a paragraph to the list that ``start_list`` or ``style_list`` gave the number of."""
        if runs := word_xml.runs(content):
            properties = word_xml.properties(self._style_id(style), keep_next=keep_next, number=number, level=level)
            self._add(properties, runs, bookmark)

    def labelled(self, style: Style, label: str, value: str) -> None:
        """Add a label and its value as one line with a tab between, read as one sentence."""
        if runs := word_xml.runs(value):
            name = word_xml.run(f"{label}:", word_xml.label_look(self._style_id(Style.LABEL)))
            self._add(self._properties(style), f"{name}{word_xml.TAB}{runs}")

    def start_list(self, style: Style, level: int = 1) -> int:
        """Begin a numbered list that counts from one; gives its number."""
        _, abstract = self._definition(style)
        self._next_list = self._next_list + 1 if self._next_list else self._template.next_list_number()
        self._lists.append(word_xml.number_instance(self._next_list, abstract, level))
        return self._next_list

    def style_list(self, style: Style) -> int:
        """Give the number of the list a style belongs to by itself: for lists that do not count."""
        return self._definition(style)[0]

    def table(self, table: Table) -> None:
        """Add a table across the text; without rows it is left out."""
        if not table.rows:
            return
        width = self._template.text_width()
        widths = [width * share // sum(table.shares) for share in table.shares]
        headings = [self._cell_paragraph(Style.TABLE_HEADING, text) for text in table.headings]
        rows = [word_xml.table_row(headings, widths, header=True)]
        for index, row in enumerate(table.rows, start=1):
            keep_next = table.together and index < len(table.rows)
            rows.append(word_xml.table_row([self._cell(cell, keep_next=keep_next) for cell in row], widths))
        start = word_xml.table_start(self._style_id(Style.TABLE), table.caption, widths)
        self._blocks.append(f"{start}{''.join(rows)}</w:tbl>")

    @contextmanager
    def bookmark(self, bookmark: str) -> Iterator[None]:
        """Put a bookmark around the paragraphs added inside; none when there are none."""
        first = len(self._blocks)
        yield
        if len(self._blocks) > first and (name := self._new_name(bookmark)):
            number = len(self._bookmarks)
            start = f'{_PROPERTIES_END}<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
            self._blocks[first] = self._blocks[first].replace(_PROPERTIES_END, start, 1)
            end = f'<w:bookmarkEnd w:id="{number}"/>{_PARAGRAPH_END}'
            self._blocks[-1] = f"{self._blocks[-1].removesuffix(_PARAGRAPH_END)}{end}"

    def finished(self, title: str, author: str, header: str, reference: str, written: datetime | None = None) -> bytes:
        """Give the file; ``written`` is the moment it says it was made, now when None."""
        self._template.fill({"{sidhuvud}": header, "{diarienummer}": reference})
        self._template.describe(title, author, written or datetime.now(UTC))
        return self._template.finished(word_xml.scrubbed("".join(self._blocks)), "".join(self._lists).encode())

    def _add(self, properties: str, runs: str, bookmark: str = "") -> None:
        if bookmark and (name := self._new_name(bookmark)):
            number = len(self._bookmarks)
            runs = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
        self._blocks.append(f"<w:p>{properties}{runs}{_PARAGRAPH_END}")

    def _new_name(self, bookmark: str) -> str:
        """Give the name the bookmark gets in Word; nothing when it is taken."""
        name = bookmark if _BOOKMARK.fullmatch(bookmark) else _bookmark_name(bookmark)
        if name in self._bookmarks:
            return ""
        if name:
            self._bookmarks.add(name)
        return name

    def _definition(self, style: Style) -> tuple[int, int]:
        if style not in self._definitions:
            self._definitions[style] = self._template.list_definition(style)
        return self._definitions[style]

    def _style_id(self, style: Style) -> str:
        if style not in self._style_ids:
            self._style_ids[style] = self._template.style_id(style)
        return self._style_ids[style]

    def _properties(self, style: Style, keep_next: bool = False) -> str:
        known = self._kept if keep_next else self._loose
        if style not in known:
            known[style] = word_xml.properties(self._style_id(style), keep_next=keep_next)
        return known[style]

    def _cell(self, cell: Cell, *, keep_next: bool) -> str:
        lines = [line for line in cell if line.text.strip()] or cell[:1]
        return "".join(
            self._cell_paragraph(line.style, line.text, marked=line.marked, keep_next=keep_next) for line in lines
        )

    def _cell_paragraph(self, style: Style, text: str, *, marked: bool = False, keep_next: bool = False) -> str:
        look = word_xml.label_look(self._style_id(Style.LABEL)) if marked else ""
        return f"<w:p>{self._properties(style, keep_next)}{word_xml.run(text, look)}{_PARAGRAPH_END}"


def _bookmark_name(name: str) -> str:
    """Give a name Word takes: letters, digits and underscores, a letter first, at most 40."""
    name = re.sub(r"\W", "_", name)
    return (name if not name or name[0].isalpha() else f"b{name}")[:_LONGEST_BOOKMARK]
