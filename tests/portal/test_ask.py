"""Ask, suggest, complain through the portal, and read the answer there (CH-7)."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from sanad.contact import asked, workflow
from sanad.contact.enums import ContactTaskKind
from sanad.contact.models import Contact
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.messaging.models import Message
from sanad.templatetags.sanad import plain_day
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed, Refused
from tests.asking import code_of
from tests.committee.raw import refused, run
from tests.factories.accounts import BranchFactory, UserFactory, signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("CH-7")]

PAGE = "/ask/"


@pytest.fixture
def mother(cast):
    return PersonFactory(with_account=True, gender="f", branch=cast.officer.branch)


def send(client, **changed):
    form = client.get(PAGE).context["form"]
    hidden = {name: form[name].value() for name in ("key", "whose") if name in form.fields}
    said = {"subject_kind": "inquiry", "subject": "متى يصل المبلغ؟"}
    return client.post(PAGE, {**hidden, **said, **changed})


def answer(contact, by, **said):
    with signed_in(by):
        workflow.take_up(contact, by=by)
        said = {"outcome": "answered", "result": "", "answer": "يصل الأحد القادم.", **said}
        return workflow.close(contact, by=by, **said)


class TestWithAFile:
    def test_a_number_at_once_and_the_answer_on_her_page(self, client, mother, cast):
        client.force_login(mother.account)
        assert send(client).url == reverse("portal:my_asked")
        contact = Contact.objects.get()
        assert contact.person == mother and contact.number.endswith("-W-00001")
        page = client.get(reverse("portal:my_asked")).content.decode()
        assert contact.number in page and str(plain_day(contact.answer_due_on)) in page
        answer(contact, cast.officer)
        assert "يصل الأحد القادم." in client.get(reverse("portal:my_asked")).content.decode()
        message = Message.objects.to_people([mother]).latest("id")
        assert message.code == "contact.answered" and contact.number in message.body
        assert message.link == reverse("portal:my_asked")

    def test_pressed_twice_is_asked_once(self, client, mother):
        client.force_login(mother.account)
        form = client.get(PAGE).context["form"]
        sent = {name: form[name].value() for name in ("key", "whose")}
        sent |= {"subject_kind": "inquiry", "subject": "متى؟"}
        for _pressed in range(2):
            assert client.post(PAGE, sent).status_code == 302
        assert Contact.objects.count() == 1

    def test_what_was_written_by_another_is_not_sent_in_her_name(self, client, mother):
        client.force_login(mother.account)
        assert send(client, whose=str(mother.pk + 1)).url == reverse("portal:who")
        assert not Contact.objects.exists()

    def test_nobody_else_reads_it(self, client, mother, cast):
        client.force_login(mother.account)
        send(client)
        sister = PersonFactory(with_account=True, household=mother.household)
        client.force_login(sister.account)
        assert "متى يصل المبلغ" not in client.get(reverse("portal:my_asked")).content.decode()

    def test_no_end_without_an_answer(self, client, mother, cast):
        client.force_login(mother.account)
        send(client)
        contact = Contact.objects.get()
        assert code_of(answer, contact, cast.officer, answer=" . ") == "answer"
        with signed_in(cast.officer):
            refused(
                "contact_asked_is_answered",
                """UPDATE contact_contact SET status = 'closed', outcome = 'answered',
                    handled_by_id = %s WHERE id = %s""",
                *(cast.officer.pk, contact.pk),
            )
        page = client_of(cast.officer).get(contact.get_absolute_url()).content.decode()
        assert contact.number in page

    def test_it_is_late_after_three_days(self, client, mother, calendar):
        client.force_login(mother.account)
        send(client)
        calendar.forward(days=3)
        assert not Contact.objects.late().exists()
        calendar.forward(days=1)
        assert Contact.objects.late().exists()


def client_of(user):
    from django.test import Client

    client = Client()
    client.force_login(user)
    return client


class TestAStranger:
    said = {"caller_name": "أبو فهد", "caller_mobile": "0551112222"}

    def test_reads_the_answer_by_number_and_code(self, client, cast):
        sent = send(client, **self.said, branch=cast.officer.branch.pk)
        contact = Contact.objects.get()
        assert contact.created_by is None and contact.caller_name == "أبو فهد"
        page = client.get(sent.url).content.decode()
        assert asked.code(contact) in page and "متى يصل المبلغ" in page
        answer(contact, cast.officer)
        short = contact.number.replace("-W-0000", " ")
        read = client.get("/asked/", {"number": short, "code": asked.code(contact).lower()})
        assert "يصل الأحد القادم." in read.content.decode()

    @pytest.mark.parametrize("number", ["", "xx", "1448", "\x00", "😀", "7" * 300])
    def test_a_wrong_number_gets_a_sentence(self, client, number):
        page = client.get("/asked/", {"number": number, "code": "2222-2222"})
        assert page.status_code == 200 and page.context["form"].errors["number"]

    def test_another_code_is_unknown(self, client, cast):
        send(client, **self.said, branch=cast.officer.branch.pk)
        number = Contact.objects.get().number
        page = client.get("/asked/", {"number": number, "code": "2222-2222"})
        assert page.context["is_unknown"] and "متى يصل" not in page.content.decode()

    def test_pressed_twice_is_asked_once(self, client, cast):
        form = client.get(PAGE).context["form"]
        sent = {"key": form["key"].value(), "subject_kind": "inquiry", "subject": "متى؟"}
        sent |= {**self.said, "branch": cast.officer.branch.pk}
        first, second = client.post(PAGE, sent), client.post(PAGE, sent)
        assert first.url == second.url and Contact.objects.count() == 1

    def test_the_database_numbers_what_is_asked_and_nothing_else(self, client, cast):
        send(client, **self.said, branch=cast.officer.branch.pk)
        (contact,) = Contact.objects.all()
        contact.pk, contact.key, contact.number = None, None, "1400-W-99999"
        with acting(None):
            contact.save(force_insert=True)
        contact.refresh_from_db()
        assert contact.number.endswith("-W-00002")
        assert ContactFactory(channel="website", by=cast.officer).number == ""

    def test_a_name_is_asked_for(self, client):
        page = send(client, branch=BranchFactory().pk)
        assert page.status_code == 422 and page.context["form"].errors["caller_name"]


class TestAComplaint:
    def complaint(self, client, mother, **changed):
        client.force_login(mother.account)
        send(client, subject_kind="complaint", subject="لم يُعجبني ما قيل لي", **changed)
        return Contact.objects.get()

    def test_is_the_managers_alone(self, client, mother, cast):
        contact = self.complaint(client, mother)
        assert not Contact.objects.visible_to(cast.officer).exists()
        assert Contact.objects.visible_to(cast.manager).get() == contact
        task = Task.objects.open().get(kind=ContactTaskKind.COMPLAINT)
        assert task.role == "manager" and task.due_on == contact.day + timedelta(days=3)
        assert code_of(answer, contact, cast.officer) == "role"
        answer(contact, cast.manager)
        assert not Task.objects.open().exists()

    def test_about_a_manager_is_the_boards(self, client, mother, cast):
        contact = self.complaint(client, mother, is_about_manager="on")
        assert Task.objects.open().get().role == "board"
        assert not Contact.objects.visible_to(cast.manager).exists()
        board = UserFactory(board=True)
        assert Contact.objects.visible_to(board).get() == contact

    def test_a_question_is_never_the_boards(self, client, mother, cast):
        client.force_login(mother.account)
        send(client, is_about_manager="on")
        assert Contact.objects.visible_to(cast.officer).exists()


def test_a_flood_is_slowed(client, cast):
    form = {"caller_name": "س ص", "branch": cast.officer.branch.pk}
    tried = [send(client, **form).status_code for _ in range(11)]
    assert tried == [302] * 10 + [422]


class TestWrittenOn:
    """Behind the answer both sides write on, in the same place."""

    def test_she_writes_on_and_is_answered_there(self, client, mother, cast):
        client.force_login(mother.account)
        send(client)
        contact = Contact.objects.get()
        page, on = reverse("portal:my_asked"), reverse("portal:my_asked_on", args=[contact.pk])
        assert on not in client.get(page).text  # the first answer is still to come
        assert client.post(on, {"words": "هل من جديد؟"}).url == page
        assert not contact.follow_ups.exists()
        answer(contact, cast.officer)
        assert on in client.get(page).text
        assert client.get(client.post(on, {"words": " "}).url).context["form"].errors
        key = uuid.uuid4()
        for _twice in range(2):
            assert client.post(on, {"words": "ولم يصل بعد.", "key": key}).url == page
        row = contact.follow_ups.get()
        assert (row.by, row.is_ours) == (mother.account, False)
        task = Task.objects.open().get(kind=ContactTaskKind.FOLLOW_UP)
        assert (task.role, task.branch) == ("officer", mother.branch)
        assert task.due_on == clock.today() + timedelta(days=3)
        client.force_login(cast.officer)
        shown = client.get(contact.get_absolute_url())
        assert "ولم يصل بعد." in shown.text
        again = reverse("contact:answer_again", args=[contact.pk])
        assert client.post(again, {"words": ""}).status_code == 422
        client.post(again, {"words": "وصل اليوم.", "key": uuid.uuid4()})
        assert not Task.objects.open().filter(kind=ContactTaskKind.FOLLOW_UP).exists()
        client.force_login(mother.account)
        text = client.get(page).text
        assert text.index("ولم يصل بعد.") < text.index("وصل اليوم.")
        message = Message.objects.to_people([mother]).latest("id")
        assert message.code == "contact.answered" and "وصل اليوم." in message.body

    def test_nobody_elses_and_not_by_hand(self, mother, cast, client):
        contact = workflow.ask(
            by=mother.account,
            person=mother,
            branch=mother.branch,
            subject_kind="inquiry",
            subject="متى؟",
        )
        with pytest.raises(Refused):
            workflow.follow_up(contact, by=mother.account, words="هل من جديد؟")
        row = (
            "INSERT INTO contact_followup (contact_id, by_id, words, is_ours)"
            " VALUES (%s, %s, %s, TRUE)"
        )
        rule = "followup_behind_an_answer"
        refused(rule, row, contact.pk, mother.account_id, "هل من جديد؟")
        answer(contact, cast.officer)
        other = PersonFactory(with_account=True)
        contact.refresh_from_db()
        for stranger in (other.account, None):
            with pytest.raises(NotAllowed):
                workflow.follow_up(contact, by=stranger, words="هل من جديد؟")
        with pytest.raises(NotAllowed):
            workflow.answer_again(contact, by=cast.auditor, words="لا جديد.")
        refused(rule, row, contact.pk, other.account_id, "هل من جديد؟")
        refused(rule, row, contact.pk, mother.account_id, " \u200f ")
        client.force_login(other.account)
        on = reverse("portal:my_asked_on", args=[contact.pk])
        assert client.post(on, {"words": "أنا أيضًا.", "key": uuid.uuid4()}).status_code == 404
        run(row, contact.pk, mother.account_id, "هل من جديد؟")
        assert not contact.follow_ups.get().is_ours  # whatever was written into it

    def test_who_did_not_sign_in_writes_on_under_number_and_code(self, client, cast):
        branch = cast.officer.branch
        said = {"caller_name": "أبو فهد", "caller_mobile": "+966551234567"}
        contact = workflow.ask_as_a_stranger(
            branch=branch, subject_kind="complaint", subject="انتظرت طويلًا", **said
        )
        answer(contact, cast.manager)
        page = f"{reverse('portal:asked')}?number={contact.number}&code={asked.code(contact)}"
        assert "بعد هذا الجواب" in client.get(page).text
        said = {"words": "وما زلت أنتظر.", "key": uuid.uuid4()}
        assert client.post(page, said).url == page
        assert contact.follow_ups.get().by is None and "وما زلت أنتظر." in client.get(page).text
        task = Task.objects.open().get(kind=ContactTaskKind.FOLLOW_UP)
        assert (task.role, task.branch) == ("manager", None)
        wrong = f"{reverse('portal:asked')}?number={contact.number}&code=0000-0000"
        client.post(wrong, {"words": "وأنا.", "key": uuid.uuid4()})
        assert contact.follow_ups.count() == 1
