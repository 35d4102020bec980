"""The attendance list in Word: one table for each group, open to everyone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

from samradapp.documents.attendance_docx import attendance_bytes, write_attendance
from samradapp.documents.safe_file import sha256_of
from samradapp.domain.protocol import AttendanceTable
from tests.documents.docx_reader import ReadDocument, read_document
from tests.documents.samples import ATTENDANCE_LIST

Audit = Callable[[Path], Path]


def _written(template: Path, folder: Path, audited: Audit) -> ReadDocument:
    write_attendance(ATTENDANCE_LIST, template, folder / "narvarolista.docx")
    return read_document(audited(folder / "narvarolista.docx"))


def test_each_group_is_a_table_under_its_heading(template: Path, tmp_path: Path, audited: Audit) -> None:
    document = _written(template, tmp_path, audited)
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.style == "Avsnitt"] == [
        "Samråd hälsa och omsorg",
        "Ledningsgruppen kl. 13.00–15.00",
    ]
    assert document.tables[0].cells[:2] == (
        ("Namn", "Huvudman", "Närvaro"),
        ("Ylva Åhedén (C)", "Granfors kommun", "Närvarande, ordförande"),
    )
    for table in document.tables:
        assert (table.header_rows, table.whole_rows, table.merged) == (1, True, False)
        assert table.caption.startswith("Närvaro, ")


def test_only_exceptions_are_set_in_the_label_style(template: Path, tmp_path: Path, audited: Audit) -> None:
    _written(template, tmp_path, audited)
    with ZipFile(tmp_path / "narvarolista.docx") as archive:
        body = archive.read("word/document.xml").decode()
    label = '<w:rStyle w:val="Etikett"/></w:rPr><w:t>'
    assert f"{label}Frånvarande</w:t>" in body
    assert f"{label}Närvarande, ordförande</w:t>" not in body


def test_an_empty_group_is_left_out(template: Path, tmp_path: Path, audited: Audit) -> None:
    write_attendance(replace(ATTENDANCE_LIST, tables=(AttendanceTable("Ingen", ()),)), template, tmp_path / "n.docx")
    document = read_document(audited(tmp_path / "n.docx"))
    assert document.tables == ()
    assert "Ingen" not in {paragraph.text for paragraph in document.paragraphs}


def test_no_paragraph_outside_cells_is_empty(template: Path, tmp_path: Path, audited: Audit) -> None:
    assert all(paragraph.text.strip() for paragraph in _written(template, tmp_path, audited).paragraphs)


def test_the_same_list_gives_the_same_bytes(template: Path, tmp_path: Path) -> None:
    moment = datetime(2024, 5, 3, tzinfo=UTC)
    assert attendance_bytes(ATTENDANCE_LIST, template, moment) == attendance_bytes(ATTENDANCE_LIST, template, moment)
    assert write_attendance(ATTENDANCE_LIST, template, tmp_path / "n.docx", moment) == sha256_of(tmp_path / "n.docx")
