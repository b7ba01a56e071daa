"""The desk's pages: a walk-in through the forms, what they refuse, what they keep."""

import pytest
from django.urls import reverse

from tests.factories import requests as situations

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.officer)
    return client


def page(client, name, *args, status=200, **query):
    response = client.get(reverse(f"requests:{name}", args=args), query)
    assert response.status_code == status, response.content.decode()[:2000]
    return response


@pytest.mark.parametrize(
    "situation",
    [
        "draft",
        "filled",
        "signed",
        "submitted",
        "returned",
        "checked",
        "attested",
        "verified",
        "noticed",
        "raised",
    ],
)
def test_every_situation_has_its_page(desk, situation):
    case = getattr(situations, situation)()
    content = page(desk, "show", case.pk).content.decode()
    assert str(case.person) in content


@pytest.mark.parametrize(
    "stage", ["check", "late", "raise", "returned", "committee", "drafts", "all", "nonsense"]
)
def test_the_queue_has_its_tables(desk, stage):
    situations.submitted()
    page(desk, "list", stage=stage)


def test_the_other_pages_open(desk):
    case = situations.submitted()
    for name in ("print", "withdraw", "cancel", "edit"):
        page(desk, name, case.pk)
    page(desk, "blank", "rent")
    page(desk, "begin", q="منيرة")
    page(desk, "begin", person=case.person_id)
    case = situations.filled()
    page(desk, "edit", case.pk)
    page(desk, "sign", case.pk)
