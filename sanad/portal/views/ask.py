"""Ask, suggest, complain, from every page, signed in or not; and read the answer (CH-7)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from sanad.contact import asked, perms, workflow
from sanad.contact.forms import FollowUpForm
from sanad.contact.models import Contact
from sanad.lib.dates import days_in_words
from sanad.lib.http import page
from sanad.lib.limits import is_within
from sanad.lib.pagination import keyset_page
from sanad.lib.texts import speaking_to, text
from sanad.policy.parameters import in_force
from sanad.portal import forms_asking, typed
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
@page(methods="GET POST")
def answer_of(request):
    """What became of it, to whoever holds number and code; who asked without signing in writes on
    here."""
    form = forms_asking.AskedForm(request.GET if "code" in request.GET else None)
    context = {"form": form, "contact": None, "is_unknown": False, "follow_up": None}
    if form.is_bound:
        if not is_within(request, "verify-letter"):
            return render(request, "429.html", status=429)
        if form.is_valid():
            found = asked.find(form.cleaned_data["number"], form.cleaned_data["code"])
            if found is not None and may_write_on(None, found):
                follow_up = FollowUpForm(request.POST or None)
                if follow_up.is_bound and _wrote_on(request, found, follow_up):
                    return redirect(request.get_full_path())
                context["follow_up"] = follow_up
            context |= {"contact": found, "is_unknown": found is None, **form.cleaned_data}
    errors = context["follow_up"] and context["follow_up"].errors
    return render(request, "portal/asked.html", context, status=422 if errors else 200)


def _wrote_on(request, contact, form):
    if not form.is_valid():
        return False
    if not is_within(request, "report"):
        form.add_error(None, text("portal.report.too_many"))
        return False
    if contact.created_by_id is None:
        workflow.follow_up_as_a_stranger(contact, **form.cleaned_data)
    else:
        workflow.follow_up(contact, by=request.user, **form.cleaned_data)
    return True


def may_write_on(user, contact):
    """Whether `user` (None: whoever holds the code) may write on behind our answer."""
    is_answered = bool(contact.answer) and not contact.destroyed_on
    return is_answered and perms.may_follow_up(user, contact)


@for_applicants()
def my_asked(request):
    """What they asked, newest first, with the answers and what was written since."""
    theirs = Contact.objects.by_person(request.person).prefetch_related("follow_ups")
    shown = keyset_page(theirs, order=("-id",), after=request.GET.get("after"), size=SHOWN)
    rows = [(row, may_write_on(request.user, row)) for row in shown]
    return render(request, "portal/my_asked.html", {"page": shown, "rows": rows})


@for_applicants("GET POST")
def my_asked_on(request, pk):
    """They write on behind an answer, in the same place."""
    contact = get_object_or_404(Contact.objects.by_person(request.person), pk=pk)
    if not may_write_on(request.user, contact):
        return redirect("portal:my_asked")
    form = typed.form(request, FollowUpForm)
    if request.method == "POST" and _wrote_on(request, contact, form):
        messages.success(request, text("portal.thread.sent"))
        return redirect("portal:my_asked")
    return render(request, "portal/my_asked_on.html", {"form": form, "contact": contact})
