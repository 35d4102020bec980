"""Texts as hypothesis invents them, the awkward weighted."""

from hypothesis import strategies as st

from samradapp.domain.text import LISTS, Block, BlockStyle, Run, Text, normalize

AWKWARD = "\u00a0\u2007\u202f\u00ad\u200b\u200d\ufeff\u0301\u0308\u2028\u2029\u0085\x0b\x0c\r\n\t\ufdd0\ufdd1\ufffc"
letters = st.one_of(
    st.characters(),
    st.sampled_from("åäöÅÄÖ é–”…😀🇸🇪𝔘" + AWKWARD),
)
runs = st.builds(Run, st.text(letters, max_size=12), st.booleans(), st.booleans())


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    style = draw(st.sampled_from(BlockStyle))
    level = draw(st.integers(1, 3)) if style in LISTS else 1
    return Block(style, tuple(draw(st.lists(runs, max_size=4))), level)


texts: st.SearchStrategy[Text] = st.lists(blocks(), max_size=12).map(normalize)
