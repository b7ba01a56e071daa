"""Whose a step is that no life cycle knows: each predicate × every role, on the scene's things."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from beneficiaries import perms as registry
from requests_app.delivery import perms as delivery
from requests_app.intake import perms as requests
from sanad.accounts.enums import Role
from tests.access.scene import ROLES

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("access")]

# Name → the predicate, on what it is asked, and who may.
PREDICATES = {
    "may_begin": (requests.may_begin, "person", "beneficiary officer elsewhere delegate"),
    "may_keep_programmes": (requests.may_keep_programmes, None, "manager"),
    "may_note_paper": (requests.may_note_paper, "raised", "officer delegate"),
    "may_see_registrations": (
        delivery.may_see_registrations,
        None,
        "officer elsewhere delegate manager auditor",
    ),
    "may_change": (registry.may_change, "person", "officer elsewhere delegate"),
    "may_change_own": (registry.may_change_own, "person", "beneficiary"),
    "may_add_document": (
        registry.may_add_document,
        "person",
        "beneficiary officer elsewhere delegate researcher",
    ),
    "may_read_copies": (
        registry.may_read_copies,
        None,
        "officer elsewhere delegate researcher member chair secretary provider manager auditor",
    ),
    "may_read_copy": (
        registry.may_read_copy,
        "copy",
        "beneficiary officer elsewhere delegate researcher member chair secretary provider manager"
        " auditor",
    ),
}


@pytest.mark.parametrize("name", PREDICATES)
def test_who_may(name, scene):
    predicate, thing, who = PREDICATES[name]
    arguments = [getattr(scene, thing)] if thing else []
    users = scene.users | {"anonymous": AnonymousUser()}
    assert [role for role in ROLES if predicate(users[role], *arguments)] == who.split()


def test_every_role_knocks_at_every_door():
    assert set(Role.values) - set(ROLES) == set()


def test_every_role_is_named_by_a_permission():
    """A role that none names would see its day's page and nothing else."""
    named = set()
    for app in ("sanad", "beneficiaries", "requests_app", "conduct", "surveys"):
        for path in (settings.BASE_DIR / app).rglob("perms.py"):
            named |= set(re.findall(r"\bRole\.([A-Z]+)\b", path.read_text(encoding="utf-8")))
    assert set(Role.names) - named == set()
