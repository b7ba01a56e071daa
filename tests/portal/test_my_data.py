"""Asking to have one's data put right or deleted, and what is kept until when (PM-1+)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from beneficiaries import kept as retention
from beneficiaries import workflow as registry
from sanad.accounts.enums import Role
from sanad.contact import workflow
from sanad.contact.models import Contact
from sanad.lib import clock
from sanad.lib.dates import days_in_words
from sanad.policy import parameters
from sanad.policy.models.kept import KeptFor
from sanad.portal import keeping
from sanad.portal.enums import HOURS_WAITING
from sanad.portal.workflow import accept_terms
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed
from tests.factories.accounts import signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.factories.policy import approved, drafted, put_in_force
from tests.portal.journey import again

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PM-1")]

PAGE = "/my/file/change/"


@pytest.fixture
def mother(cast):
    return PersonFactory(with_account=True, gender="f", branch=cast.officer.branch)


@pytest.fixture
def phone(client, mother):
    client.force_login(mother.account)
    return client


def send(client, kind="correction", **changed):
    key = client.get(PAGE).context["form"]["key"].value()
    words = {"key": key, "subject_kind": kind, "subject": "اسم أبي مكتوب خطأ، والصحيح سعد"}
    return client.post(PAGE, words | changed)


class TestAsking:
    @pytest.mark.parametrize(
        ("kind", "role"), [("correction", Role.OFFICER), ("deletion", Role.MANAGER)]
    )
    def test_a_number_a_day_and_whose_work_it_is(self, phone, mother, kind, role):
        assert send(phone, kind).url == reverse("portal:my_asked")
        contact = Contact.objects.get()
        due = clock.today() + timedelta(days=30)
        assert contact.number and contact.answer_due_on == due and contact.person == mother
        task = Task.objects.get()
        assert (task.kind, task.role, task.due_on) == (kind, role, due)
        assert task.branch == (mother.branch if role == Role.OFFICER else None)
        page = phone.get(reverse("portal:my_asked")).content.decode()
        assert contact.number in page and "ونجيبكِ قبل نهاية يوم" in page
        assert Contact.objects.with_due().get().due_on == due

    @pytest.mark.parametrize(("kind", "who"), [("correction", "officer"), ("deletion", "manager")])
    def test_it_is_answered_with_words_and_then_waits_on_nobody(self, phone, kind, who, cast):
        send(phone, kind)
        contact, by = Contact.objects.get(), getattr(cast, who)
        with signed_in(by):
            workflow.take_up(contact, by=by)
            workflow.close(contact, by=by, outcome="answered", answer="صُحّح الاسم.")
        assert "صُحّح الاسم." in phone.get(reverse("portal:my_asked")).content.decode()
        assert not Task.objects.open().exists()

    def test_deletion_is_not_the_desks_to_answer(self, phone, cast):
        send(phone, "deletion")
        contact = Contact.objects.get()
        with signed_in(cast.officer), pytest.raises(NotAllowed):
            workflow.take_up(contact, by=cast.officer)

    def test_nothing_is_deleted_and_the_page_says_so(self, phone, mother):
        page = phone.get(PAGE).content.decode()
        assert "لا يُمحى شيء يوم تطلبين" in page and "30 يومًا" in page
        send(phone, "deletion")
        mother.refresh_from_db()
        assert mother.full_name and mother.identity_number

    def test_pressed_twice_is_asked_once(self, phone):
        key = phone.get(PAGE).context["form"]["key"].value()
        for _each in range(2):
            send(phone, key=key)
        assert Contact.objects.count() == 1

    @pytest.mark.parametrize("changed", [{"subject": ""}, {"kind": ""}, {"kind": "complaint"}])
    def test_what_lacks_something_says_what(self, phone, changed):
        assert again(send(phone, **changed))
        assert not Contact.objects.exists()

    def test_a_stranger_asks_for_nobodys_data(self, mother):
        said = {"subject_kind": "deletion", "subject": "امحوا كل شيء", "caller_name": "أبو فهد"}
        with pytest.raises(ValidationError, match="من يطلب شيئًا في بياناته"):
            workflow.ask_as_a_stranger(branch=mother.branch, **said)

    def test_its_day_is_the_policys_and_is_not_moved(self, phone):
        send(phone)
        Contact.objects.update(answer_due_on=clock.today() + timedelta(days=90))
        assert Contact.objects.get().answer_due_on == clock.today() + timedelta(days=30)


class TestWhatIsKept:
    def test_it_says_the_days_that_the_code_goes_by(self):
        said = {row.key: row.term for row in keeping.rows()}
        assert said["pages"].startswith(days_in_words(HOURS_WAITING // 24))
        assert str(parameters.in_force().unfinished_days) in said["typed"]

    def test_it_follows_the_terms_of_the_policy_and_says_where_there_is_none(self, cast):
        said = {row.key: row.term for row in keeping.rows()}
        for kind, words in {"file": "10", "cases": "10", "letters": "10", "drafts": "180"}.items():
            assert words in said[kind], kind
        assert "3" in said["messages"] and "5" in said["contacts"]
        assert not any("من نفسها اليوم" in words for words in said.values())
        never = dict.fromkeys((each.name for each in KeptFor._meta.fields), 0)
        approved(cast, in_days=0, **never)
        said = {row.key: row.term for row in keeping.rows()}
        for kind in keeping.BY_THE_POLICY:
            assert "من نفسها اليوم" in said[kind], kind
        put_in_force(drafted(cast, in_days=0, minute_number=10, kept_drafts_days=9), by=cast.chair)
        said = {row.key: row.term for row in keeping.rows()}
        assert days_in_words(9) in said["drafts"]

    def test_who_is_held_by_a_manager_reads_it(self, phone, mother, cast):
        words = "بياناتك محفوظة الآن"
        assert words not in phone.get(PAGE).content.decode()
        retention.hold(mother, reason="نزاع أمام القضاء.", by=cast.manager)
        page = phone.get(PAGE).content.decode()
        assert words in page and "القضاء" not in page
        retention.end(mother, by=cast.manager)
        assert words not in phone.get(PAGE).content.decode()

    def test_everybody_may_read_it(self, client):
        page = client.get("/privacy/").content.decode()
        for row in keeping.rows():
            assert row.what in page and row.why in page


class TestWhatWasAccepted:
    def test_version_day_and_channel(self, phone, mother):
        accept_terms(mother, by=mother.account)
        page = phone.get("/my/file/").content.decode()
        assert "الشروط، الإصدار 1" in page and "عن طريق البوابة" in page

    def test_what_the_desk_wrote_down(self, phone, mother, cast):
        registry.accept_terms(mother, by=cast.officer)
        assert "في الفرع" in phone.get("/my/file/").content.decode()
