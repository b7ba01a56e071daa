"""The suite makes its tables at once; here an empty database is migrated as it will be for real."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from sanad.embedded import Cluster

CHECKOUT = Path(__file__).resolve().parent.parent.parent
# A trigger as an earlier release named it: the numbers of the order came later.
OLD_NAME = "pgtrigger_contact_z_times_c41e7"
OLD_TRIGGER = f"""
    CREATE FUNCTION public.{OLD_NAME}() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RETURN NULL; END $$;
    CREATE TRIGGER {OLD_NAME} BEFORE INSERT ON public.contact_contact
        FOR EACH ROW EXECUTE FUNCTION public.{OLD_NAME}();
"""
LEFT = """SELECT tgname::text FROM pg_trigger WHERE tgname = %(name)s
    UNION ALL SELECT proname::text FROM pg_proc WHERE proname = %(name)s"""
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
        migrate = {
            "args": [sys.executable, "manage.py", "migrate", "--verbosity=0"],
            "cwd": CHECKOUT,
            "check": True,
            "env": {**owner, "DATABASE_OWNER_URL": owner["DATABASE_URL"]},
        }
        subprocess.run(**migrate)
        with psycopg2.connect(urls["DATABASE_OWNER_URL"]) as database, database.cursor() as cursor:
            cursor.execute(OLD_TRIGGER)
        # Again: nothing is in its way, and what an earlier release left is gone.
        subprocess.run(**migrate)
        with psycopg2.connect(urls["DATABASE_OWNER_URL"]) as database, database.cursor() as cursor:
            cursor.execute(LEFT, {"name": OLD_NAME})
            assert cursor.fetchall() == []
        subprocess.run(
            [sys.executable, "-c", VERIFY],
            cwd=CHECKOUT,
            check=True,
            env={**owner, "DATABASE_URL": urls["DATABASE_URL"]},
        )
