"""Terms of a conduct case at their edges, and each part that keeps somebody from hearing an
objection (MC-2, MC-3, MC-5, PM-1). Guards are asked alone: the database would catch what they let
pass, but only after the form was filled in."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from conduct import tasks, workflow
from conduct.enums import INCIDENT, MEASURE
from conduct.models import Incident, Measure
from sanad.accounts.enums import Role
from sanad.lib import clock
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow.models import Task
from tests.asking import why
from tests.factories import conduct as make
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.conduct import IncidentFactory, fresh

pytestmark = pytest.mark.django_db


def anybody():
    """Somebody who may do every step, and took no part yet."""
    return UserFactory(is_staff=True, roles=[Role.MANAGER, Role.RESEARCHER, Role.CHAIR])


def day(offset):
    return clock.today() + timedelta(days=offset)


# The last day of a suspension ---------------------------------------------------------------


@pytest.mark.policy("MC-2")
@pytest.mark.parametrize(("days", "is_over"), [(4, False), (5, False), (6, True)])
def test_a_suspension_holds_to_the_end_of_its_last_day(cast, calendar, days, is_over):
    measure = make.in_force(cast, until=day(5))
    calendar.forward(days=days)
    assert Measure.objects.run_out().exists() is is_over
    assert why(MEASURE, "expire", measure, None) == (None if is_over else "early")
    assert tasks.due() == is_over
    person = measure.incident.person
    assert person.restrictions.in_force().exists() is not is_over


@pytest.mark.policy("MC-2")
@pytest.mark.parametrize(("offset", "is_refused"), [(-1, True), (0, True), (1, False)])
def test_the_last_day_of_a_suspension_lies_ahead(cast, calendar, offset, is_refused):
    if not is_refused:
        assert make.proposed(cast, until=day(offset)).until == day(offset)
        return
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        make.proposed(cast, until=day(offset))
    assert constraint_of(refused.value) == "measure_end_lies_ahead"


# The hearing after a precaution -------------------------------------------------------------


def guarded(cast):
    """A suspension against danger, before anybody was heard."""
    incident = fresh(IncidentFactory(danger=True))
    measure = make.proposed(cast, "suspension", incident)
    return workflow.decide_measure(measure, by=cast.manager, decision="خطر قائم.")


@pytest.mark.policy("MC-5")
@pytest.mark.parametrize(("days", "is_late"), [(6, False), (7, False), (8, True)])
def test_the_hearing_is_late_after_its_last_day(cast, calendar, days, is_late):
    measure = fresh(guarded(cast))
    assert measure.hearing_until == day(7)
    calendar.forward(days=days)
    assert Incident.objects.hearing_overdue().exists() is is_late
    assert tasks.due() == is_late
    assert tasks.due() == 0  # said once


def test_who_was_heard_in_time_is_not_late(cast, calendar):
    incident = guarded(cast).incident
    make.heard(cast, fresh(incident))
    calendar.forward(days=30)
    assert not Incident.objects.hearing_overdue().exists()


@pytest.mark.policy("MC-5")
@pytest.mark.parametrize(
    ("days", "code"),
    [([], "attempts"), ([0], "attempts"), ([0, 0], "attempts"), ([0, 1], None), ([0, 1, 1], None)],
)
def test_attempts_on_two_days_come_before_going_on_unheard(cast, calendar, days, code):
    incident = fresh(IncidentFactory())
    calendar.forward(days=1)
    for offset in days:
        workflow.record_attempt(
            incident,
            by=cast.researcher,
            key=uuid.uuid4(),
            day=day(-offset),
            means="phone",
            result="لم يُجب",
        )
    assert why(INCIDENT, "proceed_unheard", incident, cast.researcher) == code


# A repeated breach --------------------------------------------------------------------------


def may_end(cast, incident):
    """Whether an ending may be proposed over the incident: the guard's word, and the rule's."""

    def propose():
        Measure.objects.create(
            incident=incident,
            kind="termination",
            key=uuid.uuid4(),
            reasons="تكرر",
            proposed_by=cast.researcher,
        )

    is_said = Incident.objects.earlier_than(fresh(incident)).exists()
    if is_said:
        propose()
        return True
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        propose()
    assert constraint_of(refused.value) == "measure_termination_on_repetition"
    return False


@pytest.mark.policy("MC-3")
@pytest.mark.parametrize(
    ("moment", "counts"),
    [
        ("2028-11-21 09:00", True),
        ("2028-11-22 08:59", True),
        ("2028-11-22 09:10", False),
        ("2028-11-23 09:00", False),
    ],
)
def test_a_breach_counts_for_twenty_four_months(cast, calendar, moment, counts):
    """In force since 22 November 2026, shortly after nine."""
    person = PersonFactory()
    make.in_force(cast, "written", make.heard(cast, person=person))
    calendar.move_to(moment)
    assert may_end(cast, make.heard(cast, person=person)) is counts


@pytest.mark.policy("MC-3")
@pytest.mark.parametrize(("offset", "counts"), [(-1, False), (0, True), (1, True)])
def test_what_repeats_happened_on_the_day_of_the_measure_or_later(cast, calendar, offset, counts):
    calendar.forward(days=1)
    person, answered_on = PersonFactory(), clock.today()
    make.in_force(cast, "written", make.heard(cast, person=person))
    calendar.forward(days=3)
    again = make.heard(cast, person=person, happened_on=answered_on + timedelta(days=offset))
    assert may_end(cast, again) is counts


@pytest.mark.parametrize(("offset", "is_refused"), [(-1, False), (0, False), (1, True)])
def test_what_is_reported_has_happened(calendar, offset, is_refused):
    if not is_refused:
        assert IncidentFactory(happened_on=day(offset)).pk
        return
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        IncidentFactory(happened_on=day(offset))
    assert constraint_of(refused.value) == "incident_not_of_tomorrow"


# The objection ------------------------------------------------------------------------------


@pytest.mark.policy("PM-1")
@pytest.mark.parametrize(("days", "code"), [(29, None), (30, None), (31, "late")])
def test_an_objection_comes_within_thirty_days(cast, calendar, days, code):
    measure = fresh(make.in_force(cast, "written"))
    assert measure.objection_until == day(30)
    calendar.forward(days=days)
    assert why(MEASURE, "object_to", measure, cast.manager) == code
    assert Measure.objects.may_fall().exists() is (code is None)


@pytest.mark.policy("DG-4")
def test_who_cannot_read_objects_from_the_day_on_which_she_is_told(cast, calendar, client):
    her = PersonFactory(cannot_read=True, with_account=True)
    measure = fresh(make.in_force(cast, "written", make.heard(cast, person=her)))
    assert (measure.is_to_be_told, measure.objection_until) == (True, None)
    assert "مضيّ 30 يومًا على مكالمتنا" in str(measure.letter.paragraphs)
    body = Message.objects.get(person_id=her.pk).body
    assert "على مكالمتنا" in body
    calendar.forward(days=90)
    assert why(MEASURE, "object_to", measure, cast.manager) is None
    assert Measure.objects.may_fall().exists()
    with transaction.atomic():  # the database lets it in as well
        make.objected(cast, measure)
        transaction.set_rollback(True)
    client.force_login(her.account)
    assert "على مكالمتنا" in client.get("/my/measures/").text
    client.force_login(cast.researcher)
    step = reverse("conduct:measure_step", args=[measure.pk, "tell"])
    assert step in client.get(reverse("conduct:show", args=[measure.incident_id])).text
    assert client.post(step, {"channel": "phone"}).status_code == 302
    measure, told_on = fresh(measure), clock.today()
    assert measure.objection_until == told_on + timedelta(days=30)
    assert not Task.objects.about(measure).open().exists()
    assert why(MEASURE, "tell", measure, cast.researcher) is not None
    for days, code in ((29, None), (30, None), (31, "late")):
        calendar.move_to(f"{told_on + timedelta(days=days)} 12:00")
        assert why(MEASURE, "object_to", measure, cast.manager) == code
        assert Measure.objects.may_fall().exists() is (code is None)
    # What is spoken anyway begins as ever, and so does what goes to whoever can read.
    for kind, person in (("oral", PersonFactory(cannot_read=True)), ("written", PersonFactory())):
        other = fresh(make.in_force(cast, kind, make.heard(cast, person=person)))
        assert not other.is_to_be_told and other.objection_until == day(30)


@pytest.mark.policy("PM-1")
def test_what_waits_to_be_heard_may_fall_after_the_term(cast, calendar):
    measure = make.objected(cast, make.in_force(cast, "written"))
    calendar.forward(days=31)
    assert Measure.objects.may_fall().exists()
    workflow.dismiss(measure, by=cast.member, reasons="لا جديد.")
    assert not Measure.objects.may_fall().exists()


PARTS = ["proposer", "decider", "second decider", "assessor", "hearer", "enterer"]


def ended_by_six():
    """A relationship ended, each part of it played by somebody else; then an objection."""
    part = {name: anybody() for name in PARTS}
    incident = fresh(IncidentFactory())
    incident = workflow.assess(
        incident, by=part["assessor"], degree="grave", is_danger=False, reason="تزوير"
    )
    incident = workflow.record_hearing(
        incident,
        by=part["hearer"],
        key=uuid.uuid4(),
        statement="لم أقصد.",
        heard_on=clock.today(),
        means="desk",
    )
    key = uuid.uuid4()
    workflow.propose_measure(
        incident, by=part["proposer"], key=key, kind="termination", reasons="تزوير ثابت."
    )
    measure = Measure.objects.get(key=key)
    measure = workflow.endorse(measure, by=part["decider"], decision="أوافق.")
    measure = workflow.second_decide(measure, by=part["second decider"], decision="أوافق.")
    workflow.object_to(measure, by=part["enterer"], key=uuid.uuid4(), words="العقد مجدَّد.")
    return fresh(measure), part


@pytest.mark.policy("PM-1")
def test_each_part_in_the_case_keeps_from_hearing_the_objection():
    measure, part = ended_by_six()
    for name in PARTS:
        for verb in ("uphold", "dismiss"):
            assert why(MEASURE, verb, measure, part[name]) == "part", name
    assert why(MEASURE, "uphold", measure, anybody()) is None


@pytest.mark.policy("PM-1")
@pytest.mark.parametrize("name", PARTS)
def test_the_database_keeps_them_from_it_by_itself(name):
    measure, part = ended_by_six()
    objection = measure.objection
    objection.outcome, objection.heard_by, objection.reasons = "dismissed", part[name], "لا جديد."
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        objection.save()
    assert constraint_of(refused.value) == "objection_heard_by_another"
