"""What waits from earlier meetings, and what has been taken up."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from samradapp.domain.decision import DecisionKind
from samradapp.domain.meeting import Item, Kind, Status
from samradapp.store import assignments, decisions, items, journal, meetings, proceedings, templates
from samradapp.store.templates import NewMeeting
from samradapp.store.waiting import WaitingItem, put_back, take_assignment, take_up, taken_item, waiting_items
from tests.store.builders import Register, dump, meeting_from_template

FIRST, SECOND, THIRD = date(2026, 2, 6), date(2026, 5, 8), date(2026, 9, 18)


@pytest.fixture
def first(db: Database, register: Register) -> int:
    """A meeting that postponed an item of its own and referred one of the other body back."""
    made = meeting_from_template(db, register, FIRST)
    own, other = meetings.load(db, made).parts
    put_off(db, made, own.id, "Digital larmkedja", DecisionKind.POSTPONE)
    back = put_off(db, made, other.id, "Gemensam jour", DecisionKind.REFER_BACK)
    items.save_presenters(db, made, back, [("Dag Älvros", "samordnare")])
    return made


def put_off(db: Database, meeting: int, part: int, title: str, kind: DecisionKind) -> int:
    item = items.add(db, meeting, part, title)
    items.save_kind(db, meeting, item, Kind.DIALOGUE)
    decisions.add(db, meeting, item, kind, f"Samrådet beslutade om {title}.")
    return item


def titles(found: tuple[WaitingItem, ...]) -> list[str]:
    return [known.title for known in found]


def item_of(db: Database, meeting: int, title: str) -> Item:
    return next(item for item in meetings.load(db, meeting).items if item.title == title)


def test_what_was_put_off_waits_for_the_next_meeting_with_all_that_is_known(
    db: Database, register: Register, first: int
) -> None:
    second = meeting_from_template(db, register, SECOND)
    own, other = waiting_items(db, second)
    assert (own.title, own.kind, own.why) == ("Digital larmkedja", Kind.DIALOGUE, DecisionKind.POSTPONE)
    assert (own.meeting, own.day, own.number, own.taken_as) == ("1-2026", FIRST, 2, None)
    assert own.decided == "Samrådet beslutade om Digital larmkedja."
    assert [(known.name, known.title) for known in other.presenters] == [("Dag Älvros", "samordnare")]
    assert waiting_items(db, first) == ()


def test_what_is_taken_up_stands_where_own_items_go_in_its_bodys_part(
    db: Database, register: Register, first: int
) -> None:
    second = meeting_from_template(db, register, SECOND)
    before, steps = dump(db, second), len(journal.steps(db, second))
    for known in waiting_items(db, second):
        take_up(db, second, known)
    own, other = meetings.load(db, second).parts
    assert [item.title for item in own.items] == ["Upprop", "Digital larmkedja", "Aktuellt", "Genomgång av beslut"]
    assert own.items[1].kind is Kind.DIALOGUE
    assert [item.title for item in other.items] == ["Följeutvärdering", "Nästa möte", "Gemensam jour"]
    assert other.items[2].presenters[0].name == "Dag Älvros"
    assert [done.label for done in journal.steps(db, second)[steps:]] == [
        "Tog upp Digital larmkedja från 1-2026",
        "Tog upp Gemensam jour från 1-2026",
    ]
    journal.undo(db, second)
    journal.undo(db, second)
    assert dump(db, second) == before


def test_what_is_taken_up_is_shown_as_such_under_any_title_and_taken_up_once(
    db: Database, register: Register, first: int
) -> None:
    second = meeting_from_template(db, register, SECOND)
    taken = take_up(db, second, waiting_items(db, second)[0])
    items.save_title(db, second, taken, "Larm dygnet runt")
    known = waiting_items(db, second)[0]
    assert (known.title, known.taken_as) == ("Digital larmkedja", taken)
    assert take_up(db, second, known) == taken
    assert titles(waiting_items(db, meeting_from_template(db, register, THIRD))) == ["Gemensam jour"]


def test_what_is_put_back_waits_again_and_undo_takes_it_up(db: Database, register: Register, first: int) -> None:
    second = meeting_from_template(db, register, SECOND)
    taken = take_up(db, second, waiting_items(db, second)[0])
    put_back(db, second, waiting_items(db, second)[0])
    assert waiting_items(db, second)[0].taken_as is None
    put_back(db, second, waiting_items(db, second)[0])  # nothing to put back
    journal.undo(db, second)
    assert waiting_items(db, second)[0].taken_as == taken
    assert take_up(db, second, waiting_items(db, second)[0]) == taken


def test_what_she_wrote_herself_under_the_same_title_waits_no_more_and_is_taken_away_by_nothing(
    db: Database, register: Register, first: int
) -> None:
    second = meeting_from_template(db, register, SECOND)
    part = meetings.load(db, second).parts[0].id
    item = items.add(db, second, part, " DIGITAL larmkedja")
    assert titles(waiting_items(db, second)) == ["Gemensam jour"]
    items.delete(db, second, item)
    assert titles(waiting_items(db, second)) == ["Digital larmkedja", "Gemensam jour"]


def test_a_standing_item_of_the_same_title_does_not_take_it_up(db: Database, register: Register, first: int) -> None:
    decisions.add(db, first, item_of(db, first, "Aktuellt").id, DecisionKind.POSTPONE, "Bordlades.")
    second = meeting_from_template(db, register, SECOND)
    standing = item_of(db, second, "Aktuellt")
    known = next(known for known in waiting_items(db, second) if known.title == "Aktuellt")
    assert known.taken_as is None
    taken = take_up(db, second, known)
    assert taken != standing.id
    known = next(known for known in waiting_items(db, second) if known.title == "Aktuellt")
    assert known.taken_as == taken
    put_back(db, second, known)
    assert item_of(db, second, "Aktuellt") == standing
    assert "Aktuellt" in titles(waiting_items(db, meeting_from_template(db, register, THIRD)))


def test_what_is_taken_up_stands_for_no_other_of_the_same_title(db: Database, register: Register, first: int) -> None:
    put_off(db, first, meetings.load(db, first).parts[0].id, "Digital larmkedja", DecisionKind.POSTPONE)
    second = meeting_from_template(db, register, SECOND)
    taken = take_up(db, second, waiting_items(db, second)[0])
    assert [known.taken_as for known in waiting_items(db, second)] == [taken, None, None]


def test_what_was_withdrawn_where_it_was_taken_up_is_taken_up_again_as_it_was(
    db: Database, register: Register, first: int
) -> None:
    second = meeting_from_template(db, register, SECOND)
    taken = take_up(db, second, waiting_items(db, second)[0])
    items.save_title(db, second, taken, "Larm dygnet runt")
    before = meetings.load(db, second)
    items.withdraw(db, second, taken, withdrawn=True)
    known = waiting_items(db, second)[0]
    assert known.taken_as is None
    assert take_up(db, second, known) == taken
    assert meetings.load(db, second) == before


def test_an_assignment_is_taken_up_as_an_item_of_its_own_and_found_by_no_title(
    db: Database, register: Register, first: int
) -> None:
    gave = item_of(db, first, "Upprop")
    key = decisions.add(db, first, gave.id, DecisionKind.ASSIGNMENT, "Samrådet uppdrog.")
    made = meetings.load(db, first).item(gave.id).decisions[0]
    decisions.save(db, first, replace(made, id=key, matter="aktuellt", assignee="Maj"), "allt")
    second = meeting_from_template(db, register, SECOND)
    (given,) = assignments.open_assignments(db)
    assert taken_item(meetings.load(db, second), given.uuid) is None
    taken = take_assignment(db, second, given)
    item = meetings.load(db, second).item(taken)
    assert (item.title, item.kind, [who.name for who in item.presenters]) == ("Aktuellt", Kind.INFORMATION, ["Maj"])
    assert taken_item(meetings.load(db, second), given.uuid) == taken
    assert take_assignment(db, second, given) == taken
    items.withdraw(db, second, taken, withdrawn=True)
    assert taken_item(meetings.load(db, second), given.uuid) is None
    assert take_assignment(db, second, given) == taken
    assert meetings.load(db, second).item(taken) == item


def test_an_item_put_off_again_waits_from_there(db: Database, register: Register, first: int) -> None:
    second = meeting_from_template(db, register, SECOND)
    taken = take_up(db, second, waiting_items(db, second)[0])
    decisions.add(db, second, taken, DecisionKind.POSTPONE, "Bordlades igen.")
    third = meeting_from_template(db, register, THIRD)
    assert [(known.title, known.meeting) for known in waiting_items(db, third)] == [
        ("Digital larmkedja", "2-2026"),
        ("Gemensam jour", "1-2026"),
    ]


def test_an_item_withdrawn_where_it_was_taken_up_waits_on(db: Database, register: Register, first: int) -> None:
    second = meeting_from_template(db, register, SECOND)
    items.withdraw(db, second, take_up(db, second, waiting_items(db, second)[0]), withdrawn=True)
    third = meeting_from_template(db, register, THIRD)
    assert titles(waiting_items(db, third)) == ["Digital larmkedja", "Gemensam jour"]


def test_what_a_cancelled_meeting_or_another_body_put_off_does_not_wait(
    db: Database, register: Register, first: int
) -> None:
    elsewhere = templates.new_meeting(db, NewMeeting(register.other_body, None, SECOND))
    assert waiting_items(db, elsewhere) == ()
    second = meeting_from_template(db, register, SECOND)
    proceedings.set_status(db, first, Status.CANCELLED)
    assert waiting_items(db, second) == ()


def test_an_earlier_meeting_is_not_offered_what_a_later_one_has_taken_up(
    db: Database, register: Register, first: int
) -> None:
    second, third = (meeting_from_template(db, register, day) for day in (SECOND, THIRD))
    take_up(db, third, waiting_items(db, third)[0])
    assert titles(waiting_items(db, second)) == ["Gemensam jour"]


def test_a_meeting_with_one_part_of_its_own_takes_up_all(db: Database, register: Register, first: int) -> None:
    second = templates.new_meeting(db, NewMeeting(register.body, None, SECOND))
    for known in waiting_items(db, second):
        take_up(db, second, known)
    assert [item.title for item in meetings.load(db, second).items] == ["Digital larmkedja", "Gemensam jour"]


def test_a_locked_meeting_takes_nothing_up(db: Database, register: Register, first: int) -> None:
    second = meeting_from_template(db, register, SECOND)
    for status in (Status.OPEN, Status.DRAFT, Status.WITH_ADJUSTERS, Status.ADJUSTED):
        proceedings.set_status(db, second, status)
    before = dump(db, second)
    with pytest.raises(driver.IntegrityError, match="locked"):
        take_up(db, second, waiting_items(db, second)[0])
    assert dump(db, second) == before


def test_what_waits_is_found_among_a_hundred_meetings(db: Database, register: Register, first: int) -> None:
    for number in range(100):
        meeting_from_template(db, register, SECOND + timedelta(days=number))
    last = meeting_from_template(db, register, SECOND + timedelta(days=101))
    assert len(waiting_items(db, last)) == 2
