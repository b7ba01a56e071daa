"""A lock that one process in all holds, also where a pooler hands out the connections.

A lock of the session would stay with the pooler's connection when its holder has gone: nobody gets
it again, in silence. A transaction's ends with it, however its holder ends.
"""

import contextlib
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, connection


@contextlib.contextmanager
def only_one(number: int) -> Iterator[bool]:
    """Whether this process got the lock `number`; held until the end of the `with`.

    It is held by a transaction of a connection of its own, so what is done meanwhile commits
    step by step as ever.
    """
    holder = connection.copy()
    try:
        holder.set_autocommit(False)
        with holder.cursor() as cursor:
            # It waits as long as the work takes, and is not to be ended for that.
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
            (held,) = cursor.fetchone()
        yield held
    finally:
        # Ended before it is left: a pooler takes its time to notice that somebody is gone.
        for leave in (holder.rollback, holder.close):
            with contextlib.suppress(DatabaseError, InterfaceError):
                leave()
