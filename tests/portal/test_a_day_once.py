"""The end of a contract is asked once: the answer is proposed with the paper, and back (DG-1)."""

from datetime import date

import pytest
from django.db import IntegrityError

from requests_app.intake.workflow import desk
from requests_app.models import DocumentRule
from sanad.middleware import constraint_of
from tests.factories import programmes, requests
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import again, url

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-1")]
END = date(2027, 5, 14)


@pytest.fixture
def case(client, calendar):
    client.force_login(PersonFactory(with_account=True, gender="f").account)
    return journey.begin(client)


def test_with_the_paper_what_was_answered(client, case):
    page = url(case, "paper", "rent-contract")
    assert client.get(page).context["form"]["expires_on"].value() is None
    client.post(url(case, "question", "contract-end"), journey.ANSWERS["contract-end"])
    shown = client.get(page)
    assert shown.context["form"]["expires_on"].value() == END and "كما قلتِه" in shown.text
    # It is proposed, no more: another day on the paper stands.
    other = {f"expires_on_{part}": "" for part in ("day", "month", "year")}
    assert again(client.post(page, other)).context["form"].errors["expires_on"]
    officer = requests.officer()
    client.force_login(officer)
    desk_page = f"/desk/requests/{case.pk}/form/"
    client.post(f"/desk/people/{case.person_id}/open/", {"purpose": "service"})
    papers = [part for part, _validity in client.get(desk_page).context["papers"]]
    days = {part.type.code: part.fields.get("expires_on") for part in papers}
    assert days["rent-contract"].initial == END and days["national-id"].initial is None


def test_with_the_question_what_a_paper_with_us_says(client, case):
    page = url(case, "question", "contract-end")
    assert client.get(page).context["form"]["answer"].value() is None
    requests.give_paper(case.person, "rent-contract", expires_on=END)
    shown = client.get(page)
    assert shown.context["form"]["answer"].value() == END and "الورقة التي عندنا" in shown.text
    assert client.get(url(case, "question", "amount")).context["held"] is None
    desk.save_draft(case, by=case.person.account, answers={"contract-end": "2028-01-01"})
    assert client.get(page).context["form"]["answer"].value() == date(2028, 1, 1)


def test_only_a_date_is_a_last_day(client, cast):
    draft = programmes.draft()
    rule = DocumentRule.objects.get(version=draft, type__code="rent-contract")
    assert rule.last_day_from == "contract-end", "it goes on into the next version"
    rule.last_day_from = "amount"
    rule.save()
    with pytest.raises(IntegrityError) as broken:
        draft.status = "published"
        draft.published_by = programmes.manager()
        draft.save()
    assert constraint_of(broken.value) == "programmeversion_last_day_from_a_date"
