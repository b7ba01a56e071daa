"""The steps that people do all day, posted as their pages post them, and as whom."""

import uuid
from itertools import islice

from django.urls import reverse

from requests_app.intake.enums import ReasonKind, RequestStatus
from requests_app.models import CheckLine, Reason, SupportRequest
from sanad.accounts.models import User


def steps(times):
    """`[(what, user, [(address, form)])]`: up to `times` of each, every one about a row of its
    own, so that each is really done."""
    officer = User.objects.get(username="officer")
    waiting = iter(
        SupportRequest.objects.filter(
            branch=officer.branch, status=RequestStatus.SUBMITTED, told_on=None
        ).order_by("-id")[: 2 * times]
    )
    return [
        ("log a contact", officer, [_contact() for _ in range(times)]),
        ("return for completion", officer, [_return(one) for one in islice(waiting, times)]),
        ("give notice", officer, [_notice(one) for one in islice(waiting, times)]),
    ]


def _contact():
    return reverse("contact:create"), {
        "key": str(uuid.uuid4()),
        "channel": "phone",
        "direction": "in",
        "caller_name": "أبو فهد",
        "subject_kind": "inquiry",
        "subject": "متى يصل الرد؟",
    }


def _return(case):
    line = CheckLine.objects.filter(support_request=case).select_related("type").first()
    reason = Reason.objects.offered(ReasonKind.RETURN, version=case.programme_version_id).first()
    form = {f"return-{line.type.code}": reason.code}
    return reverse("requests:step", args=[case.pk, "return_for_completion"]), form


def _notice(case):
    return reverse("requests:step", args=[case.pk, "give_notice"]), {"channel": "desk"}
