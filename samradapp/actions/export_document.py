"""Write a meeting's documents: protocol, notice, attendance list and meeting file."""

import json
from collections.abc import Generator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from samradapp import paths
from samradapp.documents import meeting_file
from samradapp.documents.attendance_docx import write_attendance
from samradapp.documents.notice_docx import write_notice
from samradapp.documents.protocol_docx import protocol_pieces, write_protocol
from samradapp.documents.safe_file import save_safely, sha256_of
from samradapp.domain import assembly, papers
from samradapp.domain.document import DocumentKind
from samradapp.domain.generated import all_texts
from samradapp.domain.meeting import Meeting
from samradapp.domain.swedish import fold
from samradapp.domain.text import Text, to_json
from samradapp.errors import SamradError
from samradapp.store import Database, exports, items, meetings, register

_FILE_WORDS = {
    DocumentKind.PROTOCOL: "protokoll",
    DocumentKind.NOTICE: "kallelse",
    DocumentKind.ATTENDANCE: "narvarolista",
    DocumentKind.MEETING: "mote",
}


class ChangedByHandError(SamradError):
    """The target was changed since the program wrote it; it is not overwritten unasked."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document as it was written."""

    kind: DocumentKind
    path: Path
    sha256: str


def file_name(meeting: Meeting, kind: DocumentKind) -> str:
    """Propose a name of plain letters, digits and hyphens: "protokoll-samrad-2024-05-03.docx"."""
    body = fold(meeting.body.short.split()[0]) if meeting.body.short.split() else "mote"
    ascii_body = "".join({"å": "a", "ä": "a", "ö": "o"}.get(sign, sign) for sign in body)
    plain = "".join(sign for sign in ascii_body if sign.isascii() and sign.isalnum()) or "mote"
    suffix = "json" if kind is DocumentKind.MEETING else "docx"
    return f"{_FILE_WORDS[kind]}-{plain}-{meeting.day.isoformat()}.{suffix}"


def export_document(
    db: Database,
    meeting_id: int,
    kind: DocumentKind,
    target: Path,
    now: datetime,
    *,
    overwrite: bool = False,
) -> Written:
    """Write one document and remember it with the meeting file it was made from; ``now`` is local, with its zone.

    Raises ChangedByHandError when the target is not what the program last wrote there, and FileError when it cannot
    be written; the old file is whole in either case.
    """
    pieces = export_pieces(db, meeting_id, kind, target, now, overwrite=overwrite)
    while True:
        try:
            next(pieces)
        except StopIteration as finished:
            written: Written = finished.value
            return written


def export_pieces(
    db: Database, meeting_id: int, kind: DocumentKind, target: Path, now: datetime, *, overwrite: bool = False
) -> Generator[tuple[int, int], None, Written]:
    """Do as ``export_document``, in pieces that tell how far it has come.

    All is read before the first piece ends, so what is written meanwhile is not in the document. Closed early,
    nothing is written and nothing remembered.
    """
    if not overwrite:
        _refuse_changed(db, meeting_id, target)
    meeting = meetings.load(db, meeting_id)
    source, beside = meeting_file.write(meeting, items.all_minutes(db, meeting_id)), what_stands_beside(db, meeting)
    if kind is DocumentKind.PROTOCOL:
        printed = assembly.protocol(meeting, printed_texts(db, meeting))
        yield 0, len(meeting.items)
        content = yield from protocol_pieces(printed, _word_template(), now)
        digest = save_safely(content, target)
    else:
        yield 0, 1
        digest = _write(db, meeting, kind, target, now)
    exports.record(db, meeting_id, kind.value, now.isoformat(timespec="seconds"), target, digest, source, beside)
    return Written(kind, target, digest)


def write_document(
    db: Database, meeting_id: int, kind: DocumentKind, target: Path, now: datetime, *, overwrite: bool = False
) -> Written:
    """Write one document and remember nothing: what a reading command may do beside the window."""
    if not overwrite:
        _refuse_changed(db, meeting_id, target)
    meeting = meetings.load(db, meeting_id)
    return Written(kind, target, _write(db, meeting, kind, target, now))


def _refuse_changed(db: Database, meeting_id: int, target: Path) -> None:
    """Refuse a file that is not just what the program last wrote there for this meeting."""
    there = sha256_of(target)
    if there is None:
        return
    last = exports.last_export_to(db, target)
    if last is None:
        how = "finns redan, och programmet känner inte igen den"
    elif last.sha256 != there:
        how = "har ändrats sedan programmet skrev den"
    elif last.meeting_id != meeting_id:
        how = "är ett annat mötes dokument"
    else:
        return
    raise ChangedByHandError(f"{target.name} {how}. Välj ett annat namn, eller skriv över den uttryckligen.")


def _write(db: Database, meeting: Meeting, kind: DocumentKind, target: Path, now: datetime) -> str:
    match kind:
        case DocumentKind.PROTOCOL:
            printed = assembly.protocol(meeting, printed_texts(db, meeting))
            return write_protocol(printed, _word_template(), target, now)
        case DocumentKind.NOTICE:
            return write_notice(papers.notice(meeting), _word_template(), target, now)
        case DocumentKind.ATTENDANCE:
            return write_attendance(papers.attendance_list(meeting), _word_template(), target, now)
        case DocumentKind.MEETING:
            return save_safely(meeting_file.write(meeting, items.all_minutes(db, meeting.id)), target)


def _word_template() -> Path:
    return paths.resource("word/protokoll-samrad.docx")


def what_stands_beside(db: Database, meeting: Meeting) -> bytes:
    """Give, as JSON, what the documents say that no meeting file does: texts that write themselves, and settings."""
    texts = printed_texts(db, meeting)
    made = {item.uuid: to_json(texts[item.id]) for item in meeting.items if item.writes_itself}
    bodies = {str(body_id): asdict(body) for body_id, body in meeting.bodies.items()}
    return json.dumps({"texts": made, "bodies": bodies}, ensure_ascii=False, sort_keys=True).encode()


def printed_texts(db: Database, meeting: Meeting) -> dict[int, Text]:
    """Give every item's text as it is printed, generated ones filled in."""
    return all_texts(meeting, items.all_minutes(db, meeting.id), register.calendars(db, meeting))
