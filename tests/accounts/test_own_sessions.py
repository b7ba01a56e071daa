"""Where somebody is signed in: seen and ended by themselves, and by a manager for a colleague."""

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.urls import reverse

from sanad.accounts.models import Session, User
from sanad.lib.actor import acting
from sanad.messaging.models import MessageDelivery
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.rules.without import without

pytestmark = pytest.mark.django_db
MINE = "/accounts/mine/"
ANDROID = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1"


@pytest.fixture(params=["staff", "beneficiary"])
def somebody(request):
    if request.param == "staff":
        return UserFactory(officer=True, username="hind")
    return PersonFactory(mobile="+966550123456", with_account=True).account


def signed_in(client, user, device=ANDROID):
    browser = type(client)(HTTP_USER_AGENT=device)
    browser.force_login(user)
    Session.objects.filter(user=user, device="").update(device=device)
    return browser


def is_in(browser):
    return browser.get(MINE).status_code == 200


def test_each_device_is_named(client, somebody):
    here = signed_in(client, somebody)
    signed_in(client, somebody, IPHONE)
    page = here.get(MINE)
    assert "Chrome · Android" in page.text and "Safari · iPhone" in page.text
    assert len(page.context["sessions"]) == 2


def test_nobody_elses_is_listed(client, somebody):
    here = signed_in(client, somebody)
    signed_in(client, UserFactory(officer=True), IPHONE)
    assert {session.user for session in here.get(MINE).context["sessions"]} == {somebody}


def test_a_tap_ends_one(client, somebody):
    here, there = signed_in(client, somebody), signed_in(client, somebody, IPHONE)
    other = Session.objects.get(device=IPHONE)
    here.post(MINE, {"session": other.pk})
    assert is_in(here) and not is_in(there)


def test_a_tap_ends_all_the_others(client, somebody):
    here = signed_in(client, somebody)
    others = [signed_in(client, somebody, IPHONE) for _time in range(2)]
    here.post(MINE)
    assert is_in(here) and not any(is_in(other) for other in others)


def test_nobody_ends_anothers(client, somebody):
    stranger = signed_in(client, UserFactory(manager=True))
    there = signed_in(client, somebody)
    stranger.post(MINE, {"session": Session.objects.get(user=somebody).pk})
    stranger.post(MINE)
    assert is_in(there)


def test_what_has_ended_is_not_listed(client, somebody):
    here = signed_in(client, somebody)
    signed_in(client, somebody, IPHONE)
    Session.objects.filter(device=IPHONE).update(expire_date=Now())
    assert len(here.get(MINE).context["sessions"]) == 1


def test_another_password_ends_the_others_and_tells(client):
    user = UserFactory(officer=True, mobile="+966550123456")
    here, there = signed_in(client, user), signed_in(client, user, IPHONE)
    new = "ten-green-bottles-hang"
    here.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert is_in(here) and not is_in(there)
    assert Session.objects.filter(user=user).count() == 1, "no row of theirs is left either"
    assert "تغيّرت كلمة مروركِ" in MessageDelivery.objects.get().text


def test_a_manager_ends_a_colleagues(client):
    user = UserFactory(officer=True, mobile="+966550123456")
    there = signed_in(client, user)
    manager = signed_in(client, UserFactory(manager=True), IPHONE)
    page = reverse("account_colleague", args=[user.pk])
    shown = manager.get(page)
    assert "Chrome · Android" in shown.text
    assert {session.user for session in shown.context["sessions"]} == {user}
    manager.post(page, {"action": "end_sessions"})
    assert not is_in(there) and is_in(manager)
    assert "أنهى المدير" in MessageDelivery.objects.get().text


def test_a_closed_account_is_signed_in_nowhere_once_it_is_opened_again(client, owner):
    """Whatever closes it: what was open before stays ended."""
    manager, user = UserFactory(manager=True), UserFactory(officer=True)
    switch = "UPDATE accounts_user SET is_active = NOT is_active WHERE id = %s"

    def closed_and_reopened():
        with acting(manager.pk), connection.cursor() as cursor:
            cursor.execute(switch, [user.pk])
            cursor.execute(switch, [user.pk])

    there = signed_in(client, user)
    with without(owner, "user_closed_is_signed_out"):
        closed_and_reopened()
        assert is_in(there)
    closed_and_reopened()
    assert not is_in(there)
    assert is_in(signed_in(client, user))


def test_a_change_of_the_account_ends_no_session(client):
    manager, user = UserFactory(manager=True), UserFactory(officer=True)
    there = signed_in(client, user)
    with acting(manager.pk):
        User.objects.filter(pk=user.pk).update(name="هند العتيبي")
    assert is_in(there)


def test_signing_out_lets_the_browser_forget_its_pages(client):
    here = signed_in(client, UserFactory(officer=True))
    out = reverse("account_logout")
    assert "Clear-Site-Data" not in here.get(out)
    assert here.post(out)["Clear-Site-Data"] == '"cache"'
    assert not is_in(here)


@pytest.mark.parametrize("who", ["officer", "auditor"])
def test_nobody_else_does(client, who):
    user = UserFactory(officer=True)
    there = signed_in(client, user)
    other = signed_in(client, UserFactory(**{who: True}))
    page = reverse("account_colleague", args=[user.pk])
    assert (
        other.get(page).status_code
        == other.post(page, {"action": "end_sessions"}).status_code
        == 403
    )
    assert is_in(there)


def test_nobody_looks_after_their_own(client):
    manager = UserFactory(manager=True)
    here = signed_in(client, manager)
    page = reverse("account_colleague", args=[manager.pk])
    assert "end_sessions" not in here.get(page).text
    assert here.post(page, {"action": "end_sessions"}).status_code == 403
    assert is_in(here)


def test_beneficiaries_have_no_such_page(client):
    manager = signed_in(client, UserFactory(manager=True))
    mother, officer = UserFactory(mobile="+966550123456"), UserFactory(officer=True)
    assert manager.get(reverse("account_colleague", args=[mother.pk])).status_code == 404
    page = reverse("account_colleague", args=[officer.pk])
    assert manager.post(page, {"action": "x"}).status_code == 404
