"""Why a sheet cannot be entered or voided: its number, what became of it, its day."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.dates import gregorian_text, text_beside
from sanad.lib.isolates import separate
from sanad.lib.triggers import holds
from sanad.paper import numbers
from sanad.paper.enums import Fate
from sanad.paper.models import Book, Sheet
from sanad.policy import parameters
from sanad.workflow.refusal import Refused, Way


def read(text: str) -> int:
    """The number that was typed; `Refused` where a digit is missing, or its check digit says that
    one is wrong."""
    number = numbers.read(text)
    if number is None and numbers.is_cut_short(text):
        raise Refused(
            _("Write all of it, with the digit after the dash: such as 000217-6."),
            code="cut_short",
            field="number",
        )
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


def check_end(book: Book, number: int, until: int) -> None:
    """Raise `Refused` where the sheets from `number` to `until` are no run of this book."""
    if not number <= until <= book.last:
        raise Refused(
            _("The last sheet comes after the first, in the same book: up to %(last)s.")
            % {"last": separate(numbers.written(book.last))},
            code="until",
            field="until",
        )


@holds("sheet_number_once")
def not_back_yet(number: int, until: int | None = None) -> None:
    """Raise `Refused` where the sheet, or one of those up to `until`, was entered or is void
    already: a number is used once."""
    run = Sheet.objects.filter(number__range=(number, until or number))
    sheet = run.select_related("book", "recorded_by").order_by("number").first()
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
            "day": text_beside(written_on, book.made_on)
        }
    elif (today - written_on).days > days:
        sentence = ngettext(
            "A sheet is entered within %(count)s day of its own. Void it, and do it anew.",
            "A sheet is entered within %(count)s days of its own. Void it, and do it anew.",
            days,
        ) % {"count": days}
    if sentence is not None:
        raise Refused(sentence, code="written_on", clause="CH-8+", field="written_on")
