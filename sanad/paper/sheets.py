"""A book on paper: its blank sheets as one PDF, a page for each number."""

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from sanad.letters import sheet
from sanad.lib.association import Association
from sanad.paper import kinds, numbers
from sanad.policy import parameters

TEMPLATE = Path(__file__).with_name("book.typ")


def pdf(book):
    """The sheets of a book as PDF bytes, in Arabic whatever the language of who prints them.

    Raises Refused, with a sentence, where the fonts or the template are not what was installed.
    """
    return sheet.printed(TEMPLATE, data(book), name=str(book))


def data(book):
    """Everything that stands on the sheets."""
    form = kinds.FORMS[book.kind]
    with override("ar"):
        association, days = Association(), parameters.in_force().late_entry_days
        about = dict(form.choices()).get(book.about, "")
        return {
            "title": " · ".join(filter(None, [str(book.get_kind_display()), str(about)])),
            "association": association.name,
            "branch": str(book.branch),
            "numbers": [numbers.written(number) for number in range(book.first, book.last + 1)],
            "parts": form.parts(book.about),
            "words": {
                "number": _("Number of the sheet"),
                "day": _("Day"),
                "foot": ngettext(
                    "This sheet is entered once, under its number, within %(count)s day. Spoiled,"
                    " it is kept, and its number is voided.",
                    "This sheet is entered once, under its number, within %(count)s days. Spoiled,"
                    " it is kept, and its number is voided.",
                    days,
                )
                % {"count": days},
            },
        }
