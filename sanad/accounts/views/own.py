"""One's own sign-in: where one is signed in, the second factor, the link to choose a password."""

from typing import Any, ParamSpec

from allauth.account.adapter import get_adapter
from allauth.account.views import LogoutView
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sanad.accounts import kept, workflow
from sanad.accounts.forms import ChoosePasswordForm, ReachForm
from sanad.accounts.fresh import fresh
from sanad.accounts.models import ShortCode, User
from sanad.accounts.perms import is_staff
from sanad.accounts.sessions import row_of
from sanad.accounts.views.keys import keys_of
from sanad.lib.http import forget_pages, page
from sanad.lib.limits import is_within
from sanad.lib.refusal import Refused

P = ParamSpec("P")


class SignOut(LogoutView):
    """Signed out, and what the browser kept of our pages goes too."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = forget_pages(super().post(request, *args, **kwargs))
        # Who left is not told at the next sign-in that a session ended.
        response.delete_cookie(kept.COOKIE)
        return response


@page(methods="GET POST")
def mine(request: HttpRequest) -> HttpResponseBase:
    """Where the account is signed in; a tap ends one of them, or all but this."""
    this = request.session.session_key
    if request.method == "POST":
        ended = workflow.end_sessions(request.user, but=this, only=request.POST.get("session"))  # type: ignore[arg-type]
        said = ngettext(
            "%(count)s device was signed out.", "%(count)s devices were signed out.", ended
        )
        messages.success(request, said % {"count": ended})
        return redirect("mfa_index")
    works_here = is_staff(request.user)
    context = {
        "sessions": workflow.sessions_of(request.user),  # type: ignore[arg-type]
        "this": row_of(this),
        "works_here": works_here,
        "back_url": resolve_url("workbench:today" if works_here else "portal:my_requests"),
        **(_of_a_colleague(request.user) if works_here else {}),  # type: ignore[arg-type]
    }
    return render(request, "account/mine.html", context)


@page(is_staff, methods="GET POST")
@fresh("GET", "POST")
def reach(request: HttpRequest) -> HttpResponseBase:
    """A colleague's own mobile and e-mail; told where they were before."""
    user = User.objects.get(pk=request.user.pk)  # type: ignore[misc]  # signed in
    form = ReachForm(request.POST if request.method == "POST" else None, instance=user)
    if form.is_valid():
        if form.has_changed():
            workflow.change_reach(user, **form.cleaned_data)
        messages.success(request, _("Saved. Codes and links go there from now on."))
        return redirect("mfa_index")
    status = 422 if form.is_bound else 200
    return render(request, "account/reach.html", {"form": form}, status=status)


def _of_a_colleague(user: User) -> dict[str, Any]:
    """What only those who work here sign in with."""
    apps = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    return {
        "app": apps.first(),
        "keys": keys_of(user),
        "short_code": ShortCode.objects.filter(user=user).first(),
    }


@login_not_required
@page(methods="GET POST")
def link(request: HttpRequest, token: str) -> HttpResponseBase:
    """A colleague chooses her own password by the link that she was sent; it works once."""
    if not is_within(request, "sign-in-link"):
        raise PermissionDenied
    good = workflow.link_of(token)
    if good is None:
        return render(request, "account/link_over.html", status=410)
    form = ChoosePasswordForm(good.user, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                workflow.use_link(good, password=form.cleaned_data["new_password1"])
            except Refused:
                return render(request, "account/link_over.html", status=410)
            get_adapter().logout(request)
            messages.success(request, _("Your password is set. Sign in with it now."))
            return redirect("account_login")
    context = {"form": form, "colleague": good.user}
    return render(request, "account/link.html", context, status=status)
