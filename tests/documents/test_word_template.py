"""The template: what it must have, what a body may change, and what is said when it does not do."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from lxml import etree

from samradapp.documents.protocol_docx import write_protocol
from samradapp.documents.word_styles import Style
from samradapp.errors import FileError
from tests.documents.docx_reader import read_document
from tests.documents.samples import PROTOCOL

PACKAGING = Path(__file__).parents[2] / "packaging"

# The table of the look: name, id, base, size in half points, bold, spacing before and after, line, next.
LOOK = """
heading 1|Heading1|Normal|40|1|0|40|240
heading 2|Heading2|Normal|28|1|400|60|252
heading 3|Heading3|Normal|24|1|240|40|252
Avsnitt|Avsnitt|Heading2|32||560|80|
Mötesdel|Motesdel|Avsnitt|||||
Underskriftsrubrik|Underskriftsrubrik|Avsnitt|||0|80|
Mötesrad|Motesrad|Normal|||0|40|
Diarienummer|Diarienummer|Normal|26||0|320|
Uppgift|Uppgift|Normal|||0|60|252
Ärendetyp|Arendetyp|Normal|||0|0|
Föredragande|Foredragande|Normal|||0|120|
Beslut|Beslut|Normal||1|180|180|252
Beslutsinledning|Beslutsinledning|Beslut|||180|60|
Att-sats|Attsats|Beslut||0|0|80|
Uppdrag|Uppdrag|Beslut||0|0|180|
List Bullet|ListBullet|Normal|||||276
List Number|ListNumber|Normal|||||276
Närvarorad|Narvarorad|Normal|||0|40|252
Tabellinledning|Tabellinledning|Normal|||||
Tabellrubrik|Tabellrubrik|Normal|20|1|40|60|
Tabelltext|Tabelltext|Normal|21||50|50|240
Tabellärende|Tabellarende|Tabelltext|||||
Tabellärendetyp|Tabellarendetyp|Tabelltext|20||0|50|
Tabellnot|Tabellnot|Normal|||180|140|
Utdragsbestyrkande|Utdragsbestyrkande|Normal|||400|0|
Underskrift|Underskrift|Normal|||880|0|
Underskrift roll|UnderskriftRoll|Normal|20||0|0|
header|Header|Normal|19||0|0|
footer|Footer|Normal|19||0|0|
"""


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Give the script that makes the template."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    spec = importlib.util.spec_from_file_location("make_word_templates", PACKAGING / "make_word_templates.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _part(path: Path, name: str) -> etree._Element:
    with ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def _value(style: etree._Element, path: str) -> str:
    found = style.find("/".join(qn(step) for step in path.split("/")))
    return "" if found is None else found.get(qn("w:val"), "1")


def _described(style: etree._Element) -> str:
    found = style.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    spacing = ["" if found is None else found.get(qn(f"w:{name}"), "") for name in ("before", "after", "line")]
    columns = (
        _value(style, "w:name"),
        style.get(qn("w:styleId"), ""),
        _value(style, "w:basedOn"),
        _value(style, "w:rPr/w:sz"),
        _value(style, "w:rPr/w:b"),
        *spacing,
    )
    return "|".join(columns)


def test_the_committed_template_is_what_the_script_makes(template: Path, tmp_path: Path, maker: ModuleType) -> None:
    (tmp_path / "ny.docx").write_bytes(maker.build())
    with ZipFile(template) as committed, ZipFile(tmp_path / "ny.docx") as made:
        assert committed.namelist() == made.namelist()
        for name in committed.namelist():
            assert committed.read(name) == made.read(name), name


def test_the_template_passes_the_audit(template: Path, audited: Callable[[Path], Path]) -> None:
    assert audited(template)


def test_every_style_has_the_metrics_of_the_look(template: Path) -> None:
    styles = _part(template, "word/styles.xml")
    described = [_described(style) for style in styles.iterchildren(qn("w:style"))]
    assert [row for row in described if row.split("|")[2] not in {"", "TableNormal"}] == LOOK.split("\n")[1:-1]


def test_every_style_the_code_names_is_in_the_template(template: Path) -> None:
    names = {_value(style, "w:name") for style in _part(template, "word/styles.xml").iterchildren(qn("w:style"))}
    assert {style.value for style in Style} <= names


def test_font_language_page_and_mode_are_set(template: Path) -> None:
    defaults = _part(template, "word/styles.xml").find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None
    fonts = defaults.find(qn("w:rFonts"))
    assert fonts is not None
    assert set(fonts.attrib.values()) == {"Calibri"}
    assert _value(defaults, "w:sz") == "23"
    assert _value(defaults, "w:lang") == "sv-SE"
    settings = _part(template, "word/settings.xml")
    modes = {str(mode.get(qn("w:name"))): mode.get(qn("w:val")) for mode in settings.iter(qn("w:compatSetting"))}
    assert modes["compatibilityMode"] == "15"
    section = docx.Document(str(template)).sections[0]
    assert (section.page_width, section.page_height) == (Mm(210).twips * 635, Mm(297).twips * 635)
    assert section.different_first_page_header_footer


def test_nothing_of_the_default_template_is_left_that_should_not(template: Path) -> None:
    with ZipFile(template) as archive:
        names = archive.namelist()
        everything = "".join(archive.read(name).decode() for name in names)
    assert not any(word in name for name in names for word in ("stylesWithEffects", "thumbnail", "customXml"))
    assert "asciiTheme" not in everything
    assert "python-docx" not in everything


def test_pages_are_counted_by_fields_with_a_result(template: Path) -> None:
    for name in ("word/footer1.xml", "word/footer2.xml"):
        footer = _part(template, name)
        assert [code.text for code in footer.iter(qn("w:instrText"))] == [" PAGE ", " NUMPAGES "]
        assert "".join(text.text or "" for text in footer.iter(qn("w:t"))) == "Sida 1 (1)"


def test_a_missing_style_is_named_with_the_template(template: Path, tmp_path: Path) -> None:
    document = docx.Document(str(template))
    document.styles.element.remove(document.styles["Beslut"].element)
    document.save(str(tmp_path / "egen.docx"))
    with pytest.raises(FileError) as caught:
        write_protocol(PROTOCOL, tmp_path / "egen.docx", tmp_path / "protokoll.docx")
    assert str(caught.value) == "Formatmallen Beslut saknas i Wordmallen egen.docx."
    assert not (tmp_path / "protokoll.docx").exists()


def test_a_missing_built_in_style_is_named_as_word_shows_it(template: Path, tmp_path: Path) -> None:
    document = docx.Document(str(template))
    document.styles.element.remove(document.styles["Heading 2"].element)
    document.save(str(tmp_path / "egen.docx"))
    with pytest.raises(FileError, match=r"^Formatmallen Rubrik 2 saknas i Wordmallen egen\.docx\.$"):
        write_protocol(PROTOCOL, tmp_path / "egen.docx", tmp_path / "protokoll.docx")


def test_a_style_is_found_by_name_whatever_its_id(template: Path, tmp_path: Path) -> None:
    document = docx.Document(str(template))
    document.styles["Beslut"].element.set(qn("w:styleId"), "Egen1")
    document.save(str(tmp_path / "egen.docx"))
    write_protocol(PROTOCOL, tmp_path / "egen.docx", tmp_path / "protokoll.docx")
    assert "Beslut" in {paragraph.style for paragraph in read_document(tmp_path / "protokoll.docx").paragraphs}


def test_a_list_style_without_numbering_is_said(template: Path, tmp_path: Path) -> None:
    document = docx.Document(str(template))
    properties = document.styles["Att-sats"].element.pPr
    properties.remove(properties.numPr)
    document.save(str(tmp_path / "egen.docx"))
    with pytest.raises(FileError, match=r"Formatmallen Att-sats i Wordmallen egen\.docx är ingen lista"):
        write_protocol(PROTOCOL, tmp_path / "egen.docx", tmp_path / "protokoll.docx")


def test_words_cut_into_runs_by_word_are_filled_all_the_same(template: Path, tmp_path: Path) -> None:
    document = docx.Document(str(template))
    header = document.sections[0].header.paragraphs[0]
    header.clear()
    for piece in ("Sign. {sid", "huvud} – ", "{diarie", "nummer}"):
        header.add_run(piece)
    document.save(str(tmp_path / "egen.docx"))
    write_protocol(PROTOCOL, tmp_path / "egen.docx", tmp_path / "protokoll.docx")
    assert f"Sign. {PROTOCOL.header} – {PROTOCOL.reference}" in read_document(tmp_path / "protokoll.docx").headers


def test_a_header_without_the_words_is_left_alone(template: Path, tmp_path: Path) -> None:
    document = docx.Document(str(template))
    document.sections[0].header.paragraphs[0].text = "Vår egen text"
    document.save(str(tmp_path / "egen.docx"))
    write_protocol(PROTOCOL, tmp_path / "egen.docx", tmp_path / "protokoll.docx")
    assert "Vår egen text" in read_document(tmp_path / "protokoll.docx").headers


def test_tables_fill_the_width_between_the_margins_of_the_template(template: Path, tmp_path: Path) -> None:
    document = docx.Document(str(template))
    document.sections[0].left_margin = document.sections[0].right_margin = Mm(20)
    document.save(str(tmp_path / "egen.docx"))
    write_protocol(PROTOCOL, tmp_path / "egen.docx", tmp_path / "protokoll.docx")
    widths = [
        int(column.get(qn("w:w")))
        for column in _part(tmp_path / "protokoll.docx", "word/document.xml").iter(qn("w:gridCol"))
    ]
    assert abs(sum(widths) - Mm(170).twips) < 5


def test_the_templates_own_text_is_left_out(template: Path, tmp_path: Path) -> None:
    write_protocol(PROTOCOL, template, tmp_path / "protokoll.docx")
    assert not any(
        "Formatmallen" in paragraph.text for paragraph in read_document(tmp_path / "protokoll.docx").paragraphs
    )


def test_another_prefix_than_words_is_said(template: Path, tmp_path: Path) -> None:
    document = docx.Document(str(template))
    namespace = nsdecls("w").split('"')[1]
    document.part._element = parse_xml(f'<x:document xmlns:x="{namespace}"><x:body><x:sectPr/></x:body></x:document>')
    document.save(str(tmp_path / "egen.docx"))
    with pytest.raises(FileError, match="ovanligt format"):
        write_protocol(PROTOCOL, tmp_path / "egen.docx", tmp_path / "protokoll.docx")


def test_a_template_file_of_another_kind_is_said(tmp_path: Path) -> None:
    (tmp_path / "mall.docx").write_text("Det här är ingen mall")
    with pytest.raises(FileError, match=r"^mall\.docx "):
        write_protocol(PROTOCOL, tmp_path / "mall.docx", tmp_path / "protokoll.docx")
