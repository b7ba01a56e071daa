"""Accounts and roles by raw SQL, as the site's role: what the database does not let pass."""

import threading
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse

from sanad.accounts.models import User, UserRoleEvent
from sanad.accounts.rules import ROLE_RULES, USER_RULES
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from tests.factories.accounts import FOUNDER, PASSWORD, UserFactory, give_role, signed_in
from tests.rules.without import without

pytestmark = pytest.mark.django_db
BORN = (
    "(username, name, password, gender, email, is_mobile_verified, is_active, is_superuser,"
    " is_staff)"
)
GIVE = (
    "INSERT INTO accounts_user_groups (user_id, group_id)"
    " SELECT %s, id FROM auth_group WHERE name = %s"
)
TAKE = "DELETE FROM accounts_user_groups WHERE user_id = %s"


def run(sql, *parameters, who=None):
    """As the account `who`, as a page would say it; nobody where it is None."""
    with acting(who), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.rowcount


def refusal(sql, *parameters, who=None):
    """The name of the rule that refuses it."""
    with pytest.raises(IntegrityError) as refused:
        run(sql, *parameters, who=who)
    return constraint_of(refused.value)


def born(*, is_staff=False, is_superuser=False, who=None):
    values = ("x", "x", "!", "", "", False, True, is_superuser, is_staff)
    places = ", ".join(["%s"] * len(values))
    return f"INSERT INTO accounts_user {BORN} VALUES ({places})", values, who


def roles_of(user):
    return {group.name for group in Group.objects.filter(user=user)}


# The account --------------------------------------------------------------------------------


def test_a_superuser_is_not_made_by_the_site(cast, founder):
    name = "user_superuser_by_the_owner"
    change = "UPDATE accounts_user SET is_superuser = true WHERE id = %s"
    assert refusal(change, cast.officer.pk, who=cast.manager.pk) == name
    assert refusal(change, UserFactory().pk, who=FOUNDER) == name
    sql, values, _who = born(is_superuser=True)
    assert refusal(sql, *values, who=FOUNDER) == name
    # Whoever is one goes on being one while the site writes when they last came.
    assert run("UPDATE accounts_user SET last_login = now() WHERE id = %s", FOUNDER) == 1


@pytest.mark.parametrize("is_staff", [True, False])
def test_an_account_stays_what_it_is(cast, is_staff):
    user = UserFactory() if is_staff else cast.officer
    change = "UPDATE accounts_user SET is_staff = %s WHERE id = %s"
    assert refusal(change, is_staff, user.pk, who=cast.manager.pk) == "user_stays_what_it_is"


def test_a_colleague_is_made_by_a_manager(cast):
    name = "user_colleague_by_a_manager"
    sql, values, _who = born(is_staff=True)
    for who in (None, cast.officer.pk, UserFactory().pk, 10**9):
        assert refusal(sql, *values, who=who) == name
    assert run(sql, *values, who=cast.manager.pk) == 1


def test_an_account_that_was_closed_stays_closed_for_its_holder(cast):
    name = "user_colleague_by_a_manager"
    change = "UPDATE accounts_user SET is_active = %s WHERE id = %s"
    assert refusal(change, False, cast.officer.pk) == name
    assert refusal(change, False, cast.manager.pk, who=cast.manager.pk) == name
    assert run(change, False, cast.officer.pk, who=cast.manager.pk) == 1
    assert refusal(change, True, cast.officer.pk, who=cast.officer.pk) == name
    # A beneficiary's account is the portal's to close.
    assert run(change, False, UserFactory().pk) == 1


def test_a_number_does_not_move_to_another_account(cast):
    mother = UserFactory(mobile="+966550000001", is_mobile_verified=True)
    change = "UPDATE accounts_user SET mobile = %s WHERE id = %s"
    for mobile in ("+966550000009", None):
        assert refusal(change, mobile, mother.pk) == "user_number_is_the_account"
    assert run(change, "+966550000002", UserFactory().pk) == 1
    # A colleague's moves, by themselves: links and codes go there.
    assert refusal(change, "+966550000003", cast.officer.pk) == "user_reach_by_two"
    assert run(change, "+966550000003", cast.officer.pk, who=cast.officer.pk) == 1
    assert run(change, "+966550000004", cast.officer.pk, who=cast.officer.pk) == 1


def test_an_account_is_never_deleted_by_its_owner_either(owner):
    with pytest.raises(Exception, match="user_is_never_deleted"):
        owner.execute("DELETE FROM accounts_user WHERE id = %s", [FOUNDER])


def test_an_account_keeps_its_birth_and_is_not_deleted(cast):
    change = "UPDATE accounts_user SET joined_at = '2020-01-01' WHERE id = %s"
    assert refusal(change, cast.officer.pk) == "user_keeps_its_birth"
    with pytest.raises(ProgrammingError):
        run("DELETE FROM accounts_user WHERE id = %s", cast.officer.pk)


def test_a_password_is_changed_by_its_holder_or_another_manager(cast):
    name = "user_password_by_its_holder"
    change = "UPDATE accounts_user SET password = 'md5$x$y' WHERE id = %s"
    mother = UserFactory()
    for who in (None, cast.officer.pk, mother.pk):
        assert refusal(change, cast.manager.pk, who=who) == name
    for who in (None, cast.officer.pk, cast.manager.pk):
        assert refusal(change, mother.pk, who=who) == name
    assert run(change, mother.pk, who=mother.pk) == 1
    assert run(change, cast.officer.pk, who=cast.officer.pk) == 1
    assert run(change, cast.officer.pk, who=cast.manager.pk) == 1
    assert run(change, cast.manager.pk, who=cast.manager.pk) == 1


def test_the_sign_in_renews_a_hash_of_older_days(client, cast, settings):
    cast.officer  # noqa: B018  # made under the suite's own hasher
    md5, *_rest = settings.PASSWORD_HASHERS
    newer = "django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher"
    settings.PASSWORD_HASHERS = [newer, md5]
    answer = client.post(reverse("account_login"), {"login": "officer", "password": PASSWORD})
    assert answer.status_code == 302
    cast.officer.refresh_from_db()
    assert cast.officer.password.startswith("pbkdf2_sha1$")


# The roles ----------------------------------------------------------------------------------


def test_a_beneficiary_never_holds_a_role(cast):
    name = "userrole_for_colleagues"
    assert refusal(GIVE, UserFactory().pk, "researcher", who=cast.manager.pk) == name


@pytest.mark.parametrize("what", [GIVE, TAKE], ids=["give", "take"])
def test_roles_are_given_and_taken_by_another_manager(cast, what):
    name = "userrole_by_another_manager"
    officer, manager, closed = cast.officer, cast.manager, UserFactory(manager=True)
    run("UPDATE accounts_user SET is_active = false WHERE id = %s", closed.pk, who=FOUNDER)
    for who in (None, officer.pk, cast.chair.pk, closed.pk, UserFactory().pk):
        role = ("researcher",) if what == GIVE else ()
        assert refusal(what, officer.pk, *role, who=who) == name
    assert refusal(what, manager.pk, *role, who=manager.pk) == name
    assert refusal(what, officer.pk, *role, who=officer.pk) == name
    assert run(what, officer.pk, *role, who=manager.pk) == 1
    assert roles_of(officer) == ({"officer", "researcher"} if what == GIVE else set())


def test_a_role_is_never_moved(cast):
    with pytest.raises(ProgrammingError):
        run(
            "UPDATE accounts_user_groups SET user_id = %s WHERE user_id = %s",
            cast.officer.pk,
            cast.manager.pk,
            who=FOUNDER,
        )


def test_every_change_of_roles_is_in_the_history(cast):
    run(GIVE, cast.officer.pk, "researcher", who=cast.manager.pk)
    run(TAKE, cast.officer.pk, who=cast.manager.pk)
    events = UserRoleEvent.objects.filter(user=cast.officer, pgh_context__user=cast.manager.pk)
    assert sorted((event.pgh_label, event.group.name) for event in events) == [
        ("given", "researcher"),
        ("taken", "officer"),
        ("taken", "researcher"),
    ]
    for sql in (
        "DELETE FROM accounts_userroleevent",
        "UPDATE accounts_userroleevent SET pgh_label = 'x'",
        "INSERT INTO accounts_userroleevent (pgh_label) VALUES ('x')",
    ):
        with pytest.raises(ProgrammingError):
            run(sql)


@pytest.mark.parametrize(
    "table",
    [
        "auth_group",
        "auth_permission",
        "auth_group_permissions",
        "accounts_user_user_permissions",
        "account_emailaddress",
        "account_emailconfirmation",
    ],
)
def test_what_a_role_may_do_is_not_the_sites_to_write(table):
    for sql in (
        f"DELETE FROM {table}",
        f"UPDATE {table} SET id = id",
        f"INSERT INTO {table} DEFAULT VALUES",
    ):
        with pytest.raises(ProgrammingError):
            run(sql)


@pytest.mark.django_db(transaction=True)
def test_two_managers_do_not_take_each_others_role():
    """One of them remains, whoever was first."""
    pair = [UserFactory(manager=True) for _one in range(2)]
    ready, outcomes = threading.Barrier(2), []

    def take(user, who):
        try:
            with acting(who.pk), transaction.atomic():
                ready.wait(timeout=10)
                user.groups.clear()
            outcomes.append("taken")
        except IntegrityError as error:
            outcomes.append(constraint_of(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=turn) for turn in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(outcomes) == ["taken", "userrole_by_another_manager"]
    assert sorted(len(roles_of(user)) for user in pair) == [0, 1]


def test_who_audits_does_nothing_else(cast):
    name = "userrole_auditor_alone"
    assert refusal(GIVE, cast.officer.pk, "auditor", who=cast.manager.pk) == name
    assert refusal(GIVE, cast.auditor.pk, "researcher", who=cast.manager.pk) == name
    assert run(GIVE, UserFactory(is_staff=True).pk, "auditor", who=cast.manager.pk) == 1


@pytest.mark.parametrize("is_held", [True, False])
def test_a_closed_account_is_signed_out_for_ever(cast, client, owner, is_held):
    """Opened again it finds none of its sessions; without the rule it finds them all."""
    client.force_login(cast.officer)
    with nullcontext() if is_held else without(owner, "user_closed_is_signed_out"):
        for is_active in ("FALSE", "TRUE"):
            sql = f"UPDATE accounts_user SET is_active = {is_active} WHERE id = %s"
            assert run(sql, cast.officer.pk, who=cast.manager.pk) == 1
    assert (client.get("/accounts/mine/").status_code == 302) is is_held


def test_every_rule_of_accounts_was_tried():
    here = Path(__file__).parent
    files = (__file__, here / "test_own_sessions.py", here.parent / "guarded" / "test_kin.py")
    source = "".join(Path(file).read_text(encoding="utf-8") for file in files)
    names = {rule.rule for rule in (*USER_RULES, *ROLE_RULES) if hasattr(rule, "rule")}
    assert {name for name in names if f'"{name}"' not in source} == set()


# What goes on as before ---------------------------------------------------------------------


def test_a_colleague_with_an_address_signs_in_and_changes_their_password(client, cast):
    with signed_in(cast.officer):
        User.objects.filter(pk=cast.officer.pk).update(email="officer@example.org")
    answer = client.post(reverse("account_login"), {"login": "officer", "password": PASSWORD})
    assert answer.status_code == 302
    new = "another-long-secret"
    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert answer.status_code == 302
    cast.officer.refresh_from_db()
    assert cast.officer.check_password(new)


def test_a_role_beside_another(cast):
    give_role(cast.researcher, "member")
    assert roles_of(cast.researcher) == {"researcher", "member"}
