"""A letter on screen, as PDF, and the public page that says whether it is genuine."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse_lazy

from sanad.accounts.perms import is_staff
from sanad.audit.models import Opening, Purpose
from sanad.letters import perms, sheet
from sanad.letters.forms import VerifyForm
from sanad.letters.models import Letter
from sanad.lib.http import page
from sanad.lib.limits import is_within


def _letter_for(user, pk):
    letter = get_object_or_404(Letter, pk=pk)
    if not perms.may_read(user, letter):
        raise Http404
    return letter


def _note_openings(request, letter):
    """Which colleague read it stays on the record of whom it is about."""
    if is_staff(request.user):
        asked = {"by": request.user, "purpose": Purpose.READING, "page": request.path}
        Opening.objects.of_several(letter.people, **asked)


@page()
def show(request, pk):
    """The letter on screen; 404 to whoever may not read it."""
    letter = _letter_for(request.user, pk)
    _note_openings(request, letter)
    return render(request, "letters/show.html", {"letter": letter, "sheet": sheet.data(letter)})


# A short message leads to the letter: who is signed out is asked for the mobile, not a password.
show.login_url = reverse_lazy("account_request_login_code")


@page()
def pdf(request, pk):
    """The letter as PDF, named by its number; 404 to whoever may not read it."""
    letter = _letter_for(request.user, pk)
    _note_openings(request, letter)
    return HttpResponse(
        letter.pdf(),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{letter.number}.pdf"'},
    )


@login_not_required
@page()
def verify(request):
    """Genuine or not: kind, number, day and the recipient's initials, to whoever holds the code."""
    form = VerifyForm(request.GET if "code" in request.GET else None)
    context = {"form": form, "letter": None, "is_unknown": False}
    if form.is_bound:
        if not is_within(request, "verify-letter"):
            return render(request, "429.html", status=429)
        if form.is_valid():
            context["letter"] = Letter.objects.filter(code=form.cleaned_data["code"]).first()
            context["is_unknown"] = context["letter"] is None
    return render(request, "letters/verify.html", context)
