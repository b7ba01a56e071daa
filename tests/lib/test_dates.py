"""Days as Riyadh counts them, in both calendars."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from sanad.lib import dates
from sanad.lib.dates import (
    GREGORIAN_MONTHS,
    HIJRI_MONTHS,
    RIYADH,
    clock_text,
    days_in_words,
    from_gregorian,
    from_hijri,
    gregorian_text,
    hijri,
    hijri_text,
    hijri_year,
    is_calculated,
    month_of,
    month_text,
    riyadh_day,
    term_in_words,
)

DAY = datetime.date(2026, 11, 22)
EARLIEST = datetime.date(1900, 4, 30)
FIRST, LAST = datetime.date(1924, 8, 1), datetime.date(2077, 11, 16)


def test_known_days():
    assert hijri(DAY) == (1448, 6, 12)
    assert from_hijri(1448, 6, 12) == DAY
    assert (from_hijri(1343, 1, 1), from_hijri(1500, 12, 30)) == (FIRST, LAST)


@given(st.dates(FIRST, LAST))
def test_every_day_of_the_tables_goes_there_and_back(day):
    assert from_hijri(*hijri(day)) == day


@pytest.mark.parametrize("day", [EARLIEST - datetime.timedelta(1), LAST + datetime.timedelta(1)])
def test_outside_the_calendars_there_is_no_hijri_day(day):
    assert hijri(day) is None
    assert hijri_text(day) == ""


@given(st.dates(EARLIEST, FIRST + datetime.timedelta(60)))
def test_before_the_tables_every_day_is_calculated_and_back(day):
    """No day is left out and none is there twice, also where the tables begin."""
    assert from_hijri(*hijri(day)) == day
    assert is_calculated(day) is (day < FIRST)
    year, month, number = hijri(day)
    following = hijri(day + datetime.timedelta(1))
    assert following in ((year, month, number + 1), (year, month + 1, 1), (year + 1, 1, 1))


def test_a_calculated_day_is_about_that_day():
    assert hijri(EARLIEST) == (1318, 1, 1)
    assert (hijri(FIRST - datetime.timedelta(1)), hijri(FIRST)) == ((1342, 12, 29), (1343, 1, 1))
    assert from_hijri(1340, 7, 1) == datetime.date(1922, 2, 27)
    assert hijri_text(datetime.date(1922, 2, 27)) == "نحو 1 رجب 1340هـ"
    assert hijri_text(FIRST) == "1 محرم 1343هـ"
    with override("en"):
        assert hijri_text(datetime.date(1922, 2, 27)) == "about 1 Rajab 1340 AH"


def test_where_both_are_known_a_calculated_day_is_at_most_two_days_off():
    for month in range(12):
        day = FIRST + datetime.timedelta(days=1000 * month)
        calculated = dates._from_calculated(*hijri(day))
        assert abs((calculated - day).days) <= 2


def test_safar_1448_has_thirty_days_in_umm_al_qura():
    """30 Safar 1448 looks doubtful and is right: Rabi al-Awwal begins the day after."""
    assert from_hijri(1448, 2, 30) == datetime.date(2026, 8, 13)
    assert from_hijri(1448, 3, 1) == datetime.date(2026, 8, 14)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((1448, 1, 30), "day_of_month"),
        ((1448, 3, 30), "day_of_month"),
        ((1448, 2, 31), "day_of_month"),
        ((1448, 2, 0), "day_of_month"),
        ((1448, 13, 1), "month"),
        ((1448, 0, 1), "month"),
        ((1317, 12, 29), "hijri_year"),
        ((1340, 2, 30), "day_of_month"),
        ((1342, 12, 30), "day_of_month"),
        ((1501, 1, 1), "hijri_year"),
        ((2026, 1, 1), "hijri_year"),
    ],
)
def test_a_wrong_hijri_date_is_told_what_is_wrong(parts, code):
    with pytest.raises(ValidationError) as refusal:
        from_hijri(*parts)
    assert refusal.value.code == code


def test_the_refusal_names_the_month_and_its_length():
    with override("en"):
        with pytest.raises(ValidationError) as refusal:
            from_hijri(1448, 1, 30)
        assert refusal.value.messages == ["The month of Muharram 1448 has 29 days. Check the day."]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ((2026, 11, 31), "day_of_month"),
        ((2026, 2, 29), "day_of_month"),
        ((2026, 12, 32), "day_of_month"),
        ((2026, 13, 1), "month"),
        ((1448, 1, 1), "gregorian_year"),
        ((9999, 12, 31), "gregorian_year"),
    ],
)
def test_a_wrong_gregorian_date_is_told_what_is_wrong(parts, code):
    with pytest.raises(ValidationError) as refusal:
        from_gregorian(*parts)
    assert refusal.value.code == code


@given(st.dates(datetime.date(1850, 1, 1), datetime.date(2150, 12, 31)))
def test_every_gregorian_day_is_accepted(day):
    assert from_gregorian(day.year, day.month, day.day) == day


@given(st.integers(), st.integers(), st.integers())
def test_no_numbers_break_the_calendars(year, month, day):
    for calendar in (from_hijri, from_gregorian):
        try:
            assert isinstance(calendar(year, month, day), datetime.date)
        except ValidationError:
            pass


def test_texts_in_arabic():
    with override("ar"):
        assert gregorian_text(DAY) == "22 نوفمبر 2026"
        assert (
            gregorian_text(datetime.date(2026, 11, 26), with_weekday=True)
            == "الخميس 26 نوفمبر 2026"
        )
        assert hijri_text(DAY) == "12 جمادى الآخرة 1448هـ"
        assert HIJRI_MONTHS[8] == (9, "رمضان")
        assert str(GREGORIAN_MONTHS[0][1]) == "يناير"


def test_texts_in_english():
    with override("en"):
        assert gregorian_text(DAY, with_weekday=True) == "Sunday 22 November 2026"
        assert hijri_text(DAY) == "12 Jumada al-Akhirah 1448 AH"
        assert str(HIJRI_MONTHS[8][1]) == "Ramadan"


def test_without_a_language_texts_are_arabic():
    with override(None):
        assert gregorian_text(DAY) == "22 نوفمبر 2026"


@pytest.mark.parametrize(
    ("hour", "minute", "text"),
    [(6, 52, "9:52 ص"), (21, 5, "12:05 ص"), (9, 0, "12:00 م"), (20, 59, "11:59 م")],
)
def test_the_clock_is_riyadhs(hour, minute, text):
    with override("ar"):
        assert (
            clock_text(datetime.datetime(2026, 11, 22, hour, minute, tzinfo=datetime.UTC)) == text
        )


def test_the_day_turns_at_midnight_in_riyadh():
    before = datetime.datetime(2026, 11, 22, 20, 59, 59, tzinfo=datetime.UTC)
    assert riyadh_day(before) == DAY
    assert riyadh_day(before + datetime.timedelta(seconds=1)) == datetime.date(2026, 11, 23)
    assert riyadh_day(datetime.datetime(2026, 11, 22, 0, 0, tzinfo=RIYADH)) == DAY


@pytest.mark.parametrize("read", [riyadh_day, clock_text])
def test_a_moment_without_a_zone_is_refused(read):
    with pytest.raises(ValueError):
        read(datetime.datetime(2026, 11, 22, 12, 0))


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(
    ("days", "arabic", "english"),
    [
        (1, "يوم", "1 day"),
        (2, "يومين", "2 days"),
        (3, "3 أيام", "3 days"),
        (7, "أسبوع", "1 week"),
        (10, "10 أيام", "10 days"),
        (13, "13 يومًا", "13 days"),
        (14, "أسبوعين", "2 weeks"),
        (15, "15 يومًا", "15 days"),
        (20, "20 يومًا", "20 days"),
        (21, "3 أسابيع", "3 weeks"),
        (28, "4 أسابيع", "4 weeks"),
        (30, "30 يومًا", "30 days"),
        (35, "35 يومًا", "35 days"),
        (100, "100 يوم", "100 days"),
        (102, "102 يوم", "102 days"),
        (103, "103 أيام", "103 days"),
        (120, "120 يومًا", "120 days"),
    ],
)
def test_a_term_in_words(days, arabic, english):
    with override("ar"):
        assert days_in_words(days) == arabic
    with override("en"):
        assert days_in_words(days) == english


@pytest.mark.parametrize(
    ("days", "arabic", "english"),
    [
        (364, "364 يومًا", "364 days"),
        (365, "سنة", "1 year"),
        (366, "366 يومًا", "366 days"),
        (730, "سنتين", "2 years"),
        (1095, "3 سنوات", "3 years"),
        (365 * 11, "11 سنة", "11 years"),
    ],
)
def test_a_long_term_in_words(days, arabic, english):
    with override("ar"):
        assert term_in_words(days) == arabic
    with override("en"):
        assert term_in_words(days) == english


@pytest.mark.parametrize(
    ("later", "first"),
    [(0, (2026, 11, 1)), (1, (2026, 12, 1)), (2, (2027, 1, 1)), (-10, (2026, 1, 1)),
     (-11, (2025, 12, 1)), (14, (2028, 1, 1))],
)  # fmt: skip
def test_months_are_counted_over_the_ends_of_years(later, first):
    assert month_of(DAY, later) == datetime.date(*first)


def test_a_month_has_its_name_and_year():
    with override("ar"):
        assert month_text(DAY) == "نوفمبر 2026"


def test_the_hijri_year_of_its_last_and_first_day():
    new_year = from_hijri(1449, 1, 1)
    assert hijri_year(new_year) == 1449
    assert hijri_year(new_year - datetime.timedelta(days=1)) == 1448
    with pytest.raises(ValueError, match="outside"):
        hijri_year(LAST + datetime.timedelta(days=1))
