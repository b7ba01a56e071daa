"""A row is judged by the rows that it points to, so these are there first: each rule that reads
tables, alone and by name, as the owner, on a row that points to none.

Foreign keys are deferred: a row could be written before the one it points to, past every rule that
looks for something bad in that one, and the missing row afterwards, in the same transaction.
"""

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction

from requests_app.models import Attestation, Question
from sanad.lib.triggers import Rule, Sql, judged
from sanad.middleware import constraint_of
from tests.factories import programmes
from tests.factories import requests as situations
from tests.rules.blank import blank, only, refusal, table, trial

pytestmark = pytest.mark.django_db

NOBODY = 999_999_999


def pairs():
    """Each rule that reads tables with each foreign key that it names."""
    for model, rule in pgtrigger.registered():
        if isinstance(rule, Rule) and rule.judges_others:
            sql = Sql(rule.sql(model)).written(model._meta.app_label)
            if "public." in sql:
                yield from ((model, rule, field) for field in judged(sql, model))


@pytest.mark.parametrize(
    ("model", "rule", "field"),
    list(pairs()),
    ids=[f"{rule.rule}-{field.column}" for _model, rule, field in pairs()],
)
def test_a_rule_refuses_a_row_that_points_to_none(model, rule, field, owner):
    with trial(owner):
        only(owner, model, [rule.get_pgid(model)])
        if pgtrigger.Insert in rule.operation:
            refused = refusal(owner, *blank(model, **{field.column: NOBODY}))
        else:
            owner.execute(*blank(model))
            change = f'UPDATE {table(model)} SET "{field.column}" = %s'
            refused = refusal(owner, change, [NOBODY])
        assert refused.constraint_name == rule.rule


def as_written_before(row, **changes):
    """The row again under another key, by the site's role; the rule that refuses it."""
    values = {
        field.column: field.get_db_prep_save(getattr(row, field.attname), connection)
        for field in row._meta.concrete_fields
        if not field.primary_key
    } | changes
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join(["%s"] * len(values))
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {row._meta.db_table} ({names}) VALUES ({places})",
                list(values.values()),
            )
    return constraint_of(refused.value)


def test_no_question_is_written_before_its_version():
    """Of another kind than its answers; a draft of that key would then be published."""
    question = Question.objects.filter(version=programmes.draft(), code="landlord").get()
    other = {"version_id": NOBODY, "kind": "number"}
    assert as_written_before(question, **other) == "question_keeps_its_kind"


def test_nobody_attests_before_the_declaration():
    """The applicant, who signs afterwards."""
    attestation = Attestation.objects.get(declaration__support_request=situations.attested())
    assert as_written_before(attestation, declaration_id=NOBODY) == "attestation_by_another"
