"""What a meeting file must not be: every refusal is one sentence that names the key and its place."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from samradapp.documents.meeting_file_reader import read
from samradapp.errors import FileError

Data = dict[str, Any]

ITEM = "4b1f0c6e-1111-4111-8111-111111111111"
OTHER = "4b1f0c6e-2222-4222-8222-222222222222"


def a_file() -> Data:
    """Give a small file with something of everything."""
    return {
        "format": "samradapp-meeting",
        "version": 1,
        "body": "Samrådet",
        "number": 2,
        "year": 2024,
        "date": "2024-05-03",
        "start": "09:30",
        "adjusters": ["Åsa Öst"],
        "parts": [
            {
                "items": [
                    {
                        "id": ITEM,
                        "title": "Upprop",
                        "kind": "formality",
                        "presenters": [{"name": "Eva Ek"}],
                        "text": [{"style": "paragraph", "text": "Alla var där."}],
                        "decisions": [{"kind": "resolution", "text": "Beslutat.", "due": "2024-06-01"}],
                        "motions": [{"kind": "approve", "movers": ["Eva Ek"]}],
                        "votes": [{"ballots": [{"person": "Eva Ek", "choice": "yes"}]}],
                        "reservations": [{"members": ["Åsa Öst"]}],
                    }
                ]
            }
        ],
        "attendance": [
            {"group": "Samrådet", "parts": [0], "present": [{"name": "Eva Ek"}], "absent": [{"name": "Åsa Öst"}]}
        ],
        "events": [{"kind": "serves", "person": "Eva Ek", "for": "Åsa Öst", "before": ITEM}],
        "adjournments": [{"from": "10:00", "to": "10:15", "before": ITEM}],
        "signatures": [{"name": "Eva Ek", "time": "2024-05-13T11:52:39+02:00"}],
    }


def _read(data: Data) -> object:
    return read(json.dumps(data).encode(), "mote.json")


def _set(*path: str | int, to: object) -> Callable[[Data], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = to

    return change


def _drop(*path: str | int) -> Callable[[Data], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


FIRST = ("parts", 0, "items", 0)

REFUSED = {
    "an unknown key": (_set("boddy", to="x"), "boddy är en okänd nyckel"),
    "an unknown key deep down": (
        _set(*FIRST, "presenters", 0, "titel", to="x"),
        "parts[0].items[0].presenters[0].titel är en okänd nyckel",
    ),
    "an unknown key that is null": (_set(*FIRST, "titel", to=None), "parts[0].items[0].titel är en okänd nyckel"),
    "text where a number should be": (_set("number", to="2"), "number ska vara ett heltal"),
    "true where a number should be": (_set("number", to=True), "number ska vara ett heltal"),
    "a broken number": (_set("first_item", to=1.5), "first_item ska vara ett heltal"),
    "a number below nought": (_set("number", to=-1), "number ska vara ett heltal"),
    "a huge number": (_set("first_item", to=10**30), "first_item ska vara ett heltal"),
    "a number where text should be": (_set("place", to=7), "place ska vara text"),
    "text where truth should be": (_set(*FIRST, "withdrawn", to="ja"), "withdrawn ska vara true eller false"),
    "an object where a list should be": (_set("parts", to={}), "parts ska vara en lista"),
    "text in a list of objects": (_set(*FIRST, "text", to=["Hej"]), "parts[0].items[0].text[0] ska vara ett objekt"),
    "numbers in a list of texts": (_set("adjusters", to=[1]), "adjusters ska vara en lista av texter"),
    "texts in a list of numbers": (_set("attendance", 0, "parts", to=["0"]), "ska vara en lista av heltal"),
    "an unknown kind": (_set(*FIRST, "kind", to="annat"), "parts[0].items[0].kind ska vara något av formality"),
    "a list for a kind": (_set(*FIRST, "kind", to=[]), "parts[0].items[0].kind ska vara något av"),
    "an unknown status": (_set("status", to="klart"), "status ska vara något av planned"),
    "no body": (_drop("body"), "body saknas"),
    "an empty body": (_set("body", to="  "), "body är tom"),
    "no number": (_drop("number"), "number saknas"),
    "no date": (_drop("date"), "date saknas"),
    "no parts": (_drop("parts"), "parts ska ha minst en mötesdel"),
    "no title": (_drop(*FIRST, "title"), "parts[0].items[0].title saknas"),
    "no kind of a decision": (_drop(*FIRST, "decisions", 0, "kind"), "parts[0].items[0].decisions[0].kind saknas"),
    "no text of a decision": (_drop(*FIRST, "decisions", 0, "text"), "parts[0].items[0].decisions[0].text saknas"),
    "no name": (_drop("attendance", 0, "present", 0, "name"), "attendance[0].present[0].name saknas"),
    "no group": (_drop("attendance", 0, "group"), "attendance[0].group saknas"),
    "a block without text": (_drop(*FIRST, "text", 0, "text"), "parts[0].items[0].text[0].text saknas"),
    "a block with text and runs": (_set(*FIRST, "text", 0, "runs", to=[]), "runs kan inte stå bredvid text"),
    "a day that is not": (_set("date", to="2024-02-30"), "date är ett datum som inte finns: 2024-02-30"),
    "a day in another form": (_set("date", to="3 maj 2024"), "date ska vara ett datum som 2024-05-03"),
    "a due day that is not": (_set(*FIRST, "decisions", 0, "due", to="2024-13-01"), "due är ett datum som inte finns"),
    "a clock that is not": (_set("start", to="25:00"), "start är ett klockslag som inte finns: 25:00"),
    "a clock in another form": (_set("start", to="9.30"), "start ska vara ett klockslag som 09:30"),
    "half an adjournment": (_drop("adjournments", 0, "to"), "adjournments[0].to saknas"),
    "a signature without offset": (
        _set("signatures", 0, "time", to="2024-05-13T11:52:39"),
        "signatures[0].time ska vara en tidpunkt",
    ),
    "an id that is none": (_set(*FIRST, "id", to="17"), "parts[0].items[0].id ska vara ett uuid"),
    "two items of one id": (
        _set("parts", 0, "items", to=[a_file()["parts"][0]["items"][0]] * 2),
        "parts[0].items[1].id finns på två ärenden",
    ),
    "two decisions of one id": (
        _set(*FIRST, "decisions", to=[{"id": OTHER, "kind": "resolution", "text": "a"}] * 2),
        "parts[0].items[0].decisions[1].id finns på två beslut",
    ),
    "a mover who is not there": (
        _set(*FIRST, "motions", 0, "movers", to=["Bo Ask"]),
        "motions[0].movers är en person som inte står i närvaron: Bo Ask",
    ),
    "a voter who is not there": (_set(*FIRST, "votes", 0, "ballots", 0, "person", to="Bo Ask"), "Bo Ask"),
    "a reserver who is not there": (_set(*FIRST, "reservations", 0, "members", to=["Bo Ask"]), "Bo Ask"),
    "an event of nobody there": (_set("events", 0, "person", to="Bo Ask"), "events[0].person är en person"),
    "an event before no item": (_set("events", 0, "before", to=OTHER), "events[0].before är ett ärende som inte finns"),
    "a seat that is none": (_set("events", 0, "for", to="Bo Ask"), "events[0].for är en plats som inte står"),
    "a current item that is none": (_set("current", to=OTHER), "current är ett ärende som inte finns"),
    "a pause before no item": (_set("adjournments", 0, "before", to=OTHER), "adjournments[0].before är ett ärende"),
    "a group of no part": (_set("attendance", 0, "parts", to=[0, 7]), "attendance[0].parts är en mötesdel som inte"),
    "seats of no body": (
        _set("attendance", 0, "seats_of", to="Annat"),
        "attendance[0].seats_of är ett organ som ingen",
    ),
    "a newer version": (_set("version", to=2), "nyare version av programmet"),
    "version nought": (_set("version", to=0), "version ska vara 1"),
    "another format": (_set("format", to="annat"), "ingen mötesfil från det här programmet"),
}


def test_the_file_that_the_refusals_spoil_is_sound() -> None:
    assert _read(a_file())


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_with_the_key_and_its_place(name: str) -> None:
    change, sentence = REFUSED[name]
    data = a_file()
    change(data)
    with pytest.raises(FileError) as refusal:
        _read(data)
    assert sentence in str(refusal.value)
    assert str(refusal.value).startswith("mote.json")


NO_JSON = {
    "nothing": b"",
    "not JSON": b"Protokoll 3 maj",
    "half a file": json.dumps(a_file()).encode()[:200],
    "two documents": b"{}{}",
    "200,000 brackets": b"[" * 200_000,
    "200,000 brackets in an object": b'{"a":' * 200_000,
    "NaN": json.dumps(a_file()).replace('"number": 2', '"number": NaN').encode(),
    "infinity": json.dumps(a_file()).replace('"number": 2', '"number": -Infinity').encode(),
    "a number of 10,000 digits": json.dumps(a_file()).replace('"number": 2', f'"number": {"9" * 10_000}').encode(),
    "a list": b"[]",
    "a Word file": b"PK\x03\x04\x14\x00\x06\x00",
    "UTF-16": json.dumps(a_file()).encode("utf-16"),
    "Latin-1": json.dumps(a_file(), ensure_ascii=False).encode("latin-1"),
}


@pytest.mark.parametrize("name", NO_JSON)
def test_what_is_no_json_in_utf_8_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(FileError, match=r"^mote\.json"):
        read(NO_JSON[name], "mote.json")


@pytest.mark.parametrize("number", ["1e999", "NaN", "Infinity", "-Infinity"])
def test_a_number_beyond_numbers_is_refused_by_its_key(number: str) -> None:
    content = json.dumps(a_file()).replace('"number": 2', f'"number": {number}').encode()
    with pytest.raises(FileError, match="number ska vara ett heltal"):
        read(content, "mote.json")


def test_a_key_that_stands_twice_is_refused_by_name() -> None:
    content = json.dumps(a_file()).replace('"number": 2', '"number": 2, "number": 3').encode()
    with pytest.raises(FileError, match="nyckeln ”number” står två gånger"):
        read(content, "mote.json")


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read(b"\xef\xbb\xbf" + json.dumps(a_file()).encode(), "mote.json")


def test_a_sentence_stays_one_short_line_whatever_the_file_says() -> None:
    for spoilt in (a_file() | {"x\n" * 500: 1}, a_file() | {"current": "y\n" * 500}):
        with pytest.raises(FileError) as refusal:
            _read(spoilt)
        assert "\n" not in str(refusal.value)
        assert len(str(refusal.value)) < 200


def test_an_id_is_found_however_it_is_written() -> None:
    data = a_file()
    data["parts"][0]["items"][0]["id"] = ITEM.upper()
    data["current"] = f"{{{ITEM}}}"
    assert read(json.dumps(data).encode(), "mote.json").meeting.current_item
