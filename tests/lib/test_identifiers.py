"""Ids, phones and accounts: what is right passes in any writing, what is wrong is told why."""

import string

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from sanad.lib.identifiers import (
    compact,
    group_iban,
    group_id,
    group_mobile,
    is_national_id,
    local_mobile,
    mask_id,
    mask_mobile,
    normalise_mobile,
    validate_iban,
    validate_national_id,
)

IBAN = "SA0380000000608010167519"


@pytest.mark.parametrize("value", ["1058529940", "1001244019", "1101798278"])
def test_a_right_id_passes(value):
    assert is_national_id(value)
    validate_national_id(value)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("1058529941", "id_checksum"),
        ("105852994", "id_length"),
        ("10585299400", "id_length"),
        ("", "id_digits"),
        ("105852994A", "id_digits"),
        ("١٠٥٨٥٢٩٩٤٠", "id_digits"),
        ("3058529940", "id_first_digit"),
        ("0058529940", "id_first_digit"),
        ("1058529940\n", "id_digits"),
    ],
)
def test_a_wrong_id_is_told_what_is_wrong(value, code):
    assert not is_national_id(value)
    with pytest.raises(ValidationError) as refusal:
        validate_national_id(value)
    assert refusal.value.code == code


@given(st.from_regex(r"[12][0-9]{8}", fullmatch=True))
def test_one_last_digit_in_ten_is_right(start):
    assert sum(is_national_id(f"{start}{last}") for last in range(10)) == 1


@given(st.from_regex(r"[12][0-9]{8}", fullmatch=True), st.integers(1, 9), st.integers(1, 9))
def test_one_mistyped_digit_is_noticed(start, place, step):
    right = next(f"{start}{last}" for last in range(10) if is_national_id(f"{start}{last}"))
    wrong = right[:place] + str((int(right[place]) + step) % 10) + right[place + 1 :]
    assert not is_national_id(wrong)


@pytest.mark.parametrize(
    "typed",
    [
        "0551234567",
        "055 123 4567",
        "055-123-4567",
        "٠٥٥١٢٣٤٥٦٧",
        "۰۵۵۱۲۳۴۵۶۷",
        "551234567",
        "966551234567",
        "00966551234567",
        "+966551234567",
        "+966 (0) 55 123 4567",
        "\u202a+966551234567\u202c",
        "tel:+966551234567",
        "TEL: 055 123 4567",
        "Mobile No.: 0551234567",
        "رقم الجوال: ٠٥٥١٢٣٤٥٦٧",
        "جوال 0551234567",
        "０５５１２３４５６７",
        "＋９６６ ５５ １２３ ４５６７",
    ],
)
def test_every_writing_of_a_mobile_is_one_number(typed):
    assert normalise_mobile(typed) == "+966551234567"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "mobile_digits"),
        ("abc", "mobile_digits"),
        ("055CALLME1", "mobile_digits"),
        ("0551234567 ext 5", "mobile_digits"),
        ("055123456", "mobile_invalid"),
        ("05512345678", "mobile_invalid"),
        ("9" * 400, "mobile_invalid"),
        ("0112345678", "mobile_landline"),
        ("920000000", "mobile_landline"),
        ("+971501234567", "mobile_foreign"),
    ],
)
def test_a_wrong_mobile_is_told_what_is_wrong(typed, code):
    with pytest.raises(ValidationError) as refusal:
        normalise_mobile(typed)
    assert refusal.value.code == code


@given(st.text(max_size=20))
@example("رقم: رقم 1")
@example("ID:ID:1")
@example("I D:1")
def test_a_number_is_kept_in_one_form(typed):
    assert compact(compact(typed)) == compact(typed)


@given(st.text(alphabet=string.digits + "+-() ٠٥۵\u200f", max_size=20))
def test_a_mobile_is_normalised_once_or_refused(typed):
    try:
        number = normalise_mobile(typed)
    except ValidationError:
        return
    assert len(number) == 13 and number.startswith("+9665")
    assert normalise_mobile(number) == normalise_mobile(local_mobile(number)) == number


def test_a_right_iban_passes():
    validate_iban(IBAN)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("SA0380000000608010167518", "iban_checksum"),
        ("SAA380000000608010167519", "iban_checksum"),
        ("SA038000000060801016751", "iban_length"),
        ("GB82WEST12345698765432", "iban_country"),
        ("SA03 8000 0000 6080 1016 7519", "iban_characters"),
        ("سا", "iban_characters"),
        ("", "iban_characters"),
    ],
)
def test_a_wrong_iban_is_told_what_is_wrong(value, code):
    with pytest.raises(ValidationError) as refusal:
        validate_iban(value)
    assert refusal.value.code == code
    assert refusal.value.messages[0]


@given(st.integers(4, 23), st.integers(1, 9))
def test_one_mistyped_digit_of_an_iban_is_noticed(place, step):
    wrong = IBAN[:place] + str((int(IBAN[place]) + step) % 10) + IBAN[place + 1 :]
    with pytest.raises(ValidationError):
        validate_iban(wrong)


def test_numbers_are_shown_in_groups():
    assert group_id("1045882317") == "1045 882 317"
    assert group_mobile("+966550123456") == "055 012 3456"
    assert group_mobile("0550123456") == "055 012 3456"
    assert group_iban(IBAN) == "SA03 8000 0000 6080 1016 7519"


@pytest.mark.parametrize("raw", ["", "1045", "1045 88231", "ABC", "SA03"])
def test_what_is_no_whole_number_is_shown_as_it_is(raw):
    assert group_id(raw) == group_mobile(raw) == group_iban(raw) == raw


def test_masks_leave_the_end_readable():
    assert mask_id("1045882317") == "•••• ••2 317"
    assert mask_mobile("+966550123456") == "05• ••• 3456"


@given(st.text(alphabet=string.digits, max_size=20))
def test_a_mask_hides_most_of_the_number(value):
    assert sum(char.isdigit() for char in mask_id(value)) <= len(value) // 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1045 882-317", "1045882317"),
        ("١٠٤٥٨٨٢٣١٧", "1045882317"),
        (" g-12345/6 ", "G123456"),
        ("１０４５８８２３１７", "1045882317"),
        ("رقم الهوية: ١٠٤٥٨٨٢٣١٧", "1045882317"),
        ("الإقامة 2045882317", "2045882317"),
        ("ID: 1045882317", "1045882317"),
        ("IBAN SA03 8000 0000", "SA0380000000"),
        ("الآيبان: SA03 8000", "SA038000"),
        ("ID123456", "ID123456"),
        ("الهوية", "الهوية"),
    ],
)
def test_a_number_loses_what_stands_between_its_digits(typed, kept):
    assert compact(typed) == kept
