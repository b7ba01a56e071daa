"""Signed on a call: read, said back, heard by a second colleague; where the policy's version lets
it be."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from requests_app.intake.enums import SignatureMethod
from requests_app.intake.workflow import on_a_call
from requests_app.models import Declaration, Entry, SupportRequest
from sanad.contact import workflow as calls
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from sanad.workflow.models import Task
from sanad.workflow.refusal import Refused
from tests.contact.test_callers import said
from tests.factories import requests as situations
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory
from tests.factories.contact import ContactFactory
from tests.factories.policy import approved
from tests.rules.without import without

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-4")]
RULE = "declaration_heard_on_a_call"
WORDS = "سمعتُ كل ما قرأتِه عليّ، وهو صحيح، وأقرّ به"


@pytest.fixture
def officer(db):
    return situations.officer()


@pytest.fixture
def second(officer):
    return situations.UserFactory(officer=True, branch=officer.branch)


def case_of(officer):
    home = HouseholdFactory(city="بريدة", district="الصفراء", size=6)
    person = PersonFactory(born_on=date(1990, 3, 5), mobile="+966551234567", household=home)
    return situations.filled(person=person, by=officer)


def known_call(case, officer):
    call = ContactFactory(stranger=True, by=officer)
    return said(call, case.person, officer)


def read(case, officer):
    return on_a_call.read_out(case, by=officer, said=WORDS, digest=case.digest_now)


def by_hand(case, reading, by, **columns):
    """The rule that refuses a declaration written past the pages; "" where it stands."""
    row = {
        "support_request": case,
        "signer": case.person,
        "data": case.material_data(),
        "digest": case.digest_now,
        "text": "نص",
        "method": SignatureMethod.CALL,
        "read_by": "هند",
        "reading": reading,
        "taken_by": by,
    }
    try:
        with transaction.atomic(), acting(by.pk):
            Declaration.objects.create(**row | columns)
            transaction.set_rollback(True)
    except IntegrityError as refused:
        return constraint_of(refused)
    return ""


def test_nothing_is_signed_so_until_a_version_lets_it_be(officer, second, client, cast):
    case = case_of(officer)
    known_call(case, officer)
    client.force_login(officer)
    page = client.get(reverse("requests:sign", args=[case.pk]))
    assert 'value="call"' not in page.text
    with pytest.raises(Refused):
        read(case, officer)
    assert on_a_call.hear.why_not(case, second)


def test_read_said_back_and_heard_by_a_second(officer, second, client, cast, owner):
    approved(cast, in_days=0, call_signatures=True)
    case = case_of(officer)
    url = reverse("requests:sign", args=[case.pk])
    client.force_login(officer)
    # Not before the caller is known by two facts, on a call that this colleague took.
    assert 'value="call"' not in client.get(url).text
    call = known_call(case, officer)
    assert on_a_call.call_of(case, second) is None
    page = client.get(url)
    assert 'value="call"' in page.text
    form = {"method": "call", "digest": case.digest_now, "said": WORDS}
    assert client.post(url, form | {"said": ""}).status_code == 422
    client.post(url, form)
    case.refresh_from_db()
    assert case.declaration is None
    reading = case.log.get(verb="read_out")
    assert (reading.by, reading.reason) == (officer, WORDS)
    task = Task.objects.open().about(case).get(kind="request-hear")
    assert (task.role, task.branch) == ("officer", case.branch)
    # Whoever read it does not confirm it.
    with pytest.raises(Refused):
        on_a_call.hear(case, by=officer, heard="listened")
    assert by_hand(case, reading, officer) == RULE
    assert by_hand(case, reading, second) == ""
    with without(owner, RULE):
        assert by_hand(case, reading, officer) == ""
    # Nor does a call whose caller nobody knew.
    stranger = ContactFactory(stranger=True, by=officer)
    with acting(officer.pk):
        forged = Entry.objects.create(
            support_request=case,
            verb="read_out",
            source=case.status,
            target=case.status,
            by=officer,
            reason=WORDS,
            details={"digest": case.digest_now, "contact": stranger.pk},
        )
    assert by_hand(case, forged, second) == RULE
    other = case.log.exclude(verb="read_out").first()
    assert by_hand(case, other, second) == RULE
    client.force_login(second)
    step = reverse("requests:step", args=[case.pk, "hear"])
    assert client.get(step).status_code == 200
    # What was forged later is no reading of theirs: the last one counts.
    read(case, officer)
    reading = case.log.filter(verb="read_out").first()
    client.post(step, {"heard": "called-back"})
    case.refresh_from_db()
    signed = case.declaration
    assert (signed.method, signed.signer) == ("call", case.person)
    assert (signed.read_by, signed.taken_by, signed.reading) == (officer.name, second, reading)
    assert case.person.full_name in signed.text
    assert not Task.objects.open().about(case).filter(kind="request-hear").exists()
    calls.close(call, by=officer, outcome="answered")
    shown = client.get(case.get_absolute_url()).text
    assert officer.name in shown


def test_what_changed_meanwhile_is_read_anew_and_a_strangers_call_signs_nothing(
    officer, second, cast
):
    approved(cast, in_days=0, call_signatures=True)
    case = case_of(officer)
    call = known_call(case, officer)
    read(case, officer)
    reading = case.log.get(verb="read_out")
    situations.desk.save_draft(case, by=officer, answers={"story": "غير ذلك"})
    fresh = SupportRequest.objects.get(pk=case.pk)
    assert on_a_call.hear.why_not(fresh, second)
    assert by_hand(fresh, reading, second) == RULE
    # A reading that no known caller heard.
    calls.close(call, by=officer, outcome="answered")
    with pytest.raises(Refused):
        read(case, officer)


def test_one_colleague_is_enough_where_the_version_says_so(officer, client, cast):
    approved(cast, in_days=0, call_signatures=True, call_signature_by_two=False)
    case = case_of(officer)
    known_call(case, officer)
    client.force_login(officer)
    form = {"method": "call", "digest": case.digest_now, "said": WORDS}
    client.post(reverse("requests:sign", args=[case.pk]), form)
    case.refresh_from_db()
    assert case.declaration.method == "call"
    assert case.declaration.taken_by == officer
