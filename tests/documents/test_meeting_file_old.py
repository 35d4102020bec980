"""A file without ids and events, as another program or a person writes it: what it implies."""

import json
from datetime import time
from typing import Any

import pytest

from samradapp.documents.meeting_file_reader import read
from samradapp.domain.attendance import listed
from samradapp.domain.meeting import Meeting
from samradapp.domain.presence import serving
from samradapp.domain.rollcall import EventKind, Mark, Standing

Data = dict[str, Any]


def _file(present: list[Data], *, opened: bool = False, **more: object) -> Meeting:
    """Read a meeting of two parts with three and two items; ``opened``: each item has its clock time."""
    clocks = iter(["09:30", "10:00", "10:30", "13:00", "14:00"])

    def item(number: int) -> Data:
        stamp = {"opened": next(clocks)} if opened else {}
        return {"title": f"Ärende {number}", "kind": "matter", "presenters": [], "text": [], "decisions": []} | stamp

    parts = [
        {"start": "09:30", "items": [item(1), item(2), item(3)]},
        {"start": "13:00", "items": [item(4), item(5)]},
    ]
    data = {
        "format": "samradapp-meeting",
        "version": 1,
        "body": "Samrådet",
        "number": 2,
        "year": 2024,
        "date": "2024-05-03",
        "first_item": 1,
        "parts": parts,
        "attendance": [{"group": "Samrådet", "present": present, "absent": [{"name": "Åsa Öst"}], **more}],
    }
    return read(json.dumps(data).encode(), "mote.json").meeting


def _presence(meeting: Meeting, name: str) -> str:
    lines = listed(meeting, meeting.groups[0]).present
    return next(line.presence or "hela" for line in lines if line.name == name)


@pytest.mark.parametrize(
    ("hours", "opened", "expected"),
    [
        ({}, True, "hela"),
        ({"arrived": "10:00"}, True, "ärende 2–5"),
        ({"arrived": "10:05"}, True, "ärende 3–5"),
        ({"left": "10:40"}, True, "ärende 1–2"),
        ({"left": "13:00"}, True, "ärende 1–3"),
        ({"left": "15:00"}, True, "ärende 1–4"),
        ({"arrived": "09:45", "left": "13:30"}, True, "ärende 2–3"),
        ({"arrived": "09:45"}, False, "ärende 2–5"),
        ({"arrived": "13:20"}, False, "ärende 5"),
        ({"left": "11:30"}, False, "ärende 1–2"),
        ({"left": "14:30"}, False, "ärende 1–4"),
    ],
)
def test_hours_in_a_list_become_events(hours: Data, opened: bool, expected: str) -> None:
    meeting = _file([{"name": "Eva Ek", **hours}, {"name": "Bo Ask"}], opened=opened)
    assert _presence(meeting, "Eva Ek") == expected
    assert _presence(meeting, "Bo Ask") == "hela"


def test_who_comes_late_to_a_group_that_comes_late_is_there_from_then() -> None:
    meeting = _file([{"name": "Eva Ek", "arrived": "13:20"}], **{"from": "13:00", "to": "15:00"})
    assert [len(part.groups) for part in meeting.parts] == [0, 1]
    assert _presence(meeting, "Eva Ek") == "kl. 13.20–15.00"


def test_hours_are_kept_beside_events_that_do_not_tell_them() -> None:
    data = {"name": "Eva Ek", "arrived": "10:00"}
    meeting = _file([data])
    assert [(event.kind, event.clock) for event in meeting.events] == [(EventKind.ARRIVES, time(10))]
    assert meeting.groups[0].entries[0].mark is Mark.ABSENT


def test_the_group_that_is_called_as_the_body_holds_its_seats() -> None:
    meeting = _file([{"name": "Eva Ek"}, {"name": "Bo Ask", "role": "ersättare"}])
    standings = [entry.standing for entry in meeting.groups[0].entries]
    assert standings == [Standing.MEMBER, Standing.SUBSTITUTE, Standing.MEMBER]
    assert meeting.body.has_seats


def test_a_substitute_for_somebody_serves_in_her_seat() -> None:
    meeting = _file([{"name": "Eva Ek", "role": "ersättare", "substitute_for": "Åsa Öst"}])
    seat = next(entry.id for entry in meeting.groups[0].entries if entry.mark is Mark.ABSENT)
    assert serving(meeting, meeting.items[0].id) == {seat: meeting.attendees[0].id}


def test_the_same_file_gives_the_same_ids_every_time() -> None:
    first, second = (_file([{"name": "Eva Ek"}]) for _ in range(2))
    assert first == second
    assert len({item.uuid for item in first.items}) == 5


def test_a_sentence_from_elsewhere_is_never_rewritten_by_fields() -> None:
    data = {"kind": "resolution", "text": "Så beslutades."}
    meeting = _file([])
    assert not meeting.items[0].decisions
    content = json.dumps(
        {
            "format": "samradapp-meeting",
            "version": 1,
            "body": "Samrådet",
            "number": 1,
            "year": 2024,
            "date": "2024-05-03",
            "parts": [{"items": [{"title": "A", "decisions": [data]}]}],
        }
    )
    (item,) = read(content.encode(), "mote.json").meeting.items
    assert item.decisions[0].edited
