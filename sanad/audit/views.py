"""The record of who looked for people and who opened whose file, for those who answer for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sanad.audit import perms
from sanad.audit.forms import LookFilter, OpeningFilter, SearchFilter
from sanad.audit.models import LookQuerySet, Opening, PeopleSearch
from sanad.lib.http import page
from sanad.lib.pagination import keyset_page


@page(perms.may_review)
def openings(request: HttpRequest) -> HttpResponse:
    """Every opening of a file, newest first (PM-1+)."""
    return _record(request, OpeningFilter(request.GET), Opening.objects.for_list(), "openings")


@page(perms.may_review)
def searches(request: HttpRequest) -> HttpResponse:
    """Every search for people, newest first (PM-1+)."""
    rows = PeopleSearch.objects.for_list()
    return _record(request, SearchFilter(request.GET), rows, "searches")


def _record(request: HttpRequest, form: LookFilter, rows: LookQuerySet, name: str) -> HttpResponse:
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "form": form,
        "page": keyset_page(form.filter(rows), order=("-id",), after=request.GET.get("after")),
        "page_query": query.urlencode(),
    }
    return render(request, f"audit/{name}.html", context)
