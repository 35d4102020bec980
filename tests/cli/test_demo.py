"""``demo``: a made-up meeting of full size, from template to Word, in a data folder of its own."""

from datetime import time
from pathlib import Path

import pytest

from samradapp import paths
from samradapp.domain.decision import DecisionKind
from samradapp.domain.meeting import Meeting
from samradapp.domain.presence import quorum, serving
from samradapp.domain.review import review
from samradapp.domain.rollcall import EventKind, Standing
from samradapp.store import items, meetings, register
from samradapp.store.database import open_for_reading
from tests.cli.conftest import Run
from tests.documents.docx_reader import ReadDocument, read_document

NAME = "protokoll-samradet-2026-05-08.docx"


@pytest.fixture
def demo_dir(run: Run, data_dir: Path, tmp_path: Path) -> Path:
    done = run("demo", "--out", tmp_path)
    assert (done.code, done.out, done.err) == (0, f"{tmp_path / NAME}\n", "")
    return data_dir / "exempel"


@pytest.fixture
def meeting(demo_dir: Path) -> Meeting:
    db = open_for_reading(paths.database_path(demo_dir))
    try:
        return meetings.load(db, 1)
    finally:
        db.close()


@pytest.fixture
def document(demo_dir: Path, tmp_path: Path) -> ReadDocument:
    assert demo_dir
    return read_document(tmp_path / NAME)


def test_the_register_is_of_full_size(demo_dir: Path) -> None:
    db = open_for_reading(paths.database_path(demo_dir))
    try:
        roster = register.roster(db, 1)
        principals = register.principals(db)
    finally:
        db.close()
    vacant = [seat for seat in roster.seats if not seat.holdings]
    assert (len(principals), len(roster.seats), len(vacant), len(roster.substitutes)) == (16, 20, 1, 9)
    assert {seat.principal for seat in roster.seats} == set(principals)


def test_the_meeting_has_what_a_meeting_can_have(meeting: Meeting) -> None:
    assert len(meeting.items) == 11
    assert [decision.kind for item in meeting.items for decision in item.decisions] == [
        DecisionKind.TAKE_NOTE,
        DecisionKind.DIRECTION,
        DecisionKind.ASSIGNMENT,
        DecisionKind.RESOLUTION,
    ]
    kinds = {event.kind for event in meeting.events}
    assert {EventKind.ARRIVES, EventKind.LEAVES, EventKind.RECUSED, EventKind.SERVES} <= kinds
    assert [len(item.votes) for item in meeting.items if item.votes] == [1]


def test_a_substitute_serves_and_the_body_has_its_quorum_throughout(meeting: Meeting) -> None:
    for item in meeting.parts[0].items:
        counted = quorum(meeting, item.id)
        assert counted is not None
        assert counted.met
        standing = {entry.attendee: entry.standing for entry in meeting.groups[0].entries}
        assert Standing.SUBSTITUTE in {standing[who] for who in serving(meeting, item.id).values() if who}


def test_the_working_group_meets_in_a_part_of_its_own(meeting: Meeting) -> None:
    first, second = meeting.parts
    group = next(group for group in meeting.groups if group.name == "Ledningsgruppen")
    assert (second.body.name, second.start, second.end) == (group.name, group.start, group.end)
    assert (second.start, second.end) == (time(13), time(15))
    assert group.id in second.groups
    assert group.id not in first.groups


def test_a_third_reading_finds_no_error(demo_dir: Path, meeting: Meeting) -> None:
    db = open_for_reading(paths.database_path(demo_dir))
    try:
        written, calendars = items.items_with_minutes(db, meeting.id), register.calendars(db, meeting)
    finally:
        db.close()
    assert review(meeting, written, calendars) == ()


def test_the_data_folder_is_whole_afterwards(run: Run, demo_dir: Path) -> None:
    done = run("check", "--json", folder=demo_dir)
    assert (done.code, done.json["ok"], done.json["findings"], done.json["meetings"]) == (0, True, [], 1)


def test_the_protocol_says_what_happened(document: ReadDocument) -> None:
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for words in (
        "Samrådet tillsammans med ledningsgruppen",
        "kl. 13.00–15.00, Ledningsgruppen beslutar",
        "Lovisa Ekman (L), Kvarnsele kommun, deltog inte i ärendet på grund av jäv.",
        "Disa Lövgren (M), Dalsele kommun, ersättare för Ove Hammar",
        "Tuva Granqvist (MP), Ulvsjö kommun, ärende",
        "Jörgen Fält (KD) reserverade sig mot beslutet.",
        "Ta fram ett förslag till gemensam modell för trygg hemgång (ärende 5), åter senast 9\u00a0oktober 2026",
        "Samråd vård och omsorg: fredag 9\u00a0oktober 2026 kl. 09.30–15.00, Teams",
        "att driftkostnaden fördelas efter invånarantal.",
    ):
        assert words in said
    assert "…" not in said
    assert len(document.tables) >= 1


def test_a_second_run_makes_no_second_meeting(run: Run, demo_dir: Path, tmp_path: Path) -> None:
    before = [paragraph.text for paragraph in read_document(tmp_path / NAME).paragraphs]
    assert run("demo", "--out", tmp_path).code == 0
    assert [line["meeting"] for line in run("meetings", "--json", folder=demo_dir).json] == ["1-2026"]
    assert [paragraph.text for paragraph in read_document(tmp_path / NAME).paragraphs] == before


def test_her_own_meetings_are_left_out_of_it(run: Run, demo_dir: Path, data_dir: Path) -> None:
    assert demo_dir.is_dir()
    assert not paths.database_path(data_dir).exists()
    assert run("meetings").code == 2


def test_a_missing_folder_is_said_and_nothing_made(run: Run, data_dir: Path, tmp_path: Path) -> None:
    done = run("demo", "--out", tmp_path / "borta")
    assert (done.code, done.out) == (2, "")
    assert "borta finns inte" in done.err
    assert not data_dir.exists()


def test_it_runs_unattended_as_a_process(process: Run, tmp_path: Path) -> None:
    done = process("demo")
    assert (done.code, done.out) == (0, f"{NAME}\n")
    assert (tmp_path / NAME).exists()
