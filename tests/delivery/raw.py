"""Rows of a delivery from raw SQL, as the site's role signs it, and what refuses them."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from sanad.lib.triggers import sentence_for
from sanad.middleware import constraint_of
from tests.delivery import cases
from tests.factories import requests
from tests.in_own_name import signed_by_whom_it_names


def refused(rule, table, **columns):
    """Writing the row is refused by the rule of this name, which has a sentence."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        insert(table, **columns)
    assert constraint_of(refusal.value) == rule
    assert sentence_for(rule)[0]


def insert(table, **columns):
    names, values = ", ".join(columns), list(columns.values())
    marks = ", ".join(["%s"] * len(values))
    sql = f"INSERT INTO requests_app_{table} ({names}) VALUES ({marks})"
    with signed_by_whom_it_names(sql, values), connection.cursor() as cursor:
        cursor.execute(sql, values)


def update_refused(rule, sql, *params):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with signed_by_whom_it_names(sql, params), connection.cursor() as cursor:
            cursor.execute(sql, params)
    assert constraint_of(refusal.value) == rule
    assert sentence_for(rule)[0]


def row(line, **changed):
    """A delivery to the landlord that every rule lets pass."""
    return {
        "line_id": line.pk,
        "number": uuid.uuid4().hex[:16],
        "amount": line.amount,
        "kind": "payee",
        "proof": "bank",
        "payee_name": "سعود بن فهد العتيبي",
        "payee_account": cases.LANDLORD_IBAN,
        "bank_reference": cases.new_reference(),
        "received_by": "",
        "delegate_name": "",
        "delegate_identity": "",
        "delegate_paper": "",
        "drawing": "",
        "witnesses": "",
        "read_by": "",
        "reason": "",
        "delivered_by_id": cases.provider().pk,
        "key": uuid.uuid4(),
        **changed,
    }


def by_hand(line, **changed):
    person = line.support_request.person_id
    hand = {"kind": "hand", "proof": "drawn", "drawing": requests.DRAWING, "received_by": "self"}
    return row(
        line,
        **{"payee_name": "", "payee_account": "", "bank_reference": "", "receiver_id": person}
        | hand
        | changed,
    )
