"""Every verb of a request's life × every status, on a case that the verbs brought there.

A verb outside its source statuses is refused by the status, for everybody and before anything
else; the database lets pass the transitions of the table and no other. The table grows by itself:
a verb that nobody registers, or a status without a situation here, fails the suite.
"""

import pytest
from django.db import IntegrityError, connection, transaction

from requests_app import tasks
from requests_app.delivery.workflow import delivery
from requests_app.intake.enums import LIFE, RequestStatus
from requests_app.intake.workflow import aside
from sanad.middleware import constraint_of
from sanad.workflow.refusal import Refused
from tests.delivery import cases
from tests.factories import committee, conduct
from tests.factories import requests as situations

pytestmark = pytest.mark.django_db


def rejected(calendar):
    case = committee.ripe(calendar)
    committee.decided(committee.item_of(committee.in_session(items=[case]), case), "rejected")
    return case


def delivered(calendar):
    case = cases.registered(calendar=calendar)
    for line in case.award_lines.all():
        cases.pay(line)
    return case


def ended(calendar):
    case = cases.registered(calendar=calendar)
    return delivery.end(case, by=situations.officer(), reason="moved")


def closed(calendar, cast):
    case = situations.submitted()
    incident = conduct.IncidentFactory(person=case.person, grave=True)
    conduct.in_force(cast, "termination", conduct.heard(cast, conduct.fresh(incident)))
    calendar.forward(days=31)
    assert tasks.close_ended() == 1
    return case


SITUATIONS = {
    RequestStatus.DRAFT: lambda calendar, cast: situations.filled(),
    RequestStatus.SUBMITTED: lambda calendar, cast: situations.checked(),
    RequestStatus.RETURNED: lambda calendar, cast: situations.returned(),
    RequestStatus.LAPSED: lambda calendar, cast: situations.lapsed(calendar=calendar),
    RequestStatus.VERIFIED: lambda calendar, cast: situations.noticed(),
    RequestStatus.RAISED: lambda calendar, cast: committee.ripe(calendar),
    RequestStatus.ACCEPTED: lambda calendar, cast: cases.complete(
        cases.accepted(calendar=calendar)
    ),
    RequestStatus.REJECTED: lambda calendar, cast: rejected(calendar),
    RequestStatus.REGISTERED: lambda calendar, cast: cases.registered(calendar=calendar),
    RequestStatus.DELIVERED: lambda calendar, cast: delivered(calendar),
    RequestStatus.ENDED: lambda calendar, cast: ended(calendar),
    RequestStatus.WITHDRAWN: lambda calendar, cast: aside.withdraw(
        situations.submitted(), by=situations.officer(), reason="لم أعد أحتاج إليه"
    ),
    RequestStatus.CANCELLED: lambda calendar, cast: aside.cancel(
        situations.submitted(), by=situations.officer(), reason="mistake"
    ),
    RequestStatus.CLOSED: lambda calendar, cast: closed(calendar, cast),
}


def test_every_status_has_a_situation():
    assert set(SITUATIONS) == set(RequestStatus)


@pytest.mark.parametrize("status", RequestStatus)
def test_every_verb_in_every_status(status, calendar, cast):
    case = SITUATIONS[status](calendar, cast)
    case = type(case).objects.get(pk=case.pk)
    assert case.status == status
    for name, step in LIFE.transitions.items():
        refusal = step.why_not(case, None)
        by_status = isinstance(refusal, Refused) and refusal.code == "status"
        assert by_status == (status not in step.sources), (name, status, refusal)
    for target in RequestStatus:
        if target != status and (str(status), str(target)) not in LIFE.moves:
            refuse_raw_hop(case, target)


def refuse_raw_hop(case, target):
    """As the site's role, past every verb: the database itself says no."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE requests_app_supportrequest SET status = %s WHERE id = %s",
                [target, case.pk],
            )
    assert constraint_of(refusal.value).startswith("supportrequest_"), target
