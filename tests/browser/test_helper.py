"""A son prepares for his mother on his own phone; she reads of it and says "this was not me"."""

import re

import pytest

from requests_app.models import Programme, SupportRequest
from sanad.messaging.models import MessageDelivery
from tests.browser.hands import choose, click
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_helper

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.policy("DG-3")]


def test_son_for_mother_with_this_was_not_me(window, see, enter):
    mother = cases.terms_accepted(PersonFactory(first_name="نورة", with_account=True))
    son = PersonFactory(first_name="فهد", gender="m", with_account=True)
    row = name_helper(mother, son)
    phone = enter(window(360, 740), son.account)
    phone.goto("/who/")
    see(phone, "helper-whom")
    click(phone.get_by_role("button", name=mother.full_name))
    see(phone, "helper-helped")
    assert mother.full_name in phone.locator(".s-acting").inner_text()
    phone.goto("/apply/")
    choose(phone, "programme", Programme.objects.get(code="rent").pk)
    click(phone.locator("button.btn-primary").last)
    see(phone, "helper-question")
    case = SupportRequest.objects.get(person=mother)
    # What she reads, and the one button behind its link, without a sign-in.
    told = MessageDelivery.objects.filter(message__code="helping.begun").get()
    link = re.search(r"https?://[^/]+(/\S+)", told.text)[1]
    hers = window(360, 740)
    hers.goto(link)
    see(hers, "helper-not-me")
    click(hers.locator("button.btn-primary"))
    see(hers, "helper-stopped")
    # His next tap shows nothing of her any more; her request is where it was.
    phone.goto(f"/apply/{case.pk}/check/")
    assert phone.url.endswith("/who/for/")
    assert mother.full_name not in phone.locator("body").inner_text()
    see(phone, "helper-over")
    row.change.refresh_from_db()
    assert row.change.status == "contested"
    enter(hers, mother.account).goto(f"/apply/{case.pk}/check/")
    see(hers, "helper-her-own")
