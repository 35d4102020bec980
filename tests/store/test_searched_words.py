"""What a meeting is found by in the list of meetings."""

import pytest
from sqlite_utils import Database

from samradapp.domain.swedish import fold
from samradapp.store import items, journal, meetings, proceedings
from samradapp.store.searched_words import searched_words
from tests.store.builders import Register, full_meeting, made_up_register, meeting_from_template


@pytest.fixture
def made(db: Database) -> Register:
    return made_up_register(db)


def found(db: Database, written: str) -> list[int]:
    """Search as the start page does."""
    words = fold(written).split()
    return sorted(meeting for meeting, text in searched_words(db).items() if all(word in text for word in words))


@pytest.mark.parametrize(
    "written",
    [
        "samråd hälsa", "SAMRAD", "2-2026", "sam 2026/1", "2026-05-08", "fredag", "8 maj",  # the meeting itself
        "8/5", "8/5 2026",
        "primärvården", "följeutv",  # titles
        "ripfjäll", "Katarina Lönn",  # presenters
        "öberg", "Nils",  # attendees
        "Åhedén", "åheden",  # the chair, also without the accent
        "Gunvor tallbrink",  # the secretary
        "Elis Forsvall",  # an adjuster, who was not there
        "nils primär fredag",  # in any order
    ],
)  # fmt: skip
def test_a_meeting_is_found_by_its_facts_titles_and_names(db: Database, made: Register, written: str) -> None:
    meeting = full_meeting(db, made)
    assert found(db, written) == [meeting]


@pytest.mark.parametrize("written", ["primarvarden", "oberg", "Qvist", "nils qvist"])
def test_what_is_not_there_is_not_found_and_a_is_not_å(db: Database, made: Register, written: str) -> None:
    full_meeting(db, made)
    assert found(db, written) == []


def test_a_hard_space_is_a_space(db: Database, made: Register) -> None:
    meeting = meeting_from_template(db, made)
    items.save_title(db, meeting, meetings.load(db, meeting).items[0].id, "Till 9\u00a0oktober")
    assert found(db, "9 oktober") == found(db, "9\u00a0oktober") == [meeting]
    assert "9 oktober" in searched_words(db)[meeting]


def test_what_is_changed_or_undone_is_found_as_it_is_now(db: Database, made: Register) -> None:
    meeting = meeting_from_template(db, made)
    proceedings.save_adjusters(db, meeting, ("Qvist Ängeby",))
    assert found(db, "ängeby") == [meeting]
    journal.undo(db, meeting)
    assert found(db, "ängeby") == []


def test_each_table_is_read_once_however_many_meetings_there_are(db: Database, made: Register) -> None:
    queries: list[str] = []
    for _ in range(3):
        full = meeting_from_template(db, made)
    with db.tracer(lambda sql, _: queries.append(sql)):
        words = searched_words(db)
    assert full in words
    assert len(queries) == 5


def test_a_database_without_meetings_has_no_words(db: Database) -> None:
    assert searched_words(db) == {}
