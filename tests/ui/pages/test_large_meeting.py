"""40 items and 72 names, in a small window: nothing is cut off, nothing is slow, every page says something."""

from time import process_time

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QScrollArea, QWidget

from samradapp.ui.style import apply_style
from samradapp.ui.tokens import Scheme
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk
from tests.ui.meetings import make_bare_meeting, make_large_meeting, make_planned_meeting

LONGEST = 1.0  # seconds of work; some 0.1 on an idle machine


@pytest.fixture
def styled(desk: Desk):
    """The window as it looks, at the smallest size it is drawn for."""
    application = QApplication.instance()
    sheet, palette, font = application.styleSheet(), application.palette(), application.font()
    apply_style(application, Scheme.LIGHT)
    desk.window.resize(1280, 720)
    yield desk
    application.setStyleSheet(sheet)
    application.setPalette(palette)
    application.setFont(font)


def settle() -> None:
    """Let boxes of text find their height and panels their room."""
    for _ in range(5):
        QApplication.processEvents()


def visible(desk: Desk, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in desk.window.findChildren(kind) if widget.isVisible()]


@pytest.mark.parametrize("step", list(Step))
def test_a_large_meeting_is_shown_at_once(styled: Desk, step: Step) -> None:
    meeting_id = make_large_meeting(styled.db)
    styled.window.open_meeting(meeting_id, Step.ADJUST if step is not Step.ADJUST else Step.ITEMS)
    began = process_time()
    styled.window.show_step(step)
    settle()
    assert process_time() - began < LONGEST
    assert len(styled.meeting.items) == 40
    assert sum(len(group.entries) for group in styled.meeting.groups) == 72


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("make", [make_bare_meeting, make_planned_meeting, make_large_meeting])
def test_nothing_is_cut_off_in_a_small_window(styled: Desk, step: Step, make) -> None:
    styled.window.open_meeting(make(styled.db), step)
    settle()
    assert not [area for area in visible(styled, QScrollArea) if area.horizontalScrollBar().isVisible()]
    narrow = [b.accessibleName() for b in visible(styled, QAbstractButton) if b.width() < b.minimumSizeHint().width()]
    assert narrow == []
    assert styled.window.width() == 1280
    assert styled.window.height() == 720


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step.ITEMS, "Inga ärenden än. Tryck Ctrl+N för det första."),
        (Step.ROLL_CALL, "Närvarolistan är tom."),
        (Step.MINUTES, "Mötet har inga ärenden än"),
        (Step.REVIEW, "Ordförande saknas"),
        (Step.ADJUST, "Mötet har inte hållits än."),
    ],
)
def test_an_empty_page_says_what_to_do(styled: Desk, step: Step, words: str) -> None:
    styled.window.open_meeting(make_bare_meeting(styled.db), step)
    settle()
    shown = [known.text() for known in visible(styled, QLabel)]
    assert any(sentence.startswith(words) for sentence in shown)


@pytest.mark.parametrize("step", list(Step))
def test_the_keys_of_an_empty_meeting_do_no_harm(desk: Desk, step: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    desk.window.open_meeting(make_bare_meeting(desk.db), step)
    before = desk.meeting
    for key in ("F8", "F9", "U", "F7", "Esc", "Ctrl+G", "Ctrl+R", "Alt+Down", "Delete", "N", "Space"):
        desk.hand.press(f"Ctrl+{step.value}", key)
    assert (desk.meeting.items, desk.meeting.events) == (before.items, before.events)


def test_going_through_forty_items_is_quick(styled: Desk) -> None:
    styled.window.open_meeting(make_large_meeting(styled.db), Step.MINUTES)
    styled.hand.press("Ctrl+G")
    began = process_time()
    for _ in range(39):
        styled.hand.press("Ctrl+Return")
    assert process_time() - began < 39 * LONGEST / 5
    assert styled.meeting.current_item == styled.meeting.items[-1].id


def test_two_decisions_by_f8_twice_are_meant(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    desk.hand.press("F8", "F8")
    assert len(desk.meeting.items[0].decisions) == 2
