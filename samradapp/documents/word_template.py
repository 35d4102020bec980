"""A Word template opened for writing: its styles, lists, header and properties, and the finished file."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.shared import Length
from lxml import etree

from samradapp.documents.word_package import open_document, package_bytes
from samradapp.documents.word_styles import Style
from samradapp.domain.text import clean_line
from samradapp.errors import FileError

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LONGEST_PROPERTY = 255
_MARK = "samradapp adds here"


class WordTemplate:
    """A template whose own text is left out; its styles, lists, header and footer stay as the body made them."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._document = open_document(path)
        self._styles: dict[str, etree._Element] = {
            str(name.get(qn("w:val"))).casefold(): style
            for style in self._document.styles.element.iterchildren(qn("w:style"))
            for name in style.iterchildren(qn("w:name"))
        }

    def style_id(self, style: Style) -> str:
        """Give the id behind a style's name; raises FileError when the template lacks it."""
        return str(self._style(style).get(qn("w:styleId")))

    def list_definition(self, style: Style) -> tuple[int, int]:
        """Give the number instance that a list style uses, and the abstract list behind it.

        Raises FileError when the style has no numbering of its own.
        """
        wanted = self._style(style).find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        identity = "" if wanted is None else wanted.get(qn("w:val"), "")
        for number in self._number_instances():
            abstract = number.find(qn("w:abstractNumId"))
            if abstract is not None and number.get(qn("w:numId")) == identity:
                return int(identity), int(abstract.get(qn("w:val"), "0"))
        raise FileError(
            f"Formatmallen {style.shown} i Wordmallen {self._name} är ingen lista. Ge den en numrering i Word."
        )

    def next_list_number(self) -> int:
        """Give the first number instance that the template does not use."""
        return 1 + max(int(number.get(qn("w:numId"), "0")) for number in self._number_instances())

    def text_width(self) -> int:
        """Give the width between the margins in twentieths of a point."""
        section = self._document.sections[-1]
        page, left, right = section.page_width, section.left_margin, section.right_margin
        return int(Length((page or 0) - (left or 0) - (right or 0)).twips)

    def fill(self, values: Mapping[str, str]) -> None:
        """Put the values in place of words such as ``{sidhuvud}`` in headers and footers, wherever they stand."""
        for part in self._document.part.package.iter_parts():
            if isinstance(part, HeaderPart | FooterPart):
                for paragraph in part.element.iter(qn("w:p")):
                    _fill_paragraph(paragraph, values)

    def describe(self, title: str, author: str, written: datetime) -> None:
        """Set the properties that screen readers and archives look for."""
        properties = self._document.core_properties
        properties.title = clean_line(title)[:_LONGEST_PROPERTY]
        properties.author = properties.last_modified_by = clean_line(author)[:_LONGEST_PROPERTY]
        properties.language = "sv-SE"
        properties.created = properties.modified = written.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        properties.comments = ""
        properties.revision = 1

    def finished(self, body: bytes, lists: bytes) -> bytes:
        """Give the file, with ``body`` as its text and ``lists`` as further number instances, both XML."""
        main = self._document.part
        section = main.element.body.get_or_add_sectPr()
        for child in [child for child in main.element.body.iterchildren() if child is not section]:
            main.element.body.remove(child)
        replaced = {str(main.partname): self._with_added(main.element, section, body, before=True)}
        if lists:
            numbering = self._numbering()
            last = self._number_instances()[-1]
            partname = str(main.part_related_by(RELATIONSHIP_TYPE.NUMBERING).partname)
            replaced[partname] = self._with_added(numbering, last, lists, before=False)
        return package_bytes(main.package, replaced)

    def _style(self, style: Style) -> etree._Element:
        found = self._styles.get(style.value.casefold())
        if found is None:
            raise FileError(f"Formatmallen {style.shown} saknas i Wordmallen {self._name}.")
        return found

    def _number_instances(self) -> list[etree._Element]:
        return list(self._numbering().iterchildren(qn("w:num")))

    def _numbering(self) -> BaseOxmlElement:
        try:
            part = self._document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        except KeyError as error:
            raise FileError(f"Wordmallen {self._name} har inga listor. Utgå från programmets egen mall.") from error
        numbering: BaseOxmlElement = cast("XmlPart", part).element
        return numbering

    def _with_added(self, root: etree._Element, place: etree._Element, added: bytes, *, before: bool) -> bytes:
        """Serialize a part with XML added at a place, as text: elements for it all would cost ten times as much."""
        if root.nsmap.get("w") != _WORD:
            raise FileError(f"Wordmallen {self._name} har ett ovanligt format. Öppna den i Word och spara om den.")
        mark = etree.Comment(_MARK)
        (place.addprevious if before else place.addnext)(mark)
        head, tail = etree.tostring(root, encoding="UTF-8", standalone=True).split(f"<!--{_MARK}-->".encode())
        return b"".join((head, added, tail))


def _fill_paragraph(paragraph: etree._Element, values: Mapping[str, str]) -> None:
    """Replace the words, which Word may have cut into several runs when the template was edited."""
    texts = list(paragraph.iter(qn("w:t")))
    for word, value in values.items():
        if any(word in (text.text or "") for text in texts):
            for text in texts:
                text.text = (text.text or "").replace(word, clean_line(value))
        elif word in (whole := "".join(text.text or "" for text in texts)):
            texts[0].text = whole.replace(word, clean_line(value))
            for text in texts[1:]:
                text.text = ""
