"""Two at once: one wins, the other learns what happened; nothing slips past a suspension."""

import threading
import time
import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from conduct import workflow
from conduct.models import Hearing, Measure
from requests_app.intake.workflow import desk
from sanad.middleware import constraint_of
from sanad.workflow.refusal import Refused
from tests.factories import conduct as make
from tests.factories import requests
from tests.factories.conduct import IncidentFactory, fresh

pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls):
    """Run the calls at once; their results, or the refusals they met, in order."""
    start, results = threading.Barrier(len(calls)), [None] * len(calls)

    def run(place, call):
        try:
            start.wait()
            results[place] = call()
        except (Refused, IntegrityError) as refusal:
            results[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def refusals(results):
    return [result for result in results if isinstance(result, Exception)]


def test_two_deciders(cast):
    measure = make.proposed(cast)
    users = [cast.manager, cast.chair]
    results = together(
        *(lambda u=user: workflow.decide_measure(measure, by=u, decision="نعم") for user in users)
    )
    [refusal] = refusals(results)
    assert refusal.code == "status"
    assert fresh(measure).incident.person.restrictions.count() == 1


def test_two_second_deciders_and_a_refusal(cast):
    measure = make.proposed(cast, "termination", make.heard(cast, degree="grave"))
    workflow.endorse(measure, by=cast.manager, decision="نعم")
    results = together(
        lambda: workflow.second_decide(measure, by=cast.chair, decision="نعم"),
        lambda: workflow.decline(measure, by=cast.chair, reasons="لا"),
    )
    assert len(refusals(results)) == 1


def test_one_form_sent_twice_at_once(cast):
    incident = fresh(IncidentFactory())
    form = {"key": uuid.uuid4(), "statement": "قلت", "heard_on": incident.happened_on}
    results = together(
        *[lambda: workflow.record_hearing(incident, by=cast.researcher, means="desk", **form)] * 2
    )
    assert len(refusals(results)) == 1 and Hearing.objects.count() == 1


def test_two_answers_to_one_incident(cast):
    incident = make.heard(cast)
    terms = {"by": cast.researcher, "kind": "oral", "reasons": "نعم"}
    results = together(*[lambda: workflow.propose_measure(incident, key=uuid.uuid4(), **terms)] * 2)
    assert len(refusals(results)) == 1 and Measure.objects.count() == 1


def test_lifting_beside_closing_the_case(cast):
    danger = fresh(IncidentFactory(danger=True))
    measure = make.in_force(cast, incident=danger)
    incident = make.heard(cast, fresh(danger))
    together(
        lambda: make.lifted(cast, measure),
        lambda: workflow.decide_no_measure(incident, by=cast.manager, reasons="لا خطر."),
    )
    assert fresh(measure).status in ("lifted", "expired")
    assert fresh(incident).status == "decided"
    assert not measure.incident.person.restrictions.in_force().exists()


@pytest.mark.policy("MC-2")
def test_a_step_waits_for_a_suspension_that_is_being_decided(cast):
    """A step that begins while the suspension is being decided waits for it, and is refused."""
    case = requests.signed()
    measure = make.proposed(cast, incident=make.heard(cast, person=case.person))
    decided = threading.Event()

    def decide():
        with transaction.atomic():
            workflow.decide_measure(measure, by=cast.manager, decision="نعم")
            decided.set()
            time.sleep(0.5)

    def step():
        decided.wait(20)
        started = time.monotonic()
        try:
            type(case).objects.filter(pk=case.pk).update(status="submitted")
        finally:
            assert time.monotonic() - started > 0.3, "the step did not wait"

    [refusal] = refusals(together(decide, step))
    assert constraint_of(refusal) == "supportrequest_not_while_suspended"


@pytest.mark.policy("MC-2")
def test_a_suspension_waits_for_a_step_that_began_first(cast):
    case = requests.signed()
    measure = make.proposed(cast, incident=make.heard(cast, person=case.person))
    stepped = threading.Event()

    def step():
        with transaction.atomic():
            desk.submit(case, by=requests.officer())
            stepped.set()
            time.sleep(0.5)

    def decide():
        stepped.wait(20)
        started = time.monotonic()
        workflow.decide_measure(measure, by=cast.manager, decision="نعم")
        assert time.monotonic() - started > 0.3, "the decision did not wait"

    assert not refusals(together(step, decide))
    assert fresh(case).status == "submitted"
    assert case.person.restrictions.in_force().exists()
