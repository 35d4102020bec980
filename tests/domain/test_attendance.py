"""Attendance lists: order, lines and what each line took part in."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.attendance import chair_words, listed, ordered, presences
from samradapp.domain.meeting import numbers
from samradapp.domain.people import Body, NameOrder
from samradapp.domain.presence import present_at, rooms
from samradapp.domain.rollcall import Entry, Group, Mark, Standing

YLVA, SIGBRITT, ELIS, INGVAR, DISA, NILS, TOVE, ALVA, GUNVOR, FOLKE, BIRGIT = range(1, 12)
ABSENT, EXCUSED, UNMARKED = Mark.ABSENT, Mark.EXCUSED, Mark.UNMARKED
# Only the members and Disa: the other substitutes are at home and nobody has asked for them.
FEW = {NILS: UNMARKED, TOVE: UNMARKED, ALVA: UNMARKED}


def present_lines(meeting, group: int = 1) -> list[str]:
    return [line.text for line in listed(meeting, meeting.group(group)).present]


def test_a_list_has_chair_and_vice_chair_first_and_each_thing_once(samrad):
    meeting = samrad(("serves", DISA, 15, 104), ("recused", ELIS, 20), marks=FEW | {INGVAR: ABSENT})
    in_first_list = listed(meeting, meeting.group(1))
    assert [line.text for line in in_first_list.present] == [
        "Ylva Åhedén (C), Granfors kommun, ordförande",
        "Sigbritt Lavskog (S), Region Nordanå, vice ordförande och justerare",
        "Disa Ripnäs (M), Bjursunds kommun, ersättare för Ingvar Mossvik",
        "Elis Forsvall (C), Tallviks kommun, ej ärende 20 (jäv)",
    ]
    assert [line.text for line in in_first_list.absent] == ["Ingvar Mossvik (M), Bjursunds kommun"]
    assert [line.name for line in in_first_list.unknown] == ["Alva Berg (C)", "Nils Öberg (S)", "Tove Norrhed (C)"]


def test_who_leaves_during_19_is_printed_15_to_18(samrad):
    meeting = samrad(("leaves", ELIS, 19), marks=FEW)
    assert "Elis Forsvall (C), Tallviks kommun, ärende 15–18" in present_lines(meeting)


def test_the_numbers_of_another_bodys_part_count_for_who_attends_it(samrad):
    meeting = samrad(("leaves", ELIS, 24), marks=FEW)
    assert presences(meeting, meeting.group(1), rooms(meeting))[103].attended == tuple(range(15, 27))
    assert presences(meeting, meeting.group(3), rooms(meeting))[131].attended == (24, 25, 26)
    assert "Elis Forsvall (C), Tallviks kommun, ärende 15–23" in present_lines(meeting)


def test_a_group_with_hours_prints_clock_times(samrad):
    meeting = samrad(("leaves", FOLKE, 26, time(14, 10)), marks={ALVA: ABSENT})
    assert present_lines(meeting, 3) == [
        "Birgit Myrheden, Hällsjö kommun",
        "Folke Ripfjäll, Granfors kommun, kl. 13.00–14.10",
    ]


def test_who_came_or_went_when_nobody_looked_at_the_clock_is_printed_by_items(samrad):
    meeting = samrad(
        ("arrives", FOLKE, 25),
        ("leaves", FOLKE, 26, time(14, 10)),
        ("arrives", BIRGIT, 25, time(13, 20)),
        ("leaves", BIRGIT, 26),
        marks={FOLKE: ABSENT, BIRGIT: ABSENT, ALVA: ABSENT},
    )
    assert present_lines(meeting, 3) == [
        "Birgit Myrheden, Hällsjö kommun, ärende 25",
        "Folke Ripfjäll, Granfors kommun, ärende 25",
    ]


def test_who_comes_and_goes_twice_has_the_clocks_of_the_outermost(samrad):
    meeting = samrad(
        ("arrives", ELIS, 16, time(10)),
        ("leaves", ELIS, 18, time(11)),
        ("returns", ELIS, 20, time(12)),
        ("leaves", ELIS, 23, time(14)),
        marks={ELIS: ABSENT},
    )
    presence = presences(meeting, meeting.group(1), rooms(meeting))[103]
    assert (presence.start, presence.end) == (time(10), time(14))
    assert presence.present == (16, 17, 20, 21, 22)


def test_who_was_there_at_the_roll_call_and_came_back_has_no_clocks(samrad):
    meeting = samrad(("leaves", ELIS, 18, time(11)), ("returns", ELIS, 20, time(12)))
    presence = presences(meeting, meeting.group(1), rooms(meeting))[103]
    assert (presence.start, presence.end) == (None, None)


def test_a_substitute_for_part_of_her_time_is_said_to_serve_then(samrad):
    meeting = samrad(("recused", ELIS, 20), ("serves", TOVE, 20, 103), ("stands-down", TOVE, 21))
    assert "Tove Norrhed (C), Tallviks kommun, tjänstgörande ersättare för Elis Forsvall ärende 20" in present_lines(
        meeting
    )


def test_a_substitute_in_two_seats_is_said_to_serve_in_both(samrad):
    meeting = samrad(("serves", DISA, 15, 105), ("serves", DISA, 20, 104), ("leaves", INGVAR, 20))
    line = next(text for text in present_lines(meeting) if text.startswith("Disa"))
    assert line == (
        "Disa Ripnäs (M), Bjursunds kommun, "
        "tjänstgörande ersättare för vakant plats ärende 15–19 och för Ingvar Mossvik ärende 20–23"
    )


def test_a_substitute_who_does_not_serve_is_called_substitute_once(samrad):
    meeting = samrad()
    assert "Nils Öberg (S), Bjursunds kommun, ersättare" in present_lines(meeting)
    assert "Disa Ripnäs (M), Bjursunds kommun, ersättare" in present_lines(meeting)
    assert "Alva Berg, Tallviks kommun, ersättare" in present_lines(meeting, 3)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ({"role": "ersättare"}, "Ylva Åhedén, ersättare"),
        ({"role": "ersättare", "standing": Standing.SUBSTITUTE}, "Ylva Åhedén, ersättare"),
        ({"role": "ersättare", "substitute_for": "Bo Ek"}, "Ylva Åhedén, ersättare för Bo Ek"),
        ({"role": "ersättare för Bo Ek", "substitute_for": "Bo Ek"}, "Ylva Åhedén, ersättare för Bo Ek"),
        ({"standing": Standing.SUBSTITUTE, "substitute_for": "Bo Ek"}, "Ylva Åhedén, ersättare för Bo Ek"),
        ({"role": "ledamot", "standing": Standing.MEMBER}, "Ylva Åhedén"),
        ({"role": "ledamot"}, "Ylva Åhedén, ledamot"),
    ],
)
def test_a_list_from_elsewhere_says_each_role_once(samrad, written, line):
    entry = Entry(1, YLVA, Mark.PRESENT, **written)
    meeting = samrad(groups=(Group(1, "Närvarande", (entry,)), Group(2, "Övriga"), Group(3, "Andra")))
    assert present_lines(meeting) == [line]


def test_a_role_that_says_adjuster_already_does_not_say_it_twice(samrad):
    entry = Entry(1, SIGBRITT, Mark.PRESENT, role="vice ordförande tillika justerare")
    meeting = samrad(groups=(Group(1, "Närvarande", (entry,)), Group(2, "Övriga"), Group(3, "Andra")))
    assert present_lines(meeting) == ["Sigbritt Lavskog, vice ordförande tillika justerare"]


def test_an_adjuster_is_called_so_in_the_first_list_only(samrad):
    meeting = samrad()
    second = replace(meeting.group(2), entries=(Entry(122, SIGBRITT, Mark.PRESENT),))
    meeting = replace(meeting, groups=(meeting.group(1), second, meeting.group(3)))
    assert present_lines(meeting, 2) == ["Sigbritt Lavskog"]


def test_before_there_are_items_the_roll_call_decides(samrad):
    meeting = samrad(parts=(), marks={FOLKE: ABSENT, ALVA: UNMARKED})
    lists = listed(meeting, meeting.group(3))
    assert [[line.name for line in lines] for lines in (lists.present, lists.absent, lists.unknown)] == [
        ["Birgit Myrheden"],
        ["Folke Ripfjäll"],
        ["Alva Berg"],
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (NameOrder.GIVEN_NAME, [101, 102, 114, 112, 103, 104, 111, 113]),
        (NameOrder.FAMILY_NAME, [101, 102, 114, 103, 104, 113, 112, 111]),
        (NameOrder.PRINCIPAL, [101, 102, 112, 104, 111, 114, 103, 113]),
        (NameOrder.REGISTER, [101, 102, 103, 104, 111, 112, 113, 114]),
    ],
)
def test_the_body_chooses_the_order_of_its_list(samrad, order, expected):
    meeting = samrad(body=Body(1, "Samråd", name_order=order))
    assert [entry.id for entry in ordered(meeting, meeting.group(1)) if entry.attendee] == expected


def test_the_presidium_leads_the_list_however_its_offices_are_written(samrad):
    roles = {ELIS: "Ordf.", NILS: "1:e vice ordförande", INGVAR: "Andra vice ordförande", DISA: "3:e v. ordf"}
    written = samrad(body=Body(1, "Samråd", name_order=NameOrder.GIVEN_NAME))
    group = written.group(1)
    group = replace(group, entries=tuple(replace(e, role=roles.get(e.attendee, "ledamot")) for e in group.entries))
    meeting = replace(written, groups=(group, *written.groups[1:]))
    listed_first = [entry.attendee for entry in ordered(meeting, group) if entry.attendee]
    assert listed_first == [ELIS, NILS, INGVAR, DISA, ALVA, SIGBRITT, TOVE, YLVA]


def test_who_chairs_a_body_at_the_meeting_leads_and_who_chairs_another_does_not(samrad):
    roles = {GUNVOR: "ordförande Ledningsgruppen", BIRGIT: "ordf. Beredningen", FOLKE: "ordförande i socialnämnden"}
    meeting = samrad()
    entries = tuple(Entry(200 + who, who, Mark.PRESENT, role=roles.get(who, "")) for who in (*roles, ALVA))
    group = replace(meeting.group(2), entries=entries)
    meeting = replace(meeting, groups=(meeting.group(1), group, meeting.group(3)))
    assert [entry.attendee for entry in ordered(meeting, group)] == [GUNVOR, ALVA, BIRGIT, FOLKE]


def test_the_register_order_is_kept_even_if_the_chair_is_not_first(samrad):
    meeting = samrad(body=Body(1, "Samråd", name_order=NameOrder.REGISTER))
    turned = replace(meeting.group(1), entries=meeting.group(1).entries[::-1])
    meeting = replace(meeting, groups=(turned, *meeting.groups[1:]))
    assert ordered(meeting, turned) == turned.entries


def test_a_party_is_printed_as_the_register_has_it_when_the_body_wants_that(samrad):
    meeting = samrad(body=Body(1, "Samråd", party_upper=False))
    assert present_lines(meeting)[0].startswith("Ylva Åhedén (c)")


def test_the_word_for_an_item_is_the_bodys(samrad):
    meeting = samrad(("leaves", ELIS, 19), body=Body(1, "Nämnden", item_word="§"))
    assert "Elis Forsvall (C), Tallviks kommun, §§ 15–18" in present_lines(meeting)


def test_the_chairs_of_a_meeting_are_said_with_their_items(samrad):
    assert chair_words(samrad()) == "Ylva Åhedén"
    shared = samrad(("chairs", SIGBRITT, 20), ("chairs", YLVA, 21))
    assert chair_words(shared) == "Ylva Åhedén (ärende 15–19, 21–26) och Sigbritt Lavskog (ärende 20)"


@given(data=st.data())
def test_every_named_line_stands_in_just_one_of_the_lists(meetings, data):
    meeting = data.draw(meetings)
    for group in meeting.groups:
        lists = listed(meeting, group)
        printed = [line.entry.id for line in (*lists.present, *lists.absent, *lists.unknown)]
        assert sorted(printed) == sorted(entry.id for entry in group.entries if entry.attendee is not None)
        assert all(line.entry.mark is UNMARKED for line in lists.unknown)


@given(data=st.data())
def test_a_line_is_present_at_the_items_where_its_person_is(meetings, data):
    meeting = data.draw(meetings)
    number = numbers(meeting)
    for group in meeting.groups:
        for entry_id, presence in presences(meeting, group, rooms(meeting)).items():
            attendee = next(entry.attendee for entry in group.entries if entry.id == entry_id)
            assert set(presence.present) <= {
                number[item.id] for item in meeting.items if attendee in present_at(meeting, item.id)
            }
            assert not set(presence.present) & set(presence.recused)
            assert set(presence.present) | set(presence.recused) | presence.away == set(presence.attended)
