"""Steps that somebody answers for, by raw SQL as the site's role: each in their own name.

Each way is tried, refused by the rule's name, and passes once that rule is out of the way.
"""

import pytest
from django.db import IntegrityError, connection, transaction

from requests_app.intake.enums import RequestStatus
from requests_app.intake.workflow import signing
from requests_app.models import Declaration, SupportRequest
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from tests.factories import requests as situations
from tests.factories.beneficiaries import PersonFactory
from tests.rules.without import without

pytestmark = pytest.mark.django_db
LOG = (
    "INSERT INTO requests_app_entry (support_request_id, verb, source, target, by_id, reason,"
    " details) VALUES (%s, %s, %s, %s, %s, %s, '{}')"
)
MOVE = "UPDATE requests_app_supportrequest SET status = %s WHERE id = %s"


def run(*statements):
    """All of them, in one transaction that is undone."""
    with transaction.atomic(), connection.cursor() as cursor:
        for sql, parameters in statements:
            cursor.execute(sql, parameters)
        transaction.set_rollback(True)


def refusal(*statements):
    with pytest.raises(IntegrityError) as refused:
        run(*statements)
    return constraint_of(refused.value)


# The history ----------------------------------------------------------------------------------

MOVES = [RequestStatus.CANCELLED, RequestStatus.WITHDRAWN, RequestStatus.RETURNED]


@pytest.mark.parametrize("target", MOVES)
def test_a_request_does_not_move_without_its_history(owner, target):
    case = situations.submitted()
    move = (MOVE, [target, case.pk])
    rule = "supportrequest_step_is_logged"
    assert refusal(move) == rule
    with without(owner, rule):
        run(move)


def test_it_ends_with_a_reason_in_somebodys_name(cast):
    case = situations.submitted()
    officer, rule = cast.officer.pk, "supportrequest_step_is_logged"
    move = (MOVE, [RequestStatus.CANCELLED, case.pk])

    def line(by, reason, source=RequestStatus.SUBMITTED, target=RequestStatus.CANCELLED):
        return (LOG, [case.pk, "cancel", source, target, by, reason])

    with acting(officer):
        assert refusal(line(None, "مكرر"), move) == rule
        assert refusal(line(officer, " \u200f\u2800…"), move) == rule
        assert refusal(line(officer, "مكرر", target=RequestStatus.WITHDRAWN), move) == rule
        assert refusal(line(officer, "مكرر", source=RequestStatus.DRAFT), move) == rule
        # Of an earlier step, behind which another one stands.
        assert refusal(line(officer, "مكرر"), line(officer, "x", target="raised"), move) == rule
        run(line(officer, "مكرر"), move)


def test_a_line_of_the_history_is_in_ones_own_name(cast, owner):
    case, rule = situations.submitted(), "entry_by_who_acts"
    line = (LOG, [case.pk, "cancel", "submitted", "cancelled", cast.manager.pk, "مكرر"])
    assert refusal(line) == rule
    with acting(cast.officer.pk):
        assert refusal(line) == rule
    with acting(cast.manager.pk):
        run(line)
    with without(owner, rule):
        run(line)


# The verification -----------------------------------------------------------------------------


def test_an_officer_verifies_in_their_own_name(cast, owner):
    case, rule = situations.attested(), "supportrequest_verified_by_who_acts"
    verify = (
        "UPDATE requests_app_supportrequest SET status = 'verified', verified_by_id = %s"
        " WHERE id = %s"
    )
    assert refusal((verify, [cast.officer.pk, case.pk])) == rule
    for colleague in (cast.researcher, cast.provider, cast.manager):
        with acting(colleague.pk):
            assert refusal((verify, [colleague.pk, case.pk])) == rule
            assert refusal((verify, [cast.officer.pk, case.pk])) == rule
    with acting(cast.officer.pk):
        line = (LOG, [case.pk, "verify", "submitted", "verified", cast.officer.pk, ""])
        run(line, (verify, [cast.officer.pk, case.pk]))
        with without(owner, rule):
            run(line, (verify, [cast.researcher.pk, case.pk]))


# The signature --------------------------------------------------------------------------------


def declare(case, *, signer, taken_by):
    with transaction.atomic():
        Declaration.objects.create(
            support_request=case,
            signer=signer,
            data=case.material_data(),
            digest="0" * 64,
            text="أقر",
            method="drawn",
            drawing="M1 1L2 2",
            taken_by=taken_by,
        )
        transaction.set_rollback(True)


def test_the_applicant_signs_before_who_acts(cast, owner):
    case, rule = situations.filled(), "declaration_by_the_applicant"
    own, stranger = case.person, PersonFactory()
    with acting(cast.officer.pk):
        declare(case, signer=own, taken_by=cast.officer)
        for signer, taken_by in ((stranger, cast.officer), (own, cast.manager)):
            with pytest.raises(IntegrityError) as refused:
                declare(case, signer=signer, taken_by=taken_by)
            assert constraint_of(refused.value) == rule
    with pytest.raises(IntegrityError) as refused:
        declare(case, signer=own, taken_by=cast.officer)
    assert constraint_of(refused.value) == rule
    with without(owner, rule):
        declare(case, signer=stranger, taken_by=cast.manager)


def test_a_code_is_confirmed_by_no_hand(cast, owner):
    case, rule = situations.filled(), "signingcode_in_time"
    sent = signing.send_signing_code(case, by=situations.officer())
    change = "UPDATE requests_app_signingcode SET {} WHERE id = %s"
    tries = (change.format("tries_left = 9"), [sent.pk])
    confirmed = (change.format("confirmed_at = now()"), [sent.pk])
    used_up = (change.format("tries_left = 0"), [sent.pk])
    assert refusal(tries) == rule
    assert refusal(confirmed) == rule
    with acting(cast.officer.pk):
        assert refusal(tries) == rule
        assert refusal(used_up, confirmed) == rule
        run(confirmed)
    with without(owner, rule):
        run(tries)
        run(confirmed)


def test_the_steps_themselves_go_on(cast):
    """What the verbs write is in somebody's name, whether a page calls them or a command."""
    case = situations.verified()
    entries = SupportRequest.objects.get(pk=case.pk).log.all()
    assert {entry.by for entry in entries} == {situations.officer()}
    event = SupportRequest.pgh_event_model.objects.filter(pgh_obj_id=case.pk).latest("pk")
    assert event.pgh_context == {"user": situations.officer().pk}
