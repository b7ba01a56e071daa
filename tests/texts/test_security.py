"""Where somebody who found a weakness says so (RFC 9116)."""

import datetime

import pytest
from django.urls import reverse

from sanad.texts.workflow import edit

pytestmark = pytest.mark.django_db
ADDRESS = "/.well-known/security.txt"


def lines(client):
    answer = client.get(ADDRESS)
    assert answer.status_code == 200 and answer["Content-Type"] == "text/plain; charset=utf-8"
    return [line.split(": ", 1) for line in answer.text.splitlines()]


@pytest.fixture
def phone(cast):
    edit("association.phone", by=cast.manager, words={("ar", ""): "+966112345678"})


@pytest.mark.usefixtures("phone")
def test_it_names_the_association(client, settings):
    settings.PUBLIC_URL = "https://sanad.example"
    said = dict(lines(client))
    assert said["Contact"] == "tel:+966112345678"
    assert said["Canonical"] == f"https://sanad.example{ADDRESS}"
    assert said["Preferred-Languages"] == "ar, en"
    assert reverse("texts:security") == ADDRESS


@pytest.mark.usefixtures("phone")
def test_it_is_good_for_some_weeks_and_no_year(client):
    until = datetime.datetime.fromisoformat(dict(lines(client))["Expires"])
    left = until - datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=80) < left < datetime.timedelta(days=365)


def test_an_address_of_ones_own_comes_first(client, settings):
    settings.SECURITY_CONTACT = ["mailto:security@sanad.example", "https://sanad.example/report"]
    contacts = [value for name, value in lines(client) if name == "Contact"]
    assert contacts == settings.SECURITY_CONTACT


def test_nobody_to_tell_is_no_file(client):
    """As shipped, before an association has said its telephone."""
    assert client.get(ADDRESS).status_code == 404
