"""The desk's verbs: the way from draft to raised, every reason why not, and the calendar's part."""

from datetime import date, timedelta

import pytest

from conduct import workflow
from requests_app import tasks
from requests_app.intake.enums import IntakeChannel, RequestStatus
from requests_app.intake.workflow import aside, desk, signing
from requests_app.models import Programme, SupportRequest
from sanad.lib import clock
from sanad.messaging.models import Message
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories import conduct
from tests.factories import requests as situations
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


def refusal_of(call, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        call(*args, **kwargs)
    return refusal.value


def fresh(case):
    return SupportRequest.objects.get(pk=case.pk)


@pytest.mark.policy("PR-5")
def test_a_walk_in_goes_its_way(calendar):
    case = situations.raised(calendar=calendar, raised_on="2026-11-01")
    assert case.status == "raised" and case.number == "1448-00001"
    assert str(case.floor_on) == "2026-11-15"
    assert [entry.verb for entry in case.log.order_by("id")] == [
        "begin",
        "sign",
        "submit",
        "check_line",
        "attest",
        "verify",
        "give_notice",
        "raise_to_committee",
    ]
    codes = list(Message.objects.order_by("id").values_list("code", flat=True))
    assert codes == ["request.submitted", "request.notice", "request.raised"]
    assert Message.objects.get(code="request.notice").body == case.notices.get().text


# Why not ---------------------------------------------------------------------------------------


def why_not_submit(case):
    return refusal_of(desk.submit, case, by=situations.officer())


@pytest.mark.policy("PR-2")
def test_every_answer_and_every_paper_is_asked_for():
    case = situations.draft()
    assert why_not_submit(case).code == "answers"
    case = situations.filled(papers=False)
    refusal = why_not_submit(case)
    assert refusal.code == "papers" and "عقد الإيجار" in str(refusal.sentence)
    every = [rule.type.code for rule in case.papers_for("submission")]
    case = situations.filled(papers=False, promised=every)
    assert why_not_submit(case).code == "unsigned"


@pytest.mark.policy("PR-4")
@pytest.mark.parametrize("what", ["answer", "income", "birth"])
def test_whatever_changes_after_the_signature_is_signed_again(what):
    case = situations.signed()
    if what == "answer":
        case = desk.save_draft(case, by=situations.officer(), answers={"months-behind": 4})
    elif what == "income":
        case.household.monthly_income = 9000
        case.household.save()
    else:
        case.person.born_on = date(1950, 1, 1)
        case.person.save()
    assert why_not_submit(case).code == "changed"
    desk.submit(situations.sign(case), by=situations.officer())
    assert case.declarations.count() == 2, "the first signature stays on the record"


@pytest.mark.policy("PR-4")
def test_nothing_is_signed_twice():
    case = situations.signed()
    assert refusal_of(situations.sign, case).code == "signed"


@pytest.mark.policy("PR-2")
def test_one_open_request_unless_an_officer_says_why():
    first = situations.submitted()
    second = situations.signed(person=PersonFactory(household=first.household))
    refusal = why_not_submit(second)
    assert refusal.code == "second" and first.number in str(refusal.sentence)
    desk.save_draft(second, by=situations.officer(), answers={}, second_reason="سكن آخر للأم")
    assert desk.submit(second, by=situations.officer()).status == "submitted"


def test_a_member_is_not_told_of_another_s_request():
    first = situations.submitted()
    person = PersonFactory(household=first.household, with_account=True)
    second = situations.signed(person=person)
    refusal = refusal_of(desk.submit, second, by=person.account)
    assert refusal.code == "second" and first.number not in str(refusal.sentence)


@pytest.mark.policy("MC-2")
def test_a_suspension_holds_its_programmes_back(cast):
    case = situations.signed()
    incident = conduct.IncidentFactory(person=case.person)
    conduct.in_force(cast, "suspension", conduct.heard(cast, conduct.fresh(incident)))
    refusal = why_not_submit(case)
    assert refusal.code == "held" and "تقديم عقد" in str(refusal.sentence)
    other = situations.signed(person=case.person, programme="electricity")
    assert desk.submit(other, by=situations.officer()).status == "submitted"
    anothers = situations.draft()
    paused = SupportRequest.objects.with_pause()
    assert paused.get(pk=case.pk).is_paused and not paused.get(pk=other.pk).is_paused
    assert anothers.programme == case.programme and not paused.get(pk=anothers.pk).is_paused


@pytest.mark.policy("PR-2")
def test_every_paper_is_judged_on_the_day_of_submission(calendar):
    officer = situations.officer()
    case = situations.filled(papers=False, promised=["rent-contract"])
    today = clock.today()
    situations.give_paper(case.person, "national-id", expires_on=today)
    situations.give_paper(case.person, "family-register", issued_on=today)
    situations.give_paper(case.person, "income", issued_on=today - timedelta(days=91))
    case = desk.submit(situations.sign(case), by=officer)
    assert {line.type.code: line.problem for line in case.checklist} == {
        "national-id": "undecided",
        "family-register": "undecided",
        "rent-contract": "missing",
        "income": "expired",
    }
    # What expires afterwards was good on the day.
    calendar.forward(days=1)
    case = situations.check(fresh(case))
    assert refusal_of(desk.attest, case, by=officer).code == "checklist"
    contract = situations.give_paper(
        case.person, "rent-contract", issued_on=today, expires_on=today
    )
    case = desk.check_line(
        case,
        by=officer,
        findings={
            "rent-contract": {"document": contract, "is_matching": True},
            "income": {"old_reason": "الجهة مغلقة حتى الأحد"},
        },
    )
    assert desk.attest(case, by=officer).is_attested


@pytest.mark.policy("PR-2")
def test_a_paper_of_somebody_else_is_no_paper():
    case = situations.submitted()
    other = situations.give_paper(PersonFactory(), "income")
    refusal = refusal_of(
        desk.check_line, case, by=situations.officer(), findings={"income": {"document": other}}
    )
    assert refusal.code == "line"


@pytest.mark.policy("PR-4")
def test_verified_only_when_attested_and_raised_only_when_told(calendar):
    officer = situations.officer()
    assert refusal_of(desk.verify, situations.checked(), by=officer).code == "unattested"
    case = situations.verified()
    assert refusal_of(desk.raise_to_committee, case, by=officer).code == "unnoticed"
    desk.give_notice(case, by=officer, channel=IntakeChannel.PHONE)
    assert (
        refusal_of(desk.give_notice, case, by=officer, channel=IntakeChannel.DESK).code == "noticed"
    )
    case = desk.amend(case, by=officer, answers={"amount": "9000"})
    assert refusal_of(desk.raise_to_committee, case, by=officer).code == "changed"
    case = situations.sign(case)
    assert refusal_of(desk.raise_to_committee, case, by=officer).code == "unattested"
    case = desk.raise_to_committee(desk.attest(case, by=officer), by=officer)
    assert case.status == RequestStatus.RAISED


def test_who_may(cast):
    case = situations.submitted(person=PersonFactory(with_account=True))
    mine = case.person.account
    stranger = PersonFactory(with_account=True).account
    for by in (mine, cast.delegate, cast.manager, cast.researcher):
        assert isinstance(refusal_of(desk.verify, case, by=by), NotAllowed)
    assert isinstance(refusal_of(desk.amend, case, by=stranger, answers={}), NotAllowed)
    assert isinstance(refusal_of(aside.lapse, case, by=cast.manager), NotAllowed)
    assert desk.give_notice(case, by=mine, channel=IntakeChannel.PORTAL)
    assert aside.withdraw(case, by=mine).status == "withdrawn"


def test_an_applicant_who_works_here_applies_and_does_not_verify():
    officer = UserFactory(officer=True)
    case = situations.submitted(person=PersonFactory(account=officer), by=officer)
    refusal = refusal_of(desk.check_line, case, by=officer, findings={})
    assert refusal.code == "own"


@pytest.mark.policy("PR-2")
def test_a_returned_request_comes_back_with_what_was_asked_for():
    case = situations.returned(items=[("income", "expired"), ("rent-contract", "missing")])
    refusal = why_not_submit(case)
    assert refusal.code == "asked"
    assert "تعريف بالدخل" in str(refusal) and "عقد الإيجار" in str(refusal)
    situations.give_paper(case.person, "income", issued_on=clock.today())
    refusal = why_not_submit(fresh(case))
    assert refusal.code == "asked"
    assert "تعريف بالدخل" not in str(refusal) and "عقد الإيجار" in str(refusal)
    situations.give_paper(case.person, "rent-contract", expires_on=clock.today())
    assert desk.submit(fresh(case), by=situations.officer()).status == "submitted"


@pytest.mark.policy("PR-2")
@pytest.mark.parametrize("item", [("income", "mismatch"), ("", "answer")])
def test_what_does_not_match_is_answered_by_changing_the_answers(item):
    case = situations.returned(items=[item], note="المبلغ")
    assert why_not_submit(case).code == "asked"
    case = desk.amend(case, by=situations.officer(), answers={"amount": "5000"})
    case = situations.sign(case)
    assert desk.submit(case, by=situations.officer()).status == "submitted"


@pytest.mark.policy("PR-2")
def test_the_word_that_it_will_be_brought_answers_a_return_once_it_is_given_anew():
    case = situations.returned()
    case = desk.amend(case, by=situations.officer(), answers={}, promised=["income"])
    if not case.is_declared:
        case = situations.sign(case)
    assert desk.submit(case, by=situations.officer()).status == "submitted"


@pytest.mark.policy("PR-2")
def test_the_reason_why_not_names_every_paper_at_once():
    case = situations.submitted(
        papers=False, promised=["national-id", "family-register", "rent-contract", "income"]
    )
    refusal = refusal_of(desk.verify, case, by=situations.officer())
    assert "تعريف بالدخل" in str(refusal)
    situations.give_paper(case.person, "family-register", issued_on=clock.today())
    line = next(line for line in fresh(case).checklist if line.type.code == "family-register")
    paper = case.person.documents.get()
    desk.check_line(
        fresh(case), by=situations.officer(), findings={line.type.code: {"document": paper}}
    )
    reason = str(refusal_of(desk.verify, fresh(case), by=situations.officer()))
    assert "سجل الأسرة" in reason and "تعريف بالدخل" in reason


# The calendar ----------------------------------------------------------------------------------


@pytest.mark.policy("PR-2")
def test_two_reminders_then_a_pause_that_one_tap_ends(calendar):
    case = situations.returned()
    assert tasks.due() == 0
    calendar.forward(days=4)
    assert tasks.due() == 1 and tasks.due() == 0
    calendar.forward(days=4)
    assert tasks.due() == 1 and fresh(case).reminders_sent == 2
    calendar.forward(days=4)
    refusal = aside.lapse.why_not(fresh(case), None)
    assert refusal.code == "early" and str(refusal.until) == "2026-12-07"
    calendar.move_to("2026-12-07")
    assert tasks.due() == 1
    case = fresh(case)
    assert case.status == "lapsed"
    reminders = case.log.filter(verb="remind")
    assert [entry.details["ways"] for entry in reminders] == [["sms"], ["sms"]]
    assert Message.objects.filter(code="request.lapsed").exists()
    case = aside.reopen(case, by=situations.officer())
    assert case.status == "returned" and case.reminders_sent == 0
    assert str(case.completion_due_on) == "2026-12-21"


@pytest.mark.policy("PR-2")
def test_a_worker_that_slept_for_a_month_skips_no_reminder(calendar):
    case = situations.returned()
    calendar.forward(days=40)
    tasks.due()
    assert tasks.due() == 0 and fresh(case).status == "returned"
    calendar.forward(days=4)
    tasks.due()
    calendar.forward(days=4)
    tasks.due()
    assert fresh(case).status == "lapsed"


def test_without_a_phone_the_attempt_is_on_the_record(calendar):
    situations.returned(person=PersonFactory(mobile=None))
    calendar.forward(days=4)
    assert tasks.due() == 1
    entry = SupportRequest.objects.get().log.first()
    assert entry.verb == "remind" and entry.details["ways"] == []


@pytest.mark.policy("PR-2")
def test_what_was_completed_is_not_reminded_of(calendar):
    case = situations.returned()
    situations.give_paper(case.person, "income", issued_on=clock.today())
    desk.submit(case, by=situations.officer())
    calendar.forward(days=30)
    assert tasks.due() == 0


@pytest.mark.policy("PM-1")
@pytest.mark.parametrize("answer", ["upheld", "dismissed", "none"])
def test_nothing_is_closed_while_the_ending_may_be_overturned(cast, calendar, answer):
    case = situations.submitted()
    incident = conduct.IncidentFactory(person=case.person, grave=True)
    measure = conduct.in_force(cast, "termination", conduct.heard(cast, conduct.fresh(incident)))
    assert tasks.close_ended() == 0
    if answer != "none":
        measure = conduct.objected(cast, measure)
    calendar.forward(days=30)
    assert refusal_of(aside.close, case, by=None).code == "objection"
    calendar.forward(days=1)
    if answer == "none":
        assert tasks.close_ended() == 1
        return
    # The objection came in time: until it is heard, however late, nothing is closed.
    assert tasks.close_ended() == 0
    hear = {"upheld": workflow.uphold, "dismissed": workflow.dismiss}[answer]
    hear(measure, by=cast.member, reasons="نُظر فيه.")
    assert tasks.close_ended() == (answer == "dismissed")
    assert (fresh(case).status == "closed") == (answer == "dismissed")


@pytest.mark.policy("MC-3")
def test_a_termination_closes_what_is_open_and_nobody_else_s(cast, calendar):
    case, other = situations.submitted(), situations.submitted()
    begun = situations.draft(person=case.person, programme="electricity")
    assert refusal_of(aside.close, case, by=None).code == "in-force"
    incident = conduct.IncidentFactory(person=case.person, grave=True)
    conduct.in_force(cast, "termination", conduct.heard(cast, conduct.fresh(incident)))
    calendar.forward(days=31)
    assert tasks.due() == 2 and tasks.due() == 0
    assert fresh(case).status == fresh(begun).status == "closed"
    assert fresh(other).status == "submitted"


@pytest.mark.policy("MC-3")
def test_nothing_else_in_force_closes_a_request(cast, calendar):
    case = situations.submitted()
    sister = PersonFactory(household=case.household)
    conduct.restrict(sister, kind="termination")
    conduct.restrict(case.person, "rent")
    calendar.forward(days=31)
    assert refusal_of(aside.close, case, by=None).code == "in-force"
    assert tasks.close_ended() == 0
    conduct.restrict(case.person, kind="termination")
    assert refusal_of(aside.close, case, by=None).code == "objection"
    calendar.forward(days=31)
    conduct.restrict(PersonFactory(), kind="termination")  # it may be overturned: not this one
    assert aside.close.why_not(case, None) is None
    assert tasks.close_ended() == 1 and fresh(case).status == "closed"


def test_a_request_is_begun_for_oneself_or_at_the_desk(cast):
    person = PersonFactory(with_account=True)
    begin = {"person": person, "programme": Programme.objects.get(code="rent"), "channel": "desk"}
    for user in (PersonFactory(with_account=True).account, cast.manager, cast.member):
        assert refusal_of(desk.create_draft, by=user, **begin).code == "role"
    assert desk.create_draft(by=person.account, **begin).status == RequestStatus.DRAFT


def test_nothing_is_begun_for_the_dead(cast):
    person = PersonFactory(died_on=clock.today())
    begin = {"programme": Programme.objects.get(code="rent"), "channel": "desk"}
    assert refusal_of(desk.create_draft, person=person, by=cast.officer, **begin).code == "died"


def test_a_draft_is_filled_in_by_whose_it_is_until_it_is_submitted(cast):
    case = situations.filled(person=PersonFactory(with_account=True))
    stranger = PersonFactory(with_account=True).account
    for user in (stranger, cast.manager, cast.researcher):
        refusal = refusal_of(desk.save_draft, case, by=user, answers={"amount": "1"})
        assert isinstance(refusal, NotAllowed)
    case = desk.save_draft(case, by=case.person.account, answers={"amount": "1000"})
    assert case.amount == 1000
    case = desk.submit(situations.sign(case), by=situations.officer())
    refusal = refusal_of(desk.save_draft, case, by=situations.officer(), answers={"amount": "1"})
    assert refusal.code == "status"


def test_a_paper_that_is_not_there_matches_nothing():
    papers = ["national-id", "family-register", "rent-contract", "income"]
    case, by = situations.submitted(papers=False, promised=papers), situations.officer()
    findings = {"income": {"is_matching": True}}
    assert refusal_of(desk.check_line, case, by=by, findings=findings).code == "line"


def test_by_digits_signs_who_fills_in_and_what_they_were_sent_for(cast):
    case, officer = situations.filled(), situations.officer()
    other = situations.filled()
    stranger = PersonFactory(with_account=True).account
    by_code = {"by": officer, "method": "code"}
    assert refusal_of(signing.sign, case, code=None, **by_code).code == "code"
    sent = signing.send_signing_code(other, by=officer)
    assert refusal_of(signing.sign, case, code=sent, **by_code).code == "code"
    refusal = refusal_of(signing.confirm_code, case, by=stranger, code="123456")
    assert isinstance(refusal, NotAllowed)


@pytest.mark.policy("PR-2")
def test_nothing_is_signed_before_every_paper_is_spoken_for():
    case = situations.filled(papers=False)
    assert signing.sign.why_not(case, situations.officer()).code == "papers"
    papers = [rule.type.code for rule in case.papers_for("submission")]
    case = desk.save_draft(case, by=situations.officer(), answers=case.answers, promised=papers)
    assert signing.sign.why_not(case, situations.officer()) is None


@pytest.mark.policy("PR-2")
def test_what_is_found_bad_after_the_verification_is_not_raised():
    case = situations.noticed()
    assert desk.raise_to_committee.why_not(case, situations.officer()) is None
    case = desk.check_line(
        case, by=situations.officer(), findings={"income": {"is_matching": False}}
    )
    assert desk.raise_to_committee.why_not(case, situations.officer()).code == "checklist"


@pytest.mark.policy("MC-2")
def test_nothing_is_raised_while_the_service_is_stopped(cast):
    case = situations.noticed()
    conduct.restrict(case.person, "rent")
    assert desk.raise_to_committee.why_not(case, situations.officer()).code == "held"


@pytest.mark.policy("PR-4")
def test_what_changed_is_signed_and_checked_again_before_it_is_attested_and_verified():
    officer = situations.officer()
    case = situations.checked()
    assert refusal_of(desk.verify, case, by=officer).code == "unattested"
    case = desk.attest(case, by=officer)
    assert refusal_of(desk.attest, case, by=officer).code == "attested"
    wrong = {"income": {"is_matching": False}}
    case = desk.check_line(case, by=officer, findings=wrong)
    assert refusal_of(desk.verify, case, by=officer).code == "checklist"
    assert refusal_of(desk.attest, case, by=officer).code == "checklist"
    case = desk.amend(situations.check(case), by=officer, answers={"amount": "9000"})
    assert refusal_of(desk.verify, case, by=officer).code == "changed"
    assert refusal_of(desk.attest, case, by=officer).code == "changed"
    case = desk.attest(situations.sign(case), by=officer)
    assert desk.verify(case, by=officer).status == RequestStatus.VERIFIED
