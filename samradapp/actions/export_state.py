"""Whether what was exported still reads as the meeting does now."""

import json
from collections.abc import Mapping
from hashlib import sha256

from samradapp.actions.export_document import what_stands_beside
from samradapp.documents import meeting_file
from samradapp.documents.meeting_file_reader import FiledMeeting, read
from samradapp.domain import assembly, papers
from samradapp.domain.document import DocumentKind
from samradapp.domain.meeting import Meeting
from samradapp.store import Database, exports, items


def changed_since(db: Database, meeting: Meeting, written: Mapping[str, exports.Export]) -> frozenset[str]:
    """Give the kinds of document that would read differently if they were exported now.

    Each export keeps the meeting file it was made from, and what stands beside it: texts made of the calendar, the
    body's settings. Both are compared as the document prints them: what it does not print, such as who has it for
    adjusting, is no change of it.
    """
    if not written:
        return frozenset()
    now, beside = meeting_file.write(meeting, items.all_minutes(db, meeting.id)), what_stands_beside(db, meeting)
    return frozenset(
        kind
        for kind, export in written.items()
        if _differs(db, DocumentKind(kind), export, now) or _differs_beside(db, DocumentKind(kind), export, beside)
    )


def _differs(db: Database, kind: DocumentKind, export: exports.Export, now: bytes) -> bool:
    if export.source == sha256(now).hexdigest():
        return False
    source = exports.kept(db, export.source)
    return source is None or _printed(kind, read(source, "exporten")) != _printed(kind, read(now, "mötet"))


def _differs_beside(db: Database, kind: DocumentKind, export: exports.Export, now: bytes) -> bool:
    """Compare what both know: a text that has become hers since is in the meeting file, and a setting may be new."""
    kept = exports.kept(db, export.beside)
    if kind is DocumentKind.MEETING or kept is None or kept == now:
        return False
    then, today = json.loads(kept), json.loads(now)
    pairs = [(body, today["bodies"].get(key, body)) for key, body in then["bodies"].items()]
    if kind is DocumentKind.PROTOCOL:
        pairs.append((then["texts"], today["texts"]))
    return any(known[name] != other.get(name, known[name]) for known, other in pairs for name in known)


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
