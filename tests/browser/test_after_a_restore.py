"""After a restore the manager sees what waits, and lets it go."""

import pytest
from django.urls import reverse

from sanad.messaging.outbox import queue_code
from sanad.recovery.models import Hold
from tests.browser.hands import click
from tests.conftest import owners_cursor
from tests.factories import requests as cases
from tests.recovery.test_hold import INSERT

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_hold_is_looked_at_and_lifted(desk, enter, meet, cast):
    cases.noticed()
    queue_code("+966551234567", "482913")
    with owners_cursor() as cursor:
        cursor.execute(INSERT)
    enter(desk, cast.manager)
    desk.goto(reverse("workbench:today"))
    click(desk.locator(f'a[href="{reverse("recovery:hold")}"]').first)
    meet(desk, "held")
    click(desk.locator("button[value=set_aside]"))
    assert Hold.objects.get().outcome == "set_aside"
    meet(desk, "lifted")
