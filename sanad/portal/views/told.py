"""Everything the portal told somebody, and what happened around their file (DG-3, PM-1)."""

from django.shortcuts import render
from django.urls import reverse

from sanad.lib.pagination import keyset_page
from sanad.messaging.models import Message
from sanad.messaging.workflow import mark_read
from sanad.portal import traces
from sanad.portal.acting import for_applicants

SHOWN = 20
# What a message is about, and the person's own page of it.
PAGES = {
    "requests_app.supportrequest": lambda key: reverse("portal:my_request", args=[key]),
    "conduct.measure": lambda key: reverse("portal:my_measures"),
    "contact.contact": lambda key: reverse("portal:my_asked"),
    "guarded.guardedchange": lambda key: reverse("portal:my_file"),
}


@for_applicants()
def my_messages(request):
    """Their own messages, newest first: answers to their questions, and whatever has no page of
    its own. What is shown here is read."""
    theirs = Message.objects.to_people([request.person])
    page = keyset_page(theirs, order=("-id",), after=request.GET.get("after"), size=SHOWN)
    rows = [(message, message.read_at is None, _page_of(message)) for message in page]
    mark_read(theirs.filter(pk__in=[message.pk for message in page]))
    return render(request, "portal/my_messages.html", {"page": page, "rows": rows})


@for_applicants()
def my_file(request):
    """Who opened their file, what was refused on it, what two colleagues change: also for who has
    no request yet, and with the button for what was not them."""
    return render(request, "portal/my_file.html", {"traces": traces.cards(request.person)})


def _page_of(message):
    own_page = PAGES.get(message.about_type)
    return own_page(message.about_id) if own_page else ""
