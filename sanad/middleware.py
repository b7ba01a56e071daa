"""The project's middlewares: whose address it is, what is read once a page, the person's language,
and rules that speak."""

from contextlib import nullcontext
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control

from sanad.lib import clock, texts
from sanad.lib.actor import acting
from sanad.lib.refusal import Met, Refused, meet, whose
from sanad.lib.triggers import sentence_for

COMPRESSED = {"application/json", "image/svg+xml"}
STATIC_KINDS = {"text/css", "text/javascript", "image/svg+xml"}


class ProxyMiddleware:
    """Behind `PROXIES` proxies, `REMOTE_ADDR` is the visitor's address and not the nearest proxy's.

    Otherwise all visitors would be one to whatever counts tries by address. What a visitor writes
    into the header stands further left than what our own proxies add, and is not read.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.PROXIES:
            addresses = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            try:
                address = ip_address(addresses[-settings.PROXIES].strip())
            except (IndexError, ValueError):
                pass  # it did not come through them all
            else:
                request.META["REMOTE_ADDR"] = str(address)
        return self.get_response(request)


class CompressionMiddleware(GZipMiddleware):
    """Pages leave as gzip, a fifth of their size on a slow network.

    Papers and pictures are compressed in themselves, and static files have been, once for all
    (WhiteNoise). What is streamed goes out as it comes.

    Compressing a page that repeats what somebody typed beside a secret can give the secret away by
    its length (BREACH). Here the cookie is not sent along with another site's requests, the forms'
    token is masked anew in each page, and each answer is longer by a random number of bytes.
    """

    def process_response(self, request, response):
        kind = response.get("Content-Type", "").partition(";")[0]
        if response.streaming or not (kind.startswith("text/") or kind in COMPRESSED):
            return response
        return super().process_response(request, response)


class StaticCompressionMiddleware(GZipMiddleware):
    """In development and in the demo: static files are compressed on their way out.

    In production `collectstatic` did it once for all; without this a phone would wait for four
    times the bytes where the portal is tried first.
    """

    def process_response(self, request, response):
        kind = response.get("Content-Type", "").partition(";")[0]
        if not (response.streaming and kind in STATIC_KINDS and request.method == "GET"):
            return response
        whole = HttpResponse(
            b"".join(response), status=response.status_code, headers=response.headers
        )
        response.close()
        return super().process_response(request, whole)


class PrivateMiddleware:
    """Whatever was made for somebody who is signed in is kept by no cache, nor by the browser: the
    next one at a shared phone or desk leads the history back to nothing.

    Pages of our own say so themselves (`page`); this holds for the rest: the admin, the sign-in,
    refusals, redirects. What says that it is public, as the association's colours, stays so.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_public = "public" in response.get("Cache-Control", "")
        if not is_public and request.session.accessed and SESSION_KEY in request.session:
            patch_cache_control(response, no_store=True, private=True)
        return response


class ActorMiddleware:
    """Whoever is signed in acts in what the page writes: signed for the history and the rules of
    the database (`sanad.lib.actor`). It is asked when something is written: a sign-in changes it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with acting(lambda: request.user.pk, url=request.path):
            return self.get_response(request)


class ReadOnceMiddleware:
    """What every part of a page asks is read once for all of it: what the charity says in its own
    words, and, where nothing but reading is asked for, the policy's moment and day."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_read_only = request.method in ("GET", "HEAD")
        with texts.reading_rows_once(), clock.asking_once() if is_read_only else nullcontext():
            return self.get_response(request)


class LanguageMiddleware:
    """Arabic, unless the visitor chose otherwise (a cookie). A phone set to English is no choice.

    On the pages of somebody's file their own choice holds instead (`sanad.portal.acting`)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response


# Pages whose address names a person's file by its key.
PAGES_OF_A_FILE = {
    f"people:{name}"
    for name in (
        *("show", "open", "doubles", "history", "edit", "household", "join", "head", "mobile"),
        *("pin", "known", "terms", "document_create", "category_create", "guardian_create"),
    )
}


class RuleMiddleware:
    """Turns a refused verb, or a rule the database refused, into a page that names the rule."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Refused):
            status = 403 if exception.is_about_permission else 409
            sentence, clause = exception.sentence, exception.clause
            meet(exception, Met.of(exception, _page_of(request), _file_of(request)))
            return refusal_page(request, sentence, clause, status, refusal=exception)
        if isinstance(exception, PermissionDenied):
            person = _file_of(request)
            meet(exception, Met(_page_of(request), refused_by="page", person=person))
        if isinstance(exception, IntegrityError):
            constraint = constraint_of(exception)
            sentence, clause = sentence_for(constraint) if constraint else ("", "")
            if constraint:
                met = Met(_page_of(request), constraint, clause, "rule", whose(exception))
                meet(exception, met)
            if sentence:
                return refusal_page(request, sentence, clause, 409, rule=constraint)
        return None


def _page_of(request):
    return request.resolver_match.view_name if request.resolver_match else ""


def _file_of(request):
    """The key of the person whose file the address names; None for other addresses."""
    match = request.resolver_match
    return match.kwargs.get("pk") if match and match.view_name in PAGES_OF_A_FILE else None


def constraint_of(error):
    """The name of the constraint that PostgreSQL says was broken, or ""."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""


def refusal_page(request, sentence, clause, status, rule="", refusal=None):
    """A full page that says what was refused, by which clause, and where one goes on or who does
    it (of a `refusal`); nothing was changed."""
    page = {"sentence": sentence, "clause": clause, "rule": rule, "refusal": refusal}
    return render(request, "409.html", page, status=status)
