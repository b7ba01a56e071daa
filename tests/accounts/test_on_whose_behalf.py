"""`visible_to(user)` alone says what somebody may know to exist, and on whose behalf they ask.

Mother and daughter share an account. A session that unlocked one of them sees what is hers.
"""

import copy

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from beneficiaries.guarded import propose_pin
from requests_app.committee.workflow import objection
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.paper import workflow as sheets
from sanad.workflow.enums import TaskKind
from sanad.workflow.workflow import open_task
from tests.delivery import cases
from tests.factories import conduct, contact, paper, requests
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import proposed

pytestmark = pytest.mark.django_db

# What beneficiaries see, with the path to the person whose it is.
THEIRS = {
    "beneficiaries.person": "pk",
    "requests_app.supportrequest": "person",
    "requests_app.objection": "decision__support_request__person",
    "requests_app.awardline": "support_request__person",
    "requests_app.delivery": "line__support_request__person",
}
# What only those who work here see.
OURS = {
    "beneficiaries.keptoff",
    "guarded.guardedchange",
    "contact.contact",
    "contact.referral",
    "paper.book",
    "paper.sheet",
    "conduct.incident",
    "conduct.measure",
    "requests_app.agendaitem",
    "requests_app.sitting",
    "requests_app.study",
    "workflow.task",
}


def models():
    return {
        model._meta.label_lower: model
        for model in apps.get_models()
        if hasattr(model._default_manager.all(), "visible_to")
    }


def test_every_list_of_what_may_be_seen_is_tried_here():
    assert set(models()) == set(THEIRS) | OURS


@pytest.fixture
def family(calendar, cast):
    """A row of every kind for mother and for daughter, who share an account."""
    account = UserFactory(mobile="+966550123456", is_mobile_verified=True)
    people = [PersonFactory(account=account) for _ in range(2)]
    for person in people:
        objected = cases.accepted(calendar=calendar, person=person, amount=3000)
        objection.file_objection(objected, by=requests.officer(), words="لا يكفي.", channel="desk")
        cases.delivered(calendar=calendar, person=person, programme="electricity", amount=500)
        conduct.in_force(cast, "written", conduct.heard(cast, person=person))
        called = contact.ContactFactory(person=person)
        complained = {"subject_kind": "complaint", "about_staff": UserFactory(officer=True)}
        contact.ContactFactory(person=person, visit=True, **complained)
        proposed(propose_pin, person, pin="4829")
        contact.ReferralFactory(person=person, contact=called)
        open_task(TaskKind.CALL, called, name=str(person), link="/", role=Role.OFFICER)
    sheets.void(paper.book(by=cast.officer).first, by=cast.officer, reason="ابتلّت")
    return people


def seen(model, user, path="person"):
    return set(model._default_manager.visible_to(user).values_list(path, flat=True))


def on_behalf_of(account, *chosen):
    """The account as a session knows it: with nobody named, the phone is one person's."""
    user = copy.copy(account)
    for key in chosen:
        user.acting_for = key
    return user


def test_a_session_sees_what_is_of_whom_it_speaks_for(family):
    mother, daughter = family
    stranger = PersonFactory()
    account = User.objects.get(pk=mother.account_id)
    both = {mother.pk, daughter.pk}
    for label, path in THEIRS.items():
        model = models()[label]
        assert seen(model, on_behalf_of(account), path) == both, label
        for person in family:
            assert seen(model, on_behalf_of(account, person.pk), path) == {person.pk}, label
        for nobody in (0, stranger.pk):
            assert seen(model, on_behalf_of(account, nobody), path) == set(), label
        assert seen(model, UserFactory(), path) == set(), label
        assert seen(model, AnonymousUser(), path) == set(), label


def test_what_is_ours_is_seen_by_nobody_else(family):
    mother, _daughter = family
    account = User.objects.get(pk=mother.account_id)
    for label in OURS:
        model = models()[label]
        assert model._default_manager.exists(), label
        for user in (account, on_behalf_of(account, mother.pk), AnonymousUser()):
            assert not model._default_manager.visible_to(user).exists(), label


def test_who_works_here_is_asked_for_nobody(family, cast):
    """`acting_for` narrows beneficiaries alone."""
    officer = on_behalf_of(cast.officer, 0)
    everybody = {person.pk for person in family}
    assert seen(models()["requests_app.supportrequest"], officer) == everybody
