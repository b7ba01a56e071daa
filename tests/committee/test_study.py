"""The study: what it must say before it reaches the committee, and who goes on with it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from beneficiaries.kept_off import keep_off
from requests_app.committee.enums import StudyKind
from requests_app.committee.workflow import study as studies
from requests_app.models import Study, SupportRequest
from sanad.accounts.models import User
from sanad.lib import clock
from tests.committee.calls import refusal_of
from tests.committee.raw import refused
from tests.factories import programmes
from tests.factories import requests as situations
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import assigned, chair, locked, researcher, secretary
from tests.factories.conduct import IncidentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(calendar):
    return assigned(locked(calendar))


def submitted(study, **changed):
    fields = {
        "kind": StudyKind.HOME,
        "visited_on": clock.today(),
        "findings": "أسرة من سبعة.",
        "recommendation": "accept",
        "amount": None,
    }
    return studies.submit(study, by=researcher(), **fields | changed)


class TestWhoHasNone:
    """The column that lists of what lacks a study read (PR-5+)."""

    def test_from_the_raising_until_somebody_is_asked(self, calendar):
        case = situations.submitted()
        assert not SupportRequest.objects.without_study()
        case = locked(calendar)
        assert case.programme_version.needs_study
        assert list(SupportRequest.objects.without_study()) == [case]
        assigned(case)
        assert not SupportRequest.objects.without_study()

    def test_not_where_the_programme_asks_for_none(self, calendar):
        programmes.next_version("rent", needs_study=False)
        locked(calendar)
        assert not SupportRequest.objects.without_study()

    def test_nobody_chooses_it(self, calendar):
        case = locked(calendar)
        SupportRequest.objects.filter(pk=case.pk).update(lacks_study=False)
        assert list(SupportRequest.objects.without_study()) == [case]


class TestWhatItSays:
    @pytest.mark.policy("PR-5")
    def test_in_part_says_how_much(self, written):
        assert refusal_of(submitted, written, recommendation="part").code == "amount"
        asked = written.support_request.amount
        refusal = refusal_of(submitted, written, recommendation="part", amount=asked)
        assert refusal.code == "amount"
        done = submitted(written, recommendation="part", amount=asked - 1)
        assert done.amount == asked - 1

    def test_the_database_wants_the_amount_too(self, written):
        refused(
            "study_in_part_says_how_much",
            "UPDATE requests_app_study SET status = 'submitted', findings = 'س',"
            " recommendation = 'part', kind = 'desk' WHERE id = %s",
            written.pk,
        )

    def test_no_more_than_the_programme_gives(self, written):
        most = written.support_request.programme_version.max_amount
        assert refusal_of(submitted, written, amount=most + 1).code == "amount"

    @pytest.mark.policy("PR-5")
    def test_the_visit_follows_the_raising(self, written):
        before = written.support_request.submitted_on - timedelta(days=1)
        assert refusal_of(submitted, written, visited_on=before).code == "visit"

    def test_the_page_says_it_beside_the_field(self, client, written):
        client.force_login(researcher())
        today = clock.today()
        page = client.post(
            reverse("committee:study", args=[written.pk]),
            {
                "verb": "submit",
                "kind": "home",
                "visited_on_day": today.day,
                "visited_on_month": today.month,
                "visited_on_year": today.year,
                "visited_on_calendar": "gregorian",
                "findings": "س",
                "recommendation": "part",
            },
        )
        assert page.status_code == 409 and "amount" in page.context["form"].errors

    def test_whole_or_not_at_all(self, written):
        assert refusal_of(submitted, written, visited_on=None).code == "visit"
        for lacking in ({"findings": ""}, {"recommendation": ""}):
            assert refusal_of(submitted, written, **lacking).code == "incomplete"
        assert submitted(written, kind=StudyKind.DESK, visited_on=None).submitted_at


class TestWhoWritesIt:
    def test_it_is_asked_for_while_the_request_is_with_the_committee(self, calendar):
        assert refusal_of(assigned, situations.noticed()).code == "status"
        assert assigned(locked(calendar)).researcher == researcher()

    def test_a_researcher_who_is_no_relative(self, calendar):
        case, brother = locked(calendar), UserFactory(researcher=True)
        PersonFactory(household=case.household, account=brother)
        for who, code in ((chair(), "researcher"), (brother, "own")):
            refusal = refusal_of(studies.assign, case, by=secretary(), researcher=who)
            assert refusal.code == code
        study = assigned(case)
        terms = {"by": chair(), "reason": "إجازة"}
        for who, code in ((secretary(), "researcher"), (brother, "own")):
            refusal = refusal_of(studies.hand_over, study, researcher=who, **terms)
            assert refusal.code == code

    def test_nobody_who_is_kept_off_the_applicant(self, calendar):
        case, reported = locked(calendar), UserFactory(researcher=True)
        incident = IncidentFactory(direction="by_staff", about_staff=reported, person=case.person)
        keep_off(case.person, reported, cause="incident", of=incident)
        reported = User.objects.get(pk=reported.pk)
        refusal = refusal_of(studies.assign, case, by=secretary(), researcher=reported)
        assert refusal.code == "own"


class TestHandOver:
    def test_with_a_reason(self, written):
        other, give = UserFactory(researcher=True), studies.hand_over
        refusal = refusal_of(give, written, by=chair(), researcher=other, reason="…")
        assert refusal.code == "reason"

    def test_by_the_chair_from_the_page(self, client, written):
        other = UserFactory(researcher=True, name="باحثة ثانية")
        url = reverse("committee:study_step", args=[written.pk, "hand_over"])
        client.force_login(chair())
        assert url in client.get(reverse("committee:study", args=[written.pk])).text
        page = client.get(url)
        offered = page.context["form"].fields["researcher"].queryset
        assert other in offered and researcher() not in offered
        assert client.post(url, {"researcher": other.pk, "reason": ""}).status_code == 422
        done = client.post(url, {"researcher": other.pk, "reason": "إجازة"})
        assert done.status_code == 302
        study = Study.objects.get(pk=written.pk)
        assert study.researcher == other and study.log.first().reason == "إجازة"

    def test_where_another_works_here(self, written):
        assert studies.hand_over.why_not(written, chair()).code == "alone"
        UserFactory(researcher=True)
        assert studies.hand_over.why_not(written, chair()) is None

    def test_not_by_a_reader(self, client, cast, written):
        client.force_login(cast.manager)
        url = reverse("committee:study_step", args=[written.pk, "hand_over"])
        assert client.get(url).status_code == 403
        assert url not in client.get(reverse("committee:study", args=[written.pk])).text

    def test_a_submitted_study_stays(self, client, written):
        submitted(written)
        client.force_login(secretary())
        url = reverse("committee:study_step", args=[written.pk, "hand_over"])
        assert client.get(url).status_code == 302
