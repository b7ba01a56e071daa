"""What every page of one request needs: find it, open it on the record, carry a step out."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from beneficiaries import openings
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.audit.models import Opening, Purpose
from sanad.lib import clock
from sanad.lib.dates import clock_text, gregorian_text, riyadh_day
from sanad.workflow.cycle import lock
from sanad.workflow.refusal import Refused

PURPOSES = (
    (Purpose.VERIFY, (Role.OFFICER, Role.DELEGATE)),
    (Purpose.STUDY, (Role.RESEARCHER, Role.MEMBER, Role.CHAIR, Role.SECRETARY)),
    (Purpose.DELIVERY, (Role.PROVIDER,)),
)


def find(request, pk):
    """The request for its page; 404 where the user may not know of it."""
    return get_object_or_404(SupportRequest.objects.visible_to(request.user).for_detail(), pk=pk)


def note_opening(request, case):
    """Who looked stays on the record, once a day; the person sees role, branch and purpose."""
    if openings.is_open(request.user, case.person):
        return
    purpose = next((p for p, roles in PURPOSES if request.user.has_role(*roles)), Purpose.REVIEW)
    Opening.objects.create(
        by=request.user, person_id=case.person_id, purpose=purpose, page=request.path
    )


def version(case):
    """What a form of the case's page carries as `seen`: the last step that the page knew of."""
    return str(case.log.values_list("pk", flat=True).first() or "")


def carry_out(request, case, verb, *, done="", **arguments):
    """Do a step in the user's name; True where it was done.

    Where somebody moved the case after the page was drawn nothing is done, and the person reads
    what happened. The same step sent twice by the same person is done once and is no error. Any
    other refusal is a sentence on the next page; a step of another role is a 403.
    """
    try:
        with transaction.atomic():
            if _is_repeated(request, lock(case), verb):
                return True
            verb(case, by=request.user, **arguments)
    except Refused as refusal:
        if refusal.is_about_permission:
            raise
        messages.error(request, refusal.sentence)
        return False
    if done:
        messages.success(request, done)
    return True


def _is_repeated(request, case, verb):
    """Whether this very step was just done by the same person; `Refused` for anybody else's."""
    seen = request.POST.get("seen", "")
    if not seen or seen == version(case):
        return False
    last = case.log.select_related("by").first()
    if last.by_id == request.user.pk and last.verb == verb.verb.name:
        return True
    raise Refused(happened(last), code="overtaken")


def happened(entry):
    """What somebody did while the page was open."""
    day = riyadh_day(entry.at)
    at = clock_text(entry.at)
    return _(
        "The case moved on while you were looking: %(what)s (%(who)s, %(when)s). Nothing of yours"
        " was done. Look at it again, then decide."
    ) % {
        "what": entry.label,
        "who": entry.by or _("the portal itself"),
        "when": at if day == clock.today() else f"{gregorian_text(day)} {at}",
    }
