"""Pages speak to a woman as to a woman, and to everybody else as before."""

import pytest

from sanad.lib import texts
from sanad.texts.workflow import edit
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey

pytestmark = pytest.mark.django_db

TO_HER, TO_HIM = "أكملي من حيث توقفتِ، ثم وقّعي وقدّمي الطلب.", "أكمل من حيث توقفت، ثم وقّع وقدّم الطلب."


def page_of(client, **who):
    person = PersonFactory(with_account=True, **who)
    case = cases.draft(person=person)
    client.force_login(person.account)
    return client.get(f"/my/{case.pk}/").content.decode()


def test_to_a_woman(client):
    page = page_of(client, gender="f")
    assert TO_HER in page
    assert TO_HIM not in page
    assert "طلباتي" in page, "what she is not told otherwise stays Arabic"
    assert 'lang="ar" dir="rtl"' in page
    assert 'value="en" lang="en"' in page, "the other language is English"


def test_while_she_joins(client):
    journey.sign_in(client, "0550999999")
    client.post("/join/identity/", journey.IDENTITY)
    client.post("/join/name/", journey.NAME)
    page = client.get("/join/home/").content.decode()
    assert "أين تسكنين" in page


def test_to_a_man(client):
    page = page_of(client, gender="m")
    assert TO_HIM in page
    assert 'lang="ar" dir="rtl"' in page


def test_english_stays_english(client):
    client.cookies["language"] = "en"
    page = page_of(client, gender="f")
    assert 'lang="en"' in page
    assert "Continue where you stopped" in page


def test_the_next_page_speaks_to_its_own_reader(client):
    page_of(client, gender="f")
    assert TO_HIM in page_of(client, gender="m")
    assert texts.text("portal.request.continue", language="ar") == TO_HIM


def test_a_form_of_her_page_speaks_to_her(client):
    person = PersonFactory(with_account=True, gender="f")
    case = cases.draft(person=person)
    client.force_login(person.account)
    page = journey.again(client.post(f"/apply/{case.pk}/home/", {})).content.decode()
    assert "وأنتِ منهم" in page and "اختاري" in page


def test_a_word_of_the_charity_stands_on_her_page(client, cast):
    edit("portal.request.continue", by=cast.manager, words={("ar", "f"): "أكملي طلبكِ."})
    assert "أكملي طلبكِ." in page_of(client, gender="f")
    assert TO_HIM in page_of(client, gender="m")


def test_what_a_charity_writes_is_never_markup(client, cast):
    words = {("ar", "f"): "<b>أكملي</b>"}
    edit("portal.request.continue", by=cast.manager, words=words)
    page = page_of(client, gender="f")
    assert "&lt;b&gt;أكملي" in page and "<b>أكملي" not in page
