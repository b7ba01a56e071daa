"""Pages for everybody: home, privacy, the language, and the door behind the sign-in."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST, require_safe

from beneficiaries import workflow as registry
from sanad.accounts.forms import AskCodeForm
from sanad.accounts.models import Branch
from sanad.accounts.perms import is_staff
from sanad.lib.dates import days_in_words
from sanad.lib.http import safe_next
from sanad.policy import parameters
from sanad.portal import keeping, offer
from sanad.portal.acting import acting_person

A_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_safe
def home(request):
    """What we do, how it goes, and one door to begin (DG-4, DG-6a)."""
    version = parameters.in_force()
    return render(
        request,
        "portal/home.html",
        {
            "programmes": offer.programmes(),
            "notice_term": version.notice_term,
            "ceiling_term": version.ceiling_term,
            "form": AskCodeForm(),
            # Who has no address, telephone or hours written down is no door to knock at.
            "branches": Branch.objects.exclude(address="", phone="", hours=""),
        },
    )


@login_not_required
@require_safe
def privacy(request):
    """What is kept about a person, why, and who sees it, in plain words."""
    term = days_in_words(parameters.in_force().data_request_days)
    return render(request, "portal/privacy.html", {"kept": keeping.rows(), "term": term})


@login_not_required
@require_POST
def language(request):
    """Keep the chosen language and go back: with the person whose file is open, so that it is hers
    on every phone and in messages, and in a cookie for the pages before the sign-in."""
    response = redirect(safe_next(request, "portal:home"))
    chosen = request.POST.get("language")
    if chosen in dict(settings.LANGUAGES):
        person = acting_person(request)
        if person is not None and person.language != chosen:
            registry.change_person(person, by=request.user, language=chosen)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=A_YEAR,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


@login_not_required
@require_safe
def left(request):
    """Signed out by "save and leave": nobody is named here, whoever looks at the phone next."""
    return render(request, "portal/left.html")


@login_not_required
@require_safe
def number_changed(request):
    """The number is lost, or another one now: what to do, where, and how long it takes (DG-4)."""
    hours = parameters.in_force().contact_wait_hours
    branches = Branch.objects.exclude(address="", phone="", hours="")
    return render(request, "portal/number_changed.html", {"hours": hours, "branches": branches})


@login_not_required
@require_safe
def too_large(request):
    """What the web server, or the proxy in front, answers instead of reading a body that is too
    large."""
    return render(request, "413.html", status=413)


@require_safe
def after_sign_in(request):
    """Those who work here go to their day, beneficiaries to their requests; who was never asked
    whether others use the phone is asked first, once, and may leave it for later."""
    if is_staff(request.user):
        return redirect("workbench:today")
    person = acting_person(request)
    if person is not None and not person.phone_use:
        way = urlencode({"next": reverse("portal:my_requests")})
        return redirect(f"{reverse('portal:phone')}?{way}")
    return redirect("portal:my_requests")


# Every short message leads here: who opens it signed out is asked for the mobile, not a password.
after_sign_in.login_url = reverse_lazy("account_request_login_code")
