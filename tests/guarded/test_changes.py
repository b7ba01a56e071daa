"""A change by two: proposed, agreed to, in its hour, or stopped by whom it was done to."""

import time
from datetime import timedelta

import pytest

from beneficiaries import guarded
from beneficiaries import workflow as registry
from sanad.accounts.enums import Role
from sanad.guarded import messages, tasks, workflow
from sanad.guarded.enums import ChangeStatus, GuardedTaskKind, Told
from sanad.lib import clock
from sanad.lib.dates import gregorian_text, riyadh_day
from sanad.messaging.models import MessageDelivery
from sanad.policy.models import PolicyVersion
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import agreed, by, proposed
from tests.factories.policy import approved

pytestmark = pytest.mark.django_db
NEW = "+966551234567"


def another_mobile(person=None, **more):
    return proposed(guarded.propose_mobile, person or PersonFactory(), mobile=NEW, **more)


def mobile_of(change):
    return guarded._person(change).mobile


def test_the_old_number_is_told_and_nothing_changes_before_a_second_agrees():
    person = PersonFactory()
    change = another_mobile(person)
    assert change.told == Told.YES
    warning = MessageDelivery.objects.get(message__person_id=person.pk)
    assert warning.address == person.mobile and warning.is_secret
    assert person.first_name not in warning.text and NEW not in warning.text
    assert mobile_of(change) == person.mobile


def test_who_proposed_it_does_not_agree_to_it():
    officer = UserFactory(officer=True)
    change = another_mobile(by_user=officer)
    with by(officer), pytest.raises(Refused) as refused:
        workflow.approve(change, by=officer)
    assert refused.value.code == "own"


@pytest.mark.parametrize("role", ["researcher", "member", "provider", "auditor", "secretary"])
def test_other_roles_decide_nothing(role):
    colleague = UserFactory(**{role: True})
    with pytest.raises(NotAllowed):
        workflow.approve(another_mobile(), by=colleague)


@pytest.mark.parametrize("role", ["officer", "delegate", "manager", "board"])
def test_desk_manager_and_board_agree(role):
    change = agreed(another_mobile(), second=UserFactory(**{role: True}))
    assert mobile_of(change) == NEW


def test_with_the_person_before_both_it_is_in_force_at_once():
    person = PersonFactory(with_account=True)
    change = agreed(another_mobile(person))
    assert change.status == ChangeStatus.APPROVED
    change.refresh_from_db()
    person.refresh_from_db()
    assert change.status == ChangeStatus.APPLIED
    assert person.mobile == NEW and person.account is None


@pytest.mark.parametrize(("hours", "is_in_force"), [(23, False), (24, True), (25, True)])
def test_otherwise_it_waits_the_hours_of_the_policy(calendar, hours, is_in_force):
    calendar.move_to("2026-11-24 10:00")
    change = agreed(another_mobile(), is_present=False)
    calendar.move_to(clock.now() + timedelta(hours=hours))
    tasks.due()
    assert (mobile_of(change) == NEW) is is_in_force


def test_before_its_hour_nobody_carries_it_out_nor_lets_it_go(calendar, cast):
    change = agreed(another_mobile(), is_present=False)
    for step in (workflow.apply, workflow.give_up):
        for user in (cast.manager, cast.board, change.proposed_by, change.decided_by):
            assert step.why_not(change, user).code == "role"
    assert workflow.apply.why_not(change, None).code == "hour"


def test_this_was_not_me_stops_it(client, calendar):
    calendar.move_to("2026-11-24 10:00")
    change = agreed(another_mobile(), is_present=False)
    address = f"/not-me/{messages.token_of(change)}/"
    asked = client.get(address)
    assert (asked.status_code, asked.text.count("btn-primary")) == (200, 1)  # nothing beside it
    assert client.post(address).status_code == 200
    assert client.post(address).status_code == 200
    change.refresh_from_db()
    assert change.status == ChangeStatus.CONTESTED
    calendar.move_to("2026-11-27 10:00")
    tasks.due()
    assert mobile_of(change) != NEW
    assert Task.objects.about(change).open().get().kind == GuardedTaskKind.NOT_ME


@pytest.mark.parametrize(("seconds", "is_good"), [(-60, True), (60, False)])
def test_the_link_of_a_warning_is_good_for_thirty_days(monkeypatch, seconds, is_good):
    change = another_mobile()
    token, now = messages.token_of(change), time.time()
    later = now + timedelta(days=30, seconds=seconds).total_seconds()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert messages.change_of(token) == (change.pk if is_good else None)


def test_a_link_that_is_not_ours_stops_nothing(client):
    change = another_mobile()
    token = messages.token_of(change)
    for wrong in (token[:-1] + ("a" if token[-1] != "a" else "b"), "x", "1"):
        assert client.post(f"/not-me/{wrong}/").status_code == 404
    change.refresh_from_db()
    assert change.status == ChangeStatus.WAITING


def test_no_warning_on_a_number_that_somebody_else_holds_too():
    husband = PersonFactory()
    wife = PersonFactory(household=husband.household, relation="spouse", mobile=husband.mobile)
    assert another_mobile(wife).told == Told.SHARED
    assert not MessageDelivery.objects.exists()


def test_no_warning_where_it_could_harm_her_and_the_second_reads_why():
    change = another_mobile(silence="الهاتف القديم مع طليقها")
    assert change.told == Told.SILENT and change.silence
    assert not MessageDelivery.objects.exists()
    agreed(change)
    assert not MessageDelivery.objects.exists()


def test_the_next_is_asked_when_nobody_answers(calendar):
    calendar.move_to("2026-11-24 10:00")
    change = another_mobile()
    asked = []
    for hour in (23, 25, 48, 50, 100):
        calendar.move_to(change.proposed_at + timedelta(hours=hour))
        tasks.due()
        asked.append([task.role for task in Task.objects.about(change).open()])
    assert asked == [[], [Role.MANAGER], [Role.MANAGER], [Role.BOARD], [Role.BOARD]]
    agreed(change, second=UserFactory(board=True))
    assert not Task.objects.about(change).open().exists()


def test_kin_decide_nothing():
    person = PersonFactory()
    cousin = UserFactory(manager=True, mobile="+966559999999")
    PersonFactory(household=person.household, relation="other", mobile="+966559999999")
    with by(cousin), pytest.raises(Refused) as refused:
        workflow.approve(another_mobile(person), by=cousin)
    assert refused.value.code == "kin"


@pytest.mark.parametrize("step", ["approve", "refuse"])
def test_a_second_person_who_is_not_close_to_them_decides(step):
    officer, cousin = UserFactory(officer=True), UserFactory(manager=True, mobile="+966559999999")
    change = another_mobile(by_user=officer)
    home = guarded._person(change).household
    PersonFactory(household=home, relation="other", mobile="+966559999999")
    step = getattr(workflow, step)
    whys = [step.why_not(change, user) for user in (officer, cousin, UserFactory(officer=True))]
    assert [why and why.code for why in whys] == ["own", "kin", None]


def test_refused_by_a_second_person_everything_stays(calendar):
    change = another_mobile()
    calendar.forward(hours=100)
    tasks.due()
    assert Task.objects.about(change).open().exists()
    before, board = mobile_of(change), UserFactory(board=True)
    change = workflow.refuse(change, by=board, reason="لم تطلب ذلك")
    assert (change.status, change.decided_by) == (ChangeStatus.REFUSED, board)
    assert change.log.get(verb="refuse").reason == "لم تطلب ذلك"
    assert mobile_of(change) == before and not Task.objects.about(change).open().exists()
    calendar.forward(hours=100)
    tasks.due()
    assert mobile_of(change) == before and not Task.objects.about(change).open().exists()


def test_where_the_policy_wants_it_another_role_agrees_and_any_refuses(cast):
    change = another_mobile()
    officer, manager = UserFactory(officer=True), UserFactory(manager=True)
    both = UserFactory(is_staff=True, roles=[Role.OFFICER, Role.MANAGER])
    assert workflow.approve.why_not(change, officer) is None
    approved(cast, in_days=0, second_of_another_role=True)
    refusal = workflow.approve.why_not(change, officer)
    assert refusal.code == workflow.approve.why_not(change, both).code == "same_role"
    assert set(refusal.by) == {Role.DELEGATE, Role.MANAGER, Role.BOARD}
    assert workflow.approve.why_not(change, manager) is None
    assert workflow.refuse.why_not(change, officer) is None


def test_two_changes_of_one_thing_do_not_wait_beside_each_other():
    person = PersonFactory()
    another_mobile(person)
    with pytest.raises(Exception, match="ينتظر قبله"):
        another_mobile(person)


def test_nobody_proposes_their_own_number_for_a_file():
    officer = UserFactory(officer=True, mobile=NEW)
    with pytest.raises(Refused, match="رقمك أنت"):
        another_mobile(by_user=officer)


def test_whose_own_number_it_is_does_not_agree():
    change = another_mobile()
    with pytest.raises(Refused):
        agreed(change, second=UserFactory(manager=True, mobile=NEW))


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ((), "لا أحد"),
        (("staff",), "ناصر الحربي"),
        (("file", "file"), "ملفان"),
        (("staff", "file"), "ملف"),
    ],
)
def test_the_second_person_reads_who_else_has_the_number(others, said):
    for each in others:
        if each == "staff":
            UserFactory(provider=True, mobile=NEW, name="ناصر الحربي")
        else:
            PersonFactory(mobile=NEW, first_name="سلمى")
    facts = guarded._mobile_facts(another_mobile())
    values = {str(label): after for label, _before, after in facts}
    assert said in values["من غيره على هذا الرقم"]
    assert "سلمى" not in str(facts)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"safe_contact": "بعد العصر"}, ""),
        ({"may_text": False}, "لا تُرسل منذ {day}"),
        ({"safe_mobile": "+966559999999"}, "إلى رقم آخر منذ {day}"),
    ],
)
def test_the_second_person_reads_since_when_the_old_number_hears_nothing(
    calendar, cast, changes, words
):
    person = PersonFactory()
    registry.change_person(person, by=cast.officer, **changes)
    calendar.forward(days=1)
    facts = guarded._mobile_facts(another_mobile(person))
    said = {str(label): after for label, _before, after in facts}.get("الرسائل النصية", "")
    written = person.events.latest("pgh_id").pgh_created_at  # the history keeps the machine's day
    assert words.format(day=gregorian_text(riyadh_day(written))) in said
    assert bool(words) is bool(said)


def test_the_manager_then_the_board_are_asked_and_nobody_after(calendar):
    calendar.move_to("2026-11-24 10:00")
    change = another_mobile()
    hours = PolicyVersion.objects.in_force().second_person_hours
    asked = []
    for _ in range(3):
        calendar.move_to(clock.now() + timedelta(hours=hours, minutes=1))
        tasks.due()
        change.refresh_from_db()
        asked.append((Task.objects.about(change).open().get().role, change.asks_next_at is None))
    assert asked == [(Role.MANAGER, False), (Role.BOARD, True), (Role.BOARD, True)]


def test_nobody_asks_the_next_by_hand(cast):
    change = another_mobile()
    for user in (cast.manager, cast.board, cast.officer):
        assert workflow.ask_next.why_not(change, user).code == "role"
