"""What keeps a step of the committee from being done, each reason on its own."""

import pytest

from requests_app.committee.enums import ITEM_LIFE, OBJECTION_LIFE, SITTING_LIFE, STUDY_LIFE
from requests_app.committee.quorum import related_pairs, studies_of
from requests_app.committee.workflow import committee, objection
from requests_app.committee.workflow import sitting as sittings
from requests_app.intake.enums import LIFE
from requests_app.intake.workflow import aside
from requests_app.models import SupportRequest
from sanad.accounts.enums import Role
from tests.factories import requests
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import (
    assigned,
    chair,
    decided,
    in_session,
    item_of,
    locked,
    researcher,
    ripe,
    secretary,
    sitting,
    studied,
    the_members,
    voted,
)

pytestmark = pytest.mark.django_db


def why(cycle, verb, obj, user):
    """The code of the reason why not, or None."""
    obj = type(obj).objects.get(pk=obj.pk)
    refusal = cycle.transitions[verb].why_not(obj, user)
    return refusal and refusal.code


def withdrawn(case):
    return aside.withdraw(
        type(case).objects.get(pk=case.pk), by=requests.officer(), reason="لم أعد أحتاج إليه"
    )


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize("verb", ["vote", "decide"])
def test_nothing_is_voted_or_decided_before_the_sitting_opens(calendar, verb):
    case = ripe(calendar)
    item = item_of(sitting(items=[case]), case)
    assert why(ITEM_LIFE, verb, item, chair()) == "not-open"


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize("verb", ["vote", "decide", "defer", "send_back"])
def test_a_request_that_left_the_committee_is_only_taken_off(calendar, verb):
    case = ripe(calendar)
    item = item_of(in_session(items=[case]), case)
    withdrawn(case)
    assert why(ITEM_LIFE, verb, item, chair()) == "left"
    assert why(ITEM_LIFE, "remove", item, chair()) is None


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize("verb", ["accept", "reject"])
def test_a_request_is_decided_by_a_sitting_and_not_before_its_day(calendar, verb):
    assert why(LIFE, verb, locked(calendar), secretary()) == "floor"
    case = ripe(calendar)
    assert why(LIFE, verb, case, secretary()) == "sitting"
    sitting(items=[case])
    assert why(LIFE, verb, case, secretary()) == "sitting"


@pytest.mark.policy("PR-5")
def test_who_sat_in_the_chair_signs_the_minutes():
    closed = sittings.close_sitting(in_session(), by=secretary())
    another = UserFactory(chair=True)
    assert why(SITTING_LIFE, "sign_minutes", closed, another) == "chair"
    assert why(SITTING_LIFE, "sign_minutes", closed, chair()) is None


@pytest.mark.policy("PR-5")
def test_a_study_is_submitted_while_its_request_is_with_the_committee():
    case = requests.raised()
    study = assigned(case)
    assert why(STUDY_LIFE, "submit", study, researcher()) is None
    committee.send_back(case, by=researcher(), items=[("income", "expired")])
    assert why(STUDY_LIFE, "submit", study, researcher()) == "left"


# The objection ------------------------------------------------------------------------------


def objected(calendar, *, recorder=None, student=None):
    """An objection to a rejection, recorded by `recorder` after a study by `student`."""
    case = requests.raised(calendar=calendar, raised_on="2026-11-01")
    studied(case) if student is None else studied_by(case, student)
    item = item_of(in_session(items=[case]), case)
    if recorder is None:
        decided(item, "rejected")
    else:
        committee.decide(
            voted(item, "no"), by=recorder, outcome="rejected", reasons=["income"], words="يكفي"
        )
    case.refresh_from_db()
    return objection.file_objection(
        case, by=requests.officer(), words="تغيّر دخلنا.", channel="desk"
    )


def studied_by(case, user):
    from requests_app.committee.workflow import study

    draft = study.assign(case, by=secretary(), researcher=user)
    study.submit(draft, by=user, kind="desk", findings="كما وُصف", recommendation="reject")


@pytest.mark.policy("PM-1")
@pytest.mark.parametrize("verb", ["uphold", "dismiss"])
@pytest.mark.parametrize("part", ["voted", "recorded", "studied", "related"])
def test_who_took_part_does_not_hear_the_objection(calendar, verb, part):
    hearer = UserFactory(is_staff=True, roles=[Role.MANAGER, Role.SECRETARY, Role.RESEARCHER])
    roles = {"recorded": {"recorder": hearer}, "studied": {"student": hearer}}
    filed = objected(calendar, **roles.get(part, {}))
    if part == "voted":
        hearer = the_members()[1]
    if part == "related":
        assert why(OBJECTION_LIFE, verb, filed, hearer) is None
        PersonFactory(household=filed.decision.support_request.household, account=hearer)
    assert why(OBJECTION_LIFE, verb, filed, hearer) == "took-part"


@pytest.mark.policy("PM-1")
def test_nothing_is_opened_again_once_the_case_has_moved_on(calendar):
    case = ripe(calendar)
    decided(item_of(in_session(items=[case]), case), "part", amount=1000)
    case.refresh_from_db()
    filed = objection.file_objection(case, by=requests.officer(), words="لا يكفي.", channel="desk")
    manager = UserFactory(manager=True)
    assert why(OBJECTION_LIFE, "uphold", filed, manager) is None
    withdrawn(case)
    assert why(OBJECTION_LIFE, "uphold", filed, manager) == "status"
    assert why(OBJECTION_LIFE, "dismiss", filed, manager) is None
    assert why(LIFE, "uphold_objection", case, manager) == "status"


@pytest.mark.policy("PM-1")
def test_a_decided_request_is_opened_again_by_an_upheld_objection_only(calendar):
    filed = objected(calendar)
    case = filed.decision.support_request
    manager = UserFactory(manager=True)
    assert why(LIFE, "uphold_objection", case, manager) == "no-objection"
    objection.dismiss(filed, by=manager, answer="لا جديد.")
    assert why(LIFE, "uphold_objection", case, manager) == "no-objection"


@pytest.mark.policy("PM-1")
def test_the_database_writes_when_an_objection_was_heard(calendar):
    filed = objected(calendar)
    type(filed).objects.filter(pk=filed.pk).update(heard_at="2001-01-01T00:00:00Z")
    filed.refresh_from_db()
    assert filed.heard_at is None


def test_who_lives_elsewhere_and_the_author_of_another_study_sit_there(calendar):
    """Only whom this item is about, and only the study of this one, bind the hands."""
    case, other = ripe(calendar), ripe(calendar)
    sitting = in_session(items=[case, other])
    member = the_members()[0]
    PersonFactory(household=other.household, account=member)
    assert related_pairs(sitting, [case, other]) == {(member.pk, other.pk)}
    for one in (case, other):
        studies = studies_of(SupportRequest.objects.get(pk=one.pk))
        assert [study.pk for study in studies] == [one.studies.get().pk]
