"""Make resources/word/protokoll-samrad.docx from python-docx's default template.

The committed file is the one that counts, and a body may edit its own copy in Word; this script tells how ours came
to be: ``python packaging/make_word_templates.py [FOLDER]``. The look itself is in ``word_template_styles.py``.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from word_template_styles import GREY, LOOKS, WORD, styles_xml

from samradapp.documents.word_package import package_bytes

NAME = "protokoll-samrad.docx"
_DROPPED = ("/stylesWithEffects", "/customXml", "/thumbnail", "/webSettings")
_MADE = datetime(2024, 5, 3, tzinfo=UTC)

_SETTINGS = f"""<w:settings {WORD}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{{modes}}</w:compat><w:themeFontLang w:val="sv-SE"/>
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"
 w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"
 w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"""
_MODES = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}
_MODE = '<w:compatSetting w:name="{}" w:uri="http://schemas.microsoft.com/office/word" w:val="{}"/>'

# A list: the style it belongs to, and per level its format, its sign, its left indent and how far the sign hangs out.
_LISTS = (
    ("ListBullet", (("bullet", "•", 340, 283), ("bullet", "–", 680, 283), ("bullet", "•", 1020, 283))),
    ("ListNumber", (("decimal", "%1.", 369, 369), ("lowerLetter", "%2)", 738, 369), ("lowerRoman", "%3.", 1107, 369))),
    ("Attsats", (("decimal", "%1.", 567, 340),)),
    ("Narvarorad", (("bullet", "–", 283, 283),)),
)

_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
)

_SAMPLE = """Texten på den här sidan är bara till för att visa formatmallarna: den byts mot protokollet, kallelsen eller
 närvarolistan. Ändra formatmallarna så att de passar er. Det ni skriver i sidhuvud och sidfot blir kvar, till exempel
 en logotyp. Där byts {sidhuvud} mot mötet och dess datum, och {diarienummer} mot diarienumret.""".replace("\n", "")

_BUILT_IN = {
    "heading 2": "Rubrik 2",
    "heading 3": "Rubrik 3",
    "List Bullet": "Punktlista",
    "List Number": "Numrerad lista",
}


def build() -> bytes:
    """Give the template as a file; the same bytes each time."""
    document = docx.Document()
    _drop_parts(document)
    _set_looks(document)
    _set_page(document)
    _set_header_and_footer(document)
    _add_samples(document)
    _describe(document)
    return package_bytes(document.part.package, _plain_parts(document))


def _drop_parts(document: Document) -> None:
    for relations in (document.part.rels, document.part.package.rels):
        for identity in [key for key, relation in relations.items() if relation.reltype.endswith(_DROPPED)]:
            del relations[identity]


def _set_looks(document: Document) -> None:
    modes = "".join(_MODE.format(name, value) for name, value in _MODES.items())
    _refill(document.styles.element, styles_xml())
    _refill(document.part.numbering_part.element, _numbering_xml())
    _refill(document.settings.element, _SETTINGS.format(modes=modes).replace("\n", ""))


def _refill(element: BaseOxmlElement, xml: str) -> None:
    """Put the children of the XML in place of the element's own."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _plain_parts(document: Document) -> dict[str, bytes]:
    """Give the parts python-docx keeps as bytes: no word counts, no fonts from the theme but Calibri."""
    theme = next(part for part in document.part.package.iter_parts() if part.partname.startswith("/word/theme/"))
    calibri = theme.blob.replace(b'typeface="Cambria"', b'typeface="Calibri"')
    return {"/docProps/app.xml": _APP, str(theme.partname): calibri}


def _numbering_xml() -> str:
    numbers = range(1, len(_LISTS) + 1)
    lists = "".join(_abstract_list(number, *entry) for number, entry in zip(numbers, _LISTS, strict=True))
    instances = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in numbers)
    return f"<w:numbering {WORD}>{lists}{instances}</w:numbering>"


def _abstract_list(number: int, style: str, levels: tuple[tuple[str, str, int, int], ...]) -> str:
    kind = "singleLevel" if len(levels) == 1 else "multilevel"
    colour = f'<w:color w:val="{GREY}"/>' if style == "Narvarorad" else ""
    rows = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{style}"/>' if level == 0 else "")
        + f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:hint="default"/>{colour}</w:rPr>'
        "</w:lvl>"
        for level, (form, sign, left, hanging) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="5A3D0A0{number}"/>'
        f'<w:multiLevelType w:val="{kind}"/>{rows}</w:abstractNum>'
    )


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(27), Mm(25)
    section.left_margin = section.right_margin = Mm(36)
    section.header_distance, section.footer_distance = Mm(13), Mm(12)
    section.different_first_page_header_footer = True
    properties = document.element.body.sectPr
    for grid in properties.findall("{*}docGrid"):
        properties.remove(grid)


def _set_header_and_footer(document: Document) -> None:
    """Fill header and footer; page one has no header, so that there is room for a logo."""
    section = document.sections[0]
    for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
        part.is_linked_to_previous = False
    section.header.paragraphs[0].add_run("{sidhuvud}\t{diarienummer}")
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.part.element.find(qn("w:p"))
        for inner in ("<w:tab/>", _text("Sida "), *_field("PAGE"), _text(" ("), *_field("NUMPAGES"), _text(")")):
            paragraph.append(parse_xml(f"<w:r {WORD}>{inner}</w:r>"))


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def _field(instruction: str) -> tuple[str, ...]:
    """Give a field as Word writes it, with a result to show until it is counted."""
    begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    code = f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'
    return begin, code, separate, _text("1"), end


def _add_samples(document: Document) -> None:
    """Show every style, so that it can be found and changed in Word."""
    document.add_paragraph("Mall för protokoll", style="Heading 1")
    document.add_paragraph(_SAMPLE)
    for look in LOOKS:
        if look.name not in {"heading 1", "header", "footer", "Underskriftsrubrik"}:
            shown = _BUILT_IN.get(look.name, look.name)
            document.add_paragraph(f"Formatmallen {shown}", style=look.name.replace("heading", "Heading"))


def _describe(document: Document) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = "Mall för protokoll", "Samrådsprotokoll", "sv-SE"
    properties.created = properties.modified = _MADE.replace(tzinfo=None)
    properties.comments, properties.last_modified_by = "", "Samrådsprotokoll"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "resources" / "word"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_bytes(build())


if __name__ == "__main__":
    main()
