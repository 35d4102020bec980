"""A whole meeting in, the same meeting out."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from sqlite_utils import Database

from samradapp.domain.meeting import Meeting, Status
from samradapp.store import items, journal, meeting_list, meetings
from samradapp.store.meeting_writer import insert_meeting, replace_meeting
from tests.store.builders import TEXTS, Register, drafted_meeting, dump, full_meeting, stored_texts


def without_ids(meeting: Meeting) -> Any:
    """Give the meeting with every id replaced by its order of appearance, and no uuids."""
    seen: dict[tuple[str, int], int] = {}
    spaces = {"attendee": "attendee", "movers": "attendee", "members": "attendee", "groups": "group", "before": "item"}

    def number(space: str, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(number(space, one) for one in value)
        return None if value is None else seen.setdefault((space, value), len(seen))

    def walk(value: Any) -> Any:
        if is_dataclass(value) and not isinstance(value, type):
            kept = {}
            for field in fields(value):
                inner = getattr(value, field.name)
                if field.name == "uuid":
                    continue
                if field.name == "id":
                    kept["id"] = number(type(value).__name__.lower(), inner)
                elif field.name in ("current_item", "seat"):
                    kept[field.name] = number({"current_item": "item", "seat": "entry"}[field.name], inner)
                elif field.name in spaces and not (field.name == "groups" and isinstance(value, Meeting)):
                    kept[field.name] = number(spaces[field.name], inner)
                else:
                    kept[field.name] = walk(inner)
            return (type(value).__name__, kept)
        return tuple(walk(one) for one in value) if isinstance(value, tuple) else value

    return walk(replace(meeting, proposed_first=0))


@pytest.mark.parametrize("status", [Status.DRAFT, Status.ADJUSTED, Status.ARCHIVED])
def test_a_meeting_comes_back_as_it_was_written(db: Database, register: Register, status: Status) -> None:
    drafted = drafted_meeting(db, register, status)
    meeting_id = insert_meeting(db, drafted, TEXTS, "Läste in mötet")
    assert without_ids(meetings.load(db, meeting_id)) == without_ids(drafted)


def test_texts_come_back_with_their_items(db: Database, meeting: int) -> None:
    loaded = meetings.load(db, meeting)
    texts = items.all_minutes(db, meeting)
    assert [texts[item.id] for item in loaded.items] == [TEXTS[301], TEXTS[302], ()]
    assert items.items_with_minutes(db, meeting) == {loaded.items[0].id, loaded.items[1].id}


def test_every_meeting_item_and_decision_gets_an_identity(db: Database, meeting: int) -> None:
    loaded = meetings.load(db, meeting)
    uuids = [
        loaded.uuid,
        *(item.uuid for item in loaded.items),
        *(d.uuid for item in loaded.items for d in item.decisions),
    ]
    assert len(set(uuids)) == 6
    assert all(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f-]{27}", uuid) for uuid in uuids)


def test_given_identities_are_kept(db: Database, register: Register) -> None:
    drafted = replace(drafted_meeting(db, register), uuid="11111111-2222-3333-4444-555555555555")
    meeting_id = insert_meeting(db, drafted, {}, "Läste in mötet")
    assert meetings.find(db, drafted.uuid) == meeting_id
    assert meetings.find(db, "ingen") is None


def test_a_meeting_that_cannot_be_written_whole_is_not_written_at_all(db: Database, register: Register) -> None:
    first = full_meeting(db, register)
    twice = replace(drafted_meeting(db, register), uuid=meetings.load(db, first).uuid)
    before = meeting_list.list_meetings(db)
    with pytest.raises(Exception, match="finns redan"):
        insert_meeting(db, twice, TEXTS, "Läste in mötet")
    assert meeting_list.list_meetings(db) == before


def test_an_item_adjusted_on_the_spot_is_written_with_its_content(db: Database, register: Register) -> None:
    drafted = drafted_meeting(db, register)
    own, theirs = drafted.parts
    adjusted = replace(own, items=(own.items[0], replace(own.items[1], adjusted=drafted.day)))
    drafted = replace(drafted, parts=(adjusted, theirs))
    meeting_id = insert_meeting(db, drafted, TEXTS, "Läste in mötet")
    assert without_ids(meetings.load(db, meeting_id)) == without_ids(drafted)


def test_undo_never_removes_a_meeting_at_its_start(db: Database, meeting: int) -> None:
    assert journal.undoable(db, meeting) is None
    assert journal.undo(db, meeting) is None
    assert meetings.load(db, meeting).items


def test_replacing_a_meeting_is_one_step_that_can_be_undone(db: Database, register: Register, meeting: int) -> None:
    before, texts = dump(db, meeting), stored_texts(db, meeting)
    other = replace(drafted_meeting(db, register), place="Kommunhuset", events=(), status=Status.OPEN)
    replace_meeting(db, meeting, other, {301: TEXTS[302]})
    assert without_ids(meetings.load(db, meeting)) == without_ids(other)
    journal.undo(db, meeting)
    assert dump(db, meeting) == before
    assert stored_texts(db, meeting) == texts
    journal.redo(db, meeting)
    assert without_ids(meetings.load(db, meeting)) == without_ids(other)


@pytest.mark.parametrize("uuid", ["", "11111111-2222-3333-4444-555555555555"])
def test_a_replaced_meeting_keeps_its_identity(db: Database, register: Register, meeting: int, uuid: str) -> None:
    kept = meetings.load(db, meeting).uuid
    replace_meeting(db, meeting, replace(drafted_meeting(db, register), uuid=uuid), {})
    assert meetings.load(db, meeting).uuid == kept
