"""The records of who looked at what, who tried what and who came in, for those who answer for it.

Each is one page with filters; what differs is the rows, the filters and the columns.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sanad.accounts.perms import without_kept_off
from sanad.audit import chain, perms
from sanad.audit.forms import LookFilter, OpeningFilter, RefusalFilter, SearchFilter, SignInFilter
from sanad.audit.models import LookQuerySet, Opening, PeopleSearch, RefusedTry, SignIn
from sanad.lib.http import page
from sanad.lib.isolates import bdi
from sanad.lib.pagination import keyset_page

# label, icon, name of the address
RECORDS = [
    (gettext_lazy("Openings of files"), "eye", "audit:openings"),
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
def searches(request: HttpRequest) -> HttpResponse:
    """Every search for people, newest first (PM-1+)."""
    columns = [
        (_("Looked for by"), lambda row: row.get_searched_by_display()),
        (_("Shown"), lambda row: row.hits),
        (_("Page"), lambda row: bdi(row.page)),
    ]
    rows = PeopleSearch.objects.for_list()
    return _record(request, SearchFilter(request.GET), rows, columns)


@page(perms.may_review)
def refusals(request: HttpRequest) -> HttpResponse:
    """Everything that was refused to somebody through the portal, newest first (PM-1+)."""
    columns = [
        (_("Refused by"), lambda row: row.get_refused_by_display()),
        (_("What was tried"), lambda row: bdi(row.step or row.page)),
        (_("File"), lambda row: _file(row.person_id)),
        (_("Why"), lambda row: bdi(row.code) if row.code else ""),
        (_("Clause"), lambda row: bdi(row.clause) if row.clause else ""),
    ]
    rows = without_kept_off(RefusedTry.objects.for_list(), request.user, "person_id")
    return _record(request, RefusalFilter(request.GET), rows, columns)


def _file(person: int | None) -> str:
    """The number of the file, with the way to it; "" where it is not known whose it was about."""
    if person is None:
        return ""
    return format_html('<a href="{}">{}</a>', reverse("people:show", args=[person]), bdi(person))


@page(perms.may_review)
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Who came in and who did not, newest first (PM-1+)."""
    columns = [
        (_("How"), lambda row: row.get_door_display()),
        (_("Let in"), lambda row: _("Yes") if row.is_let_in else _("No")),
        (_("From the address"), lambda row: bdi(row.address) if row.address else ""),
    ]
    return _record(request, SignInFilter(request.GET), SignIn.objects.for_list(), columns)


def _record(
    request: HttpRequest,
    form: LookFilter,
    rows: LookQuerySet,
    columns: list[tuple[str, Callable[[Any], Any]]] | None = None,
) -> HttpResponse:
    """The page of one record; without `columns` its rows are openings of files."""
    query = request.GET.copy()
    query.pop("after", None)
    found = keyset_page(form.filter(rows), order=("-id",), after=request.GET.get("after"))
    name = f"audit:{request.resolver_match.url_name}" if request.resolver_match else ""
    context = {
        "form": form,
        "page": found,
        "page_query": query.urlencode(),
        "headers": [label for label, _cell in columns or ()],
        "rows": [
            (row, [(label, cell(row)) for label, cell in columns or ()]) for row in found.rows
        ],
        "records": [
            (label, icon, reverse(address), address == name) for label, icon, address in RECORDS
        ],
        "record": next(label for label, _icon, address in RECORDS if address == name),
        "address": request.path,
        "link": chain.newest(),
    }
    return render(request, "audit/record.html", context)
