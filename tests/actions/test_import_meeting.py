"""Taking a meeting file into the database: whole, once, and never over something else unasked."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from samradapp.actions.import_meeting import import_meeting
from samradapp.documents import meeting_file
from samradapp.domain.meeting import Meeting, Status
from samradapp.domain.people import Body
from samradapp.domain.text import Text, plain
from samradapp.errors import FileError, SamradError
from samradapp.store import Database, items, meetings, proceedings, register
from samradapp.store.database import open_in_memory
from samradapp.store.journal import redo, step, undo
from samradapp.store.meeting_writer import insert_meeting
from tests.actions.conftest import Saved
from tests.documents.meeting_strategy import UNSHRUNK, Filed, filed_meetings
from tests.documents.test_meeting_file_refusals import NO_JSON, REFUSED, a_file
from tests.store.builders import full_meeting, made_up_register, whole_file

OTHER_UUID = "9d1f0c6e-9999-4999-8999-999999999999"


def _file_of(db: Database, meeting_id: int) -> bytes:
    return meeting_file.write(meetings.load(db, meeting_id), items.all_minutes(db, meeting_id))


def _inserted(db: Database, meeting: Meeting, texts: dict[int, Text]) -> int:
    """Insert a meeting whose bodies are made in the register first."""
    bodies = {meeting.body.id: meeting.body} | {part.body.id: part.body for part in meeting.parts}
    known = {key: register.ensure_body(db, body.name, has_seats=body.has_seats) for key, body in bodies.items()}
    stored = replace(
        meeting,
        body=known[meeting.body.id],
        parts=tuple(replace(part, body=known[part.body.id]) for part in meeting.parts),
        groups=tuple(
            replace(group, body_id=known[group.body_id].id if group.body_id else None) for group in meeting.groups
        ),
    )
    return insert_meeting(db, stored, texts, "Läste in mötet")


@settings(max_examples=60, phases=UNSHRUNK)
@given(filed_meetings())
def test_any_meeting_goes_from_one_database_to_another_unchanged(
    tmp_path_factory: pytest.TempPathFactory, filed: Filed
) -> None:
    path = tmp_path_factory.mktemp("filer") / "mote.json"
    with closing(open_in_memory()) as first, closing(open_in_memory()) as second:
        meeting_id = _inserted(first, *filed)
        path.write_bytes(_file_of(first, meeting_id))
        imported = import_meeting(second, path)
        assert _file_of(second, imported.meeting_id) == path.read_bytes()
        for known in (first, second):
            before = whole_file(known)
            assert import_meeting(known, path).duplicate
            assert whole_file(known) == before


def test_a_meeting_with_something_in_every_table_goes_to_another_database(db: Database, saved: Saved) -> None:
    path = saved(_file_of(db, full_meeting(db, made_up_register(db))))
    with closing(open_in_memory()) as other:
        imported = import_meeting(other, path)
        assert _file_of(other, imported.meeting_id) == path.read_bytes()


def test_importing_tells_what_came(db: Database, saved: Saved) -> None:
    imported = import_meeting(db, saved(a_file()))
    assert (imported.meeting, imported.body, imported.items) == ("2-2024", "Samrådet", 1)
    assert (imported.present, imported.absent, imported.decisions, imported.duplicate) == (1, 1, 1, False)


def test_who_comes_late_counts_as_present_and_who_is_not_marked_as_neither(db: Database, saved: Saved) -> None:
    data = a_file()
    data["attendance"][0]["present"].append({"name": "Bo Ask", "arrived": "10:00"})
    data["attendance"][0]["absent"].append({"name": "Ida Berg", "mark": "unmarked"})
    imported = import_meeting(db, saved(data))
    assert (imported.present, imported.absent) == (2, 1)


def test_the_same_file_again_is_a_duplicate_and_changes_nothing(db: Database, saved: Saved) -> None:
    path = saved(a_file())
    first = import_meeting(db, path)
    before = whole_file(db)
    again = import_meeting(db, path)
    assert again == replace(first, duplicate=True)
    assert whole_file(db) == before


def test_a_file_that_says_the_bodys_short_name_is_known_again(db: Database, saved: Saved) -> None:
    register.save_body(db, Body(0, "Samråd vård och omsorg", "Samrådet"))
    path = saved(a_file())
    assert import_meeting(db, path).body == "Samråd vård och omsorg"
    assert import_meeting(db, path).duplicate


def test_what_a_file_cannot_say_is_no_difference(db: Database, saved: Saved) -> None:
    path = saved(a_file())
    meeting_id = import_meeting(db, path).meeting_id
    items.save_title(db, meeting_id, meetings.load(db, meeting_id).items[0].id, "Upprop ")
    assert import_meeting(db, path).duplicate


def test_adjournments_in_any_order_are_the_same(db: Database, saved: Saved) -> None:
    data = a_file()
    data["adjournments"].insert(0, {"from": "12:00", "to": "13:00"})
    path = saved(data)
    import_meeting(db, path)
    assert import_meeting(db, path).duplicate


def test_other_content_is_refused_and_the_difference_named(db: Database, saved: Saved) -> None:
    import_meeting(db, saved(a_file()))
    changed = a_file() | {"place": "Umeå"}
    changed["parts"][0]["items"][0]["title"] = "Val"
    before = whole_file(db)
    with pytest.raises(FileError, match=r"skiljer sig i .*place.*--replace") as refusal:
        import_meeting(db, saved(changed))
    assert "parts[0].items[0].title" in str(refusal.value)
    assert whole_file(db) == before


def test_replacing_is_one_step_that_undo_takes_back_wholly(db: Database, saved: Saved) -> None:
    meeting_id = import_meeting(db, saved(a_file())).meeting_id
    before = _file_of(db, meeting_id)
    changed = a_file() | {"place": "Umeå", "signatures": [], "events": []}
    changed["parts"][0]["items"].append({"title": "Nytt", "text": [{"style": "paragraph", "text": "Ny text."}]})
    changed["attendance"][0]["absent"] = []
    for item in changed["parts"][0]["items"]:
        item.pop("reservations", None)
    imported = import_meeting(db, saved(changed), replace_existing=True)
    after = _file_of(db, meeting_id)
    assert (imported.meeting_id, imported.duplicate, imported.items) == (meeting_id, False, 2)
    assert after != before
    undone = undo(db, meeting_id)
    assert undone is not None
    assert undone.label == "Ersatte mötet med mote.json"
    assert _file_of(db, meeting_id) == before
    redo(db, meeting_id)
    assert _file_of(db, meeting_id) == after


def test_a_replacement_that_brings_a_new_body_is_taken_back_and_the_body_stays(db: Database, saved: Saved) -> None:
    meeting_id = import_meeting(db, saved(a_file())).meeting_id
    before = meetings.load(db, meeting_id)
    changed = a_file()
    changed["parts"][0] |= {"body": "Nya nämnden"}
    import_meeting(db, saved(changed), replace_existing=True)
    made = register.body_named(db, "Nya nämnden")
    assert made is not None
    register.save_body(db, replace(made, formula="Nämnden"))
    assert undo(db, meeting_id) is not None
    assert meetings.load(db, meeting_id) == before
    assert register.body_named(db, "Nya nämnden") is not None


def test_replacing_brings_no_second_meeting_of_the_same_number(db: Database, saved: Saved) -> None:
    import_meeting(db, saved(a_file() | {"id": OTHER_UUID}))
    second = a_file() | {"number": 3}
    second["parts"][0]["items"][0].pop("id")
    second |= {"events": [], "adjournments": []}
    import_meeting(db, saved(second | {"id": "9d1f0c6e-8888-4888-8888-888888888888"}))
    before = whole_file(db)
    with pytest.raises(FileError, match="har redan ett annat möte 2-2024"):
        import_meeting(
            db, saved(second | {"number": 2, "id": "9d1f0c6e-8888-4888-8888-888888888888"}), replace_existing=True
        )
    assert whole_file(db) == before


def test_an_adjusted_meeting_is_not_replaced(db: Database, saved: Saved) -> None:
    meeting_id = import_meeting(db, saved(a_file())).meeting_id
    for status in (Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(db, meeting_id, status)
    before = whole_file(db)
    with pytest.raises(FileError, match="justerat och låst"):
        import_meeting(db, saved(a_file() | {"place": "Umeå"}), replace_existing=True)
    assert whole_file(db) == before


def test_a_meeting_with_an_item_adjusted_on_the_spot_is_not_replaced(db: Database, saved: Saved) -> None:
    meeting_id = import_meeting(db, saved(a_file())).meeting_id
    items.adjust_now(db, meeting_id, meetings.load(db, meeting_id).items[0].id, date(2024, 5, 3))
    with pytest.raises(FileError, match="justerat och låst"):
        import_meeting(db, saved(a_file() | {"place": "Umeå"}), replace_existing=True)


def test_another_meeting_with_the_bodys_number_is_refused(db: Database, saved: Saved) -> None:
    import_meeting(db, saved(a_file()))
    before = whole_file(db)
    with pytest.raises(FileError, match="har redan ett annat möte 2-2024"):
        import_meeting(db, saved(a_file() | {"id": OTHER_UUID}))
    assert whole_file(db) == before


def test_a_copy_made_into_another_meeting_gets_items_of_its_own_and_is_known_again(db: Database, saved: Saved) -> None:
    first = import_meeting(db, saved(a_file())).meeting_id
    before = _file_of(db, first)
    path = saved(a_file() | {"id": OTHER_UUID, "number": 3})
    copied = import_meeting(db, path)
    assert copied.meeting_id != first
    assert _file_of(db, first) == before
    assert import_meeting(db, path).duplicate
    changed = saved(a_file() | {"id": OTHER_UUID, "number": 3, "place": "Umeå"})
    assert import_meeting(db, changed, replace_existing=True).meeting_id == copied.meeting_id
    assert _file_of(db, first) == before


def test_an_adjusted_meeting_is_imported_locked(db: Database, saved: Saved) -> None:
    data = a_file() | {"status": "adjusted"}
    data["parts"][0]["items"][0]["adjusted"] = "2024-05-03"
    meeting = meetings.load(db, import_meeting(db, saved(data)).meeting_id)
    assert meeting.locked
    assert meeting.items[0].adjusted == date(2024, 5, 3)


def test_an_unknown_body_is_made_and_a_known_one_used(db: Database, saved: Saved) -> None:
    body = register.save_body(db, Body(0, "Samrådet", formula="Samrådet i norr"))
    meeting = meetings.load(db, import_meeting(db, saved(a_file())).meeting_id)
    assert (meeting.body.id, meeting.body.formula) == (body, "Samrådet i norr")
    other = import_meeting(db, saved(a_file() | {"body": "Nämnden", "id": OTHER_UUID, "events": []}))
    assert register.body_named(db, "Nämnden") is not None
    assert other.body == "Nämnden"


@pytest.mark.parametrize("name", [*REFUSED, *NO_JSON])
def test_a_refused_file_leaves_the_database_as_it_was(db: Database, saved: Saved, name: str) -> None:
    full_meeting(db, made_up_register(db))
    data: Any = NO_JSON[name] if name in NO_JSON else a_file()
    if name in REFUSED:
        REFUSED[name][0](data)
    before = whole_file(db)
    with pytest.raises(SamradError):
        import_meeting(db, saved(data))
    assert whole_file(db) == before


def test_a_fault_at_the_last_row_leaves_the_database_as_it_was(db: Database, saved: Saved) -> None:
    (page_count,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {page_count + 1}").fetchone()
    before = whole_file(db)
    data = a_file()
    data["parts"][0]["items"][0]["text"] = [{"style": "paragraph", "text": "x" * 4000} for _ in range(10)]
    with pytest.raises(Exception, match="full"):
        import_meeting(db, saved(data))
    assert whole_file(db) == before


def test_folders_and_files_that_are_not_there_are_said_by_name(db: Database, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="är en mapp"):
        import_meeting(db, tmp_path)
    with pytest.raises(FileError, match=r"^borta\.json finns inte"):
        import_meeting(db, tmp_path / "borta.json")
    with pytest.raises(FileError, match=r"^/ är en mapp"):
        import_meeting(db, Path("/"))


@pytest.mark.parametrize("name", ["bor\0ta.json", "bor\ud800ta.json"])
def test_a_file_of_a_name_that_no_disk_takes_is_said_not_to_be_there(db: Database, name: str) -> None:
    with pytest.raises(FileError, match=r"ta\.json finns inte\. Kontrollera namnet och försök igen\."):
        import_meeting(db, Path(name))


def test_a_file_without_end_is_not_read(db: Database) -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("this system has no endless file")
    with pytest.raises(FileError):
        import_meeting(db, endless)


def test_texts_and_clocks_come_with_the_meeting(db: Database, saved: Saved) -> None:
    meeting_id = import_meeting(db, saved(a_file())).meeting_id
    meeting = meetings.load(db, meeting_id)
    assert plain(items.minutes(db, meeting.items[0].id)) == "Alla var där."
    assert (meeting.start, meeting.adjournments[0].end) == (time(9, 30), time(10, 15))


def test_a_step_that_is_open_takes_the_import_with_it_when_it_fails(db: Database, saved: Saved) -> None:
    path, before = saved(a_file()), whole_file(db)

    def import_and_fail() -> None:
        with step(db, 0, "Försök", starts_meeting=True):
            import_meeting(db, path)
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - our own
        import_and_fail()
    assert whole_file(db) == before


def test_the_file_written_after_import_says_what_the_first_said(db: Database, saved: Saved) -> None:
    meeting_id = import_meeting(db, saved(a_file())).meeting_id
    written = json.loads(_file_of(db, meeting_id))
    assert written["parts"][0]["items"][0]["motions"] == [{"kind": "approve", "movers": ["Eva Ek"]}]
    assert written["events"] == [
        {"kind": "serves", "person": "Eva Ek", "for": "Åsa Öst", "before": a_file()["parts"][0]["items"][0]["id"]}
    ]
