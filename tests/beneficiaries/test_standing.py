"""What holds a person's services back stands on a measure of conduct, and falls with it."""

import pytest
from django.db import IntegrityError, connection, transaction

from beneficiaries.enums import Standing
from beneficiaries.models import Person, Restriction
from sanad.lib.clock import today
from sanad.lib.dates import riyadh_day
from sanad.middleware import constraint_of
from tests.factories import conduct
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


def refusal_of(sql, parameters):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
    return constraint_of(refusal.value)


INSERT = """INSERT INTO beneficiaries_restriction (person_id, kind, programmes, to_correct,
    measure_id) VALUES (%s, 'suspension', '{}', 'x', %s)"""


@pytest.mark.policy("MC-0")
def test_no_restriction_without_a_measure(cast):
    person = PersonFactory()
    assert refusal_of(INSERT, [person.pk, 1]) == "restriction_stands_on_a_measure"
    proposed = conduct.proposed(cast)
    person = proposed.incident.person
    assert refusal_of(INSERT, [person.pk, proposed.pk]) == "restriction_stands_on_a_measure"


@pytest.mark.policy("MC-5")
def test_a_measure_holds_nobody_else_back(cast):
    measure = conduct.in_force(cast)
    sister = PersonFactory(household=measure.incident.person.household)
    assert refusal_of(INSERT, [sister.pk, measure.pk]) == "restriction_stands_on_a_measure"
    assert sister.standing == Standing.GOOD


WRITTEN = """INSERT INTO beneficiaries_restriction (person_id, kind, programmes, to_correct,
    measure_id, since) VALUES (%s, %s, %s, %s, %s, '2020-01-01')"""


@pytest.mark.policy("MC-0")
@pytest.mark.parametrize("kind", ["oral", "written"])
def test_no_warning_holds_anybody_back(cast, kind):
    warning = conduct.in_force(cast, kind)
    person = warning.incident.person
    for written in ("suspension", "termination"):
        row = [person.pk, written, [], "x", warning.pk]
        assert refusal_of(WRITTEN, row) == "restriction_stands_on_a_measure"


@pytest.mark.policy("MC-0")
def test_a_restriction_is_what_was_decided(cast):
    """Kind, programmes and what to correct are the measure's, and it holds from now on."""
    measure = conduct.in_force(cast)
    person = measure.incident.person.pk
    terms = [person, "suspension", ["rent"], measure.to_correct, measure.pk]
    for place, other in ((1, "termination"), (2, []), (2, ["electricity"]), (3, "غيره")):
        row = [*terms[:place], other, *terms[place + 1 :]]
        assert refusal_of(WRITTEN, row) == "restriction_stands_on_a_measure"
    restriction = Restriction.objects.get(measure_id=measure.pk)
    assert [restriction.kind, restriction.programmes] == terms[1:3]
    assert restriction.to_correct == measure.to_correct and riyadh_day(restriction.since) == today()


@pytest.mark.policy("MC-2")
def test_standing_follows_the_measure(cast):
    measure = conduct.in_force(cast)
    person = measure.incident.person
    assert Person.objects.get(pk=person.pk).standing == Standing.SUSPENDED
    assert Person.objects.with_standing().get(pk=person.pk).chip[1] == "status-standing-suspended"
    lift = "UPDATE beneficiaries_restriction SET lifted_at = now() WHERE measure_id = %s"
    assert refusal_of(lift, [measure.pk]) == "restriction_lifted_with_its_measure"
    conduct.lifted(cast, measure)
    assert Person.objects.get(pk=person.pk).standing == Standing.GOOD


def test_a_restriction_is_not_rewritten(cast):
    measure = conduct.in_force(cast)
    widen = "UPDATE beneficiaries_restriction SET programmes = '{}' WHERE measure_id = %s"
    reword = "UPDATE beneficiaries_restriction SET to_correct = 'غيره' WHERE measure_id = %s"
    for sql in (widen, reword):
        assert refusal_of(sql, [measure.pk]) == "restriction_stays_as_decided"
    assert Restriction.objects.in_force().covering("rent").exists()
    assert not Restriction.objects.in_force().covering("electricity").exists()
