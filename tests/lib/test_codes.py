"""Six digits that are sent to a phone and written back."""

import secrets

import pytest

from sanad.lib.codes import is_whole, new_code, written_code


@pytest.mark.parametrize(("drawn", "code"), [(0, "000000"), (42, "000042"), (999_999, "999999")])
def test_a_code_has_six_digits_with_its_zeros(monkeypatch, drawn, code):
    limits = []
    monkeypatch.setattr(secrets, "randbelow", lambda limit: limits.append(limit) or drawn)
    assert new_code() == code
    assert limits == [1_000_000]


@pytest.mark.parametrize("text", ["123456", " 123 456 ", "١٢٣٤٥٦", "۱۲۳-۴۵۶"])
def test_a_code_is_read_however_it_was_written(text):
    assert written_code(text) == "123456"


def test_five_and_seven_digits_are_a_slip():
    assert [is_whole("1" * count) for count in (5, 6, 7)] == [False, True, False]
    assert written_code(None) == ""
