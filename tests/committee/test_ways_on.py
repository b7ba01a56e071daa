"""Each refusal's way on, followed by the same person: it leads to a page where the step is done."""

from datetime import timedelta

import pytest
from django.urls import reverse

from requests_app.committee import guards, perms
from requests_app.committee.workflow import committee, study
from requests_app.committee.workflow import sitting as sittings
from requests_app.committee.workflow.objection import dismiss, file_objection, uphold
from requests_app.delivery import guards as of_delivery
from requests_app.delivery.workflow import delivery, registration
from requests_app.intake.workflow.aside import withdraw
from sanad.accounts.enums import Role
from sanad.workflow import cycle
from tests.committee.calls import refusal_of
from tests.delivery import cases
from tests.factories import programmes
from tests.factories.accounts import UserFactory
from tests.factories.committee import (
    cast_vote,
    chair,
    decided,
    in_session,
    item_of,
    secretary,
    sitting,
    the_members,
    voted,
)
from tests.factories.requests import officer, raised

pytestmark = pytest.mark.django_db


def items(item, calendar):
    return sittings.close_sitting.why_not(item.sitting, secretary()), secretary(), item, None


def study_is_missing(item, calendar):
    case = raised(calendar=calendar)
    item = item_of(sitting(items=[case]), case)
    refusal = guards.study_submitted(item, secretary())
    return refusal, secretary(), case, study.assign


def studied(item, calendar):
    case = raised(calendar=calendar)
    written = study.assign(case, by=secretary(), researcher=UserFactory(researcher=True))
    UserFactory(researcher=True)
    again = {"researcher": written.researcher, "by": secretary()}
    return refusal_of(study.assign, case, **again), secretary(), written, study.hand_over


def quorum(item, calendar):
    for member in the_members()[1:]:
        committee.recuse(item, by=member, reason="جاره")
    return committee.decide.why_not(_fresh(item), chair()), chair(), item, committee.defer


def tie(item, calendar):
    one, two, three = the_members()
    for member, choice in ((one, "abstain"), (two, "yes"), (three, "no")):
        cast_vote(item, by=member, choice=choice)
    return committee.decide.why_not(_fresh(item), secretary()), secretary(), item, committee.defer


def sitting_sends_it_back(item, calendar):
    case = item.support_request
    refusal = refusal_of(committee.send_back, case, by=secretary(), items=[("income", "expired")])
    return refusal, secretary(), item, committee.send_back_item


def incomplete(item, calendar):
    decided(item)
    closed = sittings.close_sitting(item.sitting, by=secretary())
    closed = sittings.write_minutes(closed, by=secretary(), minutes="بلا أرقام")
    return sittings.sign_minutes.why_not(closed, chair()), chair(), closed, sittings.write_minutes


def unsigned(item, calendar):
    decided(item)
    closed = sittings.close_sitting(item.sitting, by=secretary())
    step = sittings.write_minutes
    return sittings.correct_minutes.why_not(closed, chair()), chair(), closed, step


def missing(item, calendar):
    case = cases.accepted(calendar=calendar)
    step = registration.complete_item
    return registration.register.why_not(case, officer()), officer(), case, step


def _fresh(item):
    return type(item).objects.get(pk=item.pk)


@pytest.mark.parametrize(
    "situation",
    [
        items,
        study_is_missing,
        studied,
        quorum,
        tie,
        sitting_sends_it_back,
        incomplete,
        unsigned,
        missing,
    ],
)
def test_the_way_on_leads_to_the_step_for_the_same_person(item, client, calendar, situation):
    refusal, user, obj, step = situation(item, calendar)
    assert situation.__name__.startswith(refusal.code)
    client.force_login(user)
    page = client.get(refusal.way.url)
    assert page.status_code == 200
    if step is not None and hasattr(step, "why_not"):
        assert step.why_not(_fresh(obj), user) is None
        assert page.context.get("step") in (None, step)


def test_what_left_the_committee_is_taken_off_by_who_runs_the_sitting(item, client, case):
    withdraw(case, by=officer(), reason="لم يعد يحتاج")
    refusal = committee.vote.why_not(_fresh(item), chair())
    client.force_login(chair())
    assert client.get(refusal.way.url).context["step"] is committee.remove
    member = the_members()[1]
    refusal = committee.vote.why_not(_fresh(item), member)
    assert refusal.way is None and any(
        perms.may_run_sittings(UserFactory(**{r: True})) for r in refusal.by
    )


def test_who_decided_reads_who_hears_the_objection(item, case):
    decided(item, "rejected")
    case.refresh_from_db()
    objection = file_objection(case, by=officer(), words="لا يكفي", channel="desk")
    refusal = dismiss.why_not(objection, chair())
    assert refusal.code == "took-part"
    others = [UserFactory(**{role: True}) for role in refusal.by]
    assert any(uphold.why_not(objection, other) is None for other in others)


def test_the_verifier_reads_who_delivers(calendar):
    case = cases.registered(calendar=calendar)
    refusal = of_delivery.not_who_judged_it(case, case.verified_by)
    assert refusal.by == (Role.PROVIDER,)
    assert delivery.deliver.why_not(case, cases.provider()) is None


def objected_once_registered(calendar):
    case = cases.registered(calendar=calendar, amount=1000)
    objection = {"words": "لا يكفي", "channel": "desk"}
    return refusal_of(file_objection, case, by=officer(), **objection), officer(), case


def studied_once_withdrawn(calendar):
    case = withdraw(raised(calendar=calendar), by=officer(), reason="لا أحتاج إليه")
    asked = {"researcher": UserFactory(researcher=True), "by": secretary()}
    return refusal_of(study.assign, case, **asked), secretary(), case


def paid_in_nobodys_stead(calendar):
    programmes.next_version("rent", needs_payee=False)
    case = cases.accepted(calendar=calendar)
    payee = {"by": officer(), "name": "سعود"}
    return refusal_of(registration.name_payee, case, **payee), officer(), case


@pytest.mark.parametrize(
    "situation", [objected_once_registered, studied_once_withdrawn, paid_in_nobodys_stead]
)
def test_what_does_not_fit_the_case_leads_to_where_it_stands(client, calendar, situation):
    refusal, user, case = situation(calendar)
    assert refusal.way.url == reverse("requests:show", args=[case.pk])
    client.force_login(user)
    assert client.get(refusal.way.url).status_code == 200


def test_what_is_ripe_later_names_its_day(calendar):
    case = raised(calendar=calendar)
    item = item_of(in_session(items=[case]), case)
    assert committee.vote.why_not(item, chair()).until == case.floor_on
    assert guards.decided_in_a_sitting(case, secretary()).until == case.floor_on
    for days, is_ripe in ((-1, False), (0, True)):
        calendar.move_to((case.floor_on + timedelta(days=days)).isoformat())
        until = guards.decided_in_a_sitting(case, secretary()).until
        assert (until != case.floor_on) is is_ripe, days


def test_a_vote_overtakes_nobody_and_a_decision_does(item, client):
    """Who has the item open while others vote decides all the same; who decides second reads it."""
    client.force_login(secretary())
    seen = client.get(item.get_absolute_url()).context["seen"]
    assert seen
    voted(item)
    data = {
        "verb": "decide",
        "seen": seen,
        "outcome": "accepted",
        "amount": "6000",
        "read_amount": "6,000",
        "months": "1",
        "reasons_for": ["need-shown"],
    }
    assert client.post(item.get_absolute_url(), data).status_code == 302
    client.force_login(chair())
    page = client.post(item.get_absolute_url(), data, follow=True)
    assert any(str(secretary()) in str(message) for message in page.context["messages"])


def test_the_sitting_is_locked_before_the_item(item, monkeypatch):
    locked = []
    lock = cycle.lock
    monkeypatch.setattr(cycle, "lock", lambda row: locked.append(type(row).__name__) or lock(row))
    committee.defer(item, by=secretary(), reason="next-sitting")
    assert locked == ["Sitting", "AgendaItem"]


def test_what_is_not_ripe_is_put_off_with_the_sitting(calendar):
    early = raised(calendar=calendar)
    open_sitting = in_session(items=[early])
    sittings.close_sitting(open_sitting, by=secretary())
    entry = item_of(open_sitting, early).log.first()
    assert (entry.verb, entry.source, entry.target) == ("put_off", "listed", "deferred")
    assert entry.by == secretary()
