"""The pages of a paper as the phone's script sends them: announced, then piece by piece.

`POST` to the list announces a page and answers where it goes; `PUT` there brings the piece that
begins at `Upload-Offset`; `GET` says how much is here. A wrong offset is 409 and brings the right
one. Nothing else is asked of a phone, so a cut connection costs one piece.
"""

from functools import wraps

from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from beneficiaries import files
from requests_app.intake.forms.thread import attached
from requests_app.intake.workflow import thread
from sanad.lib.http import safe_next, wants_fragment
from sanad.lib.limits import is_within
from sanad.lib.texts import text
from sanad.portal import sending, story
from sanad.portal.acting import for_applicants
from sanad.portal.forms_papers import AnnouncedForm
from sanad.portal.models import SentPage
from sanad.portal.views import papers
from sanad.portal.views.requests import is_past_help, own
from sanad.portal.wizard import FILLING, Wizard
from sanad.workflow.refusal import Refused

# What a phone says of a piece: where in the whole file it begins.
OFFSET = "Upload-Offset"


def _asked(request, pk, code):
    """`(request, kind of paper)` that this person may send now; 404, or Refused with the way."""
    support_request = get_object_or_404(own(request).for_detail(), pk=pk)
    if support_request.status in FILLING:
        step = Wizard(support_request).find("paper", code)
        kind = step.subject.type if step else None
    else:
        awaited = story.papers_awaited(support_request)
        kind = next((kind for kind in awaited if kind.code == code), None)
    with_a_message = attached()
    if code == with_a_message.code and not thread.write.why_not(support_request, request.user):
        kind = with_a_message
    is_theirs = is_past_help(request, support_request)
    if kind is None or is_theirs or not kind.may_keep_copy:
        raise Refused(
            text("portal.pages.not_asked"), code="not_asked", clause="PR-2", field="upload"
        )
    return support_request, kind


def _of_the_phone(methods):
    """Decorate an address that the page's script asks: what is refused is a sentence in JSON."""

    def decorate(view):
        @for_applicants(methods, helpers=True)
        @wraps(view)
        def answer(request, pk, code, **kwargs):
            try:
                return view(request, pk, code, **kwargs)
            except ValidationError as error:
                status = 503 if error.code in sending.OURS else 422
                return JsonResponse({"words": error.messages[0]}, status=status)
            except sending.WrongPlace as place:
                return JsonResponse({"offset": place.received}, status=409)
            except sending.Gone as gone:
                if not own(request).filter(pk=pk).exists():
                    raise Http404 from gone
                sending.forget(gone)
                return JsonResponse({"words": text("portal.pages.gone")}, status=410)
            except Refused as refusal:
                return JsonResponse({"words": str(refusal.sentence)}, status=422)

        return answer

    return decorate


@_of_the_phone("GET POST")
def pages(request, pk, code):
    """The pages of one paper that are here; POST announces another one."""
    support_request, kind = _asked(request, pk, code)
    if request.method != "POST":
        there = sending.pages_of(request.person, support_request, kind)
        return _list(request, support_request, kind, there)
    form = AnnouncedForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"words": text("portal.pages.unread")}, status=422)
    if not is_within(request, "send-page", str(request.person.pk)):
        raise Refused(text("portal.pages.too_often"), code="too_often", field="upload")
    page = sending.begin(
        support_request, kind, person=request.person, by=request.user, **form.cleaned_data
    )
    return JsonResponse(_state(page), status=201)


@_of_the_phone("GET POST PUT")
def sent_page(request, pk, code, token):
    """How much of a page is here; PUT brings the next piece; POST turns it or takes it back."""
    page = _find(request, pk, code, token)
    if request.method == "PUT":
        return JsonResponse(_state(_receive(request, page)))
    if request.method != "POST":
        return JsonResponse(_state(page))
    if "turn" in request.POST:
        seen = request.POST["turn"]
        sending.turn(page, seen=int(seen) if seen.isdecimal() and len(seen) < 5 else -1)
    elif "take_back" in request.POST:
        sending.take_back(page)
    if wants_fragment(request):
        there = sending.pages_of(request.person, page.support_request, page.type)
        return _list(request, page.support_request, page.type, there)
    return redirect(safe_next(request, _address_of_paper(page.support_request, code)))


def _find(request, pk, code, token):
    rows = SentPage.objects.lasting().select_related("type", "support_request__policy_version")
    page = rows.filter(
        token=token, person=request.person, support_request_id=pk, type__code=code
    ).first()
    if page is None:
        raise sending.Gone
    return page


def _receive(request, page):
    """The piece of the request's body; what is no piece is refused before it is read."""
    offset, length = request.headers.get(OFFSET, ""), request.META.get("CONTENT_LENGTH") or "0"
    if not (offset.isascii() and offset.isdecimal() and len(offset) < 12 and length.isdecimal()):
        raise sending.WrongPlace(page.received)
    if int(length) > sending.MOST_PIECE_BYTES:
        raise Refused(text("portal.pages.unread"), code="piece", field="upload")
    return sending.receive(page, offset=int(offset), content=request.body)


def _state(page):
    """What the script needs to know of a page."""
    address = reverse(
        "portal:sent_page", args=[page.support_request_id, page.type.code, page.token]
    )
    return {
        "address": address,
        "offset": page.received,
        "isHere": page.is_here,
        "refused": page.refused,
    }


@for_applicants(helpers=True)
def sent_picture(request, pk, code, token):
    """The picture of a page that was sent, to look at before it is given."""
    try:
        copy = sending.picture(_find(request, pk, code, token))
    except sending.Gone as gone:
        sending.forget(gone)
        raise Http404 from None
    return files.answer(copy.content, copy.kind, name="page")


def _list(request, support_request, kind, there):
    context = papers.listed(support_request, kind, there)
    context["next"] = safe_next(request, _address_of_paper(support_request, kind.code))
    return render(request, "portal/_pages.html", context)


def _address_of_paper(support_request, code):
    if code == attached().code:
        return reverse("portal:my_write", args=[support_request.pk])
    name = "apply_paper" if support_request.status in FILLING else "my_paper"
    return reverse(f"portal:{name}", args=[support_request.pk, code])
