"""A statement that was put together once reads what the plain queryset reads, for any values."""

import pytest
from django.db import connection, transaction
from django.db.models import BigIntegerField, CharField
from django.db.models.functions import Upper
from django.http import Http404

from beneficiaries.models import Person
from sanad.accounts.models import Branch, User
from sanad.lib.composed import Composed, Given, Kept, composed, with_keys
from sanad.lib.once import attach, fetched
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory

pytestmark = pytest.mark.django_db


def people(branch):
    named = Upper("branch__city")
    rows = Person.objects.select_related("branch").prefetch_related("household__members")
    return rows.annotate(named=named).filter(branch=branch).order_by("id")


def read(rows):
    """All that was loaded with the rows."""
    return [
        (row.pk, row.first_name, row.named, row.branch.city, row.household_id and members(row))
        for row in rows
    ]


def members(row):
    return [member.pk for member in row.household.members.all()]


def test_it_reads_what_the_plain_queryset_reads(django_assert_num_queries):
    branches = [BranchFactory(name=name, city=name) for name in "xyz"]
    for branch in (*branches[:2], branches[0]):
        PersonFactory(branch=branch)
    composed = Composed(people(Given("branch", BigIntegerField())))
    for branch in branches:
        plain = people(branch.pk)
        assert read(composed.rows(branch=branch.pk)) == read(plain)
        assert composed.first(branch=branch.pk) == plain.first()
    with django_assert_num_queries(1):
        row = Composed(Person.objects.select_related("branch")).rows()[0]
        assert row.branch.city
    with pytest.raises(Person.DoesNotExist):
        composed.get(branch=branches[2].pk)


def test_any_number_of_keys():
    keys = [BranchFactory(name=name).pk for name in "xyz"]
    composed = Composed(with_keys(Branch.objects.order_by("id")))
    for some in (keys, keys[:1], []):
        assert [branch.pk for branch in composed.rows(keys=some)] == some


def test_no_value_is_forgotten_or_nothing():
    composed = Composed(Branch.objects.filter(city=Given("city", CharField())))
    with pytest.raises(KeyError):
        composed.rows()
    with pytest.raises(ValueError, match="never NULL"):
        composed.rows(city=None)


def test_what_finds_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Composed(Branch.objects.none()).rows() == []


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_in_a_transaction_alone():
    composed = Composed(Branch.objects.select_for_update())
    with pytest.raises(transaction.TransactionManagementError):
        composed.rows()
    with transaction.atomic():
        composed.rows()


def test_it_is_made_once_for_each_key_and_the_oldest_goes():
    kept, made = Kept(most=2), []

    def make(what):
        return kept.get(what, lambda: made.append(what) or what)

    assert [make(what) for what in "aabbcca"] == list("aabbcca")
    assert made == list("abca")


def test_an_answer_of_the_database_is_not_kept():
    kept, made = Kept(most=2), []

    def ask():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        made.append(1)

    for _ in range(2):
        kept.get("a", ask)
    assert made == [1, 1]


@composed(city=CharField())
def in_city(user, city):
    return Person.objects.visible_to(user).filter(branch__city=city)


def test_for_each_account_it_is_put_together_for_itself():
    branches = [BranchFactory(name=name, city=name) for name in "xy"]
    people = [PersonFactory(branch=branch, with_account=True) for branch in branches]
    users = [UserFactory(officer=True), *(person.account for person in people)]
    for _again in range(2):
        for user in (User.objects.get(pk=user.pk) for user in users):
            for city in "xyz":
                plain = Person.objects.visible_to(user).filter(branch__city=city)
                assert in_city.rows(user, city=city) == list(plain)
    with pytest.raises(Http404):
        in_city.get_or_404(users[1], city="y")


def test_neither_a_row_nor_a_closure_stands_in_for_its_values():
    with pytest.raises(TypeError):
        in_city.rows(PersonFactory(), city="x")
    hidden = "x"
    with pytest.raises(TypeError):
        composed()(lambda: Branch.objects.filter(city=hidden))


def test_rows_are_attached_as_if_prefetched(django_assert_num_queries):
    person = PersonFactory(household=HouseholdFactory())
    home = person.household
    attach(home, "members", [person])
    with django_assert_num_queries(0):
        assert list(home.members.all()) == [person] == list(fetched(home, "members"))
        assert person.household is home
