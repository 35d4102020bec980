"""When the notice was sent, and what of the agenda is another since then."""

from collections.abc import Callable

import pytest
from sqlite_utils import Database

from samradapp.domain.meeting import Kind
from samradapp.domain.text import paragraph
from samradapp.store import items, journal, meetings, notices, proceedings
from tests.store.builders import Register, meeting_from_template


@pytest.fixture
def planned(db: Database, register: Register) -> int:
    return meeting_from_template(db, register)


def ids(db: Database, meeting: int) -> list[int]:
    return [item.id for item in meetings.load(db, meeting).items]


def test_a_notice_that_is_not_sent_is_none(db: Database, planned: int) -> None:
    assert notices.sent(db, planned) is None


def test_the_moment_is_that_of_the_step_and_nothing_has_changed_yet(db: Database, planned: int) -> None:
    items.save_title(db, planned, ids(db, planned)[0], "Före")
    proceedings.mark_notice_sent(db, planned)
    at = journal.steps(db, planned)[-1].at
    assert notices.sent(db, planned) == notices.SentNotice(at)


CHANGES: dict[str, Callable[[Database, int, int], object]] = {
    "title": lambda db, meeting, item: items.save_title(db, meeting, item, "Efter"),
    "kind": lambda db, meeting, item: items.save_kind(db, meeting, item, Kind.DIALOGUE),
    "minutes": lambda db, meeting, item: items.save_planned_minutes(db, meeting, item, 55),
    "withdrawn": lambda db, meeting, item: items.withdraw(db, meeting, item, withdrawn=True),
    "presenters": lambda db, meeting, item: items.save_presenters(db, meeting, item, [("Maj Ek", "")]),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_a_reader_would_see_is_a_change_and_its_undo_none(db: Database, planned: int, what: str) -> None:
    proceedings.mark_notice_sent(db, planned)
    item = ids(db, planned)[1]
    CHANGES[what](db, planned, item)
    sent = notices.sent(db, planned)
    assert sent is not None
    assert (sent.changed, sent.removed) == (frozenset({item}), 0)
    journal.undo(db, planned)
    sent = notices.sent(db, planned)
    assert sent is not None
    assert sent.changed == frozenset()


def test_a_new_item_is_a_change_and_a_removed_one_is_counted(db: Database, planned: int) -> None:
    proceedings.mark_notice_sent(db, planned)
    meeting = meetings.load(db, planned)
    added = items.add(db, planned, meeting.parts[0].id, "Nytt")
    items.save_presenters(db, planned, meeting.items[0].id, [("Maj Ek", "")])
    items.delete(db, planned, meeting.items[0].id)
    sent = notices.sent(db, planned)
    assert sent is not None
    assert (sent.changed, sent.removed) == (frozenset({added}), 1)
    items.delete(db, planned, added)
    sent = notices.sent(db, planned)
    assert sent is not None
    assert (sent.changed, sent.removed) == (frozenset(), 1)


def test_minutes_and_where_the_meeting_is_are_no_changes(db: Database, planned: int) -> None:
    proceedings.mark_notice_sent(db, planned)
    item = ids(db, planned)[0]
    items.save_minutes(db, item, (paragraph("Mötet öppnas."),))
    proceedings.save_facts(db, planned, "Ändrade mötets uppgifter", place="Teams")
    sent = notices.sent(db, planned)
    assert sent is not None
    assert sent.changed == frozenset()


def test_sent_again_after_undo_counts_from_then(db: Database, planned: int) -> None:
    proceedings.mark_notice_sent(db, planned)
    journal.undo(db, planned)
    assert notices.sent(db, planned) is None
    items.save_title(db, planned, ids(db, planned)[0], "Mellan")
    proceedings.mark_notice_sent(db, planned)
    sent = notices.sent(db, planned)
    assert sent is not None
    assert sent.changed == frozenset()


def test_a_meeting_without_history_says_only_that_it_was_sent(db: Database, planned: int) -> None:
    with journal.step(db, planned, "Skickade"):
        db.execute("UPDATE meeting SET notice_sent = 1 WHERE id = ?", [planned])
    db.execute("DELETE FROM change")
    assert notices.sent(db, planned) == notices.SentNotice("")
