"""Drafts: begun once, their data declared exactly."""

import uuid

import pytest

from requests_app.models import DocumentRule, Programme, Reason
from tests.factories import requests as situations
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.mark.policy("DG-1")
def test_two_programmes_are_there(db):
    assert set(Programme.objects.values_list("code", flat=True)) == {"rent", "electricity"}
    assert DocumentRule.objects.filter(version__programme__code="rent").count() == 5
    assert Reason.objects.filter(kind="return").exists()


def test_a_form_sent_twice_begins_one_request():
    key, person = uuid.uuid4(), PersonFactory()
    first = situations.draft(person=person, key=key)
    assert situations.draft(person=person, key=key).pk == first.pk


def test_the_digest_follows_the_data():
    request = situations.draft()
    before = request.material_digest()
    assert request.material_digest() == before
    request.answers = {"landlord": "سعد"}
    assert request.material_digest() != before
