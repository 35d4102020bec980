"""What the program brings along, and the meeting it makes up."""

import json
from datetime import date
from itertools import groupby
from typing import Any

import pytest

from samradapp.actions.demo import demo_text, make_demo_meeting, make_demo_register
from samradapp.actions.shipped import install_templates
from samradapp.domain.meeting import Generated, Kind
from samradapp.domain.people import Body
from samradapp.domain.template import AgendaTemplate
from samradapp.domain.text import BlockStyle
from samradapp.paths import resource
from samradapp.store import Database, journal, meetings, register, templates
from samradapp.store.templates import NewMeeting, new_meeting


def test_a_register_without_templates_gets_the_shipped_ones_once(db: Database) -> None:
    for _ in range(2):
        install_templates(db)
        known = templates.templates(db)
        assert [template.name for template in known] == [entry["name"] for entry in shipped()]
        titles = [[[item.title for item in part.items] for part in template.parts] for template in known]
        assert titles == [[[item["title"] for item in part["items"]] for part in entry["parts"]] for entry in shipped()]


def shipped() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(resource("agendas/templates.json").read_text(encoding="utf-8"))
    return found


_KEYS = {"title", "kind", "minutes", "section", "presenters", "generated", "generated_for", "own_items_here"}


@pytest.mark.parametrize("entry", shipped(), ids=lambda entry: entry["name"])
def test_every_shipped_template_reads_and_has_codes_that_exist(entry: dict[str, Any]) -> None:
    assert set(entry) == {"name", "parts"}
    for part in entry["parts"]:
        assert set(part) <= {"title", "start", "end", "items"}
        for item in part["items"]:
            assert set(item) <= _KEYS, item["title"]
            assert item.get("kind", "matter") in list(Kind)
            assert item.get("generated", "decisions") in list(Generated)
        assert sum(item.get("own_items_here", False) for item in part["items"]) <= 1
    assert any(item.get("own_items_here") for part in entry["parts"] for item in part["items"])


@pytest.mark.parametrize("entry", shipped(), ids=lambda entry: entry["name"])
def test_every_shipped_template_makes_a_meeting(db: Database, entry: dict[str, Any]) -> None:
    install_templates(db)
    template = next(one for one in templates.templates(db) if one.name == entry["name"])
    body = register.save_body(db, Body(0, "Styrelsen"))
    meeting = meetings.load(db, new_meeting(db, NewMeeting(body, template.id, date(2026, 5, 8))))
    wanted = [[item for item in part["items"] if not item.get("own_items_here")] for part in entry["parts"]]
    made = [[(item.title, item.kind) for item in part.items] for part in meeting.parts]
    assert made == [[(item["title"], item["kind"]) for item in part] for part in wanted]
    headings = [[item.section for item in part.items if item.section] for part in meeting.parts]
    sections = [[item["section"] for item in part if item.get("section")] for part in wanted]
    assert headings == [[name for name, _ in groupby(part)] for part in sections]
    starts = [part.start.strftime("%H:%M") if part.start else None for part in meeting.parts]
    assert starts == [part.get("start") for part in entry["parts"]]


def test_the_shipped_templates_cover_the_kinds_of_meetings() -> None:
    names = " ".join(entry["name"] for entry in shipped())
    wanted = (
        "Samråd,",
        "ledningsgrupp",
        "Nämnd",
        "styrelse",
        "Fullmäktige",
        "Presidium",
        "Arbetsgrupp",
        "Samverkansråd",
    )
    assert all(word in names for word in (*wanted, "Samverkansråd", "årsmöte", "styrelsemöte"))


def test_a_register_with_a_template_of_its_own_is_left_alone(db: Database) -> None:
    templates.save_template(db, AgendaTemplate(0, "Min egen"))
    install_templates(db)
    assert [template.name for template in templates.templates(db)] == ["Min egen"]


def test_the_made_up_register_is_made_once(db: Database) -> None:
    assert make_demo_register(db) == make_demo_register(db)
    assert len(register.bodies(db)) == 2


def test_the_made_up_meeting_is_the_same_every_time(db: Database) -> None:
    first = meetings.load(db, make_demo_meeting(db))
    second = meetings.load(db, make_demo_meeting(db))
    assert [item.title for item in first.items] == [item.title for item in second.items]
    assert (first.number, second.number) == (1, 2)
    assert second.proposed_first == 12


def test_lines_of_minutes_become_lists() -> None:
    assert [block.style for block in demo_text(["Hej", "- punkt", "1. ett"])] == [
        BlockStyle.PARAGRAPH,
        BlockStyle.BULLET,
        BlockStyle.NUMBERED,
    ]


def test_the_demos_template_of_its_own_body_hides_no_shipped_one(db: Database) -> None:
    make_demo_register(db)
    install_templates(db)
    assert len([template for template in templates.templates(db) if template.body_id is None]) > 1


def test_shipped_templates_that_she_deletes_do_not_come_again(db: Database) -> None:
    install_templates(db)
    for template in templates.templates(db):
        templates.delete_template(db, template.id)
    install_templates(db)
    assert templates.templates(db) == ()


def test_undo_in_the_register_leaves_the_shipped_templates(db: Database) -> None:
    install_templates(db)
    assert journal.undoable(db, journal.REGISTER) is None
