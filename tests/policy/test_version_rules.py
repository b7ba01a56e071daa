"""What was put in force stays as it is, tried from raw SQL as the site's role."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from sanad.lib.clock import today
from sanad.middleware import constraint_of
from sanad.policy.enums import MOST_DAYS_AHEAD
from sanad.policy.models import Clause, PolicyVersion
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.policy import approved, drafted
from tests.in_own_name import signed_by_whom_it_names

pytestmark = [pytest.mark.django_db, pytest.mark.policy("AP-1")]

VERSION = "UPDATE policy_policyversion SET {} WHERE id = %s"
APPROVE = VERSION.format("status = 'approved', put_in_force_by_id = {}")


def execute(sql, *parameters):
    with signed_by_whom_it_names(sql, parameters), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)


def refused(rule, sql, *parameters):
    with pytest.raises(IntegrityError) as refusal:
        execute(sql, *parameters)
    assert constraint_of(refusal.value) == rule


COLUMNS = [
    field.column
    for field in PolicyVersion._meta.concrete_fields
    if field.name not in ("id", "drafted_by", "drafted_at")
]
OTHERWISE = {
    "title": "'آخر'",
    "status": "'draft'",
    "put_in_force_by_id": "NULL",
    "put_in_force_at": "NULL",
    "study_author_votes": "NOT study_author_votes",
    "second_of_another_role": "NOT second_of_another_role",
    "call_signatures": "NOT call_signatures",
    "call_signature_by_two": "NOT call_signature_by_two",
    "next_review_on": "'2040-01-01'",
}


@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_of_a_version_in_force_changes(cast, column):
    version = approved(cast)
    value = OTHERWISE.get(column, f'"{column}" + 1')
    rule = "policyversion_kept_once_approved"
    refused(rule, VERSION.format(f'"{column}" = {value}'), version.pk)


@pytest.mark.parametrize("column", ["drafted_by_id", "drafted_at"])
def test_who_drafted_it_and_when_stays(cast, column):
    value = {"drafted_by_id": cast.chair.pk, "drafted_at": "drafted_at - interval '1 day'"}[column]
    refused("policyversion_keeps_its_key", VERSION.format(f"{column} = {value}"), drafted(cast).pk)


def test_the_first_version_and_a_discarded_one_stay_too(cast):
    first = PolicyVersion.objects.newest()
    refused("policyversion_kept_once_approved", VERSION.format("notice_days = 20"), first.pk)
    draft = drafted(cast)
    execute(VERSION.format("status = 'discarded'"), draft.pk)
    refused("policyversion_kept_once_approved", VERSION.format("status = 'draft'"), draft.pk)


def test_the_owner_changes_and_deletes_none_either(owner):
    first = PolicyVersion.objects.newest()
    for sql in ("UPDATE policy_policyversion SET quorum = 9", "DELETE FROM policy_policyversion"):
        with pytest.raises(Exception, match="policyversion_kept_once_approved"):
            owner.execute(f"{sql} WHERE id = %s", [first.pk])


@pytest.mark.parametrize("word", Clause.WORDS)
def test_no_word_of_a_clause_in_force_changes(word):
    clause = PolicyVersion.objects.newest().clauses.get(code="PR-5")
    sql = f"UPDATE policy_clause SET {word} = 'آخر' WHERE id = %s"
    refused("clause_kept_once_approved", sql, clause.pk)


def test_no_clause_joins_a_version_in_force(cast):
    insert = """INSERT INTO policy_clause
        (version_id, "order", code, chapter, text, interpretation, added, feature)
        VALUES (%s, 60, 'X-1', 'فصل', 'نص', '', '', '')"""
    refused("clause_kept_once_approved", insert, PolicyVersion.objects.newest().pk)
    execute(insert, drafted(cast).pk)


def test_the_owner_writes_only_where_a_release_keeps_a_clause(owner):
    owner.execute("BEGIN")
    owner.execute("UPDATE policy_clause SET feature = 'هنا' WHERE code = 'PR-5'")
    for sql in (
        "UPDATE policy_clause SET text = 'آخر', feature = 'هناك' WHERE code = 'PR-5'",
        "DELETE FROM policy_clause WHERE code = 'PR-5'",
    ):
        owner.execute("SAVEPOINT attempt")
        with pytest.raises(Exception, match="clause_kept_once_approved"):
            owner.execute(sql)
        owner.execute("ROLLBACK TO SAVEPOINT attempt")
    owner.execute("ROLLBACK")


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM policy_clause",
        "DELETE FROM policy_policyversion",
        "UPDATE policy_clause SET version_id = 1",
        "UPDATE policy_clause SET code = 'X'",
        "UPDATE policy_clause SET chapter = 'X'",
        'UPDATE policy_clause SET "order" = 1',
        "INSERT INTO policy_policyversionevent (pgh_label) VALUES ('x')",
    ],
)
def test_what_the_verbs_do_not_need_is_not_granted(sql):
    with pytest.raises(ProgrammingError):
        execute(sql)


def another_version(**written):
    """A row like the one in force, but for the columns `written` (SQL)."""
    written = {"term": "7", "minute_number": "7", "effective_on": "policy_today()", **written}
    same = [
        field.column
        for field in PolicyVersion._meta.local_concrete_fields
        if not field.primary_key and not field.is_relation and field.column not in written
    ]
    return f"""INSERT INTO policy_policyversion ({", ".join([*same, *written])})
        SELECT {", ".join([*same, *written.values()])} FROM policy_policyversion LIMIT 1"""


def test_a_version_is_born_a_draft(cast):
    refused("policyversion_born_a_draft", another_version())


class TestTheSecondPerson:
    rule = "policyversion_by_a_second_person"

    def test_another_manager_or_the_chair(self, cast):
        execute(APPROVE.format(cast.chair.pk), drafted(cast).pk)
        other = UserFactory(manager=True)
        execute(APPROVE.format(other.pk), drafted(cast, minute_number=10).pk)

    def test_nobody_else(self, cast):
        draft = drafted(cast)
        for person in (cast.manager, cast.officer, cast.auditor, cast.secretary):
            refused(self.rule, APPROVE.format(person.pk), draft.pk)
        refused(self.rule, APPROVE.format("NULL"), draft.pk)

    def test_nobody_whose_account_is_closed(self, cast):
        from tests.factories.accounts import by_founder

        with by_founder():
            cast.chair.is_active = False
            cast.chair.save()
        refused(self.rule, APPROVE.format(cast.chair.pk), drafted(cast).pk)


def test_when_it_was_put_in_force_is_the_database_s(cast):
    draft = drafted(cast)
    sql = APPROVE.format(cast.chair.pk).replace("SET", "SET put_in_force_at = '2001-01-01',")
    execute(sql, draft.pk)
    draft.refresh_from_db()
    assert draft.put_in_force_at.year > 2001


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"effective_on": -1, "approved_on": -1}, "policyversion_not_retroactive"),
        ({"approved_on": 1}, "policyversion_not_retroactive"),
        ({"effective_on": 0}, None),
        ({"effective_on": MOST_DAYS_AHEAD}, None),
        ({"effective_on": MOST_DAYS_AHEAD + 1}, "policyversion_not_far_ahead"),
    ],
)
def test_no_version_reaches_back_nor_far_ahead(cast, change, rule):
    days = {name: today() + timedelta(days=shift) for name, shift in change.items()}
    draft = drafted(cast, **days)
    approve = APPROVE.format(cast.chair.pk)
    if rule:
        refused(rule, approve, draft.pk)
    else:
        execute(approve, draft.pk)


def test_no_version_holds_from_a_day_that_never_comes(cast):
    draft = drafted(cast)
    execute(VERSION.format("effective_on = 'infinity'"), draft.pk)
    refused("policyversion_not_far_ahead", APPROVE.format(cast.chair.pk), draft.pk)


def test_versions_follow_one_another(cast):
    approved(cast, in_days=5)
    sooner = drafted(cast, in_days=4, minute_number=10)
    refused("policyversion_follows_the_others", APPROVE.format(cast.chair.pk), sooner.pk)
    execute(VERSION.format("effective_on = effective_on + 1"), sooner.pk)
    execute(APPROVE.format(cast.chair.pk), sooner.pk)


def test_no_version_without_every_clause(cast, owner):
    """A draft without clauses: the page would be empty. Made as the site would have to: by hand."""
    with signed_in(cast.manager):
        execute(another_version(status="'draft'", drafted_by_id="%s"), cast.manager.pk)
    draft = PolicyVersion.objects.drafts().get()
    refused("policyversion_has_every_clause", APPROVE.format(cast.chair.pk), draft.pk)
    copy = """INSERT INTO policy_clause
        (version_id, "order", code, chapter, text, interpretation, added, feature)
        SELECT %s, "order", code, chapter, text, '', '', '' FROM policy_clause
        WHERE code {} 'PR-5' AND version_id <> %s"""
    execute(copy.format("<>"), draft.pk, draft.pk)
    refused("policyversion_has_every_clause", APPROVE.format(cast.chair.pk), draft.pk)
    execute(copy.format("="), draft.pk, draft.pk)
    execute(APPROVE.format(cast.chair.pk), draft.pk)


NUMBERS = [field for field in PolicyVersion.parameters() if field.validators]


@pytest.mark.parametrize("field", NUMBERS, ids=lambda field: field.name)
def test_each_number_stays_within_its_limits(cast, field):
    limits = {type(each).__name__: each.limit_value for each in field.validators}
    least, most = limits["MinValueValidator"], limits["MaxValueValidator"]
    draft = drafted(cast)
    for value in (least, most):
        execute(VERSION.format(f"{field.column} = {value}"), draft.pk)
    for value in (least - 1, most + 1):
        with pytest.raises(IntegrityError) as refusal:
            execute(VERSION.format(f"{field.column} = {value}"), draft.pk)
        assert constraint_of(refusal.value).startswith(("policyversion_", "policy_policyversion_"))
