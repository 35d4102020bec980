"""The notice in Word: kallelse med föredragningslista, one table for each part of the meeting."""

from datetime import datetime
from pathlib import Path

from samradapp.documents.safe_file import save_safely
from samradapp.documents.word import WordWriter
from samradapp.documents.word_cover import write_cover
from samradapp.documents.word_styles import Style
from samradapp.documents.word_xml import Cell, Line, Table
from samradapp.domain.protocol import Notice, SchedulePart, ScheduleRow

_HEADING = "Föredragningslista"


def write_notice(notice: Notice, template: Path, target: Path, written: datetime | None = None) -> str:
    """Write the notice to ``target`` in the template's styles; gives the SHA-256 of the file in hex.

    Raises FileError, with the old file whole, when the template lacks a style or the target cannot be written.
    """
    return save_safely(notice_bytes(notice, template, written), target)


def notice_bytes(notice: Notice, template: Path, written: datetime | None = None) -> bytes:
    """Give the notice as a Word file; the same notice, template and moment give the same bytes."""
    writer = WordWriter(template)
    write_cover(writer, notice)
    for part in notice.parts:
        _write_part(writer, part)
    return writer.finished(notice.title, notice.author, notice.header, notice.reference, written)


def _write_part(writer: WordWriter, part: SchedulePart) -> None:
    heading = part.heading or _HEADING
    writer.paragraph(Style.PART if part.line else Style.SECTION, heading)
    writer.paragraph(Style.PART_LINE, part.line)
    rows = tuple(_row(row) for row in part.rows)
    caption = heading if heading == _HEADING else f"{_HEADING}, {heading}"
    writer.table(Table(caption, ("Klockslag", "Ärende", "Föredragande"), (20, 67, 51), rows))


def _row(row: ScheduleRow) -> tuple[Cell, ...]:
    title = f"{row.number}\t{row.title}" if row.number else row.title
    item = (Line(Style.TABLE_ITEM, title), Line(Style.TABLE_KIND, row.kind))
    return (Line(Style.TABLE_TEXT, row.clock),), item, (Line(Style.TABLE_TEXT, row.presenters),)
