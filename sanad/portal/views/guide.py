"""Five questions that suggest a programme, and a person for whoever finds none (DG-1, DG-4)."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from requests_app.intake.enums import YesNo
from sanad.lib import clock
from sanad.lib.dates import full_years
from sanad.lib.http import page
from sanad.lib.texts import speaking_to
from sanad.portal import offer
from sanad.portal.acting import acting_person
from sanad.portal.forms_guide import GuideForm


@login_not_required
@page(methods="GET POST")
def guide(request):
    """The questions, and under them what suits; who is known finds them answered. Sent by POST, so
    that what somebody says of themselves stands in no address; nothing is kept."""
    person = acting_person(request)
    gender = person.gender if person else ""
    with speaking_to(gender):
        form = GuideForm(
            request.POST if request.method == "POST" else None,
            towns=offer.towns(),
            gender=gender,
            initial=_known(person) if person else {},
        )
        context = {"form": form, "person": person, "suggested": None}
        if form.is_bound and form.is_valid():
            context["suggested"], context["others"] = offer.suggested(form.facts())
        return render(request, "portal/guide.html", context, status=422 if form.errors else 200)


def _known(person):
    """What the registry knows of who is signed in."""
    categories = person.categories.filter(until=None)
    return {
        "categories": list(categories.values_list("category__code", flat=True)),
        "gender": person.gender,
        "age": full_years(person.born_on, clock.today()),
        "town": person.household.city if person.household else "",
        "registered": YesNo.YES,
    }
