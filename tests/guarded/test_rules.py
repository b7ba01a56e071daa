"""What is changed by two, tried by raw SQL as the site's role: each rule refuses by its name."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction

from beneficiaries import guarded
from beneficiaries.models.guarded import GUARDIANSHIP_BY_TWO, PERSON_BY_TWO
from sanad.guarded import roles, workflow
from sanad.guarded.models import GuardedChange
from sanad.guarded.rules import ROLE_BY_TWO, RULES
from sanad.lib.actor import acting
from sanad.lib.triggers import Rule
from sanad.middleware import constraint_of
from tests.asking import code_of
from tests.factories.accounts import FOUNDER, BranchFactory, UserFactory
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory
from tests.factories.guarded import agreed, by, name_guardian, name_helper, proposed
from tests.factories.policy import approved
from tests.rules.without import without

pytestmark = pytest.mark.django_db
NEW, OTHER = "+966551234567", "+966557654321"
GIVE = (
    "INSERT INTO accounts_user_groups (user_id, group_id)"
    " SELECT %s, id FROM auth_group WHERE name = %s"
)


def run(sql, *parameters, who=None):
    with acting(who), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def refused(rule, sql, *parameters, who=None):
    with pytest.raises(IntegrityError) as refusal:
        run(sql, *parameters, who=who)
    assert constraint_of(refusal.value) == rule


def of_person(assignment):
    return f"UPDATE beneficiaries_person SET {assignment} WHERE id = %s"


def waiting(person=None, **more):
    return proposed(guarded.propose_mobile, person or PersonFactory(), mobile=NEW, **more)


PROPOSE = """INSERT INTO guarded_guardedchange (kind, subject_id, person_id, name, old, new, reason,
        paper, status, told, silence, proposed_by_id, wait_hours, proposed_at, is_present, asked)
    VALUES ('mobile', %s, %s, 'س', '{}', %s, 'س', 'هوية', 'waiting', 'nobody', '', %s, 0, now(),
        FALSE, 0)"""
DECIDE = "UPDATE guarded_guardedchange SET status = %s, decided_by_id = %s WHERE id = %s"


class TestTheFile:
    def test_a_mobile_is_neither_replaced_nor_taken_away(self):
        person = PersonFactory(with_account=True)
        for value in ("'+966551234567'", "NULL"):
            sql = of_person(f"mobile = {value}, account_id = NULL")
            refused("person_mobile_by_two", sql, person.pk)

    @pytest.mark.django_db(transaction=True)
    def test_not_by_a_change_that_waits_or_was_carried_out_before_or_says_another_number(self):
        person = PersonFactory()
        change = waiting(person)
        sql = of_person("mobile = %s")
        refused("person_mobile_by_two", sql, NEW, person.pk)
        agreed(change)
        run(of_person("may_text = true"), person.pk)
        refused("person_mobile_by_two", sql, OTHER, person.pk)
        # Once carried out it carries nothing out again.
        agreed(proposed(guarded.propose_mobile, person, mobile=OTHER))
        refused("person_mobile_by_two", sql, NEW, person.pk)

    def test_the_first_mobile_is_the_desks(self):
        run(of_person("mobile = %s"), NEW, PersonFactory(mobile=None).pk)

    def test_digits(self):
        person = PersonFactory()
        run(of_person("pin = 'a'"), person.pk)
        refused("person_pin_by_two", of_person("pin = 'b'"), person.pk)
        refused("person_pin_by_two", of_person("pin = ''"), person.pk)

    def test_the_head_of_others(self):
        head = PersonFactory()
        run(of_person("relation = 'other'"), head.pk)  # alone at home
        run(of_person("relation = 'head'"), head.pk)
        child = PersonFactory(household=head.household, relation="child")
        refused("person_head_by_two", of_person("relation = 'other'"), head.pk)
        refused("person_head_by_two", of_person("relation = 'head'"), child.pk)
        agreed(proposed(guarded.propose_head, child, former_is="parent"))
        head.refresh_from_db()
        child.refresh_from_db()
        assert (head.relation, child.relation) == ("parent", "head")

    def test_who_has_an_account_leaves_alone_and_moves_in_by_two(self):
        person = PersonFactory(with_account=True)
        full, empty = PersonFactory().household, HouseholdFactory()
        move = of_person("household_id = %s, relation = 'other'")
        refused("person_household_by_two", move, full.pk, person.pk)
        run(move, empty.pk, person.pk)
        agreed(proposed(guarded.propose_household, person, household=full, relation="other"))
        person.refresh_from_db()
        assert person.household == full

    def test_the_account_is_that_of_the_number(self):
        person, thief = PersonFactory(with_account=True), UserFactory(mobile=NEW)
        rule = "person_account_of_their_number"
        refused(rule, of_person("account_id = %s"), thief.pk, person.pk)
        refused(rule, of_person("account_id = NULL"), person.pk)
        refused(rule, of_person("account_id = %s"), thief.pk, PersonFactory().pk)


class TestGuardians:
    INSERT = (
        "INSERT INTO beneficiaries_guardianship (ward_id, guardian_id, basis) VALUES (%s, %s, 'x')"
    )

    def test_none_from_nothing(self):
        ward, guardian = PersonFactory(), PersonFactory()
        refused("guardianship_by_two", self.INSERT, ward.pk, guardian.pk)

    @pytest.mark.django_db(transaction=True)
    def test_a_deed_is_ended_by_one_and_brought_back_or_made_longer_by_nobody(self, calendar):
        calendar.move_to("2026-11-24")
        deed = name_guardian(PersonFactory(), PersonFactory(), valid_until=date(2026, 12, 31))
        change = "UPDATE beneficiaries_guardianship SET {} WHERE id = %s"
        for longer in ("valid_until = '2027-01-01'", "valid_until = NULL"):
            refused("guardianship_by_two", change.format(longer), deed.pk)
        run(change.format("valid_until = '2026-12-30'"), deed.pk)
        run(change.format("ended_on = policy_today()"), deed.pk)
        refused("guardianship_by_two", change.format("ended_on = NULL"), deed.pk)

    def test_the_two_stay_the_same(self):
        deed = name_guardian(PersonFactory(), PersonFactory())
        change = "UPDATE beneficiaries_guardianship SET guardian_id = %s WHERE id = %s"
        refused("guardianship_of_the_same_two", change, PersonFactory().pk, deed.pk)


class TestTheChange:
    def test_it_is_proposed_in_ones_own_name(self):
        officer, other = UserFactory(officer=True), UserFactory(officer=True)
        with by(officer), pytest.raises(IntegrityError) as refusal, transaction.atomic():
            _propose_as(other)
        assert constraint_of(refusal.value) == "guardedchange_proposed_by_who_acts"

    def test_who_proposed_it_does_not_decide(self):
        officer = UserFactory(officer=True)
        change = waiting(by_user=officer)
        rule = "guardedchange_by_a_second_person"
        for status in ("approved", "refused"):
            refused(rule, DECIDE, status, officer.pk, change.pk, who=officer.pk)

    def test_nobody_decides_in_anothers_name(self):
        manager, officer = UserFactory(manager=True), UserFactory(officer=True)
        change = waiting()
        rule = "guardedchange_by_a_second_person"
        for who in (None, officer.pk):
            refused(rule, DECIDE, "approved", manager.pk, change.pk, who=who)
        run(DECIDE, "approved", manager.pk, change.pk, who=manager.pk)

    @pytest.mark.parametrize("role", ["provider", "auditor", "researcher", "member"])
    def test_nobody_of_another_role_decides(self, role):
        colleague = UserFactory(**{role: True})
        rule = "guardedchange_by_a_second_person"
        refused(rule, DECIDE, "approved", colleague.pk, waiting().pk, who=colleague.pk)

    def test_not_before_its_hour(self):
        change = agreed(waiting(), is_present=False)
        change_now = "UPDATE guarded_guardedchange SET status = 'applied' WHERE id = %s"
        refused("guardedchange_in_its_hour", change_now, change.pk)
        # Nor are the hours written by who is in a hurry.
        run(
            "UPDATE guarded_guardedchange SET effective_from = policy_now() WHERE id = %s",
            change.pk,
        )
        refused("guardedchange_in_its_hour", change_now, change.pk)

    @pytest.mark.parametrize(
        "assignment",
        [
            """new = '{"mobile": "+966557654321"}'""",
            "old = '{}'",
            "reason = 'آخر'",
            "subject_id = subject_id + 1",
            "told = 'nobody'",
            "wait_hours = 0",
            "person_id = NULL",
        ],
    )
    def test_it_stays_as_proposed(self, assignment):
        sql = f"UPDATE guarded_guardedchange SET {assignment} WHERE id = %s"
        refused("guardedchange_stays_as_proposed", sql, waiting().pk)

    def test_it_does_not_go_back_and_is_not_born_decided(self):
        change = agreed(waiting())
        sql = "UPDATE guarded_guardedchange SET status = 'waiting' WHERE id = %s"
        refused("guardedchange_life", sql, change.pk)

    @pytest.mark.django_db(transaction=True)
    def test_it_is_kept(self, owner):
        change = waiting()
        with pytest.raises(Exception, match="guardedchange_is_kept"):
            owner.execute("DELETE FROM guarded_guardedchange WHERE id = %s", [change.pk])


class TestRoles:
    @pytest.mark.parametrize(
        "role",
        [
            *("officer", "delegate", "member", "chair", "secretary"),
            *("provider", "manager", "board"),
        ],
    )
    def test_what_pays_decides_or_manages_is_given_by_two(self, role):
        manager, colleague = UserFactory(manager=True), UserFactory(officer=True)
        refused("userrole_by_two", GIVE, colleague.pk, role, who=manager.pk)

    @pytest.mark.parametrize("role", ["researcher", "auditor"])
    def test_the_others_by_one_manager(self, role):
        run(GIVE, UserFactory(is_staff=True).pk, role, who=UserFactory(manager=True).pk)

    def test_who_set_the_portal_up_gives_the_first(self):
        run(GIVE, UserFactory(officer=True).pk, "manager", who=FOUNDER)

    def test_a_manager_proposes_and_the_board_agrees(self):
        manager, colleague = UserFactory(manager=True), UserFactory(officer=True)
        with by(manager):
            change = roles.propose_roles(colleague, by=manager, roles=["provider"])
        with by(manager), pytest.raises(Exception, match="You proposed|أنت من اقترح"):
            workflow.approve(change, by=manager)
        agreed(change, second=UserFactory(board=True))
        held = Group.objects.filter(user=colleague).values_list("name", flat=True)
        assert set(held) == {"officer", "provider"}

    def test_nobody_proposes_a_role_of_their_own(self):
        manager = UserFactory(manager=True)
        with pytest.raises(IntegrityError) as refusal, by(manager), transaction.atomic():
            roles.propose_roles(manager, by=manager, roles=["provider"])
        assert constraint_of(refusal.value) == "guardedchange_proposed_by_who_acts"

    def test_nobody_agrees_to_a_role_of_their_own(self):
        manager, other = UserFactory(manager=True), UserFactory(manager=True)
        with by(manager):
            change = roles.propose_roles(other, by=manager, roles=["provider"])
        rule = "guardedchange_by_a_second_person"
        refused(rule, DECIDE, "approved", other.pk, change.pk, who=other.pk)


def test_another_role_where_the_policy_wants_it(cast):
    approved(cast, in_days=0, second_of_another_role=True)
    colleague = UserFactory(officer=True)
    change = waiting()
    rule = "guardedchange_by_another_role"
    refused(rule, DECIDE, "approved", colleague.pk, change.pk, who=colleague.pk)
    manager = UserFactory(manager=True)
    run(DECIDE, "approved", manager.pk, change.pk, who=manager.pk)


def test_who_stood_before_both_stood_in_one_branch():
    change = waiting()
    here, there = (
        UserFactory(officer=True, branch=branch)
        for branch in (change.proposed_by.branch, BranchFactory(name="فرع الوادي"))
    )
    decide = (
        "UPDATE guarded_guardedchange SET status = 'approved', decided_by_id = %s,"
        " is_present = TRUE WHERE id = %s"
    )
    refused("guardedchange_before_both_in_one_branch", decide, there.pk, change.pk, who=there.pk)
    assert code_of(workflow.approve, change, by=there, is_present=True) == "branch"
    run(decide, here.pk, change.pk, who=here.pk)


def test_what_was_stopped_goes_on_at_the_word_of_the_desk_and_of_a_helper_alone(cast, owner):
    helped, officer = PersonFactory(), UserFactory(officer=True)
    row, mobile = name_helper(helped, PersonFactory()), waiting()
    agreed(mobile)
    rule = "guardedchange_goes_on_after_a_word"
    again = "UPDATE guarded_guardedchange SET status = 'applied' WHERE id = %s"
    for change in (row.change, mobile):
        run("UPDATE guarded_guardedchange SET status = 'contested' WHERE id = %s", change.pk)
        refused(rule, again, change.pk)
        refused(rule, again, change.pk, who=cast.researcher.pk)
    refused(rule, again, mobile.pk, who=officer.pk)
    refused(rule, again, row.change_id, who=row.change.proposed_by_id)
    run(again, row.change_id, who=officer.pk)
    with without(owner, rule):
        run(again, mobile.pk)


def test_every_rule_was_tried():
    on_the_phone = Path(__file__).parents[1] / "portal" / "test_shared_phone.py"
    source = "".join(path.read_text(encoding="utf-8") for path in (Path(__file__), on_the_phone))
    every = (*PERSON_BY_TWO, *GUARDIANSHIP_BY_TWO, *RULES, ROLE_BY_TWO)
    names = {rule.rule for rule in every if isinstance(rule, Rule)}
    assert {name for name in names if f'"{name}"' not in source} == set()


def _propose_as(user):
    return GuardedChange.objects.create(
        kind="mobile",
        subject_id=PersonFactory().pk,
        name="س",
        new={"mobile": NEW},
        reason="س",
        paper="ص",
        told="nobody",
        proposed_by=user,
    )


class TestOnesOwnNumber:
    rule = "guardedchange_not_to_ones_own_number"

    def propose(self, officer):
        person = PersonFactory()
        return PROPOSE, person.pk, person.pk, f'{{"mobile": "{NEW}"}}', officer.pk

    def test_is_not_proposed(self, owner):
        officer = UserFactory(officer=True, mobile=NEW)
        refused(self.rule, *self.propose(officer), who=officer.pk)
        with without(owner, self.rule):
            run(*self.propose(officer), who=officer.pk)

    def test_nor_agreed_to(self, owner):
        manager = UserFactory(manager=True, mobile=NEW)
        decide = (DECIDE, "approved", manager.pk, waiting().pk)
        refused(self.rule, *decide, who=manager.pk)
        run(DECIDE, "refused", manager.pk, waiting().pk, who=manager.pk)

    def test_another_colleague_does_both(self):
        UserFactory(provider=True, mobile=NEW)
        officer = UserFactory(officer=True)
        run(*self.propose(officer), who=officer.pk)
