"""Each refusal's way on, followed by the same person: it leads to a page where the step is done."""

import uuid
from datetime import timedelta

import pytest

from conduct import perms, workflow
from conduct.guards import refusal_of
from sanad.contact import workflow as contacts
from sanad.lib.clock import today
from sanad.workflow.refusal import Refused
from tests.factories import conduct as make
from tests.factories.accounts import UserFactory
from tests.factories.conduct import IncidentFactory, fresh
from tests.factories.contact import ContactFactory

pytestmark = pytest.mark.django_db


def unheard(cast):
    incident = fresh(IncidentFactory())
    refusal = workflow.propose_measure.why_not(incident, cast.researcher)
    return refusal, cast.researcher, incident, workflow.record_hearing


def no_danger(cast):
    incident = fresh(IncidentFactory())
    refusal = refusal_of(incident, "suspension", cast.manager)
    return refusal, cast.manager, incident, workflow.record_hearing


def attempts(cast):
    incident = fresh(IncidentFactory())
    refusal = workflow.proceed_unheard.why_not(incident, cast.researcher)
    return refusal, cast.researcher, incident, workflow.record_attempt


def waiting(cast):
    measure = make.proposed(cast, "written")
    incident = fresh(measure.incident)
    refusal = workflow.decide_no_measure.why_not(incident, cast.manager)
    return refusal, cast.manager, measure, workflow.decide_measure


def waiting_for_the_second(cast):
    measure = make.proposed(cast, "termination", make.heard(cast, degree="grave"))
    measure = workflow.endorse(measure, by=cast.manager, decision="نعم")
    refusal = workflow.decide_no_measure.why_not(fresh(measure.incident), cast.chair)
    return refusal, cast.chair, measure, workflow.second_decide


def suspended(cast):
    measure = make.in_force(cast)
    refusal = workflow.close.why_not(fresh(measure.incident), cast.manager)
    return refusal, cast.manager, measure, workflow.lift


def objection(cast):
    measure = make.objected(cast, make.in_force(cast, "written"))
    outsider = UserFactory(chair=True)
    refusal = workflow.close.why_not(fresh(measure.incident), outsider)
    return refusal, outsider, measure, workflow.dismiss


def decided(cast):
    incident = fresh(IncidentFactory(danger=True))
    measure = make.proposed(cast, "suspension", incident)
    incident = make.heard(cast, incident)
    make.in_force(cast, "written", incident)
    refusal = workflow.decide_measure.why_not(fresh(measure), cast.manager)
    return refusal, cast.manager, measure, workflow.decline


@pytest.mark.parametrize(
    "situation",
    [unheard, no_danger, attempts, waiting, waiting_for_the_second, suspended, objection, decided],
)
def test_the_way_on_leads_to_the_step_for_the_same_person(cast, client, situation):
    refusal, user, obj, step = situation(cast)
    assert refusal.code == situation.__name__.removesuffix("_for_the_second")
    client.force_login(user)
    page = client.get(refusal.way.url)
    assert page.status_code == 200
    assert page.context["step"] is step
    assert page.context["obj"] == obj
    # The case itself leads there as well: beside the reason, or as the step's own button.
    case = client.get(fresh(obj).get_absolute_url()).content.decode()
    assert refusal.way.url in case


def test_whom_the_way_is_closed_to_reads_who_goes_it(cast):
    incident = fresh(IncidentFactory())
    refusal = workflow.propose_measure.why_not(incident, cast.chair)
    assert refusal.way is None
    assert any(perms.may_hear(UserFactory(**{role: True}), incident) for role in refusal.by)
    measure = make.proposed(cast, "written", make.heard(cast), by=cast.manager)
    refusal = workflow.decide_no_measure.why_not(fresh(measure.incident), cast.manager)
    assert refusal.way is None and "chair" in refusal.by


def test_who_is_too_close_reads_the_roles_that_go_on(cast):
    incident = fresh(IncidentFactory(reported_by=cast.researcher))
    refusal = workflow.record_hearing.why_not(incident, cast.researcher)
    others = [UserFactory(**{role: True}) for role in refusal.by]
    assert any(workflow.record_hearing.why_not(incident, other) is None for other in others)


def test_after_an_attempt_the_next_day_is_named(cast, calendar):
    incident = fresh(IncidentFactory())
    tried = {"day": today(), "means": "phone", "result": "لم يرد", "key": uuid.uuid4()}
    workflow.record_attempt(incident, by=cast.researcher, **tried)
    refusal = workflow.proceed_unheard.why_not(incident, cast.researcher)
    assert refusal.until == today() + timedelta(days=1)


def test_a_referral_that_was_not_asked_leads_to_the_question(cast, client):
    call = ContactFactory(by=cast.officer)
    with pytest.raises(Refused) as refused:
        contacts.close(call, by=cast.officer, outcome="referred")
    client.force_login(cast.officer)
    page = client.get(refused.value.way.url)
    assert page.status_code == 200 and page.context["contact"] == call
    # A researcher logs contacts too, but refers nobody: somebody at the desk does.
    with pytest.raises(Refused) as refused:
        contacts.close(call, by=cast.researcher, outcome="referred")
    assert refused.value.way is None and "officer" in refused.value.by
