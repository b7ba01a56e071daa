"""A request that was written and signed on a sheet: entered at the desk, counted from the entry."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from beneficiaries import workflow as registry
from beneficiaries.models import DocumentType
from requests_app.committee.letters import _submitted
from requests_app.intake.forms.desk import BeginForm
from requests_app.intake.models.intake import CheckLine
from requests_app.intake.workflow import desk, paper, signing
from requests_app.models import Declaration, Programme, SupportRequest
from sanad.lib.clock import today
from sanad.lib.files import Copy
from sanad.middleware import constraint_of
from sanad.paper import numbers
from sanad.paper.models import Sheet
from sanad.workflow.refusal import Refused
from tests.factories import requests
from tests.factories.beneficiaries import PersonFactory, open_to
from tests.factories.paper import book
from tests.paper.test_pages import day
from tests.portal.journey import png

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheets(calendar):
    return book("request", by=requests.officer(), about="rent", size=5)


def enter(number, *, person=None, programme="rent", **fields):
    fields = {"written_on": today(), "scan": Copy(b"photo", "jpeg", ""), **fields}
    return paper.enter_draft(
        person=person or PersonFactory(),
        programme=Programme.objects.get(code=programme),
        by=requests.officer(),
        number=number,
        **fields,
    )


def code_of(call, *arguments, **more):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **more)
    return refusal.value.code


def filled(case):
    """The answers and papers of the draft, typed from the sheet."""
    requests.give_papers(case.person)
    case = desk.save_draft(case, by=requests.officer(), answers=requests.ANSWERS["rent"])
    case.forget()
    return case


def test_it_begins_as_any_request_with_both_days(sheets, calendar):
    written = today()
    calendar.forward(days=2)
    case = enter(sheets.first, written_on=written)
    assert case.status == "draft" and case.sheet.written_on == written
    assert (case.sheet.recorded_on - written).days == 2
    assert case.sheet.written in case.log.get(verb="enter").reason


@pytest.mark.parametrize(("late", "is_in_time"), [(0, True), (1, False)])
def test_what_was_written_by_the_last_day_is_entered_after_it(sheets, calendar, late, is_in_time):
    written = today()
    Programme.objects.filter(code="rent").update(last_day=written - timedelta(days=late))
    calendar.forward(days=2)
    typed = {"programme": "rent", "key": str(uuid.uuid4())}
    assert BeginForm(typed, of="rent").is_valid() and not BeginForm(typed).is_valid()
    if is_in_time:
        assert enter(sheets.first, written_on=written).status == "draft"
    else:
        assert code_of(enter, sheets.first, written_on=written) == "closed"


def test_only_for_the_programme_of_the_sheet(sheets):
    assert code_of(enter, sheets.first, programme="electricity") == "about"
    assert code_of(enter, sheets.first, scan=None) == "scan"
    assert not Sheet.objects.exists() and not SupportRequest.objects.exists()


def test_sent_twice_it_begins_once(sheets):
    person, key = PersonFactory(), uuid.uuid4()
    made = [enter(sheets.first, person=person, key=key) for _again in range(2)]
    assert made[0] == made[1]


def test_the_signature_on_the_sheet_covers_it_until_it_is_submitted(sheets, calendar):
    written = today()
    calendar.forward(days=3)
    case = filled(enter(sheets.first, written_on=written))
    case = signing.sign(case, by=requests.officer(), method="paper")
    assert case.declaration.method == "paper"
    assert case.sheet.written in case.log.get(verb="sign").reason
    case = desk.submit(case, by=requests.officer())
    # The desk's term, the notice and the floor count from the database's day.
    assert case.submitted_on == today() == written + timedelta(days=3)
    assert _submitted(case).count("2026") == 2
    answers = {"story": "تغيّر العقد"}
    case = desk.amend(case, by=requests.officer(), answers=answers)
    assert code_of(signing.sign, case, by=requests.officer(), method="paper") == "on_paper"


def test_signed_otherwise_the_history_says_nothing_of_its_sheet(sheets):
    case = filled(enter(sheets.first))
    requests.sign(case)
    assert case.sheet.has_scan and case.log.get(verb="sign").reason == ""


def test_a_request_without_a_sheet_is_not_signed_on_paper(calendar):
    case = requests.filled()
    assert code_of(signing.sign, case, by=requests.officer(), method="paper") == "on_paper"


def test_her_papers_are_judged_on_the_real_day(sheets, calendar):
    written = today()
    person = PersonFactory()
    kind = DocumentType.objects.filter(has_expiry=True).first()
    registry.add_document(
        person, type=kind, by=requests.officer(), evidence="seen", expires_on=written
    )
    calendar.forward(days=3)
    line = CheckLine(
        support_request=enter(sheets.first, person=person, written_on=written),
        document=person.documents.get(),
    )
    assert line.is_valid
    line.support_request = requests.draft(person=person, programme="electricity")
    assert not line.is_valid


# Rules of the database


def test_the_rules_hold_from_below(sheets):
    case = enter(sheets.first)
    other = requests.draft()
    for change in ({"sheet": None}, {"sheet": enter(sheets.first + 1).sheet}):
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            SupportRequest.objects.filter(pk=case.pk).update(**change)
        assert constraint_of(error.value) == "supportrequest_on_its_own_sheet"
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Declaration.objects.create(
            support_request=other,
            signer=other.person,
            data=other.material_data(),
            digest=other.material_digest(),
            text="سطر",
            method="paper",
            taken_by=requests.officer(),
        )
    assert constraint_of(error.value) == "declaration_on_its_sheet"


def test_a_sheet_of_somebody_else_begins_nothing(sheets):
    used = enter(sheets.first).sheet
    mine = requests.draft()
    copy = SupportRequest.objects.get(pk=mine.pk)
    copy.pk, copy.key, copy.sheet = None, None, used
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        copy.save(force_insert=True)
    assert constraint_of(error.value) == "supportrequest_on_its_own_sheet"


# The pages


def test_the_officer_enters_signs_and_submits_it(client, sheets, calendar):
    officer = requests.officer()
    person = open_to(officer, PersonFactory())
    client.force_login(officer)
    number = numbers.written(sheets.first)
    found = client.get(reverse("paper:list"), {"number": number})
    assert found.url.startswith(reverse("requests:paper"))
    asked = client.get(found.url + f"&q={person.identity_number}").content.decode()
    assert f"person={person.pk}&amp;number={number}" in asked
    address = f"{reverse('requests:paper')}?person={person.pk}&number={number}"
    assert client.get(address).status_code == 200
    form = {
        "number": number,
        **day("2026", "11", "22"),
        "programme": "rent",
        "key": str(uuid.uuid4()),
    }
    assert client.post(address, form).status_code == 422
    form["scan"] = SimpleUploadedFile("sheet.png", png(), content_type="image/png")
    answer = client.post(address, form)
    case = SupportRequest.objects.get()
    assert answer.url == reverse("requests:edit", args=[case.pk])
    filled(case)
    page = client.get(reverse("requests:sign", args=[case.pk])).content.decode()
    assert reverse("paper:scan", args=[case.sheet_id]) in page
    client.post(reverse("requests:sign", args=[case.pk]), {"method": "paper", "digest": ""})
    digest = SupportRequest.objects.get().digest_now
    client.post(reverse("requests:sign", args=[case.pk]), {"method": "paper", "digest": digest})
    assert Declaration.objects.get().method == "paper"
    shown = client.get(reverse("requests:show", args=[case.pk])).content.decode()
    assert number in shown and "22 نوفمبر" in shown


def test_another_kind_of_sheet_leads_to_the_list(client, calendar):
    client.force_login(requests.officer())
    made = book("visit", by=requests.officer())
    answer = client.get(reverse("requests:paper"), {"number": numbers.written(made.first)})
    assert answer.url.startswith(reverse("paper:list"))
