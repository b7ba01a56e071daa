"""Who works here signs in by password, so no account of theirs stands on a file: they and their
relatives are known by the mobile. Their hands stay off their own cases, in the verbs and in the
database (PR-2, PR-4, PR-5, PR-7; MC-5)."""

import pytest
from django.db import IntegrityError, transaction

from conduct.guards import uninvolved
from requests_app.committee.workflow import committee
from requests_app.intake import guards
from requests_app.intake.workflow import desk
from requests_app.models import Attestation, Recusal, SupportRequest, Vote
from sanad.middleware import constraint_of
from sanad.workflow.refusal import Refused
from tests.delivery import cases
from tests.factories import conduct
from tests.factories import requests as situations
from tests.factories.accounts import signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import in_session, item_of, ripe, the_members

pytestmark = pytest.mark.django_db
MOBILE = "+966550007788"


def works_here(user):
    """They wrote down their mobile."""
    user.mobile = MOBILE
    with signed_in(user):
        user.save(update_fields=["mobile"])
    return user


def at_home_of(case, user):
    """`user` is registered with the mobile they are reached by, in the household of the case."""
    return PersonFactory(mobile=works_here(user).mobile, household=case.household)


def rule_of(verb, *arguments, **named):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        verb(*arguments, **named)
    return constraint_of(refusal.value)


def refusal_of(verb, *arguments, **named):
    with pytest.raises(Refused) as refusal:
        verb(*arguments, **named)
    return refusal.value.code


@pytest.mark.policy("PR-4")
def test_nobody_attests_at_home():
    case, officer = situations.checked(), situations.officer()
    at_home_of(case, officer)
    assert refusal_of(desk.attest, case, by=officer) == "own"
    assert (
        rule_of(Attestation.objects.create, declaration=case.declaration, by=officer, text="…")
        == "attestation_by_another"
    )


@pytest.mark.policy("PR-2")
def test_nobody_verifies_for_themselves():
    case, officer = situations.attested(), situations.officer()
    officer.mobile = case.person.mobile
    with signed_in(officer):
        officer.save(update_fields=["mobile"])
    assert guards.not_own(case, officer).code == "own"
    update = SupportRequest.objects.filter(pk=case.pk).update
    assert (
        rule_of(update, status="verified", verified_by=officer)
        == "supportrequest_verifier_is_another"
    )


@pytest.mark.policy("PR-5")
def test_nobody_votes_at_home(calendar):
    case, member = ripe(calendar), the_members()[1]
    at_home_of(case, member)
    item = item_of(in_session(items=[case]), case)
    recusal = Recusal.objects.get()
    assert recusal.member == member and recusal.is_automatic
    assert refusal_of(committee.vote, item, by=member, choice="yes") == "recused"
    assert (
        rule_of(Vote.objects.create, item=item, member=member, choice="yes", by=member)
        == "vote_not_by_a_recused_member"
    )


@pytest.mark.policy("PR-7")
def test_nobody_pays_their_own_home(calendar):
    case = cases.registered(calendar=calendar, amount=500)
    at_home_of(case, cases.provider())
    assert refusal_of(cases.pay, case.award_lines.first()) == "own"


@pytest.mark.policy("MC-5")
def test_nobody_judges_at_home(cast):
    incident = conduct.heard(cast)
    at_home_of(incident.person, cast.manager)
    assert uninvolved(incident, cast.manager) is not None
    assert rule_of(conduct.Measure.objects.create, **measure(incident, cast.manager)) == (
        "measure_proposed_by_another"
    )


def measure(incident, by):
    import uuid

    return {
        "incident": incident, "key": uuid.uuid4(), "kind": "oral", "reasons": "…", "proposed_by": by
    }  # fmt: skip


def test_another_mobile_is_nobodys_relative(calendar):
    case = situations.attested()
    works_here(situations.officer())
    assert guards.not_own(case, situations.officer()) is None
