"""The staff home and its one search box."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sanad.lib import clock
from sanad.lib.http import no_store, wants_fragment
from sanad.workbench import perms
from sanad.workbench.navigation import shortcuts_for
from sanad.workbench.search import Search
from sanad.workbench.today import SIZES, Day, beside


@no_store
def today(request):
    """What is mine to do today, by role (GO-1)."""
    if not perms.may_work(request.user):
        raise PermissionDenied
    day = Day(
        request.user,
        today=clock.today(),
        chosen=request.GET.get("pile", ""),
        size=_size(request.GET.get("size")),
    )
    context = {
        "day": day,
        "rows": day.rows(),
        "numbers": day.numbers([_("All of mine"), _("Late"), _("Due today")]),
        "shortcuts": shortcuts_for(request.user),
        "beside": beside(request.user),
    }
    fragment = wants_fragment(request)
    return render(request, "workbench/_queue.html" if fragment else "workbench/today.html", context)


def _size(text):
    return int(text) if text in {str(size) for size in SIZES} else SIZES[0]


@no_store
def search(request):
    """One box: a number leads to its case, anything else to the people it may mean."""
    if not perms.may_work(request.user):
        raise PermissionDenied
    found = Search(request.GET.get("q", ""), request.user, after=request.GET.get("after"))
    if found.only_case:
        return redirect(found.only_case.url)
    query = urlencode({"q": found.text})
    return render(request, "workbench/search.html", {"found": found, "query": query})
