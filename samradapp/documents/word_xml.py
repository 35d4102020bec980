"""Runs and table XML as text: what escapes, what becomes a tab, what never reaches the file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from samradapp.documents.word_styles import Style
from samradapp.domain.text import Run

TAB = "<w:r><w:tab/></w:r>"

# Tabs and line breaks have elements of their own; what is left of these when the file is made, XML refuses.
_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_REFUSED = bytes(sign for sign in range(0x20) if sign not in b"\t\n") + b"\x7f"
_SIGNS = re.compile("([\t\n])")
_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>"}

# XML readers refuse an element with ten million characters in it, as an attack.
_LONGEST = 1_000_000

_LOOKS = {
    (False, False): "",
    (True, False): "<w:rPr><w:b/></w:rPr>",
    (False, True): "<w:rPr><w:i/></w:rPr>",
    (True, True): "<w:rPr><w:b/><w:i/></w:rPr>",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in a table cell; ``marked`` sets it in the label style."""

    style: Style
    text: str
    marked: bool = False


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; ``shares`` are the columns' widths in relation to each other."""

    caption: str
    headings: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    together: bool = False  # the rows stay on one page


def scrubbed(xml: str) -> bytes:
    """Give the XML as bytes, without the characters that XML refuses wherever they came from."""
    allowed = xml.replace("\ufffe", "").replace("\uffff", "")
    return allowed.encode(errors="ignore").translate(None, _REFUSED)


def runs(content: str | Sequence[Run]) -> str:
    """Give the text as runs, or nothing when there is no visible character in it."""
    if isinstance(content, str):
        return "" if _is_blank(content) else run(content)
    if len(content) == 1:
        only = content[0]
        return "" if _is_blank(only.text) else run(only.text, _LOOKS[only.bold, only.italic])
    if all(_is_blank(piece.text) for piece in content):
        return ""
    return "".join([run(piece.text, _LOOKS[piece.bold, piece.italic]) for piece in content])


def run(text: str, look: str = "") -> str:
    """Give a run of the text; ``look`` is its w:rPr. Tabs and line breaks get elements of their own."""
    if "\t" not in text and "\n" not in text and "\r" not in text:
        return f"<w:r>{look}{_characters(text)}</w:r>" if text else ""
    pieces = (_ELEMENTS.get(piece) or _characters(piece) for piece in _SIGNS.split(_BREAK.sub("\n", text)) if piece)
    return f"<w:r>{look}{''.join(pieces)}</w:r>"


def _is_blank(text: str) -> bool:
    """Tell whether nothing would be seen; a letter first, the common case, needs no further look."""
    return not text or (not text[0].isalpha() and not scrubbed(text).decode().strip())


def _characters(text: str) -> str:
    if len(text) > _LONGEST:
        return "".join(_characters(text[start : start + _LONGEST]) for start in range(0, len(text), _LONGEST))
    if "&" in text or "<" in text or ">" in text:
        text = escape(text)
    if text[0].isspace() or text[-1].isspace():
        return f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:t>{text}</w:t>"


def label_look(style_id: str) -> str:
    return f"<w:rPr><w:rStyle w:val={quoteattr(style_id)}/></w:rPr>"


def properties(style_id: str, *, keep_next: bool = False, number: int | None = None, level: int = 1) -> str:
    """Give the properties of a paragraph."""
    keep = "<w:keepNext/>" if keep_next else ""
    place = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:pPr><w:pStyle w:val={quoteattr(style_id)}/>{keep}{place}</w:pPr>"


def number_instance(number: int, abstract: int, level: int) -> str:
    """Give a list of its own that starts from one at the level."""
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
        f'<w:lvlOverride w:ilvl="{level - 1}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def table_start(style_id: str, caption: str, widths: Sequence[int]) -> str:
    """Give the start of a table: style, fixed columns, a marked header row, a caption for those who cannot see it."""
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(style_id)}/>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr>"
        f"<w:tblGrid>{''.join(f'<w:gridCol w:w={chr(34)}{width}{chr(34)}/>' for width in widths)}</w:tblGrid>"
    )


def table_row(cells: Iterable[str], widths: Sequence[int], *, header: bool = False) -> str:
    """Give a row that no page break cuts; the cells are paragraphs."""
    marks = "<w:cantSplit/><w:tblHeader/>" if header else "<w:cantSplit/>"
    columns = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(columns)}</w:tr>"
