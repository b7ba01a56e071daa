"""Timing pages, steps, letters and the worker, each beside a bare one of the same process.

A ratio tells what changed, on any machine: 0.25 is a page that costs as much as four bare ones. So
goes how many requests a second a process answers: all the time here is that of one process, and of
PostgreSQL, for which it waits.
"""

import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries.models import Person
from sanad.accounts.models import User
from sanad.letters.enums import LetterKind
from sanad.letters.issue import issue
from sanad.management.commands.worker import run_due
from sanad.portal.familiar import COOKIE
from tests.bench import say
from tests.bench.pages import pages
from tests.bench.steps import steps

WARM = 2
BARE, BARE_STEP = "/bare/list/", ("/bare/insert/", {})
LETTERS = 20
PHONES = {}  # of each account, by its key: what the cookie of its phone holds
HEAD = f"{'ms':>9}{'python':>9}{'× bare':>9}{'ratio':>8}{'python':>8}{'queries':>9}"


class Measured:
    """The fastest of several, and of the bare ones done in turn with them: milliseconds in all and
    those of Python; how many statements it asks."""

    def __init__(self, timed, bare, queries, response):
        self.ms, self.python = fastest(timed)
        self.bare, self.bare_python = fastest(bare or timed)
        self.queries, self.status = queries, response.status_code
        self.kb = len(response.content) / 1024

    def line(self):
        """Its line of the table, behind the name."""
        return (
            f"{self.ms:>9.2f}{self.python:>9.2f}{self.ms / self.bare:>9.1f}"
            f"{self.bare / self.ms:>8.2f}{self.bare_python / self.python:>8.2f}{self.queries:>9}"
        )


def fastest(timed):
    """Of each figure the least: whatever else the machine does only adds."""
    return tuple(min(figures) for figures in zip(*timed, strict=True))


def report(times):
    """Print the tables; nothing is asserted about seconds."""
    report_pages(times)
    report_steps(times)
    report_work()


def report_pages(times):
    say(f"{'page':<34}{'as':<13}{HEAD}{'KB':>7}")
    officer = User.objects.get(username="officer")
    bare = measure(officer, BARE, times=times)
    say(f"{'a bare page of 30 rows':<47}{bare.line()}{bare.kb:>7.1f}")
    for label, user, url in [("nothing", None, "/bare/"), *pages()]:
        page = measure(user, url, times=times)
        note = "" if page.status == 200 else f"  answered {page.status}"
        name = user.username if user else ""
        say(f"{label:<34}{name:<13}{page.line()}{page.kb:>7.1f}{note}")


def report_steps(times):
    say(f"\n{'step':<34}{'as':<13}{HEAD}")
    officer = User.objects.get(username="officer")
    say(f"{'a bare one: a row inserted':<47}{measure_forms(officer, [BARE_STEP] * times).line()}")
    for label, user, forms in steps(times + 1):
        step = measure_forms(user, forms)
        note = "" if step.status == 302 else f"  answered {step.status}"
        say(f"{label:<34}{user.username:<13}{step.line()}{note}")


def report_work():
    """The worker's pass with nothing to do, behind one that does what there is; then letters."""
    run_due()
    started = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        run_due()
    took = time.perf_counter() - started
    say(f"\nthe worker's pass with nothing to do: {took:.2f} s, {len(queries)} statements")
    person, officer = Person.objects.earliest("id"), User.objects.get(username="officer")
    started = time.perf_counter()
    for _ in range(LETTERS):
        issue(kind=LetterKind.DECISION, to=person, subject="قرار", paragraphs=["قرار"], by=officer)
    say(f"letters: {LETTERS / (time.perf_counter() - started):.0f} a second")


def measure(user, url, *, times):
    """A page, after a few requests that warm the caches, in turn with the bare one."""
    client, beside = signed_in(user), signed_in(User.objects.get(username="officer"))
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    asked = len(queries)  # the next request empties the list
    for _ in range(WARM if times > 1 else 0):
        client.get(url)
    turns = [(timed(beside.get, BARE), timed(client.get, url)) for _ in range(times)]
    return Measured(
        [page for _bare, page in turns], [bare for bare, _page in turns], asked, response
    )


def measure_forms(user, forms):
    """A step done with each of the forms; the first is counted, the others are timed in turn with
    the bare one."""
    client, beside = signed_in(user), signed_in(User.objects.get(username="officer"))
    (url, data), *others = forms
    with CaptureQueriesContext(connection) as queries:
        first, response = timed(client.post, url, data, keep=True)
    asked = len(queries)
    turns = [(timed(beside.post, *BARE_STEP), timed(client.post, *form)) for form in others]
    took = [step for _bare, step in turns] or [first]
    return Measured(took, [bare for bare, _step in turns], asked, response)


def signed_in(user):
    client = Client(SERVER_NAME="localhost")
    if user:
        client.force_login(user)
    if user and not user.is_staff:  # on her own phone, past the first page after the sign-in
        client.cookies.load(PHONES.get(user.pk, {}))
        client.get(reverse("portal:my_requests"))
        if COOKIE in client.cookies:
            PHONES[user.pk] = {COOKIE: client.cookies[COOKIE].value}
    return client


def timed(send, *arguments, keep=False):
    """(milliseconds in all, of Python alone), with the response where it is to be kept."""
    started, python = time.perf_counter(), time.process_time()
    response = send(*arguments)
    took = (time.perf_counter() - started) * 1000, (time.process_time() - python) * 1000
    return (took, response) if keep else took
