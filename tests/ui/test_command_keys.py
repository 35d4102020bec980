"""Ctrl+K: each key that the page of all keys promises is found on its page, and does there what it does pressed."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QTableView

from samradapp.actions.demo import make_demo_meeting, make_demo_register
from samradapp.domain.rollcall import EventKind, Mark
from samradapp.domain.text import paragraph
from samradapp.store import items, meetings, proceedings
from samradapp.ui import keys
from samradapp.ui.keys import Where
from samradapp.ui.models.commands import Command, found
from samradapp.ui.models.roll_call import RollRow
from samradapp.ui.pages.agenda_page import AgendaPage
from samradapp.ui.widgets.ballot_list import BallotList
from samradapp.ui.widgets.presence_table import PresenceTable
from samradapp.ui.widgets.roll_call_list import RollCallList
from samradapp.ui.widgets.step_bar import Step
from tests.ui import walk
from tests.ui.hand import Desk
from tests.ui.meetings import make_faulty_meeting
from tests.ui.pages.test_agenda_page import make_two_meetings

# They belong to what lies over the page for a moment and has the keyboard itself, or open and close Ctrl+K.
MOMENTARY = {keys.COMMANDS, keys.CLOSE, keys.NEXT_CELL} | {
    key for key in keys.every_key() if key.where in (Where.FORM, Where.CHOOSING)
}


def commands(desk: Desk) -> list[Command]:
    """Give all that Ctrl+K offers now, and close it."""
    desk.hand.press("Ctrl+K")
    offered = [row.command for row in desk.window.at_hand.palette.list.rows()]
    desk.hand.press("Esc")
    return offered


def do(desk: Desk, typed: str) -> None:
    desk.hand.press("Ctrl+K")
    desk.hand.write(f"{typed}\n")


def agenda(desk: Desk) -> AgendaPage:
    page = desk.window.pages.page(Step.ITEMS)
    assert isinstance(page, AgendaPage)
    return page


def _shown(page: str, *pressed: str) -> Callable[[Desk, int], None]:
    def show(desk: Desk, meeting: int) -> None:
        walk.PAGES[page](desk, meeting)
        walk.settle()
        desk.hand.press(*pressed)

    return show


def _second_item(desk: Desk, meeting: int) -> None:
    desk.window.open_meeting(meeting, Step.ITEMS)
    agenda(desk).table.choose(desk.meeting.items[1].id)


def _from_earlier_meetings(desk: Desk, _meeting: int) -> None:
    make_two_meetings(desk)
    next(box for box in desk.window.findChildren(QCheckBox) if box.isVisible()).setFocus()


def _substitute(desk: Desk, meeting: int) -> None:
    """Choose the cell of the grid where a substitute began to serve."""
    _shown("presence")(desk, meeting)
    serves = next(event for event in desk.meeting.events if event.kind is EventKind.SERVES)
    desk.hand.find(PresenceTable, "Närvaro, person för person").choose(serves.attendee, serves.before or 0)


def _older_text(desk: Desk, meeting: int) -> None:
    item = meetings.load(desk.db, meeting).items[0].id
    desk.db.execute("DELETE FROM minutes_version WHERE item_id = ?", [item])
    items.save_minutes(desk.db, item, (paragraph("Mötet öppnades."),))
    desk.window.open_meeting(meeting, Step.MINUTES)
    desk.window.show_item(item)
    desk.hand.press("Ctrl+Shift+H")


def _phrase(desk: Desk, meeting: int) -> None:
    desk.window.open_meeting(meeting, Step.MINUTES)
    desk.hand.press("F5")
    desk.hand.write("UPP2\n")


def _vote(desk: Desk, meeting: int) -> None:
    _shown("minutes, vote")(desk, meeting)
    desk.hand.find(BallotList, "Röster").setFocus()
    desk.hand.press("J", "Up")


def _findings(number: int) -> Callable[[Desk, int], None]:
    """Choose one of the findings by how many stand over it."""

    def show(desk: Desk, _meeting: int) -> None:
        if not number:
            meeting = make_faulty_meeting(desk.db)
            proceedings.save_adjusters(desk.db, meeting, ("Frida Holmsel",))
            desk.window.open_meeting(meeting, Step.REVIEW)
        desk.hand.press("Down" if number else "Home")

    return show


def _register(*pressed: str) -> Callable[[Desk, int], None]:
    """Go to a part of the register from the first one, which is the body."""

    def show(desk: Desk, _meeting: int) -> None:
        desk.window.show_start()
        desk.hand.press("Ctrl+9", "Home", *pressed)

    return show


def _pasted_list(desk: Desk, meeting: int) -> None:
    _register("End", "Up")(desk, meeting)
    QGuiApplication.clipboard().setText("Namn\nSara Lindfors")
    desk.hand.press("Ctrl+V")


PAGES: dict[Where, tuple[Callable[[Desk, int], None], ...]] = {
    Where.EVERYWHERE: (_shown("start"),),
    Where.MEETING: (_shown("minutes"),),
    Where.START: (_shown("start"), _shown("new meeting")),
    Where.AGENDA: (_second_item,),
    Where.WAITING: (_from_earlier_meetings,),
    Where.ROLL_CALL: (_shown("roll_call"),),
    Where.PRESENCE: (_shown("presence"), _shown("presence", "G"), _substitute),
    Where.MINUTES: (_shown("minutes"), _shown("minutes, facts of the item"), _older_text),
    Where.TEXT: (_shown("minutes"), _phrase),
    Where.VOTE: (_vote,),
    Where.REVIEW: tuple(_findings(number) for number in range(8)),
    Where.ADJUST: (_shown("adjust"),),
    Where.ASSIGNMENTS: (_shown("assignments"),),
    Where.REGISTER: (_register("Down", "F6", "Right"), _register(*["Down"] * 6), _pasted_list),
    Where.HELP: (_shown("help"),),
}


def _walked(desk: Desk, where: Where) -> Iterator[Command]:
    yield from commands(desk)  # before there is a meeting
    make_demo_register(desk.db)
    meeting = make_demo_meeting(desk.db)
    for show in PAGES[where]:
        show(desk, meeting)
        yield from commands(desk)


@pytest.mark.parametrize("where", PAGES)
def test_each_key_that_a_page_promises_is_found_there_by_its_words(desk: Desk, where: Where) -> None:
    offered = list(_walked(desk, where))
    missing = []
    for key in keys.all_keys():
        hits = [row.command for row in found(offered, key.words)]
        given = any(key.cap in f"{command.cap} {command.also}" for command in hits)
        if key.where is where and key not in MOMENTARY and not given:
            missing.append(f"{key.cap} {key.words}")
    assert missing == []


def test_every_place_with_keys_is_walked() -> None:
    assert {key.where for key in keys.every_key() if key not in MOMENTARY} == set(PAGES)


def test_what_is_chosen_does_what_its_key_does_in_the_agenda(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ITEMS)
    first, second, *_ = desk.titles()
    agenda(desk).table.choose(desk.meeting.items[1].id)
    do(desk, "flytta ärendet uppåt")
    assert desk.titles()[:2] == [second, first]
    do(desk, "utgår")
    assert desk.item(second).withdrawn
    do(desk, "ta bort ärendet")
    assert second not in desk.titles()
    do(desk, "ändra i rutan")
    desk.hand.write("Nytt namn på det\n")
    assert "Nytt namn på det" in desk.titles()


def test_a_name_is_marked_from_the_search_field_too(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ROLL_CALL)
    chosen = desk.hand.find(RollCallList, "Upprop").chosen_row()
    assert isinstance(chosen, RollRow)
    desk.hand.press("Ctrl+F")
    do(desk, "frånvarande")
    entry = next(e for group in desk.meeting.groups for e in group.entries if e.id == chosen.entry_id)
    assert entry.mark is Mark.ABSENT
    assert desk.hand.find(RollCallList, "Upprop").hasFocus()


def test_what_would_do_nothing_at_what_is_chosen_is_not_offered(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ITEMS)
    agenda(desk).table.choose(desk.meeting.items[-1].id)
    offered = {command.words for command in commands(desk)}
    assert keys.MOVE_UP.words in offered
    assert keys.MOVE_DOWN.words not in offered


def test_in_a_table_the_key_is_the_one_of_that_table(desk: Desk) -> None:
    make_demo_register(desk.db)
    _register("Down", "F6", "Right", "Tab")(desk, 0)
    lower = next(table for table in desk.window.findChildren(QTableView) if table.accessibleName() == "Innehavare")
    lower.setFocus()
    caps = {command.cap: command.words for command in commands(desk)}
    assert caps["Del"] == "Ta bort vald rad i Innehavare"
