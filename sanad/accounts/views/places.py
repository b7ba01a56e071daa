"""Handing the computer over, coming back, and the short code for it."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sanad.accounts import places
from sanad.accounts.forms import ComeBackForm, ShortCodeForm
from sanad.accounts.fresh import fresh
from sanad.accounts.perms import is_staff
from sanad.accounts.short_code import ShortCode
from sanad.lib.http import forget_pages, page
from sanad.lib.refusal import Refused


class SignInHere(LoginView):
    """The staff's door; colleagues who wait at this computer have one of their own."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = super().get_context_data(**kwargs)
        return said | {"others_wait": places.waiting(self.request).exists()}


@page(is_staff, methods="POST")
def hand_over(request: HttpRequest) -> HttpResponseBase:
    """The session waits; whoever comes next sees nothing of it but the name."""
    try:
        computer = places.hand_over(request)
    except Refused as refusal:
        messages.info(request, refusal.sentence)
        without = refusal.code == "no_short_code"
        return redirect("account_short_code" if without else places.page_left(request))
    response = redirect("account_places")
    places.remember(response, computer, is_secure=request.is_secure())
    return forget_pages(response)


@login_not_required
@page(methods="GET POST")
def waiting(request: HttpRequest) -> HttpResponseBase:
    """Who waits at this computer; a colleague goes on by her short code."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    sessions = list(places.waiting(request))
    if not sessions:
        return redirect("account_login")
    form = ComeBackForm(sessions, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            tried = places.come_back(request, form.cleaned_data["who"], form.cleaned_data["code"])
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect("account_places")
        if tried.user is not None:
            return forget_pages(redirect(tried.page))
        form.add_error("code", _wrong(tried.left))
    status = 422 if form.is_bound else 200
    return render(request, "account/places.html", {"form": form}, status=status)


def _wrong(left: int) -> str:
    words = ngettext(
        "This is not your short code. %(count)s try is left, then you sign in with your password.",
        "This is not your short code. %(count)s tries are left, then you sign in with your"
        " password.",
        left,
    )
    return words % {"count": left}


@page(is_staff, methods="GET POST")
@fresh("GET", "POST")
def short_code(request: HttpRequest) -> HttpResponseBase:
    """One's own short code: chosen, changed, given up."""
    mine = ShortCode.objects.filter(user=request.user)  # type: ignore[misc]  # signed in
    form = ShortCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and "give_up" in request.POST:
        mine.delete()
        messages.success(request, _("You no longer have a short code."))
        return redirect("mfa_index")
    if form.is_valid():
        ShortCode.choose(request.user, form.cleaned_data["code"])  # type: ignore[arg-type]
        messages.success(request, _("Your short code is set. You can hand the computer over."))
        return redirect("mfa_index")
    context = {"form": form, "has_one": mine.exists()}
    status = 422 if form.is_bound else 200
    return render(request, "account/short_code.html", context, status=status)
