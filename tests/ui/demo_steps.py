"""The steps of the demo meeting in the window, by keyboard and mouse from "Nytt möte" to the file and after."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import sqlcipher3.dbapi2 as driver
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QListView, QPlainTextEdit, QTextEdit

from samradapp.actions.demo import demo_data, demo_text
from samradapp.domain.assembly import bookmark
from samradapp.domain.decision import Choice, MotionKind
from samradapp.domain.generated import generated_text
from samradapp.domain.meeting import KIND_NAMES, Kind, Status, numbers
from samradapp.domain.presence import quorum_words
from samradapp.domain.rollcall import EventKind, Group, Mark
from samradapp.domain.text import BlockStyle, plain
from samradapp.store import items
from samradapp.ui.models.roll_call import RollRow
from samradapp.ui.pages.review_page import ReviewPage
from samradapp.ui.pages.roll_call_page import RollCallPage
from samradapp.ui.widgets.ballot_list import BallotList
from samradapp.ui.widgets.step_bar import Step
from samradapp.ui.widgets.text_box import TextBox
from tests.documents.docx_reader import ReadDocument, read_blocks
from tests.ui.hand import Desk

Data = dict[str, Any]
DEMO = demo_data()
POOL, HOMEWARD, ALARM, SURVEY = (own["title"] for own in DEMO["own_items"])
NEXT_MEETING = "Nästa möte"


def make_the_meeting_from_its_template(desk: Desk) -> None:
    hand = desk.hand
    hand.press("Ctrl+N")
    hand.choose("Mall", DEMO["template"]["name"])
    hand.enter("Datum", "8 maj 2026")
    hand.enter("Diarienummer", DEMO["body"]["reference"])
    hand.enter("Sekreterare", DEMO["meeting"]["secretary"])
    assert hand.find(QLineEdit, "Plats").text() == "Teams"  # from the calendar
    hand.press("Ctrl+Return")
    assert [part.title for part in desk.meeting.parts] == ["", "Samrådet tillsammans med ledningsgruppen"]
    assert desk.meeting.chair == "Ylva Sandström"


def write_the_agenda(desk: Desk) -> None:
    write_presenters(desk, "Aktuellt i samverkan")
    for own in DEMO["own_items"][:3]:
        add_next_item(desk, own)  # after the one before, out of the cell that was written last
    desk.hand.press("Return", "Ctrl+End")
    add_next_item(desk, DEMO["own_items"][3])
    desk.hand.press("Return")
    desk.hand.press("Alt+Up")  # before "Nästa möte"
    desk.hand.enter("Justerare, med semikolon mellan namnen", "; ".join(DEMO["meeting"]["adjusters"]))
    assert desk.titles() == [
        "Upprop och godkännande av föredragningslista",
        "Föregående protokoll",
        "Aktuellt i samverkan",
        POOL,
        HOMEWARD,
        ALARM,
        "Ärenden till ledningsgruppen",
        "Övriga frågor",
        "Genomgång och sammanfattning av beslut",
        SURVEY,
        NEXT_MEETING,
    ]
    assert [item.title for item in desk.meeting.parts[1].items] == [SURVEY, NEXT_MEETING]
    for own in DEMO["own_items"]:
        item = desk.item(own["title"])
        assert (item.kind, item.planned_minutes) == (own["kind"], own["minutes"])
        assert [(who.name, who.title) for who in item.presenters] == [tuple(p) for p in DEMO["presenters"][item.title]]


def go_to_row(desk: Desk, title: str) -> None:
    """Walk up or down the agenda to the row of a title."""
    table = desk.window.pages.page(Step.ITEMS).table
    desk.hand.reach(table)
    sought = desk.titles().index(title)
    known = [item.id for item in desk.meeting.items]
    way = "Down"
    for _ in range(len(known) + 2):
        chosen = table.chosen_item()
        if chosen == known[sought]:
            break
        if chosen in known:  # and not the heading of a part
            way = "Up" if known.index(chosen) > sought else "Down"
        desk.hand.press(way)
    assert table.chosen_item() == known[sought]


def add_next_item(desk: Desk, own: Data) -> None:
    hand = desk.hand
    hand.press("Ctrl+N")
    hand.write(own["title"])
    hand.press("Tab")
    hand.write(KIND_NAMES[Kind(own["kind"])][0])
    hand.press("Tab")
    type_presenters(desk, own["title"])
    hand.press("Tab")
    hand.write(str(own["minutes"]))


def write_presenters(desk: Desk, title: str) -> None:
    go_to_row(desk, title)
    desk.hand.press("Home", "Right", "Right", "Right")
    type_presenters(desk, title)


def type_presenters(desk: Desk, title: str) -> None:
    lines = [f"{name}, {role}" if role else name for name, role in DEMO["presenters"][title]]
    desk.hand.write("; ".join(lines))


def call_the_roll(desk: Desk) -> None:
    hand = desk.hand
    hand.press("Ctrl+2")
    page = desk.window.pages.page(Step.ROLL_CALL)
    assert isinstance(page, RollCallPage)
    for group in desk.meeting.groups:
        mark_who_is_not_there(desk, page, group)
        mark_the_rest_present(desk, page, group)
    assert all(e.mark is not Mark.UNMARKED for group in desk.meeting.groups for e in group.entries if e.attendee)
    hand.press("E")  # Disa Lövgren is proposed for Ove Hammar
    assert desk.window.steps.presence.startswith(quorum_words(desk.meeting, desk.meeting.items[0].id)[0])


def mark_who_is_not_there(desk: Desk, page: RollCallPage, group: Group) -> None:
    keys = dict.fromkeys(DEMO["marks"]["absent"], "F") | dict.fromkeys(DEMO["marks"]["excused"], "A")
    names = {entry.id: desk.meeting.attendee(entry.attendee).name for entry in group.entries if entry.attendee}
    for entry_id, name in names.items():
        if name in keys:
            go_to_name(desk, page, entry_id, name)
            desk.hand.press(keys[name])
    marks = {entry.id: entry.mark for known in desk.meeting.groups for entry in known.entries}
    expected = {"F": Mark.ABSENT, "A": Mark.EXCUSED, "": Mark.UNMARKED}
    assert all(marks[entry_id] is expected[keys.get(name, "")] for entry_id, name in names.items())


def go_to_name(desk: Desk, page: RollCallPage, entry_id: int, name: str) -> None:
    """Skip a name or two; a name further away is searched for."""
    here = page.list.chosen_row()
    below = [row.entry_id for row in page.list.rows() if isinstance(row, RollRow)]
    away = below.index(entry_id) - below.index(here.entry_id) if isinstance(here, RollRow) and entry_id in below else -1
    if 0 <= away <= 2:
        desk.hand.press(*["Space"] * away)
    else:
        desk.hand.write(f"/{name}\n")
    assert page.list.hasFocus()
    chosen = page.list.chosen_row()
    assert isinstance(chosen, RollRow)
    assert chosen.entry_id == entry_id


def mark_the_rest_present(desk: Desk, page: RollCallPage, group: Group) -> None:
    known = [entry.id for entry in group.entries if entry.attendee]
    chosen = page.list.chosen_row()
    if not isinstance(chosen, RollRow) or chosen.entry_id not in known:
        first = next(entry for entry in group.entries if entry.id == known[0])
        go_to_name(desk, page, known[0], desk.meeting.attendee(first.attendee or 0).name)
    desk.hand.press("Ctrl+R")


def hold_the_meeting(desk: Desk) -> None:
    desk.clock.set(9, 30)
    desk.hand.press("Ctrl+Return")  # on to Protokoll
    desk.hand.press("Ctrl+G")
    assert desk.meeting.current_item == desk.meeting.items[0].id
    write_minutes(desk, "Upprop och godkännande av föredragningslista")
    next_item(desk, 9, 40)
    write_minutes(desk, "Föregående protokoll")
    next_item(desk, 9, 50)
    write_minutes(desk, "Aktuellt i samverkan")
    desk.hand.press("F8")
    desk.clock.set(10, 5)
    note_event(desk, "Tuva", EventKind.ARRIVES, before=POOL)
    next_item(desk, 10, 5)
    discuss_the_pool(desk)
    next_item(desk, 10, 30)
    discuss_the_way_home(desk)
    next_item(desk, 11, 0)
    discuss_the_alarm(desk)
    next_item(desk, 11, 30)
    the_assignments_have_written_themselves(desk)
    next_item(desk, 11, 35)  # nothing is written there: review will say so
    look_at_an_earlier_item_and_come_back(desk)
    note_who_leaves_before_the_summary(desk)
    next_item(desk, 13, 0)
    write_minutes(desk, SURVEY)
    next_item(desk, 14, 45)
    close_the_meeting(desk)


def next_item(desk: Desk, hour: int, minute: int) -> None:
    desk.clock.set(hour, minute)
    before = desk.meeting.current_item
    desk.hand.press("Ctrl+Return")
    assert before is not None
    assert desk.meeting.current_item == desk.meeting.follows(before)
    assert desk.meeting.item(desk.meeting.current_item or 0).opened == desk.clock.moment.time()


def write_minutes(desk: Desk, title: str, *, bold: str = "") -> None:
    """Type the paragraphs and lists of an item, the word it begins with in bold; the editor has the keyboard."""
    item, lines = desk.item(title), demo_text(DEMO["minutes"][title])
    list_keys = {BlockStyle.BULLET: "Ctrl+Shift+L", BlockStyle.NUMBERED: "Ctrl+Shift+N"}
    last = BlockStyle.PARAGRAPH
    for index, block in enumerate(lines):
        if index:
            desk.hand.press("Return")
        if block.style is not last:
            desk.hand.press(list_keys.get(block.style) or "Return")  # Enter on an empty line leaves the list
        begins = bold if not index else ""
        if begins:
            desk.hand.press("Ctrl+B")
            desk.hand.write(begins)
            desk.hand.press("Ctrl+B")
        desk.hand.write(block.text.removeprefix(begins))
        last = block.style
    desk.saved()
    stored = desk.on_disk(lambda db: items.minutes(db, item.id))
    assert plain(stored) == plain(lines)
    assert [block.style for block in stored] == [block.style for block in lines]
    assert [run.text for block in stored for run in block.runs if run.bold] == ([bold] if bold else [])


def discuss_the_pool(desk: Desk) -> None:
    write_minutes(desk, POOL)
    desk.hand.press("F9", "I")
    desk.hand.write("pröva en gemensam bemanningspool sommaren 2027")


def note_event(desk: Desk, name: str, what: EventKind, *, before: str) -> None:
    """Note who came or went; which of them is known from who is there, and where from where the meeting is."""
    hand, had_the_keyboard = desk.hand, desk.window.focusWidget()
    hand.press("F7")
    hand.write(name)
    hand.press("Return")  # takes the one name that is proposed
    assert name in hand.find(QComboBox, "Person").currentText()
    number = numbers(desk.meeting)[desk.item(before).id]
    if not hand.find(QComboBox, "Före ärende").currentText().startswith(f"{number} "):
        hand.choose("Före ärende", f"{number} {before}"[:12])
    hand.press("Return")
    event = desk.meeting.events[-1]
    assert (event.kind, event.before, event.clock) == (what, desk.item(before).id, desk.clock.moment.time())
    assert desk.window.focusWidget() is had_the_keyboard


def return_to_the_editor(desk: Desk) -> None:
    desk.hand.press("Esc")
    assert desk.hand.find(QTextEdit, "Protokolltext").hasFocus()


def discuss_the_way_home(desk: Desk) -> None:
    write_minutes(desk, HOMEWARD, bold="Dag")
    task = decision_in_demo("assignment")
    desk.hand.press("F9", "U")
    desk.hand.write(task["matter"])
    desk.hand.press("Tab")
    desk.hand.write(task["assignee"])
    desk.hand.press("Tab")
    desk.hand.write("9 okt 2026")


def decision_in_demo(kind: str) -> Data:
    found: Data = next(line for line in DEMO["decisions"] if line["kind"] == kind)
    return found


def discuss_the_alarm(desk: Desk) -> None:
    hand = desk.hand
    write_minutes(desk, ALARM)
    hand.press("F9", "B")
    hand.press("Tab")
    hand.write("\n".join(decision_in_demo("resolution")["clauses"]))
    hand.press("F9", "J")  # opens the part of the pane that is folded
    hand.write("Lov\n")
    hand.press("F9", "Y")
    hand.write("Ylva\n\n")
    hand.write("Jör\n")
    hand.write("Å")  # Återremiss
    hand.press("Tab")
    hand.write("för en ny kostnadsberäkning\n")
    vote_on_it(desk)
    hand.press("F9", "S")
    hand.write("Jör\n\n")
    return_to_the_editor(desk)
    item = desk.item(ALARM)
    moved = [(motion.kind, motion.text, *map(named(desk), motion.movers)) for motion in item.motions]
    assert moved == [
        (MotionKind.APPROVE, "", "Ylva Sandström"),
        (MotionKind.REFER_BACK, "för en ny kostnadsberäkning", "Jörgen Fält"),
    ]
    assert [named(desk)(member) for dissent in item.reservations for member in dissent.members] == ["Jörgen Fält"]
    assert [named(desk)(e.attendee) for e in desk.meeting.events if e.kind is EventKind.RECUSED] == ["Lovisa Ekman"]


def named(desk: Desk) -> Callable[[int], str]:
    return lambda attendee: desk.meeting.attendee(attendee).name


def vote_on_it(desk: Desk) -> None:
    hand, vote = desk.hand, DEMO["vote"]
    hand.press("F9", "O")
    hand.write(vote["yes_means"])
    hand.press("Tab")
    hand.write(vote["no_means"])
    hand.press("Tab")
    ballots = hand.find(BallotList, "Röster")
    names = [named(desk)(row.attendee) for row in ballots.rows()]
    assert "Lovisa Ekman" not in names  # out of the room
    answers = dict.fromkeys(vote["no"], "N") | dict.fromkeys(vote["abstain"], "A")
    last = max(position for position, name in enumerate(names) if name in answers)
    for name in names[: last + 1]:
        hand.press(answers.get(name, "Space"))
    hand.press("Ctrl+J")  # the rest vote yes
    cast = desk.item(ALARM).votes[0]
    chosen = {named(desk)(ballot.attendee): ballot.choice for ballot in cast.ballots}
    letters = {"N": Choice.NO, "A": Choice.ABSTAIN, "": Choice.YES}
    assert chosen == {name: letters[answers.get(name, "")] for name in names}


def the_assignments_have_written_themselves(desk: Desk) -> None:
    item = desk.item("Ärenden till ledningsgruppen")
    shown = desk.hand.find(QTextEdit, "Text som skrivs av besluten")
    words = plain(generated_text(desk.meeting, item, {}))
    assert decision_in_demo("assignment")["matter"][1:] in words
    assert shown.toPlainText() == words.replace("\u00a0", " ")


def look_at_an_earlier_item_and_come_back(desk: Desk) -> None:
    """Show another item than the current one; the page says where the meeting is."""
    hand, current = desk.hand, desk.meeting.current_item
    hand.reach(hand.find(QListView, "Ärenden"))
    hand.press("Up")
    assert desk.meeting.current_item == current
    assert hand.sees("Gå hit")
    hand.press("Down")
    assert not hand.sees("Gå hit")


def note_who_leaves_before_the_summary(desk: Desk) -> None:
    desk.clock.set(11, 40)
    summary = "Genomgång och sammanfattning av beslut"
    note_event(desk, "Anton", EventKind.LEAVES, before=summary)
    next_item(desk, 11, 45)
    shown = desk.hand.find(QTextEdit, "Text som skrivs av besluten").toPlainText()
    assert "driftkostnaden fördelas efter invånarantal" in shown


def close_the_meeting(desk: Desk) -> None:
    desk.clock.set(14, 50)
    desk.hand.press("Ctrl+5")
    desk.hand.click("Avsluta mötet")
    assert (desk.meeting.status, desk.meeting.current_item) == (Status.DRAFT, None)


def review_it(desk: Desk) -> None:
    """What was forgotten is found; Enter goes there, and when it is written nothing is left to find."""
    desk.hand.press("Ctrl+4")
    page = desk.window.pages.page(Step.REVIEW)
    assert isinstance(page, ReviewPage)
    shown = page.list.finding()
    assert shown is not None
    assert (shown.title, shown.where) == ("Ärendet har varken text eller beslut", "8 Övriga frågor")
    assert page.list.place() == (1, 1)
    desk.hand.press("Return")
    assert desk.hand.find(TextBox, "Ärendets rubrik").value() == "Övriga frågor"
    write_minutes(desk, "Övriga frågor")
    desk.hand.press("Ctrl+4")
    assert page.list.place() == (0, 0)


def export_the_protocol(desk: Desk, target: Path) -> None:
    target.parent.mkdir()
    asked: list[str] = []

    def answer(_parent: object, _title: str, proposed: str, *_: object, **__: object) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return str(target), ""

    desk.hand.press("Ctrl+5")
    with patch.object(QFileDialog, "getSaveFileName", answer):
        desk.hand.press("Ctrl+E")
    assert asked == [target.name]
    assert desk.bar == f"Protokollet är sparat: {target.name}."


def the_file_says_what_was_typed(desk: Desk, document: ReadDocument) -> None:
    words = [block.text for block in document.paragraphs]
    assert document.title == "Protokoll Samråd vård och omsorg"
    every_item_stands_there(desk, document, words)
    whole = "\n".join([*words, *("\n".join(row) for table in document.tables for row in table.cells)])
    for sentence in (
        "Samrådet godkände informationen.",
        "pröva en gemensam bemanningspool sommaren 2027",
        decision_in_demo("assignment")["matter"],
        "Ansvarig: ledningsgruppen. Åter senast: 9\u00a0oktober 2026.",
        *decision_in_demo("resolution")["clauses"],
        "Jörgen Fält (KD)",
        "Ylva Sandström (C)",
        "Lovisa Ekman (L)",
        DEMO["vote"]["yes_means"],
        DEMO["vote"]["no_means"],
        DEMO["meeting"]["secretary"],
        *DEMO["meeting"]["adjusters"],
        DEMO["body"]["reference"],
    ):
        assert sentence in whole, sentence
    for attendee in desk.meeting.attendees:
        if any(e.attendee == attendee.id and e.mark is Mark.PRESENT for g in desk.meeting.groups for e in g.entries):
            assert attendee.name in whole


def every_item_stands_there(desk: Desk, document: ReadDocument, words: list[str]) -> None:
    number = numbers(desk.meeting)
    for item in desk.meeting.items:
        assert any(line.startswith(f"{number[item.id]}.") and item.title in line for line in words)
        if item.title in DEMO["minutes"]:
            assert read_blocks(document, bookmark(item.uuid)) == desk.on_disk(
                lambda db, item_id=item.id: items.minutes(db, item_id)
            )


def adjust_it(desk: Desk) -> None:
    desk.hand.click("Lämna till justerarna")
    assert desk.meeting.status is Status.WITH_ADJUSTERS
    desk.hand.click("Lås protokollet som justerat")
    assert desk.meeting.status is Status.ADJUSTED


def nothing_can_be_changed(desk: Desk) -> None:
    before = desk.meeting
    for step in Step:
        desk.hand.press(f"Ctrl+{step.value}")
        desk.hand.press("Ctrl+N", "N", "F8", "F9", "U", "Alt+Down", "Delete", "F7", "Ctrl+R", "Ctrl+G")
        for field in visible(desk, QLineEdit):
            fixed = field.isReadOnly() or not field.isEnabled()
            assert fixed or field.accessibleName() in ALWAYS_OPEN, field.accessibleName()
        for box in (*visible(desk, QTextEdit), *visible(desk, QPlainTextEdit)):
            assert box.isReadOnly(), box.accessibleName()
        for combo in visible(desk, QComboBox):
            assert not combo.isEnabled(), combo.accessibleName()
    assert desk.meeting == before
    item_id = before.items[0].id
    with pytest.raises(driver.IntegrityError, match="locked"):
        items.save_title(desk.db, before.id, item_id, "Ändrad")
    with pytest.raises(driver.IntegrityError, match="locked"):
        items.save_minutes(desk.db, item_id, ())


ALWAYS_OPEN = {"Hitta namn", "Vem som öppnar igen", "Skäl att öppna igen"}


def visible(desk: Desk, kind: type[Any]) -> list[Any]:
    return [widget for widget in desk.window.findChildren(kind) if widget.isVisible()]


def reopen_it(desk: Desk) -> None:
    desk.hand.press("Ctrl+5")
    desk.hand.click("Öppna protokollet igen")
    assert desk.bar == "Ange både namn och skäl för att öppna ett justerat protokoll igen."
    desk.hand.enter("Vem som öppnar igen", "Maj Österdahl")
    desk.hand.enter("Skäl att öppna igen", "Fel namn på en justerare")
    desk.hand.click("Öppna protokollet igen")
    assert desk.meeting.status is Status.DRAFT
    desk.hand.press("Ctrl+3")
    assert not desk.hand.find(QTextEdit, "Protokolltext").isReadOnly()
