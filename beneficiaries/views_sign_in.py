"""How somebody is reached and known, and what they accepted: pages of the desk."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import consents, familiar, forms, forms_by_two, guarded, perms, workflow
from beneficiaries.file_pages import form_page, of_a_file, propose, tried
from sanad.lib.http import safe_next
from sanad.lib.texts import speaking_to
from sanad.policy import terms as policy_terms


@of_a_file(perms.may_register, methods="GET POST")
def mobile(request, person):
    """Propose another mobile for the file; the old one is told (PM-1+)."""
    if not person.mobile:
        return redirect("people:edit", person.pk)
    form = forms_by_two.MobileForm(request.POST or None)
    return propose(request, person, form, guarded.propose_mobile, template="people/mobile.html")


@of_a_file(perms.may_register, methods="GET POST")
def pin(request, person):
    """Set the digits that tell the person from others on a shared phone; they type them. Where
    digits stand there, others are agreed to by two."""
    if person.digits_are_by_two:
        form = forms_by_two.PinByTwoForm(request.POST or None)
        return propose(
            request, person, form, guarded.propose_pin, template="people/pin.html", field="pin"
        )
    form = forms.PinForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, workflow.set_pin, person, request, field="pin", **form.cleaned_data)
    ):
        messages.success(request, _("The code is set. Only they know it."))
        return redirect("people:show", person.pk)
    return render(request, "people/pin.html", form_page(person, form))


@of_a_file(perms.may_register, methods="GET POST")
def known(request, person):
    """Somebody signs in to this file from a new phone: call the number of the file, and say whether
    it is they."""
    form = forms.KnownForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        is_them = form.cleaned_data["is_them"] == "yes"
        familiar.known_by_call(person, by=request.user, is_them=is_them)
        messages.success(request, _("Noted. The task is done."))
        return redirect("people:show", person.pk)
    return render(request, "people/known.html", form_page(person, form))


@of_a_file(perms.may_register, methods="GET POST")
def terms(request, person):
    """The terms in force, read by the person or to them at the desk, and accepted (PM-1)."""
    shown = policy_terms.in_force()
    form = forms.TermsForm(request.POST or None, initial={"digest": shown.digest})
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, workflow.accept_terms, person, request, **form.cleaned_data)
    ):
        messages.success(request, _("It is written down that they accepted the terms."))
        return redirect(safe_next(request, reverse("people:show", args=[person.pk])))
    return render(request, "people/terms.html", form_page(person, form) | {"terms": shown})


@of_a_file(perms.may_register, methods="GET POST")
def consent(request, person):
    """May other bodies be asked about them? The words, and their yes or no (PR-2+)."""
    with speaking_to(person.gender):
        form = forms.ConsentForm(request.POST or None, words=consents.words())
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, consents.answer, person, request, **form.said())
    ):
        messages.success(request, _("Their answer is written down."))
        return redirect(safe_next(request, reverse("people:show", args=[person.pk])))
    return render(request, "people/consent.html", form_page(person, form))
