"""What views need to know about a request, and how a view is closed and kept to itself."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import defaults

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)
# What a decorator of views takes and gives back, its arguments kept.
View = Callable[Concatenate[HttpRequest, P], R]


def is_htmx(request: HttpRequest) -> bool:
    """Whether the page's own script asks, not the browser's address bar."""
    return request.headers.get("HX-Request") == "true"


def wants_fragment(request: HttpRequest) -> bool:
    """Whether to answer with a part of the page (``_list.html``) instead of all of it.

    A boosted link and a restored history entry swap the whole page, so they get it.
    """
    return (
        is_htmx(request)
        and request.headers.get("HX-Boosted") != "true"
        and request.headers.get("HX-History-Restore-Request") != "true"
    )


def no_store(view: View[P, R]) -> View[P, R]:
    """Decorate a view whose page holds a person's data: no cache keeps it, nor the browser."""

    @wraps(view)
    def private(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> R:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, no_store=True, private=True)
        return response

    return private


def forget_pages(response: R) -> R:
    """The browser drops what it kept of our pages: for an answer by which somebody is gone."""
    response["Clear-Site-Data"] = '"cache"'
    return response


def forget_everything(response: R) -> R:
    """As `forget_pages`, and with them what our scripts wrote down on the phone. Cookies stay: the
    phone itself is known again."""
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def page(
    may: Callable[[Any], bool] | Iterable[str] | None = None,
    *,
    methods: str = "GET",
    store: bool = False,
) -> Callable[[View[P, HttpResponseBase]], View[P, HttpResponseBase]]:
    """Decorate a view: which methods it takes, who may come, and that no cache keeps it.

    `may`: a predicate of the user, or roles of somebody who works here; None for everybody that
    is signed in. Whoever may not gets 403 (whether a row may be known of is `visible_to`'s: 404).
    `methods`: words of one text; GET brings HEAD with it; others get 405. `store`: the page holds
    nobody's data and may be kept.
    """
    allowed = methods.split()
    if "GET" in allowed:
        allowed.append("HEAD")

    def decorate(view: View[P, HttpResponseBase]) -> View[P, HttpResponseBase]:
        @wraps(view)
        def opened(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method not in allowed:
                response: HttpResponseBase = HttpResponseNotAllowed(allowed)
            elif may is not None and not _is_let_in(may, request.user):
                raise PermissionDenied
            else:
                response = view(request, *args, **kwargs)
            if not store:
                patch_cache_control(response, no_store=True, private=True)
            return response

        return opened

    return decorate


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """The page of a request that could not be read (400), or was too large to be (413)."""
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return defaults.bad_request(request, exception)


def _is_let_in(may: Callable[[Any], bool] | Iterable[str], user: Any) -> bool:
    if callable(may):
        return may(user)
    return bool(user.is_active and user.is_staff and user.has_role(*may))


def safe_next(request: HttpRequest, default: Any) -> str:
    """Return where to go next: the ``next`` of the form or address if it is ours, else ``default``.

    ``default`` is whatever ``redirect()`` takes: a view name, a path, an object.
    """
    target = request.POST.get("next") or request.GET.get("next") or ""
    # `redirect()` would look up a bare word among the names of the views.
    if "/" in target and url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    ):
        return target
    return resolve_url(default)
