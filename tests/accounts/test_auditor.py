"""The auditor's account does nothing else at all: it writes its own looks (PM-1+)."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from beneficiaries import openings
from conduct import perms as conduct_perms
from sanad.audit.models import Opening
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from tests.factories import requests as situations
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory
from tests.factories.conduct import IncidentFactory
from tests.factories.contact import ContactFactory
from tests.rules.without import without

pytestmark = pytest.mark.django_db


def write(user, sql, *values):
    with transaction.atomic(), acting(user.pk), connection.cursor() as cursor:
        cursor.execute(sql, values)


def refused_as(user, sql, *values):
    with pytest.raises(IntegrityError) as refused:
        write(user, sql, *values)
    return constraint_of(refused.value)


STEP = """INSERT INTO {log} (verb, source, target, by_id, reason, details, {of})
    VALUES ('look', '', '', %s, 'س', '{{}}', %s)"""
CASES = {
    "entry": ("requests_app_entry", "support_request_id", situations.draft),
    "contactentry": ("contact_entry", "contact_id", lambda: ContactFactory(visit=True)),
    "conductentry": ("conduct_entry", "incident_id", IncidentFactory),
}


@pytest.mark.parametrize("model", CASES)
def test_no_step_of_any_case(model, cast, owner):
    log, column, make = CASES[model]
    sql, row = STEP.format(log=log, of=column), make()
    rule = f"{model}_not_by_the_auditor"
    assert refused_as(cast.auditor, sql, cast.auditor.pk, row.pk) == rule
    with without(owner, rule):
        write(cast.auditor, sql, cast.auditor.pk, row.pk)


def test_no_file_no_household_no_paper_no_contact(cast):
    person, home = PersonFactory(), HouseholdFactory()
    file = "UPDATE beneficiaries_person SET safe_contact = 'x' WHERE id = %s"
    assert refused_as(cast.auditor, file, person.pk) == "person_not_by_the_auditor"
    place = "UPDATE beneficiaries_household SET city = 'x' WHERE id = %s"
    assert refused_as(cast.auditor, place, home.pk) == "household_not_by_the_auditor"
    paper = """INSERT INTO beneficiaries_document (person_id, type_id, evidence, added_by_id,
        number, file_name, file_kind, original_name)
        SELECT %s, min(id), 'seen', %s, '', '', '', '' FROM beneficiaries_documenttype"""
    refused = refused_as(cast.auditor, paper, person.pk, cast.auditor.pk)
    assert refused == "document_not_by_the_auditor"
    contact = """INSERT INTO contact_contact (channel, direction, status, person_id, caller_name,
        branch_id, subject_kind, subject, ticket, number, link, place, skill, outcome, result,
        handled_by_id, created_by_id) VALUES ('visit', 'in', 'open', %s, '', %s, 'inquiry', 'x', 1,
        '', '', '', '', '', '', %s, %s)"""
    values = (person.pk, cast.auditor.branch_id, cast.auditor.pk, cast.auditor.pk)
    assert refused_as(cast.auditor, contact, *values) == "contact_not_by_the_auditor"


def test_no_incident_is_reported(cast, client, owner):
    incident = IncidentFactory()
    columns = [field.column for field in incident._meta.concrete_fields if not field.primary_key]
    copied = {"number": "'x'", "key": "gen_random_uuid()", "reported_by_id": str(cast.auditor.pk)}
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(copied.get(column, f'"{column}"') for column in columns)
    sql = f"INSERT INTO conduct_incident ({names}) SELECT {values} FROM conduct_incident"
    assert refused_as(cast.auditor, sql) == "incident_not_reported_by_auditor"
    with without(owner, "incident_not_reported_by_auditor"):
        write(cast.auditor, sql)


def test_the_page_to_report_is_not_theirs_but_what_was_reported_is(cast, client):
    assert not conduct_perms.may_report(cast.auditor) and conduct_perms.may_report(cast.officer)
    incident = IncidentFactory()
    client.force_login(cast.auditor)
    assert client.get(reverse("conduct:report")).status_code == 403
    listing = client.get(reverse("conduct:list"))
    assert listing.status_code == 200 and reverse("conduct:report") not in listing.content.decode()
    assert client.get(incident.get_absolute_url()).status_code == 200


def test_their_looks_are_written(cast):
    person = PersonFactory()
    with acting(cast.auditor.pk):
        openings.note(person, by=cast.auditor, purpose="review", page="/")
    assert Opening.objects.get().by == cast.auditor
