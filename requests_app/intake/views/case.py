"""What every page of one request needs: find it, open it on the record."""

from django.db.models import BigIntegerField, OuterRef

from beneficiaries import openings
from requests_app.intake import guards
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.audit.models import Purpose
from sanad.lib.composed import composed

PURPOSES = (
    (Purpose.VERIFY, (Role.OFFICER, Role.DELEGATE)),
    (Purpose.STUDY, (Role.RESEARCHER, Role.MEMBER, Role.CHAIR, Role.SECRETARY)),
    (Purpose.DELIVERY, (Role.PROVIDER,)),
)


@composed(key=BigIntegerField())
def _case(user, key):
    cases = SupportRequest.objects.visible_to(user).for_detail().filter(pk=key)
    return cases.annotate(
        is_file_open=openings.is_open_to(user, OuterRef("person")),
        reader_has_file=guards.has_file(user),
    )


def find(request, pk):
    """The request for its page; 404 where the user may not know of it."""
    case = _case.get_or_404(request.user, key=pk)
    guards.know_stranger(case, request.user, has_file=case.reader_has_file)
    return case


def note_opening(request, case, *, is_open=None):
    """Who looked stays on the record, once a day; the person sees role, branch and purpose.

    `is_open`: whether they did today already; None: as the case was found with, else it is asked.
    """
    if is_open is None:
        is_open = getattr(case, "is_file_open", None)
    purpose = next((p for p, roles in PURPOSES if request.user.has_role(*roles)), Purpose.REVIEW)
    asked = {"by": request.user, "purpose": purpose, "page": request.path}
    openings.note(case.person, is_open=is_open, **asked)
