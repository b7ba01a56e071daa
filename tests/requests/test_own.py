"""Nobody works on their own request or a relative's, whichever step it is (PR-2+)."""

import pytest

from requests_app.intake.enums import LIFE
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.lib import clock
from tests.delivery import cases
from tests.factories import committee, requests
from tests.factories.accounts import UserFactory, give_role
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_guardian

pytestmark = pytest.mark.django_db

# A situation of the request → the verbs that staff do in it.
STEPS = {
    "checked": ["check_line", "return_for_completion", "attest", "verify", "cancel"],
    "noticed": ["raise_to_committee", "cancel"],
    "raised": ["send_back"],
    "accepted": ["complete_item", "name_payee", "register"],
    "registered": ["deliver", "enter_receipt", "take_back", "end"],
    "delivered": ["resume"],
}
SITUATIONS = {
    "checked": lambda calendar: requests.checked(),
    "noticed": lambda calendar: requests.noticed(),
    "raised": lambda calendar: committee.ripe(calendar),
    "accepted": lambda calendar: cases.complete(cases.accepted(calendar=calendar)),
    "registered": lambda calendar: cases.registered(calendar=calendar),
    "delivered": lambda calendar: cases.delivered(calendar=calendar),
}
# Somebody who may do all of it, were the request another's.
EVERYTHING = [Role.OFFICER, Role.RESEARCHER, Role.PROVIDER]


def colleague(**fields):
    return UserFactory(is_staff=True, roles=EVERYTHING, **fields)


def codes(case, verbs, user):
    refusals = {verb: LIFE.transitions[verb].why_not(case, user) for verb in verbs}
    return {verb: refusal and refusal.code for verb, refusal in refusals.items()}


@pytest.mark.policy("PR-2")
@pytest.mark.parametrize("situation", STEPS)
def test_a_relative_leaves_every_step_to_a_colleague(situation, calendar):
    case, verbs = SITUATIONS[situation](calendar), STEPS[situation]
    case.refresh_from_db()
    relative = colleague()
    before = codes(case, verbs, relative)
    assert "own" not in before.values()
    PersonFactory(household=case.household, account=relative)
    assert set(codes(case, verbs, relative).values()) == {"own"}


@pytest.mark.policy("PR-2")
@pytest.mark.parametrize("is_ward", [True, False])
def test_who_acts_for_the_applicant_is_a_relative_while_they_do(is_ward, calendar):
    case, user = requests.checked(), colleague()
    theirs = PersonFactory(account=user)
    ward, guardian = (case.person, theirs) if is_ward else (theirs, case.person)
    deed = name_guardian(ward, guardian)
    assert set(codes(case, STEPS["checked"], user).values()) == {"own"}
    name_guardian(PersonFactory(), theirs)
    deed.ended_on = clock.today()
    deed.save(update_fields=["ended_on"])
    assert "own" not in codes(case, STEPS["checked"], user).values()


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize("situation", ["registered", "delivered"])
def test_who_verified_gives_nothing_out_and_takes_nothing_back(situation, calendar):
    case = SITUATIONS[situation](calendar)
    give_role(case.verified_by, Role.PROVIDER)
    verifier = User.objects.get(pk=case.verified_by_id)
    verbs = ["resume"] if situation == "delivered" else ["deliver", "enter_receipt", "take_back"]
    assert set(codes(case, verbs, verifier).values()) == {"verifier"}
    assert set(codes(case, verbs, colleague()).values()) == {None}
