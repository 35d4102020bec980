"""The meeting file: what is written is read, whatever the meeting holds."""

import json
from datetime import date, time

from hypothesis import given, settings

from samradapp.documents.meeting_file import data_of, differences, write
from samradapp.documents.meeting_file_reader import read
from samradapp.domain.meeting import Item, Meeting, Part
from samradapp.domain.people import Body
from samradapp.domain.rollcall import Attendee, Entry, Event, EventKind, Group, Mark, Standing
from tests.documents.meeting_strategy import UNSHRUNK, Filed, filed_meetings, renumbered

BODY = Body(1, "Samrådet")


@settings(phases=UNSHRUNK)
@given(filed_meetings())
def test_any_meeting_is_read_back_as_it_was_written(filed: Filed) -> None:
    meeting, texts = filed
    written = write(meeting, texts)
    assert json.loads(written) == data_of(meeting, texts)
    read_back = read(written, "mote.json")
    assert renumbered(read_back.meeting, read_back.texts) == renumbered(meeting, texts)


@settings(max_examples=40, phases=UNSHRUNK)
@given(filed_meetings())
def test_writing_what_was_read_gives_the_same_file(filed: Filed) -> None:
    written = write(*filed)
    read_back = read(written, "mote.json")
    assert write(read_back.meeting, read_back.texts) == written


def _meeting(**changes: object) -> Meeting:
    facts = {"parts": (Part(1, BODY, items=(Item(1, "", "Upprop"),)),)} | changes
    return Meeting(1, "", BODY, 2, 2024, date(2024, 5, 3), **facts)


def _round_trip(meeting: Meeting) -> Meeting:
    return read(write(meeting, {}), "mote.json").meeting


def test_a_number_or_a_time_of_nought_is_kept() -> None:
    item = Item(1, "", "Upprop", number=0, planned_minutes=0, opened=time(0, 0))
    read_back = _round_trip(_meeting(first_item=0, parts=(Part(1, BODY, items=(item,)),)))
    (item,) = read_back.items
    assert (read_back.first_item, item.number, item.planned_minutes, item.opened) == (0, 0, 0, time(0, 0))


def test_the_seconds_of_a_clock_time_are_kept() -> None:
    assert _round_trip(_meeting(closed=time(14, 58, 30))).closed == time(14, 58, 30)


def test_two_people_of_one_name_in_one_list_stay_two() -> None:
    entries = tuple(Entry(number, number, Mark.PRESENT) for number in (1, 2))
    meeting = _meeting(
        groups=(Group(1, "Gäster", entries),),
        attendees=(Attendee(1, "Eva Ek"), Attendee(2, "Eva Ek")),
        events=(Event(1, EventKind.LEAVES, 2, None),),
    )
    read_back = _round_trip(meeting)
    assert len(read_back.attendees) == 2
    assert read_back.events[0].attendee == read_back.groups[0].entries[1].attendee


def test_one_person_in_two_lists_stays_one() -> None:
    groups = tuple(Group(number, f"Grupp {number}", (Entry(number, 1, Mark.PRESENT),)) for number in (1, 2))
    read_back = _round_trip(_meeting(groups=groups, attendees=(Attendee(1, "Eva Ek"),)))
    assert [attendee.name for attendee in read_back.attendees] == ["Eva Ek"]


def test_an_id_made_up_for_a_namesake_is_nobodys_name() -> None:
    names = ("#1", "Eva Ek", "Eva Ek")
    attendees = tuple(Attendee(number, name) for number, name in enumerate(names, start=1))
    entries = tuple(Entry(number, number, Mark.PRESENT) for number in (1, 2, 3))
    read_back = _round_trip(_meeting(groups=(Group(1, "Gäster", entries),), attendees=attendees))
    assert [attendee.name for attendee in read_back.attendees] == list(names)


def test_who_stands_in_no_list_is_kept_with_what_was_said_of_her() -> None:
    meeting = _meeting(attendees=(Attendee(1, "Eva Ek"),), events=(Event(1, EventKind.CHAIRS, 1, None),))
    read_back = _round_trip(meeting)
    assert read_back.attendees == (Attendee(read_back.events[0].attendee, "Eva Ek"),)


def test_serving_in_a_vacant_seat_is_kept() -> None:
    vacant = Entry(11, None, standing=Standing.MEMBER, party="C", principal="Åsele kommun")
    stand_in = Entry(12, 1, Mark.PRESENT, Standing.SUBSTITUTE)
    meeting = _meeting(
        groups=(Group(1, "Samrådet", (vacant, stand_in), 1),),
        attendees=(Attendee(1, "Eva Ek"),),
        events=(Event(1, EventKind.SERVES, 1, None, 11),),
    )
    read_back = _round_trip(meeting)
    (group,) = read_back.groups
    assert (group.entries[0].attendee, group.entries[0].party) == (None, "C")
    assert read_back.events[0].seat == group.entries[0].id


def test_a_group_that_is_called_as_the_body_but_holds_no_seats_stays_so() -> None:
    assert _round_trip(_meeting(groups=(Group(1, "Samrådet"),))).groups[0].body_id is None


def test_keys_without_value_are_left_out() -> None:
    assert data_of(_meeting(), {})["parts"] == [
        {"items": [{"title": "Upprop", "kind": "matter", "presenters": [], "text": [], "decisions": []}]}
    ]


def test_differences_are_named_by_their_place() -> None:
    old = {"place": "Teams", "parts": [{"items": [{"title": "A"}, {"title": "B"}]}], "end": "15:00"}
    new = {"place": "Umeå", "parts": [{"items": [{"title": "A"}, {"title": "C"}]}], "chair": "Eva"}
    assert list(differences(old, new)) == ["place", "parts[0].items[1].title", "end", "chair"]
