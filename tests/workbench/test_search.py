"""One box: numbers lead to their case, names to people, and nothing tells of what is closed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries.models import Person
from sanad.audit.models import Series
from sanad.letters.issue import issue
from sanad.lib import clock
from sanad.lib.dates import hijri_year
from tests.factories import conduct, requests
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


def search(client, user, text, **query):
    client.force_login(user)
    return client.get(reverse("workbench:search"), {"q": text, **query})


def test_a_number_leads_straight_to_its_request(client, cast):
    case = requests.submitted()
    arabic = case.number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for text in (case.number, f" {case.number} ", case.number.replace("-", " – "), arabic):
        response = search(client, cast.officer, text)
        assert response.status_code == 302, text
        assert response.url == reverse("requests:show", args=[case.pk])


def test_a_number_of_another_branch_is_no_number(client, cast):
    case = requests.submitted()
    elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
    closed = search(client, elsewhere, case.number)
    unknown = search(client, elsewhere, "1448-99999")
    assert closed.status_code == unknown.status_code == 200
    assert case.person.full_name not in closed.text
    assert (closed.context["found"].cases, unknown.context["found"].cases) == ([], [])


def test_incidents_and_letters_by_their_numbers(client, cast):
    incident = conduct.fresh(conduct.IncidentFactory())
    response = search(client, cast.researcher, incident.number)
    assert response.url == incident.get_absolute_url()
    # The provider sees no conduct case, and learns of none here.
    assert search(client, cast.provider, incident.number).context["found"].cases == []

    case = requests.raised()
    letter = issue(
        kind="other",
        to=Person.objects.get(pk=case.person_id),
        subject="خطاب",
        paragraphs=["سطر"],
        by=cast.secretary,
        about=case,
    )
    assert search(client, cast.secretary, letter.number).url == letter.get_absolute_url()
    assert search(client, cast.provider, letter.number).status_code == 200


def test_people_by_name_identity_and_mobile_masked(client, cast):
    person = PersonFactory(first_name="عبد الرحمن", mobile="+966551234567")
    PersonFactory(first_name="سارة")
    for text in ("عبدالرحمن الدوسري", person.identity_number, "0551234567", "+966 55 123 4567"):
        response = search(client, cast.officer, text)
        assert [match.pk for match in response.context["found"].people] == [person.pk], text
        table = response.text.split("<tbody>")[1]
        assert person.identity_number not in table
        assert "1234567" not in table.replace(" ", "")
    assert reverse("people:show", args=[person.pk]) in response.text


@pytest.mark.parametrize("role", ["member", "chair", "secretary", "provider"])
def test_who_meets_no_beneficiaries_finds_no_people(client, cast, role):
    person = PersonFactory()
    response = search(client, getattr(cast, role), person.first_name)
    assert response.status_code == 200
    assert person.family_name not in response.text


def test_nothing_asked_and_nothing_found_are_sentences(client, cast):
    assert 'class="s-empty"' in search(client, cast.officer, "").text
    assert 'class="s-empty"' in search(client, cast.officer, "لا أحد بهذا الاسم").text
    for odd in ("%%%", "'; --", "\x00", "😀", "ـ" * 500, "1448-"):
        assert search(client, cast.officer, odd).status_code == 200


def test_pages_by_where_the_last_one_ended(client, cast):
    for _ in range(30):
        PersonFactory(first_name="هيفاء")
    first = search(client, cast.officer, "هيفاء")
    people = first.context["found"].people
    assert len(people) == 25
    second = search(client, cast.officer, "هيفاء", after=people.next)
    assert len(second.context["found"].people) == 5
    with CaptureQueriesContext(connection) as many:
        search(client, cast.officer, "هيفاء")
    with CaptureQueriesContext(connection) as few:
        search(client, cast.officer, "هيفاء", after=people.next)
    assert len(many) == len(few) + 1  # the first page goes on the record


@pytest.mark.parametrize("form", ["{n}", "{n:05d}", " {n} ", "{year}-{n}", "{year}-{n:05d}"])
def test_the_running_number_alone_leads_to_the_request(client, cast, form):
    case = requests.submitted()
    year, running = case.number.split("-")
    typed = form.format(year=year, n=int(running))
    response = search(client, cast.officer, typed)
    assert response.status_code == 302 and response.url == reverse("requests:show", args=[case.pk])
    arabic = typed.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert search(client, cast.officer, arabic).status_code == 302


def test_a_whole_number_is_the_request_although_an_incident_runs_under_it(client, cast):
    case = requests.submitted()
    _year, running = case.number.split("-")
    incident = conduct.fresh(conduct.IncidentFactory())
    assert search(client, cast.manager, case.number).url.endswith(f"/{case.pk}/")
    assert int(incident.number[-4:]) == int(running)
    both = search(client, cast.manager, str(int(running))).context["found"].cases
    assert {one.number for one in both} == {case.number, incident.number}


def test_an_incident_by_its_series_and_running_number(client, cast, as_owner):
    Series.objects.create(name=f"conduct-{hijri_year(clock.today())}", last=230)
    incident = conduct.fresh(conduct.IncidentFactory())
    assert incident.number.endswith("-C-0231")
    running = 231  # three digits: four could be the end of somebody's number too
    for typed in (f"C-{running}", f"c {running}".replace(" ", "-"), str(running)):
        response = search(client, cast.researcher, typed)
        assert response.url == incident.get_absolute_url(), typed


def test_four_digits_are_a_case_or_the_end_of_a_number(client, cast):
    incident = conduct.fresh(conduct.IncidentFactory())
    running = incident.number.rsplit("-")[-1]
    somebody = PersonFactory(mobile=f"+96655123{running}")
    response = search(client, cast.researcher, running)
    assert response.status_code == 200
    assert [case.number for case in response.context["found"].cases] == [incident.number]
    assert [one.pk for one in response.context["found"].people] == [somebody.pk]
    assert incident.number in response.text and somebody.full_name in response.text


def test_a_passport_with_a_dash_is_no_number_of_a_case(client, cast):
    somebody = PersonFactory(
        identity_kind="passport", identity_country="EG", identity_number="AB123456"
    )
    response = search(client, cast.officer, "AB-123456")
    assert [one.pk for one in response.context["found"].people] == [somebody.pk]
