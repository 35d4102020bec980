"""The parts of a meeting: added, changed and removed as steps that can be undone."""

from datetime import time

import pytest
from sqlite_utils import Database

from samradapp.errors import NotAllowedError
from samradapp.store import items, journal, meetings, parts
from tests.store.builders import Register


def _part(db: Database, meeting: int, part: int):
    return next(known for known in meetings.load(db, meeting).parts if known.id == part)


def test_a_new_part_stands_last_and_every_group_attends_it(db: Database, register: Register, meeting: int) -> None:
    added = parts.add(db, meeting, register.other_body, "Efter lunch")
    loaded = meetings.load(db, meeting)
    assert loaded.parts[-1].id == added
    assert loaded.parts[-1].title == "Efter lunch"
    assert set(loaded.parts[-1].groups) == {group.id for group in loaded.groups}


def test_heading_hours_body_and_groups_are_changed_and_undone(db: Database, register: Register, meeting: int) -> None:
    before = meetings.load(db, meeting)
    part = before.parts[0].id
    parts.save_title(db, meeting, part, "Förmiddag")
    parts.save_hours(db, meeting, part, time(9), time(11, 30))
    parts.save_body(db, meeting, part, register.other_body)
    parts.save_groups(db, meeting, part, [before.groups[-1].id])
    changed = _part(db, meeting, part)
    assert (changed.title, changed.start, changed.end) == ("Förmiddag", time(9), time(11, 30))
    assert changed.body.id == register.other_body
    assert changed.groups == (before.groups[-1].id,)
    for _ in range(4):
        journal.undo(db, meeting)
    assert meetings.load(db, meeting) == before


def test_typing_a_heading_is_one_step(db: Database, meeting: int) -> None:
    part = meetings.load(db, meeting).parts[0].id
    for text in ("F", "Fö", "Förmiddag"):
        parts.save_title(db, meeting, part, text)
    journal.undo(db, meeting)
    assert _part(db, meeting, part).title != "Fö"


def test_a_part_with_items_is_not_removed(db: Database, meeting: int) -> None:
    with pytest.raises(NotAllowedError, match="Flytta eller ta bort"):
        parts.delete(db, meeting, meetings.load(db, meeting).parts[0].id)


def test_the_only_part_is_not_removed(db: Database, meeting: int) -> None:
    first, *others = meetings.load(db, meeting).parts
    for part in (first, *others):
        for item in part.items:
            items.delete(db, meeting, item.id)
    for part in others:
        parts.delete(db, meeting, part.id)
    with pytest.raises(NotAllowedError, match="minst en del"):
        parts.delete(db, meeting, first.id)


def test_an_empty_part_is_removed_and_comes_back(db: Database, register: Register, meeting: int) -> None:
    added = parts.add(db, meeting, register.body)
    with_it = meetings.load(db, meeting)
    parts.delete(db, meeting, added)
    assert added not in [part.id for part in meetings.load(db, meeting).parts]
    journal.undo(db, meeting)
    assert meetings.load(db, meeting) == with_it
