"""Whoever serves, verifies, decides or pays says first whose cases are their own (PR-2+)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from sanad.accounts import second_factor
from sanad.accounts.perms import is_staff

PAGE = "guarded:kin"
# The steps of signing in come before it, the printed codes of a new second factor among them.
OPEN = (
    *second_factor.OPEN,
    *("mfa_index", "mfa_reauthenticate", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
    PAGE,
)


class KinMiddleware:
    """Leads to the page that asks, in place of any other that asks for a sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], *_arguments: Any
    ) -> HttpResponseBase | None:
        """The page that asks, where somebody has not answered it."""
        is_public = not getattr(view, "login_required", True)
        if is_public or request.resolver_match.view_name in OPEN:  # type: ignore[union-attr]
            return None
        user = request.user
        return redirect(PAGE) if is_staff(user) and user.must_say_kin else None
