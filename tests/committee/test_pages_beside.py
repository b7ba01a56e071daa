"""Pages of studies and objections, what the pages cost, and the request's own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app.committee.workflow import sitting as sittings
from requests_app.committee.workflow.objection import file_objection
from requests_app.intake.enums import RequestStatus
from requests_app.models import Objection, Study
from sanad.lib import clock
from sanad.portal.story import stages
from tests.committee.pages import page_of, url_of
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.committee import (
    assigned,
    chair,
    decided,
    in_session,
    item_of,
    locked,
    researcher,
    ripe,
    secretary,
    sitting,
)
from tests.factories.requests import officer, verified

pytestmark = pytest.mark.django_db


class TestStudies:
    data = {
        "kind": "home",
        "visited_on_day": "21",
        "visited_on_month": "11",
        "visited_on_year": "2026",
        "visited_on_calendar": "gregorian",
        "findings": "أسرة من سبعة في بيت مستأجر.",
        "recommendation": "part",
        "amount": "٤٬٠٠٠",
    }

    def test_asked_for_written_and_submitted(self, client, calendar):
        case = locked(calendar)
        url = reverse("committee:assign", args=[case.pk])
        page_of(client, secretary(), url, researcher=researcher().pk, kind="home")
        study = Study.objects.get()
        url = reverse("committee:study", args=[study.pk])
        page_of(client, researcher(), url, verb="write", kind="home", findings="مسودة")
        study.refresh_from_db()
        assert study.findings == "مسودة" and study.status == "draft"
        response = page_of(client, researcher(), url, verb="submit", kind="home", findings="س")
        assert response.status_code == 422
        page_of(client, researcher(), url, verb="submit", **self.data)
        study.refresh_from_db()
        assert study.status == "submitted" and study.amount == 4000 and study.submitted_at

    def test_by_its_researcher_alone(self, client, calendar):
        study = assigned(locked(calendar))
        other = UserFactory(researcher=True)
        url = reverse("committee:study", args=[study.pk])
        assert page_of(client, other, url).status_code == 200
        assert page_of(client, other, url, verb="submit", **self.data).status_code == 403

    def test_the_officer_of_the_branch_asks_too(self, client, calendar):
        case = locked(calendar)
        url = reverse("committee:assign", args=[case.pk])
        page_of(client, officer(), url, researcher=researcher().pk, kind="desk")
        assert Study.objects.get().assigned_by == officer()

    def test_a_researcher_sends_back(self, client, calendar):
        case = locked(calendar)
        url = reverse("requests:step", args=[case.pk, "send_back"])
        assert page_of(client, researcher(), url).status_code == 200
        page_of(client, researcher(), url, **{"return-income": "expired", "return-note": ""})
        case.refresh_from_db()
        assert case.status == RequestStatus.RETURNED


class TestObjections:
    @pytest.mark.policy("PM-1")
    def test_filed_at_the_desk_heard_by_another(self, client, item, case):
        decided(item, "rejected")
        manager = UserFactory(manager=True)
        key = "0d9c1a1e-6a4d-4d19-8a28-8c5b3c1f8b51"
        url = reverse("committee:object", args=[case.pk])
        for _click in range(2):
            page_of(client, officer(), url, words="ابني خرج من البيت.", key=key)
        objection = Objection.objects.get()
        url = reverse("committee:objection", args=[objection.pk])
        assert page_of(client, chair(), url, answer="لا", outcome="dismiss").url == url
        assert Objection.objects.get().status == "filed"
        page_of(client, manager, url, answer="نظرنا، والحق معها.", outcome="uphold")
        floor = case.floor_on
        case.refresh_from_db()
        objection.refresh_from_db()
        assert case.floor_on == floor
        assert case.status == RequestStatus.RAISED and objection.letter.kind == "objection"
        # The decision that fell is no stage of the request any more.
        assert stages(case)[3]["note"] != clock.today()
        again = item_of(in_session(items=[case]), case)
        assert decided(again).outcome == "accepted"

    def test_let_stand(self, client, item, case):
        decided(item, "rejected")
        objection = file_objection(case, by=officer(), words="س", channel="desk")
        url = reverse("committee:objection", args=[objection.pk])
        page_of(client, UserFactory(manager=True), url, answer="نظرنا.", outcome="dismiss")
        case.refresh_from_db()
        assert case.status == RequestStatus.REJECTED
        assert page_of(client, UserFactory(auditor=True), url).status_code == 200

    def test_after_its_days_the_page_says_so(self, client, item, case, calendar):
        decided(item, "rejected")
        calendar.forward(days=31)
        url = reverse("committee:object", args=[case.pk])
        text = page_of(client, officer(), url).content.decode()
        assert "<textarea" not in text


def cost(client, user, url):
    client.force_login(user)
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


class TestCost:
    """Ten rows cost what one costs."""

    def test_an_item_and_its_agenda(self, client, calendar):
        few = in_session(items=[ripe(calendar)])
        first = cost(client, secretary(), url_of(few.items.first()))
        many = in_session(items=[ripe(calendar, programme="electricity") for _n in range(9)])
        sittings.add_items(many, by=secretary(), support_requests=[ripe(calendar)])
        assert cost(client, secretary(), url_of(many.items.last())) <= first

    def test_lists(self, client, calendar):
        sitting()
        decided(item_of(in_session(items=[(case := ripe(calendar))]), case), "rejected")
        file_objection(case, by=officer(), words="س", channel="desk")
        assigned(locked(calendar))
        names = ("list", "studies", "objections")
        first = [cost(client, secretary(), reverse(f"committee:{n}")) for n in names]
        for _n in range(6):
            sitting()
            case = ripe(calendar, programme="electricity")
            decided(item_of(in_session(items=[case]), case), "rejected")
            file_objection(case, by=officer(), words="س", channel="desk")
            assigned(locked(calendar))
        assert [cost(client, secretary(), reverse(f"committee:{n}")) for n in names] == first

    def test_arranging(self, client, calendar):
        planned = sitting()
        ripe(calendar, programme="electricity")
        url = reverse("committee:arrange", args=[planned.pk])
        first = cost(client, secretary(), url)
        for _n in range(5):
            ripe(calendar, programme="electricity")
        assert cost(client, secretary(), url) == first


class TestTheRequestsOwnPage:
    """What the committee did stands on the case, with the way to its letter."""

    def test_study_agenda_decision_letter_objection(self, client, item, case):
        url = reverse("requests:show", args=[case.pk])
        text = page_of(client, officer(), url).content.decode()
        assert str(item.sitting.scheduled_on.year) in text
        assert reverse("committee:object", args=[case.pk]) not in text
        decision = decided(item, "rejected")
        text = page_of(client, officer(), url).content.decode()
        assert decision.letter.get_absolute_url() in text and decision.words in text
        assert reverse("committee:object", args=[case.pk]) in text

    def test_before_it_is_raised_there_is_no_card(self, client, calendar):
        case = verified()
        text = page_of(client, officer(), reverse("requests:show", args=[case.pk]))
        assert 'id="committee"' not in text.content.decode()

    def test_the_officer_reads_no_finding_of_the_study(self, client, case):
        text = page_of(client, officer(), reverse("requests:show", args=[case.pk]))
        assert case.studies.get().findings not in text.content.decode()

    def test_the_letter_is_read_by_the_desk_of_the_branch(self, client, item, case):
        letter = decided(item).letter
        assert page_of(client, officer(), letter.get_absolute_url()).status_code == 200
        elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع بعيد"))
        assert page_of(client, elsewhere, letter.get_absolute_url()).status_code == 404
