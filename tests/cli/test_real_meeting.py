"""The meeting the program is measured on: from its file to Word, and every word of it found again."""

import json
from pathlib import Path
from typing import Any

import pytest

from samradapp.domain.text import BlockStyle
from tests.cli.conftest import Run
from tests.documents.docx_reader import ReadDocument, ReadParagraph, read_document, to_block

SEEDS = Path(__file__).parents[2] / ".." / "shared" / "seeds"
RESOURCES = Path(__file__).parents[2] / "resources"
KINDS = {"information": "Informationsärende", "dialogue": "Dialogärende", "decision": "Beslutsärende"}
STYLES = {"paragraph": "Normal", "heading": "heading 3", "bullet": "List Bullet", "numbered": "List Number"}

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real meeting is not beside this checkout")


def _seed(name: str) -> Any:
    return json.loads((SEEDS / name).read_text(encoding="utf-8"))


@pytest.fixture
def document(run: Run, tmp_path: Path) -> ReadDocument:
    assert run("import", SEEDS / "meeting.json").code == 0
    assert run("export", "2-2024", tmp_path).code == 0
    return read_document(tmp_path / "protokoll-samrad-2024-05-03.docx")


def _under(document: ReadDocument, heading: str) -> list[ReadParagraph]:
    """Give what stands below a heading, down to the next of its level or higher."""
    paragraphs = document.paragraphs
    start = next(index for index, known in enumerate(paragraphs) if known.heading and known.text == heading)
    level = paragraphs[start].heading
    rest = paragraphs[start + 1 :]
    end = next((index for index, known in enumerate(rest) if 0 < known.heading <= level), len(rest))
    return list(rest[:end])


def _numbered_items() -> list[tuple[int, dict[str, Any]]]:
    items = [item for part in _seed("meeting.json")["parts"] for item in part["items"]]
    return list(enumerate(items, start=_seed("meeting.json")["first_item"]))


def _presenters(item: dict[str, Any]) -> str:
    """Give name and title of each, with a comma before the last where a title stands before it."""
    *others, last = [", ".join(filter(None, (who["name"], who.get("title")))) for who in item["presenters"]]
    if not others:
        return last
    return f"{', '.join(others)}{',' if item['presenters'][-2].get('title') else ''} och {last}"


def _sign(blocks: list[dict[str, Any]], index: int) -> str | None:
    """Give what stands before a block: its number in the list, a bullet, or nothing."""
    style = blocks[index]["style"]
    if style != "numbered":
        return "•" if style == "bullet" else None
    run = 0
    while index - run >= 0 and blocks[index - run]["style"] == "numbered":
        run += 1
    return f"{run}."


def test_the_numbers_run_from_15_to_25(document: ReadDocument) -> None:
    expected = [f"{item['number']}.\t{item['title']}" for item in _seed("expected.json")["items"]]
    headings = [known.text for known in document.paragraphs if known.heading == 2 and "\t" in known.text]
    assert headings == expected == [f"{number}.\t{item['title']}" for number, item in _numbered_items()]


def test_every_item_stands_whole_under_its_own_heading_and_in_the_seeds_order(document: ReadDocument) -> None:
    for number, item in _numbered_items():
        kind = KINDS.get(item["kind"])
        expected: list[tuple[str, str, str | None]] = [("Ärendetyp", kind, None)] if kind else []
        if item["presenters"]:
            expected.append(("Föredragande", f"Föredragande: {_presenters(item)}", None))
        expected += [
            (STYLES[block["style"]], block["text"], _sign(item["text"], index))
            for index, block in enumerate(item["text"])
        ]
        expected += [("Beslut", decision["text"], None) for decision in item["decisions"]]
        found = _under(document, f"{number}.\t{item['title']}")
        assert [(known.style, known.text, known.item.sign if known.item else None) for known in found] == expected


def test_lists_are_real_lists(document: ReadDocument) -> None:
    for expected in _seed("expected.json")["items"]:
        blocks = [to_block(known) for known in _under(document, f"{expected['number']}.\t{expected['title']}")]
        for key, style in (("numbered_list", BlockStyle.NUMBERED), ("bullet_list", BlockStyle.BULLET)):
            assert sum(block.style is style for block in blocks) == expected.get(key, 0)


def test_decisions_and_texts_are_where_they_are_expected(document: ReadDocument) -> None:
    for expected in _seed("expected.json")["items"]:
        found = _under(document, f"{expected['number']}.\t{expected['title']}")
        decisions = [known.text for known in found if known.style == "Beslut"]
        assert len(decisions) == expected["decisions"]
        assert expected.get("decision_contains", "") in "\n".join(decisions)
        assert all(words in "\n".join(known.text for known in found) for words in expected.get("text_contains", ()))


def test_every_name_stands_in_its_list(document: ReadDocument) -> None:
    groups, expected = _seed("meeting.json")["attendance"], _seed("expected.json")["attendance"]
    for index, (group, counts) in enumerate(zip(groups, expected, strict=True)):
        hours = " kl. 13.00–15.00" if "from" in group else ""
        present = _under(document, f"{group['group']}{hours}")
        assert len(present) == counts["present"]
        absent: list[ReadParagraph] = []
        if counts["absent"]:
            absent = _under(document, "Frånvarande" if index == 0 else f"Frånvarande, {group['group']}")
        assert len(absent) == counts["absent"]
        for people, lines in ((group["present"], present), (group["absent"], absent)):
            assert sorted(_attendance_line(person) for person in people) == sorted(line.text for line in lines)


def _attendance_line(person: dict[str, str]) -> str:
    party = f" ({person['party'].upper()})" if "party" in person else ""
    pieces = (person["name"] + party, person.get("principal"), person.get("role"))
    return ", ".join(piece for piece in pieces if piece)


def test_the_facts_are_the_meetings(document: ReadDocument) -> None:
    facts = dict(known.text.split(":\t") for known in document.paragraphs if known.style == "Uppgift")
    assert facts == {
        "Datum och tid": "fredag 3\u00a0maj 2024 kl. 09.30–15.00",
        "Plats": "Teams",
        "Ärenden": "15–25",
        "Ordförande": "Carin Nilsson (S), Umeå kommun",
        "Sekreterare": "Katarina Lindahl",
        "Justerare": "Anna-Lena Danielsson (S)",
    }


def test_import_tells_the_counts_that_are_expected(run: Run) -> None:
    (entry,) = run("import", "--json", SEEDS / "meeting.json").json
    lists = _seed("expected.json")["attendance"]
    assert (entry["items"], entry["decisions"]) == (11, 4)
    assert entry["present"] == sum(group["present"] for group in lists)
    assert entry["absent"] == sum(group["absent"] for group in lists)


def test_every_value_of_the_file_is_in_the_file_that_is_exported(run: Run, tmp_path: Path) -> None:
    run("import", SEEDS / "meeting.json")
    run("export", "2-2024", tmp_path / "ut.json", "--kind", "meeting")
    _assert_within(_seed("meeting.json"), json.loads((tmp_path / "ut.json").read_text(encoding="utf-8")))
    assert run("import", "--json", tmp_path / "ut.json").json[0]["duplicate"]


def _assert_within(said: Any, written: Any, place: str = "") -> None:
    if isinstance(said, dict):
        for key, value in said.items():
            _assert_within(value, written.get(key, [] if value == [] else None), f"{place}.{key}")
    elif isinstance(said, list):
        assert len(said) == len(written), place
        for index, (one, other) in enumerate(zip(said, written, strict=True)):
            _assert_within(one, other, f"{place}[{index}]")
    else:
        assert said == written, place


def test_nobody_of_the_real_meeting_is_in_what_the_program_brings_along() -> None:
    meeting = _seed("meeting.json")
    people = [person for group in meeting["attendance"] for person in (*group["present"], *group["absent"])]
    real = {person["name"] for person in people} | {person["principal"] for person in people if "principal" in person}
    real |= {who["name"] for _, item in _numbered_items() for who in item["presenters"]}
    real |= {meeting["body"], meeting["reference"]} | {part["body"] for part in meeting["parts"] if "body" in part}
    for path in (path for path in RESOURCES.rglob("*") if path.suffix in {".json", ".md", ".txt", ".qss"}):
        text = path.read_text(encoding="utf-8")
        assert not [name for name in real if name in text], path
    for path in RESOURCES.rglob("*.docx"):
        text = "\n".join(known.text for known in read_document(path).paragraphs)
        assert not [name for name in real if name in text], path
