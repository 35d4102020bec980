"""The keys: each stands in one list, and what the window binds comes from there."""

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from samradapp.actions.demo import make_demo_meeting
from samradapp.ui import guide, keys
from samradapp.ui.widgets.buttons import KeyButton
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk

SOURCES = Path(__file__).parent.parent.parent / "samradapp" / "ui"


@pytest.fixture
def all_pages(desk: Desk) -> Desk:
    """Every page has been made."""
    meeting = make_demo_meeting(desk.db)
    desk.window.open_meeting(meeting)
    for step in Step:
        desk.window.show_step(step)
    return desk


def bound(desk: Desk) -> list[QShortcut]:
    return desk.window.findChildren(QShortcut)


def test_every_shortcut_of_every_page_comes_from_the_list(all_pages: Desk) -> None:
    known = {(QKeySequence(key.keys).toString(), key.words) for key in keys.every_key()}
    pages = [bound(all_pages)]
    for place in ("Ctrl+0", "Ctrl+8", "Ctrl+9", "Ctrl+,", "F1", "Ctrl+0", "Ctrl+N"):
        all_pages.hand.press(place)
        pages.append(bound(all_pages))
        unknown = {(one.key().toString(), one.whatsThis()) for one in pages[-1]} - known
        assert not unknown, place
    assert len(pages[0]) > 20


def test_every_key_is_on_the_page_of_all_keys() -> None:
    table = guide.keys_table()
    for key in keys.all_keys():
        assert f"| `{key.cap}` | {key.words} |" in table
    assert {(key.where, key.words) for key in keys.every_key()} == {(key.where, key.words) for key in keys.all_keys()}
    assert {f"## {key.where}" for key in keys.every_key()} <= set(table.splitlines())


def test_a_key_says_one_thing_in_one_place() -> None:
    seen: dict[tuple[str, str], str] = {}
    for key in keys.every_key():
        if key in (keys.INDENT, keys.NEXT_BLANK):
            continue  # each says where in the text it does that
        assert seen.setdefault((key.where, key.keys), key.words) == key.words


def test_every_cap_printed_on_a_button_is_a_key(all_pages: Desk) -> None:
    caps = {key.cap for key in keys.every_key()}
    printed = {button.key for button in all_pages.window.findChildren(QPushButton) if isinstance(button, KeyButton)}
    assert {cap.partition(" ")[0] for cap in printed - {""} - caps} <= {"F9"}


def test_shortcuts_are_bound_in_one_place() -> None:
    """So that each has its words: Ctrl+K finds it by them."""
    made = [
        path.name
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QShortcut"
    ]
    assert made == ["parts.py"]


def test_no_key_takes_anothers_name() -> None:
    """The second of one name would hide the first from every page of keys."""
    assigned = ast.parse((SOURCES / "keys.py").read_text(encoding="utf-8")).body
    named = [ast.unparse(node.targets[0]) for node in assigned if isinstance(node, ast.Assign)]
    assert len(named) > 100
    assert len(named) == len(set(named))
