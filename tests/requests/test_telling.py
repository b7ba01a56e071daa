"""Who cannot read is told by voice, and their terms run from that day; who can read is as ever."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from beneficiaries import destroying
from beneficiaries import workflow as registry
from requests_app import tasks
from requests_app.committee import guards as of_committee
from requests_app.committee.workflow import objection
from requests_app.delivery.workflow import registration
from requests_app.intake.enums import IntakeChannel
from requests_app.intake.workflow import aside, desk, telling
from requests_app.models import Notice, Objection, SupportRequest
from sanad.contact.models import Contact
from sanad.lib import clock
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed, Refused
from tests.beneficiaries.test_destroying import kept, refused
from tests.factories import committee
from tests.factories import requests as situations
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.beneficiaries import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-4")]


@pytest.fixture
def her():
    return PersonFactory(cannot_read=True, with_account=True)


def fresh(case):
    return SupportRequest.objects.get(pk=case.pk)


def waits(case):
    return Task.objects.about(case).open().filter(kind="request-tell")


def refused_by(write, *args, **kwargs):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write(*args, **kwargs)
    return constraint_of(refusal.value)


def tell(case, channel="phone"):
    return telling.tell(fresh(case), by=situations.officer(), channel=channel)


def moves_on(calendar, case, day):
    """Whether the calendar takes a step on the day, and none the day before."""
    calendar.move_to(f"{day - timedelta(days=1)} 23:59")
    assert tasks.due() == 0
    calendar.move_to(f"{day} 00:00")
    return tasks.due() == 1


class TestAReturn:
    def test_its_term_begins_when_she_is_told_and_is_then_as_anybodys(self, her, calendar):
        case, readers = situations.returned(person=her), situations.returned()
        assert not waits(readers).exists() and not fresh(readers).is_to_be_told
        body = Message.objects.get(code="request.returned", person_id=her.pk).body
        assert "مضيّ أسبوعين على مكالمتنا" in body
        case = fresh(case)
        assert (case.is_to_be_told, case.completion_due_on, case.calendar_due_on) == (
            True,
            *[None] * 2,
        )
        task = waits(case).get()
        assert (task.role, task.link) == ("officer", f"{case.get_absolute_url()}#tell")
        aside.withdraw(readers, by=situations.officer(), reason="لم تعد تحتاج إليه")
        calendar.forward(days=60)
        assert tasks.due() == 0 and fresh(case).status == "returned"
        with pytest.raises(Refused):
            aside.lapse(case, by=None)
        with pytest.raises(Refused):
            aside.remind(case, by=None)
        told_on = clock.today()
        case = tell(case)
        assert (case.is_to_be_told, case.spoken_on) == (False, told_on)
        assert case.completion_due_on == told_on + timedelta(days=14)
        assert case.calendar_due_on == told_on + timedelta(days=14 // 3)
        assert not waits(case).exists()
        contact = Contact.objects.get(person=her)
        assert (contact.channel, contact.outcome) == ("phone", "answered")
        # Reminder, reminder, pause: each on its day and none the day before.
        reminders, gap = case.policy_version.completion_reminders, 14 // 3
        for number in range(1, reminders + 1):
            assert moves_on(calendar, case, told_on + timedelta(days=gap * number))
            assert waits(case).exists(), "a reminder is told by voice as well"
        assert moves_on(calendar, case, told_on + timedelta(days=15))
        assert fresh(case).status == "lapsed"
        # Opened again it is another return, of which she knows once somebody has spoken with her.
        case = aside.reopen(fresh(case), by=situations.officer())
        assert fresh(case).is_to_be_told and fresh(case).spoken_on is None

    def test_who_is_marked_while_it_stands_has_her_term_from_the_conversation(self, calendar):
        her = PersonFactory()
        case = fresh(situations.returned(person=her))
        assert case.completion_due_on and not case.is_to_be_told
        SupportRequest.objects.filter(pk=case.pk).update(is_to_be_told=True)
        assert not fresh(case).is_to_be_told  # she reads
        calendar.forward(days=10)
        assert tasks.due() in (0, 1, 2)  # reminders of who reads
        registry.change_person(her, by=situations.officer(), cannot_read=True)
        case = fresh(case)
        assert case.is_to_be_told and case.completion_due_on is None and waits(case).exists()
        calendar.forward(days=60)
        assert tasks.due() == 0 and fresh(case).status == "returned"
        case = tell(case)
        assert case.completion_due_on == clock.today() + timedelta(days=14)
        assert tasks.due() == 0 and not fresh(case).is_to_be_told  # said once is enough

    def test_a_call_in_vain_is_on_record_and_it_waits_on(self, her):
        case = situations.returned(person=her)
        telling.call_in_vain(fresh(case), by=situations.officer())
        assert fresh(case).is_to_be_told and waits(case).exists()
        assert Contact.objects.get(person=her).outcome == "no_answer"
        for stranger in (her.account, UserFactory(researcher=True)):
            with pytest.raises(NotAllowed):
                telling.tell(fresh(case), by=stranger, channel="phone")
        told = tell(case, channel="delegate")
        with pytest.raises(Refused):
            tell(told)

    def test_the_database_asks_for_a_conversation_of_today(self, her, calendar):
        case, officer = situations.returned(person=her), situations.officer()
        row = SupportRequest.objects.filter(pk=case.pk)

        def say(by=officer):
            with signed_in(by):
                row.update(is_to_be_told=False)

        assert refused_by(say) == "supportrequest_told_by_voice"
        telling.call_in_vain(fresh(case), by=officer)
        assert refused_by(say) == "supportrequest_told_by_voice"
        with transaction.atomic():
            telling._speak(fresh(case), officer, "phone", "answered")
        assert refused_by(say, by=UserFactory(officer=True)) == "supportrequest_told_by_voice"
        calendar.forward(days=1)
        assert refused_by(say) == "supportrequest_told_by_voice"
        telling._speak(fresh(case), officer, "visit", "answered")
        row.update(spoken_on="2020-01-01")
        assert fresh(case).spoken_on is None
        say()
        assert fresh(case).spoken_on == clock.today()
        row.update(is_to_be_told=True, spoken_on=None)
        assert (fresh(case).is_to_be_told, fresh(case).spoken_on) == (False, clock.today())

    def test_on_its_page(self, her, client):
        case, officer = situations.returned(person=her), situations.officer()
        client.force_login(officer)
        page = client.get(reverse("requests:show", args=[case.pk]))
        assert 'id="tell"' in page.text and "تبدأ المهلة من يوم الإخبار" in page.text
        url = reverse("requests:step", args=[case.pk, "tell"])
        assert client.post(url, {"channel": "phone"}).status_code == 302
        assert fresh(case).spoken_on == clock.today()
        assert 'id="tell"' not in client.get(reverse("requests:show", args=[case.pk])).text
        client.force_login(her.account)
        assert "كلّمناكِ" in client.get(reverse("portal:my_request", args=[case.pk])).text


class TestTheNotice:
    def test_who_cannot_read_gets_it_in_words(self, her):
        case = situations.submitted(person=her)
        notice = {"support_request": case, "text": "تجيب اللجنة بعد أسبوعين.", "channel": "portal"}
        write = Notice.objects.create
        rule = "notice_spoken_to_who_cannot_read"
        assert refused_by(write, **notice) == rule
        assert refused_by(write, **notice, given_by=situations.officer()) == rule
        assert refused_by(write, **notice | {"channel": "phone"}) == rule
        with pytest.raises(Refused):
            desk.give_notice(case, by=her.account, channel=IntakeChannel.PORTAL)
        case = desk.give_notice(case, by=situations.officer(), channel=IntakeChannel.PHONE)
        assert fresh(case).told_on == clock.today()
        assert not Message.objects.filter(code="request.notice").exists(), "it was said"
        desk.give_notice(situations.submitted(), by=None, channel=IntakeChannel.PORTAL)


class TestADecision:
    def rejected(self, calendar, person):
        case = committee.ripe(calendar, person=person)
        sitting = committee.in_session(items=[case])
        committee.decided(committee.item_of(sitting, case), "rejected")
        return fresh(case)

    def objection(self, case):
        return Objection(
            decision=case.decisions.get(),
            person=case.person,
            words="دخلنا تغيّر.",
            channel="desk",
            filed_by=situations.officer(),
        )

    def test_she_may_object_from_the_day_on_which_she_is_told(self, her, calendar, cast, client):
        case = self.rejected(calendar, her)
        paper = kept(cast, her, days=1)
        assert "مضيّ 30 يومًا على مكالمتنا" in str(case.decisions.get().letter.paragraphs)
        calendar.forward(days=60)
        assert of_committee.why_no_objection(case, situations.officer()) is None
        assert not list(destroying.due())
        assert refused(paper) == "document_stays_for_an_objection"
        client.force_login(her.account)
        assert "على مكالمتنا" in client.get(reverse("portal:my_object", args=[case.pk])).text
        case = tell(case, channel="visit")
        told_on = clock.today()
        assert of_committee.last_day(case.decisions.get()) == told_on + timedelta(days=30)
        for days, is_late in ((29, False), (30, False), (31, True)):
            calendar.move_to(f"{told_on + timedelta(days=days)} 12:00")
            case = fresh(case)
            refusal = of_committee.why_no_objection(case, situations.officer())
            assert (refusal and refusal.code) == ("late" if is_late else None), days
            assert (paper in destroying.due()) is is_late
            if is_late:
                assert refused_by(self.objection(case).save) == "objection_in_time"
            else:
                assert refused(paper) == "document_stays_for_an_objection"
                with transaction.atomic():
                    self.objection(case).save()
                    transaction.set_rollback(True)

    def test_before_she_is_told_she_may_object_too(self, her, calendar):
        case = self.rejected(calendar, her)
        calendar.forward(days=100)
        words = {"words": "دخلنا تغيّر.", "channel": "desk"}
        filed = objection.file_objection(case, by=situations.officer(), **words)
        assert filed.pk and waits(case).count() == 1

    def test_nothing_is_registered_before_she_knows(self, her, calendar):
        case = committee.ripe(calendar, person=her)
        committee.decided(committee.item_of(committee.in_session(items=[case]), case))
        refusal = registration.register.why_not(
            fresh(case), UserFactory(officer=True, branch=case.branch)
        )
        assert refusal.code == "untold" and refusal.way.url.endswith("#tell")
        row = SupportRequest.objects.filter(pk=case.pk)
        assert refused_by(row.update, status="registered") == "supportrequest_registered_when_told"
