"""Form fields: every writing is understood, nothing typed is lost."""

import copy
import datetime
import json
import pickle
from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from sanad.lib.forms import (
    HIJRI,
    AmountField,
    CleanCharField,
    CleanTextField,
    DateField,
    DateParts,
    EnteredDate,
    IbanField,
    IdentityField,
    MobileField,
    WordsField,
)

DAY = datetime.date(2026, 11, 22)


class BirthForm(forms.Form):
    born = DateField()


def written(day="", month="", year="", calendar="gregorian"):
    return BirthForm(
        {"born_day": day, "born_month": month, "born_year": year, "born_calendar": calendar}
    )


def codes(form, field):
    return [error.code for error in form.errors.as_data().get(field, [])]


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


# ---------------------------------------------------------------------------------- dates
@pytest.mark.parametrize(
    ("parts", "as_hijri"),
    [
        (("22", "11", "2026", "gregorian"), False),
        (("12", "6", "1448", "hijri"), True),
        (("١٢", "٠٦", "١٤٤٨", "hijri"), True),
        (("\u200f۲۲ ", "11", "2026", ""), False),
    ],
)
def test_a_date_in_either_calendar(parts, as_hijri):
    form = written(*parts)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == DAY
    assert form.cleaned_data["born"].entered_as_hijri is as_hijri


@pytest.mark.parametrize(
    ("text", "as_hijri"), [("2026-11-22", False), ("1448/06/12", True), ("١٤٤٨/٦/١٢", True)]
)
def test_a_date_in_one_text(text, as_hijri):
    form = BirthForm({"born": text})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == DAY
    assert form.cleaned_data["born"].entered_as_hijri is as_hijri


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("", "", "", "hijri"), ["required"]),
        (("30", "1", "1448", "hijri"), ["day_of_month"]),
        (("31", "11", "2026", "gregorian"), ["day_of_month"]),
        (("1", "1", "1317", "hijri"), ["hijri_year"]),
        (("1", "1", "2026", "hijri"), ["is_gregorian"]),
        (("1", "1", "1448", "gregorian"), ["is_hijri"]),
        (("1", "", "2026", "gregorian"), ["month"]),
        (("x", "y", "z", "gregorian"), ["day", "month", "year"]),
        (("1", "1", "48", "hijri"), ["year"]),
        (("1", "99", "1448", "hijri"), ["month"]),
        (("²", "1", "1448", "hijri"), ["day"]),
    ],
)
def test_a_wrong_date_is_told_what_is_wrong(parts, expected):
    assert codes(written(*parts), "born") == expected


def test_what_was_typed_stays_after_an_error():
    html = str(written("30", "1", "1448", "hijri")["born"])
    assert 'value="30"' in html and 'value="1448"' in html
    assert '<option value="1" selected>' in html
    assert 'value="hijri" checked' in html
    assert "is-invalid" in html and 'aria-invalid="true"' in html


def test_typed_markup_stays_text():
    html = str(written('"><script>', "<b>", "2026")["born"])
    assert "<script>" not in html and "<b>" not in html


@pytest.mark.parametrize(
    ("initial", "parts"),
    [
        (DAY, ("22", "11", "2026", "gregorian")),
        (EnteredDate(2026, 11, 22, True), ("12", "6", "1448", "hijri")),
        ("2026-11-22", ("22", "11", "2026", "gregorian")),
        (["30", "1", "1448", "hijri"], ("30", "1", "1448", "hijri")),
        (None, ("", "", "", "gregorian")),
    ],
)
def test_a_known_date_fills_the_parts(initial, parts):
    assert BirthForm(initial={"born": initial}).fields["born"].widget.format_value(initial) == parts
    html = str(BirthForm(initial={"born": initial})["born"])
    assert f'value="{parts[2]}"' in html


def test_a_field_may_offer_hijri_first():
    field = DateField(calendar=HIJRI)
    assert field.widget.format_value(None) == DateParts(calendar="hijri")
    assert field.widget.format_value(DAY) == ("12", "6", "1448", "hijri")
    early = field.widget.format_value(datetime.date(1900, 1, 2))
    assert early == ("2", "1", "1900", "gregorian")


def test_limits_may_move_with_the_day():
    field = DateField(earliest=DAY, latest=lambda: DAY)
    assert field.clean(DAY) == DAY
    for day, code in ((21, "too_early"), (23, "too_late")):
        with pytest.raises(forms.ValidationError) as refusal:
            field.clean(datetime.date(2026, 11, day))
        assert refusal.value.code == code
        assert "22 November 2026" in refusal.value.messages[0]


@pytest.mark.parametrize(
    ("typed", "limit"),
    [
        (("13", "6", "1448", "hijri"), "12 Jumada al-Akhirah 1448 AH"),
        (("23", "11", "2026", "gregorian"), "22 November 2026"),
    ],
)
def test_a_limit_is_told_in_the_calendar_that_was_typed(typed, limit):
    with pytest.raises(forms.ValidationError) as refusal:
        DateField(latest=DAY).clean(DateParts(*typed))
    assert refusal.value.messages == [f"The date must be {limit} or earlier."]


def test_an_optional_date_may_be_left_out():
    assert DateField(required=False).clean(DateParts(calendar="hijri")) is None


def test_only_another_day_is_a_change():
    field = DateField()
    assert not field.has_changed(DAY, DateParts("12", "6", "1448", "hijri"))
    assert not field.has_changed(None, DateParts(calendar="gregorian"))
    assert field.has_changed(DAY, DateParts("13", "6", "1448", "hijri"))
    assert field.has_changed(DAY, DateParts("13", "", "", "hijri"))


def test_an_entered_date_survives_copies():
    day = EnteredDate(2026, 11, 22, True)
    for twin in (copy.copy(day), copy.deepcopy(day), pickle.loads(pickle.dumps(day))):
        assert twin == day and twin.entered_as_hijri


def test_a_draft_in_json_keeps_what_was_typed():
    raw = BirthForm.base_fields["born"].widget.value_from_datadict(
        {"born_day": "x", "born_month": "6", "born_year": "1448", "born_calendar": "hijri"},
        {},
        "born",
    )
    again = str(BirthForm(initial={"born": json.loads(json.dumps(raw))})["born"])
    assert 'value="x"' in again and 'value="1448"' in again


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_nothing_typed_breaks_the_date(day, month, year, calendar):
    with override("en"):
        form = written(day, month, year, calendar)
        form.is_valid()
        str(form["born"])


def test_every_part_has_a_label():
    html = str(BirthForm()["born"])
    for part in ("day", "month", "year", "calendar_hijri", "calendar_gregorian"):
        assert f'id="id_born_{part}"' in html and f'for="id_born_{part}"' in html
    assert "style=" not in html


# -------------------------------------------------------------------------------- numbers
@pytest.mark.parametrize("typed", ["1500.50", "1,500.50", "١٬٥٠٠٫٥٠", " ١٥٠٠٫٥ "])
def test_an_amount_in_any_writing(typed):
    assert AmountField().clean(typed) == Decimal("1500.50")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "required"),
        (" \u200f", "required"),
        ("abc", "invalid"),
        ("1,50", "unclear"),
        ("0", "too_small"),
        ("-5", "too_small"),
        ("501", "too_large"),
        ("1.001", "unclear"),
        ("1.0011", "too_fine"),
        ("9" * 39, "too_large"),
        ("1e3", "invalid"),
    ],
)
def test_a_wrong_amount_is_told_what_is_wrong(typed, code):
    with pytest.raises(forms.ValidationError) as refusal:
        AmountField(max_value=Decimal(500)).clean(typed)
    assert refusal.value.code == code


def test_the_limit_is_named():
    with pytest.raises(forms.ValidationError) as refusal:
        AmountField(max_value=Decimal(1500)).clean("1501")
    assert refusal.value.messages == ["The largest amount here is 1,500."]


class NumbersForm(forms.Form):
    amount = AmountField()
    mobile = MobileField()
    identity = IdentityField(national=True)
    iban = IbanField(required=False)


def test_numbers_are_stored_plain_and_shown_grouped():
    form = NumbersForm(
        {
            "amount": "١٬٥٠٠",
            "mobile": "٠٥٥ ٠١٢ ٣٤٥٦",
            "identity": "1058 529 940",
            "iban": "sa03 8000 0000 6080 1016 7519",
        }
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "amount": Decimal("1500"),
        "mobile": "+966550123456",
        "identity": "1058529940",
        "iban": "SA0380000000608010167519",
    }
    shown = NumbersForm(initial=form.cleaned_data).as_p()
    for text in ("1,500", "055 012 3456", "1058 529 940", "SA03 8000 0000 6080 1016 7519"):
        assert f'value="{text}"' in shown
    assert shown.count('dir="ltr"') == 3 and shown.count('dir="auto"') == 1  # the amount


def test_wrong_numbers_stay_as_typed():
    form = NumbersForm({"amount": "x", "mobile": "٠٥٥ 12", "identity": "1058529941", "iban": "SA"})
    assert {name: codes(form, name) for name in form.errors} == {
        "amount": ["invalid"],
        "mobile": ["mobile_invalid"],
        "identity": ["id_checksum"],
        "iban": ["iban_length"],
    }
    assert 'value="٠٥٥ 12"' in form.as_p()


def test_an_unchanged_number_is_no_change():
    form = NumbersForm(
        {"amount": "1,500", "mobile": "0550123456", "identity": "1058 529 940", "iban": ""},
        initial={"amount": Decimal("1500.00"), "mobile": "+966550123456", "identity": "1058529940"},
    )
    assert form.changed_data == []


def test_an_identity_of_another_kind_has_no_checksum():
    assert IdentityField().clean("g-123 456") == "G123456"
    with pytest.raises(forms.ValidationError):
        IdentityField().clean("1" * 21)


# ----------------------------------------------------------------------------------- text
def test_text_is_cleaned_before_it_is_measured():
    assert CleanCharField(max_length=4).clean("  أحـــمد\u200c\x00 ") == "أحمد"
    assert CleanCharField().clean("أ\nب") == "أ ب"
    assert CleanTextField().clean(" أ \r\n ب ") == "أ\nب"


@pytest.mark.parametrize(
    "field", [CleanCharField(), CleanTextField(), MobileField(), IdentityField()]
)
@pytest.mark.parametrize("blank", ["", "  ", None, "\n"])
def test_blank_is_missing(field, blank):
    with pytest.raises(forms.ValidationError) as refusal:
        field.clean(blank)
    assert refusal.value.code == "required"


@pytest.mark.parametrize("typed", [".", "…", "12", "١", "-", "😀", "\u064e"])
def test_what_has_no_letter_is_no_words(typed):
    with pytest.raises(forms.ValidationError) as refusal:
        WordsField().clean(typed)
    assert [error.code for error in refusal.value.error_list] == ["words"]


@pytest.mark.parametrize("typed", ["لا", "Torn.", "সিক্ত", "ورقة 12"])
def test_a_few_words_are_words(typed):
    assert WordsField().clean(typed) == typed


def test_only_invisible_text_is_missing():
    with pytest.raises(forms.ValidationError) as refusal:
        CleanCharField().clean("\u200b\u202e")
    assert refusal.value.code == "required"
