"""A loaded database of the oldest release is upgraded while its old site goes on asking."""

import re
import tempfile
import time
from pathlib import Path

import psycopg2

from tests.upgrade.old_site import UNSIGNED, OldSite, grant
from tests.upgrade.state import FOLDER, cluster, manage, restore, verify

OPENINGS, MESSAGES = 500_000, 500_000
# By the owner, past the rules: rows as years of work leave them.
LOAD = f"""
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE audit_opening DISABLE TRIGGER USER;
INSERT INTO audit_opening (by_id, person_id, purpose, page)
    SELECT (SELECT min(id) FROM accounts_user), p.id, 'service', ''
    FROM generate_series(1, {OPENINGS}) n
    JOIN LATERAL (SELECT min(id) + n % 50 AS id FROM beneficiaries_person) p ON true;
ALTER TABLE audit_opening ENABLE TRIGGER USER;
ALTER TABLE messaging_message DISABLE TRIGGER USER;
INSERT INTO messaging_message (person_id, code, body, body_en, link, about_type, about_id)
    SELECT n % 5000, 'drill', 'سطر', '', '', '', '' FROM generate_series(1, {MESSAGES}) n;
ALTER TABLE messaging_message ENABLE TRIGGER USER;
ANALYZE;
"""
BEFORE_SECONDS = 5


def run():
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder) / "cluster") as urls:
        restore(urls, (FOLDER / "0.1.0.sql").read_text(encoding="utf-8"))
        grant(urls)
        with psycopg2.connect(urls["DATABASE_OWNER_URL"]) as owner, owner.cursor() as cursor:
            cursor.execute(LOAD)
        owner.close()
        with OldSite(urls) as site:
            time.sleep(BEFORE_SECONDS)
            began = time.monotonic()
            code, said = manage(urls, "migrate", check=False)
            ended = time.monotonic()
            time.sleep(BEFORE_SECONDS)
        assert code == 0, said
        verify(urls)
        assert set(site.refusals) <= UNSIGNED, f"refused: {site.refusals[:3]}"

        def spoken(since, until):
            return (
                f"median {site.percentile(0.5, since=since, until=until) * 1000:.0f} ms,"
                f" p95 {site.percentile(0.95, since=since, until=until) * 1000:.0f} ms,"
                f" longest {site.percentile(1, since=since, until=until) * 1000:.0f} ms"
            )

        return {
            "rows loaded": f"{OPENINGS + MESSAGES:,}",
            "migrate": f"{ended - began:.1f} s; {_locks(said)}",
            "old site before": spoken(0, began),
            "old site during": spoken(began, ended),
            "old site after": spoken(ended, float("inf")),
            "refused to the old site": f"{len(site.refusals)} of {site.count:,}",
        }


def _locks(said):
    """What migrate says of its locks: which, after how many tries, and how long it held them."""
    return "; ".join(re.findall(r"(?:Took|Held) .*(?=\.)", said))
