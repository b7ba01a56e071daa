"""Who looks for people or at them: only whose work it is, for a purpose, and on the record."""

import ast
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from beneficiaries import openings
from sanad.audit.models import Opening, PeopleSearch, Purpose
from sanad.middleware import constraint_of
from tests.access.table import PERSON, TABLE
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PM-1")]

ROOT = Path(__file__).resolve().parents[2]
APPS = ("beneficiaries", "requests_app", "conduct", "surveys", "sanad")
# Whose addresses begin with a person; and where one is chosen by a query.
OF_A_PERSON = sorted(
    name
    for name, row in TABLE.items()
    if row.arguments is PERSON and row.method == "get" and not name.startswith("portal:")
)
BY_A_QUERY = ("requests:begin", "contact:create", "contact:refer")
NOT_SEARCHING = ("provider", "member", "secretary", "chair")


@pytest.fixture
def somebody():
    return PersonFactory(
        first_name="غزيل", family_name="الهتيمي", mobile="+966551239876", relation="head"
    )


def assert_hidden(answer, person):
    """Nothing of the file is on the page, whatever leads on from it."""
    assert answer.status_code in (200, 302)
    page = answer.content.decode()
    for secret in (person.first_name, person.identity_number, "51239876", person.household.city):
        assert secret not in page


@pytest.mark.parametrize("role", ["officer", "researcher", "manager"])
@pytest.mark.parametrize("name", [*OF_A_PERSON, *BY_A_QUERY])
def test_no_address_shows_a_file_that_is_not_open(client, cast, somebody, name, role):
    client.force_login(getattr(cast, role))
    if name in BY_A_QUERY:
        url = f"{reverse(name)}?person={somebody.pk}&channel=phone"
    else:
        url = reverse(name, args=[somebody.pk])
    if name == "people:show":  # the gate: whom it is of, masked, and nothing else
        page = client.get(url).content.decode()
        assert somebody.identity_number not in page and "51239876" not in page
        assert PeopleSearch.objects.get().searched_by == "address"
        return
    answer = client.get(url)
    if answer.status_code == 403:
        return
    assert_hidden(answer, somebody)
    assert not Opening.objects.exists()


@pytest.mark.parametrize("name", BY_A_QUERY)
def test_said_what_for_the_page_is_there(client, cast, somebody, name):
    client.force_login(cast.officer)
    url = f"{reverse(name)}?person={somebody.pk}&channel=phone"
    gate = client.get(url)
    assert gate.url.startswith(reverse("people:show", args=[somebody.pk]))
    opened = client.post(
        reverse("people:open", args=[somebody.pk]), {"purpose": "service", "next": url}
    )
    assert opened.url == url
    assert somebody.first_name in client.get(url).text


@pytest.mark.parametrize("role", NOT_SEARCHING)
def test_who_may_not_search_reports_by_the_whole_number(client, cast, somebody, role):
    user = getattr(cast, role)
    client.force_login(user)
    find, report = reverse("conduct:report"), reverse("conduct:report_on", args=[somebody.pk])
    assert client.get(report).url == find
    assert_hidden(client.get(find, {"q": "الهتيمي"}), somebody)
    assert_hidden(client.get(find, {"q": somebody.identity_number[:9]}), somebody)
    assert not openings.is_open(user, somebody)
    for number in (somebody.identity_number, "0551239876"):
        assert somebody.first_name in client.get(find, {"q": number}).text
    assert Opening.objects.get().purpose == Purpose.CONDUCT
    assert somebody.first_name in client.get(report).text
    # Somebody else's address opens by nothing that was said of this one.
    assert client.get(reverse("conduct:report_on", args=[PersonFactory().pk])).url == find


def test_an_address_of_nobody_answers_like_one_of_somebody(client, cast, somebody):
    client.force_login(cast.provider)
    nobody, there = (
        client.get(reverse("conduct:report_on", args=[pk])) for pk in (somebody.pk + 9, somebody.pk)
    )
    assert (nobody.status_code, nobody.url) == (there.status_code, there.url)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("people:search", "officer"),
        ("workbench:search", "auditor"),
        ("requests:begin", "delegate"),
        ("conduct:report", "researcher"),
    ],
)
@pytest.mark.parametrize(
    ("query", "by", "hits"),
    [("غزيل", "name", 1), ("0551239876", "number", 1), ("A1234567", "passport", 0)],
)
def test_a_search_is_on_the_record_without_its_words(
    client, cast, somebody, name, role, query, by, hits
):
    client.force_login(getattr(cast, role))
    client.get(reverse(name), {"q": query})
    row = PeopleSearch.objects.get()
    assert (row.by, row.searched_by, row.hits) == (getattr(cast, role), by, hits)
    assert row.page == reverse(name)


def test_a_page_without_a_search_and_a_further_page_are_none(client, cast):
    for _person in range(26):
        PersonFactory(first_name="غزيل")
    client.force_login(cast.officer)
    search = reverse("people:search")
    client.get(search)
    client.get(search, {"q": "ا"})
    assert not PeopleSearch.objects.exists()
    first = client.get(search, {"q": "غزيل"})
    client.get(search, {"q": "غزيل", "after": first.context["page"].next})
    assert PeopleSearch.objects.get().hits == 25


@pytest.mark.parametrize("asked", [{"known": "0551239876"}, {"caller_name": "غزيل الهتيمي"}])
def test_who_calls_is_looked_for_on_the_record(client, cast, somebody, asked):
    client.force_login(cast.officer)
    url = f"{reverse('contact:create')}?channel=social"
    client.post(url, {"channel": "social", **asked})
    row = PeopleSearch.objects.get()
    assert (row.by, row.hits) == (cast.officer, 1)


@pytest.mark.parametrize(("step", "hits"), [("ask_caller", 0), ("call_back", 1)])
def test_so_is_who_telephones_and_until_they_are_known_nobody_is_shown(
    step, hits, client, cast, somebody
):
    call = ContactFactory(stranger=True, by=cast.officer)
    client.force_login(cast.officer)
    client.post(reverse("contact:step", args=[call.pk, step]), {"known": somebody.mobile})
    row = PeopleSearch.objects.get()
    assert (row.by, row.hits) == (cast.officer, hits)


def test_pages_find_people_in_one_way():
    """`Person.objects.found` keeps no record: `beneficiaries.finding` does."""
    wrong = []
    for file in (file for app in APPS for file in (ROOT / app).rglob("*.py")):
        calls = (
            node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)
        )
        names = {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}
        if "found" in names and file != ROOT / "beneficiaries" / "finding.py":
            wrong.append(file)
    assert wrong == []


@pytest.mark.parametrize(
    "sql",
    ["UPDATE audit_peoplesearch SET hits = 0", "DELETE FROM audit_peoplesearch"],
)
def test_held_by_the_database(cast, sql):
    PeopleSearch.objects.create(by=cast.officer, searched_by="name", hits=3, page="/")
    with pytest.raises(Exception) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert "permission denied" in str(refusal.value)


def test_no_row_is_written_anew(cast):
    row = PeopleSearch.objects.create(by=cast.officer, searched_by="name", hits=3, page="/")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        PeopleSearch.objects.filter(id=row.id).update(id=row.id + 1)
    assert constraint_of(refusal.value) == "peoplesearch_is_insert_only"


class TestPage:
    def test_it_shows_who_searched_and_filters(self, client, cast, django_assert_num_queries):
        for kind in ("name", "number", "name"):
            PeopleSearch.objects.create(by=cast.officer, searched_by=kind, hits=2, page="/desk/")
        client.force_login(cast.auditor)
        url = reverse("audit:searches")
        client.get(url)
        with django_assert_num_queries(6):
            assert len(client.get(url).context["page"]) == 3
        assert len(client.get(url, {"searched_by": "number"}).context["page"]) == 1
        assert len(client.get(url, {"name": cast.officer.name}).context["page"]) == 3
        assert len(client.get(url, {"name": "\x00", "day": "x"}).context["page"]) == 3
        assert len(client.get(url, {"day_day": "1"}).context["page"]) == 3
        # A slip in one filter does not switch the others off.
        slip = {"searched_by": "number", "day_day": "45"}
        assert len(client.get(url, slip).context["page"]) == 1

    def test_others_do_not_see_it(self, client, cast):
        client.force_login(cast.officer)
        assert client.get(reverse("audit:searches")).status_code == 403
