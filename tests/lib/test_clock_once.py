"""A page that is only read asks for the moment once; whatever else, each time."""

from datetime import timedelta

import pytest

from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.workflow.rows import columns, lock, save_changes
from tests.factories import requests
from tests.factories.accounts import UserFactory, give_role

pytestmark = pytest.mark.django_db


def test_within_one_reading_moment_and_day_are_one_query(django_assert_num_queries):
    with clock.asking_once(), django_assert_num_queries(1):
        moment = clock.now()
        with clock.asking_once():  # inside another one it goes by that one's
            assert clock.now() == moment and clock.today()
    with django_assert_num_queries(2):
        assert clock.now() < clock.now()


def test_what_came_with_something_else_is_not_asked(django_assert_num_queries):
    moment, day = clock.now(), clock.today()
    clock.keep(moment, day)  # nobody keeps it outside of a reading
    assert clock.now() > moment
    with clock.asking_once(), django_assert_num_queries(0):
        clock.keep(moment, day)
        assert (clock.now(), clock.today()) == (moment, day)


def test_what_was_written_meanwhile_does_not_lie_ahead(django_assert_num_queries):
    before = clock.now()
    clock.go_on(before, clock.today())  # nobody keeps it outside of a reading
    with clock.asking_once():
        clock.keep(before, clock.today())
        later, day = before + timedelta(days=1), clock.today() + timedelta(days=1)
        with clock.asking_once():
            clock.go_on(later, day)
        with django_assert_num_queries(0):
            assert (clock.now(), clock.today()) == (later, day)


def test_a_step_goes_by_the_moment_of_its_locking_and_then_of_its_saving(
    django_assert_num_queries, calendar
):
    case = requests.submitted()
    with acting(None), clock.asking_once():
        case = lock(case)
        with django_assert_num_queries(0):
            locked_at = clock.now()
        before = columns(case)
        case.assigned_to = case.created_by
        save_changes(case, before)
        with django_assert_num_queries(0):
            assert clock.now() > locked_at
    assert "now_" not in vars(case) and "today_" not in vars(case)


def test_an_account_comes_with_its_roles_and_branch(django_assert_num_queries):
    key = UserFactory(officer=True).pk
    with django_assert_num_queries(1):
        officer = User.objects.get(pk=key)
        assert officer.roles == {"officer"} and officer.branch
    give_role(officer, "researcher")
    assert officer.roles == {"officer", "researcher"}
    assert User.objects.get(pk=key).roles == {"officer", "researcher"}
    officer.is_active = False
    assert not User(is_active=False).roles
