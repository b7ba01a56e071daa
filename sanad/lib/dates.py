"""Days and hours as they are counted and read in Riyadh, Gregorian and Umm al-Qura."""

import datetime
from collections.abc import Mapping, Sequence
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from hijridate import Gregorian, Hijri

from .texts import error_lazy

T = TypeVar("T")

RIYADH = ZoneInfo("Asia/Riyadh")
# The oldest living person was born after 1318 AH.
FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR = 1318, 1500
FIRST_GREGORIAN_YEAR, LAST_GREGORIAN_YEAR = 1850, 2150
# The tables of Umm al-Qura begin here; an earlier Hijri day is calculated, and may be a day off.
FIRST_TABLE_YEAR = 1343
FIRST_TABLE_DAY = datetime.date(1924, 8, 1)

# Names are data, not messages: they stand in letters and select boxes as the calendar has them.
# fmt: off
HIJRI_MONTH_NAMES = {
    "ar": ("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
           "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
    "en": ("Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Akhir", "Jumada al-Ula",
           "Jumada al-Akhirah", "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah",
           "Dhu al-Hijjah"),
}
GREGORIAN_MONTH_NAMES = {
    "ar": ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
           "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}
WEEKDAY_NAMES = {
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
HALVES_OF_DAY = {"ar": ("ص", "م"), "en": ("AM", "PM")}
HIJRI_ERA = {"ar": "هـ", "en": " AH"}
ABOUT = {"ar": "نحو ", "en": "about "}
# One, two, from three to ten, from eleven to ninety-nine, whole hundreds; after «عن» or «قبل».
DAY_NAMES = {"ar": ("يوم", "يومين", "{} أيام", "{} يومًا", "{} يوم"),
             "en": ("1 day", "2 days", "{} days", "{} days", "{} days")}
YEAR_NAMES = {"ar": ("سنة", "سنتين", "{} سنوات", "{} سنة", "{} سنة"),
              "en": ("1 year", "2 years", "{} years", "{} years", "{} years")}
WEEK_NAMES = {"ar": ("أسبوع", "أسبوعين", "{} أسابيع"), "en": ("1 week", "2 weeks", "{} weeks")}
# fmt: on
A_YEAR = 365  # days


def _spoken(table: dict[str, T]) -> T:
    """Pick from a table of names by the language in use; anything but English reads Arabic."""
    return table["en" if (get_language() or "ar").startswith("en") else "ar"]


def hijri_month_name(month: int) -> str:
    """Return the name of a Hijri month (1 to 12) in the language in use."""
    return _spoken(HIJRI_MONTH_NAMES)[month - 1]


def gregorian_month_name(month: int) -> str:
    """Return the name of a Gregorian month (1 to 12) in the language in use."""
    return _spoken(GREGORIAN_MONTH_NAMES)[month - 1]


# For select boxes: (number, name in the language of the page).
HIJRI_MONTHS = [(n, lazy(hijri_month_name, str)(n)) for n in range(1, 13)]
GREGORIAN_MONTHS = [(n, lazy(gregorian_month_name, str)(n)) for n in range(1, 13)]


def month_of(day: datetime.date, later: int = 0) -> datetime.date:
    """Return the first day of the month of `day`, or of the month so many later (or, below zero,
    earlier)."""
    months = day.year * 12 + day.month - 1 + later
    return datetime.date(months // 12, months % 12 + 1, 1)


def month_text(day: datetime.date) -> str:
    """«نوفمبر 2026»: the month and year of a day."""
    return f"{gregorian_month_name(day.month)} {day.year}"


def riyadh_day(moment: datetime.datetime) -> datetime.date:
    """Return the calendar day in Riyadh of an aware moment; raises ValueError for a naive one."""
    return _in_riyadh(moment).date()


def full_years(born_on: datetime.date | None, day: datetime.date) -> int | None:
    """Return the age in full Gregorian years on a day; None where the birth is not known."""
    if born_on is None:
        return None
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def hijri(day: datetime.date) -> tuple[int, int, int] | None:
    """Return (year, month, day) in Umm al-Qura, or None outside 1318 to 1500.

    Before 1343 there are no tables: the day is the calculated one (`is_calculated`).
    """
    if is_calculated(day):
        parts = _calculated(day)
        return parts if parts[0] >= FIRST_HIJRI_YEAR else None
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except OverflowError:
        return None


def is_calculated(day: datetime.date) -> bool:
    """Whether the Hijri date of the day is calculated and may be a day off (before 1343)."""
    return day < FIRST_TABLE_DAY


def hijri_year(day: datetime.date) -> int:
    """Return the Umm al-Qura year of a day; raises ValueError outside its tables."""
    parts = hijri(day)
    if parts is None:
        raise ValueError(f"{day} is outside the tables of Umm al-Qura")
    return parts[0]


def from_hijri(year: int, month: int, day: int) -> datetime.date:
    """Return the Gregorian day of a Hijri date from 1318 on; ValidationError says what is wrong.

    Umm al-Qura from 1343, the calculated calendar before it.
    """
    if not FIRST_HIJRI_YEAR <= year <= LAST_HIJRI_YEAR:
        raise ValidationError(
            error_lazy("date.hijri_year"),
            code="hijri_year",
            params={"first": FIRST_HIJRI_YEAR, "last": LAST_HIJRI_YEAR},
        )
    _check_month(month)
    has_tables = year >= FIRST_TABLE_YEAR
    length = Hijri(year, month, 1).month_length() if has_tables else _calculated_length(year, month)
    _check_day(day, length, hijri_month_name(month), year)
    return (
        Hijri(year, month, day).to_gregorian() if has_tables else _from_calculated(year, month, day)
    )


def from_gregorian(year: int, month: int, day: int) -> datetime.date:
    """Return the date; ValidationError says what is wrong with it."""
    if not FIRST_GREGORIAN_YEAR <= year <= LAST_GREGORIAN_YEAR:
        raise ValidationError(
            error_lazy("date.gregorian_year"),
            code="gregorian_year",
            params={"first": FIRST_GREGORIAN_YEAR, "last": LAST_GREGORIAN_YEAR},
        )
    _check_month(month)
    next_month = datetime.date(year + month // 12, month % 12 + 1, 1)
    _check_day(
        day, (next_month - datetime.timedelta(days=1)).day, gregorian_month_name(month), year
    )
    return datetime.date(year, month, day)


def gregorian_text(day: datetime.date, with_weekday: bool = False) -> str:
    """«22 نوفمبر 2026», or with its weekday «الأحد 22 نوفمبر 2026»."""
    text = f"{day.day} {gregorian_month_name(day.month)} {day.year}"
    return f"{_spoken(WEEKDAY_NAMES)[day.weekday()]} {text}" if with_weekday else text


def hijri_text(day: datetime.date) -> str:
    """«12 جمادى الآخرة 1448هـ»; «نحو …» where it is calculated, '' outside 1318 to 1500."""
    parts = hijri(day)
    if parts is None:
        return ""
    year, month, number = parts
    about = _spoken(ABOUT) if is_calculated(day) else ""
    return f"{about}{number} {hijri_month_name(month)} {year}{_spoken(HIJRI_ERA)}"


def text_beside(typed: datetime.date, day: datetime.date) -> str:
    """`day` in words, in the calendar in which `typed` was written (`forms.EnteredDate`), so that
    the two can be compared; Gregorian where nobody wrote it, or no table reaches so far.
    """
    is_hijri = getattr(typed, "entered_as_hijri", False)
    return (hijri_text(day) if is_hijri else "") or gregorian_text(day)


def days_in_words(days: int) -> str:
    """«أسبوعين», «3 أسابيع», «20 يومًا»: a number of days as a sentence says it after «عن».

    Whole weeks up to four are weeks. The only place that words a term of the policy: no sentence
    holds a number of days or weeks of its own.
    """
    weeks, rest = divmod(days, 7)
    if rest == 0 and 1 <= weeks <= 4:
        return _spoken(WEEK_NAMES)[min(weeks, 3) - 1].format(weeks)
    return _counted(DAY_NAMES, days)


def term_in_words(days: int) -> str:
    """As `days_in_words`, of a long term: whole years of 365 days are years."""
    years, rest = divmod(days, A_YEAR)
    return _counted(YEAR_NAMES, years) if years and not rest else days_in_words(days)


def _counted(names: Mapping[str, Sequence[str]], count: int) -> str:
    if count in (1, 2):
        form = count - 1
    else:
        form = 2 if 3 <= count % 100 <= 10 else 3 if count % 100 > 10 else 4
    language = "en" if (get_language() or "ar").startswith("en") else "ar"
    return names[language][form].format(count)


def hour_text(hour: int) -> str:
    """«8:00 ص»: a whole hour of the day, 0 to 24, as the clock shows it."""
    return f"{hour % 12 or 12}:00 {_spoken(HALVES_OF_DAY)[hour % 24 // 12]}"


def clock_text(moment: datetime.datetime) -> str:
    """«9:52 ص»: twelve hours, as the clock in Riyadh shows an aware moment."""
    local = _in_riyadh(moment)
    return f"{local.hour % 12 or 12}:{local.minute:02} {_spoken(HALVES_OF_DAY)[local.hour // 12]}"


# The calculated calendar: thirty years of 10,631 days, eleven of them leap years, months of thirty
# and twenty-nine days in turn. Begun so that its 1 Muharram 1343 is the first day of the tables.
_LEAP_YEARS = (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29)


def _calculated_length(year: int, month: int) -> int:
    is_leap = month == 12 and year % 30 in _LEAP_YEARS
    return 30 if month % 2 or is_leap else 29


def _days_of(year: int, month: int, day: int) -> int:
    """Days of the calculated calendar from its beginning to the date."""
    return 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1


def _from_calculated(year: int, month: int, day: int) -> datetime.date:
    before = _days_of(FIRST_TABLE_YEAR, 1, 1) - _days_of(year, month, day)
    return FIRST_TABLE_DAY - datetime.timedelta(days=before)


def _calculated(day: datetime.date) -> tuple[int, int, int]:
    days = _days_of(FIRST_TABLE_YEAR, 1, 1) - (FIRST_TABLE_DAY - day).days
    year = (30 * days + 10646) // 10631
    month = 12
    while _days_of(year, month, 1) > days:
        month -= 1
    return year, month, days - _days_of(year, month, 1) + 1


def _in_riyadh(moment: datetime.datetime) -> datetime.datetime:
    if moment.utcoffset() is None:
        raise ValueError("a moment without a time zone belongs to no day")
    return moment.astimezone(RIYADH)


def _check_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise ValidationError(_("Choose a month from 1 to 12."), code="month")


def _check_day(day: int, length: int, month_name: str, year: int) -> None:
    if not 1 <= day <= length:
        raise ValidationError(
            _("The month of %(month)s %(year)s has %(length)s days. Check the day."),
            code="day_of_month",
            params={"month": month_name, "year": year, "length": length},
        )
