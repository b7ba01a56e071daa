"""The worker as a process: it verifies, sends, dies by kill -9 without harm, ends by SIGTERM."""

import os
import signal
import subprocess
import sys
import time
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models.functions import Now

from sanad.lib import clock
from sanad.management.commands import worker
from sanad.messaging.models import MessageDelivery
from tests.messaging.test_sending import waiting

PATIENCE = 30


def start(gateway, *arguments):
    site = urlsplit(os.environ["SANAD_TEST_SITE_URL"])
    database = connection.settings_dict["NAME"]
    environment = {
        **os.environ,
        "DATABASE_URL": urlunsplit(site._replace(path=f"/{database}")),
        "SMS_GATEWAY_URL": gateway.url,
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "worker", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def wait_for(condition):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def end(process):
    if process.poll() is None:
        process.kill()
    process.communicate()


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_and_started_again_it_sends_once(gateway, real_clock):
    gateway.answers = ["slow"]
    delivery = waiting()
    first = start(gateway)
    try:
        wait_for(lambda: gateway.posts)
        first.send_signal(signal.SIGKILL)
        first.wait()
    finally:
        end(first)
    delivery.refresh_from_db()
    assert delivery.state == "waiting" and delivery.leased_until
    MessageDelivery.objects.update(leased_until=Now())
    second = start(gateway)
    try:
        wait_for(lambda: MessageDelivery.objects.filter(state="sent").exists())
        second.send_signal(signal.SIGTERM)
        output, _ = second.communicate(timeout=PATIENCE)
    finally:
        end(second)
    assert second.returncode == 0, output
    assert len(gateway.posts) == 2 and len(gateway.sent) == 1


@pytest.mark.django_db(transaction=True)
def test_only_one_runs_what_is_due(monkeypatch):
    runs = []
    monkeypatch.setattr(worker, "tasks", lambda: [("test", lambda: runs.append(1))])
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [worker.DUE_LOCK])
        assert not worker.run_due()
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [worker.DUE_LOCK])
        assert worker.run_due() and worker.run_due()
    finally:
        other.close()
    assert runs == [1, 1]


@pytest.mark.django_db
def test_trouble_in_one_app_does_not_keep_the_others(monkeypatch, caplog):
    runs = []

    def trouble():
        raise ZeroDivisionError

    monkeypatch.setattr(worker, "tasks", lambda: [("a", trouble), ("b", lambda: runs.append(1))])
    assert worker.run_due() and runs == [1]
    assert "what is due in a" in caplog.text


@pytest.mark.django_db
def test_every_apps_calendar_is_found():
    assert "messaging" in dict(worker.tasks())


@pytest.mark.django_db
def test_it_refuses_a_database_that_lacks_a_rule(owner):
    owner.execute("ALTER TABLE messaging_delivery DISABLE TRIGGER USER")
    try:
        with pytest.raises(CommandError, match="delivery_life"):
            call_command("worker", once=True)
    finally:
        owner.execute("ALTER TABLE messaging_delivery ENABLE TRIGGER USER")
        clock.create(owner, replace=True)


@pytest.mark.django_db
def test_once_empties_the_outbox(gateway):
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    waiting(), waiting()
    try:
        call_command("worker", once=True)
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    assert len(gateway.sent) == 2
