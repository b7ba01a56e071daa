"""Everything the portal told somebody, in full and in one place (DG-3, PM-1)."""

from django.shortcuts import render
from django.urls import reverse

from sanad.lib.pagination import keyset_page
from sanad.messaging.models import Message
from sanad.messaging.workflow import mark_read
from sanad.portal.acting import for_applicants

SHOWN = 20
# What a message is about, and the person's own page of it.
PAGES = {
    "requests_app.supportrequest": lambda key: reverse("portal:my_request", args=[key]),
    "conduct.measure": lambda key: reverse("portal:my_measures"),
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


def _page_of(message):
    own_page = PAGES.get(message.about_type)
    return own_page(message.about_id) if own_page else ""
