"""The term list of a body."""

from dataclasses import replace

import pytest
from sqlite_utils import Database

from samradapp.domain.people import Body, Term
from samradapp.errors import NotAllowedError
from samradapp.store import journal, register
from samradapp.store.terms import remove_term, save_term, terms
from tests.store.builders import whole_file


@pytest.fixture
def body(db: Database) -> int:
    return register.save_body(db, Body(0, "Samrådet"))


def words(db: Database, body: int) -> list[str]:
    return [term.term for term in terms(db, body)]


def test_a_term_comes_back_as_it_was_saved_and_changed(db: Database, body: int) -> None:
    term = Term(0, "LSG", "Länssamverkansgruppen", "Skriv ut första gången.")
    key = save_term(db, body, term)
    assert terms(db, body) == (replace(term, id=key),)
    changed = Term(key, "LSG", "länssamverkansgruppen")
    assert save_term(db, body, changed) == key
    assert terms(db, body) == (changed,)


def test_terms_stand_in_swedish_order_and_belong_to_their_body(db: Database, body: int) -> None:
    other = register.save_body(db, Body(0, "Nämnden"))
    for word in ("ÖK", "vårdplan", "ÄO", "abc", "Åtgärd"):
        save_term(db, body, Term(0, word))
    save_term(db, other, Term(0, "ÖK"))
    assert words(db, body) == ["abc", "vårdplan", "Åtgärd", "ÄO", "ÖK"]
    assert words(db, other) == ["ÖK"]


@pytest.mark.parametrize(("word", "sentence"), [("  ", "Skriv termen"), ("lsg", "finns redan i listan")])
def test_an_empty_term_and_one_that_is_there_are_refused(db: Database, body: int, word: str, sentence: str) -> None:
    save_term(db, body, Term(0, "LSG"))
    before = whole_file(db)
    with pytest.raises(NotAllowedError, match=sentence):
        save_term(db, body, Term(0, word))
    assert whole_file(db) == before


def test_what_is_done_to_the_list_is_undone(db: Database, body: int) -> None:
    key = save_term(db, body, Term(0, "LSG"))
    remove_term(db, key)
    assert words(db, body) == []
    undone = journal.undo(db, journal.REGISTER)
    assert undone is not None
    assert undone.label == "Tog bort termen LSG"
    assert words(db, body) == ["LSG"]


def test_a_body_takes_its_terms_along_and_brings_them_back(db: Database, body: int) -> None:
    save_term(db, body, Term(0, "LSG", "Länssamverkansgruppen"))
    before = terms(db, body)
    register.delete_body(db, body)
    assert terms(db, body) == ()
    journal.undo(db, journal.REGISTER)
    assert terms(db, body) == before
