"""The phrases that come with the program."""

from datetime import date, datetime

import pytest

from samradapp.actions.demo import make_demo_meeting
from samradapp.actions.phrases import phrases_for, shipped_phrases
from samradapp.domain.people import CalendarEntry
from samradapp.domain.phrases import HERS, KNOWN, Phrase, places
from samradapp.store import Database, meetings, proceedings, register

NOW = datetime(2026, 5, 8, 10, 42)  # noqa: DTZ001 - the clock on her wall
PHRASES = shipped_phrases()


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.code)
def test_every_place_is_known_and_every_sentence_whole(phrase: Phrase) -> None:
    for text in (phrase.text, phrase.board_text or phrase.text):
        assert set(places(text)) <= KNOWN | HERS
        assert "…" not in text
        assert text[0].isupper() or text[0] == "{"
        assert text.endswith((".", "}"))
    assert phrase.group


def test_what_is_hers_to_write_is_asked_for_somewhere() -> None:
    asked = {place for phrase in PHRASES for text in (phrase.text, phrase.board_text) for place in places(text)}
    assert asked >= HERS


def test_codes_are_each_their_own() -> None:
    codes = [phrase.code for phrase in PHRASES]
    assert len(codes) == len(set(codes))


def test_they_are_filled_from_the_meeting_the_one_before_it_and_the_calendar(db: Database) -> None:
    first = meetings.load(db, make_demo_meeting(db))
    second = meetings.load(db, make_demo_meeting(db))
    register.save_calendar_entry(db, second.body.id, CalendarEntry(0, date(2031, 9, 18)))
    proceedings.save_facts(db, second.id, "Flyttade mötet", day=date(2031, 5, 8))
    second = meetings.load(db, second.id)
    texts = {known.phrase.code: known.filled.text for known in phrases_for(db, second, second.items[0].id, NOW)}
    day = f"{first.day.day}\u00a0"
    assert texts["FPR1"].startswith(f"Protokollet från den {day}")
    assert "18\u00a0september 2031" in texts["NAS1"]
    assert "kl. 10.42" in texts["AVS2"]


def test_a_cancelled_meeting_is_not_the_one_before(db: Database) -> None:
    first, second = (meetings.load(db, make_demo_meeting(db)) for _ in range(2))
    assert meetings.previous_day(db, first) is None
    assert meetings.previous_day(db, second) == first.day
    db.execute("UPDATE open_step SET step_id = (SELECT max(id) FROM step)")
    db.execute("UPDATE meeting SET status = 'cancelled' WHERE id = ?", [first.id])
    assert meetings.previous_day(db, second) is None
