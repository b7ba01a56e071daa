"""The bench still runs: it loads, every page it times answers, and the verbs go on after it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app.models import SupportRequest
from sanad.accounts.models import User
from sanad.contact.models import Contact
from tests.bench.load import load
from tests.bench.measure import report, signed_in
from tests.bench.pages import pages
from tests.factories import requests as situations


@pytest.fixture
def loaded(as_owner, settings):
    """Sixty people: twenty, and two copies of each."""
    settings.ROOT_URLCONF = "tests.bench.urls"
    load(60, seeds=20)


def test_it_times_every_page_and_step(loaded, capsys):
    report(times=1)
    table = capsys.readouterr().out
    assert "my day" in table and "return for completion" in table
    # A number leads straight to its request; every other page is a page, and every step is done.
    assert re.findall(r"answered (\d+)", table) == ["302"]
    assert Contact.objects.filter(caller_name="أبو فهد").count() == 2
    assert SupportRequest.objects.filter(status="returned", reminders_sent=0, desk_days_used__gt=0)
    assert re.search(r"nothing to do: [\d.]+ s, \d+ statements", table)
    assert re.search(r"letters: \d+ a second", table)


def test_the_next_number_comes_after_all_that_were_loaded(loaded):
    newest = max(SupportRequest.objects.exclude(number=None).values_list("number", flat=True))
    submitted = situations.submitted()
    assert submitted.number > newest


def test_the_providers_day_adds_up_no_deliveries(loaded):
    """What is given of a line is a column of it."""
    client = signed_in(User.objects.get(username="provider"))
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(reverse("workbench:today"))
    assert [number.count for number in answer.context["numbers"] if number.code == "give"] != [0]
    assert not [query["sql"] for query in queries if "requests_app_delivery" in query["sql"]]


# How many statements a page may ask whatever the rows: eight a list, twelve a record or a day.
LIST, RECORD = 8, 12
BUDGETS = {
    **dict.fromkeys(("home", "policy", "her requests", "people", "requests", "committee"), LIST),
    **dict.fromkeys(("deliveries", "contacts", "conduct cases", "satisfaction"), LIST),
    **dict.fromkeys(("requests: with the committee", "openings of files"), LIST),
    **dict.fromkeys(("search: a number", "search: two common names", "search: a mobile"), LIST),
    **dict.fromkeys(("my day", "her request", "a file", "its form", "an agenda item"), RECORD),
    "a conduct case": RECORD,
    # It shows the most of all: papers, reasons, what completes it, messages and how they left.
    "a request at the desk": RECORD + 1,
    # Django's own page.
    "admin: colleagues": 10,
}


def test_no_page_asks_more_than_its_budget(loaded):
    over, seen = {}, set()
    for label, user, url in pages():
        client = signed_in(user)
        client.get(url)  # the first of a day is on the record of the file, with a row of its own
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        seen.add(label)
        if len(queries) > BUDGETS[label]:
            over[label, user and user.username] = [query["sql"][:300] for query in queries]
    assert not over, over
    assert seen == set(BUDGETS)
