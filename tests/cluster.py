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
    urls = cluster.urls()
    os.environ["SANAD_TEST_SITE_URL"] = urls["DATABASE_URL"]
    os.environ["DATABASE_OWNER_URL"] = os.environ["DATABASE_URL"] = urls["DATABASE_OWNER_URL"]
    os.environ["DATABASE_SITE_ROLE"] = urlsplit(urls["DATABASE_URL"]).username
    os.environ["FILES_ROOT"] = files.name
    # This process and the sites that it starts: the database believes one key.
    os.environ["ACTOR_KEY"] = new_key("ACTOR_KEY")
    os.environ["STATIC_ROOT"] = static.name
