"""Six digits that are sent to a phone and written back."""

import secrets

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

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


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("12345", "كتبتَ 5 أرقام"),
        ("١٢", "كتبتَ رقمين"),
        ("1234567", "كتبتَ 7 أرقام"),
        ("1" * 11, "كتبتَ 11 رقمًا"),
        ("رمز", "اكتب الأرقام الستة"),
        (None, "اكتب الأرقام الستة"),
    ],
)
def test_another_number_of_digits_is_a_slip_that_is_counted(text, says):
    with pytest.raises(ValidationError) as slip, translation.override("ar"):
        read_code(text)
    assert slip.value.code == "digits"
    with translation.override("ar"):
        assert says in slip.value.message
