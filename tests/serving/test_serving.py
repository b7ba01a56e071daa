"""The site as a process: slow phones, large bodies, a stuck request, a crash, a graceful end."""

import asyncio
import re
import selectors
import signal
import socket
import threading
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from sanad import server
from sanad.lib import clock
from tests.conftest import owners_cursor
from tests.serving import load
from tests.serving.site import Site, site_url

LOGIN = "/accounts/login/"
pytestmark = pytest.mark.xdist_group("serving")  # one site for most of them
# Within which a page comes while nothing but slow phones are there, on a busy machine too.
SOON = 10


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, moved_clock):
    """One site for all tests of this file that leave it running: one process of one thread, which
    a single slow phone would be enough to stop."""
    with django_db_blocker.unblock(), clock_of_the_machine(moved_clock):
        running = Site(site_url(), "--workers=1", "--threads=1").__enter__()
    yield running
    running.__exit__()


@pytest.fixture
def serve(transactional_db, real_clock):
    """`serve(*options)`: a site of the test's own."""
    running = []

    def start(*options):
        running.append(Site(site_url(), *options))
        return running[-1].__enter__()

    yield start
    for site in running:
        site.__exit__()


@contextmanager
def clock_of_the_machine(real):
    """`serve` verifies the database's clock; a suite of another day has moved it."""
    with owners_cursor() as owner, pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "NOW_BODY", real)
        clock.create(owner, replace=True)
        yield
        patch.undo()
        clock.create(owner, replace=True)


def send(site, text):
    """A connection that has sent `text`."""
    phone = socket.create_connection(("127.0.0.1", site.port), timeout=SOON)
    phone.sendall(text)
    return phone


def everything(phone):
    """All that comes until the server closes."""
    phone.settimeout(SOON)
    with phone:
        return b"".join(iter(lambda: phone.recv(65536), b""))


def test_slow_phones_keep_nobody_waiting(site):
    async def others():
        async with load.slow_bodies(site.port, 20) as sending:
            async with load.slow_readers(site.port, 20, "/drill/large/") as reading:
                for _ in range(5):
                    status, _took = await asyncio.wait_for(load.ask(site.port, LOGIN), SOON)
                    assert status == 200
                assert sending() == reading() == 20

    asyncio.run(others())


def test_a_slow_body_arrives_whole(site):
    form = b"login=0500000000&" + b"x" * 400_000
    lines = [f"Content-Length: {len(form)}", "Content-Type: application/x-www-form-urlencoded"]
    phone = send(site, load.head("POST", "/drill/echo/", *lines))
    for start in range(0, len(form), 100_000):
        phone.sendall(form[start : start + 100_000])
        time.sleep(0.1)
    assert everything(phone).endswith(f"{len(form)} bytes".encode())


def test_a_body_that_is_too_large_is_refused_before_it_is_read(site):
    """By a page in words, which the browser can read although it has not sent all."""
    phone = send(
        site, load.head("POST", LOGIN, f"Content-Length: {server.MAX_BODY_BYTES + 1}") + b"x" * 10
    )
    answer = everything(phone).decode()
    assert answer.startswith("HTTP/1.1 413 ")
    assert 'dir="rtl"' in answer


def test_who_sends_on_after_the_refusal_still_reads_it(site):
    phone = send(site, load.head("POST", LOGIN, f"Content-Length: {server.MAX_BODY_BYTES + 1}"))
    for _ in range(20):
        phone.sendall(b"x" * 100_000)
        time.sleep(0.01)
    assert everything(phone).startswith(b"HTTP/1.1 413 ")


def test_a_process_that_dies_is_replaced(site):
    first = site.get("/drill/process/")
    with pytest.raises(OSError):
        site.get("/drill/process/?die")
    deadline = time.monotonic() + SOON
    while time.monotonic() < deadline:
        try:
            second = site.get("/drill/process/")
            break
        except OSError:
            time.sleep(0.2)
    assert second != first


def test_sigterm_lets_what_runs_end(serve):
    """And the log has a line for each answer, without what was searched for."""
    site = serve("--workers=1", "--threads=1")
    site.get("/accounts/login/?next=/desk/people/%3Fq=1012345678")
    answers = []
    asking = threading.Thread(target=lambda: answers.append(site.get("/drill/wait/?seconds=3")))
    asking.start()
    time.sleep(1)
    site.process.send_signal(signal.SIGTERM)
    asking.join(SOON)
    assert answers == [(200, b"done")]
    assert site.process.wait(SOON) == 0
    said = site.said()
    assert re.search(r'"GET /accounts/login/ HTTP/1.1" 200 \d+ "-"', said)
    assert "1012345678" not in said


def test_a_request_that_never_ends_costs_its_process_and_nobody_elses_answer(serve):
    site = serve("--workers=1", "--threads=2", "--", "--timeout=2", "--graceful-timeout=6")
    first = site.get("/drill/process/")
    broken = []

    def ask_for_long():
        try:
            site.get("/drill/wait/?seconds=60")
        except OSError as error:
            broken.append(error)

    stuck = threading.Thread(target=ask_for_long)
    stuck.start()
    time.sleep(1.5)
    status, body = site.get("/drill/wait/?seconds=1")
    assert (status, body) == (200, b"done")
    stuck.join(SOON)
    assert broken
    assert site.get("/drill/process/") != first
    said = site.said()
    assert "GET /drill/wait/ runs for more than 2 seconds" in said


def test_a_request_answered_while_the_kernel_is_told_leaves_nobody_waiting():
    """The connection is looked at once more: otherwise what the browser asks next over it is not
    read before the connection is idle for a minute."""
    ours, theirs = socket.socketpair()
    one = SimpleNamespace(accepting=False, requests=["asked"], writable=lambda: False)

    def readable():
        """Not while a request runs, which a thread ends at this very moment."""
        was_idle = not one.requests
        one.requests.clear()
        return was_idle

    one.readable = readable
    with ours, theirs:
        sockets = server.Sockets()
        sockets[ours.fileno()] = one
        sockets.wait(0)
        sockets.wait(0)
        assert sockets.awaited[ours.fileno()] == selectors.EVENT_READ
