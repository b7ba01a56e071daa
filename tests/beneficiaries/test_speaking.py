"""How one speaks with somebody: said at the desk or on their phone, shown where they are met."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from beneficiaries import leaving, workflow
from sanad.lib.identifiers import normalise_landline
from sanad.messaging.models import Message
from sanad.messaging.outbox import queue
from sanad.workflow import workflow as tasks
from sanad.workflow.models import Task
from tests.delivery import cases
from tests.factories import committee
from tests.factories import conduct as make
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory, open_to
from tests.factories.contact import ContactFactory, ReferralFactory
from tests.portal.journey import again

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-4")]
CARD = "طريقة الكلام معهم"


def test_a_landline_in_any_writing_and_nothing_else():
    for typed in ("0112345678", "٠١١ ٢٣٤ ٥٦٧٨", "+966 11 234 5678", "tel: 011-2345678"):
        assert normalise_landline(typed) == "+966112345678"
    for typed in ("0551234567", "2345678", "+12125550100", "بيت", "01123456789"):
        with pytest.raises(ValidationError):
            normalise_landline(typed)


def test_a_landline_is_called_and_gets_no_message(cast):
    person = PersonFactory(mobile=None, landline="0112345678")
    assert (person.texts_go_to, person.called_on) == ("", "+966112345678")
    measure = make.in_force(cast, incident=make.heard(cast, person=person))
    assert not Message.objects.get().deliveries.exists()
    assert Task.objects.about(measure).get().kind == "call"


def test_beside_the_message_to_who_cannot_read_is_a_call(cast):
    person = PersonFactory(cannot_read=True)
    measure = make.in_force(cast, incident=make.heard(cast, person=person))
    assert Message.objects.get().deliveries.exists()
    assert Task.objects.about(measure).get().kind == "call"


def test_beside_any_other_message_the_desk_calls_and_reads_nothing_of_it(cast):
    person = PersonFactory(cannot_read=True)
    assert queue("guarded.file_changed", to=person, about=person).deliveries.exists()
    task = Task.objects.about(person).get()
    assert (task.kind, task.role, task.branch) == ("call", "officer", person.branch)
    assert task.link == reverse("people:show", args=[person.pk])
    queue("guarded.file_changed", to=PersonFactory(), about=person)
    assert Task.objects.count() == 1
    assert queue("survey.invited", to=PersonFactory(cannot_read=True), is_sent=False)
    assert Task.objects.count() == 1


def test_who_leaves_a_home_leaves_its_landline(cast):
    home = HouseholdFactory()
    PersonFactory(household=home)
    wife = PersonFactory(household=home, relation="spouse", landline="0112345678")
    new = HouseholdFactory.build(branch=home.branch)
    leaving.leave_household(wife, by=cast.officer, home=new, has_own_phone=True)
    wife.refresh_from_db()
    assert wife.landline is None


def test_on_every_page_from_which_somebody_is_called(cast, calendar, client):
    """One card, the same include, whoever opens the page."""
    person = PersonFactory(is_deaf=True, woman_calls=True, branch=cast.officer.branch)
    line = cases.registered(calendar=calendar, amount=6000, person=person).award_lines.first()
    case = line.support_request
    decision = case.decisions.get()
    incident = make.heard(cast, person=person)
    task = tasks.open_task("call", person, name=str(person), link="/", role="officer")
    contact = ContactFactory(person=person)
    pages = {
        ("requests:show", case.pk): cast.officer,
        ("letters:show", decision.letter_id): cast.officer,
        ("people:show", person.pk): cast.officer,
        ("contact:show", contact.pk): cast.officer,
        ("contact:referral", ReferralFactory(person=person).pk): cast.officer,
        ("workbench:task", task.pk): cast.officer,
        ("committee:study", case.studies.get().pk): committee.researcher(),
        ("delivery:show", case.pk): cast.provider,
        ("conduct:show", incident.pk): cast.researcher,
    }
    for (name, key), user in pages.items():
        url = reverse(name, args=[key])
        page = opened(client, user, person).get(url)
        assert page.status_code == 200 and page.text.count(CARD) == 1, name
        assert "لا تسمع" in page.text and "تتصل بها امرأة" in page.text, name
    call = f"{reverse('contact:create')}?person={person.pk}&channel=phone"
    assert CARD in opened(client, cast.officer, person).get(call).text


def opened(client, user, person):
    open_to(user, person)
    client.force_login(user)
    return client


class TestByHerself:
    SAID = {"cannot_read": "on", "woman_calls": "on", "landline": "0112345678"}

    def test_with_her_digits_where_she_has_some(self, client):
        her = PersonFactory(with_account=True)
        client.force_login(her.account)
        assert client.post("/my/details/speaking/", self.SAID).status_code == 302
        workflow.set_pin(her, by=her.account, pin="4827")
        wrong = client.post("/my/details/speaking/", {"landline": "0551234567", "pin": "4827"})
        wrong = again(wrong)
        assert "landline" in wrong.context["form"].errors
        assert again(client.post("/my/details/speaking/", {"pin": "0000"}))
        her.refresh_from_db()
        assert (her.cannot_read, her.is_deaf, her.woman_calls) == (True, False, True)
        assert "011 234 5678" in client.get("/my/details/").text
        client.post("/my/details/speaking/", {"is_blind": "on", "pin": "4827"})
        her.refresh_from_db()
        assert (her.cannot_read, her.is_blind, her.landline) == (False, True, None)
        assert not Task.objects.exists()  # her own word is nobody's to look at
