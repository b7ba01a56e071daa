"""Amounts as they are read."""

from decimal import Decimal

import pytest
from django.utils.formats import number_format
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from sanad.lib.digits import parse_decimal
from sanad.lib.numbers import amount_text, riyals


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("1500.5", "1,500.50"),
        ("1500.00", "1,500"),
        ("1500", "1,500"),
        ("0", "0"),
        ("-0.001", "0"),
        ("-1500", "-1,500"),
        ("0.005", "0.01"),
        ("1E+3", "1,000"),
        ("100", "100"),
        ("1234567.89", "1,234,567.89"),
    ],
)
def test_amounts(amount, text):
    assert amount_text(Decimal(amount)) == text


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_what_is_shown_can_be_typed_back(amount):
    assert parse_decimal(amount_text(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0 ريال"),
        ("1", "ريال واحد"),
        ("2", "ريالان"),
        ("5", "5 ريالات"),
        ("10", "10 ريالات"),
        ("11", "11 ريالًا"),
        ("99", "99 ريالًا"),
        ("100", "100 ريال"),
        ("1500", "1,500 ريال"),
        ("103", "103 ريالات"),
        ("1500.50", "1,500.50 ريال"),
    ],
)
def test_the_riyal_takes_its_arabic_form(amount, text):
    with override("ar"):
        assert riyals(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("amount", "text"), [("1", "1 riyal"), ("2", "2 riyals"), ("0.5", "0.50 riyals")]
)
def test_the_riyal_in_english(amount, text):
    with override("en"):
        assert riyals(Decimal(amount)) == text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_write_western_numbers(language):
    with override(language):
        assert number_format(Decimal("1500.5"), 2, use_l10n=True, force_grouping=True) == "1,500.50"
