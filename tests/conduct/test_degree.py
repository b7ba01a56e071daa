"""A degree that is raised after the person was heard: they are heard on it before a measure."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from conduct import workflow
from conduct.models import Hearing
from sanad.lib.actor import acting
from sanad.lib.clock import today
from sanad.middleware import constraint_of
from sanad.workflow.refusal import Refused
from tests.factories import conduct as make
from tests.factories.conduct import fresh
from tests.rules.without import without

pytestmark = [pytest.mark.django_db, pytest.mark.policy("MC-5")]
RULE = "measure_after_hearing"


def assessed(cast, incident, degree):
    return workflow.assess(incident, by=cast.manager, degree=degree, is_danger=False, reason="x")


def heard_again(cast, incident):
    return workflow.record_hearing(
        incident,
        by=cast.researcher,
        key=uuid.uuid4(),
        statement="قلت ما عندي.",
        heard_on=today(),
        means="desk",
    )


def by_sql(measure, by):
    sql = "UPDATE conduct_measure SET status = 'endorsed', decided_by_id = %s WHERE id = %s"
    try:
        with acting(by.pk), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [by.pk, measure.pk])
    except IntegrityError as refusal:
        return constraint_of(refusal)
    return ""


def test_the_hearing_says_on_which_degree(cast):
    incident = make.heard(cast, degree="minor")
    assert Hearing.objects.get(incident=incident).degree == "minor"


def test_a_raised_degree_asks_for_another_hearing(cast):
    incident = make.heard(cast, degree="minor")
    incident = assessed(cast, incident, "grave")
    with pytest.raises(Refused) as refusal:
        make.proposed(cast, "termination", fresh(incident))
    assert refusal.value.code == "degree"
    incident = heard_again(cast, incident)
    measure = make.proposed(cast, "termination", fresh(incident))
    assert workflow.endorse(measure, by=cast.manager, decision="x").status == "endorsed"


def test_raised_after_the_proposal(cast, owner):
    measure = make.proposed(
        cast, "termination", make.heard(cast, degree="moderate", **earlier(cast))
    )
    assessed(cast, measure.incident, "grave")
    with pytest.raises(Refused) as refusal:
        workflow.endorse(fresh(measure), by=cast.manager, decision="x")
    assert refusal.value.code == "degree"
    assert by_sql(measure, cast.chair) == RULE
    with without(owner, RULE):
        assert by_sql(measure, cast.chair) != RULE


def earlier(cast):
    """A person whose breach was established before, so that another may end the relationship."""
    return {"person": make.in_force(cast, "oral").incident.person}


def test_raised_after_the_proposal_every_decision_waits(cast):
    written = make.proposed(cast, "written", make.heard(cast, degree="moderate"))
    ending = make.proposed(cast, "termination", make.heard(cast, **earlier(cast)))
    endorsed = make.proposed(cast, "termination", make.heard(cast, **earlier(cast)))
    endorsed = workflow.endorse(endorsed, by=cast.manager, decision="x")
    for step, measure in (
        (workflow.decide_measure, written),
        (workflow.endorse, ending),
        (workflow.second_decide, endorsed),
    ):
        assert step.why_not(fresh(measure), cast.chair) is None
        assessed(cast, measure.incident, "grave")
        assert step.why_not(fresh(measure), cast.chair).code == "degree"


def test_lowered_after_the_proposal_the_relationship_does_not_end(cast):
    for endorsed, step in ((False, workflow.endorse), (True, workflow.second_decide)):
        measure = make.proposed(cast, "termination", make.heard(cast, degree="grave"))
        if endorsed:
            measure = workflow.endorse(measure, by=cast.manager, decision="x")
        assert step.why_not(fresh(measure), cast.chair) is None
        assessed(cast, measure.incident, "moderate")
        refusal = step.why_not(fresh(measure), cast.chair)
        assert refusal.code == "first_time"
        assert refusal.way.url == reverse("conduct:measure_step", args=[measure.pk, "decline"])
        assert workflow.decline.why_not(fresh(measure), cast.chair) is None


@pytest.mark.parametrize("degree", ["minor", "moderate"])
def test_lowered_or_the_same_needs_none(cast, degree):
    incident = make.heard(cast, degree="moderate")
    assessed(cast, incident, degree)
    assert make.in_force(cast, "oral", fresh(incident)).is_in_force


def test_the_degree_is_set_by_who_acts(cast, owner):
    """Kept as it was set before, the old name does not cover a new degree."""
    incident = assessed(cast, make.heard(cast, degree="minor"), "moderate")
    sql = "UPDATE conduct_incident SET degree = 'grave' WHERE id = %s"
    rule = "incident_degree_set_before_decision"

    def tried(by):
        try:
            with acting(by), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql, [incident.pk])
        except IntegrityError as refusal:
            return constraint_of(refusal)
        return ""

    assert tried(None) == rule
    assert tried(cast.researcher.pk) == rule
    with without(owner, rule):
        assert tried(None) == ""


def test_the_page_says_what_to_do(client, cast):
    incident = assessed(cast, make.heard(cast, degree="minor"), "grave")
    client.force_login(cast.researcher)
    page = client.get(reverse("conduct:show", args=[incident.pk]))
    assert "رُفعت الدرجة" in page.text
