"""What was signed is what goes on: the database compares the two itself, whoever writes (PR-4)."""

import json
from datetime import date
from decimal import Decimal

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction

from beneficiaries.models import DocumentType
from requests_app.intake import declaration
from requests_app.intake.models.declared import compared_sql, material
from requests_app.intake.workflow import desk
from requests_app.models import Declaration, SupportRequest
from sanad.lib import snapshot
from sanad.lib.actor import acting
from sanad.lib.triggers import Sql
from sanad.middleware import constraint_of
from tests.factories import requests as situations
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-4")]
STEPS = {
    "submitted": (situations.signed, {"number": "1448-99999"}),
    "verified": (situations.attested, {}),
    "raised": (situations.noticed, {}),
}
FACTS = {
    "identity": """UPDATE beneficiaries_person SET identity_kind = 'gcc', identity_country = 'KW'
        WHERE id = %(person_id)s""",
    "born": "UPDATE beneficiaries_person SET born_on = '1980-01-01' WHERE id = %(person_id)s",
    "income": "UPDATE beneficiaries_household SET monthly_income = 1 WHERE id = %(household_id)s",
    "size": "UPDATE beneficiaries_household SET size = 2 WHERE id = %(household_id)s",
    "amount": "UPDATE requests_app_supportrequest SET amount = 9000 WHERE id = %(id)s",
    "answer": """UPDATE requests_app_supportrequest
        SET answers = answers || '{"landlord": "غيره"}' WHERE id = %(id)s""",
    "promise": """UPDATE requests_app_supportrequest
        SET promised = promised || '["prison-letter"]' WHERE id = %(id)s""",
}
# How they are reached, and how the name is spelt: no part of what was declared.
NO_PART = {
    "name": "UPDATE beneficiaries_person SET family_name = 'غيره' WHERE id = %(person_id)s",
    "mobile": "UPDATE beneficiaries_person SET may_text = NOT may_text WHERE id = %(person_id)s",
    "city": "UPDATE beneficiaries_household SET city = 'أبها' WHERE id = %(household_id)s",
    "district": "UPDATE beneficiaries_household SET district = 'غيره' WHERE id = %(household_id)s",
}


def run(sql, parameters):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def broken(sql, parameters):
    """The name of the rule that refuses the statement."""
    with pytest.raises(IntegrityError) as refusal:
        run(sql, parameters)
    return constraint_of(refusal.value)


def as_the_database_reads(case):
    with connection.cursor() as cursor:
        sql = f"SELECT {material('r')} FROM $SupportRequest r WHERE r.id = %s"
        cursor.execute(Sql(sql).written("requests_app"), [case.pk])
        (data,) = cursor.fetchone()
    return json.loads(data) if isinstance(data, str) else data


def move(case, status):
    """The transition to `status` by SQL."""
    more = "".join(f", {name} = '{value}'" for name, value in STEPS[status][1].items())
    if status == "verified":
        more += f", verified_by_id = {situations.officer().pk}"
    return f"UPDATE requests_app_supportrequest SET status = '{status}'{more} WHERE id = %s"


@pytest.mark.parametrize(
    ("person", "home", "answers"),
    [
        ({}, {}, {}),
        (
            {"born_on": date(1949, 7, 1), "mobile": None, "father_name": "", "gender": "m"},
            {"monthly_income": None, "register_number": "١٠ ٢٣", "district": " حي  النسيم "},
            {"amount": "840.50", "story": "  سطر\r\nثانٍ ـ \u200f١٢ ", "landlord": ""},
        ),
        (
            {"identity_kind": "none", "identity_number": "", "grandfather_name": ""},
            {"monthly_income": Decimal("0.00"), "size": 1, "housing": ""},
            {"amount": "1000000.00", "months-behind": 0, "story": None, "sure": False},
        ),
        ({}, {"monthly_income": Decimal("1200.30")}, {"list": ["ب", "أ", 3], "in": {"a": "ـ1"}}),
    ],
)
def test_the_database_and_the_page_read_the_same(person, home, answers):
    household = HouseholdFactory(**home)
    case = situations.draft(person=PersonFactory(household=household, **person))
    situations.give_paper(case.person, "national-id")
    promised = ["utility-bill", "income", "national-id"]
    codes = set(DocumentType.objects.values_list("code", flat=True))
    case = desk.save_draft(
        case,
        by=situations.officer(),
        answers=answers,
        promised=[code for code in promised if code in codes],
    )
    case.refresh_from_db()
    assert as_the_database_reads(case) == case.material_data()


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("status", STEPS)
def test_what_changed_after_the_signature_goes_no_further(status, fact):
    case = STEPS[status][0]()
    run(FACTS[fact], vars(case))
    assert broken(move(case, status), [case.pk]) == "supportrequest_goes_on_as_signed"


@pytest.mark.parametrize("fact", NO_PART)
@pytest.mark.parametrize("status", STEPS)
def test_how_a_person_is_reached_asks_for_no_new_signature(status, fact):
    case = STEPS[status][0]()
    run(NO_PART[fact], vars(case))
    case = SupportRequest.objects.for_detail().get(pk=case.pk)
    assert case.is_declared and declaration.changes(case) == []
    officer = situations.officer()
    with acting(officer.pk):
        situations.logged(case, status)
        run(move(case, status), [case.pk])


def sign_in_form(form, case, data):
    with acting(situations.officer().pk):
        return Declaration.objects.create(
            support_request=case,
            signer=case.person,
            data=data,
            form=form,
            digest=snapshot.digest(data),
            text="أقر",
            method="drawn",
            drawing="M1 1L2 2",
            taken_by=situations.officer(),
        )


class TestSignedInTheFormOfBefore:
    """The first shape held name, mobile and town; what was signed in it stays good (PR-4)."""

    def test_reads_the_same_in_python_and_sql(self):
        case = situations.signed()
        old = case.material_data() | case.registry_data()
        signed = Declaration(data=old, digest=snapshot.digest(old), form=1)
        assert signed.compared_data == case.material_data()
        assert signed.compared_digest == case.digest_now != signed.digest
        with connection.cursor() as cursor:
            sql = (
                f"SELECT {compared_sql('d')} = {material('r')} FROM $SupportRequest r,"
                " (SELECT 1 AS form, %s::jsonb AS data) d WHERE r.id = %s"
            )
            cursor.execute(Sql(sql).written("requests_app"), [json.dumps(old), case.pk])
            assert cursor.fetchone() == (True,)

    @pytest.mark.parametrize(("fact", "goes_on"), [("mobile", True), ("income", False)])
    def test_goes_on_unless_what_was_declared_changed(self, as_owner, fact, goes_on):
        """As a row of before the upgrade; only its owner can put such a one there now."""
        case = situations.signed()
        old = case.material_data() | case.registry_data()
        with pgtrigger.ignore("requests_app.Declaration:declaration_of_what_stands"):
            signed = sign_in_form(1, case, old)
        run("UPDATE requests_app_supportrequest SET declaration_id = %s", [signed.pk])
        run({**FACTS, **NO_PART}[fact], vars(case))
        case = SupportRequest.objects.for_detail().get(pk=case.pk)
        assert case.is_declared == goes_on
        assert bool(declaration.changes(case)) != goes_on
        if goes_on:
            situations.logged(case, "submitted")
            run(move(case, "submitted"), [case.pk])
        else:
            refused_by = broken(move(case, "submitted"), [case.pk])
            assert refused_by == "supportrequest_goes_on_as_signed"

    def test_nobody_signs_in_it_any_more(self):
        case = situations.filled()
        old = case.material_data() | case.registry_data()
        for data in (old, case.material_data()):
            with pytest.raises(IntegrityError) as refusal, transaction.atomic():
                sign_in_form(1, case, data)
            assert constraint_of(refusal.value) == "declaration_of_what_stands"


@pytest.mark.parametrize("status", STEPS)
def test_what_stands_as_signed_goes_on(status):
    case = STEPS[status][0]()
    run(FACTS["size"], vars(case))
    run("UPDATE beneficiaries_household SET size = 7 WHERE id = %s", [case.household_id])
    with acting(situations.officer().pk):
        situations.logged(case, status)
        run(move(case, status), [case.pk])
    case.refresh_from_db()
    assert case.status == status


def test_no_change_slips_in_with_the_step_itself():
    case = situations.noticed()
    sql = move(case, "raised").replace("SET ", "SET amount = 9000, ")
    assert broken(sql, [case.pk]) == "supportrequest_goes_on_as_signed"


def test_nobody_signs_other_data_than_those_that_stand_there():
    case = situations.filled()
    data = case.material_data()
    for other in (data | {"amount": "9000"}, {}, data | {"more": 1}):
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            Declaration.objects.create(
                support_request=case,
                signer=case.person,
                data=other,
                digest=snapshot.digest(other),
                text="…",
                method="drawn",
                drawing="M1 1L2 2",
                taken_by=situations.officer(),
            )
        assert constraint_of(refusal.value) == "declaration_of_what_stands"


def test_an_old_signature_does_not_carry_new_data():
    """The newest signature is named on the request; naming an older one does not help."""
    case = situations.noticed()
    first = case.declaration_id
    case = desk.amend(case, by=situations.officer(), answers={"amount": "5000"})
    case = situations.sign(case)
    sql = move(case, "raised").replace("SET ", f"SET declaration_id = {first}, ")
    assert broken(sql, [case.pk]) == "supportrequest_goes_on_as_signed"
