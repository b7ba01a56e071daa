"""The scene of the matrix, shared by all who knock at every door."""

import copy

import pytest
from django.db import transaction

from sanad.lib import clock
from tests.access.scene import Scene
from tests.conftest import Calendar, owners_cursor


@pytest.fixture(scope="package")
def scene(django_db_setup, django_db_blocker):
    """Made once; every request leaves it as it was."""
    with django_db_blocker.unblock(), owners_cursor() as cursor:
        outer = transaction.atomic()
        outer._from_testcase = True  # what is durable in life may be nested here
        with outer:
            scene = Scene(Calendar(cursor))
            scene.make_everything()
            yield scene
            transaction.set_rollback(True)
        clock.create(cursor, replace=True)


def ask(scene, role, method, url, *arguments, **more):
    """One request as `role`; whatever it wrote is undone, the cookies it was given too."""
    client = scene.clients[role]
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        response = getattr(client, method)(url, *arguments, **more)
        transaction.set_rollback(True)
    client.cookies = cookies
    return response
