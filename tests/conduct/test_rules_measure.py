"""Every rule of a measure, broken from raw SQL as the site's role, by name."""

from datetime import timedelta

import pytest

from conduct import messages, workflow
from conduct.models import MeasureObjection
from sanad.contact.workflow.contact import spoke_with
from sanad.lib.actor import acting
from sanad.lib.clock import today
from tests.conduct.raw import copy, refused, run, update
from tests.factories import conduct as make
from tests.factories.beneficiaries import PersonFactory
from tests.factories.conduct import IncidentFactory, fresh

pytestmark = pytest.mark.django_db


def test_measure_life(cast):
    measure = make.proposed(cast, "oral")
    refused("measure_life", *copy(measure, status="in_force", decided_by_id=cast.chair.pk))
    refused("measure_life", *update(measure, status="lifted", decided_by_id=cast.chair.pk))


def test_measure_keeps_its_terms(cast):
    measure = make.proposed(cast)
    for change in (
        {"kind": "oral"},
        {"programmes": []},
        {"to_correct": "لا شيء"},
        {"reasons": "غيرها"},
        {"is_precaution": True},
        {"proposed_by_id": cast.chair.pk},
    ):
        refused("measure_keeps_its_terms", *update(measure, **change))
    decided = make.in_force(cast, "oral")
    refused("measure_keeps_its_terms", *update(decided, decided_by_id=cast.chair.pk))


def test_measure_in_an_open_case(cast):
    measure = make.in_force(cast, "oral")
    workflow.close(measure.incident, by=cast.manager)
    refused("measure_in_an_open_case", *copy(fresh(measure), status="proposed"))
    staff = make.heard(cast, direction="by_staff", about_staff=cast.delegate)
    refused(
        "measure_in_an_open_case",
        *copy(fresh(measure), status="proposed", incident_id=staff.pk),
    )


def test_measure_proposed_by_another(cast):
    measure = make.proposed(cast, "oral")
    PersonFactory(household=measure.incident.person.household, account=cast.chair)
    for close in (measure.incident.reported_by, cast.chair):
        refused("measure_proposed_by_another", *copy(measure, proposed_by_id=close.pk))


def test_measure_decided_by_uninvolved(cast):
    incident = make.heard(cast, victim=cast.secretary)
    PersonFactory(household=incident.person.household, account=cast.chair)
    measure = make.proposed(cast, "oral", incident)
    for close in (incident.reported_by, cast.secretary, cast.chair):
        refused(
            "measure_decided_by_uninvolved",
            *update(measure, status="in_force", decided_by_id=close.pk),
        )
    graver = make.proposed(cast, "termination", make.heard(cast, degree="grave"))
    refused(
        "measure_decided_by_uninvolved",
        *update(
            graver,
            decided_by_id=cast.manager.pk,
            second_decided_by_id=graver.incident.reported_by_id,
        ),
    )


def test_measure_decided_by_another(cast):
    measure = make.proposed(cast, "oral")
    rule = "measure_decided_by_another"
    refused(rule, *update(measure, status="in_force"))
    refused(rule, *update(measure, status="in_force", decided_by_id=cast.researcher.pk))


def test_measure_termination_by_two(cast):
    measure = make.proposed(cast, "termination", make.heard(cast, degree="grave"))
    measure = workflow.endorse(measure, by=cast.manager, decision="نعم")
    letter = messages.measure_letter(measure, by=cast.chair, objection_until=today())
    for second in (None, cast.manager.pk, cast.researcher.pk):
        change = {"status": "in_force", "letter_id": letter.pk, "second_decided_by_id": second}
        refused("measure_termination_by_two", *update(measure, **change))
    run(*update(measure, **change | {"second_decided_by_id": cast.chair.pk}))
    assert fresh(measure).in_force_at


def test_measure_after_hearing(cast):
    heard = make.proposed(cast, "oral")
    unheard = IncidentFactory(danger=True)
    refused("measure_after_hearing", *copy(heard, incident_id=unheard.pk))


def test_measure_precaution_in_danger(cast):
    suspension = make.proposed(cast)
    rule = "measure_precaution_in_danger"
    calm = IncidentFactory()
    refused(rule, *copy(suspension, incident_id=calm.pk, is_precaution=True))
    oral = make.proposed(cast, "oral")
    danger = IncidentFactory(danger=True)
    refused(rule, *copy(oral, incident_id=danger.pk, is_precaution=True))


def test_measure_termination_on_repetition(cast):
    measure = make.proposed(cast, "termination", make.heard(cast, degree="grave"))
    first = make.heard(cast)
    refused("measure_termination_on_repetition", *copy(measure, incident_id=first.pk))
    incident = measure.incident
    workflow.assess(incident, by=cast.manager, degree="minor", is_danger=False, reason="ليست جسيمة")
    refused(
        "measure_termination_on_repetition",
        *update(measure, status="endorsed", decided_by_id=cast.chair.pk),
    )


def test_measure_in_force_by_its_letter(cast):
    measure = make.proposed(cast, "written")
    rule = "measure_in_force_by_its_letter"
    by = {"status": "in_force", "decided_by_id": cast.manager.pk}
    refused(rule, *update(measure, **by))
    another = make.in_force(cast, "written").letter
    refused(rule, *update(measure, letter_id=another.pk, **by))


def test_measure_lifted_on_correction(cast):
    refused("measure_lifted_on_correction", *update(make.in_force(cast), status="lifted"))
    refused("measure_lifted_on_correction", *update(make.in_force(cast, "oral"), status="lifted"))


def test_measure_expires_in_its_time(cast):
    refused("measure_expires_in_its_time", *update(make.in_force(cast), status="expired"))
    danger = fresh(IncidentFactory(danger=True))
    precaution = make.in_force(cast, incident=danger)
    refused("measure_expires_in_its_time", *update(precaution, status="expired"))


def test_measure_overturned_on_objection(cast):
    measure = make.objected(cast)
    refused("measure_overturned_on_objection", *update(measure, status="overturned"))


def test_measure_end_lies_ahead(cast, calendar):
    refused("measure_end_lies_ahead", *copy(make.proposed(cast), until="2026-11-22"))


@pytest.mark.parametrize("until", ["2026-11-21", "2026-11-22", "2026-12-22"])
def test_a_suspension_without_an_end_is_given_none(cast, calendar, until):
    """It would be lifted as one that ran out."""
    measure = make.in_force(cast)
    rule = "measure_keeps_its_terms"
    refused(rule, *update(measure, until=until))
    if until < str(today()):
        refused(rule, *update(measure, until=until, status="expired"))
    assert measure.incident.person.restrictions.in_force().exists()


def test_the_end_of_a_suspension_stays(cast, calendar):
    measure = make.in_force(cast, until=today() + timedelta(days=5))
    for until in (None, "2026-11-21", "2026-12-22"):
        refused("measure_keeps_its_terms", *update(measure, until=until))
    refused("measure_expires_in_its_time", *update(measure, status="expired"))
    calendar.forward(days=5)
    refused("measure_expires_in_its_time", *update(measure, status="expired"))
    calendar.forward(days=1)
    run(*update(measure, status="expired"))


LATER = ("letter_id", "lifting_letter_id", "decided_by_id")


def test_measure_once_for_an_incident(cast):
    measure = make.lifted(cast)
    refused(
        "measure_once_for_an_incident",
        *copy(fresh(measure), status="proposed", **dict.fromkeys(LATER)),
    )
    danger = fresh(IncidentFactory(danger=True))
    precaution = make.proposed(cast, incident=danger)
    refused("measure_one_precaution", *copy(precaution))


def test_measure_checks(cast):
    measure, oral = make.proposed(cast), make.proposed(cast, "oral")
    other = make.heard(cast).pk
    refused("measure_says_why", *copy(oral, incident_id=other, reasons=""))
    refused("measure_says_what_to_correct", *copy(measure, incident_id=other, to_correct=""))
    refused("measure_scope_is_a_suspension_s", *copy(oral, incident_id=other, programmes=["rent"]))
    refused("measure_end_is_a_suspension_s", *copy(oral, incident_id=other, until="2099-01-01"))
    refused("measure_report_names_the_authority", *copy(oral, incident_id=other, kind="report"))


def test_measure_moments_are_the_databases(cast, calendar):
    measure = make.in_force(cast)
    run(*update(measure, in_force_at="2020-01-01", objection_until="2099-01-01"))
    kept = fresh(measure)
    assert kept.in_force_at.date() == today()
    assert (kept.objection_until - today()).days == 30


def test_a_restriction_follows_its_measure_whoever_writes(cast):
    measure = make.in_force(cast)
    make.objected(cast, measure)
    objection = MeasureObjection.objects.get()
    run(*update(objection, outcome="upheld", heard_by_id=cast.member.pk, reasons="نعم"))
    run(*update(measure, status="overturned"))
    assert not measure.incident.person.restrictions.in_force().exists()


def test_a_restriction_without_a_measure_is_refused(cast):
    measure = make.proposed(cast)
    refused(
        "restriction_stands_on_a_measure",
        "INSERT INTO beneficiaries_restriction (person_id, kind, programmes, to_correct,"
        " measure_id) VALUES (%s, 'suspension', '{}', 'x', %s)",
        [measure.incident.person_id, measure.pk],
    )


def test_measure_told_by_voice(cast):
    her = PersonFactory(cannot_read=True)
    measure = make.in_force(cast, "written", make.heard(cast, person=her))
    refused("measure_told_by_voice", *update(measure, is_to_be_told=False))
    spoke_with(her, by=cast.researcher, channel="phone", outcome="no_answer", subject="نداء")
    with acting(cast.researcher.pk):
        refused("measure_told_by_voice", *update(measure, is_to_be_told=False))
    spoke_with(her, by=cast.researcher, channel="phone", outcome="answered", subject="نداء")
    refused("measure_told_by_voice", *update(measure, is_to_be_told=False))  # nobody's word
    with acting(cast.researcher.pk):
        run(*update(measure, is_to_be_told=False))
    assert (fresh(measure).objection_until - today()).days == 30
    run(*update(measure, is_to_be_told=True, objection_until=None))
    assert not fresh(measure).is_to_be_told and fresh(measure).objection_until
