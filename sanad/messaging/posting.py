"""One HTTP POST within a total time, whatever the other side does.

A timeout of a socket counts from byte to byte: a server that answers with one byte a second is
never too slow for it. Here the connection is cut when the whole time is over.
"""

import functools
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

CONNECT = 5.0  # seconds until the other side takes the connection
SILENCE = 10.0  # seconds without a byte
TOTAL = 20.0  # seconds for all of it; far below `workflow.LEASE`
MOST_READ = 65_536  # bytes of an answer


class NotHandedOver(Exception):
    """The other side has not got the whole message: it can have done nothing with it."""


class NoAnswer(Exception):
    """The whole message went out, and no whole answer came: nobody knows what was done with it."""


@dataclass(frozen=True)
class HttpAnswer:
    status: int
    body: bytes


def post(url: str, body: bytes, headers: Mapping[str, str]) -> HttpAnswer:
    """Post `body` and return the answer; a redirect is an answer like any other, as the headers
    may hold a key that is for this address alone.

    Raises `NotHandedOver` or `NoAnswer`, with the kind of trouble as its words.
    """
    began, parts = time.monotonic(), urlsplit(url)
    is_handed_over = False
    try:
        connection = _connected(parts)
        with connection, cut_off(connection, TOTAL - (time.monotonic() - began)) as is_cut:
            http_connection = _http(parts, connection)
            target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
            http_connection.request("POST", target, body, dict(headers))
            is_handed_over = True
            response = http_connection.getresponse()
            answer = HttpAnswer(response.status, response.read(MOST_READ))
            response.close()
            if is_cut():
                raise TimeoutError
    except (OSError, ValueError, http.client.HTTPException) as error:
        kind = NoAnswer if is_handed_over else NotHandedOver
        raise kind(type(error).__name__) from error
    return answer


@contextmanager
def cut_off(connection: socket.socket | None, seconds: float) -> Iterator:
    """Shut the connection down after so many seconds; yields a function that says whether it was.

    Raises `TimeoutError` where no time is left to begin with.
    """
    if seconds <= 0:
        raise TimeoutError
    over = threading.Event()

    def cut():
        over.set()
        try:
            if connection is not None:
                connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # it has just ended by itself

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield over.is_set
    finally:
        timer.cancel()


def _connected(parts) -> socket.socket:
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("no address of the web")
    is_safe = parts.scheme == "https"
    port = parts.port or (443 if is_safe else 80)
    connection = socket.create_connection((parts.hostname, port), CONNECT)
    connection.settimeout(SILENCE)
    if not is_safe:
        return connection
    # The handshake waits for the first word, so that it can be cut off too.
    return _tls().wrap_socket(
        connection, server_hostname=parts.hostname, do_handshake_on_connect=False
    )


def _http(parts, connection):
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    http_connection = kind(parts.hostname, parts.port)
    http_connection.sock = connection
    return http_connection


@functools.cache
def _tls():
    return ssl.create_default_context()
