"""Clauses that no single app's test shows: each is seen where the register says it is kept."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from conduct import workflow as conduct
from conduct.enums import IncidentKind
from sanad.contact import workflow as contact
from sanad.contact.models import Contact
from sanad.lib.clock import today
from sanad.workflow.refusal import Refused
from surveys import answers, results
from surveys import workflow as improvements
from surveys.enums import RatedStep
from surveys.models import Survey
from tests.factories import requests
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory
from tests.factories.surveys import answered, branch

pytestmark = pytest.mark.django_db


@pytest.mark.policy("GO-2")
@pytest.mark.parametrize("kind", ["suggestion", "complaint"])
def test_a_suggestion_ends_with_an_outcome_in_writing(cast, kind):
    heard = ContactFactory(by=cast.officer, subject_kind=kind, subject="لو تُفتح النافذة مساءً")
    with pytest.raises((Refused, ValidationError)), transaction.atomic():
        contact.close(heard, by=cast.officer, outcome="", result="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.filter(pk=heard.pk).update(status="closed")
    contact.close(heard, by=cast.officer, outcome="passed_on", result="رُفعت إلى المدير")
    heard.refresh_from_db()
    assert (heard.get_subject_kind_display(), heard.result) != ("", "")


@pytest.mark.policy("DG-3")
def test_an_inquiry_is_answered_on_the_channel_it_came_by(client, cast):
    client.force_login(cast.officer)
    for channel in ("phone", "visit", "social"):
        details = {"link": "https://example.org/post/1"} if channel == "social" else {}
        asked = ContactFactory(by=cast.officer, channel=channel, **details)
        contact.close(asked, by=cast.officer, outcome="answered", result="أُجيب عن سؤاله")
        page = client.get(reverse("contact:show", args=[asked.pk]))
        assert "أُجيب عن سؤاله" in page.text
        assert asked.get_channel_display() in page.text


@pytest.mark.policy("GO-3")
def test_an_improvement_has_an_owner_a_day_and_what_changed(client, cast):
    heard = improvements.write_down(
        by=cast.officer, heard="الانتظار طويل", step=RatedStep.VISIT, branch=None, key=uuid.uuid4()
    )
    taken = improvements.take_up(
        heard, by=cast.manager, owner=cast.officer, plan="نافذة ثانية صباحًا", due_on=today()
    )
    improvements.finish(taken, by=cast.officer, outcome="فُتحت النافذة")
    client.force_login(cast.manager)
    page = client.get(reverse("surveys:results")).text
    assert "فُتحت النافذة" in page


@pytest.mark.policy("DG-6")
def test_trust_is_asked_in_every_survey_and_told_for_the_whole_association(calendar):
    question = Survey.objects.current().questions.get(code="trust")
    answered(5, {"trust": 5}, place=branch("فرع الشمال"))
    answered(5, {"trust": 1}, place=branch("فرع الوادي"))
    answers.release()
    percents = {group.label: group.percent for group in results.figures().questions.groups}
    assert percents == {question.text: 50}


@pytest.mark.policy("DG-6a")
def test_the_home_page_sets_ideas_right(client):
    page = client.get(reverse("portal:home")).text
    ideas = page.split('class="s-myths"')[1]
    assert ideas.count("<details") == ideas.count("<summary") >= 4


@pytest.mark.policy("TL-4")
def test_the_same_form_at_the_desk_on_paper_and_on_the_phone(client, cast):
    person = PersonFactory(with_account=True)
    draft = requests.draft(person=person, by=person.account, channel="portal")
    for question in draft.programme_version.questions.all():
        client.force_login(cast.officer)
        assert question.label in client.get(reverse("requests:blank", args=["rent"])).text
        assert question.label in client.get(reverse("requests:edit", args=[draft.pk])).text
        client.force_login(person.account)
        address = reverse("portal:apply_question", args=[draft.pk, question.code])
        assert question.label in client.get(address).text


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=pytest.mark.policy(kind.value))
        for kind in IncidentKind
        if kind.value.startswith("MC")  # of the policy's list
    ],
)
def test_each_kind_of_breach_can_be_reported_in_its_words(client, cast, kind):
    incident = conduct.report(
        by=cast.officer,
        key=uuid.uuid4(),
        person=PersonFactory(),
        kind=kind,
        degree="minor",
        title="ما حدث في سطر",
        account="ما حدث كما قيل عند الباب.",
        happened_on=today(),
    )
    client.force_login(cast.researcher)
    page = client.get(incident.get_absolute_url()).text
    assert str(kind.label) in page
    assert "ما حدث كما قيل عند الباب." in page


def test_another_kind_of_breach_says_what_it_was(cast):
    """The list is open (MC-E), and an empty account is no report."""
    with pytest.raises((Refused, ValidationError, IntegrityError)), transaction.atomic():
        conduct.report(
            by=cast.officer,
            key=uuid.uuid4(),
            person=PersonFactory(),
            kind=IncidentKind.OTHER,
            degree="minor",
            title="",
            account="",
            happened_on=today(),
        )
