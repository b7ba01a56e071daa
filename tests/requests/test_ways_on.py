"""Each refusal of the desk's steps, and its way on: followed by the same person it leads to a page
on which the step that it names can be done. Whom the way is closed to reads who goes it.
"""

import pytest

from beneficiaries import workflow as registry
from conduct import perms as conduct_perms
from requests_app.intake import guards
from requests_app.intake.workflow import aside, desk, signing
from requests_app.models import Programme, SupportRequest
from sanad.audit.models import Purpose
from sanad.portal.workflow import accept_terms
from sanad.workflow.refusal import Refused
from tests.factories import conduct
from tests.factories import requests as situations
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db
EVERY_PAPER = ("national-id", "family-register", "rent-contract", "income")


def refused(step, *rows, **arguments):
    with pytest.raises(Refused) as refusal:
        step(*rows, **arguments)
    return refusal.value


def at_the_desk(case):
    return case, situations.officer()


def from_the_phone(situation, **begun):
    case = situation(person=PersonFactory(with_account=True), **begun)
    return case, case.person.account


# Each: the refusal, who reads it, the request, and the step that the way leads to. No step: the
# form of a draft, or another page of theirs.


def answers(cast):
    case, user = at_the_desk(situations.draft())
    return refused(desk.submit, case, by=user), user, case, None


def answers_on_the_phone(cast):
    case, user = from_the_phone(situations.draft)
    return refused(desk.submit, case, by=user), user, case, None


def papers(cast):
    case, user = at_the_desk(situations.filled(papers=False))
    return refused(desk.submit, case, by=user), user, case, None


def asked(cast):
    case, user = at_the_desk(situations.returned())
    return refused(desk.submit, case, by=user), user, case, desk.check_line


def asked_for_an_answer(cast):
    case, user = at_the_desk(situations.returned(items=[("", "answer")], note="أي شهر؟"))
    return refused(desk.submit, case, by=user), user, case, desk.amend


def asked_on_the_phone(cast):
    case, user = from_the_phone(situations.returned)
    return refused(desk.submit, case, by=user), user, case, None


def asked_for_an_answer_on_the_phone(cast):
    items = [("", "answer")]
    case, user = from_the_phone(situations.returned, items=items, note="أي شهر؟")
    return refused(desk.submit, case, by=user), user, case, desk.amend


def unsigned(cast):
    case, user = at_the_desk(situations.filled())
    return refused(desk.submit, case, by=user), user, case, signing.sign


def unsigned_on_the_phone(cast):
    case, user = from_the_phone(situations.filled)
    return refused(desk.submit, case, by=user), user, case, signing.sign


def terms(cast):
    case, user = at_the_desk(situations.signed(has_terms=False))
    registry.open_file(case.person, by=user, purpose=Purpose.SERVICE, page="way")
    return refused(desk.submit, case, by=user), user, case, None


def terms_on_the_phone(cast):
    case, user = from_the_phone(situations.signed, has_terms=False)
    return refused(desk.submit, case, by=user), user, case, None


def changed(cast):
    case, user = at_the_desk(situations.attested())
    case = desk.amend(case, by=user, answers={"months-behind": 9})
    return refused(desk.verify, case, by=user), user, case, signing.sign


def changed_while_reading(cast):
    case, user = at_the_desk(situations.filled())
    signature = {"method": "drawn", "drawing": situations.DRAWING, "digest": "0" * 64}
    return refused(signing.sign, case, by=user, **signature), user, case, signing.sign


def second(cast):
    other = situations.submitted()
    case, user = at_the_desk(situations.signed(person=PersonFactory(household=other.household)))
    return refused(desk.submit, case, by=user), user, case, None


def second_on_the_phone(cast):
    other, user = from_the_phone(situations.submitted)
    case = situations.signed(person=other.person)
    return refused(desk.submit, case, by=user), user, other, aside.withdraw


def held_on_the_phone(cast):
    case, user = from_the_phone(situations.signed)
    conduct.restrict(case.person)
    return refused(desk.submit, case, by=user), user, case, aside.withdraw


def ended_on_the_phone(cast):
    case, user = from_the_phone(situations.signed)
    conduct.restrict(case.person, kind="termination")
    return refused(desk.submit, case, by=user), user, case, aside.withdraw


def checklist(cast):
    case, user = at_the_desk(situations.submitted())
    return refused(desk.attest, case, by=user), user, case, desk.check_line


def checklist_with_papers_missing(cast):
    case = situations.submitted(papers=False, promised=list(EVERY_PAPER))
    case, user = at_the_desk(case)
    return refused(desk.attest, case, by=user), user, case, desk.return_for_completion


def checklist_after_the_verification(cast):
    case, user = at_the_desk(situations.noticed())
    case = desk.check_line(case, by=user, findings={"income": {"is_matching": False}})
    return refused(desk.raise_to_committee, case, by=user), user, case, desk.check_line


def unnoticed(cast):
    case, user = at_the_desk(situations.verified())
    return refused(desk.raise_to_committee, case, by=user), user, case, desk.give_notice


def closed(cast):
    case, user = at_the_desk(situations.draft())
    registry.open_file(case.person, by=user, purpose=Purpose.SERVICE, page="way")
    Programme.objects.filter(pk=case.programme_id).update(is_open=False)
    programme = Programme.objects.get(pk=case.programme_id)
    begun = {"person": case.person, "programme": programme, "channel": "desk"}
    return refused(desk.create_draft, by=user, **begun), user, case, None


def closed_on_the_phone(cast):
    case, user = from_the_phone(situations.draft)
    accept_terms(case.person, by=user)
    programme = case.programme
    programme.is_open = False
    begun = {"person": case.person, "programme": programme, "channel": "portal"}
    return refused(desk.create_draft, by=user, **begun), user, case, None


def household(cast):
    case, user = at_the_desk(situations.draft())
    person = PersonFactory(household=None, branch=case.branch)
    registry.open_file(person, by=user, purpose=Purpose.SERVICE, page="way")
    begun = {"person": person, "programme": case.programme, "channel": "desk"}
    return refused(desk.create_draft, by=user, **begun), user, case, None


def mobile(cast):
    case, user = at_the_desk(situations.filled(person=PersonFactory(may_text=False)))
    return refused(signing.send_signing_code, case, by=user), user, case, signing.sign


def codes(cast):
    case, user = at_the_desk(situations.filled())
    for _code in range(5):
        signing.send_signing_code(case, by=user)
    return refused(signing.send_signing_code, case, by=user), user, case, signing.sign


def code_on_the_phone(cast):
    case, user = from_the_phone(situations.filled)
    signing.send_signing_code(case, by=user)
    return refused(signing.confirm_code, case, by=user, code="x"), user, case, signing.sign


def status_of_a_draft(cast):
    case, user = at_the_desk(situations.submitted())
    return refused(desk.save_draft, case, by=user, answers={}), user, case, desk.amend


def reason_of_withdrawing(cast):
    case, user = at_the_desk(situations.submitted())
    return refused(aside.withdraw, case, by=user), user, case, aside.withdraw


def reason_of_cancelling(cast):
    case, user = at_the_desk(situations.submitted())
    return refused(aside.cancel, case, by=user, reason="nonsense"), user, case, aside.cancel


def line(cast):
    case, user = at_the_desk(situations.submitted())
    findings = {"nothing": {"is_matching": True}}
    return refused(desk.check_line, case, by=user, findings=findings), user, case, desk.check_line


def items(cast):
    case, user = at_the_desk(situations.submitted())
    step = desk.return_for_completion
    return refused(step, case, by=user, items=[]), user, case, step


WAYS = [
    answers,
    answers_on_the_phone,
    papers,
    asked,
    asked_for_an_answer,
    asked_on_the_phone,
    asked_for_an_answer_on_the_phone,
    unsigned,
    unsigned_on_the_phone,
    terms,
    terms_on_the_phone,
    changed,
    changed_while_reading,
    second,
    second_on_the_phone,
    held_on_the_phone,
    ended_on_the_phone,
    checklist,
    checklist_with_papers_missing,
    checklist_after_the_verification,
    unnoticed,
    closed,
    closed_on_the_phone,
    household,
    mobile,
    codes,
    code_on_the_phone,
    status_of_a_draft,
    reason_of_withdrawing,
    reason_of_cancelling,
    line,
    items,
]
# To the first page that is still open.
LEADS_FURTHER = {answers_on_the_phone}


@pytest.mark.parametrize("situation", WAYS)
def test_the_way_on_leads_to_the_step_for_the_same_person(cast, client, situation):
    refusal, user, case, step = situation(cast)
    assert situation.__name__.startswith(refusal.code.replace("-", "_"))
    client.force_login(user)
    url, _hash, anchor = refusal.way.url.partition("#")
    page = client.get(url, follow=True)
    assert page.status_code == 200
    assert bool(page.redirect_chain) == (situation in LEADS_FURTHER)
    assert not anchor or f'id="{anchor}"' in page.content.decode()
    fresh = SupportRequest.objects.get(pk=case.pk)
    assert step is None or step.why_not(fresh, user) is None


def test_a_member_is_led_to_nobodys_request_but_to_the_desk(cast):
    other = situations.submitted()
    person = PersonFactory(household=other.household, with_account=True)
    refusal = refused(desk.submit, situations.signed(person=person), by=person.account)
    assert (refusal.code, refusal.way) == ("second", None)
    assert refusal.by == guards.AT_THE_DESK


def test_a_stopped_service_names_who_lifts_it(cast):
    case = situations.signed()
    conduct.restrict(case.person)
    refusal = refused(desk.submit, case, by=situations.officer())
    assert (refusal.code, refusal.way) == ("held", None)
    assert set(refusal.by) == set(conduct_perms.PROPOSERS)


def test_a_colleague_does_what_a_relative_may_not(cast):
    case = situations.checked()
    relative, colleague = situations.officer(), UserFactory(officer=True)
    PersonFactory(household=case.household, account=relative)
    refusal = refused(desk.attest, case, by=relative)
    assert refusal.code == "own" and "officer" in refusal.by
    assert desk.attest.why_not(case, colleague) is None


def test_an_officer_attests_before_another_verifies(cast):
    case = situations.checked()
    refusal = refused(desk.verify, case, by=situations.officer())
    assert refusal.code == "unattested"
    assert desk.attest.why_not(case, UserFactory(**{refusal.by[0]: True})) is None
