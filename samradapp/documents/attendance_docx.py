"""The attendance list in Word, as a document of its own: one table for each group."""

from datetime import datetime
from pathlib import Path

from samradapp.documents.safe_file import save_safely
from samradapp.documents.word import WordWriter
from samradapp.documents.word_cover import write_cover
from samradapp.documents.word_styles import Style
from samradapp.documents.word_xml import Cell, Line, Table
from samradapp.domain.protocol import AttendanceList, AttendanceRow, AttendanceTable


def write_attendance(attendance: AttendanceList, template: Path, target: Path, written: datetime | None = None) -> str:
    """Write the list to ``target`` in the template's styles; gives the SHA-256 of the file in hex.

    Raises FileError, with the old file whole, when the template lacks a style or the target cannot be written.
    """
    return save_safely(attendance_bytes(attendance, template, written), target)


def attendance_bytes(attendance: AttendanceList, template: Path, written: datetime | None = None) -> bytes:
    """Give the list as a Word file; the same list, template and moment give the same bytes."""
    writer = WordWriter(template)
    write_cover(writer, attendance)
    for table in attendance.tables:
        _write_table(writer, table)
    return writer.finished(attendance.title, attendance.author, attendance.header, attendance.reference, written)


def _write_table(writer: WordWriter, table: AttendanceTable) -> None:
    if table.rows:
        writer.paragraph(Style.SECTION, table.heading)
        rows = tuple(_row(row) for row in table.rows)
        writer.table(Table(f"Närvaro, {table.heading}", ("Namn", "Huvudman", "Närvaro"), (44, 38, 56), rows))


def _row(row: AttendanceRow) -> tuple[Cell, ...]:
    """Give a row; what is out of the ordinary is set in the label style."""
    presence = Line(Style.TABLE_TEXT, row.presence, marked=row.exception)
    return (Line(Style.TABLE_TEXT, row.name),), (Line(Style.TABLE_TEXT, row.principal),), (presence,)
