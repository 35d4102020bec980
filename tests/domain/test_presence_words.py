"""Partial presence in words, written and read."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.presence_words import (
    Form,
    Presence,
    numbered,
    presence_words,
    usual_form,
    write_presence,
)
from tests.domain.presence_reader import PresenceSpan, parse_presence

ALL = tuple(range(15, 27))


def stayed(*numbers: int, recused: tuple[int, ...] = (), **clocks: object) -> Presence:
    return Presence(ALL, tuple(number for number in numbers if number not in recused), recused, **clocks)


@pytest.mark.parametrize(
    ("presence", "written"),
    [
        (stayed(*ALL), ""),
        (stayed(), ""),
        (stayed(*range(15, 20)), "ärende 15–19"),
        (stayed(*range(18, 27)), "ärende 18–26"),
        (stayed(18), "ärende 18"),
        (stayed(15, 16, 17, 18, 19, 22), "ärende 15–19, 22"),
        (stayed(*ALL, recused=(20,)), "ej ärende 20 (jäv)"),
        (stayed(*ALL, recused=(26,)), "ej ärende 26 (jäv)"),
        (stayed(*(set(ALL) - {20})), "ej ärende 20"),
        (stayed(*(set(ALL) - {23}), recused=(20,)), "ej ärende 23, ej ärende 20 (jäv)"),
        (stayed(*range(15, 23), recused=(20,)), "ärende 15–22, ej ärende 20 (jäv)"),
        (stayed(*range(15, 21), recused=(20,)), "ärende 15–19, ej ärende 20 (jäv)"),
        (stayed(15, 16, 25, 26), "ärende 15–16, 25–26"),
    ],
)
def test_the_usual_words_say_the_exception_and_nothing_else(presence, written):
    assert presence_words(presence, "ärende") == written


def test_a_group_with_hours_of_its_own_is_written_by_the_clock():
    frame = (time(13), time(15))
    assert presence_words(stayed(15, 16, end=time(14, 10), frame=frame), "ärende") == "kl. 13.00–14.10"
    assert presence_words(stayed(25, 26, start=time(13, 20), frame=frame), "ärende") == "kl. 13.20–15.00"
    assert presence_words(stayed(25, 26, start=time(13, 20), frame=(time(13), None)), "ärende") == "fr.o.m. kl. 13.20"
    assert presence_words(stayed(15, end=time(14), frame=(None, time(15))), "ärende") == "t.o.m. kl. 14.00"


def test_without_hours_of_the_group_or_clocks_of_the_events_it_is_written_by_items():
    assert presence_words(stayed(15, 16, end=time(14, 10)), "ärende") == "ärende 15–16"
    assert presence_words(stayed(15, 16, frame=(time(13), time(15))), "ärende") == "ärende 15–16"


@pytest.mark.parametrize(
    ("presence", "written"),
    [
        (stayed(18, 19, start=time(13, 20)), "ärende 18–19"),
        (stayed(18, 19, end=time(14, 10)), "ärende 18–19"),
        (stayed(18, 19, start=time(13, 20), end=time(14, 10)), "kl. 13.20–14.10"),
        (stayed(18, 19, 20, recused=(20,), start=time(13, 20)), "ärende 18–19, ej ärende 20 (jäv)"),
        (stayed(*range(15, 20), recused=(15,), end=time(14, 10)), "kl. 13.00–14.10, ej ärende 15 (jäv)"),
        (stayed(15, *range(17, 20), recused=(15,), end=time(14, 10)), "ärende 17–19, ej ärende 15 (jäv)"),
        (stayed(15, 16, start=time(13, 5), end=time(14, 10)), "kl. 13.05–14.10"),
    ],
)
def test_the_hours_of_the_group_stand_only_for_an_end_that_was_not_missed(presence, written):
    assert presence_words(replace(presence, frame=(time(13), time(15))), "ärende") == written


def test_the_forms_of_one_early_departure():
    left = stayed(*range(15, 20), end=time(14, 10), frame=(time(13), time(15)))
    assert {form: write_presence(left, form, "§") for form in Form} == {
        Form.ITEMS: "§§ 15–19",
        Form.CLOCK: "kl. 13.00–14.10",
        Form.EXCEPT: "ej §§ 20–26",
    }


def test_the_paragraph_sign_doubles_before_several():
    assert numbered("§", [41]) == "§ 41"
    assert numbered("§", [38, 39]) == "§§ 38–39"
    assert numbered("ärende", [38, 40]) == "ärende 38, 40"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("§§ 38–44", PresenceSpan(38, 44)),
        ("§§ 39-40", PresenceSpan(39, 40)),
        ("kl. 13–15", PresenceSpan(time_from=time(13), time_to=time(15))),
        ("kl 13-15", PresenceSpan(time_from=time(13), time_to=time(15))),
        ("Kl. 09.30 – 15.00", PresenceSpan(time_from=time(9, 30), time_to=time(15))),
        ("kl.\u00a013:15–14:10", PresenceSpan(time_from=time(13, 15), time_to=time(14, 10))),
        ("N t.o.m. § 93", PresenceSpan(item_to=93)),
        ("till och med ärende 19", PresenceSpan(item_to=19)),
        ("NT fr.o.m. § 94", PresenceSpan(item_from=94)),
        ("fr.o.m. § 40 t.o.m. § 44", PresenceSpan(40, 44)),
        ("lämnade vid 5.1", PresenceSpan(item_to=4)),
        ("lämnade mötet kl. 14.10, efter ärende 19", PresenceSpan(item_to=19, time_to=time(14, 10))),
        ("anslöt kl. 10.15, under ärende 17", PresenceSpan(item_from=18, time_from=time(10, 15))),
        ("Ola Törnros (KD), ej § 91–97", PresenceSpan(excluded=tuple(range(91, 98)))),
        ("ej ärende 20 (jäv)", PresenceSpan(excluded=(20,), recused=(20,))),
        ("ärende 15–19, 22", PresenceSpan(15, 22, excluded=(20, 21))),
        ("§§ 75-79, 81-84 samt 80", PresenceSpan(75, 84)),
        ("(S), ej tjänstgörande utom § 41", PresenceSpan(41, 41)),
    ],
)
def test_the_forms_seen_in_protocols_are_read(text, span):
    assert parse_presence(text) == span


@pytest.mark.parametrize(
    "text",
    ["", "Umeå kommun", "ersättare", "Carin Nilsson (S), Umeå kommun, ordförande", "§ 19–15", "kl. 25.99", "2024"],
)
def test_what_says_nothing_of_presence_is_none(text):
    assert parse_presence(text) is None


@given(st.text())
def test_reading_any_text_ends_well(text):
    span = parse_presence(text)
    assert span is None or span != PresenceSpan()


@st.composite
def presences(draw: st.DrawFn) -> Presence:
    attended = draw(st.sets(st.integers(1, 60), min_size=1, max_size=15).map(sorted))
    states = draw(st.lists(st.sampled_from("ppppaar"), min_size=len(attended), max_size=len(attended)))
    clocks = st.none() | st.times().map(lambda moment: moment.replace(second=0, microsecond=0, fold=0))
    return Presence(
        tuple(attended),
        tuple(number for number, state in zip(attended, states, strict=True) if state == "p"),
        tuple(number for number, state in zip(attended, states, strict=True) if state == "r"),
        draw(clocks),
        draw(clocks),
        (draw(clocks), draw(clocks)),
    )


@given(
    presences(),
    st.sampled_from(["ärende", "§", "punkt"]),
    st.sampled_from([Form.ITEMS, Form.EXCEPT]),
)
def test_what_is_written_by_items_is_read_back(presence, word, form):
    if not (written := write_presence(presence, form, word)):
        return
    span = parse_presence(written)
    assert span is not None
    assert [number for number in presence.attended if span.covers(number)] == list(presence.present)
    assert set(span.recused) == set(presence.recused)


@given(presences())
def test_what_is_written_by_the_clock_is_read_back(presence):
    if not (written := write_presence(presence, Form.CLOCK, "ärende")):
        return
    span = parse_presence(written)
    assert span is not None
    assert span.time_from == (presence.start or presence.frame[0])
    assert span.time_to == (presence.end or presence.frame[1])


@given(presences())
def test_every_presence_that_needs_words_has_a_form_that_can_say_it(presence):
    form = usual_form(presence)
    partial = bool(presence.present) and set(presence.present) != set(presence.attended)
    assert (form is not None) == partial
    assert bool(presence_words(presence, "ärende")) == partial
