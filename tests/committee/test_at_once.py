"""Two people, one item, the same moment: one wins, the other reads what happened."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from requests_app.committee.enums import ItemStatus, SittingStatus
from requests_app.committee.workflow import committee
from requests_app.committee.workflow import sitting as sittings
from requests_app.intake.enums import RequestStatus
from requests_app.models import AgendaItem, Decision, Sitting, Vote
from sanad.letters.models import Letter
from sanad.middleware import constraint_of
from sanad.workflow.refusal import Refused
from tests.factories.committee import (
    chair,
    in_session,
    item_of,
    ripe,
    secretary,
    voted,
)

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """Run the calls together; each one's result, or what it was refused with."""
    barrier, results = threading.Barrier(len(calls)), [None] * len(calls)

    def work(place, call):
        barrier.wait()
        try:
            results[place] = call()
        except (Refused, IntegrityError) as refusal:
            results[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def decide(item, outcome="accepted", by=None):
    return committee.decide(
        AgendaItem.objects.get(pk=item.pk),
        by=by or secretary(),
        outcome=outcome,
        reasons=["need-shown"],
        words="ثبتت الحاجة.",
        amount=item.support_request.amount,
    )


@pytest.fixture
def item(calendar):
    case = ripe(calendar)
    return voted(item_of(in_session(items=[case]), case))


def test_two_deciders_one_decision_one_letter(item):
    for user in (secretary(), chair()):
        assert user.roles
    results = at_once(lambda: decide(item), lambda: decide(item, by=chair()))
    refusals = [result for result in results if isinstance(result, Refused)]
    assert [refusal.code for refusal in refusals] == ["status"]
    assert Decision.objects.count() == 1
    assert Letter.objects.filter(kind="decision").count() == 1
    item.support_request.refresh_from_db()
    assert item.support_request.status == RequestStatus.ACCEPTED


def test_a_decision_does_not_slip_into_a_closing_sitting(item):
    """The verb of closing finds the item undecided, or decided; never closed and undecided."""
    sitting = item.sitting
    results = at_once(
        lambda: decide(item),
        lambda: sittings.close_sitting(Sitting.objects.get(pk=sitting.pk), by=chair()),
    )
    sitting.refresh_from_db()
    item.refresh_from_db()
    assert item.status == ItemStatus.DECIDED, results
    if sitting.status == SittingStatus.OPEN:
        assert isinstance(results[1], Refused) and results[1].code == "items"
    else:
        assert sitting.status == SittingStatus.CLOSED


def raw(sql, *values):
    def call():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)

    return call


def test_a_raw_vote_does_not_slip_into_a_closing_sitting(calendar):
    """Without the verbs too: the vote waits for the closing, then reads the closed sitting."""
    case = ripe(calendar)
    item = item_of(in_session(items=[case]), case)
    late = threading.Event()
    results = []

    def vote_late():
        try:
            late.wait(10)
            raw(
                "INSERT INTO requests_app_vote (item_id, member_id, choice, by_id)"
                " VALUES (%s, %s, 'yes', %s)",
                item.pk,
                chair().pk,
                chair().pk,
            )()
            results.append("voted")
        except IntegrityError as refusal:
            results.append(constraint_of(refusal))
        finally:
            connection.close()

    voter = threading.Thread(target=vote_late)
    with transaction.atomic():
        voter.start()
        committee.defer(item, by=secretary(), reason="next-sitting")
        sittings.close_sitting(item.sitting, by=secretary())
        late.set()
        voter.join(1)  # it waits for us
        assert results == []
    voter.join(20)
    assert results == ["vote_in_an_open_sitting"]
    assert not Vote.objects.exists()


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_an_old_picture_of_the_sitting_does_not_pass(calendar, level):
    """A transaction that began before the closing cannot vote by what it saw then."""
    from django.db import DatabaseError

    case = ripe(calendar)
    item = item_of(in_session(items=[case]), case)

    def close_meanwhile():
        committee.defer(AgendaItem.objects.get(pk=item.pk), by=secretary(), reason="next-sitting")
        sittings.close_sitting(Sitting.objects.get(pk=item.sitting_id), by=secretary())
        connection.close()

    with pytest.raises(DatabaseError), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
            cursor.execute("SELECT count(*) FROM requests_app_sitting")
            closing = threading.Thread(target=close_meanwhile)
            closing.start()
            closing.join(20)
            cursor.execute(
                "INSERT INTO requests_app_vote (item_id, member_id, choice, by_id)"
                " VALUES (%s, %s, 'yes', %s)",
                [item.pk, chair().pk, chair().pk],
            )
    assert not Vote.objects.exists()
