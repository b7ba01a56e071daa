"""The portal's addresses, and bare pages beside them: what the framework alone costs."""

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from beneficiaries.models import Person
from sanad.audit.models import Opening, Purpose
from sanad.urls import urlpatterns as portal

ROWS = 30
LIST = engines["django"].from_string(
    "<!doctype html><title>{{ user }}</title><table>{% for person in people %}"
    "<tr><td>{{ person.pk }}<td>{{ person.full_name }}<td>{{ person.mobile }}"
    "<td>{{ person.branch }}{% endfor %}</table>"
)


@login_not_required
def bare(request):
    """What a request costs before the portal does anything: the same middleware, no page."""
    return HttpResponse("bare")


def bare_list(request):
    """The bare page that every other is compared with: signed in, thirty rows, one query."""
    people = Person.objects.select_related("branch").order_by("id")[:ROWS]
    return HttpResponse(LIST.render({"people": people, "user": request.user}, request))


@transaction.atomic
def bare_insert(request):
    """The bare step: signed in, one row is inserted and committed."""
    Opening.objects.create(by=request.user, person_id=1, purpose=Purpose.SERVICE, page="bare")
    return HttpResponse(status=302, headers={"Location": "/bare/"})


urlpatterns = [
    path("bare/", bare),
    path("bare/list/", bare_list),
    path("bare/insert/", bare_insert),
    *portal,
]
