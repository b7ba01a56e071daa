"""Primary keys out of addresses and forms, which anybody may write."""

import pytest

from sanad.lib.keys import MOST_DIGITS, row_key


@pytest.mark.parametrize(
    ("text", "key"),
    [("7", 7), ("007", 7), (7, 7), ("9" * MOST_DIGITS, int("9" * MOST_DIGITS))],
)
def test_digits_are_a_key(text, key):
    assert row_key(text) == key


@pytest.mark.parametrize(
    "text", [None, "", " 7", "-7", "7.0", "seven", "²", "1" * (MOST_DIGITS + 1)]
)
def test_anything_else_is_none(text):
    assert row_key(text) is None
