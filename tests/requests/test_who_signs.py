"""Who signs and submits: the applicant, or a guardian under their own name."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse

from requests_app.intake import perms
from requests_app.intake.workflow import desk, signing
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories import requests as situations
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_guardian
from tests.requests.test_in_ones_own_name import LOG, MOVE, declare, refusal
from tests.rules.without import without

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-4")]
SIGNS, SUBMITS = "declaration_by_the_signers_account", "supportrequest_submitted_by_who_may_sign"
DRAWN = {"method": "drawn", "drawing": situations.DRAWING}


def refused_by_the_database(case, person, *, signer=None):
    """The names of the rules that refuse what the account of `person` signs, and submits."""
    user, names = person.account, []
    with acting(user.pk):
        try:
            declare(case, signer=signer or person, taken_by=user)
        except IntegrityError as refused:
            names.append(constraint_of(refused))
        line = (LOG, [case.pk, "submit", "draft", "submitted", user.pk, ""])
        names.append(refusal(line, (MOVE, ["submitted", case.pk])))
    return names


@pytest.fixture
def case(db):
    return situations.filled(person=PersonFactory(with_account=True))


@pytest.fixture
def guardian(db):
    return PersonFactory(with_account=True)


def test_by_an_account_of_ones_own(case, guardian, owner):
    neighbour = PersonFactory(with_account=True, household=case.household)
    on_her_phone = PersonFactory(mobile=case.person.mobile)
    # Submitted by her it lacks the signature alone.
    unsigned = "supportrequest_submitted_when_declared"
    assert refused_by_the_database(case, case.person) == [unsigned]
    for other in (neighbour, guardian):
        assert refused_by_the_database(case, other) == ["declaration_by_the_applicant", SUBMITS]
        assert refused_by_the_database(case, other, signer=case.person) == [SIGNS, SUBMITS]
        assert not perms.may_sign(other.account, case)
        with pytest.raises(NotAllowed):
            signing.sign(case, by=other.account, **DRAWN)
    # Her account signs for nobody else of the number.
    theirs = situations.filled(person=on_her_phone)
    assert refused_by_the_database(theirs, case.person, signer=on_her_phone) == [SIGNS, SUBMITS]
    with without(owner, SIGNS), without(owner, SUBMITS):
        signs = refused_by_the_database(case, neighbour, signer=case.person)
        assert signs == [unsigned]


def test_by_a_guardian_while_the_deed_holds(case, guardian, calendar):
    today = clock.today()
    deed = name_guardian(case.person, guardian, valid_until=today)
    assert refused_by_the_database(case, guardian) == ["supportrequest_submitted_when_declared"]
    # Under the guardian's name, not under hers.
    assert refused_by_the_database(case, guardian, signer=case.person)[0] == SIGNS
    with pytest.raises(Refused) as no_code:
        signing.sign(case, by=guardian.account, method="code")
    assert no_code.value.field == "method"
    signed = signing.sign(case, by=guardian.account, **DRAWN)
    assert signed.declaration.signer == guardian
    assert f"أقرّ أنا {guardian.full_name}، وليّة {case.person.full_name}" in signed.declaration.text
    assert desk.submit(signed, by=guardian.account).number
    # The day after the deed's last one, and from the day on which it was ended.
    calendar.forward(days=1)
    late = situations.filled(person=PersonFactory(), programme="rent")
    deed = name_guardian(late.person, guardian)
    assert perms.may_sign(guardian.account, late)
    deed.ended_on = clock.today()
    deed.save(update_fields=["ended_on"])
    refused = ["declaration_by_the_applicant", SUBMITS]
    for over in (late, situations.filled(person=case.person, programme="electricity")):
        assert refused_by_the_database(over, guardian) == refused
        assert not perms.may_sign(guardian.account, over)


def test_the_desk_chooses_who_signs(case, guardian, client, cast):
    url = reverse("requests:sign", args=[case.pk])
    client.force_login(situations.officer())
    assert "signs</a>" not in client.get(url).text
    name_guardian(case.person, guardian)
    assert f"?signer={guardian.pk}" in client.get(url).text
    page = client.get(url, {"signer": guardian.pk})
    assert f"وليّة {case.person.full_name}" in page.text
    stranger = PersonFactory()
    with pytest.raises(NotAllowed):
        signing.sign(case, by=situations.officer(), signer=stranger, **DRAWN)
    client.post(f"{url}?signer={guardian.pk}", DRAWN | {"digest": case.digest_now})
    case.refresh_from_db()
    assert case.declaration.signer == guardian


def test_for_a_child_the_guardian_stands_first(guardian, client):
    child = PersonFactory(born_on=clock.today() - timedelta(days=3000), relation="child")
    case = situations.filled(person=child)
    name_guardian(child, guardian)
    client.force_login(situations.officer())
    page = client.get(reverse("requests:sign", args=[case.pk]))
    assert page.context["signer"] == guardian
