"""Sleights of raw SQL as the site's role: a key put aside for the length of a transaction, and a
picture of the database older than what others have written since."""

import psycopg2
import pytest
from django.db import IntegrityError, connection, transaction

from beneficiaries import finding, guarded
from beneficiaries.models import OwnProof
from requests_app.intake.enums import RequestStatus
from requests_app.models import Arrival, Delivery, KinWitness, WitnessWord
from sanad.audit.models import ListLook, RefusedTry, SearchedBy, SignIn
from sanad.database import expected_grants
from sanad.lib.actor import acting
from sanad.lib.grants import INSERT_ONLY
from sanad.middleware import constraint_of
from sanad.paper import workflow as sheets
from tests.conftest import credentials
from tests.delivery import cases
from tests.factories import conduct, paper
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import in_session, item_of, ripe
from tests.factories.guarded import agreed, proposed
from tests.factories.requests import noticed, returned
from tests.in_own_name import signed_by_whom_it_names

pytestmark = pytest.mark.django_db


def run(sql, *values):
    with signed_by_whom_it_names(sql, values), connection.cursor() as cursor:
        cursor.execute(sql, values)


def refused(rule, sql, *values):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        run(sql, *values)
    assert constraint_of(refusal.value) == rule


def test_the_measure_behind_a_suspension_is_not_put_aside(cast):
    measure = conduct.in_force(cast)
    refused(
        "measure_keeps_its_terms", "UPDATE conduct_measure SET id = 0 WHERE id = %s", measure.pk
    )


def test_the_programme_that_a_suspension_names_is_not_put_aside(calendar):
    case = cases.accepted(calendar=calendar)
    for change in ("id = 0", "code = 'another'"):
        refused(
            "programme_keeps_its_code",
            f"UPDATE requests_app_programme SET {change} WHERE id = %s",
            case.programme_id,
        )


def test_the_policy_that_keeps_an_author_from_voting_is_not_put_aside(calendar):
    case = ripe(calendar)
    item_of(in_session(items=[case]), case)
    refused(
        "policyversion_keeps_its_key",
        "UPDATE policy_policyversion SET id = 0 WHERE id = %s",
        case.policy_version_id,
    )


def test_the_paper_that_names_an_account_keeps_its_name():
    refused(
        "documenttype_keeps_its_code",
        "UPDATE beneficiaries_documenttype SET code = 'x' WHERE code = 'iban-certificate'",
    )


def test_a_request_is_not_put_aside(calendar):
    case = ripe(calendar)
    refused("supportrequest_keeps_its_origin", "UPDATE requests_app_supportrequest SET id = 0")
    case.refresh_from_db()
    assert case.status == RequestStatus.RAISED


def test_no_key_that_the_site_may_lock_by_can_be_moved(calendar, cast):
    """UPDATE on `id` is granted for locking alone: every such table has a rule that refuses it."""
    conduct.objected(cast)
    returned()
    case = cases.registered(calendar=calendar, amount=500)
    cases.pay(case.award_lines.first())
    sheets.void(paper.book(by=cast.officer).first, by=cast.officer, reason="ابتلّت")
    finding.note(SearchedBy.NAME, 1, by=cast.officer, page="/")
    RefusedTry.objects.create(by=cast.officer, refused_by="page", page="/")
    SignIn.objects.create(by=cast.officer, door="password", is_let_in=True)
    agreed(proposed(guarded.propose_mobile, PersonFactory(), mobile="+966551234567"))
    named = {"colleague": cast.officer, "witness": cast.board, "named_by": cast.manager}
    with acting(cast.manager.pk):
        witness = KinWitness.objects.create(support_request=case, how="بالهاتف", **named)
    with acting(cast.board.pk):
        WitnessWord.objects.create(named=witness, answer="saw", by=cast.board)
    given = Delivery.objects.of_request(case).get()
    with acting(cast.officer.pk):
        Arrival.objects.create(delivery=given, has_arrived=True, by=cast.officer)
        OwnProof.objects.create(person=case.person, fact="call", is_right=True, by=cast.officer)
        ListLook.objects.create(by=cast.officer, page="requests:list")
        said = {"is_given": True, "words": "نعم", "channel": "desk"}
        case.person.consents.create(by=cast.officer, **said)
    tables = [name for name, may in expected_grants().items() if may == INSERT_ONLY]
    moved, tried = [], 0
    for table in tables:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            tried += cursor.fetchone()[0] > 0
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE {table} SET id = id")
                if cursor.rowcount:
                    moved.append(table)
        except IntegrityError:
            continue
    assert moved == []
    assert tried > len(tables) // 2


@pytest.fixture
def old_picture(transactional_db):
    """A second connection of the site's, within a transaction that began before what follows."""
    parameters = connection.get_connection_params()
    account = credentials("SANAD_TEST_SITE_URL")
    site = psycopg2.connect(
        dbname=parameters["dbname"],
        user=account["USER"],
        password=account["PASSWORD"],
        host=parameters.get("host"),
        port=parameters.get("port"),
    )
    yield site
    site.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("isolation", ["REPEATABLE READ", "SERIALIZABLE"])
def test_a_suspension_holds_against_an_old_picture(old_picture, calendar, isolation):
    case = noticed()
    old_picture.set_session(isolation_level=isolation)
    with old_picture.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM beneficiaries_restriction")
        conduct.restrict(case.person)
        with pytest.raises(psycopg2.IntegrityError) as refusal:
            cursor.execute(
                "UPDATE requests_app_supportrequest SET status = 'raised' WHERE id = %s", [case.pk]
            )
    assert refusal.value.diag.constraint_name.startswith("supportrequest_")
