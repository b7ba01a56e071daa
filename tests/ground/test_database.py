"""What the site's role cannot switch off, tried from raw SQL as that role."""

import time

import pytest
from django.db import (
    DatabaseError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)

from sanad import database, installation, verification
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


LATER = "CREATE TRIGGER helpful BEFORE UPDATE ON requests_app_vote FOR EACH ROW EXECUTE FUNCTION"
WHEN_NEVER = """DO $$ DECLARE t record; BEGIN
    SELECT tgname, pg_get_triggerdef(oid) AS definition INTO t FROM pg_trigger
    WHERE tgrelid = 'requests_app_vote'::regclass AND tgname LIKE '%vote_moment%';
    EXECUTE replace(replace(t.definition, 'CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER'),
        ' EXECUTE FUNCTION', ' WHEN (false) EXECUTE FUNCTION');
END $$"""


@pytest.mark.parametrize(
    ("mischief", "words"),
    [
        (
            "ALTER TABLE letters_letter DROP CONSTRAINT letter_says_something",
            "the constraint letter_says_something on letters_letter is missing",
        ),
        (
            "ALTER TABLE letters_letter DROP CONSTRAINT letter_says_something,"
            " ADD CONSTRAINT letter_says_something CHECK (true)",
            "the constraint letter_says_something on letters_letter is not as migrate left it",
        ),
        ("DROP INDEX agendaitem_one_active", "the unique index agendaitem_one_active is missing"),
        (WHEN_NEVER, "vote_moment"),
        (
            f"{LATER} suppress_redundant_updates_trigger()",
            "the trigger helpful on requests_app_vote is none that migrate put there",
        ),
        (
            "CREATE RULE quiet AS ON INSERT TO requests_app_vote DO INSTEAD NOTHING",
            "the rewriting rule quiet on requests_app_vote is none that migrate put there",
        ),
        (
            "ALTER FUNCTION public.policy_today() SET timezone = 'UTC'",
            "the function policy_today() is not as migrate left it",
        ),
        (
            "CREATE FUNCTION public.spare() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "the function spare() is none that migrate put there",
        ),
        (
            "ALTER TABLE requests_app_vote DROP CONSTRAINT requests_app_vote_pkey CASCADE",
            "requests_app_vote_pkey",
        ),
    ],
)
def test_verification_sees_whole_definitions(as_owner, mischief, words):
    with connection.cursor() as cursor:
        assert list(installation.changed_parts(cursor)) == []
        cursor.execute(mischief)
        problems = list(installation.changed_parts(cursor))
    assert any(words in problem for problem in problems), problems
    assert set(problems) <= set(verification.find_problems())


@pytest.mark.parametrize(
    ("setting", "value"),
    [("search_path", "elsewhere"), ("transform_null_equals", "on")],
)
def test_verification_sees_settings_of_the_role(setting, value):
    """The site's role may set them for itself: the next start says so."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER ROLE CURRENT_USER SET work_mem = '8MB'")
        assert verification.find_problems() == []
        cursor.execute(f"ALTER ROLE CURRENT_USER SET {setting} = '{value}'")
    assert verification.find_problems() == [
        f"the role sets {setting} for every session of the site: RESET it"
    ]


class Answers:
    """A cursor with a value for each setting: none of the suite's roles may change these."""

    def __init__(self, **settings):
        self.settings = settings

    def execute(self, sql, parameters):
        (self.name,) = parameters

    def fetchone(self):
        return (self.settings[self.name],)


def test_verification_sees_a_log_without_what_is_refused(db):
    with connection.cursor() as cursor:
        assert list(verification._log(cursor)) == []
    well = {"log_min_messages": "error", "log_min_error_statement": "error"}
    assert list(verification._log(Answers(**well))) == []
    for name in well:
        (problem,) = verification._log(Answers(**well | {name: "panic"}))
        assert problem.startswith(f"{name} is panic")


def test_what_hangs_comes_to_an_end(owner):
    """Of the site's sessions alone; the owner's migrations take their time."""
    for name in database.TIMEOUTS:
        with connection.cursor() as cursor:
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone() == (database.TIMEOUTS[name],)
            cursor.execute(f"SET LOCAL {name} = 0")
        assert any(name in problem for problem in verification.find_problems())
        owner.execute(f"SHOW {name}")
        assert owner.fetchone() == ("0",)


def test_a_lock_held_by_a_stranger_stops_nothing_for_ever(owner):
    """Whoever waits for it is told so, and what holds it is ended."""
    owner.execute("BEGIN")
    owner.execute("LOCK TABLE accounts_branch IN ACCESS EXCLUSIVE MODE")
    try:
        with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '50ms'")
                cursor.execute("SELECT count(*) FROM accounts_branch")
    finally:
        owner.execute("ROLLBACK")
    stranger = connection.copy()
    try:
        with stranger.cursor() as cursor:
            cursor.execute("SET idle_in_transaction_session_timeout = '50ms'")
            cursor.execute("BEGIN")
            cursor.execute("LOCK TABLE accounts_branch IN ROW EXCLUSIVE MODE")
        time.sleep(0.5)
        with pytest.raises(DatabaseError), stranger.cursor() as cursor:
            cursor.execute("SELECT 1")
    finally:
        stranger.close()
