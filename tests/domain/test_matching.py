"""Words typed by halves are found where they stand."""

import pytest

from samradapp.domain.matching import match, rank


@pytest.mark.parametrize(
    ("text", "typed", "bold"),
    [
        ("Omröstning …", "omr", ["Omr"]),
        ("Byt område i registret", "reg byt", ["Byt", "reg"]),
        ("Nytt möte", "", []),
        ("Öppna möte 2-2026", "2-2026 öppna", ["Öppna", "2-2026"]),
        ("Gå till ärende 5 André", "andre", ["André"]),
        ("Uppdrag", "upp uppdrag", ["Uppdrag"]),
        ("Samråd om råd", "råd", ["råd"]),
    ],
)
def test_words_are_found_in_any_order_and_by_halves(text: str, typed: str, bold: list[str]) -> None:
    spans = match(text, typed)
    assert spans is not None
    assert [text[start:end] for start, end in spans] == bold


def test_where_a_word_begins_is_taken_before_its_inside() -> None:
    assert match("Samråd om råd", "råd") == ((10, 13),)


@pytest.mark.parametrize(("text", "typed"), [("Får", "far"), ("Upprop", "uppdrag"), ("Ärenden", "ärenden upprop")])
def test_what_is_not_there_is_not_found(text: str, typed: str) -> None:
    assert match(text, typed) is None


def test_letters_that_fold_to_several_keep_their_place() -> None:
    assert match("Straße 4", "strasse") == ((0, 6),)


def test_what_begins_words_comes_before_what_stands_inside_them() -> None:
    assert rank("Upprop", ((0, 3),)) == 0
    assert rank("Upprop", ((3, 6),)) == 1
