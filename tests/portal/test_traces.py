"""What people read of what happened around their file: who looked, what was tried, what changed."""

import pytest
from django.urls import reverse

from beneficiaries.guarded import propose_pin
from requests_app.models import SupportRequest
from sanad.audit.models import ListLook, Opening, RefusedTry
from sanad.guarded.models import GuardedChange
from sanad.portal import traces
from tests.factories import requests as situations
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import by as acting_as
from tests.factories.guarded import proposed

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PM-1")]


def words(lines):
    return [line.what for line in lines]


def refused(cast, person, **fields):
    values = {"refused_by": "step", "code": "role", "step": "request.verify", "page": "/"}
    return RefusedTry.objects.create(by=cast.officer, person_id=person.pk, **values | fields)


def change(person, by, **fields):
    """A proposed change of the mobile, told unless it says otherwise."""
    values = {"kind": "mobile", "subject_id": person.pk, "person_id": person.pk, "told": "yes"}
    values |= {"name": "x", "new": {"mobile": ""}, "reason": "x", "paper": "x"}
    with acting_as(by):
        return GuardedChange.objects.create(proposed_by=by, **values | fields)


class TestOpenings:
    def test_role_branch_and_purpose_never_the_name(self, cast):
        person = PersonFactory()
        Opening.objects.create(by=cast.officer, person_id=person.pk, purpose="verify")
        (line,) = traces.openings(person)
        assert line.what == "التحقق من طلبه" and line.branch == cast.officer.branch
        assert cast.officer.name not in f"{line}"

    def test_what_is_confidential_is_an_official_review(self, cast):
        person = PersonFactory()
        Opening.objects.create(by=cast.researcher, person_id=person.pk, purpose="conduct")
        assert words(traces.openings(person)) == ["مراجعة رسمية"]

    def test_the_same_day_for_the_same_purpose_is_one_line(self, cast):
        person = PersonFactory()
        for purpose in ("verify", "verify", "study"):
            Opening.objects.create(by=cast.officer, person_id=person.pk, purpose=purpose)
        assert len(traces.openings(person)) == 2


class TestRefusals:
    def test_what_was_not_a_colleagues_to_do(self, cast):
        person = PersonFactory()
        refused(cast, person)
        refused(cast, person, refused_by="rule", code="person_mobile_by_two", step="people:mobile")
        refused(cast, person, refused_by="page", code="", step="people:show")
        assert [line.split()[0] for line in words(traces.refusals(person))] == [
            "حاول",
            "محاولة",
            "حاول",
        ]

    def test_a_step_that_was_only_too_early_is_none(self, cast):
        person = PersonFactory()
        refused(cast, person, code="floor")
        assert traces.refusals(person) == []

    def test_of_another_file_none(self, cast):
        refused(cast, PersonFactory())
        assert traces.refusals(PersonFactory()) == []

    @pytest.mark.parametrize("step", ["incident.assess", "measure.decide_measure", "conduct:show"])
    def test_a_matter_of_conduct_reads_official_review(self, cast, step):
        person = PersonFactory()
        refused(cast, person, step=step)
        assert words(traces.refusals(person)) == ["مراجعة رسمية"]

    def test_what_they_tried_themselves_is_none(self):
        person = PersonFactory(with_account=True)
        RefusedTry.objects.create(
            by=person.account, person_id=person.pk, refused_by="page", page="/"
        )
        assert traces.refusals(person) == []


class TestWhoseFile:
    def test_a_step_of_a_request(self, client, cast, calendar):
        case = situations.submitted()
        client.force_login(cast.provider)
        client.post(reverse("requests:step", args=[case.pk, "verify"]), {"seen": ""})
        rows = RefusedTry.objects.filter(by=cast.provider)
        assert set(rows.values_list("person_id", flat=True)) <= {case.person_id, None}

    def test_a_verb_that_a_guard_refuses(self, client, cast, calendar):
        case = situations.verified()
        client.force_login(cast.officer)
        client.post(reverse("requests:step", args=[case.pk, "raise_to_committee"]), {"seen": ""})
        assert RefusedTry.objects.get().person_id == case.person_id

    def test_a_page_of_a_file(self, client, cast):
        person = PersonFactory()
        client.force_login(cast.provider)
        client.get(reverse("people:edit", args=[person.pk]))
        assert RefusedTry.objects.get(by=cast.provider).person_id == person.pk

    def test_a_page_of_nobodys(self, client, cast):
        client.force_login(cast.provider)
        client.get(reverse("people:search"))
        assert RefusedTry.objects.get().person_id is None


class TestChanges:
    def test_what_was_changed_without_its_value(self, cast):
        person = PersonFactory()
        change(person, cast.officer, new={"mobile": "+966555123456"})
        (line,) = traces.changes(person)
        assert line.what.startswith("طُلب تغيير: رقم جوالك")
        assert "555123456" not in str(line)

    @pytest.mark.parametrize("told", ["shared", "silent"])
    def test_what_others_may_read_by_this_phone_is_not_there(self, cast, told):
        person = PersonFactory()
        change(person, cast.officer, told=told, silence="x" if told == "silent" else "")
        assert traces.changes(person) == []

    @pytest.mark.parametrize("told", ["yes", "nobody"])
    def test_what_was_not_them_is_stopped_from_their_own_page(self, client, cast, told):
        """Also for who has no request, and deleted the short message or got none."""
        person = PersonFactory(with_account=True)
        row = change(person, cast.officer, told=told)
        client.force_login(person.account)
        page = client.get(reverse("portal:my_file"))
        # As the page says it: a link bears the second in which it was made.
        (url,) = [line.not_me for _h, lines, _e in page.context["traces"] for line in lines]
        assert url in page.text and "لم أطلب هذا" in page.text
        client.post(url)
        row.refresh_from_db()
        assert row.status == "contested"
        page = client.get(reverse("portal:my_file"))
        assert "/not-me/" not in page.text  # nothing is left to stop

    def test_a_warning_leads_to_the_page_where_it_is_stopped(self, client, cast):
        person = PersonFactory(with_account=True)
        proposed(propose_pin, person, pin="4829")
        client.force_login(person.account)
        assert reverse("portal:my_file") in client.get(reverse("portal:my_messages")).text

    def test_of_another_person_none(self, cast):
        change(PersonFactory(), cast.officer)
        assert traces.changes(PersonFactory()) == []

    def test_an_account_belongs_to_the_request(self, cast, calendar):
        case = situations.submitted()
        change(
            case.person, cast.officer, kind="payee", subject_id=case.pk, person_id=None, told="yes"
        )
        assert "من يُدفع له" in words(traces.changes(case.person))[0]
        # A person whose key is that of the request sees nothing of it.
        assert not SupportRequest.objects.filter(person_id=case.person_id + 1).exists()

    def test_a_role_with_the_same_key_is_none(self, cast):
        person = PersonFactory()
        change(person, cast.manager, kind="role", person_id=None, subject_id=cast.officer.pk)
        assert traces.changes(person) == []


class TestThePage:
    @pytest.fixture
    def mine(self, calendar):
        person = PersonFactory(with_account=True, mobile="+966551112233")
        return situations.submitted(person=person)

    def test_she_reads_it_beside_her_request(self, client, cast, mine):
        Opening.objects.create(by=cast.officer, person_id=mine.person_id, purpose="conduct")
        refused(cast, mine.person)
        client.force_login(mine.person.account)
        page = client.get(reverse("portal:my_request", args=[mine.pk]))
        assert page.status_code == 200
        for said in ("مراجعة رسمية", "ليست من عمله"):
            assert said in page.text
        assert cast.officer.name not in page.text

    def test_what_is_rare_takes_no_room(self, client, mine):
        client.force_login(mine.person.account)
        page = client.get(reverse("portal:my_request", args=[mine.pk]))
        assert len(page.context["traces"]) == 1

    def test_a_colleague_of_another_branch_is_named_by_the_branch(self, cast, mine):
        other = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
        Opening.objects.create(by=other, person_id=mine.person_id, purpose="service")
        assert "فرع آخر" in {str(line.branch) for line in traces.openings(mine.person)}


class TestLists:
    def test_who_read_lists_of_her_branch_by_role_and_day(self, cast):
        before = ListLook.objects.create(by=cast.officer, branch=cast.officer.branch, page="a")
        person = PersonFactory(branch=cast.officer.branch)
        assert not traces.lists(person) and before.pk
        for page in ("requests:list", "contact:list"):
            ListLook.objects.create(by=cast.officer, branch=cast.officer.branch, page=page)
        elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
        ListLook.objects.create(by=elsewhere, branch=elsewhere.branch, page="requests:list")
        (line,) = traces.lists(person)
        assert line.role and line.branch == cast.officer.branch
        assert cast.officer.name not in f"{line}"
        ListLook.objects.create(by=cast.manager, branch=None, page="requests:list")
        assert len(traces.lists(person)) == 2
