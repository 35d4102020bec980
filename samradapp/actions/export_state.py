"""Whether what was exported still reads as the meeting does now."""

from collections.abc import Mapping
from hashlib import sha256

from samradapp.actions.export_document import DocumentKind
from samradapp.documents import meeting_file
from samradapp.documents.meeting_file_reader import FiledMeeting, read
from samradapp.domain import assembly, papers
from samradapp.domain.meeting import Meeting
from samradapp.store import Database, exports, items


def changed_since(db: Database, meeting: Meeting, written: Mapping[str, exports.Export]) -> frozenset[str]:
    """Give the kinds of document that would read differently if they were exported now.

    Each export keeps the meeting file it was made from. Both are compared as the document prints them: what it does
    not print, such as who has it for adjusting, is no change of it.
    """
    if not written:
        return frozenset()
    now = meeting_file.write(meeting, items.all_minutes(db, meeting.id))
    digest = sha256(now).hexdigest()
    differing = {kind: export for kind, export in written.items() if export.source != digest}
    if not differing:
        return frozenset()
    today = read(now, "mötet")
    return frozenset(kind for kind, export in differing.items() if _differs(db, DocumentKind(kind), export, today))


def _differs(db: Database, kind: DocumentKind, export: exports.Export, today: FiledMeeting) -> bool:
    source = exports.source_of(db, export.id)
    return source is None or _printed(kind, read(source, "exporten")) != _printed(kind, today)


def _printed(kind: DocumentKind, filed: FiledMeeting) -> object:
    match kind:
        case DocumentKind.PROTOCOL:
            return assembly.protocol(filed.meeting, filed.texts)
        case DocumentKind.NOTICE:
            return papers.notice(filed.meeting)
        case DocumentKind.ATTENDANCE:
            return papers.attendance_list(filed.meeting)
        case DocumentKind.MEETING:
            return filed
