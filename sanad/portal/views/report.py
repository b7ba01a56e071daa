"""Somebody was asked for money or favours: said here by anybody, with a name or without (PM-1+)."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.urls import reverse

from sanad.contact import workflow
from sanad.lib.http import page
from sanad.lib.limits import is_within
from sanad.lib.texts import speaking_to, text
from sanad.portal import forms_asking
from sanad.portal.acting import acting_person


@login_not_required
@page(methods="GET POST")
def report(request):
    """One page: nothing is looked up in it, so it tells nobody who is registered."""
    person = acting_person(request)
    with speaking_to(person.gender if person else ""):
        if request.POST.get("with_file") == "yes" and not _is_theirs(request, person):
            return sign_in_again(request)
        form = forms_asking.ReportForm(request.POST or None, person=person)
        if request.method == "POST" and form.is_valid():
            if is_within(request, "report"):
                _write_down(request, form, person)
                return redirect("portal:report_sent")
            form.add_error(None, text("portal.report.too_many"))
        status = 422 if form.errors else 200
        return render(
            request, "portal/report.html", {"form": form, "person": person}, status=status
        )


def _is_theirs(request, person):
    """Whether the session still acts for whom the page was written by."""
    return person is not None and request.POST.get("whose", "") in ("", str(person.pk))


def sign_in_again(request):
    """The session ended, or another has the phone now: what she wrote in her name waits for her,
    and is not sent in nobody's."""
    if request.user.is_authenticated:
        return redirect("portal:who")
    return redirect_to_login(request.path, reverse("account_request_login_code"))


def _write_down(request, form, person):
    if person is not None and form.cleaned_data["with_file"] == "yes":
        workflow.report(by=request.user, person=person, **form.said())
    else:
        workflow.report_without_a_name(**form.said())


@login_not_required
@page()
def sent(request):
    """It arrived; what happens now. On a phone that others hold nothing stays of it."""
    person = acting_person(request)
    with speaking_to(person.gender if person else ""):
        return render(request, "portal/report_sent.html", {"is_signed_in": person is not None})
