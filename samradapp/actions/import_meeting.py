"""Take a meeting file into the database, whole or not at all."""

import json
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from samradapp.documents import meeting_file
from samradapp.documents.meeting_file_reader import FiledMeeting, read
from samradapp.domain.meeting import Meeting
from samradapp.domain.people import Body
from samradapp.domain.rollcall import Mark
from samradapp.errors import FileError, explain
from samradapp.store import Database, decisions, items, meetings, register
from samradapp.store.journal import step
from samradapp.store.meeting_writer import insert_meeting, replace_meeting

_LARGEST = 64 * 1024 * 1024
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one file. ``duplicate``: the same meeting was already there and nothing has changed."""

    file: str
    meeting_id: int
    meeting: str
    body: str
    items: int
    present: int
    absent: int
    decisions: int
    duplicate: bool = False


class DifferentMeetingError(FileError):
    """The same meeting is there with other content; ``question`` asks without the words of the command line."""

    def __init__(self, question: str) -> None:
        super().__init__(f"{question} Inget är ändrat; hämta med --replace om filen ska gälla.")
        self.question = question


def import_meeting(db: Database, path: Path, *, replace_existing: bool = False) -> Imported:
    """Import one meeting file.

    Raises FileError with one sentence when it cannot be read, or when the same meeting is there with other content
    and ``replace_existing`` is off; nothing has changed then.
    """
    filed = read(_content(path), path.name)
    existing = meetings.find(db, filed.meeting.uuid)
    if existing is not None:
        return _import_again(db, path, filed, existing, replace_existing=replace_existing)
    _refuse_same_label(db, path, filed.meeting)
    label = f"Hämtade mötet {filed.meeting.label}"
    with step(db, 0, label, starts_meeting=True):
        meeting = _without_taken_uuids(db, _with_known_bodies(db, filed.meeting))
        meeting_id = insert_meeting(db, meeting, filed.texts, label)
    return _imported(path, meeting_id, meeting)


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise FileError(f"{path.name} är en mapp. Välj en mötesfil som slutar på .json.")
    try:
        if path.stat().st_size > _LARGEST:
            raise FileError(f"{path.name} är för stor för att vara en mötesfil. Välj en annan fil.")
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"{path.name} kan inte läsas. {explain(error)}") from error


def _import_again(db: Database, path: Path, filed: FiledMeeting, existing: int, *, replace_existing: bool) -> Imported:
    there = meetings.load(db, existing)
    old = meeting_file.data_of(there, items.all_minutes(db, existing))
    new = meeting_file.data_of(filed.meeting, filed.texts)
    differing = list(islice(meeting_file.differences(json.loads(json.dumps(old)), new), _NAMED))
    if not differing:
        return replace(_imported(path, existing, there), duplicate=True)
    if not replace_existing:
        raise DifferentMeetingError(
            f"{path.name}: mötet {there.label} finns redan och skiljer sig i {', '.join(differing)}."
        )
    with step(db, existing, f"Ersatte mötet med {path.name}"):
        meeting = _with_known_bodies(db, filed.meeting)
        replace_meeting(db, existing, meeting, filed.texts)
    return _imported(path, existing, meeting)


def _refuse_same_label(db: Database, path: Path, meeting: Meeting) -> None:
    """Two meetings of one body must not share a number: nobody could tell them apart."""
    for line in meetings.list_meetings(db):
        if (line.body, line.number, line.year) == (meeting.body.name, meeting.number, meeting.year):
            raise FileError(f"{path.name}: {line.body} har redan ett annat möte {line.label}. Ändra numret i filen.")


def _with_known_bodies(db: Database, meeting: Meeting) -> Meeting:
    """Put the register's bodies for the file's names, made when they are unknown."""
    found: dict[int, Body] = {}
    for body in (meeting.body, *(part.body for part in meeting.parts)):
        found[body.id] = register.ensure_body(db, body.name, has_seats=body.has_seats)
    return replace(
        meeting,
        body=found[meeting.body.id],
        parts=tuple(replace(part, body=found[part.body.id]) for part in meeting.parts),
        groups=tuple(
            replace(group, body_id=found[group.body_id].id if group.body_id in found else None)
            for group in meeting.groups
        ),
    )


def _without_taken_uuids(db: Database, meeting: Meeting) -> Meeting:
    """Let items and decisions that another meeting already has get new ids: the file was a copy of that one."""

    parts = tuple(
        replace(
            part,
            items=tuple(
                replace(
                    item,
                    uuid="" if items.is_known(db, item.uuid) else item.uuid,
                    decisions=tuple(
                        replace(decision, uuid="" if decisions.is_known(db, decision.uuid) else decision.uuid)
                        for decision in item.decisions
                    ),
                )
                for item in part.items
            ),
        )
        for part in meeting.parts
    )
    return replace(meeting, parts=parts)


def _imported(path: Path, meeting_id: int, meeting: Meeting) -> Imported:
    lines = [entry for group in meeting.groups for entry in group.entries if entry.attendee is not None]
    present = sum(entry.mark is Mark.PRESENT for entry in lines)
    return Imported(
        str(path),
        meeting_id,
        meeting.label,
        meeting.body.name,
        len(meeting.items),
        present,
        len(lines) - present,
        sum(len(item.decisions) for item in meeting.items),
    )
