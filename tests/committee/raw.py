"""Rows of a sitting written past the verbs, as the site's role."""

import pytest
from django.db import IntegrityError, connection, transaction

from sanad.letters.issue import issue
from sanad.middleware import constraint_of
from tests.factories.committee import secretary
from tests.in_own_name import signed_by_whom_it_names


def run(sql, *values):
    with signed_by_whom_it_names(sql, values), connection.cursor() as cursor:
        cursor.execute(sql, values)


def refused(rule, sql, *values):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        run(sql, *values)
    assert constraint_of(refusal.value) == rule


def a_letter():
    return issue(kind="decision", to="س", subject="س", paragraphs=["س"], by=secretary())


def insert_decision(item, letter, **changed):
    row = {
        "support_request_id": item.support_request_id,
        "item_id": item.pk,
        "outcome": "accepted",
        "amount": item.support_request.amount,
        "months": 1,
        "items": [],
        "reasons": ["need-shown"],
        "words": "س",
        "decided_on": "2020-01-01",
        "recorded_at": "2020-01-01",
        "is_late_entry": True,
        "yes": 99,
        "no": 0,
        "abstained": 0,
        "by_id": secretary().pk,
        "letter_id": letter.pk,
    } | changed
    columns = ", ".join(row)
    marks = ", ".join(["%s"] * len(row))
    return (f"INSERT INTO requests_app_decision ({columns}) VALUES ({marks})", *row.values())


def insert_vote(item, member, choice="yes"):
    return (
        "INSERT INTO requests_app_vote (item_id, member_id, choice, by_id) VALUES (%s, %s, %s, %s)",
        item.pk,
        member.pk,
        choice,
        member.pk,
    )
