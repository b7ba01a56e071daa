"""Which papers a programme asks for is known before one begins."""

import pytest

from requests_app.intake.enums import Stage
from requests_app.intake.workflow.programme import publish
from requests_app.models import Programme
from tests.factories import programmes
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey

pytestmark = pytest.mark.django_db


def asked_by(code):
    return [
        str(rule.type)
        for rule in Programme.objects.get(code=code).published.papers_for(Stage.SUBMISSION)
    ]


@pytest.mark.policy("DG-4")
def test_the_public_page_names_the_papers(client):
    page = client.get("/").content.decode()
    for name in asked_by("rent") + asked_by("electricity"):
        assert name in page


def test_the_page_of_programmes_names_the_papers(client):
    client.force_login(PersonFactory(with_account=True).account)
    journey.begin(client)
    page = client.get("/apply/").content.decode()
    for name in asked_by("rent") + asked_by("electricity"):
        assert name in page


@pytest.mark.parametrize("address", ["/", "/apply/"])
def test_queries_do_not_grow_with_programmes(client, address, django_assert_max_num_queries):
    client.force_login(PersonFactory(with_account=True).account)
    journey.begin(client)
    client.get(address)
    with django_assert_max_num_queries(20) as few:
        client.get(address)
    rent = Programme.objects.get(code="rent").published
    for number in range(5):
        other = Programme.objects.create(code=f"other-{number}", name=f"برنامج {number}")
        version = other.versions.create(max_amount=1000)
        for rule in rent.document_rules.all():
            version.document_rules.create(type=rule.type, stage=rule.stage, order=rule.order)
        version.questions.create(code="amount", kind="amount", label="كم؟", role="amount")
        publish(version, by=programmes.manager())
    with django_assert_max_num_queries(len(few)):
        client.get(address)
