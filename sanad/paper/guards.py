"""Why a sheet cannot be entered or voided: its number, what became of it, its day."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.lib.isolates import separate
from sanad.lib.triggers import holds
from sanad.paper import numbers
from sanad.paper.enums import Fate
from sanad.paper.models import Book, Sheet
from sanad.policy import parameters
from sanad.workflow.refusal import Refused, Way


def read(text: str) -> int:
    """The number that was typed; `Refused` where its check digit says that a digit is wrong."""
    number = numbers.read(text)
    if number is None:
        raise Refused(
            _("One of the digits is wrong. Compare the number with the paper, digit by digit."),
            code="check_digit",
            field="number",
        )
    return number


@holds("sheet_of_its_book")
def book_of(number: int | None, *, by: User) -> Book:
    """The book in which this number stands; `Refused` where `by` has no such sheet in hand."""
    book = None
    if number is not None:
        book = Book.objects.in_hands_of(by).filter(first__lte=number, last__gte=number).first()
    if book is None:
        raise Refused(
            _("No sheet of yours bears this number. Compare it with the paper, digit by digit."),
            code="number",
            field="number",
        )
    return book


@holds("sheet_number_once")
def not_back_yet(number: int) -> None:
    """Raise `Refused` where the sheet was entered or is void already: a number is used once."""
    sheet = Sheet.objects.select_related("book", "recorded_by").filter(number=number).first()
    if sheet is None:
        return
    day = gregorian_text(sheet.recorded_on)
    sentence = (
        _("Sheet %(number)s was entered on %(day)s by %(name)s. A number is used once.")
        if sheet.fate == Fate.USED
        else _("Sheet %(number)s was voided on %(day)s by %(name)s. A number is used once.")
    )
    raise Refused(
        sentence % {"number": separate(sheet.written), "day": day, "name": sheet.recorded_by},
        code="sheet_once",
        field="number",
        way=Way(_("What became of the sheets"), reverse("paper:book", args=[sheet.book_id])),
    )


@holds("sheet_written_in_time")
def check_day(book: Book, written_on: date) -> None:
    """Raise `Refused` where the real day is to come, before the book, or too long ago."""
    today, days = clock.today(), parameters.in_force().late_entry_days
    sentence: Any = None
    if written_on > today:
        sentence = _("This day is still to come.")
    elif written_on < book.made_on:
        sentence = _("The sheet was printed on %(day)s: nothing was written on it before.") % {
            "day": gregorian_text(book.made_on)
        }
    elif (today - written_on).days > days:
        sentence = ngettext(
            "A sheet is entered within %(count)s day of its own. Void it, and do it anew.",
            "A sheet is entered within %(count)s days of its own. Void it, and do it anew.",
            days,
        ) % {"count": days}
    if sentence is not None:
        raise Refused(sentence, code="written_on", clause="CH-8+", field="written_on")
