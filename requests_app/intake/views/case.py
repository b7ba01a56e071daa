"""What every page of one request needs: find it, open it on the record."""

from django.shortcuts import get_object_or_404

from beneficiaries import openings
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.audit.models import Purpose

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
    purpose = next((p for p, roles in PURPOSES if request.user.has_role(*roles)), Purpose.REVIEW)
    openings.note(case.person, by=request.user, purpose=purpose, page=request.path)
