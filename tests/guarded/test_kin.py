"""Whose cases are a colleague's own: given as marks at the first sign-in, ended by two (PR-2+)."""

import re
from contextlib import nullcontext

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import override_settings
from django.urls import reverse

from beneficiaries import tasks
from beneficiaries import workflow as registry
from beneficiaries.models import Person
from requests_app.intake import guards
from sanad.accounts.enums import SAY_THEIR_KIN, KinRelation
from sanad.accounts.models import Kin, User
from sanad.guarded import kin, today
from sanad.guarded.models import GuardedChange
from sanad.lib import marks
from sanad.lib.actor import acting
from sanad.lib.refusal import Refused
from sanad.middleware import constraint_of
from tests.factories import requests
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory, identity
from tests.factories.guarded import agreed
from tests.factories.policy import approved
from tests.readable import everything_readable
from tests.rules.without import without

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-2")]
PAGE = "/mine/relatives/"
OWN, BROTHER = identity(77_000_001), identity(77_000_002)
GIVE = """INSERT INTO accounts_kin (user_id, relation, degree, mark) VALUES (%s, %s, %s, %s)"""
MARK = """UPDATE beneficiaries_person SET identity_mark = %s, identity_seal = %s WHERE id = %s"""


def run(sql, *parameters, who=None):
    with acting(who), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def refused(rule, sql, *parameters, who=None):
    with pytest.raises(IntegrityError) as refusal:
        run(sql, *parameters, who=who)
    assert constraint_of(refusal.value) == rule


def unasked(**role):
    """A colleague who was not asked yet."""
    return UserFactory(kin_key="", **(role or {"officer": True}))


def said(user, **relatives):
    with acting(user.pk):
        kin.say(user, own=OWN, relatives={one: list(numbers) for one, numbers in relatives.items()})
    return user


def close(user):
    return set(Person.objects.close_to(User.objects.get(pk=user.pk)))


class TestTheQuestion:
    @pytest.mark.parametrize("role", [role.value for role in SAY_THEIR_KIN])
    def test_nobody_who_serves_or_decides_goes_on_before_the_answer(self, client, role):
        user = unasked(**{role: True})
        client.force_login(user)
        for name in ("workbench:today", "people:search", "requests:list", "portal:after_sign_in"):
            answer = client.get(reverse(name))
            assert (answer.status_code, answer.get("Location")) == (302, PAGE), name
        assert client.post(reverse("people:create"), {}).get("Location") == PAGE
        # Signing in goes on, and so does signing out.
        assert client.get(reverse("mfa_index")).status_code == 200
        assert client.get(reverse("account_logout")).status_code == 200
        assert client.post(PAGE, {"kin-own": OWN}).status_code == 302
        user.refresh_from_db()
        assert not user.must_say_kin
        assert client.get(PAGE).status_code == 200

    def test_the_first_answer_holds_ones_own_number(self, client):
        client.force_login(unasked())
        answer = client.post(PAGE, {"kin-sibling": BROTHER})
        assert answer.status_code == 422 and answer.context["form"].errors.keys() == {"own"}
        assert not Kin.objects.exists()

    @pytest.mark.parametrize("user", [{"auditor": True}, {}])
    def test_auditors_and_beneficiaries_are_not_asked(self, client, user):
        assert not unasked(**user or {"is_staff": False}).must_say_kin

    def test_a_mistyped_number_is_named(self, client):
        client.force_login(unasked())
        wrong = BROTHER[:-1] + str((int(BROTHER[-1]) + 1) % 10)
        answer = client.post(PAGE, {"kin-own": OWN, "kin-sibling": f"{identity(5)}\n{wrong}"})
        assert wrong in str(answer.context["form"].errors["sibling"])
        assert not Kin.objects.exists()

    def test_each_mistyped_number_is_named_at_once(self, client):
        client.force_login(unasked())
        answer = client.post(PAGE, {"kin-own": OWN, "kin-sibling": f"1045882317\n{BROTHER}\nأحمد"})
        said = answer.context["form"].errors["sibling"]
        assert len(said) == 2 and "1045882317" in said[0] and "أحمد" in said[1]

    def test_several_numbers_as_people_write_them(self, client):
        user = unasked()
        client.force_login(user)
        several = f"{BROTHER[:4]} {BROTHER[4:7]} {BROTHER[7:]}\n\n{identity(5)}، {BROTHER}"
        client.post(PAGE, {"kin-own": OWN, "kin-sibling": several})
        marks_given = user.kin.filter(relation="sibling").values_list("mark", flat=True)
        assert set(marks_given) == {marks.mark(BROTHER), marks.mark(identity(5))}

    def test_only_what_excludes_is_asked_for(self, client, cast, calendar):
        approved(cast, in_days=0, kin_degree=1)
        client.force_login(unasked())
        fields = client.get(PAGE).context["form"].fields
        assert list(fields) == ["own", KinRelation.SPOUSE, KinRelation.PARENT]

    def test_another_key_asks_again(self):
        user = said(unasked())
        assert not user.must_say_kin
        with override_settings(SURVEY_HASH_KEY="another"):
            assert user.must_say_kin


class TestNothingIsReadable:
    def test_no_row_holds_a_number_of_a_relative_who_has_no_file(self, client):
        client.force_login(unasked())
        client.post(PAGE, {"kin-own": OWN, "kin-sibling": BROTHER})
        readable = everything_readable()
        assert OWN not in readable and BROTHER not in readable
        assert marks.mark(BROTHER) in readable

    def test_without_the_key_the_mark_is_another(self):
        mine = marks.mark(BROTHER)
        with override_settings(SURVEY_HASH_KEY="another"):
            assert marks.mark(BROTHER).split(":") != mine.split(":")
            assert marks.which_key() != mine.split(":")[0]
        assert re.fullmatch("[0-9a-f]{8}:[0-9a-f]{64}", mine)

    def test_a_form_that_outlived_its_session_is_not_kept(self, client):
        user = unasked()
        client.force_login(user)
        client.get(PAGE)
        client.logout()
        client.post(PAGE, {"kin-own": OWN})
        assert OWN not in everything_readable()


class TestWhoIsClose:
    @pytest.mark.parametrize(
        ("relation", "most", "is_close"),
        [
            ("self", 0, True),
            ("spouse", 0, False),
            ("spouse", 1, True),
            ("parent", 1, True),
            ("child", 1, False),
            ("child", 2, True),
            ("sibling", 2, False),
            ("sibling", 3, True),
            ("uncle", 3, False),
            ("uncle", 4, True),
        ],
    )
    def test_as_far_as_the_version_says(self, cast, calendar, relation, most, is_close):
        approved(cast, in_days=0, kin_degree=most)
        user = said(unasked(), **{relation: [BROTHER]})
        person = PersonFactory(identity_number=BROTHER)
        assert close(user) == ({person} if is_close else set())

    def test_a_family_name_says_nothing(self):
        user = said(UserFactory(officer=True, name="سعد الدوسري", kin_key=""))
        PersonFactory(family_name="الدوسري")
        assert close(user) == set()

    def test_the_mobile_still_tells(self):
        user = UserFactory(officer=True, mobile="+966550000123")
        person = PersonFactory(mobile="+966550000123")
        assert close(user) == {person}

    def test_a_number_that_was_corrected_is_found_by_the_new_one(self):
        officer = UserFactory(officer=True)
        user, person = said(unasked(), sibling=[BROTHER]), PersonFactory()
        assert close(user) == set()
        with acting(officer.pk):
            registry.change_person(person, by=officer, identity_number=BROTHER)
        assert close(user) == {person}

    def test_identities_without_a_mark_are_marked_by_the_worker(self, owner):
        user, person = said(unasked(), sibling=[BROTHER]), PersonFactory(identity_number=BROTHER)
        with without(owner, "person_mark_is_of_the_number"):
            run(MARK, "", "", person.pk)
        assert close(user) == set()
        assert tasks.mark_identities() == 1
        assert close(user) == {person}
        assert tasks.mark_identities() == 0

    def test_it_is_found_in_an_index(self):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Person.objects.close_to(UserFactory(officer=True, mobile="+966550000123")).explain()
        assert "person_identity_mark" in plan and "Seq Scan on beneficiaries_person" not in plan


class TestTheDatabase:
    """Tried as the site's role, by SQL."""

    def test_nobody_gives_anothers_relatives(self, owner):
        officer, other = UserFactory(officer=True), UserFactory(officer=True)
        row = (officer.pk, "sibling", 3, marks.mark(BROTHER))
        for who in (None, other.pk):
            refused("kin_by_themselves", GIVE, *row, who=who)
        run(GIVE, *row, who=officer.pk)
        with without(owner, "kin_by_themselves"):
            run(GIVE, other.pk, *row[1:], who=officer.pk)

    def test_nobody_who_does_not_work_here_has_any(self):
        account = UserFactory()
        row = (account.pk, "self", 0, marks.mark(OWN))
        refused("kin_by_themselves", GIVE, *row, who=account.pk)

    def test_no_degree_but_that_of_the_relation_and_no_number_in_the_clear(self):
        officer = UserFactory(officer=True)
        row = (officer.pk, "sibling", 4, marks.mark(BROTHER))
        refused("kin_degree_of_its_relation", GIVE, *row, who=officer.pk)
        refused("kin_by_a_mark", GIVE, *row[:2], 3, BROTHER, who=officer.pk)

    @pytest.mark.parametrize(
        ("rule", "sql"),
        [
            ("kin_stays_as_given", "UPDATE accounts_kin SET relation = 'uncle', degree = 4"),
            ("kin_stays_as_given", "UPDATE accounts_kin SET mark = reverse(mark)"),
            ("kin_ended_by_two", "UPDATE accounts_kin SET ended_at = now()"),
        ],
    )
    def test_what_was_given_stands(self, owner, rule, sql):
        user = said(unasked(), sibling=[BROTHER])
        where = f"{sql} WHERE relation = 'sibling'"
        refused(rule, where, who=user.pk)
        with (
            without(owner, rule),
            pytest.raises(IntegrityError) if "mark =" in sql else nullcontext(),
        ):
            run(where, who=user.pk)

    def test_it_is_not_deleted(self, owner):
        said(unasked(), sibling=[BROTHER])
        with pytest.raises(Exception, match="permission denied"):
            run("DELETE FROM accounts_kin")

    def test_the_question_is_not_passed_by_without_an_answer(self, owner):
        user = unasked()
        sql = "UPDATE accounts_user SET kin_key = %s WHERE id = %s"
        refused("user_kin_by_themselves", sql, marks.which_key(), user.pk, who=user.pk)
        said(user)
        refused("user_kin_by_themselves", sql, "", user.pk, who=user.pk)
        other = unasked()
        refused("user_kin_by_themselves", sql, marks.which_key(), other.pk, who=user.pk)
        with without(owner, "user_kin_by_themselves"):
            run(sql, marks.which_key(), other.pk, who=user.pk)

    def test_no_other_mark_stands_beside_a_number(self, owner):
        person, other = PersonFactory(identity_number=BROTHER), PersonFactory()
        rule = "person_mark_is_of_the_number"
        refused(rule, MARK, "", "", person.pk)
        refused(rule, MARK, "0" * 8 + ":" + "0" * 64, "0" * 64, person.pk)
        # Another's, with the word of the portal that it is the other's.
        refused(rule, MARK, other.identity_mark, other.identity_seal, person.pk)
        refused(
            rule,
            "UPDATE beneficiaries_person SET identity_number = %s WHERE id = %s",
            identity(5),
            person.pk,
        )
        with without(owner, rule):
            run(MARK, "", "", person.pk)

    def test_the_seal_is_of_the_portal(self):
        person = PersonFactory(identity_number=BROTHER)
        with override_settings(ACTOR_KEYS=["a thief's"]):
            seal = marks.seal(BROTHER, person.identity_mark)
        refused("person_mark_is_of_the_number", MARK, person.identity_mark, seal, person.pk)
        assert person.identity_seal == marks.seal(BROTHER, person.identity_mark)


class TestNoLonger:
    """A slip, a divorce: the colleague says so, a manager or the board agrees."""

    def propose(self, user, **more):
        one = user.kin.get(relation="spouse")
        with acting(user.pk):
            return kin.propose_end(one, by=user, reason="انفصلنا", paper="صك الطلاق", **more)

    def test_by_two(self):
        user = said(unasked(), spouse=[BROTHER])
        PersonFactory(identity_number=BROTHER)
        change = self.propose(user)
        assert close(user)
        agreed(change, second=UserFactory(manager=True))
        assert close(user) == set()

    def test_not_by_oneself_nor_by_the_desk(self):
        user = said(unasked(manager=True), spouse=[BROTHER])
        change = self.propose(user)
        with pytest.raises(Refused):
            agreed(change, second=user)
        with pytest.raises(Refused):
            agreed(change, second=UserFactory(officer=True))
        sql = "UPDATE guarded_guardedchange SET status = 'approved', decided_by_id = %s"
        for second in (user, UserFactory(officer=True)):
            refused("guardedchange_by_a_second_person", sql, second.pk, who=second.pk)

    def test_not_proposed_by_another(self):
        user, other = said(unasked(), spouse=[BROTHER]), UserFactory(manager=True)
        with pytest.raises(IntegrityError) as refusal, acting(other.pk), transaction.atomic():
            kin.propose_end(user.kin.last(), by=other, reason="خطأ في الرقم", paper="البطاقة")
        assert constraint_of(refusal.value) == "guardedchange_proposed_by_who_acts"

    def test_the_page(self, client):
        user = said(unasked(), spouse=[BROTHER])
        client.force_login(user)
        one = user.kin.get(relation="spouse")
        assert f"{PAGE}{one.pk}/" in client.get(PAGE).content.decode()
        answer = client.post(f"{PAGE}{one.pk}/", {"reason": "انفصلنا", "paper": "صك الطلاق"})
        assert answer.status_code == 302
        change = GuardedChange.objects.get(kind="kin")
        assert change.proposed_by == user
        assert f"{PAGE}{one.pk}/" not in client.get(PAGE).content.decode()
        # Asked once, and waits; nobody else's is found.
        again = client.post(f"{PAGE}{one.pk}/", {"reason": "انفصلنا", "paper": "صك الطلاق"})
        assert again.status_code == 422
        client.force_login(UserFactory(officer=True))
        assert client.get(f"{PAGE}{one.pk}/").status_code == 404
        client.force_login(UserFactory(manager=True))
        page = client.get(change.get_absolute_url()).content.decode()
        assert BROTHER not in page and "صك الطلاق" in page

    def test_waits_for_the_manager_only(self):
        change = self.propose(said(unasked(), spouse=[BROTHER]))
        assert change in today.to_decide(UserFactory(manager=True))
        assert change not in today.to_decide(UserFactory(officer=True))


def test_a_home_is_judged_whole():
    """A relative lives with who asks: the help is theirs too."""
    home = HouseholdFactory()
    PersonFactory(identity_number=BROTHER, household=home, relation="child")
    case = requests.draft(person=PersonFactory(household=home, relation="spouse"))
    user = said(unasked(), sibling=[BROTHER])
    assert guards.is_relative(case, User.objects.get(pk=user.pk))
    assert not guards.is_relative(case, UserFactory(officer=True))
