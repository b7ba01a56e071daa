"""What views need to know about a request, and what a private answer must say."""

from functools import wraps

from django.shortcuts import resolve_url
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme


def is_htmx(request) -> bool:
    """Whether the page's own script asks, not the browser's address bar."""
    return request.headers.get("HX-Request") == "true"


def wants_fragment(request) -> bool:
    """Whether to answer with a part of the page (``_list.html``) instead of all of it.

    A boosted link and a restored history entry swap the whole page, so they get it.
    """
    return (
        is_htmx(request)
        and request.headers.get("HX-Boosted") != "true"
        and request.headers.get("HX-History-Restore-Request") != "true"
    )


def no_store(view):
    """Decorate a view whose page holds a person's data: no cache keeps it, nor the browser."""

    @wraps(view)
    def private(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_cache_control(response, no_store=True, private=True)
        return response

    return private


def safe_next(request, default) -> str:
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
