"""The recovery code: printed, typed in again, and its slips of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samradapp.errors import DatabaseError
from samradapp.store.keys import Key, key_from_code, new_key

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
secrets = st.binary(min_size=20, max_size=20)


@given(secrets)
def test_a_code_gives_its_key_back(secret: bytes) -> None:
    key = Key(secret)
    assert key_from_code(key.code) == key
    assert key_from_code(key.code.lower().replace("-", " ")) == key
    assert key_from_code(key.code.replace("-", "–").replace("O", "0").replace("I", "1").replace("B", "8")) == key


@given(secrets)
def test_a_code_is_nine_groups_of_four(secret: bytes) -> None:
    assert [len(group) for group in Key(secret).code.split("-")] == [4] * 9


@given(secrets, st.integers(0, 35), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed(secret: bytes, place: int, sign: str) -> None:
    signs = Key(secret).code.replace("-", "")
    mistyped = signs[:place] + sign + signs[place + 1 :]
    if mistyped != signs:
        with pytest.raises(DatabaseError, match="nio grupper om fyra"):
            key_from_code(mistyped)


@given(secrets, st.integers(0, 34))
def test_two_signs_that_changed_places_are_noticed(secret: bytes, place: int) -> None:
    signs = Key(secret).code.replace("-", "")
    swapped = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
    if swapped != signs:
        with pytest.raises(DatabaseError):
            key_from_code(swapped)


@given(st.text(max_size=60))
def test_anything_else_is_refused_in_words(code: str) -> None:
    with pytest.raises(DatabaseError, match="Återställningskoden stämmer inte"):
        key_from_code(code)


def test_a_sign_missing_is_refused(key: Key) -> None:
    with pytest.raises(DatabaseError):
        key_from_code(key.code[:-1])


def test_keys_are_new_every_time_and_show_nothing_of_themselves() -> None:
    one, two = new_key(), new_key()
    assert one.secret != two.secret
    assert one.mark != two.mark
    assert one.mark.hex() not in one.pragma[:66]
    assert one.secret.hex() not in one.pragma


def test_a_key_is_not_shown_in_error_reports(key: Key) -> None:
    assert key.secret.hex() not in repr(key)
    assert str(key.secret) not in repr(key)
