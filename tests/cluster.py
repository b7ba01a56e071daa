"""A throwaway PostgreSQL for the whole run (`-p tests.cluster`): there before settings are read.

The first process makes it, xdist's workers join it, and the test database is made, migrated and
granted as the owner; `conftest.py` then turns to the site's role.
"""

import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest

from sanad.embedded import Cluster
from sanad.keys import new_key

# Most of the server's time in the suite went into looking for the best plan for a handful of rows.
# Any plan is right for those; whoever judges plans asks for the usual ones (`cloned.plan_in_full`).
QUICK_PLANS = {
    "from_collapse_limit": "1",
    "join_collapse_limit": "1",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "enable_material": "off",
    "enable_memoize": "off",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "plan_cache_mode": "force_generic_plan",
}


def plan_quickly(url):
    """From its next session on the role of `url` takes the first plan that will do."""
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for name, value in QUICK_PLANS.items():
            cursor.execute(f"ALTER ROLE CURRENT_USER SET {name} = '{value}'")
    connection.close()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config):
    if "SANAD_TEST_SITE_URL" in os.environ:
        return
    folder = tempfile.TemporaryDirectory(prefix="sanad-test-")
    files = tempfile.TemporaryDirectory(prefix="sanad-files-")
    static = tempfile.TemporaryDirectory(prefix="sanad-static-")  # WhiteNoise warns of none
    cluster = Cluster(Path(folder.name))
    cluster.__enter__()
    early_config.add_cleanup(folder.cleanup)
    early_config.add_cleanup(files.cleanup)
    early_config.add_cleanup(static.cleanup)
    early_config.add_cleanup(lambda: cluster.__exit__(None, None, None))
    urls = cluster.urls()
    for url in urls.values():
        plan_quickly(url)
    os.environ["SANAD_TEST_SITE_URL"] = urls["DATABASE_URL"]
    os.environ["DATABASE_OWNER_URL"] = os.environ["DATABASE_URL"] = urls["DATABASE_OWNER_URL"]
    os.environ["DATABASE_SITE_ROLE"] = urlsplit(urls["DATABASE_URL"]).username
    os.environ["FILES_ROOT"] = files.name
    # This process and the sites that it starts: the database believes one key.
    os.environ["ACTOR_KEY"] = new_key("ACTOR_KEY")
    os.environ["STATIC_ROOT"] = static.name
