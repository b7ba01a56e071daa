"""The pages of those who rate: without a sign-in, without a script, without a trace."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sanad.accounts.models import Session
from sanad.lib.clock import today
from surveys import answers, sealing
from surveys.models import Answer, Invitation, StagedAnswer
from surveys.sheets import COOKIE
from tests.factories.beneficiaries import PersonFactory
from tests.factories.surveys import answered, branch, give, invitation

pytestmark = pytest.mark.django_db


def page(number):
    return reverse("surveys:question", args=[number])


def link(asked):
    return reverse("surveys:invited", args=[sealing.token_of(asked.pk)])


def waiting():
    return [sealing.unseal(staged.sealed) for staged in StagedAnswer.objects.all()]


@pytest.mark.policy("DG-6c")
def test_from_the_link_to_the_thanks(client):
    asked = invitation()
    answer = client.get(link(asked))
    assert answer.url == page(1) and "no-store" in answer.headers["Cache-Control"]
    body = client.get(page(1)).content.decode()
    assert "كيف كان تعاملنا معك؟" in body and body.count('type="radio"') == 5
    assert "<script>" not in body and "style=" not in body
    assert 'value="back"' not in body
    for number in range(1, 5):
        answer = client.post(page(number), {"score": "4", "go": "next"})
        assert answer.url == page(number + 1)
        assert StagedAnswer.objects.count() == 0
    assert 'value="back"' in client.get(page(5)).content.decode()
    answer = client.post(page(5), {"score": "5", "go": "next"})
    assert answer.url == reverse("surveys:thanks")
    assert client.get(answer.url).status_code == 200
    assert client.cookies[COOKIE].value == ""
    (said,) = waiting()
    assert set(said["scores"].values()) == {4, 5} and said["step"] == asked.step
    assert Session.objects.count() == 0
    asked.refresh_from_db()
    assert not asked.is_used


def test_back_keeps_what_was_chosen_and_skip_lets_it_go(client):
    client.get(link(invitation()))
    client.post(page(1), {"score": "3", "go": "next"})
    assert client.post(page(2), {"score": "2", "go": "back"}).url == page(1)
    assert 'value="3" checked' in client.get(page(1)).content.decode()
    assert 'value="2" checked' in client.get(page(2)).content.decode()
    client.post(page(2), {"score": "2", "go": "skip"})
    assert "checked" not in client.get(page(2)).content.decode()
    for number in range(3, 6):
        client.post(page(number), {"go": "skip"})
    assert waiting()[0]["scores"] == {"courtesy": 3}


def test_all_skipped_says_nothing(client):
    client.get(link(invitation()))
    for number in range(1, 6):
        answer = client.post(page(number), {"go": "skip"})
    assert answer.url == reverse("surveys:thanks") and waiting() == []


@pytest.mark.parametrize("score", ["", "0", "6", "٥٥", "x", "1\x00", "😀", "-1", "1e3"])
def test_what_is_no_face_is_asked_again(client, score):
    client.get(link(invitation()))
    answer = client.post(page(1), {"score": score, "go": "next"})
    body = answer.content.decode()
    assert answer.status_code == 200 and "s-errors" in body


def test_the_link_again_replaces_the_answer_until_it_is_released(client):
    asked = invitation()
    for score in ("1", "5"):
        client.get(link(asked))
        for number in range(1, 6):
            client.post(page(number), {"score": score, "go": "next"})
    assert waiting()[0]["scores"]["trust"] == 5 and len(waiting()) == 1
    answered(4)
    answers.release()
    asked.refresh_from_db()
    assert asked.is_used
    assert client.get(link(asked)).status_code == 200  # closed, with a way on
    assert COOKIE not in client.cookies or not client.cookies[COOKIE].value


def test_the_link_again_goes_on_where_it_was_left_on_this_phone(client):
    one, other = invitation(), invitation()
    client.get(link(one))
    client.post(page(1), {"score": "5"})
    assert client.get(link(one)).url == page(2)
    client.post(page(2), {"go": "back"})
    assert client.get(link(one)).url == page(1)
    assert client.get(page(1)).context["chosen"] == "5"
    assert client.get(link(other)).url == page(1)  # another's is an empty one
    assert client.get(page(1)).context["chosen"] == ""


def test_a_sheet_begun_before_the_release_is_not_counted_twice(client):
    asked = invitation()
    give(asked)
    client.get(link(asked))
    answered(4)
    assert answers.release() == 5
    for number in range(1, 6):
        answer = client.post(page(number), {"score": "1", "go": "next"})
    assert answer.url == reverse("surveys:counted")
    assert client.get(answer.url).status_code == 200
    assert Answer.objects.count() == 5 and waiting() == []


def test_a_link_that_is_too_old_or_nobodys(client, calendar):
    asked = invitation()
    calendar.forward(days=31)
    assert client.get(link(asked)).status_code == 200
    assert client.get(page(1)).status_code == 302  # no sheet was opened
    assert client.get(reverse("surveys:invited", args=["x" * 22])).status_code == 404
    assert client.get("/rate/i/short/").status_code == 404


def test_without_a_sheet_a_question_leads_to_the_beginning(client):
    for spoilt in (None, "x", "é", sealing.wrap({"token": "x"}), sealing.wrap([1])):
        if spoilt is not None:
            client.cookies[COOKIE] = spoilt
        assert client.get(page(1)).url == reverse("surveys:open")
        assert client.post(page(1), {"score": "4"}).url == reverse("surveys:open")


def test_no_other_question_than_those_of_the_survey(client):
    client.get(link(invitation()))
    assert client.get(page(0)).status_code == 404
    assert client.get(page(6)).status_code == 404


@pytest.mark.policy("DG-6c")
def test_anybody_may_rate_without_being_asked(client):
    place = branch("فرع الوادي")
    start = reverse("surveys:open")
    body = client.get(start, {"branch": place.pk}).content.decode()
    assert f'value="{place.pk}" selected' in body
    assert "s-errors" in client.post(start, {"step": "everything"}).content.decode()
    assert "s-errors" in client.post(start, {"step": "visit", "branch": "x"}).content.decode()
    assert client.post(start, {"step": "visit", "branch": place.pk}).url == page(1)
    for number in range(1, 6):
        client.post(page(number), {"score": "5", "go": "next"})
    (said,) = waiting()
    assert said["branch"] == place.pk and said["step"] == "visit" and not said["is_invited"]


def test_the_next_person_at_the_tablet_begins_with_an_empty_sheet(client):
    start = reverse("surveys:open")
    client.post(start, {"step": "visit"})
    client.post(page(1), {"score": "1", "go": "next"})
    client.get(start)
    assert client.get(page(2)).url == start
    client.post(start, {"step": "visit"})
    assert "checked" not in client.get(page(1)).content.decode()


def test_the_sheet_cannot_be_read_by_the_next_person(client):
    client.get(link(invitation()))
    client.post(page(1), {"score": "1", "go": "next"})
    cookie = client.cookies[COOKIE]
    assert "courtesy" not in cookie.value and cookie["httponly"] and cookie["path"] == "/rate/"


def test_mine_shows_the_persons_own_and_opens_it(client):
    person = PersonFactory(with_account=True)
    asked, other = invitation(person=person), invitation()
    address = reverse("surveys:mine")
    assert client.get(address).status_code == 302
    client.force_login(person.account)
    body = client.get(address).content.decode()
    assert str(asked.pk) in body and str(other.pk) not in body
    assert client.post(address, {"invitation": str(other.pk)}).status_code == 200
    assert client.post(address, {"invitation": "x"}).status_code == 200
    assert COOKIE not in client.cookies
    assert client.post(address, {"invitation": str(asked.pk)}).url == page(1)


def test_mine_tells_those_who_share_a_phone_nothing_of_one_another(client):
    person = PersonFactory(with_account=True)
    PersonFactory(account=person.account)
    asked = invitation(person=person)
    client.force_login(person.account)
    assert str(asked.pk) not in client.get(reverse("surveys:mine")).content.decode()


def test_mine_leaves_out_what_is_over(client, calendar):
    person = PersonFactory(with_account=True)
    old = invitation(person=person)
    Invitation.objects.filter(pk=old.pk).update(expires_on=today() - timedelta(days=1))
    client.force_login(person.account)
    assert str(old.pk) not in client.get(reverse("surveys:mine")).content.decode()


def test_a_question_costs_few_queries(client, django_assert_max_num_queries):
    client.get(link(invitation()))
    with django_assert_max_num_queries(3):
        client.get(page(1))
