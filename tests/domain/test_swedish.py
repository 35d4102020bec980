"""Written Swedish and the order of the alphabet."""

import unicodedata
from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samradapp.domain.swedish import (
    clock,
    clock_range,
    day_and_time,
    family_name_key,
    fold,
    joined,
    long_date,
    party,
    person_line,
    ranges,
    sentence_case,
    sort_key,
    weekday_date,
    without_end,
)

FRIDAY = date(2024, 5, 3)


def test_a_date_has_its_month_in_words_and_a_hard_space():
    assert long_date(FRIDAY) == "3\u00a0maj 2024"
    assert weekday_date(FRIDAY) == "fredag 3\u00a0maj 2024"
    assert long_date(date(2026, 12, 31)) == "31\u00a0december 2026"


def test_a_clock_time_has_a_point_and_two_figures():
    assert clock(time(9, 5)) == "09.05"
    assert clock(time(0, 0)) == "00.00"


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (time(9, 30), time(15), "09.30–15.00"),
        (time(9, 30), None, "09.30"),
        (None, time(15), "–15.00"),
        (None, None, ""),
        (time(0), time(0, 1), "00.00–00.01"),
    ],
)
def test_either_end_of_the_hours_may_be_unknown(start, end, written):
    assert clock_range(start, end) == written


def test_a_day_without_hours_stands_alone():
    assert day_and_time(FRIDAY, time(9, 30), time(15)) == "fredag 3\u00a0maj 2024 kl. 09.30–15.00"
    assert day_and_time(FRIDAY) == "fredag 3\u00a0maj 2024"


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        ([15, 16, 17, 18, 19, 22], "15–19, 22"),
        ([22, 15, 16, 15], "15–16, 22"),
        ([7], "7"),
        ([], ""),
        ([1, 3, 5], "1, 3, 5"),
    ],
)
def test_neighbouring_numbers_become_an_interval(numbers, written):
    assert ranges(numbers) == written


@given(st.sets(st.integers(1, 200)))
def test_an_interval_says_just_the_numbers_it_was_made_of(numbers):
    said: set[int] = set()
    for piece in filter(None, ranges(numbers).split(", ")):
        first, _, last = piece.partition("–")
        said |= set(range(int(first), int(last or first) + 1))
    assert said == numbers


def test_the_last_of_several_words_is_joined_by_and():
    assert [joined(list("abc"[:length])) for length in range(4)] == ["", "a", "a och b", "a, b och c"]


def test_a_sentence_begins_with_a_large_letter_and_keeps_the_others():
    assert sentence_case("ärende 15 på SKR") == "Ärende 15 på SKR"
    assert sentence_case("") == ""


def test_the_alphabet_ends_with_å_ä_ö():
    shuffled = ["Ö", "Åsele", "Ä", "Zaar", "Ängelholm", "Å", "Åkesson"]
    assert sorted(shuffled, key=sort_key) == ["Zaar", "Å", "Åkesson", "Åsele", "Ä", "Ängelholm", "Ö"]


def test_é_sorts_as_e_and_decides_only_between_equals():
    assert sorted(["Zemrén", "Zemren", "Zemreo"], key=sort_key) == ["Zemren", "Zemrén", "Zemreo"]


def test_space_and_hyphen_are_alike_in_the_order():
    assert sort_key("Eva-Lena")[0] == sort_key("Eva Lena")[0]
    assert sorted(["Evald", "Eva-Lena", "Eva Berg"], key=sort_key) == ["Eva Berg", "Eva-Lena", "Evald"]


def test_large_letters_and_decomposed_ones_sort_alike():
    assert sort_key("ÅSELE") == sort_key(unicodedata.normalize("NFD", "åsele"))


def test_a_letter_of_the_neighbours_sorts_as_ours():
    assert sorted(["Øre", "Öra", "Æra", "Ärb"], key=sort_key) == ["Æra", "Ärb", "Öra", "Øre"]


def test_the_family_name_is_the_last_word():
    names = ["Anna von Essen", "Ylva Åhedén", "Bo Essen", "Åsa Berg"]
    assert sorted(names, key=family_name_key) == ["Åsa Berg", "Anna von Essen", "Bo Essen", "Ylva Åhedén"]
    assert family_name_key("") == family_name_key("  ")


def test_search_finds_zemrén_by_zemren_but_never_får_by_far():
    assert fold("ZEMRÉN") == "zemren"
    assert fold("Får") == "får" != fold("far")
    assert fold(unicodedata.normalize("NFD", "Åsele")) == "åsele"
    assert fold("ǻ") == "å", "the accent goes, the letter stays"


def test_plain_text_is_folded_as_all_other_text_is():
    """An accent beside it takes a text the long way, and is gone afterwards."""
    signs = [*map(chr, range(128)), *"åäöÅÄÖ\u00a0–”…§"]
    assert [fold(sign) for sign in signs] == [fold(f"É{sign}").removeprefix("e") for sign in signs]


# Letters that change when folded twice, marks out of order, and what has no case or several.
AWKWARD = st.sampled_from([*"åäöÅÄÖéÉüßſİıǰΐͅﬁǻẛ", "A\u030a", "o\u0308", "a\u0323\u030a", "\u0345", "\u1e9e", "\u00a0"])
TEXTS = st.lists(st.characters() | AWKWARD).map("".join)


@given(TEXTS)
@example("\u0345\u0308")
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert unicodedata.is_normalized("NFC", fold(text))


@given(TEXTS)
@example("a\u0345\u030a")
def test_the_fold_does_not_care_how_the_text_was_composed(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_every_text_has_a_key_that_case_does_not_change(text):
    assert sort_key(text)[0] == sort_key(fold(text))[0]


@given(st.lists(TEXTS))
def test_the_order_is_total(texts):
    ordered = sorted(texts, key=sort_key)
    assert all(sort_key(first) <= sort_key(second) for first, second in pairwise(ordered))


def test_a_party_is_large_unless_the_body_wants_it_as_it_is():
    assert party("s") == "S"
    assert party("(kd)") == "KD"
    assert party("-") == "-"
    assert party("s", upper=False) == "s"


def test_a_person_line_leaves_out_what_is_missing():
    assert (
        person_line("Carin Nilsson", "S", "Umeå kommun", "ordförande") == "Carin Nilsson (S), Umeå kommun, ordförande"
    )
    assert person_line("John Olsson", "", "Malå kommun") == "John Olsson, Malå kommun"
    assert person_line("Bo Tjärnhed") == "Bo Tjärnhed"


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("budget.", "budget"),
        ("budget;  ", "budget"),
        ("budget...", "budget"),
        ("budget", "budget"),
        ("budget m.m.", "budget m.m."),
        ("budget m. m.,", "budget m. m."),
        ("budget m.m", "budget m.m"),
        ("kommunerna (m.fl.", "kommunerna (m.fl."),
        ("lov o.s.v..", "lov o.s.v."),
        ("jul o.\u00a0d.", "jul o.\u00a0d."),
        ("råd etc.", "råd etc."),
        ("i punkt 5.3.", "i punkt 5.3"),
        ("på samradet.example.se.", "på samradet.example.se"),
        ("plan B.", "plan B"),
        ("nej.", "nej"),
        (".", ""),
        ("", ""),
    ],
)
def test_a_phrase_gives_up_the_sign_that_ended_it_but_for_an_abbreviations(written, bare):
    assert without_end(written) == bare
