"""Referrals: the person with their question, an owner, an answer, a clock; nothing is blocked."""

import pytest
from django.db import IntegrityError, connection, transaction

from sanad.contact import workflow
from sanad.contact.enums import REFERRAL, ReferralStatus
from sanad.contact.models import Referral
from sanad.lib.clock import today
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories.accounts import UserFactory
from tests.factories.contact import ReferralFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-3")]


def test_a_person_is_referred_with_their_question(calendar):
    referral = ReferralFactory()
    assert referral.status == ReferralStatus.ASKED
    assert (referral.due_on - today()).days == 3
    calendar.forward(days=4)
    assert list(Referral.objects.late()) == [referral]


def test_the_answer_reaches_the_person(cast):
    referral = ReferralFactory(owner=cast.researcher)
    referral = workflow.answer(referral, by=cast.researcher, answer="لا يُحسب.", means="phone")
    referral.refresh_from_db()
    assert referral.answered_at and referral.answered_by == cast.researcher
    message = Message.objects.get()
    assert message.person_id == referral.person_id and "لا يُحسب." in message.body
    assert not Referral.objects.waiting().exists()


@pytest.mark.parametrize(("words", "means"), [("نعم", ""), ("نعم", "smoke"), ("", "phone")])
def test_an_answer_has_words_and_says_how_it_was_explained(cast, words, means):
    with pytest.raises(Refused) as refusal:
        workflow.answer(ReferralFactory(), by=cast.researcher, answer=words, means=means)
    assert refusal.value.code == "words"
    assert not Message.objects.exists()


def test_only_a_researcher_is_asked_and_answers(cast):
    with pytest.raises(Refused) as refusal:
        ReferralFactory(owner=cast.officer)
    assert refusal.value.code == "owner"
    with pytest.raises(NotAllowed):
        ReferralFactory(by=cast.manager)
    for role in ("officer", "manager", "auditor", "member"):
        with pytest.raises(NotAllowed):
            workflow.answer(ReferralFactory(), by=getattr(cast, role), answer="نعم", means="phone")


def test_hand_over(cast):
    other = UserFactory(researcher=True)
    referral = workflow.hand_over(
        ReferralFactory(owner=cast.researcher), by=cast.researcher, owner=other
    )
    assert referral.owner == other
    for wrong, code in ((other, "same_owner"), (cast.officer, "owner")):
        with pytest.raises(Refused) as refusal:
            workflow.hand_over(referral, by=cast.manager, owner=wrong)
        assert refusal.value.code == code


@pytest.mark.parametrize("verb", list(REFERRAL.transitions))
@pytest.mark.parametrize("status", list(ReferralStatus))
def test_every_verb_in_every_status(cast, verb, status):
    referral = ReferralFactory(owner=cast.researcher)
    if status == ReferralStatus.ANSWERED:
        workflow.answer(referral, by=cast.researcher, answer="نعم", means="phone")
    arguments = {
        "answer": {"answer": "لا", "means": "phone"},
        "hand_over": {"owner": UserFactory(researcher=True)},
    }[verb]
    if status in REFERRAL.transitions[verb].sources:
        getattr(workflow, verb)(referral, by=cast.researcher, **arguments)
    else:
        with pytest.raises(Refused) as refusal:
            getattr(workflow, verb)(referral, by=cast.researcher, **arguments)
        assert refusal.value.code == "status"


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        ("status = 'answered'", "referral_answered_in_words"),
        ("answer = 'x'", "referral_answered_in_words"),
        ("question = 'x'", "referral_keeps_its_origin"),
        ("due_on = due_on + 30", "referral_keeps_its_origin"),
    ],
)
def test_held_by_the_database(sql, rule):
    referral = ReferralFactory()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE contact_referral SET {sql} WHERE id = %s", [referral.pk])
    assert constraint_of(refusal.value) == rule


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        ("UPDATE contact_referral SET answer = 'y'", "referral_answer_stands"),
        ("UPDATE contact_referralentry SET id = id", "referralentry_is_insert_only"),
    ],
)
def test_an_answer_given_stands(cast, sql, rule):
    referral = ReferralFactory()
    workflow.answer(referral, by=cast.researcher, answer="نعم", means="phone")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql)
    assert constraint_of(refusal.value) == rule


def test_a_referral_is_not_born_answered(cast):
    referral = ReferralFactory()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO contact_referral (person_id, branch_id, status, question, owner_id,"
                " asked_by_id, due_on, answer, means, answered_by_id) SELECT person_id, branch_id,"
                " 'answered', 'x', owner_id, asked_by_id, due_on, 'y', 'phone', owner_id"
                " FROM contact_referral WHERE id = %s",
                [referral.pk],
            )
    assert constraint_of(refusal.value) == "referral_life"


def test_the_times_of_a_referral_are_the_databases(cast):
    referral = ReferralFactory(owner=cast.researcher)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contact_referral SET answered_at = '2001-01-01'")
    referral.refresh_from_db()
    assert referral.answered_at is None


def test_of_the_questions_a_researcher_has_her_own():
    mine, anothers = ReferralFactory(), ReferralFactory()
    assert list(Referral.objects.owned_by(mine.owner)) == [mine]
    assert list(Referral.objects.owned_by(anothers.owner)) == [anothers]
