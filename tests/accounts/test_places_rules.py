"""What the database holds of places at a shared computer, tried as the site's role."""

import pytest
from django.db import IntegrityError, connection, transaction

from sanad.accounts.models import Session, ShortCode
from sanad.middleware import constraint_of
from tests.accounts.places import (
    MONAS,
    colleague,
    come_back,
    hand_over,
    place_of,
    sign_in,
    waits,
    who_is_in,
)
from tests.factories.accounts import signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.rules.without import without

pytestmark = pytest.mark.django_db


def execute(sql, *parameters, who=None):
    with transaction.atomic(), connection.cursor() as cursor:
        if who is None:
            cursor.execute(sql, parameters)
        else:
            with signed_in(who):
                cursor.execute(sql, parameters)


def refusal(sql, *parameters, who=None):
    with pytest.raises(IntegrityError) as refused:
        execute(sql, *parameters, who=who)
    return constraint_of(refused.value)


def test_nobody_writes_a_place_for_another(client, computer, hind, mona):
    rule = "session_waits_by_its_holder"
    insert = """INSERT INTO django_session (session_key, session_data, expire_date, user_id,
        computer) VALUES ('x', '', now() + interval '1 hour', %s, 'c')"""
    for who in (None, mona, hind):
        assert refusal(insert, hind.pk, who=who) == "session_is_not_born_waiting"
    beneficiary = PersonFactory(mobile="+966550123456", with_account=True).account
    client.force_login(beneficiary)
    park = "UPDATE django_session SET computer = 'c' WHERE user_id = %s"
    assert refusal(park, beneficiary.pk, who=beneficiary) == rule
    client.force_login(hind)
    assert refusal(park, hind.pk, who=mona) == rule
    assert refusal(park, hind.pk) == rule
    sign_in(computer, hind)
    hand_over(computer)
    place = place_of(hind).pk
    for change in (
        "computer = ''",
        "computer = 'mine'",
        "session_key = 'mine'",
        f"user_id = {mona.pk}",
        "session_data = 'x'",
    ):
        sql = f"UPDATE django_session SET {change} WHERE session_key = %s"
        assert refusal(sql, place, who=mona) == rule, change
        assert refusal(sql, place) == rule, change
    Session.objects.filter(pk=place).update(wrong_codes=2)
    for change in (
        "wrong_codes = 0",
        "begun_at = begun_at + interval '1 second'",
        "expire_date = expire_date + interval '1 second'",
    ):
        sql = f"UPDATE django_session SET {change} WHERE session_key = %s"
        assert refusal(sql, place, who=mona) == rule, change


def test_a_session_given_another_name_opens_nothing(client, computer, hind, mona):
    """Mona's place points to what Hind's session holds."""
    sign_in(computer, mona)
    hand_over(computer)
    client.force_login(hind)
    data = Session.objects.get(user=hind).session_data
    with signed_in(mona):
        Session.objects.filter(user=mona).update(session_data=data)
    come_back(computer, mona, MONAS)
    assert who_is_in(computer) is None


def test_nobody_chooses_a_code_for_another(hind, mona):
    rule = "shortcode_by_its_holder"
    change = "UPDATE accounts_shortcode SET code = 'x' WHERE user_id = %s"
    insert = "INSERT INTO accounts_shortcode (user_id, code) VALUES (%s, 'x')"
    assert refusal(change, hind.pk, who=mona) == rule
    assert refusal(change, hind.pk) == rule
    assert refusal(insert, colleague("sara").pk, who=mona) == rule
    move = "UPDATE accounts_shortcode SET user_id = %s WHERE user_id = %s"
    assert refusal(move, colleague("nora").pk, hind.pk, who=hind) == rule
    beneficiary = PersonFactory(mobile="+966550123456", with_account=True).account
    assert refusal(insert, beneficiary.pk, who=beneficiary) == rule


def test_without_the_rule_a_place_is_written_for_another(client, hind, mona, owner):
    client.force_login(hind)
    park = "UPDATE django_session SET computer = 'c' WHERE user_id = %s"
    with without(owner, "session_waits_by_its_holder"):
        execute(park, hind.pk, who=mona)
    assert waits(hind)
    insert = """INSERT INTO django_session (session_key, session_data, expire_date, computer)
        VALUES ('x', '', now() + interval '1 hour', 'c')"""
    with without(owner, "session_is_not_born_waiting"):
        execute(insert)
    assert Session.objects.exclude(computer="").count() == 2


def test_without_the_rule_the_password_in_it_still_says_whose_it_is(computer, hind, mona, owner):
    sign_in(computer, hind)
    hand_over(computer)
    with without(owner, "session_waits_by_its_holder"):
        execute("UPDATE django_session SET user_id = %s", mona.pk)
        come_back(computer, mona, MONAS)
    assert who_is_in(computer) is None


def test_without_the_rule_a_code_is_chosen_for_another(hind, mona, owner):
    with without(owner, "shortcode_by_its_holder"):
        execute("UPDATE accounts_shortcode SET code = 'x' WHERE user_id = %s", hind.pk, who=mona)
    assert ShortCode.objects.get(user=hind).code == "x"
