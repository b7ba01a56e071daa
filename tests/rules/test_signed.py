"""Whose name stands in a row, and what no grant gives: every model of ours, by raw SQL."""

import pgtrigger
import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import DatabaseError, IntegrityError, connection, transaction

from sanad.accounts.signed import (
    OPERATIONS,
    AsGranted,
    InOnesOwnName,
    accounts_named,
    named_otherwise,
    refused_by_grant,
)
from sanad.audit.models import Opening, Purpose
from sanad.lib.actor import WHO, acting
from sanad.lib.triggers import rules
from sanad.lib.values import is_history, is_ours
from sanad.middleware import constraint_of
from tests.factories.beneficiaries import PersonFactory
from tests.in_own_name import unsigned
from tests.rules.without import without

pytestmark = pytest.mark.django_db

# Columns of other authors' tables that name an account.
OF_OTHERS = {
    "account.EmailAddress.user": "the site's role may only read it, and it stays empty",
    "mfa.Authenticator.user": "compared by its own rules (sanad/accounts/credentials.py)",
    "admin.LogEntry.user": "Django's own list of what the admin did; the history is the evidence",
    "accounts.User_groups.user": "who has the role; who gives it, its rules ask",
    "accounts.User_user_permissions.user": "the site's role may only read it",
}


def columns():
    """Every foreign key to an account but the history's: `(model, name of the field)`."""
    user = get_user_model()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or is_history(model):
            continue
        for field in model._meta.local_concrete_fields:
            if field.is_relation and field.related_model is user:
                yield model, field.name


def compared():
    """The fields that a rule of the database compares with who acts."""
    return {
        (model, name)
        for model, trigger in pgtrigger.registered()
        if isinstance(trigger, InOnesOwnName)
        for name in trigger.fields
    }


def test_every_name_is_that_of_who_acts_or_says_why_not():
    unexplained = [
        f"{model._meta.label}.{name}"
        for model, name in columns()
        if (model, name) not in compared()
        and not any(vars(each).get("names_others", {}).get(name) for each in model.__mro__)
        and f"{model._meta.label}.{name}" not in OF_OTHERS
    ]
    assert unexplained == []


def test_what_is_compared_by_another_rule_is():
    for model in apps.get_models():
        for name, reason in getattr(model, "names_others", {}).items():
            rule = reason.removeprefix("compared by ")
            if rule != reason and is_ours(model) and "own rule" not in reason:
                sql = rules()[rule].sql(model)
                assert WHO in sql and f"NEW.{name}_id" in sql, rule


def test_no_reason_is_left_of_a_column_that_is_gone():
    there = {f"{model._meta.label}.{name}" for model, name in columns()}
    assert OF_OTHERS.keys() <= there
    for model in apps.get_models():
        if is_ours(model) and not is_history(model):
            assert set(getattr(model, "names_others", ())) <= set(accounts_named(model)), model
            assert named_otherwise(model) <= set(accounts_named(model)), model


WRITE = "INSERT INTO audit_opening (by_id, person_id, purpose, page) VALUES (%s, %s, 'service', '')"


def opened(by):
    """The rule that refuses an opening in the name of `by`; "" where it is let in."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(WRITE, [by, 1])
    except IntegrityError as refusal:
        return constraint_of(refusal)
    return ""


def test_a_row_in_a_colleagues_name(cast, owner):
    rule = "opening_in_ones_own_name"
    assert opened(cast.officer.pk) == rule  # with the site's password, nobody signs
    with acting(cast.manager.pk):
        assert opened(cast.officer.pk) == rule
        assert opened(cast.manager.pk) == ""
        with without(owner, rule):
            assert opened(cast.officer.pk) == ""
    with without(owner, rule), unsigned():  # nor with the password alone
        assert opened(cast.officer.pk) == "opening_by_the_portal"


# Of every kind: a look, a vote, a delivery, an attestation and what else names who did it.
@pytest.mark.parametrize(
    ("model", "rule"),
    [
        pytest.param(model, trigger, id=trigger.rule)
        for model, trigger in pgtrigger.registered()
        if isinstance(trigger, InOnesOwnName)
    ],
)
def test_each_rule_asks_who_acts(model, rule):
    """Written once, in one class: what is compared is the column itself, when it is written."""
    for name in rule.fields:
        column = model._meta.get_field(name).column
        assert f"NEW.{column} IS DISTINCT FROM public.actor()" in rule.sql(model)


# What a grant alone held ---------------------------------------------------------------------


def as_granted():
    return {
        model: trigger
        for model, trigger in pgtrigger.registered()
        if isinstance(trigger, AsGranted)
    }


def test_nothing_is_held_by_a_missing_grant_alone():
    """What the site's role may not do with a table, a trigger refuses as well."""
    for model in apps.get_models():
        if not is_ours(model):
            continue
        missing = refused_by_grant(model)
        rule = as_granted().get(model)
        held = [each for each in OPERATIONS if rule and OPERATIONS[each] in rule.operation]
        assert held == missing, model


@pytest.mark.parametrize(
    ("table", "sql"),
    [
        ("accounts_branch", "DELETE FROM accounts_branch"),
        ("beneficiaries_household", "DELETE FROM beneficiaries_household"),
        ("policy_clause", "DELETE FROM policy_clause"),
        (
            "beneficiaries_personevent",
            "INSERT INTO beneficiaries_personevent (pgh_created_at, pgh_label, id)"
            " VALUES (now(), 'update', 1)",
        ),
    ],
)
def test_a_grant_too_many_gives_nothing(table, sql, owner, site):
    """The grant is given, and the table refuses all the same; with its rule removed it passes."""
    rule = next(trigger for model, trigger in as_granted().items() if model._meta.db_table == table)
    word = sql.split()[0]
    owner.execute(f"GRANT {word} ON {table} TO {site}")
    try:
        assert tried(sql) == rule.rule
        with without(owner, rule.rule):
            assert tried(sql) != rule.rule
    finally:
        owner.execute(f"REVOKE {word} ON {table} FROM {site}")


def tried(sql):
    """The rule that refuses the statement; what it did is undone."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            transaction.set_rollback(True)
    except DatabaseError as refusal:
        return constraint_of(refusal)
    return ""


@pytest.fixture
def site(db):
    """The site's role; a household stands in the tables."""
    PersonFactory()
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_user)")
        return cursor.fetchone()[0]


def test_the_portals_own_rows_go_on(cast):
    with acting(cast.officer.pk):
        Opening.objects.create(by=cast.officer, person_id=1, purpose=Purpose.SERVICE)
    assert Opening.objects.filter(by=cast.officer).exists()
