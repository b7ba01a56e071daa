"""With the site's database password alone nothing is written: every table of ours, by raw SQL.

Rows that name nobody and columns that no other rule compares are what a thief would take: the dates
of a request, a name, a line of a case's log, words on somebody's page.
"""

import pgtrigger
import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction

from requests_app.models import SupportRequest
from sanad.accounts.short_code import ShortCode
from sanad.accounts.signed import OPERATIONS, Signed, refused_by_grant, signed_operations
from sanad.database import THIRD_PARTY
from sanad.lib.actor import acting
from sanad.lib.grants import KEEP, READ
from sanad.lib.triggers import InsertOnly, Rule
from sanad.lib.values import is_history, is_ours
from sanad.middleware import constraint_of
from sanad.verification import verify
from sanad.workflow.models import Task
from tests.factories import requests as situations
from tests.in_own_name import unsigned
from tests.rules.without import without

pytestmark = pytest.mark.django_db

# Tables that are written before anybody can sign.
UNSIGNED = {"accounts.Session"}


def granted(model):
    """What the site's role may do with the model's table, without the lock of a row."""
    may = {each for each in getattr(model, "site_may", KEEP) if each != "UPDATE (id)"}
    return {each.split(" (")[0] for each in may} & OPERATIONS.keys()


def asked(model):
    """The operations for which a rule of the table wants the portal's signature, whatever is
    written."""
    return {
        operation
        for each, trigger in pgtrigger.registered()
        if each is model and isinstance(trigger, Signed)
        for operation in OPERATIONS
        if OPERATIONS[operation] in trigger.operation
    }


def test_every_table_asks_for_the_signature():
    ours = [model for model in apps.get_models() if is_ours(model) and not is_history(model)]
    open_to_all = {model._meta.label for model in ours if granted(model) - asked(model)}
    assert open_to_all == UNSIGNED


def test_so_do_those_of_other_authors():
    """What the site's role writes there; the cache is no table of a model."""
    there = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    for table, may in THIRD_PARTY.items():
        if table in there and may > READ:
            model = there[table]
            assert asked(model) == set(OPERATIONS), table


def test_who_is_not_asked_says_why():
    said = {model._meta.label for model in apps.get_models() if getattr(model, "unsigned", "")}
    assert said == UNSIGNED
    assert all(signed_operations(apps.get_model(label)) == [] for label in UNSIGNED)


def test_the_signature_is_asked_for_behind_every_other_check():
    """A row that breaks another rule is refused by that one's name."""
    orders = [
        trigger.order
        for _model, trigger in pgtrigger.registered()
        if isinstance(trigger, Rule) and not isinstance(trigger, Signed)
    ]
    of_all = [
        trigger.order for _model, trigger in pgtrigger.registered() if isinstance(trigger, Signed)
    ]
    assert max(orders) < min(of_all)


def refused(sql, by=None):
    """The rule that refuses the statement from the site's role, "" where it is let in. Undone.
    Signed by nobody, unless by the portal in the name of `by`."""
    try:
        with by or unsigned(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            assert cursor.rowcount
            transaction.set_rollback(True)
    except IntegrityError as refusal:
        return constraint_of(refusal)
    return ""


def copy(table, **columns):
    """The INSERT of the newest row of the table once more, but for `columns`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0"
            " AND attname <> 'id' AND attgenerated = '' ORDER BY attnum",
            [table],
        )
        names = [name for (name,) in cursor.fetchall()]
    values = ", ".join(columns.get(name, name) for name in names)
    newest = f"SELECT {values} FROM {table} ORDER BY id DESC LIMIT 1"
    return f"INSERT INTO {table} ({', '.join(names)}) {newest}"


REQUEST, PERSON = "requests_app_supportrequest", "beneficiaries_person"
# What passed by the password alone: a rule of the table, what gives a statement.
WAYS = {
    "decided before its day": (REQUEST, f"UPDATE {REQUEST} SET floor_on = floor_on - 14"),
    "raised earlier": (REQUEST, f"UPDATE {REQUEST} SET raised_on = raised_on - 14"),
    "overdue for nobody": (REQUEST, f"UPDATE {REQUEST} SET desk_due_on = desk_due_on + 300"),
    "another officer's": (REQUEST, f"UPDATE {REQUEST} SET branch_id = NULL"),
    "another name": (PERSON, f"UPDATE {PERSON} SET family_name = 'x', folded = 'x'"),
    "of age": (PERSON, f"UPDATE {PERSON} SET born_on = born_on - 3000"),
    "no word to her": (PERSON, f"UPDATE {PERSON} SET may_text = false, safe_contact = 'x'"),
    "no longer alive": (PERSON, f"UPDATE {PERSON} SET died_on = '2026-11-01'"),
    "a poorer household": (
        "beneficiaries_household",
        "UPDATE beneficiaries_household SET monthly_income = 1",
    ),
    "a step that nobody did": ("requests_app_entry", {"by_id": "NULL"}),
    "words on her page": ("messaging_message", {"body": "'pay here'", "account_id": "NULL"}),
    "a task that is gone": ("workflow_task", "UPDATE workflow_task SET done_at = now()"),
    "a false sign-in": (
        "audit_signin",
        "INSERT INTO audit_signin (by_id, door, is_let_in) SELECT max(id), 'password', true"
        " FROM accounts_user",
    ),
    "a backup that never was": (
        "operations_run",
        "INSERT INTO operations_run (kind, ended_at, is_ok, note)"
        " VALUES ('backup', now(), true, '')",
    ),
    "a change that nobody made": (
        "django_admin_log",
        "INSERT INTO django_admin_log (action_time, object_repr, action_flag, change_message,"
        " user_id) SELECT now(), 'x', 2, '', max(id) FROM accounts_user",
    ),
    "no alarm": (
        "operations_trouble",
        "INSERT INTO operations_trouble (code, note) VALUES ('x', '')",
    ),
}


@pytest.fixture
def rows():
    """A raised request with its person, log and messages; a task."""
    case = situations.raised()
    Task.objects.create(kind="x", about_type="x", about_id="1", name="x", link="/", role="manager")
    return case


@pytest.mark.parametrize("way", WAYS)
def test_the_password_alone_writes_nothing(way, rows, owner):
    table, sql = WAYS[way]
    sql = copy(table, **sql) if isinstance(sql, dict) else sql
    (model,) = [each for each in apps.get_models() if each._meta.db_table == table]
    rule = f"{model._meta.model_name}_by_the_portal"
    assert refused(sql) == rule
    with without(owner, rule):
        assert refused(sql) == ""
    assert refused(sql, by=acting(None)) == ""


def test_a_row_is_not_deleted_either(owner, cast):
    with acting(cast.officer.pk):
        ShortCode.choose(cast.officer, "482913")
    sql = "DELETE FROM accounts_shortcode"
    assert refused(sql) == "shortcode_by_the_portal"
    with without(owner, "shortcode_by_the_portal"):
        assert refused(sql) == ""


def test_a_signature_that_is_made_up_is_none(rows):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context', 'e30=.00', true)")
        assert refused(WAYS["raised earlier"][1]) == "supportrequest_by_the_portal"


def test_what_the_portal_writes_goes_on(rows):
    with acting(None):
        assert SupportRequest.objects.filter(pk=rows.pk).update(reminders_sent=1) == 1


def test_nothing_is_asked_where_nothing_may_be_written():
    """What is written once asks at its birth alone; what the grant refuses is refused by name."""
    for model in apps.get_models():
        if is_ours(model) and not is_history(model):
            assert not set(signed_operations(model)) & set(refused_by_grant(model)), model
            if any(isinstance(each, InsertOnly) for each in getattr(model._meta, "triggers", ())):
                assert set(signed_operations(model)) <= {"INSERT"}, model


# While an older release is still at work ------------------------------------------------------

ASKED = "sanad_private.signatures_asked"


@pytest.fixture
def just_migrated(owner):
    """A filled database into which this release was brought, and none of its processes started."""
    owner.execute(f"DELETE FROM {ASKED}")
    yield
    owner.execute(f"INSERT INTO {ASKED} VALUES (TRUE) ON CONFLICT DO NOTHING")


def test_a_site_of_before_goes_on_until_the_first_start(just_migrated, rows):
    rule, sql = "supportrequest_by_the_portal", WAYS["raised earlier"][1]
    assert refused(sql) == ""
    with transaction.atomic():
        for _start in range(2):
            verify()
            assert refused(sql) == rule
        transaction.set_rollback(True)  # or the fixture's end would wait for it


def test_a_rule_that_names_somebody_asks_all_the_same(just_migrated, rows, cast):
    sql = (
        "INSERT INTO audit_opening (by_id, person_id, purpose, page)"
        f" VALUES ({cast.officer.pk}, 1, 'service', '')"
    )
    assert refused(sql) == "opening_in_ones_own_name"


def test_a_new_database_asks_from_the_beginning(owner):
    owner.execute(f"SELECT are_asked FROM {ASKED}")
    assert owner.fetchone() == (True,)


@pytest.mark.parametrize("sql", [f"DELETE FROM {ASKED}", f"TRUNCATE {ASKED}", f"TABLE {ASKED}"])
def test_the_sites_role_takes_it_back_for_nobody(sql):
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
