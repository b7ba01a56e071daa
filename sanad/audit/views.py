"""The record of who opened whose file, for those who answer for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sanad.audit import perms
from sanad.audit.forms import OpeningFilter
from sanad.audit.models import Opening
from sanad.lib.http import page
from sanad.lib.pagination import keyset_page


@page(perms.may_review)
def openings(request: HttpRequest) -> HttpResponse:
    """Every opening, newest first (PM-1+)."""
    form = OpeningFilter(request.GET)
    rows = form.filter(Opening.objects.for_list())
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "form": form,
        "page": keyset_page(rows, order=("-id",), after=request.GET.get("after")),
        "page_query": query.urlencode(),
    }
    return render(request, "audit/openings.html", context)
