"""What was typed and refused waits for the page: the answer to it is a redirect (DG-1).

So Back, refresh and a restored tab meet a page that was asked for, never one that was sent: no
browser asks whether to send it once more, and nothing typed is lost. What waits lies in the
session, sealed like the rest of it, for one person and one page, and not for long; files and digits
never do. The address that was redirected to names what waits (`again`), so that whoever comes to
the page anew finds it as if nothing had been wrong. The public pages on which somebody is accused
keep nothing, so they answer as ever.
"""

import secrets
import time

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict
from django.shortcuts import redirect

from sanad.accounts.kept import LIVES
from sanad.lib.refusal import Refused, Way
from sanad.portal.leaving import as_typed

KEY = "refused_forms"
AGAIN = "again"  # in the address: which of them is shown
MOST_PAGES = 4  # the last ones: a session is read with every page
LONGEST = 20_000  # letters; a longer one is answered at once, as ever
NEVER = ("csrfmiddlewaretoken", "pin", "code", "password", "said")  # secrets, and answers to them


def form(request, form_class, *, left=False, posted=None, earlier=None, **options):
    """The form of this page: as it is sent now, or as it was refused, with its errors, or new.

    `left`: "save and leave" kept what was typed in it (`leaving`); `posted`: what counts as posted,
    where the page says it otherwise; `earlier`: what was written here before and taken."""
    if request.method == "POST":
        made = form_class(request.POST if posted is None else posted, request.FILES, **options)
        request.typed_form = made
        return made
    kept = _waiting(request).get(_page(request))
    if kept is not None and not _lasts(kept):
        _drop(request)
    is_asked_for = kept is not None and request.GET.get(AGAIN) == kept["name"]
    if not is_asked_for or kept["form"] != form_class.__name__ or not _lasts(kept):
        return as_typed(request, form_class, **options) if left else form_class(earlier, **options)
    data = QueryDict(mutable=True)
    for name, values in kept["data"].items():
        data.setlist(name, values)
    if not kept["data"]:
        _drop(request)  # only what was wrong: said once
    if "digest" in form_class.base_fields:  # of what the page shows now
        data["digest"] = form_class(**options)["digest"].value()
    made = form_class(data, **options)
    made._errors = _errors(made, kept["errors"])
    if kept["refusal"] is not None:
        sentence, way, roles = kept["refusal"]
        made.refusal = Refused(sentence, way=Way(*way) if way else None, by=roles)
    return made


def answered(request, response):
    """The answer of a page: where its form was refused, what was typed waits and the page is asked
    for; else what waited for it is dropped."""
    if request.method != "POST" or hasattr(request, "typed_is_settled"):
        return response
    request.typed_is_settled = True
    made = getattr(request, "typed_form", None)
    is_drawn_anew = response.status_code == 200 and "Content-Disposition" not in response
    if made is None or not is_drawn_anew:
        _drop(request)
        return response
    kept = _as_refused(made)
    if sum(len(value) for values in kept["data"].values() for value in values) > LONGEST:
        response.status_code = 422
        return response
    waiting = {page: one for page, one in _waiting(request).items() if _lasts(one)}
    waiting.pop(_page(request), None)
    newest = list(waiting.items())[1 - MOST_PAGES :]
    request.session[KEY] = {**dict(newest), _page(request): kept}
    query = _query(request)
    query[AGAIN] = kept["name"]
    return redirect(f"{request.path}?{query.urlencode()}")


def _as_refused(made):
    refusal = getattr(made, "refusal", None)
    way = refusal and refusal.way
    return {
        "name": secrets.token_hex(4),
        "form": type(made).__name__,
        "data": {name: values for name, values in made.data.lists() if not name.startswith(NEVER)},
        "errors": made.errors.get_json_data(),
        "refusal": refusal
        and [
            str(refusal.sentence),
            [str(way.label), way.url] if way else None,
            [str(role) for role in refusal.by],
        ],
        "at": time.time(),
    }


def _errors(made, kept):
    errors = ErrorDict()
    for name, sentences in kept.items():
        said = [ValidationError(one["message"], code=one["code"]) for one in sentences]
        look = {"error_class": "nonfield"} if name == "__all__" else {}
        errors[name] = ErrorList(said, renderer=made.renderer, **look)
    return errors


def _waiting(request):
    return request.session.get(KEY, {})


def _lasts(kept):
    return time.time() - kept["at"] <= LIVES


def _drop(request):
    waiting, page = _waiting(request), _page(request).split("?")[0]
    others = {name: kept for name, kept in waiting.items() if name.split("?")[0] != page}
    if len(others) < len(waiting):
        request.session[KEY] = others


def _page(request):
    """The page, of the person it is shown to: several may share a session."""
    person = getattr(request, "person", None)
    return f"{person.pk if person else ''}:{request.path}?{_query(request).urlencode()}"


def _query(request):
    """What the address asks for, but for what waits."""
    query = request.GET.copy()
    query.pop(AGAIN, None)
    return query
