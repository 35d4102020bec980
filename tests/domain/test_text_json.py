"""Texts as JSON, written by hand for speed: what ``json`` would have written, to the letter."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from samradapp.domain.text import Block, BlockStyle, Run, Text, from_json, normalize, to_data, to_json

letters = st.text(st.one_of(st.characters(), st.sampled_from('"\\\t\n\x00\x1f\x7f\u2028åäö😀/<')), max_size=30)
runs = st.lists(st.builds(Run, letters, st.booleans(), st.booleans()), max_size=4).map(tuple)
texts = st.lists(st.builds(Block, st.sampled_from(BlockStyle), runs, st.integers(0, 4)), max_size=6).map(tuple)


@given(texts)
@example((Block(BlockStyle.BULLET, (Run('\\"\t\\'), Run("x", True, True)), 2),))
def test_the_json_is_what_the_library_writes(text: Text) -> None:
    assert to_json(text) == json.dumps(to_data(text), ensure_ascii=False, separators=(",", ":"))


@given(texts.map(normalize))
def test_a_text_in_normal_form_comes_back(text: Text) -> None:
    assert from_json(to_json(text)) == text
