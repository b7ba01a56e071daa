"""Asking for the password or the second factor once more before a grave step.

Who signed in, gave it again or did a grave step some minutes ago (`FRESH_MINUTES`) is not asked:
so a sitting, a round or a list asks once. What was posted waits meanwhile (`kept.py`) and is
offered again.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from allauth.account.signals import authentication_step_completed
from django.conf import settings
from django.contrib.auth import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from sanad.accounts import kept
from sanad.accounts.perms import is_staff
from sanad.accounts.sessions import row_of
from sanad.lib.http import View, is_htmx

P = ParamSpec("P")
KEY = "fresh_at"
RENEWED_AFTER = 60  # seconds: not a write for each of forty votes


class NotFresh(Exception):
    """Asked for by a grave step: `FreshMiddleware` answers with the page that asks."""


def is_fresh(request: HttpRequest) -> bool:
    """Whether this is surely who signed in. Who signs in by a code has no password to give, and
    takes no such step."""
    if not is_staff(request.user):
        return True
    since = time.time() - request.session.get(KEY, 0)
    return since <= settings.FRESH_MINUTES * 60


def ask_if_stale(request: HttpRequest) -> None:
    """Go on with a grave step: raises `NotFresh` where it was long ago, else counts from now."""
    if not is_fresh(request):
        raise NotFresh
    if is_staff(request.user) and time.time() - request.session.get(KEY, 0) > RENEWED_AFTER:
        _begin(request)


def fresh(
    *methods: str,
) -> Callable[[View[P, HttpResponseBase]], View[P, HttpResponseBase]]:
    """Decorate a view whose requests of these methods are a grave step."""

    def decorate(view: View[P, HttpResponseBase]) -> View[P, HttpResponseBase]:
        @wraps(view)
        def asked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method in methods:
                ask_if_stale(request)
            return view(request, *args, **kwargs)

        return asked

    return decorate


class FreshMiddleware:
    """Keeps what was posted, asks, and comes back to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """The page that asks; a part of a page is left for it as a whole."""
        if not isinstance(error, NotFresh):
            return None
        back = request.path
        if request.method == "POST" and not kept.keep(request, kept.who(request)):
            back = kept.page_of(request)
        target = f"{reverse('account_reauthenticate')}?{urlencode({'next': back})}"
        if is_htmx(request):
            return HttpResponse(headers={"HX-Redirect": target})
        return redirect(target)


def _begin(request: HttpRequest) -> None:
    request.session[KEY] = time.time()


@receiver(user_logged_in)
def signed_in(request: HttpRequest, **_more: Any) -> None:
    """Who just signed in is not asked again."""
    _begin(request)


@receiver(authentication_step_completed)
def gave_it_again(request: HttpRequest, reauthenticated: bool = False, **_more: Any) -> None:
    """The password or the second factor was right once more: under another key from now on, so
    that one that was seen before takes no grave step."""
    if reauthenticated:
        _begin(request)
        session = request.session
        session.move(row_of(session.session_key))  # type: ignore[attr-defined]  # our own store
