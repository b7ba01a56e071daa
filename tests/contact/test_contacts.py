"""Contacts of the eight channels: verbs, and what the database holds."""

import threading
from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from sanad.contact import workflow
from sanad.contact.enums import CLAUSES, DETAIL, LIFE, Channel, ContactStatus
from sanad.contact.models import Contact
from sanad.lib import clock
from sanad.middleware import constraint_of
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory
from tests.in_own_name import signed_by_whom_it_names

pytestmark = pytest.mark.django_db
DETAILS = {
    "social": {"link": "https://example.org/post/1"},
    "volunteer": {"skill": "تدريس الرياضيات"},
    "delegate": {"place": "قرية الحصاة"},
}


@pytest.mark.parametrize(
    "channel",
    [pytest.param(c, marks=pytest.mark.policy(CLAUSES[c])) for c in Channel],
)
def test_each_of_the_eight_channels_is_real(channel):
    contact = ContactFactory(channel=channel, **DETAILS.get(channel, {}))
    assert contact.status == ContactStatus.OPEN and contact.started_at and not contact.ended_at
    assert bool(contact.detail) is (channel in DETAIL)
    assert contact.log.get().verb == "begin"


@pytest.mark.parametrize("channel", list(DETAILS))
def test_a_channel_without_its_detail_is_refused(channel):
    with pytest.raises(ValidationError):
        ContactFactory(channel=channel)
    assert not Contact.objects.exists()


def test_tickets_and_letters_are_numbered(calendar):
    assert [ContactFactory(visit=True).ticket for _ in range(2)] == [1, 2]
    elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
    assert ContactFactory(visit=True, by=elsewhere).ticket == 1
    calendar.move_to("2026-11-23")
    assert ContactFactory(visit=True).ticket == 1
    assert ContactFactory(channel="letter").number == "1448-IN-00001"
    assert ContactFactory(channel="letter", direction="out").number == "1448-OUT-00001"


@pytest.mark.policy("PR-3")
def test_nobody_is_noted_as_referred_without_a_question(cast):
    contact = ContactFactory(visit=True, person=PersonFactory())
    with pytest.raises(Refused) as refusal:
        workflow.close(contact, by=contact.created_by, outcome="referred")
    assert refusal.value.code == "referral"
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Contact.objects.filter(pk=contact.pk).update(status="closed", outcome="referred")
    assert constraint_of(error.value) == "contact_referred_with_a_question"
    workflow.refer(
        contact.person,
        by=contact.created_by,
        question="لماذا يُطلب تعريف الدخل؟",
        owner=cast.researcher,
        contact=contact,
    )
    contact = workflow.close(contact, by=contact.created_by, outcome="referred")
    assert contact.status == ContactStatus.CLOSED


@pytest.mark.parametrize("channel", ["visit", "help", "volunteer", "website"])
def test_some_channels_lead_one_way(channel):
    with pytest.raises(Refused) as refusal:
        ContactFactory(channel=channel, direction="out", **DETAILS.get(channel, {}))
    assert refusal.value.code == "direction"


def test_a_stranger_has_a_name():
    assert ContactFactory(stranger=True, caller_mobile="0551234567").who == "أبو فهد"
    with pytest.raises(ValidationError):
        ContactFactory(person=None)


@pytest.mark.parametrize("role", ["provider", "member", "manager", "auditor"])
def test_others_log_nothing(cast, role):
    with pytest.raises(NotAllowed):
        ContactFactory(by=getattr(cast, role))


@pytest.mark.policy("PR-1")
def test_a_visit_waits_is_received_and_ends_with_an_outcome(cast, calendar):
    contact = ContactFactory(waiting=True, by=cast.officer)
    assert contact.status == ContactStatus.WAITING and contact.started_at is None
    calendar.forward(minutes=9)
    contact = workflow.receive(contact, by=cast.delegate)
    assert contact.handled_by == cast.delegate
    calendar.forward(minutes=25)
    contact = workflow.close(contact, by=cast.delegate, outcome="answered", result="شرحنا له")
    contact.refresh_from_db()
    assert timedelta(minutes=24) < contact.ended_at - contact.started_at < timedelta(minutes=26)
    assert contact.seconds(clock.now()) // 60 == 25
    assert [entry.verb for entry in contact.log.all()] == ["close", "receive", "begin"]


@pytest.mark.policy("PR-1")
@pytest.mark.parametrize("outcome", ["", "left", "nonsense"])
def test_no_visit_closes_without_an_outcome(cast, outcome):
    contact = ContactFactory(visit=True, by=cast.officer)
    with pytest.raises(Refused) as refusal:
        workflow.close(contact, by=cast.officer, outcome=outcome)
    assert refusal.value.code == "outcome"


def test_somebody_left_before_their_turn(cast):
    contact = workflow.leave(ContactFactory(waiting=True, by=cast.officer), by=cast.officer)
    assert contact.status == ContactStatus.CLOSED and contact.outcome == "left"


def test_another_branch_does_not_close(cast):
    elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
    contact = ContactFactory(by=cast.officer)
    with pytest.raises(NotAllowed):
        workflow.close(contact, by=elsewhere, outcome="answered")


@pytest.mark.parametrize(
    ("days", "code"), [(-1, "appointment"), (0, ""), (1, ""), (None, "appointment")]
)
def test_an_appointment_has_its_day(cast, calendar, days, code):
    contact = ContactFactory(visit=True, by=cast.officer)
    on = None if days is None else clock.today() + timedelta(days=days)
    agreed = {"by": cast.officer, "outcome": "appointment", "appointment_on": on}
    if code:
        with pytest.raises(Refused) as refusal:
            workflow.close(contact, **agreed)
        assert refusal.value.code == code and refusal.value.field == "appointment_on"
    else:
        closed = workflow.close(contact, **agreed, appointment_at=time(10, 30))
        assert (closed.appointment_on, closed.appointment_at) == (on, time(10, 30))


def test_another_outcome_keeps_no_appointment(cast):
    contact = ContactFactory(visit=True, by=cast.officer)
    agreed = {"appointment_on": clock.today(), "appointment_at": time(10, 30)}
    closed = workflow.close(contact, by=cast.officer, outcome="answered", **agreed)
    assert (closed.appointment_on, closed.appointment_at) == (None, None)


def test_dealt_with_at_once(cast):
    at_once = {
        "by": cast.officer,
        "subject_kind": "complaint",
        "subject": "تأخر الرد",
        "person": PersonFactory(),
        "outcome": "answered",
        "result": "اعتذرنا",
    }
    post = workflow.begin_and_close(channel="social", link="https://example.org/1", **at_once)
    post.refresh_from_db()
    assert post.status == ContactStatus.CLOSED and post.ended_at
    visit = workflow.begin_and_close(channel="visit", **at_once)
    assert visit.status == ContactStatus.OPEN


SITUATIONS = {
    "waiting": lambda by: ContactFactory(waiting=True, by=by),
    "open": lambda by: ContactFactory(visit=True, by=by),
    "closed": lambda by: workflow.close(
        ContactFactory(visit=True, by=by), by=by, outcome="answered"
    ),
}


CALL = {"ask_caller", "hear_caller", "call_back"}  # steps of somebody who calls
ARGUMENTS = {
    "close": {"outcome": "answered"},
    "ask_caller": {"known": "1000000008"},
    "call_back": {"known": "1000000008"},
}


def a_report(status, by):
    """Of nobody's, through the portal; the manager's in whatever status."""
    report = workflow.report_without_a_name(subject="طُلب مني مال", branch=by.branch)
    if status != "waiting":
        workflow.receive(report, by=by)
    if status == "closed":
        workflow.close(report, by=by, outcome="answered")
    return report


def asked(status, by):
    """A question of somebody without a file, through the portal."""
    contact = workflow.ask_as_a_stranger(
        subject_kind="inquiry", subject="متى؟", branch=by.branch, caller_name="أبو فهد"
    )
    if status != "waiting":
        workflow.take_up(contact, by=by)
    if status == "closed":
        workflow.close(contact, by=by, outcome="answered", answer="غدًا.")
    return contact


def under_way(verb, status, by):
    if verb == "take_up":
        return asked(status, by)
    if verb == "name_colleague":
        return a_report(status, by)
    if status != "open" or verb not in CALL:
        return SITUATIONS[status](by)
    call = ContactFactory(stranger=True, by=by)
    if verb == "hear_caller":
        workflow.ask_caller(call, by=by, **ARGUMENTS["ask_caller"])
    return call


@pytest.mark.parametrize("verb", list(LIFE.transitions))
@pytest.mark.parametrize("status", list(SITUATIONS))
def test_every_verb_in_every_status(cast, verb, status):
    by, arguments = cast.officer, ARGUMENTS.get(verb, {})
    if verb == "name_colleague":
        by, arguments = cast.manager, {"about_staff": cast.delegate}
    contact = under_way(verb, status, by)
    run, target = getattr(workflow, verb), LIFE.transitions[verb].target
    if status in LIFE.transitions[verb].sources:
        assert run(contact, by=by, **arguments).status == (target or status)
    else:
        with pytest.raises(Refused) as refusal:
            run(contact, by=by, **arguments)
        assert refusal.value.code == "status"


# Held by the database


COLUMNS = """channel, direction, status, person_id, caller_name, branch_id, subject_kind, subject,
    ticket, number, link, place, skill, outcome, result, handled_by_id, created_by_id"""


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"status": "closed", "outcome": "answered"}, "contact_life"),
        ({"person": None}, "contact_of_somebody"),
        ({"channel": "social"}, "contact_real_by_its_channel"),
        ({"channel": "volunteer"}, "contact_real_by_its_channel"),
        ({"channel": "delegate"}, "contact_real_by_its_channel"),
        ({"handled": None}, "contact_received_by_somebody"),
    ],
)
def test_a_contact_cannot_be_born_so(cast, change, rule):
    officer = cast.officer
    values = {
        "channel": "phone",
        "status": "open",
        "person": PersonFactory().pk,
        "branch": officer.branch_id,
        "outcome": "",
        "handled": officer.pk,
        "by": officer.pk,
        **change,
    }
    sql = f"""INSERT INTO contact_contact ({COLUMNS}) VALUES (%(channel)s, 'out', %(status)s,
        %(person)s, '', %(branch)s, 'inquiry', 'x', NULL, '', '', '', '', %(outcome)s, '',
        %(handled)s, %(by)s)"""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with signed_by_whom_it_names(sql, values), connection.cursor() as cursor:
            cursor.execute(sql, values)
    assert constraint_of(refusal.value) == rule


@pytest.mark.parametrize(
    ("situation", "sql", "rule"),
    [
        ("open", "status = 'closed'", "contact_closed_with_an_outcome"),
        ("open", "status = 'waiting'", "contact_life"),
        ("open", "channel = 'phone'", "contact_keeps_its_origin"),
        ("open", "ticket = 9", "contact_keeps_its_origin"),
        (
            "open",
            "person_id = (SELECT max(id) FROM beneficiaries_person)",
            "contact_keeps_its_origin",
        ),
        ("closed", "result = 'x'", "contact_ended_is_not_rewritten"),
        ("closed", "status = 'open'", "contact_ended_is_not_rewritten"),
        ("waiting", "status = 'closed', outcome = 'left'", "contact_received_by_somebody"),
        ("open", "status = 'closed', outcome = 'appointment'", "contact_appointment_has_its_day"),
        (
            "open",
            "status = 'closed', outcome = 'answered', appointment_on = policy_today()",
            "contact_appointment_has_its_day",
        ),
        (
            "open",
            "status = 'closed', outcome = 'appointment', appointment_on = day - 1",
            "contact_appointment_has_its_day",
        ),
        ("open", "appointment_on = policy_today()", "contact_appointment_has_its_day"),
        ("open", "appointment_at = '10:00'", "contact_appointment_has_its_day"),
    ],
)
def test_a_contact_cannot_be_changed_so(cast, situation, sql, rule):
    contact = SITUATIONS[situation](cast.officer)
    PersonFactory()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE contact_contact SET {sql} WHERE id = %s", [contact.pk])
    assert constraint_of(refusal.value) == rule


def test_the_database_sets_the_times(cast):
    contact = SITUATIONS["open"](cast.officer)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE contact_contact SET arrived_at = '2020-01-01', started_at = '2020-01-01',"
            " day = '2020-01-01', ended_at = now() WHERE id = %s",
            [contact.pk],
        )
    again = Contact.objects.get(pk=contact.pk)
    assert (again.arrived_at, again.started_at, again.day, again.ended_at) == (
        contact.arrived_at,
        contact.started_at,
        contact.day,
        None,
    )


def test_its_history_stays(cast):
    contact = SITUATIONS["open"](cast.officer)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE contact_entry SET id = id WHERE contact_id = %s", [contact.pk])
    assert constraint_of(refusal.value) == "contactentry_is_insert_only"


@pytest.mark.django_db(transaction=True)
def test_two_at_once_one_receives(cast):
    contact = ContactFactory(waiting=True, by=cast.officer)
    people, gate, said = [cast.officer, cast.delegate], threading.Barrier(2), []

    def come(user):
        gate.wait(10)
        try:
            workflow.receive(contact, by=user)
            said.append("received")
        except Refused as refusal:
            said.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=come, args=[user]) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(said) == ["received", "status"]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_take_two_tickets(cast):
    officer, person = cast.officer, PersonFactory()
    gate = threading.Barrier(2)

    def come():
        gate.wait(10)
        try:
            ContactFactory(visit=True, by=officer, person=person)
        finally:
            connection.close()

    threads = [threading.Thread(target=come) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(Contact.objects.values_list("ticket", flat=True)) == [1, 2]
