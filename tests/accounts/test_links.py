"""A link in place of a password that somebody else chose: works once, in time, for its holder."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from django.urls import reverse

from sanad.accounts import workflow
from sanad.accounts.enums import Role
from sanad.accounts.models import SignInLink, User
from sanad.guarded.models import GuardedChange
from sanad.lib.actor import acting
from sanad.lib.refusal import NotAllowed, Refused
from sanad.messaging.models import MessageDelivery
from sanad.middleware import constraint_of
from tests.factories.accounts import PASSWORD, BranchFactory, UserFactory
from tests.readable import everything_readable

pytestmark = pytest.mark.django_db
NEW = "ten-green-bottles-hang"
CHOSEN = {"new_password1": NEW, "new_password2": NEW}


@pytest.fixture
def hind():
    return UserFactory(officer=True, username="hind", mobile="+966550123456", email="h@example.org")


@pytest.fixture
def manager(client):
    user = UserFactory(manager=True, username="mona")
    client.force_login(user)
    return user


def page_of(user):
    return reverse("account_colleague", args=[user.pk])


def send(client, user):
    return client.post(page_of(user), {"action": "send_link"})


def sent_link():
    return re.search(r"/accounts/link/[\w-]+/", MessageDelivery.objects.latest("id").text)[0]


def test_a_new_colleague_chooses_the_password(client, manager):
    answer = client.post(
        reverse("admin:accounts_user_add"),
        {
            "username": "sara",
            "name": "سارة العنزي",
            "gender": "f",
            "branch": BranchFactory().pk,
            "mobile": "0550999888",
            "groups": [Group.objects.get(name=Role.RESEARCHER).pk],
        },
    )
    sara = User.objects.get(username="sara")
    assert answer.url == page_of(sara) and not sara.has_usable_password()
    send(client, sara)
    path = sent_link()
    newcomer = type(client)()
    assert newcomer.get(path).status_code == 200
    assert newcomer.post(path, CHOSEN).url == "/accounts/login/"
    assert newcomer.post("/accounts/login/", {"login": "sara", "password": NEW}).url == "/home/"
    assert newcomer.get(path).status_code == 410, "it works once"
    assert newcomer.post(path, CHOSEN).status_code == 410


def test_looking_at_it_uses_nothing_up(client, manager, hind):
    send(client, hind)
    path = sent_link()
    for _time in range(3):
        assert type(client)().get(path).status_code == 200
    assert type(client)().post(path, CHOSEN).status_code == 302


def test_a_weak_password_is_none(client, manager, hind):
    send(client, hind)
    path = sent_link()
    weak = {"new_password1": "12345678", "new_password2": "12345678"}
    assert type(client)().post(path, weak).status_code == 422
    assert type(client)().get(path).status_code == 200, "and the link is still good"


@pytest.mark.parametrize(("seconds", "is_good"), [(-1, False), (0, False), (60, True)])
def test_it_is_good_in_time(client, manager, hind, seconds, is_good):
    token = "x" * 32
    with acting(manager.pk):
        SignInLink.objects.create(
            user=hind,
            digest=workflow.digest(workflow.LINK, token),
            made_by=manager,
            expires_at=Now() + timedelta(seconds=seconds),
        )
    answer = type(client)().get(reverse("account_link", args=[token]))
    assert answer.status_code == (200 if is_good else 410)


def test_the_newest_alone_is_good(client, manager, hind):
    send(client, hind)
    first = MessageDelivery.objects.filter(channel="sms").latest("id").text
    send(client, hind)
    path = re.search(r"/accounts/link/[\w-]+/", first)[0]
    assert type(client)().get(path).status_code == 410
    assert type(client)().get(sent_link()).status_code == 200


def test_of_a_closed_account_it_opens_nothing(client, manager, hind):
    send(client, hind)
    with acting(manager.pk):
        User.objects.filter(pk=hind.pk).update(is_active=False)
    assert type(client)().get(sent_link()).status_code == 410


def test_it_ends_whoever_is_signed_in_and_tells(client, manager, hind):
    elsewhere = type(client)()
    elsewhere.force_login(hind)
    send(client, hind)
    type(client)().post(sent_link(), CHOSEN)
    assert elsewhere.get("/desk/").status_code == 302
    assert (
        "تغيّرت كلمة مروركِ" in MessageDelivery.objects.filter(address=hind.mobile).latest("id").text
    )


def test_the_link_is_nowhere_to_be_read(client, manager, hind):
    send(client, hind)
    assert sent_link().split("/")[-2] not in everything_readable()


def test_where_nothing_reaches_them_it_is_shown_once(client, manager):
    nobody = UserFactory(officer=True, username="nobody", password=False)
    answer = send(client, nobody)
    path = re.search(r"/accounts/link/[\w-]+/", answer.text)[0]
    assert not MessageDelivery.objects.exists()
    assert path not in client.get(page_of(nobody)).text
    assert type(client)().post(path, CHOSEN).status_code == 302


def test_managers_choose_no_password(client, manager, hind):
    add, change = (
        reverse("admin:accounts_user_add"),
        reverse("admin:accounts_user_change", args=[hind.pk]),
    )
    for page in (client.get(add), client.get(change)):
        assert 'type="password"' not in page.text
    answer = client.post(
        reverse("admin:auth_user_password_change", args=[hind.pk]),
        {"password1": NEW, "password2": NEW},
    )
    assert answer.url == page_of(hind)
    hind.refresh_from_db()
    assert hind.check_password(PASSWORD)


def test_who_is_told_when_a_manager_changes_the_account(client, manager, hind):
    """By the old number: the new one may be another's."""
    answer = client.post(
        reverse("admin:accounts_user_change", args=[hind.pk]),
        {
            "username": "hind",
            "name": hind.name,
            "gender": "f",
            "branch": hind.branch_id,
            "mobile": "0550777666",
            "email": hind.email,
            "is_active": "on",
            "groups": [Group.objects.get(name=Role.RESEARCHER).pk],
        },
    )
    assert answer.status_code == 302
    hind.refresh_from_db()
    assert hind.mobile == "+966550123456", "it waits for a second person"
    assert GuardedChange.objects.get().new["mobile"] == "+966550777666"
    told = set(MessageDelivery.objects.values_list("address", flat=True))
    assert told == {"+966550123456", "h@example.org"}


def test_nobody_is_told_of_a_change_of_the_name(client, manager, hind):
    client.post(
        reverse("admin:accounts_user_change", args=[hind.pk]),
        {
            "username": "hind",
            "name": "هند أخرى",
            "gender": "f",
            "branch": hind.branch_id,
            "mobile": hind.mobile,
            "email": hind.email,
            "is_active": "on",
            "groups": [Group.objects.get(name=Role.OFFICER).pk],
        },
    )
    assert not MessageDelivery.objects.exists()


@pytest.mark.parametrize("who", ["officer", "self", "beneficiary"])
def test_who_may_send_one(client, manager, hind, who):
    by, to = manager, hind
    if who == "officer":
        by = UserFactory(officer=True)
    elif who == "self":
        to = manager
    else:
        to = UserFactory(mobile="+966550111222")
    with pytest.raises(NotAllowed), acting(by.pk):
        workflow.send_link(to, by=by)
    assert not SignInLink.objects.exists()


def test_of_two_at_once_the_second_is_told(manager, hind):
    with acting(manager.pk):
        workflow.send_link(hind, by=manager)
    link = SignInLink.objects.get()
    workflow.use_link(link, password=NEW)
    with pytest.raises(Refused):
        workflow.use_link(link, password="another-long-password")
    hind.refresh_from_db()
    assert hind.check_password(NEW)


# By raw SQL, as the site's role -------------------------------------------------------------------


def refusal(sql, *parameters, who):
    with pytest.raises(IntegrityError) as refused:
        with transaction.atomic(), acting(who.pk), connection.cursor() as cursor:
            cursor.execute(sql, parameters)
    return constraint_of(refused.value)


def test_the_rules_of_links(manager, hind):
    insert = (
        "INSERT INTO accounts_signinlink (user_id, digest, made_by_id, expires_at, used_at)"
        " VALUES (%s, 'd', %s, now() + interval '1 day', {})"
    )
    by_a_manager = "signinlink_by_another_manager"
    fresh, used = insert.format("NULL"), insert.format("now()")
    beneficiary = UserFactory(mobile="+966550111222")
    assert refusal(fresh, hind.pk, hind.pk, who=hind) == by_a_manager, "no manager"
    assert refusal(fresh, hind.pk, hind.pk, who=manager) == by_a_manager, "in another's name"
    assert refusal(fresh, manager.pk, manager.pk, who=manager) == by_a_manager, "for oneself"
    assert refusal(fresh, beneficiary.pk, manager.pk, who=manager) == by_a_manager
    assert refusal(used, hind.pk, manager.pk, who=manager) == by_a_manager
    with acting(manager.pk):
        workflow.send_link(hind, by=manager)
    link = SignInLink.objects.get()
    for change in ("digest = 'mine'", f"user_id = {manager.pk}", "expires_at = now() + '9 days'"):
        sql = f"UPDATE accounts_signinlink SET {change} WHERE id = %s"
        assert refusal(sql, link.pk, who=manager) == "signinlink_works_once"
    workflow.use_link(link, password=NEW)
    again = "UPDATE accounts_signinlink SET used_at = NULL WHERE id = %s"
    assert refusal(again, link.pk, who=manager) == "signinlink_works_once"


def test_one_whose_time_is_over_is_not_used(manager, hind):
    with acting(manager.pk):
        late = SignInLink.objects.create(
            user=hind, digest="d", made_by=manager, expires_at=Now() - timedelta(seconds=1)
        )
    sql = "UPDATE accounts_signinlink SET used_at = now() WHERE id = %s"
    assert refusal(sql, late.pk, who=manager) == "signinlink_in_time"
