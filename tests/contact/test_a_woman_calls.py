"""Where somebody wants it so, a woman calls: who may, who does it in her place, and the rule."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from beneficiaries import familiar
from requests_app.intake.workflow import telling
from requests_app.models import SupportRequest
from sanad.accounts.models import User
from sanad.contact.models import Contact
from sanad.middleware import constraint_of
from sanad.workflow import workflow as tasks
from sanad.workflow.models import Task
from sanad.workflow.refusal import Refused
from tests.factories import requests as cases
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory, open_to
from tests.factories.contact import ContactFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-4")]
YES = "قالت لزميلتنا أمس: لا بأس أن يكلّمني رجل."


@pytest.fixture
def her(cast):
    return PersonFactory(woman_calls=True, cannot_read=True, branch=cast.officer.branch)


@pytest.fixture
def man(cast):
    return UserFactory(officer=True, gender="m", branch=cast.officer.branch)


def refused_by(write, *args, **kwargs):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write(*args, **kwargs)
    return constraint_of(refusal.value)


def test_a_man_calls_and_comes_with_her_yes_alone(cast, her, man, client):
    for way in ({"channel": "phone"}, {"channel": "delegate", "place": "الدرعية"}):
        with pytest.raises(Refused) as refusal:
            ContactFactory(by=man, person=her, **way)
        assert refusal.value.code == "woman"
        assert ContactFactory(by=cast.officer, person=her, **way)
        assert ContactFactory(by=man, person=her, man_agreed=YES, **way).man_agreed == YES
        assert ContactFactory(by=man, person=PersonFactory(), **way)
    assert ContactFactory(by=man, person=her, visit=True)  # she came herself
    page = f"{reverse('contact:create')}?person={her.pk}&channel=phone"
    open_to(man, her)
    client.force_login(man)
    assert "man_agreed" in client.get(page).context["form"].fields
    sent = {"subject_kind": "inquiry", "subject": "نسأل عن حالها", "channel": "phone"}
    assert "تتصل به امرأة" in client.post(page, sent | {"person": her.pk, "key": uuid4()}).text
    open_to(cast.officer, her)
    client.force_login(cast.officer)
    assert "man_agreed" not in client.get(page).context["form"].fields


def test_the_database_asks_the_same(her, man, cast):
    row = Contact.objects.filter(pk=ContactFactory(by=cast.officer, person=her).pk)
    assert refused_by(row.update, handled_by=man) == "contact_called_by_a_woman"
    assert refused_by(row.update, man_agreed=YES) == "contact_keeps_its_origin"
    task = Task.objects.filter(pk=call(her).pk)
    assert refused_by(task.update, owner=man) == "task_called_by_a_woman"
    done = {"outcome": "كُلّمت", "done_by": man}
    assert refused_by(task.update, **done) == "task_called_by_a_woman"
    assert refused_by(task.update, woman_for=None) == "task_keeps_its_subject"
    ContactFactory(by=man, person=her, man_agreed=YES)
    task.update(**done)


def call(person, role="officer"):
    tasks.call(person, person, role=role, branch=person.branch, link="/")
    return Task.objects.about(person).open().get(kind="call")


def test_a_task_to_call_her_is_a_womans(her, man, cast, calendar):
    task = call(her)
    assert task.branch == her.branch and task.woman_for == her.pk
    with pytest.raises(Refused) as refusal:
        tasks.finish(task, by=man, outcome="كلّمتها")
    assert refusal.value.code == "woman" and "contact" in refusal.value.way.url
    ContactFactory(by=man, person=her, man_agreed=YES)
    calendar.forward(days=1)  # her yes was for the call of that day
    with pytest.raises(Refused):
        tasks.finish(task, by=man, outcome="كلّمتها")
    assert tasks.finish(task, by=cast.officer, outcome="كلّمتها").is_done


def test_where_the_branch_has_no_woman_one_of_another_branch_does_it(her, man, cast):
    User.objects.filter(branch=her.branch, gender="f").update(gender="m")
    elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
    task = call(her)
    assert task.branch is None and task in Task.objects.visible_to(elsewhere)
    assert tasks.finish(task, by=elsewhere, outcome="كلّمتها").done_by == elsewhere
    User.objects.filter(pk=elsewhere.pk).update(gender="m")
    task = call(her)
    assert task.branch == her.branch  # nowhere one: her yes is written down
    ContactFactory(by=man, person=her, man_agreed=YES)
    assert tasks.finish(task, by=man, outcome="كلّمتها برضاها").done_by == man


def test_telling_by_voice_and_knowing_by_a_call_are_calls_too(her, man, cast):
    case = cases.returned(person=her)
    case = SupportRequest.objects.get(pk=case.pk)
    with pytest.raises(Refused):
        telling.tell(case, by=man, channel="phone")
    with pytest.raises(Refused):
        familiar.known_by_call(her, by=man, is_them=True)
    case = telling.tell(case, by=man, channel="phone", man_agreed=YES)
    assert not case.is_to_be_told
    familiar.known_by_call(her, by=man, is_them=True)
