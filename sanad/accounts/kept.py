"""A form sent after the session had expired is kept, and offered again after signing in.

Works for every page without its help: what was posted waits in the session under the page's
address; once the same person has signed in and comes to that address, a page offers to send it
again. Photos and other files cannot wait; passwords and codes never do.

Who signed in again beside the form, in another tab, made its token stale: `stale_form` offers what
was posted at once.
"""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.csrf import csrf_failure

from sanad.accounts.perms import is_staff

KEY = "kept_form"
LIVES = 30 * 60
MOST = 60_000
# Who used this browser last: what they wrote is offered to nobody else.
COOKIE, SALT = f"{settings.COOKIE_PREFIX}was", "sanad.accounts.kept"
COMPUTER = f"{settings.COOKIE_PREFIX}computer"  # that was handed over: `places.py`
NEVER = (
    *("csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2", "pin", "code"),
    "kin-",  # identity numbers of relatives, which are kept nowhere (`kin.py`)
)
DROP = "kept-form-drop"


class KeptFormMiddleware:
    """Stands after the middleware that knows for whom the session acts (`request.acting_for()`),
    and before the one that asks for a sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        page = self._kept_form(request)
        if page is not None:
            return page
        response = self.get_response(request)
        if self._was_turned_away(request, response) and keep(request, self._was(request)):
            # Nobody came back: the session and what waits in it end together. Signing in begins
            # anew.
            request.session.set_expiry(LIVES)
        self._remember(request, response)
        return response

    def _was_turned_away(self, request: HttpRequest, response: HttpResponseBase) -> bool:
        return (
            request.method == "POST"
            and not request.user.is_authenticated
            and getattr(request, "csrf_processing_done", False)
            and response.status_code == 302
            and f"next={request.path}" in response["Location"]
            and not request.path.startswith(reverse("account_login"))
        )

    def _kept_form(self, request: HttpRequest) -> HttpResponseBase | None:
        kept = request.session.get(KEY)
        # The sign-in says so.
        request.is_form_kept = bool(kept) and not request.user.is_authenticated  # type: ignore[attr-defined]
        if not kept or not request.user.is_authenticated:
            return None
        account, _person = kept["for"]
        is_here = request.path == kept["path"]
        if account != request.user.pk or time.time() - kept["at"] > LIVES:
            if is_here:
                return self._drop(request, kept)
            self._forget(request)
            return None
        # On a shared phone it waits until the same person has unlocked their file again.
        if not is_here or kept["for"] != who(request):
            return None
        if request.method != "GET":
            # Sent again, from the offer or from a page still open: it has served.
            self._forget(request)
            return None
        if DROP in request.GET:
            return self._drop(request, kept)
        return _page_with_form(request, kept, drop=f"{request.path}?{DROP}")

    def _forget(self, request: HttpRequest) -> None:
        del request.session[KEY]

    def _drop(self, request: HttpRequest, kept: dict[str, Any]) -> HttpResponseBase | None:
        """Back to the page with the form: the address it is sent to may take nothing else."""
        self._forget(request)
        return redirect(kept["page"]) if request.method == "GET" else None

    def _remember(self, request: HttpRequest, response: HttpResponseBase) -> None:
        if request.user.is_authenticated and self._was(request) != who(request):
            response.set_cookie(
                COOKIE,
                signing.dumps(who(request), salt=SALT),
                max_age=24 * 60 * 60,
                secure=request.is_secure(),
                httponly=True,
                samesite="Lax",
            )

    def _was(self, request: HttpRequest) -> Any:
        return was_somebody(request)


def was_somebody(request: HttpRequest) -> Any:
    """Who used this browser last, within a day, as `who` says it; None for nobody, and for who left
    it for good."""
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except BadSignature:
        return None


def keep(request: HttpRequest, whose: Any) -> bool:
    """Let what was posted wait for who posted it (`who`); False where nobody knows whose it is, or
    it is too long or holds secrets alone."""
    fields = _written(request)
    if whose is None or (not fields and len(request.POST) > 1):
        return False
    request.session[KEY] = {
        "path": request.path,
        "page": page_of(request),
        "query": request.META.get("QUERY_STRING", ""),
        "fields": fields,
        "for": whose,
        "at": time.time(),
        "had_files": bool(request.FILES),
    }
    return True


def who(request: HttpRequest) -> list[int | None]:
    """The account, and the person it acts for: the portal says so, an account may hold several."""
    return [request.user.pk, request.acting_for()]  # type: ignore[attr-defined]  # middleware


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """The page for a form whose token is no longer good (`CSRF_FAILURE_VIEW`).

    Refused like any other, nothing is done with it. Where it came from a page of ours and somebody
    is signed in, what was written is offered again with a fresh token; not at a computer that
    colleagues hand over to one another.
    """
    ours = f"{request.scheme}://{request.get_host()}"
    if COMPUTER in request.COOKIES and request.headers.get("Origin") == ours:
        # It may be another colleague's: nothing of it is shown, or offered in another name.
        return render(request, "account/another_here.html", status=403)
    fields = _written(request)
    if request.headers.get("Origin") != ours or not request.user.is_authenticated or not fields:
        return csrf_failure(request, reason)
    kept = {
        "path": request.path,
        "query": request.META.get("QUERY_STRING", ""),
        "fields": fields,
        "had_files": bool(request.FILES),
    }
    return _page_with_form(request, kept, drop=page_of(request), status=403)


def _written(request: HttpRequest) -> list[tuple[str, str]]:
    """`[(name, value)]` of the form as it was posted, less its secrets; [] where it is too long."""
    fields = [
        (name, value)
        for name in request.POST
        for value in request.POST.getlist(name)
        if not name.startswith(NEVER)
    ]
    size = sum(len(name) + len(value) for name, value in fields)
    return fields if size <= MOST else []


def page_of(request: HttpRequest) -> str:
    """The page that the form stood on; where the browser is silent, the address it went to."""
    page = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        parts = urlsplit(page)
        path = "/" + parts.path.lstrip("/")  # two strokes would begin another host's address
        return path + (f"?{parts.query}" if parts.query else "")
    return request.path


def _page_with_form(
    request: HttpRequest, kept: dict[str, Any], *, drop: str, status: int = 200
) -> HttpResponse:
    target = kept["path"] + (f"?{kept['query']}" if kept["query"] else "")
    sender = request.user if is_staff(request.user) else None
    context = {"kept": kept, "target": target, "drop": drop, "sender": sender}
    response = render(request, "account/kept_form.html", context, status=status)
    response["Cache-Control"] = "no-store, private"
    return response
