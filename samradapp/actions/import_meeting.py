"""Take a meeting file into the database, whole or not at all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid5

from samradapp.actions import chosen_file
from samradapp.documents import meeting_file
from samradapp.documents.meeting_file_reader import FiledMeeting, read
from samradapp.domain.meeting import Item, Meeting
from samradapp.domain.people import Body
from samradapp.domain.rollcall import EventKind, Mark
from samradapp.domain.text import Text
from samradapp.errors import FileError
from samradapp.store import Database, decisions, items, meeting_list, meetings, register
from samradapp.store.journal import NEW_MEETING, REGISTER, step, transaction
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
    written = chosen_file.content(path, largest=_LARGEST, kind="en mötesfil", choose="en mötesfil som slutar på .json")
    filed = read(written, path.name)
    existing = meetings.find(db, filed.meeting.uuid)
    if existing is not None:
        return _import_again(db, path, filed, existing, replace_existing=replace_existing)
    _refuse_same_label(db, path, filed.meeting, None)
    label = f"Hämtade mötet {filed.meeting.label}"
    with step(db, NEW_MEETING, label, starts_meeting=True):
        meeting = _without_taken_uuids(db, _with_known_bodies(db, filed.meeting), frozenset())
        meeting_id = insert_meeting(db, meeting, filed.texts, label)
    return _imported(path, meeting_id, meeting)


def _import_again(db: Database, path: Path, filed: FiledMeeting, existing: int, *, replace_existing: bool) -> Imported:
    there = meetings.load(db, existing)
    meeting = _without_taken_uuids(db, _with_known_names(db, filed.meeting), _uuids(there))
    differing = list(islice(_differences(there, items.all_minutes(db, existing), meeting, filed.texts), _NAMED))
    if not differing:
        return replace(_imported(path, existing, there), duplicate=True)
    if not replace_existing:
        raise DifferentMeetingError(
            f"{path.name}: mötet {there.label} finns redan och skiljer sig i {', '.join(differing)}."
        )
    if there.locked or any(item.adjusted for item in there.items):
        raise FileError(
            f"{path.name}: mötet {there.label} är justerat och låst. Öppna det igen med namn och skäl först."
        )
    _refuse_same_label(db, path, meeting, existing)
    with transaction(db):
        # A step of its own: the body stays when the meeting is undone, since others may have come to need it.
        with step(db, REGISTER, f"Hämtade organ från {path.name}"):
            meeting = _with_known_bodies(db, meeting)
        with step(db, existing, f"Ersatte mötet med {path.name}"):
            replace_meeting(db, existing, meeting, filed.texts)
    return _imported(path, existing, meeting)


def _differences(there: Meeting, old: Mapping[int, Text], meeting: Meeting, new: Mapping[int, Text]) -> Iterator[str]:
    """Compare both as files that have been read: what a file cannot say is no difference."""
    read_back = read(meeting_file.write(there, old), "databasen")
    return meeting_file.differences(
        meeting_file.data_of(read_back.meeting, read_back.texts), meeting_file.data_of(meeting, new)
    )


def _refuse_same_label(db: Database, path: Path, meeting: Meeting, own: int | None) -> None:
    """Two meetings of one body must not share a number: nobody could tell them apart."""
    body = register.body_named(db, meeting.body.name)
    for line in meeting_list.list_meetings(db):
        same = body is not None and (line.body_id, line.number, line.year) == (body.id, meeting.number, meeting.year)
        if same and line.id != own:
            raise FileError(f"{path.name}: {line.body} har redan ett annat möte {line.label}. Ändra numret i filen.")


def _with_known_names(db: Database, meeting: Meeting) -> Meeting:
    """Call the bodies what the register calls them: a file may say the short name."""

    def named(body: Body) -> Body:
        known = register.body_named(db, body.name)
        return replace(body, name=known.name) if known else body

    parts = tuple(replace(part, body=named(part.body)) for part in meeting.parts)
    return replace(meeting, body=named(meeting.body), parts=parts)


def _with_known_bodies(db: Database, meeting: Meeting) -> Meeting:
    """Put the register's bodies for the file's names, made when they are unknown."""
    found = {
        body_id: register.ensure_body(db, body.name, has_seats=body.has_seats)
        for body_id, body in meeting.bodies.items()
    }
    return replace(
        meeting,
        body=found[meeting.body.id],
        parts=tuple(replace(part, body=found[part.body.id]) for part in meeting.parts),
        groups=tuple(
            replace(group, body_id=found[group.body_id].id if group.body_id in found else None)
            for group in meeting.groups
        ),
    )


def _uuids(meeting: Meeting) -> frozenset[str]:
    decided = (decision.uuid for item in meeting.items for decision in item.decisions)
    return frozenset((*(item.uuid for item in meeting.items), *decided))


def _without_taken_uuids(db: Database, meeting: Meeting, own: frozenset[str]) -> Meeting:
    """Give items and decisions that another meeting has new ids: the file is a copy of that one.

    The same file gets the same ids every time, so that it is known again. ``own`` are this meeting's in the database.
    """

    def free(uuid: str, known: Callable[[Database, str], bool]) -> str:
        taken = uuid not in own and known(db, uuid)
        return str(uuid5(UUID(meeting.uuid), uuid)) if taken else uuid

    def freed(item: Item) -> Item:
        made = tuple(replace(decision, uuid=free(decision.uuid, decisions.is_known)) for decision in item.decisions)
        return replace(item, uuid=free(item.uuid, items.is_known), decisions=made)

    parts = tuple(replace(part, items=tuple(freed(item) for item in part.items)) for part in meeting.parts)
    return replace(meeting, parts=parts)


def _imported(path: Path, meeting_id: int, meeting: Meeting) -> Imported:
    came = {event.attendee for event in meeting.events if event.kind is EventKind.ARRIVES}
    lines = [entry for group in meeting.groups for entry in group.entries if entry.attendee is not None]
    present = [entry for entry in lines if entry.mark is Mark.PRESENT or entry.attendee in came]
    unknown = [entry for entry in lines if entry.mark is Mark.UNMARKED and entry not in present]
    return Imported(
        str(path),
        meeting_id,
        meeting.label,
        meeting.body.name,
        len(meeting.items),
        len(present),
        len(lines) - len(present) - len(unknown),
        sum(len(item.decisions) for item in meeting.items),
    )
