"""What a suspension stops and what it does not, on the requests of the same person."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from requests_app.delivery.workflow import delivery
from requests_app.intake.workflow import desk
from requests_app.models import Programme
from sanad.middleware import constraint_of
from sanad.workflow.refusal import Refused
from tests.delivery import cases
from tests.factories import conduct as make
from tests.factories import requests
from tests.factories.beneficiaries import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("MC-2")]


def suspend(cast, person):
    return make.in_force(cast, incident=make.heard(cast, person=person))


def refused_by_verb_and_by_rule(verb, sql):
    with pytest.raises(Refused) as refusal, transaction.atomic():
        verb()
    assert refusal.value.clause == "MC-2" or refusal.value.code
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        sql()
    assert constraint_of(error.value) in (
        "supportrequest_not_while_suspended",
        "delivery_not_while_suspended",
    )


def to(case, status):
    return lambda: type(case).objects.filter(pk=case.pk).update(status=status)


def test_in_its_scope_nothing_is_submitted_until_corrected(cast):
    case = requests.signed()
    measure = suspend(cast, case.person)
    officer = requests.officer()
    refused_by_verb_and_by_rule(lambda: desk.submit(case, by=officer), to(case, "submitted"))
    make.lifted(cast, measure)
    assert desk.submit(case, by=officer).status == "submitted"


def test_in_its_scope_nothing_advances(cast):
    case = requests.attested()
    suspend(cast, case.person)
    refused_by_verb_and_by_rule(
        lambda: desk.verify(case, by=requests.officer()), to(case, "verified")
    )


def test_in_its_scope_nothing_is_delivered(cast, calendar):
    case = cases.registered(calendar=calendar)
    line = case.award_lines.first()
    assert delivery.deliver.why_not(case, cases.provider()) is None
    measure = suspend(cast, case.person)
    assert delivery.deliver.why_not(case, cases.provider()).code == "held"
    with pytest.raises((Refused, IntegrityError)), transaction.atomic():
        cases.pay(line)
    make.lifted(cast, measure)
    cases.pay(line)


def test_another_programme_goes_on(cast):
    person = PersonFactory()
    rent = requests.signed(person=person)
    bill = requests.signed(person=person, programme="electricity")
    suspend(cast, person)
    assert desk.submit(bill, by=requests.officer()).status == "submitted"
    with pytest.raises(Refused):
        desk.submit(rent, by=requests.officer())


def test_the_household_goes_on(cast):
    person = PersonFactory()
    sister = PersonFactory(household=person.household, first_name="نورة")
    suspend(cast, person)
    case = requests.signed(person=sister)
    assert desk.submit(case, by=requests.officer()).status == "submitted"


def test_the_page_says_what_stops_and_what_goes_on(cast, client):
    person = PersonFactory()
    rent = requests.submitted(person=person)
    bill = requests.submitted(person=person, programme="electricity")
    measure = make.proposed(cast, incident=make.heard(cast, person=person))
    client.force_login(cast.manager)
    answer = client.get(reverse("conduct:show", args=[measure.incident_id]))
    effects = {case.number: stops for case, stops in answer.context["effects"]}
    assert effects == {rent.number: True, bill.number: False}


def test_in_its_scope_nothing_is_begun_and_the_sentence_says_what_lifts_it(cast, client):
    person = PersonFactory(with_account=True)
    mine = requests.draft(person=person)
    measure = suspend(cast, person)
    officer = requests.officer()
    for by, channel in ((officer, "desk"), (person.account, "portal")):
        with pytest.raises(Refused) as refusal:
            desk.create_draft(person=person, programme=mine.programme, by=by, channel=channel)
        assert refusal.value.code == "held" and measure.to_correct in refusal.value.sentence
    other = Programme.objects.get(code="electricity")
    assert desk.create_draft(person=person, programme=other, by=officer, channel="desk")

    client.force_login(officer)
    page = client.get(reverse("requests:show", args=[mine.pk])).content.decode()
    assert measure.to_correct in page
    client.force_login(person.account)
    page = client.get(reverse("portal:my_request", args=[mine.pk])).content.decode()
    assert reverse("portal:my_measures") in page
