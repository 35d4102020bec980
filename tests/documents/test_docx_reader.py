"""What is written in Word is read back the same: text, levels, bold, italic and the numbers shown."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from samradapp.documents.protocol_docx import protocol_bytes, write_protocol
from samradapp.domain.text import LISTS, Block, BlockStyle, Run, Text, bullet, normalize, paragraph
from samradapp.errors import FileError
from samradapp.paths import resource
from tests.documents.conftest import Written
from tests.documents.docx_reader import read_blocks, read_document
from tests.documents.samples import PROTOCOL, numbered, protocol_with

_AWKWARD = "\u00a0\u2011\u00ad\u200b\ufeff\u0301\u2028\u0085\x0b\r\n\t\x00\ufffe\ufffc&<>\"' "
_letters = st.one_of(st.characters(), st.sampled_from("åäöÅÄÖé–”…😀🇸🇪𝔘"), st.sampled_from(_AWKWARD))
_runs = st.builds(Run, st.text(_letters, max_size=12), st.booleans(), st.booleans())


@st.composite
def _blocks(draw: st.DrawFn) -> Block:
    style = draw(st.sampled_from(BlockStyle))
    return Block(style, tuple(draw(st.lists(_runs, max_size=4))), draw(st.integers(1, 3)) if style in LISTS else 1)


_texts: st.SearchStrategy[Text] = st.lists(_blocks(), max_size=10).map(normalize)


@given(_texts)
def test_any_text_survives_word(text: Text) -> None:
    content = protocol_bytes(protocol_with(text), resource("word/protokoll-samrad.docx"))
    assert read_blocks(read_document(BytesIO(content)), "item1") == text


@given(_texts)
def test_python_docx_sees_the_same_paragraphs(text: Text) -> None:
    content = protocol_bytes(protocol_with(text), resource("word/protokoll-samrad.docx"))
    found = [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs[3:]]
    assert found == [block.text for block in text]


def test_the_texts_of_a_whole_protocol_survive_word(written: Written) -> None:
    document = written(PROTOCOL)
    for part in PROTOCOL.parts:
        for item in part.items:
            assert read_blocks(document, item.bookmark) == item.text


def _signs(written: Written, *blocks: Block) -> list[str]:
    return [item.item.sign for item in written(protocol_with(blocks)).paragraphs if item.item]


def test_each_list_counts_from_one(written: Written) -> None:
    assert _signs(written, numbered("a"), numbered("b"), paragraph("x"), numbered("c"), numbered("d")) == [
        "1.",
        "2.",
        "1.",
        "2.",
    ]


def test_levels_count_by_themselves_and_the_level_above_goes_on(written: Written) -> None:
    levels = (1, 2, 2, 3, 3, 1, 2, 1)
    signs = _signs(written, *(numbered("a", level) for level in levels))
    assert signs == ["1.", "a)", "b)", "i.", "ii.", "2.", "a)", "3."]


def test_bullets_inside_do_not_stop_a_numbered_list_but_beside_they_do(written: Written) -> None:
    inside = Block(BlockStyle.BULLET, (Run("x"),), 2)
    assert _signs(written, numbered("a"), inside, numbered("b")) == ["1.", "–", "2."]
    assert _signs(written, numbered("a"), bullet("x"), numbered("b")) == ["1.", "•", "1."]


def test_a_list_that_starts_deep_is_a_list_still(written: Written) -> None:
    assert _signs(written, numbered("a", 3), numbered("b", 3), numbered("c", 1)) == ["i.", "ii.", "1."]


def test_a_list_keeps_its_first_and_its_last_two_items_with_each_other(written: Written) -> None:
    document = written(protocol_with(tuple(bullet(str(number)) for number in range(5))))
    kept = [item.keep_next for item in document.paragraphs if item.style == "List Bullet"]
    assert kept == [True, False, False, True, False]


def test_a_paragraph_put_in_between_in_word_is_read(template: Path, tmp_path: Path) -> None:
    target = tmp_path / "protokoll.docx"
    write_protocol(protocol_with((paragraph("ett"), paragraph("tre"))), template, target)
    document = docx.Document(str(target))
    document.paragraphs[-1].insert_paragraph_before("två")
    document.save(str(target))
    assert [block.text for block in read_blocks(read_document(target), "item1")] == ["ett", "två", "tre"]


def test_an_item_without_text_reads_as_no_text(written: Written) -> None:
    assert read_blocks(written(protocol_with(())), "item1") == ()


def test_content_controls_links_and_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    document = docx.Document()
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>kontroll</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    changed = """<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>in</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r>
<w:delText>ut</w:delText></w:r></w:del><w:hyperlink><w:r><w:t>länk</w:t></w:r></w:hyperlink></w:p>"""
    for inner in (control, changed):
        document.element.body.insert(0, parse_xml(inner.replace(">", f" {nsdecls('w')}>", 1)))
    document.save(str(tmp_path / "d.docx"))
    assert [paragraph.text for paragraph in read_document(tmp_path / "d.docx").paragraphs] == ["inlänk", "kontroll"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"Hej", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" * 200])
def test_a_file_that_is_no_word_document_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "fel.docx").write_bytes(content)
    with pytest.raises(FileError, match=r"^fel\.docx "):
        read_document(tmp_path / "fel.docx")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"borta\.docx finns inte"):
        read_document(tmp_path / "borta.docx")


def test_half_a_document_is_said(template: Path, tmp_path: Path, audited: Callable[[Path], Path]) -> None:
    whole = protocol_bytes(PROTOCOL, template)
    (tmp_path / "halv.docx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileError, match=r"halv\.docx är skadad"):
        read_document(tmp_path / "halv.docx")
