"""What was typed is not lost when the session ends in the middle of a form.

A view under `keeps_typed` asks for sign-in itself. What an ended session posts is put aside, and
offered once to the same person after they signed in, on the page they were on; to anybody else
on that machine it is never shown.
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

KEY, SALT = "typed", "requests_app.views.kept"
MOST = 100_000
NOTE = _("The session had ended. We kept what you typed: look through it, then send it again.")


def keeps_typed(view):
    """Decorate a view whose form must survive the end of a session; signing in stays required."""

    @login_not_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            _put_aside(request)
        return redirect_to_login(request.get_full_path())

    return guarded


def mark(user):
    """The hidden field `typed_by` of such a form: who is typing, signed."""
    return signing.dumps(user.pk, salt=SALT)


def typed(request, path=None):
    """What this person had typed on `path` (this page unless said) as form data, once; or None."""
    kept = request.session.get(KEY)
    if kept is None:
        return None
    if kept["by"] != request.user.pk:
        del request.session[KEY]
        return None
    if kept["path"] != (path or request.path):
        return None
    del request.session[KEY]
    return QueryDict(kept["data"])


def _put_aside(request):
    try:
        by = signing.loads(request.POST.get("typed_by", ""), salt=SALT, max_age=60 * 60 * 24)
    except signing.BadSignature:
        return
    data = request.POST.copy()
    for name in ("csrfmiddlewaretoken", "typed_by"):
        data.pop(name, None)
    text = data.urlencode()
    if len(text) <= MOST:
        request.session[KEY] = {"path": request.path, "by": by, "data": text}
