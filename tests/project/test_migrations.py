"""The suite makes its tables at once; here an empty database is migrated as it will be for real."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from sanad.embedded import Cluster

CHECKOUT = Path(__file__).resolve().parent.parent.parent
VERIFY = "import django; django.setup(); from sanad.verification import verify; verify()"


def test_an_empty_database_migrates_to_what_it_should_be(tmp_path):
    with Cluster(tmp_path / "cluster") as cluster:
        urls = cluster.urls()
        owner = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "sanad.settings",
            "DATABASE_URL": urls["DATABASE_OWNER_URL"],
            "DATABASE_SITE_ROLE": urlsplit(urls["DATABASE_URL"]).username,
        }
        for _again in range(2):
            migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
            subprocess.run(
                migrate,
                cwd=CHECKOUT,
                check=True,
                env={**owner, "DATABASE_OWNER_URL": owner["DATABASE_URL"]},
            )
        subprocess.run(
            [sys.executable, "-c", VERIFY],
            cwd=CHECKOUT,
            check=True,
            env={**owner, "DATABASE_URL": urls["DATABASE_URL"]},
        )
