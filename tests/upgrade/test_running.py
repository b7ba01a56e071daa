"""An upgrade is all or nothing, and asks for every lock before it begins."""

import time

import pytest

from tests.upgrade.old_site import OldSite, grant
from tests.upgrade.state import FOLDER, TOUCHED, ask, cluster, manage, restore, schema

pytestmark = pytest.mark.xdist_group("upgrade-running")

OLDEST = FOLDER / "0.1.0.sql"
APPLIED = "SELECT app || ' ' || name, '' FROM django_migrations"


@pytest.fixture
def old(tmp_path):
    """A filled database of the oldest release, with its site's grants."""
    with cluster(tmp_path / "cluster") as urls:
        restore(urls, OLDEST.read_text(encoding="utf-8"))
        grant(urls)
        yield urls


def state(urls):
    return schema(urls), ask(urls, TOUCHED), ask(urls, APPLIED)


def test_an_upgrade_that_fails_at_its_end_leaves_everything_as_it_was(old):
    before = state(old)
    code, said = manage(old, "migrate", settings="tests.upgrade.failing.settings", check=False)
    assert code != 0 and "the last thing of the upgrade failed" in said
    # It had asked for every lock before it began: nobody waits for it while it waits.
    assert "locked late: []" in said, said
    assert "Applying" in said and "OK" in said  # it had gone the whole way
    assert state(old) == before
    assert refused_to_the_old_site(old) == []


def refused_to_the_old_site(urls):
    """What the database refuses to the statements of the release before, each made some times."""
    with OldSite(urls, clients=1) as site:
        time.sleep(0.5)
    assert site.count
    return site.refusals
