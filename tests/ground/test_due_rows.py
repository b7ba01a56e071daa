"""The worker's pass looks only at rows whose day has come, however many others there are."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from beneficiaries.models import Person
from requests_app.intake.enums import LIFE
from requests_app.models import Entry, SupportRequest
from sanad.audit import chain
from sanad.management.commands.worker import tasks
from sanad.messaging.models import Message, MessageDelivery
from sanad.messaging.outbox import queue_code
from surveys.models import Invitation
from tests.cloned import analyze, clone, rows_read
from tests.factories import requests as situations
from tests.factories.contact import ContactFactory
from tests.factories.surveys import invitation

pytestmark = pytest.mark.django_db

LARGE = (
    "requests_app_supportrequest",
    "requests_app_entry",
    "beneficiaries_person",
    "contact_contact",
    "messaging_message",
    "messaging_delivery",
    "surveys_invitation",
)


def run_all():
    for _app, due in tasks():
        due()


SIGNED = re.compile(r"^SELECT set_config\('sanad\.actor'[^;]*; *")


def statements():
    """What a pass of all apps asks."""
    with CaptureQueriesContext(connection) as captured:
        run_all()
    return [SIGNED.sub("", query["sql"]) for query in captured]


@pytest.fixture
def office(as_owner, cast):
    """One row of each kind that the calendar looks after, none of them due."""
    returned, raised = situations.returned(), situations.raised()
    LIFE.write_log(raised, "accept", by=None)
    ContactFactory(person=raised.person)
    invitation(person=raised.person)
    queue_code("+966551234567", "482913")
    run_all()
    run_all()
    return returned, raised


def identities():
    """Numbers that nobody has yet, in SQL."""
    return f"(1900000000 + {Person.objects.count()} + g)::text"


def first(model, **fields):
    """The row that the copies are made of, not a copy."""
    return model.objects.filter(**fields).earliest("pk")


def numbers(series):
    return f"'{series}{SupportRequest.objects.count()}-' || g"


def fill(office, count):
    """As many more of each, and of what is over for long."""
    for case in office:
        clone(case, count, number=numbers("C"), second_reason="'x'", key="NULL")
        clone(case, count, number=numbers("D"), key="NULL", status="'delivered'")
    past = "now() - interval '90 days'"
    clone(office[0].person, count, identity_number=identities(), account_id="NULL")
    clone(first(Entry, verb="accept"), count, at=past)
    clone(first(Entry), count * 3, at=past)
    asked = Invitation.objects.earliest("created_at")
    unique = {"id": "gen_random_uuid()", "lookup": "gen_random_uuid()::text"}
    before = Invitation.objects.count()
    clone(asked, count, **unique, about_id=f"-{before} - g", pushed_at=past)
    unique |= {"about_id": f"-{before + count} - g", "expires_on": "current_date - 1"}
    clone(asked, count, **unique, pushed_at="NULL")
    clone(first(Message), count)
    reference = {"reference": "gen_random_uuid()", "text": "''", "expires_at": past}
    clone(first(MessageDelivery, is_secret=True), count, **reference, state="'sent'")
    analyze()


def test_what_is_not_due_costs_no_statement(office):
    chain.go_on()  # the first link stands for all there is
    counts = []
    for more in (0, 10, 90):
        if more:
            fill(office, more)
        counts.append(len(statements()))
    assert len(set(counts)) == 1 and counts[0] <= 25, counts


def test_no_pass_reads_what_is_not_due(office):
    """Each statement of a pass, explained over many rows: none looks at all of a large table."""
    chain.go_on()
    fill(office, 1_500)
    read = {sql: rows_read(sql, *LARGE) for sql in statements() if is_explained(sql)}
    assert len(read) >= 8
    assert {sql: rows for sql, rows in read.items() if rows > 200} == {}


def is_explained(sql):
    return sql.split()[0] in ("SELECT", "UPDATE", "DELETE", "INSERT")
