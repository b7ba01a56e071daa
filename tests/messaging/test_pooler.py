"""The portal behind pgbouncer in transaction mode, where each transaction gets another connection.

Skipped where no pgbouncer is installed; `.ci/run` installs it.
"""

import os
import shutil
import subprocess
import sys
import threading
from urllib.parse import urlsplit

import pytest
from django.db import connection, connections, transaction

from sanad.embedded import CHECKOUT
from sanad.lib.actor import SETTING, acting
from sanad.lib.locks import only_one
from sanad.management.commands import worker
from sanad.messaging.models import MessageDelivery
from tests.messaging.test_sending import waiting
from tests.serving.pooler import pooled
from tests.serving.site import Site, environment

pytestmark = pytest.mark.skipif(
    shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin") is None,
    reason="apt-get install pgbouncer",
)


@pytest.fixture
def pooler(transactional_db):
    """The site's address through a pooler with two connections to the test's database."""
    site = urlsplit(os.environ["SANAD_TEST_SITE_URL"])
    site = site._replace(path=f"/{connection.settings_dict['NAME']}")
    with pooled(site.geturl(), size=2) as urls:
        yield urls[0]


@pytest.fixture
def behind(pooler):
    """The test's own connection goes through the pooler."""
    there = urlsplit(pooler)
    site, copy = connections["default"], connections["default"].copy()
    copy.settings_dict = {
        **copy.settings_dict,
        "HOST": there.hostname,
        "PORT": there.port,
        "OPTIONS": {},
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }
    connections["default"] = copy
    yield copy
    copy.close()
    connections["default"] = site


def test_the_site_and_the_worker_run_behind_it(pooler, real_clock, gateway, tmp_path):
    waiting()
    with Site(pooler, "--workers=1", DATABASE_POOLER="true") as site:
        for path in ("/", "/accounts/login/", "/privacy/"):
            assert site.get(path)[0] == 200
        # Files of its own: at night the worker compares them with the rows, and names those that
        # other tests have left.
        ours = {"SMS_GATEWAY_URL": gateway.url, "FILES_ROOT": str(tmp_path)}
        done = manage(pooler, "worker", "--once", DATABASE_POOLER="true", **ours)
    assert done.returncode == 0, done.stdout
    assert MessageDelivery.objects.get().state == "sent"
    assert done.stdout == ""


def test_a_pooler_that_the_settings_do_not_know_is_noticed(pooler, real_clock):
    done = manage(pooler, "worker", "--once")
    assert done.returncode != 0
    assert "set DATABASE_POOLER=true" in done.stdout


def test_a_worker_that_dies_leaves_no_lock_behind(pooler):
    """The lock of a session would stay with the pooler's connection, and the calendar with it."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_AND_DIE],
        cwd=CHECKOUT,
        env=environment(pooler, DATABASE_POOLER="true"),
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout.readline() == "True\n"
        with only_one(worker.DUE_LOCK) as held:
            assert not held
        holder.kill()
        holder.wait()
    free = threading.Event()
    for _ in range(100):
        with only_one(worker.DUE_LOCK) as held:
            if held:
                break
        free.wait(0.1)
    assert held


HOLD_AND_DIE = f"""
import time
import django
django.setup()
from sanad.lib.locks import only_one
with only_one({worker.DUE_LOCK}) as held:
    print(held, flush=True)
    time.sleep(60)
"""


def test_a_long_list_is_read_to_its_end_while_others_come_and_go(behind):
    for _ in range(3):
        waiting()
    read = []
    for delivery in MessageDelivery.objects.order_by("pk").iterator(chunk_size=1):
        read.append(delivery.pk)
        with only_one(1) as held:  # takes the connection that the list was asked on
            assert held
    assert len(read) == 3


def test_who_did_it_stays_with_its_transaction(behind):
    """The token is set for the transaction: the next one on the connection has none."""
    with acting(1):
        waiting()
        with transaction.atomic(), behind.cursor() as cursor:
            cursor.execute("UPDATE messaging_delivery SET id = id")
            cursor.execute("SELECT public.actor()")
            assert cursor.fetchone() == (1,)
    with behind.cursor() as cursor:
        for _ in range(4):
            cursor.execute(f"SELECT current_setting('{SETTING}', true)")
            assert not cursor.fetchone()[0]


def test_each_transaction_is_signed_for_its_own_connection(behind, cast):
    """Two servers' connections take turns; what is signed goes by the one that is at it."""
    seen = set()
    for turn in range(6):
        with acting(cast.officer.pk), transaction.atomic(), behind.cursor() as cursor:
            cursor.execute("UPDATE accounts_branch SET city = %s", [f"city {turn}"])
            cursor.execute("SELECT public.actor(), pg_backend_pid()")
            actor, process = cursor.fetchone()
            assert actor == cast.officer.pk
            seen.add(process)
            with only_one(1):  # takes the connection that is free
                pass
    assert seen


def manage(url, *arguments, **variables):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=CHECKOUT,
        env=environment(url, **variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
