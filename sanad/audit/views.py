"""The records of who looked at what, who tried what and who came in, for those who answer for it.

Each is one page with filters; what differs is the rows, the filters and the columns.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sanad.accounts.perms import without_kept_off
from sanad.audit import chain, names, perms
from sanad.audit.forms import (
    ListFilter,
    LookFilter,
    OpeningFilter,
    RefusalFilter,
    SearchFilter,
    SignInFilter,
)
from sanad.audit.models import ListLook, LookQuerySet, Opening, PeopleSearch, RefusedTry, SignIn
from sanad.lib.http import page
from sanad.lib.isolates import bdi
from sanad.lib.pagination import keyset_page

# The columns of a page of rows: heading, and what stands there for a row.
Columns = list[tuple[str, Callable[[Any], Any]]]

# label, icon, name of the address
RECORDS = [
    (gettext_lazy("Openings of files"), "eye", "audit:openings"),
    (gettext_lazy("Lists of work that were read"), "list-check", "audit:lists"),
    (gettext_lazy("Searches for people"), "search", "audit:searches"),
    (gettext_lazy("Refused tries"), "lock", "audit:refusals"),
    (gettext_lazy("Sign-ins"), "box-arrow-in-right", "audit:sign_ins"),
]


@page(perms.may_review)
def openings(request: HttpRequest) -> HttpResponse:
    """Every opening of a file, newest first (PM-1+)."""
    seen = without_kept_off(Opening.objects.for_list(), request.user, "person_id")
    return _record(request, OpeningFilter(request.GET), seen)


@page(perms.may_review)
def lists(request: HttpRequest) -> HttpResponse:
    """Every list that was read, newest first: who could have seen a name on a day (PM-1+)."""
    columns: Columns = [
        (_("List"), lambda row: names.PAGES.get(row.page, row.page)),
        (_("Branch"), lambda row: row.branch or ""),
    ]
    rows = ListLook.objects.for_list().select_related("branch")
    return _record(request, ListFilter(request.GET), rows, lambda page: columns)


@page(perms.may_review)
def searches(request: HttpRequest) -> HttpResponse:
    """Every search for people, newest first (PM-1+)."""
    columns: Columns = [
        (_("Looked for by"), lambda row: row.get_searched_by_display()),
        (_("Shown"), lambda row: row.hits),
        (_("Page"), lambda row: bdi(row.page)),
    ]
    rows = PeopleSearch.objects.for_list()
    return _record(request, SearchFilter(request.GET), rows, lambda page: columns)


@page(perms.may_review)
def refusals(request: HttpRequest) -> HttpResponse:
    """Everything that was refused to somebody through the portal, newest first (PM-1+)."""

    def columns(rows: Sequence[RefusedTry]) -> Columns:
        cases = names.cases(rows, request.user)
        return [
            (_("Refused by"), lambda row: row.get_refused_by_display()),
            (_("What was tried"), lambda row: _tried(row, cases.get(row.pk))),
            (_("File"), lambda row: _file(row.person_id)),
            (_("Why"), lambda row: _why(row, cases.get(row.pk))),
            (_("Clause"), lambda row: bdi(row.clause) if row.clause else ""),
        ]

    rows = without_kept_off(RefusedTry.objects.for_list(), request.user, "person_id")
    return _record(request, RefusalFilter(request.GET), rows, columns)


def _tried(row: RefusedTry, case: str | None) -> str:
    """The step in words and, below, the way to its case or the bare path of the page; neither of a
    case that the reader may not open."""
    if case == "":
        return _("Official review")
    where = format_html('<a href="{}">{}</a>', case, _("Open the case")) if case else bdi(row.page)
    return format_html("{} <small>{}</small>", names.of_step(row), where)


def _why(row: RefusedTry, case: str | None) -> str:
    """The sentence and, below, the code; neither of a case that the reader may not open: it could
    name who took part."""
    if case == "" or not row.code:
        return ""
    return format_html("{} <small>{}</small>", names.why(row), bdi(row.code))


def _file(person: int | None) -> str:
    """The number of the file, with the way to it; "" where it is not known whose it was about."""
    if person is None:
        return ""
    words = _("File %(number)s") % {"number": person}
    return format_html('<a href="{}">{}</a>', reverse("people:show", args=[person]), words)


@page(perms.may_review)
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Who came in and who did not, newest first (PM-1+)."""
    columns: Columns = [
        (_("How"), lambda row: row.get_door_display()),
        (_("Let in"), lambda row: _("Yes") if row.is_let_in else _("No")),
        (_("From the address"), lambda row: bdi(row.address) if row.address else ""),
    ]
    rows = SignIn.objects.for_list()
    return _record(request, SignInFilter(request.GET), rows, lambda page: columns)


def _record(
    request: HttpRequest,
    form: LookFilter,
    rows: LookQuerySet,
    columns_of: Callable[[Sequence[Any]], Columns] = lambda page: [],
) -> HttpResponse:
    """The page of one record; without columns its rows are openings of files."""
    query = request.GET.copy()
    query.pop("after", None)
    found = keyset_page(form.filter(rows), order=("-id",), after=request.GET.get("after"))
    columns = columns_of(found.rows)
    name = f"audit:{request.resolver_match.url_name}" if request.resolver_match else ""
    context = {
        "form": form,
        "page": found,
        "page_query": query.urlencode(),
        "headers": [label for label, _cell in columns],
        "rows": [(row, [(label, cell(row)) for label, cell in columns]) for row in found.rows],
        "records": [
            (label, icon, reverse(address), address == name) for label, icon, address in RECORDS
        ],
        "record": next(label for label, _icon, address in RECORDS if address == name),
        "address": request.path,
        "link": chain.newest(),
    }
    return render(request, "audit/record.html", context)
