"""A page that is only read asks for the moment once; whatever else, each time."""

import pytest

from sanad.accounts.models import User
from sanad.lib import clock
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
