"""A Word document read back: paragraphs with style, list and bookmarks, tables, header, footer and properties.

Text in content controls, links and tracked insertions is read as text; what is deleted under track changes is not.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.hdrftr import FooterPart, HeaderPart
from lxml import etree

from samradapp.documents.word_package import open_document
from samradapp.documents.word_styles import Style
from samradapp.domain.text import MAX_LEVEL, Block, BlockStyle, Run, Text, normalize
from tests.documents.docx_numbering import ListCounter, ListItem, list_counter

_HOLDERS = {
    qn(f"w:{name}")
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir")
}
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
_OFF = {"0", "false", "off"}
_HEADING_STYLE = re.compile(r"heading ([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph; ``style`` is the name kept in the file, ``heading`` its outline level or 0."""

    style: str
    runs: tuple[Run, ...]
    item: ListItem | None = None
    heading: int = 0
    keep_next: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table; ``cells`` has the text of each row's cells, paragraphs parted by line breaks."""

    style: str
    caption: str
    cells: tuple[tuple[str, ...], ...]
    paragraphs: tuple[ReadParagraph, ...]
    header_rows: int
    whole_rows: bool
    merged: bool


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document in reading order; ``bookmarks`` gives the first and last block of each."""

    blocks: tuple[ReadParagraph | ReadTable, ...]
    bookmarks: Mapping[str, tuple[int, int]]
    headers: tuple[str, ...]
    footers: tuple[str, ...]
    title: str
    author: str
    language: str

    @property
    def paragraphs(self) -> tuple[ReadParagraph, ...]:
        """Give the paragraphs outside tables."""
        return tuple(block for block in self.blocks if isinstance(block, ReadParagraph))

    @property
    def tables(self) -> tuple[ReadTable, ...]:
        return tuple(block for block in self.blocks if isinstance(block, ReadTable))


def read_document(source: Path | BytesIO) -> ReadDocument:
    """Read a Word document; raises FileError when the file is no such thing."""
    document = open_document(source)
    reader = _Reader(document)
    reader.read(document.element.body)
    properties = document.core_properties
    return ReadDocument(
        tuple(reader.blocks),
        {name: (first, reader.ends.get(identity, first)) for identity, (name, first) in reader.starts.items()},
        _part_texts(document, HeaderPart),
        _part_texts(document, FooterPart),
        properties.title,
        properties.author,
        properties.language,
    )


def read_blocks(document: ReadDocument, bookmark: str) -> Text:
    """Give the text of an item as blocks: what stands from bookmark ``…_1`` to the last ``…_n``.

    Paragraphs that someone put between them in Word are there too, and the text of tables as paragraphs.
    """
    name = re.compile(rf"{re.escape(bookmark)}_\d+")
    places = [place for found, place in document.bookmarks.items() if name.fullmatch(found)]
    if not places:
        return ()
    first, last = min(start for start, _ in places), max(end for _, end in places)
    blocks: list[Block] = []
    for block in document.blocks[first : last + 1]:
        paragraphs = (block,) if isinstance(block, ReadParagraph) else block.paragraphs
        blocks.extend(map(to_block, paragraphs))
    return normalize(blocks)


def to_block(paragraph: ReadParagraph) -> Block:
    """Give a paragraph as a block of minutes text."""
    if paragraph.item:
        style = BlockStyle.BULLET if paragraph.item.form == "bullet" else BlockStyle.NUMBERED
        return Block(style, paragraph.runs, min(paragraph.item.level, MAX_LEVEL))
    heading = paragraph.style == Style.SUBHEADING
    return Block(BlockStyle.HEADING if heading else BlockStyle.PARAGRAPH, paragraph.runs)


@dataclass(frozen=True, slots=True)
class _ReadStyle:
    name: str
    number: int | None = None
    level: int = 0
    outline: int = 0


class _Reader:
    """Read blocks in order, counting lists and noting where bookmarks begin and end."""

    def __init__(self, document: Document) -> None:
        self.blocks: list[ReadParagraph | ReadTable] = []
        self.starts: dict[str, tuple[str, int]] = {}
        self.ends: dict[str, int] = {}
        self._styles = _read_styles(document)
        self._lists = _read_lists(document)

    def read(self, holder: etree._Element) -> None:
        for child in holder.iterchildren():
            if child.tag == qn("w:p"):
                self._note_bookmarks(child, len(self.blocks))
                self.blocks.append(self._paragraph(child))
            elif child.tag == qn("w:tbl"):
                self._note_bookmarks(child, len(self.blocks))
                self.blocks.append(self._table(child))
            elif child.tag in _HOLDERS:
                self.read(child)
            else:
                self._note_bookmark(child, len(self.blocks))

    def _note_bookmarks(self, block: etree._Element, index: int) -> None:
        for mark in block.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd")):
            self._note_bookmark(mark, index, inside=True)

    def _note_bookmark(self, mark: etree._Element, index: int, *, inside: bool = False) -> None:
        """Note a mark in the block of that index, or before it: then an end belongs to the block above."""
        identity = mark.get(qn("w:id"), "")
        if mark.tag == qn("w:bookmarkStart"):
            self.starts[identity] = (mark.get(qn("w:name"), ""), index)
        elif mark.tag == qn("w:bookmarkEnd"):
            self.ends[identity] = index if inside else index - 1

    def _paragraph(self, element: etree._Element) -> ReadParagraph:
        properties = element.find(qn("w:pPr"))
        style = self._styles.get(_value(properties, "w:pStyle"), self._styles[""])
        keep = properties.find(qn("w:keepNext")) if properties is not None else None
        runs = tuple(_joined(_runs(element)))
        return ReadParagraph(
            style.name,
            runs,
            self._item(properties, style) if runs else None,
            style.outline,
            keep is not None and keep.get(qn("w:val")) not in _OFF,
        )

    def _item(self, properties: etree._Element | None, style: _ReadStyle) -> ListItem | None:
        direct = properties.find(qn("w:numPr")) if properties is not None else None
        number = int(_value(direct, "w:numId") or style.number or 0)
        level = int(_value(direct, "w:ilvl") or (style.level if direct is None else 0))
        return self._lists.next_item(number, level)

    def _table(self, element: etree._Element) -> ReadTable:
        properties = element.find(qn("w:tblPr"))
        rows = list(element.iterchildren(qn("w:tr")))
        cells = [[self._cell(cell) for cell in row.iterchildren(qn("w:tc"))] for row in rows]
        style = self._styles.get(_value(properties, "w:tblStyle"))
        return ReadTable(
            style.name if style else "",
            _value(properties, "w:tblCaption"),
            tuple(tuple("\n".join(paragraph.text for paragraph in cell) for cell in row) for row in cells),
            tuple(paragraph for row in cells for cell in row for paragraph in cell),
            sum(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows),
            all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows),
            next(element.iter(qn("w:gridSpan"), qn("w:vMerge"), qn("w:hMerge")), None) is not None,
        )

    def _cell(self, cell: etree._Element) -> tuple[ReadParagraph, ...]:
        return tuple(self._paragraph(paragraph) for paragraph in cell.iter(qn("w:p")))


def _read_styles(document: Document) -> dict[str, _ReadStyle]:
    """Give the styles by id, with what they inherit; "" is the one of paragraphs without a style."""
    elements = {style.get(qn("w:styleId"), ""): style for style in document.styles.element.iterchildren(qn("w:style"))}
    styles = {identity: _read_style(style, elements) for identity, style in elements.items()}
    styles[""] = next((style for style in styles.values() if style.name == "Normal"), _ReadStyle("Normal"))
    return styles


def _read_style(style: etree._Element, elements: Mapping[str, etree._Element]) -> _ReadStyle:
    name = _value(style, "w:name")
    number, level, outline = None, 0, 0
    chain = list(_chain(style, elements))
    for element in reversed(chain):
        properties = element.find(qn("w:pPr"))
        numbering = properties.find(qn("w:numPr")) if properties is not None else None
        if found := _value(numbering, "w:numId"):
            number, level = int(found), int(_value(numbering, "w:ilvl") or 0)
        if found := _value(properties, "w:outlineLvl"):
            outline = (int(found) + 1) % 10
    if match := _HEADING_STYLE.fullmatch(name):
        name, outline = name.lower(), int(match[1])
    return _ReadStyle(name, number, level, outline)


def _chain(style: etree._Element, elements: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """Give the style and those it builds on; a file may have a circle of them."""
    seen: set[str] = set()
    current: etree._Element | None = style
    while current is not None and current.get(qn("w:styleId"), "") not in seen:
        seen.add(current.get(qn("w:styleId"), ""))
        yield current
        current = elements.get(_value(current, "w:basedOn"))


def _read_lists(document: Document) -> ListCounter:
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        return list_counter(None)
    return list_counter(getattr(part, "element", None))


def _runs(holder: etree._Element) -> Iterator[Run]:
    for child in holder.iterchildren():
        if child.tag == qn("w:r"):
            properties = child.find(qn("w:rPr"))
            yield Run(_run_text(child), _is_on(properties, "w:b"), _is_on(properties, "w:i"))
        elif child.tag in _HOLDERS:
            yield from _runs(child)


def _run_text(run: etree._Element) -> str:
    return "".join(
        (child.text or "") if child.tag == qn("w:t") else _SIGNS.get(str(child.tag), "") for child in run.iterchildren()
    )


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    for (bold, italic), group in groupby(runs, key=lambda run: (run.bold, run.italic)):
        if text := "".join(run.text for run in group):
            yield Run(text, bold, italic)


def _is_on(properties: etree._Element | None, name: str) -> bool:
    mark = properties.find(qn(name)) if properties is not None else None
    return mark is not None and mark.get(qn("w:val")) not in _OFF


def _value(element: etree._Element | None, name: str) -> str:
    child = element.find(qn(name)) if element is not None else None
    return "" if child is None else child.get(qn("w:val"), "")


def _part_texts(document: Document, kind: type[HeaderPart] | type[FooterPart]) -> tuple[str, ...]:
    """Give the text of each header or footer of the file."""
    return tuple(
        "\n".join("".join(run.text for run in _runs(paragraph)) for paragraph in part.element.iterchildren(qn("w:p")))
        for part in document.part.package.iter_parts()
        if isinstance(part, kind)
    )
