"""The description of the meeting file names every key the reader asks for, and no other."""

import json
import re
from collections import defaultdict
from enum import StrEnum

import pytest

from samradapp.documents.json_shape import Shape
from samradapp.documents.meeting_file_reader import read
from samradapp.domain.decision import Choice, DecisionKind, MotionKind
from samradapp.domain.meeting import Generated, Kind, Status
from samradapp.domain.rollcall import EventKind, Mark, Standing
from samradapp.domain.text import BlockStyle
from samradapp.paths import resource
from tests.documents.test_meeting_file_refusals import ITEM, a_file

_SECTION = re.compile(r"^## (?:`(?P<place>[^`]+)`|The meeting).*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `(\w+)` \|(.*?)\|(.*?)\|$", re.MULTILINE)


def _described() -> dict[str, dict[str, str]]:
    """Give what is said of each key, by the place of its object."""
    text = resource("meeting-file.md").read_text(encoding="utf-8")
    return {
        section["place"] or "": {key: f"{kind} {meaning}" for key, kind, meaning in _ROW.findall(section[0])}
        for section in _SECTION.finditer(text)
    }


def _asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """Read a file that holds something of everything, and give the keys asked for, by the place of their object."""
    asked: dict[str, set[str]] = defaultdict(set)
    get = Shape._get

    def watch(shape: Shape, key: str) -> object:
        asked[re.sub(r"\[\d+\]", "[]", shape.place).replace("absent", "present")].add(key)
        return get(shape, key)

    monkeypatch.setattr(Shape, "_get", watch)
    data = a_file()
    item = data["parts"][0]["items"][0]
    item["votes"][0]["casting"] = "yes"
    item |= {"generated": "decisions", "text": [{"style": "paragraph", "runs": [{"text": "a"}]}, *item["text"]]}
    data["attendance"][0]["present"][0] |= {"standing": "member", "mark": "present"}
    data |= {"people": [{"name": "Bo Ask"}], "current": ITEM}
    read(json.dumps(data).encode(), "mote.json")
    return asked


def test_the_described_keys_are_those_the_reader_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    described = {place: set(keys) for place, keys in _described().items()}
    assert described == _asked(monkeypatch)


@pytest.mark.parametrize(
    ("place", "key", "words"),
    [
        ("", "status", Status),
        ("parts[].items[]", "kind", Kind),
        ("parts[].items[]", "generated", Generated),
        ("parts[].items[].text[]", "style", BlockStyle),
        ("parts[].items[].decisions[]", "kind", DecisionKind),
        ("parts[].items[].motions[]", "kind", MotionKind),
        ("parts[].items[].votes[].ballots[]", "choice", Choice),
        ("attendance[].present[]", "standing", Standing),
        ("attendance[].present[]", "mark", Mark),
        ("events[]", "kind", EventKind),
    ],
)
def test_every_word_a_key_can_have_is_described(place: str, key: str, words: type[StrEnum]) -> None:
    described = re.findall(r"`([a-z-]+)`", _described()[place][key])
    assert set(described) >= set(words)


def test_a_casting_vote_is_yes_or_no() -> None:
    data = a_file()
    for word in ("yes", "no"):
        data["parts"][0]["items"][0]["votes"][0]["casting"] = word
        assert read(json.dumps(data).encode(), "mote.json").meeting.items[0].votes[0].casting == Choice(word)
