"""What the site's role cannot switch off, tried from raw SQL as that role."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from sanad import verification
from sanad.audit.models import Opening
from sanad.lib import clock
from sanad.middleware import constraint_of
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


def refused(sql, error=ProgrammingError):
    with pytest.raises(error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_suite_runs_as_the_site():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        assert cursor.fetchone() == ("sanad_site", "sanad_site")


def test_the_database_is_as_it_should_be():
    assert verification.find_problems() == []


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE requests_app_supportrequest DISABLE TRIGGER ALL",
        "TRUNCATE requests_app_entry",
        "TRUNCATE requests_app_supportrequest CASCADE",
        "DELETE FROM requests_app_supportrequest",
        "DELETE FROM requests_app_supportrequestevent",
        "UPDATE requests_app_supportrequestevent SET pgh_label = 'x'",
        "INSERT INTO requests_app_supportrequestevent (pgh_label) VALUES ('x')",
        "DELETE FROM requests_app_entry",
        "SET session_replication_role = replica",
        "SET ROLE sanad_owner",
        "SET SESSION AUTHORIZATION sanad_owner",
        "CREATE TEMPORARY TABLE requests_app_notice (id int)",
        "CREATE TABLE public.shadow (id int)",
        "CREATE SCHEMA shadow",
        "DROP TRIGGER pgtrigger_entry_is_insert_only_x ON requests_app_entry",
        "CREATE OR REPLACE FUNCTION public.policy_now() RETURNS timestamptz LANGUAGE sql STABLE"
        " AS 'SELECT now() - interval ''15 days'''",
        "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name)"
        " RETURNS boolean LANGUAGE sql STABLE AS 'SELECT true'",
        "ALTER FUNCTION public.policy_now() RENAME TO policy_then",
    ],
)
def test_refused_to_the_site(sql):
    refused(sql)


def test_ignoring_triggers_has_no_effect(cast):
    person = PersonFactory()
    opening = Opening.objects.create(by=cast.officer, person_id=person.pk, purpose="service")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('pgtrigger.ignore', (SELECT '{' || string_agg(tgname, ',')"
                " || '}' FROM pg_trigger WHERE tgname LIKE 'pgtrigger%'), true)"
            )
            cursor.execute("UPDATE audit_opening SET id = id WHERE id = %s", [opening.pk])
    assert constraint_of(refusal.value) == "opening_is_insert_only"


def test_history_is_written_for_the_site():
    person = PersonFactory()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM beneficiaries_personevent WHERE pgh_obj_id = %s", [person.pk]
        )
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize(
    ("mischief", "word"),
    [
        ("ALTER TABLE requests_app_entry DISABLE TRIGGER USER", "switched off"),
        ("GRANT DELETE ON requests_app_entry TO sanad_site", "may DELETE"),
        (
            "CREATE TRIGGER pgtrigger_left BEFORE UPDATE ON requests_app_entry FOR EACH ROW"
            " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "pgtrigger_left is not of this release",
        ),
        (
            "CREATE OR REPLACE FUNCTION public.policy_now() RETURNS timestamptz LANGUAGE sql"
            " STABLE AS 'SELECT now()'",
            "policy_now",
        ),
    ],
)
def test_verification_sees_mischief(owner, mischief, word):
    owner.execute(mischief)
    try:
        problems = verification.find_problems()
    finally:
        owner.execute("ALTER TABLE requests_app_entry ENABLE TRIGGER USER")
        owner.execute("REVOKE DELETE ON requests_app_entry FROM sanad_site")
        owner.execute("DROP TRIGGER IF EXISTS pgtrigger_left ON requests_app_entry")
        clock.create(owner, replace=True)
    assert any(word in problem for problem in problems), problems
    assert verification.find_problems() == []
