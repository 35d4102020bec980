"""Steps, undo, redo and the versions of a text."""

from datetime import time

import pytest
import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from samradapp.domain.decision import Choice, DecisionKind, Motion, MotionKind, Vote
from samradapp.domain.meeting import Kind, Status
from samradapp.domain.rollcall import EventKind, Mark
from samradapp.domain.text import paragraph
from samradapp.errors import explain
from samradapp.store import decisions, items, journal, meeting_list, meetings, proceedings, rollcalls, rows
from samradapp.store import register as known
from samradapp.store.checks import check
from samradapp.store.journal import end_field, step
from tests.store.builders import Register, dump, full_meeting, stored_texts


def changes(db: Database, meeting: int) -> list[tuple[str, int, str]]:
    """Give what the newest step touched: table, row, operation."""
    return db.execute(
        "SELECT name, row, operation FROM change WHERE step_id = (SELECT max(id) FROM step WHERE meeting_id = ?)",
        [meeting],
    ).fetchall()


def labels(db: Database, meeting: int) -> list[str]:
    return [done.label for done in journal.steps(db, meeting)]


def test_marking_one_name_writes_one_row(db: Database, meeting: int) -> None:
    entry = meetings.load(db, meeting).groups[0].entries[1]
    rollcalls.mark(db, meeting, entry.id, Mark.EXCUSED)
    assert changes(db, meeting) == [("roll_entry", entry.id, "update")]
    assert labels(db, meeting)[-1] == "Sigbritt Lavskog: anmält förhinder"


def test_moving_an_item_writes_one_row(db: Database, meeting: int) -> None:
    loaded = meetings.load(db, meeting)
    first, second = loaded.parts[0].items
    items.move(db, meeting, second.id, loaded.parts[0].id, first.id)
    assert changes(db, meeting) == [("item", second.id, "update")]
    assert [item.id for item in meetings.load(db, meeting).parts[0].items] == [second.id, first.id]


def test_moving_an_item_to_another_part_writes_one_row(db: Database, meeting: int) -> None:
    loaded = meetings.load(db, meeting)
    moved, target = loaded.items[0], loaded.parts[1]
    items.move(db, meeting, moved.id, target.id, target.items[0].id)
    assert changes(db, meeting) == [("item", moved.id, "update")]
    assert [item.id for item in meetings.load(db, meeting).parts[1].items] == [moved.id, target.items[0].id]


def test_an_item_dropped_on_itself_stays_where_it_is(db: Database, meeting: int) -> None:
    loaded = meetings.load(db, meeting)
    items.move(db, meeting, loaded.items[0].id, loaded.parts[0].id, loaded.items[0].id)
    assert meetings.load(db, meeting) == loaded


def test_a_place_can_be_found_between_two_items_for_ever_and_undone(db: Database, meeting: int) -> None:
    part = meetings.load(db, meeting).parts[0]
    first, second = (item.id for item in part.items)
    third = items.add(db, meeting, part.id, "Tredje")
    states = []
    for round_number in range(130):
        states.append(dump(db, meeting))
        outer, inner = (second, third) if round_number % 2 else (third, second)
        items.move(db, meeting, outer, part.id, inner)
        assert [item.id for item in meetings.load(db, meeting).parts[0].items] == [first, outer, inner]
    for state in reversed(states):
        journal.undo(db, meeting)
        assert dump(db, meeting) == state


def test_typing_in_one_field_is_one_step(db: Database, meeting: int) -> None:
    before, item = dump(db, meeting), meetings.load(db, meeting).items[0].id
    known = len(journal.steps(db, meeting))
    for title in ("P", "Pr", "Pri", "Prim", "Primär"):
        items.save_title(db, meeting, item, title)
    assert len(journal.steps(db, meeting)) == known + 1
    journal.undo(db, meeting)
    assert dump(db, meeting) == before


def test_another_field_another_item_or_another_meeting_parts_the_steps(db: Database, register: Register) -> None:
    one, two = full_meeting(db, register), full_meeting(db, register)
    first, second = (item.id for item in meetings.load(db, one).items[:2])
    items.save_title(db, one, first, "A")
    items.save_section(db, one, first, "B")
    items.save_title(db, one, first, "C")
    items.save_title(db, one, second, "D")
    items.save_title(db, two, meetings.load(db, two).items[0].id, "E")
    items.save_title(db, one, second, "F")
    rollcalls.mark(db, one, meetings.load(db, one).groups[0].entries[0].id, Mark.EXCUSED)
    items.save_title(db, one, second, "G")
    assert len(journal.steps(db, one)) == 1 + 7


def test_leaving_a_field_parts_the_steps(db: Database, meeting: int) -> None:
    item = meetings.load(db, meeting).items[0].id
    items.save_title(db, meeting, item, "Först")
    end_field(db, meeting)
    items.save_title(db, meeting, item, "Sedan")
    journal.undo(db, meeting)
    assert meetings.load(db, meeting).item(item).title == "Först"


def test_typing_after_an_undo_starts_a_step_of_its_own(db: Database, meeting: int) -> None:
    item = meetings.load(db, meeting).items[0].id
    items.save_title(db, meeting, item, "Först")
    journal.undo(db, meeting)
    items.save_title(db, meeting, item, "Sedan")
    assert journal.redoable(db, meeting) is None
    journal.undo(db, meeting)
    assert meetings.load(db, meeting).item(item).title == "Upprop"


def test_what_changes_nothing_is_no_step(db: Database, meeting: int) -> None:
    item = meetings.load(db, meeting).items[0]
    items.save_title(db, meeting, item.id, "Annat")
    journal.undo(db, meeting)
    known = journal.steps(db, meeting)
    items.save_title(db, meeting, item.id, item.title)
    rollcalls.mark(db, meeting, meetings.load(db, meeting).groups[0].entries[0].id, Mark.PRESENT)
    assert journal.steps(db, meeting) == known
    assert journal.redoable(db, meeting) is not None


@pytest.mark.parametrize("table", ["item", "roll_entry", "tag", "signature"])
@pytest.mark.parametrize("conflict", ["", " OR IGNORE", " OR REPLACE"])
def test_a_write_outside_a_step_fails(db: Database, meeting: int, table: str, conflict: str) -> None:
    before = dump(db, meeting)
    key = before[table][0]["id"]
    columns = ", ".join(name for name in before[table][0] if name not in ("id", "uuid"))
    values = columns + (", 'x'" if table == "item" else "")
    target = f"{table} ({columns}{', uuid' if table == 'item' else ''})"
    for statement in (
        f"UPDATE{conflict} {table} SET id = id + 1000 WHERE id = {key}",
        f"INSERT{conflict} INTO {target} SELECT {values} FROM {table} WHERE id = {key}",
        f"DELETE FROM {table} WHERE id = {key}",
    ):
        with pytest.raises(driver.IntegrityError):
            db.execute(statement)
    assert dump(db, meeting) == before


def broken_off(db: Database, meeting: int) -> None:
    items.save_title(db, meeting, meetings.load(db, meeting).items[0].id, "Borta")
    raise ZeroDivisionError


def test_a_step_that_fails_changes_nothing_and_is_forgotten(db: Database, meeting: int) -> None:
    before, known = dump(db, meeting), journal.steps(db, meeting)
    with pytest.raises(ZeroDivisionError), step(db, meeting, "Gick sönder"):
        broken_off(db, meeting)
    assert (dump(db, meeting), journal.steps(db, meeting)) == (before, known)
    assert not db.conn.in_transaction
    assert rows.one(db, "SELECT step_id FROM open_step") is None


def test_a_step_within_a_step_is_the_same_step(db: Database, meeting: int) -> None:
    before, known = dump(db, meeting), len(journal.steps(db, meeting))
    item = meetings.load(db, meeting).items[0].id
    with step(db, meeting, "Allt på en gång"):
        items.save_title(db, meeting, item, "Ny")
        items.save_kind(db, meeting, item, Kind.DIALOGUE)
    assert labels(db, meeting)[known:] == ["Allt på en gång"]
    journal.undo(db, meeting)
    assert dump(db, meeting) == before


def test_a_step_within_another_transaction_belongs_to_it(db: Database, meeting: int) -> None:
    before, known = dump(db, meeting), journal.steps(db, meeting)
    item = meetings.load(db, meeting).items[0].id
    with pytest.raises(ZeroDivisionError), db.atomic():
        broken_off(db, meeting)
    assert (dump(db, meeting), journal.steps(db, meeting)) == (before, known)
    with db.atomic():
        items.save_title(db, meeting, item, "Ny")
    assert meetings.load(db, meeting).item(item).title == "Ny"
    assert len(journal.steps(db, meeting)) == len(known) + 1


def test_undo_never_changes_typed_text(db: Database, meeting: int) -> None:
    item = meetings.load(db, meeting).items[0].id
    items.save_title(db, meeting, item, "Annat")
    items.save_minutes(db, item, (paragraph("Skrivet efteråt"),))
    journal.undo(db, meeting)
    assert items.minutes(db, item) == (paragraph("Skrivet efteråt"),)


def test_a_deleted_item_comes_back_with_its_text_and_its_place(db: Database, meeting: int) -> None:
    loaded, before, texts = meetings.load(db, meeting), dump(db, meeting), stored_texts(db, meeting)
    items.delete(db, meeting, loaded.items[1].id)
    assert len(meetings.load(db, meeting).items) == 2
    journal.undo(db, meeting)
    assert (dump(db, meeting), stored_texts(db, meeting)) == (before, texts)


def test_redo_brings_text_back_that_was_typed_in_an_item_whose_adding_was_undone(db: Database, meeting: int) -> None:
    item = items.add(db, meeting, meetings.load(db, meeting).parts[0].id, "Nytt")
    items.save_minutes(db, item, (paragraph("Skrivet"),))
    journal.undo(db, meeting)
    journal.redo(db, meeting)
    assert items.minutes(db, item) == (paragraph("Skrivet"),)


def test_a_deleted_meeting_comes_back_whole(db: Database, register: Register, meeting: int) -> None:
    before, texts, loaded = dump(db, meeting), stored_texts(db, meeting), meetings.load(db, meeting)
    proceedings.delete_meeting(db, meeting)
    assert meeting_list.list_meetings(db) == ()
    assert full_meeting(db, register) != meeting
    journal.undo(db, meeting)
    assert (dump(db, meeting), stored_texts(db, meeting), meetings.load(db, meeting)) == (before, texts, loaded)
    journal.redo(db, meeting)
    assert [line.id for line in meeting_list.list_meetings(db)] != [meeting]


def test_undo_that_needs_a_deleted_body_is_refused_in_words(db: Database, meeting: int, register: Register) -> None:
    body = meetings.load(db, meeting).body
    proceedings.delete_meeting(db, meeting)
    known.delete_body(db, body.id)
    with pytest.raises(Exception, match="registret") as caught:
        journal.undo(db, meeting)
    assert explain(caught.value)
    assert not db.conn.in_transaction
    assert meeting_list.list_meetings(db) == ()


def test_the_label_of_what_is_undone_is_given(db: Database, meeting: int) -> None:
    item = meetings.load(db, meeting).items[0].id
    items.withdraw(db, meeting, item, withdrawn=True)
    assert journal.undoable(db, meeting).label == "Lät ett ärende utgå"
    assert journal.undo(db, meeting).label == "Lät ett ärende utgå"
    assert journal.redoable(db, meeting).label == "Lät ett ärende utgå"
    assert journal.redo(db, meeting) is not None
    assert journal.undoable(db, meeting).label == "Lät ett ärende utgå"


def everything(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of the database, but which numbers have been used."""
    found = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'").fetchall()
    return {name: db.execute(f"SELECT * FROM {name}").fetchall() for (name,) in found}


def test_a_step_that_is_forgotten_has_never_been(db: Database, meeting: int) -> None:
    items.delete(db, meeting, meetings.load(db, meeting).items[1].id)
    journal.undo(db, meeting)
    before, found = everything(db), check(db)
    loaded = meetings.load(db, meeting)
    items.add(db, meeting, loaded.parts[0].id, after=loaded.parts[0].items[0].id)
    added = journal.undoable(db, meeting)
    assert added is not None
    assert journal.forget(db, meeting, added)
    assert (everything(db), check(db)) == (before, found)
    redone = journal.redo(db, meeting)
    assert redone is not None
    assert redone.label == "Tog bort ärende 17"


def test_only_the_newest_step_of_a_meeting_is_forgotten(db: Database, meeting: int, register: Register) -> None:
    part = meetings.load(db, meeting).parts[0].id
    first = items.add(db, meeting, part)
    added = journal.undoable(db, meeting)
    items.withdraw(db, meeting, first, withdrawn=True)
    assert added is not None
    assert not journal.forget(db, meeting, added)
    journal.undo(db, meeting)
    assert not journal.forget(db, meeting, added)
    other = full_meeting(db, register)
    items.add(db, meeting, part)
    newest = journal.undoable(db, meeting)
    items.save_title(db, other, meetings.load(db, other).items[0].id, "Annat")
    assert newest is not None
    assert not journal.forget(db, other, newest)
    assert journal.forget(db, meeting, newest)
    assert first in [item.id for item in meetings.load(db, meeting).items]
    assert labels(db, other)[-1] == "Ändrade en rubrik"


def test_a_step_whose_item_has_been_written_in_is_not_forgotten(db: Database, meeting: int) -> None:
    item = items.add(db, meeting, meetings.load(db, meeting).parts[0].id)
    added = journal.undoable(db, meeting)
    items.save_minutes(db, item, (paragraph("Skrivet i ett annat fönster"),))
    assert added is not None
    assert not journal.forget(db, meeting, added)
    assert items.minutes(db, item) == (paragraph("Skrivet i ett annat fönster"),)


def test_what_starts_a_meeting_or_opens_it_again_is_not_forgotten(db: Database, meeting: int) -> None:
    started = journal.steps(db, meeting)[-1]
    assert not journal.forget(db, meeting, started)
    for status in (Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(db, meeting, status)
    proceedings.reopen(db, meeting, "Maj", "Fel namn")
    opened, before = journal.undoable(db, meeting), everything(db)
    assert opened is not None
    assert not journal.forget(db, meeting, opened)
    assert everything(db) == before


def test_a_field_that_was_open_before_a_forgotten_step_is_closed(db: Database, meeting: int) -> None:
    loaded = meetings.load(db, meeting)
    known = len(journal.steps(db, meeting))
    items.save_title(db, meeting, loaded.items[0].id, "Först")
    items.add(db, meeting, loaded.parts[0].id)
    added = journal.undoable(db, meeting)
    assert added is not None
    assert journal.forget(db, meeting, added)
    items.save_title(db, meeting, loaded.items[0].id, "Sedan")
    assert labels(db, meeting)[known:] == ["Ändrade en rubrik", "Ändrade en rubrik"]


def test_meetings_are_undone_each_by_itself(db: Database, register: Register) -> None:
    one, two = full_meeting(db, register), full_meeting(db, register)
    before = dump(db, two)
    items.save_kind(db, one, meetings.load(db, one).items[0].id, Kind.DIALOGUE)
    items.save_kind(db, two, meetings.load(db, two).items[0].id, Kind.DIALOGUE)
    after = dump(db, one)
    journal.undo(db, two)
    assert dump(db, two) == before
    assert dump(db, one) == after


def test_only_the_people_that_differ_are_written(db: Database, meeting: int) -> None:
    loaded = meetings.load(db, meeting)
    motion, item = loaded.items[1].motions[0], loaded.items[1].id
    third = loaded.attendees[1].id
    decisions.save_motion(db, meeting, item, Motion(motion.id, MotionKind.APPROVE, (motion.movers[0], third), "bifall"))
    assert [(name, operation) for name, _, operation in changes(db, meeting)] == [
        ("mover", "delete"),
        ("mover", "insert"),
    ]
    vote = loaded.items[1].votes[0]
    changed = tuple(type(b)(b.id, b.attendee, Choice.YES) for b in vote.ballots)
    decisions.save_vote(db, meeting, item, Vote(vote.id, "Bifall", "Avslag", "Bifall", Choice.YES, changed))
    assert changes(db, meeting) == [("ballot", vote.ballots[1].id, "update")]


def test_business_of_every_kind_is_recorded_and_removed(db: Database, meeting: int) -> None:
    item = meetings.load(db, meeting).items[2].id
    decision = decisions.add(db, meeting, item, DecisionKind.POSTPONE, "Bordlades.")
    event = rollcalls.add_event(
        db, meeting, EventKind.ARRIVES, meetings.load(db, meeting).attendees[1].id, item, clock=time(13, 5)
    )
    loaded = meetings.load(db, meeting)
    assert loaded.item(item).decisions[0].text == "Bordlades."
    assert loaded.events[-1].clock == time(13, 5)
    decisions.delete(db, meeting, decision)
    rollcalls.delete_event(db, meeting, event)
    loaded = meetings.load(db, meeting)
    assert not loaded.item(item).decisions
    assert len(loaded.events) == 3
