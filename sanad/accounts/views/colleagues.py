"""How a colleague signs in, for managers: sessions, a link, a second factor taken off by two."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sanad.accounts import workflow
from sanad.accounts.fresh import fresh
from sanad.accounts.models import SecondFactorReset, User
from sanad.accounts.perms import is_manager, may_keep_sign_in_of
from sanad.accounts.second_factor import KINDS
from sanad.lib.http import page
from sanad.lib.refusal import Refused


@page(is_manager, methods="GET POST")
@fresh("POST")
def colleague(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The page and its four buttons, each named by `action`."""
    user = get_object_or_404(User, pk=pk, is_staff=True, is_superuser=False)
    shown_once = ""
    if request.method == "POST":
        act = ACTIONS.get(request.POST.get("action", ""))
        if act is None:
            raise Http404
        try:
            shown_once = act(request, user)
        except Refused as refusal:
            if refusal.is_about_permission:
                raise
            messages.error(request, refusal.sentence)
        if not shown_once:
            return redirect("account_colleague", pk)
    reset = SecondFactorReset.objects.open().filter(user=user).select_related("asked_by").first()
    context = {
        "colleague": user,
        "sessions": workflow.sessions_of(user),
        "link": user.links.good().first(),
        "shown_once": request.build_absolute_uri(shown_once) if shown_once else "",
        "second_factor": Authenticator.objects.filter(user=user, type__in=KINDS).first(),
        "reset": reset,
        "may": may_keep_sign_in_of(request.user, user),
        "may_confirm": reset is not None and reset.asked_by_id != request.user.pk,
    }
    return render(request, "account/colleague.html", context)


def _send_link(request: HttpRequest, user: User) -> str:
    path = workflow.send_link(user, by=request.user)  # type: ignore[arg-type]
    if not path:
        messages.success(request, _("The link is on its way to the colleague."))
    return path


def _end_sessions(request: HttpRequest, user: User) -> str:
    ended = workflow.end_sessions_of(user, by=request.user)  # type: ignore[arg-type]
    said = ngettext("%(count)s device was signed out.", "%(count)s devices were signed out.", ended)
    messages.success(request, said % {"count": ended})
    return ""


def _ask_reset(request: HttpRequest, user: User) -> str:
    workflow.ask_reset(user, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Asked for. Another manager confirms it within three days."))
    return ""


def _confirm_reset(request: HttpRequest, user: User) -> str:
    reset = get_object_or_404(SecondFactorReset.objects.open(), user=user)
    workflow.confirm_reset(reset, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("It is taken off. The colleague sets it up at the next sign-in."))
    return ""


ACTIONS = {
    "send_link": _send_link,
    "end_sessions": _end_sessions,
    "ask_reset": _ask_reset,
    "confirm_reset": _confirm_reset,
}
