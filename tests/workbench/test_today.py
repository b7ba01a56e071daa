"""The staff home: what waits, for whom, in which order, and at what cost."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def page(client, user, **query):
    client.force_login(user)
    return client.get(reverse("workbench:today"), query)


@pytest.mark.parametrize(
    "role",
    ["officer", "delegate", "researcher", "member", "chair", "secretary", "provider", "manager"],
)
def test_an_empty_day_says_so_kindly(client, cast, role):
    response = page(client, getattr(cast, role))
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store, private"
    assert 'class="s-empty"' in response.text


def test_beneficiaries_have_no_workbench(client, db):
    from tests.factories.accounts import UserFactory

    assert page(client, UserFactory()).status_code == 403


def test_an_unknown_pile_or_size_shows_everything(client, cast):
    response = page(client, cast.officer, pile="x'y", size="1000000")
    assert response.context["day"].chosen == ""
    assert response.context["day"].size == 25
