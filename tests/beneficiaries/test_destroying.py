"""Copies of papers go when their last day is over, and not while anything needs them."""

import uuid
from datetime import timedelta
from importlib import import_module

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils.timezone import now

from beneficiaries import destroying, files, stock, tasks
from beneficiaries.models import Document, DocumentType
from beneficiaries.workflow import add_document
from conduct import workflow as conduct
from requests_app.committee.workflow import objection
from requests_app.intake.enums import IntakeChannel
from requests_app.intake.workflow import aside
from requests_app.models import AgendaItem
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.lib.dates import riyadh_day
from sanad.lib.files import Copy
from sanad.lib.hourly import Hourly
from sanad.middleware import constraint_of
from tests.beneficiaries.pages import opened
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import decided, in_session, ripe

pytestmark = pytest.mark.django_db
COPY = Copy(b"content", "jpeg", "contract.jpg")


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


def kept(cast, person, *, further=(), days=180):
    """A bank statement, of those that are kept for so many days."""
    kind = DocumentType.objects.get(code="bank-statement")
    kind.keep_days = days
    kind.save()
    return add_document(
        person,
        type=kind,
        by=cast.officer,
        evidence="copy",
        upload=COPY,
        further=further,
    )


@pytest.fixture
def worker(monkeypatch, django_capture_on_commit_callbacks):
    """A pass of the worker, with what follows its commits."""

    def work():
        monkeypatch.setattr(tasks, "reading", Hourly())
        with django_capture_on_commit_callbacks(execute=True):
            return tasks.due()

    return work


def test_a_copy_goes_the_day_behind_its_last_with_all_its_pages(cast, calendar, worker):
    person = PersonFactory()
    paper = kept(cast, person, further=[COPY])
    assert paper.kept_until is None
    paper.refresh_from_db()
    assert paper.kept_until == clock.today() + timedelta(days=180)
    worker()
    assert len([name for name in files.names() if not name.endswith(files.WAITING)]) == 2
    calendar.move_to(paper.kept_until.isoformat())
    assert not list(destroying.due())
    calendar.forward(days=1)
    assert list(destroying.due()) == [paper]
    worker()
    paper.refresh_from_db()
    assert riyadh_day(paper.destroyed_at) == clock.today() and not paper.is_copy
    assert files.names() == [] and stock.compare().is_clean and stock.size() == 0
    # The row tells that it was kept, by whom and when it went; so does its history.
    assert paper.added_by == cast.officer and paper.number == ""
    assert not list(destroying.due()) and worker() == 0


def test_what_was_broken_off_is_ended_by_the_sweep(cast, calendar, monkeypatch):
    paper = kept(cast, PersonFactory())
    calendar.forward(days=181)
    assert destroying.destroy_due() == 1  # within the test's transaction: no file has gone yet
    assert paper.file_name in files.names() and not files.is_named(paper.file_name)
    monkeypatch.setattr(files, "is_older", lambda name, age: True)
    files.sweep()
    assert files.names() == []


@pytest.mark.parametrize("is_relative", [False, True])
def test_it_stays_for_a_request_of_the_household(cast, calendar, is_relative):
    case = cases.submitted()
    person = PersonFactory(household=case.household) if is_relative else case.person
    paper = kept(cast, person)
    calendar.forward(days=200)
    assert not list(destroying.due())
    assert refused(paper) == "document_stays_for_a_request"
    aside.withdraw(case, by=case.created_by, reason="تحسّنت الحال.")
    assert list(destroying.due()) == [paper]
    assert destroying.destroy_due() == 1


def test_it_stays_until_nobody_can_object(cast, calendar):
    in_session(items=[ripe(calendar)])
    item = AgendaItem.objects.get()
    paper = kept(cast, item.support_request.person, days=1)
    decision = decided(item, "rejected")
    days = item.support_request.policy_version.objection_days
    calendar.move_to((decision.letter.issued_on + timedelta(days=days)).isoformat())
    assert not list(destroying.due())
    assert refused(paper) == "document_stays_for_an_objection"
    calendar.forward(days=1)
    assert list(destroying.due()) == [paper]


def test_it_stays_while_an_objection_is_heard(cast, calendar):
    in_session(items=[ripe(calendar)])
    item = AgendaItem.objects.get()
    person = item.support_request.person
    paper = kept(cast, person)
    decision = decided(item, "rejected")
    words = "لم تُحسب نفقة الدواء."
    filed = objection.file(decision, by=cast.officer, words=words, channel=IntakeChannel.DESK)
    calendar.forward(days=200)
    assert not list(destroying.due())
    assert refused(paper) == "document_stays_for_an_objection"
    objection.dismiss(filed, by=cast.manager, answer="حُسبت النفقة.")
    assert list(destroying.due()) == [paper]


def test_it_stays_while_a_conduct_case_is_open(cast, calendar):
    person = PersonFactory()
    paper = kept(cast, person)
    calendar.forward(days=200)
    conduct.report(
        by=cast.officer,
        key=uuid.uuid4(),
        person=person,
        kind="MC-A",
        degree="minor",
        title="رفع صوته",
        account="رفع صوته على الموظفة أمام المراجعين.",
        happened_on=clock.today(),
    )
    assert not list(destroying.due())
    assert refused(paper) == "document_stays_for_a_conduct_case"


def test_the_site_destroys_nothing_before_its_day_and_brings_nothing_back(cast, calendar):
    paper = kept(cast, PersonFactory())
    assert refused(paper) == "document_destroyed_after_its_day"
    write(paper, "kept_until = '2026-01-01'")
    assert refused(paper) == "document_destroyed_after_its_day"  # the promised day is not moved
    DocumentType.objects.update(keep_days=1)
    calendar.forward(days=180)
    assert refused(paper) == "document_destroyed_after_its_day"
    calendar.forward(days=1)
    write(paper, "destroyed_at = '2020-01-01'")
    paper.refresh_from_db()
    assert riyadh_day(paper.destroyed_at) == clock.today()  # as it is, not as it is said
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write(paper, "destroyed_at = NULL")
    assert constraint_of(refusal.value) == "document_destroyed_after_its_day"


def test_a_paper_whose_copy_went_is_shown_by_nobody_and_asked_for_anew(cast, calendar):
    over = cases.submitted()
    paper = over.shown_papers()["income"]
    assert "income" in over.material_data()["papers"]
    copy = add_document(over.person, type=paper.type, by=cast.officer, evidence="copy", upload=COPY)
    assert over.shown_papers()["income"] == copy
    over = aside.withdraw(over, by=over.created_by, reason="تحسّنت الحال.")
    calendar.forward(days=366)
    assert destroying.destroy_due() == 1
    assert over.shown_papers()["income"] == copy  # what is over is shown as it was
    case = cases.draft(person=over.person)
    assert case.shown_papers().get("income") != copy


def test_the_desk_reads_until_when_and_that_it_went(cast, calendar, client):
    person = PersonFactory()
    paper = kept(cast, person)
    client.force_login(cast.officer)
    opened(client, person)
    show = reverse("people:show", args=[person.pk])
    copy = reverse("people:document_copy", args=[paper.pk])
    assert "تُحفظ إلى" in client.get(show).content.decode()
    calendar.forward(days=181)
    destroying.destroy_due()
    opened(client, person)
    page = client.get(show).content.decode()
    assert "أُتلفت الصورة" in page and copy not in page
    assert client.get(copy).status_code == 404


def write(paper, sets):
    with acting(None), connection.cursor() as cursor:
        cursor.execute(f"UPDATE beneficiaries_document SET {sets} WHERE id = %s", [paper.pk])


def refused(paper):
    """The rule by which the database refuses that its copy is destroyed now."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write(paper, "destroyed_at = now()")
    return constraint_of(refusal.value)


def test_copies_of_before_get_their_types_days_and_a_month_at_least(as_owner, cast):
    """What the migration does to the rows of a filled database."""
    step = import_module("beneficiaries.migrations.0013_kept_until")
    today, old, new = riyadh_day(now()), kept(cast, PersonFactory()), kept(cast, PersonFactory())
    with pgtrigger.ignore():
        Document.objects.update(kept_until=None)
        Document.objects.filter(pk=old.pk).update(added_at=now() - timedelta(days=900))
        Document.objects.filter(pk=new.pk).update(added_at=now())
    with connection.cursor() as cursor:
        for statement in (step.IGNORE, step.DAYS, step.OBEY):
            cursor.execute(statement)
    days = dict(Document.objects.values_list("pk", "kept_until"))
    assert days == {old.pk: today + timedelta(days=30), new.pk: today + timedelta(days=180)}
