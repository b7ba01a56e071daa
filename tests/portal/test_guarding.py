"""A guardian on a deed, on his own phone: prepares, signs as guardian, follows; to its last day."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from beneficiaries import workflow as registry
from beneficiaries.enums import OF_AGE_DAYS
from beneficiaries.models import Guardianship
from beneficiaries.on_behalf import TOLD_OF_GUARDIAN
from requests_app.intake import perms
from requests_app.intake.enums import RequestStatus
from requests_app.intake.workflow import desk, signing, thread
from requests_app.models import Programme, SupportRequest
from sanad.accounts.models import User
from sanad.guarded import workflow as guarded
from sanad.guarded.enums import ChangeKind
from sanad.guarded.kinds import KINDS
from sanad.guarded.messages import token_of
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed
from tests.factories import requests as situations
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_guardian, name_helper
from tests.portal import journey
from tests.portal.journey import url
from tests.requests.test_in_ones_own_name import refusal

MESSAGE = """INSERT INTO requests_app_threadmessage (support_request_id, by_id, words)
    VALUES (%s, %s, 'نص')"""
WRITE = "UPDATE requests_app_supportrequest SET answers = %s::jsonb WHERE id = %s"
pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-4")]


@pytest.fixture
def uncle(db):
    return PersonFactory(with_account=True, first_name="سالم", gender="m")


@pytest.fixture
def child(db):
    born_on = clock.today() - timedelta(days=3000)
    return PersonFactory(first_name="عمر", gender="m", born_on=born_on, relation="child")


def choose(client, deed):
    return client.post(reverse("portal:whom"), {"ward": deed.pk if deed else ""})


def test_he_prepares_signs_and_follows(client, uncle, child):
    deed = name_guardian(child, uncle)
    client.force_login(uncle.account)
    assert client.get(reverse("portal:who")).url == reverse("portal:whom")
    assert child.full_name in client.get(reverse("portal:whom")).text
    assert choose(client, deed).url == reverse("portal:helped")
    home = client.get(reverse("portal:helped")).text
    assert "s-acting" in home
    assert f"<b>{child.full_name}</b>" in home
    # The terms first, accepted for the child by him.
    case = journey.begin(client)
    assert child.terms_acceptances.get().by == uncle.account
    assert (case.person, case.created_by) == (child, uncle.account)
    assert f"هل هذه بيانات {child.first_name}؟" in client.get(url(case, "me")).text
    journey.answer_all(client, case)
    journey.promise_all(client, case)
    assert client.post(url(case, "check")).url == url(case, "sign")
    page = client.get(url(case, "sign"))
    assert f"أقرّ أنا {uncle.full_name}، وليّ {child.full_name}" in page.text
    # A code would go to the ward's phone: he signs by hand.
    assert url(case, "send_code") not in page.text
    assert client.post(url(case, "send_code")).status_code == 403
    receipt = journey.sign(client, case).url
    assert receipt == url(case, "receipt")
    case.refresh_from_db()
    assert (case.status, case.declaration.signer) == (RequestStatus.SUBMITTED, uncle)
    assert case.number in client.get(receipt).text
    mine = reverse("portal:my_request", args=[case.pk])
    assert mine in client.get(reverse("portal:helped")).text
    followed = client.get(mine)
    assert case.number in followed.text
    assert (followed.context["letters"], followed.context["traces"]) == ([], [])
    # What is said there is left unread, as the ward has not read it.
    told = followed.context["messages_about"]
    assert told
    assert not any(message.read_at for message in told)
    write = reverse("portal:my_write", args=[case.pk])
    key = client.get(write).context["form"]["key"].value()
    client.post(write, {"words": "متى يصل الجواب؟", "key": key})
    assert case.thread.get().by == uncle.account
    # The ward's own pages stay shut, and nothing of it is there once he acts for himself.
    for name in ("requests", "messages", "file", "details", "withdraw"):
        args = [case.pk] if name == "withdraw" else []
        address = reverse(f"portal:my_{name}", args=args)
        assert client.get(address).url == reverse("portal:helped")
    assert choose(client, None)["Clear-Site-Data"]
    assert "s-acting" not in client.get("/my/").text
    assert client.get(mine).status_code == 404


def test_his_sight_ends_with_the_deed(client, uncle, calendar):
    ward = situations.terms_accepted(PersonFactory(with_account=True))
    other = name_guardian(PersonFactory(), PersonFactory(with_account=True))
    last = clock.today() + timedelta(days=1)
    deed = name_guardian(ward, uncle, valid_until=last)
    case = situations.filled(person=ward)
    for day in (last - timedelta(days=1), last, last + timedelta(days=1)):
        calendar.move_to(day.isoformat())
        client.force_login(uncle.account)
        if day > last:  # the session chose it the day before
            gone = client.get(url(case, "check"))
            assert gone.url == reverse("portal:whom")
            assert gone["Clear-Site-Data"]
        assert choose(client, deed).status_code == (404 if day > last else 302)
        assert perms.may_fill(uncle.account, case) == (day <= last)
        if day <= last:
            assert str(case.programme) in client.get(reverse("portal:helped")).text
            assert client.get(url(case, "sign")).status_code == 200
    assert client.get(url(case, "check")).status_code == 404
    assert choose(client, other).status_code == 404  # another's deed
    # Nor by a session that still says for whom it acts.
    user = User.objects.get(pk=uncle.account_id)
    user.acting_for, user.on_behalf_of = 0, ward.pk
    assert not SupportRequest.objects.visible_to(user).exists()


def test_a_deed_and_a_consent_are_told_apart(client, uncle):
    """The same number in both lists opens neither by the other's name."""
    mother = situations.terms_accepted(PersonFactory(with_account=True))
    case = situations.filled(person=mother)
    consent = name_helper(mother, uncle)
    client.force_login(uncle.account)
    client.post(reverse("portal:whom"), {"for": consent.pk})
    assert client.get(url(case, "sign")).url == reverse("portal:helped")
    assert client.get(reverse("portal:my_request", args=[case.pk])).status_code == 302
    assert client.post(reverse("portal:accept"), {"accepted": "on"}).status_code == 403
    assert choose(client, consent).status_code == 404


def writes(case, user, answers):
    """The rule that refuses what the account writes in the request by hand."""
    with acting(user.pk):
        return refusal((WRITE, [json.dumps(answers), case.pk]))


def told(person):
    """The codes of what a guardian's acts were told in."""
    rows = Message.objects.to_people([person]).filter(code__startswith="helping.guardian.")
    return sorted(rows.values_list("code", flat=True))


def prepared(ward, uncle):
    """A request that the guardian wrote, signed and handed in."""
    rent = Programme.objects.get(code="rent")
    case = desk.create_draft(person=ward, programme=rent, by=uncle.account, channel="portal")
    answers = situations.ANSWERS["rent"]
    promised = ["national-id", "family-register", "rent-contract", "income"]
    desk.save_draft(case, by=uncle.account, answers=answers, promised=promised)
    case.refresh_from_db()
    drawn = {"method": "drawn", "drawing": situations.DRAWING}
    return desk.submit(signing.sign(case, by=uncle.account, **drawn), by=uncle.account)


def test_an_adult_ward_is_told_and_stops_it(client, uncle, cast):
    ward = situations.terms_accepted(PersonFactory(with_account=True, first_name="نورة"))
    deed = name_guardian(ward, uncle)
    case = prepared(ward, uncle)
    thread.write(case, by=uncle.account, words="متى الجواب؟")
    acts = sorted(TOLD_OF_GUARDIAN.values())
    assert told(ward) == [one for one in acts if not one.endswith(("paper", "reopened"))]
    said = Message.objects.to_people([ward]).get(code="helping.guardian.signed")
    assert "سالم" in said.body
    # What she did herself is told to nobody, nor what he did for himself.
    thread.write(case, by=ward.account, words="أنا أيضًا أسأل")
    assert len(told(ward)) == 4
    # "This was not me", from her own page: his sight and acts stop, her request goes on.
    client.force_login(ward.account)
    mine = client.get(reverse("portal:my_helpers")).text
    assert uncle.full_name in mine
    assert "/not-me/" in mine
    client.post(reverse("guarded:not_me", args=[token_of(deed.change)]))
    assert "/not-me/" not in client.get(reverse("portal:my_helpers")).text
    assert not perms.may_fill(uncle.account, case)
    with pytest.raises(NotAllowed):
        thread.write(case, by=uncle.account, words="وأنا")
    by_hand = (MESSAGE, [case.pk, uncle.account.pk])
    with acting(uncle.account.pk):
        assert refusal(by_hand) == "threadmessage_by_either_side"
    answers = {"story": "x"}
    assert writes(case, uncle.account, answers) == "supportrequest_prepared_by_who_may"
    assert perms.may_fill(ward.account, case)
    client.force_login(uncle.account)
    assert choose(client, deed).status_code == 404
    task = Task.objects.open().get(kind="not-me")
    assert (task.role, task.branch) == ("officer", deed.change.branch)
    # The desk spoke with her: it goes on, or the guardianship is ended and the task with it.
    deed.change.refresh_from_db()
    guarded.go_on(deed.change, by=situations.officer(), reason="كلّمتها: هو عمّها وتريده")
    assert perms.may_fill(uncle.account, case)
    client.post(reverse("guarded:not_me", args=[token_of(deed.change)]))
    registry.end_guardianship(deed, by=situations.officer())
    assert not Task.objects.open().filter(kind="not-me").exists()


def test_who_is_not_of_age_or_has_no_number_is_not_told(uncle, child):
    no_number = PersonFactory(mobile=None)
    with_number = PersonFactory(born_on=child.born_on, relation="child")
    for ward in (child, no_number, with_number):
        situations.terms_accepted(ward)
        name_guardian(ward, uncle)
        prepared(ward, uncle)
        assert told(ward) == []
        assert not Task.objects.about(ward).filter(kind="helped").exists()


def test_on_the_day_of_age_they_are_told(uncle, calendar):
    """18 Hijri years: the day before, the day, the day after."""
    ward = PersonFactory(born_on=clock.today() - timedelta(days=OF_AGE_DAYS - 1))
    situations.terms_accepted(ward)
    name_guardian(ward, uncle)
    for programme, count in (("rent", 0), ("electricity", 1), ("furniture", 2)):
        of = Programme.objects.filter(code=programme).first() or Programme.objects.last()
        desk.create_draft(person=ward, programme=of, by=uncle.account, channel="portal")
        assert len(told(ward)) == count
        calendar.forward(days=1)


def test_a_deed_names_the_change_by_which_two_agreed_to_it(uncle, child, monkeypatch):
    def nameless(change):
        Guardianship.objects.create(ward=child, guardian=uncle, basis=change.new["basis"])

    real = KINDS[ChangeKind.GUARDIAN]
    monkeypatch.setitem(KINDS, ChangeKind.GUARDIAN, replace(real, carry_out=nameless))
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        name_guardian(child, uncle)
    assert constraint_of(refused.value) == "guardianship_by_two"
    monkeypatch.setitem(KINDS, ChangeKind.GUARDIAN, real)
    deed = name_guardian(child, uncle)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Guardianship.objects.filter(pk=deed.pk).update(change=None)
    assert constraint_of(refused.value) == "guardianship_of_the_same_two"
