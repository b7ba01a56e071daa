"""What a suspension stops and what it does not, on the requests of the same person."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from requests_app.workflow import desk
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
    measure = suspend(cast, case.person)
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
