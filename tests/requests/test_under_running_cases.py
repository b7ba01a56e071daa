"""Ceiling, study, papers and questions stay as they were published, under every running case."""

import pytest
from django.db import DatabaseError, connection, transaction

from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from tests.factories import requests as situations
from tests.rules.without import without

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-1")]
PAPERS, VERSION = "documentrule_of_a_draft", "programmeversion_stands_once_published"
WAYS = [
    ("UPDATE requests_app_programmeversion SET max_amount = max_amount + 1", VERSION),
    ("UPDATE requests_app_programmeversion SET max_months = max_months + 1", VERSION),
    ("UPDATE requests_app_programmeversion SET needs_study = NOT needs_study", VERSION),
    (
        "UPDATE requests_app_documentrule SET is_required = NOT is_required",
        PAPERS,
    ),
    ("DELETE FROM requests_app_documentrule", PAPERS),
    ("UPDATE requests_app_question SET is_required = NOT is_required", "question_of_a_draft"),
    (
        "UPDATE requests_app_supportrequest SET programme_version_id = (SELECT id FROM"
        " requests_app_programmeversion v WHERE v.id <> programme_version_id LIMIT 1)",
        "supportrequest_keeps_its_origin",
    ),
]


def tried(sql, by):
    """The rule that refuses it, signed by an officer even; what it did is undone."""
    try:
        with acting(by.pk), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            transaction.set_rollback(True)
    except DatabaseError as refusal:
        return constraint_of(refusal)
    return ""


@pytest.mark.parametrize(("sql", "rule"), WAYS)
def test_what_was_published_stands(sql, rule, cast, calendar, owner):
    situations.submitted()
    assert tried(sql, cast.officer) == rule
    with without(owner, rule):
        assert tried(sql, cast.officer) != rule
