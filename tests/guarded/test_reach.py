"""A colleague's mobile and e-mail: by themselves, or by two; a manager never becomes somebody."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from sanad.accounts import workflow as sign_in
from sanad.accounts.models import SignInLink, User
from sanad.guarded import reach, workflow
from sanad.guarded.models import GuardedChange
from sanad.lib.actor import acting
from sanad.lib.refusal import Refused
from sanad.messaging.models import MessageDelivery
from sanad.middleware import constraint_of
from tests.factories.accounts import UserFactory
from tests.factories.guarded import agreed, by
from tests.guarded.test_pages import other_client

pytestmark = pytest.mark.django_db
OLD, NEW = "+966550123456", "+966551234567"
WRITE = "UPDATE accounts_user SET {} WHERE id = %s"


@pytest.fixture
def hind():
    return UserFactory(officer=True, username="hind", mobile=OLD)


@pytest.fixture
def manager():
    return UserFactory(manager=True)


def run(sql, *parameters, who):
    with acting(who.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def refused(rule, sql, *parameters, who):
    with pytest.raises(IntegrityError) as refusal:
        run(sql, *parameters, who=who)
    assert constraint_of(refusal.value) == rule


def typed(user, **more):
    return {
        "username": user.username,
        "name": user.name,
        "gender": "f",
        "branch": user.branch_id,
        "mobile": user.mobile or "",
        "email": user.email,
        "is_active": "on",
        "groups": [group.pk for group in user.groups.all()],
    } | more


def in_the_admin(manager, user, **more):
    url = reverse("admin:accounts_user_change", args=[user.pk])
    return other_client(manager).post(url, typed(user, **more), follow=True)


def propose(user, *, by_user, mobile=NEW, email=""):
    with by(by_user):
        return reach.propose_reach(user, by=by_user, mobile=mobile, email=email)


class TestByRawSql:
    def test_a_manager_writes_neither(self, hind, manager):
        for change in (f"mobile = '{NEW}'", "mobile = NULL", "email = 'mine@example.org'"):
            refused("user_reach_by_two", WRITE.format(change), hind.pk, who=manager)

    def test_nor_a_first_number_where_a_password_was_chosen(self, manager):
        colleague = UserFactory(officer=True, mobile=None)
        assert colleague.has_usable_password()
        change = WRITE.format(f"mobile = '{NEW}'")
        refused("user_reach_by_two", change, colleague.pk, who=manager)

    def test_an_account_of_nobody_yet_is_filled_in(self, manager):
        colleague = UserFactory(officer=True, mobile=None, password=False)
        assert not colleague.has_usable_password()
        run(WRITE.format(f"mobile = '{NEW}'"), colleague.pk, who=manager)

    def test_the_holder_writes_their_own(self, hind):
        run(WRITE.format(f"mobile = '{NEW}'"), hind.pk, who=hind)

    def test_nothing_else_than_what_was_agreed_to(self, hind, manager):
        """While one change is carried out, another value is still refused."""
        change = propose(hind, by_user=manager)
        agreed(change)
        other = WRITE.format("mobile = '+966557654321'")
        refused("user_reach_by_two", other, hind.pk, who=manager)

    def test_no_link_to_who_is_reached_nowhere(self, manager):
        colleague = UserFactory(officer=True, mobile=None)
        insert = (
            "INSERT INTO accounts_signinlink (user_id, digest, made_by_id, expires_at)"
            " VALUES (%s, 'd', %s, now() + interval '1 day')"
        )
        rule = "signinlink_to_who_is_reached"
        refused(rule, insert, colleague.pk, manager.pk, who=manager)


def test_in_the_admin_it_waits_and_the_old_number_is_told(hind, manager):
    answer = in_the_admin(manager, hind, mobile="0551234567")
    assert "يوافق مدير آخر أو مجلس الإدارة" in answer.text
    hind.refresh_from_db()
    assert hind.mobile == OLD
    assert set(MessageDelivery.objects.values_list("address", flat=True)) == {OLD}
    # Asked again while it waits, it is said, and nothing is proposed twice.
    assert "ينتظر" in in_the_admin(manager, hind, mobile="0551234567").text
    change = GuardedChange.objects.get()
    board = UserFactory(board=True)
    page = other_client(board).get(change.get_absolute_url()).text
    assert "055 012 3456" in page and "055 123 4567" in page
    agreed(change, second=board)
    hind.refresh_from_db()
    assert hind.mobile == NEW


def test_who_proposed_it_does_not_agree(hind, manager):
    change = propose(hind, by_user=manager)
    with pytest.raises(Refused), by(manager):
        workflow.approve(change, by=manager)
    with pytest.raises(Refused):
        agreed(change, second=UserFactory(officer=True))


def test_a_number_that_was_taken_meanwhile_is_given_up(hind, manager):
    change = propose(hind, by_user=manager)
    UserFactory(mobile=NEW)
    with pytest.raises(ValidationError):
        agreed(change)


def test_what_the_colleague_changed_meanwhile_stands(hind, manager):
    change = propose(hind, by_user=manager)
    with by(hind):
        sign_in.change_reach(hind, mobile="+966557654321", email="")
    with pytest.raises(Refused) as refusal:
        agreed(change)
    assert refusal.value.code == "overtaken"
    assert User.objects.get(pk=hind.pk).mobile == "+966557654321"


def test_a_manager_is_shown_no_link_of_a_colleague(manager):
    """The road that was walked: no mobile on the account, and the link stood on the page."""
    colleague = UserFactory(officer=True, mobile=None)
    url = reverse("account_colleague", args=[colleague.pk])
    answer = other_client(manager).post(url, {"action": "send_link"}, follow=True)
    assert "لا نصل إلى هذا الزميل" in answer.text
    assert not SignInLink.objects.exists()
    with pytest.raises(Refused), acting(manager.pk):
        sign_in.send_link(colleague, by=manager)


def test_ones_own_number_and_who_is_told(hind):
    client = other_client(hind)
    page = client.get(reverse("account_reach"))
    assert "055 012 3456" in page.text
    answer = client.post(reverse("account_reach"), {"mobile": "0551234567", "email": ""})
    assert answer.url == reverse("mfa_index")
    assert "055 123 4567" in client.get(answer.url).text
    assert User.objects.get(pk=hind.pk).mobile == NEW
    assert set(MessageDelivery.objects.values_list("address", flat=True)) == {OLD}


def test_ones_own_number_asks_for_the_password_again(hind, settings):
    settings.FRESH_MINUTES = -1
    answer = other_client(hind).post(reverse("account_reach"), {"mobile": "0551234567"})
    assert reverse("account_reauthenticate") in answer.url
    assert User.objects.get(pk=hind.pk).mobile == OLD
