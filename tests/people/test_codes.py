"""A person's code is short, can be read aloud, and a slip shows."""

from hypothesis import given
from hypothesis import strategies as st

from people.codes import ALPHABET, LENGTH, check_character, new_code
from tests.people.codes import is_code

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH).map(lambda body: body + check_character(body))


@given(CODES)
def test_every_single_wrong_character_is_noticed(code):
    for place, right in enumerate(code):
        for wrong in set(ALPHABET) - {right}:
            assert not is_code(code[:place] + wrong + code[place + 1 :])


@given(CODES)
def test_what_is_too_short_or_too_long_is_no_code(code):
    assert is_code(code)
    assert not is_code(code[:-1])
    assert not is_code(code + ALPHABET[0])


@given(st.text(max_size=8))
def test_whatever_is_typed_is_a_code_or_not_and_nothing_breaks(typed):
    assert is_code(typed) in (True, False)


def test_two_neighbours_exchanged_are_nearly_always_noticed():
    codes = [new_code() for _ in range(300)]
    swapped = [
        (code, code[:i] + code[i + 1] + code[i] + code[i + 2 :])
        for code in codes
        for i in range(LENGTH)
        if code[i] != code[i + 1]
    ]
    assert sum(is_code(other) for _, other in swapped) / len(swapped) < 0.02


def test_no_character_looks_or_sounds_like_another():
    assert len(set(ALPHABET)) == len(ALPHABET) == 26
    assert not set("01OILSUZB") & set(ALPHABET)
    assert ALPHABET.upper() == ALPHABET


def test_a_new_code_is_none_of_those_taken():
    taken = {new_code() for _ in range(200)}
    assert all(is_code(code) for code in taken)
    assert new_code(taken) not in taken


def test_codes_are_random():
    assert len({new_code() for _ in range(500)}) >= 498
