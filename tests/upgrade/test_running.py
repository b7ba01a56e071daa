"""An upgrade is all or nothing, gives way to the site, and touches only what changed."""

import time

import psycopg2
import pytest

from tests.upgrade.old_site import OldSite, grant
from tests.upgrade.state import FOLDER, cluster, manage, restore, schema, starting, verify

pytestmark = pytest.mark.xdist_group("upgrade-running")

OLDEST = FOLDER / "0.1.0.sql"
# The versions of the catalogue's rows: any statement that replaces one changes its xmin.
TOUCHED = """
    SELECT 'function ' || proname, xmin::text FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'trigger ' || tgname, xmin::text FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'table ' || relname || ' ' || coalesce(relacl::text, ''), '' FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
"""
APPLIED = "SELECT app || ' ' || name, '' FROM django_migrations"


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """A filled database of the oldest release, with its site's grants."""
    with cluster(tmp_path_factory.mktemp("old") / "cluster") as urls:
        restore(urls, OLDEST.read_text(encoding="utf-8"))
        grant(urls)
        yield urls


def ask(urls, query):
    with psycopg2.connect(urls["DATABASE_OWNER_URL"]) as owner, owner.cursor() as cursor:
        cursor.execute(query)
        answer = sorted(cursor.fetchall())
    owner.close()
    return answer


def state(urls):
    return schema(urls), ask(urls, TOUCHED), ask(urls, APPLIED)


def test_1_an_upgrade_that_fails_at_its_end_leaves_everything_as_it_was(old):
    before = state(old)
    code, said = manage(old, "migrate", settings="tests.upgrade.failing.settings", check=False)
    assert code != 0 and "the last thing of the upgrade failed" in said
    # It had asked for every lock before it began: nobody waits for it while it waits.
    assert "locked late: []" in said, said
    assert "Applying" in said and "OK" in said  # it had gone the whole way
    assert state(old) == before
    assert refused_to_the_old_site(old) == []


def test_2_the_upgrade_comes_to_its_end_under_a_site_that_never_pauses(old):
    holder = psycopg2.connect(old["DATABASE_URL"])
    holder.cursor().execute("SELECT 1 FROM policy_policyversion LIMIT 1")  # and does not end
    site, said = OldSite(old, clients=2), []
    with starting(old, "migrate") as migrate:
        for line in migrate.stdout:
            said.append(line)
            if line.startswith("Prepared"):
                site.__enter__()
            if "The site holds a lock; nothing was changed (attempt 1 of" in line:
                holder.close()
    site.__exit__()
    assert migrate.returncode == 0, said
    assert holder.closed, "it did not give way"
    assert site.refusals == [] and site.count
    verify(old)


def refused_to_the_old_site(urls):
    """What the database refuses to the statements of the release before, each made some times."""
    with OldSite(urls, clients=1) as site:
        time.sleep(0.5)
    assert site.count
    return site.refusals


def test_3_an_upgrade_with_nothing_to_do_touches_nothing(old):
    before = ask(old, TOUCHED)
    code, said = manage(old, "migrate", check=False)
    assert code == 0 and "Prepared" not in said, said
    assert ask(old, TOUCHED) == before
