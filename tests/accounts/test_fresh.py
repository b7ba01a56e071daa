"""Grave steps ask for the password or the second factor once more, and nothing typed is lost."""

import re
import time

import pytest
from django.urls import reverse

from conduct.workflow import incident, measure
from conduct.workflow import objection as measure_objection
from requests_app.committee.workflow import committee
from requests_app.committee.workflow import objection as committee_objection
from requests_app.delivery.workflow import registration
from sanad.accounts.fresh import KEY, NotFresh
from sanad.accounts.models import Session
from sanad.guarded import workflow as by_two
from sanad.workflow.views import attempt
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
AGAIN = "/accounts/reauthenticate/"


@pytest.fixture
def manager(client):
    user = UserFactory(manager=True, username="mona")
    client.force_login(user)
    return user


@pytest.fixture
def hind():
    return UserFactory(officer=True, username="hind")


def signed_in_before(client, seconds):
    store = client.session
    store[KEY] = time.time() - seconds
    store.save()


def change(client, hind, **fields):
    data = {
        "username": "hind",
        "name": "هند الجديدة",
        "gender": "f",
        "branch": hind.branch_id,
        "is_active": "on",
        "groups": [group.pk for group in hind.groups.all()],
        **fields,
    }
    return client.post(reverse("admin:accounts_user_change", args=[hind.pk]), data)


@pytest.mark.parametrize(("seconds", "asked"), [(15 * 60 - 5, False), (15 * 60 + 5, True)])
def test_after_a_quarter_of_an_hour_it_is_asked_for(client, manager, hind, seconds, asked):
    signed_in_before(client, seconds)
    answer = change(client, hind)
    assert answer.url.startswith(AGAIN) is asked
    hind.refresh_from_db()
    assert (hind.name == "هند الجديدة") is not asked


def test_nothing_that_was_typed_is_lost(client, manager, hind):
    signed_in_before(client, 3600)
    answer = change(client, hind)
    back = client.post(answer.url, {"password": PASSWORD, "next": answer.url.split("next=")[1]})
    assert client.get(answer.url).status_code == 200
    page = client.get(reverse("admin:accounts_user_change", args=[hind.pk]))
    assert back.status_code == 302 and "هند الجديدة" in page.text
    fields = dict(re.findall(r'<textarea name="([^"]+)"[^>]*>([^<]*)<', page.text))
    client.post(reverse("admin:accounts_user_change", args=[hind.pk]), fields)
    hind.refresh_from_db()
    assert hind.name == "هند الجديدة"


def test_a_wrong_password_opens_nothing(client, manager, hind):
    signed_in_before(client, 3600)
    answer = change(client, hind)
    assert client.post(answer.url, {"password": "wrong"}).status_code == 200
    assert change(client, hind).url.startswith(AGAIN)


def test_a_list_asks_once(client, manager, hind):
    """Each grave step counts from its own moment: who goes on working is not asked again."""
    signed_in_before(client, 14 * 60)
    change(client, hind)
    assert time.time() - client.session[KEY] < 60


def test_what_is_not_grave_asks_nothing(client, manager):
    signed_in_before(client, 5 * 3600)
    assert client.get("/desk/").status_code == 200
    assert client.get(reverse("admin:accounts_user_add")).status_code == 200


def test_a_button_that_sends_nothing_else_comes_back_too(client, manager, hind):
    signed_in_before(client, 3600)
    page = reverse("account_colleague", args=[hind.pk])
    answer = client.post(page, {"action": "end_sessions"})
    client.post(answer.url, {"password": PASSWORD, "next": page})
    assert "end_sessions" in client.get(page).text


def test_a_part_of_a_page_is_left_as_a_whole(client, manager, hind):
    signed_in_before(client, 3600)
    page = reverse("account_colleague", args=[hind.pk])
    answer = client.post(page, {"action": "end_sessions"}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith(AGAIN)


def test_the_settings_say_how_long(client, manager, hind, settings):
    settings.FRESH_MINUTES = 1
    signed_in_before(client, 65)
    assert change(client, hind).url.startswith(AGAIN)


def test_the_kept_form_is_offered_to_its_writer_alone(client, manager, hind):
    signed_in_before(client, 3600)
    change(client, hind)
    client.post("/accounts/logout/")
    client.force_login(UserFactory(manager=True))
    assert (
        "هند الجديدة" not in client.get(reverse("admin:accounts_user_change", args=[hind.pk])).text
    )


GRAVE = [
    *(committee.decide, committee_objection.uphold, committee_objection.dismiss),
    *(measure.decide_measure, measure.endorse, measure.second_decide, measure.decline),
    *(measure.lift, incident.propose_measure, incident.decide_no_measure),
    *(incident.report_to_authority, measure_objection.uphold, measure_objection.dismiss),
    *(registration.name_payee, by_two.approve),
]


@pytest.mark.parametrize("step", GRAVE, ids=lambda step: f"{step.cycle.name}.{step.name}")
def test_grave_steps_ask_before_anything_else(rf, hind, step):
    request = rf.post("/")
    request.user, request.session = hind, {}
    with pytest.raises(NotFresh):
        attempt(request, step, None)


def test_who_gave_it_again_goes_on_under_another_key(client, manager):
    """One that was seen before opens nothing any more; the session lasts no longer for it."""
    signed_in_before(client, 16 * 60)
    before, row = client.cookies["sessionid"].value, Session.objects.get()
    client.post(AGAIN, {"password": PASSWORD, "next": "/accounts/mine/"})
    assert client.cookies["sessionid"].value != before
    assert client.get("/accounts/mine/").status_code == 200
    after = Session.objects.get()
    assert after.begun_at == row.begun_at and after.expire_date <= row.expire_date
    client.cookies["sessionid"] = before
    assert client.get("/accounts/mine/").status_code == 302
