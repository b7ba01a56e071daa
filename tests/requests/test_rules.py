"""The rules of a request's first half, each from raw SQL as the site's role, by name."""

import threading

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from requests_app.intake.enums import IntakeChannel, RequestStatus, SignatureMethod
from requests_app.intake.workflow import desk, signing
from requests_app.models import Attestation, Declaration, Notice, SupportRequest
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from sanad.policy import terms
from sanad.workflow.refusal import Refused
from tests.factories import requests as situations
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_guardian
from tests.in_own_name import signed_by_whom_it_names
from tests.rules.without import without

pytestmark = pytest.mark.django_db


def broken(sql, parameters=()):
    """The name of the rule that refuses the statement."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with signed_by_whom_it_names(sql, parameters), connection.cursor() as cursor:
            cursor.execute(sql, parameters)
    return constraint_of(refusal.value)


def by_officer():
    """The officer of these situations acts."""
    return acting(situations.officer().pk)


def update(case, **columns):
    """An UPDATE past the verbs; the name of the rule that refuses it."""
    assignments = ", ".join(f"{name} = %s" for name in columns)
    return broken(
        f"UPDATE requests_app_supportrequest SET {assignments} WHERE id = %s",
        [*columns.values(), case.pk],
    )


@pytest.mark.policy("PR-1")
@pytest.mark.parametrize("status", [s for s in RequestStatus if s != RequestStatus.DRAFT])
def test_born_as_a_draft_only(status):
    case = situations.draft()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        SupportRequest.objects.create(
            status=status,
            number="1448-99999",
            person=PersonFactory(),
            programme=case.programme,
            programme_version=case.programme_version,
            household=PersonFactory().household,
            branch=case.branch,
            policy_version=case.policy_version,
            channel=IntakeChannel.DESK,
            created_by=case.created_by,
        )
    assert constraint_of(refusal.value) == "supportrequest_life"


def test_no_illegal_hop():
    assert update(situations.submitted(), status="raised") == "supportrequest_life"
    assert update(situations.noticed(), status="submitted") == "supportrequest_life"


@pytest.mark.policy("PR-4")
def test_submitted_only_when_declared():
    case = situations.filled()
    assert (
        update(case, status="submitted", number="1448-99999")
        == "supportrequest_submitted_when_declared"
    )


@pytest.mark.policy("PM-1")
def test_not_before_the_terms_that_hold_were_accepted(owner):
    """What was accepted of others before says nothing; a return asks for nothing anew."""
    case = situations.signed(has_terms=False)
    assert update(case, status="submitted", number="1448-99999") == "supportrequest_terms_accepted"
    assert desk.submit.why_not(case, situations.officer()).code == "terms"
    before = {"version": terms.in_force().version - 1, "digest": "x", "channel": "desk"}
    with without(owner, "termsacceptance_of_a_version_that_is_there"):
        case.person.terms_acceptances.create(by=situations.officer(), **before)
    assert update(case, status="submitted", number="1448-99999") == "supportrequest_terms_accepted"
    assert desk.submit.why_not(case, situations.officer()).code == "terms"
    situations.terms_accepted(case.person)
    assert desk.submit(case, by=situations.officer()).number


@pytest.mark.policy("PR-4")
def test_another_request_s_declaration_does_not_count():
    case, other = situations.filled(), situations.signed()
    assert (
        update(case, status="submitted", number="1448-99999", declaration_id=other.declaration_id)
        == "supportrequest_submitted_when_declared"
    )


@pytest.mark.policy("PR-4")
@pytest.mark.parametrize("situation", ["submitted", "attested", "verified"])
def test_what_was_declared_is_not_taken_away(situation):
    case, other = getattr(situations, situation)(), situations.signed()
    for declaration in (None, other.declaration_id):
        for change in ({}, {"status": "verified"}):
            rule = update(case, declaration_id=declaration, **change)
            assert rule == "supportrequest_submitted_when_declared"


@pytest.mark.policy("PR-1")
def test_an_amount_is_a_number():
    assert update(situations.filled(), amount="NaN") == "supportrequest_amount_is_a_number"


@pytest.mark.policy("PR-5")
def test_not_raised_without_notice():
    assert update(situations.verified(), status="raised") == "supportrequest_raised_with_notice"


@pytest.mark.policy("PR-4")
def test_not_raised_without_attestation():
    case = situations.noticed()
    with by_officer():
        again = Declaration.objects.create(
            support_request=case,
            signer=case.person,
            data=case.material_data(),
            digest="0" * 64,
            text="أقر",
            method=SignatureMethod.DRAWN,
            drawing="M1 1L2 2",
            taken_by=situations.officer(),
        )
    assert (
        update(case, status="raised", declaration_id=again.pk)
        == "supportrequest_raised_when_declared"
    )


@pytest.mark.policy("PR-5")
def test_the_day_of_a_notice_is_not_chosen(calendar):
    case = situations.verified()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO requests_app_notice (support_request_id, text, channel, at, day)"
            " VALUES (%s, 'x', 'desk', '2026-01-01', '2026-01-01') RETURNING day, at::date",
            [case.pk],
        )
        assert [str(day) for day in cursor.fetchone()] == ["2026-11-22", "2026-11-22"]


@pytest.mark.policy("PR-5")
def test_the_floor_is_set_by_the_database(calendar):
    case = situations.noticed()
    situations.logged(case, "raised")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE requests_app_supportrequest SET status = 'raised', raised_on = '2026-01-01',"
            " floor_on = '2026-01-02', submitted_on = '2026-01-01' WHERE id = %s"
            " RETURNING submitted_on, raised_on, floor_on",
            [case.pk],
        )
        assert [str(day) for day in cursor.fetchone()] == ["2026-11-22", "2026-11-22", "2026-12-06"]
        cursor.execute(
            "UPDATE requests_app_supportrequest SET floor_on = '2026-01-02' WHERE id = %s"
            " RETURNING floor_on",
            [case.pk],
        )
        assert str(cursor.fetchone()[0]) == "2026-12-06"


@pytest.mark.policy("PR-5")
def test_the_floor_counts_from_the_later_of_notice_and_raising(calendar):
    case = situations.noticed()
    calendar.forward(days=3)
    case = desk.raise_to_committee(case, by=situations.officer())
    assert (case.floor_on - clock.today()).days == 14


@pytest.mark.policy("PR-2")
def test_the_verifier_is_another():
    case = situations.attested()
    own = situations.officer()
    PersonFactory(account=own, household=case.household)
    with acting(own.pk):
        refused = update(case, status="verified", verified_by_id=own.pk)
    assert refused == "supportrequest_verifier_is_another"


@pytest.mark.policy("PR-2")
def test_the_verifier_is_no_guardian(cast):
    case = situations.attested()
    guardian = PersonFactory(account=cast.officer)
    name_guardian(case.person, guardian)
    with acting(cast.officer.pk):
        refused = update(case, status="verified", verified_by_id=cast.officer.pk)
    assert refused == "supportrequest_verifier_is_another"


@pytest.mark.policy("PR-2")
def test_verified_names_its_verifier():
    assert (
        update(situations.attested(), status="verified") == "supportrequest_verified_has_a_verifier"
    )


@pytest.mark.policy("PR-4")
def test_nobody_attests_for_a_relative():
    case = situations.checked()
    PersonFactory(account=situations.officer(), household=case.household)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Attestation.objects.create(
            declaration=case.declaration, by=situations.officer(), text="أقر"
        )
    assert constraint_of(refusal.value) == "attestation_by_another"


@pytest.mark.policy("PR-2")
def test_one_open_request_of_a_household():
    first = situations.submitted()
    other = situations.signed(person=PersonFactory(household=first.household))
    situations.logged(other, "submitted")
    assert update(other, status="submitted", number="1448-99999") == "supportrequest_one_open"


def test_number_and_person_stay():
    case = situations.submitted()
    name = "supportrequest_keeps_its_origin"
    assert update(case, number="1448-99999") == name
    assert update(case, person_id=PersonFactory().pk) == name


@pytest.mark.policy("PR-4")
@pytest.mark.parametrize(
    "change",
    [{"amount": 1}, {"answers": "{}"}, {"declaration_id": None}, {"second_reason": "x"}],
    ids=lambda change: next(iter(change)),
)
def test_what_is_raised_is_what_was_signed(calendar, change):
    case = situations.raised(calendar=calendar, raised_on="2026-11-01")
    assert update(case, **change) == "supportrequest_raised_as_signed"


def test_the_amount_is_more_than_zero():
    assert update(situations.draft(), amount=0) == "supportrequest_amount_positive"


@pytest.mark.policy("PR-4")
@pytest.mark.parametrize(
    ("method", "proof"),
    [("drawn", {}), ("thumbprint", {"witnesses": "أ، ب"}), ("thumbprint", {"read_by": "هند"})],
)
def test_a_signature_has_its_proof(method, proof):
    case = situations.filled()
    with by_officer(), pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Declaration.objects.create(
            support_request=case,
            signer=case.person,
            data=case.material_data(),
            digest="0" * 64,
            text="أقر",
            method=method,
            taken_by=situations.officer(),
            **proof,
        )
    assert constraint_of(refusal.value) == "declaration_has_its_proof"


@pytest.mark.policy("PR-4")
def test_a_code_signs_only_when_confirmed():
    case = situations.filled()
    sent = signing.send_signing_code(case, by=situations.officer())
    with by_officer(), pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Declaration.objects.create(
            support_request=case,
            signer=case.person,
            data=case.material_data(),
            digest=sent.digest,
            text="أقر",
            method=SignatureMethod.CODE,
            signing_code=sent,
            taken_by=situations.officer(),
        )
    assert constraint_of(refusal.value) == "declaration_code_was_confirmed"


@pytest.mark.parametrize("table", ["declaration", "attestation", "notice", "entry"])
def test_evidence_is_written_once(table):
    situations.noticed()
    assert broken(f"UPDATE requests_app_{table} SET id = id") == f"{table}_is_insert_only"
    for sql in (
        f"DELETE FROM requests_app_{table}",
        f"UPDATE requests_app_{table} SET at = now()",
        f"TRUNCATE requests_app_{table} CASCADE",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(sql)


def test_a_code_stays_what_was_sent():
    case = situations.filled()
    sent = signing.send_signing_code(case, by=situations.officer())
    assert (
        broken("UPDATE requests_app_signingcode SET hashed = 'x' WHERE id = %s", [sent.pk])
        == "signingcode_keeps_what_it_signs"
    )


@pytest.mark.policy("PR-2")
def test_one_line_for_each_paper():
    case = situations.submitted()
    line = case.checklist[0]
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        case.lines.create(type=line.type)
    assert constraint_of(refusal.value) == "checkline_once"


@pytest.mark.django_db(transaction=True)
@pytest.mark.policy("PR-5")
def test_two_officers_raise_at_once():
    """One wins, the other reads where the case stands; one notice of raising, one entry."""
    case = situations.noticed()
    officers = [situations.officer(), situations.officer()]
    barrier, outcomes = threading.Barrier(2), []

    def raise_it(by):
        try:
            barrier.wait(10)
            desk.raise_to_committee(case, by=by)
            outcomes.append("done")
        except Refused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=raise_it, args=[by]) for by in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["done", "status"]
    assert case.log.filter(verb="raise_to_committee").count() == 1
    assert Notice.objects.filter(support_request=case).count() == 1
