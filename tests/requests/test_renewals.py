"""Renewing help: what was said before is proposed, from the last month on, and by one request."""

import pytest
from django.urls import reverse

from requests_app.intake import renewal
from requests_app.models import SupportRequest
from sanad.portal import workflow
from sanad.workflow.refusal import Refused
from tests.committee.raw import refused
from tests.delivery import cases
from tests.factories import requests
from tests.factories.accounts import signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_helper
from tests.factories.policy import approved
from tests.portal import journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def mother():
    return PersonFactory(with_account=True, gender="f")


def begin(case, by=None):
    by = by or case.person.account
    return requests.desk.create_draft(
        person=case.person, programme=case.programme, by=by, channel="portal"
    )


@pytest.fixture
def over(calendar, mother):
    """Help that was given."""
    return cases.delivered(calendar=calendar, person=mother)


class TestFromAPhone:
    @pytest.fixture
    def case(self, client, over):
        client.force_login(over.person.account)
        mine = reverse("portal:my_request", args=[over.pk])
        assert "جدّدي طلبكِ" in client.get(mine).text
        page = client.post(reverse("portal:my_renew", args=[over.pk]))
        if "terms" in page.url:
            client.post(page.url, {"accepted": "on"})
            page = client.post(reverse("portal:my_renew", args=[over.pk]))
        case = SupportRequest.objects.latest("id")
        assert page.url == journey.url(case, "resume") and case.renews == over
        assert case.answers == {} and case.second_reason == ""
        assert client.post(reverse("portal:my_renew", args=[over.pk])).url == page.url
        assert "بدأتِ تجديد" in client.get(mine).text
        return case

    def test_each_answer_is_proposed_with_its_age_and_taken_once_confirmed(
        self, client, case, over
    ):
        assert "أوراق عندنا" in client.get(journey.url(case, "me")).text
        address = journey.url(case, "question", "landlord")
        page = client.get(address)
        assert page.context["form"]["answer"].value() == over.answers["landlord"]
        assert "في طلبكِ" in page.text and over.number in page.text
        assert journey.taken(client.post(address, {"answer": over.answers["landlord"]}))
        case.refresh_from_db()
        assert case.answers == {"landlord": over.answers["landlord"]}
        assert client.get(address).context["known"] is None

    def test_the_desk_sees_what_is_as_before(self, client, case, over, cast):
        said = {"landlord": "آخر", "amount": over.answers["amount"]}
        requests.desk.save_draft(case, by=case.person.account, answers=said)
        case.refresh_from_db()
        rows = {row.label: row for row in renewal.compared(case)}
        assert sorted(row.is_same for row in rows.values() if row.now) == [False, True]
        officer = requests.officer()
        client.force_login(officer)
        client.post(reverse("people:open", args=[case.person_id]), {"purpose": "service"})
        page = client.get(reverse("requests:show", args=[case.pk])).text
        assert over.number in page and "كما كان" in page
        form = client.get(reverse("requests:edit", args=[case.pk])).context["form"]
        assert (
            form.fields["yearly-rent"].initial
            and over.number in form.fields["yearly-rent"].help_text
        )
        assert form.fields["landlord"].initial == "آخر" and over.number not in str(
            form.fields["landlord"].help_text
        )


def test_what_is_no_answer_any_more_is_asked(over):
    case = begin(over)
    question = case.programme_version.question_of("amount")
    assert renewal.known(case, question).stored == over.answers[question.code]
    question.kind = "number"  # of another kind now
    assert renewal.known(case, question) is None
    question.kind, question.code = "amount", "asked-anew"
    assert renewal.known(case, question) is None
    question.code, question.kind, question.choices = "amount", "choice", "no|No\nyes|Yes"
    case.renews.programme_version.question_of("amount").kind = "choice"
    assert renewal.known(case, question) is None  # a list without that choice


RAW = """INSERT INTO requests_app_supportrequest
    SELECT (jsonb_populate_record(d, jsonb_build_object('key', NULL, 'renews_id', %s::bigint, 'id',
        (SELECT max(id) + 1 FROM requests_app_supportrequest)))).*
    FROM requests_app_supportrequest d WHERE d.id = %s"""
RULE = "supportrequest_renews_in_time"
UNSET = "UPDATE requests_app_supportrequest SET renews_id = NULL WHERE id = %s"


class TestInItsMonths:
    """Help of two months: November and December."""

    @pytest.fixture
    def running(self, calendar, mother):
        case = cases.registered(calendar=calendar, person=mother, amount=6000, months=2)
        assert str(case.award_lines.latest("due_on").due_on) == "2026-12-01"
        return case

    def test_from_the_first_day_of_the_last_one(self, calendar, running):
        calendar.move_to("2026-11-30")
        assert not renewal.may_be_renewed(running)
        early = begin(running)
        assert early.renews is None and early.second_reason == ""
        refused(RULE, RAW, running.pk, early.pk)
        calendar.move_to("2026-12-01")
        case = begin(running)
        assert case.renews == running and running.number in case.second_reason
        assert renewal.under_way(running) == case and not renewal.may_be_renewed(running)
        with signed_in(case.created_by):
            refused("supportrequest_one_renewal", RAW, running.pk, early.pk)
        refused("supportrequest_keeps_its_origin", UNSET, case.pk)
        # It goes in beside the one that runs out, which another may not.
        requests.terms_accepted(case.person)
        requests.give_papers(case.person)
        requests.desk.save_draft(case, by=requests.officer(), answers=running.answers)
        requests.sign(case)
        assert requests.desk.submit(case, by=requests.officer()).status == "submitted"
        with pytest.raises(Refused):
            workflow.begin_request(
                person=case.person,
                programme=case.programme,
                by=case.person.account,
                channel="portal",
            )

    def test_the_months_are_the_policys(self, calendar, cast, running):
        approved(cast, in_days=0, renewal_months=2)
        assert begin(running).renews == running

    def test_not_of_another_person_or_programme(self, calendar, running):
        calendar.move_to("2026-12-01")
        other = requests.draft(person=PersonFactory(household=running.household))
        assert other.renews is None
        refused(RULE, RAW, running.pk, other.pk)
        other = requests.draft(person=running.person, programme="electricity")
        refused(RULE, RAW, running.pk, other.pk)


def test_a_helper_is_shown_no_answer_of_before(client, over):
    requests.terms_accepted(over.person)
    row = name_helper(over.person, PersonFactory(with_account=True))
    client.force_login(row.helper.account)
    client.post(reverse("portal:whom"), {"for": row.pk})
    case = journey.begin(client)
    assert case.renews == over
    page = client.get(journey.url(case, "question", "landlord"))
    assert page.context["known"] is None and over.answers["landlord"] not in page.text
