"""The same question on two phones: neither answer is lost unread (DG-4)."""

import pytest

from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import again, taken, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(client):
    client.force_login(PersonFactory(with_account=True, gender="f").account)
    return journey.begin(client)


def drawn(client, case):
    """What a page of the question carries along."""
    return client.get(url(case, "question", "landlord")).context["form"]["seen"].value()


def send(client, case, answer, seen):
    return client.post(url(case, "question", "landlord"), {"answer": answer, "seen": seen})


def test_the_second_page_reads_both_answers_and_chooses(client, case):
    first, second = drawn(client, case), drawn(client, case)
    assert taken(send(client, case, "سعود العتيبي", first))
    page = again(send(client, case, "فهد العتيبي", second))
    words = page.content.decode()
    assert "سعود العتيبي" in words and "فهد العتيبي" in words
    case.refresh_from_db()
    assert case.answers["landlord"] == "سعود العتيبي"
    assert page.context["form"]["answer"].value() == "فهد العتيبي"
    sent = send(client, case, "فهد العتيبي", page.context["form"]["seen"].value())
    assert taken(sent)
    case.refresh_from_db()
    assert case.answers["landlord"] == "فهد العتيبي"


def test_the_same_answer_twice_and_an_own_change_are_no_question(client, case):
    seen = drawn(client, case)
    for _pressed in range(2):
        assert taken(send(client, case, "سعود", seen))
    assert taken(send(client, case, "فهد", drawn(client, case)))


def test_a_page_of_before_an_upgrade_carries_nothing_and_is_taken(client, case):
    assert taken(send(client, case, "سعود", ""))
