"""The notice in Word: one table for each part, open to everyone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from samradapp.documents.notice_docx import notice_bytes, write_notice
from samradapp.documents.safe_file import sha256_of
from samradapp.domain.protocol import Notice
from tests.documents.docx_reader import ReadDocument, read_document
from tests.documents.samples import NOTICE

Audit = Callable[[Path], Path]


def _written(notice: Notice, template: Path, folder: Path, audited: Audit) -> ReadDocument:
    write_notice(notice, template, folder / "kallelse.docx")
    return read_document(audited(folder / "kallelse.docx"))


def test_each_part_has_its_heading_and_table(template: Path, tmp_path: Path, audited: Audit) -> None:
    document = _written(NOTICE, template, tmp_path, audited)
    headings = [(paragraph.style, paragraph.text) for paragraph in document.paragraphs if paragraph.heading == 2]
    assert headings == [
        ("Avsnitt", "Föredragningslista"),
        ("Mötesdel", "Samrådet tillsammans med ledningsgruppen"),
    ]
    assert [table.caption for table in document.tables] == [
        "Föredragningslista",
        "Föredragningslista, Samrådet tillsammans med ledningsgruppen",
    ]


def test_rows_have_clock_item_and_presenters(template: Path, tmp_path: Path, audited: Audit) -> None:
    table = _written(NOTICE, template, tmp_path, audited).tables[0]
    assert table.cells[0] == ("Klockslag", "Ärende", "Föredragande")
    assert table.cells[1] == ("09.30", "15.\tMötet öppnas och upprop", "Ylva Åhedén")
    assert table.cells[3][1] == "17.\tNytt från huvudmännen\nInformationsärende"
    assert (table.header_rows, table.whole_rows, table.merged) == (1, True, False)
    assert {paragraph.style for paragraph in table.paragraphs} == {
        "Tabellrubrik",
        "Tabelltext",
        "Tabellärende",
        "Tabellärendetyp",
    }


def test_no_paragraph_outside_cells_is_empty(template: Path, tmp_path: Path, audited: Audit) -> None:
    document = _written(replace(NOTICE, facts=()), template, tmp_path, audited)
    assert all(paragraph.text.strip() for paragraph in document.paragraphs)


def test_title_header_and_language_are_set(template: Path, tmp_path: Path, audited: Audit) -> None:
    document = _written(NOTICE, template, tmp_path, audited)
    assert (document.title, document.author, document.language) == (NOTICE.title, NOTICE.author, "sv-SE")
    assert f"{NOTICE.header}\t{NOTICE.reference}" in document.headers


def test_the_same_notice_gives_the_same_bytes(template: Path, tmp_path: Path) -> None:
    moment = datetime(2024, 5, 3, tzinfo=UTC)
    assert notice_bytes(NOTICE, template, moment) == notice_bytes(NOTICE, template, moment)
    assert write_notice(NOTICE, template, tmp_path / "k.docx", moment) == sha256_of(tmp_path / "k.docx")
