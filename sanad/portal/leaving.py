"""Leaving a page for good: what was typed is kept, the session ends, the phone forgets (PM-1+)."""

from allauth.account.adapter import get_adapter
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.shortcuts import redirect

from sanad.accounts import kept, unfinished
from sanad.lib.http import forget_everything

# The name of the button that stands on every page of an application.
LEAVE = "leave"
# Never kept: what the page itself brings, and what proves something.
NEVER = ("csrfmiddlewaretoken", LEAVE, "key", "pin", "code", "digest", "agreed", "drawing")


def is_leaving(request):
    """Whether the page was sent by the button that leaves it."""
    return request.method == "POST" and LEAVE in request.POST


def leave(request):
    """End the session and have the browser drop what it kept; the page after it names nobody."""
    get_adapter().logout(request)
    response = redirect("portal:left")
    response.delete_cookie(kept.COOKIE)
    return forget_everything(response)


def keep_as_typed(request):
    """Keep what was typed on this page, complete or not, for the person who comes back to it."""
    typed = {name: values for name, values in request.POST.lists() if not name.startswith(NEVER)}
    unfinished.keep(by=request.user, what=_name(request), content=typed)


def forget_as_typed(request):
    """The page is finished."""
    unfinished.drop(by=request.user, what=_name(request))


def as_typed(request, form_class, **options):
    """The form of this page as it was left, without a complaint; as it is kept where it was not
    left."""
    typed = unfinished.read(request.user, _name(request))
    if not typed:
        return form_class(None, **options)
    data = QueryDict(mutable=True)
    for name, values in typed.items():
        data.setlist(name, values)
    form = form_class(data, **options)
    # Nobody has sent it: what is missing in it is no mistake yet.
    form._errors = ErrorDict()
    return form


def _name(request):
    """The page, of the person whose request it is: several may share an account."""
    return f"{request.person.pk}:{request.path}"[: unfinished.LONGEST_NAME]
