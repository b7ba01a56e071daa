"""With many rows, no list and no figure looks at all requests, all people or the whole history."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app.delivery.models import CompletionItem, Payee
from sanad.accounts.models import User
from tests.bench.load import load
from tests.bench.pages import OF_THE_DAY

LARGE = {
    *("requests_app_supportrequest", "requests_app_entry", "beneficiaries_person"),
    *("requests_app_delivery", "messaging_message"),
}
PEOPLE = 20_000
TABLES = ("due", "paused", "coming", "given")

# What stands before a statement that might write: who acts.
SIGNED = re.compile(r"^SELECT set_config\('sanad\.actor'[^;]*; *")


def pages():
    """`[(what, role, address)]` of the pages that list work."""
    queue, deliveries = reverse("requests:list"), reverse("delivery:list")
    search = reverse("workbench:search")
    stages = ("check", "late", "raise", "returned", "committee", "registration", "drafts", "all")
    return [
        *(("my day", role, reverse("workbench:today")) for role in OF_THE_DAY),
        *(("queue", "officer", f"{queue}?stage={stage}") for stage in stages),
        *(("queue", "manager", f"{queue}?stage={stage}") for stage in stages),
        *(("deliveries", "provider", f"{deliveries}?table={name}") for name in TABLES),
        ("committee", "secretary", reverse("committee:list")),
        ("studies", "secretary", reverse("committee:studies")),
        ("her requests", "beneficiary", reverse("portal:my_requests")),
        ("satisfaction", "manager", reverse("surveys:results")),
        *(("search", "officer", f"{search}?q={text}") for text in ("نورة", "1448-09999", "كلثم")),
    ]


def scanned(sql):
    """The large tables that the plan of the statement reads from end to end."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {SIGNED.sub('', sql)}")
        (plan,) = cursor.fetchone()
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return {
        node["Relation Name"]
        for node in _nodes(plan[0]["Plan"])
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in LARGE
    }


def _nodes(node):
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


@pytest.fixture
def many(as_owner):
    load(PEOPLE, seeds=200)


def test_no_page_reads_a_large_table_from_end_to_end(many):
    problems, asked = {}, 0
    for what, role, url in pages():
        client = Client()
        client.force_login(User.objects.get(username=role))
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        for query in queries:
            if SIGNED.sub("", query["sql"]).startswith(("SELECT", "WITH")):
                asked += 1
                if tables := scanned(query["sql"]):
                    problems.setdefault((what, role, url), []).append((tables, query["sql"][:2000]))
    assert asked > 100
    # One that does is noticed.
    assert scanned("SELECT count(answers) FROM requests_app_supportrequest")
    assert not problems, problems


@pytest.mark.django_db
@pytest.mark.parametrize("model", [CompletionItem, Payee])
def test_an_account_of_another_file_is_found_by_its_index(model):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # a few rows are faster read through
    same = model.objects.filter(iban="SA0380000000608010167519").order_by()
    assert f"{model._meta.model_name}_iban" in same.explain()
