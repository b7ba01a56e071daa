"""With the site's password alone nothing is put into the outbox, and nothing is said to be sent."""

import pytest
from django.db import IntegrityError, connection, transaction

from sanad.lib.actor import acting
from sanad.messaging.models import MessageDelivery
from sanad.messaging.outbox import queue_code
from sanad.messaging.workflow import lease, settle
from sanad.middleware import constraint_of
from tests.in_own_name import unsigned
from tests.rules.without import without

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-4")]
RULE = "messagedelivery_by_the_portal"
WAYS = [
    "INSERT INTO messaging_delivery (reference, channel, address, subject, text, is_secret,"
    " is_urgent, parts, state, attempts, error)"
    " VALUES (gen_random_uuid(), 'sms', '+966550000009', '', 'x', false, false, 1, 'waiting', 0,"
    " '')",
    "UPDATE messaging_delivery SET state = 'sent'",
    "UPDATE messaging_delivery SET state = 'failed'",
    "UPDATE messaging_delivery SET attempts = 8",
    "UPDATE messaging_delivery SET leased_until = now() + interval '1 year'",
    "UPDATE messaging_delivery SET due_at = now() + interval '1 year'",
    "UPDATE messaging_delivery SET receipt_at = now()",
]


def refused(sql, by=unsigned):
    try:
        with by(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except IntegrityError as refusal:
        return constraint_of(refusal)
    return ""


@pytest.mark.parametrize("sql", WAYS)
def test_the_outbox_is_moved_by_the_portal(sql, owner):
    queue_code("+966550000001", "123456")
    assert refused(sql) == RULE
    with without(owner, RULE):
        assert refused(sql) == ""
    assert refused(sql, by=lambda: acting(None)) == ""


def test_the_worker_signs_by_itself(db):
    queue_code("+966550000001", "123456")
    (leased,) = lease(1)
    settle([(leased, None)])
    assert MessageDelivery.objects.get().state == "sent"
