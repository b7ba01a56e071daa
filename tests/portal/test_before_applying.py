"""Which papers a programme asks for is known before one begins."""

import pytest

from requests_app.intake.enums import Stage
from requests_app.intake.workflow.programme import publish
from requests_app.models import Programme
from tests.delivery import cases
from tests.factories import programmes, requests
from tests.factories.accounts import BranchFactory
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import again, taken

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


@pytest.mark.policy("PR-2")
def test_an_open_request_is_said_when_choosing_with_the_way_to_it(client):
    mother = PersonFactory(with_account=True)
    client.force_login(mother.account)
    case = journey.begin(client)
    journey.submit_all(client, case)
    page = choose(client)
    page = again(page)
    case.refresh_from_db()
    words = page.content.decode()
    assert case.number in words and f"/my/{case.pk}/" in words
    assert mother.support_requests.count() == 1
    assert taken(choose(client, "electricity"))


def test_that_a_relative_has_one_is_not_said(client):
    father = PersonFactory()
    requests.submitted(person=father)
    client.force_login(PersonFactory(with_account=True, household=father.household).account)
    journey.begin(client, "electricity")
    page = choose(client)
    number = father.support_requests.get().number
    page = again(page)
    assert number not in page.content.decode()


@pytest.mark.policy("MC-2")
def test_a_stopped_service_is_said_when_choosing_with_the_way_to_object(client, cast):
    mother = PersonFactory(with_account=True)
    client.force_login(mother.account)
    client.post(client.get("/apply/").url, {"accepted": "on"})
    cases.suspended(cast, mother, programmes=["rent"])
    page = choose(client)
    page = again(page)
    assert "/my/measures/" in page.content.decode()
    assert not mother.support_requests.filter(programme__code="rent")
    # Where another programme was stopped, nothing stands in the way.
    assert taken(choose(client, "electricity"))


@pytest.mark.policy("PR-4")
def test_what_is_signed_is_read_without_unfolding_anything(client):
    client.force_login(PersonFactory(with_account=True).account)
    case = journey.begin(client)
    journey.answer_all(client, case)
    journey.promise_all(client, case)
    page = client.get(journey.url(case, "sign")).content.decode()
    assert (
        "البيانات التي توقّع" in page and "<details" not in page.split("<main")[1].split("</dl>")[0]
    )


def choose(client, programme="rent"):
    page = client.get("/apply/")
    chosen = {"programme": Programme.objects.get(code=programme).pk}
    return client.post("/apply/", chosen | {"key": page.context["form"]["key"].value()})


@pytest.mark.policy("DG-4")
def test_who_brings_a_paper_reads_where_and_until_when(client):
    branch = BranchFactory(address="حي الملز، شارع الستين", hours="الأحد إلى الخميس، 8 إلى 3")
    mother = PersonFactory(with_account=True, branch=branch)
    client.force_login(mother.account)
    case = journey.begin(client)
    page = client.get(journey.url(case, "paper", "income")).content.decode()
    assert branch.address in page
    journey.submit_all(client, case)
    receipt = client.get(journey.url(case, "receipt")).content.decode()
    assert branch.address in receipt and branch.hours in receipt
