"""A throwaway PostgreSQL for the whole run (`-p tests.cluster`): there before settings are read.

The first process makes it, xdist's workers join it, and the test database is made, migrated and
granted as the owner; `conftest.py` then turns to the site's role.
"""

import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sanad.embedded import Cluster
from sanad.keys import new_key


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
    os.environ.update(variables(cluster, files.name, static.name))


def variables(cluster, files, static):
    """The environment of a run on this cluster: its two roles, its folders, and one actor's key for
    this process and the sites that it starts, as the database believes one alone."""
    urls = cluster.urls()
    return {
        "SANAD_TEST_SITE_URL": urls["DATABASE_URL"],
        "DATABASE_OWNER_URL": urls["DATABASE_OWNER_URL"],
        "DATABASE_URL": urls["DATABASE_OWNER_URL"],
        "DATABASE_SITE_ROLE": urlsplit(urls["DATABASE_URL"]).username,
        "FILES_ROOT": files,
        "STATIC_ROOT": static,
        "ACTOR_KEY": new_key("ACTOR_KEY"),
    }
