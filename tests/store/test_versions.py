"""The history of a text: what is kept, and the way back."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from samradapp.domain.meeting import Status
from samradapp.domain.swedish import clock
from samradapp.domain.text import Block, BlockStyle, Run, paragraph, plain
from samradapp.errors import NotAllowedError
from samradapp.store import items, journal, meetings, proceedings, versions
from tests.store.builders import dump, stored_texts, whole_file


@pytest.fixture
def item(db: Database, meeting: int) -> int:
    """The item whose text is "Folke berättade om läget."."""
    return meetings.load(db, meeting).items[1].id


def type_at(db: Database, item: int, text: str, seconds_ago: float) -> None:
    """Type, with the versions known so far moved that long into the past."""
    db.execute("UPDATE minutes_version SET at = at - ?", [seconds_ago])
    items.save_minutes(db, item, (paragraph(text),))


def texts_of(db: Database, item: int) -> list[str]:
    """Give the earlier texts, newest first."""
    return [plain(versions.text(db, item, known.id)) for known in versions.versions(db, item)[1:]]


def now(db: Database, item: int) -> str:
    return plain(items.minutes(db, item))


def test_a_new_item_never_inherits_the_versions_of_a_deleted_one(db: Database, meeting: int) -> None:
    part = meetings.load(db, meeting).parts[1]
    item = items.add(db, meeting, part.id)
    items.save_minutes(db, item, (paragraph("Hemligt"),))
    items.save_minutes(db, item, (paragraph("Hemligare"),))
    items.delete(db, meeting, item)
    assert versions.versions(db, item) == ()
    assert texts_of(db, items.add(db, meeting, part.id)) == []


def test_a_version_is_kept_at_most_once_a_minute(db: Database, item: int) -> None:
    for text, seconds_ago in (("a", 0), ("b", 20), ("c", 20), ("d", 30), ("e", 1)):
        type_at(db, item, text, seconds_ago)
    assert texts_of(db, item) == ["c", "Folke berättade om läget."]


def test_versions_are_of_each_item_alone(db: Database, meeting: int) -> None:
    one, two = (item.id for item in meetings.load(db, meeting).items[:2])
    items.save_minutes(db, one, (paragraph("a"),))
    items.save_minutes(db, two, (paragraph("b"),))
    assert len(texts_of(db, one)) == len(texts_of(db, two)) == 1
    kept = versions.versions(db, one)[1].id
    with pytest.raises(NotAllowedError):
        versions.text(db, two, kept)


def test_a_text_saved_unchanged_makes_no_version(db: Database, item: int) -> None:
    items.save_minutes(db, item, items.minutes(db, item))
    assert texts_of(db, item) == []


def test_a_clock_set_back_neither_stops_versions_nor_floods_them(db: Database, item: int) -> None:
    type_at(db, item, "a", 0)
    type_at(db, item, "b", -3600)  # what was kept now lies an hour ahead
    type_at(db, item, "c", 0)
    assert texts_of(db, item) == ["a", "Folke berättade om läget."]


def test_each_version_tells_its_time_and_its_words_and_the_first_is_the_text_of_now(db: Database, item: int) -> None:
    broken = Block(BlockStyle.BULLET, (Run("halv", bold=True), Run("fet och två")))
    items.save_minutes(db, item, (paragraph("Ett två tre."), broken))
    present, old = versions.versions(db, item)
    assert (present.id, present.at, present.words) == (None, None, 6)
    assert old.words == 4
    assert old.at is not None
    assert abs(datetime.now(UTC) - old.at) < timedelta(minutes=1)
    assert versions.text(db, item, None) == items.minutes(db, item)


def test_a_version_without_a_word_is_left_out(db: Database, meeting: int) -> None:
    empty = items.add(db, meeting, meetings.load(db, meeting).parts[0].id)
    items.save_minutes(db, empty, (paragraph("Skrivet"),))
    assert texts_of(db, empty) == []


def test_a_restored_text_is_a_step_and_what_was_there_is_kept_however_new(
    db: Database, meeting: int, item: int
) -> None:
    items.save_minutes(db, item, (paragraph("Nyare"),))
    items.save_minutes(db, item, (paragraph("Nyast"),))  # within the minute: no version of its own
    old = versions.versions(db, item)[1]
    assert old.at is not None
    versions.restore(db, meeting, item, old.id or 0)
    assert now(db, item) == "Folke berättade om läget."
    assert texts_of(db, item)[0] == "Nyast"
    label = f"Återställde texten i ärende 17 från kl. {clock(old.at.astimezone().time())}"
    assert journal.undoable(db, meeting).label == label


def test_the_day_is_told_when_it_was_another(db: Database, meeting: int, item: int) -> None:
    items.save_minutes(db, item, (paragraph("Nyare"),))
    db.execute("UPDATE minutes_version SET at = ?", [datetime(2026, 5, 8, 10, tzinfo=UTC).timestamp()])
    versions.restore(db, meeting, item, versions.versions(db, item)[1].id or 0)
    assert "från den 8\u00a0maj 2026 kl. " in journal.undoable(db, meeting).label


def test_undo_and_redo_change_texts_and_lose_nothing_typed_meanwhile(db: Database, meeting: int, item: int) -> None:
    items.save_minutes(db, item, (paragraph("Nyare"),))
    before = dump(db, meeting)
    versions.restore(db, meeting, item, versions.versions(db, item)[1].id or 0)
    items.save_minutes(db, item, (paragraph("Skrivet efteråt"),))
    journal.undo(db, meeting)
    assert now(db, item) == "Nyare"
    assert "Skrivet efteråt" in texts_of(db, item)
    journal.redo(db, meeting)
    assert now(db, item) == "Skrivet efteråt"
    journal.undo(db, meeting)
    assert now(db, item) == "Nyare"
    assert dump(db, meeting) == before


def test_restoring_what_stands_there_is_no_step(db: Database, meeting: int, item: int) -> None:
    items.save_minutes(db, item, (paragraph("Nyare"),))
    old = versions.versions(db, item)[1].id or 0
    versions.restore(db, meeting, item, old)
    known = journal.steps(db, meeting)
    versions.restore(db, meeting, item, old)
    assert journal.steps(db, meeting) == known


def test_a_version_that_is_gone_changes_nothing(db: Database, meeting: int, item: int) -> None:
    before = whole_file(db)
    with pytest.raises(NotAllowedError, match="finns inte"):
        versions.restore(db, meeting, item, 4711)
    assert whole_file(db) == before


def test_a_locked_protocol_refuses_an_old_text_and_the_undo_of_one(db: Database, meeting: int, item: int) -> None:
    items.save_minutes(db, item, (paragraph("Nyare"),))
    old = versions.versions(db, item)[1].id or 0
    for status in (Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(db, meeting, status)
    before = whole_file(db)
    with pytest.raises(driver.IntegrityError, match="locked"):
        versions.restore(db, meeting, item, old)
    assert whole_file(db) == before


def test_a_deleted_item_comes_back_with_the_text_that_was_restored(db: Database, meeting: int, item: int) -> None:
    items.save_minutes(db, item, (paragraph("Nyare"),))
    versions.restore(db, meeting, item, versions.versions(db, item)[1].id or 0)
    texts = stored_texts(db, meeting)
    items.delete(db, meeting, item)
    journal.undo(db, meeting)
    assert stored_texts(db, meeting) == texts
    journal.undo(db, meeting)
    assert now(db, item) == "Nyare"


def test_a_hundred_versions_of_thousands_of_words_are_listed(db: Database, item: int) -> None:
    for number in range(100):
        type_at(db, item, f"{number} " + "ord och mening " * 1700, 61)
    listed = versions.versions(db, item)
    assert (len(listed), listed[0].words) == (101, 5101)


def test_a_text_that_a_generated_one_takes_the_place_of_is_a_version_and_comes_back(
    db: Database, meeting: int, item: int
) -> None:
    for text in ("Mitt första utkast", "Mitt utkast"):  # the second one within the minute
        items.save_minutes(db, item, (paragraph(text),))
    items.make_text_own(db, meeting, item, (paragraph("Programmets text"),))
    assert now(db, item) == "Programmets text"
    assert texts_of(db, item)[0] == "Mitt utkast"
    journal.undo(db, meeting)
    assert now(db, item) == "Mitt utkast"
    journal.redo(db, meeting)
    assert now(db, item) == "Programmets text"


def test_what_much_is_deleted_from_or_pasted_into_at_once_is_a_version_within_the_minute(
    db: Database, item: int
) -> None:
    pasted = "Två klistrade sidor. " * 60
    type_at(db, item, "E", 0)
    type_at(db, item, f"E{pasted}", 5)
    type_at(db, item, "x", 5)
    assert texts_of(db, item) == [f"E{pasted}", "E", "Folke berättade om läget."]


def test_what_another_window_wrote_meanwhile_is_a_version_however_new_the_last_one_is(db: Database, item: int) -> None:
    mine = (paragraph("Mitt"),)
    items.save_minutes(db, item, mine, known=items.minutes(db, item))
    items.save_minutes(db, item, (paragraph("Någon annans"),))
    items.save_minutes(db, item, (paragraph("Mitt och mer"),), known=mine)
    assert texts_of(db, item) == ["Någon annans", "Folke berättade om läget."]
