"""The clause register, the public page, and who has read it."""

import pytest

from sanad.policy import clauses, parameters, terms
from sanad.policy.models import Acknowledgement, Clause, PolicyVersion

pytestmark = pytest.mark.django_db

# fmt: off
CODES = [
    "PM-1", "PM-2", "AP-1", "GO-1", "GO-2", "GO-3", "GO-4", "DG-1", "DG-2", "DG-3", "DG-4",
    "DG-5", "DG-6", "DG-6a", "DG-6b", "DG-6c", "DG-6d", "DG-6e", "CH-1", "CH-2", "CH-3",
    "CH-4", "CH-5", "CH-6", "CH-7", "CH-8", "TL-1", "TL-2", "TL-3", "TL-4", "PR-1", "PR-2",
    "PR-3", "PR-4", "PR-5", "PR-6", "PR-7", "MC-A", "MC-B", "MC-C", "MC-D", "MC-E", "MC-0",
    "MC-1", "MC-2", "MC-3", "MC-4", "MC-5",
]
# fmt: on


def test_every_clause_is_there_once():
    assert [clause.code for clause in clauses.CLAUSES] == CODES
    assert list(Clause.objects.order_by("order").values_list("code", flat=True)) == CODES


def test_our_additions_stand_apart(client):
    clause = Clause.objects.get(code="PR-5")
    assert clause.text and clause.interpretation and clause.added
    text = client.get("/policy/").content.decode()
    assert clause.text in text
    assert clause.interpretation in text


def test_at_least_twenty_five_clauses_have_their_place(client):
    assert Clause.objects.exclude(feature="").count() >= 25
    assert client.get("/policy/").context["kept"] == Clause.objects.exclude(feature="").count()


@pytest.mark.policy("AP-1")
def test_the_approval_is_shown(client):
    version = parameters.in_force()
    assert (version.minute_number, version.term, version.notice_days) == (2, 1, 14)
    assert "2024-11-17" in client.get("/policy/").content.decode()


@pytest.mark.policy("PM-2")
def test_staff_say_once_that_they_read_it(client, cast):
    client.force_login(cast.officer)
    assert client.get("/policy/").context["acknowledgement"] is None
    client.post("/policy/read/")
    client.post("/policy/read/")
    assert Acknowledgement.objects.get().by == cast.officer
    assert client.get("/policy/").context["acknowledgement"]


def test_only_staff_say_it(client):
    from tests.factories.beneficiaries import PersonFactory

    assert client.post("/policy/read/").status_code == 302
    client.force_login(PersonFactory(with_account=True).account)
    assert client.post("/policy/read/").status_code == 403
    assert not Acknowledgement.objects.exists()


def test_the_terms_are_public_and_numbered(client):
    in_force = terms.in_force()
    assert in_force.version == len(terms.VERSIONS)
    text = client.get("/terms/").content.decode()
    assert all(paragraph in text for paragraph in in_force.paragraphs)


def test_no_old_terms_were_edited():
    """A change of the words is a new version: this digest belongs to the first for good."""
    assert terms.VERSIONS[0].as_of(PolicyVersion(notice_days=14)).digest.startswith(FIRST)


def test_the_terms_say_the_days_of_the_policy():
    words = " ".join(terms.VERSIONS[0].as_of(PolicyVersion(notice_days=20)).paragraphs)
    assert "في مدة لا تقل عن 20 يومًا، مكتوبًا" in words


FIRST = "9dcf02f529aacfd9"


def test_queries_of_the_policy_page(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get("/policy/")
