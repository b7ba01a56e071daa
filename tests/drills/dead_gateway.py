"""The gateway is dead, refuses our key, drips, and is well again: what becomes of the messages.

In a database of its own; what is measured stands in `tests/messaging/drill.py`, and a small one of
it is in the suite. The figures: how many messages a second go, how many before a code that is asked
for meanwhile, how often each was posted.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from sanad.embedded import Cluster

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def run():
    """The figures; raises `AssertionError` where something was lost, doubled or late."""
    with tempfile.TemporaryDirectory(prefix="sanad-drill-") as folder:
        with Cluster(Path(folder)) as cluster:
            urls = cluster.urls()
            environment = {
                **os.environ,
                **urls,
                "DJANGO_SETTINGS_MODULE": "sanad.settings",
                "DATABASE_URL": urls["DATABASE_OWNER_URL"],
                "DATABASE_SITE_ROLE": urlsplit(urls["DATABASE_URL"]).username,
            }
            migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
            subprocess.run(migrate, cwd=CHECKOUT, env=environment, check=True)
            drilled = subprocess.run(
                [sys.executable, "-m", "tests.messaging.drill"],
                cwd=CHECKOUT,
                env=environment | {"DATABASE_URL": urls["DATABASE_URL"]},
                capture_output=True,
                text=True,
                check=False,
            )
    assert drilled.returncode == 0, drilled.stderr[-2_000:]
    return json.loads(drilled.stdout)
