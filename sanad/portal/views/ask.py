"""Ask, suggest, complain, from every page, signed in or not; and read the answer (CH-7)."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from sanad.contact import asked, workflow
from sanad.contact.models import Contact
from sanad.lib.dates import days_in_words
from sanad.lib.http import page
from sanad.lib.limits import is_within
from sanad.lib.pagination import keyset_page
from sanad.lib.texts import speaking_to, text
from sanad.policy.parameters import in_force
from sanad.portal import forms_asking
from sanad.portal.acting import acting_person, for_applicants
from sanad.portal.views.report import sign_in_again

SHOWN = 20


@login_not_required
@page(methods="GET POST")
def ask(request):
    """One page; who is signed in asks in their own name, anybody else gives one."""
    person = acting_person(request)
    with speaking_to(person.gender if person else ""):
        if request.method == "POST" and not _is_whose_page(request, person):
            return sign_in_again(request)
        form = forms_asking.AskForm(request.POST or None, person=person)
        if request.method == "POST" and form.is_valid():
            if is_within(request, "report"):
                return _asked(request, form, person)
            form.add_error(None, text("portal.report.too_many"))
        status = 422 if form.errors else 200
        context = {"form": form, "person": person, "term": days_in_words(in_force().answer_days)}
        return render(request, "portal/ask.html", context, status=status)


def _is_whose_page(request, person):
    """Whether the session still acts for whom the page was drawn."""
    return request.POST.get("whose", "") in ("", str(person.pk) if person else "")


def _asked(request, form, person):
    if person is not None:
        workflow.ask(by=request.user, person=person, branch=person.branch, **form.said())
        return redirect("portal:my_asked")
    contact = workflow.ask_as_a_stranger(**form.said())
    shown = {"number": contact.number, "code": asked.code(contact)}
    return redirect(f"{reverse('portal:asked')}?{urlencode(shown)}")


@login_not_required
@page()
def answer_of(request):
    """What became of it, to whoever holds number and code."""
    form = forms_asking.AskedForm(request.GET if "code" in request.GET else None)
    context = {"form": form, "contact": None, "is_unknown": False}
    if form.is_bound:
        if not is_within(request, "verify-letter"):
            return render(request, "429.html", status=429)
        if form.is_valid():
            found = asked.find(form.cleaned_data["number"], form.cleaned_data["code"])
            context |= {"contact": found, "is_unknown": found is None, **form.cleaned_data}
    return render(request, "portal/asked.html", context)


@for_applicants()
def my_asked(request):
    """What they asked, newest first, with the answers."""
    theirs = Contact.objects.by_person(request.person)
    shown = keyset_page(theirs, order=("-id",), after=request.GET.get("after"), size=SHOWN)
    return render(request, "portal/my_asked.html", {"page": shown})
