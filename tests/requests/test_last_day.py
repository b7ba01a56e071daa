"""The last day of a programme is said where one chooses, and holds to its end (DG-1)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from requests_app.intake.workflow import desk
from requests_app.models import Programme, SupportRequest
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.workflow.refusal import Refused
from tests.committee.raw import refused
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.portal.journey import again

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-1")]


@pytest.fixture
def last_day():
    day = clock.today() + timedelta(days=2)
    Programme.objects.filter(code="rent").update(last_day=day)
    return day


@pytest.mark.parametrize(("days", "is_over"), [(1, False), (2, False), (3, True)])
def test_the_day_before_the_day_and_the_day_after(cast, calendar, last_day, days, is_over):
    person = PersonFactory(branch=cast.officer.branch)
    programme = Programme.objects.get(code="rent")
    calendar.forward(days=days)
    assert Programme.objects.open().filter(code="rent").exists() is not is_over
    begun = {"person": person, "programme": programme, "by": cast.officer, "channel": "desk"}
    if not is_over:
        assert desk.create_draft(**begun).programme == programme
        return
    with pytest.raises(Refused) as refusal:
        desk.create_draft(**begun)
    assert refusal.value.code == "closed"


def test_the_database_holds_it_and_a_closed_one(cast, calendar, last_day):
    case = cases.draft()
    columns = "person_id, programme_id, programme_version_id, household_id, branch_id"
    columns += ", policy_version_id, channel, created_by_id"
    sql = f"INSERT INTO requests_app_supportrequest ({columns}, status, answers, promised)"
    sql += f" SELECT {columns}, 'draft', '{{}}', '{{}}' FROM requests_app_supportrequest"
    sql += " WHERE id = %s"
    calendar.forward(days=3)
    refused("supportrequest_of_an_open_programme", sql, case.pk)
    Programme.objects.filter(code="rent").update(last_day=None, is_open=False)
    refused("supportrequest_of_an_open_programme", sql, case.pk)


def test_it_is_read_where_one_chooses(client, cast, calendar, last_day):
    mother = cases.terms_accepted(PersonFactory(with_account=True, gender="f"))
    words = gregorian_text(last_day, with_weekday=True)
    assert words in client.get("/").text
    client.force_login(mother.account)
    assert words in client.get(reverse("portal:apply")).text
    calendar.forward(days=3)
    page = client.get(f"{reverse('portal:apply')}?programme=rent")
    assert "لا يستقبل طلبات الآن. اختاري" in page.text and words not in page.text
    answer = client.post(
        reverse("portal:apply"), {"programme": Programme.objects.get(code="rent").pk}
    )
    answer = again(answer)
    assert not SupportRequest.objects.exists()
