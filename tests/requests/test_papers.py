"""Of whom a paper is asked is said in one place, and everybody asks there (PR-2, PR-6)."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from requests_app.delivery import completion
from requests_app.delivery import guards as delivery_guards
from requests_app.delivery import pages as delivery_pages
from requests_app.delivery.workflow import registration
from requests_app.intake import guards, pages
from requests_app.intake.enums import RequestStatus, Stage
from requests_app.intake.models.papers import required_of
from requests_app.intake.workflow import desk
from requests_app.models import DocumentRule, SupportRequest
from sanad.lib import clock
from sanad.lib.triggers import Sql
from sanad.portal import story
from sanad.portal.wizard import Wizard
from sanad.workflow.refusal import Refused
from tests.factories import programmes, requests
from tests.factories.beneficiaries import PersonFactory

PAPERS = {"national-id", "family-register", "rent-contract", "income"}
INCOME, CERTIFICATE = "income", "iban-certificate"


def ask_others(monkeypatch):
    """A rule from now on by which two papers of the programme are asked of others alone."""
    monkeypatch.setattr(
        DocumentRule,
        "is_asked_of",
        lambda rule, support_request: rule.type.code not in (INCOME, CERTIFICATE),
    )


def codes(rules):
    return {rule.type.code for rule in rules}


def without_income():
    """Everything filled in and shown, but nothing said of the income."""
    case = requests.filled(papers=False)
    for code in PAPERS - {INCOME}:
        requests.give_paper(case.person, code, issued_on=clock.today())
    return SupportRequest.objects.get(pk=case.pk)


def accepted():
    """An accepted request as the portal reads it; nothing is saved."""
    case = requests.filled()
    case.status = RequestStatus.ACCEPTED
    return case


@pytest.mark.django_db
@pytest.mark.policy("PR-2")
def test_every_paper_is_asked_where_no_rule_says_otherwise():
    case = without_income()
    assert codes(case.papers_for(Stage.SUBMISSION)) == PAPERS
    assert guards.papers_spoken_for(case, requests.officer()).code == "papers"


@pytest.mark.django_db
@pytest.mark.policy("PR-2")
def test_a_paper_of_others_is_asked_nowhere_before_the_submission(client, monkeypatch):
    ask_others(monkeypatch)
    case, officer = without_income(), requests.officer()
    assert codes(case.papers_for(Stage.SUBMISSION)) == PAPERS - {INCOME}
    assert guards.papers_spoken_for(case, officer) is None
    assert len(pages.paper_rows(case, clock.today())) == 3
    assert codes(Wizard(case).rules) == PAPERS - {INCOME}
    client.force_login(officer)
    for view in ("requests:edit", "requests:print"):
        name = str(DocumentRule.objects.filter(type__code=INCOME).first().type)
        assert name not in client.get(reverse(view, args=[case.pk])).text
    case = desk.submit(requests.sign(case), by=officer)
    assert {line.type.code for line in case.checklist} == PAPERS - {INCOME}


@pytest.mark.django_db
@pytest.mark.policy("PR-6")
def test_a_paper_of_others_is_asked_nowhere_before_the_registration(monkeypatch):
    case, officer = requests.submitted(), requests.officer()
    certificate = requests.give_paper(case.person, CERTIFICATE, issued_on=clock.today())
    ask_others(monkeypatch)
    assert completion.checklist(case, day=clock.today()) == []
    assert len(completion.missing(case)) == 1  # the payee
    panel = delivery_pages.panel(case, officer)
    assert (panel["asked"], len(panel["missing"])) == (1, 1)
    assert "IBAN" not in str(delivery_guards.nothing_missing(case, officer).sentence)
    with pytest.raises(Refused) as refusal:
        registration.complete_item(case, by=officer, document=certificate)
    assert refusal.value.code == "type"


@pytest.mark.django_db
@pytest.mark.policy("PR-6")
def test_the_portal_awaits_what_the_request_is_asked_for(monkeypatch):
    assert [kind.code for kind in story.papers_awaited(accepted())] == [CERTIFICATE]
    monkeypatch.setattr(DocumentRule, "is_asked_of", lambda rule, support_request: False)
    assert story.papers_awaited(accepted()) == []


@pytest.mark.django_db
@pytest.mark.policy("PR-4")
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("code", ["rent", "electricity"])
def test_the_database_asks_for_the_same(stage, code):
    """`required_of` and `required_papers_for`, one of the papers being asked for without need."""
    draft = programmes.draft(code)
    draft.document_rules.filter(type__code=INCOME).update(is_required=False)
    programmes.workflow.publish(draft, by=programmes.manager())
    case = requests.draft(programme=code, person=PersonFactory())
    with connection.cursor() as cursor:
        sql = f"""SELECT t.code FROM $SupportRequest r, $beneficiaries.DocumentType t
            WHERE r.id = %s AND t.id IN (SELECT u.type_id FROM {required_of("r", stage)})"""
        cursor.execute(Sql(sql).written("requests_app"), [case.pk])
        asked = {row[0] for row in cursor.fetchall()}
    assert asked == codes(case.required_papers_for(stage))


# Who reads the papers of a version beside the one place, and why.
OF_A_VERSION = {
    "requests_app/intake/models/papers.py",
    "requests_app/intake/models/programme.py",  # a paper out of use, in a draft
    "requests_app/intake/models/support_request.py",
    "requests_app/intake/workflow/programme.py",  # what the next version changes
    "requests_app/intake/declaration.py",  # what each is called
    "requests_app/intake/views/desk.py",  # the empty form of a programme
    "requests_app/intake/paper.py",  # the same on a numbered sheet
    "sanad/portal/offer.py",  # before anybody asks
}
READS = re.compile(
    r"version\w*\.(papers_for|document_rules)|DocumentRule\.objects\.f|\$\S*DocumentRule"
)


def test_only_one_place_says_of_whom_a_paper_is_asked():
    root = Path(settings.BASE_DIR)
    reading = {
        path.relative_to(root).as_posix()
        for package in ("sanad", "beneficiaries", "requests_app", "conduct", "surveys")
        for path in (root / package).rglob("*.py")
        if "migrations" not in path.parts and READS.search(path.read_text(encoding="utf-8"))
    }
    assert reading == OF_A_VERSION
