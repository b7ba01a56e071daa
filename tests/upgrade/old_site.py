"""A process of the release before, as the database sees it: its statements, in the site's role.

It reads and writes while an upgrade runs, and measures how long each answer took and what was
refused.
"""

import threading
import time
from urllib.parse import urlsplit

import psycopg2

from sanad.embedded import ROLES

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
PAUSE = 0.02


class OldSite:
    """Asks without end from its own thread between `with` and its end.

    `seconds` are the answer times, each with when it was asked; `refusals` what PostgreSQL said.
    """

    def __init__(self, urls):
        self.address = urls["DATABASE_URL"]
        self.seconds, self.refusals = [], []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exception):
        self._over.set()
        self._thread.join()

    def _ask(self):
        connection = psycopg2.connect(self.address)
        connection.autocommit = True
        while not self._over.is_set():
            for statement in (*READS, *WRITES):
                self._one(connection, statement)
            time.sleep(PAUSE)
        connection.close()

    def _one(self, connection, statement):
        began = time.monotonic()
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
        except psycopg2.Error as error:
            self.refusals.append(str(error).splitlines()[0])
        self.seconds.append((began, time.monotonic() - began))

    def percentile(self, share, *, since=0.0, until=float("inf")):
        """The answer time, in seconds, that this share of people would be answered within who
        come at any moment: while one answer is late, those who came after wait for theirs too."""
        times = []
        for began, took in self.seconds:
            if since <= began < until:
                times += [took - waited * PAUSE for waited in range(int(took / PAUSE) + 1)]
        times.sort()
        return times[min(int(len(times) * share), len(times) - 1)]


def grant(urls):
    """What the release's own migrate gave the site; a dump holds no grants."""
    role = urlsplit(urls["DATABASE_URL"]).username or ROLES["DATABASE_URL"]
    with psycopg2.connect(urls["DATABASE_OWNER_URL"]) as owner, owner.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO {role}")
    owner.close()
