"""Two at once: one wins, the other learns what happened; nothing slips past a suspension."""

import threading
import time
import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from conduct import workflow
from conduct.models import Hearing, Incident, Measure
from requests_app.models import SupportRequest
from sanad.middleware import constraint_of
from sanad.workflow.refusal import Refused
from tests.factories import conduct as make
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
    results = together(
        *[lambda: workflow.propose_measure(incident, key=uuid.uuid4(), **terms)] * 2
    )
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
def test_a_step_waits_for_a_suspension_that_is_being_decided(cast, registered_request):
    """A step that began first wins; one that begins during the decision waits and is refused."""
    registered = registered_request("rent")
    measure = make.proposed(cast, incident=make.heard(cast, person=registered.person))
    decided, release = threading.Event(), threading.Event()

    def decide():
        with transaction.atomic():
            workflow.decide_measure(measure, by=cast.manager, decision="نعم")
            decided.set()
            release.wait(20)

    def step():
        decided.wait(20)
        threading.Timer(0.5, release.set).start()
        before = time.monotonic()
        try:
            SupportRequest.objects.filter(pk=registered.pk).update(status="delivered")
        finally:
            assert time.monotonic() - before > 0.3, "the step did not wait"

    results = together(decide, step)
    [refusal] = refusals(results)
    assert constraint_of(refusal) == "supportrequest_not_while_suspended"
    assert Incident.objects.count() == 1
