"""The beneficiary's own pages: their requests, and one request from draft to delivery."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from requests_app.models import SupportRequest
from sanad.portal import acting
from sanad.portal.acting import for_applicants


def own(request):
    """The requests of the person this session acts for: of nobody else on the phone or at home."""
    return SupportRequest.objects.visible_to(request.user).filter(person=request.person)


@for_applicants
@require_safe
def my_requests(request):
    """Everything of theirs on one page, what is asked of them first."""
    return render(
        request,
        "portal/my_requests.html",
        {"requests": own(request).for_list(), "is_shared": acting.is_shared(request.user)},
    )
