"""Who keeps out of a case, at each of its steps; and steps that a case does not have (MC-5+)."""

import uuid
from datetime import timedelta

import pytest

from conduct import guards, workflow
from conduct.enums import INCIDENT, MEASURE
from sanad.accounts.enums import Role
from sanad.lib.clock import today
from tests.factories import conduct as make
from tests.factories.accounts import UserFactory, give_role
from tests.factories.beneficiaries import PersonFactory
from tests.factories.conduct import IncidentFactory, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def another(db):
    """Somebody who may do every step, were they not too close."""
    return UserFactory(is_staff=True, roles=[Role.MANAGER, Role.RESEARCHER])


def why(cycle, verb, obj, user):
    """The code of the reason why not, or None."""
    refusal = cycle.transitions[verb].why_not(fresh(obj), user)
    return refusal and refusal.code


def join(incident, user):
    PersonFactory(household=incident.person.household, account=user)


def attempted(cast, calendar):
    """Two attempts on two days: the hearing may be given up."""
    incident = fresh(IncidentFactory())
    for _ in range(2):
        terms = {"day": today(), "means": "phone", "result": "لم يُجب"}
        workflow.record_attempt(incident, by=cast.researcher, key=uuid.uuid4(), **terms)
        calendar.forward(days=1)
    return incident


def by_staff(cast):
    case = IncidentFactory(direction="by_staff", about_staff=cast.delegate, kind="MC-A")
    return make.heard(cast, fresh(case))


def decided(cast):
    case = make.heard(cast)
    return workflow.decide_no_measure(case, by=cast.chair, reasons="لم يثبت شيء.")


INCIDENTS = {
    "record_hearing": lambda cast, calendar: IncidentFactory(),
    "record_attempt": lambda cast, calendar: IncidentFactory(),
    "proceed_unheard": attempted,
    "assess": lambda cast, calendar: IncidentFactory(),
    "propose_measure": lambda cast, calendar: make.heard(cast),
    "decide_no_measure": lambda cast, calendar: make.heard(cast),
    "record_outcome": lambda cast, calendar: by_staff(cast),
    "close": lambda cast, calendar: decided(cast),
}


@pytest.mark.policy("MC-5")
@pytest.mark.parametrize("verb", INCIDENTS)
def test_a_relative_takes_no_step_in_the_case(cast, calendar, another, verb):
    incident = INCIDENTS[verb](cast, calendar)
    assert why(INCIDENT, verb, incident, another) is None
    join(incident, another)
    assert why(INCIDENT, verb, incident, another) == "relative"


@pytest.mark.policy("MC-5")
@pytest.mark.parametrize("verb", INCIDENTS)
def test_the_reporter_takes_no_step_in_the_case(cast, calendar, verb):
    incident = INCIDENTS[verb](cast, calendar)
    reporter = incident.reported_by
    give_role(reporter, Role.MANAGER, Role.RESEARCHER)
    assert why(INCIDENT, verb, incident, type(reporter).objects.get(pk=reporter.pk)) == "reporter"


def endorsed(cast, by=None):
    measure = termination(cast, by)
    return workflow.endorse(measure, by=cast.manager, decision="تكرر")


def termination(cast, by=None):
    return make.proposed(cast, "termination", make.heard(cast, degree="grave"), by=by)


MEASURES = {
    "decide_measure": lambda cast, by=None: make.proposed(cast, by=by),
    "endorse": termination,
    "second_decide": endorsed,
    "decline": lambda cast, by=None: make.proposed(cast, by=by),
    "lift": lambda cast, by=None: make.in_force(cast),
    "uphold": lambda cast, by=None: make.objected(cast),
    "dismiss": lambda cast, by=None: make.objected(cast),
}
DECISIONS = ["decide_measure", "endorse", "second_decide", "decline"]


@pytest.mark.policy("MC-5")
@pytest.mark.parametrize("verb", MEASURES)
def test_a_relative_neither_decides_nor_lifts_nor_hears(cast, another, verb):
    measure = MEASURES[verb](cast)
    assert why(MEASURE, verb, measure, another) is None
    join(measure.incident, another)
    assert why(MEASURE, verb, measure, another) == "relative"


@pytest.mark.policy("MC-5")
@pytest.mark.parametrize("verb", DECISIONS)
def test_who_proposes_gives_none_of_the_decisions(cast, another, verb):
    assert why(MEASURE, verb, MEASURES[verb](cast, by=another), another) == "proposer"


@pytest.mark.policy("MC-2")
def test_only_a_suspension_is_lifted(cast, another):
    assert why(MEASURE, "lift", make.in_force(cast, "written"), another) == "status"
    assert why(MEASURE, "lift", make.in_force(cast), another) is None


@pytest.mark.policy("PM-1")
def test_a_report_to_the_authorities_is_no_measure_to_object_to(cast, another):
    assert why(MEASURE, "object_to", make.in_force(cast, "report"), another) == "status"
    assert why(MEASURE, "object_to", make.in_force(cast, "written"), another) is None


@pytest.mark.policy("MC-5")
def test_of_each_precaution_there_is_one(cast):
    incident = fresh(IncidentFactory(danger=True))
    make.proposed(cast, "suspension", incident)
    assert guards.refusal_of(fresh(incident), "suspension", cast.researcher).code == "once"
    assert guards.refusal_of(fresh(incident), "report", cast.researcher) is None


@pytest.mark.policy("MC-2")
def test_the_way_out_of_a_case_is_shown_to_who_may_go_it(cast, another):
    measure = make.in_force(cast)
    incident = fresh(measure.incident)
    refusals = [guards.settled(incident, user) for user in (another, cast.auditor, None)]
    assert {refusal.code for refusal in refusals} == {"suspended"}
    assert [bool(refusal.way) for refusal in refusals] == [True, False, False]


@pytest.mark.policy("MC-5")
def test_a_precaution_comes_too_late_once_the_case_is_decided(cast):
    incident = fresh(IncidentFactory(danger=True))
    precaution = make.proposed(cast, "suspension", incident)
    incident = make.heard(cast, fresh(incident))
    assert why(MEASURE, "decide_measure", precaution, cast.manager) is None
    make.in_force(cast, "written", incident)
    assert why(MEASURE, "decide_measure", precaution, cast.manager) == "decided"


@pytest.mark.policy("MC-5")
def test_about_staff_an_outcome_about_the_beneficiary_a_measure_or_none(cast, another):
    steps = ["propose_measure", "decide_no_measure", "record_outcome"]
    about_staff, about_them = by_staff(cast), make.heard(cast)
    assert [why(INCIDENT, step, about_staff, another) for step in steps] == [
        "status",
        "status",
        None,
    ]
    assert [why(INCIDENT, step, about_them, another) for step in steps] == [None, None, "status"]


@pytest.mark.policy("MC-3")
def test_an_ending_takes_two_decisions_and_every_other_measure_one(cast, another):
    steps = ["decide_measure", "endorse"]
    ending, other = termination(cast), make.proposed(cast)
    assert [why(MEASURE, step, ending, another) for step in steps] == ["status", None]
    assert [why(MEASURE, step, other, another) for step in steps] == [None, "status"]


@pytest.mark.policy("MC-2")
def test_only_the_calendar_ends_a_measure_and_only_after_its_last_day(cast, calendar):
    measure = make.in_force(cast, until=today() + timedelta(days=5))
    assert why(MEASURE, "expire", make.in_force(cast), None) == "early"
    assert why(MEASURE, "expire", measure, cast.manager) == "role"
    calendar.forward(days=5)
    assert why(MEASURE, "expire", measure, None) == "early"
    calendar.forward(days=1)
    assert why(MEASURE, "expire", measure, None) is None


@pytest.mark.policy("PM-1")
@pytest.mark.parametrize("verb", ["uphold", "dismiss"])
def test_an_objection_that_waits_is_heard_by_who_took_no_part(cast, another, verb):
    measure = make.in_force(cast)
    assert why(MEASURE, verb, measure, another) == "status"
    make.objected(cast, measure)
    for user in (cast.researcher, cast.manager, cast.chair):
        assert why(MEASURE, verb, measure, user) == "part"
    assert why(MEASURE, verb, measure, another) is None
