"""The look of our Word documents as a table, one row a style, and its XML.

Sizes and spacing are in points, line spacing in lines, everything else in twentieths of a point.
"""

from collections.abc import Iterator
from dataclasses import dataclass

INK, GREY, RULE, HAIRLINE = "1F4F8F", "474C52", "86857F", "C2C1BB"
COLUMN = 7824  # 138 mm
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Look:
    """A paragraph style; what is None is inherited from ``base``."""

    name: str
    identity: str
    base: str = "Normal"
    following: str = ""
    size: float | None = None
    bold: bool | None = None
    colour: str = ""
    spacing: tuple[float, float] | None = None
    lines: float | None = None
    flags: str = ""  # keepNext, keepLines, pageBreakBefore
    number: int | None = None
    border: str = ""
    tab: str = ""
    indent: str = ""
    contextual: bool = False
    outline: int | None = None


def _rule(side: str, eighths: int, gap: int, colour: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{gap}" w:color="{colour}"/>'


_TOP_RULE = _rule("top", 6, 7, RULE)
_RIGHT_TAB = f'<w:tab w:val="right" w:pos="{COLUMN}"/>'

LOOKS = (
    Look(
        "heading 1",
        "Heading1",
        following="Diarienummer",
        size=20,
        bold=True,
        spacing=(0, 2),
        lines=1,
        flags="keepNext keepLines",
        outline=0,
    ),
    Look(
        "heading 2",
        "Heading2",
        following="Arendetyp",
        size=14,
        bold=True,
        spacing=(20, 3),
        lines=1.05,
        flags="keepNext keepLines",
        outline=1,
        indent='w:left="0" w:hanging="624"',
    ),
    Look(
        "heading 3",
        "Heading3",
        following="Normal",
        size=12,
        bold=True,
        spacing=(12, 2),
        lines=1.05,
        flags="keepNext keepLines",
        outline=2,
    ),
    Look(
        "Avsnitt",
        "Avsnitt",
        "Heading2",
        "Normal",
        size=16,
        spacing=(28, 4),
        border=_TOP_RULE,
        indent='w:left="0" w:firstLine="0"',
    ),
    Look("Mötesdel", "Motesdel", "Avsnitt", "Motesrad"),
    Look("Underskriftsrubrik", "Underskriftsrubrik", "Avsnitt", "Motesrad", spacing=(0, 4), flags="pageBreakBefore"),
    Look("Mötesrad", "Motesrad", colour=GREY, spacing=(0, 2), flags="keepNext"),
    Look("Diarienummer", "Diarienummer", following="Uppgift", size=13, colour=GREY, spacing=(0, 16), flags="keepNext"),
    Look(
        "Uppgift",
        "Uppgift",
        spacing=(0, 3),
        lines=1.05,
        flags="keepLines",
        tab='<w:tab w:val="left" w:pos="1814"/>',
        indent='w:left="1814" w:hanging="1814"',
    ),
    Look("Ärendetyp", "Arendetyp", following="Foredragande", colour=GREY, spacing=(0, 0), flags="keepNext"),
    Look("Föredragande", "Foredragande", following="Normal", colour=GREY, spacing=(0, 6), flags="keepNext keepLines"),
    Look(
        "Beslut",
        "Beslut",
        following="Normal",
        bold=True,
        spacing=(9, 9),
        lines=1.05,
        flags="keepLines",
        border=_rule("left", 24, 8, INK),
        indent='w:left="227"',
    ),
    Look("Beslutsinledning", "Beslutsinledning", "Beslut", "Attsats", spacing=(9, 3), flags="keepNext"),
    Look("Att-sats", "Attsats", "Beslut", bold=False, spacing=(0, 4), number=3, indent='w:left="567" w:hanging="340"'),
    Look("Uppdrag", "Uppdrag", "Beslut", "Normal", bold=False, spacing=(0, 9)),
    Look("List Bullet", "ListBullet", lines=1.15, number=1, contextual=True),
    Look("List Number", "ListNumber", lines=1.15, number=2, contextual=True),
    Look("Närvarorad", "Narvarorad", spacing=(0, 2), lines=1.05, flags="keepLines", number=4),
    Look("Tabellinledning", "Tabellinledning", flags="keepNext keepLines"),
    Look("Tabellrubrik", "Tabellrubrik", size=10, bold=True, spacing=(2, 3), flags="keepNext"),
    Look("Tabelltext", "Tabelltext", size=10.5, spacing=(2.5, 2.5), lines=1),
    Look("Tabellärende", "Tabellarende", "Tabelltext", indent='w:left="400" w:hanging="400"'),
    Look(
        "Tabellärendetyp",
        "Tabellarendetyp",
        "Tabelltext",
        size=10,
        colour=GREY,
        spacing=(0, 2.5),
        indent='w:left="400"',
    ),
    Look("Tabellnot", "Tabellnot", following="Normal", spacing=(9, 7)),
    Look("Utdragsbestyrkande", "Utdragsbestyrkande", following="Underskrift", spacing=(20, 0), flags="keepNext"),
    Look(
        "Underskrift",
        "Underskrift",
        following="UnderskriftRoll",
        spacing=(44, 0),
        flags="keepNext keepLines",
        border=_rule("top", 6, 4, RULE),
        indent='w:right="3288"',
    ),
    Look(
        "Underskrift roll",
        "UnderskriftRoll",
        following="Underskrift",
        size=10,
        colour=GREY,
        spacing=(0, 0),
        flags="keepNext keepLines",
    ),
    Look("header", "Header", size=9.5, colour=GREY, spacing=(0, 0), tab=_RIGHT_TAB),
    Look("footer", "Footer", size=9.5, colour=GREY, spacing=(0, 0), tab=_RIGHT_TAB),
)

_FIXED = f"""
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>
<w:sz w:val="23"/><w:szCs w:val="23"/>
<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>
<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0"
 w:count="376"/>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
<w:uiPriority w:val="0"/><w:qFormat/>
<w:pPr><w:spacing w:before="0" w:after="140" w:line="264" w:lineRule="auto"/></w:pPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>
</w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>
<w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Etikett"><w:name w:val="Etikett"/><w:uiPriority w:val="2"/>
<w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="Protokolltabell"><w:name w:val="Protokolltabell"/>
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="2"/><w:qFormat/><w:tblPr><w:tblBorders>
{_rule("bottom", 4, 0, HAIRLINE)}{_rule("insideH", 4, 0, HAIRLINE)}</w:tblBorders><w:tblCellMar>
<w:left w:w="0" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>{_rule("bottom", 8, 0, GREY)}</w:tcBorders></w:tcPr>
</w:tblStylePr></w:style>
"""


def styles_xml() -> str:
    """Give the styles part."""
    return f"<w:styles {WORD}>{_FIXED}{''.join(map(_style, LOOKS))}</w:styles>".replace("\n", "")


def _style(look: Look) -> str:
    built_in = look.name.islower() or look.name.startswith("List ")
    return (
        f'<w:style w:type="paragraph"{"" if built_in else _CUSTOM} w:styleId="{look.identity}">'
        f'<w:name w:val="{look.name}"/><w:basedOn w:val="{look.base}"/>'
        + (f'<w:next w:val="{look.following}"/>' if look.following else "")
        + f'<w:uiPriority w:val="{2 if not built_in else 1}"/><w:qFormat/>'
        + _wrapped("pPr", _paragraph_properties(look))
        + _wrapped("rPr", _run_properties(look))
        + "</w:style>"
    )


_CUSTOM = ' w:customStyle="1"'


def _wrapped(name: str, parts: Iterator[str]) -> str:
    inner = "".join(parts)
    return f"<w:{name}>{inner}</w:{name}>" if inner else ""


def _paragraph_properties(look: Look) -> Iterator[str]:
    """Give the properties in the order the schema asks for."""
    yield from (f"<w:{flag}/>" for flag in look.flags.split())
    if look.number is not None:
        yield f'<w:numPr><w:numId w:val="{look.number}"/></w:numPr>'
    if look.border:
        yield f"<w:pBdr>{look.border}</w:pBdr>"
    if look.tab:
        yield f"<w:tabs>{look.tab}</w:tabs>"
    if attributes := " ".join(_spacing(look)):
        yield f"<w:spacing {attributes}/>"
    if look.indent:
        yield f"<w:ind {look.indent}/>"
    if look.contextual:
        yield "<w:contextualSpacing/>"
    if look.outline is not None:
        yield f'<w:outlineLvl w:val="{look.outline}"/>'


def _spacing(look: Look) -> Iterator[str]:
    if look.spacing:
        before, after = look.spacing
        yield f'w:before="{before * 20:.0f}" w:after="{after * 20:.0f}"'
    if look.lines:
        yield f'w:line="{look.lines * 240:.0f}" w:lineRule="auto"'


def _run_properties(look: Look) -> Iterator[str]:
    if look.bold is not None:
        yield "<w:b/><w:bCs/>" if look.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    if look.colour:
        yield f'<w:color w:val="{look.colour}"/>'
    if look.size:
        yield f'<w:sz w:val="{look.size * 2:.0f}"/><w:szCs w:val="{look.size * 2:.0f}"/>'
