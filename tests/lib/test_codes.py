"""Six digits that are sent to a phone and written back."""

import secrets

import pytest

from sanad.lib.codes import new_code, read_code


@pytest.mark.parametrize(("drawn", "code"), [(0, "000000"), (42, "000042"), (999_999, "999999")])
def test_a_code_has_six_digits_with_its_zeros(monkeypatch, drawn, code):
    limits = []
    monkeypatch.setattr(secrets, "randbelow", lambda limit: limits.append(limit) or drawn)
    assert new_code() == code
    assert limits == [1_000_000]


@pytest.mark.parametrize("text", ["123456", " 123 456 ", "١٢٣٤٥٦", "۱۲۳-۴۵۶"])
def test_a_code_is_read_however_it_was_written(text):
    assert read_code(text) == "123456"


def test_five_and_seven_digits_are_a_slip():
    assert [read_code("1" * count) for count in (5, 6, 7)] == ["", "111111", ""]
    assert read_code(None) == ""
