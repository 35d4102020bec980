"""The normal form of minutes text, over all of Unicode with the awkward characters weighted."""

import json
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samradapp.domain.text import (
    LISTS,
    Block,
    BlockStyle,
    Run,
    bullet,
    clean_line,
    from_data,
    from_json,
    normalize,
    paragraph,
    plain,
    to_data,
    to_json,
    word_count,
)

# Line ends of every kind, hard space, tab, soft hyphen, joiners, direction marks, marks that compose and that sort,
# Qt's own marks, non-characters, lone surrogates, emoji beyond the first plane, ligatures, Hangul that composes.
AWKWARD = st.sampled_from([
    "\n", "\r", "\r\n", "\u2028", "\u2029", "\x85", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\x00", "\x7f", "\t",
    " ", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u200e", "\u202e", "\ufeff", "\u0308", "\u030a", "\u0301", "\u0323",
    "a", "A", "o", "å", "ä", "ö", "é", "\ufb01", "\ufffc", "\ufdd0", "\ufdd1", "\ufffe", "\uffff", "\U0001ffff",
    "\ud800", "\udc00", "\ud83d\ude00", "😀", "\u1100", "\u1161", "\u212b", "\u0958", "<", "&", '"', "\\",
])  # fmt: skip
TEXTS = st.lists(AWKWARD | st.characters() | st.sampled_from(["Samrådet ", "beslutade"]), max_size=8).map("".join)
RUNS = st.builds(Run, TEXTS, st.booleans(), st.booleans())
BLOCKS = st.builds(Block, st.sampled_from(BlockStyle), st.lists(RUNS, max_size=4).map(tuple), st.integers(-2, 6))
DRAFTS = st.lists(BLOCKS, max_size=5)


@given(DRAFTS)
@example([Block(BlockStyle.PARAGRAPH, (Run("a"), Run("\x00", bold=True), Run("\u030a")))])
@example([Block(BlockStyle.PARAGRAPH, (Run("a\r"), Run("\nb")))])
def test_the_normal_form_of_the_normal_form_is_itself(draft):
    text = normalize(draft)
    assert normalize(text) == text


@given(DRAFTS)
def test_what_is_in_normal_form_keeps_its_promises(draft):
    for block in normalize(draft):
        assert block.text.strip(), "no empty block"
        assert all(unicodedata.is_normalized("NFC", run.text) for run in block.runs)
        assert 1 <= block.level <= 3
        assert block.level == 1 or block.style in LISTS
        assert all(run.text for run in block.runs)
        looks = [(run.bold, run.italic) for run in block.runs]
        assert all(look != following for look, following in pairwise(looks))
        assert not any(sign in block.text for sign in "\n\r\v\f\x00\x1c\x1d\x1e\x85\u2028\u2029\ufffc\ufdd0\uffff")
        block.text.encode("utf-8")


@given(DRAFTS)
def test_the_text_comes_back_from_the_database_and_the_meeting_file(draft):
    text = normalize(draft)
    assert from_json(to_json(text)) == text
    assert from_data(json.loads(json.dumps(to_data(text)))) == text


@given(DRAFTS)
def test_no_letter_is_lost_or_added(draft):
    def letters(text: str) -> str:
        return "".join(sign for sign in unicodedata.normalize("NFD", text) if sign.isalpha())

    whole = "".join(run.text for block in draft for run in block.runs)
    kept = "".join(block.text for block in normalize(draft))
    assert sorted(letters(kept)) == sorted(letters(whole))


@given(TEXTS)
def test_a_clean_line_is_one_line_and_cleaning_it_again_changes_nothing(text):
    line = clean_line(text)
    assert clean_line(line) == line
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert unicodedata.is_normalized("NFC", line)


def test_a_hard_space_and_an_emoji_survive():
    text = normalize([paragraph("15\u00a0procent 😀")])
    assert from_json(to_json(text)) == text == (paragraph("15\u00a0procent 😀"),)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\v"])
def test_a_line_break_becomes_a_block_of_the_same_kind(ending):
    assert normalize([bullet(f"Ett{ending}Två")]) == (bullet("Ett"), bullet("Två"))


def test_a_line_break_inside_bold_keeps_both_halves_bold():
    draft = [Block(BlockStyle.PARAGRAPH, (Run("a "), Run("b\nc", bold=True), Run(" d")))]
    assert normalize(draft) == (
        Block(BlockStyle.PARAGRAPH, (Run("a "), Run("b", bold=True))),
        Block(BlockStyle.PARAGRAPH, (Run("c", bold=True), Run(" d"))),
    )


def test_a_letter_and_its_accent_are_composed_across_runs_of_one_look():
    draft = [Block(BlockStyle.PARAGRAPH, (Run("Zemre"), Run("\u0301n")))]
    assert normalize(draft) == (paragraph("Zemrén"),)


def test_levels_belong_to_lists_and_end_at_three():
    draft = [Block(BlockStyle.HEADING, (Run("R"),), 2), Block(BlockStyle.NUMBERED, (Run("p"),), 7)]
    assert [block.level for block in normalize(draft)] == [1, 3]


def test_a_pasted_table_row_keeps_its_tabs():
    assert normalize([paragraph("15\tUpprop")]) == (paragraph("15\tUpprop"),)


def test_plain_text_has_a_line_for_every_block_and_words_are_counted():
    text = (paragraph("Samrådet beslutade"), bullet("att avslå"))
    assert plain(text) == "Samrådet beslutade\natt avslå"
    assert word_count(text) == 4


def test_a_clean_line_has_no_tabs_and_no_hyphens_that_nobody_sees():
    assert clean_line("Över\xadgripande\tmål") == "Övergripande mål"
