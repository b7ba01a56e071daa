"""How somebody's file opens and how they are reached, as they say it themselves (PM-1+)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from beneficiaries import workflow as registry
from sanad.lib.http import safe_next
from sanad.lib.texts import text
from sanad.portal import acting, forms
from sanad.portal.acting import for_applicants


@for_applicants()
def my_details(request):
    """Who else holds the phone, in one place, each with its way to change it."""
    return render(request, "portal/my_details.html", {"person": request.person})


@for_applicants("GET POST")
def phone(request):
    """Does somebody else use this phone? From a yes on, the digits are always asked for."""
    person = request.person
    form = forms.OwnPhoneForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid() and _are_digits_right(request, form):
        use, pin = form.cleaned_data["phone_use"], form.cleaned_data["pin"]
        try:
            person = registry.say_phone_use(person, by=request.user, use=use, pin=pin)
        except ValidationError as error:
            form.add_error("pin", error.messages)
        else:
            acting.act_for(request, person)
            messages.success(request, text("portal.phone.saved"))
            return redirect(safe_next(request, "portal:my_details"))
    context = {
        "form": form,
        "is_asked": not person.phone_use,
        "next": safe_next(request, "portal:my_requests"),
        "back_url": "" if not person.phone_use else safe_next(request, "portal:my_details"),
    }
    return render(request, "portal/phone.html", context, status=422 if form.errors else 200)


def _are_digits_right(request, form):
    """The tries are counted before the digits are looked at."""
    if not form.needs_digits:
        return True
    answer = acting.unlocks(request, request.person, form.cleaned_data["pin"])
    if not answer:
        words = "portal.unlock.wrong" if answer is False else "portal.unlock.too_many"
        form.add_error("pin", text(words))
    return bool(answer)
