"""How somebody's file opens and how they are reached, as they say it themselves (PM-1+)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse

from beneficiaries import workflow as registry
from sanad.lib.http import safe_next
from sanad.lib.texts import text
from sanad.portal import acting, forms, typed
from sanad.portal.acting import for_applicants
from sanad.portal.forms_speaking import SpeakingForm


@for_applicants()
def my_details(request):
    """Who else holds the phone and where messages go, each with its way to change it."""
    return render(request, "portal/my_details.html", {"person": request.person})


@for_applicants("GET POST")
def phone(request):
    """Does somebody else use this phone? From a yes on, the digits are always asked for."""
    person = request.person
    form = typed.form(request, forms.OwnPhoneForm, person=person)
    if request.method == "POST" and form.is_valid() and are_digits_right(request, form):
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
    return render(request, "portal/phone.html", context)


@for_applicants("GET POST")
def safe_contact(request):
    """Another number, hours, or no messages at all: where others read or hear the phone."""
    person = request.person
    form = typed.form(request, forms.SafeContactForm, person=person)
    if request.method == "POST" and form.is_valid() and are_digits_right(request, form):
        try:
            person = registry.say_safe_contact(person, by=request.user, **form.said())
        except ValidationError as error:
            for field, sentences in error.message_dict.items():
                form.add_error(field if field in form.fields else None, sentences)
        else:
            acting.act_for(request, person)
            messages.success(request, text("portal.safe.saved"))
            return redirect("portal:my_details")
    back = reverse("portal:my_details")
    return render(request, "portal/safe.html", {"form": form, "back_url": back})


@for_applicants("GET POST")
def speaking(request):
    """How one speaks with them: by voice or in writing, who calls, a landline."""
    person = request.person
    form = typed.form(request, SpeakingForm, person=person)
    if request.method == "POST" and form.is_valid() and are_digits_right(request, form):
        person = registry.change_person(person, by=request.user, **form.said())
        acting.act_for(request, person)
        messages.success(request, text("portal.speaking.saved"))
        return redirect("portal:my_details")
    context = {"form": form, "back_url": reverse("portal:my_details")}
    return render(request, "portal/speaking.html", context)


def are_digits_right(request, form):
    """Whether the form's digits are theirs, where it asks for some; else it says why not.

    The tries are counted before the digits are looked at; first digits are chosen, not tried.
    """
    if not request.person.has_pin or not getattr(form, "needs_digits", True):
        return True
    answer = acting.unlocks(request, request.person, form.cleaned_data["pin"])
    if not answer:
        words = "portal.unlock.wrong" if answer is False else "portal.unlock.too_many"
        form.add_error("pin", text(words))
    return bool(answer)
