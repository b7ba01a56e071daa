"""The desk's verbs: from the first draft to the raising (PR-1 … PR-5)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from requests_app import perms
from requests_app.enums import LIFE, Status
from requests_app.models import SupportRequest
from sanad.policy import parameters
from sanad.workflow.refusal import NotAllowed, Refused


@transaction.atomic
def create_draft(*, person, programme, by, channel, key=None):
    """Begin a request: a draft under the policy version in force.

    With a `key` (UUID of the form) used before, returns the draft begun then. Raises `NotAllowed`
    for somebody who acts for another, `Refused` where the programme takes no requests or the
    person has no household yet.
    """
    if not perms.may_begin(by, person):
        raise NotAllowed(_("A request can be begun for oneself or at the desk."), code="role")
    if key and (known := SupportRequest.objects.filter(key=key).first()):
        return known
    if not programme.is_open:
        raise Refused(_("This programme takes no requests now."), code="closed", clause="DG-1")
    if person.died_on:
        raise Refused(_("This person has passed away."), code="died", clause="DG-1")
    if person.household_id is None:
        raise Refused(
            _("Register the household first: who lives on one income."),
            code="household",
            clause="DG-1",
        )
    support_request = SupportRequest.objects.create(
        person=person,
        programme=programme,
        household_id=person.household_id,
        branch_id=person.branch_id,
        policy_version=parameters.in_force(),
        channel=channel,
        created_by=by,
        key=key,
    )
    LIFE.write_log(support_request, "begin", by=by, target=Status.DRAFT)
    return support_request
