"""The newest link of the records goes outside, once, by the way of the alarm."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db.models import F

from sanad.audit import chain
from sanad.operations import tasks, workflow
from sanad.operations.enums import RunKind
from sanad.operations.models import Run

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(settings):
    settings.ALARM_EMAIL = ["it@example.org"]
    chain.go_on()
    return chain.newest()


def test_it_goes_once(link):
    assert tasks.due() == 1
    assert link.digest in mail.outbox[0].body
    assert tasks.due() == 0
    assert len(mail.outbox) == 1


def test_what_else_ran_since_sends_it_no_second_time(link):
    tasks.due()
    with workflow.record(RunKind.CALENDAR):
        pass
    assert tasks.due() == 0 and len(mail.outbox) == 1


def test_where_nobody_is_named_nothing_goes(link, settings):
    settings.ALARM_EMAIL = []
    assert tasks.due() == 0
    assert not Run.objects.filter(kind=RunKind.CHAIN).exists()


def test_without_a_link_nothing_goes(settings):
    settings.ALARM_EMAIL = ["it@example.org"]
    assert tasks.due() == 0


def test_what_nobody_took_is_tried_again_after_an_hour(link, monkeypatch):
    def fails(*_said):
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(workflow, "_mail", fails)
        assert tasks.due() == 0
        assert Run.objects.get(kind=RunKind.CHAIN).is_ok is False
    assert tasks.due() == 0
    Run.objects.update(began_at=F("began_at") - timedelta(hours=1, seconds=1))
    assert tasks.due() == 1
    assert len(mail.outbox) == 1


def test_the_post_has_day_and_digest(link, settings, monkeypatch):
    settings.ALARM_EMAIL, settings.ALARM_URL = [], "http://127.0.0.1:9/"
    said = []

    def post(url, body, headers):
        said.append(body.decode())
        return workflow.posting.HttpAnswer(200, b"")

    monkeypatch.setattr(workflow.posting, "post", post)
    assert tasks.due() == 1
    assert f'"digest": "{link.digest}"' in said[0] and f'"day": "{link.day}"' in said[0]
