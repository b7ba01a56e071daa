"""The bench still runs: it loads, every page it times answers, and the verbs go on after it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app.models import SupportRequest
from sanad.accounts.models import User
from sanad.contact.models import Contact
from sanad.lib.composed import Kept
from tests.bench import served
from tests.bench.load import load
from tests.bench.measure import report, signed_in
from tests.bench.pages import OF_THE_DAY, pages
from tests.factories import requests as situations
from tests.factories.accounts import BranchFactory, UserFactory
from tests.serving.site import site_url


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


def test_what_is_put_together_once_asks_for_each_what_is_theirs(loaded, monkeypatch):
    """Each page sends the same statements as if all were put together anew, whoever came before:
    no value of a row, of a day or of another account stands in one."""
    branch = BranchFactory(name="فرع آخر")
    others = [UserFactory(roles=[role], is_staff=True, branch=branch) for role in OF_THE_DAY]
    asked = [(label, user, url) for label, user, url in pages() if user]
    asked += [(label, other, url) for label, _user, url in asked for other in (others[0],)]
    asked += [("my day", other, reverse("workbench:today")) for other in others]
    clients = {user: signed_in(user) for _label, user, _url in asked}
    for _label, user, url in asked:
        clients[user].get(url)  # what is written once a day is written
    with monkeypatch.context() as anew:
        anew.setattr(Kept, "get", lambda _self, _key, make: make())
        expected = [_statements(clients[user], url) for _label, user, url in asked]
    for (label, user, url), plain in zip(asked, expected, strict=True):
        assert _statements(clients[user], url) == plain, (label, user.username)


def _statements(client, url):
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    sent = [query["sql"] for query in queries if "set_config" not in query["sql"]]
    return [re.sub(r"_django_curs_\w+", "cursor", sql) for sql in sent]


@pytest.mark.xdist_group("serving")
def test_django_alone_is_weighed_beside_the_portal(django_db_setup):
    assert 20 < served.bare_megabytes(site_url(), seconds=0.2) < 1000
