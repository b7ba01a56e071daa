"""Somebody leaves a household at the desk alone; where they live is told to nobody of it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from beneficiaries import workflow as registry
from beneficiaries.enums import Relation
from beneficiaries.leaving import leave_household
from beneficiaries.models import Household, KeptOff, Person
from sanad.accounts.models import User
from sanad.lib.actor import acting
from sanad.lib.clock import today
from sanad.middleware import constraint_of
from sanad.portal import acting as portal
from sanad.workflow.refusal import Refused
from tests.asking import code_of
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory, open_to
from tests.factories.guarded import name_guardian
from tests.rules.without import without

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    return HouseholdFactory(city="بريدة", district="الصفراء")


@pytest.fixture
def husband(home):
    return PersonFactory(household=home, gender="m", mobile="+966551111111", with_account=True)


@pytest.fixture
def wife(home, husband):
    return PersonFactory(
        household=home, relation=Relation.SPOUSE, mobile="+966552222222", with_account=True
    )


def new_home():
    return Household(city="عنيزة", district="الأشرفية", size=1)


def left(person, by, *, has_own_phone=True):
    return leave_household(person, by=by, home=new_home(), has_own_phone=has_own_phone)


def test_alone_and_by_one_colleague(wife, husband, home, cast):
    gone = left(wife, cast.officer)
    assert (gone.household.city, gone.relation, gone.is_apart) == ("عنيزة", Relation.HEAD, True)
    assert gone.household != home and husband.household == home
    assert not home.members.filter(pk=wife.pk).exists()


def test_whoever_acted_for_her_acts_no_more(wife, husband, cast):
    deed = name_guardian(wife, husband)
    left(wife, cast.officer)
    deed.refresh_from_db()
    assert deed.ended_on is not None


def test_a_colleague_of_the_household_sees_her_no_more(wife, home, cast):
    kin = UserFactory(officer=True, mobile="+966553333333")
    PersonFactory(household=home, mobile="+966553333333", relation=Relation.SIBLING)
    left(wife, cast.officer)
    assert KeptOff.objects.get().colleague == kin
    assert not Person.objects.visible_to(User.objects.get(pk=kin.pk)).filter(pk=wife.pk).exists()


def test_nor_does_such_a_colleague_write_it_down(wife, home, cast):
    kin = UserFactory(officer=True, mobile="+966553333333")
    PersonFactory(household=home, mobile="+966553333333", relation=Relation.SIBLING)
    assert code_of(left, wife, kin) == "kin"


def test_a_phone_in_other_hands_opens_nothing_and_is_written_nothing(wife, cast):
    assert list(portal.people_of(wife.account)) == [wife]
    gone = left(wife, cast.officer, has_own_phone=False)
    assert not gone.may_text
    assert not portal.people_of(wife.account).exists()
    assert not Person.objects.visible_to(wife.account).exists()


def test_a_phone_of_her_own_goes_on(wife, cast):
    left(wife, cast.officer)
    assert list(portal.people_of(wife.account)) == [wife]


def test_her_page_is_closed_to_who_signs_in_there(wife, cast, client):
    left(wife, cast.officer, has_own_phone=False)
    client.force_login(wife.account)
    for page in ("portal:my_requests", "portal:my_messages", "portal:my_measures"):
        assert client.get(reverse(page)).status_code == 302
    answer = client.get(reverse("portal:my_requests"), follow=True).content.decode()
    assert "عنيزة" not in answer and str(wife) not in answer


def test_he_reads_nothing_of_her_on_his_own_phone(wife, husband, cast, client):
    left(wife, cast.officer)
    client.force_login(husband.account)
    for page in ("portal:my_requests", "portal:my_messages", "portal:my_measures"):
        answer = client.get(reverse(page)).content.decode()
        assert "عنيزة" not in answer and str(wife) not in answer


def test_who_lives_alone_changes_the_address_instead(cast):
    assert code_of(left, PersonFactory(), cast.officer) == "alone"


def test_a_child_does_not_leave_alone(home, husband, cast, calendar):
    child = PersonFactory(household=home, relation=Relation.CHILD, born_on="2015-01-01")
    assert code_of(left, child, cast.officer) == "minor"


def test_the_desk_alone(wife, cast):
    for role in ("researcher", "manager", "auditor", "chair"):
        assert code_of(left, wife, getattr(cast, role)) == "role"


def test_come_back_she_lives_apart_no_more(wife, home, cast):
    from sanad.guarded.workflow import approve
    from tests.factories import guarded

    gone = left(wife, cast.officer)
    change = guarded.proposed(
        guarded.guarded.propose_household, gone, household=home, relation=Relation.SPOUSE
    )
    second = UserFactory(officer=True)
    with acting(second.pk):
        approve(change, by=second, is_present=True)
    gone.refresh_from_db()
    assert not gone.is_apart and gone.household == home


def test_nobody_alone_moves_her_back(home, husband, cast, owner):
    """Though she has no account: the desk keeps her file for her."""
    sister = PersonFactory(household=home, relation="sibling")
    gone = left(sister, cast.officer)
    with pytest.raises(Refused) as refusal:
        registry.join_household(gone, by=cast.officer, household=home, relation="sibling")
    assert refusal.value.code == "by_two"
    back = """UPDATE beneficiaries_person SET is_apart = FALSE, household_id = %s,
        relation = 'sibling' WHERE id = %s"""
    assert refused_as(cast.officer, back, home.pk, gone.pk) == "person_household_by_two"
    with without(owner, "person_household_by_two"), acting(cast.officer.pk):
        with connection.cursor() as cursor:
            cursor.execute(back, [home.pk, gone.pk])


def test_the_page(wife, home, cast, client):
    open_to(cast.officer, wife)
    client.force_login(cast.officer)
    address = reverse("people:leave", args=[wife.pk])
    assert client.get(address).status_code == 200
    form = {"city": "عنيزة", "size": "1", "housing": "rent"}
    assert client.post(address, form).status_code == 200  # nobody said whose phone it is
    assert client.post(address, form | {"has_own_phone": "no"}).status_code == 302
    wife.refresh_from_db()
    assert wife.is_apart and not wife.may_text
    file = client.get(reverse("people:show", args=[wife.pk])).content.decode()
    assert "Where they live is told to nobody" in file or "لا يُخبَر أحد" in file


@pytest.fixture
def child(home, husband):
    """Their child, for whom the father acts."""
    child = PersonFactory(
        household=home, relation=Relation.CHILD, born_on=today() - timedelta(days=3_000)
    )
    name_guardian(child, husband)
    return child


def test_the_page_says_what_becomes_of_the_children(wife, child, cast, client):
    open_to(cast.officer, wife)
    client.force_login(cast.officer)
    page = client.get(reverse("people:leave", args=[wife.pk])).content.decode()
    assert "الأولاد لا ينتقلون بهذا" in page and reverse("people:show", args=[child.pk]) in page


def test_a_child_follows_her_once_he_acts_for_the_child_no_more(wife, husband, child, cast):
    gone = left(wife, cast.officer)
    with pytest.raises(Refused) as refused:
        registry.join_household(child, by=cast.officer, household=gone.household)
    assert refused.value.code == "seen" and refused.value.way.url.endswith(f"/{child.pk}/")
    registry.end_guardianship(child.guardians.get(), by=cast.officer)
    moved = registry.join_household(child, by=cast.officer, household=gone.household)
    assert moved.household == gone.household


# The database -------------------------------------------------------------------------------


def refused_as(user, sql, *values):
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), acting(user.pk):
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
    return constraint_of(refused.value)


RULE = "person_leaves_for_a_home_of_their_own"
APART = "UPDATE beneficiaries_person SET is_apart = {} WHERE id = %s"


def test_apart_in_the_same_household_is_refused(wife, cast, owner):
    assert refused_as(cast.officer, APART.format("TRUE"), wife.pk) == RULE
    with without(owner, RULE), acting(cast.officer.pk), connection.cursor() as cursor:
        cursor.execute(APART.format("TRUE"), [wife.pk])


def test_apart_with_others_or_with_a_guardian_is_refused(wife, husband, cast):
    others = PersonFactory().household
    move = "UPDATE beneficiaries_person SET is_apart = TRUE, household_id = %s WHERE id = %s"
    assert refused_as(cast.officer, move, others.pk, wife.pk) in (
        RULE,
        "person_household_by_two",
    )
    name_guardian(wife, husband)
    empty = HouseholdFactory()
    assert refused_as(cast.officer, move, empty.pk, wife.pk) == RULE


def test_nobody_moves_in_whom_somebody_outside_acts_for(wife, child, cast, owner):
    gone = left(wife, cast.officer)
    move = "UPDATE beneficiaries_person SET household_id = %s WHERE id = %s"
    rule = "person_moves_in_unseen"
    assert refused_as(cast.officer, move, gone.household_id, child.pk) == rule
    with without(owner, rule), acting(cast.officer.pk), connection.cursor() as cursor:
        cursor.execute(move, [gone.household_id, child.pk])


def test_nobody_takes_it_away_while_she_lives_there(wife, cast):
    gone = left(wife, cast.officer)
    assert refused_as(cast.officer, APART.format("FALSE"), gone.pk) == RULE


def test_the_desk_reads_it_but_lists_name_no_place(wife, cast):
    from beneficiaries.models.household import place_of

    gone = left(wife, cast.officer)
    assert place_of(gone) == ""
    assert registry.Person.objects.get(pk=gone.pk).household.city == "عنيزة"
