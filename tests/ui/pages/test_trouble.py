"""Trouble with the disk, the file and the clock, met in the window: one sentence, nothing lost, nothing false said."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTableView, QTextEdit, QWidget

from samradapp import paths
from samradapp.actions.demo import make_demo_meeting, make_demo_register
from samradapp.domain.meeting import Kind, Meeting
from samradapp.domain.rollcall import Mark
from samradapp.domain.text import plain
from samradapp.errors import NotAllowedError
from samradapp.store import Database, assignments, copies, items, meetings, register, versions
from samradapp.store.database import open_database
from samradapp.ui import autosave
from samradapp.ui.models.agenda import Column
from samradapp.ui.widgets.ballot_list import BallotList
from samradapp.ui.widgets.choice import ChoiceBox
from samradapp.ui.widgets.rail import Place
from samradapp.ui.widgets.step_bar import Step
from tests.ui.hand import Desk, written_in
from tests.ui.meetings import make_planned_meeting
from tests.ui.pages.test_register_page import open_table

LONG = "Så här många ord ryms inte på disken " * 200
Trouble = Callable[[Desk], AbstractContextManager[None]]

KEPT = "Det du har skrivit står kvar i fönstret och sparas så snart det går."


@contextmanager
def full_disk(desk: Desk) -> Iterator[None]:
    desk.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    desk.db.execute(f"PRAGMA max_page_count = {desk.db.execute('PRAGMA page_count').fetchone()[0]}")
    yield
    desk.db.execute("PRAGMA max_page_count = 1000000")


@contextmanager
def read_only(desk: Desk) -> Iterator[None]:
    desk.db.execute("PRAGMA query_only = ON")
    yield
    desk.db.execute("PRAGMA query_only = OFF")


@contextmanager
def locked_by_another(desk: Desk) -> Iterator[None]:
    other = open_database(desk.opened.path, desk.opened.key)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def damaged_pages(desk: Desk) -> Iterator[None]:
    """Let the first pages of what is typed be unreadable, as on a disk that gives out; then let it recover."""
    desk.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    size = desk.db.execute("PRAGMA page_size").fetchone()[0]
    tables = ("minutes", "item", "meeting", "body")
    sql = f"SELECT rootpage FROM sqlite_master WHERE name IN {tables}"
    roots = [row[0] for row in desk.db.execute(sql).fetchall()]
    whole = desk.opened.path.read_bytes()
    for root in roots:
        overwrite(desk, (root - 1) * size, b"\xff" * size)
    yield
    for root in roots:
        overwrite(desk, (root - 1) * size, whole[(root - 1) * size : root * size])


def overwrite(desk: Desk, place: int, content: bytes) -> None:
    with desk.opened.path.open("rb+") as file:
        file.seek(place)
        file.write(content)
    desk.db.execute("PRAGMA shrink_memory")  # what the program has read is read again


@pytest.fixture(autouse=True)
def _sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program try again after half a second in place of two."""
    monkeypatch.setattr(autosave, "RETRY_MS", 500)


TROUBLES: dict[str, tuple[Trouble, str]] = {
    "full": (full_disk, "Disken är full. Frigör utrymme, så går det att spara igen."),
    "read-only": (read_only, "Databasen är skrivskyddad. Kontrollera mappens behörigheter."),
    "locked": (locked_by_another, "Ett annat program använder databasen just nu. Försök igen om en stund."),
    "damaged": (damaged_pages, "Databasen är skadad. Återställ en säkerhetskopia med ”samradapp restore”."),
}


@dataclass(frozen=True)
class Typing:
    """A field of a page: how one comes there, and what the disk has of it."""

    go: Callable[[Desk], object]
    field: str
    on_disk: Callable[[Database], str]


def open_step(step: Step) -> Callable[[Desk], object]:
    return lambda desk: desk.window.open_meeting(make_planned_meeting(desk.db), step)


def open_register(desk: Desk) -> None:
    make_planned_meeting(desk.db)
    desk.window.show_place(Place.REGISTER)


FIELDS = {
    "text": Typing(open_step(Step.MINUTES), "Protokolltext", lambda db: plain(items.minutes(db, 1))),
    "title": Typing(open_step(Step.MINUTES), "Ärendets rubrik", lambda db: meetings.load(db, 1).items[0].title),
    "fact": Typing(open_step(Step.ITEMS), "Plats", lambda db: meetings.load(db, 1).place),
    "register": Typing(open_register, "Kortnamn", lambda db: register.body(db, 1).short_name),
}


@pytest.mark.parametrize("place", FIELDS)
@pytest.mark.parametrize("trouble", TROUBLES)
def test_trouble_is_said_the_text_stays_and_is_saved_when_it_is_over(desk: Desk, trouble: str, place: str) -> None:
    typing, (begin, sentence) = FIELDS[place], TROUBLES[trouble]
    desk.window.upkeep.take_copies()  # the day's is there, so that a slow machine does not take it in the midst of this
    typing.go(desk)
    desk.hand.unfold(typing.field)
    field = desk.hand.find(QWidget, typing.field)
    desk.hand.click_on(field)
    old = desk.on_disk(typing.on_disk)
    said = listen(desk)
    with begin(desk):
        desk.hand.press("Ctrl+A")
        insert(field, LONG)
        desk.qtbot.waitUntil(lambda: desk.window.status.text == f"Inte sparat. {sentence}")
        assert desk.bar == f"Inte sparat. {sentence} {KEPT}"
        desk.hand.press("End")
        desk.hand.write(" och mer")
        assert written_in(field) == LONG + " och mer"
        assert field.hasFocus()
        assert desk.window.status.text.startswith("Inte sparat.")
        assert not [words for words in said if words.startswith("Sparat")]
    desk.saved()
    assert desk.window.status.text.startswith("Sparat")
    assert desk.bar == "Nu är allt sparat."
    assert desk.on_disk(typing.on_disk) == LONG + " och mer" != old
    assert desk.errors == []


@pytest.mark.parametrize("place", FIELDS)
@pytest.mark.parametrize("trouble", ["full", "read-only"])
def test_what_is_left_in_the_midst_of_trouble_is_saved_when_it_is_over(desk: Desk, trouble: str, place: str) -> None:
    typing, (begin, sentence) = FIELDS[place], TROUBLES[trouble]
    desk.window.upkeep.take_copies()
    typing.go(desk)
    desk.hand.unfold(typing.field)
    field = desk.hand.find(QWidget, typing.field)
    desk.hand.click_on(field)
    with begin(desk):
        desk.hand.press("Ctrl+A")
        insert(field, LONG)
        desk.qtbot.waitUntil(lambda: desk.window.status.text == f"Inte sparat. {sentence}")
        desk.hand.press("F6")
        assert not field.hasFocus()
        assert written_in(field) == LONG
        assert desk.window.autosave.pending
        assert desk.window.status.text.startswith("Inte sparat.")
    desk.saved()
    assert desk.on_disk(typing.on_disk).strip() == LONG.strip()
    assert not desk.window.autosave.failing
    assert desk.window.status.text.startswith("Sparat")
    assert desk.bugs == []


@pytest.mark.parametrize(
    ("key", "who", "field", "add"),
    [
        ("F9 Y", "Vem som yrkar", "Yrkandets innehåll", "Lägg till yrkande"),
        ("F9 S", "Vem som reserverar sig", "Reservationens text", "Lägg till reservation"),
    ],
)
def test_what_could_not_be_recorded_stays_in_its_fields(desk: Desk, key: str, who: str, field: str, add: str) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    desk.hand.press(*key.split())
    name = desk.hand.find(ChoiceBox, who).itemText(1)
    desk.hand.choose(who, name)
    desk.hand.enter(field, "Skälen är dessa")
    with read_only(desk):
        desk.hand.click(add)
        assert desk.bar == "Databasen är skrivskyddad. Kontrollera mappens behörigheter."
        assert desk.hand.find(QLineEdit, field).text() == "Skälen är dessa"
    desk.hand.click(add)
    assert desk.hand.find(QLineEdit, field).text() == ""
    item = desk.meeting.items[0]
    assert [known.text for known in (*item.motions, *item.reservations)] == ["Skälen är dessa"]
    desk.errors.clear()


def test_who_came_stays_in_the_form_until_it_is_noted(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    before = len(desk.meeting.events)
    desk.hand.press("F7")
    desk.hand.choose("Person", desk.meeting.attendees[0].name)
    with read_only(desk):
        desk.hand.press("Return")
        assert desk.bar == "Databasen är skrivskyddad. Kontrollera mappens behörigheter."
        assert desk.hand.sees("Person")
    desk.hand.press("Return")
    assert not desk.hand.sees("Person")
    assert len(desk.meeting.events) == before + 1
    desk.errors.clear()


def test_a_guest_stays_in_the_form_until_added(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.ROLL_CALL)
    desk.hand.press("L")
    desk.hand.write("Siv Hed")
    with read_only(desk):
        desk.hand.press("Return")
        assert desk.bar == "Databasen är skrivskyddad. Kontrollera mappens behörigheter."
        assert written_in(QApplication.focusWidget()) == "Siv Hed"
    desk.hand.press("Return")
    assert not desk.hand.sees("Ny person")
    assert [guest.name for guest in desk.meeting.attendees].count("Siv Hed") == 1
    desk.errors.clear()


def test_a_mark_that_was_not_recorded_is_tried_again_for_the_same_name(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ROLL_CALL)
    names = desk.window.page.list
    first = names.chosen_row().name
    with read_only(desk):
        desk.hand.press("N")
        assert names.chosen_row().name == first
    desk.hand.press("N")
    marked = {attendee.id: attendee.name for attendee in desk.meeting.attendees}
    entries = [entry for group in desk.meeting.groups for entry in group.entries]
    assert [marked[entry.attendee] for entry in entries if entry.mark is Mark.PRESENT] == [first]
    assert names.chosen_row().name != first
    desk.errors.clear()


def test_a_ballot_that_was_not_recorded_is_tried_again_for_the_same_name(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    desk.hand.press("F9", "O")
    ballots = desk.hand.find(BallotList, "Röster")
    desk.hand.reach(ballots)
    first = ballots.chosen_row().attendee
    with read_only(desk):
        desk.hand.press("J")
        assert ballots.chosen_row().attendee == first
    desk.hand.press("J")
    assert [ballot.attendee for ballot in desk.meeting.items[0].votes[0].ballots] == [first]
    assert ballots.chosen_row().attendee != first
    desk.errors.clear()


def test_the_next_item_that_was_not_gone_to_is_gone_to_at_the_next_try(writing: Desk) -> None:
    first, second = writing.meeting.items[:2]
    with read_only(writing):
        writing.hand.press("Ctrl+Return")
        assert writing.window.page.shown_item == first.id
    writing.hand.press("Ctrl+Return")
    assert writing.window.page.shown_item == writing.meeting.current_item == second.id
    writing.errors.clear()


def test_moving_the_keyboard_writes_nothing_and_so_complains_of_nothing(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    desk.hand.unfold("Plats")
    with read_only(desk):
        desk.hand.press("F6", "F6", "Tab")
        desk.hand.click_on(desk.hand.find(QWidget, "Plats"))
        assert desk.bar == ""
    assert desk.errors == []


@pytest.mark.parametrize("begin", [read_only, locked_by_another])
def test_a_removed_meeting_that_could_not_be_brought_back_is_at_the_next_try(desk: Desk, begin: Trouble) -> None:
    meeting = make_planned_meeting(desk.db)
    before = meetings.load(desk.db, meeting)
    desk.window.show_start()
    desk.hand.press("Delete")
    with begin(desk):
        desk.hand.press("Ctrl+Z")
        assert desk.bar in [sentence for _, sentence in TROUBLES.values()]
    desk.hand.press("Ctrl+Z")
    assert meetings.load(desk.db, meeting) == before
    assert desk.bar == f"Mötet {before.label} är tillbaka."
    desk.errors.clear()


def test_a_mark_in_the_list_of_assignments_that_could_not_be_undone_is_at_the_next_try(desk: Desk) -> None:
    make_demo_meeting(desk.db)
    desk.hand.press("Ctrl+8", "Space")
    with read_only(desk):
        desk.hand.press("Ctrl+Z")
        assert assignments.open_assignments(desk.db) == ()
    desk.hand.press("Ctrl+Z")
    assert len(assignments.open_assignments(desk.db)) == 1
    desk.errors.clear()


def test_a_vote_that_was_not_made_leaves_the_keyboard_out_of_the_one_before(desk: Desk) -> None:
    desk.window.open_meeting(make_demo_meeting(desk.db), Step.MINUTES)
    desk.hand.press("F9", "O")
    desk.window.page.take_focus()
    with read_only(desk):
        desk.hand.press("F9", "O")
        assert QApplication.focusWidget().accessibleName() == "Protokolltext"
    desk.hand.press("F9", "O")
    desk.hand.write("bifall")
    desk.saved()
    assert [vote.yes_means for vote in desk.meeting.items[0].votes] == ["", "bifall"]
    desk.hand.reach(desk.hand.find(QAbstractButton, "Ny omröstning"))
    desk.hand.press("Return", "Return")
    assert len(desk.meeting.items[0].votes) == 3
    desk.errors.clear()


@pytest.mark.parametrize("begin", [read_only, locked_by_another])
def test_what_was_in_the_way_is_said_until_a_deed_could_be_done(desk: Desk, begin: Trouble) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    with begin(desk):
        desk.hand.press("F8")
        told = desk.bar
        assert told in [sentence for _, sentence in TROUBLES.values()]
    desk.hand.write("Ordet")
    desk.saved()
    assert desk.bar == told
    desk.hand.press("F8")
    assert len(desk.meeting.items[0].decisions) == 1
    assert desk.bar == ""
    desk.errors.clear()


def test_hours_of_a_part_that_could_not_be_saved_are_told_of_once(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    desk.hand.unfold("Ny mötesdel")
    part = desk.meeting.parts[0].id
    start = desk.window.page.parts.panel.part(part).start
    desk.hand.click_on(start)
    with read_only(desk):
        desk.hand.press("Ctrl+A")
        desk.hand.write("10.15")
        desk.hand.press("Tab")
        assert desk.bar.startswith("Inte sparat.")
        assert start.text() == "10.15"
    desk.saved()
    assert desk.on_disk(lambda db: meetings.load(db, 1).parts[0].start) == time(10, 15)
    assert desk.errors == []


CELLS = {
    Column.NUMBER: ("40", lambda db: meetings.load(db, 1).items[3].number, 40),
    Column.TITLE: ("Annan rubrik", lambda db: meetings.load(db, 1).items[3].title, "Annan rubrik"),
    Column.KIND: ("Information", lambda db: meetings.load(db, 1).items[3].kind, Kind.INFORMATION),
    Column.PRESENTERS: ("Siv Hed", lambda db: meetings.load(db, 1).items[3].presenters[0].name, "Siv Hed"),
    Column.MINUTES: ("25", lambda db: meetings.load(db, 1).items[3].planned_minutes, 25),
}


@pytest.mark.parametrize("begin", [read_only, locked_by_another])
@pytest.mark.parametrize("column", CELLS)
def test_what_is_written_in_a_cell_stands_there_and_is_saved_when_it_can_be(
    desk: Desk, column: Column, begin: Trouble
) -> None:
    words, on_disk, wanted = CELLS[column]
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    table = desk.window.page.table
    table.choose(desk.meeting.items[3].id, column)
    desk.hand.press("F2", "Ctrl+A")
    said: list[str] = []
    desk.window.autosave.failed.connect(lambda _: said.append(desk.bar))
    with begin(desk):
        if column is Column.KIND:
            desk.hand.press("Down")
        else:
            desk.hand.write(words)
        desk.hand.press("Return")
        desk.qtbot.waitUntil(lambda: bool(said))
        assert desk.bar == said[0]
        assert said[0].endswith(KEPT)
        assert str(table.currentIndex().data()).startswith(words)
    desk.saved()
    assert desk.on_disk(on_disk) == wanted
    assert desk.bar == "Nu är allt sparat."
    assert desk.errors == []


def test_a_new_item_named_in_the_midst_of_trouble_is_told_of_once(desk: Desk) -> None:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.ITEMS)
    desk.hand.press("Ctrl+N")
    with read_only(desk):
        desk.hand.write("Nytt ärende\n")
        desk.qtbot.waitUntil(lambda: desk.window.autosave.failing)
        assert desk.bar.startswith("Inte sparat.")
        assert desk.window.page.table.currentIndex().data() == "Nytt ärende"
    desk.saved()
    assert "Nytt ärende" in desk.titles()


@pytest.mark.parametrize("begin", [read_only, locked_by_another])
def test_what_is_written_in_a_cell_of_the_register_stands_there_until_it_is_saved(desk: Desk, begin: Trouble) -> None:
    make_demo_register(desk.db)
    table = open_table(desk, "Huvudmän")
    desk.hand.press("Ctrl+Home", "F2", "Ctrl+A")
    with begin(desk):
        desk.hand.write("Åmåls kommun\n")
        desk.qtbot.waitUntil(lambda: desk.window.autosave.failing)
        assert desk.bar.endswith(KEPT)
        assert table.currentIndex().data() == "Åmåls kommun"
    desk.saved()
    assert desk.on_disk(register.principals)[0].name == "Åmåls kommun"
    assert desk.errors == []


@pytest.mark.parametrize("begin", [read_only, locked_by_another])
@pytest.mark.parametrize(("name", "key"), [("Ersättare", "Ctrl+N"), ("Innehavare", "Ctrl+T")])
@pytest.mark.parametrize("who", ["Siv Hed", "Alva Strand"])
def test_the_person_of_a_new_row_stands_there_until_she_is_added_once(
    desk: Desk, name: str, key: str, who: str, begin: Trouble
) -> None:
    body, known = make_demo_register(desk.db), {person.name for person in register.persons(desk.db)}
    before = register.roster(desk.db, body)
    table = open_table(desk, name)
    desk.hand.press(key)
    with begin(desk):
        desk.hand.write(f"{who}\n")
        desk.qtbot.waitUntil(lambda: desk.window.autosave.failing)
        assert desk.bar.endswith(KEPT)
        assert who in [str(cell(table, row, n)).split(",")[0] for row in rows_of(table) for n in range(3)]
    desk.saved()
    assert sorted(person.name for person in register.persons(desk.db)) == sorted(known | {who})
    after = register.roster(desk.db, body)
    stand_ins = len(after.substitutes) - len(before.substitutes)
    holdings = len(after.seats[0].holdings) - len(before.seats[0].holdings)
    assert (stand_ins, holdings) == ((1, 0) if name == "Ersättare" else (0, 1))
    desk.qtbot.waitUntil(lambda: str(cell(table, table.currentIndex().row(), 0 if holdings else 1)).startswith(who))
    desk.hand.press("Ctrl+Z")
    assert register.roster(desk.db, body) == before
    assert desk.errors == []


def rows_of(table: QTableView) -> range:
    return range(table.model().rowCount())


def cell(table: QTableView, row: int, column: int) -> object:
    return table.model().index(row, column).data()


def insert(field: QWidget, text: str) -> None:
    """Put in a long text at once, longer than a paste would bring into a line."""
    if isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.insertPlainText(text)


def listen(desk: Desk) -> list[str]:
    """Give a list that grows by what the status bar says at each save, and each save that failed."""
    said: list[str] = []
    desk.window.autosave.saved.connect(lambda _: said.append(desk.window.status.text))
    desk.window.autosave.failed.connect(lambda _: said.append(desk.window.status.text))
    return said


@pytest.fixture
def writing(desk: Desk) -> Desk:
    desk.window.open_meeting(make_planned_meeting(desk.db), Step.MINUTES)
    return desk


def test_a_message_that_she_has_closed_does_not_come_back_at_each_try(writing: Desk) -> None:
    tries: list[str] = []
    writing.window.autosave.failed.connect(tries.append)
    with read_only(writing):
        writing.hand.write("Ordför")
        writing.qtbot.waitUntil(lambda: writing.bar != "")
        writing.window.messages.clear()
        writing.qtbot.waitUntil(lambda: len(tries) > 1)
        assert writing.bar == ""
        assert writing.window.status.text.startswith("Inte sparat.")
    writing.saved()


def test_another_program_in_the_way_does_not_hold_the_keyboard_up(writing: Desk) -> None:
    with locked_by_another(writing):
        writing.hand.write("Ordför")
        (patience,) = writing.db.execute("PRAGMA busy_timeout").fetchone()
        assert patience <= 300
        writing.qtbot.waitUntil(lambda: writing.window.status.text.startswith("Inte sparat."))
    writing.saved()


def test_a_folder_that_is_gone_is_said_and_believed_again_when_it_is_back(writing: Desk) -> None:
    item = writing.meeting.items[0].id
    away = writing.data_dir.with_name("flyttad")
    writing.data_dir.rename(away)
    writing.hand.write("Ordför")
    writing.saved()
    assert writing.bar == "samrad.db har flyttats eller bytts ut. Stäng programmet och lägg tillbaka filen."
    assert writing.window.status.text.startswith("Inte sparat.")
    writing.window.upkeep.remember(secretary="Maj Österdahl")
    assert not writing.data_dir.exists()  # or the folder could not be put back
    away.rename(writing.data_dir)
    writing.hand.write("anden")
    writing.saved()
    assert writing.window.status.text.startswith("Sparat")
    assert writing.text_on_disk(item) == "Ordföranden"


def test_a_clock_that_is_set_back_neither_stops_the_saving_nor_the_versions(writing: Desk) -> None:
    item = writing.meeting.items[0].id
    seconds = [1_800_000_000.0]
    writing.db.conn.create_function("unixepoch", -1, lambda *_: seconds[0])
    writing.clock.set(11, 30)
    for word, gone in (("Ordföranden ", 0), ("öppnade ", -7200), ("mötet.", 3600)):
        seconds[0] += gone
        writing.clock.moment += timedelta(seconds=gone)
        writing.hand.write(word)
        writing.saved()
    assert writing.window.status.text == "Sparat 10.30.00"
    assert writing.text_on_disk(item) == "Ordföranden öppnade mötet."
    kept = writing.on_disk(
        lambda db: [plain(versions.text(db, item, known.id)).strip() for known in versions.versions(db, item)]
    )
    assert {"Ordföranden öppnade", "Ordföranden"} <= set(kept)


def copies_of(desk: Desk) -> set[str]:
    return {path.name for path in paths.copies_dir(desk.data_dir).glob("*.db")}


def test_after_a_night_asleep_what_waited_is_saved_and_the_new_days_copy_taken(writing: Desk) -> None:
    writing.window.upkeep.take_copies()
    before = copies_of(writing)
    item = writing.meeting.items[0].id
    writing.hand.write("Ordför")
    writing.clock.moment += timedelta(hours=20)  # the machine slept before the pause was over
    writing.saved()
    assert writing.text_on_disk(item) == "Ordför"
    assert len(copies_of(writing) - before) == 1


def test_going_to_sleep_saves_in_the_middle_of_a_word(writing: Desk) -> None:
    item = writing.meeting.items[0].id
    writing.hand.write("Ordför")
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationSuspended)
    assert not writing.window.autosave.pending
    assert writing.text_on_disk(item) == "Ordför"


def test_waking_up_takes_the_new_days_copy_before_anything_is_typed(writing: Desk) -> None:
    writing.window.upkeep.take_copies()
    before = copies_of(writing)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert copies_of(writing) == before
    writing.clock.moment += timedelta(hours=20)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert len(copies_of(writing) - before) == 1


def test_a_copy_that_could_not_be_taken_is_taken_the_next_day(writing: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    writing.clock.moment += timedelta(days=1)
    before = copies_of(writing)
    with monkeypatch.context() as broken:
        broken.setattr(copies, "daily_copy_pieces", fail_by("Disken svarar inte"))
        QTimer.singleShot(0, writing.window, writing.window.upkeep.take_copies)
        writing.qtbot.waitUntil(lambda: bool(writing.errors))
    writing.errors.clear()
    assert copies_of(writing) == before
    writing.clock.moment += timedelta(days=1)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert len(copies_of(writing) - before) == 1


def fail_by(words: str) -> Callable[..., NoReturn]:
    def fail(*_: object) -> NoReturn:
        raise OSError(words)

    return fail


def test_a_place_for_copies_that_is_full_is_said_once_and_hinders_no_saving(writing: Desk, tmp_path: Path) -> None:
    blocked = tmp_path / "kopior"
    blocked.write_text("en fil där mappen skulle vara", encoding="utf-8")
    writing.window.upkeep.remember(copies_folder=str(blocked))
    writing.clock.moment += timedelta(days=1)
    writing.window.upkeep.take_copies()
    assert writing.bar == f"Säkerhetskopian kan inte skrivas i {blocked}. Välj en annan mapp för kopior."
    writing.hand.find(QTextEdit, "Protokolltext").setFocus()
    writing.hand.write("Vidare.")
    writing.saved()
    assert writing.window.status.text.startswith("Sparat")


def test_a_meeting_that_cannot_be_read_again_is_said_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting_id = make_planned_meeting(desk.db)
    desk.window.open_meeting(meeting_id, Step.ITEMS)
    read = meetings.load
    tries: list[int] = []

    def fails(db: Database, key: int) -> Meeting:
        tries.append(key)
        if len(tries) > 9:
            return read(db, key)  # or the program would end here, as deep as it can go
        raise NotAllowedError("Mötet finns inte kvar.")

    monkeypatch.setattr(meetings, "load", fails)
    desk.window.pages.changed.emit()
    assert desk.bar == "Mötet finns inte kvar."
    assert len(tries) == 2
    monkeypatch.undo()
    desk.errors.clear()
    desk.window.reload()
    assert desk.meeting.id == meeting_id
