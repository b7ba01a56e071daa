"""Every verb at every status, and what each of them brings about."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from beneficiaries.models import Restriction
from conduct import tasks, workflow
from conduct.enums import INCIDENT, MEASURE, IncidentStatus, MeasureStatus
from conduct.models import ConductEntry, Incident, Measure
from sanad.letters.models import Letter
from sanad.lib.clock import today
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories import conduct as make
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.conduct import IncidentFactory, fresh

pytestmark = pytest.mark.django_db


def refusal(verb, obj, **arguments):
    with pytest.raises(Refused) as refused:
        verb(obj, **arguments)
    return refused.value.code


# The tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize("status", IncidentStatus)
@pytest.mark.parametrize("verb", INCIDENT.transitions)
def test_an_incident_moves_only_along_its_table(cast, verb, status):
    incident = fresh(IncidentFactory())
    incident.status = status
    why_not = INCIDENT.transitions[verb].why_not(incident, None)
    if status not in INCIDENT.transitions[verb].sources:
        assert why_not.code == "status"
    elif why_not is not None:
        assert why_not.sentence and why_not.code != "role"


@pytest.mark.parametrize("status", MeasureStatus)
@pytest.mark.parametrize("verb", MEASURE.transitions)
def test_a_measure_moves_only_along_its_table(cast, verb, status):
    measure = make.proposed(cast)
    measure.status, measure.objection_until = status, today()
    why_not = MEASURE.transitions[verb].why_not(measure, None)
    if status not in MEASURE.transitions[verb].sources:
        assert why_not.code == "status"
    elif why_not is not None:
        assert why_not.sentence


# Report and hearing -------------------------------------------------------------------------


def reported(cast, **fields):
    report = {
        "by": cast.officer,
        "key": uuid.uuid4(),
        "person": PersonFactory(),
        "kind": "MC-A",
        "degree": "minor",
        "title": "رفع صوته",
        "account": "رفع صوته على الموظفة أمام المراجعين.",
        "happened_on": today(),
    }
    return workflow.report(**report | fields)


@pytest.mark.policy("MC-0")
def test_a_report_is_numbered_and_made_once(cast, calendar):
    key, person = uuid.uuid4(), PersonFactory()
    first = reported(cast, key=key, person=person)
    again = reported(cast, key=key, person=person)
    assert first == again
    assert first.number.startswith("1448-C-")
    assert ConductEntry.objects.of(first, []).get().verb == "report"
    assert reported(cast).number > first.number


def test_only_who_works_here_reports(cast):
    with pytest.raises(NotAllowed):
        reported(cast, by=UserFactory())


@pytest.mark.policy("MC-5")
def test_the_hearing_comes_before_a_measure(cast):
    incident = fresh(IncidentFactory())
    code = refusal(
        workflow.propose_measure,
        incident,
        by=cast.researcher,
        key=uuid.uuid4(),
        kind="oral",
        reasons="نعم",
    )
    assert code == "unheard"
    incident = make.heard(cast, incident)
    assert incident.status == IncidentStatus.HEARD
    assert make.proposed(cast, "oral", incident).status == MeasureStatus.PROPOSED


@pytest.mark.policy("MC-5")
def test_without_a_hearing_only_after_attempts_on_two_days(cast, calendar):
    incident = fresh(IncidentFactory())
    give_up = {"by": cast.researcher, "key": uuid.uuid4(), "reason": "سافر ولا يرد."}
    attempt = {"by": cast.researcher, "means": "phone", "result": "لم يرد"}
    assert refusal(workflow.proceed_unheard, incident, **give_up) == "attempts"
    for _ in range(2):
        workflow.record_attempt(incident, key=uuid.uuid4(), day=today(), **attempt)
    assert refusal(workflow.proceed_unheard, incident, **give_up) == "attempts"
    calendar.forward(days=1)
    workflow.record_attempt(incident, key=uuid.uuid4(), day=today(), **attempt)
    incident = workflow.proceed_unheard(incident, **give_up)
    assert incident.status == IncidentStatus.HEARD
    # Who was given up on may still come, until the decision.
    assert make.heard(cast, incident).hearings.count() == 2


def test_the_degree_is_set_by_another(cast):
    incident = fresh(IncidentFactory(reported_by=cast.manager))
    setting = {"degree": "grave", "is_danger": False, "reason": "تهديد صريح"}
    assert refusal(workflow.assess, incident, by=cast.manager, **setting) == "reporter"
    incident = workflow.assess(incident, by=cast.researcher, **setting)
    assert (incident.degree, incident.assessed_by) == ("grave", cast.researcher)


# Decisions by two ---------------------------------------------------------------------------


@pytest.mark.policy("MC-1")
@pytest.mark.parametrize("kind", ["oral", "written"])
def test_a_warning_stops_nothing(cast, kind):
    measure = make.in_force(cast, kind)
    assert measure.status == MeasureStatus.IN_FORCE
    assert fresh(measure.incident).status == IncidentStatus.DECIDED
    assert not Restriction.objects.exists()
    assert bool(measure.letter) is (kind == "written")
    if kind == "written":
        letter = Letter.objects.get()
        assert letter.kind == "warning" and letter.person_id == measure.incident.person_id
        assert any("حقك في الاعتراض" in words for words in letter.paragraphs)


@pytest.mark.policy("MC-2")
def test_a_suspension_restricts_its_scope_and_is_lifted_by_a_correction(cast, calendar):
    measure = make.in_force(cast)
    restriction = Restriction.objects.get()
    assert restriction.person_id == measure.incident.person_id
    assert restriction.programmes == ["rent"]
    assert restriction.to_correct == measure.to_correct
    assert restriction.lifted_at is None
    calendar.forward(days=3)
    measure = make.lifted(cast, measure)
    assert measure.status == MeasureStatus.LIFTED
    assert fresh(restriction).lifted_at is not None
    assert not Restriction.objects.in_force().exists()
    assert measure.lifting_letter.kind == "lifting"
    assert list(Message.objects.order_by("id").values_list("code", flat=True)) == [
        "conduct.suspension",
        "conduct.lifted",
    ]


@pytest.mark.policy("MC-5")
def test_the_household_keeps_its_rights(cast):
    measure = make.in_force(cast)
    person = measure.incident.person
    sister = PersonFactory(household=person.household, first_name="نورة")
    assert not sister.restrictions.exists()
    assert person.restrictions.in_force().covering("rent").exists()
    assert not person.restrictions.in_force().covering("electricity").exists()


@pytest.mark.policy("MC-5")
def test_who_proposes_does_not_decide(cast):
    measure = make.proposed(cast, by=cast.manager)
    assert refusal(workflow.decide_measure, measure, by=cast.manager, decision="نعم") == "proposer"
    decided = workflow.decide_measure(measure, by=cast.chair, decision="نعم")
    assert decided.decided_by == cast.chair


@pytest.mark.policy("MC-5")
@pytest.mark.parametrize("tie", ["reporter", "victim", "relative"])
def test_who_is_too_close_neither_hears_nor_proposes_nor_decides(cast, tie):
    fields = {"reporter": {"reported_by": cast.manager}, "victim": {"victim": cast.manager}}
    incident = fresh(IncidentFactory(**fields.get(tie, {})))
    if tie == "relative":
        PersonFactory(household=incident.person.household, account=cast.manager)
    hearing = {"key": uuid.uuid4(), "statement": "لا", "heard_on": today(), "means": "desk"}
    assert refusal(workflow.record_hearing, incident, by=cast.manager, **hearing) == tie
    incident = make.heard(cast, incident)
    terms = {"key": uuid.uuid4(), "kind": "oral", "reasons": "نعم"}
    assert refusal(workflow.propose_measure, incident, by=cast.manager, **terms) == tie
    measure = make.proposed(cast, "written", incident)
    assert refusal(workflow.decide_measure, measure, by=cast.manager, decision="نعم") == tie
    assert refusal(workflow.decide_no_measure, incident, by=cast.manager, reasons="لا") == tie


@pytest.mark.policy("MC-0")
def test_no_measure_is_an_outcome(cast):
    incident = make.heard(cast)
    incident = workflow.decide_no_measure(incident, by=cast.manager, reasons="لم يثبت شيء.")
    assert incident.status == IncidentStatus.DECIDED
    incident = workflow.close(incident, by=cast.manager)
    assert incident.status == IncidentStatus.CLOSED


def test_a_waiting_measure_is_decided_before_the_case_is(cast):
    incident = make.heard(cast)
    measure = make.proposed(cast, "written", incident)
    why = refusal(workflow.decide_no_measure, incident, by=cast.chair, reasons="لا")
    assert why == "waiting"
    workflow.decline(measure, by=cast.manager, reasons="يكفي الشفهي.")
    assert fresh(incident).status == IncidentStatus.HEARD
    measure = make.proposed(cast, "oral", incident)
    measure = workflow.withdraw(measure, by=cast.researcher, reasons="نسيت شيئًا.")
    assert measure.status == MeasureStatus.WITHDRAWN
    incident = workflow.decide_no_measure(incident, by=cast.chair, reasons="لا")
    assert fresh(incident).decided_at


def test_one_incident_is_answered_once(cast):
    measure = make.lifted(cast)
    incident = fresh(measure.incident)
    terms = {"by": cast.researcher, "key": uuid.uuid4(), "kind": "written", "reasons": "أيضًا"}
    assert refusal(workflow.propose_measure, incident, **terms) == "once"


# Termination --------------------------------------------------------------------------------


@pytest.mark.policy("MC-3")
def test_a_first_breach_ends_nothing(cast):
    incident = make.heard(cast)
    terms = {"by": cast.researcher, "key": uuid.uuid4(), "kind": "termination", "reasons": "ن"}
    assert refusal(workflow.propose_measure, incident, **terms) == "first_time"


@pytest.mark.policy("MC-3")
def test_a_repeated_breach_may_end_it_by_two_decisions(cast, calendar):
    person = PersonFactory()
    make.in_force(cast, "written", make.heard(cast, person=person))
    calendar.forward(days=40)
    measure = make.proposed(cast, "termination", make.heard(cast, person=person))
    second = {"by": cast.chair, "decision": "نعم"}
    assert refusal(workflow.decide_measure, measure, **second) == "status"
    assert refusal(workflow.second_decide, measure, **second) == "status"
    measure = workflow.endorse(measure, by=cast.manager, decision="تكرر")
    assert measure.status == MeasureStatus.ENDORSED
    assert not Restriction.objects.exists()
    again = {"by": cast.manager, "decision": "نعم"}
    assert refusal(workflow.second_decide, measure, **again) == "decider"
    measure = workflow.second_decide(measure, **second)
    assert measure.status == MeasureStatus.IN_FORCE
    assert Restriction.objects.get().kind == "termination"
    assert measure.letter.kind == "termination"


@pytest.mark.policy("MC-3")
@pytest.mark.parametrize("lost", ["overturned", "too old", "only reported"])
def test_what_does_not_establish_a_breach(cast, calendar, lost):
    person = PersonFactory()
    if lost == "only reported":
        make.heard(cast, person=person)
    else:
        measure = make.in_force(cast, "written", make.heard(cast, person=person))
    if lost == "overturned":
        workflow.uphold(make.objected(cast, measure), by=cast.member, reasons="العقد مجدد.")
    calendar.forward(days=800 if lost == "too old" else 40)
    incident = make.heard(cast, person=person)
    terms = {"by": cast.researcher, "key": uuid.uuid4(), "kind": "termination", "reasons": "ن"}
    assert refusal(workflow.propose_measure, incident, **terms) == "first_time"


@pytest.mark.policy("MC-3")
def test_what_happened_before_the_breach_was_answered_repeats_nothing(cast, calendar):
    person, day = PersonFactory(), today()
    calendar.forward(days=10)
    make.in_force(cast, "written", make.heard(cast, person=person))
    calendar.forward(days=5)
    older = make.heard(cast, person=person, happened_on=day)
    terms = {"by": cast.researcher, "key": uuid.uuid4(), "kind": "termination", "reasons": "ن"}
    assert refusal(workflow.propose_measure, older, **terms) == "first_time"
    measure = make.proposed(cast, "oral", older)
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        key = uuid.uuid4()
        Measure.objects.create(
            incident=make.heard(cast, person=person, happened_on=day),
            kind="termination",
            key=key,
            reasons="ن",
            proposed_by=measure.proposed_by,
        )
    assert constraint_of(error.value) == "measure_termination_on_repetition"


@pytest.mark.policy("MC-3")
def test_an_established_breach_counts_once_lifted(cast, calendar):
    person = PersonFactory()
    make.lifted(cast, incident=make.heard(cast, person=person))
    calendar.forward(days=40)
    incident = make.heard(cast, person=person)
    assert make.proposed(cast, "termination", incident).is_termination


def test_a_grave_one_may_end_it_at_once(cast):
    assert make.in_force(cast, "termination", make.heard(cast, degree="grave")).in_force_at


# Danger -------------------------------------------------------------------------------------


@pytest.mark.policy("MC-5")
def test_a_precaution_comes_before_the_hearing_only_in_danger(cast, calendar):
    calm = fresh(IncidentFactory())
    terms = make.TERMS["suspension"] | {"reasons": "خطر", "by": cast.researcher}
    why = refusal(workflow.propose_measure, calm, key=uuid.uuid4(), kind="suspension", **terms)
    assert why == "unheard"
    incident = fresh(IncidentFactory(danger=True))
    why = refusal(
        workflow.propose_measure,
        incident,
        by=cast.researcher,
        key=uuid.uuid4(),
        kind="written",
        reasons="خطر",
    )
    assert why == "unheard"
    measure = make.in_force(cast, "suspension", incident)
    assert measure.is_precaution and measure.hearing_until
    assert fresh(incident).status == IncidentStatus.REPORTED
    assert Restriction.objects.in_force().exists()

    assert tasks.due() == 0
    calendar.forward(days=8)
    assert list(Incident.objects.hearing_overdue()) == [incident]
    assert tasks.due() == 1
    assert tasks.due() == 0
    assert ConductEntry.objects.filter(incident=incident, verb="remind_hearing").count() == 1


@pytest.mark.policy("MC-5")
@pytest.mark.parametrize("decision", ["measure", "none"])
def test_the_decision_takes_the_place_of_the_precaution(cast, decision):
    incident = fresh(IncidentFactory(danger=True))
    precaution = make.in_force(cast, "suspension", incident, programmes=[])
    incident = make.heard(cast, fresh(incident))
    if decision == "measure":
        make.in_force(cast, "suspension", incident)
        assert Restriction.objects.in_force().get().programmes == ["rent"]
    else:
        workflow.decide_no_measure(incident, by=cast.manager, reasons="لا خطر.")
        assert not Restriction.objects.in_force().exists()
    assert fresh(precaution).status == MeasureStatus.EXPIRED
    assert fresh(incident).status == IncidentStatus.DECIDED


@pytest.mark.policy("MC-4")
def test_in_danger_a_report_waits_for_nobody(cast):
    terms = {
        "key": uuid.uuid4(),
        "authority": "الشرطة",
        "legal_basis": "نظام مكافحة التهديد",
        "reported_on": today(),
        "reference": "911-4",
    }
    calm = fresh(IncidentFactory(reported_by=cast.officer))
    assert refusal(workflow.report_to_authority, calm, by=cast.officer, **terms) == "undecided"
    incident = fresh(IncidentFactory(danger=True, reported_by=cast.officer))
    workflow.report_to_authority(incident, by=cast.officer, **terms)
    assert incident.authority_reports.get().reference == "911-4"


@pytest.mark.policy("MC-4")
def test_without_danger_two_decide_a_report_first(cast):
    incident = make.heard(cast)
    measure = make.in_force(cast, "report", incident)
    assert measure.letter.recipient == "الشرطة" and measure.letter.person_id is None
    assert not Message.objects.exists()
    workflow.report_to_authority(
        incident,
        by=cast.manager,
        key=uuid.uuid4(),
        authority="الشرطة",
        legal_basis="نظام مكافحة التزوير",
        reported_on=today(),
        reference="77",
    )
    assert incident.authority_reports.get().measure == measure


# The calendar, objections -------------------------------------------------------------------


@pytest.mark.policy("MC-2")
def test_a_suspension_runs_out_after_its_last_day(cast, calendar):
    from datetime import timedelta

    measure = make.in_force(cast, until=today() + timedelta(days=5))
    calendar.forward(days=5)
    assert tasks.due() == 0
    calendar.forward(days=1)
    assert tasks.due() == 1
    assert fresh(measure).status == MeasureStatus.EXPIRED
    assert not Restriction.objects.in_force().exists()


@pytest.mark.policy("PM-1")
def test_an_objection_is_heard_by_somebody_who_took_no_part(cast):
    measure = make.objected(cast)
    for user in (cast.manager, cast.researcher):
        assert refusal(workflow.uphold, measure, by=user, reasons="ن") == "part"
    assert refusal(workflow.uphold, measure, by=cast.officer, reasons="ن") == "role"
    measure = workflow.uphold(measure, by=cast.member, reasons="العقد مجدَّد فعلًا.")
    assert measure.status == MeasureStatus.OVERTURNED
    assert not Restriction.objects.in_force().exists()
    assert measure.objection.letter.kind == "objection"


@pytest.mark.policy("PM-1")
def test_a_measure_stands_where_the_objection_is_dismissed(cast):
    measure = workflow.dismiss(make.objected(cast), by=cast.member, reasons="لا جديد.")
    assert measure.status == MeasureStatus.IN_FORCE
    assert Restriction.objects.in_force().exists()
    why = refusal(workflow.object_to, measure, by=cast.chair, key=uuid.uuid4(), words="ثانية")
    assert why == "once"


@pytest.mark.policy("PM-1")
def test_objections_have_their_days(cast, calendar):
    measure = make.in_force(cast)
    calendar.forward(days=30)
    assert workflow.object_to.guards[0](measure, None) is None
    calendar.forward(days=1)
    why = refusal(workflow.object_to, measure, by=cast.chair, key=uuid.uuid4(), words="متأخر")
    assert why == "late"


def test_the_beneficiary_objects_to_their_own_measure_only(cast):
    person = PersonFactory(with_account=True)
    measure = make.in_force(cast, incident=make.heard(cast, person=person))
    stranger = PersonFactory(with_account=True).account
    terms = {"key": uuid.uuid4(), "words": "العقد مجدَّد."}
    assert refusal(workflow.object_to, measure, by=stranger, **terms) == "role"
    workflow.object_to(measure, by=person.account, **terms)
    assert Measure.objects.for_person(person).get().objection.words == "العقد مجدَّد."
    assert refusal(workflow.close, measure.incident, by=cast.manager) == "suspended"


# About somebody who works here --------------------------------------------------------------


@pytest.mark.policy("MC-5")
def test_abuse_by_staff_comes_through_the_same_door(cast):
    incident = fresh(IncidentFactory(direction="by_staff", about_staff=cast.delegate, kind="MC-A"))
    terms = {"by": cast.researcher, "key": uuid.uuid4(), "kind": "oral", "reasons": "ن"}
    incident = make.heard(cast, incident)
    assert refusal(workflow.propose_measure, incident, **terms) == "status"
    incident = workflow.record_outcome(incident, by=cast.manager, reasons="اعتذر وحُوسب.")
    assert incident.status == IncidentStatus.DECIDED
    assert workflow.close(incident, by=cast.manager).status == IncidentStatus.CLOSED


@pytest.mark.policy("MC-5")
def test_about_the_manager_the_board_acts_and_the_auditor_reads(cast):
    incident = fresh(IncidentFactory(direction="by_staff", about_staff=cast.manager))
    assert incident.is_about_manager
    for user in (cast.manager, cast.chair, cast.researcher):
        assert not Incident.objects.visible_to(user).exists()
    assert Incident.objects.visible_to(cast.auditor).get() == incident
    assert Incident.objects.visible_to(cast.board).get() == incident
    terms = {"by": cast.auditor, "reasons": "رُفع إلى المجلس."}
    assert refusal(workflow.record_outcome, incident, **terms) == "role"
    incident = workflow.record_outcome(incident, **terms | {"by": cast.board})
    assert incident.status == IncidentStatus.DECIDED
