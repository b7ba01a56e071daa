"""A process of the release before, as the database sees it: its statements, in the site's role.

It reads and writes while an upgrade runs, and measures how long each answer took and what was
refused.
"""

import threading
import time
from contextlib import ExitStack
from itertools import pairwise
from urllib.parse import urlsplit

import psycopg2

from sanad.embedded import ROLES
from tests.upgrade.state import starting

# Statements as 0.1.0 made them; the columns are named, as an ORM names them.
READS = (
    "SELECT id, number, status, submitted_on FROM requests_app_supportrequest"
    " ORDER BY id DESC LIMIT 25",
    "SELECT id, first_name FROM beneficiaries_person ORDER BY id DESC LIMIT 25",
    "SELECT id, state, address FROM messaging_delivery WHERE state = 'waiting' LIMIT 25",
    "SELECT public.policy_today()",
)
WRITES = (
    "INSERT INTO audit_opening (by_id, person_id, purpose, page) SELECT u.id, p.id, 'service', ''"
    " FROM accounts_user u, beneficiaries_person p ORDER BY u.id, p.id LIMIT 1",
    "UPDATE messaging_message SET read_at = read_at WHERE id = (SELECT min(id) FROM"
    " messaging_message)",
)
# Steps of several statements, which lock the same tables in either order.
STEPS = (WRITES, WRITES[::-1])
# 0.1.0 signs nothing: once `migrate` is through it writes in nobody's name until it is replaced.
UNSIGNED = {"opening_in_ones_own_name"}
# One person comes every so many seconds.
COMES = 0.005


class OldSite:
    """Asks without end and without a pause, from `clients` threads, between `with` and its end.

    `refusals` are what PostgreSQL said instead of an answer; `count` the answers.
    """

    def __init__(self, urls, *, clients=4):
        self.address = urls["DATABASE_URL"]
        self.refusals = []
        self._seconds = [[] for _client in range(clients)]  # when each was asked, how long it took
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=[own]) for own in self._seconds]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *exception):
        self._over.set()
        for thread in self._threads:
            thread.join()

    @property
    def count(self):
        return sum(map(len, self._seconds))

    def _ask(self, own):
        connection = psycopg2.connect(self.address)
        connection.autocommit = True
        with connection.cursor() as cursor:
            while not self._over.is_set():
                for statement in (*READS, *WRITES):
                    self._one(own, cursor, [statement])
                for step in STEPS:
                    self._one(own, cursor, ["BEGIN", *step, "COMMIT"])
        connection.close()

    def _one(self, own, cursor, statements):
        began = time.monotonic()
        try:
            for statement in statements:
                cursor.execute(statement)
        except psycopg2.Error as error:
            self.refusals.append(str(error).splitlines()[0])
            cursor.execute("ROLLBACK")
        own.append((began, time.monotonic() - began))

    def percentile(self, share, *, since=0.0, until=float("inf")):
        """The answer time, in seconds, that this share of people would be answered within who
        come at any moment: each waits for the answer that is under way, and then for the next."""
        times = []
        for own in self._seconds:
            for (began, took), (_next, more) in pairwise(own):
                comes = max(-(-began // COMES) * COMES, -(-since // COMES) * COMES)
                while comes < min(began + took, until):
                    times.append(began + took - comes + more)
                    comes += COMES
        times.sort()
        return times[min(int(len(times) * share), len(times) - 1)]


def grant(urls):
    """What the release's own migrate gave the site; a dump holds no grants."""
    role = urlsplit(urls["DATABASE_URL"]).username or ROLES["DATABASE_URL"]
    with psycopg2.connect(urls["DATABASE_OWNER_URL"]) as owner, owner.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO {role}")
    owner.close()


def upgrade_beside_it(urls):
    """Migrate while the site never pauses, and somebody holds a lock until migrate has given way.

    Nothing is refused to the site but what it does not sign, and migrate comes to its end.
    """
    holder = psycopg2.connect(urls["DATABASE_URL"])
    holder.cursor().execute("SELECT 1 FROM policy_policyversion LIMIT 1")  # and does not end
    site, said = OldSite(urls, clients=2), []
    with starting(urls, "migrate") as migrate, ExitStack() as running:
        for line in migrate.stdout:
            said.append(line)
            if line.startswith("Prepared"):
                running.enter_context(site)
            if "The site holds a lock; nothing was changed (attempt 1 of" in line:
                holder.close()
    assert migrate.returncode == 0, said
    assert holder.closed, "it did not give way"
    assert set(site.refusals) <= UNSIGNED, site.refusals[:3]
    assert site.count
