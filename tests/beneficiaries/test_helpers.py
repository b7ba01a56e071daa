"""Who prepares for somebody: named by two, agreed to by the person, told, stopped at a word."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from beneficiaries import helping
from beneficiaries.models import Helper
from requests_app.intake import perms
from requests_app.intake.workflow import desk, signing
from requests_app.models import Programme
from sanad.guarded import workflow as guarded
from sanad.guarded.messages import token_of
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed, Refused
from tests.asking import code_of
from tests.factories import requests as situations
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_helper
from tests.factories.programmes import next_version
from tests.rules.without import without

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-3")]
WRITE = "UPDATE requests_app_supportrequest SET answers = %s::jsonb WHERE id = %s"


@pytest.fixture
def mother(db):
    return situations.terms_accepted(PersonFactory(with_account=True))


@pytest.fixture
def son(db):
    return PersonFactory(with_account=True, first_name="فهد", gender="m")


def refusal(user, write):
    """The rule that refuses `write`, done by the account; "" where it stands, and is undone."""
    try:
        with transaction.atomic(), acting(user.pk):
            write()
            transaction.set_rollback(True)
    except IntegrityError as refused:
        return constraint_of(refused)
    return ""


def writes(case, user, answers='{"story": "x"}'):
    def write():
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [answers, case.pk])

    return refusal(user, write)


def test_named_by_two_with_the_persons_own_yes(mother, son, owner):
    row = name_helper(mother, son, is_present=False)
    assert row is None  # the hours of a change that opens a file
    with pytest.raises(ValidationError):
        name_helper(mother, son, days=367)
    with pytest.raises(Refused):
        name_helper(mother, PersonFactory(account=UserFactory(officer=True)))
    by_hand = Helper(
        person=mother,
        helper=son,
        relation="ابن",
        until=clock.today(),
        change=guarded.GuardedChange.objects.get(person_id=mother.pk),
    )
    assert refusal(son.account, by_hand.save) == "helper_by_two"
    with without(owner, "helper_by_two"):
        assert refusal(son.account, by_hand.save) == ""


def test_it_opens_nothing_before_the_person_agrees(mother, son, calendar):
    case = situations.filled(person=mother)
    name_helper(mother, son, is_present=False)
    calendar.forward(days=3)
    with acting(None):
        guarded.carry_out_or_give_up(guarded.GuardedChange.objects.get(person_id=mother.pk))
    row = mother.helpers.get()
    assert not perms.may_fill(son.account, case)
    assert writes(case, son.account) == "supportrequest_prepared_by_who_may"
    for nobody in (son.account, UserFactory()):
        with pytest.raises(NotAllowed):
            helping.agree(row, by=nobody)
    agreed = Helper.objects.filter(pk=row.pk)
    by_hand = lambda: agreed.update(agreed_at=clock.now())  # noqa: E731
    assert refusal(son.account, by_hand) == "helper_agreed_by_the_person"
    helping.agree(row, by=mother.account)
    assert perms.may_fill(son.account, case)
    assert writes(case, son.account) == ""
    longer = lambda: agreed.update(until=row.until + timedelta(days=1))  # noqa: E731
    assert refusal(son.account, longer) == "helper_until_a_day"
    # The last day is included; the day after nothing is open.
    calendar.move_to(row.until.isoformat())
    assert perms.may_fill(son.account, case)
    calendar.forward(days=1)
    assert not perms.may_fill(son.account, case)
    assert writes(case, son.account) == "supportrequest_prepared_by_who_may"


def test_a_helper_prepares_and_never_signs(mother, son):
    name_helper(mother, son)
    next_version(more=[{"code": "iban", "kind": "iban", "label": "الآيبان"}])
    rent = Programme.objects.get(code="rent")
    case = desk.create_draft(person=mother, programme=rent, by=son.account, channel="portal")
    answers = situations.ANSWERS["rent"]
    case = desk.save_draft(case, by=son.account, answers=answers)
    desk.save_draft(case, by=son.account, answers=answers)
    told = Message.objects.to_people([mother]).filter(code__startswith="helping.")
    assert sorted(told.values_list("code", flat=True)) == [
        "helping.begun",
        "helping.filled",
        "helping.named",
    ]
    assert "فهد" in told.get(code="helping.begun").body
    assert not perms.may_sign(son.account, case)
    assert not perms.may_withdraw(son.account, case)
    with pytest.raises(NotAllowed):
        signing.sign(case, by=son.account, method="drawn", drawing=situations.DRAWING)
    with pytest.raises(NotAllowed):
        desk.submit(case, by=son.account)
    # An account is written by the applicant or the desk.
    with pytest.raises(NotAllowed):
        desk.save_draft(case, by=son.account, answers={"iban": "SA0380000000608010167519"})
    with_account = '{"iban": "SA0380000000608010167519"}'
    assert writes(case, son.account, with_account) == "supportrequest_account_by_no_helper"
    assert writes(case, mother.account, with_account) == ""


def test_nothing_is_signed_on_a_phone_that_the_helper_reads(mother, son):
    case = situations.filled(person=mother)
    name_helper(mother, son)
    signing.send_signing_code(case, by=situations.officer())
    other = situations.filled(person=PersonFactory(mobile=mother.mobile))
    name_helper(other.person, mother)
    with pytest.raises(Refused) as refused:
        signing.send_signing_code(other, by=situations.officer())
    assert refused.value.code == "helper"
    code = lambda: other.signing_codes.send(  # noqa: E731
        other.person.mobile,
        support_request=other,
        by=mother.account,
        purpose="sign",
        digest=other.digest_now,
    )
    assert refusal(mother.account, code) == "signingcode_to_no_helper"


def test_not_me_stops_at_once_until_the_desk_has_spoken(mother, son, client, cast):
    row = name_helper(mother, son)
    case = desk.create_draft(
        person=mother,
        programme=Programme.objects.get(code="rent"),
        by=son.account,
        channel="portal",
    )
    client.post(reverse("guarded:not_me", args=[token_of(row.change)]))
    assert not perms.may_fill(son.account, case)
    assert writes(case, son.account) == "supportrequest_prepared_by_who_may"
    task = Task.objects.open().get(kind="not-me")
    assert (task.role, task.branch) == ("officer", row.change.branch)
    assert perms.may_fill(mother.account, case)  # hers goes on
    row.change.refresh_from_db()
    with pytest.raises(NotAllowed):
        guarded.go_on(row.change, by=mother.account, reason="نعم")
    by_hand = lambda: guarded.GuardedChange.objects.filter(pk=row.change_id).update(  # noqa: E731
        status="applied"
    )
    assert refusal(son.account, by_hand) == "guardedchange_goes_on_after_a_word"
    # Not at the word of who named him, and she hears of it.
    said, proposer = "كلّمتها: هو ابنها وتريده", row.change.proposed_by
    assert code_of(guarded.go_on, row.change, by=proposer, reason=said) == "own"
    guarded.go_on(row.change, by=UserFactory(officer=True), reason=said)
    told = Message.objects.filter(code="guarded.goes_on").get()
    assert told.person_id == mother.pk and "{" not in told.body
    assert perms.may_fill(son.account, case)
    task.refresh_from_db()
    assert "كلّمتها" in task.outcome
    # Ended, nothing is open and nothing begins it again.
    helping.end(row, by=mother.account)
    assert not perms.may_fill(son.account, case)
    ended = Helper.objects.filter(pk=row.pk)
    again = lambda: ended.update(ended_at=None)  # noqa: E731
    assert refusal(mother.account, again) == "helper_of_the_same_two"


def test_where_no_message_is_safe_the_desk_calls(mother, son):
    PersonFactory(mobile=mother.mobile)  # somebody else reads it
    name_helper(mother, son)
    rent = Programme.objects.get(code="rent")
    desk.create_draft(person=mother, programme=rent, by=son.account, channel="portal")
    assert not Message.objects.to_people([mother]).filter(code="helping.begun").exists()
    assert Task.objects.open().about(mother).get(kind="helped").role == "officer"


def test_the_desk_names_and_ends(mother, son, client, cast):
    officer = situations.officer()
    client.force_login(officer)
    url = reverse("people:helper_create", args=[mother.pk])
    client.post(reverse("people:open", args=[mother.pk]), {"purpose": "service"})
    until = (clock.today() + timedelta(days=30)).isoformat()
    why = {"reason": "تريد أن يساعدها", "paper": "الهوية", "relation": "ابن", "until": until}
    page = client.post(url, why | {"identity_number": son.identity_number})
    assert page.status_code == 302, page.context["form"].errors
    assert client.get(page.url).status_code == 200
    proposed_change = guarded.GuardedChange.objects.get(kind="helper")
    assert proposed_change.new["helper"] == son.pk
    row = name_helper(PersonFactory(), son)
    client.post(reverse("people:open", args=[row.person_id]), {"purpose": "service"})
    listed = reverse("people:helpers", args=[row.person_id])
    assert son.full_name in client.get(listed).text
    client.post(reverse("people:helper_end", args=[row.pk]))
    assert son.full_name not in client.get(listed).text
