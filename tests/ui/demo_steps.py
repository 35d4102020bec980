"""The steps of the demo meeting in the window, by keyboard and mouse from "Nytt möte" to the file and after."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import sqlcipher3.dbapi2 as driver
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QListView, QPlainTextEdit, QTextEdit

from samradapp.actions.demo import demo_data, demo_text
from samradapp.documents.docx_reader import ReadDocument, read_blocks
from samradapp.domain.assembly import bookmark
from samradapp.domain.decision import Choice
from samradapp.domain.generated import generated_text
from samradapp.domain.meeting import KIND_NAMES, Kind, Status, numbers
from samradapp.domain.presence import quorum_words
from samradapp.domain.rollcall import Mark
from samradapp.domain.text import BlockStyle, plain
from samradapp.store import items
from samradapp.ui.models.roll_call import RollRow
from samradapp.ui.pages.review_page import ReviewPage
from samradapp.ui.pages.roll_call_page import RollCallPage
from samradapp.ui.widgets.step_bar import Step
from samradapp.ui.widgets.text_box import TextBox
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
    after = "Aktuellt i samverkan"
    write_presenters(desk, after)
    for own in DEMO["own_items"][:3]:
        add_item_after(desk, after, own)
        after = own["title"]
    add_item_after(desk, NEXT_MEETING, DEMO["own_items"][3])
    desk.hand.press("Alt+Up")  # before "Nästa möte"
    desk.hand.press("Alt+Up")  # and into the first part
    desk.hand.press("Alt+Down")  # and back
    desk.hand.enter("Justerare, med semikolon mellan namnen", "; ".join(DEMO["meeting"]["adjusters"]))
    desk.hand.press("Tab")
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


def add_item_after(desk: Desk, after: str, own: Data) -> None:
    hand = desk.hand
    go_to_row(desk, after)
    hand.press("Ctrl+N")
    hand.write(f"{own['title']}\n")
    hand.press("Right")
    hand.write(KIND_NAMES[Kind(own["kind"])][0])
    hand.press("Right")
    type_presenters(desk, own["title"])
    hand.press("Right")
    hand.write(f"{own['minutes']}\n")
    desk.saved()
    item = desk.item(own["title"])
    assert (item.kind, item.planned_minutes) == (own["kind"], own["minutes"])
    assert [(who.name, who.title) for who in item.presenters] == [tuple(p) for p in DEMO["presenters"][item.title]]


def write_presenters(desk: Desk, title: str) -> None:
    go_to_row(desk, title)
    desk.hand.press("Home", "Right", "Right", "Right")
    type_presenters(desk, title)


def type_presenters(desk: Desk, title: str) -> None:
    lines = [f"{name}, {role}" if role else name for name, role in DEMO["presenters"][title]]
    desk.hand.write("; ".join(lines) + "\n")


def call_the_roll(desk: Desk) -> None:
    hand = desk.hand
    hand.press("Ctrl+2")
    page = desk.window.pages.page(Step.ROLL_CALL)
    assert isinstance(page, RollCallPage)
    answer_for_each_name(desk, page)
    mark_the_rest_present(desk, page)
    assert all(e.mark is not Mark.UNMARKED for group in desk.meeting.groups for e in group.entries if e.attendee)
    hand.click("Låt tjänstgöra: Disa Lövgren (M), för Ove Hammar (M)")
    assert desk.window.steps.presence.startswith(quorum_words(desk.meeting, desk.meeting.items[0].id)[0])


def answer_for_each_name(desk: Desk, page: RollCallPage) -> None:
    keys = dict.fromkeys(DEMO["marks"]["absent"], "F") | dict.fromkeys(DEMO["marks"]["excused"], "A")
    keys |= {"Ylva Sandström": "N", "Tore Lindahl": "N"}
    left = sum(entry.attendee is not None for group in desk.meeting.groups for entry in group.entries) + 1
    for _ in range(left):  # and the vacant seat
        row = page.list.chosen_row()
        assert isinstance(row, RollRow)
        desk.hand.press(keys.get(row.name, "Space"))
    marks = {row.name: row.mark for row in page.list._rows.rows() if isinstance(row, RollRow)}
    assert marks["Ove Hammar"] is Mark.ABSENT
    assert marks["Hugo Nyberg"] is Mark.EXCUSED
    assert marks["Tore Lindahl"] is Mark.PRESENT
    assert marks["Elin Forsgren"] is Mark.UNMARKED


def mark_the_rest_present(desk: Desk, page: RollCallPage) -> None:
    for name in ("Ylva", "Cilla", "Alva"):  # one in each group
        desk.hand.write("/")
        desk.hand.write(f"{name}\n")
        assert page.list.hasFocus()
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
    next_item(desk, 10, 5)
    discuss_the_pool(desk)
    next_item(desk, 10, 30)
    discuss_the_way_home(desk)
    next_item(desk, 11, 0)
    discuss_the_alarm(desk)
    next_item(desk, 11, 30)
    the_assignments_have_written_themselves(desk)
    next_item(desk, 11, 35)  # nothing is written there: review will say so
    mend_an_earlier_item_and_come_back(desk)
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


def write_minutes(desk: Desk, title: str) -> None:
    """Type the paragraphs and lists of an item; the editor has the keyboard."""
    item, lines = desk.item(title), demo_text(DEMO["minutes"][title])
    list_keys = {BlockStyle.BULLET: "Ctrl+Shift+L", BlockStyle.NUMBERED: "Ctrl+Shift+N"}
    last = BlockStyle.PARAGRAPH
    for index, block in enumerate(lines):
        if index:
            desk.hand.press("Return")
        if block.style is not last:
            desk.hand.press(list_keys.get(block.style) or "Return")  # Enter on an empty line leaves the list
        desk.hand.write(block.text)
        last = block.style
    desk.saved()
    assert desk.on_disk(lambda db: items.minutes(db, item.id)) == lines


def discuss_the_pool(desk: Desk) -> None:
    desk.clock.set(10, 5)
    note_event(desk, "Tuva", "Kom", before=POOL)
    return_to_the_editor(desk)
    write_minutes(desk, POOL)
    desk.hand.press("F9", "I")
    desk.hand.write("pröva en gemensam bemanningspool sommaren 2027")
    return_to_the_editor(desk)


def note_event(desk: Desk, name: str, what: str, *, before: str) -> None:
    hand = desk.hand
    hand.press("F7")
    hand.write(name)
    hand.press("Return")  # takes the one name that is proposed
    assert name in hand.find(QComboBox, "Person").currentText()
    hand.choose("Vad som hände", what)
    number = numbers(desk.meeting)[desk.item(before).id]
    hand.choose("Före ärende", f"{number} {before}"[:12])
    hand.press("Return")
    assert desk.meeting.events[-1].before == desk.item(before).id


def return_to_the_editor(desk: Desk) -> None:
    desk.hand.click_on(desk.hand.find(QTextEdit, "Protokolltext"))


def discuss_the_way_home(desk: Desk) -> None:
    write_minutes(desk, HOMEWARD)
    write_the_first_name_in_bold(desk)
    task = decision_in_demo("assignment")
    desk.hand.press("F9", "U")
    desk.hand.write(task["matter"])
    desk.hand.enter("Uppdrag, ansvarig", task["assignee"])
    desk.hand.enter("Uppdrag, åter senast", "9 okt 2026\n")
    return_to_the_editor(desk)


def write_the_first_name_in_bold(desk: Desk) -> None:
    """Mark "Dag" in the first line and make it bold."""
    desk.hand.press("Ctrl+Home", "Shift+Right", "Shift+Right", "Shift+Right", "Ctrl+B")
    desk.saved()
    stored = desk.on_disk(lambda db: items.minutes(db, desk.item(HOMEWARD).id))
    assert next((run.text, run.bold) for run in stored[0].runs) == ("Dag", True)


def decision_in_demo(kind: str) -> Data:
    found: Data = next(line for line in DEMO["decisions"] if line["kind"] == kind)
    return found


def discuss_the_alarm(desk: Desk) -> None:
    hand = desk.hand
    write_minutes(desk, ALARM)
    hand.press("F9", "B")
    hand.enter("Beslut, att-satser", "\n".join(decision_in_demo("resolution")["clauses"]))
    hand.press("F9", "J")  # opens the part of the pane that is folded
    name_person(desk, "Vem som är jävig", "Lovisa Ekman (L)", "Anteckna jäv")
    name_person(desk, "Vem som yrkar", "Ylva Sandström (C)", "Lägg till yrkande")
    hand.choose("Yrkandets slag", "Återremiss")
    hand.enter("Yrkandets innehåll", "för en ny kostnadsberäkning")
    name_person(desk, "Vem som yrkar", "Jörgen Fält (KD)", "Lägg till yrkande")
    vote_on_it(desk)
    name_person(desk, "Vem som reserverar sig", "Jörgen Fält (KD)", "Lägg till reservation")
    return_to_the_editor(desk)


def name_person(desk: Desk, box: str, name: str, button: str) -> None:
    desk.hand.choose(box, name)
    desk.hand.click(button)


def vote_on_it(desk: Desk) -> None:
    hand, vote = desk.hand, DEMO["vote"]
    hand.click("Ny omröstning")
    hand.enter("Ja betyder", vote["yes_means"])
    hand.enter("Nej betyder", vote["no_means"])
    for name, words in [*((name, "Nej") for name in vote["no"]), *((name, "Avstår") for name in vote["abstain"])]:
        hand.choose(next(b.accessibleName() for b in boxes(desk) if b.accessibleName().startswith(name)), words)
    assert not any(box.accessibleName().startswith("Lovisa Ekman") for box in boxes(desk))  # out of the room
    hand.click("Alla kvar röstar ja")
    cast = desk.item(ALARM).votes[0]
    assert (cast.count(Choice.NO), cast.count(Choice.ABSTAIN)) == (len(vote["no"]), len(vote["abstain"]))
    assert cast.count(Choice.YES) == len(boxes(desk)) - len(vote["no"]) - len(vote["abstain"])


def boxes(desk: Desk) -> list[QComboBox]:
    """Give the visible ballot boxes."""
    found = desk.window.findChildren(QComboBox)
    return [box for box in found if box.accessibleName().endswith(" röstar") and box.isVisible()]


def the_assignments_have_written_themselves(desk: Desk) -> None:
    item = desk.item("Ärenden till ledningsgruppen")
    shown = desk.hand.find(QTextEdit, "Text som skrivs av besluten")
    words = plain(generated_text(desk.meeting, item, {}))
    assert decision_in_demo("assignment")["matter"][1:] in words
    assert shown.toPlainText() == words.replace("\u00a0", " ")


def mend_an_earlier_item_and_come_back(desk: Desk) -> None:
    """Show another item than the current one; the page says where the meeting is."""
    hand, current = desk.hand, desk.meeting.current_item
    hand.reach(hand.find(QListView, "Ärenden"))
    hand.press("Home")
    assert desk.meeting.current_item == current
    assert hand.sees("Gå hit")
    hand.press("End")
    hand.press("Up", "Up", "Up")
    assert not hand.sees("Gå hit")
    return_to_the_editor(desk)


def note_who_leaves_before_the_summary(desk: Desk) -> None:
    desk.clock.set(11, 40)
    summary = "Genomgång och sammanfattning av beslut"
    note_event(desk, "Anton", "Gick", before=summary)
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
        assert sentence in whole
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
