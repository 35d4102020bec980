"""The database itself refuses changes to an adjusted protocol, or to an item adjusted on the spot, whoever asks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from samradapp.domain.meeting import Status
from samradapp.domain.people import Person
from samradapp.domain.rollcall import Mark
from samradapp.domain.text import paragraph
from samradapp.errors import NotAllowedError, explain
from samradapp.store import decisions, exports, items, journal, meetings, proceedings, rollcalls, rows, triggers
from samradapp.store import register as known
from samradapp.store.database import _migrate as migrate
from samradapp.store.database import open_database, open_in_memory
from samradapp.store.journal import REGISTER, step
from samradapp.store.keys import Key
from tests.store.builders import DAY, Register, drafted_meeting, full_meeting, made_up_register, owner, whole_file
from tests.store.migrated import later_migrations

TABLES = (*triggers.LOCKED_TABLES, "minutes")
OF_ITEMS = ("item", "minutes", "presenter", "decision", "motion", "mover", "vote", "ballot", "reservation", "reserver")
FREE_ON_AN_ITEM = ("opened", "closed", "position")


@dataclass
class World:
    """A database with a meeting that is locked, whole or in one item, and another that is not."""

    db: Database
    register: Register
    locked: int
    other: int
    item: int | None = None

    def columns(self, table: str) -> list[str]:
        return [row[1] for row in self.db.execute(f"PRAGMA table_info({table})").fetchall()]

    def uniques(self, table: str) -> list[str]:
        """Give the columns by which a REPLACE can push another row out."""
        indexes = [row[1] for row in self.db.execute(f"PRAGMA index_list({table})").fetchall() if row[2]]
        found = [row[2] for name in indexes for row in self.db.execute(f"PRAGMA index_info({name})").fetchall()]
        return [key_of(table), *found]

    def row(self, table: str, meeting: int | None = None) -> int:
        """Give the key of a row that is locked, or of one in the other meeting."""
        if meeting is None and self.item is not None:
            column = "id" if table == "item" else "item_id"
            return rows.one(self.db, f"SELECT {key_of(table)} FROM {table} WHERE {column} = ?", self.item)
        return rows.one(
            self.db, f"SELECT {key_of(table)} FROM {table} WHERE {owner(table)} = ?", meeting or self.locked
        )

    def refuses(self, *statements: str) -> None:
        """Try each statement within a step of the other meeting: the lock says no and nothing has changed."""
        before = whole_file(self.db)
        for statement in statements:
            with pytest.raises(driver.IntegrityError, match=r"^locked$") as caught, step(self.db, self.other, "Försök"):
                self.db.execute(statement)
            assert "justerat och låst" in explain(caught.value)
            assert not self.db.conn.in_transaction
        assert whole_file(self.db) == before


def key_of(table: str) -> str:
    return "item_id" if table == "minutes" else "id"


def adjusted(db: Database, meeting: int) -> int:
    proceedings.set_status(db, meeting, Status.WITH_ADJUSTERS)
    proceedings.set_status(db, meeting, Status.ADJUSTED)
    return meeting


def archived(db: Database, meeting: int) -> int:
    proceedings.set_status(db, adjusted(db, meeting), Status.ARCHIVED)
    return meeting


def opened_again(db: Database, meeting: int) -> int:
    """A meeting that has been adjusted once has rows in every table."""
    proceedings.reopen(db, adjusted(db, meeting), "Maj Österdahl", "prov")
    return meeting


def laid_out(db: Database, kind: str) -> None:
    """Let the rows stand in a database of a later version, or be met by a program that guards nothing."""
    if kind == "migrated":
        migrate(db, later_migrations())
        db.execute("PRAGMA foreign_keys = ON")
    if kind == "foreign program":
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA recursive_triggers = OFF")


def locked_world(kind: str) -> World:
    db = open_in_memory()
    made = made_up_register(db)
    lock = archived if kind == "archived" else adjusted
    result = World(db, made, lock(db, full_meeting(db, made)), opened_again(db, full_meeting(db, made)))
    laid_out(db, kind)
    return result


def world_of_an_item(kind: str) -> World:
    """One item with everything in it is adjusted on the spot, in a meeting that goes on."""
    db = open_in_memory()
    made = made_up_register(db)
    meeting = full_meeting(db, made)
    item = meetings.load(db, meeting).items[1].id
    items.adjust_now(db, meeting, item, DAY)
    result = World(db, made, meeting, full_meeting(db, made), item)
    laid_out(db, kind)
    return result


KINDS = ["adjusted", "archived", "migrated", "foreign program"]


@pytest.fixture(params=KINDS, scope="module")
def standing(request: pytest.FixtureRequest) -> Iterator[World]:
    """A world in which everything tried is refused, so that many tests can share it."""
    result = locked_world(request.param)
    yield result
    result.db.close()


@pytest.fixture(params=KINDS)
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    result = locked_world(request.param)
    yield result
    result.db.close()


@pytest.fixture(params=["fresh", "migrated", "foreign program"], scope="module")
def standing_item(request: pytest.FixtureRequest) -> Iterator[World]:
    result = world_of_an_item(request.param)
    yield result
    result.db.close()


@pytest.fixture(params=["fresh", "migrated", "foreign program"])
def item_world(request: pytest.FixtureRequest) -> Iterator[World]:
    result = world_of_an_item(request.param)
    yield result
    result.db.close()


def refuse_each_column(world: World, table: str, free: tuple[str, ...] = ()) -> None:
    where = f"WHERE {key_of(table)} = {world.row(table)}"
    kept = [column for column in world.columns(table) if column not in free]
    world.refuses(*(f"UPDATE {table} SET {column} = coalesce({column} + 1000, 'x') {where}" for column in kept))


def refuse_replacing(world: World, table: str) -> None:
    """Push the locked row out by each of its unique columns, with a new row and with one of the other meeting."""
    columns = world.columns(table)
    locked, free = world.row(table), world.row(table, world.other)
    for unique in world.uniques(table):
        value = f"(SELECT {unique} FROM {table} WHERE {key_of(table)} = {locked})"
        fresh = {"id": "id + 5000", "uuid": "uuid || 'x'", "item_id": "item_id"}
        chosen = ", ".join(
            value if column == unique else fresh.get(column, column) if column in world.uniques(table) else column
            for column in columns
        )
        source = f"SELECT {chosen} FROM {table} WHERE {key_of(table)} = {free}"
        world.refuses(
            f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) {source}",
            f"REPLACE INTO {table} ({', '.join(columns)}) {source}",
            f"UPDATE OR REPLACE {table} SET {unique} = {value} WHERE {key_of(table)} = {free}",
        )


def copy_of(world: World, table: str, **changed: str) -> str:
    """Give a statement that inserts a copy of the locked row under an identity of its own."""
    columns = [column for column in world.columns(table) if column != "id"]
    new = {"uuid": "uuid || 'x'", **changed}
    chosen = ", ".join(new.get(column, column) for column in columns)
    key = world.row(table)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {chosen} FROM {table} WHERE {key_of(table)} = {key}"


@pytest.mark.parametrize("table", TABLES)
class TestLockedMeeting:
    def test_no_column_changes(self, standing: World, table: str) -> None:
        refuse_each_column(standing, table)

    def test_no_row_is_deleted(self, standing: World, table: str) -> None:
        standing.refuses(
            f"DELETE FROM {table} WHERE {key_of(table)} = {standing.row(table)}",
            f"DELETE FROM {table} WHERE {owner(table)} = {standing.locked}",
        )

    def test_no_row_comes_in(self, standing: World, table: str) -> None:
        if table != "meeting":
            free = standing.row(table, standing.other)
            standing.refuses(
                copy_of(standing, table),
                f"UPDATE {table} SET meeting_id = {standing.locked} WHERE {key_of(table)} = {free}",
            )

    def test_no_row_goes_out(self, standing: World, table: str) -> None:
        if table != "meeting":
            where = f"WHERE {key_of(table)} = {standing.row(table)}"
            standing.refuses(f"UPDATE {table} SET meeting_id = {standing.other} {where}")

    def test_no_row_is_pushed_out(self, standing: World, table: str) -> None:
        refuse_replacing(standing, table)


@pytest.mark.parametrize("table", OF_ITEMS)
class TestItemAdjustedOnTheSpot:
    def test_no_column_changes(self, standing_item: World, table: str) -> None:
        refuse_each_column(standing_item, table, FREE_ON_AN_ITEM if table == "item" else ())

    def test_no_row_is_deleted(self, standing_item: World, table: str) -> None:
        standing_item.refuses(f"DELETE FROM {table} WHERE {key_of(table)} = {standing_item.row(table)}")

    def test_no_row_comes_in(self, standing_item: World, table: str) -> None:
        if table != "item":
            where = f"WHERE {key_of(table)} = {standing_item.row(table, standing_item.other)}"
            standing_item.refuses(
                copy_of(standing_item, table), f"UPDATE {table} SET item_id = {standing_item.item} {where}"
            )

    def test_no_row_goes_out(self, standing_item: World, table: str) -> None:
        if table != "item":
            free = standing_item.row("item", standing_item.other)
            where = f"WHERE {key_of(table)} = {standing_item.row(table)}"
            standing_item.refuses(f"UPDATE {table} SET item_id = {free} {where}")

    def test_no_row_is_pushed_out(self, standing_item: World, table: str) -> None:
        refuse_replacing(standing_item, table)


def test_a_locked_meeting_stays_when_its_part_or_itself_is_deleted(standing: World) -> None:
    standing.refuses(
        f"DELETE FROM part WHERE meeting_id = {standing.locked}",
        f"DELETE FROM meeting WHERE id = {standing.locked}",
        "DELETE FROM meeting",
    )


def test_the_status_of_a_locked_meeting_does_not_go_back(standing: World) -> None:
    back = [status for status in Status if status is not Status.ARCHIVED]
    standing.refuses(*(f"UPDATE meeting SET status = '{status}' WHERE id = {standing.locked}" for status in back))


def test_archiving_changes_nothing_else(standing: World) -> None:
    standing.refuses(f"UPDATE meeting SET status = 'archived', place = 'Annan' WHERE id = {standing.locked}")


def test_an_item_adjusted_on_the_spot_stays_when_what_holds_it_goes(standing_item: World) -> None:
    part = rows.one(standing_item.db, "SELECT part_id FROM item WHERE id = ?", standing_item.item)
    if rows.one(standing_item.db, "PRAGMA foreign_keys"):
        columns = ", ".join(standing_item.columns("part"))
        standing_item.refuses(
            f"DELETE FROM meeting WHERE id = {standing_item.locked}",
            f"DELETE FROM part WHERE id = {part}",
            f"REPLACE INTO part ({columns}) SELECT {columns} FROM part WHERE id = {part}",
        )


def refused(action: Callable[[], object], db: Database) -> None:
    """The store's own function says no, in words, and nothing has changed."""
    before = whole_file(db)
    with pytest.raises((driver.IntegrityError, NotAllowedError)) as caught:
        action()
    assert explain(caught.value)
    assert not db.conn.in_transaction
    assert whole_file(db) == before


def test_no_store_function_changes_a_locked_meeting(standing: World) -> None:
    if "note" in standing.columns("item"):
        return  # the functions know the columns of their own version only
    db, meeting = standing.db, meetings.load(standing.db, standing.locked)
    item, entry = meeting.items[0], meeting.groups[0].entries[0]
    for action in (
        lambda: items.save_title(db, meeting.id, item.id, "Ny"),
        lambda: items.save_minutes(db, item.id, (paragraph("Ny"),)),
        lambda: items.delete(db, meeting.id, item.id),
        lambda: items.add(db, meeting.id, meeting.parts[0].id),
        lambda: rollcalls.mark(db, meeting.id, entry.id, Mark.EXCUSED),
        lambda: decisions.delete(db, meeting.id, meeting.items[1].decisions[0].id),
        lambda: proceedings.go_to_item(db, meeting.id, item.id, time(10)),
        lambda: proceedings.close_meeting(db, meeting.id, time(10)),
        lambda: proceedings.delete_meeting(db, meeting.id),
        lambda: proceedings.set_status(db, meeting.id, Status.DRAFT),
        lambda: journal.undo(db, meeting.id),
        lambda: proceedings.reopen(db, meeting.id, " ", "Skäl"),
        lambda: proceedings.reopen(db, meeting.id, "Gunvor", ""),
    ):
        refused(action, db)


def test_neither_undo_nor_redo_goes_through_the_lock(db: Database, register: Register) -> None:
    meeting = full_meeting(db, register)
    item = meetings.load(db, meeting).items[0].id
    items.save_title(db, meeting, item, "Ny")
    journal.undo(db, meeting)
    with step(db, meeting, "Låste"):
        rows.update(db, "meeting", meeting, status="adjusted")
    refused(lambda: journal.undo(db, meeting), db)
    proceedings.reopen(db, meeting, "Gunvor", "Fel namn")
    journal.undo(db, meeting)  # takes the reopening back: the protocol is adjusted again
    assert meetings.load(db, meeting).locked
    refused(lambda: journal.redo(db, meeting), db)


def test_undo_of_what_was_done_before_an_item_was_adjusted_is_refused(db: Database, register: Register) -> None:
    meeting = full_meeting(db, register)
    item = meetings.load(db, meeting).items[1].id
    items.save_title(db, meeting, item, "Ny")
    items.adjust_now(db, meeting, item, DAY)
    refused(lambda: journal.undo(db, meeting), db)


def test_a_second_connection_is_refused_too(path: Path, key: Key) -> None:
    first = open_database(path, key)
    made = made_up_register(first)
    meeting = adjusted(first, full_meeting(first, made))
    second = open_database(path, key)
    refused(lambda: items.save_title(second, meeting, meetings.load(second, meeting).items[0].id, "Ny"), second)
    first.close()
    second.close()


def test_the_register_changes_beneath_a_locked_meeting_without_touching_it(world: World) -> None:
    db, made = world.db, world.register
    before = [row for row in whole_file(db) if row[0] in TABLES]
    for seat in made.seats:
        known.delete_row(db, "seat", seat)
    for substitute in db.execute("SELECT id FROM substitute").fetchall():
        known.delete_row(db, "substitute", substitute[0])
    for group in (made.officials, made.leadership):
        with step(db, REGISTER, "Tog bort gruppens personer"):
            db.execute("DELETE FROM group_member WHERE group_id = ?", [group])
        known.delete_row(db, "people_group", group)
    with step(db, REGISTER, "Tog bort alla från sina platser"):
        db.execute("DELETE FROM holding")
    for person in made.persons.values():
        known.delete_person(db, person)
    refused(lambda: known.delete_body(db, made.body), db)
    assert [row for row in whole_file(db) if row[0] in TABLES] == before


def test_a_new_person_never_takes_the_place_of_a_deleted_one(db: Database, register: Register, meeting: int) -> None:
    lonely = known.save_person(db, Person(0, "Tillfällig"))
    known.delete_person(db, lonely)
    assert known.save_person(db, Person(0, "Ny")) > lonely


def test_what_lies_beside_the_lock_still_works(world: World) -> None:
    db, meeting = world.db, world.locked
    with step(db, meeting, "Undertecknade"):
        rows.insert(db, "signature", meeting_id=meeting, name="Ylva", signed="2026-05-13T10:00:00+02:00")
        rows.insert(db, "tag", meeting_id=meeting, item_id=world.row("item"), name="arkiv")
    exports.record(db, meeting, "protocol", "2026-05-13T10:00:00+02:00", Path("a.docx"), "abc", b"{}", b"{}")
    assert exports.last_exports(db, meeting)["protocol"].sha256 == "abc"
    journal.undo(db, meeting)
    assert not rows.one(db, "SELECT 1 FROM tag WHERE name = 'arkiv'")


def test_an_adjusted_meeting_can_be_archived(db: Database, register: Register) -> None:
    meeting = adjusted(db, full_meeting(db, register))
    proceedings.set_status(db, meeting, Status.ARCHIVED)
    assert meetings.load(db, meeting).status is Status.ARCHIVED


def test_a_protocol_is_reopened_with_name_and_reason_which_stay(world: World) -> None:
    proceedings.reopen(world.db, world.locked, " Gunvor Tallbrink ", "Fel belopp i ärende 17")
    assert rows.one(world.db, "SELECT status FROM meeting WHERE id = ?", world.locked) == "draft"
    found = rows.select(world.db, "SELECT who, reason, item_id FROM reopening WHERE meeting_id = ?", world.locked)
    assert found == [{"who": "Gunvor Tallbrink", "reason": "Fel belopp i ärende 17", "item_id": None}]
    items.save_title(world.db, world.locked, world.row("item"), "Rättad")


def test_only_a_locked_protocol_can_be_reopened(db: Database, meeting: int) -> None:
    refused(lambda: proceedings.reopen(db, meeting, "Gunvor", "Skäl"), db)
    refused(lambda: proceedings.reopen_item(db, meeting, meetings.load(db, meeting).items[0].id, "Gunvor", "Skäl"), db)


def test_an_item_is_reopened_with_name_and_reason(item_world: World) -> None:
    db, meeting, item = item_world.db, item_world.locked, item_world.item
    refused(lambda: proceedings.reopen_item(db, meeting, item, "Gunvor", "  "), db)
    item_world.refuses(f"UPDATE item SET adjusted = NULL WHERE id = {item}")
    proceedings.reopen_item(db, meeting, item, "Gunvor", "Fel namn")
    items.save_title(db, meeting, item, "Rättad")
    assert rows.one(db, "SELECT who FROM reopening WHERE item_id = ?", item) == "Gunvor"


def test_an_item_of_a_locked_meeting_is_not_reopened_by_itself(db: Database, register: Register) -> None:
    meeting = full_meeting(db, register)
    item = meetings.load(db, meeting).items[1].id
    items.adjust_now(db, meeting, item, DAY)
    adjusted(db, meeting)
    refused(lambda: proceedings.reopen_item(db, meeting, item, "Gunvor", "Skäl"), db)


def test_a_meeting_goes_on_around_an_item_adjusted_on_the_spot(db: Database, register: Register) -> None:
    meeting = full_meeting(db, register)
    loaded = meetings.load(db, meeting)
    first, second, third = loaded.items
    items.adjust_now(db, meeting, second.id, DAY)
    assert meetings.load(db, meeting).item(second.id).number == 17
    proceedings.go_to_item(db, meeting, third.id, time(13, 1))
    items.move(db, meeting, first.id, loaded.parts[1].id, None)
    items.move(db, meeting, second.id, loaded.parts[0].id, None)
    items.save_minutes(db, third.id, (paragraph("Fritt"),))
    items.delete(db, meeting, first.id)
    assert meetings.load(db, meeting).item(second.id).closed == time(13, 1)


def test_a_meeting_written_as_locked_is_locked(db: Database, register: Register) -> None:
    from samradapp.store.meeting_writer import insert_meeting

    meeting = insert_meeting(db, drafted_meeting(db, register, Status.ADJUSTED), {}, "Läste in")
    refused(lambda: items.save_title(db, meeting, meetings.load(db, meeting).items[0].id, "Ny"), db)
