"""What a day asks is put together once for a person and a day; nothing of it is anybody else's."""

import datetime
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.workbench import today as day
from sanad.workbench.today import ALL, DUE, LATE, PROVIDERS, Day, Plan
from tests.factories.accounts import BranchFactory, UserFactory, give_role

pytestmark = pytest.mark.django_db


def asked(make):
    """The statements that a day sends, with all its values."""
    with CaptureQueriesContext(connection) as queries:
        made = make()
        for chosen in ("", LATE, made.queues[0].code):
            made.chosen = chosen
            made.counts = {(q.code, what): 1 for q in made.queues for what in (ALL, LATE, DUE)}
            made.rows()
        for queue in made.queues:
            made._plan.read(queue, [1, 2])
        day.beside(made.user)
    return [query["sql"] for query in queries], [str(queue.label) for queue in made.queues]


def fresh(user, today):
    """The same of a day that nothing was put together for before."""
    day._plans._made.clear()
    day._beside._made.clear()
    return asked(lambda: of(user, today))


def of(user, today):
    made = Day(user, today=today)
    made.user = user
    return made


@pytest.fixture
def asks_once(monkeypatch):
    with clock.asking_once():
        clock.now()
        yield


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_a_day_asks_the_same_as_if_put_together_anew(role, asks_once):
    branches = [BranchFactory(name=name) for name in "xy"]
    users = [UserFactory(is_staff=True, roles=[role], branch=branch) for branch in branches]
    users = [User.objects.get(pk=user.pk) for user in users]
    days = [clock.today(), clock.today() + timedelta(days=1)]
    turns = [(user, today, "ar") for user in users for today in days]
    turns.append((users[0], days[0], "en"))
    expected = []
    for user, today, code in turns:
        with override(code):
            expected.append(fresh(user, today))
    day._plans._made.clear()
    day._beside._made.clear()
    for (user, today, code), plain in [*zip(turns, expected, strict=True)] * 2:
        with override(code):
            assert asked(lambda u=user, t=today: of(u, t)) == plain
    assert len({str(each) for each in expected}) > len(days)  # each has a day of their own


def test_no_moment_stands_in_a_plan(cast, asks_once):
    """The day does; a moment would be that of whoever opened the page first."""
    for user in vars(cast).values():
        plan = Plan(user, clock.today(), PROVIDERS)
        values = list(plan._counts.parameters)
        for queue in plan.queues:
            values += queue.rows.query.sql_with_params()[1]
        assert not [value for value in values if isinstance(value, datetime.datetime)]


def test_whatever_a_colleague_may_see_differs_in_the_key():
    user = User.objects.get(pk=UserFactory(officer=True).pk)
    seen = {user.sight}
    give_role(user, Role.MANAGER)
    seen.add(user.sight)
    user.branch = BranchFactory(name="y")
    seen.add(user.sight)
    user.kept_off = frozenset({1})
    seen.add(user.sight)
    user.stands_in = frozenset({1})
    seen.add(user.sight)
    user.acting_for = 3
    seen.add(user.sight)
    with override("en"):
        seen.add(user.sight)
    assert len(seen) == 7


def test_a_role_given_at_noon_changes_the_day(client):
    user = UserFactory(officer=True)
    client.force_login(user)
    codes = lambda: {q.code for q in client.get(reverse("workbench:today")).context["day"].queues}  # noqa: E731
    assert "desk-late" not in codes()
    give_role(user, Role.SECRETARY)
    assert {"check", "ripe"} <= codes()
