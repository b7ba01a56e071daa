"""The version in force governs, and no other: neither a draft whose day has come nor a discarded
one, in the portal's own code and from raw SQL as the site's role.
"""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from conduct.models import Incident
from requests_app.committee.quorum import quorum_of
from requests_app.committee.workflow import sitting as sittings
from requests_app.models import SupportRequest
from sanad.lib import clock
from sanad.middleware import constraint_of
from sanad.policy import parameters, workflow
from tests.factories.committee import secretary, sitting, the_members
from tests.factories.conduct import IncidentFactory
from tests.factories.policy import drafted, put_in_force
from tests.factories.requests import draft
from tests.in_own_name import signed_by_whom_it_names

pytestmark = [pytest.mark.django_db, pytest.mark.policy("AP-1")]

LOOSE = {"quorum": 7, "late_entry_days": 30}


@pytest.fixture(params=["draft", "discarded"])
def version(request, cast):
    """A version that was never put in force; the day it names has come."""
    version = drafted(cast, in_days=0, **LOOSE)
    if request.param == "discarded":
        version = workflow.discard(version, by=cast.manager)
    return version


def opened(**fields):
    planned = sitting(**fields)
    sittings.record_attendance(
        planned, by=secretary(), states=dict.fromkeys(the_members(), "present")
    )
    return sittings.open_sitting(planned, by=secretary())


def test_it_governs_no_sitting(version):
    held = opened()
    held.refresh_from_db()
    assert held.policy_version == parameters.in_force() != version
    assert quorum_of(held) == parameters.in_force().quorum != version.quorum


def test_it_lets_no_paper_sitting_in(version):
    before = parameters.in_force()
    day = clock.today() - timedelta(days=before.late_entry_days + 1)
    sql = """INSERT INTO requests_app_sitting (number, scheduled_on, held_on, place, status,
        is_paper, paper_reference, created_by_id, minutes)
        VALUES (99, %(day)s, %(day)s, '', 'planned', TRUE, '7', %(by)s, '')"""
    values = {"day": day, "by": secretary().pk}
    with signed_by_whom_it_names(sql, values), connection.cursor() as cursor:
        cursor.execute(sql, values)
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            cursor.execute("UPDATE requests_app_sitting SET status = 'open' WHERE is_paper")
        assert constraint_of(refusal.value) == "sitting_late_entry_in_time"


def test_a_paper_sitting_of_the_last_day_is_let_in(version):
    last = clock.today() - timedelta(days=parameters.in_force().late_entry_days)
    assert opened(held_on=last, paper_reference="7").is_open


@pytest.mark.parametrize("ahead", [1, 0])
def test_it_governs_from_the_day_it_names(cast, calendar, ahead):
    before = parameters.in_force()
    version = put_in_force(drafted(cast, in_days=ahead, **LOOSE), by=cast.chair)
    held = opened()
    held.refresh_from_db()
    assert held.policy_version == (before if ahead else version)


def copied(row, **changes):
    """The row again, as the site's role writes it; the name of the rule that refuses it."""
    values = {
        field.column: field.get_db_prep_save(getattr(row, field.attname), connection)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    values |= {"key": str(uuid.uuid4())} | changes
    names, places = ", ".join(values), ", ".join(["%s"] * len(values))
    sql = f"INSERT INTO {row._meta.db_table} ({names}) VALUES ({places})"
    try:
        with signed_by_whom_it_names(sql, list(values.values())), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(sql, list(values.values()))
    except IntegrityError as refusal:
        return constraint_of(refusal)
    return ""


def test_no_request_begins_under_it(version):
    row = SupportRequest.objects.get(pk=draft().pk)
    other = {"second_reason": "بيت آخر"}
    rule = "supportrequest_of_the_policy_in_force"
    assert copied(row, policy_version_id=version.pk, **other) == rule
    assert copied(row, **other) == ""


def test_no_case_is_reported_under_it(version):
    row = Incident.objects.get(pk=IncidentFactory().pk)
    rule = "incident_of_the_policy_in_force"
    assert copied(row, policy_version_id=version.pk, number="1") == rule
    assert copied(row, number="1") == ""
