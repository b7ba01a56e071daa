"""Consent to ask other bodies: apart from the declaration, in words, and a no refuses nothing."""

from datetime import timedelta

import pgtrigger
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from beneficiaries import consents
from beneficiaries.models import Consent
from sanad.lib import clock
from sanad.middleware import constraint_of
from sanad.portal import own_copy
from sanad.workflow.refusal import NotAllowed
from tests.factories import requests as cases
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import again
from tests.portal.journey import answer_consent as say

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-2")]


@pytest.fixture
def mother(cast):
    return PersonFactory(with_account=True, gender="f", branch=cast.officer.branch)


class TestFromAPhone:
    def test_asked_once_before_the_signature_and_a_no_goes_on(self, client, mother):
        case = cases.filled(person=mother, by=mother.account, channel="portal")
        client.force_login(mother.account)
        sign = journey.url(case, "sign")
        asked = client.post(journey.url(case, "check"))
        assert asked.url == f"{reverse('portal:consent')}?next={sign}"
        assert "توافقين" in client.get(asked.url).text
        assert again(client.post(asked.url, {"answer": "no"}))
        assert say(client, asked.url, "no").url == sign
        held = consents.newest(mother)
        assert (
            not held.is_given and held.words.startswith("هل توافقين") and held.channel == "portal"
        )
        assert client.post(journey.url(case, "check")).url == sign
        assert client.get(sign).status_code == 200

    def test_changed_on_her_file_and_in_her_copy(self, client, mother):
        client.force_login(mother.account)
        for answer in ("yes", "yes", "no"):
            assert say(client, reverse("portal:consent"), answer).url == reverse("portal:my_file")
        assert [row.is_given for row in mother.consents.all()] == [False, True]
        assert "لم توافقي" in client.get(reverse("portal:my_file")).text
        assert "لنعرف ما يصلكِ" in own_copy.as_json(mother).decode()

    def test_other_words_are_read_anew(self, client, mother):
        client.force_login(mother.account)
        sent = {"digest": "0" * 64, "answer": "yes"}
        refused = client.post(reverse("portal:consent"), sent)
        refused = again(refused)
        assert "تغيّرت العبارة" in refused.text
        assert consents.newest(mother) is None


class TestAtTheDesk:
    def test_read_to_her_and_shown_in_file_and_request(self, client, cast, mother):
        case = cases.draft(person=mother)
        client.force_login(cast.officer)
        page = reverse("people:consent", args=[mother.pk])
        client.post(reverse("people:open", args=[mother.pk]), {"purpose": "verify"})
        assert say(client, page, "", channel="aloud").status_code == 200
        assert consents.newest(mother) is None
        file = reverse("people:show", args=[mother.pk])
        assert say(client, page, "yes", channel="aloud").url == file
        held = consents.newest(mother)
        assert held.is_given and held.by == cast.officer and held.channel == "aloud"
        assert "سؤال الجهات الأخرى" in client.get(file).text
        request_page = client.get(reverse("requests:show", args=[case.pk]))
        assert request_page.context["case"].consent_given is True

    def test_nobody_else_answers(self, cast, mother):
        for other in (UserFactory(), cast.provider):
            with signed_in(other), pytest.raises(NotAllowed):
                consents.answer(mother, by=other, is_given=True, words="نعم")


@pytest.mark.parametrize(
    ("who", "changes", "rule"),
    [
        ("officer", {"channel": "portal"}, "consent_of_their_own"),
        ("mother", {"channel": "desk"}, "consent_of_their_own"),
        ("stranger", {"channel": "portal"}, "consent_of_their_own"),
        ("child", {"channel": "portal"}, "consent_of_one_of_age"),
    ],
)
def test_the_database_refuses(cast, as_owner, mother, who, changes, rule):
    with pgtrigger.ignore("beneficiaries.Person:person_minor_without_account"):
        child = PersonFactory(
            with_account=True, relation="child", born_on=clock.today() - timedelta(days=9 * 365)
        )
    by = {
        "officer": cast.officer,
        "mother": mother.account,
        "stranger": UserFactory(),
        "child": child.account,
    }[who]
    person = child if who == "child" else mother
    with signed_in(by), pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Consent.objects.create(person=person, by=by, is_given=True, words="نعم", **changes)
    assert constraint_of(refusal.value) == rule


def test_what_was_answered_stays(as_owner, cast, mother):
    with signed_in(mother.account):
        row = consents.answer(mother, by=mother.account, is_given=True, words="نعم")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Consent.objects.filter(pk=row.pk).update(is_given=False)
    assert constraint_of(refusal.value) == "consent_is_insert_only"
