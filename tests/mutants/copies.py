"""A copy of the checkout, with a PostgreSQL of its own that holds the suite's database ready."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2

from sanad.embedded import Cluster
from tests.cluster import variables

CHECKOUT = Path(__file__).resolve().parents[2]
LINKED = (".venv", "node_modules", ".sanad")
# Any test that asks for a database: it has pytest make it.
FIRST_TEST = "tests/accounts/test_names.py"
TESTED, READY = "test_sanad", "ready"


class Copy:
    """What stands in the checkout, committed or not, without what is made."""

    def __init__(self, path):
        kept = shutil.ignore_patterns(*LINKED, ".git", "__pycache__", ".*_cache", "test-results")
        shutil.copytree(CHECKOUT, path, ignore=kept, symlinks=True)
        for name in LINKED:
            if (CHECKOUT / name).exists():
                (path / name).symlink_to((CHECKOUT / name).resolve())
        self.path, self.database = path, {}

    @contextmanager
    def with_database(self):
        """Within it the tests run on this copy's own cluster, where the database is made once."""
        with tempfile.TemporaryDirectory(prefix="sanad-mutants-") as folder:
            places = [Path(folder) / name for name in ("cluster", "files", "static")]
            for place in places:
                place.mkdir()
            with Cluster(places[0]) as cluster:
                self.database = variables(cluster, *map(str, places[1:]))
                first = self.run_tests("-n", "0", FIRST_TEST)
                if first.returncode:
                    sys.exit(first.stdout)
                self._as_owner(f"ALTER DATABASE {TESTED} RENAME TO {READY}")
                yield

    def begin_anew(self, *, is_ready):
        """The next run has a database as it was made; where not `is_ready` it makes its own."""
        self._as_owner(f"DROP DATABASE IF EXISTS {TESTED} WITH (FORCE)")
        if is_ready:
            self._as_owner(f"CREATE DATABASE {TESTED} TEMPLATE {READY}")

    def run_tests(self, *arguments, timeout=None, **more):
        """Pytest's end. Raises `TimeoutExpired`."""
        # No bytecode: a change within the same second would be taken for the old file.
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
            cwd=self.path,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"} | self.database | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            text=True,
        )

    def _as_owner(self, statement):
        with closing(psycopg2.connect(self.database["DATABASE_OWNER_URL"])) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement)
