"""After a restore nothing is sent and the calendar stands still until a manager has looked."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from sanad.management.commands import worker
from sanad.messaging import workflow as outbox
from sanad.messaging.models import MessageDelivery
from sanad.messaging.outbox import queue_code
from sanad.messaging.sending import Sender
from sanad.recovery import workflow
from sanad.recovery.models import Hold
from tests.conftest import owners_cursor

pytestmark = pytest.mark.django_db

INSERT = (
    "INSERT INTO recovery_hold (backup_at, archive, outcome)"
    " VALUES (now(), 'sanad-20261126T021500Z', '')"
)


@pytest.fixture
def hold(as_owner):
    queue_code("+966551234567", "482913")
    return workflow.begin(backup_at=timezone.now(), archive="sanad-20261126T021500Z")


def test_the_worker_sends_nothing_and_runs_nothing(hold, monkeypatch, real_clock):
    monkeypatch.setattr(worker, "be_ready", lambda say: None)  # the owner is here, not the site
    monkeypatch.setattr(worker, "run_due", lambda: pytest.fail("the calendar ran"))
    monkeypatch.setattr(worker, "empty_outbox", lambda stop: pytest.fail("a message was sent"))
    with pytest.raises(CommandError, match="lift_hold"):
        call_command("worker", "--once")


def test_the_worker_that_runs_on_waits(hold, monkeypatch):
    command = worker.Command()
    command.stop = type("Stop", (), {"turns": 0})()
    command.stop.is_set = lambda: command.stop.turns > 2
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker, "run_due", lambda: pytest.fail("the calendar ran"))
    monkeypatch.setattr(worker, "keep_sending", lambda stop: None)  # the next test's

    def wait(seconds):
        command.stop.turns += 1

    command.stop.wait = wait
    command._run()
    assert command.said_held


def test_the_outbox_takes_no_turn_until_the_hold_is_lifted(hold):
    sender = Sender()
    assert not worker.send_some(sender)
    assert outbox_states() == {"waiting"}
    workflow.lift(by=None, outcome="send")
    while worker.send_some(sender):
        pass
    sender.finish()
    assert outbox_states() == {"sent"}


def outbox_states():
    return set(MessageDelivery.objects.values_list("state", flat=True))


def test_the_database_leases_nothing_either(hold):
    with pytest.raises(IntegrityError, match="delivery_not_while_held"), transaction.atomic():
        outbox.send_next()
    workflow.lift(by=None, outcome="send")
    assert outbox.send_next()


def test_only_one_hold_stands(hold):
    assert workflow.begin(backup_at=timezone.now(), archive="another") == hold
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.create(backup_at=timezone.now(), archive="another")


def test_a_hold_is_lifted_once_and_nothing_else_of_it_changes(hold):
    with pytest.raises(IntegrityError, match="hold_is_lifted_once"), transaction.atomic():
        Hold.objects.update(archive="another", outcome="send")
    with pytest.raises(IntegrityError, match="hold_is_lifted_once"), transaction.atomic():
        Hold.objects.update(lifted_at=timezone.now())
    assert workflow.lift(by=None, outcome="send") == 1
    assert workflow.lift(by=None, outcome="send") is None
    with pytest.raises(IntegrityError, match="hold_is_lifted_once"), transaction.atomic():
        Hold.objects.update(outcome="set_aside")


def test_the_site_cannot_write_a_hold():
    with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute(INSERT)


def test_what_waited_is_set_aside_and_what_came_since_is_sent(hold):
    old = MessageDelivery.objects.get()
    queue_code("+966551234568", "111111")
    assert workflow.lift(by=None, outcome="set_aside") == 1
    old.refresh_from_db()
    assert old.state == "failed" and MessageDelivery.objects.waiting().count() == 1


def test_the_command_says_what_waits_and_lifts(hold):
    said = io.StringIO()
    call_command("lift_hold", stdout=said)
    at = timezone.localtime(hold.backup_at)  # as the operator's clock says it, at Riyadh
    assert f"backup of {at:%Y-%m-%d %H:%M} (Riyadh): 1 messages wait" in said.getvalue()
    assert workflow.standing()
    call_command("lift_hold", "--send", stdout=said)
    assert "1 messages are sent" in said.getvalue()
    assert workflow.standing() is None
    with pytest.raises(CommandError, match="Nothing is held"):
        call_command("lift_hold")


@pytest.mark.django_db(transaction=True)
def test_the_manager_reads_it_on_their_day_and_lifts_it(client, cast):
    queue_code("+966551234567", "482913")
    with owners_cursor() as cursor:
        cursor.execute(INSERT)
    address = reverse("recovery:hold")
    client.force_login(cast.officer)
    assert address not in client.get(reverse("workbench:today")).content.decode()
    client.force_login(cast.manager)
    assert address in client.get(reverse("workbench:today")).content.decode()
    page = client.get(address).content.decode()
    assert 'value="set_aside"' in page and "482913" not in page
    assert client.post(address, {"outcome": "whatever"}).status_code == 422
    answer = client.post(address, {"outcome": "set_aside"})
    assert answer.status_code == 302
    hold = Hold.objects.get()
    assert hold.lifted_by == cast.manager and hold.lifted_at and hold.outcome == "set_aside"
    assert MessageDelivery.objects.get().state == "failed"
    assert 'value="set_aside"' not in client.get(address).content.decode()
