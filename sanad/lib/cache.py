"""The shared cache: JSON in one table of the database, by the database's clock.

What lies in a table that the site's role can write is never unpickled. A web machine whose clock
is wrong neither ends an entry early nor keeps it longer.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import BaseDatabaseCache
from django.db import connection

ENDS = "statement_timestamp() + %s * interval '1 second'"
NEVER = "'infinity'::timestamptz"


class JsonCache(BaseDatabaseCache):
    """Django's cache over `LOCATION`, a table that `createcachetable` makes.

    Values are what JSON can say; TypeError for any other. One statement each, so that two
    processes at once never lose each other's count. Ended entries are swept by the worker.
    """

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self.get_many([key], version).get(key, default)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        wanted = {self.make_and_validate_key(key, version=version): key for key in keys}
        rows = self._rows(
            "SELECT cache_key, value FROM {table}"
            " WHERE cache_key = ANY(%s) AND expires > statement_timestamp()",
            [list(wanted)],
        )
        return {wanted[key]: json.loads(value) for key, value in rows}

    def set(
        self,
        key: str,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        self._write("", key, value, timeout, version)

    def add(
        self,
        key: str,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Write it unless an entry of this key lives; whether it was written."""
        return self._write(
            " WHERE {table}.expires <= statement_timestamp()", key, value, timeout, version
        )

    def touch(
        self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Let a living entry end `timeout` seconds from now; whether there was one."""
        ends, seconds = self._ends(timeout)
        return bool(
            self._rows(
                f"UPDATE {{table}} SET expires = {ends}"
                " WHERE cache_key = %s AND expires > statement_timestamp() RETURNING 1",
                [*seconds, self.make_and_validate_key(key, version=version)],
            )
        )

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Add to a living count and return it; ValueError where there is none.

        What is no number is none: whatever was written there, nobody is answered with an error.
        """
        rows = self._rows(
            "UPDATE {table} SET value = (value::bigint + %s)::text"
            " WHERE cache_key = %s AND expires > statement_timestamp()"
            r" AND value ~ '^-?\d{{1,18}}$' RETURNING value::bigint",
            [delta, self.make_and_validate_key(key, version=version)],
        )
        if not rows:
            raise ValueError(f"no count is kept under {key!r}")
        return int(rows[0][0])

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(
            self._rows(
                "DELETE FROM {table} WHERE cache_key = %s"
                " RETURNING expires > statement_timestamp()",
                [self.make_and_validate_key(key, version=version)],
            )
        )

    def has_key(self, key: str, version: int | None = None) -> bool:
        return bool(
            self._rows(
                "SELECT 1 FROM {table} WHERE cache_key = %s AND expires > statement_timestamp()",
                [self.make_and_validate_key(key, version=version)],
            )
        )

    def clear(self) -> None:
        self._rows("DELETE FROM {table} RETURNING 1")

    def sweep(self) -> int:
        """Delete what has ended; how many entries went."""
        return len(
            self._rows("DELETE FROM {table} WHERE expires < statement_timestamp() RETURNING 1")
        )

    # ------------------------------------------------------------------------------------------

    def _ends(self, timeout: float | None) -> tuple[str, list[float]]:
        """The SQL of the moment at which an entry ends, and its parameters."""
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return (NEVER, []) if seconds is None else (ENDS, [seconds])

    def _write(
        self, unless: str, key: str, value: Any, timeout: float | None, version: int | None
    ) -> bool:
        ends, seconds = self._ends(timeout)
        return bool(
            self._rows(
                f"INSERT INTO {{table}} (cache_key, value, expires) VALUES (%s, %s, {ends})"
                " ON CONFLICT (cache_key) DO UPDATE"
                f" SET value = excluded.value, expires = excluded.expires{unless} RETURNING 1",
                [self.make_and_validate_key(key, version=version), json.dumps(value), *seconds],
            )
        )

    def _rows(self, sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        table = connection.ops.quote_name(self._table)  # type: ignore[attr-defined]
        with connection.cursor() as cursor:
            cursor.execute(sql.format(table=table), list(parameters))
            return cursor.fetchall()
