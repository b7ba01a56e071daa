"""A form sent after the session had expired is kept, and offered again after signing in.

Works for every page without its help: what was posted waits in the session under the page's
address; once the same person has signed in and comes to that address, a page offers to send it
again. Photos and other files cannot wait; passwords and codes never do.
"""

import time

from django.core import signing
from django.core.signing import BadSignature
from django.shortcuts import render
from django.urls import reverse

KEY = "kept_form"
LIVES = 30 * 60
MOST = 60_000
# The session's word for which person of a shared account it acts for.
ACTING = "acting_person"
# Who used this browser last: what they wrote is offered to nobody else.
COOKIE, SALT = "was", "sanad.accounts.kept"
NEVER = ("csrfmiddlewaretoken", "password", "oldpassword", "password1", "password2", "pin", "code")
DROP = "kept-form-drop"


class KeptFormMiddleware:
    """Stands after the sign-in library's middleware and before the pages' own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        offered = self._offer(request)
        if offered is not None:
            return offered
        response = self.get_response(request)
        if self._was_turned_away(request, response):
            self._keep(request)
        self._remember(request, response)
        return response

    def _was_turned_away(self, request, response):
        return (
            request.method == "POST"
            and not request.user.is_authenticated
            and getattr(request, "csrf_processing_done", False)
            and response.status_code == 302
            and f"next={request.path}" in response.url
            and not request.path.startswith(reverse("account_login"))
        )

    def _keep(self, request):
        was = self._was(request)
        fields = [
            (name, value)
            for name in request.POST
            for value in request.POST.getlist(name)
            if not name.startswith(NEVER)
        ]
        size = sum(len(name) + len(value) for name, value in fields)
        if was is None or not fields or size > MOST:
            return
        request.session[KEY] = {
            "path": request.path,
            "query": request.META.get("QUERY_STRING", ""),
            "fields": fields,
            "for": was,
            "at": time.time(),
            "had_files": bool(request.FILES),
        }

    def _offer(self, request):
        kept = request.session.get(KEY)
        if not kept or not request.user.is_authenticated:
            return None
        account, _person = kept["for"]
        if account != request.user.pk or time.time() - kept["at"] > LIVES:
            del request.session[KEY]
            return None
        # On a shared phone it waits until the same person has unlocked their file again.
        if request.path != kept["path"] or kept["for"] != _who(request):
            return None
        if request.method != "GET":
            # Sent again, from the offer or from a page still open: it has served.
            del request.session[KEY]
            return None
        if DROP in request.GET:
            del request.session[KEY]
            return None
        target = request.path + (f"?{kept['query']}" if kept["query"] else "")
        response = render(
            request,
            "account/kept_form.html",
            {"kept": kept, "target": target, "drop": f"{request.path}?{DROP}"},
        )
        response["Cache-Control"] = "no-store, private"
        return response

    def _remember(self, request, response):
        if request.user.is_authenticated and self._was(request) != _who(request):
            response.set_cookie(
                COOKIE,
                signing.dumps(_who(request), salt=SALT),
                max_age=24 * 60 * 60,
                secure=request.is_secure(),
                httponly=True,
                samesite="Lax",
            )

    def _was(self, request):
        try:
            return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
        except BadSignature:
            return None


def _who(request):
    """The account, and the person it acts for where several share it."""
    return [request.user.pk, request.session.get(ACTING)]
