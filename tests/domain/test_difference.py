"""What differs between two texts, word by word."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.domain.difference import Mark, MarkedBlock, Piece, differences
from samradapp.domain.text import Block, BlockStyle, Run, Text, bullet, normalize, paragraph

SIGNS = {Mark.SAME: "", Mark.ADDED: "+", Mark.REMOVED: "-"}


def shown(old: Text, new: Text) -> list[str]:
    """Write blocks as "Hej [-du][+ni]", with the sign of a block's beginning before it."""
    return [
        SIGNS[block.mark]
        + "".join(f"[{SIGNS[p.mark]}{p.text.strip()}]" if SIGNS[p.mark] else p.text for p in block.pieces)
        for block in differences(old, new)
    ]


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("Allt är sig likt.", "Allt är sig likt.", ["Allt är sig likt."]),
        ("Mötet börjar nu.", "Mötet börjar strax nu.", ["Mötet börjar [+strax]nu."]),
        ("Mötet börjar strax nu.", "Mötet börjar nu.", ["Mötet börjar [-strax]nu."]),
        ("Mötet börjar nu.", "Mötet slutar nu.", ["Mötet [-börjar][+slutar]nu."]),
        ("Mötet börjar", "Mötet börjar nu", ["Mötet börjar [+nu]"]),
        ("a b a b a", "b a b a a", ["[+b]a b a [-b]a"]),
    ],
)
def test_words_that_differ_are_marked(old: str, new: str, marked: list[str]) -> None:
    assert shown((paragraph(old),), (paragraph(new),)) == marked


def test_blocks_that_come_and_go_begin_in_one_text_alone() -> None:
    old = (paragraph("Inledning."), paragraph("Bort med mig."), paragraph("Slut."))
    new = (paragraph("Inledning."), bullet("En ny punkt."), paragraph("Slut."))
    assert shown(old, new) == ["Inledning.", "-[-Bort med mig.]", "+[+En ny punkt.]", "Slut."]


def test_nothing_and_everything() -> None:
    assert differences((), ()) == ()
    assert shown((), (paragraph("Nytt."),)) == ["+[+Nytt.]"]
    assert shown((paragraph("Gammalt."),), ()) == ["-[-Gammalt.]"]


def test_a_block_that_changed_its_style_begins_anew_with_the_same_words() -> None:
    assert differences((paragraph("Samma ord."),), (bullet("Samma ord."),)) == (
        MarkedBlock(Mark.ADDED, BlockStyle.BULLET, 1, (Piece(Mark.SAME, "Samma ord."),)),
    )


def test_a_word_that_changed_its_look_is_removed_and_added() -> None:
    new = (Block(BlockStyle.PARAGRAPH, (Run("Viktigt ", bold=True), Run("ord"))),)
    assert differences((paragraph("Viktigt ord"),), new)[0].pieces == (
        Piece(Mark.REMOVED, "Viktigt "),
        Piece(Mark.ADDED, "Viktigt ", bold=True),
        Piece(Mark.SAME, "ord"),
    )


def test_a_paragraph_split_in_two_keeps_its_words() -> None:
    marked = shown((paragraph("Först det. Sedan det här."),), (paragraph("Först det."), paragraph("Sedan det här.")))
    assert marked == ["Först det.", "+Sedan det här."]


_words = st.sampled_from(["och", "vård", "i", "Ö", "nära", "😀"])
_runs = st.builds(Run, st.lists(_words, min_size=1, max_size=6).map(" ".join), st.booleans(), st.booleans())
_texts = st.lists(
    st.builds(Block, st.sampled_from(BlockStyle), st.lists(_runs, min_size=1, max_size=3).map(tuple)), max_size=5
).map(normalize)


@given(_texts, _texts)
def test_without_what_was_added_it_is_the_old_text_and_without_what_was_removed_the_new(old: Text, new: Text) -> None:
    marked = differences(old, new)
    for text, gone in ((old, Mark.ADDED), (new, Mark.REMOVED)):
        left = "".join(piece.text for block in marked for piece in block.pieces if piece.mark is not gone)
        assert "".join(left.split()) == "".join("".join(block.text.split()) for block in text)


def _prose(words: int, seed: int) -> list[str]:
    """Give words as often repeated as in prose, eighty to a paragraph."""
    random = Random(seed)
    return [f"ord{int(random.paretovariate(0.6)) % 2000}" for _ in range(words)]


def _text(words: list[str]) -> Text:
    return tuple(paragraph(" ".join(words[start : start + 80])) for start in range(0, len(words), 80))


def _edited(words: list[str]) -> list[str]:
    """Change every twentieth word or so."""
    random = Random(7)
    return [word if random.random() > 0.05 else random.choice(["nytt", "", f"{word} till"]) for word in words]


@pytest.mark.parametrize(
    "new", [_edited(_prose(5000, 1)), _prose(5000, 2), ["och"] * 5000], ids=["edited", "other", "one"]
)
def test_five_thousand_words_are_told_apart_without_losing_one(new: list[str]) -> None:
    old = _prose(5000, 1)
    marked = differences(_text(old), _text(new))
    for words, gone in ((old, Mark.ADDED), (new, Mark.REMOVED)):
        left = "".join(piece.text for block in marked for piece in block.pieces if piece.mark is not gone)
        assert "".join(left.split()) == "".join(words).replace(" ", "")
