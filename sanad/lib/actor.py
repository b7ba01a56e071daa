"""Who acts: said by the web process, signed, and believed by the database for one transaction.

A setting of the session is written by whoever has the site's password. So what stands in it is a
token: what is said (the account, the page, until when) and a MAC over it and over the transaction
it was made for. `actor_context()` is the one function of the database that reads it; every rule and
every function of the history asks that one. The key lies in the environment (`ACTOR_KEY`) and, by
the owner's `migrate`, in a schema that the site's role cannot enter.

A token is good in one transaction of one server process: seen elsewhere (in `pg_stat_activity`, in
a log) it is worth nothing, and a pooler that gives each transaction another process changes none of
it.
"""

import base64
import hashlib
import hmac
import json
import re
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg2.extensions import (
    TRANSACTION_STATUS_IDLE,
    TRANSACTION_STATUS_INERROR,
    TRANSACTION_STATUS_INTRANS,
)

P = ParamSpec("P")
R = TypeVar("R")

# A transaction that goes on for longer is signed anew.
LIFE_SECONDS = 300
SETTING = "sanad.actor"
# SQL: the account that acts, in a rule; NULL where nobody signed.
WHO = "public.actor()"
# SQL: a process of the portal acts, for somebody or for nobody: it holds `ACTOR_KEY`.
SIGNED = "coalesce(public.actor_context() ? 'user', FALSE)"
# SQL: whoever writes signs it; not asked while a release that signs nothing may still be at work.
SIGNS_AT_ALL = f"({SIGNED} OR NOT public.signatures_are_asked())"
# What may fire a trigger. Anything else goes out as it is.
WRITES = re.compile(r"\s*(insert|update|delete|merge|with)\b", re.IGNORECASE)


# What the process says ------------------------------------------------------------------------


@contextmanager
def acting(user: Callable[[], int | None] | int | None, **said: Any) -> Iterator[None]:
    """Within it the account `user` (its key, or what returns it) acts, in the history and before
    the rules. `said` goes into the history with it, as JSON. Inside another one it acts instead.
    """
    outer, inner = _acting.get(), _Acting(user if callable(user) else lambda: user, said)
    if outer is not None:
        inner.go_on_in_transaction_of(outer)
    token = _acting.set(inner)
    try:
        if outer is None:
            with connection.execute_wrapper(_sign):
                yield
        else:
            yield
    finally:
        _acting.reset(token)
        if outer is None:
            inner.leave()
        else:
            outer.go_on_in_transaction_of(inner)


def signed(verb: Callable[P, R]) -> Callable[P, R]:
    """What the verb writes is signed outside a page, too: by the account that it is given as `by`,
    or by the portal itself, in nobody's name. Where somebody acts already, they go on."""

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        by: Any = kwargs.get("by")
        with acting_unless_somebody_does(None if by is None else by.pk):
            return verb(*args, **kwargs)

    return run


def acting_unless_somebody_does(user: int | None) -> AbstractContextManager[None]:
    """`acting(user)` outside a page and a step; within one, who acts there goes on."""
    return nullcontext() if _acting.get() else acting(user)


class _Acting:
    """What is said, and the transaction that it was last signed for."""

    def __init__(self, user: Callable[[], int | None], said: dict[str, Any]) -> None:
        self.user, self.said, self.id = user, said, str(uuid.uuid4())
        self.transaction: str | None = None
        self.until, self.again_at = 0, 0.0
        self.last: tuple[Any, str] = (None, "")
        self.is_asked = False

    def token(self) -> str:
        """For the transaction that the connection is in, or begins by this."""
        if self.transaction is None or time.monotonic() > self.again_at:
            # Not by Django's cursor: whoever counts a page's statements counts what it asks for.
            with connection.connection.cursor() as cursor:
                cursor.execute(
                    "SELECT public.actor_transaction(),"
                    " extract(epoch FROM clock_timestamp())::bigint"
                )
                self.transaction, now = cursor.fetchone()
            self.until, self.again_at = now + LIFE_SECONDS, time.monotonic() + LIFE_SECONDS / 2
        self.is_asked = True
        try:
            user = self.user()
        finally:
            self.is_asked = False
        said = {**self.said, "user": user, "id": self.id, "until": self.until}
        if self.last[0] != (said, self.transaction):
            self.last = ((said, self.transaction), sign(said, self.transaction))
        return self.last[1]

    def go_on_in_transaction_of(self, other: "_Acting") -> None:
        """Until a statement finds no transaction begun, it is the one that `other` was in."""
        self.transaction, self.until, self.again_at = other.transaction, other.until, other.again_at

    def leave(self) -> None:
        """What is left of the transaction is nobody's again."""
        is_open = connection.connection is not None and not connection.connection.closed
        if not (is_open and self.transaction is not None):
            return
        if connection.connection.get_transaction_status() == TRANSACTION_STATUS_INTRANS:
            with connection.connection.cursor() as cursor:
                cursor.execute(f"SELECT set_config('{SETTING}', '', true)")


_acting: ContextVar[_Acting | None] = ContextVar("acting", default=None)


def sign(said: dict[str, Any], transaction: str, key: str | None = None) -> str:
    """The token that says so in the transaction, by the newest `ACTOR_KEY` or another one."""
    payload = base64.b64encode(json.dumps(said).encode()).decode()
    return f"{payload}.{mac(f'{payload}@{transaction}', key)}"


def mac(message: str, key: str | None = None) -> str:
    """64 hex digits that the database verifies, by the newest `ACTOR_KEY` or another one.

    What is signed beside tokens begins with a word that no token begins with (`sanad.lib.marks`).
    """
    secret = _secret(settings.ACTOR_KEYS[0] if key is None else key)
    return hmac.new(secret, message.encode(), hashlib.sha256).hexdigest()


def _sign(execute: Any, sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Django's wrapper of every statement: each that writes has the token set before it, in one
    trip. A savepoint that is rolled back takes the setting with it, so every one of them has."""
    on = context["connection"]
    status = on.connection.get_transaction_status()
    acting = _acting.get()
    if acting is None or acting.is_asked or status == TRANSACTION_STATUS_INERROR:
        # Asked who it is: reading that may note when a session was seen, in nobody's name.
        return execute(sql, params, many, context)
    if status == TRANSACTION_STATUS_IDLE:
        acting.transaction = None
    if not (isinstance(sql, str) and WRITES.match(sql)):
        return execute(sql, params, many, context)
    if on.get_autocommit():  # a statement on its own, signed in a transaction of its own
        with transaction.atomic(using=on.alias):
            return _sign(execute, sql, params, many, context)
    # Letters of base64, a dot, hex digits: nothing to be quoted.
    setting = f"SELECT set_config('{SETTING}', '{acting.token()}', true)"
    if many:
        with on.connection.cursor() as cursor:
            cursor.execute(setting)
        return execute(sql, params, many, context)
    return execute(f"{setting}; {sql}", params, many, context)


# What the database knows ----------------------------------------------------------------------

PRIVATE = "sanad_private"
KEYS = f"{PRIVATE}.actor_key"
BLOCK = 64  # of SHA-256, in bytes

# Which transaction this is: its server process and the microsecond in which it began.
TRANSACTION_BODY = (
    "SELECT pg_backend_pid() || '/'"
    " || (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint"
)
# HMAC-SHA256 of what `sha256()` does. The key is nowhere a parameter of a plan, only a column: what
# a session may print of its plans shows none of it. The two MACs are hashed once more before they
# are compared: how far they agree is not to be measured.
IS_MAC = "length({0}) = 64 AND translate({0}, '0123456789abcdef', '') = ''"
IS_SIGNED = f"""EXISTS (SELECT FROM {KEYS} k
            WHERE sha256(k.outer_pad || sha256(k.outer_pad || sha256(k.inner_pad || {{message}})))
            = sha256(k.outer_pad || decode({{mac}}, 'hex')))"""
CONTEXT_BODY = f"""
DECLARE
    token text := current_setting('{SETTING}', true);
    payload text := split_part(token, '.', 1);
    mac text := split_part(token, '.', 2);
    message bytea;
    said jsonb;
BEGIN
    IF coalesce(token, '') = '' THEN
        RETURN NULL;
    END IF;
    -- A pattern would cost more than all the rest.
    IF {IS_MAC.format("mac")} THEN
        message := convert_to(payload || '@' || public.actor_transaction(), 'UTF8');
        IF {IS_SIGNED.format(message="message", mac="mac")} THEN
            said := convert_from(decode(payload, 'base64'), 'UTF8')::jsonb;
            IF (said ->> 'until')::bigint >= extract(epoch FROM clock_timestamp()) THEN
                RETURN said - 'until';
            END IF;
        END IF;
    END IF;
    RETURN '{{"unsigned": true}}';
END
"""
# The web process signed that this is the mark of that identity number (`sanad.lib.marks`).
MARK = (
    "convert_to('identity/' || encode(sha256(convert_to(number, 'UTF8')), 'hex')"
    " || '/' || mark, 'UTF8')"
)
MARK_BODY = f"""
BEGIN
    IF {IS_MAC.format("seal")} THEN
        RETURN {IS_SIGNED.format(message=MARK, mac="seal")};
    END IF;
    RETURN FALSE;
END
"""
# A site of before goes on while `migrate` brings this release in: every table asks for a signature
# from the first start of a process that signs, and from then on for good (`ask_for_signatures`).
ASKED = f"{PRIVATE}.signatures_asked"
ARE_ASKED_BODY = f"SELECT EXISTS (SELECT FROM {ASKED})"
ASK_BODY = f"INSERT INTO {ASKED} SELECT TRUE WHERE NOT EXISTS (SELECT FROM {ASKED})"
ACTOR_BODY = "SELECT (public.actor_context() ->> 'user')::bigint"

# As `pg_proc` writes it down.
SEARCH_PATH = "search_path=pg_catalog, pg_temp"
AS_OWNER = f"STABLE SECURITY DEFINER SET {SEARCH_PATH.replace('=', ' = ')}"
# name: what it returns, its language and options, its body.
FUNCTIONS = {
    "actor_transaction": ("text", "LANGUAGE sql STABLE", TRANSACTION_BODY),
    "actor_context": ("jsonb", f"LANGUAGE plpgsql {AS_OWNER}", CONTEXT_BODY),
    "actor": ("bigint", "LANGUAGE sql STABLE", ACTOR_BODY),
    "identity_mark_is_signed": ("boolean", f"LANGUAGE plpgsql {AS_OWNER}", MARK_BODY),
    "signatures_are_asked": ("boolean", f"LANGUAGE sql {AS_OWNER}", ARE_ASKED_BODY),
    "ask_for_signatures": (
        "void",
        f"LANGUAGE sql {AS_OWNER.replace('STABLE', 'VOLATILE')}",
        ASK_BODY,
    ),
}
# What a function takes; the others take nothing.
TAKES = {"identity_mark_is_signed": "number text, mark text, seal text"}


def create(cursor: CursorWrapper) -> None:
    """Put the functions in place and the environment's keys, as the owner; only what differs."""
    cursor.execute("SELECT to_regclass(%s)", [KEYS])
    if cursor.fetchone() == (None,):
        cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {PRIVATE}")
        cursor.execute(f"REVOKE ALL ON SCHEMA {PRIVATE} FROM PUBLIC")
        cursor.execute(
            f"CREATE TABLE {KEYS} (inner_pad bytea NOT NULL, outer_pad bytea PRIMARY KEY)"
        )
        cursor.execute(f"REVOKE ALL ON {KEYS} FROM PUBLIC")
    _make_place_for_asking(cursor)
    for name, (returns, options, body) in FUNCTIONS.items():
        cursor.execute(
            "SELECT prosrc FROM pg_proc WHERE proname = %s"
            " AND pronamespace = 'public'::regnamespace",
            [name],
        )
        if cursor.fetchone() != (body,):
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION public.{name}({TAKES.get(name, '')})"
                f" RETURNS {returns} {options}"
                f" AS $actor${body}$actor$"
            )
    write_keys(cursor)


def _make_place_for_asking(cursor: CursorWrapper) -> None:
    """Where nobody has an account yet no older release is at work: it is asked at once."""
    cursor.execute("SELECT to_regclass(%s)", [ASKED])
    if cursor.fetchone() == (None,):
        cursor.execute(f"CREATE TABLE {ASKED} (are_asked boolean PRIMARY KEY)")
        cursor.execute(f"REVOKE ALL ON {ASKED} FROM PUBLIC")
        cursor.execute("SELECT EXISTS (SELECT FROM public.accounts_user)")
        if cursor.fetchone() == (False,):
            cursor.execute(ASK_BODY)


def ask_for_signatures() -> None:
    """From here on every table wants the portal's signature: a process that signs has started."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.ask_for_signatures()")


def write_keys(cursor: CursorWrapper) -> None:
    """The database believes the keys of `ACTOR_KEY` from here on, and no others."""
    pads = {_pad(_secret(key), 0x5C): _pad(_secret(key), 0x36) for key in settings.ACTOR_KEYS}
    cursor.execute(f"SELECT outer_pad FROM {KEYS}")
    standing = {bytes(outer) for (outer,) in cursor.fetchall()}
    for outer in standing - set(pads):
        cursor.execute(f"DELETE FROM {KEYS} WHERE outer_pad = %s", [outer])
    for outer in set(pads) - standing:
        cursor.execute(f"INSERT INTO {KEYS} VALUES (%s, %s)", [pads[outer], outer])


def is_believed() -> bool:
    """Whether the database takes this process's word for who acts."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT public.actor_transaction()")
            (where,) = cursor.fetchone()
            token = sign({"user": None, "until": 2**40}, where)
            cursor.execute(f"SELECT set_config('{SETTING}', %s, true)", [token])
            cursor.execute("SELECT public.actor_context() ? 'user'")
            (is_believed,) = cursor.fetchone()
            cursor.execute(f"SELECT set_config('{SETTING}', '', true)")
            return bool(is_believed)
    except DatabaseError:  # the functions are not there, or are others
        return False


def _secret(key: str) -> bytes:
    """What the database is given: a leaked dump of it is not the environment's key."""
    return hmac.new(key.encode(), b"sanad actor", hashlib.sha256).digest()


def _pad(secret: bytes, byte: int) -> bytes:
    return bytes(each ^ byte for each in secret.ljust(BLOCK, b"\0"))
