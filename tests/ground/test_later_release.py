"""A site of the release before, under the rules that a later release's migrate put in place."""

import pytest
from django.db import connection

from sanad import installation, verification
from sanad.recovery.models import RuleSet

pytestmark = pytest.mark.django_db

# What a later release may do: one rule more, another wording of one, one right more.
LATER = """
    CREATE FUNCTION public.pgtrigger_50_later() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RETURN NEW; END $$;
    CREATE TRIGGER pgtrigger_50_later BEFORE INSERT ON audit_series
        FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_50_later();
    CREATE OR REPLACE FUNCTION public.{name}() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RETURN NEW; END $$;
    COMMENT ON TRIGGER {name} ON audit_opening IS 'another version';
    GRANT DELETE ON audit_series TO sanad_site;
"""


def do(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def problems():
    """All but what is wrong with the role: the test is the owner."""
    found = verification.find_problems()
    return [each for each in found if not each.startswith(("connected as", "the role "))]


def record(code):
    with connection.cursor() as cursor:
        RuleSet.objects.create(
            code=code,
            database=installation.digest_of_database(cursor),
            parts=installation.parts_of_database(cursor),
        )


@pytest.fixture
def later(as_owner):
    assert problems() == []
    with connection.cursor() as cursor:
        name = next(
            name
            for name, there in installation.installed(cursor).items()
            if there.table == "audit_opening"
        )
    do(LATER.format(name=name))


def test_without_a_record_of_it_nothing_of_it_is_accepted(later):
    found = "\n".join(problems())
    assert "pgtrigger_50_later is not of this release" in found
    assert "was changed" in found and "may DELETE" in found


def test_the_old_site_goes_on_under_later_rules(later):
    record("later")
    assert problems() == []


@pytest.mark.parametrize(
    ("mischief", "word"),
    [
        ("ALTER TABLE audit_series DISABLE TRIGGER USER", "not as the later release's"),
        ("DROP TRIGGER pgtrigger_50_later ON audit_series", "not as the later release's"),
        (
            "CREATE OR REPLACE FUNCTION public.pgtrigger_50_later() RETURNS trigger LANGUAGE"
            " plpgsql AS $$ BEGIN RETURN NULL; END $$",
            "not as the later release's",
        ),
        ("ALTER TABLE audit_opening DROP COLUMN page", "has no audit_opening.page any more"),
        ("REVOKE UPDATE ON audit_series FROM sanad_site", "it should be"),
    ],
)
def test_what_no_release_did_and_what_this_one_needs_is_still_seen(later, mischief, word):
    record("later")
    do(mischief)
    assert any(word in each for each in problems()), problems()


def test_after_the_way_back_the_rules_are_judged_as_ours_again(later):
    record("later")
    record(installation.digest_of_code())
    assert any("not of this release" in each for each in problems())


def test_migrate_puts_back_what_differs_and_touches_nothing_else(later):
    with connection.cursor() as cursor:
        touched = installation.bring_in_step(cursor)
        assert len(touched) == 2 and "pgtrigger_50_later" in touched
        assert installation.bring_in_step(cursor) == []
