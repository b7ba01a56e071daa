"""Yes or no, several of a list, a mobile: from the page of the phone to the signed text."""

import pytest

from requests_app.intake import declaration
from requests_app.intake.enums import RequestStatus
from requests_app.intake.workflow.programme import publish
from requests_app.models import Programme
from tests.factories import programmes
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import again, taken, url

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-1")]

CODES = ("owed", "devices", "seller")


@pytest.fixture
def case(client):
    programme = Programme.objects.create(code="home", name="أثاث المنزل", order=9)
    version = programme.versions.create(max_amount=6000)
    version.questions.create(code="owed", kind="yes_no", label="هل عليكم دين؟", order=1)
    version.questions.create(
        code="devices",
        kind="several",
        label="ماذا ينقص بيتك؟",
        choices="fridge|ثلاجة\nwasher|غسالة\nstove|فرن",
        order=2,
    )
    version.questions.create(
        code="seller", kind="mobile", label="ما جوال البائع؟", is_required=False, order=3
    )
    publish(version, by=programmes.manager())
    client.force_login(PersonFactory(with_account=True).account)
    return journey.begin(client, "home")


def send(client, case, code, answer):
    seen = client.get(url(case, "question", code)).context["form"]["seen"].value()
    return client.post(url(case, "question", code), {"answer": answer, "seen": seen})


def test_are_answered_signed_and_read_in_words(client, case):
    assert taken(send(client, case, "owed", "no"))
    assert taken(send(client, case, "devices", ["stove", "fridge"]))
    assert taken(send(client, case, "seller", "٠٥٥٠١٢٣٤٥٦"))
    page = client.get(url(case, "check")).text
    assert "ثلاجة، فرن" in page
    assert 'value="stove"' in client.get(url(case, "question", "devices")).text
    journey.sign(client, case)
    case.refresh_from_db()
    assert case.status == RequestStatus.SUBMITTED and case.is_declared
    assert case.answers == {
        "owed": "no",
        "devices": ["fridge", "stove"],
        "seller": "+966550123456",
    }
    signed = dict(declaration.declared(case).rows)
    assert (signed["هل عليكم دين؟"], signed["ماذا ينقص بيتك؟"]) == ("لا", "ثلاجة، فرن")


def test_nothing_ticked_is_asked_for_by_name_and_what_is_no_choice_is_refused(client, case):
    nothing = send(client, case, "devices", [])
    nothing = again(nothing)
    assert "ماذا ينقص بيتك؟" in str(nothing.context["form"].errors)
    assert again(send(client, case, "devices", ["car"]))
    assert again(send(client, case, "owed", "perhaps"))
    case.refresh_from_db()
    assert not any(case.answers.get(code) for code in CODES)


def test_left_in_the_middle_it_keeps_each_tick(client, case):
    page = url(case, "question", "devices")
    account = case.person.account
    client.post(page, {"answer": ["washer", "fridge"], "leave": "1"})
    client.force_login(account)
    answer = client.get(page).context["form"]["answer"]
    ticked = [one.data["value"] for one in answer if one.data["selected"]]
    assert ticked == ["fridge", "washer"]


def test_another_phone_ticked_others_meanwhile(client, case):
    form = client.get(url(case, "question", "devices")).context["form"]
    before = form["seen"].value()
    send(client, case, "devices", ["washer"])
    page = client.post(
        url(case, "question", "devices"), {"answer": ["stove", "fridge"], "seen": before}
    )
    page = again(page)
    assert "غسالة" in str(page.context["form"].errors)
    ticked = [one.data["value"] for one in page.context["form"]["answer"] if one.data["selected"]]
    assert ticked == ["fridge", "stove"]
